//! One date of EDTF, without a time of day.

use super::DateError;
use super::cursor::{Cursor, Number};
use crate::civil::{PartialDate, QualifiedDate, month_length};

/// What stands where a date may.
#[derive(Clone, Copy)]
pub(super) enum Single {
    /// No text at all.
    Nothing,
    /// `..`.
    Open,
    /// It has a first and a last day.
    Drawn(QualifiedDate),
    /// A year of more than four digits.
    Far(i64),
    /// It exists, and only level 2 can say it.
    AsWritten,
}

/// Reads `-0499`, `201X`, `2021-34`, `1985-XX-XX`, `2021-01-04?`, `Y-17E7`, and goes behind it.
pub(super) fn single(letters: &mut Cursor<'_>) -> Result<Single, DateError> {
    if letters.takes(b'Y') {
        return long_year(letters);
    }
    // One mark behind the whole is level 1, any other level 2.
    let mut is_level_2 = letters.mark() != 0;
    let negative = letters.takes(b'-');
    let year = letters.number();
    let partial = years(negative, &year)?;
    if letters.takes(b'S') {
        let count = letters.number();
        let fits = year.unknown == 0 && count.is_plain(1) && matches!(count.value, 1..=4);
        return if fits { Ok(Single::AsWritten) } else { Err(DateError::Form) };
    }
    let mut mark = letters.mark();
    let mut parts = [None; 2];
    for part in &mut parts {
        if !letters.takes(b'-') {
            break;
        }
        is_level_2 |= mark != 0 || letters.mark() != 0;
        *part = Some(Pair::new(&letters.number())?);
        mark = letters.mark();
    }
    let [month, day] = parts;
    let partial = match month {
        None => partial,
        Some(month) => part_of(partial, month, day)?,
    };
    let Some(partial) = partial.filter(|_| !is_level_2) else { return Ok(Single::AsWritten) };
    let (uncertain, approximate) = (matches!(mark, b'?' | b'%'), matches!(mark, b'~' | b'%'));
    Ok(Single::Drawn(QualifiedDate { partial, uncertain, approximate }))
}

/// Two digits.
#[derive(Clone, Copy)]
struct Pair {
    /// The least number above nought that they may be; nought when there is none.
    least: u8,
    /// Which are an `X`, as a bit each.
    unknown: u32,
}

/// Both digits are an `X`.
const BOTH: u32 = 0b11;

impl Pair {
    fn new(number: &Number) -> Result<Self, DateError> {
        width(number, 2)?;
        let least = match (number.value, number.unknown) {
            (0, 0b10) => 10,
            (0, 0b01 | BOTH) => 1,
            (value, _) => value as u8,
        };
        Ok(Self { least, unknown: number.unknown })
    }
}

fn width(number: &Number, wanted: u32) -> Result<(), DateError> {
    match number.width {
        0 => Err(DateError::Form),
        width if width != wanted => Err(DateError::Digits),
        _ => Ok(()),
    }
}

/// The part of a year that exists; none where only level 2 can say it.
fn part_of(year: Option<PartialDate>, month: Pair, day: Option<Pair>) -> Result<Option<PartialDate>, DateError> {
    let exact = if let Some(PartialDate::Year(year)) = year { Some(year) } else { None };
    let number = month.least;
    // Seasons, quarters and halves are numbered like months.
    if !matches!((number, day, month.unknown), (1..=12, ..) | (21..=41, None, 0)) {
        return Err(DateError::Month);
    }
    if let Some(day) = day {
        // A year that is not known may be a leap year, a month that is not known a long one.
        let longest = if month.unknown == 0 { month_length(exact.unwrap_or(0), number) } else { 31 };
        if day.least == 0 || day.least > longest {
            return Err(DateError::Day(longest));
        }
    }
    let Some(year) = exact else { return Ok(None) };
    Ok(Some(match (month.unknown, day) {
        (0, Some(Pair { least, unknown: 0 })) => PartialDate::Day(year, number, least),
        (0, Some(Pair { unknown: BOTH, .. })) => PartialDate::SomeDayIn(year, number),
        (BOTH, Some(Pair { unknown: BOTH, .. })) => PartialDate::SomeDay(year),
        (BOTH, None) => PartialDate::SomeMonth(year),
        (0, None) => match number {
            21..=24 => PartialDate::Season(year, number - 20),
            33..=36 => PartialDate::Quarter(year, number - 32),
            40..=41 => PartialDate::Half(year, number - 39),
            // Seasons of a hemisphere, and thirds.
            13.. => return Ok(None),
            _ => PartialDate::Month(year, number),
        },
        _ => return Ok(None),
    }))
}

/// A year, or the years that share its first digits.
fn years(negative: bool, number: &Number) -> Result<Option<PartialDate>, DateError> {
    width(number, 4)?;
    let year = number.value as i32;
    if negative && year == 0 && number.unknown <= BOTH {
        return Err(DateError::NegativeZero);
    }
    let year = if negative { -year } else { year };
    Ok(Some(match number.unknown {
        0 => PartialDate::Year(year),
        0b1 => PartialDate::Decade(year / 10),
        BOTH => PartialDate::Century(year / 100),
        _ => return Ok(None),
    }))
}

/// What stands behind a `Y`: five digits or more, or at level 2 an exponent or a count of significant digits.
fn long_year(letters: &mut Cursor<'_>) -> Result<Single, DateError> {
    let negative = letters.takes(b'-');
    let year = counted(letters)?;
    let has_exponent = letters.takes(b'E');
    if has_exponent {
        counted(letters)?;
    } else if year.width < 5 {
        return Err(DateError::LongYear);
    }
    let has_count = letters.takes(b'S');
    if has_count {
        counted(letters)?;
    }
    // More digits than a number of 64 bits has room for are shown as they are.
    if has_exponent || has_count || year.width > 18 {
        return Ok(Single::AsWritten);
    }
    Ok(Single::Far(if negative { -year.value } else { year.value }))
}

/// Digits that start with none that could be left out.
fn counted(letters: &mut Cursor<'_>) -> Result<Number, DateError> {
    let starts_well = letters.next() != b'0';
    let number = letters.number();
    if starts_well && number.width > 0 && number.unknown == 0 { Ok(number) } else { Err(DateError::LongYear) }
}

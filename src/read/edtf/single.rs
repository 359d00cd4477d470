//! Parser for a single EDTF date without a time of day.

use super::cursor::{Cursor, Number};
use super::error::DateError;
use crate::civil::{PartialDate, QualifiedDate, month_length};

/// Parse result for one date or one end of an interval.
#[derive(Clone, Copy)]
pub(super) enum Single {
    /// Empty text.
    Nothing,
    /// `..`.
    Open,
    /// A date with a first and a last day.
    Dated(QualifiedDate),
    /// A year of more than four digits.
    Far(i64),
    /// A valid date of level 2, which is kept as written.
    AsWritten,
}

/// Consumes a date such as `-0499`, `201X`, `2021-34`, `1985-XX-XX`, `2021-01-04?` or `Y-17E7`.
pub(super) fn single(cursor: &mut Cursor<'_>) -> Result<Single, DateError> {
    if cursor.takes(b'Y') {
        return long_year(cursor);
    }
    // A qualifier after the whole date is level 1; anywhere else it is level 2.
    let mut is_level_2 = cursor.mark() != 0;
    let negative = cursor.takes(b'-');
    let year = cursor.number();
    let partial = years(negative, &year)?;
    if cursor.takes(b'S') {
        let count = cursor.number();
        let fits = year.unknown == 0 && count.is_plain(1) && matches!(count.value, 1..=4);
        return if fits { Ok(Single::AsWritten) } else { Err(DateError::Form) };
    }
    let mut mark = cursor.mark();
    let mut parts = [None; 2];
    for part in &mut parts {
        if !cursor.takes(b'-') {
            break;
        }
        is_level_2 |= mark != 0 || cursor.mark() != 0;
        *part = Some(Pair::new(&cursor.number())?);
        mark = cursor.mark();
    }
    let [month, day] = parts;
    let partial = match month {
        None => partial,
        Some(month) => part_of(partial, month, day)?,
    };
    let Some(partial) = partial.filter(|_| !is_level_2) else { return Ok(Single::AsWritten) };
    let (uncertain, approximate) = (matches!(mark, b'?' | b'%'), matches!(mark, b'~' | b'%'));
    Ok(Single::Dated(QualifiedDate { partial, uncertain, approximate }))
}

/// A month or a day: two digits.
#[derive(Clone, Copy)]
struct Pair {
    /// Smallest positive number that the digits allow. Zero if there is none.
    least: u8,
    /// Bit mask of the digits that are `X`.
    unknown: u32,
}

/// Mask of two `X` digits.
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

fn width(number: &Number, expected: u32) -> Result<(), DateError> {
    match number.width {
        0 => Err(DateError::Form),
        width if width != expected => Err(DateError::Digits),
        _ => Ok(()),
    }
}

/// A month, season, quarter, half or day of a year. `None` if it needs level 2.
fn part_of(year: Option<PartialDate>, month: Pair, day: Option<Pair>) -> Result<Option<PartialDate>, DateError> {
    let exact = if let Some(PartialDate::Year(year)) = year { Some(year) } else { None };
    let number = month.least;
    // Seasons, quarters and halves stand in the place of the month.
    if !matches!((number, day, month.unknown), (1..=12, ..) | (21..=41, None, 0)) {
        return Err(DateError::Month);
    }
    if let Some(day) = day {
        // An unknown year may be a leap year, and an unknown month may have 31 days.
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
            // Seasons of a hemisphere, and quadrimesters.
            13.. => return Ok(None),
            _ => PartialDate::Month(year, number),
        },
        _ => return Ok(None),
    }))
}

/// A year, decade or century.
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

/// Parses the year after a `Y`: five or more digits, or at level 2 an exponent or a number of significant digits.
fn long_year(cursor: &mut Cursor<'_>) -> Result<Single, DateError> {
    let negative = cursor.takes(b'-');
    let year = unpadded_number(cursor)?;
    let has_exponent = cursor.takes(b'E');
    if has_exponent {
        unpadded_number(cursor)?;
    } else if year.width < 5 {
        return Err(DateError::LongYear);
    }
    let has_count = cursor.takes(b'S');
    if has_count {
        unpadded_number(cursor)?;
    }
    // More than 18 digits may not fit into an i64, so the year is shown as written.
    if has_exponent || has_count || year.width > 18 {
        return Ok(Single::AsWritten);
    }
    Ok(Single::Far(if negative { -year.value } else { year.value }))
}

/// Parses digits without a leading zero.
fn unpadded_number(cursor: &mut Cursor<'_>) -> Result<Number, DateError> {
    let starts_well = cursor.next() != b'0';
    let number = cursor.number();
    if starts_well && number.width > 0 && number.unknown == 0 { Ok(number) } else { Err(DateError::LongYear) }
}

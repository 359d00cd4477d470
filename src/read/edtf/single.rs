//! One date of EDTF, without a time of day.

use super::DateFault;
use crate::civil::{Date, Partial, month_length};

/// Uncertain, approximate, both.
const MARKS: [char; 3] = ['?', '~', '%'];

/// What one date turned out to be.
pub(super) enum Single {
    /// It has a first and a last day.
    Drawn(Date),
    /// A year of more than four digits.
    Far(i64),
    /// It exists, and only level 2 can say it.
    AsWritten,
}

/// Reads `-0499`, `201X`, `2021-34`, `1985-XX-XX`, `2021-01-04?`, `Y-17E7`.
pub(super) fn single(text: &str) -> Result<Single, DateFault> {
    if let Some(year) = text.strip_prefix('Y') {
        let (negative, digits) = unsigned(year);
        let far = long_year(digits)?.map(|far| if negative { -far } else { far });
        return Ok(far.map_or(Single::AsWritten, Single::Far));
    }
    if let Some((year, count)) = text.split_once('S') {
        let (negative, year) = unsigned(year);
        let is_exact = matches!(years(negative, year)?, Some(Partial::Year(_)));
        return if is_exact && matches!(count, "1" | "2" | "3" | "4") {
            Ok(Single::AsWritten)
        } else {
            Err(DateFault::Form)
        };
    }
    marked(text)
}

/// The text without its minus, and whether it had one.
fn unsigned(text: &str) -> (bool, &str) {
    text.strip_prefix('-').map_or((false, text), |rest| (true, rest))
}

/// A date with marks of doubt: one behind the whole is level 1, any other level 2.
fn marked(text: &str) -> Result<Single, DateFault> {
    let rest = text.strip_prefix(MARKS).unwrap_or(text);
    let mut only_the_whole = rest.len() == text.len();
    let (negative, digits) = unsigned(rest);
    let (mut parts, mut mark) = ([None; 3], "");
    for (place, part) in digits.split('-').enumerate() {
        let inner = part.strip_prefix(MARKS).unwrap_or(part);
        let bare = inner.strip_suffix(MARKS).unwrap_or(inner);
        // The mark of the part before turns out not to stand behind the whole.
        only_the_whole &= mark.is_empty() && inner.len() == part.len();
        mark = inner.get(bare.len()..).unwrap_or_default();
        *parts.get_mut(place).ok_or(DateFault::Form)? = Some(bare);
    }
    let [year, month, day] = parts;
    let partial = partial(negative, year.unwrap_or_default(), month, day)?.filter(|_| only_the_whole);
    let (uncertain, approximate) = (matches!(mark, "?" | "%"), matches!(mark, "~" | "%"));
    Ok(partial.map_or(Single::AsWritten, |partial| Single::Drawn(Date { partial, uncertain, approximate })))
}

/// Two digits, of which either may be an `X`.
#[derive(Clone, Copy)]
enum Pair {
    Known(u8),
    Unspecified,
    Partly([u8; 2]),
}

impl Pair {
    fn read(text: &str) -> Result<Self, DateFault> {
        Ok(match *digits::<2>(text)? {
            [b'X', b'X'] => Self::Unspecified,
            [tens, ones] if tens != b'X' && ones != b'X' => Self::Known((tens - b'0') * 10 + (ones - b'0')),
            pair => Self::Partly(pair),
        })
    }

    /// Whether it may stand for a number from 1 to `most`.
    fn within(self, most: u8) -> bool {
        match self {
            Self::Known(number) => (1..=most).contains(&number),
            Self::Unspecified => true,
            Self::Partly([tens, ones]) => (1..=most).any(|number| {
                (tens == b'X' || tens - b'0' == number / 10) && (ones == b'X' || ones - b'0' == number % 10)
            }),
        }
    }
}

/// The parts of a date that exists; none where only level 2 can say it.
fn partial(negative: bool, year: &str, month: Option<&str>, day: Option<&str>) -> Result<Option<Partial>, DateFault> {
    let year = years(negative, year)?;
    let exact = if let Some(Partial::Year(year)) = year { Some(year) } else { None };
    let Some(month) = month.map(Pair::read).transpose()? else { return Ok(year) };
    let Some(day) = day.map(Pair::read).transpose()? else {
        return match month {
            Pair::Known(number) => part_of_year(exact, number),
            _ if !month.within(12) => Err(DateFault::Month),
            Pair::Unspecified => Ok(exact.map(Partial::SomeMonth)),
            Pair::Partly(_) => Ok(None),
        };
    };
    if !month.within(12) {
        return Err(DateFault::Month);
    }
    // A year that is not known may be a leap year, a month that is not known a long one.
    let longest = if let Pair::Known(month) = month { month_length(exact.unwrap_or(0), month) } else { 31 };
    if !day.within(longest) {
        return Err(DateFault::Day(longest));
    }
    Ok(exact.and_then(|year| match (month, day) {
        (Pair::Known(month), Pair::Known(day)) => Some(Partial::Day(year, month, day)),
        (Pair::Known(month), Pair::Unspecified) => Some(Partial::SomeDayIn(year, month)),
        (Pair::Unspecified, Pair::Unspecified) => Some(Partial::SomeDay(year)),
        _ => None,
    }))
}

/// A year, or the years that share its first digits.
fn years(negative: bool, text: &str) -> Result<Option<Partial>, DateFault> {
    let bytes = digits::<4>(text)?;
    let known = text.trim_end_matches('X');
    if known.len() < 2 || known.contains('X') {
        return Ok(None);
    }
    let number = known.bytes().fold(0, |number, digit| number * 10 + i32::from(digit - b'0'));
    if negative && number == 0 {
        return Err(DateFault::NegativeZero);
    }
    let number = if negative { -number } else { number };
    Ok(Some(match bytes.len() - known.len() {
        0 => Partial::Year(number),
        1 => Partial::Decade(number),
        _ => Partial::Century(number),
    }))
}

/// A month, or the seasons, quarters and halves that are numbered like months.
fn part_of_year(year: Option<i32>, number: u8) -> Result<Option<Partial>, DateFault> {
    let part = |year: i32| match number {
        21..=24 => Some(Partial::Season(year, number - 20)),
        33..=36 => Some(Partial::Quarter(year, number - 32)),
        40..=41 => Some(Partial::Half(year, number - 39)),
        // Seasons of a hemisphere, and thirds.
        25..=39 => None,
        _ => Some(Partial::Month(year, number)),
    };
    if matches!(number, 1..=12 | 21..=41) { Ok(year.and_then(part)) } else { Err(DateFault::Month) }
}

/// What stands behind a `Y`: five digits or more, or at level 2 an exponent or a count of significant digits; none
/// for what can only be shown as written.
fn long_year(text: &str) -> Result<Option<i64>, DateFault> {
    let (year, significant) = text.split_once('S').unwrap_or((text, "1"));
    let (digits, exponent) = year.split_once('E').unwrap_or((year, "1"));
    let starts_well = [digits, exponent, significant].iter().all(|part| !part.is_empty() && !part.starts_with('0'));
    let is_plain = [digits, exponent, significant].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !starts_well || !is_plain || (year == digits && digits.len() < 5) {
        return Err(DateFault::LongYear);
    }
    Ok(counted(text))
}

/// The number that digits alone write, if there is room for it.
fn counted(text: &str) -> Option<i64> {
    let room = (1..19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    room.then(|| text.bytes().fold(0, |number, digit| number * 10 + i64::from(digit - b'0')))
}

/// Exactly `WIDTH` digits, of which any may be an `X`.
fn digits<const WIDTH: usize>(text: &str) -> Result<&[u8; WIDTH], DateFault> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X') {
        return Err(DateFault::Form);
    }
    text.as_bytes().try_into().map_err(|_| DateFault::Digits)
}

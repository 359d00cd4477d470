//! Dates as EDTF (ISO 8601-2) writes them: levels 0 and 1, quarters and halves in full; level 2 is kept as written.

mod clock;
mod cursor;
mod single;

use crate::civil::{EdtfDate, End, QualifiedDate, RawEdtf};
use cursor::Cursor;
use single::{Single, single};

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It is not written as EDTF writes dates.
    Form,
    /// It holds a space.
    Blank,
    /// A year that has not four digits, or a month or day that has not two.
    Digits,
    /// `Y` stands before what is no year of five digits or more.
    LongYear,
    /// The year -0000: it is 0000, or 1 BCE.
    NegativeZero,
    /// There is no such month, season, quarter or half.
    Month,
    /// There is no such day of the month, which has at most so many.
    Day(u8),
    /// There is no such time of day, or it stands behind less than a day.
    Time,
    /// There is no such offset from UTC.
    Offset,
    /// It ends before it starts.
    Reversed,
    /// A period of more than two ends.
    ThirdEnd,
    /// A period whose ends have a time of day.
    TimeInPeriod,
    /// Too long to be kept as written.
    TooLong,
}

/// Reads `2020`, `2020-06-23`, `2017-12~`, `201X`, `2021-34`, `2021/2025`, `../2021-01-04`, `1985-04-12T23:20:30Z`.
pub fn date(text: &str) -> Result<EdtfDate, DateError> {
    let mut letters = Cursor(text.as_bytes());
    let is_set = matches!(letters.next(), b'[' | b'{');
    let read = if is_set { set(&mut letters).map(|()| None) } else { dates(&mut letters) };
    match read {
        Err(_) if text.bytes().any(|letter| letter == b' ') => Err(DateError::Blank),
        Err(fault) => Err(fault),
        Ok(when) if !letters.0.is_empty() => Err(left_over(when, letters.next())),
        Ok(Some(when)) => Ok(when),
        Ok(None) => RawEdtf::new(text).map(EdtfDate::AsWritten).ok_or(DateError::TooLong),
    }
}

/// What a letter behind a whole date means.
fn left_over(when: Option<EdtfDate>, letter: u8) -> DateError {
    match letter {
        b' ' => DateError::Blank,
        b'T' => DateError::TimeInPeriod,
        b'/' if matches!(when, Some(EdtfDate::At(_))) => DateError::TimeInPeriod,
        b'/' => DateError::ThirdEnd,
        _ => DateError::Form,
    }
}

/// The period between two ends, unless it ends before it starts.
pub(super) fn between(start: End, end: End) -> Result<EdtfDate, DateError> {
    if let (End::Known(first), End::Known(last)) = (start, end) {
        in_order(first, last)?;
    }
    Ok(EdtfDate::Between(start, end))
}

fn in_order(first: QualifiedDate, last: QualifiedDate) -> Result<(), DateError> {
    if first.partial.first() > last.partial.last() { Err(DateError::Reversed) } else { Ok(()) }
}

/// One date, or a period of two ends; none for what can only be shown as written.
fn dates(letters: &mut Cursor<'_>) -> Result<Option<EdtfDate>, DateError> {
    let start = side(letters)?;
    if letters.takes(b'/') {
        return match (end_of(start), end_of(side(letters)?)) {
            (Some(start), Some(end)) => between(start, end).map(Some),
            _ => Ok(None),
        };
    }
    if letters.takes(b'T') {
        return clock::moment(start, letters).map(EdtfDate::At).map(Some);
    }
    match start {
        Single::Drawn(date) => Ok(Some(EdtfDate::On(date))),
        Single::Far(year) => Ok(Some(EdtfDate::Far(year))),
        Single::AsWritten => Ok(None),
        Single::Open | Single::Nothing => Err(DateError::Form),
    }
}

/// What stands on a side of a slash, or where there is none.
fn side(letters: &mut Cursor<'_>) -> Result<Single, DateError> {
    match letters.next() {
        0 | b'/' => Ok(Single::Nothing),
        b'.' if letters.takes_dots() => Ok(Single::Open),
        _ => single(letters),
    }
}

fn end_of(side: Single) -> Option<End> {
    match side {
        Single::Drawn(date) => Some(End::Known(date)),
        Single::Open => Some(End::Open),
        Single::Nothing => Some(End::Unknown),
        Single::Far(_) | Single::AsWritten => None,
    }
}

/// Goes behind `[1667,1668,1670..1672]`, one of these, or `{..}`, all of them.
fn set(letters: &mut Cursor<'_>) -> Result<(), DateError> {
    let close = if letters.next() == b'[' { b']' } else { b'}' };
    letters.skip();
    // Only the first may have no start, only the last no end.
    let mut has_start = !letters.takes_dots();
    loop {
        let from = single(letters)?;
        if has_start
            && letters.takes_dots()
            && letters.next() != close
            && let (Single::Drawn(from), Single::Drawn(to)) = (from, single(letters)?)
        {
            in_order(from, to)?;
        }
        has_start = true;
        if letters.takes(close) {
            return Ok(());
        }
        if !letters.takes(b',') {
            return Err(DateError::Form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_reason() {
        for (bad, why) in [
            ("", DateError::Form),
            ("二〇二一", DateError::Form),
            ("2021??", DateError::Form),
            ("2021-01-04-05", DateError::Form),
            ("[2021", DateError::Form),
            ("[2021,..,2023]", DateError::Form),
            (" 2020", DateError::Blank),
            ("20", DateError::Digits),
            ("2021-1-4", DateError::Digits),
            ("20210104", DateError::Digits),
            ("Y2006", DateError::LongYear),
            ("-0000", DateError::NegativeZero),
            ("2020-13", DateError::Month),
            ("2020-00", DateError::Month),
            ("2020-21-01", DateError::Month),
            ("2021-02-29", DateError::Day(28)),
            ("2020-02-30", DateError::Day(29)),
            ("2021-XX-32", DateError::Day(31)),
            ("2021-01-04T25:00:00", DateError::Time),
            ("2021-01T10:00:00", DateError::Time),
            ("2021-01-04T10:00:00+15", DateError::Offset),
            ("2021/2020", DateError::Reversed),
            ("{2022..2021}", DateError::Reversed),
            ("2020/2021/2022", DateError::ThirdEnd),
            ("2021-01-04T10:00:00/2022", DateError::TimeInPeriod),
        ] {
            assert_eq!(date(bad), Err(why), "{bad}");
        }
        assert_eq!(date(&format!("{{{}2021}}", "2020,".repeat(12))), Err(DateError::TooLong));
    }
}

//! Parser for EDTF dates (ISO 8601-2): levels 0 and 1, quarters and halves. Level 2 is validated and kept as text.

mod clock;
mod cursor;
mod error;
mod single;

use crate::civil::{EdtfDate, End, QualifiedDate, RawEdtf};
use cursor::Cursor;
pub use error::DateError;
use single::{Single, single};

/// Parses an EDTF date such as `2020`, `2020-06-23`, `2017-12~`, `201X`, `2021-34`, `2021/2025`, `../2021-01-04`, `1985-04-12T23:20:30Z`.
pub fn date(text: &str) -> Result<EdtfDate, DateError> {
    let mut cursor = Cursor(text.as_bytes());
    let is_set = matches!(cursor.next(), b'[' | b'{');
    let parsed = if is_set { set(&mut cursor).map(|()| None) } else { dates(&mut cursor) };
    match parsed {
        Err(_) if text.bytes().any(|letter| letter == b' ') => Err(DateError::Blank),
        Err(error) => Err(error),
        Ok(when) if !cursor.0.is_empty() => Err(trailing_error(when, cursor.next())),
        Ok(Some(when)) => Ok(when),
        Ok(None) => RawEdtf::new(text).map(EdtfDate::AsWritten).ok_or(DateError::TooLong),
    }
}

/// The error for a character that follows a complete date.
fn trailing_error(when: Option<EdtfDate>, letter: u8) -> DateError {
    match letter {
        b' ' => DateError::Blank,
        b'T' => DateError::TimeInPeriod,
        b'/' if matches!(when, Some(EdtfDate::At(_))) => DateError::TimeInPeriod,
        b'/' => DateError::ThirdEnd,
        _ => DateError::Form,
    }
}

/// An interval. Fails with [`DateError::Reversed`] if it ends before it starts.
fn between(start: End, end: End) -> Result<EdtfDate, DateError> {
    if let (End::Known(first), End::Known(last)) = (start, end) {
        in_order(first, last)?;
    }
    Ok(EdtfDate::Between(start, end))
}

fn in_order(first: QualifiedDate, last: QualifiedDate) -> Result<(), DateError> {
    if first.partial.first() > last.partial.last() { Err(DateError::Reversed) } else { Ok(()) }
}

/// A date or an interval. `None` for level 2, which is shown as written.
fn dates(cursor: &mut Cursor<'_>) -> Result<Option<EdtfDate>, DateError> {
    let start = interval_side(cursor)?;
    if cursor.takes(b'/') {
        return match (end_of(start), end_of(interval_side(cursor)?)) {
            (Some(start), Some(end)) => between(start, end).map(Some),
            _ => Ok(None),
        };
    }
    if cursor.takes(b'T') {
        return clock::moment(start, cursor).map(EdtfDate::At).map(Some);
    }
    match start {
        Single::Dated(date) => Ok(Some(EdtfDate::On(date))),
        Single::Far(year) => Ok(Some(EdtfDate::Far(year))),
        Single::AsWritten => Ok(None),
        Single::Open | Single::Nothing => Err(DateError::Form),
    }
}

/// One side of an interval, or a whole date.
fn interval_side(cursor: &mut Cursor<'_>) -> Result<Single, DateError> {
    match cursor.next() {
        0 | b'/' => Ok(Single::Nothing),
        b'.' if cursor.takes_dots() => Ok(Single::Open),
        _ => single(cursor),
    }
}

fn end_of(side: Single) -> Option<End> {
    match side {
        Single::Dated(date) => Some(End::Known(date)),
        Single::Open => Some(End::Open),
        Single::Nothing => Some(End::Unknown),
        Single::Far(_) | Single::AsWritten => None,
    }
}

/// Consumes a set: `[1667,1668,1670..1672]` (one of its members) or `{..}` (all of them).
fn set(cursor: &mut Cursor<'_>) -> Result<(), DateError> {
    let close = if cursor.next() == b'[' { b']' } else { b'}' };
    cursor.skip();
    // Only the first member may have an open start, only the last an open end.
    let mut has_start = !cursor.takes_dots();
    loop {
        let from = single(cursor)?;
        if has_start
            && cursor.takes_dots()
            && cursor.next() != close
            && let (Single::Dated(from), Single::Dated(to)) = (from, single(cursor)?)
        {
            in_order(from, to)?;
        }
        has_start = true;
        if cursor.takes(close) {
            return Ok(());
        }
        if !cursor.takes(b',') {
            return Err(DateError::Form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_has_its_reason() {
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

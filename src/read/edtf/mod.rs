//! Dates as EDTF (ISO 8601-2) writes them: levels 0 and 1, quarters and halves in full; level 2 is kept as written.

mod clock;
mod single;

use crate::civil::{Date, End, Verbatim, When};
use single::{Single, single};

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
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
pub fn date(text: &str) -> Result<When, DateFault> {
    if text.contains(' ') {
        return Err(DateFault::Blank);
    }
    if let Some((start, end)) = text.split_once('/') {
        return period(text, start, end);
    }
    if text.contains('T') {
        return clock::moment(text).map(When::At);
    }
    if text.starts_with(['[', '{']) {
        set(text)?;
        return as_written(text);
    }
    match single(text)? {
        Single::Drawn(date) => Ok(When::On(date)),
        Single::Far(year) => Ok(When::Far(year)),
        Single::AsWritten => as_written(text),
    }
}

/// The period between two ends, unless it ends before it starts.
pub(super) fn between(start: End, end: End) -> Result<When, DateFault> {
    if let (End::Known(first), End::Known(last)) = (start, end) {
        in_order(first, last)?;
    }
    Ok(When::Between(start, end))
}

fn in_order(first: Date, last: Date) -> Result<(), DateFault> {
    if first.partial.first() > last.partial.last() { Err(DateFault::Reversed) } else { Ok(()) }
}

fn as_written(text: &str) -> Result<When, DateFault> {
    Verbatim::new(text).map(When::AsWritten).ok_or(DateFault::TooLong)
}

fn period(text: &str, start: &str, end: &str) -> Result<When, DateFault> {
    if end.contains('/') {
        return Err(DateFault::ThirdEnd);
    }
    if text.contains('T') {
        return Err(DateFault::TimeInPeriod);
    }
    match (end_of(start)?, end_of(end)?) {
        (Some(start), Some(end)) => between(start, end),
        _ => as_written(text),
    }
}

/// An end of a period; none when it can only be shown as written.
fn end_of(text: &str) -> Result<Option<End>, DateFault> {
    Ok(match text {
        "" => Some(End::Unknown),
        ".." => Some(End::Open),
        _ => match single(text)? {
            Single::Drawn(date) => Some(End::Known(date)),
            Single::Far(_) | Single::AsWritten => None,
        },
    })
}

/// Checks `[1667,1668,1670..1672]`, one of these, and `{..}`, all of them.
fn set(text: &str) -> Result<(), DateFault> {
    let inner = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let inner = inner.or_else(|| text.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')));
    let members = inner.ok_or(DateFault::Form)?;
    let last = members.split(',').count() - 1;
    for (index, member) in members.split(',').enumerate() {
        let (from, to) = match member.split_once("..") {
            None => (member, member),
            // Only the first may have no start, only the last no end.
            Some(("", to)) if index == 0 => (to, to),
            Some((from, "")) if index == last => (from, from),
            Some(both) => both,
        };
        if let (Single::Drawn(from), Single::Drawn(to)) = (single(from)?, single(to)?) {
            in_order(from, to)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_fault_has_its_reason() {
        for (bad, why) in [
            ("", DateFault::Form),
            ("二〇二一", DateFault::Form),
            ("2021??", DateFault::Form),
            ("2021-01-04-05", DateFault::Form),
            ("[2021", DateFault::Form),
            ("[2021,..,2023]", DateFault::Form),
            (" 2020", DateFault::Blank),
            ("20", DateFault::Digits),
            ("2021-1-4", DateFault::Digits),
            ("20210104", DateFault::Digits),
            ("Y2006", DateFault::LongYear),
            ("-0000", DateFault::NegativeZero),
            ("2020-13", DateFault::Month),
            ("2020-00", DateFault::Month),
            ("2020-21-01", DateFault::Month),
            ("2021-02-29", DateFault::Day(28)),
            ("2020-02-30", DateFault::Day(29)),
            ("2021-XX-32", DateFault::Day(31)),
            ("2021-01-04T25:00:00", DateFault::Time),
            ("2021-01T10:00:00", DateFault::Time),
            ("2021-01-04T10:00:00+15", DateFault::Offset),
            ("2021/2020", DateFault::Reversed),
            ("{2022..2021}", DateFault::Reversed),
            ("2020/2021/2022", DateFault::ThirdEnd),
            ("2021-01-04T10:00:00/2022", DateFault::TimeInPeriod),
        ] {
            assert_eq!(date(bad), Err(why), "{bad}");
        }
        assert_eq!(date(&format!("{{{}2021}}", "2020,".repeat(12))), Err(DateFault::TooLong));
    }
}

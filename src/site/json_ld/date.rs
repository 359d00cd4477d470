//! Dates of structured data (ISO 8601). A date that a source doubts or estimates has none.

use crate::civil::{EdtfDate, End, PartialDate, QualifiedDate};
use crate::write::{edtf_moment, edtf_partial};

/// The first and the last date of an extent. The last is `None` if it is part of the first, and for an open end.
pub(super) fn start_and_end(when: EdtfDate) -> (Option<String>, Option<String>) {
    match when {
        EdtfDate::At(moment) if is_year(moment.day.civil().0) => (Some(edtf_moment(moment)), None),
        EdtfDate::On(date) => match whole(date) {
            Some(partial) => (Some(edtf_partial(partial)), None),
            None => (first(date), last(date)),
        },
        EdtfDate::Between(start, end) => (start.date().and_then(first), end.date().and_then(last)),
        _ => (None, None),
    }
}

/// The period that a dataset covers. `None` if an end is unknown.
pub(super) fn coverage(when: EdtfDate) -> Option<String> {
    let (start, end) = start_and_end(when);
    let open = || Some("..".to_owned());
    match when {
        EdtfDate::Between(End::Open, End::Known(_)) => Some([open()?, end?].join("/")),
        EdtfDate::Between(End::Known(_), End::Open) => Some([start?, open()?].join("/")),
        EdtfDate::Between(..) => Some([start?, end?].join("/")),
        _ => Some(match end {
            Some(end) => [start?, end].join("/"),
            None => start?,
        }),
    }
}

/// True for a year that ISO 8601 writes with four digits.
fn is_year(year: i32) -> bool {
    (1..=9_999).contains(&year)
}

/// The date itself if ISO 8601 can express it: a year, a month or a day.
fn whole(date: QualifiedDate) -> Option<PartialDate> {
    let partial = match date.partial {
        PartialDate::Year(_) | PartialDate::Month(..) | PartialDate::Day(..) => date.partial,
        PartialDate::SomeMonth(year) | PartialDate::SomeDay(year) => PartialDate::Year(year),
        PartialDate::SomeDayIn(year, month) => PartialDate::Month(year, month),
        _ => return None,
    };
    (!date.is_vague() && is_year(partial.year())).then_some(partial)
}

fn first(date: QualifiedDate) -> Option<String> {
    let day = PartialDate::of(date.partial.first());
    (!date.is_vague() && is_year(day.year())).then(|| edtf_partial(whole(date).unwrap_or(day)))
}

fn last(date: QualifiedDate) -> Option<String> {
    let day = PartialDate::of(date.partial.last());
    (!date.is_vague() && is_year(day.year())).then(|| edtf_partial(whole(date).unwrap_or(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::date;

    #[test]
    fn dates_are_those_of_iso_8601() {
        for (text, start, end, covered) in [
            ("2020", Some("2020"), None, Some("2020")),
            ("2020-08", Some("2020-08"), None, Some("2020-08")),
            ("2021-01-04", Some("2021-01-04"), None, Some("2021-01-04")),
            ("2021-01-04T10:00:00+08:00", Some("2021-01-04T10:00:00+08:00"), None, Some("2021-01-04T10:00:00+08:00")),
            ("2020-33", Some("2020-01-01"), Some("2020-03-31"), Some("2020-01-01/2020-03-31")),
            ("201X", Some("2010-01-01"), Some("2019-12-31"), Some("2010-01-01/2019-12-31")),
            ("2020-XX", Some("2020"), None, Some("2020")),
            ("2016/2020", Some("2016"), Some("2020"), Some("2016/2020")),
            ("2020-05/..", Some("2020-05"), None, Some("2020-05/..")),
            ("../2019", None, Some("2019"), Some("../2019")),
            ("2019/", Some("2019"), None, None),
            ("2020?", None, None, None),
            ("2020-05~", None, None, None),
            ("2020-21", None, None, None),
            ("-0500", None, None, None),
            ("Y170000002", None, None, None),
            ("../..", None, None, None),
        ] {
            let when = date(text).unwrap();
            let ends = start_and_end(when);
            assert_eq!((ends.0.as_deref(), ends.1.as_deref()), (start, end), "{text}");
            assert_eq!(coverage(when).as_deref(), covered, "{text}");
        }
    }
}

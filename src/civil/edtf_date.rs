//! When something was, as a source tells it.

use super::day::Day;
use super::moment::Moment;
use super::partial_date::{PartialDate, Precision};
use super::raw_edtf::RawEdtf;

/// Minutes of a day.
const DAY: i64 = 1440;

/// A date as a source gives it: partial, and perhaps uncertain or approximate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QualifiedDate {
    /// What is known of it.
    pub partial: PartialDate,
    /// The source doubts it (EDTF `?`).
    pub uncertain: bool,
    /// It is an estimate (EDTF `~`).
    pub approximate: bool,
}

impl QualifiedDate {
    /// Whether its extent is soft: it is uncertain, approximate, or a season.
    pub fn is_vague(self) -> bool {
        self.uncertain || self.approximate || self.partial.precision() == Precision::Season
    }
}

impl From<PartialDate> for QualifiedDate {
    /// A date that nobody doubts.
    fn from(partial: PartialDate) -> Self {
        Self { partial, uncertain: false, approximate: false }
    }
}

/// One end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A date.
    Known(QualifiedDate),
    /// It goes on: EDTF `..`.
    Open,
    /// Nobody says: EDTF's empty end.
    Unknown,
}

impl End {
    /// The date, where there is one.
    pub fn date(self) -> Option<QualifiedDate> {
        match self {
            Self::Known(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// When something was: a date, a moment, a period between two ends, or what no day can be told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfDate {
    /// A single, perhaps partial, date.
    On(QualifiedDate),
    /// A time of day on a date.
    At(Moment),
    /// From one end to the other, both included.
    Between(End, End),
    /// A year of more than four digits (EDTF `Y170000002`): listed, for no calendar reaches there.
    Far(i64),
    /// What only EDTF's level 2 can say, a set for one: shown as it was written.
    AsWritten(RawEdtf),
}

impl EdtfDate {
    /// A whole year.
    pub fn year(year: i32) -> Self {
        Self::On(PartialDate::Year(year).into())
    }

    /// Its two ends, which are the same for a single date; none for what no day can be told of.
    pub fn ends(self) -> Option<(End, End)> {
        let both = |date: QualifiedDate| Some((End::Known(date), End::Known(date)));
        match self {
            Self::On(date) => both(date),
            Self::At(moment) => both(PartialDate::of(moment.day).into()),
            Self::Between(start, end) => Some((start, end)),
            Self::Far(_) | Self::AsWritten(_) => None,
        }
    }

    /// The first day it may mean; none when the start is open or unknown, or no day can be told of it.
    pub fn first(self) -> Option<Day> {
        match self {
            Self::On(date) | Self::Between(End::Known(date), _) => Some(date.partial.first()),
            Self::At(moment) => Some(moment.day),
            _ => None,
        }
    }

    /// The last day it may mean; none when the end is open or unknown, or no day can be told of it.
    pub fn last(self) -> Option<Day> {
        match self {
            Self::On(date) | Self::Between(_, End::Known(date)) => Some(date.partial.last()),
            Self::At(moment) => Some(moment.day),
            _ => None,
        }
    }

    /// The day under which it is listed: the first, or the last where the start is open; none for what has neither.
    pub fn sort_day(self) -> Option<Day> {
        self.first().or(self.last())
    }

    /// From which minute to before which, counted from 1970-01-01T00:00 on its own clock; none as for days.
    pub fn span_minutes(self) -> (Option<i64>, Option<i64>) {
        if let Self::At(moment) = self {
            return (Some(moment.minute()), Some(moment.minute() + 1));
        }
        (self.first().map(|day| day.0 * DAY), self.last().map(|day| (day.0 + 1) * DAY))
    }

    /// How exactly it is known: the less exact of its ends; none where neither is known.
    pub fn precision(self) -> Option<Precision> {
        if matches!(self, Self::At(_)) {
            return Some(Precision::Second);
        }
        let exact = |end: End| end.date().map(|date| date.partial.precision());
        self.ends().and_then(|(start, end)| exact(start).max(exact(end)))
    }

    /// Whether any part of it is soft: uncertain, approximate, or a season.
    pub fn is_vague(self) -> bool {
        let vague = |end: End| end.date().is_some_and(QualifiedDate::is_vague);
        self.ends().is_some_and(|(start, end)| vague(start) || vague(end))
    }

    /// What events are ordered by: the day under which it is listed, then the minute at which it ends, an open end
    /// behind every other. What has no day comes behind everything.
    pub fn order(self) -> (i64, i64) {
        (self.sort_day().map_or(i64::MAX, |day| day.0), self.span_minutes().1.unwrap_or(i64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: End = End::Open;

    fn known(partial: PartialDate) -> End {
        End::Known(partial.into())
    }

    #[test]
    fn order_is_by_day_then_by_end_then_what_has_no_day() {
        let day = PartialDate::Day(2021, 1, 4);
        let at = |second| EdtfDate::At(Moment { day: day.first(), second, offset: Some(480) });
        let written = RawEdtf::new("{2020,2022}").map(EdtfDate::AsWritten).unwrap();
        let sorted = [
            EdtfDate::Between(OPEN, known(PartialDate::Year(2019))),
            EdtfDate::year(2020),
            at(3_600),
            at(36_000),
            EdtfDate::On(day.into()),
            EdtfDate::Between(known(day), known(PartialDate::Year(2021))),
            EdtfDate::Between(known(day), OPEN),
            EdtfDate::year(2022),
            EdtfDate::Far(-170_000_002),
        ];
        assert!(sorted.is_sorted_by_key(|when| when.order()));
        assert!(sorted.windows(2).all(|pair| pair[0].order() != pair[1].order()), "all apart");
        for undated in [written, EdtfDate::Between(OPEN, OPEN), EdtfDate::Far(100_000)] {
            assert_eq!((undated.order(), undated.sort_day()), ((i64::MAX, i64::MAX), None));
        }
    }

    #[test]
    fn minutes_are_those_of_the_own_clock() {
        let moment = Moment { day: Day(1), second: 3_661, offset: Some(480) };
        assert_eq!(EdtfDate::At(moment).span_minutes(), (Some(1_501), Some(1_502)));
        assert_eq!((moment.clock(), EdtfDate::At(moment).first()), ([1, 1, 1], Some(Day(1))));
        assert_eq!(EdtfDate::year(1970).span_minutes(), (Some(0), Some(365 * 1_440)));
        assert_eq!(EdtfDate::Between(OPEN, known(PartialDate::Day(1970, 1, 1))).span_minutes(), (None, Some(1_440)));
    }

    #[test]
    fn a_period_is_as_exact_as_its_less_exact_end() {
        let mixed = EdtfDate::Between(known(PartialDate::Day(2021, 1, 4)), known(PartialDate::Month(2021, 6)));
        assert_eq!(mixed.precision(), Some(Precision::Month));
        assert_eq!(EdtfDate::Between(known(PartialDate::Year(2021)), OPEN).precision(), Some(Precision::Year));
        assert_eq!(EdtfDate::Between(OPEN, OPEN).precision(), None);
        assert!(EdtfDate::On(PartialDate::Season(2021, 3).into()).is_vague() && !mixed.is_vague());
    }
}

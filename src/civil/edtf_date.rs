//! Dates and periods of a source, after EDTF.

use super::day::Day;
use super::moment::Moment;
use super::partial_date::{DatePrecision, PartialDate};
use super::raw_edtf::RawEdtf;

/// Number of minutes in a day.
const DAY: i64 = 1440;

/// A date with its qualifiers: possibly partial, uncertain or approximate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QualifiedDate {
    /// The date, with its precision.
    pub partial: PartialDate,
    /// True if the source doubts the date (EDTF `?`).
    pub uncertain: bool,
    /// True if the date is an estimate (EDTF `~`).
    pub approximate: bool,
}

impl QualifiedDate {
    /// True if the extent has soft ends: the date is uncertain, approximate or a season.
    pub fn is_vague(self) -> bool {
        self.uncertain || self.approximate || self.partial.precision() == DatePrecision::Season
    }
}

impl From<PartialDate> for QualifiedDate {
    /// Creates a date without qualifiers.
    fn from(partial: PartialDate) -> Self {
        Self { partial, uncertain: false, approximate: false }
    }
}

/// One end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A date.
    Known(QualifiedDate),
    /// An open end: EDTF `..`.
    Open,
    /// An unknown end: empty in EDTF.
    Unknown,
}

impl End {
    /// Returns the date, or `None` for an open or unknown end.
    pub fn date(self) -> Option<QualifiedDate> {
        match self {
            Self::Known(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// The date of an event: a date, a moment, a period, or an expression without days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdtfDate {
    /// A single date, possibly partial.
    On(QualifiedDate),
    /// A date with a time of day.
    At(Moment),
    /// A period, including both ends.
    Between(End, End),
    /// A year of more than four digits (EDTF `Y170000002`). It is listed, but it has no days because it is outside the
    /// calendar.
    Far(i64),
    /// An expression that requires EDTF level 2, such as a set. It is shown as written.
    AsWritten(RawEdtf),
}

impl EdtfDate {
    /// Creates the date of a whole year.
    pub fn year(year: i32) -> Self {
        Self::On(PartialDate::Year(year).into())
    }

    /// Returns both ends, which are equal for a single date. `None` for an expression without days.
    pub fn ends(self) -> Option<(End, End)> {
        let both = |date: QualifiedDate| Some((End::Known(date), End::Known(date)));
        match self {
            Self::On(date) => both(date),
            Self::At(moment) => both(PartialDate::of(moment.day).into()),
            Self::Between(start, end) => Some((start, end)),
            Self::Far(_) | Self::AsWritten(_) => None,
        }
    }

    /// Returns the first day of the extent. `None` for an open or unknown start, and for an expression without days.
    pub fn first(self) -> Option<Day> {
        match self {
            Self::On(date) | Self::Between(End::Known(date), _) => Some(date.partial.first()),
            Self::At(moment) => Some(moment.day),
            _ => None,
        }
    }

    /// Returns the last day of the extent. `None` for an open or unknown end, and for an expression without days.
    pub fn last(self) -> Option<Day> {
        match self {
            Self::On(date) | Self::Between(_, End::Known(date)) => Some(date.partial.last()),
            Self::At(moment) => Some(moment.day),
            _ => None,
        }
    }

    /// Returns the day for sorting: the first day, or the last day if the first is not known. `None` without either.
    pub fn sort_day(self) -> Option<Day> {
        self.first().or(self.last())
    }

    /// Returns the first minute and the minute after the last, counted from 1970-01-01T00:00 in local time. Each is
    /// `None` in the same cases as the first and the last day.
    pub fn span_minutes(self) -> (Option<i64>, Option<i64>) {
        if let Self::At(moment) = self {
            return (Some(moment.minute()), Some(moment.minute() + 1));
        }
        (self.first().map(|day| day.0 * DAY), self.last().map(|day| (day.0 + 1) * DAY))
    }

    /// Returns the precision of the date, for a period that of its less precise end. `None` if neither end is known.
    pub fn precision(self) -> Option<DatePrecision> {
        if matches!(self, Self::At(_)) {
            return Some(DatePrecision::Second);
        }
        let exact = |end: End| end.date().map(|date| date.partial.precision());
        self.ends().and_then(|(start, end)| exact(start).max(exact(end)))
    }

    /// True if an end is soft: the date is uncertain, approximate or a season.
    pub fn is_vague(self) -> bool {
        let vague = |end: End| end.date().is_some_and(QualifiedDate::is_vague);
        self.ends().is_some_and(|(start, end)| vague(start) || vague(end))
    }

    /// Returns the sort key of an event: the day from [`EdtfDate::sort_day`], then the minute at which the event
    /// ends. On the same day, an open end sorts last. An expression without a day sorts after all others.
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
        assert_eq!(mixed.precision(), Some(DatePrecision::Month));
        assert_eq!(EdtfDate::Between(known(PartialDate::Year(2021)), OPEN).precision(), Some(DatePrecision::Year));
        assert_eq!(EdtfDate::Between(OPEN, OPEN).precision(), None);
        assert!(EdtfDate::On(PartialDate::Season(2021, 3).into()).is_vague() && !mixed.is_vague());
    }
}

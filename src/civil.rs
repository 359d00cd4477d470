//! Calendar dates with their precision, in the proleptic Gregorian calendar; no time zone ever.
//!
//! `2021` is a year, drawn from its first day to its last, never an instant. Year 0 is 1 BCE, as in ISO 8601.

/// A day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// The day of a calendar date that exists. Algorithm: Howard Hinnant, "chrono-compatible low-level date
    /// algorithms", `days_from_civil`.
    pub fn from_civil(year: i32, month: u8, day: u8) -> Self {
        let year = i64::from(year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = (i64::from(month) + 9) % 12;
        let of_year = (153 * shifted + 2) / 5 + i64::from(day) - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Year, month and day of month; the inverse of [`Day::from_civil`].
    pub fn civil(self) -> (i32, u8, u8) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year + era * 400 + i64::from(month <= 2);
        (year as i32, month as u8, day as u8)
    }
}

/// Whether February has 29 days.
pub fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days of a month, 1 to 12; 0 for any other number.
pub fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 => 28 + u8::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// A year, a month or a day: as much of a date as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partial {
    /// A whole year.
    Year(i32),
    /// A whole month.
    Month(i32, u8),
    /// One day.
    Day(i32, u8, u8),
}

impl Partial {
    /// The first day it may mean.
    pub fn first(self) -> Day {
        match self {
            Self::Year(year) => Day::from_civil(year, 1, 1),
            Self::Month(year, month) => Day::from_civil(year, month, 1),
            Self::Day(year, month, day) => Day::from_civil(year, month, day),
        }
    }

    /// The last day it may mean.
    pub fn last(self) -> Day {
        match self {
            Self::Year(year) => Day::from_civil(year, 12, 31),
            Self::Month(year, month) => Day::from_civil(year, month, month_length(year, month)),
            Self::Day(..) => self.first(),
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Month(year, _) | Self::Day(year, ..) => year,
        }
    }
}

/// A date as a source gives it: partial, and perhaps uncertain or approximate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// What is known of it.
    pub partial: Partial,
    /// The source doubts it (EDTF `?`).
    pub uncertain: bool,
    /// It is an estimate (EDTF `~`).
    pub approximate: bool,
}

/// One end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// A date.
    Known(Date),
    /// It goes on: EDTF `..`.
    Open,
    /// Nobody says: EDTF's empty end.
    Unknown,
}

impl End {
    fn date(self) -> Option<Date> {
        match self {
            Self::Known(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// When something was: one date, or a period between two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A single, perhaps partial, date.
    On(Date),
    /// From one end to the other, both included.
    Between(End, End),
}

impl When {
    /// A whole year.
    pub fn year(year: i32) -> Self {
        Self::On(Date { partial: Partial::Year(year), uncertain: false, approximate: false })
    }

    /// The first day it may mean; none when the start is open or unknown.
    pub fn first(self) -> Option<Day> {
        match self {
            Self::On(date) => Some(date.partial.first()),
            Self::Between(start, _) => start.date().map(|date| date.partial.first()),
        }
    }

    /// The last day it may mean; none when the end is open or unknown.
    pub fn last(self) -> Option<Day> {
        match self {
            Self::On(date) => Some(date.partial.last()),
            Self::Between(_, end) => end.date().map(|date| date.partial.last()),
        }
    }

    /// Whether the source calls any part of it uncertain or approximate.
    pub fn is_vague(self) -> bool {
        let vague = |date: Date| date.uncertain || date.approximate;
        match self {
            Self::On(date) => vague(date),
            Self::Between(start, end) => [start, end].iter().filter_map(|end| end.date()).any(vague),
        }
    }

    /// What events are ordered by, as numbers of days: the first known day, then the last; an open start sorts by
    /// its end.
    pub fn order(self) -> (i64, i64) {
        let last = self.last().map_or(i64::MAX, |day| day.0);
        (self.first().map_or(last, |day| day.0), last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_days() {
        for (civil, day) in [((1970, 1, 1), 0), ((2000, 3, 1), 11_017), ((2021, 1, 4), 18_631), ((1969, 12, 31), -1)] {
            assert_eq!(Day::from_civil(civil.0, civil.1, civil.2), Day(day));
            assert_eq!(Day(day).civil(), civil);
        }
    }

    #[test]
    fn a_partial_date_covers_its_extent() {
        assert_eq!(Partial::Year(2020).first(), Day::from_civil(2020, 1, 1));
        assert_eq!(Partial::Year(2020).last(), Day::from_civil(2020, 12, 31));
        assert_eq!(Partial::Month(2020, 2).last(), Day::from_civil(2020, 2, 29));
        assert_eq!(Partial::Month(2100, 2).last(), Day::from_civil(2100, 2, 28));
    }

    proptest! {
        #[test]
        fn days_survive_the_calendar(day in -4_000_000_i64..4_000_000) {
            let (year, month, of_month) = Day(day).civil();
            prop_assert!((1..=12).contains(&month));
            prop_assert!((1..=month_length(year, month)).contains(&of_month));
            prop_assert_eq!(Day::from_civil(year, month, of_month), Day(day));
        }
    }
}

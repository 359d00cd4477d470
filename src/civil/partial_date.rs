//! Dates with limited precision, from a century to a day.

use super::day::Day;

/// The precision of a date, from fine to coarse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DatePrecision {
    /// A second of a day.
    Second,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A season, which has no exact limits.
    Season,
    /// Three calendar months.
    Quarter,
    /// Six calendar months.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A date with limited precision: a year, a month, a day or another part of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// A hundred years with the same leading digits, EDTF `19XX`: 19 is 1900 to 1999, -4 is -499 to -400.
    Century(i32),
    /// Ten years with the same leading digits, EDTF `201X`: 201 is 2010 to 2019, -1 is -19 to -10.
    Decade(i32),
    /// A whole year.
    Year(i32),
    /// A half of a year: 1 is January to June, 2 is July to December.
    Half(i32, u8),
    /// A quarter of a year, from 1 to 4.
    Quarter(i32, u8),
    /// A season of a year: 1 is spring, 2 summer, 3 autumn, 4 winter.
    Season(i32, u8),
    /// An unspecified month of a year: EDTF `2004-XX`.
    SomeMonth(i32),
    /// A month of a year, from 1 to 12.
    Month(i32, u8),
    /// An unspecified day of a year: EDTF `1985-XX-XX`.
    SomeDay(i32),
    /// An unspecified day of a month: EDTF `1985-04-XX`.
    SomeDayIn(i32, u8),
    /// A day: year, month and day of the month.
    Day(i32, u8, u8),
}

impl PartialDate {
    /// Creates a date with the precision of a day.
    pub fn of(day: Day) -> Self {
        let (year, month, day) = day.civil();
        Self::Day(year, month, day)
    }

    /// Returns the first day of the extent.
    pub fn first(self) -> Day {
        match self {
            Self::Day(year, month, day) => Day::from_civil(year, month, day),
            _ => self.month_start(0),
        }
    }

    /// Returns the last day of the extent.
    pub fn last(self) -> Day {
        match self {
            Self::Day(..) => self.first(),
            _ => Day(self.month_start(self.months().1).0 - 1),
        }
    }

    /// Returns the year in which the extent starts.
    pub fn year(self) -> i32 {
        match self {
            Self::Century(hundreds) => first_of(hundreds, 100),
            Self::Decade(tens) => first_of(tens, 10),
            Self::Year(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Season(year, _)
            | Self::SomeMonth(year)
            | Self::Month(year, _)
            | Self::SomeDay(year)
            | Self::SomeDayIn(year, _)
            | Self::Day(year, ..) => year,
        }
    }

    /// Returns the precision.
    pub fn precision(self) -> DatePrecision {
        match self {
            Self::Century(_) => DatePrecision::Century,
            Self::Decade(_) => DatePrecision::Decade,
            Self::Year(_) => DatePrecision::Year,
            Self::Half(..) => DatePrecision::Half,
            Self::Quarter(..) => DatePrecision::Quarter,
            Self::Season(..) => DatePrecision::Season,
            Self::SomeMonth(_) | Self::Month(..) => DatePrecision::Month,
            Self::SomeDay(_) | Self::SomeDayIn(..) | Self::Day(..) => DatePrecision::Day,
        }
    }

    /// Returns the extent in months: its start, counted from January of the first year, and its length.
    ///
    /// Seasons are the meteorological seasons of the northern hemisphere, as in Chinese texts: spring is March to May,
    /// and winter ends in February of the next year. Other sources may use other limits, so seasons are drawn with soft
    /// ends.
    fn months(self) -> (i32, i32) {
        match self {
            Self::Century(_) => (0, 1_200),
            Self::Decade(_) => (0, 120),
            Self::Year(_) | Self::SomeMonth(_) | Self::SomeDay(_) => (0, 12),
            Self::Half(_, half) => (6 * i32::from(half) - 6, 6),
            Self::Quarter(_, quarter) => (3 * i32::from(quarter) - 3, 3),
            Self::Season(_, season) => (3 * i32::from(season) - 1, 3),
            Self::Month(_, month) | Self::SomeDayIn(_, month) | Self::Day(_, month, _) => (i32::from(month) - 1, 1),
        }
    }

    /// Returns the first day of the month that is `later` months after the start of the extent.
    fn month_start(self, later: i32) -> Day {
        let month = self.months().0 + later;
        Day::from_civil(self.year() + month.div_euclid(12), month.rem_euclid(12) as u8 + 1, 1)
    }
}

/// Returns the earliest of the years with the same leading digits. Years before year 0 count backwards.
fn first_of(digits: i32, years: i32) -> i32 {
    digits * years - if digits < 0 { years - 1 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(partial: PartialDate) -> [(i32, u8, u8); 2] {
        [partial.first().civil(), partial.last().civil()]
    }

    #[test]
    fn a_partial_date_covers_its_extent() {
        for (partial, first, last) in [
            (PartialDate::Year(2020), (2020, 1, 1), (2020, 12, 31)),
            (PartialDate::Month(2020, 2), (2020, 2, 1), (2020, 2, 29)),
            (PartialDate::Month(2100, 2), (2100, 2, 1), (2100, 2, 28)),
            (PartialDate::Month(2021, 12), (2021, 12, 1), (2021, 12, 31)),
            (PartialDate::Quarter(2021, 4), (2021, 10, 1), (2021, 12, 31)),
            (PartialDate::Half(2021, 2), (2021, 7, 1), (2021, 12, 31)),
            (PartialDate::Season(2021, 1), (2021, 3, 1), (2021, 5, 31)),
            (PartialDate::Season(2019, 4), (2019, 12, 1), (2020, 2, 29)),
            (PartialDate::SomeDayIn(2021, 6), (2021, 6, 1), (2021, 6, 30)),
        ] {
            assert_eq!(extent(partial), [first, last], "{partial:?}");
        }
    }

    #[test]
    fn years_that_share_digits_stay_on_their_side_of_zero() {
        assert_eq!(extent(PartialDate::Century(0)), [(0, 1, 1), (99, 12, 31)]);
        assert_eq!(extent(PartialDate::Century(-4)), [(-499, 1, 1), (-400, 12, 31)]);
        assert_eq!(extent(PartialDate::Decade(201)), [(2010, 1, 1), (2019, 12, 31)]);
        assert_eq!(extent(PartialDate::Decade(-1)), [(-19, 1, 1), (-10, 12, 31)]);
    }

    #[test]
    fn parts_lie_within_what_they_are_parts_of() {
        let covers =
            |outer: PartialDate, inner: PartialDate| outer.first() <= inner.first() && inner.last() <= outer.last();
        for month in 1..=12_u8 {
            let (quarter, half) =
                (PartialDate::Quarter(2021, month.div_ceil(3)), PartialDate::Half(2021, month.div_ceil(6)));
            let month = PartialDate::Month(2021, month);
            assert!(covers(quarter, month) && covers(half, quarter) && covers(PartialDate::Year(2021), half));
        }
    }
}

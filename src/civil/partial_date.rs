//! As much of a date as is known: from a hundred years to one day.

use super::day::Day;

/// How exactly a date is known, from the finest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A second of a day.
    Second,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A season, whose ends nobody fixed.
    Season,
    /// Three months of the calendar.
    Quarter,
    /// Six months of the calendar.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A year, a month, a day or another part of the calendar: as much of a date as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartialDate {
    /// A hundred years that share their first digits, EDTF `19XX`: 19 is 1900 to 1999, -4 is -499 to -400.
    Century(i32),
    /// Ten years that share their first digits, EDTF `201X`: 201 is 2010 to 2019, -1 is -19 to -10.
    Decade(i32),
    /// A whole year.
    Year(i32),
    /// January to June, or July to December.
    Half(i32, u8),
    /// One of the four quarters.
    Quarter(i32, u8),
    /// Spring, summer, autumn, winter: 1 to 4.
    Season(i32, u8),
    /// A month of the year, nobody says which: EDTF `2004-XX`.
    SomeMonth(i32),
    /// A whole month.
    Month(i32, u8),
    /// A day of the year, nobody says which: EDTF `1985-XX-XX`.
    SomeDay(i32),
    /// A day of the month, nobody says which: EDTF `1985-04-XX`.
    SomeDayIn(i32, u8),
    /// One day.
    Day(i32, u8, u8),
}

impl PartialDate {
    /// One day.
    pub fn of(day: Day) -> Self {
        let (year, month, day) = day.civil();
        Self::Day(year, month, day)
    }

    /// The first day it may mean.
    pub fn first(self) -> Day {
        match self {
            Self::Day(year, month, day) => Day::from_civil(year, month, day),
            _ => self.month_start(0),
        }
    }

    /// The last day it may mean.
    pub fn last(self) -> Day {
        match self {
            Self::Day(..) => self.first(),
            _ => Day(self.month_start(self.months().1).0 - 1),
        }
    }

    /// The year it starts in.
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

    /// How exactly it is known.
    pub fn precision(self) -> Precision {
        match self {
            Self::Century(_) => Precision::Century,
            Self::Decade(_) => Precision::Decade,
            Self::Year(_) => Precision::Year,
            Self::Half(..) => Precision::Half,
            Self::Quarter(..) => Precision::Quarter,
            Self::Season(..) => Precision::Season,
            Self::SomeMonth(_) | Self::Month(..) => Precision::Month,
            Self::SomeDay(_) | Self::SomeDayIn(..) | Self::Day(..) => Precision::Day,
        }
    }

    /// The months it may lie in: how many months after its year starts, and how many.
    ///
    /// Seasons are those of the weather in the north, as Chinese texts mean them: spring is March to May, and the
    /// winter of a year ends in the February after it. A source that means others is why they are drawn soft.
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

    /// The first day of the month that comes `later` months after the first one.
    fn month_start(self, later: i32) -> Day {
        let month = self.months().0 + later;
        Day::from_civil(self.year() + month.div_euclid(12), month.rem_euclid(12) as u8 + 1, 1)
    }
}

/// The earliest of the years that share their first digits: those before year 0 count backwards.
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
    fn years_that_share_digits_stay_on_their_side_of_nought() {
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

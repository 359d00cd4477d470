//! Days and months of the proleptic Gregorian calendar, computed without tables.

/// A day, as the number of days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Day {
    /// Returns the day of a calendar date, which must exist. The algorithm is `days_from_civil` from Howard Hinnant's
    /// "chrono-compatible low-level date algorithms".
    pub fn from_civil(year: i32, month: u8, day: u8) -> Self {
        let year = i64::from(year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let shifted = (i64::from(month) + 9) % 12;
        let of_year = (153 * shifted + 2) / 5 + i64::from(day) - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Returns the year, the month and the day of the month. The inverse of [`Day::from_civil`].
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

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Returns the number of days of a month from 1 to 12. Zero for any other number.
pub fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 => 28 + u8::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
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
    fn months_have_the_lengths_of_the_calendar() {
        let lengths = |year| (1..=12).map(|month| month_length(year, month)).collect::<Vec<_>>();
        assert_eq!(lengths(2021), [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
        for (year, february) in [(2020, 29), (1900, 28), (2000, 29), (2100, 28), (0, 29), (-4, 29), (-100, 28)] {
            assert_eq!(month_length(year, 2), february, "{year}");
        }
        assert_eq!((month_length(2021, 0), month_length(2021, 13)), (0, 0));
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

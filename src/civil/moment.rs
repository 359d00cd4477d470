//! Dates with a time of day.

use super::day::Day;

/// A date with a time of day, as written in the source. It is never converted to another time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The date in the source's local time.
    pub day: Day,
    /// The second of the day in the source's local time, from 0 to 86 399.
    pub second: u32,
    /// The offset of the local time from UTC, in minutes. Positive if it is ahead, `None` if the source has none.
    pub offset: Option<i16>,
}

impl Moment {
    /// Returns hours, minutes and seconds.
    pub fn clock(self) -> [u32; 3] {
        [self.second / 3600, self.second / 60 % 60, self.second % 60]
    }

    /// Returns the minute, counted from 1970-01-01T00:00 in the source's local time.
    pub fn minute(self) -> i64 {
        self.day.0 * 1440 + i64::from(self.second / 60)
    }
}

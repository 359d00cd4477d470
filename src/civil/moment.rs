//! A second of a day.

use super::day::Day;

/// A time of day on a date, as its source writes it: neither is ever shifted, whatever the offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day on the source's calendar.
    pub day: Day,
    /// The second of that day on the source's clock, from 0 to 86 399.
    pub second: u32,
    /// How many minutes that clock is ahead of UTC, where the source says so.
    pub offset: Option<i16>,
}

impl Moment {
    /// Hours, minutes and seconds.
    pub fn clock(self) -> [u32; 3] {
        [self.second / 3600, self.second / 60 % 60, self.second % 60]
    }

    /// The minute it lies in, counted from 1970-01-01T00:00 on the source's own clock.
    pub fn minute(self) -> i64 {
        self.day.0 * 1440 + i64::from(self.second / 60)
    }
}

//! Time window: whole days, both ends included.

use crate::civil::{Day, EdtfDate};

/// A non-empty range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
}

impl Window {
    /// The window between two days in either order.
    pub fn new(one: Day, other: Day) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    /// True if a date overlaps the window. An open or unknown end extends indefinitely; a date without any day is in no
    /// window.
    pub fn meets(&self, when: EdtfDate) -> bool {
        when.sort_day().is_some()
            && when.first().is_none_or(|first| first <= self.last)
            && when.last().is_none_or(|last| last >= self.first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::date;

    #[test]
    fn an_overlapping_period_is_in_the_window() {
        let window = Window::new(Day::from_civil(2020, 12, 31), Day::from_civil(2020, 1, 1));
        for (text, meets) in [
            ("2020-06-23", true),
            ("2019", false),
            ("2019/2021", true),
            ("2021-01-01", false),
            ("2020-12-31", true),
            ("../2019-12-31", false),
            ("../2021-01-04", true),
            ("2020-05/..", true),
            ("2021/..", false),
            ("../..", false),
        ] {
            assert_eq!(window.meets(date(text).unwrap()), meets, "{text}");
        }
    }
}

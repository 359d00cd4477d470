//! The stretch of time that is looked at: whole days, both ends included.

use crate::civil::{Day, EdtfDate};

/// Some days in a row; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl Window {
    /// From one day to another, in either order.
    pub fn new(one: Day, other: Day) -> Self {
        Self { first: one.min(other), last: one.max(other) }
    }

    /// Whether a date reaches into it. An end that is open or unknown reaches as far as it may; what has no day at all
    /// is in no window.
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
    fn what_reaches_into_it_is_met() {
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

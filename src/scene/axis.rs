//! The straight line between time and the screen, and the years on it.

use crate::civil::{Day, Partial};
use crate::geometry::held;

/// Days on a stretch of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeAxis {
    first: f64,
    last: f64,
    left: f64,
    right: f64,
}

/// A year's start on the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where.
    pub x: f64,
    /// The year; empty where there is no room for it.
    pub label: String,
}

impl TimeAxis {
    /// From the start of `first` to the end of `last`, between `left` and `right`.
    ///
    /// The days are put in order, and at least one day long.
    pub fn new(first: Day, last: Day, left: f64, right: f64) -> Self {
        let (first, last) = (first.min(last), first.max(last));
        Self { first: first.0 as f64, last: (last.0 + 1) as f64, left, right: right.max(left + 1.0) }
    }

    /// Where a day starts; beyond the ends for days beyond them.
    pub fn to_px(&self, day: Day) -> f64 {
        self.left + (day.0 as f64 - self.first) / (self.last - self.first) * (self.right - self.left)
    }

    /// The same, held between the ends.
    pub fn held(&self, day: Day) -> f64 {
        held(self.to_px(day), self.left, self.right)
    }

    /// The left and the right end, in pixels.
    pub fn ends(&self) -> (f64, f64) {
        (self.left, self.right)
    }

    /// Whether a day lies on the axis.
    pub fn has(&self, day: Day) -> bool {
        (self.first..self.last).contains(&(day.0 as f64))
    }

    /// The years that start on the axis, labelled as far apart as `room` pixels.
    pub fn years(&self, room: f64) -> Vec<Tick> {
        let (from, to) = (Day(self.first as i64).civil().0, Day(self.last as i64).civil().0);
        let mut free_from = f64::NEG_INFINITY;
        (from..=to)
            .map(|year| (year, Partial::Year(year).first()))
            .filter(|(_, day)| self.has(*day))
            .map(|(year, day)| {
                let x = self.to_px(day);
                let shown = x >= free_from && x + room <= self.right + room / 2.0;
                if shown {
                    free_from = x + room;
                }
                Tick { x, label: if shown { year.to_string() } else { String::new() } }
            })
            .collect()
    }
}

/// The days that an axis should cover: all of them, but for a lonely start.
///
/// Where the first days stand apart by more than a quarter of the whole, the axis starts behind them; what is
/// before it is told beside it. The days are in order. Returns the first and last day, or none without days.
pub fn domain(days: &[Day]) -> Option<(Day, Day)> {
    let (first, last) = (*days.first()?, *days.last()?);
    let quarter = (last.0 - first.0) / 4;
    let start = days
        .windows(2)
        .take(days.len() / 5)
        .filter_map(|pair| if let [before, after] = pair { Some((*before, *after)) } else { None })
        .filter(|(before, after)| after.0 - before.0 > quarter.max(366))
        .map(|(_, after)| after)
        .next_back()
        .unwrap_or(first);
    Some((start, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32) -> Day {
        Partial::Year(year).first()
    }

    #[test]
    fn days_and_pixels_agree_at_the_ends() {
        let axis = TimeAxis::new(day(2016), Day(day(2020).0 - 1), 100.0, 900.0);
        assert_eq!(axis.to_px(day(2016)), 100.0);
        assert_eq!(axis.to_px(day(2020)), 900.0);
        assert_eq!(axis.held(day(2030)), 900.0);
        assert!(axis.has(day(2019)) && !axis.has(day(2020)));
    }

    #[test]
    fn year_labels_keep_apart() {
        let axis = TimeAxis::new(day(1990), day(2025), 0.0, 400.0);
        let ticks = axis.years(44.0);
        let labelled: Vec<_> = ticks.iter().filter(|tick| !tick.label.is_empty()).collect();
        assert!(labelled.windows(2).all(|pair| pair[1].x - pair[0].x >= 44.0));
        assert!(labelled.len() > 5 && ticks.len() == 36);
    }

    #[test]
    fn a_lonely_start_does_not_squeeze_the_rest() {
        let days: Vec<_> = [1992, 2016, 2017, 2018, 2019, 2020, 2021, 2022].map(day).into();
        assert_eq!(domain(&days), Some((day(2016), day(2022))));
        let even: Vec<_> = (2000..2020).map(day).collect();
        assert_eq!(domain(&even), Some((day(2000), day(2019))));
        assert_eq!(domain(&[]), None);
    }
}

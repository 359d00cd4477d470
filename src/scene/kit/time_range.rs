//! The stretch of time in sight: moved, zoomed, held within bounds, and led from one to another.

use crate::civil::Day;
use crate::geometry::clamp;
use crate::scene::kit::scale_steps::power;
use crate::state::Window;

/// Minutes of a day.
pub const DAY_MINUTES: f64 = 1_440.0;
/// The least that can be in sight: a quarter of a day.
const MIN_LENGTH: f64 = DAY_MINUTES / 4.0;

/// A stretch of time, in minutes since 1970-01-01T00:00 on the clock of the dates themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeRange {
    /// Its start.
    pub from: f64,
    /// Its end, later than the start.
    pub to: f64,
}

impl TimeRange {
    /// From one minute to another.
    pub fn new(from: f64, to: f64) -> Self {
        Self { from, to: to.max(from + 1.0) }
    }

    /// The minutes of whole days.
    pub fn of(window: Window) -> Self {
        Self::new(window.first.0 as f64 * DAY_MINUTES, (window.last.0 + 1) as f64 * DAY_MINUTES)
    }

    /// The days that have any part in it.
    pub fn days(self) -> Window {
        // What rounding leaves behind a midnight is no part of the next day.
        let (first, last) = ((self.from / DAY_MINUTES + 1e-6).floor(), (self.to / DAY_MINUTES - 1e-6).ceil() - 1.0);
        Window::new(Day(first as i64), Day(last.max(first) as i64))
    }

    /// How long it is, in minutes.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// Where a minute lies in it: 0 at the start, 1 at the end.
    pub fn share_of(self, minute: f64) -> f64 {
        (minute - self.from) / self.length()
    }

    /// The minute at a share of it.
    pub fn minute_at(self, share: f64) -> f64 {
        self.from + share * self.length()
    }

    /// Moved by a share of its length, later for positive shares.
    #[must_use]
    pub fn pan(self, share: f64) -> Self {
        let by = share * self.length();
        Self { from: self.from + by, to: self.to + by }
    }

    /// Made `factor` times as long, with what is at `share` staying where it is.
    #[must_use]
    pub fn zoom_at(self, factor: f64, share: f64) -> Self {
        let (still, length) = (self.minute_at(share), self.length() * factor);
        Self::new(still - share * length, still + (1.0 - share) * length)
    }

    /// Not shorter than a quarter of a day, not longer than the bounds, and with its middle within them: so that what
    /// stands at an end can be looked at in the middle too.
    #[must_use]
    pub fn clamp_to(self, bounds: Self) -> Self {
        let length = clamp(self.length(), MIN_LENGTH, bounds.length().max(MIN_LENGTH));
        let middle = clamp(f64::midpoint(self.from, self.to), bounds.from, bounds.to);
        Self { from: middle - length / 2.0, to: middle + length / 2.0 }
    }

    /// With a little room at both ends.
    #[must_use]
    pub fn padded(self) -> Self {
        let room = (self.length() / 24.0).max(DAY_MINUTES / 2.0);
        Self { from: self.from - room, to: self.to + room }
    }

    /// Between this one and a goal, at a share of the way: lengths by their ratio, so that a zoom feels even.
    #[must_use]
    pub fn interpolate(self, goal: Self, share: f64) -> Self {
        // Slow at the end, as a thing that comes to rest.
        let share = 1.0 - (1.0 - clamp(share, 0.0, 1.0)).powi(3);
        if share >= 1.0 {
            return goal;
        }
        let length = self.length() * power(goal.length() / self.length(), share);
        // The point that both have at the same place, if lengths differ, stays; otherwise the centre moves.
        let change = goal.length() - self.length();
        let part = if change.abs() < 1e-9 { share } else { (length - self.length()) / change };
        let from = self.from + (goal.from - self.from) * part;
        Self { from, to: from + length }
    }

    /// From the earlier start to the later end.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// Whether the other one is in it.
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn span() -> impl Strategy<Value = TimeRange> {
        (-1e8..1e8_f64, 1.0..1e8_f64).prop_map(|(from, length)| TimeRange::new(from, from + length))
    }

    proptest! {
        #[test]
        fn what_is_held_within_bounds_is_within(one in span(), bounds in span()) {
            let held = one.clamp_to(bounds);
            prop_assert!(held.length() >= MIN_LENGTH - 1e-3);
            prop_assert!(held.length() <= bounds.length().max(MIN_LENGTH) + 1e-3);
            let middle = f64::midpoint(held.from, held.to);
            prop_assert!(middle >= bounds.from - 1e-3 && middle <= bounds.to + 1e-3);
            let again = held.clamp_to(bounds);
            prop_assert!((again.from - held.from).abs() < 1e-3 && (again.to - held.to).abs() < 1e-3);
        }

        #[test]
        fn zooming_leaves_what_is_pointed_at_in_its_place(one in span(), factor in 0.1..10.0_f64, share in 0.0..1.0_f64) {
            let minute = one.minute_at(share);
            let zoomed = one.zoom_at(factor, share);
            prop_assert!((zoomed.share_of(minute) - share).abs() < 1e-3);
        }

        #[test]
        fn a_way_begins_here_and_ends_there(one in span(), goal in span()) {
            prop_assert!((one.interpolate(goal, 0.0).from - one.from).abs() < 1e-3);
            prop_assert_eq!(one.interpolate(goal, 1.0), goal);
        }

        #[test]
        fn days_survive(first in -700_000_i64..700_000, length in 0_i64..90_000) {
            let window = Window::new(Day(first), Day(first + length));
            prop_assert_eq!(TimeRange::of(window).days(), window);
        }
    }
}

//! A range of time: the viewport of the timeline, and the domain of time axes.

use crate::civil::Day;
use crate::geometry::{clamp, css_percent};
use crate::scene::kit::scale_steps::power;
use crate::scene::viewport::{Region, Viewport};
use crate::state::Window;

/// Minutes of a day.
pub const DAY_MINUTES: f64 = 1_440.0;
/// The shortest range that can be zoomed to, in minutes: a quarter of a day.
const MIN_LENGTH: f64 = DAY_MINUTES / 4.0;

/// A range of time in minutes since 1970-01-01T00:00, in the local time of the dates themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeRange {
    /// Start.
    pub from: f64,
    /// End, at least a minute after the start.
    pub to: f64,
}

impl TimeRange {
    /// The range from one minute to another; at least a minute long.
    pub fn new(from: f64, to: f64) -> Self {
        Self { from, to: to.max(from + 1.0) }
    }

    /// The range of a window of whole days.
    pub fn of(window: Window) -> Self {
        Self::new(window.first.0 as f64 * DAY_MINUTES, (window.last.0 + 1) as f64 * DAY_MINUTES)
    }

    /// The days that overlap with the range.
    pub fn days(self) -> Window {
        // A rounding error after midnight must not include the next day.
        let (first, last) = ((self.from / DAY_MINUTES + 1e-6).floor(), (self.to / DAY_MINUTES - 1e-6).ceil() - 1.0);
        Window::new(Day(first as i64), Day(last.max(first) as i64))
    }

    /// Length in minutes.
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// The position of a minute: 0 at the start, 1 at the end.
    pub fn share_of(self, minute: f64) -> f64 {
        (minute - self.from) / self.length()
    }

    /// The minute at a position; the inverse of [`Self::share_of`].
    pub fn minute_at(self, share: f64) -> f64 {
        self.from + share * self.length()
    }

    /// Adds a margin at both ends: a 24th of the length, and at least half a day.
    #[must_use]
    pub fn padded(self) -> Self {
        let margin = (self.length() / 24.0).max(DAY_MINUTES / 2.0);
        Self { from: self.from - margin, to: self.to + margin }
    }

    /// The range from the earlier start to the later end.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// True if `other` lies entirely inside.
    pub fn contains(self, other: Self) -> bool {
        self.from <= other.from && other.to <= self.to
    }
}

/// Positions go from 0 at the start to 1 at the end.
impl Viewport for TimeRange {
    type Position = f64;
    /// All time that can be shown.
    type Bounds = Self;
    /// The width of the axis.
    type Plot = f64;
    type Region = Self;

    const CENTER: f64 = 0.5;
    const BUFFER: f64 = 0.5;

    fn size(self) -> f64 {
        self.length()
    }

    fn value_at(self, position: f64) -> f64 {
        self.minute_at(position)
    }

    fn anchored(value: f64, position: f64, size: f64) -> Self {
        Self::new(value - position * size, value + (1.0 - position) * size)
    }

    fn pan(self, shift: f64) -> Self {
        let by = shift * self.length();
        Self { from: self.from + by, to: self.to + by }
    }

    /// Limits the length to between a quarter of a day and the length of the bounds. Keeps the middle within the bounds, so
    /// that items at their ends can be centred too.
    fn clamp_to(self, bounds: Self) -> Self {
        let length = clamp(self.length(), MIN_LENGTH, bounds.length().max(MIN_LENGTH));
        let middle = clamp(f64::midpoint(self.from, self.to), bounds.from, bounds.to);
        Self { from: middle - length / 2.0, to: middle + length / 2.0 }
    }

    /// Lengths change by a constant ratio, so that a zoom looks even.
    fn along_path(self, destination: Self, part: f64) -> Self {
        let length = self.length() * power(destination.length() / self.length(), part);
        // If the lengths differ, the value at the same position in both stays in place; otherwise the centre moves.
        let change = destination.length() - self.length();
        let moved = if change.abs() < 1e-9 { part } else { (length - self.length()) / change };
        let from = self.from + (destination.from - self.from) * moved;
        Self { from, to: from + length }
    }

    fn region(self, _: f64) -> Self {
        self
    }

    fn scale(self, pixels: f64) -> f64 {
        pixels.max(1.0) / self.length()
    }
}

impl Region for TimeRange {
    fn expand(self, share: f64) -> Self {
        self.pan(-share).union(self.pan(share))
    }

    fn contains(&self, inner: &Self) -> bool {
        Self::contains(*self, *inner)
    }

    fn css_transform(&self, visible: &Self) -> String {
        let width = css_percent(self.length() / visible.length());
        format!("width:{width};transform:translateX({})", css_percent(-self.share_of(visible.from)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn range() -> impl Strategy<Value = TimeRange> {
        (-1e8..1e8_f64, 1.0..1e8_f64).prop_map(|(from, length)| TimeRange::new(from, from + length))
    }

    proptest! {
        #[test]
        fn clamping_limits_length_and_middle(one in range(), bounds in range()) {
            let clamped = one.clamp_to(bounds);
            prop_assert!(clamped.length() >= MIN_LENGTH - 1e-3);
            prop_assert!(clamped.length() <= bounds.length().max(MIN_LENGTH) + 1e-3);
            let middle = f64::midpoint(clamped.from, clamped.to);
            prop_assert!(middle >= bounds.from - 1e-3 && middle <= bounds.to + 1e-3);
        }

        #[test]
        fn days_survive(first in -700_000_i64..700_000, length in 0_i64..90_000) {
            let window = Window::new(Day(first), Day(first + length));
            prop_assert_eq!(TimeRange::of(window).days(), window);
        }
    }
}

//! Uncertainty of a value: its certain and possible extent, and the side on which it has no bound.

use crate::number::{Bound, Interval};

/// Half of the length of the faded end of an approximate value ("about", without a rounding step), in pixels.
pub(super) const VAGUE_PX: f64 = 4.0;

/// The side on which a value has no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenSide {
    /// The value may be greater: "at least".
    Above,
    /// The value may be smaller: "at most".
    Below,
}

/// A number with its interval and bound.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct UncertainValue {
    pub(super) number: f64,
    pub(super) range: Interval,
    pub(super) bound: Bound,
}

impl UncertainValue {
    pub(super) fn of(value: &crate::story::Value) -> Self {
        Self { number: value.number.to_f64(), range: value.interval(), bound: value.bound }
    }

    /// Lower and upper end. An infinite end is replaced by the number itself.
    pub(super) fn ends(&self) -> [f64; 2] {
        let known = |end: f64| if end.is_finite() { end } else { self.number };
        [known(self.range.low), known(self.range.high)]
    }
}

/// Extent of a bar from zero to a value, in the unit of the value. Any part may lie below zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ValueExtent {
    /// End of the certain part. It starts at zero and is empty if zero itself is possible.
    pub(super) certain: f64,
    /// The lowest and the highest possible end, as far as they have bounds.
    pub(super) possible: (f64, f64),
    /// The side without a bound.
    pub(super) open: Option<OpenSide>,
}

impl UncertainValue {
    /// Extent of its bar from zero.
    pub(super) fn extent(&self) -> ValueExtent {
        let number = self.number;
        let open = match self.bound {
            Bound::AtLeast => Some(OpenSide::Above),
            Bound::AtMost => Some(OpenSide::Below),
            Bound::Exact | Bound::About => None,
        };
        let [low, high] = match open {
            // Open away from zero: certain up to the number.
            Some(OpenSide::Above) if number >= 0.0 => [number, number],
            Some(OpenSide::Below) if number <= 0.0 => [number, number],
            // Open toward zero: no part is certain.
            Some(_) => [number.min(0.0), number.max(0.0)],
            None => self.ends(),
        };
        ValueExtent { certain: crate::geometry::clamp(0.0, low, high), possible: (low, high), open }
    }

    /// True if the value is approximate only by the word "about".
    pub(super) fn is_vague(&self) -> bool {
        let [low, high] = self.ends();
        self.bound == Bound::About && high <= low
    }

    /// Ends of an approximate bar drawn from `zero` to `end`, in pixels: the end of its certain part, and the far end of
    /// its faded part. The axis may point either way.
    pub(super) fn faded(zero: f64, end: f64) -> (f64, f64) {
        let away = if end < zero { -VAGUE_PX } else { VAGUE_PX };
        let certain = if (end - zero).abs() > VAGUE_PX { end - away } else { zero };
        (certain, end + away)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    fn extent(number: i64, bound: Bound, step: Option<i64>) -> ValueExtent {
        let decimal = |number| Decimal::new(number, 0);
        let range = Interval::of(decimal(number), bound, step.map(decimal));
        UncertainValue { number: number as f64, range, bound }.extent()
    }

    #[test]
    fn below_zero_a_bar_is_the_mirror_image() {
        let of = |certain, low, high, open| ValueExtent { certain, possible: (low, high), open };
        let (above, below) = (Some(OpenSide::Above), Some(OpenSide::Below));
        for (number, bound, step, expected) in [
            (60, Bound::Exact, Some(40), of(40.0, 40.0, 80.0, None)),
            (-60, Bound::Exact, Some(40), of(-40.0, -80.0, -40.0, None)),
            (10, Bound::About, Some(40), of(0.0, -10.0, 30.0, None)),
            (-10, Bound::About, Some(40), of(0.0, -30.0, 10.0, None)),
            (60, Bound::AtLeast, None, of(60.0, 60.0, 60.0, above)),
            (-60, Bound::AtMost, None, of(-60.0, -60.0, -60.0, below)),
            (60, Bound::AtMost, None, of(0.0, 0.0, 60.0, below)),
            (-60, Bound::AtLeast, None, of(0.0, -60.0, 0.0, above)),
            (0, Bound::AtLeast, None, of(0.0, 0.0, 0.0, above)),
            (0, Bound::AtMost, None, of(0.0, 0.0, 0.0, below)),
        ] {
            assert_eq!(extent(number, bound, step), expected, "{number} {bound:?} {step:?}");
        }
    }

    #[test]
    fn a_vague_end_is_faded_on_both_sides() {
        assert_eq!(UncertainValue::faded(0.0, 100.0), (96.0, 104.0));
        assert_eq!(UncertainValue::faded(106.0, 6.0), (10.0, 2.0));
        assert_eq!(UncertainValue::faded(50.0, 48.0), (50.0, 44.0));
        assert_eq!(UncertainValue::faded(50.0, 50.0), (50.0, 54.0));
    }
}

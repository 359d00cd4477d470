//! Linear value axis: from zero, or from the minimum if that is negative, to a little beyond the maximum; and its round
//! numbers.

use crate::gather::Gather;
use crate::geometry::clamp;

/// Domain of an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    /// Value at its start: zero or less.
    pub least: f64,
    /// Value at its end.
    pub most: f64,
}

impl Axis {
    /// An axis that includes some values and zero: the length of a bar is only meaningful from zero.
    pub fn around(values: impl IntoIterator<Item = f64>) -> Self {
        let (mut least, mut most) = (0.0_f64, 0.0_f64);
        for value in values.into_iter().filter(|value| value.is_finite()) {
            (least, most) = (least.min(value), most.max(value));
        }
        if least == most {
            return Self { least: 0.0, most: 1.0 };
        }
        // Room for the end of a bar and its arrow beyond the last value.
        let room = (most - least) * 0.06;
        Self { least: if least < 0.0 { least - room } else { 0.0 }, most: if most > 0.0 { most + room } else { 0.0 } }
    }

    /// Position of a value, clamped: 0 at the start, 1 at the end.
    pub fn share(self, value: f64) -> f64 {
        clamp((value - self.least) / (self.most - self.least), 0.0, 1.0)
    }

    /// Round values including zero: at most `most` steps.
    pub fn ticks(self, most: u8) -> Vec<f64> {
        let step = nice_step((self.most - self.least) / f64::from(most.max(1)));
        let first = (self.least / step).ceil() as i64;
        (first..).take(64).map(|n| n as f64 * step).take_while(|value| *value <= self.most).gather()
    }
}

/// The smallest 1, 2 or 5 times a power of ten that is at least `least`.
fn nice_step(least: f64) -> f64 {
    let mut size = 1.0_f64;
    while size * 10.0 <= least && size < 1e300 {
        size *= 10.0;
    }
    while size > least && size > 1e-18 {
        size /= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|part| part * size).find(|step| *step >= least).unwrap_or(size * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn steps_are_round_and_few() {
        for (largest, ticks) in [
            (75.0, vec![0.0, 20.0, 40.0, 60.0]),
            (750_000.0, vec![0.0, 200_000.0, 400_000.0, 600_000.0]),
            (1.0, vec![0.0, 0.5, 1.0]),
            (42.0, vec![0.0, 10.0, 20.0, 30.0, 40.0]),
        ] {
            assert_eq!(Axis::around([largest]).ticks(5), ticks);
        }
    }

    #[test]
    fn an_axis_with_negative_values_starts_below_them() {
        let axis = Axis::around([-40.0, 60.0]);
        assert_eq!((axis.least, axis.most), (-46.0, 66.0));
        assert_eq!(Axis::around([-60.0]).ticks(4), [-60.0, -40.0, -20.0, 0.0]);
        assert_eq!(Axis::around([]), Axis { least: 0.0, most: 1.0 });
    }

    proptest! {
        #[test]
        fn ticks_are_few_and_on_the_axis(values in proptest::collection::vec(-1e9..1e9_f64, 0..6), most in 1..12_u8) {
            let axis = Axis::around(values.iter().copied());
            let ticks = axis.ticks(most);
            prop_assert!(ticks.len() <= usize::from(most) + 1, "{ticks:?}");
            prop_assert!(ticks.contains(&0.0), "{ticks:?}");
            prop_assert!(ticks.iter().all(|tick| (axis.least..=axis.most).contains(tick)), "{axis:?} {ticks:?}");
            for value in values {
                prop_assert!((0.0..=1.0).contains(&axis.share(value)));
            }
        }
    }
}

//! Bounds of numbers, and the intervals that bounds and rounding leave open.

use std::cmp::Ordering;

use serde::Deserialize;

use super::Decimal;

/// Qualifier printed with a number: 约, 超过, 余, 不超过.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// The number as given.
    Exact,
    /// About.
    About,
    /// Not less than.
    AtLeast,
    /// Not more than.
    AtMost,
}

impl Bound {
    /// Bound of a quotient of two numbers, each with its bound. `None` if the quotient has no bound on either side. Rounding
    /// is not considered: an approximate number counts as that number. The denominator does not change its sign.
    pub fn of_ratio(numerator: (f64, Self), denominator: (f64, Self)) -> Option<Self> {
        let from_numerator = if denominator.0 < 0.0 { numerator.1.reversed() } else { numerator.1 };
        // A positive number becomes smaller when the denominator grows.
        let from_denominator = if numerator.0 < 0.0 { denominator.1 } else { denominator.1.reversed() };
        from_numerator.and(from_denominator)
    }

    /// Bound of the share of the distance from a baseline to a target. `None` if it has no bound on either side.
    pub fn of_progress(value: (f64, Self), baseline: (f64, Self), target: (f64, Self)) -> Option<Self> {
        let of_ends = Self::of_ratio((value.0 - baseline.0, value.1), (target.0 - baseline.0, target.1))?;
        // A greater baseline makes the share smaller below a rising target, and greater above it; for a falling one likewise.
        let from_baseline = match value.0.total_cmp(&target.0) {
            Ordering::Less => baseline.1.reversed(),
            Ordering::Equal => Self::Exact,
            Ordering::Greater => baseline.1,
        };
        of_ends.and(from_baseline)
    }

    /// Bound of a number that two others move independently, each in the direction of its bound.
    fn and(self, other: Self) -> Option<Self> {
        match (self, other) {
            (one, other) if one == other => Some(one),
            (Self::Exact | Self::About, Self::Exact | Self::About) => Some(Self::About),
            (Self::Exact | Self::About, open) | (open, Self::Exact | Self::About) => Some(open),
            _ => None,
        }
    }

    /// The bound of the negated number.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            other => other,
        }
    }
}

/// All values that a number may stand for. An end that a bound leaves open is infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Smallest value.
    pub low: f64,
    /// Largest value.
    pub high: f64,
}

impl Interval {
    /// Interval of `number` with its bound and the step it was rounded to.
    pub fn of(number: Decimal, bound: Bound, step: Option<Decimal>) -> Self {
        let value = number.to_f64();
        let half = step.map_or(0.0, |step| step.to_f64() / 2.0);
        match bound {
            Bound::Exact | Bound::About => Self { low: value - half, high: value + half },
            Bound::AtLeast => Self { low: value, high: f64::INFINITY },
            Bound::AtMost => Self { low: f64::NEG_INFINITY, high: value },
        }
    }

    /// True if the intervals share a value.
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn bounds_open_the_interval() {
        let more = Interval::of(decimal("70"), Bound::AtLeast, None);
        assert!(more.low == 70.0 && more.high.is_infinite());
        let rounded = Interval::of(decimal("750000"), Bound::Exact, Some(decimal("10000")));
        assert!(rounded.low == 745_000.0 && rounded.high == 755_000.0);
        assert!(rounded.meets(Interval { low: 755_000.0, high: 800_000.0 }));
    }

    #[test]
    fn a_share_has_the_bounds_of_both_its_numbers() {
        use Bound::{About, AtLeast, AtMost, Exact};
        for (above, below, expected) in [
            (Exact, Exact, Some(Exact)),
            (AtLeast, Exact, Some(AtLeast)),
            (Exact, AtLeast, Some(AtMost)),
            (AtMost, Exact, Some(AtMost)),
            (Exact, AtMost, Some(AtLeast)),
            (AtLeast, AtLeast, None),
            (AtMost, AtMost, None),
            (AtLeast, AtMost, Some(AtLeast)),
            (AtMost, AtLeast, Some(AtMost)),
            (About, Exact, Some(About)),
            (Exact, About, Some(About)),
            (AtLeast, About, Some(AtLeast)),
            (About, AtLeast, Some(AtMost)),
        ] {
            assert_eq!(Bound::of_ratio((70.0, above), (100.0, below)), expected, "{above:?} ÷ {below:?}");
        }
    }

    fn any_bound() -> impl Strategy<Value = Bound> {
        prop_oneof![Just(Bound::Exact), Just(Bound::About), Just(Bound::AtLeast), Just(Bound::AtMost)]
    }

    /// Values that a number with a bound may stand for, near it and far from it. A number that is not zero keeps its sign.
    fn possible((number, bound): (f64, Bound), keeps_sign: bool) -> Vec<f64> {
        let interval = Interval::of(Decimal::closest(number).unwrap(), bound, None);
        let all = [0.0, 0.001, 0.5, 3.0, 1e6].into_iter().flat_map(|step| [number - step, number + step]);
        let all = all.chain(keeps_sign.then_some(number / 1e6));
        all.filter(|value| interval.low <= *value && *value <= interval.high)
            .filter(|value| !keeps_sign || value * number > 0.0)
            .collect()
    }

    proptest! {
        #[test]
        fn the_bound_of_a_progress_holds_for_every_possible_baseline(
            value in -500_i32..500, bound in any_bound(), baseline in -500_i32..500, target in -500_i32..500,
        ) {
            prop_assume!(baseline != target);
            let [value, baseline, target] = [value, baseline, target].map(f64::from);
            let exact = |number| (number, Bound::Exact);
            let found = Bound::of_progress(exact(value), (baseline, bound), exact(target));
            let share = |from: f64| (value - from) / (target - from);
            // The baseline stays on its side of the target.
            let others = possible((baseline, bound), false).into_iter();
            let others = others.filter(|other| (target - other) * (target - baseline) > 0.0).map(share);
            for other in others {
                match found {
                    Some(Bound::AtLeast) => prop_assert!(other >= share(baseline) - 1e-9, "{other}"),
                    Some(Bound::AtMost) => prop_assert!(other <= share(baseline) + 1e-9, "{other}"),
                    Some(_) => prop_assert!((other - share(baseline)).abs() < 1e-9, "{other}"),
                    None => prop_assert!(false, "one bound has no opposite"),
                }
            }
        }

        #[test]
        fn the_bound_of_a_share_holds_for_every_possible_share(
            above in (-500_i32..500, any_bound()),
            below in (-500_i32..500, any_bound()),
        ) {
            prop_assume!(below.0 != 0 && above.0 != 0);
            let (above, below) = ((f64::from(above.0), above.1), (f64::from(below.0), below.1));
            let share_of_both = above.0 / below.0;
            let shares = possible(above, false).into_iter().flat_map(|above| {
                possible(below, true).into_iter().map(move |below| above / below)
            });
            let shares: Vec<f64> = shares.collect();
            let (some_less, some_more) =
                (shares.iter().any(|share| *share < share_of_both - 1e-9), shares.iter().any(|share| *share > share_of_both + 1e-9));
            let expected = match Bound::of_ratio(above, below) {
                Some(Bound::Exact | Bound::About) => (false, false),
                Some(Bound::AtLeast) => (false, true),
                Some(Bound::AtMost) => (true, false),
                None => (true, true),
            };
            prop_assert_eq!((some_less, some_more), expected, "{:?} of {:?}", above, below);
        }
    }
}

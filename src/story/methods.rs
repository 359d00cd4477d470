//! Alternative methods to measure progress toward a target: they compare annual growth rates instead of a linear pace.
//!
//! Sources: Open SDG's progress status, after Statistics Canada's method, and the variant of Eustat and the UN's progress
//! chart. Both compare a base year with a target year. Neither suits counts that start at zero, as both sources state.

/// Reason why a method has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MethodError {
    /// No value in a year after the base year.
    OneYear,
    /// The base value is zero, so that growth is undefined.
    ZeroBase,
    /// The base value and a later value have different signs.
    MixedSigns,
    /// The target equals the base value.
    TargetIsBase,
}

/// Class of progress, by the ratio of observed to required growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GrowthClass {
    /// Moving away from the target.
    Deterioration,
    /// Far below the required growth.
    Limited,
    /// Below the required growth.
    Moderate,
    /// At the required growth, or nearly.
    Substantial,
    /// The target is reached.
    Achieved,
}

/// A value in a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearValue {
    /// The year.
    pub year: i32,
    /// The value.
    pub value: f64,
}

/// Result of [`by_growth`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// Annual growth as a share of the required growth; without a target, the annual growth itself.
    pub ratio: f64,
    /// Class of the ratio.
    pub class: GrowthClass,
    /// Score from −5 to 5.
    pub score: f64,
}

/// Replacement for zero, as the method defines it.
const ZERO: f64 = 0.001;

/// Compound annual growth rate between two values.
fn growth(from: YearValue, to: YearValue) -> Result<f64, MethodError> {
    let years = to.year - from.year;
    if years <= 0 {
        return Err(MethodError::OneYear);
    }
    let ratio = to.value / from.value;
    if ratio < 0.0 {
        return Err(MethodError::MixedSigns);
    }
    Ok(root(ratio, years) - 1.0)
}

/// The `degree`-th root of a non-negative number, by Newton's method. `powf` would add a library to the program.
fn root(number: f64, degree: i32) -> f64 {
    if number == 0.0 || degree == 1 {
        return number;
    }
    let below = f64::from(degree - 1);
    let step = |guess: f64| (below * guess + number / guess.powi(degree - 1)) / f64::from(degree);
    // From a start above the root, the steps decrease and do not pass it. The start is the root whose degree is the next
    // lower power of two.
    let squares = degree.ilog2();
    let mut guess = (0..squares).fold(number.max(1.0), |guess, _| guess.sqrt());
    for _ in 0..200 {
        let next = step(guess);
        if next >= guess {
            break;
        }
        guess = next;
    }
    guess
}

/// Open SDG's progress measure: annual growth since the base year as a share of the growth that the target requires.
/// Without a target, the thresholds are 0.5 % and 1.5 % a year, and both shrink near a natural limit.
pub fn by_growth(
    base: YearValue,
    last: YearValue,
    target: Option<YearValue>,
    more_is_better: bool,
    limit: Option<f64>,
) -> Result<Growth, MethodError> {
    let sign = if (base.value < 0.0) == more_is_better { -1.0 } else { 1.0 };
    let not_zero = |point: YearValue| if point.value == 0.0 { YearValue { value: ZERO, ..point } } else { point };
    let from = not_zero(base);
    let observed = growth(from, last)?;
    let Some(target) = target else {
        let ratio = sign * observed;
        let room = limit.map_or(1.0, |limit| room(from.value.abs(), limit.abs()));
        return Ok(without_target(ratio, room));
    };
    let required = not_zero(target);
    let is_reached = if more_is_better { last.value >= target.value } else { last.value <= target.value };
    let required = growth(from, required)?.abs();
    if required == 0.0 && !is_reached {
        return Err(MethodError::TargetIsBase);
    }
    let ratio = if required == 0.0 { 0.0 } else { sign * observed / required };
    let class = match ratio {
        _ if is_reached => GrowthClass::Achieved,
        0.95.. => GrowthClass::Substantial,
        0.6.. => GrowthClass::Moderate,
        0.0.. => GrowthClass::Limited,
        _ => GrowthClass::Deterioration,
    };
    let score = match ratio {
        _ if is_reached => 5.0,
        0.6.. => (7.1429 * ratio - 4.2857).min(5.0),
        _ => (4.1667 * ratio - 2.5).max(-5.0),
    };
    Ok(Growth { ratio, class, score })
}

fn without_target(ratio: f64, room: f64) -> Growth {
    let class = match ratio {
        improvement if improvement >= 0.015 * room => GrowthClass::Substantial,
        improvement if improvement >= 0.005 * room => GrowthClass::Moderate,
        0.0.. => GrowthClass::Limited,
        _ => GrowthClass::Deterioration,
    };
    let score = match class {
        GrowthClass::Deterioration => (125.0 * ratio - 2.5).max(-5.0),
        _ if room == 0.0 => 5.0,
        GrowthClass::Substantial => (500.0 * ratio / room - 5.0).min(5.0),
        GrowthClass::Moderate => 250.0 * ratio / room - 1.25,
        _ => 500.0 * ratio / room - 2.5,
    };
    Growth { ratio, class, score }
}

/// Remaining distance to a natural limit: 1 far from it, 0 at it.
fn room(base: f64, limit: f64) -> f64 {
    /// Raises to the exponent of the method, 4.44, as a root and an integer power, because `powf` would add a library to
    /// the program.
    fn bent(share: f64) -> f64 {
        root(share.powi(111), 25)
    }
    match base {
        _ if base >= 2.0 * limit => 1.0,
        _ if base <= limit => 1.0 - bent(base / limit),
        _ => 1.0 - bent((2.0 * limit - base) / limit),
    }
}

/// The UN's progress chart: extrapolates the growth so far to the target year. Returns the share of the distance from base
/// to target that is covered then.
pub fn by_projection(base: YearValue, last: YearValue, target: YearValue) -> Result<f64, MethodError> {
    if base.value == 0.0 {
        return Err(MethodError::ZeroBase);
    }
    if base.value == target.value {
        return Err(MethodError::TargetIsBase);
    }
    let projected = last.value * (1.0 + growth(base, last)?).powi(target.year - last.year);
    Ok((projected - base.value) / (target.value - base.value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(year: i32, value: f64) -> YearValue {
        YearValue { year, value }
    }

    #[test]
    fn growth_is_computed_as_in_open_sdg() {
        use GrowthClass::{Achieved, Deterioration, Limited, Moderate, Substantial};
        for (name, base, last, target, up, ratio, class, score) in [
            ("1-5-3", at(2015, 10.0), at(2016, 30.0), at(2030, 1.0), false, -14.054_409, Deterioration, -5.0),
            ("1-5-4", at(2015, 5.0), at(2016, 6.0), at(2030, 9.0), true, 5.004_546, Substantial, 5.0),
            ("ahead", at(2015, 40.0), at(2020, 52.0), at(2030, 85.0), true, 1.045_376, Substantial, 3.1813),
            ("some", at(2015, 40.0), at(2020, 48.0), at(2030, 85.0), true, 0.720_616, Moderate, 0.8616),
            ("slow", at(2015, 40.0), at(2020, 42.0), at(2030, 85.0), true, 0.190_273, Limited, -1.7072),
            ("flat", at(2015, 40.0), at(2020, 40.0), at(2030, 85.0), true, 0.0, Limited, -2.5),
            ("back", at(2015, 40.0), at(2020, 36.0), at(2030, 85.0), true, -0.404_607, Deterioration, -4.1859),
            ("done", at(2015, 40.0), at(2020, 85.0), at(2030, 85.0), true, 3.157_262, Achieved, 5.0),
            (
                "less is better",
                at(2015, 200.0),
                at(2020, 160.0),
                at(2030, 100.0),
                false,
                0.966_542,
                Substantial,
                2.6182,
            ),
            ("zero target", at(2015, 10.0), at(2020, 5.0), at(2030, 0.0), false, 0.282_129, Limited, -1.3245),
            ("from zero", at(2020, 0.0), at(2021, 20.0), at(2022, 42.0), true, 98.06, Substantial, 5.0),
        ] {
            let growth = by_growth(base, last, Some(target), up, None).unwrap();
            assert!((growth.ratio - ratio).abs() < 0.005 * ratio.abs().max(1e-3), "{name}: {growth:?}");
            assert_eq!(growth.class, class, "{name}");
            assert!((growth.score - score).abs() < 1e-3, "{name}: {growth:?}");
        }
        let mixed = by_growth(at(2015, -5.0), at(2020, 5.0), Some(at(2030, 10.0)), true, None);
        assert_eq!(mixed, Err(MethodError::MixedSigns));
        assert_eq!(by_growth(at(2020, 5.0), at(2020, 6.0), None, true, None), Err(MethodError::OneYear));
    }

    #[test]
    fn without_a_target_growth_is_assessed_alone() {
        for (base, last, limit, ratio, class, score) in [
            (50.0, 55.0, None, 0.019_245, GrowthClass::Substantial, 4.6224),
            (50.0, 52.0, None, 0.007_875, GrowthClass::Moderate, 0.7187),
            (50.0, 50.5, None, 0.001_992, GrowthClass::Limited, -1.504),
            (50.0, 49.0, None, -0.004_032, GrowthClass::Deterioration, -3.004),
            (95.0, 95.5, Some(100.0), 0.001_05, GrowthClass::Moderate, 0.0394),
            (100.0, 100.0, Some(100.0), 0.0, GrowthClass::Substantial, 5.0),
        ] {
            let growth = by_growth(at(2015, base), at(2020, last), None, true, limit).unwrap();
            assert!((growth.ratio - ratio).abs() < 1e-5, "{growth:?}");
            assert_eq!(growth.class, class, "{base} to {last}");
            assert!((growth.score - score).abs() < 2e-3, "{growth:?} instead of {score}");
        }
    }

    #[test]
    fn a_projection_goes_on_as_before() {
        let share = by_projection(at(2015, 100.0), at(2020, 120.0), at(2025, 144.0)).unwrap();
        assert!((share - 1.0).abs() < 1e-9, "{share}");
        assert_eq!(by_projection(at(2015, 0.0), at(2020, 5.0), at(2025, 9.0)), Err(MethodError::ZeroBase));
        assert_eq!(by_projection(at(2015, 9.0), at(2020, 5.0), at(2025, 9.0)), Err(MethodError::TargetIsBase));
        assert_eq!(by_projection(at(2015, 9.0), at(2020, -5.0), at(2025, 8.0)), Err(MethodError::MixedSigns));
    }

    proptest! {
        #[test]
        fn a_root_is_a_root(number in 1e-9..1e9_f64, degree in 1..60_i32) {
            let root = root(number, degree);
            prop_assert!((root.powi(degree) / number - 1.0).abs() < 1e-9, "{root}");
        }

        #[test]
        fn nothing_is_ever_not_a_number(
            base in -1e6..1e6_f64, last in -1e6..1e6_f64, target in -1e6..1e6_f64, years in 0..20_i32, more in 0..20_i32, up in any::<bool>(),
        ) {
            let (base, last, target) = (at(2000, base), at(2000 + years, last), at(2000 + years + more, target));
            if let Ok(growth) = by_growth(base, last, Some(target), up, Some(100.0)) {
                prop_assert!(growth.ratio.is_finite() && (-5.0..=5.0).contains(&growth.score), "{growth:?}");
            }
            if let Ok(growth) = by_growth(base, last, None, up, Some(100.0)) {
                prop_assert!(growth.ratio.is_finite() && (-5.0..=5.0).contains(&growth.score), "{growth:?}");
            }
            if let Ok(share) = by_projection(base, last, target) {
                prop_assert!(!share.is_nan());
            }
        }
    }
}

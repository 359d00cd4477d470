//! The ends of values for assessments: of open bounds, of 余, 多 and 近, and of a target that a share implies.

use super::Value;
use crate::number::{Bound, Interval};

/// The interval of a value, with open ends replaced: "more than 70" is exactly 70, "70余" is 70 to 80, and "近70" is 60 to 70.
pub(super) fn interval_of(value: &Value) -> Interval {
    let (interval, number) = (value.interval(), value.number.to_f64());
    let is_open = interval.low.is_infinite() || interval.high.is_infinite();
    let end = other_end(value).unwrap_or(number);
    if is_open { Interval { low: number.min(end), high: number.max(end) } } else { interval }
}

/// The far end of a value with a bound on one side only: zero if the bound points toward zero, otherwise infinity. `None`
/// for exact and approximate values, and for values with 余, 多 or 近, whose other end is known.
pub(super) fn far_end(value: &Value) -> Option<f64> {
    let number = value.number.to_f64();
    match value.bound {
        Bound::AtLeast | Bound::AtMost if other_end(value).is_some() => None,
        Bound::AtLeast => Some(if number < 0.0 { 0.0 } else { f64::INFINITY }),
        Bound::AtMost => Some(if number > 0.0 { 0.0 } else { f64::NEG_INFINITY }),
        Bound::Exact | Bound::About => None,
    }
}

/// The other end of a value with 余, 多 or 近: 80 for 70余, 1300 for 1200多, 2500 for 近2600. `None` for other values.
fn other_end(value: &Value) -> Option<f64> {
    let sign = match (value.bound, value.words.as_ref()?.zh.as_str()) {
        (Bound::AtLeast, "余" | "多") => 1.0,
        (Bound::AtMost, "近") => -1.0,
        _ => return None,
    };
    let number = value.number.to_f64();
    let is_whole = |step: f64| (number / step).fract() == 0.0;
    let digit = (0..15).map(|power| 10_f64.powi(power)).take_while(|step| is_whole(*step)).last();
    digit.filter(|_| number > 0.0).map(|step| number + sign * step)
}

/// The target of which `value` is `percent` percent. `None` if the percentage may be zero or negative.
pub(super) fn implied(value: &Value, percent: &Value) -> Option<Interval> {
    let (value, percent) = (interval_of(value), interval_of(percent));
    let ends = [value.low, value.high].map(|end| [percent.low, percent.high].map(|share| end / share * 100.0));
    let ends = ends.as_flattened();
    (percent.low > 0.0).then(|| Interval {
        low: ends.iter().copied().fold(f64::INFINITY, f64::min),
        high: ends.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;
    use crate::story::Text;

    #[test]
    fn seventy_odd_and_nearly_seventy_are_near_seventy() {
        let of = |number: &str, bound: Bound, zh: &str| Value {
            number: Decimal::parse(number).unwrap(),
            bound,
            step: None,
            formula: None,
            words: Some(Text { zh: zh.into(), en: String::new() }),
        };
        for (number, end) in [("70", 80.0), ("75", 76.0), ("1200", 1300.0), ("100", 200.0)] {
            let some = of(number, Bound::AtLeast, "余");
            assert_eq!((interval_of(&some).high, far_end(&some)), (end, None));
        }
        for (number, end) in [("70", 60.0), ("36", 35.0), ("2600", 2500.0)] {
            let nearly = of(number, Bound::AtMost, "近");
            assert_eq!((interval_of(&nearly).low, far_end(&nearly)), (end, None));
        }
    }
}

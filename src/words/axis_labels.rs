//! Tick labels of a value axis.

use super::number;
use crate::gather::Gather;
use crate::number::Decimal;
use crate::story::Lang;

/// Maximum number of decimal places that a float can distinguish.
const MOST_PLACES: u8 = 18;

/// Labels of evenly spaced ticks in ascending order. They share the number of decimal places that the step needs. In
/// Chinese they share 万 or 亿 if the unit is counted so (`is_counted_in_wan`), by the largest of them.
pub fn axis_labels(lang: Lang, ticks: &[f64], counts_in_wan: bool) -> Vec<String> {
    let largest = ticks.iter().fold(0.0_f64, |largest, tick| largest.max(tick.abs()));
    let (size, counted_in) = match lang {
        Lang::Zh if counts_in_wan && largest >= 1e8 => (1e8, "亿"),
        Lang::Zh if counts_in_wan && largest >= 1e4 => (1e4, "万"),
        _ => (1.0, ""),
    };
    let step = if let [first, second, ..] = ticks { second - first } else { largest };
    let (mut scaled, mut places) = (step / size, 0);
    while places < MOST_PLACES && (scaled - scaled.round()).abs() > scaled * 1e-6 {
        (scaled, places) = (scaled * 10.0, places + 1);
    }
    let label = |tick: &f64| {
        if *tick == 0.0 {
            return "0".to_owned();
        }
        let scaled = (tick / size * 10_f64.powi(i32::from(places))).round();
        [&number(lang, Decimal::new(scaled as i64, places), false), counted_in].concat()
    };
    ticks.iter().map(label).gather()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_follow_the_step() {
        for (ticks, labels) in [
            (vec![0.0, 0.0002, 0.0004, 0.0006], vec!["0", "0.0002", "0.0004", "0.0006"]),
            (vec![0.0, 0.5, 1.0, 1.5], vec!["0", "0.5", "1.0", "1.5"]),
            (vec![0.0, 20.0, 40.0], vec!["0", "20", "40"]),
            (vec![0.0, 1e-9, 2e-9], vec!["0", "0.000000001", "0.000000002"]),
            (vec![0.0, 0.1, 0.2, 3.0 * 0.1], vec!["0", "0.1", "0.2", "0.3"]),
            (vec![0.0], vec!["0"]),
            (vec![], vec![]),
        ] {
            assert_eq!(axis_labels(Lang::En, &ticks, true), labels);
            assert_eq!(axis_labels(Lang::Zh, &ticks, false), labels);
        }
    }

    #[test]
    fn one_axis_counts_in_one_size() {
        let label = |ticks: &[f64]| axis_labels(Lang::Zh, ticks, true).join(" ");
        assert_eq!(label(&[0.0, 5e3, 1e4, 1.5e4]), "0 0.5万 1.0万 1.5万");
        assert_eq!(label(&[0.0, 2e3, 4e3]), "0 2000 4000");
        assert_eq!(label(&[0.0, 2e5, 4e5]), "0 20万 40万");
        assert_eq!(label(&[0.0, 5e7, 1e8, 1.5e8]), "0 0.5亿 1.0亿 1.5亿");
        let below = label(&[-1.5e4, -1e4, -5e3, 0.0]).replace('−', "-");
        assert_eq!(below, "-1.5万 -1.0万 -0.5万 0");
        assert_eq!(axis_labels(Lang::En, &[0.0, 5e3, 1e4], true), ["0", "5,000", "10,000"]);
    }
}

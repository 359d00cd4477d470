//! The bullet chart of one indicator, after S. Few's specification: one bar, one target mark, quiet ranges.

use crate::geometry::held;
use crate::number::Bound;
use crate::story::{Indicator, TargetKind};

/// The height of a chart.
pub const HEIGHT: f64 = 30.0;

/// A drawing of bars and marks, in pixels of its own width and [`HEIGHT`].
#[derive(Clone, Debug, PartialEq)]
pub struct Bullet {
    /// Its width.
    pub width: f64,
    /// The end of the bar of the actual value.
    pub actual: Option<f64>,
    /// Whether the actual value is only a lower bound: the bar ends in an arrow.
    pub open: bool,
    /// The mark of the target.
    pub target: Option<f64>,
    /// Whether the target is a forecast, not a promise.
    pub forecast: bool,
    /// The mark of a raised target.
    pub raised: Option<f64>,
    /// Earlier observations.
    pub earlier: Vec<f64>,
    /// Thin lines at round values: where, and the value.
    pub ticks: Vec<(f64, f64)>,
    /// Value at the right edge.
    pub most: f64,
}

/// The chart of an indicator, as wide as `width`; nought is at the left edge.
pub fn bullet(indicator: &Indicator, background: bool, width: f64) -> Bullet {
    let progress = indicator.progress(background);
    let told = |basis| background || basis == crate::story::Basis::Article;
    let actual = progress.actual.map(|actual| actual.value.number.to_f64());
    let implied = progress.implied.map(|derived| &derived.value);
    let target = progress.target.map(|target| &target.value).or(implied).map(|value| value.number.to_f64());
    let raised = progress.raised.map(|target| target.value.number.to_f64());
    let earlier: Vec<f64> = indicator
        .observations
        .iter()
        .filter(|seen| told(seen.evidence.basis) && progress.actual.is_none_or(|last| !std::ptr::eq(*seen, last)))
        .map(|seen| seen.value.number.to_f64())
        .collect();
    let largest = [actual, target, raised].into_iter().flatten().chain(earlier.iter().copied()).fold(0.0, f64::max);
    let step = nice_step(largest);
    // Room for the end of the bar and its arrow beyond the largest value.
    let most = if largest > 0.0 { largest * 1.06 } else { 1.0 };
    let px = |value: f64| held(value / most * width, 0.0, width);
    let ticks = (1..=10).map(|n| f64::from(n) * step).take_while(|value| *value < most);
    Bullet {
        width,
        actual: actual.map(px),
        open: progress.actual.is_some_and(|actual| actual.value.bound == Bound::AtLeast),
        target: target.map(px),
        forecast: progress.target.is_some_and(|target| target.kind == TargetKind::Forecast),
        raised: raised.map(px),
        earlier: earlier.into_iter().map(px).collect(),
        ticks: ticks.map(|value| (px(value), value)).collect(),
        most,
    }
}

/// A 1, 2 or 5 with noughts, so that two to five steps reach `largest`.
fn nice_step(largest: f64) -> f64 {
    if largest <= 0.0 {
        return 1.0;
    }
    let mut size = 1.0_f64;
    while size * 10.0 <= largest {
        size *= 10.0;
    }
    while size > largest {
        size /= 10.0;
    }
    [0.2, 0.5, 1.0, 2.0].into_iter().map(|part| part * size).find(|step| largest / step <= 5.0).unwrap_or(size * 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_few() {
        for (largest, step) in
            [(75.0, 20.0), (750_000.0, 200_000.0), (52.0, 20.0), (1.0, 0.2), (7_646.0, 2_000.0), (100.0, 20.0)]
        {
            let got = nice_step(largest);
            assert!((got - step).abs() < 1e-9, "{largest}: {got}");
        }
    }
}

//! Bullet chart of one indicator, after S. Few's specification: one bar, one target mark, muted qualitative ranges.
//!
//! Source: S. Few, Bullet Graph Design Specification (2013). The ranges follow the status
//! (`story::AssessmentInputs::bounds`).

use super::uncertainty::{OpenSide, UncertainValue};
use crate::gather::Gather;
use crate::geometry::clamp;
use crate::scene::kit::value_axis::Axis;
use crate::scene::records::record_text::SceneContext;
use crate::story::{AssessmentInputs, Indicator, Observation, TargetKind};

/// Height of a chart, in pixels.
pub const HEIGHT: f64 = 30.0;
/// A bar is cut beyond this multiple of the farthest mark, on either side of zero: otherwise one outlier would flatten the
/// rest.
const MAX_SHARE: f64 = 2.0;

/// Data of a bullet chart, in the unit of the indicator.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BulletData {
    pub(super) actual: Option<UncertainValue>,
    /// The target in force: the last one announced.
    pub(super) target: Option<UncertainValue>,
    pub(super) is_forecast: bool,
    /// The target that a later one replaced.
    pub(super) original: Option<f64>,
    /// Value at the start, if the story gives one.
    pub(super) baseline: Option<f64>,
    pub(super) earlier: Vec<f64>,
    pub(super) claims: Vec<f64>,
    /// Value that a linear pace expects on the day of the last observation.
    pub(super) pace: Option<f64>,
    /// Bounds of the qualitative ranges, if there is a target: `story::AssessmentInputs::bounds`.
    pub(super) bounds: Option<(f64, f64)>,
}

/// Qualitative range: distance from the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualitativeRange {
    /// Far from the target.
    Far,
    /// Near it.
    Near,
    /// At the target or beyond.
    There,
}

/// Bar of the actual value. It starts at zero and extends to either side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BulletBar {
    /// Position of zero.
    pub from: f64,
    /// End of the solid part: up to here the value is certain.
    pub solid: f64,
    /// Left and right end of the faded part: up to here the value is possible.
    pub faded: (f64, f64),
    /// Position of the number itself.
    pub end: f64,
    /// The side without a bound, shown by an open arrow at `end`.
    pub open: Option<OpenSide>,
    /// True if the bar is cut at the edge of the chart. A cut sign and the number in words are drawn then.
    pub is_cut: bool,
}

impl BulletBar {
    /// True if the bar lies to the left of zero.
    pub fn is_below(&self) -> bool {
        self.end < self.from
    }
}

/// Drawing of a bullet chart. Positions are in pixels, within `width` and [`HEIGHT`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bullet {
    /// Width, in pixels.
    pub width: f64,
    /// Qualitative ranges, from left to right.
    pub ranges: Vec<(f64, f64, QualitativeRange)>,
    /// Bar of the actual value.
    pub bar: Option<BulletBar>,
    /// Position of the target's mark.
    pub target: Option<f64>,
    /// Interval of the target, if it is not exact.
    pub target_range: Option<(f64, f64)>,
    /// True if the target is a forecast rather than a commitment.
    pub is_forecast: bool,
    /// Position of the lighter mark of the replaced target.
    pub original: Option<f64>,
    /// Position of the pace mark: the value that a linear pace expects.
    pub pace: Option<f64>,
    /// Positions of earlier observations.
    pub earlier: Vec<f64>,
    /// Positions of values that other sources claim.
    pub claims: Vec<f64>,
    /// Grid lines at round values: position and value.
    pub ticks: Vec<(f64, f64)>,
}

/// The data of an indicator's chart.
pub fn bullet_data(ctx: &SceneContext<'_>, indicator: &Indicator) -> BulletData {
    let progress = indicator.progress(ctx.background);
    let of = |observation: &Observation| observation.value.number.to_f64();
    let first = progress.target.map(|target| &target.value).or(progress.implied.map(|derived| &derived.value));
    let force = progress.raised.map(|target| &target.value).or(first);
    let is_included = |observation: &&Observation| ctx.includes(&observation.evidence);
    let is_last = |observation: &Observation| progress.actual.is_some_and(|last| std::ptr::eq(observation, last));
    let actual = progress.actual.map(of);
    let assessment = ctx.assessment(indicator);
    let inputs = assessment.inputs.as_ref();
    BulletData {
        actual: progress.actual.map(|observation| UncertainValue::of(&observation.value)),
        target: force.map(UncertainValue::of),
        is_forecast: progress.target.is_some_and(|target| target.kind == TargetKind::Forecast),
        original: progress.raised.and(first).map(|value| value.number.to_f64()),
        baseline: indicator.baseline.as_ref().map(|value| value.number.to_f64()),
        earlier: indicator
            .observations
            .iter()
            .filter(is_included)
            .filter(|observation| !is_last(observation))
            .map(of)
            .gather(),
        // Claims that differ in their date only are listed in the text.
        claims: indicator.claims.iter().filter(is_included).map(of).filter(|claim| actual != Some(*claim)).gather(),
        pace: inputs.and_then(AssessmentInputs::expected),
        bounds: inputs.map(AssessmentInputs::range_bounds),
    }
}

impl BulletData {
    /// Values that the axis has to include.
    pub fn values(&self) -> Vec<f64> {
        let marks = [self.original, self.pace, self.baseline].into_iter().flatten();
        let mut all: Vec<f64> = marks.chain(self.target.iter().flat_map(UncertainValue::ends)).gather();
        let most = all.iter().fold(0.0_f64, |most, mark| most.max(mark.abs())) * MAX_SHARE;
        all.extend(self.earlier.iter().chain(&self.claims));
        let ends = self.actual.iter().flat_map(UncertainValue::ends);
        all.extend(ends.map(|end| if most > 0.0 { clamp(end, -most, most) } else { end }));
        all
    }

    /// Draws the chart on `axis`, `width` pixels wide.
    pub fn draw(&self, axis: Axis, width: f64) -> Bullet {
        let px = |value: f64| axis.share(value) * width;
        let range = |amount: &UncertainValue| {
            let [low, high] = amount.ends();
            (high > low).then(|| (px(low), px(high)))
        };
        Bullet {
            width,
            ranges: self.bounds.map(|bounds| ranges(axis, bounds, px)).unwrap_or_default(),
            bar: self.actual.map(|actual| bullet_bar(axis, &actual, width)),
            target: self.target.map(|target| px(target.number)),
            target_range: self.target.as_ref().and_then(range),
            is_forecast: self.is_forecast,
            original: self.original.map(px),
            pace: self.pace.map(px),
            earlier: self.earlier.iter().copied().map(px).gather(),
            claims: self.claims.iter().copied().map(px).gather(),
            ticks: axis.ticks(4).into_iter().map(|value| (px(value), value)).gather(),
        }
    }
}

/// The qualitative ranges on an axis. If less is better, the better ranges are on the left.
fn ranges(axis: Axis, (near, target): (f64, f64), px: impl Fn(f64) -> f64) -> Vec<(f64, f64, QualitativeRange)> {
    let levels = if near <= target {
        [QualitativeRange::Far, QualitativeRange::Near, QualitativeRange::There]
    } else {
        [QualitativeRange::There, QualitativeRange::Near, QualitativeRange::Far]
    };
    let ends = [axis.least, near.min(target), near.max(target), axis.most].map(px);
    let [start, first, second, end] = ends;
    let all = [(start, first), (first, second), (second, end)].into_iter().zip(levels);
    all.map(|((from, to), level)| (from, to, level)).filter(|(from, to, _)| to > from).gather()
}

fn bullet_bar(axis: Axis, actual: &UncertainValue, width: f64) -> BulletBar {
    let px = |value: f64| axis.share(value) * width;
    let extent = actual.extent();
    let (low, high) = extent.possible;
    let (from, end) = (px(0.0), px(actual.number));
    let (solid, faded) = if actual.is_vague() {
        let (solid, faded) = UncertainValue::faded(from, end);
        (solid, (solid.min(faded).max(0.0), solid.max(faded).min(width)))
    } else {
        (px(extent.certain), (px(low), px(high)))
    };
    let is_cut = high > axis.most || low < axis.least;
    BulletBar { from, solid, faded, end, open: extent.open.filter(|_| !is_cut), is_cut }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Bound, Interval};

    fn exact(number: f64) -> UncertainValue {
        UncertainValue { number, range: Interval { low: number, high: number }, bound: Bound::Exact }
    }

    fn drawn(data: &BulletData) -> Bullet {
        data.draw(Axis::around(data.values()), 106.0)
    }

    #[test]
    fn uncertain_values_have_faded_ends() {
        let rounded = UncertainValue { range: Interval { low: 95.0, high: 105.0 }, ..exact(100.0) };
        let bar = drawn(&BulletData { actual: Some(rounded), target: Some(exact(105.0)), ..BulletData::default() })
            .bar
            .unwrap();
        assert!(bar.solid == bar.faded.0 && bar.solid < bar.faded.1 && bar.open.is_none() && !bar.is_cut, "{bar:?}");
        let about = UncertainValue { bound: Bound::About, ..exact(100.0) };
        let bar = drawn(&BulletData { actual: Some(about), ..BulletData::default() }).bar.unwrap();
        assert_eq!((bar.solid, bar.faded), (96.0, (96.0, 104.0)));
        let more =
            UncertainValue { bound: Bound::AtLeast, range: Interval { low: 70.0, high: f64::INFINITY }, ..exact(70.0) };
        let bar =
            drawn(&BulletData { actual: Some(more), target: Some(exact(100.0)), ..BulletData::default() }).bar.unwrap();
        assert!((bar.solid - 70.0).abs() < 1e-9 && bar.faded == (bar.solid, bar.solid), "{bar:?}");
        assert_eq!(bar.open, Some(OpenSide::Above));
        let most = UncertainValue {
            bound: Bound::AtMost,
            range: Interval { low: f64::NEG_INFINITY, high: 50.0 },
            ..exact(50.0)
        };
        let bar =
            drawn(&BulletData { actual: Some(most), target: Some(exact(100.0)), ..BulletData::default() }).bar.unwrap();
        assert_eq!((bar.solid, bar.faded, bar.open), (0.0, (0.0, 50.0), Some(OpenSide::Below)));
    }

    #[test]
    fn a_bar_far_beyond_the_target_has_a_cut() {
        let bullet =
            drawn(&BulletData { actual: Some(exact(900.0)), target: Some(exact(100.0)), ..BulletData::default() });
        let bar = bullet.bar.unwrap();
        assert!(bar.is_cut && bar.solid == 106.0, "{bullet:?}");
        assert!((bullet.target.unwrap() - 50.0).abs() < 1e-9);
        let bar =
            drawn(&BulletData { actual: Some(exact(190.0)), target: Some(exact(100.0)), ..BulletData::default() }).bar;
        assert!(!bar.unwrap().is_cut);
    }

    #[test]
    fn far_below_zero_a_bar_is_cut_as_far_above() {
        for (actual, target) in [(-1000.0, -10.0), (-1000.0, 10.0), (1000.0, -10.0)] {
            let data = BulletData { actual: Some(exact(actual)), target: Some(exact(target)), ..BulletData::default() };
            assert!(data.values().iter().all(|value| value.abs() <= 20.0), "{data:?}");
            let bar = drawn(&data).bar.unwrap();
            assert!(bar.is_cut && bar.is_below() == (actual < 0.0) && bar.open.is_none(), "{bar:?}");
        }
        let data = BulletData { actual: Some(exact(-19.0)), target: Some(exact(-10.0)), ..BulletData::default() };
        assert!(!drawn(&data).bar.unwrap().is_cut);
    }

    #[test]
    fn below_zero_the_parts_of_a_bar_are_mirrored() {
        let of = |bound, step: Option<f64>| {
            let half = step.unwrap_or_default() / 2.0;
            let range = Interval { low: -60.0 - half, high: -60.0 + half };
            let actual = UncertainValue { range, bound, ..exact(-60.0) };
            let axis = Axis { least: -100.0, most: 0.0 };
            BulletData { actual: Some(actual), ..BulletData::default() }.draw(axis, 100.0).bar.unwrap()
        };
        let bar = of(Bound::Exact, Some(40.0));
        assert_eq!((bar.from, bar.solid, bar.faded, bar.end), (100.0, 60.0, (20.0, 60.0), 40.0));
        let bar = of(Bound::About, None);
        assert_eq!((bar.solid, bar.faded, bar.open), (44.0, (36.0, 44.0), None));
        let bar = of(Bound::AtLeast, None);
        assert_eq!((bar.solid, bar.faded, bar.end, bar.open), (100.0, (40.0, 100.0), 40.0, Some(OpenSide::Above)));
        let bar = of(Bound::AtMost, None);
        assert_eq!((bar.solid, bar.faded, bar.end, bar.open), (40.0, (40.0, 40.0), 40.0, Some(OpenSide::Below)));
    }

    #[test]
    fn the_axis_reaches_the_value_at_the_start() {
        let data = BulletData { actual: Some(exact(30.0)), baseline: Some(100.0), ..BulletData::default() };
        assert!(Axis::around(data.values()).most > 100.0);
    }

    #[test]
    fn the_worst_range_is_the_farthest_from_the_target() {
        let levels = |bounds| {
            let data = BulletData { target: Some(exact(100.0)), bounds: Some(bounds), ..BulletData::default() };
            drawn(&data).ranges.into_iter().map(|(.., level)| level).collect::<Vec<_>>()
        };
        assert_eq!(levels((60.0, 100.0)), [QualitativeRange::Far, QualitativeRange::Near, QualitativeRange::There]);
        assert_eq!(levels((100.0, 50.0)), [QualitativeRange::There, QualitativeRange::Near, QualitativeRange::Far]);
    }
}

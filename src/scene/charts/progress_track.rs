//! Progress track: a linear track from the baseline to the target, with the values reached so far as segments.
//!
//! The track always points to the right, whether the target is above the baseline or below it.

use super::observations::included_observations;
use super::uncertainty::{OpenSide, UncertainValue, VAGUE_PX};
use crate::gather::Gather;
use crate::scene::kit::value_axis::Axis;
use crate::scene::records::record_text::SceneContext;
use crate::story::Indicator;

/// Height of a chart, in pixels.
pub const HEIGHT: f64 = 26.0;

/// Data of a progress track, in the unit of the indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressTrackModel {
    /// Axis of distances from the baseline, positive toward the target.
    axis: Axis,
    /// The value at the start.
    pub start: f64,
    /// True if the target lies below the baseline.
    is_down: bool,
    stops: Vec<UncertainValue>,
    claims: Vec<f64>,
    target: Option<f64>,
}

/// Segment from one value to the next, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrackSegment {
    /// End of the previous segment.
    pub from: f64,
    /// End of the solid part: up to here the value is certain.
    pub to: f64,
    /// End of the faded part, which starts at `to`: up to here the value is possible.
    pub faded_end: f64,
    /// Position of the number itself.
    pub at: f64,
    /// The side without a bound; `Above` is toward the target.
    pub open: Option<OpenSide>,
    /// True if it leads away from the target.
    pub is_back: bool,
    /// True for the last segment.
    pub is_last: bool,
}

/// Drawing of a progress track. Positions are in pixels, within `width` and [`HEIGHT`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProgressTrack {
    /// Width, in pixels.
    pub width: f64,
    /// Start and end of the track.
    pub track: (f64, f64),
    /// Segments in time order.
    pub segments: Vec<TrackSegment>,
    /// Positions of values that other sources claim.
    pub claims: Vec<f64>,
    /// Position of the target's mark.
    pub target: Option<f64>,
}

/// The data of an indicator's progress track.
pub fn progress_track_model(ctx: &SceneContext<'_>, indicator: &Indicator) -> ProgressTrackModel {
    let stops: Vec<UncertainValue> = included_observations(ctx, indicator)
        .iter()
        .map(|(_, observation)| UncertainValue::of(&observation.value))
        .gather();
    let progress = indicator.progress(ctx.background);
    let target = progress.raised.or(progress.target).map(|target| target.value.number.to_f64());
    let claims = indicator.claims.iter().filter(|claim| ctx.includes(&claim.evidence));
    let is_new = |value: &f64| stops.iter().all(|stop| stop.number != *value);
    let claims: Vec<f64> = claims.map(|claim| claim.value.number.to_f64()).filter(is_new).gather();
    let baseline = indicator.baseline.as_ref().map(|value| value.number.to_f64());
    ProgressTrackModel::new(baseline, target, indicator.more_is_better, stops, claims)
}

impl ProgressTrackModel {
    fn new(
        baseline: Option<f64>,
        target: Option<f64>,
        more_is_better: bool,
        stops: Vec<UncertainValue>,
        claims: Vec<f64>,
    ) -> Self {
        // Without a baseline the track starts at zero; if zero is already beyond the target, it starts at the first value.
        let is_short =
            |value: &f64| target.is_none_or(|target| if more_is_better { *value < target } else { target < *value });
        let first = stops.first().map(|stop| stop.number);
        let start = baseline.or(Some(0.0).filter(is_short)).or(first.filter(is_short)).unwrap_or_default();
        let is_down = match target {
            Some(target) if target != start => target < start,
            _ => !stops.is_empty() && stops.iter().all(|stop| stop.number <= start),
        };
        let mut model = Self { axis: Axis::around([]), start, is_down, stops, claims, target };
        let values =
            model.stops.iter().flat_map(UncertainValue::ends).chain(model.target).chain(model.claims.iter().copied());
        let axis = Axis::around(values.map(|value| model.distance(value)));
        model.axis = axis;
        model
    }

    /// Distance of a value from the baseline, positive toward the target.
    fn distance(&self, value: f64) -> f64 {
        if self.is_down { self.start - value } else { value - self.start }
    }

    /// Position of a value: 0 at the left end, 1 at the right.
    pub fn share(&self, value: f64) -> f64 {
        self.axis.share(self.distance(value))
    }

    /// Draws the chart, `width` pixels wide.
    pub fn draw(&self, width: f64) -> ProgressTrack {
        let px = |value: f64| self.share(value) * width;
        let start = px(self.start);
        let (mut from, mut before) = (start, 0.0);
        let stretch = |(index, stop): (usize, &UncertainValue)| {
            let (at, distance) = (px(stop.number), self.distance(stop.number));
            let is_back = distance < before;
            let ends = stop.ends().map(px);
            let open = match (stop.extent().open, self.is_down) {
                (Some(OpenSide::Above), true) => Some(OpenSide::Below),
                (Some(OpenSide::Below), true) => Some(OpenSide::Above),
                (open, _) => open,
            };
            let (to, faded) = match open {
                // With an upper bound only, the certain part is that of the previous value.
                Some(OpenSide::Below) => (from.min(at), at),
                _ if stop.is_vague() => ((at - VAGUE_PX).max(0.0), (at + VAGUE_PX).min(width)),
                _ => (ends[0].min(ends[1]), ends[0].max(ends[1])),
            };
            let to = if is_back { to } else { to.max(from) };
            let segment = TrackSegment {
                from,
                to,
                faded_end: faded.max(to),
                at,
                open,
                is_back,
                is_last: index + 1 == self.stops.len(),
            };
            (from, before) = (segment.to, distance);
            segment
        };
        let segments: Vec<TrackSegment> = self.stops.iter().enumerate().map(stretch).gather();
        let ends = segments.iter().map(|segment| segment.faded_end).chain(self.target.map(px));
        ProgressTrack {
            width,
            track: (start, ends.fold(start, f64::max)),
            segments,
            claims: self.claims.iter().copied().map(px).gather(),
            target: self.target.map(px),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Bound, Interval};

    fn exact(number: f64) -> UncertainValue {
        UncertainValue { number, range: Interval { low: number, high: number }, bound: Bound::Exact }
    }

    /// A track on which 1.06 pixels are a hundredth of the longest distance.
    fn track_of(baseline: Option<f64>, target: f64, up: bool, stops: &[f64]) -> ProgressTrack {
        let stops = stops.iter().copied().map(exact).collect();
        ProgressTrackModel::new(baseline, Some(target), up, stops, vec![]).draw(106.0)
    }

    fn ends(track: &ProgressTrack) -> Vec<(f64, f64)> {
        track.segments.iter().map(|segment| (segment.from.round(), segment.to.round())).collect()
    }

    #[test]
    fn a_way_down_leads_from_its_start_to_its_target() {
        let down = [(0.0, 20.0), (20.0, 50.0), (50.0, 90.0)];
        let track = track_of(Some(1000.0), 0.0, false, &[800.0, 500.0, 100.0]);
        assert_eq!((ends(&track), track.target, track.track), (down.to_vec(), Some(100.0), (0.0, 100.0)));
        // Without a baseline the first value is the start.
        let track = track_of(None, 0.0, false, &[1000.0, 800.0, 500.0, 100.0]);
        assert_eq!((ends(&track)[1..].to_vec(), track.target), (down.to_vec(), Some(100.0)));
        let track = track_of(None, -100.0, false, &[-20.0, -60.0]);
        assert_eq!((ends(&track), track.target), (vec![(0.0, 20.0), (20.0, 60.0)], Some(100.0)));
        assert_eq!(track_of(None, -100.0, true, &[-20.0, -60.0]), track);
        let ceiling = track_of(None, 100.0, false, &[20.0, 60.0]);
        assert_eq!((ends(&ceiling), ceiling.target), (vec![(0.0, 20.0), (20.0, 60.0)], Some(100.0)));
        assert!(track.segments.iter().all(|stretch| !stretch.is_back));
    }

    #[test]
    fn a_step_back_is_one_even_behind_the_start() {
        let track = track_of(None, 100.0, true, &[60.0, 40.0]);
        assert_eq!(ends(&track), [(0.0, 60.0), (60.0, 40.0)]);
        assert_eq!(track.segments.iter().map(|stretch| stretch.is_back).collect::<Vec<_>>(), [false, true]);
        let track = track_of(Some(100.0), 0.0, false, &[150.0, 50.0]);
        let [back, forth] = track.segments.as_slice() else { panic!("{track:?}") };
        assert!(back.is_back && back.to < track.track.0 && !forth.is_back && forth.from == back.to, "{track:?}");
    }

    #[test]
    fn an_uncertain_part_of_a_track_is_faded() {
        let of = |baseline: f64, target: f64, stop: UncertainValue| {
            ProgressTrackModel::new(Some(baseline), Some(target), target > baseline, vec![stop], vec![])
                .draw(106.0)
                .segments[0]
        };
        let rounded = |number: f64| UncertainValue {
            range: Interval { low: number - 10.0, high: number + 10.0 },
            ..exact(number)
        };
        let about = |number| UncertainValue { bound: Bound::About, ..exact(number) };
        for (baseline, target, number) in [(0.0, 100.0, 60.0), (0.0, -100.0, -60.0), (100.0, 0.0, 40.0)] {
            let segment = of(baseline, target, rounded(number));
            assert_eq!([segment.to, segment.at, segment.faded_end].map(f64::round), [50.0, 60.0, 70.0]);
            let segment = of(baseline, target, about(number));
            assert_eq!([segment.to, segment.at, segment.faded_end].map(f64::round), [56.0, 60.0, 64.0]);
        }
        let least =
            UncertainValue { bound: Bound::AtLeast, range: Interval { low: 40.0, high: f64::INFINITY }, ..exact(40.0) };
        let segment = of(100.0, 0.0, least);
        assert_eq!(
            ([segment.to, segment.at, segment.faded_end].map(f64::round), segment.open),
            ([0.0, 60.0, 60.0], Some(OpenSide::Below))
        );
        let segment = of(0.0, 100.0, least);
        assert_eq!(
            ([segment.to, segment.at, segment.faded_end].map(f64::round), segment.open),
            ([40.0, 40.0, 40.0], Some(OpenSide::Above))
        );
    }
}

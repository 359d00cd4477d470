//! Tests of properties that every viewport has, for the timeline and the map.

use minxin_atlas::geometry::{Point, Rect};
use minxin_atlas::scene::map::{MapViewport, PanBounds, PlotSize};
use minxin_atlas::scene::timeline::TimeRange;
use minxin_atlas::scene::viewport::{PanZoomGesture, Position, RenderedExtent, Viewport};
use proptest::prelude::*;

/// A viewport type with sample data for its tests.
trait Sample: Viewport {
    const PLOT: Self::Plot;
    const BOUNDS: Self::Bounds;
    const FIXED: Self;

    /// A viewport from three numbers between 0 and 1.
    fn sample(parts: (f64, f64, f64)) -> Self;

    /// The position at a share `x` of the width from the left edge, and a share `y` of the width below the middle.
    fn at(x: f64, y: f64) -> Self::Position {
        let left = Self::CENTER.to_point().x - 0.5;
        Self::Position::from_point(Point::new(left + x, y))
    }

    fn shift(x: f64, y: f64) -> Self::Position {
        Self::Position::from_point(Point::new(x, y))
    }

    /// Distance between the values at two positions of two viewports, in widths of the narrower one.
    fn error(self, position: Self::Position, other: Self, other_position: Self::Position) -> f64 {
        let value = other.value_at(other_position).to_point();
        self.value_at(position).to_point().distance(value) / self.size().min(other.size())
    }

    fn is_near(self, other: Self) -> bool {
        [Self::at(0.0, -0.3), Self::at(1.0, 0.3)].iter().all(|at| self.error(*at, other, *at) < 1e-6)
    }
}

impl Sample for TimeRange {
    const PLOT: f64 = 800.0;
    const BOUNDS: Self = Self { from: 0.0, to: 1e7 };
    const FIXED: Self = Self { from: 0.0, to: 1000.0 };

    fn sample((from, _, length): (f64, f64, f64)) -> Self {
        Self::new(from * 2e7 - 1e7, from * 2e7 - 1e7 + 1e3 + length * 1e7)
    }
}

impl Sample for MapViewport {
    const PLOT: PlotSize = PlotSize { width: 900.0, aspect: 0.5 };
    const BOUNDS: PanBounds = PanBounds { area: Rect::new(0.83, 0.4, 0.005, 0.004), pixels: 900.0 };
    const FIXED: Self = Self { center: Point::new(0.5, 0.5), width: 0.1 };

    fn sample((x, y, width): (f64, f64, f64)) -> Self {
        Self { center: Point::new(0.8 + x / 10.0, 0.35 + y / 10.0), width: 1e-5 + width / 100.0 }
    }
}

type Parts = (f64, f64, f64);

fn parts() -> impl Strategy<Value = Parts> {
    (0.0..1.0_f64, 0.0..1.0_f64, 0.0..1.0_f64)
}

fn clamping_twice_changes_nothing<V: Sample>(one: V) -> bool {
    let clamped = one.clamp_to(V::BOUNDS);
    clamped.clamp_to(V::BOUNDS).is_near(clamped)
}

fn zoom_keeps_the_value_at_its_position<V: Sample>(one: V, factor: f64, at: V::Position) -> bool {
    let zoomed = one.zoom_at(factor, at);
    zoomed.error(at, one, at) < 1e-6 && (zoomed.size() / one.size() - factor).abs() < 1e-6
}

fn pans_add_up<V: Sample>(one: V, x: f64, y: f64) -> bool {
    one.pan(V::shift(x, y)).pan(V::shift(-x, -y)).is_near(one)
        && one.pan(V::shift(x, y)).error(V::at(0.0, 0.0), one, V::at(x, y)) < 1e-6
}

fn an_animation_starts_here_and_ends_there<V: Sample>(one: V, destination: V) -> bool {
    one.interpolate(destination, 0.0).is_near(one)
        && one.interpolate(destination, 1.0) == destination
        && one.interpolate(destination, 7.0) == destination
}

fn an_extent_covers_what_it_was_made_for<V: Sample>(one: V, x: f64) -> bool {
    let (exact, buffered) = (RenderedExtent::exact(one, V::PLOT), RenderedExtent::with_buffer(one, V::PLOT));
    exact.covers(one, V::PLOT)
        && buffered.covers(one.pan(V::shift(x * (V::BUFFER - 0.01), 0.0)), V::PLOT)
        && !buffered.covers(one.pan(V::shift(x.signum() * (V::BUFFER + 0.01), 0.0)), V::PLOT)
        && !buffered.covers(one.zoom_at(2.0, V::CENTER), V::PLOT)
        && !buffered.covers(one.zoom_at(0.4, V::CENTER), V::PLOT)
}

fn a_value_stays_under_its_pointer<V: Sample>(start: V::Position, end: V::Position) -> bool {
    let mut gesture = PanZoomGesture::default();
    gesture.pointer_down(1, start, V::FIXED);
    let moved = gesture.pointer_move(1, end, V::FIXED, 0.0).unwrap();
    moved.error(end, V::FIXED, start) < 1e-6 && (moved.size() / V::FIXED.size() - 1.0).abs() < 1e-9
}

/// The viewport after two pointers pinch from `starts` to `ends`.
fn pinched<V: Sample>(starts: [V::Position; 2], ends: [V::Position; 2]) -> V {
    let mut gesture = PanZoomGesture::default();
    gesture.pointer_down(1, starts[0], V::FIXED);
    gesture.pointer_down(2, starts[1], V::FIXED);
    let moved = gesture.pointer_move(1, ends[0], V::FIXED, 0.0).unwrap();
    gesture.pointer_move(2, ends[1], moved, 8.0).unwrap()
}

fn a_pinch_keeps_the_middle_and_stretches<V: Sample>(starts: [V::Position; 2], ends: [V::Position; 2]) -> bool {
    let moved = pinched::<V>(starts, ends);
    let middle = |[one, other]: [V::Position; 2]| {
        let (one, other) = (one.to_point(), other.to_point());
        V::Position::from_point(Point::new(f64::midpoint(one.x, other.x), f64::midpoint(one.y, other.y)))
    };
    let spread = |[one, other]: [V::Position; 2]| one.to_point().distance(other.to_point());
    moved.error(middle(ends), V::FIXED, middle(starts)) < 1e-6
        && (moved.size() / V::FIXED.size() - spread(starts) / spread(ends)).abs() < 1e-6
}

proptest! {
    #[test]
    fn clamping_is_idempotent(start in parts()) {
        prop_assert!(clamping_twice_changes_nothing(TimeRange::sample(start)));
        prop_assert!(clamping_twice_changes_nothing(MapViewport::sample(start)));
    }

    #[test]
    fn zooming_keeps_the_value_under_the_pointer(start in parts(), factor in 0.1..10.0_f64, x in 0.0..1.0_f64, y in -0.5..0.5_f64) {
        prop_assert!(zoom_keeps_the_value_at_its_position(TimeRange::sample(start), factor, TimeRange::at(x, y)));
        prop_assert!(zoom_keeps_the_value_at_its_position(MapViewport::sample(start), factor, MapViewport::at(x, y)));
    }

    #[test]
    fn panning_there_and_back_changes_nothing(start in parts(), x in -2.0..2.0_f64, y in -2.0..2.0_f64) {
        prop_assert!(pans_add_up(TimeRange::sample(start), x, y));
        prop_assert!(pans_add_up(MapViewport::sample(start), x, y));
    }

    #[test]
    fn animations_start_and_end_where_they_should(start in parts(), target in parts()) {
        prop_assert!(an_animation_starts_here_and_ends_there(TimeRange::sample(start), TimeRange::sample(target)));
        prop_assert!(an_animation_starts_here_and_ends_there(MapViewport::sample(start), MapViewport::sample(target)));
    }

    #[test]
    fn rendered_extents_cover_their_buffer_and_no_more(start in parts(), x in -1.0..1.0_f64) {
        prop_assert!(an_extent_covers_what_it_was_made_for(TimeRange::sample(start), x));
        prop_assert!(an_extent_covers_what_it_was_made_for(MapViewport::sample(start), x));
    }

    #[test]
    fn the_point_under_a_pointer_stays_there(x in 0.0..1.0_f64, y in -0.3..0.3_f64, to_x in 0.0..1.0_f64, to_y in -0.3..0.3_f64) {
        prop_assert!(a_value_stays_under_its_pointer::<TimeRange>(TimeRange::at(x, y), TimeRange::at(to_x, to_y)));
        prop_assert!(a_value_stays_under_its_pointer::<MapViewport>(MapViewport::at(x, y), MapViewport::at(to_x, to_y)));
    }

    #[test]
    fn the_range_between_two_pointers_stays_there(
        one in 0.0..0.4_f64, other in 0.6..1.0_f64, to_one in 0.0..0.4_f64, to_other in 0.6..1.0_f64, y in -0.3..0.3_f64,
    ) {
        let starts = [TimeRange::at(one, y), TimeRange::at(other, -y)];
        let ends = [TimeRange::at(to_one, -y), TimeRange::at(to_other, y)];
        prop_assert!(a_pinch_keeps_the_middle_and_stretches::<TimeRange>(starts, ends));
        // On a single axis, the value under each pointer stays fixed.
        let moved = pinched::<TimeRange>(starts, ends);
        prop_assert!((0..2).all(|n| moved.error(ends[n], TimeRange::FIXED, starts[n]) < 1e-6));
        let starts = [MapViewport::at(one, y), MapViewport::at(other, -y)];
        let ends = [MapViewport::at(to_one, -y), MapViewport::at(to_other, y)];
        prop_assert!(a_pinch_keeps_the_middle_and_stretches::<MapViewport>(starts, ends));
    }
}

/// Drags to the left in steps of 16 ms and releases after a pause in milliseconds. Returns the viewport at the release, and
/// the target of the fling, if any.
fn released<V: Sample>(step: f64, pause: f64) -> (V, Option<V>) {
    let (mut gesture, mut viewport) = (PanZoomGesture::default(), V::FIXED);
    gesture.pointer_down(1, V::at(0.8, 0.0), viewport);
    for n in 0..6 {
        let at = V::at(0.8 - step * f64::from(n), 0.0);
        viewport = gesture.pointer_move(1, at, viewport, 16.0 * f64::from(n)).unwrap();
    }
    (viewport, gesture.pointer_up(1, viewport, 80.0 + pause))
}

fn fast_releases_fling<V: Sample>() {
    let distance = |step: f64| {
        let (viewport, destination) = released::<V>(step, 0.0);
        let [from, to] = [viewport, destination.unwrap()].map(|end| end.value_at(V::CENTER).to_point().x);
        (to - from) / viewport.size()
    };
    assert!(distance(0.05) > 0.1, "on in the direction of the drag");
    assert!((distance(2.0) - 1.5).abs() < 1e-6, "no further than the limit");
    assert_eq!(released::<V>(0.05, 300.0).1, None, "it was held still");
    assert_eq!(released::<V>(0.001, 0.0).1, None, "it was slow");
}

#[test]
fn a_fast_release_flings_and_a_slow_one_does_not() {
    fast_releases_fling::<TimeRange>();
    fast_releases_fling::<MapViewport>();
}

fn pointers_are_counted<V: Sample>() {
    let mut gesture = PanZoomGesture::default();
    assert_eq!(gesture.pointer_move(3, V::at(0.5, 0.0), V::FIXED, 0.0), None, "it is not down");
    gesture.pointer_down(1, V::at(0.2, 0.0), V::FIXED);
    gesture.pointer_down(1, V::at(0.2, 0.0), V::FIXED);
    assert_eq!(gesture.count(), 1, "a pointer is down once");
    gesture.pointer_down(2, V::at(0.8, 0.0), V::FIXED);
    assert_eq!(gesture.pointer_up(2, V::FIXED, 0.0), None);
    assert!(!gesture.is_idle() && gesture.count() == 1);
    let moved = gesture.pointer_move(1, V::at(0.3, 0.0), V::FIXED, 0.0).unwrap();
    assert!(moved.is_near(V::FIXED.pan(V::shift(-0.1, 0.0))), "the pointer that is left pans");
    assert_eq!(gesture.pointer_up(1, moved, 500.0), None);
    assert!(gesture.is_idle());
}

#[test]
fn a_pointer_that_is_left_pans() {
    pointers_are_counted::<TimeRange>();
    pointers_are_counted::<MapViewport>();
}

#[test]
fn pointers_at_one_place_only_pan() {
    let moved = pinched::<TimeRange>([0.5, 0.5], [0.4, 0.6]);
    assert!(moved.is_near(TimeRange::FIXED), "{moved:?}");
}

fn two_taps<V: Sample>() {
    let (mut gesture, here) = (PanZoomGesture::<V>::default(), V::at(0.6, 0.1));
    assert!(!gesture.tap(here, 0.0));
    assert!(gesture.tap(here, 200.0));
    assert!(!gesture.tap(here, 300.0), "the third is a first again");
    assert!(!gesture.tap(V::at(0.2, 0.1), 400.0), "elsewhere");
    assert!(!gesture.tap(here, 2000.0));
}

#[test]
fn two_taps_in_a_row_are_one_double_tap() {
    two_taps::<TimeRange>();
    two_taps::<MapViewport>();
}

#[test]
fn the_timeline_is_transformed_along_one_axis() {
    let viewport = TimeRange::new(1000.0, 2000.0);
    let [exact, buffered] = [RenderedExtent::exact, RenderedExtent::with_buffer].map(|make| make(viewport, 500.0));
    assert_eq!(exact.css_transform(viewport, 500.0), "width:100%;transform:translateX(0%)");
    assert_eq!(buffered.css_transform(viewport, 500.0), "width:200%;transform:translateX(-25%)");
    assert_eq!(buffered.css_transform(viewport.pan(0.2), 500.0), "width:200%;transform:translateX(-35%)");
}

#[test]
fn the_map_is_transformed_along_two_axes() {
    let (viewport, plot) = (MapViewport::FIXED, MapViewport::PLOT);
    let exact = RenderedExtent::exact(viewport, plot).css_transform(viewport, plot);
    assert_eq!(exact, "width:100%;height:100%;transform:translate(0%,0%)");
    let moved = viewport.pan(Point::new(0.18, 0.0));
    let moved = RenderedExtent::with_buffer(viewport, plot).css_transform(moved, plot);
    assert_eq!(moved, "width:180%;height:180%;transform:translate(-32.222%,-22.222%)");
    assert!(!RenderedExtent::with_buffer(viewport, plot).covers(viewport.pan(Point::new(0.0, 0.21)), plot));
}

#[test]
fn positions_are_measured_from_the_plot() {
    let rect = Rect::new(100.0, 50.0, 200.0, 100.0);
    assert_eq!(TimeRange::position_in(rect, Point::new(150.0, 0.0)), 0.25);
    assert_eq!(MapViewport::position_in(rect, Point::new(150.0, 50.0)), Point::new(-0.25, -0.25));
}

//! What holds the map: a mouse, a finger or two. Each holds what it was put on, so that a drag moves and a pinch stretches;
//! let go in motion, the map runs on a little; two taps in a row come nearer.

use super::viewport::MapViewport;
use crate::geometry::{Point, clamp};

/// Two fingers nearer than that, as a share of the width, only move.
const MIN_PINCH: f64 = 0.02;
/// How far back a throw is measured, in milliseconds.
const VELOCITY_WINDOW_MS: f64 = 100.0;
/// How long a throw runs on, in milliseconds.
pub const FLING_MS: f64 = 600.0;
/// Two taps within so many milliseconds are one double tap.
const DOUBLE_TAP_MS: f64 = 350.0;
/// And within so much of the width.
const TAP_RADIUS: f64 = 0.04;

/// A finger, or the mouse.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pointer {
    id: i32,
    /// Where it is in the drawing.
    place: Point,
    /// What it holds.
    anchor: Point,
}

/// All that holds the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanZoomGesture {
    pointers: Vec<Pointer>,
    /// Where the middle was when.
    trail: Vec<(f64, Point)>,
    /// The last tap: when and where.
    tap: Option<(f64, Point)>,
}

impl PanZoomGesture {
    /// Whether nothing holds it.
    pub fn is_idle(&self) -> bool {
        self.pointers.is_empty()
    }

    /// How many fingers hold it.
    pub fn count(&self) -> usize {
        self.pointers.len()
    }

    /// Everything lets go.
    pub fn cancel(&mut self) {
        self.pointers.clear();
        self.trail.clear();
    }

    /// A finger is put down at a place of the drawing.
    pub fn pointer_down(&mut self, id: i32, place: Point, viewport: MapViewport) {
        self.pointers.retain(|finger| finger.id != id);
        self.pointers.push(Pointer { id, place, anchor: viewport.point_at(place) });
        self.anchor_pointers(viewport);
    }

    /// A finger moves to a place, at a time in milliseconds: what is in sight then. None for a finger that was not put down.
    pub fn pointer_move(&mut self, id: i32, place: Point, viewport: MapViewport, now: f64) -> Option<MapViewport> {
        self.pointers.iter_mut().find(|finger| finger.id == id)?.place = place;
        let first = *self.pointers.first()?;
        let wide = match self.pointers.get(1) {
            Some(second) if second.place.distance(first.place) > MIN_PINCH => {
                second.anchor.distance(first.anchor) / second.place.distance(first.place)
            }
            _ => viewport.width,
        };
        // What the fingers hold stays in their middle.
        let middle = |of: fn(&Pointer) -> Point| {
            let second = self.pointers.get(1).map_or(of(&first), of);
            Point::new(f64::midpoint(of(&first).x, second.x), f64::midpoint(of(&first).y, second.y))
        };
        let (held, place) = (middle(|finger| finger.anchor), middle(|finger| finger.place));
        let viewport =
            MapViewport { center: Point::new(held.x - place.x * wide, held.y - place.y * wide), width: wide };
        self.trail.retain(|(then, _)| now - then <= VELOCITY_WINDOW_MS);
        self.trail.push((now, viewport.center));
        Some(viewport)
    }

    /// A finger is lifted: where the map runs to, if it was the last one and still moved.
    pub fn pointer_up(&mut self, id: i32, viewport: MapViewport, now: f64) -> Option<MapViewport> {
        self.pointers.retain(|finger| finger.id != id);
        if !self.is_idle() {
            self.anchor_pointers(viewport);
            return None;
        }
        let trail = std::mem::take(&mut self.trail);
        let (then, from) = *trail.iter().find(|(then, _)| now - then <= VELOCITY_WINDOW_MS)?;
        let slow = (now - then).max(8.0) * viewport.width;
        // It slows down evenly to a stand: a way of a third of what it would have been. Slow drags end where they end.
        let way = |from: f64, to: f64| clamp((to - from) / slow * FLING_MS / 3.0, -1.5, 1.5);
        let (east, south) = (way(from.x, viewport.center.x), way(from.y, viewport.center.y));
        (east.abs() + south.abs() > 0.03).then(|| viewport.pan(east, south))
    }

    /// A tap at a place, without a drag: whether it is the second in a row.
    pub fn tapped(&mut self, place: Point, now: f64) -> bool {
        let is_second =
            self.tap.is_some_and(|(then, before)| now - then <= DOUBLE_TAP_MS && before.distance(place) <= TAP_RADIUS);
        self.tap = (!is_second).then_some((now, place));
        is_second
    }

    /// Each finger holds what is under it now.
    fn anchor_pointers(&mut self, viewport: MapViewport) {
        for finger in &mut self.pointers {
            finger.anchor = viewport.point_at(finger.place);
        }
        self.trail.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIGHT: MapViewport = MapViewport { center: Point::new(0.5, 0.5), width: 0.1 };

    fn place(x: std::ops::Range<f64>) -> impl Strategy<Value = Point> {
        (x, -0.3..0.3_f64).prop_map(|(x, y)| Point::new(x, y))
    }

    proptest! {
        #[test]
        fn what_a_finger_holds_stays_under_it(start in place(-0.5..0.5), end in place(-0.5..0.5)) {
            let mut grip = PanZoomGesture::default();
            grip.pointer_down(1, start, SIGHT);
            let moved = grip.pointer_move(1, end, SIGHT, 0.0).unwrap();
            prop_assert!(moved.point_at(end).distance(SIGHT.point_at(start)) < 1e-9);
            prop_assert!((moved.width - SIGHT.width).abs() < 1e-12);
        }

        #[test]
        fn what_lies_between_two_fingers_stays_between_them(
            one in place(-0.5..-0.1), other in place(0.1..0.5), to_one in place(-0.5..-0.1), to_other in place(0.1..0.5),
        ) {
            let mut grip = PanZoomGesture::default();
            grip.pointer_down(1, one, SIGHT);
            grip.pointer_down(2, other, SIGHT);
            let moved = grip.pointer_move(1, to_one, SIGHT, 0.0).unwrap();
            let moved = grip.pointer_move(2, to_other, moved, 8.0).unwrap();
            let between = |a: Point, b: Point| Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
            let (before, after) = (SIGHT.point_at(between(one, other)), moved.point_at(between(to_one, to_other)));
            prop_assert!(before.distance(after) < 1e-9);
            let stretched = one.distance(other) / to_one.distance(to_other);
            prop_assert!((moved.width / SIGHT.width - stretched).abs() < 1e-9);
        }
    }

    #[test]
    fn a_throw_runs_on_and_a_slow_drag_does_not() {
        let mut grip = PanZoomGesture::default();
        grip.pointer_down(1, Point::default(), SIGHT);
        let mut viewport = SIGHT;
        for step in 1..=5 {
            let place = Point::new(f64::from(step) * 0.04, 0.0);
            viewport = grip.pointer_move(1, place, viewport, f64::from(step) * 16.0).unwrap();
        }
        let goal = grip.pointer_up(1, viewport, 82.0).unwrap();
        assert!(goal.center.x < viewport.center.x, "on to where it was thrown");
        grip.pointer_down(1, Point::default(), SIGHT);
        let viewport = grip.pointer_move(1, Point::new(0.2, 0.0), SIGHT, 1000.0).unwrap();
        assert_eq!(grip.pointer_up(1, viewport, 1500.0), None, "it was held still");
    }

    #[test]
    fn two_taps_in_a_row_are_one() {
        let mut grip = PanZoomGesture::default();
        let here = Point::new(0.1, 0.1);
        assert!(!grip.tapped(here, 0.0));
        assert!(grip.tapped(here, 200.0));
        assert!(!grip.tapped(here, 300.0), "the third is a first again");
        assert!(!grip.tapped(Point::new(-0.3, 0.1), 400.0), "elsewhere");
        assert!(!grip.tapped(here, 2000.0));
    }
}

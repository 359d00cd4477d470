//! What holds the map: a mouse, a finger or two. Each holds what it was put on, so that a drag moves and a pinch stretches;
//! let go in motion, the map runs on a little; two taps in a row come nearer.

use super::camera::Sight;
use crate::geometry::{Point, held};

/// Two fingers nearer than that, as a share of the width, only move.
const NEAR: f64 = 0.02;
/// How far back a throw is measured, in milliseconds.
const RECENT: f64 = 100.0;
/// How long a throw runs on, in milliseconds.
pub const RUN: f64 = 600.0;
/// Two taps within so many milliseconds are one double tap.
const TWICE: f64 = 350.0;
/// And within so much of the width.
const SPOT: f64 = 0.04;

/// A finger, or the mouse.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Finger {
    id: i32,
    /// Where it is in the drawing.
    place: Point,
    /// What it holds.
    held: Point,
}

/// All that holds the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grip {
    fingers: Vec<Finger>,
    /// Where the middle was when.
    trail: Vec<(f64, Point)>,
    /// The last tap: when and where.
    tap: Option<(f64, Point)>,
}

impl Grip {
    /// Whether nothing holds it.
    pub fn is_free(&self) -> bool {
        self.fingers.is_empty()
    }

    /// How many fingers hold it.
    pub fn count(&self) -> usize {
        self.fingers.len()
    }

    /// Everything lets go.
    pub fn drop_all(&mut self) {
        self.fingers.clear();
        self.trail.clear();
    }

    /// A finger is put down at a place of the drawing.
    pub fn put(&mut self, id: i32, place: Point, sight: Sight) {
        self.fingers.retain(|finger| finger.id != id);
        self.fingers.push(Finger { id, place, held: sight.at(place) });
        self.hold(sight);
    }

    /// A finger moves to a place, at a time in milliseconds: what is in sight then. None for a finger that was not put down.
    pub fn moved(&mut self, id: i32, place: Point, sight: Sight, now: f64) -> Option<Sight> {
        self.fingers.iter_mut().find(|finger| finger.id == id)?.place = place;
        let first = *self.fingers.first()?;
        let wide = match self.fingers.get(1) {
            Some(second) if second.place.distance(first.place) > NEAR => {
                second.held.distance(first.held) / second.place.distance(first.place)
            }
            _ => sight.wide,
        };
        // What the fingers hold stays in their middle.
        let middle = |of: fn(&Finger) -> Point| {
            let second = self.fingers.get(1).map_or(of(&first), of);
            Point::new(f64::midpoint(of(&first).x, second.x), f64::midpoint(of(&first).y, second.y))
        };
        let (held, place) = (middle(|finger| finger.held), middle(|finger| finger.place));
        let sight = Sight { middle: Point::new(held.x - place.x * wide, held.y - place.y * wide), wide };
        self.trail.retain(|(then, _)| now - then <= RECENT);
        self.trail.push((now, sight.middle));
        Some(sight)
    }

    /// A finger is lifted: where the map runs to, if it was the last one and still moved.
    pub fn lift(&mut self, id: i32, sight: Sight, now: f64) -> Option<Sight> {
        self.fingers.retain(|finger| finger.id != id);
        if !self.is_free() {
            self.hold(sight);
            return None;
        }
        let trail = std::mem::take(&mut self.trail);
        let (then, from) = *trail.iter().find(|(then, _)| now - then <= RECENT)?;
        let slow = (now - then).max(8.0) * sight.wide;
        // It slows down evenly to a stand: a way of a third of what it would have been. Slow drags end where they end.
        let way = |from: f64, to: f64| held((to - from) / slow * RUN / 3.0, -1.5, 1.5);
        let (east, south) = (way(from.x, sight.middle.x), way(from.y, sight.middle.y));
        (east.abs() + south.abs() > 0.03).then(|| sight.moved(east, south))
    }

    /// A tap at a place, without a drag: whether it is the second in a row.
    pub fn tapped(&mut self, place: Point, now: f64) -> bool {
        let is_second = self.tap.is_some_and(|(then, before)| now - then <= TWICE && before.distance(place) <= SPOT);
        self.tap = (!is_second).then_some((now, place));
        is_second
    }

    /// Each finger holds what is under it now.
    fn hold(&mut self, sight: Sight) {
        for finger in &mut self.fingers {
            finger.held = sight.at(finger.place);
        }
        self.trail.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIGHT: Sight = Sight { middle: Point::new(0.5, 0.5), wide: 0.1 };

    fn place(x: std::ops::Range<f64>) -> impl Strategy<Value = Point> {
        (x, -0.3..0.3_f64).prop_map(|(x, y)| Point::new(x, y))
    }

    proptest! {
        #[test]
        fn what_a_finger_holds_stays_under_it(start in place(-0.5..0.5), end in place(-0.5..0.5)) {
            let mut grip = Grip::default();
            grip.put(1, start, SIGHT);
            let moved = grip.moved(1, end, SIGHT, 0.0).unwrap();
            prop_assert!(moved.at(end).distance(SIGHT.at(start)) < 1e-9);
            prop_assert!((moved.wide - SIGHT.wide).abs() < 1e-12);
        }

        #[test]
        fn what_lies_between_two_fingers_stays_between_them(
            one in place(-0.5..-0.1), other in place(0.1..0.5), to_one in place(-0.5..-0.1), to_other in place(0.1..0.5),
        ) {
            let mut grip = Grip::default();
            grip.put(1, one, SIGHT);
            grip.put(2, other, SIGHT);
            let moved = grip.moved(1, to_one, SIGHT, 0.0).unwrap();
            let moved = grip.moved(2, to_other, moved, 8.0).unwrap();
            let between = |a: Point, b: Point| Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
            let (before, after) = (SIGHT.at(between(one, other)), moved.at(between(to_one, to_other)));
            prop_assert!(before.distance(after) < 1e-9);
            let stretched = one.distance(other) / to_one.distance(to_other);
            prop_assert!((moved.wide / SIGHT.wide - stretched).abs() < 1e-9);
        }
    }

    #[test]
    fn a_throw_runs_on_and_a_slow_drag_does_not() {
        let mut grip = Grip::default();
        grip.put(1, Point::default(), SIGHT);
        let mut sight = SIGHT;
        for step in 1..=5 {
            let place = Point::new(f64::from(step) * 0.04, 0.0);
            sight = grip.moved(1, place, sight, f64::from(step) * 16.0).unwrap();
        }
        let goal = grip.lift(1, sight, 82.0).unwrap();
        assert!(goal.middle.x < sight.middle.x, "on to where it was thrown");
        grip.put(1, Point::default(), SIGHT);
        let sight = grip.moved(1, Point::new(0.2, 0.0), SIGHT, 1000.0).unwrap();
        assert_eq!(grip.lift(1, sight, 1500.0), None, "it was held still");
    }

    #[test]
    fn two_taps_in_a_row_are_one() {
        let mut grip = Grip::default();
        let here = Point::new(0.1, 0.1);
        assert!(!grip.tapped(here, 0.0));
        assert!(grip.tapped(here, 200.0));
        assert!(!grip.tapped(here, 300.0), "the third is a first again");
        assert!(!grip.tapped(Point::new(-0.3, 0.1), 400.0), "elsewhere");
        assert!(!grip.tapped(here, 2000.0));
    }
}

//! What holds the drawing: a mouse, a finger or two. Each holds the minute that it was put on, so that a drag moves and a
//! pinch stretches; let go in motion, the drawing runs on a little.

use super::camera::Span;
use crate::geometry::held;

/// Two fingers nearer than that, as a share of the axis, only move.
const NEAR: f64 = 0.02;
/// How far back a throw is measured, in milliseconds.
const RECENT: f64 = 100.0;
/// How long a throw runs on, in milliseconds.
pub const RUN: f64 = 600.0;

/// A finger, or the mouse.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Finger {
    id: i32,
    /// Where it is, as a share of the axis.
    share: f64,
    /// What it holds.
    minute: f64,
}

/// What of the window on the strip is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// All of it.
    Window,
    /// Its start.
    Start,
    /// Its end.
    End,
}

impl Hold {
    /// What was in sight, moved by so many minutes; never shorter than `least`.
    #[must_use]
    pub fn moved(self, was: Span, by: f64, least: f64) -> Span {
        match self {
            Self::Window => Span::new(was.from + by, was.to + by),
            Self::Start => Span::new((was.from + by).min(was.to - least), was.to),
            Self::End => Span::new(was.from, (was.to + by).max(was.from + least)),
        }
    }
}

/// All that holds the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grip {
    fingers: Vec<Finger>,
    /// When the start of what is in sight was where.
    trail: Vec<(f64, f64)>,
}

impl Grip {
    /// Whether nothing holds it.
    pub fn is_free(&self) -> bool {
        self.fingers.is_empty()
    }

    /// A finger is put down at a share of the axis.
    pub fn put(&mut self, id: i32, share: f64, sight: Span) {
        self.fingers.retain(|finger| finger.id != id);
        self.fingers.push(Finger { id, share, minute: sight.at(share) });
        self.hold(sight);
    }

    /// A finger moves to a share of the axis, at a time in milliseconds: what is in sight then. None for a finger that
    /// was not put down.
    pub fn moved(&mut self, id: i32, share: f64, sight: Span, now: f64) -> Option<Span> {
        self.fingers.iter_mut().find(|finger| finger.id == id)?.share = share;
        let first = self.fingers.first()?;
        let from = first.minute - first.share * sight.length();
        let moved = Span::new(from, from + sight.length());
        let sight = match self.fingers.get(1) {
            Some(second) if (second.share - first.share).abs() > NEAR => {
                let length = (second.minute - first.minute) / (second.share - first.share);
                // Fingers that have passed one another would turn time round.
                if length > 0.0 {
                    Span::new(first.minute - first.share * length, first.minute + (1.0 - first.share) * length)
                } else {
                    moved
                }
            }
            _ => moved,
        };
        self.trail.retain(|(then, _)| now - then <= RECENT);
        self.trail.push((now, sight.from));
        Some(sight)
    }

    /// A finger is lifted: where the drawing runs to, if it was the last one and still moved.
    pub fn lift(&mut self, id: i32, sight: Span, now: f64) -> Option<Span> {
        self.fingers.retain(|finger| finger.id != id);
        if !self.is_free() {
            self.hold(sight);
            return None;
        }
        let trail = std::mem::take(&mut self.trail);
        let (then, from) = *trail.iter().find(|(then, _)| now - then <= RECENT)?;
        let speed = (sight.from - from) / (now - then).max(8.0);
        // It slows down evenly to a stand: a way of a third of what it would have been. Slow drags end where they end.
        let way = speed * RUN / 3.0 / sight.length();
        (way.abs() > 0.03).then(|| sight.moved(held(way, -1.5, 1.5)))
    }

    /// Each finger holds what is under it now.
    fn hold(&mut self, sight: Span) {
        for finger in &mut self.fingers {
            finger.minute = sight.at(finger.share);
        }
        self.trail.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIGHT: Span = Span { from: 0.0, to: 1000.0 };

    proptest! {
        #[test]
        fn what_a_finger_holds_stays_under_it(start in 0.0..1.0_f64, end in 0.0..1.0_f64) {
            let mut grip = Grip::default();
            grip.put(1, start, SIGHT);
            let moved = grip.moved(1, end, SIGHT, 0.0).unwrap();
            prop_assert!((moved.at(end) - SIGHT.at(start)).abs() < 1e-6);
            prop_assert!((moved.length() - SIGHT.length()).abs() < 1e-6);
        }

        #[test]
        fn what_two_fingers_hold_stays_under_them(
            one in 0.0..0.4_f64, other in 0.6..1.0_f64, to_one in 0.0..0.4_f64, to_other in 0.6..1.0_f64,
        ) {
            let mut grip = Grip::default();
            grip.put(1, one, SIGHT);
            grip.put(2, other, SIGHT);
            let moved = grip.moved(1, to_one, SIGHT, 0.0).unwrap();
            let moved = grip.moved(2, to_other, moved, 8.0).unwrap();
            prop_assert!((moved.at(to_one) - SIGHT.at(one)).abs() < 1e-6);
            prop_assert!((moved.at(to_other) - SIGHT.at(other)).abs() < 1e-6);
        }
    }

    #[test]
    fn a_throw_runs_on_and_a_slow_drag_does_not() {
        let throw = |pause: f64| {
            let mut grip = Grip::default();
            grip.put(1, 0.8, SIGHT);
            let mut sight = SIGHT;
            for step in 0..6 {
                sight = grip.moved(1, 0.8 - 0.05 * f64::from(step), sight, 16.0 * f64::from(step)).unwrap();
            }
            (sight, grip.lift(1, sight, 80.0 + pause))
        };
        let (sight, goal) = throw(0.0);
        assert!(goal.unwrap().from > sight.from + 100.0);
        assert_eq!(throw(300.0).1, None);
    }

    #[test]
    fn a_window_is_moved_or_has_an_end_moved() {
        assert_eq!(Hold::Window.moved(SIGHT, 50.0, 10.0), Span::new(50.0, 1050.0));
        assert_eq!(Hold::Start.moved(SIGHT, 50.0, 10.0), Span::new(50.0, 1000.0));
        assert_eq!(Hold::Start.moved(SIGHT, 5000.0, 10.0), Span::new(990.0, 1000.0));
        assert_eq!(Hold::End.moved(SIGHT, -5000.0, 10.0), Span::new(0.0, 10.0));
    }

    #[test]
    fn a_finger_that_was_not_put_down_moves_nothing() {
        assert_eq!(Grip::default().moved(3, 0.5, SIGHT, 0.0), None);
    }

    #[test]
    fn the_finger_left_holds_on() {
        let mut grip = Grip::default();
        grip.put(1, 0.2, SIGHT);
        grip.put(2, 0.8, SIGHT);
        assert_eq!(grip.lift(2, SIGHT, 0.0), None);
        assert!(!grip.is_free());
        assert_eq!(grip.moved(1, 0.3, SIGHT, 0.0).unwrap().from.round(), -100.0);
    }
}

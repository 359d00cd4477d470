//! What holds the drawing: a mouse, a finger or two. Each holds the minute that it was put on, so that a drag moves and a
//! pinch stretches; let go in motion, the drawing runs on a little.

use crate::geometry::clamp;
use crate::scene::kit::time_range::TimeRange;

/// Two fingers nearer than that, as a share of the axis, only move.
const MIN_PINCH: f64 = 0.02;
/// How far back a throw is measured, in milliseconds.
const VELOCITY_WINDOW_MS: f64 = 100.0;
/// How long a throw runs on, in milliseconds.
pub const FLING_MS: f64 = 600.0;

/// A finger, or the mouse.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Pointer {
    id: i32,
    /// Where it is, as a share of the axis.
    share: f64,
    /// What it holds.
    minute: f64,
}

/// What of the window on the strip is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrushHandle {
    /// All of it.
    Window,
    /// Its start.
    Start,
    /// Its end.
    End,
}

impl BrushHandle {
    /// What was in sight, moved by so many minutes; never shorter than `least`.
    #[must_use]
    pub fn drag(self, was: TimeRange, by: f64, least: f64) -> TimeRange {
        match self {
            Self::Window => TimeRange::new(was.from + by, was.to + by),
            Self::Start => TimeRange::new((was.from + by).min(was.to - least), was.to),
            Self::End => TimeRange::new(was.from, (was.to + by).max(was.from + least)),
        }
    }
}

/// All that holds the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanZoomGesture {
    pointers: Vec<Pointer>,
    /// When the start of what is in sight was where.
    trail: Vec<(f64, f64)>,
}

impl PanZoomGesture {
    /// Whether nothing holds it.
    pub fn is_idle(&self) -> bool {
        self.pointers.is_empty()
    }

    /// A finger is put down at a share of the axis.
    pub fn pointer_down(&mut self, id: i32, share: f64, viewport: TimeRange) {
        self.pointers.retain(|finger| finger.id != id);
        self.pointers.push(Pointer { id, share, minute: viewport.minute_at(share) });
        self.anchor_pointers(viewport);
    }

    /// A finger moves to a share of the axis, at a time in milliseconds: what is in sight then. None for a finger that
    /// was not put down.
    pub fn pointer_move(&mut self, id: i32, share: f64, viewport: TimeRange, now: f64) -> Option<TimeRange> {
        self.pointers.iter_mut().find(|finger| finger.id == id)?.share = share;
        let first = self.pointers.first()?;
        let from = first.minute - first.share * viewport.length();
        let moved = TimeRange::new(from, from + viewport.length());
        let viewport = match self.pointers.get(1) {
            Some(second) if (second.share - first.share).abs() > MIN_PINCH => {
                let length = (second.minute - first.minute) / (second.share - first.share);
                // Fingers that have passed one another would turn time round.
                if length > 0.0 {
                    TimeRange::new(first.minute - first.share * length, first.minute + (1.0 - first.share) * length)
                } else {
                    moved
                }
            }
            _ => moved,
        };
        self.trail.retain(|(then, _)| now - then <= VELOCITY_WINDOW_MS);
        self.trail.push((now, viewport.from));
        Some(viewport)
    }

    /// A finger is lifted: where the drawing runs to, if it was the last one and still moved.
    pub fn pointer_up(&mut self, id: i32, viewport: TimeRange, now: f64) -> Option<TimeRange> {
        self.pointers.retain(|finger| finger.id != id);
        if !self.is_idle() {
            self.anchor_pointers(viewport);
            return None;
        }
        let trail = std::mem::take(&mut self.trail);
        let (then, from) = *trail.iter().find(|(then, _)| now - then <= VELOCITY_WINDOW_MS)?;
        let speed = (viewport.from - from) / (now - then).max(8.0);
        // It slows down evenly to a stand: a way of a third of what it would have been. Slow drags end where they end.
        let way = speed * FLING_MS / 3.0 / viewport.length();
        (way.abs() > 0.03).then(|| viewport.pan(clamp(way, -1.5, 1.5)))
    }

    /// Each finger holds what is under it now.
    fn anchor_pointers(&mut self, viewport: TimeRange) {
        for finger in &mut self.pointers {
            finger.minute = viewport.minute_at(finger.share);
        }
        self.trail.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIGHT: TimeRange = TimeRange { from: 0.0, to: 1000.0 };

    proptest! {
        #[test]
        fn what_a_finger_holds_stays_under_it(start in 0.0..1.0_f64, end in 0.0..1.0_f64) {
            let mut grip = PanZoomGesture::default();
            grip.pointer_down(1, start, SIGHT);
            let moved = grip.pointer_move(1, end, SIGHT, 0.0).unwrap();
            prop_assert!((moved.minute_at(end) - SIGHT.minute_at(start)).abs() < 1e-6);
            prop_assert!((moved.length() - SIGHT.length()).abs() < 1e-6);
        }

        #[test]
        fn what_two_fingers_hold_stays_under_them(
            one in 0.0..0.4_f64, other in 0.6..1.0_f64, to_one in 0.0..0.4_f64, to_other in 0.6..1.0_f64,
        ) {
            let mut grip = PanZoomGesture::default();
            grip.pointer_down(1, one, SIGHT);
            grip.pointer_down(2, other, SIGHT);
            let moved = grip.pointer_move(1, to_one, SIGHT, 0.0).unwrap();
            let moved = grip.pointer_move(2, to_other, moved, 8.0).unwrap();
            prop_assert!((moved.minute_at(to_one) - SIGHT.minute_at(one)).abs() < 1e-6);
            prop_assert!((moved.minute_at(to_other) - SIGHT.minute_at(other)).abs() < 1e-6);
        }
    }

    #[test]
    fn a_throw_runs_on_and_a_slow_drag_does_not() {
        let throw = |pause: f64| {
            let mut grip = PanZoomGesture::default();
            grip.pointer_down(1, 0.8, SIGHT);
            let mut viewport = SIGHT;
            for step in 0..6 {
                viewport =
                    grip.pointer_move(1, 0.8 - 0.05 * f64::from(step), viewport, 16.0 * f64::from(step)).unwrap();
            }
            (viewport, grip.pointer_up(1, viewport, 80.0 + pause))
        };
        let (viewport, goal) = throw(0.0);
        assert!(goal.unwrap().from > viewport.from + 100.0);
        assert_eq!(throw(300.0).1, None);
    }

    #[test]
    fn a_window_is_moved_or_has_an_end_moved() {
        assert_eq!(BrushHandle::Window.drag(SIGHT, 50.0, 10.0), TimeRange::new(50.0, 1050.0));
        assert_eq!(BrushHandle::Start.drag(SIGHT, 50.0, 10.0), TimeRange::new(50.0, 1000.0));
        assert_eq!(BrushHandle::Start.drag(SIGHT, 5000.0, 10.0), TimeRange::new(990.0, 1000.0));
        assert_eq!(BrushHandle::End.drag(SIGHT, -5000.0, 10.0), TimeRange::new(0.0, 10.0));
    }

    #[test]
    fn a_finger_that_was_not_put_down_moves_nothing() {
        assert_eq!(PanZoomGesture::default().pointer_move(3, 0.5, SIGHT, 0.0), None);
    }

    #[test]
    fn the_finger_left_holds_on() {
        let mut grip = PanZoomGesture::default();
        grip.pointer_down(1, 0.2, SIGHT);
        grip.pointer_down(2, 0.8, SIGHT);
        assert_eq!(grip.pointer_up(2, SIGHT, 0.0), None);
        assert!(!grip.is_idle());
        assert_eq!(grip.pointer_move(1, 0.3, SIGHT, 0.0).unwrap().from.round(), -100.0);
    }
}

//! Pan/zoom gesture recogniser. Each pointer keeps the value under it in place: one pointer pans, two pinch-zoom. A pointer
//! released in motion flings the viewport; two taps in a row are a double tap.

use super::{Position, Viewport};
use crate::geometry::{Point, clamp};

/// Pointers nearer to each other than this only pan, in plot widths.
const MIN_PINCH_WIDTHS: f64 = 0.02;
/// The time before a release in which the velocity is measured, in milliseconds.
const VELOCITY_WINDOW_MS: f64 = 100.0;
/// The least time for a velocity, in milliseconds: about a frame at 120 Hz.
const MIN_VELOCITY_MS: f64 = 8.0;
/// Duration of a fling, in milliseconds.
pub const FLING_MS: f64 = 600.0;
/// The least distance of a fling, in plot widths: slower releases end where they are.
const MIN_FLING_WIDTHS: f64 = 0.03;
/// The greatest distance of a fling along each axis, in plot widths.
const MAX_FLING_WIDTHS: f64 = 1.5;
/// The most time between the taps of a double tap, in milliseconds.
const DOUBLE_TAP_MS: f64 = 350.0;
/// The most distance between the taps of a double tap, in plot widths.
const TAP_RADIUS_WIDTHS: f64 = 0.04;

#[derive(Clone, Copy, Debug, PartialEq)]
struct Pointer {
    /// The browser's pointer id.
    id: i32,
    /// Position in the plot.
    position: Point,
    /// The value of the data that stays under it.
    anchor: Point,
}

/// The pointers on a plot, and their recent movement. Times are in milliseconds, of any one clock.
#[derive(Clone, Debug, PartialEq)]
pub struct PanZoomGesture<V: Viewport> {
    pointers: Vec<Pointer>,
    /// Times with the value at the centre of the viewport.
    trail: Vec<(f64, Point)>,
    last_tap: Option<(f64, V::Position)>,
}

impl<V: Viewport> Default for PanZoomGesture<V> {
    fn default() -> Self {
        Self { pointers: Vec::new(), trail: Vec::new(), last_tap: None }
    }
}

impl<V: Viewport> PanZoomGesture<V> {
    /// True while no pointer is down.
    pub fn is_idle(&self) -> bool {
        self.pointers.is_empty()
    }

    /// True if the pointer with this id is down.
    pub fn is_down(&self, id: i32) -> bool {
        self.pointers.iter().any(|pointer| pointer.id == id)
    }

    /// The number of pointers that are down.
    pub fn count(&self) -> usize {
        self.pointers.len()
    }

    /// A pointer goes down at a position in the plot.
    pub fn pointer_down(&mut self, id: i32, position: V::Position, viewport: V) {
        self.pointers.retain(|pointer| pointer.id != id);
        self.pointers.push(Pointer { id, position: position.to_point(), anchor: Point::default() });
        self.anchor_pointers(viewport);
    }

    /// A pointer moves: returns the new viewport, or `None` for a pointer that is not down.
    pub fn pointer_move(&mut self, id: i32, position: V::Position, viewport: V, now: f64) -> Option<V> {
        self.pointers.iter_mut().find(|pointer| pointer.id == id)?.position = position.to_point();
        let first = *self.pointers.first()?;
        let second = self.pointers.get(1).copied().unwrap_or(first);
        let spread = first.position.distance(second.position);
        let anchor_spread = first.anchor.distance(second.anchor);
        let size =
            if spread > MIN_PINCH_WIDTHS && anchor_spread > 0.0 { anchor_spread / spread } else { viewport.size() };
        let middle = |of: fn(&Pointer) -> Point| {
            let (first, second) = (of(&first), of(&second));
            V::Position::from_point(Point::new(f64::midpoint(first.x, second.x), f64::midpoint(first.y, second.y)))
        };
        let viewport = V::anchored(middle(|pointer| pointer.anchor), middle(|pointer| pointer.position), size);
        self.trail.retain(|(then, _)| now - then <= VELOCITY_WINDOW_MS);
        self.trail.push((now, viewport.value_at(V::CENTER).to_point()));
        Some(viewport)
    }

    /// A pointer goes up: returns where the fling ends if it was the last pointer and moved fast enough.
    pub fn pointer_up(&mut self, id: i32, viewport: V, now: f64) -> Option<V> {
        self.pointers.retain(|pointer| pointer.id != id);
        if !self.is_idle() {
            self.anchor_pointers(viewport);
            return None;
        }
        let trail = std::mem::take(&mut self.trail);
        let (then, from) = *trail.iter().find(|(then, _)| now - then <= VELOCITY_WINDOW_MS)?;
        let to = viewport.value_at(V::CENTER).to_point();
        let width_ms = (now - then).max(MIN_VELOCITY_MS) * viewport.size();
        // A movement that slows down as a cubic goes a third as far as one at constant speed.
        let distance =
            |from: f64, to: f64| clamp((to - from) / width_ms * FLING_MS / 3.0, -MAX_FLING_WIDTHS, MAX_FLING_WIDTHS);
        let shift = Point::new(distance(from.x, to.x), distance(from.y, to.y));
        let is_fling = shift.x.abs() + shift.y.abs() > MIN_FLING_WIDTHS;
        is_fling.then(|| viewport.pan(V::Position::from_point(shift)))
    }

    /// A tap without a drag: returns whether it is the second of a double tap.
    pub fn tap(&mut self, position: V::Position, now: f64) -> bool {
        let is_near = |before: V::Position| before.to_point().distance(position.to_point()) <= TAP_RADIUS_WIDTHS;
        let is_second = self.last_tap.is_some_and(|(then, before)| now - then <= DOUBLE_TAP_MS && is_near(before));
        self.last_tap = (!is_second).then_some((now, position));
        is_second
    }

    /// Anchors each pointer to the value under it, and forgets the velocity.
    fn anchor_pointers(&mut self, viewport: V) {
        for pointer in &mut self.pointers {
            pointer.anchor = viewport.value_at(V::Position::from_point(pointer.position)).to_point();
        }
        self.trail.clear();
    }
}

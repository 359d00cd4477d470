//! Thresholds and factors of single inputs to a viewport: drag threshold, wheel deltas, zoom keys.

use crate::geometry::{Point, clamp};

/// A pointer that moves less than this is a click, in CSS pixels.
const DRAG_THRESHOLD_PX: f64 = 4.0;
/// Zoom factor per pixel of wheel delta, added to 1.
const WHEEL_ZOOM_PER_PX: f64 = 0.002;
/// Wheel delta that pans by the width of the plot, in pixels.
const WHEEL_PAN_PX: f64 = 800.0;
/// Zoom factors of one button or key press.
pub const ZOOM_IN: f64 = 0.5;
/// The inverse of [`ZOOM_IN`].
pub const ZOOM_OUT: f64 = 2.0;

/// True once a pointer that went down at `start` has moved far enough to drag. Both are in CSS pixels.
pub fn is_drag(start: Point, at: Point) -> bool {
    start.distance(at) >= DRAG_THRESHOLD_PX
}

/// The factor for [`zoom_at`](super::Viewport::zoom_at) of a wheel delta in pixels, 0.5 to 2.
pub fn wheel_zoom(delta: f64) -> f64 {
    clamp(1.0 + delta * WHEEL_ZOOM_PER_PX, ZOOM_IN, ZOOM_OUT)
}

/// The shift in plot widths of a horizontal wheel delta in pixels.
pub fn wheel_pan(delta: f64) -> f64 {
    delta / WHEEL_PAN_PX
}

/// The zoom factor of a key; `None` if the key does not zoom.
pub fn zoom_of_key(key: &str) -> Option<f64> {
    match key {
        "+" | "=" => Some(ZOOM_IN),
        "-" => Some(ZOOM_OUT),
        _ => None,
    }
}

/// The direction of an arrow key, y downwards; `None` for other keys.
pub fn direction_of_key(key: &str) -> Option<Point> {
    match key {
        "ArrowRight" => Some(Point::new(1.0, 0.0)),
        "ArrowLeft" => Some(Point::new(-1.0, 0.0)),
        "ArrowDown" => Some(Point::new(0.0, 1.0)),
        "ArrowUp" => Some(Point::new(0.0, -1.0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_drags_from_four_pixels_on() {
        assert!(!is_drag(Point::new(10.0, 10.0), Point::new(13.9, 10.0)));
        assert!(is_drag(Point::new(10.0, 10.0), Point::new(10.0, 14.0)));
    }

    #[test]
    fn a_wheel_zooms_by_two_at_most() {
        assert!((wheel_zoom(100.0) - 1.2).abs() < 1e-12);
        assert!((wheel_zoom(-9_000.0) - 0.5).abs() < 1e-12);
        assert!((wheel_zoom(9_000.0) - 2.0).abs() < 1e-12);
        assert!((wheel_pan(-400.0) + 0.5).abs() < 1e-12);
    }

    #[test]
    fn keys_zoom_or_pan_or_do_neither() {
        assert_eq!(zoom_of_key("="), Some(0.5));
        assert_eq!(zoom_of_key("-"), Some(2.0));
        assert_eq!(zoom_of_key("a"), None);
        assert_eq!(direction_of_key("ArrowUp"), Some(Point::new(0.0, -1.0)));
        assert_eq!(direction_of_key("Up"), None);
    }
}

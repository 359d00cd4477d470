//! The viewport engine shared by the timeline (one axis) and the map (two axes): panning, zooming, flying, gestures, and the
//! extent that is rendered around a viewport. Pure; `ui::viewport` applies it to the page.

pub mod easing;
pub mod input;
pub mod pan_zoom_gesture;
pub mod region;
pub mod rendered_extent;
pub mod tour;

pub use pan_zoom_gesture::PanZoomGesture;
pub use region::Region;
pub use rendered_extent::RenderedExtent;

use std::fmt::Debug;

use self::easing::ease_out_cubic;
use crate::geometry::{Point, Rect};

/// A position with as many axes as the viewport has: `f64` for one, [`Point`] for two.
pub trait Position: Copy + Debug + PartialEq + Send + Sync + 'static {
    /// Drops the y axis if the viewport has only one.
    fn from_point(point: Point) -> Self;

    /// The y axis is zero if the viewport has only one.
    fn to_point(self) -> Point;
}

impl Position for f64 {
    fn from_point(point: Point) -> Self {
        point.x
    }

    fn to_point(self) -> Point {
        Point::new(self, 0.0)
    }
}

impl Position for Point {
    fn from_point(point: Point) -> Self {
        point
    }

    fn to_point(self) -> Point {
        self
    }
}

/// The visible part of the data, as an immutable value: every change returns a new viewport.
///
/// Positions in the plot are measured in plot widths, so that they need no pixel size. Where the origin lies is up to the
/// implementation ([`Self::CENTER`]).
pub trait Viewport: Copy + Debug + PartialEq + Send + Sync + 'static {
    /// A position in the plot, a shift, or a value of the data.
    type Position: Position;
    /// Limits for [`Self::clamp_to`].
    type Bounds: Copy;
    /// The size of the plot in pixels.
    type Plot: Copy;
    /// A part of the data that can be rendered.
    type Region: Region;

    /// The middle of the plot.
    const CENTER: Self::Position;
    /// The part of the visible region that is rendered in addition on each side while the viewport moves.
    const BUFFER: f64;

    /// The width of the plot in units of the data.
    fn size(self) -> f64;

    /// The value of the data at a position in the plot.
    fn value_at(self, position: Self::Position) -> Self::Position;

    /// The viewport of this size that shows `value` at `position`.
    fn anchored(value: Self::Position, position: Self::Position, size: f64) -> Self;

    /// Moves the viewport by `shift`, in plot widths.
    #[must_use]
    fn pan(self, shift: Self::Position) -> Self;

    /// Multiplies the size by `factor` (below 1 zooms in) and keeps the value at `position` in place.
    #[must_use]
    fn zoom_at(self, factor: f64, position: Self::Position) -> Self {
        Self::anchored(self.value_at(position), position, self.size() * factor)
    }

    /// The nearest viewport within the bounds.
    #[must_use]
    fn clamp_to(self, bounds: Self::Bounds) -> Self;

    /// The viewport at `part` (0 to 1) of the path from here to `goal`, at constant pace.
    #[must_use]
    fn along_path(self, destination: Self, part: f64) -> Self;

    /// The viewport at `progress` (0 to 1, clamped) of an animation to `goal`, which slows down towards its end.
    #[must_use]
    fn interpolate(self, destination: Self, progress: f64) -> Self {
        let part = ease_out_cubic(progress);
        if part >= 1.0 { destination } else { self.along_path(destination, part) }
    }

    /// The distance between the centres, in widths of the wider of the two viewports.
    fn distance(self, destination: Self) -> f64 {
        let [from, to] = [self, destination].map(|viewport| viewport.value_at(Self::CENTER).to_point());
        from.distance(to) / self.size().max(destination.size())
    }

    /// The visible region.
    fn region(self, plot: Self::Plot) -> Self::Region;

    /// Pixels per unit of the data.
    fn scale(self, plot: Self::Plot) -> f64;

    /// The position in the plot of a point of the window. `rect` is the bounding box of the plot; both are in CSS pixels.
    fn position_in(rect: Rect, at: Point) -> Self::Position {
        let (middle, center) = (rect.centre(), Self::CENTER.to_point());
        let (x, y) = ((at.x - middle.x) / rect.width, (at.y - middle.y) / rect.width);
        Self::Position::from_point(Point::new(center.x + x, center.y + y))
    }
}

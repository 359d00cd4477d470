//! What is drawn around what is in sight: enough to move a while, so that a frame of moving only shifts and stretches
//! what is there.

use super::viewport::MapViewport;
use crate::geometry::{Point, Rect, css_percent};
use crate::scene::kit::scale_steps::{scale_of_step, scale_step};

/// How much more is drawn on each side while something moves, as a share of what is in sight.
const BUFFER: f64 = 0.4;

/// The drawing's size: pixels that it is laid out for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlotSize {
    /// Its width.
    pub width: f64,
    /// How many times as high as wide it is.
    pub aspect: f64,
}

impl PlotSize {
    /// In a column of a width.
    pub fn of(width: f64) -> Self {
        Self { width: width.max(1.0), aspect: if width < 600.0 { 1.1 } else { 0.56 } }
    }

    /// Width and height in pixels.
    pub fn size(self) -> (f64, f64) {
        (self.width, self.width * self.aspect)
    }
}

/// A part of the world as drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RenderedExtent {
    /// What is drawn, on the unit square.
    pub area: Rect,
    /// For which level of scale, in pixels a unit.
    pub scale_step: i32,
}

impl RenderedExtent {
    /// At rest: what is in sight, and no more.
    pub fn exact(viewport: MapViewport, frame: PlotSize) -> Self {
        Self { area: viewport.area(frame.aspect), scale_step: scale_step(frame.width / viewport.width) }
    }

    /// While it moves: some more on each side.
    pub fn with_buffer(viewport: MapViewport, frame: PlotSize) -> Self {
        let still = Self::exact(viewport, frame);
        let (by, down) = (still.area.width * BUFFER, still.area.height * BUFFER);
        let drawn = Rect::new(
            still.area.x - by,
            still.area.y - down,
            still.area.width + 2.0 * by,
            still.area.height + 2.0 * down,
        );
        Self { area: drawn, ..still }
    }

    /// Whether it shows all that is in sight, as large as it should be.
    pub fn covers(&self, viewport: MapViewport, frame: PlotSize) -> bool {
        self.scale_step == scale_step(frame.width / viewport.width) && self.area.contains(&viewport.area(frame.aspect))
    }

    /// How many pixels a unit it is drawn with: when it is shown, it is stretched by up to the square root of two.
    pub fn scale(&self) -> f64 {
        scale_of_step(self.scale_step)
    }

    /// Where a point lies on it, in its pixels.
    pub fn to_px(&self, point: Point) -> Point {
        let scale = self.scale();
        Point::new((point.x - self.area.x) * scale, (point.y - self.area.y) * scale)
    }

    /// The point that lies at a place on it; the inverse of [`RenderedExtent::spot`].
    pub fn from_px(&self, spot: Point) -> Point {
        let scale = self.scale();
        Point::new(self.area.x + spot.x / scale, self.area.y + spot.y / scale)
    }

    /// Its size in its pixels.
    pub fn size(&self) -> Rect {
        let scale = self.scale();
        Rect::new(0.0, 0.0, self.area.width * scale, self.area.height * scale)
    }

    /// How the whole of it lies behind what is in sight, as CSS.
    pub fn css_transform(&self, viewport: MapViewport, aspect: f64) -> String {
        let seen = viewport.area(aspect);
        let (wide, tall) = (css_percent(self.area.width / seen.width), css_percent(self.area.height / seen.height));
        // A shift is a share of what is drawn, where it does not ask for a new layout.
        let (x, y) = ((self.area.x - seen.x) / self.area.width, (self.area.y - seen.y) / self.area.height);
        format!("width:{wide};height:{tall};transform:translate({},{})", css_percent(x), css_percent(y))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: PlotSize = PlotSize { width: 900.0, aspect: 0.5 };

    fn viewport() -> impl Strategy<Value = MapViewport> {
        (0.8..0.9_f64, 0.35..0.45_f64, 1e-5..0.01_f64)
            .prop_map(|(x, y, wide)| MapViewport { center: Point::new(x, y), width: wide })
    }

    proptest! {
        #[test]
        fn a_stage_serves_what_it_was_made_for(viewport in viewport(), east in -0.39..0.39_f64, south in -0.19..0.19_f64) {
            prop_assert!(RenderedExtent::exact(viewport, FRAME).covers(viewport, FRAME));
            prop_assert!(RenderedExtent::with_buffer(viewport, FRAME).covers(viewport.pan(east, south), FRAME));
            prop_assert!(!RenderedExtent::with_buffer(viewport, FRAME).covers(viewport.pan(0.41, 0.0), FRAME));
            prop_assert!(!RenderedExtent::with_buffer(viewport, FRAME).covers(viewport.zoom_at(2.0, Point::default()), FRAME));
        }

        #[test]
        fn it_is_never_shown_smaller_than_it_was_drawn(viewport in viewport()) {
            let extent = RenderedExtent::exact(viewport, FRAME);
            let stretched = 900.0 / extent.size().width;
            prop_assert!((0.999_999..1.415).contains(&stretched), "{stretched}");
        }
    }

    #[test]
    fn what_is_drawn_lies_behind_what_is_in_sight() {
        let viewport = MapViewport { center: Point::new(0.5, 0.5), width: 0.1 };
        assert_eq!(
            RenderedExtent::exact(viewport, FRAME).css_transform(viewport, 0.5),
            "width:100%;height:100%;transform:translate(0%,0%)"
        );
        let moved = RenderedExtent::with_buffer(viewport, FRAME).css_transform(viewport.pan(0.18, 0.0), 0.5);
        assert_eq!(moved, "width:180%;height:180%;transform:translate(-32.222%,-22.222%)");
    }
}

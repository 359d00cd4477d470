//! The rendered extent of the map, and its pixel coordinates.

use super::viewport::MapViewport;
use crate::geometry::{Point, Rect};
use crate::scene::viewport;

/// The rendered extent of the map; its region is a box on the unit square of Mercator.
pub type RenderedExtent = viewport::RenderedExtent<MapViewport>;

impl RenderedExtent {
    /// Converts a point of the unit square to pixels of the extent.
    pub fn to_px(&self, point: Point) -> Point {
        let scale = self.scale();
        Point::new((point.x - self.region.x) * scale, (point.y - self.region.y) * scale)
    }

    /// The inverse of [`Self::to_px`].
    pub fn from_px(&self, px: Point) -> Point {
        let scale = self.scale();
        Point::new(self.region.x + px.x / scale, self.region.y + px.y / scale)
    }

    /// Its box in its own pixels, with the corner at zero.
    pub fn size(&self) -> Rect {
        let scale = self.scale();
        Rect::new(0.0, 0.0, self.region.width * scale, self.region.height * scale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::PlotSize;
    use proptest::prelude::*;

    const PLOT: PlotSize = PlotSize { width: 900.0, aspect: 0.5 };

    fn viewport() -> impl Strategy<Value = MapViewport> {
        (0.8..0.9_f64, 0.35..0.45_f64, 1e-5..0.01_f64)
            .prop_map(|(x, y, width)| MapViewport { center: Point::new(x, y), width })
    }

    proptest! {
        #[test]
        fn it_is_never_shown_smaller_than_it_was_drawn(viewport in viewport()) {
            let extent = RenderedExtent::exact(viewport, PLOT);
            let stretched = 900.0 / extent.size().width;
            prop_assert!((0.999_999..1.415).contains(&stretched), "{stretched}");
        }

        #[test]
        fn pixels_convert_back(viewport in viewport(), x in 0.0..1.0_f64, y in 0.0..1.0_f64) {
            let extent = RenderedExtent::with_buffer(viewport, PLOT);
            let px = Point::new(x * extent.size().width, y * extent.size().height);
            prop_assert!(extent.to_px(extent.from_px(px)).distance(px) < 1e-3);
        }
    }
}

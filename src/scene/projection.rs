//! Longitude and latitude to pixels: spherical Mercator, fitted to a frame.

use crate::geometry::{Point, Size, held, sine};
use crate::story::LonLat;

/// Metres along the equator of WGS 84.
const EQUATOR: f64 = 40_075_016.686;

/// A corner-to-corner box of degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// West, south.
    pub low: LonLat,
    /// East, north.
    pub high: LonLat,
}

impl Extent {
    /// The smallest box around all points; none without points.
    pub fn around<'a>(points: impl IntoIterator<Item = &'a LonLat>) -> Option<Self> {
        points.into_iter().fold(None, |extent: Option<Self>, [lon, lat]| {
            let Some(Self { low, high }) = extent else { return Some(Self { low: [*lon, *lat], high: [*lon, *lat] }) };
            Some(Self { low: [low[0].min(*lon), low[1].min(*lat)], high: [high[0].max(*lon), high[1].max(*lat)] })
        })
    }

    /// Whether a point lies inside or on the edge.
    pub fn has(&self, [lon, lat]: LonLat) -> bool {
        (self.low[0]..=self.high[0]).contains(&lon) && (self.low[1]..=self.high[1]).contains(&lat)
    }
}

/// A fitted projection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Projection {
    scale: f64,
    origin: Point,
    middle: f64,
}

/// Mercator on the unit square; y grows southwards.
fn unit([lon, lat]: LonLat) -> Point {
    let sine = sine(held(lat, -85.0, 85.0).to_radians());
    let y = ((1.0 + sine) / (1.0 - sine)).ln() / 2.0;
    Point::new(lon / 360.0 + 0.5, 0.5 - y / std::f64::consts::TAU)
}

impl Projection {
    /// Shows all of `extent` as large as `size` allows, with `margin` left on each side, centred.
    pub fn fit(extent: Extent, size: Size, margin: f64) -> Self {
        let (low, high) = (unit(extent.low), unit(extent.high));
        let (wide, tall) = ((high.x - low.x).max(1e-9), (low.y - high.y).max(1e-9));
        let scale = ((size.width - 2.0 * margin) / wide).min((size.height - 2.0 * margin) / tall);
        let origin = Point::new(
            size.width / 2.0 - f64::midpoint(low.x, high.x) * scale,
            size.height / 2.0 - f64::midpoint(low.y, high.y) * scale,
        );
        Self { scale, origin, middle: f64::midpoint(extent.low[1], extent.high[1]) }
    }

    /// Where a place is on the screen.
    pub fn to_px(&self, place: LonLat) -> Point {
        let at = unit(place);
        Point::new(at.x * self.scale + self.origin.x, at.y * self.scale + self.origin.y)
    }

    /// A whole line.
    pub fn line(&self, line: &[LonLat]) -> Vec<Point> {
        line.iter().map(|place| self.to_px(*place)).collect()
    }

    /// How many pixels a metre is, in the middle of the map.
    pub fn px_per_metre(&self) -> f64 {
        let sine = sine(self.middle.to_radians());
        self.scale / (EQUATOR * (1.0 - sine * sine).sqrt())
    }

    /// A scale bar of at most `room` pixels: its length in pixels, and in metres, a 1, 2 or 5.
    pub fn scale_bar(&self, room: f64) -> (f64, u32) {
        let mut metres = 1_u32;
        'size: for power in [10_u32, 100, 1_000, 10_000] {
            for step in [1, 2, 5] {
                if f64::from(power * step) * self.px_per_metre() > room {
                    break 'size;
                }
                metres = power * step;
            }
        }
        (f64::from(metres) * self.px_per_metre(), metres)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITY: Extent = Extent { low: [121.40, 31.20], high: [121.52, 31.26] };

    #[test]
    fn the_extent_fills_the_frame_and_north_is_up() {
        let fitted = Projection::fit(CITY, Size::new(800.0, 600.0), 10.0);
        let (low, high) = (fitted.to_px(CITY.low), fitted.to_px(CITY.high));
        assert!((low.x - 10.0).abs() < 1e-6 && (high.x - 790.0).abs() < 1e-6);
        assert!(high.y > 10.0 && low.y < 590.0 && high.y < low.y);
        assert!((f64::midpoint(low.y, high.y) - 300.0).abs() < 1e-6);
    }

    #[test]
    fn a_kilometre_is_a_kilometre() {
        let fitted = Projection::fit(CITY, Size::new(800.0, 600.0), 0.0);
        // A hundredth of a degree of latitude is 1111.9 m on the sphere.
        let pixels = fitted.to_px([121.45, 31.22]).distance(fitted.to_px([121.45, 31.23]));
        assert!((pixels / fitted.px_per_metre() - 1113.2).abs() < 2.0, "{}", pixels / fitted.px_per_metre());
        let (pixels, metres) = fitted.scale_bar(120.0);
        assert_eq!(metres, 1_000);
        assert!(pixels <= 120.0 && pixels > 40.0);
    }
}

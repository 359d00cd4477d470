//! Spherical Mercator: longitude and latitude to the unit square and back. x and y go from 0 to 1; y grows southwards.

use crate::geometry::{Point, clamp, sine};
use crate::story::LonLat;

/// Length of the equator of WGS 84, in metres.
const EQUATOR: f64 = 40_075_016.686;

/// Latitude of the square's southern and northern edge, in degrees.
const LAST: f64 = 85.0;

/// Box in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeoExtent {
    /// South-western corner.
    pub low: LonLat,
    /// North-eastern corner.
    pub high: LonLat,
}

impl GeoExtent {
    /// Bounding box of points. `None` without points.
    pub fn bounding_box<'a>(points: impl IntoIterator<Item = &'a LonLat>) -> Option<Self> {
        points.into_iter().fold(None, |extent: Option<Self>, [lon, lat]| {
            let Some(Self { low, high }) = extent else { return Some(Self { low: [*lon, *lat], high: [*lon, *lat] }) };
            Some(Self { low: [low[0].min(*lon), low[1].min(*lat)], high: [high[0].max(*lon), high[1].max(*lat)] })
        })
    }

    /// True if a point lies inside or on the edge.
    pub fn has(&self, [lon, lat]: LonLat) -> bool {
        (self.low[0]..=self.high[0]).contains(&lon) && (self.low[1]..=self.high[1]).contains(&lat)
    }
}

/// Position of a place on the unit square.
pub fn project([lon, lat]: LonLat) -> Point {
    let sine = sine(clamp(lat, -LAST, LAST).to_radians());
    let y = ((1.0 + sine) / (1.0 - sine)).ln() / 2.0;
    Point::new(lon / 360.0 + 0.5, 0.5 - y / std::f64::consts::TAU)
}

/// The place at a position on the unit square.
///
/// Found by bisection, because the closed form needs two library functions. Accurate to a millionth of a millimetre.
pub fn unproject(point: Point) -> LonLat {
    let (mut south, mut north) = (-LAST, LAST);
    for _ in 0..50 {
        let middle = f64::midpoint(south, north);
        if project([0.0, middle]).y > point.y {
            south = middle;
        } else {
            north = middle;
        }
    }
    [(point.x - 0.5) * 360.0, f64::midpoint(south, north)]
}

/// Length of a metre in units of the square, at a latitude in degrees.
pub fn unit_per_metre(lat: f64) -> f64 {
    let sine = sine(clamp(lat, -LAST, LAST).to_radians());
    1.0 / (EQUATOR * (1.0 - sine * sine).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_survives_its_projection(lon in -180.0..180.0_f64, lat in -84.9..84.9_f64) {
            let [x, y] = unproject(project([lon, lat]));
            prop_assert!((x - lon).abs() < 1e-9 && (y - lat).abs() < 1e-9);
        }

        #[test]
        fn north_is_up(lat in -84.0..83.0_f64) {
            prop_assert!(project([121.0, lat + 1.0]).y < project([121.0, lat]).y);
        }
    }

    #[test]
    fn a_kilometre_is_a_kilometre() {
        // 0.01° of latitude is 1113.2 m on a sphere with this equator.
        let units = project([121.45, 31.22]).distance(project([121.45, 31.23]));
        assert!((units / unit_per_metre(31.225) - 1113.2).abs() < 0.1);
    }
}

//! Distances and directions from the reader's position to places: great-circle distances on the sphere.

use super::model::{MapItem, PlaceGeometry, bounding_box};
use super::seam::turned;
use crate::gather::Gather;
use crate::geometry::Point;
use crate::scene::kit::projection::{unit_per_metre, unproject};

/// Distance and direction of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DistanceBearing {
    /// Distance to its nearest point, in metres; zero inside it.
    pub metres: f64,
    /// Direction as an eighth of the circle, clockwise from north (0).
    pub sector: usize,
}

/// Distance and direction of a place from a point of the unit square. `None` for a place without a location.
///
/// Mercator keeps directions; its lengths are scaled by the latitude half-way, which is accurate to a thousandth within a
/// city.
pub fn distance_bearing(item: &MapItem, from: Point) -> Option<DistanceBearing> {
    // The shortest path may cross the antimeridian, in either direction.
    let turns = [0.0, 1.0, -1.0].map(|turn| Point::new(from.x + turn, from.y));
    let ways = turns.into_iter().filter_map(|from| bearing_of(item, from));
    ways.min_by(|one, other| one.metres.total_cmp(&other.metres))
}

fn bearing_of(item: &MapItem, from: Point) -> Option<DistanceBearing> {
    let to = nearest(&item.geometry, from)?;
    let middle = Point::new(from.x, f64::midpoint(from.y, to.y));
    let metres = from.distance(to) / unit_per_metre(unproject(middle)[1]);
    Some(DistanceBearing { metres, sector: compass_sector(to.x - from.x, from.y - to.y) })
}

/// The eighth of the circle of a direction, clockwise from north.
fn compass_sector(east: f64, north: f64) -> usize {
    /// Tangent of 22.5°: half of an eighth.
    const HALF: f64 = 0.414_213_562;
    match () {
        () if east.abs() < HALF * north.abs() => {
            if north < 0.0 {
                4
            } else {
                0
            }
        }
        () if north.abs() < HALF * east.abs() => {
            if east < 0.0 {
                6
            } else {
                2
            }
        }
        () if north > 0.0 => {
            if east < 0.0 {
                7
            } else {
                1
            }
        }
        () => {
            if east < 0.0 {
                5
            } else {
                3
            }
        }
    }
}

fn nearest(geometry: &PlaceGeometry, from: Point) -> Option<Point> {
    match geometry {
        PlaceGeometry::None => None,
        PlaceGeometry::Point(point) => Some(*point),
        // For point sets the centre counts, not the nearest point.
        PlaceGeometry::Points(area) => Some(crate::geometry::Point::new(
            crate::geometry::clamp(from.x, area.x, area.x + area.width),
            crate::geometry::clamp(from.y, area.y, area.y + area.height),
        )),
        PlaceGeometry::Area(rings)
            if rings.iter().filter(|ring| crate::geometry::ring_contains(ring, from)).count() % 2 == 1 =>
        {
            Some(from)
        }
        PlaceGeometry::Lines(lines) | PlaceGeometry::Area(lines) => {
            let ends = lines.iter().flatten().copied();
            let pairs = lines.iter().flat_map(|line| line.windows(2));
            let along =
                pairs.filter_map(|pair| if let [a, b] = pair { Some(closest_point(*a, *b, from)) } else { None });
            ends.chain(along).min_by(|one, other| one.distance(from).total_cmp(&other.distance(from)))
        }
    }
}

/// The nearest point on a segment.
fn closest_point(a: Point, b: Point, from: Point) -> Point {
    let (x, y) = (b.x - a.x, b.y - a.y);
    let long = x * x + y * y;
    let share = if long > 0.0 { ((from.x - a.x) * x + (from.y - a.y) * y) / long } else { 0.0 };
    let share = crate::geometry::clamp(share, 0.0, 1.0);
    Point::new(a.x + x * share, a.y + y * share)
}

/// True if a point is much farther from all places than they are from each other: distances would then be useless.
pub fn is_elsewhere(items: &[MapItem], from: Point) -> bool {
    let corners: Vec<Point> = items.iter().filter_map(MapItem::area).map(|area| area.centre()).gather();
    bounding_box(&corners).is_some_and(|area| {
        let centre = area.centre();
        centre.distance(turned(from, centre.x)) > 20.0 * area.width.max(area.height).max(1e-4)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::kit::projection::project;
    use crate::story::{PlaceKind, RecordId, RecordKind};

    fn item(geometry: PlaceGeometry) -> MapItem {
        MapItem {
            record: RecordId { kind: RecordKind::Place, index: 0 },
            kind: PlaceKind::Site,
            geometry,
            error: Some(1.0),
            stop: None,
        }
    }

    #[test]
    fn distances_are_those_of_the_sphere() {
        // By the haversine formula on a sphere with this equator: 4 158 m and 12 360 m.
        let from = project([121.4737, 31.2304]);
        for (position, metres, sector) in [([121.4737, 31.268], 4_186.0, 0), ([121.6037, 31.2304], 12_374.0, 2)] {
            let found = distance_bearing(&item(PlaceGeometry::Point(project(position))), from).unwrap();
            assert!((found.metres / metres - 1.0).abs() < 0.002, "{found:?}");
            assert_eq!(found.sector, sector);
        }
    }

    #[test]
    fn compass_sectors_are_eighths() {
        let round = [(0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1)];
        for (index, (east, north)) in round.into_iter().enumerate() {
            assert_eq!(compass_sector(f64::from(east), f64::from(north)), index);
        }
    }

    #[test]
    fn a_line_is_as_near_as_its_nearest_point_and_an_area_holds_what_is_in_it() {
        let points = [(0.5, 0.5), (0.6, 0.5), (0.6, 0.6), (0.5, 0.6), (0.5, 0.5)].map(|(x, y)| Point::new(x, y));
        let line = item(PlaceGeometry::Lines(vec![points[..2].to_vec()]));
        assert_eq!(nearest(&line.geometry, Point::new(0.55, 0.4)), Some(Point::new(0.55, 0.5)));
        assert_eq!(nearest(&line.geometry, Point::new(0.9, 0.5)), Some(Point::new(0.6, 0.5)));
        let area = item(PlaceGeometry::Area(vec![points.to_vec()]));
        assert_eq!(distance_bearing(&area, Point::new(0.55, 0.55)).map(|found| found.metres), Some(0.0));
        assert_eq!(nearest(&area.geometry, Point::new(0.55, 0.4)), Some(Point::new(0.55, 0.5)));
        assert_eq!(distance_bearing(&item(PlaceGeometry::None), Point::default()), None);
    }

    #[test]
    fn the_other_end_of_the_world_is_elsewhere() {
        let items = [[121.4, 31.2], [121.5, 31.3]].map(|position| item(PlaceGeometry::Point(project(position))));
        assert!(!is_elsewhere(&items, project([121.0, 30.7])));
        assert!(is_elsewhere(&items, project([2.35, 48.85])));
    }
}

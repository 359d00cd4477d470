//! The seam: the meridian at which the map is cut. It is the antimeridian, unless the places of the story are closer
//! together across it.
//!
//! Fiji, Chukotka and the Aleutians lie on both sides of 180°. On a map that ends there, places at 179° and -179° would be
//! a world apart. Cut in the middle of the widest empty range of longitudes, they are neighbours.

use crate::geometry::Point;
use crate::scene::kit::projection::project;
use crate::story::{LonLat, Shape};

/// Number of longitude steps for finding the empty range: half a degree each.
const STEPS: usize = 720;
/// Maximum number of occupied steps for moving the seam: a map of the whole world ends at the antimeridian.
const MOST: usize = STEPS * 3 / 4;

/// x of the seam on the unit square. Places west of it are drawn one turn farther east.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seam(f64);

impl Seam {
    /// The seam of places with these shapes.
    pub fn of<'a>(shapes: impl IntoIterator<Item = &'a Shape>) -> Self {
        let mut taken = [false; STEPS];
        let mut take = |from: f64, to: f64| {
            let step = |lon: f64| (((lon / 360.0 + 0.5) * STEPS as f64) as usize).min(STEPS - 1);
            for is_taken in taken.iter_mut().take(step(to) + 1).skip(step(from)) {
                *is_taken = true;
            }
        };
        for shape in shapes {
            match shape {
                Shape::None => {}
                Shape::Point([lon, _]) => take(*lon, *lon),
                Shape::Points(points) => points.iter().for_each(|[lon, _]| take(*lon, *lon)),
                // Lines and rings are already cut at the antimeridian; each covers all longitudes between its ends.
                Shape::Lines(lines) | Shape::Area(lines) => {
                    for line in lines {
                        let lons = || line.iter().map(|[lon, _]| *lon);
                        take(lons().fold(180.0, f64::min), lons().fold(-180.0, f64::max));
                    }
                }
            }
        }
        Self(seam(&taken).unwrap_or(0.0))
    }

    /// Position of a place on the map: on the unit square, or east of it.
    pub fn unit(self, position: LonLat) -> Point {
        let at = project(position);
        if at.x < self.0 { Point::new(at.x + 1.0, at.y) } else { at }
    }
}

/// The middle of the longest empty range, if it is longer than the one across the antimeridian.
fn seam(taken: &[bool]) -> Option<f64> {
    let (first, last) = (taken.iter().position(|is_taken| *is_taken)?, taken.iter().rposition(|is_taken| *is_taken)?);
    let (mut start, mut longest) = (first, (0, 0));
    for (step, _) in taken.iter().enumerate().take(last + 1).skip(first).filter(|(_, is_taken)| **is_taken) {
        if step - start > longest.1 {
            longest = (start, step - start);
        }
        start = step;
    }
    let (start, length) = longest;
    let is_across = length > taken.len() - (last - first) && taken.len() - length <= MOST;
    is_across.then(|| (2 * start + length + 1) as f64 / (2 * taken.len()) as f64)
}

/// A point shifted by whole turns so that it is closest to the meridian `x`.
pub fn turned(point: Point, x: f64) -> Point {
    Point::new(point.x + (x - point.x).round(), point.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(lons: &[f64]) -> Vec<Shape> {
        lons.iter().map(|lon| Shape::Point([*lon, -17.0])).collect()
    }

    /// Range of longitudes, in degrees.
    fn width(lons: &[f64]) -> f64 {
        let seam = Seam::of(&points(lons));
        let xs = || lons.iter().map(|lon| seam.unit([*lon, 0.0]).x);
        (xs().fold(f64::MIN, f64::max) - xs().fold(f64::MAX, f64::min)) * 360.0
    }

    #[test]
    fn neighbours_across_the_antimeridian_are_neighbours() {
        for (lons, degrees) in [
            (&[178.44, -179.9, 177.4][..], 2.7),
            (&[169.0, -170.0, 180.0, -180.0], 21.0),
            (&[121.5, -118.2], 120.3),
            (&[-180.0, 180.0], 0.0),
            (&[121.4, 121.5], 0.1),
            (&[-0.5, 0.5], 1.0),
            (&[2.3, -74.0], 76.3),
        ] {
            assert!((width(lons) - degrees).abs() < 1e-6, "{lons:?}: {}", width(lons));
        }
        // A map of the whole world ends at the antimeridian.
        assert_eq!(Seam::of(&points(&[-170.0, -100.0, -40.0, 20.0, 80.0, 140.0])), Seam::default());
        assert_eq!(Seam::of(&[]), Seam::default());
    }

    #[test]
    fn a_line_is_never_cut_twice() {
        let line = Shape::Lines(vec![vec![[170.0, 60.0], [180.0, 61.0]], vec![[-180.0, 61.0], [-169.0, 62.0]]]);
        let seam = Seam::of([&line]);
        let x = |lon: f64| (seam.unit([lon, 61.0]).x * 360.0).round();
        assert_eq!([170.0, 180.0, -180.0, -169.0].map(x), [350.0, 360.0, 360.0, 371.0]);
        let round = Shape::Lines(vec![vec![[-180.0, 0.0], [0.0, 0.0], [180.0, 0.0]]]);
        assert_eq!(Seam::of([&round]), Seam::default());
    }

    proptest! {
        #[test]
        fn no_map_is_wider_than_one_that_ends_at_the_antimeridian(lons in prop::collection::vec(-180.0..=180.0_f64, 1..12)) {
            let plain = lons.iter().fold(f64::MIN, |a, b| a.max(*b)) - lons.iter().fold(f64::MAX, |a, b| a.min(*b));
            // Up to the step of half a degree.
            prop_assert!(width(&lons) <= plain + 1.0);
        }

        #[test]
        fn a_turn_leads_to_the_nearest(x in -2.0..3.0_f64, to in 0.0..2.0_f64) {
            let near = turned(Point::new(x, 0.0), to).x;
            prop_assert!((near - to).abs() <= 0.5 + 1e-9 && ((near - x) - (near - x).round()).abs() < 1e-9);
        }
    }
}

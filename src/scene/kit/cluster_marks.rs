//! Marks of point layers: a dot for a single point, a disc with a count for a cluster.

use crate::geometry::Point;

/// Radius of a dot without its rim, in pixels.
pub const DOT: f64 = 4.0;
/// Width of a dot's rim, in pixels.
pub const RIM: f64 = 1.0;
/// Font size of the counts, in pixels.
pub const FONT: f64 = 12.0;

/// Dots and discs in pixels of the drawing, in painting order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PointMarks {
    /// Width of the drawing, in pixels.
    pub width: f64,
    /// Height of the drawing, in pixels.
    pub height: f64,
    /// Centres of the dots.
    pub singles: Vec<Point>,
    /// Clusters, painted above all dots.
    pub clusters: Vec<ClusterMark>,
}

/// Disc of a cluster.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterMark {
    /// Centre.
    pub at: Point,
    /// Radius, in pixels.
    pub radius: f64,
    /// Number of points, shortened.
    pub label: String,
}

/// Radius of a disc, in pixels: 12, and 3 more for each further digit of `count`, up to five digits.
pub fn radius(count: u32) -> f64 {
    12.0 + 3.0 * f64::from(count.checked_ilog10().unwrap_or(0).min(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cluster_marks_grow_with_the_digits_of_their_count() {
        let radii = [0, 2, 9, 10, 99, 100, 1_000, 10_000, 100_000].map(radius);
        assert_eq!(radii, [12.0, 12.0, 12.0, 15.0, 15.0, 18.0, 21.0, 24.0, 24.0]);
    }
}

//! What is drawn of very many points: each alone a dot, those that are one a disc with their number.

use crate::geometry::Point;

/// The radius of a dot, in pixels, without its rim.
pub const DOT: f64 = 4.0;
/// The width of a dot's rim.
pub const RIM: f64 = 1.0;
/// The size of the words on discs.
pub const FONT: f64 = 12.0;

/// Dots and discs in pixels of the scene, the lowest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PointMarks {
    /// The width of the drawing.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Points alone.
    pub singles: Vec<Point>,
    /// Points that are one, above all that are alone.
    pub clusters: Vec<ClusterMark>,
}

/// Points that are one.
#[derive(Clone, Debug, PartialEq)]
pub struct ClusterMark {
    /// The middle.
    pub at: Point,
    /// From there to the edge.
    pub radius: f64,
    /// How many they are, in few letters.
    pub label: String,
}

/// The radius of a disc for so many points: three pixels more for each digit, up to five.
pub fn radius(count: u32) -> f64 {
    12.0 + 3.0 * f64::from(count.checked_ilog10().unwrap_or(0).min(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn discs_grow_with_the_digits_of_their_number() {
        let radii = [0, 2, 9, 10, 99, 100, 1_000, 10_000, 100_000].map(radius);
        assert_eq!(radii, [12.0, 12.0, 12.0, 15.0, 15.0, 18.0, 21.0, 24.0, 24.0]);
    }
}

//! A shape for a kind of place, so that colour is never all that tells them apart.

use crate::geometry::{Point, path_data};
use crate::story::PlaceKind;

/// About half as wide as a symbol is, in pixels.
pub const RADIUS: f64 = 6.5;

/// The symbols, each with its name.
pub const NAMES: [&str; 6] = ["building", "plot", "stop", "bridge", "site", "other"];

/// The symbol of a kind of place, by its place among the names.
pub fn symbol(kind: PlaceKind) -> usize {
    match kind {
        PlaceKind::Building => 0,
        PlaceKind::Plot => 1,
        PlaceKind::Stop => 2,
        PlaceKind::Bridge => 3,
        PlaceKind::Site => 4,
        _ => 5,
    }
}

/// The path data of a symbol around the origin.
pub fn outline(symbol: usize) -> String {
    let corners: &[(f64, f64)] = match symbol {
        0 => &[(-0.7, -1.15), (0.7, -1.15), (0.7, 1.15), (-0.7, 1.15)],
        1 => &[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        2 => &[(0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)],
        3 => &[(-1.1, -0.45), (1.1, -0.45), (1.1, 0.45), (-1.1, 0.45)],
        4 => &[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)],
        // Eight corners are a circle at this size.
        _ => &[(-0.4, -1.0), (0.4, -1.0), (1.0, -0.4), (1.0, 0.4), (0.4, 1.0), (-0.4, 1.0), (-1.0, 0.4), (-1.0, -0.4)],
    };
    let points: Vec<_> = corners.iter().map(|(x, y)| Point::new(x * RADIUS, y * RADIUS)).collect();
    path_data(&points, true)
}

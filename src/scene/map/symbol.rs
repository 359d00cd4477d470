//! Symbols of the kinds of places: different shapes, so that colour is never the only distinction.

use crate::gather::Gather;
use crate::geometry::{Point, path_data};
use crate::story::PlaceKind;

/// About half of the width of a symbol, in pixels.
pub const RADIUS: f64 = 6.5;

/// Names of the symbols.
pub const NAMES: [&str; 6] = ["building", "plot", "stop", "bridge", "site", "other"];

/// The symbol of a kind of place, as an index into the names.
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

/// SVG path data of a symbol around the origin.
pub fn outline(symbol: usize) -> String {
    let corners: &[(f64, f64)] = match symbol {
        0 => &[(-0.7, -1.15), (0.7, -1.15), (0.7, 1.15), (-0.7, 1.15)],
        1 => &[(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
        2 => &[(0.0, -1.1), (1.05, 0.8), (-1.05, 0.8)],
        3 => &[(-1.1, -0.45), (1.1, -0.45), (1.1, 0.45), (-1.1, 0.45)],
        4 => &[(0.0, -1.15), (1.15, 0.0), (0.0, 1.15), (-1.15, 0.0)],
        // At this size an octagon looks like a circle.
        _ => &[(-0.4, -1.0), (0.4, -1.0), (1.0, -0.4), (1.0, 0.4), (0.4, 1.0), (-0.4, 1.0), (-1.0, 0.4), (-1.0, -0.4)],
    };
    let points: Vec<_> = corners.iter().map(|(x, y)| Point::new(x * RADIUS, y * RADIUS)).gather();
    path_data(&points, true)
}

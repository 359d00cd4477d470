//! Model of the base map that places are drawn on.

use super::{LonLat, Text};

/// A district of the city.
#[derive(Clone, Debug)]
pub struct District {
    /// Six-figure administrative code.
    pub code: String,
    /// Name.
    pub name: Text,
    /// Position of the label.
    pub label: LonLat,
    /// Outer rings.
    pub rings: Vec<Vec<LonLat>>,
}

/// A bridge over the creek.
#[derive(Clone, Debug)]
pub struct Bridge {
    /// Name.
    pub name: Text,
    /// Position.
    pub at: LonLat,
    /// Maximum error of the position, in metres.
    pub error: u32,
}

/// Districts and waterways, in WGS 84.
#[derive(Clone, Debug, Default)]
pub struct Basemap {
    /// Districts of the city.
    pub districts: Vec<District>,
    /// Rings of the river's area.
    pub river: Vec<Vec<LonLat>>,
    /// Centreline of the river.
    pub river_line: Vec<LonLat>,
    /// Centreline of the creek.
    pub creek: Vec<LonLat>,
    /// Bridges over the creek.
    pub bridges: Vec<Bridge>,
}

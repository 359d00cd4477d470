//! Model of places: geometry, kind and precision.

use serde::Deserialize;

use super::{Evidence, Text, Value};

/// Kind of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceKind {
    /// The whole city.
    City,
    /// One of its districts.
    District,
    /// A river or a creek.
    Waterway,
    /// A section of a bank. Its line is the centreline of the water, directed so that the bank is on its right. A district
    /// on both banks has one line in each direction.
    Section,
    /// A building.
    Building,
    /// A plot under renewal.
    Plot,
    /// A bridge.
    Bridge,
    /// A stop of breakfast vehicles.
    Stop,
    /// Any other site.
    Site,
    /// A region beyond the city.
    Region,
    /// A category of places instead of a single one.
    Category,
}

/// Longitude and latitude, WGS 84, in degrees.
pub type LonLat = [f64; 2];

/// Geometry of a place in WGS 84. Successive points of a line or ring are at most 180 degrees of longitude apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// No geometry: the place has no single location, or its geometry could not be read.
    None,
    /// A point.
    Point(LonLat),
    /// Many points of one record, up to hundreds of thousands.
    Points(Vec<LonLat>),
    /// One or more lines.
    Lines(Vec<Vec<LonLat>>),
    /// Closed rings of an area, outer rings and holes, filled by the even-odd rule.
    Area(Vec<Vec<LonLat>>),
}

/// The streets that bound a plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundingStreets {
    /// Street in the north.
    pub north: Text,
    /// Street in the east.
    pub east: Text,
    /// Street in the south.
    pub south: Text,
    /// Street in the west.
    pub west: Text,
}

/// Precision of the location of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LocationPrecision {
    /// Maximum error in metres.
    Metres(u32),
    /// Somewhere in these districts, given by their six-digit codes.
    Districts(Vec<String>),
    /// No single location.
    Unplaced,
}

/// A place of the story.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name.
    pub name: Text,
    /// Kind.
    pub kind: PlaceKind,
    /// Description.
    pub text: Text,
    /// Ids of the programmes it belongs to.
    pub programmes: Vec<String>,
    /// Geometry.
    pub shape: Shape,
    /// Precision of the geometry.
    pub precision: LocationPrecision,
    /// Codes of the districts that contain it, if its precision is better than a district.
    pub within: Vec<String>,
    /// Streets that bound it, if a source names all four.
    pub bounds: Option<BoundingStreets>,
    /// Length in kilometres, if a source gives one.
    pub length: Option<(Value, Evidence)>,
    /// Number on the route of the visit, from 1.
    pub visit: Option<u32>,
    /// Basis and citations.
    pub evidence: Evidence,
}

impl Place {
    /// Codes of the districts that it is known to be in.
    pub fn districts(&self) -> &[String] {
        match &self.precision {
            LocationPrecision::Districts(codes) => codes,
            _ => &self.within,
        }
    }
}

//! Where something is, and how exactly that is known.

use super::{Evidence, Text, Value};

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceKind {
    /// The whole city.
    City,
    /// One of its districts.
    District,
    /// A river or a creek.
    Waterway,
    /// A section of a bank. Its line is the middle of the water, drawn so that the bank lies on the right-hand side of
    /// the line's direction: a district on both banks has a line each way.
    Section,
    /// A building.
    Building,
    /// A plot under renewal.
    Plot,
    /// A bridge.
    Bridge,
    /// Where breakfast vehicles stop.
    Stop,
    /// Any other site.
    Site,
    /// A region beyond the city.
    Region,
    /// A kind of place, not a single one.
    Category,
}

impl PlaceKind {
    /// Every kind with its name in a story file.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("city", Self::City),
        ("district", Self::District),
        ("waterway", Self::Waterway),
        ("section", Self::Section),
        ("building", Self::Building),
        ("plot", Self::Plot),
        ("bridge", Self::Bridge),
        ("stop", Self::Stop),
        ("site", Self::Site),
        ("region", Self::Region),
        ("category", Self::Category),
    ];
}

/// Longitude and latitude, WGS 84, in degrees.
pub type LonLat = [f64; 2];

/// What is drawn for a place, in WGS 84; no two successive points of a line or a ring are more than 180 degrees of
/// longitude apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Nothing: it has no single location, or none that could be read.
    None,
    /// A point.
    Point(LonLat),
    /// Many points that are one record, by the hundred thousand.
    Points(Vec<LonLat>),
    /// One or more lines.
    Lines(Vec<Vec<LonLat>>),
    /// The closed rings of an area, outer ones and holes alike: to be filled by the even-odd rule.
    Area(Vec<Vec<LonLat>>),
}

/// The streets that bound a plot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The one it reaches in the north.
    pub north: Text,
    /// In the east.
    pub east: Text,
    /// In the south.
    pub south: Text,
    /// In the west.
    pub west: Text,
}

/// How exactly a place is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Within so many metres.
    Metres(u32),
    /// Somewhere in these districts, by their six-figure codes.
    Districts(Vec<String>),
    /// It has no single location.
    Unplaced,
}

/// A place of the story.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name.
    pub name: Text,
    /// What kind it is.
    pub kind: PlaceKind,
    /// What is told of it.
    pub text: Text,
    /// Ids of the programmes it belongs to.
    pub programmes: Vec<String>,
    /// What is drawn.
    pub shape: Shape,
    /// How exactly that is known.
    pub precision: Precision,
    /// The districts that it lies in, where it is known better than by them.
    pub within: Vec<String>,
    /// The streets that bound it, where a source names all four.
    pub bounds: Option<Bounds>,
    /// Its length in kilometres, where a source gives one.
    pub length: Option<(Value, Evidence)>,
    /// Its number on the visit's route, from 1.
    pub visit: Option<u32>,
    /// Where it stands.
    pub evidence: Evidence,
}

impl Place {
    /// The districts that it is known to be in, by their codes.
    pub fn districts(&self) -> &[String] {
        match &self.precision {
            Precision::Districts(codes) => codes,
            _ => &self.within,
        }
    }
}

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
    /// A section of a bank.
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

/// What is drawn for a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Nothing: it has no single location.
    None,
    /// A point.
    Point(LonLat),
    /// Many points that are one record.
    Points(Vec<LonLat>),
    /// One or more lines.
    Lines(Vec<Vec<LonLat>>),
    /// The outer ring of an area.
    Area(Vec<LonLat>),
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

//! The objects of a story file as serde derives them: the format of schema 1. [`super::record`] and [`super::values`]
//! check their values and convert them.
//!
//! Absent fields of one object are reported in the order in which they are declared here. Text is borrowed from the tree
//! and lists are read later, so that no struct owns memory: the code that drops half-read ones would weigh 4 kB.

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::fields::{Digits, Ids, List, Offset, Optional, Required, Spanned};
use crate::number::Bound;
use crate::story::{Basis, LinkKind, PlaceKind, ReadingInterval, SeriesForm, SourceAuthor, TargetKind};

pub(super) use super::raw_commitment::{
    CodingMethod, Commitment, Finding, OtherPassage, Responsible, Search, Yardstick,
};
pub(super) use super::raw_shared::{Bilingual, Citation};

/// The version of the format. Any other value ends the reading.
#[derive(Deserialize)]
#[serde(rename = "1")]
pub(super) struct Schema;

/// The root of a file. Its lists are read one after another.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Story<'a> {
    #[serde(rename = "schema")]
    _schema: Schema,
    pub(super) id: Required<&'a str>,
    pub(super) title: Required<Bilingual<'a>>,
    pub(super) summary: Required<Bilingual<'a>>,
    pub(super) sources: Required<List<Source<'a>>>,
    pub(super) programmes: Required<List<Spanned<Entry<'a>>>>,
    pub(super) places: Required<List<Spanned<Place<'a>>>>,
    pub(super) events: Required<List<Spanned<Event<'a>>>>,
    pub(super) indicators: Required<List<Indicator<'a>>>,
    pub(super) article: Required<&'a str>,
    pub(super) as_of: Optional<Spanned<&'a str>>,
    pub(super) checked: Optional<Spanned<&'a str>>,
    pub(super) credit: Optional<u32>,
    pub(super) datum: Optional<Required<Spanned<&'a str>>>,
    pub(super) highlights: Optional<Ids>,
    pub(super) units: Optional<List<Unit<'a>>>,
    pub(super) people: Optional<List<Spanned<Actor<'a>>>>,
    pub(super) bodies: Optional<List<Spanned<Actor<'a>>>>,
    pub(super) terms: Optional<List<Spanned<Entry<'a>>>>,
    pub(super) series: Optional<List<Series<'a>>>,
    pub(super) figures: Optional<List<Spanned<Figure<'a>>>>,
    pub(super) commitments: Optional<List<Spanned<Commitment<'a>>>>,
    pub(super) other_passages: Optional<List<Spanned<OtherPassage<'a>>>>,
    pub(super) coding: Optional<CodingMethod<'a>>,
    pub(super) findings: Optional<List<Spanned<Finding<'a>>>>,
    pub(super) notes: Optional<List<Spanned<Note<'a>>>>,
    pub(super) eras: Optional<List<Spanned<Era<'a>>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Unit<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) name: Required<Bilingual<'a>>,
    pub(super) short: Required<Bilingual<'a>>,
    pub(super) singular: Optional<&'a str>,
    pub(super) myriad: Optional<bool>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Source<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) publisher: Required<Bilingual<'a>>,
    pub(super) title: Optional<Bilingual<'a>>,
    pub(super) published: Optional<Spanned<&'a str>>,
    pub(super) link: Required<LinkKind>,
    pub(super) author: Optional<SourceAuthor>,
    pub(super) url: Optional<Spanned<&'a str>>,
    pub(super) note: Optional<Bilingual<'a>>,
}

/// A programme or a term.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Entry<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) name: Required<Bilingual<'a>>,
    pub(super) text: Required<Bilingual<'a>>,
    pub(super) about: Optional<Ids>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

/// A person or a body.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Actor<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) name: Required<Bilingual<'a>>,
    pub(super) role: Required<Bilingual<'a>>,
    pub(super) about: Optional<Ids>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Note<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) title: Required<Bilingual<'a>>,
    pub(super) text: Required<Bilingual<'a>>,
    pub(super) about: Optional<Ids>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Era<'a> {
    pub(super) date: Required<Spanned<&'a str>>,
    pub(super) id: Required<&'a str>,
    pub(super) name: Required<Bilingual<'a>>,
    pub(super) text: Required<Bilingual<'a>>,
    pub(super) about: Optional<Ids>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Place<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) name: Required<Bilingual<'a>>,
    pub(super) text: Required<Bilingual<'a>>,
    pub(super) kind: Required<PlaceKind>,
    pub(super) programmes: Optional<Ids>,
    pub(super) coordinates: Optional<Offset>,
    pub(super) geometry: Optional<Offset>,
    pub(super) precision: Required<Spanned<Precision>>,
    pub(super) bounds: Optional<Bounds<'a>>,
    pub(super) length: Optional<Spanned<Length<'a>>>,
    pub(super) visit: Optional<u32>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

/// A `GeoJSON` geometry.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Geometry<'a> {
    #[serde(rename = "type")]
    pub(super) kind: Required<Spanned<&'a str>>,
    pub(super) coordinates: Required<Offset>,
    pub(super) crs: Optional<Offset>,
    #[serde(rename = "bbox")]
    _bbox: IgnoredAny,
}

#[derive(Deserialize)]
pub(super) struct Precision {
    pub(super) metres: Optional<u32>,
    pub(super) districts: Optional<Ids>,
    /// Read only if the others are absent.
    pub(super) unplaced: Optional<Offset>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Event<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) title: Required<Bilingual<'a>>,
    pub(super) text: Required<Bilingual<'a>>,
    /// An invalid date is kept as written.
    pub(super) date: Required<Offset>,
    pub(super) programmes: Optional<Ids>,
    pub(super) places: Optional<Ids>,
    pub(super) indicators: Optional<Ids>,
    pub(super) people: Optional<Ids>,
    pub(super) bodies: Optional<Ids>,
    pub(super) part_of: Optional<&'a str>,
    pub(super) refined: Optional<Refinement<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Refinement<'a> {
    pub(super) date: Required<Spanned<&'a str>>,
    pub(super) text: Optional<Bilingual<'a>>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Indicator<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) title: Required<Bilingual<'a>>,
    pub(super) short: Required<Bilingual<'a>>,
    pub(super) unit: Required<&'a str>,
    pub(super) programmes: Optional<Ids>,
    pub(super) places: Optional<Ids>,
    pub(super) direction: Required<Direction>,
    pub(super) period: Required<Spanned<&'a str>>,
    #[serde(rename = "grade")]
    _grade: Optional<Grade>,
    pub(super) text: Optional<Bilingual<'a>>,
    pub(super) baseline: Optional<RecordValue<'a>>,
    pub(super) targets: Optional<List<Spanned<Target<'a>>>>,
    pub(super) observations: Optional<List<Spanned<Observation<'a>>>>,
    pub(super) claims: Optional<List<Spanned<Claim<'a>>>>,
    pub(super) readings: Optional<Spanned<Readings<'a>>>,
    pub(super) ratios: Optional<List<Spanned<Ratio<'a>>>>,
    pub(super) derived: Optional<List<Spanned<Derived<'a>>>>,
    pub(super) search: Optional<Search<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Direction {
    Up,
    Down,
}

#[derive(Deserialize)]
pub(super) enum Grade {
    A,
    B,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Target<'a> {
    pub(super) value: Required<RecordValue<'a>>,
    pub(super) deadline: Required<Spanned<&'a str>>,
    pub(super) announced: Optional<Spanned<&'a str>>,
    pub(super) kind: Required<TargetKind>,
    pub(super) label: Optional<Bilingual<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Observation<'a> {
    /// Without a kind, no other field is read.
    pub(super) kind: ObservationKind,
    pub(super) value: Required<RecordValue<'a>>,
    pub(super) date: Required<Spanned<&'a str>>,
    pub(super) note: Optional<Bilingual<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ObservationKind {
    Result,
    Interim,
}

/// A conflicting value of another source.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Claim<'a> {
    pub(super) value: Required<RecordValue<'a>>,
    pub(super) date: Required<Spanned<&'a str>>,
    pub(super) note: Optional<Bilingual<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Readings<'a> {
    pub(super) start: Required<Spanned<&'a str>>,
    pub(super) every: Required<ReadingInterval>,
    pub(super) values: Required<List<Optional<f64>>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Ratio<'a> {
    #[serde(rename = "of")]
    _of: Required<RatioOf>,
    pub(super) value: Required<Value<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum RatioOf {
    Target,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Derived<'a> {
    #[serde(rename = "id")]
    _id: IgnoredAny,
    pub(super) title: Required<Bilingual<'a>>,
    pub(super) value: Required<Value<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Series<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) title: Required<Bilingual<'a>>,
    pub(super) text: Optional<Bilingual<'a>>,
    pub(super) form: Required<SeriesForm>,
    pub(super) indicators: Required<Ids>,
    pub(super) period: Optional<Spanned<&'a str>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Figure<'a> {
    pub(super) id: Required<&'a str>,
    pub(super) title: Required<Bilingual<'a>>,
    pub(super) value: Required<Value<'a>>,
    pub(super) unit: Required<&'a str>,
    pub(super) date: Optional<Spanned<&'a str>>,
    pub(super) text: Optional<Bilingual<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Value<'a> {
    pub(super) number: Required<Spanned<Digits<'a>>>,
    pub(super) bound: Required<Bound>,
    pub(super) step: Optional<Spanned<Digits<'a>>>,
    pub(super) formula: Optional<Spanned<&'a str>>,
    pub(super) words: Optional<Bilingual<'a>>,
}

/// A value that may name the unit of its record.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct RecordValue<'a> {
    pub(super) number: Required<Spanned<Digits<'a>>>,
    pub(super) bound: Required<Bound>,
    pub(super) step: Optional<Spanned<Digits<'a>>>,
    pub(super) formula: Optional<Spanned<&'a str>>,
    pub(super) words: Optional<Bilingual<'a>>,
    pub(super) unit: Optional<Spanned<&'a str>>,
}

/// A value with its own evidence.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Length<'a> {
    pub(super) number: Required<Spanned<Digits<'a>>>,
    pub(super) bound: Required<Bound>,
    pub(super) step: Optional<Spanned<Digits<'a>>>,
    pub(super) formula: Optional<Spanned<&'a str>>,
    pub(super) words: Optional<Bilingual<'a>>,
    pub(super) basis: Required<Basis>,
    pub(super) citations: Optional<List<Citation<'a>>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) struct Bounds<'a> {
    pub(super) north: Required<Bilingual<'a>>,
    pub(super) east: Required<Bilingual<'a>>,
    pub(super) south: Required<Bilingual<'a>>,
    pub(super) west: Required<Bilingual<'a>>,
}

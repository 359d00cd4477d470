//! Model of a story: events, places, indicators and their sources. Immutable once read, and independent of file formats.

mod agreement;
mod assess;
mod assessment;
mod basemap;
mod citations;
mod commitment;
mod event;
mod evidence_summary;
mod ids;
mod indicator;
mod isolate;
mod limit;
pub mod methods;
mod place;
mod progress;
mod record_id;
mod relations;
mod search;
mod source;
mod status;
mod text;
mod value_ends;
mod verdict;

pub use agreement::{Agreement, CodeKind, agreement};
pub use assessment::{Assessment, AssessmentInputs, DeadlineOutcome, THRESHOLDS, Trajectory};
pub use basemap::{Basemap, Bridge, District};
pub use commitment::{
    Checkability, Coding, CodingMethod, Commitment, CommitmentKind, Completion, EvidenceSummary, Finding, Grade,
    OtherPassage, Passage, Reference, ResponsibilityBasis, Responsible, Timing, Yardstick, YardstickOrigin,
};
pub use event::{Event, Refinement};
pub use ids::IdIndex;
pub use indicator::{
    Derived, Figure, Indicator, Observation, Ratio, ReadingInterval, Readings, Series, SeriesForm, Target, TargetKind,
    Unit, Value,
};
pub use isolate::{bare, closed, is_isolate, isolated};
pub use place::{BoundingStreets, LocationPrecision, LonLat, Place, PlaceKind, Shape};
pub use progress::Progress;
pub use record_id::{RecordId, RecordKind};
pub use relations::Related;
pub use search::Search;
pub use source::{Basis, Citation, Evidence, LinkKind, Source, SourceAuthor};
pub use status::{Status, Tone, UnassessableReason};
pub use text::{Lang, Text};
pub use verdict::{CodeConflict, Extent, NoVerdict, Verdict, VerdictInputs};

use crate::civil::EdtfDate;

/// A record that consists of a name and a text: a programme, person, body, term, note on sources, or era.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Name, or heading of a note.
    pub name: Text,
    /// Description.
    pub text: Text,
    /// Period of an era; `None` for other kinds.
    pub when: Option<EdtfDate>,
    /// Ids of the records that a note or an era concerns; empty for other kinds.
    pub about: Vec<String>,
    /// Basis and citations.
    pub evidence: Evidence,
}

/// Records with their ids, in the author's order.
pub type Records<T> = Vec<(String, T)>;

/// An article with all its records.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Id of the story.
    pub id: String,
    /// Headline.
    pub title: Text,
    /// Summary in two sentences.
    pub summary: Text,
    /// Reference date of its figures.
    pub as_of: Option<EdtfDate>,
    /// Date on which results and evidence were last searched.
    pub checked: Option<EdtfDate>,
    /// Id of the source that is the article itself.
    pub article: String,
    /// Number of the article's paragraph that credits the pictures.
    pub credit: Option<u32>,
    /// Ids of the indicators that are its key figures.
    pub highlights: Vec<String>,
    /// Units of measure, by id.
    pub units: Records<Unit>,
    /// Cited sources.
    pub sources: Records<Source>,
    /// Programmes that targets and events belong to.
    pub programmes: Records<Entry>,
    /// Named people.
    pub people: Records<Entry>,
    /// Named bodies.
    pub bodies: Records<Entry>,
    /// Terms: slogans and names of methods.
    pub terms: Records<Entry>,
    /// Places.
    pub places: Records<Place>,
    /// Events in time order.
    pub events: Records<Event>,
    /// Indicators.
    pub indicators: Records<Indicator>,
    /// Series of indicators of one quantity.
    pub series: Records<Series>,
    /// Quantities that belong to no indicator.
    pub figures: Records<Figure>,
    /// Commitments of the article, in its order.
    pub commitments: Records<Commitment>,
    /// Passages with an instruction verb that are no commitment.
    pub other_passages: Vec<OtherPassage>,
    /// Method of the coding of the commitments.
    pub coding: Option<CodingMethod>,
    /// Statements of sources about what happened.
    pub findings: Records<Finding>,
    /// Notes on sources that disagree.
    pub notes: Records<Entry>,
    /// Eras: periods that contain the events.
    pub eras: Records<Entry>,
}

/// The record with this id, by linear search. `None` if none has it.
pub fn find<'a, T>(records: &'a [(String, T)], id: &str) -> Option<&'a T> {
    records.iter().find(|(other, _)| other == id).map(|(_, record)| record)
}

impl Story {
    /// True if any place is known to be in the district with this code.
    pub fn has_district(&self, code: &str) -> bool {
        self.places.iter().any(|(_, place)| place.districts().iter().any(|other| other == code))
    }
}

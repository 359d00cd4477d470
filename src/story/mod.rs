//! What an article says: events, places, indicators and who says so. Immutable once read; knows no file format.

mod assess;
mod assessment;
mod basemap;
mod citations;
mod event;
mod ids;
mod indicator;
mod isolate;
pub mod methods;
mod place;
mod progress;
mod relations;
mod source;
mod text;

pub use assessment::{Assessment, AssessmentInputs, DeadlineOutcome, Status, Tone, Trajectory, UnassessableReason};
pub use basemap::{Basemap, Bridge, District};
pub use event::{Event, Refinement};
pub use ids::IdIndex;
pub use indicator::{
    Derived, Figure, Indicator, Observation, Ratio, ReadingInterval, Readings, Series, SeriesForm, Target, TargetKind,
    Unit, Value,
};
pub use isolate::{bare, closed, is_isolate, isolated};
pub use place::{Bounds, LonLat, Place, PlaceKind, Precision, Shape};
pub use progress::Progress;
pub use relations::{RecordId, RecordKind, Related};
pub use source::{Basis, Citation, Evidence, LinkKind, Source};
pub use text::{Lang, Text};

use crate::civil::EdtfDate;

/// A subject that is told in a name and a sentence: a programme, a person, a body, a term, a note on sources, an era.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its name, or the heading of a note.
    pub name: Text,
    /// What is said of it.
    pub text: Text,
    /// When, for eras; none otherwise.
    pub when: Option<EdtfDate>,
    /// What it is about, for notes; empty otherwise.
    pub about: Vec<String>,
    /// Where it stands.
    pub evidence: Evidence,
}

/// A list of records and their ids, in the author's order.
pub type Records<T> = Vec<(String, T)>;

/// One article with everything that is told of it.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// The story's own id.
    pub id: String,
    /// Its headline.
    pub title: Text,
    /// Two sentences that say what it is about.
    pub summary: Text,
    /// The day up to which its figures hold.
    pub as_of: Option<EdtfDate>,
    /// The id of the source that is the article.
    pub article: String,
    /// The number of the article's paragraph that is the credit of its pictures.
    pub credit: Option<u32>,
    /// Ids of the indicators that are its key figures.
    pub highlights: Vec<String>,
    /// Units of measure, by id.
    pub units: Records<Unit>,
    /// Everything cited.
    pub sources: Records<Source>,
    /// The programmes that promises belong to.
    pub programmes: Records<Entry>,
    /// Who is named.
    pub people: Records<Entry>,
    /// Which bodies are named.
    pub bodies: Records<Entry>,
    /// Slogans and method words.
    pub terms: Records<Entry>,
    /// Where it happened.
    pub places: Records<Place>,
    /// What happened, in time order.
    pub events: Records<Event>,
    /// Targets against actuals.
    pub indicators: Records<Indicator>,
    /// Indicators that are one thing year by year.
    pub series: Records<Series>,
    /// Quantities that belong to no indicator.
    pub figures: Records<Figure>,
    /// Where sources disagree.
    pub notes: Records<Entry>,
    /// Periods that others lie in.
    pub eras: Records<Entry>,
}

/// The record with this id.
pub fn find<'a, T>(records: &'a [(String, T)], id: &str) -> Option<&'a T> {
    records.iter().find(|(own, _)| own == id).map(|(_, record)| record)
}

impl Story {
    /// Whether any place is known to be in the district with this code.
    pub fn has_district(&self, code: &str) -> bool {
        self.places.iter().any(|(_, place)| place.districts().iter().any(|own| own == code))
    }
}

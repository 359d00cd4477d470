//! The results of a search as plain data.

use std::ops::Range;

use crate::story::{Lang, RecordId, RecordKind};

/// A record or a source that a search finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchTarget {
    /// A record.
    Record(RecordId),
    /// A source: its position in the story's list.
    Source(usize),
}

impl SearchTarget {
    /// The kind of a record. `None` for a source.
    pub fn kind(self) -> Option<RecordKind> {
        match self {
            Self::Record(record) => Some(record.kind),
            Self::Source(_) => None,
        }
    }
}

/// Role of a text that is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// Title or name.
    Title,
    /// A number with its unit and date.
    Value,
    /// A date.
    Date,
    /// The status of an indicator or the verdict on a commitment.
    Status,
    /// The article's own words.
    Quote,
    /// A description or note.
    Text,
    /// The publisher of a source.
    Publisher,
    /// The name of a related record of this kind.
    Related(RecordKind),
}

/// A text with the parts that match the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkedText {
    /// The text.
    pub text: String,
    /// The matching parts as byte ranges: between characters, not empty, in order, apart from each other.
    pub ranges: Vec<Range<usize>>,
}

impl MarkedText {
    /// The text in pieces, each with true if it matches the query.
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = Vec::new();
        let mut end = 0;
        for range in &self.ranges {
            pieces.push((self.text.get(end..range.start).unwrap_or_default(), false));
            pieces.push((self.text.get(range.clone()).unwrap_or_default(), true));
            end = range.end;
        }
        pieces.push((self.text.get(end..).unwrap_or_default(), false));
        pieces.retain(|(text, _)| !text.is_empty());
        pieces
    }
}

/// A part of a text around its match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The part, with an ellipsis where the text was cut.
    pub marked: MarkedText,
    /// Its language: that of the page, or the one in which the query was found.
    pub lang: Lang,
    /// The role of the text.
    pub kind: TextKind,
}

/// A record or source that matches the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The record or source.
    pub target: SearchTarget,
    /// Its id.
    pub id: String,
    /// Its title in the language of the page.
    pub title: MarkedText,
    /// The text that contains the words which the title does not; otherwise the start of the description. `None` without one.
    pub snippet: Option<Snippet>,
}

/// The hits of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HitGroup {
    /// Kind of the records. `None` for sources.
    pub kind: Option<RecordKind>,
    /// Name of the group.
    pub heading: &'static str,
    /// The best hits.
    pub hits: Vec<Hit>,
    /// Number of all hits of the kind.
    pub total: usize,
}

/// The results of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// Groups with hits, the best first; sources last.
    pub groups: Vec<HitGroup>,
    /// Number of all hits.
    pub total: usize,
    /// Offers if nothing was found. `None` for hits and for a query without words.
    pub suggestions: Option<Suggestions>,
}

/// Offers beside "nothing found".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggestions {
    /// The query with fewer words, each with its number of hits.
    pub shorter: Vec<(String, usize)>,
    /// Records and sources with a similar title, the most similar first.
    pub similar: Vec<Hit>,
    /// All programmes.
    pub programmes: Vec<Hit>,
}

//! State of marks and rows: the record that they represent, and whether it is selected or related to the selection.

use crate::story::{Basis, RecordId, RecordKind, Story};

/// State of a mark or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkState {
    /// The record.
    pub record: RecordId,
    /// The record's id.
    pub id: String,
    /// True if the record is selected.
    pub is_selected: bool,
    /// True if the record is related to the selected one.
    pub is_related: bool,
    /// True if the record is in the article, not only in background sources.
    pub is_in_article: bool,
}

impl MarkState {
    /// The CSS classes of the state, after `base`.
    pub fn class(&self, base: &str) -> String {
        let mut class = base.to_owned();
        for (is, word) in
            [(self.is_related, " related"), (self.is_selected, " current"), (!self.is_in_article, " background")]
        {
            if is {
                class.push_str(word);
            }
        }
        class
    }
}

/// The selected record and its relatives.
#[derive(Clone, Debug, Default)]
pub struct Highlight {
    selected: Option<RecordId>,
    related: Vec<RecordId>,
}

impl Highlight {
    /// The highlight of a selection.
    pub fn new(story: &Story, selected: Option<RecordId>) -> Self {
        Self { selected, related: selected.map(|record| story.relatives(record)).unwrap_or_default() }
    }

    /// The state of a record's marks.
    pub fn mark_state(&self, story: &Story, record: RecordId) -> MarkState {
        let in_article = story.evidence_of(record).is_some_and(|evidence| evidence.basis == Basis::Article);
        MarkState {
            record,
            id: story.id_of(record).to_owned(),
            is_selected: self.selected == Some(record),
            is_related: self.related.binary_search(&record).is_ok(),
            is_in_article: in_article,
        }
    }

    /// True if a record is selected or related to the selection.
    pub fn contains(&self, record: RecordId) -> bool {
        self.selected == Some(record) || self.related.binary_search(&record).is_ok()
    }

    /// The selected record.
    pub fn selected(&self) -> Option<RecordId> {
        self.selected
    }

    /// True if a record is selected.
    pub fn any(&self) -> bool {
        self.selected.is_some()
    }
}

/// The id of a record, from its kind and index.
pub fn record_id(kind: RecordKind, index: usize) -> RecordId {
    RecordId { kind, index }
}

//! What every mark and row has in common: which record it stands for, and whether it is lit.

use crate::story::{Basis, RecordId, RecordKind, Story};

/// A mark's or a row's tie to its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkState {
    /// The record.
    pub record: RecordId,
    /// The record's id.
    pub id: String,
    /// Chosen.
    pub is_selected: bool,
    /// Belongs to what is chosen.
    pub is_related: bool,
    /// Stands in the article, not in a background source.
    pub is_in_article: bool,
}

impl MarkState {
    /// The CSS classes of its state, after `base`.
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

/// What is chosen and what lights up with it.
#[derive(Clone, Debug, Default)]
pub struct Highlight {
    selected: Option<RecordId>,
    related: Vec<RecordId>,
}

impl Highlight {
    /// Everything lit by a choice.
    pub fn new(story: &Story, selected: Option<RecordId>) -> Self {
        Self { selected, related: selected.map(|at| story.relatives(at)).unwrap_or_default() }
    }

    /// The tie to a record.
    pub fn mark_state(&self, story: &Story, at: RecordId) -> MarkState {
        let in_article = story.evidence_of(at).is_some_and(|evidence| evidence.basis == Basis::Article);
        MarkState {
            record: at,
            id: story.id_of(at).to_owned(),
            is_selected: self.selected == Some(at),
            is_related: self.related.binary_search(&at).is_ok(),
            is_in_article: in_article,
        }
    }

    /// Whether a record is chosen, or belongs to what is.
    pub fn contains(&self, at: RecordId) -> bool {
        self.selected == Some(at) || self.related.binary_search(&at).is_ok()
    }

    /// The record that is chosen.
    pub fn selected(&self) -> Option<RecordId> {
        self.selected
    }

    /// Whether anything is chosen.
    pub fn any(&self) -> bool {
        self.selected.is_some()
    }
}

/// The position of a record of a kind.
pub fn record_id(kind: RecordKind, index: usize) -> RecordId {
    RecordId { kind, index }
}

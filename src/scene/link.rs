//! What every mark and row has in common: which record it stands for, and whether it is lit.

use crate::story::{Basis, Kind, Ref, Story};

/// A mark's or a row's tie to its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The record.
    pub at: Ref,
    /// The record's id.
    pub id: String,
    /// Chosen.
    pub current: bool,
    /// Belongs to what is chosen.
    pub related: bool,
    /// Stands in the article, not in a background source.
    pub in_article: bool,
}

impl Link {
    /// The CSS classes of its state, after `base`.
    pub fn class(&self, base: &str) -> String {
        let mut class = base.to_owned();
        for (is, word) in [(self.related, " related"), (self.current, " current"), (!self.in_article, " background")] {
            if is {
                class.push_str(word);
            }
        }
        class
    }
}

/// What is chosen and what lights up with it.
#[derive(Clone, Debug, Default)]
pub struct Lit {
    selected: Option<Ref>,
    related: Vec<Ref>,
}

impl Lit {
    /// Everything lit by a choice.
    pub fn new(story: &Story, selected: Option<Ref>) -> Self {
        Self { selected, related: selected.map(|at| story.relatives(at)).unwrap_or_default() }
    }

    /// The tie to a record.
    pub fn link(&self, story: &Story, at: Ref) -> Link {
        let in_article = story.evidence_of(at).is_some_and(|evidence| evidence.basis == Basis::Article);
        Link {
            at,
            id: story.id_of(at).to_owned(),
            current: self.selected == Some(at),
            related: self.related.binary_search(&at).is_ok(),
            in_article,
        }
    }

    /// Whether a record is chosen, or belongs to what is.
    pub fn has(&self, at: Ref) -> bool {
        self.selected == Some(at) || self.related.binary_search(&at).is_ok()
    }

    /// The record that is chosen.
    pub fn selected(&self) -> Option<Ref> {
        self.selected
    }

    /// Whether anything is chosen.
    pub fn any(&self) -> bool {
        self.selected.is_some()
    }
}

/// The position of a record of a kind.
pub fn at(kind: Kind, index: usize) -> Ref {
    Ref { kind, index }
}

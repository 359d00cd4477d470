//! The state of the search: the text of the field, and whether the list of results is open.

use std::sync::Arc;

use crate::browser;
use crate::scene::records::record_text::SceneContext;
use crate::scene::search::{Initials, SearchIndex, SearchResults, search};
use crate::story::Story;
use crate::ui::reactive::{ErasedSignal, ErasedValue};

/// Most hits of a group in the list.
const HITS: usize = 5;

/// The normalised texts of a story.
type Index = (Arc<Story>, SearchIndex);

/// The state of the search.
#[derive(Clone, Copy)]
pub(in crate::ui) struct SearchState {
    /// The text of the field.
    pub(super) text: ErasedSignal<String>,
    /// True while the list of results is open.
    pub(super) is_open: ErasedSignal<bool>,
    /// The option that Enter would choose, by its position in the list.
    pub(super) active: ErasedSignal<Option<usize>>,
    /// Made for the first query, and again for another story.
    index: ErasedValue<Option<Index>>,
}

impl Default for SearchState {
    fn default() -> Self {
        Self {
            text: ErasedSignal::new(String::new()),
            is_open: ErasedSignal::new(false),
            active: ErasedSignal::new(None),
            index: ErasedValue::new(None),
        }
    }
}

impl SearchState {
    /// Closes the list. Returns false if it was not open.
    pub(in crate::ui) fn close(self) -> bool {
        let was_open = self.is_open.get_untracked();
        if was_open {
            self.is_open.set(false);
            self.active.set(None);
        }
        was_open
    }

    /// Sets the text, and opens the list if there is something to search for.
    pub(super) fn set_text(self, text: String) {
        self.active.set(None);
        self.is_open.set(!text.trim().is_empty());
        self.text.set(text);
    }

    /// The results of the text. `story` is that of the context.
    pub(super) fn results(self, ctx: &SceneContext<'_>, story: Arc<Story>) -> SearchResults {
        let is_current = self.index.with_value(|index| index.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &story)));
        if !is_current {
            let initials = browser::decode_gbk(&Initials::encoded()).and_then(|decoded| Initials::new(&decoded));
            self.index.set_value(Some((story, SearchIndex::new(ctx, initials))));
        }
        self.index.with_value(|index| {
            index.as_ref().map(|(_, index)| search(index, ctx, &self.text.get(), HITS)).unwrap_or_default()
        })
    }
}

//! The story that is shown: the bundled one, at first without all of its texts, or another one that was loaded.

use std::sync::Arc;

use leptos::prelude::*;

use super::{SideEffect, Store};
use crate::state::{Action, State};
use crate::story::{Lang, Story};
use crate::ui::bundle::DEFAULT_STORY;

impl Store {
    /// Returns the path of the bundled story.
    pub(in crate::ui) fn bundle_file(self) -> String {
        self.bundle_path.get_value().unwrap_or_else(|| DEFAULT_STORY.to_owned())
    }

    /// Returns true if the bundled story is shown.
    pub(in crate::ui) fn shows_bundle(self) -> bool {
        self.loaded_path.get_value() == self.bundle_path.get_value()
    }

    /// Returns how often the reader went to an address.
    pub(in crate::ui) fn navigations(self) -> u32 {
        self.navigations.get_value()
    }

    /// Counts that the reader goes to an address.
    pub(in crate::ui) fn count_navigation(self) {
        self.navigations.update_value(|navigations| *navigations = navigations.wrapping_add(1));
    }

    /// Replaces the partial bundled story by the full one, now and whenever the bundled story is shown again. Returns true if it is
    /// shown now.
    pub(in crate::ui) fn install_full_story(self, story: Story) -> bool {
        if self.full.with_value(Option::is_none) {
            self.full.set_value(Some(Arc::new(story)));
        }
        let is_shown = self.shows_bundle();
        if is_shown && untrack(|| self.is_partial()) {
            self.loaded.set(self.full.get_value());
        }
        is_shown
    }

    /// Installs the full story, and applies the action that it was fetched for, or takes the state from the query of the address if
    /// that is `None`.
    ///
    /// `navigations` is their number at the time of the request. A reader who has gone to another address since then stays there.
    pub(in crate::ui) fn install_english(
        self,
        story: Story,
        action: Option<Action>,
        navigations: u32,
        query: &str,
    ) -> Vec<SideEffect> {
        if !self.install_full_story(story) {
            return Vec::new();
        }
        if self.navigations() != navigations {
            return self.follow(query);
        }
        let mut effects = match action {
            Some(action) => self.dispatch(action),
            None => self.follow(query),
        };
        // An action taken meanwhile has written its own address.
        if self.state.with_untracked(|state| state.lang) != Lang::En {
            effects.extend(self.dispatch(Action::SetLanguage(Lang::En)));
        }
        effects
    }

    /// Replaces the story, or restores the bundled one (`None`), and takes the state from the query of the address.
    pub(in crate::ui) fn load_story(self, story: Option<Story>, query: &str) -> Vec<SideEffect> {
        self.state.set(State::default());
        self.loaded.set(story.map(Arc::new).or_else(|| self.full.get_value()));
        let mut effects = vec![SideEffect::ResetViews];
        effects.extend(self.follow(query));
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{entries, store};
    use super::*;
    use crate::state::View;

    fn lang(store: Store) -> Lang {
        store.state.with_untracked(|state| state.lang)
    }

    #[test]
    fn english_that_arrives_after_the_reader_has_gone_elsewhere_changes_no_language() {
        let english = Action::SetLanguage(Lang::En);
        let at_once = store();
        let effects = at_once.install_english(Story::default(), Some(english.clone()), at_once.navigations(), "");
        assert_eq!((entries(&effects).len(), lang(at_once)), (1, Lang::En));
        // An action is no move.
        let acted = store();
        let navigations = acted.navigations();
        acted.dispatch(Action::SetView(View::Map));
        let effects = acted.install_english(Story::default(), None, navigations, "view=map");
        assert_eq!((entries(&effects).len(), lang(acted)), (1, Lang::En));
        for (query, expected) in [("view=map", Lang::Zh), ("lang=en", Lang::En)] {
            let moved = store();
            let navigations = moved.navigations();
            moved.count_navigation();
            let effects = moved.install_english(Story::default(), Some(english.clone()), navigations, query);
            assert_eq!((entries(&effects), lang(moved)), (vec![], expected), "{query}");
        }
    }

    #[test]
    fn the_bundled_story_keeps_its_english_text() {
        let store = store();
        store.loaded_path.set_value(Some("stories/other.json".to_owned()));
        store.load_story(Some(Story::default()), "");
        // It arrives while another story is shown.
        assert!(!store.install_full_story(Story { id: "full".to_owned(), ..Story::default() }));
        assert_ne!(store.story().id, "full");
        for _ in 0..2 {
            store.loaded_path.set_value(None);
            assert_eq!(store.load_story(None, "lang=en"), [SideEffect::ResetViews, SideEffect::ResetViewports]);
            assert_eq!((store.story().id.as_str(), lang(store)), ("full", Lang::En));
            store.loaded_path.set_value(Some("stories/other.json".to_owned()));
            store.load_story(Some(Story::default()), "");
        }
    }
}

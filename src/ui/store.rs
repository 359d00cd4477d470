//! [`Store`]: the story and the application state of one atlas. A change returns [`SideEffect`]s, which `effects` runs, so that the
//! store uses neither the document nor a view.

mod inputs;
mod loading;

use std::sync::{Arc, LazyLock};

use leptos::prelude::*;

use super::message::Message;
use crate::state::{Action, ShownPage, State, View, decode, encode, update};
use crate::story::{Basemap, Lang, RecordId, Story};
use crate::ui::reactive::{ErasedSignal, ErasedValue, SharedMemo};
use inputs::inputs_memo;
pub(super) use inputs::{Model, SceneInputs, model_memo};

/// The story whose data is fetched with the program, and the base map. They are parsed on first use.
pub type Bundle = LazyLock<(Arc<Story>, Arc<Basemap>), Box<dyn FnOnce() -> (Arc<Story>, Arc<Basemap>) + Send>>;

/// A consequence of a state change outside the store.
#[derive(Clone, Debug, PartialEq)]
pub enum SideEffect {
    /// Write the query of the new state to the address.
    WriteAddress(String, HistoryEntry),
    /// Fetch the full story, then apply the action, or follow the address again if it is `None`.
    FetchEnglish(Option<Action>),
    /// Stop the drawings where they are. An animation would otherwise write its viewport to the new address.
    StopMotion,
    /// Drop the exact viewport of the timeline.
    ResetTimeline,
    /// Stop the drawings, and drop their exact viewports: the state of the address determines them.
    ResetViewports,
    /// Reset the state of all views, because they showed another story.
    ResetViews,
    /// Clear the status of copying the address, which has changed.
    ClearCopyStatus,
}

/// The history entry that a change of the address belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryEntry {
    /// The current one: the viewport changed.
    Current,
    /// A new one: the detail panel opened, and "back" must close it.
    New,
    /// A new one, unless a tour plays.
    NewUnlessTour,
}

/// The story and the state of one atlas.
#[derive(Clone, Copy)]
pub struct Store {
    /// The bundled story, which the page was prerendered from, and the base map.
    bundle: ErasedValue<Arc<Bundle>>,
    /// True if the bundled story has no English text.
    is_partial: bool,
    /// The bundled story with all texts, once it is loaded. It takes the place of the bundle.
    full: ErasedValue<Option<Arc<Story>>>,
    /// The story that replaces the bundled one, if any.
    loaded: ErasedSignal<Option<Arc<Story>>>,
    /// Path of the bundled story; `None` for the default story.
    pub(super) bundle_path: ErasedValue<Option<String>>,
    /// Path of the story that is shown; `None` for the default story.
    pub(super) loaded_path: ErasedValue<Option<String>>,
    /// Number of times that the reader went to an address, by a link or through the history.
    navigations: ErasedValue<u32>,
    state: ErasedSignal<State>,
    inputs: SharedMemo<SceneInputs>,
    /// Notices shown on the page.
    pub(super) messages: ErasedSignal<Vec<Message>>,
    /// True while a story is fetched that the requested page depends on.
    pub(super) busy: ErasedSignal<bool>,
}

impl Store {
    /// Creates a store in its initial state. `is_partial` is true if the story of the bundle has no English text.
    pub(super) fn new(bundle: Arc<Bundle>, is_partial: bool) -> Self {
        let (bundle, loaded, state) =
            (ErasedValue::new(bundle), ErasedSignal::new(None), ErasedSignal::new(State::default()));
        let source = move || {
            let (story, basemap) = (**bundle.get_value()).clone();
            (loaded.get().unwrap_or(story), basemap)
        };
        Self {
            bundle,
            is_partial,
            full: ErasedValue::new(None),
            loaded,
            bundle_path: ErasedValue::new(None),
            loaded_path: ErasedValue::new(None),
            navigations: ErasedValue::new(0),
            state,
            inputs: inputs_memo(source, state),
            messages: ErasedSignal::new(Vec::new()),
            busy: ErasedSignal::new(false),
        }
    }

    /// Creates a store of the bundled story in its initial state.
    pub(super) fn prerendered(self) -> Self {
        Self::new(self.bundle.get_value(), self.is_partial)
    }

    /// Returns the memo of the inputs of scenes.
    pub(super) fn inputs_memo(self) -> SharedMemo<SceneInputs> {
        self.inputs
    }

    /// Creates the memo of the page that is shown. It does not need the story while the address names no record.
    pub(super) fn shown_page_memo(self) -> Memo<ShownPage> {
        Memo::new(move |_| {
            let (view, names_record) =
                self.state.with(|state| (state.view, state.selected.is_some() || state.programme.is_some()));
            if view == View::All && names_record {
                let inputs = self.inputs.get();
                inputs.state.shown_page(&inputs.story)
            } else {
                ShownPage::View(view)
            }
        })
    }

    /// Returns the inputs of scenes. Reactive.
    #[inline(never)]
    pub(super) fn inputs(self) -> Arc<SceneInputs> {
        self.inputs.get()
    }

    /// Returns true if the bundled story is shown in its initial state without notices. Reactive.
    pub(super) fn is_initial(self) -> bool {
        self.loaded.with(Option::is_none)
            && self.state.with(|state| *state == State::default())
            && self.messages.with(Vec::is_empty)
    }

    /// Returns the state. Reactive.
    pub(super) fn state(self) -> State {
        self.state.get()
    }

    /// Returns a part of the state. Reactive.
    pub(super) fn with_state<T>(self, part: impl FnOnce(&State) -> T) -> T {
        self.state.with(part)
    }

    /// Returns the selected record. Not reactive.
    pub(super) fn selected(self) -> Option<RecordId> {
        self.state.with_untracked(|state| state.selected)
    }

    /// Returns the story shown. Not reactive.
    pub(super) fn story(self) -> Arc<Story> {
        self.loaded.get_untracked().unwrap_or_else(|| self.bundle.get_value().0.clone())
    }

    /// Returns true if only the Chinese text is loaded. Reactive.
    pub(super) fn is_partial(self) -> bool {
        self.is_partial && self.loaded.with(Option::is_none)
    }

    /// Returns true if `state` is in English and the English text is not loaded yet. Not reactive.
    pub(super) fn lacks_english(self, state: &State) -> bool {
        state.lang == Lang::En && untrack(|| self.is_partial())
    }

    /// Replaces the state without an effect: for native rendering, which has no address bar.
    #[cfg(feature = "ssr")]
    pub(super) fn set_state(self, state: State) {
        self.state.set(state);
    }

    /// Applies an action to the state. If the new state needs English text that is not loaded, the state stays, and the effect
    /// is to fetch the full story first.
    pub(super) fn dispatch(self, action: Action) -> Vec<SideEffect> {
        let story = self.story();
        let (next, was_selected) =
            self.state.with_untracked(|state| (update(&story, state, action.clone()), state.selected.is_some()));
        if self.lacks_english(&next) {
            return vec![SideEffect::FetchEnglish(Some(action))];
        }
        if self.state.with_untracked(|state| *state == next) {
            return Vec::new();
        }
        self.messages.update(|messages| messages.retain(|message| !message.is_passing()));
        let entry = match &action {
            Action::SetTimeWindow(_) | Action::SetMapView(_) | Action::FilterTable(_) => HistoryEntry::Current,
            _ if !was_selected && next.selected.is_some() => HistoryEntry::New,
            _ => HistoryEntry::NewUnlessTour,
        };
        let mut effects = vec![SideEffect::ClearCopyStatus, SideEffect::WriteAddress(encode(&story, &next), entry)];
        if matches!(action, Action::ClearFilters) {
            effects.insert(0, SideEffect::ResetTimeline);
        }
        self.state.set(next);
        effects
    }

    /// Takes the state from the query of the address, and adds a notice for every part of it that names nothing.
    pub(super) fn follow(self, query: &str) -> Vec<SideEffect> {
        let (state, notices) = decode(&self.story(), query);
        self.messages.update(|messages| {
            messages.retain(|message| !message.is_passing());
            messages.extend(Message::dropped(notices));
        });
        if self.state.with_untracked(|current| *current == state) {
            return Vec::new();
        }
        if self.lacks_english(&state) {
            return vec![SideEffect::StopMotion, SideEffect::FetchEnglish(None)];
        }
        self.state.set(state);
        vec![SideEffect::ResetViewports]
    }

    /// Keeps the parameters of the address that do not belong to a story, until the story that the address names is loaded.
    pub(super) fn keep_foreign_parameters(self, query: &str) {
        let (decoded, _) = decode(&self.story(), query);
        self.state.update_untracked(|state| state.others = decoded.others);
    }

    /// Shows that what the reader chose waits for a part of the program, or no longer.
    pub(super) fn show_waiting(self, is_waiting: bool) {
        self.messages.update(|messages| {
            messages.retain(|known| *known != Message::Opening);
            messages.extend(is_waiting.then_some(Message::Opening));
        });
    }

    /// Shows that a part of the program could not be loaded, by the code of the cause, or removes that notice.
    pub(super) fn show_not_loaded(self, code: Option<String>) {
        let is_shown =
            self.messages.with_untracked(|known| known.iter().any(|known| matches!(known, Message::NotLoaded(_))));
        if code.is_none() && !is_shown {
            return;
        }
        self.messages.update(|messages| {
            messages.retain(|known| !matches!(known, Message::NotLoaded(_)));
            messages.extend(code.map(Message::NotLoaded));
        });
    }

    /// Replaces the notices about a story file by `message`, if any.
    pub(super) fn report_notices(self, path: &str, message: Option<Message>) {
        self.messages.update(|messages| {
            messages.retain(|known| known.path() != Some(path));
            messages.extend(message);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Entry, Evidence, RecordKind, Text};

    pub(super) fn store() -> Store {
        Owner::new().set();
        let entry = Entry {
            name: Text::default(),
            text: Text::default(),
            when: None,
            about: vec![],
            evidence: Evidence::default(),
        };
        let story = Arc::new(Story { terms: vec![("one".to_owned(), entry)], ..Story::default() });
        let bundle = move || (story, Arc::new(Basemap::default()));
        Store::new(Arc::new(LazyLock::new(Box::new(bundle))), true)
    }

    pub(super) fn entries(effects: &[SideEffect]) -> Vec<HistoryEntry> {
        let entry = |effect: &SideEffect| match effect {
            SideEffect::WriteAddress(_, entry) => Some(*entry),
            _ => None,
        };
        effects.iter().filter_map(entry).collect()
    }

    #[test]
    fn a_change_is_written_to_the_address_once() {
        let store = store();
        let effects = store.dispatch(Action::SetView(View::Map));
        assert!(
            effects.contains(&SideEffect::WriteAddress("view=map".into(), HistoryEntry::NewUnlessTour)),
            "{effects:?}"
        );
        assert_eq!(store.dispatch(Action::SetView(View::Map)), [], "nothing changes");
    }

    #[test]
    fn opening_the_detail_panel_adds_a_history_entry_and_moving_adds_none() {
        let store = store();
        let selected = Some(RecordId { kind: RecordKind::Term, index: 0 });
        assert_eq!(entries(&store.dispatch(Action::Select(selected))), [HistoryEntry::New]);
        assert_eq!(entries(&store.dispatch(Action::Select(None))), [HistoryEntry::NewUnlessTour]);
        let view = crate::state::MapView { zoom: 1_000, lat: 3_100_000, lon: 12_100_000 };
        assert_eq!(entries(&store.dispatch(Action::SetMapView(Some(view)))), [HistoryEntry::Current]);
    }

    #[test]
    fn english_is_fetched_before_the_state_changes() {
        let store = store();
        let english = Action::SetLanguage(Lang::En);
        assert_eq!(store.dispatch(english.clone()), [SideEffect::FetchEnglish(Some(english.clone()))]);
        assert_eq!(store.follow("lang=en"), [SideEffect::StopMotion, SideEffect::FetchEnglish(None)]);
        assert_eq!(untrack(|| store.state()), State::default());
        assert!(store.install_full_story(Story::default()));
        assert!(matches!(store.dispatch(english)[..], [SideEffect::ClearCopyStatus, SideEffect::WriteAddress(..)]));
    }

    #[test]
    fn a_link_that_names_nothing_leaves_a_notice_until_the_next_action() {
        let store = store();
        assert_eq!(store.follow("sel=nobody"), []);
        assert_eq!(store.messages.with_untracked(Vec::len), 1);
        store.dispatch(Action::SetView(View::Map));
        assert!(store.messages.with_untracked(Vec::is_empty));
    }
}

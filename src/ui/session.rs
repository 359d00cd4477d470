//! The story, and what the reader chose; the one place where a new state is set.

use std::sync::{Arc, LazyLock};

use leptos::prelude::*;

use super::fetching;
use super::message::Message;
use crate::browser;
use crate::read::Basemap;
use crate::scene::facts::Told;
use crate::scene::link::Lit;
use crate::state::{Action, Shown, State, decode, encode, update};
use crate::story::{Lang, Ref, Story};

/// The width that the first drawing is made for, in CSS pixels: that of a common desktop.
pub const FIRST_WIDTH: f64 = 972.0;

/// What the page carries with it: read once, when it is first asked for.
pub type Bundle = LazyLock<(Arc<Story>, Arc<Basemap>), Box<dyn FnOnce() -> (Arc<Story>, Arc<Basemap>) + Send>>;

/// A story on the page. `Copy`; handed down to every component.
#[derive(Clone, Copy)]
pub struct Session {
    /// The story that the page was prerendered from, and the base map.
    bundle: StoredValue<Arc<Bundle>>,
    /// Whether the bundled story speaks Chinese alone.
    is_partial: bool,
    /// Another story that has taken the place of the bundled one.
    other: RwSignal<Option<Arc<Story>>>,
    state: RwSignal<State>,
    /// The width of the column that the views share, in CSS pixels.
    pub width: RwSignal<f64>,
    /// What the page has to say for itself.
    pub messages: RwSignal<Vec<Message>>,
    /// Whether a story is on its way without which the page is not what was asked for.
    pub(super) busy: RwSignal<bool>,
    /// How many parts of the page there was time for: the others stand as they were prerendered.
    ready_parts: RwSignal<usize>,
}

struct Seen {
    story: Arc<Story>,
    base: Arc<Basemap>,
    state: State,
    shown: Shown,
    lit: Lit,
}

impl Session {
    /// A session in its first state.
    pub fn new(story: Arc<Story>, base: Arc<Basemap>) -> Self {
        Self::of(Arc::new(LazyLock::new(Box::new(move || (story, base)))), false)
    }

    /// A session in its first state, on a bundle that need not have been read yet; `is_partial` when its story speaks
    /// Chinese alone.
    pub fn of(bundle: Arc<Bundle>, is_partial: bool) -> Self {
        Self {
            bundle: StoredValue::new(bundle),
            is_partial,
            other: RwSignal::new(None),
            state: RwSignal::new(State::default()),
            width: RwSignal::new(FIRST_WIDTH),
            messages: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            ready_parts: RwSignal::new(0),
        }
    }

    /// A session in the state that the page was prerendered in.
    pub(super) fn first(self) -> Self {
        Self::of(self.bundle.get_value(), self.is_partial)
    }

    /// Whether the page may stand as it was prerendered; the width only where it counts. The caller is told of changes.
    pub(super) fn is_first(self, is_wide: bool) -> bool {
        let is_bundled = self.other.with(Option::is_none);
        let is_usual = self.state.with(|state| *state == State::default());
        let is_silent = self.messages.with(Vec::is_empty);
        // A drawing is scaled to its column. As long as its words stay near their size, it may stand.
        let fits = !is_wide || (0.8..=1.5).contains(&(self.width.get() / FIRST_WIDTH));
        is_bundled && is_usual && is_silent && fits
    }

    /// Whether there was time for the part at this place; the caller is told when there is.
    pub(super) fn has_time_for(self, part: usize) -> bool {
        self.ready_parts.get() > part
    }

    /// There is time for one more part.
    #[cfg(feature = "hydrate")]
    pub(super) fn spend_time(self) {
        self.ready_parts.update(|count| *count += 1);
    }

    /// The state; the caller is told of its changes.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// The story, without being told when another takes its place.
    pub fn story(self) -> Arc<Story> {
        self.other.get_untracked().unwrap_or_else(|| self.bundled().0)
    }

    fn bundled(self) -> (Arc<Story>, Arc<Basemap>) {
        (**self.bundle.get_value()).clone()
    }

    /// Whether English is asked for, and only the whole story has it.
    pub(super) fn lacks_english(self, state: &State) -> bool {
        state.lang == Lang::En && self.is_partial && self.other.with_untracked(Option::is_none)
    }

    /// The same story, whole, takes the place of the partial one, unless another story has: whether it did.
    pub(super) fn complete(self, story: Story) -> bool {
        let is_partial = self.is_partial && self.other.with_untracked(Option::is_none);
        if is_partial {
            self.other.set(Some(Arc::new(story)));
        }
        is_partial
    }

    /// Another story takes the place of the one that was there.
    pub fn retell(self, story: Story) {
        // What was chosen belongs to the other story.
        self.state.set(State::default());
        self.other.set(Some(Arc::new(story)));
        self.follow_address();
    }

    /// Makes a scene from all that a scene is made of; the caller is told of changes.
    pub fn scene<T>(self, make: impl FnOnce(&Told<'_>, &Shown, &Lit, &State) -> T) -> T {
        let Seen { story, base, state, shown, lit } = self.seen();
        make(&Told { story: &story, base: &base, lang: state.lang, background: state.background }, &shown, &lit, &state)
    }

    /// What is the same for every scene, kept apart from [`Session::scene`] so that it is compiled once.
    #[inline(never)]
    fn seen(self) -> Seen {
        let ((bundled, base), state) = (self.bundled(), self.state.get());
        let story = self.other.get().unwrap_or(bundled);
        let (shown, lit) = (Shown::new(&story, &state), Lit::new(&story, state.selected));
        Seen { story, base, state, shown, lit }
    }

    /// Lays the views out anew when their column changes its width; nought while the page is not laid out.
    pub fn widen(self, width: f64) {
        if width > 0.0 && (self.width.get_untracked() - width).abs() >= 1.0 {
            self.width.set(width);
        }
    }

    /// Does what a person asked for, and writes it into the address.
    pub fn dispatch(self, action: Action) {
        let story = self.story();
        let next = self.state.with_untracked(|state| update(&story, state, action.clone()));
        if self.lacks_english(&next) {
            return fetching::english_then(self, Some(action));
        }
        if self.state.with_untracked(|state| *state != next) {
            let link = encode(&story, &next);
            self.messages.update(|messages| messages.retain(|message| !matches!(message, Message::Dropped(_))));
            self.state.set(next);
            browser::push(&link);
        }
    }

    /// Takes the state from the address, and says what of it leads nowhere.
    pub fn follow_address(self) {
        let story = self.story();
        let (state, notices) = decode(&story, &browser::query());
        self.messages.update(|messages| {
            messages.retain(|message| !matches!(message, Message::Dropped(_)));
            messages.extend(notices.into_iter().map(Message::Dropped));
        });
        if self.state.with_untracked(|own| *own != state) {
            if self.lacks_english(&state) {
                fetching::english_then(self, None);
            } else {
                self.state.set(state);
            }
        }
    }

    /// Whether background facts are wanted, without being told of changes.
    pub fn is_background(self) -> bool {
        self.state.with_untracked(|state| state.background)
    }

    /// The record chosen, without being told of changes.
    pub fn selected(self) -> Option<Ref> {
        self.state.with_untracked(|state| state.selected)
    }
}

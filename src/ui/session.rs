//! The story, and what the reader chose; the one place where a new state is set.

mod scene_memos;

use std::sync::{Arc, LazyLock};

use scene_memos::SceneMemos;

use leptos::prelude::*;

use super::charts::ChartsState;
use super::embed_dialog::EmbedDialogState;
use super::fetching;
use super::map::{MapViewState, Nearby};
use super::message::Message;
use super::motion::Motion;
use super::picker::PickerTarget;
use super::timeline::PointerState;
use super::tour::Tour;
use crate::browser::Root;
use crate::scene::map;
use crate::scene::timeline::{RenderedRange, TimeRange, TimelineModel, TimelineSize};
use crate::scene::viewport::Viewport;
use crate::state::{Action, State, decode, encode, update};
use crate::story::Basemap;
use crate::story::{Lang, RecordId, Story};

/// The width that the first drawing is made for, in CSS pixels: that of a common desktop.
pub const FIRST_WIDTH: f64 = 972.0;

/// How much narrower or wider a column may be for the first drawings to stand.
const FIRST_FIT: std::ops::RangeInclusive<f64> = 0.8..=1.5;

/// The width of the timeline's axis that the first drawing is made for: that of the narrowest column it may stand in, so
/// that in wider ones there is room enough too.
const FIRST_AXIS: f64 = 620.0;

/// The width of the map that the first drawing is made for: that of the narrowest column it may stand in.
const FIRST_MAP: f64 = 780.0;

/// What the page carries with it: read once, when it is first asked for.
pub type Bundle = LazyLock<(Arc<Story>, Arc<Basemap>), Box<dyn FnOnce() -> (Arc<Story>, Arc<Basemap>) + Send>>;

/// A story on the page. `Copy`; handed down to every component.
#[derive(Clone, Copy)]
pub struct Session {
    root: StoredValue<Root, LocalStorage>,
    /// The story that the page was prerendered from, and the base map.
    bundle: StoredValue<Arc<Bundle>>,
    /// Whether the bundled story speaks Chinese alone.
    is_partial: bool,
    /// Another story that has taken the place of the bundled one.
    other: RwSignal<Option<Arc<Story>>>,
    /// Where that came from, if the address named it.
    pub opened: StoredValue<Option<String>>,
    state: RwSignal<State>,
    /// The width of the column that the views share, in CSS pixels.
    pub width: RwSignal<f64>,
    /// How the timeline is looked at, as far as no link tells of it.
    pub(super) cursor: RwSignal<ViewCursor>,
    /// What of the timeline is drawn while it moves; none while it is at rest.
    pub(super) timeline_extent: RwSignal<Option<RenderedRange>>,
    /// The time in sight, more exact than the days of the state; none when it is that of the state. Nothing is drawn for
    /// it alone: what is drawn is shifted and stretched.
    pub(super) timeline_range: StoredValue<Option<TimeRange>>,
    /// What holds and moves the timeline.
    pub(super) timeline_pointer: StoredValue<PointerState>,
    /// What the views hold and are moved by.
    views: StoredValue<ViewStates>,
    memos: StoredValue<SceneMemos>,
    /// What the page has to say for itself.
    pub messages: RwSignal<Vec<Message>>,
    /// Whether a story is on its way without which the page is not what was asked for.
    pub(super) busy: RwSignal<bool>,
    /// How many parts of the page there was time for: the others stand as they were prerendered.
    ready_parts: RwSignal<usize>,
}

/// What of the views moves by itself.
#[derive(Clone, Copy)]
struct ViewStates {
    /// The size of the reader's letters, in shares of the usual one.
    text_scale: RwSignal<f64>,
    /// What moves the timeline.
    motion: StoredValue<Motion>,
    /// The map, and what moves it.
    map: MapViewState,
    /// The charts, and what is pointed at.
    charts: ChartsState,
    /// The dialog for whoever embeds the atlas.
    share: EmbedDialogState,
}

impl Default for ViewStates {
    fn default() -> Self {
        Self {
            text_scale: RwSignal::new(1.0),
            motion: StoredValue::new(Motion::default()),
            map: MapViewState::default(),
            charts: ChartsState::default(),
            share: EmbedDialogState::default(),
        }
    }
}

/// What of the views' look no link tells of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ViewCursor {
    /// The mark that arrow keys go on from.
    pub(super) cursor: Option<RecordId>,
    /// How many pages the list has grown by.
    pub(super) event_pages: usize,
    /// How many pages long tables have grown by.
    pub(super) table_pages: usize,
    /// How many pages the list of places has grown by.
    pub(super) place_pages: usize,
    /// What is walked along, by itself.
    pub(super) playing: Option<Tour>,
    /// Counts the walks that were begun.
    pub(super) playback_generation: u32,
    /// The event whose parts are walked through; none for all events.
    pub(super) tour_place: Option<RecordId>,
    /// The records at one place of a drawing that are listed to choose among.
    pub(super) picking: Option<PickerTarget>,
}

impl Session {
    /// A session in its first state.
    pub fn new(story: Arc<Story>, base: Arc<Basemap>) -> Self {
        Self::of(Arc::new(LazyLock::new(Box::new(move || (story, base)))), false, Root::default())
    }

    /// A session in its first state, on a bundle that need not have been read yet, in a place of the browser; `is_partial`
    /// when its story speaks Chinese alone.
    pub fn of(bundle: Arc<Bundle>, is_partial: bool, root: Root) -> Self {
        let (bundle, other, state) = (StoredValue::new(bundle), RwSignal::new(None), RwSignal::new(State::default()));
        Self {
            root: StoredValue::new_local(root),
            bundle,
            is_partial,
            other,
            opened: StoredValue::new(None),
            state,
            width: RwSignal::new(FIRST_WIDTH),
            cursor: RwSignal::new(ViewCursor::default()),
            timeline_extent: RwSignal::new(None),
            timeline_range: StoredValue::new(None),
            timeline_pointer: StoredValue::new(PointerState::default()),
            views: StoredValue::new(ViewStates::default()),
            memos: StoredValue::new(SceneMemos::new(bundle, other, state)),
            messages: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            ready_parts: RwSignal::new(0),
        }
    }

    /// A session in the state that the page was prerendered in.
    pub(super) fn first(self) -> Self {
        Self::of(self.bundle.get_value(), self.is_partial, Root::default())
    }

    /// Where it is in the browser; nowhere once it is gone.
    pub(super) fn root(self) -> Root {
        self.root.try_get_value().unwrap_or_default()
    }

    /// Whether it was taken off the page: what comes late has nothing to do any more.
    pub(super) fn is_disposed(self) -> bool {
        self.root.try_get_value().is_none()
    }

    /// Whether the page may stand as it was prerendered; the width only where it counts. The caller is told of changes.
    pub(super) fn matches_prerender(self, is_wide: bool) -> bool {
        let is_bundled = self.other.with(Option::is_none);
        let is_usual = self.state.with(|state| *state == State::default());
        let is_silent = self.messages.with(Vec::is_empty);
        let is_still = self.timeline_extent.with(Option::is_none) && self.map().extent.with(Option::is_none);
        let is_plain = self.map().tiles.with(|tiles| tiles.is_empty())
            && !self.share().is_open()
            && self.cursor.with(|look| *look == ViewCursor::default())
            && self.map().nearby.with(|near| *near == Nearby::Off);
        // A drawing is scaled to its column. As long as its words stay near their size, it may stand.
        let fits = !is_wide || FIRST_FIT.contains(&(self.width_for_words() / FIRST_WIDTH));
        is_bundled && is_usual && is_silent && is_still && is_plain && fits
    }

    /// Whether there was time for the part at this place; the caller is told when there is.
    pub(super) fn is_hydrated(self, part: usize) -> bool {
        self.ready_parts.get() > part
    }

    /// There is time for one more part.
    #[cfg(feature = "hydrate")]
    pub(super) fn hydrate_next(self) {
        self.ready_parts.update(|count| *count += 1);
    }

    /// The state; the caller is told of its changes.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// The language that is shown, or that the address asks for while only Chinese is there. Reactive.
    pub(super) fn asked_lang(self) -> Lang {
        let lang = self.state.with(|state| state.lang);
        if !self.is_partial || self.other.with(Option::is_some) {
            return lang;
        }
        self.root().parameter("lang").and_then(|tag| Lang::of_tag(&tag)).unwrap_or(lang)
    }

    /// The state, not reactive.
    #[cfg(feature = "hydrate")]
    pub(super) fn state_untracked(self) -> State {
        self.state.get_untracked()
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
    pub(super) fn install_full_story(self, story: Story) -> bool {
        let is_partial = self.is_partial && self.other.with_untracked(Option::is_none);
        if is_partial {
            self.other.set(Some(Arc::new(story)));
        }
        is_partial
    }

    /// Another story takes the place of the one that was there, or that of the page comes back.
    #[cfg(feature = "hydrate")]
    pub(super) fn load_story(self, story: Option<Story>) {
        // What was chosen belongs to the other story.
        super::timeline::reset(self);
        super::map::reset(self);
        self.state.set(State::default());
        self.map().nearby.set(Nearby::Off);
        self.cursor.set(ViewCursor::default());
        self.charts().reset();
        self.other.set(story.map(Arc::new));
        self.follow_address();
    }

    /// The width of the column in pixels of usual letters: larger ones leave room for fewer words. Reactive.
    fn width_for_words(self) -> f64 {
        self.width.get() / self.views.get_value().text_scale.get()
    }

    /// How the drawing of the timeline is laid out. As long as nothing was moved, a page about as wide as the prerendered one
    /// is laid out just as that was: all that lies along the axis is a share of it.
    pub(super) fn timeline_plot_size(self) -> TimelineSize {
        let width = self.width_for_words();
        let (frame, is_usual) = (TimelineSize::of(width), FIRST_FIT.contains(&(width / FIRST_WIDTH)));
        let is_home = self.timeline_range.get_value().is_none() && self.state.with(|state| state.window.is_none());
        if is_usual && is_home { TimelineSize { axis_width: FIRST_AXIS, ..frame } } else { frame }
    }

    /// What moves the timeline.
    pub(super) fn motion(self) -> StoredValue<Motion> {
        self.views.get_value().motion
    }

    /// The charts, and what is pointed at.
    pub(super) fn charts(self) -> ChartsState {
        self.views.get_value().charts
    }

    /// The dialog for whoever embeds the atlas.
    pub(super) fn share(self) -> EmbedDialogState {
        self.views.get_value().share
    }

    /// The map on the page, and what moves it.
    pub(super) fn map(self) -> MapViewState {
        self.views.get_value().map
    }

    /// How the map is laid out. As long as nothing was moved, a page about as wide as the prerendered one has the map of that:
    /// all that lies on it is placed by shares.
    pub(super) fn map_plot_size(self) -> map::PlotSize {
        let (frame, is_usual) =
            (map::PlotSize::of(self.width.get()), FIRST_FIT.contains(&(self.width.get() / FIRST_WIDTH)));
        let is_home = self.map().viewport.get_value().is_none() && self.state.with(|state| state.map.is_none());
        if is_usual && is_home { map::PlotSize { width: FIRST_MAP, ..frame } } else { frame }
    }

    /// What of the map is in sight. The caller is told of changes of the state, not of every frame while something moves.
    pub(super) fn map_viewport(self, model: &map::MapModel, frame: map::PlotSize) -> map::MapViewport {
        let ctx = self.state.with(|state| state.map).map(|view| map::MapViewport::from_map_view(view, frame.width));
        let own = || {
            let code = self.state.with(|state| state.district.clone())?;
            map::fit_district(&self.inputs().context(), frame, &code)
        };
        let viewport =
            self.map().viewport.get_value().or(ctx).or_else(own).unwrap_or_else(|| map::initial_view(model, frame));
        viewport.clamp_to(map::pan_bounds(model, frame))
    }

    /// The time in sight. The caller is told of changes of the state, not of every frame while something moves.
    pub(super) fn timeline_viewport(self, model: &TimelineModel) -> TimeRange {
        let window = self.state.with(|state| state.window);
        self.timeline_range
            .get_value()
            .or(window.map(TimeRange::of))
            .unwrap_or(model.initial_range)
            .clamp_to(model.pan_bounds)
    }

    /// Lays the views out again when the reader's letters have changed their size, in shares of the usual one.
    pub(super) fn set_text_scale(self, scale: f64) {
        let text_scale = self.views.get_value().text_scale;
        if (text_scale.get_untracked() - scale).abs() > 0.01 {
            text_scale.set(scale);
        }
    }

    /// Lays the views out again when their column changes its width, or the reader's letters their size. A width of zero, from a
    /// page that is not laid out, is ignored.
    pub fn set_width(self, width: f64) {
        if width <= 0.0 || self.is_disposed() {
            return;
        }
        if let Some(scale) = self.root().text_scale("#main") {
            self.set_text_scale(scale);
        }
        if (self.width.get_untracked() - width).abs() >= 1.0 {
            self.width.set(width);
        }
    }

    /// Replaces the state and leaves the address as it is: for native rendering, which has no address bar.
    #[cfg(feature = "ssr")]
    pub fn set_state(self, state: State) {
        self.state.set(state);
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
            self.messages.update(|messages| messages.retain(|message| !message.is_passing()));
            if matches!(action, Action::ClearFilters) {
                super::timeline::reset(self);
            }
            self.charts().forget_copy();
            // A walk that opens the record's panel adds a step, so that going back closes it.
            let is_opened = self.selected().is_none() && next.selected.is_some();
            let is_style_dynamic = matches!(action, Action::SetTimeWindow(_) | Action::SetMapView(_))
                || (!is_opened && self.cursor.with_untracked(|look| look.playing.is_some()));
            self.state.set(next);
            // What is looked at changes little by little, and a walk goes by itself: no steps of their own on the way back.
            if is_style_dynamic {
                self.root().replace(&link);
            } else {
                self.root().push(&link);
            }
        }
    }

    /// What of the address is of no story stays in it, whatever is done until the story that it names is there.
    #[cfg(feature = "hydrate")]
    pub(super) fn keep_foreign_parameters(self) {
        let (own, _) = decode(&self.story(), &self.root().query());
        self.state.update_untracked(|state| state.others = own.others);
    }

    /// Shows a notice about a story file in place of those about it before.
    pub(super) fn report_notices(self, path: &str, message: Option<Message>) {
        self.messages.update(|messages| {
            messages.retain(|own| own.path() != Some(path));
            messages.extend(message);
        });
    }

    /// Takes the state from the address, and says what of it leads nowhere.
    pub fn follow_address(self) {
        let story = self.story();
        let (state, notices) = decode(&story, &self.root().query());
        self.messages.update(|messages| {
            messages.retain(|message| !message.is_passing());
            messages.extend(Message::dropped(notices));
        });
        if self.state.with_untracked(|own| *own != state) {
            // What still moves would write where it ends into this address.
            super::timeline::reset(self);
            super::map::reset(self);
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
    pub fn selected(self) -> Option<RecordId> {
        self.state.with_untracked(|state| state.selected)
    }
}

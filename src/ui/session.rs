//! [`Session`]: the story and the state of one atlas. Every new state is set here.

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

/// Width of the column that the page is prerendered for, in CSS pixels: that of a common desktop.
pub const FIRST_WIDTH: f64 = 972.0;

/// Column widths in which the prerendered drawings are kept, relative to [`FIRST_WIDTH`].
const FIRST_FIT: std::ops::RangeInclusive<f64> = 0.8..=1.5;

/// Width of the axis that the prerendered timeline is laid out for, in CSS pixels. It is that of the narrowest column in
/// [`FIRST_FIT`], so that the labels also fit in wider columns.
const FIRST_AXIS: f64 = 620.0;

/// Width that the prerendered map is laid out for, in CSS pixels: that of the narrowest column in [`FIRST_FIT`].
const FIRST_MAP: f64 = 780.0;

/// The story and the base map that the page carries. They are parsed on first use.
pub type Bundle = LazyLock<(Arc<Story>, Arc<Basemap>), Box<dyn FnOnce() -> (Arc<Story>, Arc<Basemap>) + Send>>;

/// Signals and stored values of one atlas. `Copy`, and passed to every component.
#[derive(Clone, Copy)]
pub struct Session {
    root: StoredValue<Root, LocalStorage>,
    /// The bundled story, which the page was prerendered from, and the base map.
    bundle: StoredValue<Arc<Bundle>>,
    /// True if the bundled story has no English text.
    is_partial: bool,
    /// The story that replaces the bundled one, if any.
    other: RwSignal<Option<Arc<Story>>>,
    /// Path of the story that the address names; `None` for the story of the page.
    pub opened: StoredValue<Option<String>>,
    state: RwSignal<State>,
    /// Width of the column that the views share, in CSS pixels.
    pub width: RwSignal<f64>,
    /// Page-local view state that the URL does not contain.
    pub(super) cursor: RwSignal<ViewCursor>,
    /// Rendered extent of the timeline while it moves; `None` at rest.
    pub(super) timeline_extent: RwSignal<Option<RenderedRange>>,
    /// Viewport of the timeline to the minute; `None` where the state determines it. It is not a signal, because a move only
    /// shifts and stretches the rendered extent.
    pub(super) timeline_range: StoredValue<Option<TimeRange>>,
    /// Pointer and gesture state of the timeline.
    pub(super) timeline_pointer: StoredValue<PointerState>,
    /// State of the views that the URL does not contain.
    views: StoredValue<ViewStates>,
    memos: StoredValue<SceneMemos>,
    /// Notices shown on the page.
    pub messages: RwSignal<Vec<Message>>,
    /// True while a story is fetched that the requested page depends on.
    pub(super) busy: RwSignal<bool>,
    /// Number of parts that were hydrated in idle time. The others stay prerendered until they change.
    ready_parts: RwSignal<usize>,
}

/// Interaction state of the views, apart from the shared [`State`].
#[derive(Clone, Copy)]
struct ViewStates {
    /// Text size of the reader, relative to the default.
    text_scale: RwSignal<f64>,
    /// Animation state of the timeline.
    motion: StoredValue<Motion>,
    map: MapViewState,
    charts: ChartsState,
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

/// View state that the URL does not contain: keyboard cursor, list lengths, the tour and the open picker.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct ViewCursor {
    /// Mark that the arrow keys move from.
    pub(super) cursor: Option<RecordId>,
    /// Number of pages added to the list of events.
    pub(super) event_pages: usize,
    /// Number of pages added to long tables.
    pub(super) table_pages: usize,
    /// Number of pages added to the list of places.
    pub(super) place_pages: usize,
    /// The tour that plays.
    pub(super) playing: Option<Tour>,
    /// Number of tours started so far; identifies the current playback.
    pub(super) playback_generation: u32,
    /// Event whose parts the tour visits; `None` for all events.
    pub(super) tour_place: Option<RecordId>,
    /// Position of a drawing whose records the picker lists.
    pub(super) picking: Option<PickerTarget>,
}

impl Session {
    /// Creates a session in its initial state.
    pub fn new(story: Arc<Story>, base: Arc<Basemap>) -> Self {
        Self::of(Arc::new(LazyLock::new(Box::new(move || (story, base)))), false, Root::default())
    }

    /// Creates a session in its initial state, with a bundle that is parsed on first use. `root` is its place in the document;
    /// `is_partial` is true if the story of the bundle has no English text.
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

    /// Creates a session in the state that the page was prerendered in.
    pub(super) fn first(self) -> Self {
        Self::of(self.bundle.get_value(), self.is_partial, Root::default())
    }

    /// Returns the place of the session in the document; the default root once it is disposed.
    pub(super) fn root(self) -> Root {
        self.root.try_get_value().unwrap_or_default()
    }

    /// Returns true once the atlas is removed. An async callback must check this before it uses a signal.
    pub(super) fn is_disposed(self) -> bool {
        self.root.try_get_value().is_none()
    }

    /// Returns true if the prerendered page still shows the current state. The width is compared only if `is_wide`. Reactive.
    pub(super) fn matches_prerender(self, is_wide: bool) -> bool {
        let is_bundled = self.other.with(Option::is_none);
        let is_usual = self.state.with(|state| *state == State::default());
        let is_silent = self.messages.with(Vec::is_empty);
        let is_still = self.timeline_extent.with(Option::is_none) && self.map().extent.with(Option::is_none);
        let is_plain = self.map().tiles.with(|tiles| tiles.is_empty())
            && !self.share().is_open()
            && self.cursor.with(|look| *look == ViewCursor::default())
            && self.map().nearby.with(|near| *near == Nearby::Off);
        // A drawing is scaled to its column. It may stay while its words are near their intended size.
        let fits = !is_wide || FIRST_FIT.contains(&(self.width_for_words() / FIRST_WIDTH));
        is_bundled && is_usual && is_silent && is_still && is_plain && fits
    }

    /// Returns true if the part at this index was hydrated in idle time. Reactive.
    pub(super) fn is_hydrated(self, part: usize) -> bool {
        self.ready_parts.get() > part
    }

    /// Lets one more part be hydrated.
    #[cfg(feature = "hydrate")]
    pub(super) fn hydrate_next(self) {
        self.ready_parts.update(|count| *count += 1);
    }

    /// Returns the state. Reactive.
    pub fn state(self) -> State {
        self.state.get()
    }

    /// Returns the language shown, or the one that the address requests while only the Chinese text is loaded. Reactive.
    pub(super) fn asked_lang(self) -> Lang {
        let lang = self.state.with(|state| state.lang);
        if !self.is_partial || self.other.with(Option::is_some) {
            return lang;
        }
        self.root().parameter("lang").and_then(|tag| Lang::of_tag(&tag)).unwrap_or(lang)
    }

    /// Returns the state. Not reactive.
    #[cfg(feature = "hydrate")]
    pub(super) fn state_untracked(self) -> State {
        self.state.get_untracked()
    }

    /// Returns the story shown. Not reactive.
    pub fn story(self) -> Arc<Story> {
        self.other.get_untracked().unwrap_or_else(|| self.bundled().0)
    }

    fn bundled(self) -> (Arc<Story>, Arc<Basemap>) {
        (**self.bundle.get_value()).clone()
    }

    /// Returns true if `state` is in English and the English text is not loaded yet.
    pub(super) fn lacks_english(self, state: &State) -> bool {
        state.lang == Lang::En && self.is_partial && self.other.with_untracked(Option::is_none)
    }

    /// Replaces the partial bundled story by the full one. Returns false, and does nothing, if another story was loaded
    /// meanwhile.
    pub(super) fn install_full_story(self, story: Story) -> bool {
        let is_partial = self.is_partial && self.other.with_untracked(Option::is_none);
        if is_partial {
            self.other.set(Some(Arc::new(story)));
        }
        is_partial
    }

    /// Replaces the story, or restores the bundled one (`None`), and resets the state.
    #[cfg(feature = "hydrate")]
    pub(super) fn load_story(self, story: Option<Story>) {
        // The selection and the viewports belong to the former story.
        super::timeline::reset(self);
        super::map::reset(self);
        self.state.set(State::default());
        self.map().nearby.set(Nearby::Off);
        self.cursor.set(ViewCursor::default());
        self.charts().reset();
        self.other.set(story.map(Arc::new));
        self.follow_address();
    }

    /// Returns the width of the column at the default text size, in CSS pixels: larger text leaves space for fewer words.
    /// Reactive.
    fn width_for_words(self) -> f64 {
        self.width.get() / self.views.get_value().text_scale.get()
    }

    /// Returns the layout size of the timeline. Until the viewport changes, a page about as wide as the prerendered one uses
    /// the prerendered layout, because positions along the axis are relative.
    pub(super) fn timeline_plot_size(self) -> TimelineSize {
        let width = self.width_for_words();
        let (frame, is_usual) = (TimelineSize::of(width), FIRST_FIT.contains(&(width / FIRST_WIDTH)));
        let is_home = self.timeline_range.get_value().is_none() && self.state.with(|state| state.window.is_none());
        if is_usual && is_home { TimelineSize { axis_width: FIRST_AXIS, ..frame } } else { frame }
    }

    /// Returns the animation state of the timeline.
    pub(super) fn motion(self) -> StoredValue<Motion> {
        self.views.get_value().motion
    }

    /// Returns the state of the charts.
    pub(super) fn charts(self) -> ChartsState {
        self.views.get_value().charts
    }

    /// Returns the state of the embed dialog.
    pub(super) fn share(self) -> EmbedDialogState {
        self.views.get_value().share
    }

    /// Returns the state of the map.
    pub(super) fn map(self) -> MapViewState {
        self.views.get_value().map
    }

    /// Returns the layout size of the map. Until the viewport changes, a page about as wide as the prerendered one uses the
    /// prerendered layout, because positions on the map are relative.
    pub(super) fn map_plot_size(self) -> map::PlotSize {
        let (frame, is_usual) =
            (map::PlotSize::of(self.width.get()), FIRST_FIT.contains(&(self.width.get() / FIRST_WIDTH)));
        let is_home = self.map().viewport.get_value().is_none() && self.state.with(|state| state.map.is_none());
        if is_usual && is_home { map::PlotSize { width: FIRST_MAP, ..frame } } else { frame }
    }

    /// Returns the viewport of the map. Reactive to the state only, not to the frames of an animation.
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

    /// Returns the viewport of the timeline. Reactive to the state only, not to the frames of an animation.
    pub(super) fn timeline_viewport(self, model: &TimelineModel) -> TimeRange {
        let window = self.state.with(|state| state.window);
        self.timeline_range
            .get_value()
            .or(window.map(TimeRange::of))
            .unwrap_or(model.initial_range)
            .clamp_to(model.pan_bounds)
    }

    /// Sets the text size, relative to the default. Changes of 0.01 or less are ignored.
    pub(super) fn set_text_scale(self, scale: f64) {
        let text_scale = self.views.get_value().text_scale;
        if (text_scale.get_untracked() - scale).abs() > 0.01 {
            text_scale.set(scale);
        }
    }

    /// Sets the width of the column in CSS pixels, and measures the text size. Ignores a width of zero, which a page without
    /// layout has, and changes below one pixel.
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

    /// Replaces the state without changing the address: for native rendering, which has no address bar.
    #[cfg(feature = "ssr")]
    pub fn set_state(self, state: State) {
        self.state.set(state);
    }

    /// Applies an action to the state and writes the new state to the address. If the new state needs English text that is not
    /// loaded, fetches the full story first.
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
            // A tour that opens the detail panel adds a history entry, so that "back" closes the panel.
            let is_opened = self.selected().is_none() && next.selected.is_some();
            let replaces_history_entry = matches!(action, Action::SetTimeWindow(_) | Action::SetMapView(_))
                || (!is_opened && self.cursor.with_untracked(|look| look.playing.is_some()));
            self.state.set(next);
            // Viewport changes and tour steps add no history entries.
            if replaces_history_entry {
                self.root().replace(&link);
            } else {
                self.root().push(&link);
            }
        }
    }

    /// Keeps the parameters of the address that do not belong to a story, until the story that the address names is loaded.
    #[cfg(feature = "hydrate")]
    pub(super) fn keep_foreign_parameters(self) {
        let (own, _) = decode(&self.story(), &self.root().query());
        self.state.update_untracked(|state| state.others = own.others);
    }

    /// Replaces the notices about a story file by `message`, if any.
    pub(super) fn report_notices(self, path: &str, message: Option<Message>) {
        self.messages.update(|messages| {
            messages.retain(|own| own.path() != Some(path));
            messages.extend(message);
        });
    }

    /// Restores the state from the address, and shows a notice for every part of it that names nothing.
    pub fn follow_address(self) {
        let story = self.story();
        let (state, notices) = decode(&story, &self.root().query());
        self.messages.update(|messages| {
            messages.retain(|message| !message.is_passing());
            messages.extend(Message::dropped(notices));
        });
        if self.state.with_untracked(|own| *own != state) {
            // An animation would otherwise write its final viewport to this address.
            super::timeline::reset(self);
            super::map::reset(self);
            if self.lacks_english(&state) {
                fetching::english_then(self, None);
            } else {
                self.state.set(state);
            }
        }
    }

    /// Returns true if background facts are shown. Not reactive.
    pub fn is_background(self) -> bool {
        self.state.with_untracked(|state| state.background)
    }

    /// Returns the selected record. Not reactive.
    pub fn selected(self) -> Option<RecordId> {
        self.state.with_untracked(|state| state.selected)
    }
}

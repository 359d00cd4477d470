//! [`Session`]: the handle to one atlas that every component gets. It holds the store, the states of the views, and the place in
//! the document.

use std::sync::{Arc, LazyLock};

use leptos::prelude::*;

use super::charts::ChartsState;
use super::column::Column;
use super::embed_dialog::EmbedDialogState;
use super::map::MapState;
use super::part_id::{PartId, PartInputs, Parts};
use super::search::SearchState;
use super::shell::ShellState;
use super::store::{Bundle, SideEffect, Store};
use super::timeline::TimelineState;
use super::view_states::ViewStates;
use crate::browser::Root;
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::record_choice::PickerTarget;
use crate::scene::records::record_text::SceneContext;
use crate::scene::viewport::tour::TourState;
use crate::state::{Action, ShownPage, State, VisibleRecords};
use crate::story::{Basemap, Lang, RecordId, Story};
use crate::ui::reactive::{ErasedSignal, ErasedValue};

/// Handle to one atlas: its store and its views.
#[derive(Clone, Copy)]
pub struct Session {
    root: StoredValue<Root, LocalStorage>,
    /// The story and the application state.
    pub(super) store: Store,
    views: ErasedValue<ViewStates>,
    /// Runs the effects of the store. Does nothing until the page is built.
    effect_handler: ErasedValue<fn(Self, SideEffect)>,
    /// The parts that may be hydrated. The others stay prerendered until they change.
    hydrated: ErasedSignal<Parts>,
}

impl Session {
    /// Creates a session in its initial state.
    pub fn new(story: Arc<Story>, basemap: Arc<Basemap>) -> Self {
        Self::of(Arc::new(LazyLock::new(Box::new(move || (story, basemap)))), false, Root::default())
    }

    /// Creates a session in its initial state, with a bundle that is parsed on first use. `root` is its place in the document;
    /// `is_partial` is true if the story of the bundle has no English text.
    pub fn of(bundle: Arc<Bundle>, is_partial: bool, root: Root) -> Self {
        Self::with_store(Store::new(bundle, is_partial), root)
    }

    /// Creates a session in the state that the page was prerendered in.
    pub(super) fn prerendered(self) -> Self {
        Self::with_store(self.store.prerendered(), Root::default())
    }

    fn with_store(store: Store, root: Root) -> Self {
        Self {
            root: StoredValue::new_local(root),
            store,
            views: ErasedValue::new(ViewStates::new(store)),
            effect_handler: ErasedValue::new(|_, _| ()),
            hydrated: ErasedSignal::new(Parts::default()),
        }
    }

    /// Returns the place of the session in the document; the default root once it is disposed.
    pub(super) fn root(self) -> Root {
        self.root.try_get_value().unwrap_or_default()
    }

    /// Returns true once the atlas is removed. An async callback must check this before it uses a signal.
    pub(super) fn is_disposed(self) -> bool {
        self.root.try_get_value().is_none()
    }

    /// Returns true if the prerendered page still shows the current state, as far as a part with these inputs shows it. Reactive.
    pub(super) fn matches_prerender(self, inputs: PartInputs) -> bool {
        let views = self.views.get_value();
        self.store.is_initial()
            && (inputs == PartInputs::SharedState || views.are_initial())
            && (inputs != PartInputs::StateAndWidth || views.column.fits_prerender())
    }

    /// Returns true if the part may be hydrated. Reactive.
    pub(super) fn is_hydrated(self, part: PartId) -> bool {
        self.hydrated.get().contains(part)
    }

    /// Lets one more part be hydrated.
    #[cfg(feature = "hydrate")]
    pub(super) fn hydrate(self, part: PartId) {
        if !self.hydrated.get_untracked().contains(part) {
            self.hydrated.update(|parts| *parts = parts.with(part));
        }
    }

    /// Lets all parts be hydrated.
    #[cfg(feature = "hydrate")]
    pub(super) fn hydrate_all(self) {
        self.hydrated.set(Parts::ALL);
    }

    /// Returns the state. Reactive.
    pub fn state(self) -> State {
        self.store.state()
    }

    /// Returns the story shown. Not reactive.
    pub fn story(self) -> Arc<Story> {
        self.store.story()
    }

    /// Returns the selected record. Not reactive.
    pub fn selected(self) -> Option<RecordId> {
        self.store.selected()
    }

    /// Returns the language shown, or the one that the address requests while only the Chinese text is loaded. Reactive.
    pub(super) fn requested_lang(self) -> Lang {
        let lang = self.store.with_state(|state| state.lang);
        let is_partial = self.store.is_partial();
        let tag = if is_partial { self.root().parameter("lang") } else { None };
        tag.and_then(|tag| Lang::of_tag(&tag)).unwrap_or(lang)
    }

    /// Calls `make` with the inputs of a scene. Reactive.
    pub fn scene<T>(self, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords, &Highlight, &State) -> T) -> T {
        let inputs = self.store.inputs();
        make(&inputs.context(), &inputs.visible, &inputs.highlight, &inputs.state)
    }

    /// Calls `make` with the inputs of a scene. Not reactive.
    pub(super) fn scene_untracked<T>(
        self,
        make: impl FnOnce(&SceneContext<'_>, &VisibleRecords, &Highlight, &State) -> T,
    ) -> T {
        untrack(|| self.scene(make))
    }

    /// Sets the function that runs the effects of state changes.
    pub(super) fn handle_effects(self, handler: fn(Self, SideEffect)) {
        self.effect_handler.set_value(handler);
    }

    fn run(self, effects: Vec<SideEffect>) {
        let handler = self.effect_handler.get_value();
        for effect in effects {
            handler(self, effect);
        }
    }

    /// Applies an action to the state, and runs its effects.
    pub fn dispatch(self, action: Action) {
        self.run(self.store.dispatch(action));
    }

    /// Takes the state from the address, and runs the effects.
    pub fn follow_address(self) {
        self.run(self.store.follow(&self.root().query()));
    }

    /// Replaces the story, or restores the bundled one (`None`), and takes the state from the address.
    pub(super) fn load_story(self, story: Option<Story>) {
        self.run(self.store.load_story(story, &self.root().query()));
    }

    /// Installs the full story that was fetched for `action` after this number of navigations, and runs the effects.
    pub(super) fn install_english(self, story: Story, action: Option<Action>, navigations: u32) {
        self.run(self.store.install_english(story, action, navigations, &self.root().query()));
    }

    /// Replaces the state without changing the address: for native rendering, which has no address bar.
    #[cfg(feature = "ssr")]
    pub fn set_state(self, state: State) {
        self.store.set_state(state);
    }

    /// Resets the views, which showed another story.
    pub(super) fn reset_views(self) {
        self.close_picker();
        self.views.get_value().reset();
    }

    /// Returns the size of the column.
    pub(super) fn column(self) -> Column {
        self.views.get_value().column
    }

    /// Measures the column after a change of its width, in CSS pixels.
    pub fn set_width(self, width: f64) {
        if !self.is_disposed() {
            self.column().measure(&self.root(), width);
        }
    }

    /// Returns the memo of the page that is shown.
    pub(super) fn shown_page(self) -> Memo<ShownPage> {
        self.views.get_value().shown_page
    }

    /// True if a record is selected and shown beside the page. Not reactive.
    pub(super) fn shows_detail(self) -> bool {
        self.selected().is_some() && !matches!(self.shown_page().get_untracked(), ShownPage::Record(_))
    }

    /// Returns true from a link or control that leads to another page until that page is painted. Not set by going back.
    pub(super) fn arrival(self) -> ErasedSignal<bool> {
        self.views.get_value().arrival
    }

    /// Tracks the creation of the elements of the page, and of those that follow in turns after it is shown. An effect on its elements, for example on its
    /// canvases, runs again.
    pub(super) fn track_renders(self) {
        let views = self.views.get_value();
        views.renders.track();
        // At its end, what is below the first screen follows.
        views.arrival.track();
    }

    /// Notes that the elements of the page, or of a part that followed later, were created.
    pub(super) fn note_render(self) {
        self.views.get_value().renders.update(|renders| *renders += 1);
    }

    /// Measures the drawings that fill a screen, after a change of the view.
    pub(super) fn measure_stages(self) {
        self.column().measure_stages(&self.root());
    }

    /// Returns the state of the timeline.
    pub(super) fn timeline(self) -> TimelineState {
        self.views.get_value().timeline
    }

    /// Returns the state of the search.
    pub(super) fn search(self) -> SearchState {
        self.views.get_value().search
    }

    /// Returns the state of the shell.
    pub(super) fn shell(self) -> ShellState {
        self.views.get_value().shell
    }

    /// Returns the state of the map.
    pub(super) fn map(self) -> MapState {
        self.views.get_value().map
    }

    /// Returns the state of the charts.
    pub(super) fn charts(self) -> ChartsState {
        self.views.get_value().charts
    }

    /// Returns the state of the embed dialog.
    pub(super) fn embed_dialog(self) -> EmbedDialogState {
        self.views.get_value().embed_dialog
    }

    /// Returns the state of the tours.
    pub(super) fn tour(self) -> ErasedSignal<TourState> {
        self.views.get_value().tour
    }

    /// Stops the tour that plays, if any, at its stop.
    pub(super) fn stop_tour(self) {
        if self.tour().get_untracked().playing.is_some() {
            self.tour().update(|state| state.playing = None);
        }
    }

    /// Returns the viewport of the timeline to its initial range.
    pub(super) fn reset_timeline(self) {
        self.run(vec![SideEffect::ResetTimeline]);
    }

    /// Returns true if the overview is loaded.
    pub(super) fn has_overview(self) -> ErasedSignal<bool> {
        self.views.get_value().has_overview
    }

    /// Returns true if the views are loaded.
    pub(super) fn has_views(self) -> ErasedSignal<bool> {
        self.views.get_value().has_views
    }

    /// Returns the position whose records the picker lists; `None` while it is closed.
    pub(super) fn picker(self) -> ErasedSignal<Option<PickerTarget>> {
        self.views.get_value().picker
    }

    /// Closes the picker. Returns false if it was not open.
    pub(super) fn close_picker(self) -> bool {
        let picker = self.picker();
        let is_open = picker.with_untracked(Option::is_some);
        if is_open {
            picker.set(None);
        }
        is_open
    }

    /// Returns the address for objections.
    pub(super) fn feedback(self) -> ErasedSignal<Option<String>> {
        self.views.get_value().feedback
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::read;
    use crate::ui::split_points;

    #[test]
    fn models_are_made_again_only_if_their_part_of_the_state_changes() {
        Owner::new().set();
        split_points::connect();
        let story = read::story(include_bytes!("../../public/stories/minxin-2021.json")).story.unwrap_or_default();
        let selected = story.events.first().and_then(|(id, _)| story.lookup(id));
        let session = Session::new(Arc::new(story), Arc::default());
        let models = || (session.timeline().model().unwrap(), session.map().model(), session.charts().models());
        let (timeline, map, series) = models();

        session.set_state(State { selected, ..State::default() });
        let after_selection = models();
        assert!(Arc::ptr_eq(&timeline, &after_selection.0), "the timeline's model does not depend on the selection");
        assert!(
            Arc::ptr_eq(&map, &after_selection.1) && Arc::ptr_eq(&series, &after_selection.2),
            "a selection changes no model"
        );

        session.set_state(State { programme: Some(0), background: false, ..State::default() });
        let filtered = models();
        assert!(filtered.0.count() < timeline.count(), "fewer events");
        assert!(filtered.1.items.len() < map.items.len(), "fewer places");
        assert!(!Arc::ptr_eq(&series, &filtered.2), "the series of the article alone");

        session.set_state(State::default());
        assert_eq!(models().0.count(), timeline.count(), "and back");
    }

    #[test]
    fn the_prerendered_page_shows_the_initial_state_only() {
        Owner::new().set();
        let session = Session::new(Arc::default(), Arc::default());
        assert!(session.matches_prerender(PartInputs::StateAndWidth));
        session.map().pages.set(1);
        assert!(!session.matches_prerender(PartInputs::StateAndWidth));
        session.reset_views();
        session.column().width.set(300.0);
        assert!(!session.matches_prerender(PartInputs::StateAndWidth) && session.matches_prerender(PartInputs::State));
        session.set_state(State { background: false, ..State::default() });
        assert!(!session.matches_prerender(PartInputs::State));
    }
}

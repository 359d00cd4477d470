//! The states of the views that the URL does not contain.

use leptos::prelude::*;

use super::charts::ChartsState;
use super::chunks;
use super::column::Column;
use super::embed_dialog::EmbedDialogState;
use super::map::{MapState, Nearby};
use super::search::SearchState;
use super::shell::ShellState;
use super::store::Store;
use super::timeline::TimelineState;
use crate::scene::kit::record_choice::PickerTarget;
use crate::scene::viewport::tour::TourState;
use crate::state::ShownPage;
use crate::ui::reactive::ErasedSignal;

/// States of the views, apart from the application state that they share.
#[derive(Clone, Copy)]
pub(super) struct ViewStates {
    pub(super) column: Column,
    pub(super) timeline: TimelineState,
    pub(super) map: MapState,
    pub(super) charts: ChartsState,
    pub(super) embed_dialog: EmbedDialogState,
    pub(super) search: SearchState,
    pub(super) shell: ShellState,
    pub(super) tour: ErasedSignal<TourState>,
    /// Position of a drawing whose records the picker lists.
    pub(super) picker: ErasedSignal<Option<PickerTarget>>,
    /// The page that is shown.
    pub(super) shown_page: Memo<ShownPage>,
    /// True from a link or control that leads to another page until that page is painted.
    pub(super) arrival: ErasedSignal<bool>,
    /// The number of times that the elements of the page, or of a part that followed later, were created.
    pub(super) renders: ErasedSignal<usize>,
    /// True once the program of the overview is loaded.
    pub(super) has_overview: ErasedSignal<bool>,
    /// True once the program of the views is loaded.
    pub(super) has_views: ErasedSignal<bool>,
    /// Address for objections, from the `minxin:feedback` element of the page's head. `None` without one.
    pub(super) feedback: ErasedSignal<Option<String>>,
}

impl ViewStates {
    /// Creates the initial states.
    pub(super) fn new(store: Store) -> Self {
        Self {
            column: Column::default(),
            timeline: TimelineState::new(store),
            map: MapState::new(store),
            charts: ChartsState::new(store),
            embed_dialog: EmbedDialogState::default(),
            search: SearchState::default(),
            shell: ShellState::default(),
            tour: ErasedSignal::new(TourState::default()),
            picker: ErasedSignal::new(None),
            shown_page: store.shown_page_memo(),
            arrival: ErasedSignal::new(false),
            renders: ErasedSignal::new(0),
            has_overview: ErasedSignal::new(chunks::overview().is_some()),
            has_views: ErasedSignal::new(chunks::views().is_some()),
            feedback: ErasedSignal::new(None),
        }
    }

    /// Returns true if no view has left its initial state. The width of the column does not count. Reactive.
    pub(super) fn are_initial(&self) -> bool {
        let (timeline, map) = (self.timeline, self.map);
        let is_at_rest = timeline.viewport.extent.with(Option::is_none) && map.viewport.extent.with(Option::is_none);
        is_at_rest
            && map.tiles.with(|tiles| tiles.is_empty())
            && map.nearby.with(|nearby| *nearby == Nearby::Off)
            && !self.embed_dialog.is_open()
            && !self.charts.has_output()
            && self.shell.is_at_rest()
            && self.tour.with(|tour| *tour == TourState::default())
            && self.picker.with(Option::is_none)
            && timeline.cursor.with(Option::is_none)
            && timeline.open_lane().is_none()
            && [timeline.pages, map.pages].iter().all(|pages| pages.get() == 0)
    }

    /// Resets the states of the views that show a story.
    pub(super) fn reset(&self) {
        self.timeline.reset();
        self.map.reset();
        self.charts.reset();
        self.tour.set(TourState::default());
    }
}

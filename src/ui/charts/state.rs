//! State of the charts that the URL does not contain, and their models.

use std::sync::Arc;

use leptos::prelude::untrack;

use crate::geometry::Point;
use crate::scene::charts::{ChartId, SeriesModels};
use crate::state::State;
use crate::ui::chunks::models;
use crate::ui::reactive::{ErasedSignal, ErasedValue, SharedMemo};
use crate::ui::store::{Model, Store, model_memo};

/// Time after a scroll in which pointer events may come from the page that moved below the pointer, in milliseconds.
const SCROLL_MS: f64 = 200.0;

/// Time after a press in which a `focusin` may come from the pointer, in milliseconds.
const PRESS_MS: f64 = 1_000.0;

/// State of the charts that the URL does not contain.
#[derive(Clone, Copy)]
pub(in crate::ui) struct ChartsState {
    /// The mark whose tooltip is open.
    pub(super) pointed: ErasedSignal<Option<PointedMark>>,
    /// Recent pointer events.
    pub(super) trail: ErasedValue<PointerTrail>,
    /// The chart whose table is open.
    pub(super) open_table: ErasedSignal<Option<ChartId>>,
    /// Name of the only status that is shown.
    pub(super) status: ErasedSignal<Option<String>>,
    /// Result of copying the address: on failure, the address itself. `None` before, and after any other action.
    pub(in crate::ui) copied: ErasedSignal<Option<Result<(), String>>>,
    models: SharedMemo<Model<SeriesModels>>,
}

/// The mark whose tooltip is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PointedMark {
    /// Value of the mark's `data-tooltip` attribute: the indicator, and optionally the index of its observation.
    pub(super) mark: String,
    /// Position of the tooltip in the view, in CSS pixels.
    pub(super) position: Point,
    /// Client y of the view when the pointer was on the mark, in CSS pixels; `None` for a mark with the focus.
    pub(super) top: Option<f64>,
}

/// Recent pointer events.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PointerTrail {
    /// Last position on the screen, in pixels.
    pub(super) position: Option<[i32; 2]>,
    /// Time of the last scroll, in milliseconds.
    pub(super) scrolled: Option<f64>,
    /// Time of the last press, in milliseconds.
    pub(super) pressed: Option<f64>,
}

impl PointerTrail {
    /// Returns true if the pointer itself moved. Browsers also send events when the page moves below a resting pointer.
    pub(super) fn is_move(&self, kind: &str, position: Option<[i32; 2]>, now: f64) -> bool {
        kind == "pointermove" && position != self.position && self.scrolled.is_none_or(|then| now - then >= SCROLL_MS)
    }

    /// Returns true if the focus comes from the keyboard. `:focus-visible` is no substitute: in `WebKit` it does not match yet
    /// when `focusin` is sent.
    pub(super) fn is_focus_by_key(&self, now: f64) -> bool {
        self.pressed.is_none_or(|then| now - then >= PRESS_MS)
    }
}

impl ChartsState {
    pub(in crate::ui) fn new(store: Store) -> Self {
        Self {
            pointed: ErasedSignal::new(None),
            trail: ErasedValue::new(PointerTrail::default()),
            open_table: ErasedSignal::new(None),
            status: ErasedSignal::new(None),
            copied: ErasedSignal::new(None),
            models: model_memo(
                store.inputs_memo(),
                |state| State { lang: state.lang, background: state.background, ..State::default() },
                |inputs| models().map(|models| (models.series)(inputs)).unwrap_or_default(),
            ),
        }
    }

    /// Returns the models of all series. Not reactive.
    pub(in crate::ui) fn models(self) -> Arc<SeriesModels> {
        untrack(|| self.models.get()).value.clone()
    }

    /// Returns true if a table is open, a status is filtered by, or the result of copying is shown. Reactive.
    pub(in crate::ui) fn has_output(self) -> bool {
        self.open_table.with(Option::is_some) || self.status.with(Option::is_some) || self.copied.with(Option::is_some)
    }

    /// Closes the tooltip and the table, and clears the filter.
    pub(in crate::ui) fn reset(self) {
        self.pointed.set(None);
        self.open_table.set(None);
        self.status.set(None);
        self.clear_copy_status();
    }

    /// Clears the status of copying the address.
    pub(in crate::ui) fn clear_copy_status(self) {
        if self.copied.with_untracked(Option::is_some) {
            self.copied.set(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_moved_pointer_opens_a_tooltip() {
        let trail = PointerTrail { position: Some([10, 20]), ..PointerTrail::default() };
        assert!(trail.is_move("pointermove", Some([11, 20]), 0.0));
        assert!(!trail.is_move("pointermove", Some([10, 20]), 0.0), "the page moved below it");
        assert!(!trail.is_move("pointerover", Some([11, 20]), 0.0), "a pointermove follows");
        assert!(!trail.is_move("focusin", None, 0.0));
    }

    #[test]
    fn a_scroll_below_a_resting_pointer_is_no_move() {
        let trail = PointerTrail { scrolled: Some(1_000.0), ..PointerTrail::default() };
        assert!(!trail.is_move("pointermove", Some([10, 20]), 1_100.0));
        assert!(trail.is_move("pointermove", Some([10, 20]), 1_200.0));
    }

    #[test]
    fn a_focus_after_a_pointer_press_is_not_from_the_keyboard() {
        assert!(PointerTrail::default().is_focus_by_key(0.0));
        let trail = PointerTrail { pressed: Some(1_000.0), ..PointerTrail::default() };
        assert!(!trail.is_focus_by_key(1_400.0) && trail.is_focus_by_key(2_000.0));
    }
}

//! State of the timeline that the URL does not contain, and its model.

use std::sync::Arc;

use crate::scene::timeline::{BrushHandle, LanePacking, TimeRange, TimelineModel, pack_lanes};
use crate::state::State;
use crate::story::RecordId;
use crate::ui::chunks::models;
use crate::ui::reactive::{ErasedSignal, ErasedValue, SharedMemo};
use crate::ui::store::{Model, Store, model_memo};
use crate::ui::viewport::state::ViewportState;

/// State of the timeline that the URL does not contain.
#[derive(Clone, Copy)]
pub(in crate::ui) struct TimelineState {
    pub(in crate::ui) viewport: ViewportState<TimeRange>,
    /// Mark that the arrow keys move from.
    pub(in crate::ui) cursor: ErasedSignal<Option<RecordId>>,
    /// Number of pages added to the list of events.
    pub(in crate::ui) pages: ErasedSignal<usize>,
    /// Key of the lane that is open on a narrow screen.
    open_lane: ErasedSignal<Option<String>>,
    /// Drag of the window on the overview strip, if one is going on.
    pub(super) brush: ErasedValue<Option<Brush>>,
    /// Letters typed for the prefix search, and the time of the last one in milliseconds.
    pub(super) typed: ErasedValue<(String, f64)>,
    model: SharedMemo<Model<Option<Arc<TimelineModel>>>>,
    /// The last packing and its model. No memo, because the scale step depends on the viewport, which is no signal.
    packing: ErasedValue<Option<(Arc<TimelineModel>, Arc<LanePacking>)>>,
}

/// A drag of the window on the overview strip, or of one of its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Brush {
    /// The browser's pointer id.
    pub(super) pointer: i32,
    pub(super) handle: BrushHandle,
    /// Viewport when the drag started.
    pub(super) initial: TimeRange,
    /// Client x when the drag started, in CSS pixels.
    pub(super) start: f64,
    /// Width of the strip in CSS pixels.
    pub(super) width: f64,
}

impl TimelineState {
    pub(in crate::ui) fn new(store: Store) -> Self {
        let part = |state: &State| State {
            lang: state.lang,
            background: state.background,
            programme: state.programme,
            district: state.district.clone(),
            folded: state.folded.clone(),
            ..State::default()
        };
        Self {
            viewport: ViewportState::default(),
            cursor: ErasedSignal::new(None),
            pages: ErasedSignal::new(0),
            open_lane: ErasedSignal::new(None),
            brush: ErasedValue::new(None),
            typed: ErasedValue::new((String::new(), 0.0)),
            model: model_memo(store.inputs_memo(), part, |inputs| {
                models().and_then(|models| (models.timeline)(inputs))
            }),
            packing: ErasedValue::new(None),
        }
    }

    /// Returns to the initial viewport, cursor and list.
    pub(in crate::ui) fn reset(self) {
        self.viewport.reset();
        self.cursor.set(None);
        self.pages.set(0);
        self.open_lane.set(None);
        self.brush.set_value(None);
        self.typed.set_value((String::new(), 0.0));
    }

    /// Returns the key of the lane that is open on a narrow screen. Reactive.
    pub(in crate::ui) fn open_lane(self) -> Option<String> {
        self.open_lane.get()
    }

    /// Opens the lane with this key, or closes it.
    pub(in crate::ui) fn toggle_open_lane(self, key: &str) {
        let is_open = self.open_lane.with_untracked(|open| open.as_deref() == Some(key));
        self.open_lane.set((!is_open).then(|| key.to_owned()));
    }

    /// Returns the model; `None` if no record has a date. Reactive.
    pub(in crate::ui) fn model(self) -> Option<Arc<TimelineModel>> {
        (*self.model.get().value).clone()
    }

    /// Returns the lanes of a model, packed for a scale step and an axis of `width` CSS pixels. The last packing is cached.
    pub(super) fn lane_packing(self, model: &Arc<TimelineModel>, scale_step: i32, width: f64) -> Arc<LanePacking> {
        let is_cached = |(of, packing): &&(Arc<TimelineModel>, Arc<LanePacking>)| {
            Arc::ptr_eq(of, model) && packing.scale_step == scale_step && packing.axis_width == width
        };
        let last = self.packing.with_value(|last| last.as_ref().filter(is_cached).map(|last| last.1.clone()));
        last.unwrap_or_else(|| {
            let packing = Arc::new(pack_lanes(model, scale_step, width));
            self.packing.set_value(Some((model.clone(), packing.clone())));
            packing
        })
    }
}

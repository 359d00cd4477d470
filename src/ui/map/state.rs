//! State of the map that the URL does not contain, and its model.

use std::sync::Arc;

use crate::geometry::Point;
use crate::scene::map::tiles::Layer;
use crate::scene::map::{MapModel, MapViewport};
use crate::state::{GeolocationError, State};
use crate::story::RecordId;
use crate::ui::chunks::models;
use crate::ui::reactive::{ErasedSignal, ErasedValue, SharedMemo};
use crate::ui::store::{Model, Store, model_memo};
use crate::ui::viewport::state::ViewportState;

/// State of the map that the URL does not contain.
#[derive(Clone, Copy)]
pub(in crate::ui) struct MapState {
    pub(in crate::ui) viewport: ViewportState<MapViewport>,
    /// Tile layers below the marks, from the `minxin:tiles` elements of the page's head. Empty without any.
    pub(in crate::ui) tiles: ErasedSignal<Arc<Vec<Layer>>>,
    /// Origin of the distances in the list of places.
    pub(in crate::ui) nearby: ErasedSignal<Nearby>,
    /// Name or number of the points under the pointer.
    pub(super) tooltip: ErasedSignal<Option<String>>,
    /// Hint that is shown.
    pub(super) hint: ErasedSignal<Option<GestureHint>>,
    /// Number of times that a hint was shown; identifies the last time.
    pub(super) hint_count: ErasedValue<u32>,
    /// Number of pages added to the list of places.
    pub(in crate::ui) pages: ErasedSignal<usize>,
    model: SharedMemo<Model<MapModel>>,
}

/// A hint at the gesture that moves the map, shown when another one scrolls the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GestureHint {
    /// The wheel with Ctrl.
    Wheel,
    /// Two fingers.
    Touch,
}

/// Origin of distances. It is never stored: not in the URL, the browser or a server.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::ui) enum Nearby {
    /// Distances are off.
    #[default]
    Off,
    /// The browser was asked for the position.
    Asking,
    /// The reader's position, on the unit square of the projection.
    Here(Point),
    /// A place of the story.
    Place(RecordId),
    /// The position could not be determined.
    Failed(GeolocationError),
}

impl MapState {
    pub(in crate::ui) fn new(store: Store) -> Self {
        let part = |state: &State| State {
            background: state.background,
            programme: state.programme,
            window: state.window,
            district: state.district.clone(),
            ..State::default()
        };
        Self {
            viewport: ViewportState::default(),
            tiles: ErasedSignal::new(Arc::default()),
            nearby: ErasedSignal::new(Nearby::default()),
            tooltip: ErasedSignal::new(None),
            hint: ErasedSignal::new(None),
            hint_count: ErasedValue::new(0),
            pages: ErasedSignal::new(0),
            model: model_memo(store.inputs_memo(), part, |inputs| {
                models().map(|models| (models.map)(inputs)).unwrap_or_default()
            }),
        }
    }

    /// Returns to the initial viewport and list, without distances.
    pub(in crate::ui) fn reset(self) {
        self.viewport.reset();
        self.nearby.set(Nearby::Off);
        self.pages.set(0);
    }

    /// Returns the model. Reactive.
    pub(in crate::ui) fn model(self) -> Arc<MapModel> {
        self.model.get().value.clone()
    }
}

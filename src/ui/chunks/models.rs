//! The functions that compute the models of the views. Below the states of the views, which keep the models.

use std::cell::Cell;
use std::sync::Arc;

use crate::scene::charts::SeriesModels;
use crate::scene::map::MapModel;
use crate::scene::timeline::TimelineModel;
use crate::ui::store::SceneInputs;

/// The functions that compute the models of the views.
pub(in crate::ui) struct Models {
    /// The timeline; `None` if no record has a date.
    pub(in crate::ui) timeline: fn(&SceneInputs) -> Option<Arc<TimelineModel>>,
    pub(in crate::ui) map: fn(&SceneInputs) -> MapModel,
    pub(in crate::ui) series: fn(&SceneInputs) -> SeriesModels,
}

thread_local! {
    static MODELS: Cell<Option<&'static Models>> = const { Cell::new(None) };
}

/// Returns the functions once the views are loaded. Only the views read a model.
pub(in crate::ui) fn models() -> Option<&'static Models> {
    MODELS.get()
}

pub(super) fn install(models: &'static Models) {
    MODELS.set(Some(models));
}

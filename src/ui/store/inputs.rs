//! The inputs of every scene, computed once per state.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::shared::Shared;
use crate::scene::kit::highlight::Highlight;
use crate::scene::records::record_text::SceneContext;
use crate::state::{State, VisibleRecords};
use crate::story::{Basemap, Story};

/// Inputs of every scene: the story, the base map, the state, and what the state makes visible and highlights.
pub(in crate::ui) struct SceneInputs {
    pub(super) story: Arc<Story>,
    basemap: Arc<Basemap>,
    pub(in crate::ui) state: State,
    pub(in crate::ui) visible: VisibleRecords,
    pub(in crate::ui) highlight: Highlight,
}

impl SceneInputs {
    fn new(story: Arc<Story>, basemap: Arc<Basemap>, state: State) -> Self {
        let (visible, highlight) = (VisibleRecords::new(&story, &state), Highlight::new(&story, state.selected));
        Self { story, basemap, state, visible, highlight }
    }

    pub(in crate::ui) fn context(&self) -> SceneContext<'_> {
        SceneContext {
            story: &self.story,
            basemap: &self.basemap,
            lang: self.state.lang,
            background: self.state.background,
        }
    }
}

/// Creates the memo of the inputs. `source` returns the story and the base map; it is reactive.
pub(super) fn inputs_memo(
    source: impl Fn() -> (Arc<Story>, Arc<Basemap>) + Send + Sync + 'static,
    state: RwSignal<State>,
) -> Memo<Shared<SceneInputs>> {
    Memo::new(move |last: Option<&Shared<SceneInputs>>| {
        let ((story, basemap), state) = (source(), state.get());
        let is_same = |last: &&Shared<SceneInputs>| Arc::ptr_eq(&last.story, &story) && last.state == state;
        match last.filter(is_same) {
            Some(last) => last.clone(),
            None => Shared::new(SceneInputs::new(story, basemap, state)),
        }
    })
}

/// Creates the memo of a model that depends on the story and on `part` of the state. The model is computed again only if that
/// part or the story changes; the timeline and the map read their models in every frame.
pub(in crate::ui) fn model_memo<K, T>(
    inputs: Memo<Shared<SceneInputs>>,
    part: fn(&State) -> K,
    model: fn(&SceneInputs) -> T,
) -> Memo<Shared<T>>
where
    K: PartialEq + Send + Sync + 'static,
    T: Send + Sync + 'static,
{
    let key = Memo::new(move |_: Option<&(Shared<Story>, K)>| {
        inputs.with(|inputs| (Shared(inputs.story.clone()), part(&inputs.state)))
    });
    Memo::new(move |_: Option<&Shared<T>>| {
        // Read, not only tracked: a memo that was never read has no sources, and would not be marked as changed.
        key.with(|_| ());
        Shared::new(inputs.with_untracked(|inputs| model(inputs)))
    })
}

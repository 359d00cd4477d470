//! The inputs of every scene, computed once per state.

use std::sync::Arc;

use crate::scene::kit::highlight::Highlight;
use crate::scene::records::record_text::SceneContext;
use crate::state::{State, VisibleRecords};
use crate::story::{Basemap, Story};
use crate::ui::reactive::{ErasedSignal, SharedMemo};

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
    state: ErasedSignal<State>,
) -> SharedMemo<SceneInputs> {
    SharedMemo::new(move |last: Option<Arc<SceneInputs>>| {
        let ((story, basemap), state) = (source(), state.get());
        let is_same = |last: &Arc<SceneInputs>| Arc::ptr_eq(&last.story, &story) && last.state == state;
        match last.filter(is_same) {
            Some(last) => last,
            None => Arc::new(SceneInputs::new(story, basemap, state)),
        }
    })
}

/// A model, and what it was computed from.
pub(in crate::ui) struct Model<T> {
    story: Arc<Story>,
    part: State,
    pub(in crate::ui) value: Arc<T>,
}

/// Creates the memo of a model that depends on the story and on `part` of the state; the rest of that is the default. The model
/// is computed again only if that part or the story changes; the timeline and the map read their models in every frame.
pub(in crate::ui) fn model_memo<T: Send + Sync + 'static>(
    inputs: SharedMemo<SceneInputs>,
    part: fn(&State) -> State,
    model: fn(&SceneInputs) -> T,
) -> SharedMemo<Model<T>> {
    SharedMemo::new(move |last: Option<Arc<Model<T>>>| {
        let inputs = inputs.get();
        let part = part(&inputs.state);
        match last.filter(|last| Arc::ptr_eq(&last.story, &inputs.story) && last.part == part) {
            Some(last) => last,
            None => Arc::new(Model { story: inputs.story.clone(), part, value: Arc::new(model(&inputs)) }),
        }
    })
}

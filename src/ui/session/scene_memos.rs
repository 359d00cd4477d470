//! Memos of a session: the inputs of every scene, and the models that are computed once for all frames.

use std::ops::Deref;
use std::sync::Arc;

use leptos::prelude::*;

use super::{Bundle, Session};
use crate::scene::charts::{SeriesModels, series_models};
use crate::scene::kit::highlight::Highlight;
use crate::scene::map::{self, MapModel};
use crate::scene::records::record_text::SceneContext;
use crate::scene::timeline::{LanePacking, TimelineModel, pack_lanes, timeline_model};
use crate::state::{State, View, VisibleRecords};
use crate::story::Basemap;
use crate::story::{Lang, Story};

/// A shared value that is equal only to itself, so that memos compare stories and models by address.
struct Shared<T>(Arc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Inputs of every scene.
pub(super) struct SceneInputs {
    story: Arc<Story>,
    basemap: Arc<Basemap>,
    state: State,
    visible: VisibleRecords,
    highlight: Highlight,
}

impl SceneInputs {
    pub(super) fn context(&self) -> SceneContext<'_> {
        SceneContext {
            story: &self.story,
            basemap: &self.basemap,
            lang: self.state.lang,
            background: self.state.background,
        }
    }

    /// Returns the key of a model: the story and the part of the state that the model depends on.
    fn key<K>(&self, part: impl FnOnce(&State) -> K) -> (Shared<Story>, K) {
        (Shared(self.story.clone()), part(&self.state))
    }
}

/// Memos of a session. A key memo precedes each model, so that the model is computed again only when the part of the state that
/// it depends on changes. The timeline and the map read their models in every frame.
#[derive(Clone, Copy)]
pub(super) struct SceneMemos {
    inputs: Memo<Shared<SceneInputs>>,
    timeline: Memo<Option<Shared<TimelineModel>>>,
    map: Memo<Shared<MapModel>>,
    series: Memo<Shared<SeriesModels>>,
    /// The last packing and its model. No memo, because the scale step and the width change without a signal.
    packing: StoredValue<Option<(Shared<TimelineModel>, Arc<LanePacking>)>>,
}

impl SceneMemos {
    /// Creates the memos of the story in `other`, or of the bundled story if that is `None`.
    pub(super) fn new(
        bundle: StoredValue<Arc<Bundle>>,
        other: RwSignal<Option<Arc<Story>>>,
        state: RwSignal<State>,
    ) -> Self {
        let inputs = Memo::new(move |last: Option<&Shared<SceneInputs>>| {
            let ((bundled, basemap), state) = ((**bundle.get_value()).clone(), state.get());
            let story = other.get().unwrap_or(bundled);
            if let Some(last) = last.filter(|last| Arc::ptr_eq(&last.story, &story) && last.state == state) {
                return last.clone();
            }
            let (visible, highlight) = (VisibleRecords::new(&story, &state), Highlight::new(&story, state.selected));
            Shared(Arc::new(SceneInputs { story, basemap, state, visible, highlight }))
        });
        // The timeline model depends neither on the selected record nor on the time window.
        let of_timeline = |state: &State| State {
            selected: None,
            window: None,
            view: View::All,
            others: Vec::new(),
            ..state.clone()
        };
        let of_map = |state: &State| State {
            background: state.background,
            programme: state.programme,
            window: state.window,
            district: state.district.clone(),
            ..State::default()
        };
        let timeline_key = Memo::new(move |_| inputs.with(|inputs| inputs.key(of_timeline)));
        let map_key = Memo::new(move |_| inputs.with(|inputs| inputs.key(of_map)));
        let series_key: Memo<(Shared<Story>, (Lang, bool))> =
            Memo::new(move |_| inputs.with(|inputs| inputs.key(|state| (state.lang, state.background))));
        let timeline = move |_: Option<&Option<Shared<TimelineModel>>>| {
            // Read, not only tracked: a memo that was never read has no sources, and would not be marked as changed.
            timeline_key.with(|_| ());
            let model =
                |inputs: &Shared<SceneInputs>| timeline_model(&inputs.context(), &inputs.visible, &inputs.state.folded);
            inputs.with_untracked(model).map(|model| Shared(Arc::new(model)))
        };
        let map = move |_: Option<&Shared<MapModel>>| {
            map_key.with(|_| ());
            let model = |inputs: &Shared<SceneInputs>| map::map_model(&inputs.context(), &inputs.visible);
            Shared(Arc::new(inputs.with_untracked(model)))
        };
        let series = move |_: Option<&Shared<SeriesModels>>| {
            series_key.with(|_| ());
            Shared(Arc::new(inputs.with_untracked(|inputs| series_models(&inputs.context()))))
        };
        Self {
            inputs,
            timeline: Memo::new(timeline),
            map: Memo::new(map),
            series: Memo::new(series),
            packing: StoredValue::new(None),
        }
    }
}

impl Session {
    /// Calls `make` with the inputs of a scene. Reactive.
    pub fn scene<T>(self, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords, &Highlight, &State) -> T) -> T {
        let inputs = self.inputs();
        make(&inputs.context(), &inputs.visible, &inputs.highlight, &inputs.state)
    }

    /// Calls `make` with the inputs of a scene. Not reactive.
    pub(in crate::ui) fn scene_untracked<T>(
        self,
        make: impl FnOnce(&SceneContext<'_>, &VisibleRecords, &Highlight, &State) -> T,
    ) -> T {
        untrack(|| self.scene(make))
    }

    /// Returns the inputs of scenes. Reactive. Separate from [`Session::scene`] so that it is compiled once.
    #[inline(never)]
    pub(super) fn inputs(self) -> Arc<SceneInputs> {
        self.memos.get_value().inputs.get().0
    }

    /// Returns the model of the timeline; `None` if no record has a date. Reactive.
    pub(in crate::ui) fn timeline_model(self) -> Option<Arc<TimelineModel>> {
        self.memos.get_value().timeline.get().map(|model| model.0)
    }

    /// Returns the lanes of a model, packed for a scale step and an axis of `width` CSS pixels. The last packing is cached.
    pub(in crate::ui) fn lane_packing(
        self,
        model: &Arc<TimelineModel>,
        scale_step: i32,
        width: f64,
    ) -> Arc<LanePacking> {
        let serves = |(of, packing): &(Shared<TimelineModel>, Arc<LanePacking>)| {
            Arc::ptr_eq(&of.0, model) && packing.scale_step == scale_step && packing.axis_width == width
        };
        let last = self
            .memos
            .get_value()
            .packing
            .with_value(|last| last.as_ref().filter(|last| serves(last)).map(|last| last.1.clone()));
        last.unwrap_or_else(|| {
            let packing = Arc::new(pack_lanes(model, scale_step, width));
            self.memos.get_value().packing.set_value(Some((Shared(model.clone()), packing.clone())));
            packing
        })
    }

    /// Returns the models of all series. Not reactive.
    pub(in crate::ui) fn series_models(self) -> Arc<SeriesModels> {
        untrack(|| self.memos.get_value().series.get()).0
    }

    /// Returns the model of the map. Reactive.
    pub(in crate::ui) fn map_model(self) -> Arc<MapModel> {
        self.memos.get_value().map.get().0
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::read;

    #[test]
    fn models_follow_the_state_and_are_kept_while_their_part_of_it_stays() {
        Owner::new().set();
        let story = read::story(include_bytes!("../../../public/stories/minxin-2021.json")).story.unwrap_or_default();
        let selected = story.events.first().and_then(|(id, _)| story.lookup(id));
        let session = Session::new(Arc::new(story), Arc::default());
        let models = || (session.timeline_model(), session.map_model(), session.series_models());
        let (timeline, map, series) = models();
        let count = |model: &Option<Arc<TimelineModel>>| model.as_ref().map(|model| model.count());

        session.set_state(State { selected, ..State::default() });
        let kept = models();
        assert!(timeline.as_ref().zip(kept.0.as_ref()).is_some_and(|(one, other)| Arc::ptr_eq(one, other)));
        assert!(Arc::ptr_eq(&map, &kept.1) && Arc::ptr_eq(&series, &kept.2), "a selection changes no model");

        session.set_state(State { programme: Some(0), background: false, ..State::default() });
        let filtered = models();
        assert!(count(&filtered.0) < count(&timeline), "fewer events");
        assert!(filtered.1.items.len() < map.items.len(), "fewer places");
        assert!(!Arc::ptr_eq(&series, &filtered.2), "the series of the article alone");

        session.set_state(State::default());
        assert_eq!(count(&models().0), count(&timeline), "and back");
    }
}

//! What is made once of a session, and kept while it serves: what every scene is made of, plans, levels.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use crate::read::Basemap;
use crate::scene::charts::{SeriesModels, series_models};
use crate::scene::kit::highlight::Highlight;
use crate::scene::map;
use crate::scene::records::record_text::SceneContext;
use crate::scene::timeline::{LanePacking, TimelineModel, pack_lanes, timeline_model};
use crate::state::{State, View, VisibleRecords};
use crate::story::{Lang, Story};

/// What every scene is made of.
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
}

/// What is made once, and kept while it serves: the timeline asks at every frame.
#[derive(Clone, Default)]
pub(super) struct SceneCache {
    inputs: Option<Arc<SceneInputs>>,
    model: Option<CachedTimelineModel>,
    level: Option<Arc<LanePacking>>,
    map: Option<CachedMapModel>,
    numbers: Option<CachedSeriesModels>,
}

/// The numbers of all series, and what they were made for.
#[derive(Clone)]
struct CachedSeriesModels {
    story: Arc<Story>,
    lang: Lang,
    background: bool,
    models: Arc<SeriesModels>,
}

/// A plan, and what it was made for.
#[derive(Clone)]
struct CachedTimelineModel {
    story: Arc<Story>,
    state: State,
    model: Option<Arc<TimelineModel>>,
}

/// What the map may show, and what it was made for.
#[derive(Clone)]
struct CachedMapModel {
    story: Arc<Story>,
    state: State,
    model: Arc<map::MapModel>,
}

impl Session {
    /// Makes a scene from all that a scene is made of; the caller is told of changes.
    pub fn scene<T>(self, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords, &Highlight, &State) -> T) -> T {
        let seen = self.inputs();
        make(&seen.context(), &seen.visible, &seen.highlight, &seen.state)
    }

    /// The same, without being told of changes.
    pub(in crate::ui) fn scene_untracked<T>(
        self,
        make: impl FnOnce(&SceneContext<'_>, &VisibleRecords, &Highlight, &State) -> T,
    ) -> T {
        untrack(|| self.scene(make))
    }

    /// What is the same for every scene, kept apart from [`Session::scene`] so that it is compiled once.
    /// It is kept until the state or the story changes: the timeline asks at every frame.
    #[inline(never)]
    pub(super) fn inputs(self) -> Arc<SceneInputs> {
        let ((bundled, base), state) = (self.bundled(), self.state.get());
        let story = self.other.get().unwrap_or(bundled);
        if let Some(kept) =
            self.scene_cache.get_value().inputs.filter(|kept| Arc::ptr_eq(&kept.story, &story) && kept.state == state)
        {
            return kept;
        }
        let (visible, highlight) = (VisibleRecords::new(&story, &state), Highlight::new(&story, state.selected));
        let seen = Arc::new(SceneInputs { story, basemap: base, state, visible, highlight });
        self.scene_cache.update_value(|kept| kept.inputs = Some(seen.clone()));
        seen
    }

    /// What the timeline shows, kept until the story, the language or a filter changes; none when nothing has a day.
    pub(in crate::ui) fn timeline_model(self) -> Option<Arc<TimelineModel>> {
        let seen = self.inputs();
        // Neither what is chosen nor the time looked at changes the plan.
        let state = State { selected: None, window: None, view: View::All, others: Vec::new(), ..seen.state.clone() };
        if let Some(kept) = self
            .scene_cache
            .get_value()
            .model
            .filter(|kept| Arc::ptr_eq(&kept.story, &seen.story) && kept.state == state)
        {
            return kept.model;
        }
        let model = timeline_model(&seen.context(), &seen.visible, &state.folded).map(Arc::new);
        let planned = CachedTimelineModel { story: seen.story.clone(), state, model: model.clone() };
        self.scene_cache.update_value(|kept| (kept.model, kept.level) = (Some(planned), None));
        model
    }

    /// The rows of a plan at a level, kept from frame to frame while they serve.
    pub(in crate::ui) fn lane_packing(self, model: &TimelineModel, wanted: i32, pixels: f64) -> Arc<LanePacking> {
        if let Some(kept) =
            self.scene_cache.get_value().level.filter(|kept| kept.scale_step == wanted && kept.axis_width == pixels)
        {
            return kept;
        }
        let level = Arc::new(pack_lanes(model, wanted, pixels));
        self.scene_cache.update_value(|kept| kept.level = Some(level.clone()));
        level
    }

    /// The numbers of all series, kept until the story, the language or the basis changes.
    pub(in crate::ui) fn series_models(self) -> Arc<SeriesModels> {
        let seen = untrack(|| self.inputs());
        let (story, lang, background) = (seen.story.clone(), seen.state.lang, seen.state.background);
        let is_for = |kept: &CachedSeriesModels| {
            Arc::ptr_eq(&kept.story, &story) && (kept.lang, kept.background) == (lang, background)
        };
        if let Some(kept) = self.scene_cache.get_value().numbers.filter(is_for) {
            return kept.models;
        }
        let models = Arc::new(series_models(&seen.context()));
        self.scene_cache.update_value(|kept| {
            kept.numbers = Some(CachedSeriesModels { story, lang, background, models: models.clone() });
        });
        models
    }

    /// What the map may show, kept until the story or a filter changes.
    pub(in crate::ui) fn map_model(self) -> Arc<map::MapModel> {
        let seen = self.inputs();
        let filters = State {
            background: seen.state.background,
            programme: seen.state.programme,
            window: seen.state.window,
            district: seen.state.district.clone(),
            ..State::default()
        };
        if let Some(kept) = self
            .scene_cache
            .get_value()
            .map
            .filter(|kept| Arc::ptr_eq(&kept.story, &seen.story) && kept.state == filters)
        {
            return kept.model;
        }
        let model = Arc::new(map::map_model(&seen.context(), &seen.visible));
        let mapped = CachedMapModel { story: seen.story.clone(), state: filters, model: model.clone() };
        self.scene_cache.update_value(|kept| kept.map = Some(mapped));
        model
    }
}

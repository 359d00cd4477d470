//! What is made once of a session, and kept while it serves: what every scene is made of, plans, levels.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use crate::read::Basemap;
use crate::scene::chart::{Plans, plans};
use crate::scene::facts::Told;
use crate::scene::link::Lit;
use crate::scene::map;
use crate::scene::timeline::{Level, Plan, level, plan};
use crate::state::{Shown, State, View};
use crate::story::{Lang, Story};

/// What every scene is made of.
pub(super) struct Seen {
    story: Arc<Story>,
    base: Arc<Basemap>,
    state: State,
    shown: Shown,
    lit: Lit,
}

impl Seen {
    pub(super) fn told(&self) -> Told<'_> {
        Told { story: &self.story, base: &self.base, lang: self.state.lang, background: self.state.background }
    }
}

/// What is made once, and kept while it serves: the timeline asks at every frame.
#[derive(Clone, Default)]
pub(super) struct Kept {
    seen: Option<Arc<Seen>>,
    plan: Option<Planned>,
    level: Option<Arc<Level>>,
    map: Option<Mapped>,
    numbers: Option<Numbers>,
}

/// The numbers of all series, and what they were made for.
#[derive(Clone)]
struct Numbers {
    story: Arc<Story>,
    lang: Lang,
    background: bool,
    plans: Arc<Plans>,
}

/// A plan, and what it was made for.
#[derive(Clone)]
struct Planned {
    story: Arc<Story>,
    state: State,
    plan: Option<Arc<Plan>>,
}

/// What the map may show, and what it was made for.
#[derive(Clone)]
struct Mapped {
    story: Arc<Story>,
    state: State,
    plan: Arc<map::Plan>,
}

impl Session {
    /// Makes a scene from all that a scene is made of; the caller is told of changes.
    pub fn scene<T>(self, make: impl FnOnce(&Told<'_>, &Shown, &Lit, &State) -> T) -> T {
        let seen = self.seen();
        make(&seen.told(), &seen.shown, &seen.lit, &seen.state)
    }

    /// The same, without being told of changes.
    pub(in crate::ui) fn scene_untracked<T>(self, make: impl FnOnce(&Told<'_>, &Shown, &Lit, &State) -> T) -> T {
        untrack(|| self.scene(make))
    }

    /// What is the same for every scene, kept apart from [`Session::scene`] so that it is compiled once.
    /// It is kept until the state or the story changes: the timeline asks at every frame.
    #[inline(never)]
    pub(super) fn seen(self) -> Arc<Seen> {
        let ((bundled, base), state) = (self.bundled(), self.state.get());
        let story = self.other.get().unwrap_or(bundled);
        if let Some(kept) =
            self.kept.get_value().seen.filter(|kept| Arc::ptr_eq(&kept.story, &story) && kept.state == state)
        {
            return kept;
        }
        let (shown, lit) = (Shown::new(&story, &state), Lit::new(&story, state.selected));
        let seen = Arc::new(Seen { story, base, state, shown, lit });
        self.kept.update_value(|kept| kept.seen = Some(seen.clone()));
        seen
    }

    /// What the timeline shows, kept until the story, the language or a filter changes; none when nothing has a day.
    pub(in crate::ui) fn plan(self) -> Option<Arc<Plan>> {
        let seen = self.seen();
        // Neither what is chosen nor the time looked at changes the plan.
        let state = State { selected: None, window: None, view: View::All, others: Vec::new(), ..seen.state.clone() };
        if let Some(kept) =
            self.kept.get_value().plan.filter(|kept| Arc::ptr_eq(&kept.story, &seen.story) && kept.state == state)
        {
            return kept.plan;
        }
        let plan = plan(&seen.told(), &seen.shown, &state.folded).map(Arc::new);
        let planned = Planned { story: seen.story.clone(), state, plan: plan.clone() };
        self.kept.update_value(|kept| (kept.plan, kept.level) = (Some(planned), None));
        plan
    }

    /// The rows of a plan at a level, kept from frame to frame while they serve.
    pub(in crate::ui) fn level(self, plan: &Plan, wanted: i32, pixels: f64) -> Arc<Level> {
        if let Some(kept) = self.kept.get_value().level.filter(|kept| kept.level == wanted && kept.pixels == pixels) {
            return kept;
        }
        let level = Arc::new(level(plan, wanted, pixels));
        self.kept.update_value(|kept| kept.level = Some(level.clone()));
        level
    }

    /// The numbers of all series, kept until the story, the language or the basis changes.
    pub(in crate::ui) fn plans(self) -> Arc<Plans> {
        let seen = untrack(|| self.seen());
        let (story, lang, background) = (seen.story.clone(), seen.state.lang, seen.state.background);
        let is_for =
            |kept: &Numbers| Arc::ptr_eq(&kept.story, &story) && (kept.lang, kept.background) == (lang, background);
        if let Some(kept) = self.kept.get_value().numbers.filter(is_for) {
            return kept.plans;
        }
        let plans = Arc::new(plans(&seen.told()));
        self.kept.update_value(|kept| kept.numbers = Some(Numbers { story, lang, background, plans: plans.clone() }));
        plans
    }

    /// What the map may show, kept until the story or a filter changes.
    pub(in crate::ui) fn map_plan(self) -> Arc<map::Plan> {
        let seen = self.seen();
        let filters = State {
            background: seen.state.background,
            programme: seen.state.programme,
            window: seen.state.window,
            district: seen.state.district.clone(),
            ..State::default()
        };
        if let Some(kept) =
            self.kept.get_value().map.filter(|kept| Arc::ptr_eq(&kept.story, &seen.story) && kept.state == filters)
        {
            return kept.plan;
        }
        let plan = Arc::new(map::plan(&seen.told(), &seen.shown));
        let mapped = Mapped { story: seen.story.clone(), state: filters, plan: plan.clone() };
        self.kept.update_value(|kept| kept.map = Some(mapped));
        plan
    }
}

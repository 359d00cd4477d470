//! What moves the map from frame to frame: the stage is shifted and stretched, or drawn anew where it no longer serves, and
//! the state is told once all is at rest.

use std::sync::Arc;

use leptos::prelude::{
    GetUntracked, GetValue, RwSignal, Set, SetValue, StoredValue, UpdateValue, WithUntracked, untrack,
};

use super::nearby::Near;
use crate::browser;
use crate::geometry::percent;
use crate::scene::map::tiles::Layer;
use crate::scene::map::{self, Frame, Grip, Plan, Sight, Stage};
use crate::state::Action;
use crate::ui::motion::{self, Motion};
use crate::ui::picker;
use crate::ui::session::Session;

/// The map on the page, and what moves it.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Held {
    /// What of the map is drawn while it moves; none while it is at rest.
    pub(in crate::ui) stage: RwSignal<Option<Stage>>,
    /// What is in sight, more exact than the state; none when it is that of the state.
    pub(in crate::ui) camera: StoredValue<Option<Sight>>,
    /// The tiles that the portal wants below the marks; none unless it says so.
    pub(in crate::ui) tiles: RwSignal<Arc<Vec<Layer>>>,
    /// Where distances are told from.
    pub(in crate::ui) near: RwSignal<Near>,
    pub(super) hands: StoredValue<Hands>,
    motion: StoredValue<Motion>,
}

impl Default for Held {
    fn default() -> Self {
        Self {
            stage: RwSignal::new(None),
            camera: StoredValue::new(None),
            tiles: RwSignal::new(Arc::default()),
            near: RwSignal::new(Near::default()),
            hands: StoredValue::new(Hands::default()),
            motion: StoredValue::new(Motion::default()),
        }
    }
}

/// What holds the map, and where it goes.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Hands {
    pub(super) grip: Grip,
    /// Where the pointer went down, in pixels of the window, and whether it has moved far enough to drag.
    pub(super) start: crate::geometry::Point,
    pub(super) is_dragging: bool,
    /// Whether fingers hold it: one alone scrolls the page.
    pub(super) is_touch: bool,
    /// Where an eased move goes.
    pub(super) goal: Option<Sight>,
}

/// What the map needs to be moved.
pub(super) struct Reins {
    pub(super) session: Session,
    pub(super) plan: Arc<Plan>,
    pub(super) sight: Sight,
    pub(super) frame: Frame,
}

impl Reins {
    pub(super) fn take(session: Session) -> Self {
        untrack(|| {
            let (plan, frame) = (session.map_plan(), session.map_frame());
            Self { session, sight: session.map_sight(&plan, frame), frame, plan }
        })
    }

    /// Looks at a part of the map, from the next frame on.
    pub(super) fn look(&self, sight: Sight) {
        let session = self.session;
        session.map().camera.set_value(Some(sight.within(map::bounds(&self.plan, self.frame))));
        motion::soon(session, session.map().motion, show);
    }

    /// Shows what is in sight: shifts what is drawn, or has it drawn anew.
    fn show(&self) {
        let (stage, root) = (self.session.map().stage.get_untracked(), self.session.root());
        match stage.filter(|stage| stage.serves(self.sight, self.frame)) {
            Some(stage) => root.set_style(".map-stage", &stage.placed(self.sight, self.frame.aspect)),
            None => self.session.map().stage.set(Some(Stage::moving(self.sight, self.frame))),
        }
        untrack(|| {
            self.session.scene(|told, _, _, _| {
                if let Some(area) = map::overview_area(&self.plan) {
                    root.set_style(".map-window", &map::window(area, self.sight, self.frame.aspect));
                }
                let (share, metres) = map::scale_bar(self.sight, self.frame.pixels);
                root.set_style(".map-scale", &["width:", &percent(share)].concat());
                root.set_words(".map-scale", &(told.words().scale_bar)(metres));
            });
        });
    }

    /// Goes to a part of the map: flown there, or at once for those who want things to stand still.
    pub(super) fn go(&self, goal: Sight, length: f64) {
        let (session, from) = (self.session, self.sight);
        let goal = goal.within(map::bounds(&self.plan, self.frame));
        if browser::prefers_stillness() {
            let turn = next_turn(session);
            self.look(goal);
            return rest(session, turn);
        }
        let step = move |share| {
            session.map().camera.set_value(Some(from.toward(goal, share)));
            show(session);
        };
        next_turn(session);
        motion::ease(session, session.map().motion, length, Box::new(step), settle);
        session.map().hands.update_value(|hands| hands.goal = Some(goal));
    }
}

fn show(session: Session) {
    Reins::take(session).show();
}

/// Ends whatever moves the map, and begins another turn.
pub(super) fn next_turn(session: Session) -> u32 {
    picker::close(session);
    session.map().hands.update_value(|hands| hands.goal = None);
    motion::next_turn(session.map().motion)
}

/// Ends whatever moves the map, and leaves nothing of it: the state says what is in sight.
pub(in crate::ui) fn halt(session: Session) {
    next_turn(session);
    session.map().camera.set_value(None);
    if session.map().stage.with_untracked(Option::is_some) {
        session.map().stage.set(None);
    }
}

/// Settles once nothing has moved for a little while.
pub(super) fn rest(session: Session, turn: u32) {
    motion::rest(session, session.map().motion, turn, settle);
}

/// All is at rest: what is in sight is drawn, and the link tells of it.
pub(super) fn settle(session: Session) {
    session.map().hands.update_value(|hands| hands.goal = None);
    let reins = Reins::take(session);
    session.map().stage.set(None);
    let is_home = reins.sight == map::home(&reins.plan, reins.frame).within(map::bounds(&reins.plan, reins.frame));
    let is_home = is_home && untrack(|| session.state()).district.is_none();
    let view = (!is_home).then(|| reins.sight.view(reins.frame.pixels));
    if is_home {
        session.map().camera.set_value(None);
    }
    session.dispatch(Action::Gaze(view));
}

/// How long a flight takes, in milliseconds: longer, the further it is.
pub(super) fn flight(from: Sight, goal: Sight) -> f64 {
    let far = from.middle.distance(goal.middle) / from.wide.max(goal.wide);
    motion::EASE + crate::geometry::held(far * 150.0, 0.0, 900.0)
}

/// The sight that a flight goes to, or the present one.
pub(super) fn goal_or_sight(reins: &Reins) -> Sight {
    reins.session.map().hands.get_value().goal.unwrap_or(reins.sight)
}

//! What moves the timeline from frame to frame: the stage is shifted, or drawn anew where it no longer serves, and the state
//! is told once all is at rest.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, Set, SetValue, UpdateValue, WithUntracked, untrack};

use super::strip;
use crate::browser;
use crate::scene::timeline::{Grip, Hold, Plan, Span, Stage, in_words};
use crate::state::Action;
use crate::ui::motion;
use crate::ui::picker;
use crate::ui::session::Session;

/// What holds the timeline, and what it is about to do.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct Hands {
    pub(super) grip: Grip,
    /// Where the pointer went down, and whether it has moved far enough to drag.
    pub(super) start: f64,
    pub(super) is_dragging: bool,
    /// The end of the window that is held on the strip, and what was in sight then.
    pub(super) strip: Option<(Hold, Span)>,
    /// The left edge and the width of what is held, in pixels.
    pub(super) area: (f64, f64),
    /// Where an eased move goes.
    pub(super) goal: Option<Span>,
    /// What was typed, and when.
    pub(super) typed: (String, f64),
}

/// What the timeline needs to be moved.
pub(super) struct Reins {
    pub(super) session: Session,
    pub(super) plan: Arc<Plan>,
    pub(super) sight: Span,
    pub(super) pixels: f64,
}

impl Reins {
    /// None when nothing has a day.
    pub(super) fn take(session: Session) -> Option<Self> {
        untrack(|| {
            let plan = session.plan()?;
            let sight = session.sight(&plan);
            Some(Self { session, sight, pixels: session.frame().pixels, plan })
        })
    }

    /// Looks at a stretch of time, from the next frame on.
    pub(super) fn look(&self, sight: Span) {
        let session = self.session;
        session.camera.set_value(Some(sight.within(self.plan.bounds)));
        motion::soon(session, session.motion(), show);
    }

    /// Shows what is in sight: shifts what is drawn, or has it drawn anew.
    fn show(&self) {
        let (stage, root) = (self.session.stage.get_untracked(), self.session.root());
        match stage.filter(|stage| stage.serves(self.sight, self.pixels)) {
            Some(stage) => root.set_style(".moving", &stage.placed(self.sight)),
            None => self.session.stage.set(Some(Stage::moving(self.sight, self.pixels))),
        }
        root.set_style(".window", &strip::window(&self.plan, self.sight));
        let words = untrack(|| self.session.scene(|told, _, _, _| in_words(told, self.sight)));
        root.set_words(".in-sight", &words);
    }

    /// Goes to a stretch of time, by which the other views are filtered in the end: eased, or at once for those who want
    /// things to stand still.
    pub(super) fn go(&self, goal: Span, length: f64) {
        self.go_then(goal, length, settle);
    }

    /// The same for a walk, which filters nothing.
    pub(super) fn pass(&self, goal: Span, length: f64) {
        self.go_then(goal, length, stand);
    }

    fn go_then(&self, goal: Span, length: f64, end: fn(Session)) {
        let (session, from, goal) = (self.session, self.sight, goal.within(self.plan.bounds));
        if browser::prefers_stillness() {
            let turn = next_turn(session);
            self.look(goal);
            return motion::rest(session, session.motion(), turn, end);
        }
        let step = move |share| {
            session.camera.set_value(Some(from.toward(goal, share)));
            show(session);
        };
        motion::ease(session, session.motion(), length, Box::new(step), end);
        session.hands.update_value(|hands| hands.goal = Some(goal));
    }
}

fn show(session: Session) {
    if let Some(reins) = Reins::take(session) {
        reins.show();
    }
}

/// Ends whatever moves the timeline, and begins another turn.
pub(super) fn next_turn(session: Session) -> u32 {
    picker::close(session);
    session.hands.update_value(|hands| hands.goal = None);
    motion::next_turn(session.motion())
}

/// Ends whatever moves the timeline, and leaves nothing of it: the state says what is in sight.
pub(in crate::ui) fn halt(session: Session) {
    next_turn(session);
    session.camera.set_value(None);
    if session.stage.with_untracked(Option::is_some) {
        session.stage.set(None);
    }
}

/// Settles once nothing has moved for a little while.
pub(super) fn rest(session: Session, turn: u32) {
    motion::rest(session, session.motion(), turn, settle);
}

/// All is at rest: what is in sight is drawn.
pub(super) fn stand(session: Session) {
    session.hands.update_value(|hands| hands.goal = None);
    session.stage.set(None);
}

/// All is at rest: what is in sight is drawn, and the other views are filtered by it.
pub(super) fn settle(session: Session) {
    let Some(reins) = Reins::take(session) else { return };
    stand(session);
    session.dispatch(Action::Watch(reins.plan.filter(reins.sight)));
}

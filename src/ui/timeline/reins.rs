//! What moves the timeline from frame to frame: the stage is shifted, or drawn anew where it no longer serves, and the state
//! is told once all is at rest.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, GetValue, Set, SetValue, UpdateValue, untrack};
use wasm_bindgen_futures::spawn_local;

use super::strip;
use crate::browser;
use crate::scene::timeline::{Grip, Hold, Plan, Span, Stage, in_words};
use crate::state::Action;
use crate::ui::session::Session;

/// How long an eased move takes, in milliseconds.
pub(super) const EASE: f64 = 320.0;
/// How long a wheel or a key rests before it has come to an end, in milliseconds.
const REST: i32 = 180;

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
    /// Counts what moves it, so that a newer move ends an older one.
    turn: u32,
    /// Whether a frame is to be drawn.
    is_due: bool,
    /// Counts the walks that were begun.
    pub(super) walk: u32,
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
        let was_due = session.hands.try_update_value(|hands| std::mem::replace(&mut hands.is_due, true));
        if was_due == Some(false) {
            browser::next_frame(move || {
                session.hands.update_value(|hands| hands.is_due = false);
                if let Some(reins) = Self::take(session) {
                    reins.show();
                }
            });
        }
    }

    /// Shows what is in sight: shifts what is drawn, or has it drawn anew.
    fn show(&self) {
        let stage = self.session.stage.get_untracked();
        match stage.filter(|stage| stage.serves(self.sight, self.pixels)) {
            Some(stage) => browser::set_style(".moving", &stage.placed(self.sight)),
            None => self.session.stage.set(Some(Stage::moving(self.sight, self.pixels))),
        }
        browser::set_style(".window", &strip::window(&self.plan, self.sight));
        let words = untrack(|| self.session.scene(|told, _, _, _| in_words(told, self.sight)));
        browser::set_words(".in-sight", &words);
    }

    /// Goes to a stretch of time: eased, or at once for those who want things to stand still.
    pub(super) fn go(&self, goal: Span, length: f64) {
        let (session, from, goal) = (self.session, self.sight, goal.within(self.plan.bounds));
        let turn = next_turn(session);
        if browser::prefers_stillness() {
            self.look(goal);
            return rest(session, turn);
        }
        session.hands.update_value(|hands| hands.goal = Some(goal));
        let start = browser::now();
        browser::each_frame(move |now| {
            if session.hands.get_value().turn != turn {
                return false;
            }
            let share = (now - start) / length;
            session.camera.set_value(Some(from.toward(goal, share)));
            if let Some(reins) = Self::take(session) {
                reins.show();
            }
            if share >= 1.0 {
                settle(session);
            }
            share < 1.0
        });
    }
}

/// Ends whatever moves the timeline, and begins another turn.
pub(super) fn next_turn(session: Session) -> u32 {
    let next = session.hands.try_update_value(|hands| {
        hands.turn = hands.turn.wrapping_add(1);
        hands.goal = None;
        hands.turn
    });
    next.unwrap_or_default()
}

/// Settles once nothing has moved for a little while.
pub(super) fn rest(session: Session, turn: u32) {
    spawn_local(async move {
        browser::pause(REST).await;
        if session.hands.get_value().turn == turn {
            settle(session);
        }
    });
}

/// All is at rest: what is in sight is drawn, and the other views are filtered by it.
pub(super) fn settle(session: Session) {
    session.hands.update_value(|hands| hands.goal = None);
    let Some(reins) = Reins::take(session) else { return };
    session.stage.set(None);
    session.dispatch(Action::Watch(reins.plan.filter(reins.sight)));
}

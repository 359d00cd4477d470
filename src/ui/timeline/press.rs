//! Buttons of the timeline, and walking from stop to stop.

use leptos::prelude::{GetValue, Update, WithUntracked, untrack};

use super::reins::Reins;
use crate::scene::timeline::{Span, opened, reveal, span_of, stops};
use crate::state::Action;
use crate::story::Ref;
use crate::ui::motion::EASE;
use crate::ui::picker::{self, Picking};
use crate::ui::session::Session;
use crate::ui::walk::{Walk, next, pause, play};

/// Does what a control of the timeline asks for; whether there is such a control.
pub(in crate::ui) fn act(session: Session, control: &str, value: &str) -> bool {
    match control {
        "data-time" => pressed_button(session, value),
        "data-crowd" => {
            if let (Some(at), Some(reins)) = (session.story().lookup(value), Reins::take(session)) {
                session.look.update(|look| look.cursor = Some(at));
                match opened(&reins.plan, at, reins.sight, reins.pixels) {
                    Some(goal) => reins.go(goal, EASE),
                    None => picker::open(session, Picking::Crowd(at)),
                }
            }
        }
        _ => return false,
    }
    true
}

fn pressed_button(session: Session, word: &str) {
    match word {
        "more" => return session.look.update(|look| look.pages += 1),
        "rows" => return session.look.update(|look| look.rows += 1),
        "play" => return play(session, Walk::Events, walked),
        "pause" => return pause(session),
        "next" | "previous" => {
            walked(session, if word == "next" { 1 } else { -1 });
            return;
        }
        _ => {}
    }
    let Some(reins) = Reins::take(session) else { return };
    // Pressed again while it moves, a button goes on from where it was to end.
    let from = session.hands.get_value().goal.unwrap_or(reins.sight);
    let goal = match word {
        "in" => from.scaled(0.5, 0.5),
        "out" => from.scaled(2.0, 0.5),
        "earlier" => from.moved(-0.5),
        "later" => from.moved(0.5),
        "all" if reins.sight.has(reins.plan.bounds) => reins.plan.home,
        "all" => reins.plan.bounds,
        "home" => reins.plan.home,
        "selection" => match session.selected().and_then(|at| chosen(session, &reins, at)) {
            Some(goal) => goal,
            None => return,
        },
        _ => return,
    };
    reins.go(goal, EASE);
}

/// The time of what is chosen and its relatives.
fn chosen(session: Session, reins: &Reins, at: Ref) -> Option<Span> {
    let mut records = session.story().relatives(at);
    records.push(at);
    span_of(&reins.plan, &records)
}

/// Selects the stop `by` steps on and moves to it without filtering. Returns whether there is one.
fn walked(session: Session, by: isize) -> bool {
    let walk = session.look.with_untracked(|look| look.walk);
    let selected = session.selected();
    let stop = untrack(|| {
        session.scene(|told, shown, _, _| {
            let stops = stops(told, shown, walk);
            next(&stops, selected, by)
        })
    });
    let Some(stop) = stop else { return false };
    session.dispatch(Action::Select(Some(stop)));
    if let Some(reins) = Reins::take(session)
        && let Some(goal) = reveal(&reins.plan, stop, reins.sight, reins.pixels)
        && goal != reins.sight
    {
        reins.pass(goal, EASE);
    }
    true
}

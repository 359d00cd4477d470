//! Keys on the marks of the drawing: one tab stop, from which arrows lead on.

use leptos::prelude::{Update, UpdateValue, untrack};
use web_sys::Event;

use super::reins::{Reins, next_turn, rest, stand};
use crate::browser;
use crate::geometry::held;
use crate::scene::timeline::{Step, reveal, span_of, step, typed};
use crate::story::Ref;
use crate::ui::motion;
use crate::ui::session::Session;

/// Letters typed within so many milliseconds belong together.
const TYPING: f64 = 1_000.0;

/// Does what a key means on a mark of the drawing: whether it means anything.
pub(in crate::ui) fn key(session: Session, event: &Event, key: &str) -> bool {
    let id = ["data-event", "data-indicator", "data-record", "data-crowd"].into_iter();
    let mut id = id.filter_map(|name| browser::value_at(event, ".moving [role=button]", name));
    let Some(own) = id.next().map(|id| session.story().lookup(&id)) else { return false };
    let Some(reins) = Reins::take(session) else { return false };
    let go = |by| step(&reins.plan, own, by).map(|item| item.at);
    let page = reins.sight.length();
    let to = match key {
        "ArrowRight" => go(Step::Later),
        "ArrowLeft" => go(Step::Earlier),
        "ArrowDown" => go(Step::Down),
        "ArrowUp" => go(Step::Up),
        "Home" => go(Step::First),
        "End" => go(Step::Last),
        "PageDown" => go(Step::By(page)),
        "PageUp" => go(Step::By(-page)),
        "+" | "=" => return zoomed(&reins, own, 0.5),
        "-" => return zoomed(&reins, own, 2.0),
        letter if letter.chars().count() == 1 && letter != " " => find(session, &reins, own, letter),
        _ => return false,
    };
    if let Some(at) = to {
        look_at(&reins, at);
    }
    true
}

/// Zooms about the mark that has the focus.
fn zoomed(reins: &Reins, own: Option<Ref>, factor: f64) -> bool {
    let minute = own.and_then(|at| span_of(&reins.plan, &[at])).map(|span| f64::midpoint(span.from, span.to));
    let share = minute.map_or(0.5, |minute| held(reins.sight.share(minute), 0.0, 1.0));
    reins.look(reins.sight.scaled(factor, share));
    if let Some(at) = own {
        focus_soon(reins.session, at);
    }
    rest(reins.session, next_turn(reins.session));
    true
}

/// The mark whose title begins with what was typed.
fn find(session: Session, reins: &Reins, own: Option<Ref>, letter: &str) -> Option<Ref> {
    let now = browser::now();
    let text = session.hands.try_update_value(|hands| {
        if now - hands.typed.1 > TYPING {
            hands.typed.0.clear();
        }
        hands.typed.0.push_str(letter);
        hands.typed.1 = now;
        hands.typed.0.clone()
    })?;
    untrack(|| session.scene(|told, _, _, _| typed(told, &reins.plan, own, &text).map(|item| item.at)))
}

/// Moves the focus to a mark, and what is in sight with it.
fn look_at(reins: &Reins, at: Ref) {
    let session = reins.session;
    session.look.update(|look| look.cursor = Some(at));
    if let Some(goal) = reveal(&reins.plan, at, reins.sight, reins.pixels).filter(|goal| *goal != reins.sight) {
        // At once: who moves by keyboard waits for no drawing.
        let turn = next_turn(session);
        reins.look(goal);
        // Moving from mark to mark filters nothing.
        motion::rest(session, session.motion(), turn, stand);
    }
    focus_soon(session, at);
}

/// Puts the focus on a mark once it is drawn.
fn focus_soon(session: Session, at: Ref) {
    let id = untrack(|| session.scene(|told, _, _, _| told.story.id_of(at).to_owned()));
    let root = session.root();
    browser::after_next_frame(move || {
        let hooks = ["data-event", "data-indicator", "data-record"]
            .map(|name| [".moving ", &browser::with_id(name, &id)].concat());
        root.focus_still(&hooks.join(","));
    });
}

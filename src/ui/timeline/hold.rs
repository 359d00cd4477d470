//! Pointers and wheels on the drawing and on the strip.

use leptos::prelude::{GetValue, SetValue, UpdateValue};
use web_sys::Event;

use super::reins::{Reins, next_turn, rest, settle};
use crate::browser::{self, Move};
use crate::geometry::{Point, held};
use crate::scene::timeline::{Hold, RUN, Span};
use crate::ui::motion::{EASE, dragged};
use crate::ui::session::Session;
use crate::ui::walk::stop;

/// The kinds of events that move the timeline.
pub const MOVES: [&str; 5] = ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel"];
/// What hears them.
pub const AREA: &str = "section[data-view=timeline]";
/// A pointer that moves less than that, in pixels, is a click.
const SLOP: f64 = 4.0;

/// Hears a pointer or a wheel.
pub fn moved(session: Session, event: &Event) {
    let Some((kind, Point { x, .. })) = browser::move_of(event) else { return };
    match kind {
        Move::Down(id, _) => down(session, event, id, x),
        Move::Along(id) => along(session, event, id, x),
        Move::Up(id) | Move::Lost(id) => up(session, id),
        Move::Zoom(by) => {
            turned(session, event, x, |sight, share| sight.scaled(held(1.0 + by * 0.002, 0.5, 2.0), share));
        }
        Move::Fingers | Move::Scroll => {}
        Move::Sideways(by) => turned(session, event, x, |sight, _| sight.moved(by / 800.0)),
    }
}

fn down(session: Session, event: &Event, id: i32, x: f64) {
    dragged(false);
    let hold = match browser::value_at(event, "[data-hold]", "data-hold").as_deref() {
        Some("start") => Some(Hold::Start),
        Some("end") => Some(Hold::End),
        Some(_) => Some(Hold::Window),
        None => None,
    };
    let selector = match hold {
        Some(_) => ".strip",
        None if browser::value_at(event, ".sight", "class").is_some() => ".sight",
        None if browser::value_at(event, ".strip", "class").is_some() => return jumped(session, x),
        None => return,
    };
    let (Some(reins), Some(area)) = (Reins::take(session), session.root().extent(selector)) else { return };
    next_turn(session);
    if hold.is_some() {
        session.root().capture(event, selector);
    }
    session.hands.update_value(|hands| {
        if hands.grip.is_free() {
            (hands.start, hands.is_dragging) = (x, hold.is_some());
        }
        (hands.area, hands.strip) = (area, hold.map(|hold| (hold, reins.sight)));
        hands.grip.put(id, (x - area.0) / area.1, reins.sight);
    });
}

/// Looks at the time that was pointed at on the strip.
fn jumped(session: Session, x: f64) {
    let (Some(reins), Some((left, wide))) = (Reins::take(session), session.root().extent(".strip")) else { return };
    let middle = f64::midpoint(reins.sight.from, reins.sight.to);
    let by = (reins.plan.bounds.at((x - left) / wide) - middle) / reins.sight.length();
    reins.go(reins.sight.moved(by), EASE);
}

fn along(session: Session, event: &Event, id: i32, x: f64) {
    let mut hands = session.hands.get_value();
    if hands.grip.is_free() {
        return;
    }
    if !hands.is_dragging {
        if (x - hands.start).abs() < SLOP {
            return;
        }
        session.root().capture(event, ".sight");
        hands.is_dragging = true;
        stop(session);
    }
    let Some(reins) = Reins::take(session) else { return };
    let (left, wide) = hands.area;
    let share = (x - left) / wide;
    let sight = match hands.strip {
        Some((hold, was)) => {
            let by = (x - hands.start) / wide * reins.plan.bounds.length();
            Some(hold.moved(was, by, reins.plan.bounds.length() / 400.0))
        }
        None => hands.grip.moved(id, share, reins.sight, browser::now()),
    };
    session.hands.set_value(hands);
    if let Some(sight) = sight {
        reins.look(sight);
    }
}

fn up(session: Session, id: i32) {
    let mut hands = session.hands.get_value();
    if hands.grip.is_free() {
        return;
    }
    let Some(reins) = Reins::take(session) else { return };
    let goal = hands.grip.lift(id, reins.sight, browser::now()).filter(|_| hands.strip.is_none());
    let is_over = hands.grip.is_free() && hands.is_dragging;
    if hands.grip.is_free() {
        (hands.is_dragging, hands.strip) = (false, None);
    }
    session.hands.set_value(hands);
    match goal {
        Some(goal) if is_over && !browser::prefers_stillness() => reins.go(goal, RUN),
        _ if is_over => settle(session),
        _ => {}
    }
    if is_over {
        dragged(true);
    }
}

/// A wheel turned over the drawing.
fn turned(session: Session, event: &Event, x: f64, change: impl Fn(Span, f64) -> Span) {
    if browser::value_at(event, ".sight", "class").is_none() {
        return;
    }
    event.prevent_default();
    let (Some(reins), Some((left, wide))) = (Reins::take(session), session.root().extent(".sight")) else { return };
    let turn = next_turn(session);
    reins.look(change(reins.sight, (x - left) / wide));
    rest(session, turn);
}

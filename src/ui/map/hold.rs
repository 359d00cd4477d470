//! Pointers and wheels on the map. One finger and the plain wheel scroll the page, as everywhere: a word says what moves the
//! map instead.

use leptos::prelude::{GetValue, SetValue};
use web_sys::Event;

use super::dots;
use super::reins::{Reins, next_turn, rest, settle};
use crate::browser::{self, Move};
use crate::geometry::{Point, held};
use crate::scene::map::RUN;
use crate::ui::motion::{EASE, dragged};
use crate::ui::session::Session;
use crate::ui::walk::stop;

/// The kinds of events that move the map.
pub const MOVES: [&str; 6] = ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel", "touchmove"];
/// What hears them.
pub const AREA: &str = "section[data-view=map]";
/// What is held.
const SIGHT: &str = ".map-sight";
/// A pointer that moves less than that, in pixels, is a click.
const SLOP: f64 = 4.0;
/// How long a word of help stays, in milliseconds.
const WORD: i32 = 1_600;

/// Hears a pointer or a wheel.
pub fn moved(session: Session, event: &Event) {
    let Some((kind, at)) = browser::move_of(event) else { return };
    let is_here = || browser::value_at(event, SIGHT, "class").is_some();
    match kind {
        Move::Down(id, is_touch) if is_here() => down(session, id, at, is_touch),
        Move::Along(id) => along(session, event, id, at),
        Move::Up(id) => up(session, event, id, at),
        Move::Lost(id) => lost(session, id),
        Move::Fingers if session.map().hands.get_value().grip.count() > 1 => event.prevent_default(),
        Move::Zoom(by) if is_here() => {
            event.prevent_default();
            zoomed(session, at, held(1.0 + by * 0.002, 0.5, 2.0));
        }
        Move::Scroll if is_here() => session.root().flash(".map-word.wheel", WORD),
        Move::Down(..) if browser::value_at(event, ".overview", "class").is_some() => jumped(session, at),
        _ => {}
    }
}

/// The place of the drawing at a point of the window.
fn place_of(session: Session, at: Point) -> Option<Point> {
    let area = session.root().rect(SIGHT)?;
    let middle = area.centre();
    Some(Point::new((at.x - middle.x) / area.width, (at.y - middle.y) / area.width))
}

fn down(session: Session, id: i32, at: Point, is_touch: bool) {
    dragged(false);
    let Some(place) = place_of(session, at) else { return };
    next_turn(session);
    let mut hands = session.map().hands.get_value();
    if hands.grip.is_free() {
        (hands.start, hands.is_dragging, hands.is_touch) = (at, false, is_touch);
    }
    hands.grip.put(id, place, Reins::take(session).sight);
    session.map().hands.set_value(hands);
}

fn along(session: Session, event: &Event, id: i32, at: Point) {
    let mut hands = session.map().hands.get_value();
    // One finger alone scrolls the page.
    if hands.grip.is_free() || hands.is_touch && hands.grip.count() < 2 {
        return;
    }
    if !hands.is_dragging {
        if at.distance(hands.start) < SLOP {
            return;
        }
        session.root().capture(event, SIGHT);
        hands.is_dragging = true;
        stop(session);
    }
    let Some(place) = place_of(session, at) else { return };
    let reins = Reins::take(session);
    let sight = hands.grip.moved(id, place, reins.sight, browser::now());
    session.map().hands.set_value(hands);
    if let Some(sight) = sight {
        reins.look(sight);
    }
}

fn up(session: Session, event: &Event, id: i32, at: Point) {
    let mut hands = session.map().hands.get_value();
    if hands.grip.is_free() {
        // A pointer that moves without a button.
        if let Some(place) = place_of(session, at).filter(|_| browser::value_at(event, SIGHT, "class").is_some()) {
            dots::hover(session, place);
        }
        return;
    }
    let (reins, now) = (Reins::take(session), browser::now());
    let goal = hands.grip.lift(id, reins.sight, now);
    let is_over = hands.grip.is_free();
    let is_dragged = hands.is_dragging;
    hands.is_dragging &= !is_over;
    let place = place_of(session, at).filter(|_| is_over && !is_dragged && at.distance(hands.start) < SLOP);
    // Marks hear clicks by themselves.
    let is_bare = || browser::value_at(event, "[role=button], text[data-district], [data-mark]", "class").is_none();
    let hit = place.filter(|_| is_bare()).and_then(|place| dots::hit(&reins, place));
    let is_twice = hit.is_none() && place.is_some_and(|place| hands.grip.tapped(place, now));
    session.map().hands.set_value(hands);
    if let Some(hit) = hit {
        return dots::open(&reins, hit);
    }
    match (goal, place) {
        (_, Some(place)) if is_twice => reins.go(reins.sight.scaled(0.5, place), EASE),
        (Some(goal), _) if is_over && is_dragged && !browser::prefers_stillness() => reins.go(goal, RUN),
        _ if is_over && is_dragged => settle(session),
        _ => {}
    }
    if is_over && is_dragged {
        dragged(true);
    }
}

/// The browser has taken a finger to scroll the page with.
fn lost(session: Session, id: i32) {
    let mut hands = session.map().hands.get_value();
    if hands.grip.is_free() {
        return;
    }
    let (is_alone, sight) = (hands.grip.count() == 1, Reins::take(session).sight);
    hands.grip.lift(id, sight, browser::now());
    let is_over = hands.grip.is_free() && std::mem::take(&mut hands.is_dragging);
    let is_touch = hands.is_touch;
    session.map().hands.set_value(hands);
    if is_over {
        settle(session);
    } else if is_touch && is_alone {
        session.root().flash(".map-word.fingers", WORD);
    }
}

fn zoomed(session: Session, at: Point, factor: f64) {
    let Some(place) = place_of(session, at) else { return };
    stop(session);
    let (reins, turn) = (Reins::take(session), next_turn(session));
    reins.look(reins.sight.scaled(factor, place));
    rest(session, turn);
}

/// Looks at what was pointed at on the overview.
fn jumped(session: Session, at: Point) {
    let reins = Reins::take(session);
    let (Some(area), Some(shown)) = (session.root().rect(".overview"), crate::scene::map::overview_area(&reins.plan))
    else {
        return;
    };
    let middle = Point::new(
        shown.x + (at.x - area.x) / area.width * shown.width,
        shown.y + (at.y - area.y) / area.height * shown.height,
    );
    reins.go(crate::scene::map::Sight { middle, ..reins.sight }, EASE);
}

//! Keys on the map: arrows move it, plus and minus zoom. On a place, arrows lead on to the next.

use web_sys::Event;

use super::reins::{Reins, next_turn, rest};
use crate::browser;
use crate::geometry::Point;
use crate::ui::session::Session;
use crate::ui::walk::stop;

/// How far an arrow moves the map, as a share of its width.
const STEP: f64 = 0.15;

/// Does what a key means on the map: whether it means anything.
pub(in crate::ui) fn key(session: Session, event: &Event, key: &str) -> bool {
    if browser::value_at(event, ".map-sight", "class").is_none() {
        return false;
    }
    let reins = Reins::take(session);
    let sight = super::reins::goal_or_sight(&reins);
    let goal = match key {
        "ArrowRight" => sight.moved(STEP, 0.0),
        "ArrowLeft" => sight.moved(-STEP, 0.0),
        "ArrowDown" => sight.moved(0.0, STEP),
        "ArrowUp" => sight.moved(0.0, -STEP),
        "+" | "=" => sight.scaled(0.5, about(session, event)),
        "-" => sight.scaled(2.0, about(session, event)),
        _ => return false,
    };
    stop(session);
    // At once: who moves by keyboard waits for no drawing.
    let turn = next_turn(session);
    reins.look(goal);
    rest(session, turn);
    true
}

/// The place of the drawing that a zoom keeps: that of the mark which has the focus, else the middle.
fn about(session: Session, event: &Event) -> Point {
    let mark = browser::target_rect(event, "[role=button]");
    let (Some(mark), Some(area)) = (mark, session.root().rect(".map-sight")) else { return Point::default() };
    let (mark, middle) = (mark.centre(), area.centre());
    Point::new((mark.x - middle.x) / area.width, (mark.y - middle.y) / area.width)
}

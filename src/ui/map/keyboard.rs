//! Keyboard control of the map: arrow keys pan, plus and minus zoom. On a mark, arrow keys move the focus instead.

use web_sys::Event;

use super::viewport_controller::{ViewportController, cancel_animation, settle_after_idle};
use crate::browser;
use crate::geometry::Point;
use crate::scene::viewport::Viewport;
use crate::ui::session::Session;
use crate::ui::tour::stop;

/// Distance that an arrow key pans, as a share of the map's width.
const STEP: f64 = 0.15;

/// Handles a key on the map. Returns false if the key has no meaning there.
pub(in crate::ui) fn on_key(session: Session, event: &Event, key: &str) -> bool {
    if browser::value_at(event, ".map-sight", "class").is_none() {
        return false;
    }
    let controller = ViewportController::from_session(session);
    let viewport = super::viewport_controller::target_viewport(&controller);
    let goal = match key {
        "ArrowRight" => viewport.pan(Point::new(STEP, 0.0)),
        "ArrowLeft" => viewport.pan(Point::new(-STEP, 0.0)),
        "ArrowDown" => viewport.pan(Point::new(0.0, STEP)),
        "ArrowUp" => viewport.pan(Point::new(0.0, -STEP)),
        "+" | "=" => viewport.zoom_at(0.5, about(session, event)),
        "-" => viewport.zoom_at(2.0, about(session, event)),
        _ => return false,
    };
    stop(session);
    // Without animation: keyboard users should not wait for one.
    let turn = cancel_animation(session);
    controller.set_viewport(goal);
    settle_after_idle(session, turn);
    true
}

/// Returns the fixed point of a zoom: the focused mark, else the middle.
fn about(session: Session, event: &Event) -> Point {
    let mark = browser::target_rect(event, "[role=button]");
    let (Some(mark), Some(area)) = (mark, session.root().rect(".map-sight")) else { return Point::default() };
    let (mark, middle) = (mark.centre(), area.centre());
    Point::new((mark.x - middle.x) / area.width, (mark.y - middle.y) / area.width)
}

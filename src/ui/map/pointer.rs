//! Pointer and wheel events on the map. One finger and the plain wheel scroll the page; a hint then shows which gesture moves
//! the map.

use leptos::prelude::{GetValue, SetValue};
use web_sys::Event;

use super::point_layer;
use super::viewport_controller::{ViewportController, cancel_animation, commit, settle_after_idle};
use crate::browser::{self, PointerInput};
use crate::geometry::{Point, clamp};
use crate::scene::viewport::Viewport;
use crate::scene::viewport::pan_zoom_gesture::FLING_MS;
use crate::ui::motion::{EASE_MS, set_dragged};
use crate::ui::session::Session;
use crate::ui::tour::stop;

/// DOM event types that [`on_pointer`] takes.
pub const POINTER_EVENTS: [&str; 6] =
    ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel", "touchmove"];
/// Selector of the element that listens for [`POINTER_EVENTS`].
pub const SELECTOR: &str = "section[data-view=map]";
/// Selector of the element that can be dragged.
const VIEWPORT_SELECTOR: &str = ".map-sight";
/// Movement in CSS pixels from which a press is a drag instead of a click.
const DRAG_THRESHOLD_PX: f64 = 4.0;
/// Time that a gesture hint stays visible, in milliseconds.
const HINT_MS: i32 = 1_600;

/// Handles a pointer, touch or wheel event.
pub fn on_pointer(session: Session, event: &Event) {
    let Some((kind, at)) = browser::pointer_input(event) else { return };
    let is_here = || browser::value_at(event, VIEWPORT_SELECTOR, "class").is_some();
    match kind {
        PointerInput::Down(id, is_touch) if is_here() => on_pointer_down(session, id, at, is_touch),
        PointerInput::Move(id) => on_pointer_move(session, event, id, at),
        PointerInput::Up(id) => on_pointer_up(session, event, id, at),
        PointerInput::Cancel(id) => on_pointer_cancel(session, id),
        PointerInput::Touch if session.map().pointer.get_value().gesture.count() > 1 => event.prevent_default(),
        PointerInput::Zoom(by) if is_here() => {
            event.prevent_default();
            on_wheel_zoom(session, at, clamp(1.0 + by * 0.002, 0.5, 2.0));
        }
        PointerInput::Scroll if is_here() => session.root().show_briefly(".map-word.wheel", HINT_MS),
        PointerInput::Down(..) if browser::value_at(event, ".overview", "class").is_some() => {
            on_overview_press(session, at);
        }
        _ => {}
    }
}

/// Converts a client position to shares of the map's width, measured from its middle; `None` if the map is not on the page.
fn place_of(session: Session, at: Point) -> Option<Point> {
    let area = session.root().rect(VIEWPORT_SELECTOR)?;
    let middle = area.centre();
    Some(Point::new((at.x - middle.x) / area.width, (at.y - middle.y) / area.width))
}

fn on_pointer_down(session: Session, id: i32, at: Point, is_touch: bool) {
    set_dragged(false);
    let Some(place) = place_of(session, at) else { return };
    cancel_animation(session);
    let mut pointer = session.map().pointer.get_value();
    if pointer.gesture.is_idle() {
        (pointer.start, pointer.is_dragging, pointer.is_touch) = (at, false, is_touch);
    }
    pointer.gesture.pointer_down(id, place, ViewportController::from_session(session).viewport);
    session.map().pointer.set_value(pointer);
}

fn on_pointer_move(session: Session, event: &Event, id: i32, at: Point) {
    let mut pointer = session.map().pointer.get_value();
    // One finger alone scrolls the page.
    if pointer.gesture.is_idle() || pointer.is_touch && pointer.gesture.count() < 2 {
        return;
    }
    if !pointer.is_dragging {
        if at.distance(pointer.start) < DRAG_THRESHOLD_PX {
            return;
        }
        session.root().capture(event, VIEWPORT_SELECTOR);
        pointer.is_dragging = true;
        stop(session);
    }
    let Some(place) = place_of(session, at) else { return };
    let controller = ViewportController::from_session(session);
    let viewport = pointer.gesture.pointer_move(id, place, controller.viewport, browser::now());
    session.map().pointer.set_value(pointer);
    if let Some(viewport) = viewport {
        controller.set_viewport(viewport);
    }
}

fn on_pointer_up(session: Session, event: &Event, id: i32, at: Point) {
    let mut pointer = session.map().pointer.get_value();
    if pointer.gesture.is_idle() {
        // The pointer hovers without a pressed button.
        if let Some(place) =
            place_of(session, at).filter(|_| browser::value_at(event, VIEWPORT_SELECTOR, "class").is_some())
        {
            point_layer::hover(session, place);
        }
        return;
    }
    let (controller, now) = (ViewportController::from_session(session), browser::now());
    let goal = pointer.gesture.pointer_up(id, controller.viewport, now);
    let is_over = pointer.gesture.is_idle();
    let is_dragged = pointer.is_dragging;
    pointer.is_dragging &= !is_over;
    let place =
        place_of(session, at).filter(|_| is_over && !is_dragged && at.distance(pointer.start) < DRAG_THRESHOLD_PX);
    // Marks handle their own clicks.
    let is_bare = || browser::value_at(event, "[role=button], text[data-district], [data-mark]", "class").is_none();
    let hit = place.filter(|_| is_bare()).and_then(|place| point_layer::hit(&controller, place));
    let is_twice = hit.is_none() && place.is_some_and(|place| pointer.gesture.tap(place, now));
    session.map().pointer.set_value(pointer);
    if let Some(hit) = hit {
        return point_layer::open(&controller, hit);
    }
    match (goal, place) {
        (_, Some(place)) if is_twice => controller.animate_to(controller.viewport.zoom_at(0.5, place), EASE_MS),
        (Some(goal), _) if is_over && is_dragged && !browser::prefers_reduced_motion() => {
            controller.animate_to(goal, FLING_MS);
        }
        _ if is_over && is_dragged => commit(session),
        _ => {}
    }
    if is_over && is_dragged {
        set_dragged(true);
    }
}

/// Handles `pointercancel`, which the browser sends when it scrolls the page with the finger.
fn on_pointer_cancel(session: Session, id: i32) {
    let mut pointer = session.map().pointer.get_value();
    if pointer.gesture.is_idle() {
        return;
    }
    let (is_alone, viewport) = (pointer.gesture.count() == 1, ViewportController::from_session(session).viewport);
    pointer.gesture.pointer_up(id, viewport, browser::now());
    let is_over = pointer.gesture.is_idle() && std::mem::take(&mut pointer.is_dragging);
    let is_touch = pointer.is_touch;
    session.map().pointer.set_value(pointer);
    if is_over {
        commit(session);
    } else if is_touch && is_alone {
        session.root().show_briefly(".map-word.fingers", HINT_MS);
    }
}

fn on_wheel_zoom(session: Session, at: Point, factor: f64) {
    let Some(place) = place_of(session, at) else { return };
    stop(session);
    let (controller, turn) = (ViewportController::from_session(session), cancel_animation(session));
    controller.set_viewport(controller.viewport.zoom_at(factor, place));
    settle_after_idle(session, turn);
}

/// Centres the viewport on the position pressed on the overview map.
fn on_overview_press(session: Session, at: Point) {
    let controller = ViewportController::from_session(session);
    let (Some(area), Some(visible)) =
        (session.root().rect(".overview"), crate::scene::map::overview_area(&controller.model))
    else {
        return;
    };
    let middle = Point::new(
        visible.x + (at.x - area.x) / area.width * visible.width,
        visible.y + (at.y - area.y) / area.height * visible.height,
    );
    controller.animate_to(crate::scene::map::MapViewport { center: middle, ..controller.viewport }, EASE_MS);
}

//! Pointer and wheel events on the timeline drawing and on the overview strip.

use leptos::prelude::{GetValue, SetValue, UpdateValue};
use web_sys::Event;

use super::viewport_controller::{ViewportController, cancel_animation, commit, settle_after_idle};
use crate::browser::{self, PointerInput};
use crate::geometry::{Point, clamp};
use crate::scene::timeline::{BrushHandle, TimeRange};
use crate::scene::viewport::Viewport;
use crate::scene::viewport::pan_zoom_gesture::FLING_MS;
use crate::ui::motion::{EASE_MS, set_dragged};
use crate::ui::session::Session;
use crate::ui::tour::stop;

/// DOM event types that [`on_pointer`] takes.
pub const POINTER_EVENTS: [&str; 5] = ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel"];
/// Selector of the element that listens for [`POINTER_EVENTS`].
pub const SELECTOR: &str = "section[data-view=timeline]";
/// Movement in CSS pixels from which a press is a drag instead of a click.
const DRAG_THRESHOLD_PX: f64 = 4.0;

/// Handles a pointer or wheel event.
pub fn on_pointer(session: Session, event: &Event) {
    let Some((kind, Point { x, .. })) = browser::pointer_input(event) else { return };
    match kind {
        PointerInput::Down(id, _) => on_pointer_down(session, event, id, x),
        PointerInput::Move(id) => on_pointer_move(session, event, id, x),
        PointerInput::Up(id) | PointerInput::Cancel(id) => on_pointer_up(session, id),
        PointerInput::Zoom(by) => {
            on_wheel(session, event, x, |viewport, share| viewport.zoom_at(clamp(1.0 + by * 0.002, 0.5, 2.0), share));
        }
        PointerInput::Touch | PointerInput::Scroll => {}
        PointerInput::PanX(by) => on_wheel(session, event, x, |viewport, _| viewport.pan(by / 800.0)),
    }
}

fn on_pointer_down(session: Session, event: &Event, id: i32, x: f64) {
    set_dragged(false);
    let hold = match browser::value_at(event, "[data-hold]", "data-hold").as_deref() {
        Some("start") => Some(BrushHandle::Start),
        Some("end") => Some(BrushHandle::End),
        Some(_) => Some(BrushHandle::Window),
        None => None,
    };
    let selector = match hold {
        Some(_) => ".strip",
        None if browser::value_at(event, ".sight", "class").is_some() => ".sight",
        None if browser::value_at(event, ".strip", "class").is_some() => return on_strip_press(session, x),
        None => return,
    };
    let (Some(controller), Some(area)) = (ViewportController::from_session(session), session.root().extent(selector))
    else {
        return;
    };
    cancel_animation(session);
    if hold.is_some() {
        session.root().capture(event, selector);
    }
    session.timeline_pointer.update_value(|pointer| {
        if pointer.gesture.is_idle() {
            (pointer.start, pointer.is_dragging) = (x, hold.is_some());
        }
        (pointer.area, pointer.brush) = (area, hold.map(|hold| (hold, controller.viewport)));
        pointer.gesture.pointer_down(id, (x - area.0) / area.1, controller.viewport);
    });
}

/// Centres the viewport on the time pressed on the strip.
fn on_strip_press(session: Session, x: f64) {
    let (Some(controller), Some((left, wide))) =
        (ViewportController::from_session(session), session.root().extent(".strip"))
    else {
        return;
    };
    let middle = f64::midpoint(controller.viewport.from, controller.viewport.to);
    let by = (controller.model.pan_bounds.minute_at((x - left) / wide) - middle) / controller.viewport.length();
    controller.animate_to(controller.viewport.pan(by), EASE_MS);
}

fn on_pointer_move(session: Session, event: &Event, id: i32, x: f64) {
    let mut pointer = session.timeline_pointer.get_value();
    if pointer.gesture.is_idle() {
        return;
    }
    if !pointer.is_dragging {
        if (x - pointer.start).abs() < DRAG_THRESHOLD_PX {
            return;
        }
        session.root().capture(event, ".sight");
        pointer.is_dragging = true;
        stop(session);
    }
    let Some(controller) = ViewportController::from_session(session) else { return };
    let (left, wide) = pointer.area;
    let share = (x - left) / wide;
    let viewport = match pointer.brush {
        Some((hold, was)) => {
            let by = (x - pointer.start) / wide * controller.model.pan_bounds.length();
            Some(hold.drag(was, by, controller.model.pan_bounds.length() / 400.0))
        }
        None => pointer.gesture.pointer_move(id, share, controller.viewport, browser::now()),
    };
    session.timeline_pointer.set_value(pointer);
    if let Some(viewport) = viewport {
        controller.set_viewport(viewport);
    }
}

fn on_pointer_up(session: Session, id: i32) {
    let mut pointer = session.timeline_pointer.get_value();
    if pointer.gesture.is_idle() {
        return;
    }
    let Some(controller) = ViewportController::from_session(session) else { return };
    let goal = pointer.gesture.pointer_up(id, controller.viewport, browser::now()).filter(|_| pointer.brush.is_none());
    let is_over = pointer.gesture.is_idle() && pointer.is_dragging;
    if pointer.gesture.is_idle() {
        (pointer.is_dragging, pointer.brush) = (false, None);
    }
    session.timeline_pointer.set_value(pointer);
    match goal {
        Some(goal) if is_over && !browser::prefers_reduced_motion() => controller.animate_to(goal, FLING_MS),
        _ if is_over => commit(session),
        _ => {}
    }
    if is_over {
        set_dragged(true);
    }
}

/// Applies a wheel event over the drawing: `change` gets the viewport and the pointer's share of its width.
fn on_wheel(session: Session, event: &Event, x: f64, change: impl Fn(TimeRange, f64) -> TimeRange) {
    if browser::value_at(event, ".sight", "class").is_none() {
        return;
    }
    event.prevent_default();
    let (Some(controller), Some((left, wide))) =
        (ViewportController::from_session(session), session.root().extent(".sight"))
    else {
        return;
    };
    let turn = cancel_animation(session);
    controller.set_viewport(change(controller.viewport, (x - left) / wide));
    settle_after_idle(session, turn);
}

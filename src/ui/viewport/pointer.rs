//! Pointer and wheel events on a drawing that pans and zooms.

use web_sys::Event;

use super::controller::{PanZoomView, PositionOf, ViewportController, interrupt, settle};
use super::state::{Press, Settle};
use crate::browser::{self, PointerInput};
use crate::geometry::Point;
use crate::scene::viewport::pan_zoom_gesture::FLING_MS;
use crate::scene::viewport::{Position, Viewport, input};
use crate::ui::session::Session;

/// An input that the drawing itself handles.
#[allow(clippy::large_enum_variant, reason = "a value lives for one event only")]
pub(in crate::ui) enum PlotEvent<W: PanZoomView> {
    /// A pointer without a pressed button is over the plot.
    Hover,
    /// A press ended without a drag, at this position in the plot.
    Tap(ViewportController<W>, PositionOf<W>),
}

/// Handles an input that all drawings treat alike, and returns what is left to the drawing. `client` is the position of the
/// pointer relative to the browser's viewport, in CSS pixels.
pub(in crate::ui) fn on_pointer<W: PanZoomView>(
    session: Session,
    event: &Event,
    input: PointerInput,
    client: Point,
) -> Option<PlotEvent<W>> {
    match input {
        PointerInput::Down(id, is_touch) => on_down::<W>(session, event, id, client, is_touch),
        PointerInput::Move(id) => on_move::<W>(session, event, id, client),
        PointerInput::Up(id) => return on_up::<W>(session, event, id, client),
        PointerInput::Cancel(id) => on_cancel::<W>(session, id),
        // The page must not scroll during a pinch.
        PointerInput::Touch if W::state(session).press.with_value(|press| press.gesture.count() > 1) => {
            event.prevent_default();
        }
        PointerInput::Zoom(delta) => {
            let factor = input::wheel_zoom(delta);
            on_wheel::<W>(session, event, client, |viewport, position| viewport.zoom_at(factor, position));
        }
        _ => {}
    }
    None
}

/// Returns true if the event comes from the plot.
pub(in crate::ui) fn is_on_plot<W: PanZoomView>(event: &Event) -> bool {
    browser::value_at(event, W::PLOT, "class").is_some()
}

/// Returns true for the click that ends a drag of the plot. Some browsers send one if the mark moved along with the pointer.
pub(in crate::ui) fn suppresses_click<W: PanZoomView>(session: Session, event: &Event) -> bool {
    is_on_plot::<W>(event) && W::state(session).suppresses_click()
}

/// Returns true if one finger alone is on the plot, and has not dragged it.
pub(in crate::ui) fn is_single_touch<W: PanZoomView>(session: Session) -> bool {
    W::state(session).press.with_value(|press| press.is_touch && !press.is_dragging && press.gesture.count() == 1)
}

/// Returns true if a tap is the second of a double tap.
pub(in crate::ui) fn is_double_tap<W: PanZoomView>(session: Session, position: PositionOf<W>) -> bool {
    W::state(session).press.try_update_value(|press| press.gesture.tap(position, browser::now())) == Some(true)
}

/// Takes a snapshot of the view, with the position in the plot of a client position; `None` if the plot is not laid out.
pub(in crate::ui) fn locate<W: PanZoomView>(
    session: Session,
    client: Point,
) -> Option<(ViewportController<W>, PositionOf<W>)> {
    let position = W::Viewport::position_in(session.root().rect(W::PLOT)?, client);
    Some((ViewportController::from_session(session)?, position))
}

/// Changes the viewport by a wheel event over the plot. `change` gets the viewport and the position of the pointer.
pub(in crate::ui) fn on_wheel<W: PanZoomView>(
    session: Session,
    event: &Event,
    client: Point,
    change: impl Fn(W::Viewport, PositionOf<W>) -> W::Viewport,
) {
    if !is_on_plot::<W>(event) {
        return;
    }
    event.prevent_default();
    if let Some((controller, position)) = locate::<W>(session, client) {
        session.stop_tour();
        controller.jump_to(change(controller.viewport, position), Settle::Commit);
    }
}

fn on_down<W: PanZoomView>(session: Session, event: &Event, id: i32, client: Point, is_touch: bool) {
    W::state(session).press.update_value(|press| press.has_dragged = false);
    if !is_on_plot::<W>(event) {
        return;
    }
    let Some((controller, position)) = locate::<W>(session, client) else { return };
    interrupt::<W>(session);
    W::state(session).press.update_value(|press| {
        if press.gesture.is_idle() {
            (press.start, press.is_dragging, press.is_touch) = (client, false, is_touch);
        }
        press.gesture.pointer_down(id, position, controller.viewport);
    });
}

fn on_move<W: PanZoomView>(session: Session, event: &Event, id: i32, client: Point) {
    let press = W::state(session).press;
    let (may_pan, is_dragging, start) = press.with_value(|press| {
        let pointers = if press.is_touch { W::TOUCH_POINTERS } else { 1 };
        (press.gesture.is_down(id) && press.gesture.count() >= pointers, press.is_dragging, press.start)
    });
    if !may_pan {
        return;
    }
    if !is_dragging {
        // Movement along an axis that the view does not have is no drag.
        let [start, client] = [start, client].map(|point| PositionOf::<W>::from_point(point).to_point());
        if !input::is_drag(start, client) {
            return;
        }
        session.root().capture(event, W::PLOT);
        press.update_value(|press| press.is_dragging = true);
        session.stop_tour();
    }
    let Some((controller, position)) = locate::<W>(session, client) else { return };
    let viewport =
        press.try_update_value(|press| press.gesture.pointer_move(id, position, controller.viewport, browser::now()));
    if let Some(viewport) = viewport.flatten() {
        controller.set_viewport(viewport);
    }
}

fn on_up<W: PanZoomView>(session: Session, event: &Event, id: i32, client: Point) -> Option<PlotEvent<W>> {
    let press = W::state(session).press;
    if press.with_value(|press| press.gesture.is_idle()) {
        // No button was pressed on the plot.
        return is_on_plot::<W>(event).then_some(PlotEvent::Hover);
    }
    let Some((controller, position)) = locate::<W>(session, client) else {
        press.update_value(Press::release_all);
        return None;
    };
    let (destination, was_dragged) = release::<W>(&controller, id)?;
    if was_dragged {
        press.update_value(|press| press.has_dragged = true);
        match destination.filter(|_| !browser::prefers_reduced_motion()) {
            Some(destination) => controller.animate_to(destination, FLING_MS),
            None => settle::<W>(session, Settle::Commit),
        }
        return None;
    }
    resume_settling::<W>(session);
    let is_tap = press.with_value(|press| !input::is_drag(press.start, client));
    is_tap.then_some(PlotEvent::Tap(controller, position))
}

/// Handles `pointercancel`, which the browser sends when it scrolls the page with the finger.
fn on_cancel<W: PanZoomView>(session: Session, id: i32) {
    let Some(controller) = ViewportController::<W>::from_session(session) else {
        return W::state(session).press.update_value(Press::release_all);
    };
    match release::<W>(&controller, id) {
        Some((_, true)) => settle::<W>(session, Settle::Commit),
        Some((_, false)) => resume_settling::<W>(session),
        None => {}
    }
}

/// Takes a pointer from the plot. If it was the last one, returns where a fling ends, and true if the press was a drag.
fn release<W: PanZoomView>(controller: &ViewportController<W>, id: i32) -> Option<(Option<W::Viewport>, bool)> {
    let release = |press: &mut Press<W::Viewport>| {
        let destination = press.gesture.pointer_up(id, controller.viewport, browser::now());
        press.gesture.is_idle().then(|| (destination, std::mem::take(&mut press.is_dragging)))
    };
    W::state(controller.session).press.try_update_value(release).flatten()
}

/// Settles a motion that a press without a drag has interrupted.
fn resume_settling<W: PanZoomView>(session: Session) {
    if let Some(end) = W::state(session).pending() {
        settle::<W>(session, end);
    }
}

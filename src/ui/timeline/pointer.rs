//! Pointer and wheel events on the timeline drawing and on the overview strip.

use web_sys::Event;

use super::state::Brush;
use super::viewport::{Timeline, TimelineController};
use crate::browser::{self, PointerInput};
use crate::geometry::Point;
use crate::scene::timeline::BrushHandle;
use crate::scene::viewport::easing::EASE_MS;
use crate::scene::viewport::{Viewport, input};
use crate::ui::session::Session;
use crate::ui::viewport::controller::{interrupt, settle};
use crate::ui::viewport::pointer::{self, on_wheel};
use crate::ui::viewport::state::Settle;

/// DOM event types that [`on_pointer`] takes.
pub const POINTER_EVENTS: [&str; 5] = ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel"];
/// Selector of the element that listens for [`POINTER_EVENTS`].
pub const SELECTOR: &str = "section[data-view=timeline]";
/// Selector of the overview strip.
const STRIP: &str = ".overview-strip";
/// Shortest range that the ends of the window can be dragged to, as a share of all time.
const MIN_BRUSH: f64 = 1.0 / 400.0;

/// Handles a pointer or wheel event.
pub fn on_pointer(session: Session, event: &Event) {
    let Some((input, client)) = browser::pointer_input(event) else { return };
    let brush = session.timeline().brush.get_value();
    match (input, brush) {
        (PointerInput::Down(id, _), _) if browser::value_at(event, STRIP, "class").is_some() => {
            on_strip_press(session, event, id, client);
        }
        (PointerInput::Move(id), Some(brush)) if brush.pointer == id => on_brush_move(session, brush, client.x),
        (PointerInput::Up(id) | PointerInput::Cancel(id), Some(brush)) if brush.pointer == id => {
            session.timeline().brush.set_value(None);
            settle::<Timeline>(session, Settle::Commit);
        }
        (PointerInput::PanX(delta), _) => {
            on_wheel::<Timeline>(session, event, client, |viewport, _| viewport.pan(input::wheel_pan(delta)));
        }
        _ => {
            pointer::on_pointer::<Timeline>(session, event, input, client);
        }
    }
}

/// Starts a drag of the window or of one of its ends; elsewhere on the strip, centres the viewport on the time pressed.
fn on_strip_press(session: Session, event: &Event, id: i32, client: Point) {
    let (Some(controller), Some(strip)) = (TimelineController::from_session(session), session.root().rect(STRIP))
    else {
        return;
    };
    session.stop_tour();
    let handle = match browser::value_at(event, "[data-brush]", "data-brush").as_deref() {
        Some("start") => BrushHandle::Start,
        Some("end") => BrushHandle::End,
        Some(_) => BrushHandle::Window,
        None => {
            let range = controller.viewport;
            let minute = controller.model.pan_bounds.minute_at((client.x - strip.x) / strip.width);
            let shift = (minute - f64::midpoint(range.from, range.to)) / range.length();
            return controller.animate_to(range.pan(shift), EASE_MS);
        }
    };
    session.root().capture(event, STRIP);
    interrupt::<Timeline>(session);
    let brush = Brush { pointer: id, handle, initial: controller.viewport, start: client.x, width: strip.width };
    session.timeline().brush.set_value(Some(brush));
}

fn on_brush_move(session: Session, brush: Brush, x: f64) {
    let Some(controller) = TimelineController::from_session(session) else { return };
    let bounds_length = controller.model.pan_bounds.length();
    let minutes = (x - brush.start) / brush.width * bounds_length;
    controller.set_viewport(brush.handle.drag(brush.initial, minutes, bounds_length * MIN_BRUSH));
}

//! Pointer and wheel events on the map and its overview. One finger and the plain wheel scroll the page; a hint then shows which
//! gesture moves the map.

use web_sys::Event;

use super::point_layer;
use super::state::GestureHint;
use super::viewport::{Map, MapController};
use crate::browser::{self, PointerInput, spawn_local};
use crate::geometry::Point;
use crate::scene::map::{MapViewport, overview_area};
use crate::scene::viewport::Viewport;
use crate::scene::viewport::easing::EASE_MS;
use crate::scene::viewport::input::ZOOM_IN;
use crate::ui::session::Session;
use crate::ui::viewport::pointer::{self, PlotEvent, is_double_tap, is_on_plot, is_single_touch, locate};

/// DOM event types that [`on_pointer`] takes.
pub const POINTER_EVENTS: [&str; 6] =
    ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel", "touchmove"];
/// Selector of the element that listens for [`POINTER_EVENTS`].
pub const SELECTOR: &str = "section[data-view=map]";
/// Selector of the overview map.
const OVERVIEW: &str = ".overview";
/// Time that a gesture hint stays visible, in milliseconds.
const HINT_MS: i32 = 1_600;

/// Handles a pointer, touch or wheel event.
pub fn on_pointer(session: Session, event: &Event) {
    let Some((input, client)) = browser::pointer_input(event) else { return };
    match input {
        PointerInput::Down(..) if browser::value_at(event, OVERVIEW, "class").is_some() => {
            on_overview_press(session, client);
        }
        // The browser takes over the finger to scroll the page.
        PointerInput::Cancel(_) if is_single_touch::<Map>(session) => {
            on_plot_event(session, event, input, client);
            show_hint(session, GestureHint::Touch);
        }
        PointerInput::Scroll if is_on_plot::<Map>(event) => show_hint(session, GestureHint::Wheel),
        _ => on_plot_event(session, event, input, client),
    }
}

/// Shows a hint for [`HINT_MS`]. A call during this time extends it.
fn show_hint(session: Session, hint: GestureHint) {
    let map = session.map();
    if map.hint.get_untracked() != Some(hint) {
        map.hint.set(Some(hint));
    }
    let count = map.hint_count.try_update_value(|count| {
        *count += 1;
        *count
    });
    spawn_local(async move {
        browser::sleep(HINT_MS).await;
        if !session.is_disposed() && Some(map.hint_count.get_value()) == count {
            map.hint.set(None);
        }
    });
}

/// Handles an input on the plot. A tap opens the points at its position, which have no elements of their own; a double tap
/// elsewhere zooms in.
fn on_plot_event(session: Session, event: &Event, input: PointerInput, client: Point) {
    match pointer::on_pointer::<Map>(session, event, input, client) {
        Some(PlotEvent::Hover) => {
            if let Some((controller, position)) = locate::<Map>(session, client) {
                point_layer::hover(&controller, position);
            }
        }
        Some(PlotEvent::Tap(controller, position)) => {
            let is_on_control = browser::value_at(event, "[role=button], [data-command]", "class").is_some();
            let hit = if is_on_control { None } else { point_layer::hit(&controller, position) };
            if let Some(hit) = hit {
                point_layer::open(&controller, hit);
            } else if is_double_tap::<Map>(session, position) {
                controller.animate_to(controller.viewport.zoom_at(ZOOM_IN, position), EASE_MS);
            }
        }
        None => {}
    }
}

/// Centres the viewport on the position pressed on the overview map.
fn on_overview_press(session: Session, client: Point) {
    let (Some(controller), Some(rect)) = (MapController::from_session(session), session.root().rect(OVERVIEW)) else {
        return;
    };
    let Some(area) = overview_area(&controller.model) else { return };
    let center = Point::new(
        area.x + (client.x - rect.x) / rect.width * area.width,
        area.y + (client.y - rect.y) / rect.height * area.height,
    );
    controller.animate_to(MapViewport { center, ..controller.viewport }, EASE_MS);
}

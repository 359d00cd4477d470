//! The effects of the views outside their parts: they follow the address, paint canvases, and scroll.

use super::part::{after_first_turn, canvases_ready};
use super::reactive::run_on_change;
use super::session::Session;
use super::{charts, map, search, table, timeline};
use crate::browser::{self, EventSubscription};
use crate::story::RecordId;

/// Registers the effects of the views on what is outside their parts.
pub(super) fn register_effects(session: Session) {
    run_on_change(Box::new(move || {
        if !canvases_ready(session) {
            return;
        }
        session.column().width.track();
        session.track_renders();
        // The canvases show the story and the state.
        session.scene(|_, _, _, _| ());
        browser::after_next_frame(move || {
            if !session.is_disposed() {
                session.measure_stages();
                charts::paint_canvases(session);
            }
        });
    }));
    run_on_change(Box::new(move || search::follow_address(session)));
    run_on_change(Box::new(move || table::follow_address(session)));
    let mut before: Option<Option<RecordId>> = None;
    run_on_change(Box::new(move || {
        let selected = session.state().selected;
        // Every record starts at its top, even if it replaces another one.
        if before.replace(selected).is_some_and(|before| before != selected) {
            session.root().scroll_detail_to_top();
            // The sheet of a phone must not cover the mark.
            after_first_turn(session, move || session.root().reveal_above("main .current", ".sheet-handle"));
        }
    }));
}

/// Subscribes to the events of the views that the page shows.
pub(super) fn subscribe_to_page(session: Session) -> Vec<EventSubscription> {
    let root = session.root();
    vec![
        root.on_events(map::SELECTOR, &map::POINTER_EVENTS, move |event| map::on_pointer(session, &event)),
        root.on_events(charts::SELECTOR, &charts::POINTER_EVENTS, move |event| charts::on_pointer(session, &event)),
        root.on_events(timeline::SELECTOR, &timeline::POINTER_EVENTS, move |event| {
            timeline::on_pointer(session, &event);
        }),
        root.on_events(".page", &["pointerdown"], move |_| charts::on_press(session)),
        browser::on_scroll(move || charts::on_scroll(session)),
    ]
}

/// Repaints all canvases, if they were painted before.
pub(super) fn repaint(session: Session) {
    if canvases_ready(session) {
        charts::paint_canvases(session);
        map::repaint(session);
    }
}

//! Event subscriptions of an atlas.

use super::column::COLUMN;
use super::events::{EVENT_TYPES, handle_event};
use super::repaint::repaint;
use super::session::Session;
use super::{charts, embed_dialog, map, shell, timeline};
use crate::browser::{self, EventSubscription};

/// Subscribes to the events of an atlas, apart from those of the page shown.
pub fn subscribe(session: Session) -> Vec<EventSubscription> {
    let root = session.root();
    vec![
        root.on_resize(COLUMN, move |width| session.set_width(width)),
        root.on_events(".page", &EVENT_TYPES, move |event| handle_event(session, &event)),
        root.on_events("dialog.embed-dialog", &["close"], move |_| embed_dialog::on_close(session)),
        root.on_events(shell::DIALOGS[0], &["close"], move |_| shell::on_dialog_close(session)),
        root.on_events(shell::DIALOGS[1], &["close"], move |_| shell::on_dialog_close(session)),
        browser::on_repaint(move || repaint(session)),
        root.on_events(".page", &["pointerdown"], move |_| charts::on_press(session)),
        browser::on_scroll(move || charts::on_scroll(session)),
    ]
}

/// Subscribes to the pointer events of the views that the page shows.
pub(super) fn subscribe_to_page(session: Session) -> Vec<EventSubscription> {
    let root = session.root();
    vec![
        root.on_events(map::SELECTOR, &map::POINTER_EVENTS, move |event| map::on_pointer(session, &event)),
        root.on_events(charts::SELECTOR, &charts::POINTER_EVENTS, move |event| charts::on_pointer(session, &event)),
        root.on_events(timeline::SELECTOR, &timeline::POINTER_EVENTS, move |event| {
            timeline::on_pointer(session, &event);
        }),
    ]
}

//! Event subscriptions of an atlas, apart from those of the views.

use super::column::COLUMN;
use super::early_input;
use super::embed_dialog::DIALOG;
use super::repaint::repaint;
use super::session::Session;
use super::{chunks, shell};
use crate::browser::{self, EventSubscription};

/// DOM event types that are handled for the whole page.
const EVENT_TYPES: [&str; 4] = ["click", "keydown", "input", "change"];

/// Subscribes to the events of an atlas, apart from those of the page shown.
pub fn subscribe(session: Session) -> Vec<EventSubscription> {
    let root = session.root();
    vec![
        root.on_resize(COLUMN, move |width| session.set_width(width)),
        root.on_events(".page", &["focusin", "keydown"], move |event| shell::on_menu_event(session, &event)),
        root.on_events(".page", &EVENT_TYPES, move |event| match chunks::views() {
            Some(views) => (views.handle_event)(session, &event),
            None => early_input::handle_event(session, event),
        }),
        root.on_events(".page", &["pointerover", "focusin"], move |event| early_input::prefetch(&event)),
        root.on_events(DIALOG, &["close"], move |_| {
            if let Some(tools) = chunks::tools() {
                (tools.on_embed_dialog_close)(session);
            }
        }),
        root.on_events(shell::DIALOGS[0], &["close"], move |_| shell::on_dialog_close(session)),
        root.on_events(shell::DIALOGS[1], &["close"], move |_| shell::on_dialog_close(session)),
        browser::on_repaint(move || repaint(session)),
        browser::on_chunk(move |chunk, code| match chunk {
            // boot.js says so to the reader.
            "overview" | "views" => chunks::set_views_failing(code.is_some()),
            _ => session.store.show_not_loaded(code),
        }),
    ]
}

//! Input before the views are loaded: what needs no view is done at once, everything else is kept and done when they are there.

use wasm_bindgen::prelude::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::chunks::{self, prefetch_tools, with_views};
use super::command::{ATTRIBUTE, CONTROL_ATTRIBUTES, Command, ShellCommand};
use super::navigation;
use super::session::Session;
use super::shared_command::{begin_command, run_shared_command};
use super::shell;
use crate::browser::{self, spawn_local};

/// Time that kept input waits without a notice, in milliseconds.
const SILENT_MS: i32 = 300;

/// Handles an event of the page while the views are not loaded.
pub(super) fn handle_event(session: Session, event: Event) {
    if let Some(click) = event.dyn_ref::<MouseEvent>() {
        if !on_click(session, click) {
            keep(session, event);
        }
    } else if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
        // Keys that only move the focus need no view.
        if browser::value_at(key, "input, [role=button]", "role").is_some() && browser::key_of(key) != "Tab" {
            if browser::is_mark(key) && [" ", "Enter"].contains(&browser::key_of(key).as_str()) {
                key.prevent_default();
            }
            keep(session, event);
        }
    } else {
        keep(session, event);
    }
}

/// Handles a click. Returns false if it needs a view.
fn on_click(session: Session, event: &MouseEvent) -> bool {
    if event.default_prevented() || !browser::is_plain_click(event) {
        return true;
    }
    shell::on_click(session, event);
    if let Some((attribute, value)) = browser::control_at(event, &CONTROL_ATTRIBUTES) {
        event.prevent_default();
        let command = (attribute == ATTRIBUTE).then(|| Command::parse(&value)).flatten();
        return command.is_some_and(|command| {
            begin_command(session, &command);
            run_shared_command(session, &command)
        });
    }
    // While the views cannot be loaded, a link loads its page, which reads without them.
    let follows = |event| !chunks::are_views_failing() && navigation::follow_link(session, event);
    if follows(event) || session.root().follow_fragment(event) {
        event.prevent_default();
    }
    true
}

/// Keeps an event until the views are loaded. A notice is shown if that takes a while.
fn keep(session: Session, event: Event) {
    with_views(move |views| {
        // After the effects of the views, which follow the address.
        browser::next_frame(move || {
            if !session.is_disposed() {
                (views.handle_kept_event)(session, &event);
            }
        });
    });
    spawn_local(async move {
        browser::sleep(SILENT_MS).await;
        if chunks::views().is_some() || session.is_disposed() {
            return;
        }
        session.store.show_waiting(true);
        with_views(move |_| {
            if !session.is_disposed() {
                session.store.show_waiting(false);
            }
        });
    });
}

/// Requests the tools when the pointer or the focus reaches a control that needs them.
pub(super) fn prefetch(event: &Event) {
    let command = browser::control_at(event, &[ATTRIBUTE]);
    if command.is_some_and(|(_, text)| {
        matches!(
            Command::parse(&text),
            Some(Command::OpenEmbedDialog | Command::Export(..) | Command::Shell(ShellCommand::ShowQrCode))
        )
    }) {
        prefetch_tools();
    }
}

//! Handlers of clicks, keys and changed selections, delegated from the page element.

use leptos::prelude::Update;
use wasm_bindgen::prelude::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::charts;
use super::commands::{COMMAND_ATTRS, RECORD_ATTRS, action, filter_district, filter_programme, is_record};
use super::embed_dialog;
use super::map;
use super::motion::suppress_click_after_drag;
use super::picker;
use super::session::Session;
use super::timeline;
use super::tour::stop;
use crate::browser;
use crate::state::Action;

/// DOM event types that [`handle_event`] takes.
pub const EVENT_TYPES: [&str; 3] = ["click", "keydown", "change"];

/// Handles an event of the page.
pub fn handle_event(session: Session, event: &Event) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
        on_keydown(session, event);
    } else if let Some(event) = event.dyn_ref::<MouseEvent>() {
        on_click(session, event);
    } else {
        on_change(session, event);
    }
}

/// Runs the command of the control that was clicked. A record opened from the keyboard gets the focus.
fn on_click(session: Session, event: &MouseEvent) {
    if event.default_prevented() || !browser::is_plain_click(event) {
        return;
    }
    // A click made by a key follows no drag.
    let by_key = browser::is_by_key(event);
    if !by_key && suppress_click_after_drag(event) {
        return event.prevent_default();
    }
    if let Some((control, value)) = browser::control_at(event, &COMMAND_ATTRS) {
        event.prevent_default();
        let was = session.selected();
        let is_in_panel = browser::value_at(event, "[data-view=detail]", "class").is_some();
        handle_command(session, control, &value, by_key);
        if is_in_panel && session.selected().is_some_and(|now| Some(now) != was) {
            let root = session.root();
            browser::next_frame(move || root.show_detail_heading());
        }
    } else if session.root().follow_fragment(event) {
        event.prevent_default();
    }
}

fn handle_command(session: Session, control: &str, value: &str, by_keyboard: bool) {
    // Any command except those of the tour ends the tour.
    if !(matches!(control, "data-map" | "data-time") && matches!(value, "play" | "pause" | "next" | "previous")) {
        stop(session);
    }
    // Every command closes the picker.
    if by_keyboard {
        picker::leave(session)
    } else {
        picker::close(session)
    };
    match control {
        "data-close" => return close(session),
        "data-pick" => return,
        _ => {}
    }
    if timeline::handle_command(session, control, value)
        || map::handle_command(session, control, value)
        || charts::handle_command(session, control, value)
        || embed_dialog::handle_command(session, control, value)
    {
        if by_keyboard {
            picker::enter(session);
        }
        return;
    }
    #[cfg(feature = "hydrate")]
    if control == "data-retry" {
        return super::fetching::retry(session, value);
    }
    if control == "data-district" {
        return map::filter_district(session, filter_district(value));
    }
    if let Some(action) = action(session, control, value) {
        session.dispatch(action);
        if is_record(control) && by_keyboard {
            session.root().remember_focus(&COMMAND_ATTRS);
            let root = session.root();
            browser::next_frame(move || root.focus_detail());
        }
    }
}

/// Handles a key: Enter and Space activate a mark, arrow keys move the focus, Escape closes the picker, the tooltip or the
/// panel.
fn on_keydown(session: Session, event: &KeyboardEvent) {
    // Keys in a dialog are left to the browser.
    if browser::value_at(event, "dialog", "class").is_some() {
        return;
    }
    let key = browser::key_of(event);
    if browser::move_focus_in_group(event)
        || timeline::on_key(session, event, &key)
        || map::on_key(session, event, &key)
    {
        event.prevent_default();
        return;
    }
    match key.as_str() {
        "Enter" | " " if browser::is_mark(event) => {
            if let Some((control, value)) = browser::control_at(event, &COMMAND_ATTRS) {
                event.prevent_default();
                handle_command(session, control, &value, true);
            }
        }
        "Escape" if picker::leave(session) || charts::escape(session) => {}
        "Escape" if session.selected().is_some() => close(session),
        _ => {}
    }
}

/// Handles a changed `<select>`: programme, district, origin of distances or tour.
fn on_change(session: Session, event: &Event) {
    if embed_dialog::on_select(session, event) {
        return;
    }
    stop(session);
    if let Some(id) = browser::selected_option(event, "programme") {
        session.dispatch(filter_programme(session, &id));
    }
    if let Some(code) = browser::selected_option(event, "district") {
        map::filter_district(session, filter_district(&code));
    }
    if let Some(id) = browser::selected_option(event, "from") {
        map::from(session, &id);
    }
    if let Some(id) = browser::selected_option(event, "walk") {
        let walk = session.story().lookup(&id);
        session.cursor.update(|look| look.tour_place = walk);
    }
}

/// Clears the selection, and returns the focus to the element that had it before the detail panel.
fn close(session: Session) {
    let story = session.story();
    let id = session.selected().map(|at| story.id_of(at).to_owned()).unwrap_or_default();
    session.dispatch(Action::Select(None));
    let root = session.root();
    browser::next_frame(move || root.restore_focus(&RECORD_ATTRS, &id));
}

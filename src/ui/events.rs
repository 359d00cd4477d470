//! Handlers of clicks, keys and changed selections, delegated from the page element.

use wasm_bindgen::prelude::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::chunks::tools;
use super::command::{ATTRIBUTE, CONTROL_ATTRIBUTES, Command};
use super::map::{self, Map};
use super::navigation;
use super::part::after_first_turn;
use super::run_command::run_command;
use super::session::Session;
use super::shared_command::{close_detail, filter_programme};
use super::timeline::{self, Timeline};
use super::viewport::pointer::suppresses_click;
use super::{charts, picker, search, shell, table};
use crate::browser;

/// Handles an event of the page.
pub(super) fn handle_event(session: Session, event: &Event) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
        on_keydown(session, event);
    } else if let Some(event) = event.dyn_ref::<MouseEvent>() {
        on_click(session, event);
    } else if event.type_() == "input" {
        if !search::on_input(session, event) {
            table::on_input(session, event);
        }
    } else {
        on_change(session, event);
    }
}

/// Handles an event that was kept while the views were loaded, and whose default action is prevented.
pub(super) fn handle_kept_event(session: Session, event: &Event) {
    match event.dyn_ref::<MouseEvent>() {
        Some(event) => activate_click(session, event, browser::is_by_key(event)),
        None => handle_event(session, event),
    }
}

/// Activates the control that was clicked, unless the click ends a drag.
fn on_click(session: Session, event: &MouseEvent) {
    if event.default_prevented() || !browser::is_plain_click(event) {
        return;
    }
    // A click made by a key follows no drag.
    let is_by_key = browser::is_by_key(event);
    if !is_by_key && (suppresses_click::<Timeline>(session, event) || suppresses_click::<Map>(session, event)) {
        return event.prevent_default();
    }
    activate_click(session, event, is_by_key);
}

/// Activates the control or follows the link that was clicked.
fn activate_click(session: Session, event: &MouseEvent, is_by_key: bool) {
    let was_selected = session.selected();
    search::on_click(session, event);
    shell::on_click(session, event);
    if activate(session, event, is_by_key) {
        event.prevent_default();
        let is_in_panel = browser::value_at(event, "[data-view=detail]", "class").is_some();
        if is_in_panel && session.selected().is_some_and(|record| Some(record) != was_selected) {
            let root = session.root();
            after_first_turn(session, move || root.show_detail_heading());
        }
    } else if navigation::follow_link(session, event) || session.root().follow_fragment(event) {
        event.prevent_default();
    }
}

/// Runs the command of the control at the event's target, or selects its record. A record opened from the keyboard gets the
/// focus. Returns false if there is no control.
fn activate(session: Session, event: &Event, is_by_key: bool) -> bool {
    let Some((attribute, value)) = browser::control_at(event, &CONTROL_ATTRIBUTES) else { return false };
    if attribute == ATTRIBUTE {
        if let Some(command) = Command::parse(&value) {
            run_command(session, command, is_by_key);
        }
        return true;
    }
    run_command(session, Command::Select(&value), is_by_key);
    if is_by_key {
        let root = session.root();
        root.remember_focus(&CONTROL_ATTRIBUTES);
        after_first_turn(session, move || root.focus_detail());
    }
    true
}

/// Handles a key: Enter and Space activate a mark, arrow keys move the focus, Escape closes the picker, the tooltip or the
/// panel.
fn on_keydown(session: Session, event: &KeyboardEvent) {
    // Keys in a dialog are left to the browser.
    if browser::value_at(event, "dialog", "class").is_some() {
        return;
    }
    let key = browser::key_of(event);
    if search::on_key(session, event, &key) || shell::on_key(session, event, &key) {
        event.prevent_default();
        return;
    }
    if browser::move_focus_in_group(event)
        || timeline::on_key(session, event, &key)
        || map::on_key(session, event, &key)
    {
        event.prevent_default();
        return;
    }
    match key.as_str() {
        "Enter" | " " if browser::is_mark(event) && activate(session, event, true) => event.prevent_default(),
        "Escape" if picker::close(session) || charts::close_tooltip(session) => {}
        "Escape" if session.shows_detail() => close_detail(session),
        _ => {}
    }
}

/// Handles a changed `<select>`: programme, district, origin of distances or tour.
fn on_change(session: Session, event: &Event) {
    let is_of_dialog = tools().is_some_and(|tools| (tools.on_embed_select)(session, event));
    if is_of_dialog || search::on_change(session, event) || table::on_change(session, event) {
        return;
    }
    session.stop_tour();
    shell::on_select(session, event);
    let story = session.story();
    if let Some(id) = browser::selected_option(event, "programme") {
        filter_programme(session, &id);
    }
    if let Some(code) = browser::selected_option(event, "district") {
        map::filter_district(session, &code);
    }
    if let Some(id) = browser::selected_option(event, "from") {
        map::measure_from(session, &id);
    }
    if let Some(id) = browser::selected_option(event, "tour") {
        session.tour().update(|tour| tour.whole = story.lookup(&id));
    }
}

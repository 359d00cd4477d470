//! The one place that hears clicks, keys and picks, for the whole page.

use leptos::prelude::Update;
use wasm_bindgen::prelude::JsCast;
use web_sys::{Event, KeyboardEvent, MouseEvent};

use super::charts;
use super::control::{CONTROLS, RECORDS, action, filter, is_record, within};
use super::map;
use super::motion::is_end_of_drag;
use super::picker;
use super::session::Session;
use super::share;
use super::timeline;
use super::walk::stop;
use crate::browser;
use crate::state::Action;

/// The kinds of events that are heard.
pub const KINDS: [&str; 3] = ["click", "keydown", "change"];

/// Does what an event asks for.
pub fn hear(session: Session, event: &Event) {
    if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
        pressed(session, event);
    } else if let Some(event) = event.dyn_ref::<MouseEvent>() {
        clicked(session, event);
    } else {
        changed(session, event);
    }
}

/// Does what the control that was clicked asks for. From the keyboard, the focus goes along to a record.
fn clicked(session: Session, event: &MouseEvent) {
    if event.default_prevented() || !browser::is_plain_click(event) {
        return;
    }
    // From the keyboard nothing is dragged.
    let by_key = browser::is_by_key(event);
    if !by_key && is_end_of_drag(event) {
        return event.prevent_default();
    }
    if let Some((control, value)) = browser::control_at(event, &CONTROLS) {
        event.prevent_default();
        let was = session.selected();
        let is_in_panel = browser::value_at(event, "[data-view=detail]", "class").is_some();
        act(session, control, &value, by_key);
        if is_in_panel && session.selected().is_some_and(|now| Some(now) != was) {
            let root = session.root();
            browser::next_frame(move || root.show_detail_heading());
        }
    } else if session.root().jump(event) {
        event.prevent_default();
    }
}

fn act(session: Session, control: &str, value: &str, by_keyboard: bool) {
    // Whoever does something else has walked enough.
    if !(matches!(control, "data-map" | "data-time") && matches!(value, "play" | "pause" | "next" | "previous")) {
        stop(session);
    }
    // The list at a place of a drawing closes with a choice, and with anything else.
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
    if timeline::act(session, control, value)
        || map::act(session, control, value)
        || charts::act(session, control, value)
        || share::act(session, control, value)
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
        return map::within(session, within(value));
    }
    if let Some(action) = action(session, control, value) {
        session.dispatch(action);
        if is_record(control) && by_keyboard {
            session.root().remember_focus(&CONTROLS);
            let root = session.root();
            browser::next_frame(move || root.focus_detail());
        }
    }
}

/// Enter and space open a mark, arrows go to the next, Escape closes what is chosen.
fn pressed(session: Session, event: &KeyboardEvent) {
    // A dialog has keys of its own.
    if browser::value_at(event, "dialog", "class").is_some() {
        return;
    }
    let key = browser::key_of(event);
    if browser::rove(event) || timeline::key(session, event, &key) || map::key(session, event, &key) {
        event.prevent_default();
        return;
    }
    match key.as_str() {
        "Enter" | " " if browser::is_mark(event) => {
            if let Some((control, value)) = browser::control_at(event, &CONTROLS) {
                event.prevent_default();
                act(session, control, &value, true);
            }
        }
        "Escape" if picker::leave(session) || charts::escape(session) => {}
        "Escape" if session.selected().is_some() => close(session),
        _ => {}
    }
}

/// Filters by the programme that was picked.
fn changed(session: Session, event: &Event) {
    if share::picked(session, event) {
        return;
    }
    stop(session);
    if let Some(id) = browser::picked(event, "programme") {
        session.dispatch(filter(session, &id));
    }
    if let Some(code) = browser::picked(event, "district") {
        map::within(session, within(&code));
    }
    if let Some(id) = browser::picked(event, "from") {
        map::from(session, &id);
    }
    if let Some(id) = browser::picked(event, "walk") {
        let walk = session.story().lookup(&id);
        session.look.update(|look| look.walk = walk);
    }
}

/// Chooses nothing, and puts the focus back to where it was before the detail panel took it.
fn close(session: Session) {
    let story = session.story();
    let id = session.selected().map(|at| story.id_of(at).to_owned()).unwrap_or_default();
    session.dispatch(Action::Select(None));
    let root = session.root();
    browser::next_frame(move || root.restore_focus(&RECORDS, &id));
}

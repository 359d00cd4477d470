//! Input, keys and clicks of the search.

use web_sys::Event;

use super::list::{LIST_ID, option_id};
use crate::browser;
use crate::state::Action;
use crate::ui::session::Session;
use crate::ui::shell::SEARCH_INPUT;

/// Name of the field, and its parameter in the address.
pub(super) const FIELD: &str = "q";

/// Takes a changed text. Returns false if the event is not of the field.
pub(in crate::ui) fn on_input(session: Session, event: &Event) -> bool {
    let Some(text) = browser::input_text(event, FIELD) else { return false };
    session.search().set_text(text);
    true
}

/// Writes the text to the address once it is complete. Returns false if the event is not of the field.
pub(in crate::ui) fn on_change(session: Session, event: &Event) -> bool {
    let Some(text) = browser::input_text(event, FIELD) else { return false };
    session.dispatch(Action::Search(text));
    true
}

/// Closes the list after a click outside of it, and after one on an option.
pub(in crate::ui) fn on_click(session: Session, event: &Event) {
    let state = session.search();
    if browser::input_text(event, FIELD).is_some() {
        state.is_open.set(state.text.with_untracked(|text| !text.trim().is_empty()));
    } else if browser::value_at(event, ".search-option", "id").is_some() {
        state.close();
        session.shell().is_search_shown.set(false);
    } else if browser::value_at(event, ".search-results", "id").is_none() {
        state.close();
    }
}

/// Handles a key in the field: arrows move through the list, Enter chooses, Escape closes the list. Returns true if the key
/// must do nothing else.
pub(in crate::ui) fn on_key(session: Session, event: &Event, key: &str) -> bool {
    if browser::input_text(event, FIELD).is_none() {
        return false;
    }
    let state = session.search();
    let root = session.root();
    let count = root.count(&["#", LIST_ID, " [role=option]"].concat());
    let active = state.active.get_untracked();
    let next = match key {
        "ArrowDown" => active.map_or(0, |active| active + 1) % count.max(1),
        "ArrowUp" => active.filter(|active| *active > 0).unwrap_or(count).saturating_sub(1),
        "Enter" => {
            if let Some(active) = active {
                root.click(&["#", &option_id(active)].concat());
            } else {
                let text = state.text.get_untracked();
                session.dispatch(Action::Search(text));
            }
            return true;
        }
        // A second Escape empties the field, as browsers do.
        "Escape" => return state.close(),
        "Tab" => {
            state.close();
            return false;
        }
        _ => return false,
    };
    if state.is_open.get_untracked() && count > 0 {
        state.active.set(Some(next));
        browser::after_next_frame(move || root.scroll_to(&["#", &option_id(next)].concat()));
    } else {
        state.is_open.set(state.text.with_untracked(|text| !text.trim().is_empty()));
    }
    true
}

/// Searches for a text that was offered, and leaves the focus in the field.
pub(in crate::ui) fn search_for(session: Session, text: &str) {
    session.root().set_input(SEARCH_INPUT, text);
    session.search().set_text(text.to_owned());
    session.root().focus_without_scroll(SEARCH_INPUT);
}

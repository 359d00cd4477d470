//! The address bar: its query and its history.

use super::window;
use wasm_bindgen::JsValue;
use web_sys::History;

/// The query of the address, without `?`.
pub(super) fn query() -> String {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// The state of an entry that an open dialog added: going back from it closes the dialog.
const DIALOG: &str = "dialog";

/// Adds an entry with this query to the history. In the frame of another page the entry is replaced, since frame and page share
/// one history and the way back is the page's; so is that of an open dialog. A sandboxed frame or a busy browser may refuse; the
/// page goes on.
pub(super) fn push(query: &str) {
    if super::is_embedded() || is_dialog() {
        return replace(query);
    }
    write(query, &JsValue::NULL, History::push_state_with_url);
}

/// Gives the entry of the history this query, without adding one.
pub(super) fn replace(query: &str) {
    write(query, &state(), History::replace_state_with_url);
}

/// Adds an entry for a dialog, at the same address.
pub(super) fn push_dialog() {
    if !super::is_embedded() && !is_dialog() {
        write(&query(), &DIALOG.into(), History::push_state_with_url);
    }
}

/// Whether the entry is that of a dialog.
pub(super) fn is_dialog() -> bool {
    state().as_string().as_deref() == Some(DIALOG)
}

/// Goes back one entry.
pub(super) fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// The state of the entry.
fn state() -> JsValue {
    let history = window().and_then(|window| window.history().ok());
    history.and_then(|history| history.state().ok()).unwrap_or(JsValue::NULL)
}

fn write(query: &str, state: &JsValue, how: fn(&History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>) {
    let Some(window) = window() else { return };
    let Ok(path) = window.location().pathname() else { return };
    let url = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window.history() {
        let _ = how(&history, state, "", Some(&url));
    }
}

//! The query of the address bar, and the session history.

use super::window;
use wasm_bindgen::JsValue;
use web_sys::History;

/// Returns the query of the address, without the leading `?`.
pub(super) fn query() -> String {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// History state of an entry that a dialog adds when it opens. Going back from the entry closes the dialog.
const DIALOG: &str = "dialog";

/// Adds a history entry with this query. In an iframe the current entry is replaced instead, because the iframe shares
/// its history with the host page. The entry of an open dialog is replaced too.
///
/// A sandboxed iframe or a busy browser may refuse. This is ignored.
pub(super) fn push(query: &str) {
    if super::is_embedded() || is_dialog() {
        return replace(query);
    }
    write_entry(query, &JsValue::NULL, History::push_state_with_url);
}

/// Replaces the query of the current history entry.
pub(super) fn replace(query: &str) {
    write_entry(query, &state(), History::replace_state_with_url);
}

/// Adds a history entry for a dialog, at the same address. Does nothing in an iframe or at the entry of a dialog.
pub(super) fn push_dialog() {
    if !super::is_embedded() && !is_dialog() {
        write_entry(&query(), &DIALOG.into(), History::push_state_with_url);
    }
}

/// True if the current history entry belongs to a dialog.
pub(super) fn is_dialog() -> bool {
    state().as_string().as_deref() == Some(DIALOG)
}

/// Goes back one entry.
pub(super) fn back() {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Returns the state of the current history entry, or null.
fn state() -> JsValue {
    let history = window().and_then(|window| window.history().ok());
    history.and_then(|history| history.state().ok()).unwrap_or(JsValue::NULL)
}

fn write_entry(query: &str, state: &JsValue, write: fn(&History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>) {
    let Some(window) = window() else { return };
    let Ok(path) = window.location().pathname() else { return };
    let url = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window.history() {
        let _ = write(&history, state, "", Some(&url));
    }
}

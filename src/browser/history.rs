//! The address bar: reading its query, adding to its history.

use super::window;
use wasm_bindgen::JsValue;
use web_sys::History;

/// The query of the address, without `?`.
pub(super) fn query() -> String {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// Adds an entry with this query to the history. A sandboxed frame or a busy browser may refuse; the page goes on.
pub(super) fn push(query: &str) {
    write(query, History::push_state_with_url);
}

/// Gives the entry of the history this query, without adding one.
pub(super) fn replace(query: &str) {
    write(query, History::replace_state_with_url);
}

fn write(query: &str, how: fn(&History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>) {
    let Some(window) = window() else { return };
    let Ok(path) = window.location().pathname() else { return };
    let url = if query.is_empty() { path } else { format!("{path}?{query}") };
    if let Ok(history) = window.history() {
        let _ = how(&history, &JsValue::NULL, "", Some(&url));
    }
}

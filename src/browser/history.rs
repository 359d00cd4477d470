//! The address bar: reading its query, adding to its history, hearing of back and forward.

use super::window;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::History;

/// The query of the address, without `?`.
pub fn query() -> String {
    let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
    search.trim_start_matches('?').to_owned()
}

/// A part of the query, as it stands in the address.
pub fn parameter(key: &str) -> Option<String> {
    let query = query();
    let found = form_urlencoded::parse(query.as_bytes()).find(|(own, _)| own == key);
    found.map(|(_, value)| value.into_owned())
}

/// Adds an entry with this query to the history. A sandboxed frame or a busy browser may refuse; the page goes on.
pub fn push(query: &str) {
    write(query, History::push_state_with_url);
}

/// Gives the entry of the history this query, without adding one.
pub fn replace(query: &str) {
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

/// Calls back after back and forward, for as long as the page lives.
pub fn on_pop(call: impl Fn() + 'static) {
    let call = Closure::<dyn Fn()>::new(call);
    if let Some(window) = window() {
        let _ = window.add_event_listener_with_callback("popstate", call.as_ref().unchecked_ref());
    }
    call.forget();
}

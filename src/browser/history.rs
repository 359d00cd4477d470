//! The session history.

use super::window;
use wasm_bindgen::JsValue;
use web_sys::History;

/// Adds a history entry with this URL. In an iframe the current entry is replaced instead, because the iframe shares
/// its history with the host page. The entry of an open dialog is replaced too.
///
/// A sandboxed iframe or a busy browser may refuse. This is ignored.
pub(super) fn push(url: &str) {
    if super::is_embedded() || dialog().is_some() {
        return replace(url);
    }
    write_entry(url, &JsValue::NULL, History::push_state_with_url);
}

/// Replaces the URL of the current history entry.
pub(super) fn replace(url: &str) {
    write_entry(url, &state(), History::replace_state_with_url);
}

/// Adds a history entry for a dialog, at the same address. Its state is the name of the dialog. Does nothing in an iframe
/// or at the entry of a dialog.
pub(super) fn push_dialog(name: &str) {
    if !super::is_embedded() && dialog().is_none() {
        write_entry("", &name.into(), History::push_state_with_url);
    }
}

/// Returns the name of the dialog that the current history entry belongs to. Going back from the entry closes the dialog.
pub(super) fn dialog() -> Option<String> {
    state().as_string()
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

/// Writes an entry. An empty URL is that of the page.
fn write_entry(url: &str, state: &JsValue, write: fn(&History, &JsValue, &str, Option<&str>) -> Result<(), JsValue>) {
    let url = (!url.is_empty()).then_some(url);
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = write(&history, state, "", url);
    }
}

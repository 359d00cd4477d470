//! Entry point in the browser: hydrates the prerendered page, or mounts an atlas in a host page. All other code is in
//! the library.

#[cfg(target_arch = "wasm32")]
use minxin_atlas::browser::{short_text, spawn_local};
#[cfg(target_arch = "wasm32")]
use minxin_atlas::ui;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

fn main() {
    #[cfg(target_arch = "wasm32")]
    spawn_local(ui::start());
}

/// Mounts an atlas in an element of a shadow root; see [`ui::mount`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn mount(element: web_sys::HtmlElement, base: String, query: String) -> u32 {
    ui::mount(element, base, query)
}

/// Converts the style sheet of the page for an atlas in an element; see [`minxin_atlas::embed::to_container_units`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn to_container_units(css: &str, rem: &str) -> String {
    minxin_atlas::embed::to_container_units(css, rem)
}

/// Unmounts an atlas; see [`ui::unmount`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn unmount(id: u32) {
    ui::unmount(id);
}

/// Sends a command to an atlas; see [`ui::send`]. The arguments are JavaScript values, so that a text over the limit is
/// ignored without being copied.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn send(id: u32, command: &JsValue, value: &JsValue) {
    if let Some((command, value)) = short_text(command).zip(short_text(value)) {
        ui::send(id, &command, &value);
    }
}

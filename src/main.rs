//! The browser's entry: takes over the prerendered page, or puts an atlas into another. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
use minxin_atlas::{browser::short_text, ui};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

fn main() {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(ui::start());
}

/// Puts an atlas into an element of a shadow root; see [`ui::mount`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn mount(element: web_sys::HtmlElement, base: String, query: String) -> u32 {
    ui::mount(element, base, query)
}

/// The style sheet of the page, for an atlas in an element; see [`minxin_atlas::embed::contained`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn contained(css: &str, rem: &str) -> String {
    minxin_atlas::embed::to_container_units(css, rem)
}

/// Takes it out again; see [`ui::unmount`].
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn unmount(id: u32) {
    ui::unmount(id);
}

/// Has it do something; see [`ui::send`]. Taken as JavaScript has them, so that no text beyond the bound is copied.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn send(id: u32, command: &JsValue, value: &JsValue) {
    if let Some((command, value)) = short_text(command).zip(short_text(value)) {
        ui::send(id, &command, &value);
    }
}

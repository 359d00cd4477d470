//! The browser's entry: takes over the prerendered page. Everything else is in the library.

fn main() {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(minxin_atlas::ui::start());
}

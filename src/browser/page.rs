//! The document: its `meta` elements, the timing of its frames, and the panic hook.
use crate::gather::Gather;

use super::{document, window};
use wasm_bindgen::prelude::{Closure, JsCast};

/// Waits for `DOMContentLoaded`. The program may start before the page is complete.
pub async fn dom_content_loaded() {
    let Some(document) = document().filter(|document| document.ready_state() == "loading") else { return };
    let loaded = js_sys::Promise::new(&mut |resolve, _| {
        let _ = document.add_event_listener_with_callback("DOMContentLoaded", &resolve);
    });
    // The promise is never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(loaded).await;
}

/// Waits until the first screen is painted. `boot.js` reports this in `data-first-paint`.
pub async fn after_paint() {
    let root = document().and_then(|document| document.document_element());
    while root.as_ref().and_then(|root| root.get_attribute("data-first-paint")).as_deref() == Some("coming") {
        sleep(0).await;
    }
}

/// Maximum time that an iframe waits for a frame to be painted, in milliseconds.
const HIDDEN_PAGE_DELAY_MS: i32 = 200;

/// Waits for at least this number of milliseconds.
pub async fn sleep(milliseconds: i32) {
    let elapsed = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // The promise is never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(elapsed).await;
}

/// A timeout that is cancelled when it is dropped.
pub(super) struct Timer {
    handle: i32,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls back once after this number of milliseconds. `None` without a window.
    pub(super) fn new(milliseconds: i32, call: impl FnMut() + 'static) -> Option<Self> {
        let call = Closure::<dyn FnMut()>::new(call);
        let callback = call.as_ref().unchecked_ref();
        let handle = window()?.set_timeout_with_callback_and_timeout_and_arguments_0(callback, milliseconds).ok()?;
        Some(Self { handle, _call: call })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// A `meta` element of the page's head.
pub struct Meta(web_sys::Element);

impl Meta {
    /// Returns an attribute, or an empty string without it.
    pub fn get(&self, name: &str) -> String {
        self.0.get_attribute(name).unwrap_or_default()
    }
}

/// Returns the `meta` elements with this name in the page's head, in document order. The body is excluded, because a
/// host page may show content of third parties there.
pub fn metas(name: &str) -> Vec<Meta> {
    let found = document()
        .and_then(|document| document.query_selector_all(&format!(":root > head > meta[name='{name}']")).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|index| Some(Meta(found.item(index)?.dyn_into().ok()?))).gather()
}

/// Sets the performance mark `minxin:ready`: the page is drawn and responds to input.
pub(super) fn mark_ready() {
    mark("minxin:ready");
}

/// Sets the performance mark `minxin:live`: every part of the page that is in sight or near has been hydrated.
pub fn mark_live() {
    mark("minxin:live");
}

fn mark(name: &str) {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark(name);
    }
}

/// Calls back in the second animation frame (double `requestAnimationFrame`), after the next paint. For work that may
/// wait until the current change is visible.
pub fn after_next_frame(call: impl FnOnce() + 'static) {
    let call: Box<dyn FnOnce()> = Box::new(call);
    request_frame(Box::new(move || request_frame(call)));
}

/// Calls back in the next animation frame, before the next paint.
pub fn next_frame(call: impl FnOnce() + 'static) {
    request_frame(Box::new(call));
}

/// Boxed, because each type of closure adds some 400 bytes of wasm.
#[inline(never)]
fn request_frame(call: Box<dyn FnOnce()>) {
    let call = Closure::once_into_js(call);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// Waits for this number of animation frames. In an iframe each wait is limited to 200 milliseconds, because an iframe
/// out of view is not painted.
pub async fn frames(count: usize) {
    for _ in 0..count {
        let painted = js_sys::Promise::new(&mut |resolve, _| {
            if let Some(window) = window() {
                let _ = window.request_animation_frame(&resolve);
                if super::is_embedded() {
                    let _ =
                        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, HIDDEN_PAGE_DELAY_MS);
                }
            }
        });
        // The promise is never rejected.
        let _ = wasm_bindgen_futures::JsFuture::from(painted).await;
    }
}

/// Logs the message of a panic to the console, then calls back.
pub fn on_panic(call: impl Fn() + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        leptos::logging::error!("{info}");
        call();
    }));
}

//! The document: what it carries, when it is painted, and what to do when the program ends early.

use super::{document, window};
use wasm_bindgen::prelude::{Closure, JsCast};

/// Waits until the whole page has arrived: the program may be there sooner.
pub async fn dom_content_loaded() {
    let Some(document) = document().filter(|document| document.ready_state() == "loading") else { return };
    let arrival = js_sys::Promise::new(&mut |resolve, _| {
        let _ = document.add_event_listener_with_callback("DOMContentLoaded", &resolve);
    });
    // The promise is never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(arrival).await;
}

/// Waits until the first screen has been painted, which the script that starts the program takes note of.
pub async fn after_paint() {
    let root = document().and_then(|document| document.document_element());
    while root.as_ref().and_then(|root| root.get_attribute("data-first")).as_deref() == Some("coming") {
        sleep(0).await;
    }
}

/// How long a page in a frame waits to be painted, in milliseconds.
const HIDDEN_PAGE_DELAY_MS: i32 = 200;

/// Waits for at least so many milliseconds.
pub async fn sleep(milliseconds: i32) {
    let over = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // The promise is never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(over).await;
}

/// A call that is made once, later, unless this is dropped before.
pub(super) struct Timer {
    handle: i32,
    _call: Closure<dyn FnMut()>,
}

impl Timer {
    /// After so many milliseconds; none where there is no window.
    pub(super) fn new(milliseconds: i32, call: impl FnMut() + 'static) -> Option<Self> {
        let call = Closure::<dyn FnMut()>::new(call);
        let what = call.as_ref().unchecked_ref();
        let handle = window()?.set_timeout_with_callback_and_timeout_and_arguments_0(what, milliseconds).ok()?;
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

/// The text of the data that the page carries under an id.
pub fn embedded_text(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.text_content()
}

/// A `meta` element of the page's head.
pub struct Meta(web_sys::Element);

impl Meta {
    /// An attribute; empty without.
    pub fn get(&self, name: &str) -> String {
        self.0.get_attribute(name).unwrap_or_default()
    }
}

/// Every `meta` element with a name in the page's head, in their order. The body may hold what others have written.
pub fn metas(name: &str) -> Vec<Meta> {
    let found = document()
        .and_then(|document| document.query_selector_all(&format!(":root > head > meta[name='{name}']")).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|index| Some(Meta(found.item(index)?.dyn_into().ok()?))).collect()
}

/// Marks the moment at which everything is drawn and answers.
pub(super) fn mark_ready() {
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark("minxin:ready");
    }
}

/// Calls back before the next paint but one: work that may wait until what was asked for is on the screen.
pub fn after_next_frame(call: impl FnOnce() + 'static) {
    next_frame(move || next_frame(call));
}

/// Calls back before the next paint.
pub fn next_frame(call: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(call);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// Waits for so many frames to be painted; not for ever, since a frame of another page that is out of sight is not painted.
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

/// When the program panics: the message stays in the console, and every atlas on the page is told.
pub fn on_panic(call: impl Fn() + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        leptos::logging::error!("{info}");
        call();
    }));
}

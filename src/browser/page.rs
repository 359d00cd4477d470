//! The page as a whole: its state, its language, its title, and what to do when the program ends early.

use super::{document, window};
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::HtmlElement;

/// The element that the app lives in.
pub fn app() -> Option<HtmlElement> {
    document()?.get_element_by_id("app")?.dyn_into().ok()
}

/// Waits until the whole page has arrived: the program may be there sooner.
pub async fn arrived() {
    let Some(document) = document().filter(|document| document.ready_state() == "loading") else { return };
    let arrival = js_sys::Promise::new(&mut |resolve, _| {
        let _ = document.add_event_listener_with_callback("DOMContentLoaded", &resolve);
    });
    // The promise is never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(arrival).await;
}

/// Waits until the first screen has been painted, which the script that starts the program takes note of.
pub async fn painted() {
    let root = document().and_then(|document| document.document_element());
    while root.as_ref().and_then(|root| root.get_attribute("data-first")).as_deref() == Some("coming") {
        pause(0).await;
    }
}

/// How long a page in a frame waits to be painted, in milliseconds.
const UNSEEN: i32 = 200;

/// Waits for at least so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let over = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
        }
    });
    // The promise is never rejected.
    let _ = wasm_bindgen_futures::JsFuture::from(over).await;
}

/// The text of the data that the page carries under an id.
pub fn data(id: &str) -> Option<String> {
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

/// Every `meta` element with a name, in their order.
pub fn metas(name: &str) -> Vec<Meta> {
    let found = document().and_then(|document| document.query_selector_all(&format!("meta[name='{name}']")).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length()).filter_map(|index| Some(Meta(found.item(index)?.dyn_into().ok()?))).collect()
}

/// Says that everything is drawn and answers; whoever said before that it takes too long, no longer does.
pub fn ready() {
    set_state("ready");
    if let Some(panel) = document().and_then(|document| document.get_element_by_id("trouble")) {
        let _ = panel.set_attribute("hidden", "");
    }
    if let Some(performance) = window().and_then(|window| window.performance()) {
        let _ = performance.mark("minxin:ready");
    }
}

fn set_state(state: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-state", state);
    }
}

/// Has what lies below the first screen laid out as soon as it comes near, as it would have been but for that.
pub fn lay_out_below() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.remove_attribute("data-first");
    }
}

/// Has the parts out of sight laid out too, which were left for later until the page answered.
pub fn lay_out_whole() {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-whole", "");
    }
}

/// The language of the page, for readers aloud and for fonts.
pub fn speak(tag: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", tag);
    }
}

/// The theme of the page, for style sheets.
pub fn dress(theme: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("data-theme", theme);
    }
}

/// The title of the page.
pub fn titled(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
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
                    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, UNSEEN);
                }
            }
        });
        // The promise is never rejected.
        let _ = wasm_bindgen_futures::JsFuture::from(painted).await;
    }
}

/// The page cannot answer: the script that started the program says so, in a panel that is hidden otherwise. The text stays readable.
pub fn failed() {
    if let (Some(window), Ok(event)) = (window(), web_sys::Event::new("minxin:failed")) {
        let _ = window.dispatch_event(&event);
    }
}

/// When the program panics: the message stays in the console, the panel opens, the text stays readable.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|info| {
        leptos::logging::error!("{info}");
        failed();
    }));
}

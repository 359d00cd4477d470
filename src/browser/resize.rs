//! How wide an element is, now and whenever that changes.

use js_sys::Array;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::ResizeObserver;

/// Calls back with the width of the first element that matches, in whole pixels, once at first and after each change.
pub fn on_resize(selector: &str, call: impl Fn(f64) + 'static) {
    let Some(element) = super::document().and_then(|document| document.query_selector(selector).ok().flatten()) else {
        return;
    };
    let watched = element.clone();
    let call = Closure::<dyn Fn(Array)>::new(move |_| call(f64::from(watched.client_width())));
    if let Ok(observer) = ResizeObserver::new(call.as_ref().unchecked_ref()) {
        observer.observe(&element);
    }
    // It watches for as long as the page lives.
    call.forget();
}

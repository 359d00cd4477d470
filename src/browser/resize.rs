//! How wide an element is, now and whenever that changes.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{ResizeObserver, ResizeObserverEntry};

/// The width of the first element that matches, in whole pixels.
pub fn width_of(selector: &str) -> Option<f64> {
    let element = super::document()?.query_selector(selector).ok()??;
    Some(f64::from(element.client_width()))
}

/// Calls back with the width of the first element that matches, in whole pixels, once at first and after each change.
///
/// In the frame after the change: to lay the page out anew while it is being measured would have it measured again.
pub fn on_resize(selector: &str, call: impl Fn(f64) + 'static) {
    let Some(element) = super::document().and_then(|document| document.query_selector(selector).ok().flatten()) else {
        return;
    };
    let call = Rc::new(call);
    let call = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        // What was measured comes along: to ask the element would lay out the whole page.
        let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() else { return };
        let (call, width) = (call.clone(), entry.content_rect().width().floor());
        super::next_frame(move || call(width));
    });
    if let Ok(observer) = ResizeObserver::new(call.as_ref().unchecked_ref()) {
        observer.observe(&element);
    }
    // It watches for as long as the page lives.
    call.forget();
}

/// The outer width and height of the first element that matches, in whole pixels.
pub fn size_of(selector: &str) -> Option<(f64, f64)> {
    let element = super::document()?.query_selector(selector).ok()??;
    let rect = element.get_bounding_client_rect();
    Some((rect.width().ceil(), rect.height().ceil()))
}

/// Calls back with the outer width and height of the first element that matches, once at first and after each change, in the
/// frame after it.
pub fn on_box(selector: &'static str, call: impl Fn(f64, f64) + 'static) {
    let Some(element) = super::document().and_then(|document| document.query_selector(selector).ok().flatten()) else {
        return;
    };
    let call = Rc::new(call);
    let watched = element.clone();
    let heard = Closure::<dyn Fn()>::new(move || {
        let (call, element) = (call.clone(), watched.clone());
        super::next_frame(move || {
            let rect = element.get_bounding_client_rect();
            call(rect.width().ceil(), rect.height().ceil());
        });
    });
    if let Ok(observer) = ResizeObserver::new(heard.as_ref().unchecked_ref()) {
        observer.observe(&element);
    }
    // It watches for as long as the page lives.
    heard.forget();
}

//! When colours or pixels change, so that ink has to be drawn anew.

use std::rc::Rc;

use wasm_bindgen::prelude::{Closure, JsCast};

use super::{document, window};

/// Calls back when the colours or the pixels of the device change, and when the page is told of it: a host that changes the
/// colours of the style sheet sends the event `minxin:redraw` to the document.
pub fn on_repaint(call: impl Fn() + 'static) {
    let call: Rc<dyn Fn()> = Rc::new(call);
    let own = call.clone();
    let heard = Closure::<dyn Fn()>::new(move || own());
    let listener = heard.as_ref().unchecked_ref();
    if let Some(document) = document() {
        let _ = document.add_event_listener_with_callback("minxin:redraw", listener);
    }
    for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"] {
        if let Some(list) = window().and_then(|window| window.match_media(query).ok().flatten()) {
            let _ = list.add_event_listener_with_callback("change", listener);
            // The list itself is what hears; nothing else keeps it.
            std::mem::forget(list);
        }
    }
    heard.forget();
    on_density(call);
}

/// Calls back whenever a pixel of the page is another number of the device's.
fn on_density(call: Rc<dyn Fn()>) {
    let Some(window) = window() else { return };
    // As the browser writes the number: printing floats is a library.
    let density = js_sys::Number::from(window.device_pixel_ratio()).to_string_with_radix(10);
    let Ok(density) = density else { return };
    let query = ["(resolution: ", &String::from(density), "dppx)"].concat();
    let Ok(Some(list)) = window.match_media(&query) else { return };
    let kept = list.clone();
    let heard = Closure::once_into_js(move || {
        call();
        // It asks for one density alone; the next change is that of another.
        on_density(call);
        drop(kept);
    });
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let _ =
        list.add_event_listener_with_callback_and_add_event_listener_options("change", heard.unchecked_ref(), &options);
}

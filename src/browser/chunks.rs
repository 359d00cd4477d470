//! Events of the loader of the program's chunks, which the build adds to the JavaScript of the program.

use js_sys::Reflect;
use wasm_bindgen::prelude::JsCast;
use web_sys::CustomEvent;

use super::{EventSubscription, window};

/// Calls back with the name of a chunk and a code when it cannot be loaded, and without a code when it is loaded.
pub fn on_chunk(call: impl Fn(&str, Option<String>) + 'static) -> EventSubscription {
    EventSubscription::on(window().map(Into::into), &["minxin:chunk"], move |event| {
        let Some(event) = event.dyn_ref::<CustomEvent>() else { return };
        let detail = event.detail();
        let member = |name: &str| Reflect::get(&detail, &name.into()).ok()?.as_string();
        if let Some(chunk) = member("chunk") {
            call(&chunk, member("code"));
        }
    })
}

//! Elements that come near the visible part of the page.

use js_sys::Array;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use super::{EventSubscription, Root};
use crate::gather::Gather;

/// Distance at which an element counts as near: half of the height of the window.
const MARGIN: &str = "50% 0px";

impl Root {
    /// Calls back with the indices of those elements that match and are near the visible part of the page: once at first, possibly with
    /// none, and when others come near. Each index is reported once. Does nothing more if no element matches, for example on another page.
    pub fn on_approach(&self, selector: &str, call: impl Fn(Vec<usize>) + 'static) -> EventSubscription {
        let elements = self.all(selector);
        if elements.is_empty() {
            call(Vec::new());
            return EventSubscription::with_cleanup(|| {});
        }
        let observed = elements.clone();
        let callback = move |entries: Array, observer: IntersectionObserver| {
            let near = entries.iter().filter_map(|entry| {
                let entry: IntersectionObserverEntry = entry.dyn_into().ok()?;
                let target = entry.is_intersecting().then(|| entry.target())?;
                observer.unobserve(&target);
                observed.iter().position(|element: &Element| *element == target)
            });
            call(near.gather());
        };
        let callback = Closure::<dyn Fn(Array, IntersectionObserver)>::new(callback);
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options);
        if let Ok(observer) = &observer {
            for element in &elements {
                observer.observe(element);
            }
        }
        EventSubscription::with_cleanup(move || {
            if let Ok(observer) = observer {
                observer.disconnect();
            }
            drop(callback);
        })
    }
}

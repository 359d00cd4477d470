//! DOM event listeners that are removed when their subscription is dropped. An unmounted atlas leaves no listener
//! behind.

use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{Event, EventTarget};

use super::{Root, window};

/// An active event listener. Dropping it removes the listener.
#[must_use = "what is dropped hears nothing"]
pub struct EventSubscription(Option<Box<dyn FnOnce()>>);

impl EventSubscription {
    /// Creates a subscription that calls `end` when it is dropped.
    pub(super) fn with_cleanup(end: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(end)))
    }

    /// Calls back for each event of the given types on `target` or its descendants. Does nothing if `target` is `None`.
    pub(super) fn on(
        target: Option<EventTarget>,
        kinds: &'static [&'static str],
        call: impl Fn(Event) + 'static,
    ) -> Self {
        Self::boxed(target, kinds, Box::new(call))
    }

    /// Non-generic part of `on`, compiled only once.
    #[inline(never)]
    fn boxed(target: Option<EventTarget>, kinds: &'static [&'static str], call: Box<dyn Fn(Event)>) -> Self {
        let Some(target) = target else { return Self(None) };
        let call = Closure::wrap(call);
        for kind in kinds {
            let _ = target.add_event_listener_with_callback(kind, call.as_ref().unchecked_ref());
        }
        Self::with_cleanup(move || {
            for kind in kinds {
                let _ = target.remove_event_listener_with_callback(kind, call.as_ref().unchecked_ref());
            }
        })
    }

    /// Keeps the listener until the page is closed.
    pub fn forget(mut self) {
        std::mem::forget(self.0.take());
    }
}

impl Drop for EventSubscription {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}

impl Root {
    /// Calls back for each event of the given types on the first element that matches or on its descendants.
    pub fn on_events(
        &self,
        selector: &str,
        kinds: &'static [&'static str],
        call: impl Fn(Event) + 'static,
    ) -> EventSubscription {
        EventSubscription::on(self.find(selector).map(Into::into), kinds, call)
    }
}

/// Calls back on `popstate`, after the reader goes back or forward in the history.
pub fn on_pop(call: impl Fn() + 'static) -> EventSubscription {
    EventSubscription::on(window().map(Into::into), &["popstate"], move |_| call())
}

/// Calls back when the page is scrolled.
pub fn on_scroll(call: impl Fn() + 'static) -> EventSubscription {
    EventSubscription::on(window().map(Into::into), &["scroll"], move |_| call())
}

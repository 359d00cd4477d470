//! DOM event listeners that are removed when their subscription is dropped. An unmounted atlas leaves no listener
//! behind.

use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{Event, EventTarget};

use super::window;

/// An active event listener. Dropping it removes the listener.
#[must_use = "the listener is removed when its subscription is dropped"]
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

/// Calls back on `popstate`, after the reader goes back or forward in the history.
pub fn on_pop(call: impl Fn() + 'static) -> EventSubscription {
    EventSubscription::on(window().map(Into::into), &["popstate"], move |_| call())
}

/// Calls back when the page is scrolled.
pub fn on_scroll(call: impl Fn() + 'static) -> EventSubscription {
    EventSubscription::on(window().map(Into::into), &["scroll"], move |_| call())
}

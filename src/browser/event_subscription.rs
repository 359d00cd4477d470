//! Hearing of events until the listener is dropped: an atlas that is taken out again leaves nothing behind.

use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{Event, EventTarget};

use super::{Root, window};

/// What is heard for as long as this is kept.
#[must_use = "what is dropped hears nothing"]
pub struct EventSubscription(Option<Box<dyn FnOnce()>>);

impl EventSubscription {
    /// Ends with a call.
    pub(super) fn with_cleanup(end: impl FnOnce() + 'static) -> Self {
        Self(Some(Box::new(end)))
    }

    /// Calls back at each of some kinds of events on a target and in it; on none, nothing is heard.
    pub(super) fn on(
        target: Option<EventTarget>,
        kinds: &'static [&'static str],
        call: impl Fn(Event) + 'static,
    ) -> Self {
        Self::boxed(target, kinds, Box::new(call))
    }

    /// The same, compiled once for all calls.
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

    /// Hears for as long as the page lives.
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
    /// Calls back at each of some kinds of events on the first element that matches and in it.
    pub fn on_events(
        &self,
        selector: &str,
        kinds: &'static [&'static str],
        call: impl Fn(Event) + 'static,
    ) -> EventSubscription {
        EventSubscription::on(self.find(selector).map(Into::into), kinds, call)
    }
}

/// Calls back after back and forward.
pub fn on_pop(call: impl Fn() + 'static) -> EventSubscription {
    EventSubscription::on(window().map(Into::into), &["popstate"], move |_| call())
}

/// Calls back when the page is scrolled.
pub fn on_scroll(call: impl Fn() + 'static) -> EventSubscription {
    EventSubscription::on(window().map(Into::into), &["scroll"], move |_| call())
}

//! Sizes of elements, and callbacks when they change.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{DomRect, Element, ResizeObserver, ResizeObserverEntry};

use super::{EventSubscription, Root, next_frame, window};
use crate::geometry::clamp;

impl Root {
    /// Returns the inner width of the first element that matches, in whole CSS pixels.
    pub fn width_of(&self, selector: &str) -> Option<f64> {
        Some(f64::from(self.find(selector)?.client_width()))
    }

    /// Returns the outer width and height of the first element that matches, in CSS pixels, rounded up.
    pub fn size_of(&self, selector: &str) -> Option<(f64, f64)> {
        Some(outer(&self.find(selector)?.get_bounding_client_rect()))
    }

    /// Returns the font size of the first element that matches, as a multiple of 16 pixels, from 0.25 to 8.
    pub fn text_scale(&self, selector: &str) -> Option<f64> {
        let element = self.find(selector)?;
        let style = window()?.get_computed_style(&element).ok()??;
        let scale = js_sys::parse_float(&style.get_property_value("font-size").ok()?) / 16.0;
        scale.is_finite().then(|| clamp(scale, 0.25, 8.0))
    }

    /// Calls back with the content width of the first element that matches, in whole CSS pixels: once at first, and
    /// after each change.
    ///
    /// The call comes in the next animation frame, because a change of the layout inside a `ResizeObserver` callback
    /// would trigger the observer again.
    pub fn on_resize(&self, selector: &str, call: impl Fn(f64) + 'static) -> EventSubscription {
        let call = Rc::new(call);
        self.observe(selector, move |_, entries| {
            // The entry has the measured size. Measuring the element would force a layout of the whole page.
            let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() else { return };
            let (call, width) = (call.clone(), entry.content_rect().width().floor());
            next_frame(move || call(width));
        })
    }

    /// Calls back with the outer width and height of the first element that matches, in CSS pixels, rounded up: once at
    /// first, and after each change, in the next animation frame.
    pub fn on_box(&self, selector: &str, call: impl Fn(f64, f64) + 'static) -> EventSubscription {
        let call = Rc::new(call);
        self.observe(selector, move |element, _| {
            let (call, element) = (call.clone(), element.clone());
            next_frame(move || {
                let (width, height) = outer(&element.get_bounding_client_rect());
                call(width, height);
            });
        })
    }

    fn observe(&self, selector: &str, on_change: impl Fn(&Element, Array) + 'static) -> EventSubscription {
        let Some(element) = self.find(selector) else { return EventSubscription::with_cleanup(|| {}) };
        let observed = element.clone();
        let callback = Closure::<dyn Fn(Array)>::new(move |entries| on_change(&observed, entries));
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref());
        if let Ok(observer) = &observer {
            observer.observe(&element);
        }
        EventSubscription::with_cleanup(move || {
            if let Ok(observer) = observer {
                observer.disconnect();
            }
            drop(callback);
        })
    }
}

fn outer(rect: &DomRect) -> (f64, f64) {
    (rect.width().ceil(), rect.height().ceil())
}

//! How large an element is, now and whenever that changes.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::{Closure, JsCast};
use web_sys::{DomRect, Element, ResizeObserver, ResizeObserverEntry};

use super::{EventSubscription, Root, next_frame, window};
use crate::geometry::clamp;

impl Root {
    /// The width of the first element that matches, in whole pixels.
    pub fn width_of(&self, selector: &str) -> Option<f64> {
        Some(f64::from(self.find(selector)?.client_width()))
    }

    /// The outer width and height of the first element that matches, in whole pixels.
    pub fn size_of(&self, selector: &str) -> Option<(f64, f64)> {
        Some(outer(&self.find(selector)?.get_bounding_client_rect()))
    }

    /// The size of the letters of the first element that matches, in shares of the usual 16 pixels.
    pub fn text_scale(&self, selector: &str) -> Option<f64> {
        let element = self.find(selector)?;
        let style = window()?.get_computed_style(&element).ok()??;
        let scale = js_sys::parse_float(&style.get_property_value("font-size").ok()?) / 16.0;
        scale.is_finite().then(|| clamp(scale, 0.25, 8.0))
    }

    /// Calls back with the width of the first element that matches, in whole pixels, once at first and after each change.
    ///
    /// In the frame after the change: to lay the page out anew while it is being measured would have it measured again.
    pub fn on_resize(&self, selector: &str, call: impl Fn(f64) + 'static) -> EventSubscription {
        let call = Rc::new(call);
        self.observe(selector, move |_, entries| {
            // What was measured comes along: to ask the element would lay out the whole page.
            let Ok(entry) = entries.get(0).dyn_into::<ResizeObserverEntry>() else { return };
            let (call, width) = (call.clone(), entry.content_rect().width().floor());
            next_frame(move || call(width));
        })
    }

    /// Calls back with the outer width and height of the first element that matches, once at first and after each change, in
    /// the frame after it.
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

    fn observe(&self, selector: &str, heard: impl Fn(&Element, Array) + 'static) -> EventSubscription {
        let Some(element) = self.find(selector) else { return EventSubscription::with_cleanup(|| {}) };
        let own = element.clone();
        let heard = Closure::<dyn Fn(Array)>::new(move |entries| heard(&own, entries));
        let observer = ResizeObserver::new(heard.as_ref().unchecked_ref());
        if let Ok(observer) = &observer {
            observer.observe(&element);
        }
        EventSubscription::with_cleanup(move || {
            if let Ok(observer) = observer {
                observer.disconnect();
            }
            drop(heard);
        })
    }
}

fn outer(rect: &DomRect) -> (f64, f64) {
    (rect.width().ceil(), rect.height().ceil())
}

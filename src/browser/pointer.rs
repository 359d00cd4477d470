//! What a drawing that is moved needs of the browser: pointers and wheels, places, styles set from frame to frame.

use super::{Root, window};
use crate::geometry::{Point, Rect};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent, WheelEvent};

/// What a pointer or a wheel does.
#[derive(Clone, Copy, Debug)]
pub enum PointerInput {
    /// A button or a finger goes down; whether it is a finger.
    Down(i32, bool),
    /// It moves.
    Move(i32),
    /// It goes up.
    Up(i32),
    /// The browser takes it away, to scroll the page.
    Cancel(i32),
    /// Fingers move: their event is heard beside that of each finger, so that the page can be kept from scrolling.
    Touch,
    /// A wheel turns while Ctrl is held, or two fingers pinch a touchpad: by so many pixels.
    Zoom(f64),
    /// A wheel turns sideways.
    PanX(f64),
    /// A wheel turns, which scrolls the page.
    Scroll,
}

/// Reads an event: what it does, and where in the window. None for what means nothing here.
pub fn pointer_input(event: &Event) -> Option<(PointerInput, Point)> {
    if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
        // Lines and pages, as pixels.
        let unit = [1.0, 16.0, 400.0].get(wheel.delta_mode() as usize).copied().unwrap_or(1.0);
        let (x, y) = (wheel.delta_x() * unit, wheel.delta_y() * unit);
        let kind = match () {
            () if wheel.ctrl_key() || wheel.meta_key() => PointerInput::Zoom(y),
            () if x.abs() > 2.0 * y.abs() => PointerInput::PanX(x),
            () => PointerInput::Scroll,
        };
        return Some((kind, Point::new(f64::from(wheel.client_x()), f64::from(wheel.client_y()))));
    }
    if event.type_() == "touchmove" {
        return Some((PointerInput::Touch, Point::default()));
    }
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let id = pointer.pointer_id();
    let kind = match event.type_().as_str() {
        "pointerdown" if pointer.button() == 0 => PointerInput::Down(id, pointer.pointer_type() == "touch"),
        // A button let go where nothing of the page hears it is heard of when the pointer comes back.
        "pointermove" if pointer.buttons() == 0 => PointerInput::Up(id),
        "pointermove" => PointerInput::Move(id),
        "pointerup" => PointerInput::Up(id),
        "pointercancel" => PointerInput::Cancel(id),
        _ => return None,
    };
    Some((kind, Point::new(f64::from(pointer.client_x()), f64::from(pointer.client_y()))))
}

/// The value of an attribute of the nearest element around an event that matches a selector.
pub fn value_at(event: &Event, selector: &str, attribute: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()??.get_attribute(attribute)
}

/// The box of the nearest element around an event that matches a selector.
pub fn target_rect(event: &Event, selector: &str) -> Option<Rect> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let rect = target.closest(selector).ok()??.get_bounding_client_rect();
    Some(Rect::new(rect.left(), rect.top(), rect.width(), rect.height()))
}

/// How far from the left of the window a pointer is; none for what is no pointer.
pub fn pointer_x(event: &Event) -> Option<f64> {
    event.dyn_ref::<PointerEvent>().map(|pointer| f64::from(pointer.client_x()))
}

/// Where a pointer is on the screen, in pixels; none for what is no pointer.
pub fn pointer_on_screen(event: &Event) -> Option<[i32; 2]> {
    event.dyn_ref::<PointerEvent>().map(|pointer| [pointer.screen_x(), pointer.screen_y()])
}

/// Whether a person wants things to stand still.
pub fn prefers_reduced_motion() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// The time, in milliseconds since the page was asked for.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Calls back before each paint with the time, until the call says that it is done.
pub fn each_frame(mut call: impl FnMut(f64) -> bool + 'static) {
    super::next_frame(move || {
        if call(now()) {
            each_frame(call);
        }
    });
}

impl Root {
    /// Has the element that matches hear all of a pointer, wherever it goes; a click that ends there means nothing else.
    pub fn capture(&self, event: &Event, selector: &str) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        if let Some(element) = self.find(selector) {
            let _ = element.set_pointer_capture(pointer.pointer_id());
        }
    }

    /// The left edge and the width of the first element that matches, in pixels of the window; none when it is not laid out.
    pub fn extent(&self, selector: &str) -> Option<(f64, f64)> {
        self.rect(selector).map(|rect| (rect.x, rect.width))
    }

    /// The box of the first element that matches, in pixels of the window; none when it is not laid out.
    pub fn rect(&self, selector: &str) -> Option<Rect> {
        let rect = self.find(selector)?.get_bounding_client_rect();
        (rect.width() > 0.0).then(|| Rect::new(rect.left(), rect.top(), rect.width(), rect.height()))
    }

    /// Shows what the first element that matches says, for so many milliseconds; said again meanwhile, for as long again.
    pub fn show_briefly(&self, selector: &'static str, milliseconds: i32) {
        let Some(element) = self.find(selector) else { return };
        let ctx = element.get_attribute("data-on").and_then(|count| count.parse::<u32>().ok()).unwrap_or(0) + 1;
        let _ = element.set_attribute("data-on", &ctx.to_string());
        wasm_bindgen_futures::spawn_local(async move {
            super::sleep(milliseconds).await;
            if element.get_attribute("data-on").as_deref() == Some(ctx.to_string().as_str()) {
                let _ = element.remove_attribute("data-on");
            }
        });
    }

    /// Sets the style of the first element that matches.
    pub fn set_style(&self, selector: &str, css: &str) {
        if let Some(element) = self.find(selector).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            element.style().set_css_text(css);
        }
    }

    /// Says what lies under the pointer on the first element that matches, which shows by the pointer that there is something.
    pub fn say_over(&self, selector: &str, words: Option<&str>) {
        let Some(element) = self.find(selector) else { return };
        let _ = match words {
            Some(words) => element.set_attribute("title", words),
            None => element.remove_attribute("title"),
        };
    }

    /// Sets the words of the first element that matches.
    pub fn set_text(&self, selector: &str, words: &str) {
        if let Some(element) = self.find(selector) {
            element.set_text_content(Some(words));
        }
    }

    /// Puts the focus on the first element that matches, without scrolling the page for it.
    pub fn focus_without_scroll(&self, selector: &str) {
        // Elements of SVG take the focus in the same way.
        let Some(element) = self.find(selector).map(JsCast::unchecked_into::<HtmlElement>) else { return };
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        // Downwards the page may have to move, but no further than that.
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

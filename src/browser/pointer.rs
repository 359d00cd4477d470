//! Pointer and wheel input, element positions, animation frames and styles, for drawings that pan and zoom.

use super::{Root, window};
use crate::geometry::{Point, Rect};
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent, WheelEvent};

/// An input by pointer, touch or wheel. Pointer variants start with the pointer's id.
#[derive(Clone, Copy, Debug)]
pub enum PointerInput {
    /// A pointer goes down. The flag is true for a finger.
    Down(i32, bool),
    /// A pointer moves.
    Move(i32),
    /// A pointer goes up.
    Up(i32),
    /// The browser cancels a pointer, in order to scroll the page.
    Cancel(i32),
    /// Fingers move. This event comes in addition to the pointer events, so that a handler can keep the page from
    /// scrolling.
    Touch,
    /// The wheel turns while Ctrl or Meta is held, or two fingers pinch a touchpad. The distance is in CSS pixels.
    Zoom(f64),
    /// The wheel turns sideways. The distance is in CSS pixels.
    PanX(f64),
    /// The wheel turns up or down, which scrolls the page.
    Scroll,
}

/// Reads an event as pointer input, with its position in the window in CSS pixels. `None` for other events.
pub fn pointer_input(event: &Event) -> Option<(PointerInput, Point)> {
    if let Some(wheel) = event.dyn_ref::<WheelEvent>() {
        // CSS pixels per unit of `deltaMode`: pixel, line and page.
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
        // The button was released outside of the page, which becomes known when the pointer returns.
        "pointermove" if pointer.buttons() == 0 => PointerInput::Up(id),
        "pointermove" => PointerInput::Move(id),
        "pointerup" => PointerInput::Up(id),
        "pointercancel" => PointerInput::Cancel(id),
        _ => return None,
    };
    Some((kind, Point::new(f64::from(pointer.client_x()), f64::from(pointer.client_y()))))
}

/// Returns the value of an attribute of the closest element around an event that matches `selector`.
pub fn value_at(event: &Event, selector: &str, attribute: &str) -> Option<String> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()??.get_attribute(attribute)
}

/// True if the event's target or an element around it matches `selector`.
pub fn is_inside(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
}

/// True if the event's target itself matches `selector`, such as a dialog whose backdrop was clicked.
pub fn is_target(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.matches(selector).unwrap_or(false))
}

/// Returns the bounding box of the closest element around an event that matches `selector`, in CSS pixels of the
/// window.
pub fn target_rect(event: &Event, selector: &str) -> Option<Rect> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let rect = target.closest(selector).ok()??.get_bounding_client_rect();
    Some(Rect::new(rect.left(), rect.top(), rect.width(), rect.height()))
}

/// Returns the distance of a pointer from the left edge of the window, in CSS pixels. `None` for other events.
pub fn pointer_x(event: &Event) -> Option<f64> {
    event.dyn_ref::<PointerEvent>().map(|pointer| f64::from(pointer.client_x()))
}

/// Returns the position of a pointer on the screen, in pixels. `None` for other events.
pub fn pointer_on_screen(event: &Event) -> Option<[i32; 2]> {
    event.dyn_ref::<PointerEvent>().map(|pointer| [pointer.screen_x(), pointer.screen_y()])
}

/// True if the reader prefers reduced motion.
pub fn prefers_reduced_motion() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Returns the time since the page was requested, in milliseconds.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Calls back in each animation frame with the time of [`now`], until the callback returns false.
pub fn each_frame(mut call: impl FnMut(f64) -> bool + 'static) {
    super::next_frame(move || {
        if call(now()) {
            each_frame(call);
        }
    });
}

impl Root {
    /// Captures a pointer: the first element that matches receives all its further events, wherever the pointer moves.
    /// A click at the end has that element as its target, so it activates no mark.
    pub fn capture(&self, event: &Event, selector: &str) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        if let Some(element) = self.find(selector) {
            let _ = element.set_pointer_capture(pointer.pointer_id());
        }
    }

    /// Returns the left edge and the width of the first element that matches, in CSS pixels of the window. `None` if it
    /// is not laid out.
    pub fn extent(&self, selector: &str) -> Option<(f64, f64)> {
        self.rect(selector).map(|rect| (rect.x, rect.width))
    }

    /// Returns the bounding box of the first element that matches, in CSS pixels of the window. `None` if it is not
    /// laid out.
    pub fn rect(&self, selector: &str) -> Option<Rect> {
        let rect = self.find(selector)?.get_bounding_client_rect();
        (rect.width() > 0.0).then(|| Rect::new(rect.left(), rect.top(), rect.width(), rect.height()))
    }

    /// Moves the focus to the first element that matches, and scrolls only as far as needed to show it. Returns false
    /// if none matches.
    pub fn focus_without_scroll(&self, selector: &str) -> bool {
        // The cast is not checked, because SVG elements have the same method.
        let Some(element) = self.find(selector).map(JsCast::unchecked_into::<HtmlElement>) else { return false };
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
        // The browser's own scrolling on focus may move the page further than needed.
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        true
    }
}

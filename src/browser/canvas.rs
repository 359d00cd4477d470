//! Canvases to draw on, at the device's own pixels, and the colours that the style sheet gives.

use super::{document, window};
use crate::geometry::held;
use crate::paint::Theme;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, HtmlCanvasElement};

/// Every canvas below an element that matches `within`, with the id it draws.
pub fn canvases(within: &str) -> Vec<(String, HtmlCanvasElement)> {
    let found = document().and_then(|document| document.query_selector_all(&format!("{within} canvas[data-ink]")).ok());
    let Some(found) = found else { return Vec::new() };
    (0..found.length())
        .filter_map(|index| found.item(index)?.dyn_into::<HtmlCanvasElement>().ok())
        .filter_map(|canvas| Some((canvas.get_attribute("data-ink")?, canvas)))
        .collect()
}

/// The first canvas that matches.
pub fn canvas(selector: &str) -> Option<HtmlCanvasElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// The same as [`surface`], so many times as high as it is wide.
pub fn surface_of(canvas: &HtmlCanvasElement, aspect: f64) -> Option<(DrawingArea<CanvasBackend, Shift>, f64, f64)> {
    surface(canvas, f64::from(canvas.parent_element()?.client_width()) * aspect)
}

/// An emptied canvas as a drawing area: the area, its width in CSS pixels, and device pixels a CSS pixel.
///
/// None when the canvas is not laid out or cannot be had; the SVG beside it stays.
pub fn surface(canvas: &HtmlCanvasElement, height: f64) -> Option<(DrawingArea<CanvasBackend, Shift>, f64, f64)> {
    let frame: Element = canvas.parent_element()?;
    let width = f64::from(frame.client_width());
    let dots = held(window()?.device_pixel_ratio(), 1.0, 4.0);
    let size = ((width * dots).round() as u32, (height * dots).round() as u32);
    if size.0 == 0 {
        return None;
    }
    // Setting the size also empties it.
    canvas.set_width(size.0);
    canvas.set_height(size.1);
    let backend = CanvasBackend::with_canvas_object(canvas.clone());
    let _ = frame.class_list().toggle_with_force("inked", backend.is_some());
    Some((backend?.into_drawing_area(), width, dots))
}

/// The colours of the roles of ink where `element` stands.
pub fn theme(element: &Element) -> Theme {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    Theme::new(|ink| Theme::parse(&style.as_ref()?.get_property_value(&format!("--ink-{}", ink.name())).ok()?))
}

//! Canvases to draw on, at the device's own pixels, and the colours that the style sheet gives.

use super::repaint::is_printing;
use super::{Root, document, window};
use crate::geometry::clamp;
use crate::paint::Theme;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlCanvasElement, HtmlElement};

/// A canvas that is laid out.
#[derive(Debug)]
pub struct Canvas {
    /// What it draws.
    pub id: String,
    /// The canvas.
    pub canvas: HtmlCanvasElement,
    /// Its frame.
    frame: Element,
    /// The width of its frame, in CSS pixels.
    pub width: f64,
}

impl Canvas {
    fn of(canvas: HtmlCanvasElement, id: String) -> Option<Self> {
        let frame = canvas.parent_element()?;
        Some(Self { id, width: f64::from(frame.client_width()), canvas, frame })
    }
}

/// An emptied canvas of a height as a drawing area, and how many device pixels make a CSS pixel.
///
/// None when the canvas is not laid out or cannot be had; the SVG beside it stays.
pub fn drawing_area(canvas: &Canvas, height: f64) -> Option<(DrawingArea<CanvasBackend, Shift>, f64)> {
    let dots = clamp(window()?.device_pixel_ratio(), 1.0, 4.0);
    let size = ((canvas.width * dots).round() as u32, (height * dots).round() as u32);
    if size.0 == 0 {
        return None;
    }
    // Setting the size also empties it.
    canvas.canvas.set_width(size.0);
    canvas.canvas.set_height(size.1);
    let backend = CanvasBackend::with_canvas_object(canvas.canvas.clone());
    let _ = canvas.frame.class_list().toggle_with_force("inked", backend.is_some());
    Some((backend?.into_drawing_area(), dots))
}

/// The colours of the roles of ink where `element` stands, and its fonts; those of paper while the page is printed.
pub fn theme(element: &Element) -> Theme {
    // The style sheet for paper does not hold yet when the browser says that it will print.
    let is_for_paper = is_printing();
    if is_for_paper {
        let _ = element.set_attribute("data-paper", "");
    }
    let style = computed(element);
    let value = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok());
    let theme = Theme::new(value("font-family").unwrap_or_default(), |ink| {
        let name = ["--ink-", ink.name()].concat();
        Theme::parse(&value(&name)?).or_else(|| Theme::parse(&computed_color(element, &name)?))
    });
    if is_for_paper {
        let _ = element.remove_attribute("data-paper");
    }
    theme
}

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    window()?.get_computed_style(element).ok().flatten()
}

/// The computed colour that a custom property gives in `element`: a system colour or a mixture is a number only on an element
/// that has it.
fn computed_color(element: &Element, name: &str) -> Option<String> {
    let probe: HtmlElement = document()?.create_element("i").ok()?.dyn_into().ok()?;
    probe.style().set_css_text(&["forced-color-adjust:none;color:var(", name, ")"].concat());
    element.append_child(&probe).ok()?;
    let colour = computed(&probe).and_then(|style| style.get_property_value("color").ok());
    probe.remove();
    colour
}

impl Root {
    /// Every canvas below an element that matches `within`, with what it draws.
    pub fn canvases(&self, within: &str) -> Vec<Canvas> {
        let found = self.all(&[within, " canvas[data-ink]"].concat()).into_iter();
        let canvases = found.filter_map(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok());
        canvases.filter_map(|canvas| canvas.get_attribute("data-ink").and_then(|id| Canvas::of(canvas, id))).collect()
    }

    /// The first canvas that matches.
    pub fn canvas(&self, selector: &str) -> Option<Canvas> {
        Canvas::of(self.find(selector)?.dyn_into().ok()?, String::new())
    }

    /// The colours and fonts where the first element that matches stands.
    pub fn theme_of(&self, selector: &str) -> Option<Theme> {
        Some(theme(&self.find(selector)?))
    }
}

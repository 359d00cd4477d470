//! Canvas drawing areas in device pixels, and the colours and fonts that the style sheet computes.

use super::canvas_backend::CanvasBackend;
use super::repaint::is_printing;
use super::{Root, document, window};
use crate::gather::Gather;
use crate::geometry::clamp;
use crate::paint::Theme;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use wasm_bindgen::prelude::JsCast;
use web_sys::{CssStyleDeclaration, Element, HtmlCanvasElement, HtmlElement};

/// A canvas in the page, with the width available to it.
#[derive(Debug)]
pub struct Canvas {
    /// The id of its drawing, from `data-chart`. Empty for a canvas from [`Root::canvas`].
    pub id: String,
    /// The canvas element.
    pub canvas: HtmlCanvasElement,
    frame: Element,
    /// The inner width of its parent element, in CSS pixels.
    pub width: f64,
}

impl Canvas {
    fn of(canvas: HtmlCanvasElement, id: String) -> Option<Self> {
        let frame = canvas.parent_element()?;
        Some(Self { id, width: f64::from(frame.client_width()), canvas, frame })
    }
}

/// Clears a canvas, sets its height in CSS pixels, and returns its drawing area with the number of device pixels per
/// CSS pixel (from 1 to 4).
///
/// Returns `None` if the canvas has no width or no 2D context. The SVG next to it then stays visible.
pub fn drawing_area(canvas: &Canvas, height: f64) -> Option<(DrawingArea<CanvasBackend, Shift>, f64)> {
    let density = clamp(window()?.device_pixel_ratio(), 1.0, 4.0);
    let size = ((canvas.width * density).round() as u32, (height * density).round() as u32);
    if size.0 == 0 {
        return None;
    }
    // Setting the size also clears the canvas.
    canvas.canvas.set_width(size.0);
    canvas.canvas.set_height(size.1);
    let backend = CanvasBackend::new(canvas.canvas.clone());
    let _ = canvas.frame.class_list().toggle_with_force("painted", backend.is_some());
    Some((backend?.into_drawing_area(), density))
}

/// Returns the theme at an element: the colour of each colour role, and the font family. Uses the print colours while
/// the page is being printed.
pub fn theme(element: &Element) -> Theme {
    // The print style sheet does not apply yet at `beforeprint`, so the attribute selects the print colours.
    let is_printing = is_printing();
    if is_printing {
        let _ = element.set_attribute("data-print", "");
    }
    let style = computed(element);
    let value = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok());
    let theme = Theme::new(value("font-family").unwrap_or_default(), |role| {
        let name = ["--ink-", role.name()].concat();
        Theme::parse(&value(&name)?).or_else(|| Theme::parse(&computed_color(element, &name)?))
    });
    if is_printing {
        let _ = element.remove_attribute("data-print");
    }
    theme
}

fn computed(element: &Element) -> Option<CssStyleDeclaration> {
    window()?.get_computed_style(element).ok().flatten()
}

/// Resolves a custom property to a computed colour at `element`. The browser converts system colours and colour
/// mixtures to numbers only in a colour property, so this function adds a temporary element.
fn computed_color(element: &Element, name: &str) -> Option<String> {
    let probe: HtmlElement = document()?.create_element("i").ok()?.dyn_into().ok()?;
    probe.style().set_css_text(&["forced-color-adjust:none;color:var(", name, ")"].concat());
    element.append_child(&probe).ok()?;
    let colour = computed(&probe).and_then(|style| style.get_property_value("color").ok());
    probe.remove();
    colour
}

impl Root {
    /// Returns every canvas with the attribute `data-chart` below an element that matches `within`.
    pub fn canvases(&self, within: &str) -> Vec<Canvas> {
        let found = self.all(&[within, " canvas[data-chart]"].concat()).into_iter();
        let canvases = found.filter_map(|canvas| canvas.dyn_into::<HtmlCanvasElement>().ok());
        canvases.filter_map(|canvas| canvas.get_attribute("data-chart").and_then(|id| Canvas::of(canvas, id))).gather()
    }

    /// Returns the first element that matches, if it is a canvas.
    pub fn canvas(&self, selector: &str) -> Option<Canvas> {
        Canvas::of(self.find(selector)?.dyn_into().ok()?, String::new())
    }

    /// Returns the colours and fonts at the first element that matches.
    pub fn theme_of(&self, selector: &str) -> Option<Theme> {
        Some(theme(&self.find(selector)?))
    }
}

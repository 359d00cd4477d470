//! plotters backend that draws on a canvas.
//!
//! In place of `plotters-canvas`, whose colours and sizes are formatted as floats: the code for that weighs 6 kB of brotli, and
//! nothing else here uses it.

use std::convert::Infallible;
use std::f64::consts::TAU;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use wasm_bindgen::prelude::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::geometry::coordinate;

/// Draws on a canvas, in device pixels. All colours are opaque.
#[derive(Debug)]
pub struct CanvasBackend {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl CanvasBackend {
    /// Returns `None` if the canvas has no 2D context.
    pub(super) fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context })
    }

    fn set_fill(&self, colour: BackendColor) {
        self.context.set_fill_style_str(&css_colour(colour));
    }

    fn set_stroke(&self, colour: BackendColor, width: u32) {
        self.context.set_stroke_style_str(&css_colour(colour));
        self.context.set_line_width(f64::from(width));
    }

    /// Begins a path through points.
    fn trace(&self, points: impl IntoIterator<Item = BackendCoord>) {
        self.context.begin_path();
        for (x, y) in points {
            // The first `lineTo` of a path acts as `moveTo`.
            self.context.line_to(f64::from(x), f64::from(y));
        }
    }

    fn write(&self, text: &str, (x, y): BackendCoord, align: &str, baseline: &str, font: &str) {
        self.context.set_text_align(align);
        self.context.set_text_baseline(baseline);
        self.context.set_font(font);
        // Fails only for a detached context.
        let _ = self.context.fill_text(text, f64::from(x), f64::from(y));
    }
}

fn css_colour(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    format!("rgb({red},{green},{blue})")
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for CanvasBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.canvas.width(), self.canvas.height())
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.set_fill(colour);
        self.context.fill_rect(f64::from(x), f64::from(y), 1.0, 1.0);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, fill: bool) -> Drawn {
        let (x, y) = (f64::from(a.0), f64::from(a.1));
        let (width, height) = (f64::from(b.0 - a.0), f64::from(b.1 - a.1));
        if fill {
            self.set_fill(style.color());
            self.context.fill_rect(x, y, width, height);
        } else {
            self.set_stroke(style.color(), style.stroke_width());
            self.context.stroke_rect(x, y, width, height);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        self.set_stroke(style.color(), style.stroke_width());
        self.trace(points);
        self.context.stroke();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, fill: bool) -> Drawn {
        self.context.begin_path();
        // Fails only for a negative radius.
        let _ = self.context.arc(f64::from(at.0), f64::from(at.1), f64::from(radius), 0.0, TAU);
        if fill {
            self.set_fill(style.color());
            self.context.fill();
        } else {
            self.set_stroke(style.color(), style.stroke_width());
            self.context.stroke();
        }
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        self.set_fill(style.color());
        self.trace(points);
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let align = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "center",
            HPos::Right => "end",
        };
        let baseline = match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        };
        self.set_fill(style.color());
        let font = [style.style().as_str(), " ", &coordinate(style.size()), "px ", style.family().as_str()].concat();
        self.write(text, at, align, baseline, &font);
        Ok(())
    }
}

//! plotters backend that records shapes and texts, each with its colour role.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::theme::{ColorRole, Theme};

/// Form of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeForm {
    /// Filled path.
    Fill,
    /// Stroked path of a width in pixels.
    Line(u32),
    /// Text.
    Text {
        /// Position, vertically centred.
        at: (i32, i32),
        /// Font size, in pixels.
        size: f64,
        /// True for bold text.
        is_bold: bool,
        /// SVG `text-anchor`: start, middle or end.
        anchor: &'static str,
        /// Content.
        words: String,
    },
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct SvgShape {
    /// Colour role.
    pub role: ColorRole,
    /// Form.
    pub form: ShapeForm,
    /// SVG path data; empty for text.
    pub path: String,
}

/// Records shapes in painting order.
#[derive(Debug)]
pub struct ShapeRecorder<'a> {
    size: (u32, u32),
    shapes: &'a mut Vec<SvgShape>,
}

impl<'a> ShapeRecorder<'a> {
    /// A backend of a size that appends to `shapes`.
    pub fn new(width: u32, height: u32, shapes: &'a mut Vec<SvgShape>) -> Self {
        Self { size: (width, height), shapes }
    }

    fn note(&mut self, colour: BackendColor, form: ShapeForm, path: String) {
        // Consecutive shapes of one role share a path, to keep the number of elements low.
        if let Some(last) = self.shapes.last_mut()
            && last.form == form
            && last.role == Theme::role(colour.rgb)
            && !path.is_empty()
        {
            last.path.push_str(&path);
            return;
        }
        self.shapes.push(SvgShape { role: Theme::role(colour.rgb), form, path });
    }
}

fn through(points: impl IntoIterator<Item = BackendCoord>) -> String {
    let mut path = String::new();
    for (x, y) in points {
        // Writing to a String cannot fail.
        let _ = write!(path, "{}{x} {y}", if path.is_empty() { 'M' } else { 'L' });
    }
    path
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for ShapeRecorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.note(colour, ShapeForm::Fill, format!("M{x} {y}h1v1h-1Z"));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, style: &S, _fill: bool) -> Drawn {
        let path = format!("M{} {}H{}V{}H{}Z", a.0, a.1, b.0, b.1, a.0);
        self.note(style.color(), ShapeForm::Fill, path);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        self.note(style.color(), ShapeForm::Line(style.stroke_width()), through(points));
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, at: BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let (x, y, width) = (at.0 - radius as i32, at.1, 2 * radius);
        let path = format!("M{x} {y}a{radius} {radius} 0 1 0 {width} 0a{radius} {radius} 0 1 0 -{width} 0Z");
        self.note(style.color(), ShapeForm::Fill, path);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Drawn {
        self.note(style.color(), ShapeForm::Fill, through(points) + "Z");
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let (size, is_bold) = (style.size(), matches!(style.style(), FontStyle::Bold));
        let form = ShapeForm::Text { at, size, is_bold, anchor, words: text.to_owned() };
        self.note(style.color(), form, String::new());
        Ok(())
    }
}

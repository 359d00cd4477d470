//! A plotters backend that notes shapes and words down, each with its role.

use std::convert::Infallible;
use std::fmt::Write as _;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};

use super::theme::{ColorRole, Theme};

/// How a shape is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum ShapeForm {
    /// Filled.
    Fill,
    /// As a line of a width.
    Line(u32),
    /// It is words.
    Text {
        /// Where, in the middle of their height.
        at: (i32, i32),
        /// Their size.
        size: f64,
        /// Whether they are in bold.
        is_bold: bool,
        /// What of them is there: start, middle, end.
        anchor: &'static str,
        /// The words.
        words: String,
    },
}

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it stands for.
    pub role: ColorRole,
    /// How it is drawn.
    pub form: ShapeForm,
    /// SVG path data; empty for words.
    pub path: String,
}

/// An area whose shapes are noted down in a list, from the bottom.
#[derive(Debug)]
pub struct ShapeRecorder<'a> {
    size: (u32, u32),
    shapes: &'a mut Vec<Shape>,
}

impl<'a> ShapeRecorder<'a> {
    /// An area of a size that adds its shapes to `shapes`.
    pub fn new(width: u32, height: u32, shapes: &'a mut Vec<Shape>) -> Self {
        Self { size: (width, height), shapes }
    }

    fn note(&mut self, colour: BackendColor, form: ShapeForm, path: String) {
        // Shapes of one role, one behind the other, are one path: in a page each element counts.
        if let Some(last) = self.shapes.last_mut()
            && last.form == form
            && last.role == Theme::role(colour.rgb)
            && !path.is_empty()
        {
            last.path.push_str(&path);
            return;
        }
        self.shapes.push(Shape { role: Theme::role(colour.rgb), form, path });
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
        let (x, y, wide) = (at.0 - radius as i32, at.1, 2 * radius);
        let path = format!("M{x} {y}a{radius} {radius} 0 1 0 {wide} 0a{radius} {radius} 0 1 0 -{wide} 0Z");
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

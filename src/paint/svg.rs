//! Export page as a standalone SVG document, with the colours and fonts of a theme.

use std::fmt::Write as _;

use plotters::drawing::IntoDrawingArea as _;
use plotters::style::RGBColor;

use super::export_page::{MIDDLE, export_page};
use super::shape_recorder::{ShapeForm, ShapeRecorder, SvgShape};
use super::theme::Theme;
use crate::scene::charts::export_page::{ExportPage, WIDTH};
use crate::write::escape_into;

/// Formats the document.
pub fn svg(scene: &ExportPage, theme: &Theme) -> String {
    let mut shapes = Vec::new();
    let area = ShapeRecorder::new(WIDTH as u32, scene.height as u32, &mut shapes).into_drawing_area();
    // Recording cannot fail.
    let _ = export_page(&area, scene, &Theme::roles(), 1.0);
    drop(area);
    let fonts = SvgFonts { text: &theme.font, headings: None };
    document((WIDTH as u32, scene.height as u32), &scene.title, &shapes, theme, fonts)
}

/// CSS `font-family` of texts, and of bold ones if that is another.
#[derive(Clone, Copy)]
pub(super) struct SvgFonts<'a> {
    pub(super) text: &'a str,
    pub(super) headings: Option<&'a str>,
}

/// Formats shapes as a document.
pub(super) fn document(
    (width, height): (u32, u32),
    title: &str,
    shapes: &[SvgShape],
    theme: &Theme,
    fonts: SvgFonts<'_>,
) -> String {
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\""
    );
    escape(&mut text, &fonts.text.replace('"', "'"));
    text.push_str("\"><title>");
    escape(&mut text, title);
    text.push_str("</title>");
    for shape in shapes {
        shape_of(&mut text, shape, theme, fonts.headings);
    }
    text + "</svg>\n"
}

fn shape_of(text: &mut String, shape: &SvgShape, theme: &Theme, headings: Option<&str>) {
    // Writing to a String cannot fail.
    let RGBColor(red, green, blue) = theme.colour(shape.role);
    let colour = format!("#{red:02x}{green:02x}{blue:02x}");
    match &shape.form {
        ShapeForm::Fill => drop(write!(text, "<path fill=\"{colour}\" d=\"{}\"/>", shape.path)),
        ShapeForm::Line(width) => {
            let line = "fill=\"none\" stroke-linejoin=\"round\"";
            let _ = write!(text, "<path {line} stroke=\"{colour}\" stroke-width=\"{width}\" d=\"{}\"/>", shape.path);
        }
        ShapeForm::Text { at: (x, y), size, is_bold, anchor, words } => {
            let weight = if *is_bold { " font-weight=\"700\"" } else { "" };
            let baseline = crate::geometry::coordinate(f64::from(*y) + MIDDLE * size);
            let _ = write!(
                text,
                "<text x=\"{x}\" y=\"{baseline}\" font-size=\"{}\" text-anchor=\"{anchor}\" fill=\"{colour}\"{weight}",
                crate::geometry::coordinate(*size)
            );
            if let Some(family) = headings.filter(|_| *is_bold) {
                text.push_str(" font-family=\"");
                escape(text, &family.replace('"', "'"));
                text.push('"');
            }
            text.push('>');
            escape(text, words);
            text.push_str("</text>");
        }
    }
}

/// Appends text to the document. Characters that XML does not allow are left out, white space becomes a space, and `>` is
/// written as a reference, because `]]>` is no text of XML.
fn escape(out: &mut String, text: &str) {
    let allowed = |letter: char| match letter {
        '\t' | '\n' | '\r' => Some(' '),
        other if other < ' ' || matches!(other, '\u{fffe}' | '\u{ffff}') => None,
        other => Some(other),
    };
    let text: String = text.chars().filter_map(allowed).collect();
    for (index, part) in text.split('>').enumerate() {
        if index > 0 {
            out.push_str("&gt;");
        }
        escape_into(out, part);
    }
}

//! Drawing primitives of the charts (boxes, faded bars, lines, dashes) in device pixels.
//!
//! Charts use the `Painter` trait object instead of a generic backend, so that their code is compiled once and not once per
//! backend.

use std::cell::RefCell;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};
use plotters_backend::DrawingBackend;

use super::theme::{ColorRole, Theme};
use crate::gather::Gather;
use crate::geometry::Point;

/// A position in device pixels.
type Dot = (i32, i32);

/// A text to draw.
pub(super) struct TextRun<'a> {
    pub(super) text: &'a str,
    pub(super) size: f64,
    pub(super) is_bold: bool,
    pub(super) across: HPos,
}

/// Primitives of a backend.
pub(super) trait Painter {
    /// Fills a rectangle between two corners.
    fn rect(&self, role: ColorRole, corner: Dot, other: Dot);
    /// Fills a polygon.
    fn polygon(&self, role: ColorRole, points: Vec<Dot>);
    /// Draws a polyline.
    fn line(&self, role: ColorRole, width: u32, points: Vec<Dot>);
    /// Fills a circle.
    fn disc(&self, role: ColorRole, at: Dot, radius: i32);
    /// Draws a text, vertically centred on a position.
    fn text(&self, role: ColorRole, at: Dot, words: &TextRun<'_>);
}

/// A plotters area as a [`Painter`]; keeps the first error.
struct AreaPainter<'a, DB: DrawingBackend> {
    area: &'a DrawingArea<DB, Shift>,
    theme: &'a Theme,
    fault: RefCell<Option<DrawingAreaErrorKind<DB::ErrorType>>>,
}

impl<DB: DrawingBackend> AreaPainter<'_, DB> {
    fn draw<'b, E>(&self, element: &'b E)
    where
        for<'c> &'c E: PointCollection<'c, Dot>,
        E: Drawable<DB>,
        &'b E: Sized,
    {
        self.note(self.area.draw(element));
    }

    fn note(&self, drawn: Result<(), DrawingAreaErrorKind<DB::ErrorType>>) {
        if let Err(fault) = drawn {
            self.fault.borrow_mut().get_or_insert(fault);
        }
    }
}

impl<DB: DrawingBackend> Painter for AreaPainter<'_, DB> {
    fn rect(&self, role: ColorRole, corner: Dot, other: Dot) {
        let style = ShapeStyle { color: self.theme.colour(role).into(), filled: true, stroke_width: 0 };
        self.draw(&Rectangle::new([corner, other], style));
    }

    fn polygon(&self, role: ColorRole, points: Vec<Dot>) {
        self.draw(&Polygon::new(points, self.theme.colour(role)));
    }

    fn line(&self, role: ColorRole, width: u32, points: Vec<Dot>) {
        self.draw(&PathElement::new(points, self.theme.colour(role).stroke_width(width)));
    }

    fn disc(&self, role: ColorRole, at: Dot, radius: i32) {
        self.draw(&Circle::new(at, radius, self.theme.colour(role).filled()));
    }

    fn text(&self, role: ColorRole, at: Dot, words: &TextRun<'_>) {
        let style = if words.is_bold { FontStyle::Bold } else { FontStyle::Normal };
        let font = FontDesc::new(FontFamily::Name(&self.theme.font), words.size, style);
        let mut style = TextStyle::from(font).pos(Pos::new(words.across, VPos::Center));
        style.color = plotters::style::Color::to_backend_color(&self.theme.colour(role));
        self.note(self.area.draw_text(words.text, &style, at));
    }
}

/// Paints on an area. `pixel_ratio` is the number of device pixels per scene pixel.
pub(super) fn on<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    theme: &Theme,
    pixel_ratio: f64,
    draw: impl FnOnce(&ScaledPainter<'_>),
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let pen = AreaPainter { area, theme, fault: RefCell::new(None) };
    draw(&ScaledPainter { painter: &pen, pixel_ratio, at: Point::default() });
    pen.fault.into_inner().map_or(Ok(()), Err)
}

/// A [`Painter`] in scene pixels. plotters supports whole pixels only, so a canvas is painted at the device's resolution.
#[derive(Clone, Copy)]
pub(super) struct ScaledPainter<'a> {
    painter: &'a dyn Painter,
    /// Device pixels per scene pixel.
    pixel_ratio: f64,
    /// The origin, in scene pixels.
    at: Point,
}

impl ScaledPainter<'_> {
    /// The same with another origin.
    pub(super) fn moved(self, at: Point) -> Self {
        Self { at, ..self }
    }

    /// The same at a multiple of the size, with the same origin.
    #[cfg(feature = "ssr")]
    pub(super) fn scaled(self, factor: f64) -> Self {
        let at = Point::new(self.at.x / factor, self.at.y / factor);
        Self { pixel_ratio: self.pixel_ratio * factor, at, ..self }
    }

    fn px(&self, value: f64) -> i32 {
        (value * self.pixel_ratio).round() as i32
    }

    fn dot_at(&self, point: Point) -> Dot {
        (self.px(self.at.x + point.x), self.px(self.at.y + point.y))
    }

    fn places(&self, points: &[Point]) -> Vec<Dot> {
        points.iter().map(|point| self.dot_at(*point)).gather()
    }

    /// Fills a rectangle, at least one device pixel wide and high, so that thin marks do not vanish by rounding.
    pub(super) fn rect(&self, role: ColorRole, from: f64, to: f64, top: f64, bottom: f64) {
        let (left, upper) = self.dot_at(Point::new(from, top));
        let (right, lower) = self.dot_at(Point::new(to, bottom));
        self.painter.rect(role, (left, upper), (right.max(left + 1), lower.max(upper + 1)));
    }

    /// A striped rectangle: the possible part of a value.
    pub(super) fn faded_bar(&self, role: ColorRole, from: f64, to: f64, top: f64, bottom: f64) {
        let mut x = from + 1.0;
        while x < to {
            self.rect(role, x, (x + 1.5).min(to), top, bottom);
            x += 3.0;
        }
    }

    /// The same with horizontal stripes.
    pub(super) fn faded_bar_up(&self, role: ColorRole, from: f64, to: f64, top: f64, bottom: f64) {
        let mut y = top;
        while y < bottom {
            self.rect(role, from, to, y, (y + 1.0).min(bottom));
            y += 3.0;
        }
    }

    /// Fills a polygon.
    pub(super) fn filled(&self, role: ColorRole, points: &[Point]) {
        self.painter.polygon(role, self.places(points));
    }

    /// Draws a polyline.
    pub(super) fn line(&self, role: ColorRole, width: f64, points: &[Point]) {
        let mut places = self.places(points);
        // Points on one pixel are merged, because each join costs as much as a segment.
        places.dedup();
        self.painter.line(role, self.px(width).max(1) as u32, places);
    }

    /// Draws a polyline from a point by relative steps.
    pub(super) fn open_arrow(&self, role: ColorRole, at: Point, steps: [(f64, f64); 3]) {
        self.line(role, 2.0, &steps.map(|(x, y)| Point::new(at.x + x, at.y + y)));
    }

    /// Draws a dashed line between two points.
    pub(super) fn dashed(&self, role: ColorRole, from: Point, to: Point) {
        let (width, height) = (to.x - from.x, to.y - from.y);
        let length = (width * width + height * height).sqrt();
        let at = |distance: f64| {
            let share = if length > 0.0 { (distance / length).min(1.0) } else { 0.0 };
            Point::new(from.x + width * share, from.y + height * share)
        };
        let mut distance = 0.0;
        while distance < length {
            self.line(role, 1.0, &[at(distance), at(distance + 5.0)]);
            distance += 9.0;
        }
    }

    /// Draws the outline of a diamond.
    pub(super) fn hollow(&self, role: ColorRole, at: Point) {
        let corners = [(-4.5, 0.0), (0.0, -4.5), (4.5, 0.0), (0.0, 4.5), (-4.5, 0.0)];
        self.line(role, 1.5, &corners.map(|(x, y)| Point::new(at.x + x, at.y + y)));
    }

    /// Fills a circle.
    pub(super) fn disc(&self, role: ColorRole, at: Point, radius: f64) {
        self.painter.disc(role, self.dot_at(at), self.px(radius));
    }

    /// Draws a text, vertically centred on a position.
    pub(super) fn text(&self, role: ColorRole, at: Point, words: &TextRun<'_>) {
        self.painter.text(role, self.dot_at(at), &TextRun { size: words.size * self.pixel_ratio, ..*words });
    }
}

//! A whole chart with its words, on one sheet.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::bullet::bullet_with;
use super::strokes::{Brush, Written, on};
use super::theme::{Ink, Theme};
use super::way::way_with;
use super::years::years_with;
use crate::geometry::Point;
use crate::scene::chart::sheet::{Anchor, EDGE, Piece, Sheet, WIDTH};
use crate::story::Tone;

/// How far the middle of letters lies above their baseline, in parts of their size.
pub(super) const MIDDLE: f64 = 0.36;

/// Draws a sheet; `dots` is how many pixels of the area make a pixel of the scene.
pub fn sheet<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &Sheet,
    theme: &Theme,
    dots: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    on(area, theme, dots, |brush| sheet_with(brush, scene))
}

fn sheet_with(whole: &Brush<'_>, scene: &Sheet) {
    whole.block(Ink::Surface, 0.0, WIDTH, 0.0, scene.height);
    for piece in &scene.pieces {
        match piece {
            Piece::Bullet(at, own) => bullet_with(&whole.moved(*at), own),
            Piece::Years(at, own) => years_with(&whole.moved(*at), own),
            Piece::Way(at, own) => way_with(&whole.moved(*at), own),
            Piece::Shape(at, shape, tone) => {
                let point = |(x, y): &(i16, i16)| Point::new(f64::from(*x) / 10.0, f64::from(*y) / 10.0);
                for outline in *shape {
                    let points: Vec<Point> = outline.iter().map(point).collect();
                    whole.moved(*at).filled(ink_of(*tone), &points);
                }
            }
            Piece::Sample(at, is_series, place) => sample(&whole.moved(*at), *is_series, *place),
            Piece::Rule(y) => whole.block(Ink::Grid, EDGE, WIDTH - EDGE, *y, y + 1.0),
            Piece::Words { at, size, is_bold, is_muted, anchor, text } => {
                let across = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let ink = if *is_muted { Ink::Muted } else { Ink::Words };
                let middle = Point::new(at.x, at.y - MIDDLE * size);
                whole.words(ink, middle, &Written { text, size: *size, is_bold: *is_bold, across });
            }
        }
    }
}

fn ink_of(tone: Tone) -> Ink {
    match tone {
        Tone::Good => Ink::Good,
        Tone::Going => Ink::Going,
        Tone::Slow => Ink::Slow,
        Tone::Bad => Ink::Bad,
        Tone::Unknown => Ink::Muted,
    }
}

/// A sample of a legend, some 22 pixels wide around its middle line.
pub(super) fn sample(brush: &Brush<'_>, is_series: bool, place: usize) {
    let post = |ink: Ink| brush.block(ink, 9.5, 12.5, -9.0, 9.0);
    let bar = |to: f64| brush.block(Ink::Actual, 0.0, to, -4.0, 4.0);
    match (is_series, place) {
        (false, 0) => bar(22.0),
        (false, 1) => {
            bar(10.0);
            brush.soft(Ink::Actual, 10.0, 22.0, -4.0, 4.0);
        }
        (false, 2) => {
            bar(13.0);
            brush.angle(Ink::Actual, Point::default(), [(14.0, -8.0), (21.0, 0.0), (14.0, 8.0)]);
        }
        (false, 3) => post(Ink::Target),
        (false, 4) => post(Ink::Original),
        (false, 5) => brush.dashed(Ink::Pace, Point::new(11.0, -10.0), Point::new(11.0, 10.0)),
        (false, 6) => {
            bar(22.0);
            brush.block(Ink::Earlier, 10.0, 12.0, -4.0, 4.0);
        }
        (false, 7) | (true, 6) => brush.hollow(Ink::Claim, Point::new(11.0, 0.0)),
        (false, _) => {
            brush.block(Ink::Far, 0.0, 7.0, -8.0, 8.0);
            brush.block(Ink::Near, 7.0, 14.0, -8.0, 8.0);
            brush.block(Ink::There, 14.0, 22.0, -8.0, 8.0);
        }
        (true, 0 | 1) => {
            brush.block(if place == 0 { Ink::Block } else { Ink::Earlier }, 2.0, 20.0, -7.0, 8.0);
            brush.block(Ink::Actual, 2.0, 20.0, -8.0, -6.0);
        }
        (true, 2) => brush.block(Ink::Target, 0.0, 22.0, -1.0, 1.0),
        (true, 3 | 4 | 8) => {
            let ink = if place == 3 { Ink::Target } else { Ink::Original };
            brush.block(ink, 0.0, 9.0, -1.0, 1.0);
            brush.block(ink, 13.0, 22.0, -1.0, 1.0);
        }
        (true, 5) => brush.dashed(Ink::Pace, Point::new(0.0, 7.0), Point::new(22.0, -7.0)),
        (true, _) => brush.soft(Ink::Gap, 0.0, 22.0, -2.0, 2.0),
    }
}

//! The ink of a family of indicators over time.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::DrawingBackend;

use super::strokes::{Brush, on};
use super::theme::{Ink, Theme};
use crate::geometry::Point;
use crate::scene::chart::OpenSide;
use crate::scene::chart::years::{Block, Dot, HEIGHT, Step, Years};

/// Draws a chart over time; `dots` is how many pixels of the area make a pixel of the scene.
pub fn years<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &Years,
    theme: &Theme,
    dots: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    on(area, theme, dots, |brush| years_with(brush, scene))
}

pub(super) fn years_with(brush: &Brush<'_>, scene: &Years) {
    for (from, to) in &scene.gaps {
        // Hatched from end to end: nothing is known.
        let room = ((to - from) * 0.2).min(3.0);
        brush.soft(Ink::Gap, from + room, to - room, HEIGHT - 26.0, HEIGHT - 22.0);
    }
    for (y, _) in &scene.ticks {
        brush.block(Ink::Grid, 0.0, scene.width, *y, y + 1.0);
    }
    for own in &scene.blocks {
        block(brush, own, scene.nought);
    }
    for [from, to] in &scene.paces {
        brush.dashed(Ink::Pace, *from, *to);
    }
    for line in &scene.lines {
        // So dense a line is a texture: a thin one shows it better, and is drawn in a third of the time.
        let is_dense = line.len() as f64 * 4.0 > scene.width;
        brush.line(Ink::Actual, if is_dense { 1.0 } else { 1.5 }, line);
    }
    for own in &scene.dots {
        dot(brush, own);
    }
    for at in &scene.claims {
        brush.hollow(Ink::Claim, *at);
    }
    for own in &scene.steps {
        step(brush, own);
    }
    brush.block(Ink::Muted, 0.0, scene.width, scene.nought - 1.0, scene.nought);
}

/// A block keeps a little room to the next; its top is a strong edge.
fn block(brush: &Brush<'_>, own: &Block, nought: f64) {
    let room = ((own.to - own.from) * 0.12).min(8.0);
    let (from, to) = (own.from + room, (own.to - room).max(own.from + room + 1.0));
    let ink = if own.is_result { Ink::Block } else { Ink::Earlier };
    if own.solid != nought {
        brush.block(ink, from, to, own.solid.min(nought), own.solid.max(nought));
    }
    brush.soft_up(ink, from, to, own.soft.0, own.soft.1);
    brush.block(Ink::Actual, from, to, own.edge - 1.0, own.edge + 1.0);
    if let Some(side) = own.open {
        arrow(brush, Point::new(f64::midpoint(from, to), own.edge), side, 0.0);
    }
}

/// An arrow on the side without a bound, `gap` pixels away from a point.
fn arrow(brush: &Brush<'_>, at: Point, side: OpenSide, gap: f64) {
    let away = |pixels: f64| if side == OpenSide::Above { -gap - pixels } else { gap + pixels };
    brush.angle(Ink::Actual, at, [(-6.0, away(2.0)), (0.0, away(9.0)), (6.0, away(2.0))]);
}

fn dot(brush: &Brush<'_>, own: &Dot) {
    let (from, to) = own.extent;
    if to - from > 9.0 {
        brush.block(Ink::Actual, from, to, own.at.y - 0.5, own.at.y + 0.5);
    }
    brush.disc(Ink::Actual, own.at, 4.0);
    if let Some(side) = own.open {
        arrow(brush, own.at, side, 3.0);
    }
}

/// The step of a target, which ends in a short post at its deadline, or rises to what took its place.
fn step(brush: &Brush<'_>, own: &Step) {
    let ink = if own.is_former { Ink::Original } else { Ink::Target };
    if own.is_forecast || own.is_former {
        let mut x = own.from;
        while x < own.to {
            brush.block(ink, x, (x + 7.0).min(own.to), own.y - 1.0, own.y + 1.0);
            x += 11.0;
        }
    } else {
        brush.block(ink, own.from, own.to, own.y - 1.0, own.y + 1.0);
    }
    if let Some(other) = own.riser {
        brush.block(ink, own.to - 1.0, own.to + 1.0, own.y.min(other), own.y.max(other) + 1.0);
    }
    if own.is_due {
        brush.block(ink, own.to - 2.0, own.to, own.y - 6.0, own.y + 6.0);
    }
}

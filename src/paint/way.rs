//! The ink of a way to a target.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::DrawingBackend;

use super::strokes::{Brush, on};
use super::theme::{Ink, Theme};
use crate::geometry::Point;
use crate::scene::chart::way::{HEIGHT, Way};

/// Draws a way; `dots` is how many pixels of the area make a pixel of the scene.
pub fn way<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &Way,
    theme: &Theme,
    dots: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    on(area, theme, dots, |brush| way_with(brush, scene))
}

pub(super) fn way_with(brush: &Brush<'_>, scene: &Way) {
    let (top, bottom) = (7.0, HEIGHT - 7.0);
    brush.block(Ink::There, 0.0, scene.whole, top, bottom);
    for own in &scene.stretches {
        let ink = if own.is_last { Ink::Actual } else { Ink::Block };
        if own.to > own.from {
            brush.block(ink, own.from, own.to, top, bottom);
        }
        brush.soft(Ink::Actual, own.to, own.soft, top, bottom);
        brush.block(Ink::Actual, own.to - 1.5, own.to, top - 3.0, bottom + 6.0);
    }
    for x in &scene.claims {
        brush.hollow(Ink::Claim, Point::new(*x, HEIGHT / 2.0));
    }
    if let Some(x) = scene.target {
        brush.block(Ink::Target, x - 1.5, x + 1.5, 0.0, HEIGHT);
    }
}

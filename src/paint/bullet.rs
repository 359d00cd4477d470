//! The ink of a bullet chart.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Polygon, Rectangle};
use plotters_backend::DrawingBackend;

use super::theme::{Ink, Theme};
use crate::scene::bullet::{Bullet, HEIGHT};

/// Draws a bullet chart; `dots` is how many pixels of the area make a pixel of the scene.
///
/// plotters knows whole pixels only, so a canvas is drawn at its device's own.
pub fn bullet<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &Bullet,
    theme: &Theme,
    dots: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let px = |value: f64| (value * dots).round() as i32;
    let block = |ink: Ink, from: f64, to: f64, top: f64, bottom: f64| {
        let style = plotters::style::ShapeStyle { color: theme.colour(ink).into(), filled: true, stroke_width: 0 };
        // At least a pixel wide, or a thin mark would round away.
        let (left, right) = (px(from), px(to).max(px(from) + 1));
        area.draw(&Rectangle::new([(left, px(top)), (right, px(bottom))], style))
    };
    let middle = HEIGHT / 2.0;
    if let Some(target) = scene.target {
        block(Ink::Range, 0.0, target, middle - 9.0, middle + 9.0)?;
    }
    for (x, _) in &scene.ticks {
        block(Ink::Grid, *x, x + 1.0, 2.0, HEIGHT - 2.0)?;
    }
    if let Some(actual) = scene.actual {
        let head = if scene.open { 7.0_f64.min(actual) } else { 0.0 };
        block(Ink::Actual, 0.0, actual - head, middle - 4.0, middle + 4.0)?;
        if scene.open {
            let tip = [(actual - head, middle - 8.0), (actual, middle), (actual - head, middle + 8.0)];
            area.draw(&Polygon::new(tip.map(|(x, y)| (px(x), px(y))).to_vec(), theme.colour(Ink::Actual)))?;
        }
    }
    for x in &scene.earlier {
        block(Ink::Earlier, x - 1.0, x + 1.0, middle - 4.0, middle + 4.0)?;
    }
    if let Some(raised) = scene.raised {
        block(Ink::Raised, raised - 1.5, raised + 1.5, middle - 9.0, middle + 9.0)?;
    }
    if let Some(target) = scene.target {
        // A forecast is no promise: its mark is broken in the middle.
        let gap = if scene.forecast { 3.0 } else { 0.0 };
        block(Ink::Target, target - 1.5, target + 1.5, middle - 12.0, middle - gap)?;
        block(Ink::Target, target - 1.5, target + 1.5, middle + gap, middle + 12.0)?;
    }
    Ok(())
}

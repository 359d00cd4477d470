//! Paints time series charts.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::DrawingBackend;

use super::painter::{ScaledPainter, on};
use super::theme::{ColorRole, Theme};
use crate::geometry::Point;
use crate::scene::charts::OpenSide;
use crate::scene::charts::time_series::{DataPoint, HEIGHT, PeriodBar, TargetStep, TimeSeriesChart};

/// Paints a time series chart. `pixel_ratio` is the number of device pixels per scene pixel.
pub fn time_series<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &TimeSeriesChart,
    theme: &Theme,
    pixel_ratio: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    on(area, theme, pixel_ratio, |painter| time_series_with(painter, scene))
}

pub(super) fn time_series_with(painter: &ScaledPainter<'_>, scene: &TimeSeriesChart) {
    for (from, to) in &scene.gaps {
        // A hatched band marks a period without data.
        let room = ((to - from) * 0.2).min(3.0);
        painter.faded_bar(ColorRole::Gap, from + room, to - room, HEIGHT - 26.0, HEIGHT - 22.0);
    }
    for (y, _) in &scene.ticks {
        painter.rect(ColorRole::Grid, 0.0, scene.width, *y, y + 1.0);
    }
    for bar in &scene.bars {
        period_bar(painter, bar, scene.zero_y);
    }
    for [from, to] in &scene.paces {
        painter.dashed(ColorRole::Pace, *from, *to);
    }
    for line in &scene.lines {
        // A dense line looks better thin, and is painted in a third of the time.
        let is_dense = line.len() as f64 * 4.0 > scene.width;
        painter.line(ColorRole::Actual, if is_dense { 1.0 } else { 1.5 }, line);
    }
    for point in &scene.points {
        data_point(painter, point);
    }
    for at in &scene.claims {
        painter.hollow(ColorRole::Claim, *at);
    }
    for step in &scene.steps {
        target_step(painter, step);
    }
    painter.rect(ColorRole::Muted, 0.0, scene.width, scene.zero_y - 1.0, scene.zero_y);
}

/// A bar with a small gap to the next one; its end has a strong edge.
fn period_bar(painter: &ScaledPainter<'_>, bar: &PeriodBar, zero_y: f64) {
    let room = ((bar.to - bar.from) * 0.12).min(8.0);
    let (from, to) = (bar.from + room, (bar.to - room).max(bar.from + room + 1.0));
    let role = if bar.is_result { ColorRole::Block } else { ColorRole::Earlier };
    if bar.solid != zero_y {
        painter.rect(role, from, to, bar.solid.min(zero_y), bar.solid.max(zero_y));
    }
    painter.faded_bar_up(role, from, to, bar.faded.0, bar.faded.1);
    painter.rect(ColorRole::Actual, from, to, bar.edge - 1.0, bar.edge + 1.0);
    if let Some(side) = bar.open {
        arrow(painter, Point::new(f64::midpoint(from, to), bar.edge), side, 0.0);
    }
}

/// An arrow on the open side, `gap` pixels from a point.
fn arrow(painter: &ScaledPainter<'_>, at: Point, side: OpenSide, gap: f64) {
    let away = |pixels: f64| if side == OpenSide::Above { -gap - pixels } else { gap + pixels };
    painter.open_arrow(ColorRole::Actual, at, [(-6.0, away(2.0)), (0.0, away(9.0)), (6.0, away(2.0))]);
}

fn data_point(painter: &ScaledPainter<'_>, point: &DataPoint) {
    let (from, to) = point.extent;
    if to - from > 9.0 {
        painter.rect(ColorRole::Actual, from, to, point.position.y - 0.5, point.position.y + 0.5);
    }
    painter.disc(ColorRole::Actual, point.position, 4.0);
    if let Some(side) = point.open {
        arrow(painter, point.position, side, 3.0);
    }
}

/// The step of a target. It ends in a short post at its deadline, or in a riser to the next target.
fn target_step(painter: &ScaledPainter<'_>, step: &TargetStep) {
    let role = if step.is_former { ColorRole::Original } else { ColorRole::Target };
    if step.is_forecast || step.is_former {
        let mut x = step.from;
        while x < step.to {
            painter.rect(role, x, (x + 7.0).min(step.to), step.y - 1.0, step.y + 1.0);
            x += 11.0;
        }
    } else {
        painter.rect(role, step.from, step.to, step.y - 1.0, step.y + 1.0);
    }
    if let Some(other) = step.riser {
        painter.rect(role, step.to - 1.0, step.to + 1.0, step.y.min(other), step.y.max(other) + 1.0);
    }
    if step.is_due {
        painter.rect(role, step.to - 2.0, step.to, step.y - 6.0, step.y + 6.0);
    }
}

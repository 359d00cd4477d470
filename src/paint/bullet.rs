//! Paints bullet charts.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::DrawingBackend;

use super::painter::{ScaledPainter, on};
use super::theme::{ColorRole, Theme};
use crate::geometry::Point;
use crate::scene::charts::OpenSide;
use crate::scene::charts::bullet::{Bullet, BulletBar, HEIGHT, QualitativeRange};

const MIDDLE: f64 = HEIGHT / 2.0;
/// Half height of the ranges, in pixels. The bar is a third as high, the target's mark about six tenths higher.
const RANGE: f64 = 12.0;
const BAR: f64 = 4.0;
const MARK: f64 = 9.0;

/// Paints a bullet chart. `pixel_ratio` is the number of device pixels per scene pixel.
pub fn bullet<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &Bullet,
    theme: &Theme,
    pixel_ratio: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    on(area, theme, pixel_ratio, |painter| bullet_with(painter, scene))
}

pub(super) fn bullet_with(painter: &ScaledPainter<'_>, scene: &Bullet) {
    for (from, to, level) in &scene.ranges {
        let role = match level {
            QualitativeRange::Far => ColorRole::Far,
            QualitativeRange::Near => ColorRole::Near,
            QualitativeRange::There => ColorRole::There,
        };
        painter.rect(role, *from, *to, MIDDLE - RANGE, MIDDLE + RANGE);
    }
    for (x, _) in &scene.ticks {
        // The tick at the right end stays inside: it is the zero line if all values are negative.
        let x = x.min(scene.width - 1.0);
        painter.rect(ColorRole::Grid, x, x + 1.0, MIDDLE - RANGE, HEIGHT);
    }
    if let Some((from, to)) = scene.target_range {
        painter.faded_bar(ColorRole::Target, from, to, MIDDLE - MARK, MIDDLE - MARK + 3.0);
        painter.faded_bar(ColorRole::Target, from, to, MIDDLE + MARK - 3.0, MIDDLE + MARK);
    }
    if let Some(actual) = scene.bar {
        bar(painter, actual);
    }
    for x in &scene.earlier {
        painter.rect(ColorRole::Earlier, x - 1.0, x + 1.0, MIDDLE - BAR, MIDDLE + BAR);
    }
    for x in &scene.claims {
        painter.hollow(ColorRole::Claim, Point::new(*x, MIDDLE));
    }
    if let Some(x) = scene.pace {
        painter.dashed(ColorRole::Pace, Point::new(x, 0.0), Point::new(x, HEIGHT));
    }
    if let Some(x) = scene.original {
        painter.rect(ColorRole::Original, x - 1.5, x + 1.5, MIDDLE - MARK, MIDDLE + MARK);
    }
    if let Some(x) = scene.target {
        // The mark of a forecast is interrupted in the middle.
        let gap = if scene.is_forecast { 3.0 } else { 0.0 };
        painter.rect(ColorRole::Target, x - 1.5, x + 1.5, MIDDLE - MARK, MIDDLE - gap);
        painter.rect(ColorRole::Target, x - 1.5, x + 1.5, MIDDLE + gap, MIDDLE + MARK);
    }
}

fn bar(painter: &ScaledPainter<'_>, bar: BulletBar) {
    let BulletBar { from, solid, faded: soft, end, open, is_cut } = bar;
    if from != solid {
        painter.rect(ColorRole::Actual, from.min(solid), from.max(solid), MIDDLE - BAR, MIDDLE + BAR);
    }
    painter.faded_bar(ColorRole::Actual, soft.0, soft.1, MIDDLE - BAR, MIDDLE + BAR);
    if let Some(side) = open {
        let away = if side == OpenSide::Above { 1.0 } else { -1.0 };
        painter.open_arrow(ColorRole::Actual, Point::new(end, MIDDLE), [(away, -8.0), (8.0 * away, 0.0), (away, 8.0)]);
    }
    if is_cut {
        // Cut sign: two slanted gaps.
        let gaps = if bar.is_below() { [end + 7.0, end + 13.0] } else { [end - 20.0, end - 14.0] };
        for x in gaps {
            let corners = [(x, BAR + 1.0), (x + 3.0, BAR + 1.0), (x + 7.0, -BAR - 1.0), (x + 4.0, -BAR - 1.0)];
            painter.filled(ColorRole::Surface, &corners.map(|(x, y)| Point::new(x, MIDDLE + y)));
        }
    }
}

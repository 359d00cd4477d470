//! Paints progress tracks.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters_backend::DrawingBackend;

use super::painter::{ScaledPainter, on};
use super::theme::{ColorRole, Theme};
use crate::geometry::Point;
use crate::scene::charts::OpenSide;
use crate::scene::charts::progress_track::{HEIGHT, ProgressTrack, TrackSegment};

/// Upper and lower edge of the track, and the height of the arrows of steps back, in pixels.
const TOP: f64 = 7.0;
const BOTTOM: f64 = HEIGHT - 7.0;
const BACK: f64 = 3.5;

/// Paints a progress track. `dots` is the number of device pixels per scene pixel.
pub fn progress_track<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &ProgressTrack,
    theme: &Theme,
    dots: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    on(area, theme, dots, |brush| progress_track_with(brush, scene))
}

pub(super) fn progress_track_with(brush: &ScaledPainter<'_>, scene: &ProgressTrack) {
    brush.rect(ColorRole::There, scene.track.0, scene.track.1, TOP, BOTTOM);
    for own in &scene.segments {
        segment(brush, own);
    }
    // Painted after all segments, so that a later one does not hide a step back.
    for own in scene.segments.iter().filter(|own| own.is_back) {
        back(brush, own);
    }
    for x in &scene.claims {
        brush.hollow(ColorRole::Claim, Point::new(*x, HEIGHT / 2.0));
    }
    if let Some(x) = scene.target {
        brush.rect(ColorRole::Target, x - 1.5, x + 1.5, 0.0, HEIGHT);
    }
}

fn segment(brush: &ScaledPainter<'_>, own: &TrackSegment) {
    let ink = if own.is_last { ColorRole::Actual } else { ColorRole::Block };
    if own.is_back {
        // The part that was lost again is no longer solid.
        brush.rect(ColorRole::There, own.to, own.from, TOP, BOTTOM);
        brush.faded_bar(ColorRole::Earlier, own.to, own.from, TOP, BOTTOM);
    } else if own.to > own.from {
        brush.rect(ink, own.from, own.to, TOP, BOTTOM);
    }
    brush.faded_bar(ColorRole::Actual, own.to, own.faded_end, TOP, BOTTOM);
    brush.rect(ColorRole::Actual, own.at - 1.5, own.at, TOP - 3.0, BOTTOM + 6.0);
    if let Some(side) = own.open {
        let away = if side == OpenSide::Above { 1.0 } else { -1.0 };
        let at = Point::new(own.at, HEIGHT / 2.0);
        brush.open_arrow(ColorRole::Actual, at, [(away, -8.0), (8.0 * away, 0.0), (away, 8.0)]);
    }
}

/// An arrow above the track, from the previous value back to the new one.
fn back(brush: &ScaledPainter<'_>, own: &TrackSegment) {
    brush.rect(ColorRole::Actual, own.to, own.from, BACK - 1.0, BACK + 1.0);
    brush.open_arrow(ColorRole::Actual, Point::new(own.to, BACK), [(4.0, -3.0), (0.0, 0.0), (4.0, 3.0)]);
}

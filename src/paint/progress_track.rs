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

/// Paints a progress track. `pixel_ratio` is the number of device pixels per scene pixel.
pub fn progress_track<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &ProgressTrack,
    theme: &Theme,
    pixel_ratio: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    on(area, theme, pixel_ratio, |painter| progress_track_with(painter, scene))
}

pub(super) fn progress_track_with(painter: &ScaledPainter<'_>, scene: &ProgressTrack) {
    painter.rect(ColorRole::There, scene.track.0, scene.track.1, TOP, BOTTOM);
    for segment in &scene.segments {
        draw_segment(painter, segment);
    }
    // Painted after all segments, so that a later one does not hide a step back.
    for segment in scene.segments.iter().filter(|segment| segment.is_back) {
        draw_step_back(painter, segment);
    }
    for x in &scene.claims {
        painter.hollow(ColorRole::Claim, Point::new(*x, HEIGHT / 2.0));
    }
    if let Some(x) = scene.target {
        painter.rect(ColorRole::Target, x - 1.5, x + 1.5, 0.0, HEIGHT);
    }
}

fn draw_segment(painter: &ScaledPainter<'_>, segment: &TrackSegment) {
    let role = if segment.is_last { ColorRole::Actual } else { ColorRole::Block };
    if segment.is_back {
        // The part that was lost again is no longer solid.
        painter.rect(ColorRole::There, segment.to, segment.from, TOP, BOTTOM);
        painter.faded_bar(ColorRole::Earlier, segment.to, segment.from, TOP, BOTTOM);
    } else if segment.to > segment.from {
        painter.rect(role, segment.from, segment.to, TOP, BOTTOM);
    }
    painter.faded_bar(ColorRole::Actual, segment.to, segment.faded_end, TOP, BOTTOM);
    painter.rect(ColorRole::Actual, segment.at - 1.5, segment.at, TOP - 3.0, BOTTOM + 6.0);
    if let Some(side) = segment.open {
        let away = if side == OpenSide::Above { 1.0 } else { -1.0 };
        let at = Point::new(segment.at, HEIGHT / 2.0);
        painter.open_arrow(ColorRole::Actual, at, [(away, -8.0), (8.0 * away, 0.0), (away, 8.0)]);
    }
}

/// An arrow above the track, from the previous value back to the new one.
fn draw_step_back(painter: &ScaledPainter<'_>, segment: &TrackSegment) {
    painter.rect(ColorRole::Actual, segment.to, segment.from, BACK - 1.0, BACK + 1.0);
    painter.open_arrow(ColorRole::Actual, Point::new(segment.to, BACK), [(4.0, -3.0), (0.0, 0.0), (4.0, 3.0)]);
}

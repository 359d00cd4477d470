//! Paints export pages.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::style::text_anchor::HPos;
use plotters_backend::DrawingBackend;

use super::bullet::bullet_with;
use super::painter::{ScaledPainter, TextRun, on};
use super::progress_track::progress_track_with;
use super::theme::{ColorRole, Theme};
use super::time_series::time_series_with;
use crate::gather::Gather;
use crate::geometry::Point;
use crate::scene::charts::export_page::{Anchor, EDGE, ExportItem, ExportPage, WIDTH};
use crate::story::Tone;

/// Distance of the middle of letters from their baseline, as a share of the font size.
pub(super) const MIDDLE: f64 = 0.36;

/// Paints an export page. `pixel_ratio` is the number of device pixels per scene pixel.
pub fn export_page<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &ExportPage,
    theme: &Theme,
    pixel_ratio: f64,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    on(area, theme, pixel_ratio, |painter| export_page_with(painter, scene))
}

fn export_page_with(painter: &ScaledPainter<'_>, scene: &ExportPage) {
    painter.rect(ColorRole::Surface, 0.0, WIDTH, 0.0, scene.height);
    for piece in &scene.items {
        match piece {
            ExportItem::Bullet(at, bullet) => bullet_with(&painter.moved(*at), bullet),
            ExportItem::TimeSeries(at, chart) => time_series_with(&painter.moved(*at), chart),
            ExportItem::ProgressTrack(at, track) => progress_track_with(&painter.moved(*at), track),
            ExportItem::Shape(at, shape, tone) => {
                let point = |(x, y): &(i16, i16)| Point::new(f64::from(*x) / 10.0, f64::from(*y) / 10.0);
                for outline in *shape {
                    let points: Vec<Point> = outline.iter().map(point).gather();
                    painter.moved(*at).filled(role_of(*tone), &points);
                }
            }
            ExportItem::Sample(at, is_series, index) => sample(&painter.moved(*at), *is_series, *index),
            ExportItem::Rule(y) => painter.rect(ColorRole::Grid, EDGE, WIDTH - EDGE, *y, y + 1.0),
            ExportItem::Text { at, size, is_bold, is_muted, anchor, text } => {
                let across = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let role = if *is_muted { ColorRole::Muted } else { ColorRole::Text };
                let middle = Point::new(at.x, at.y - MIDDLE * size);
                painter.text(role, middle, &TextRun { text, size: *size, is_bold: *is_bold, across });
            }
        }
    }
}

pub(super) fn role_of(tone: Tone) -> ColorRole {
    match tone {
        Tone::Good => ColorRole::Good,
        Tone::Going => ColorRole::Going,
        Tone::Slow => ColorRole::Slow,
        Tone::Bad => ColorRole::Bad,
        Tone::Unknown => ColorRole::Muted,
    }
}

/// Paints a legend sample, about 22 pixels wide, around its centre line.
pub(super) fn sample(painter: &ScaledPainter<'_>, is_series: bool, index: usize) {
    let post = |role: ColorRole| painter.rect(role, 9.5, 12.5, -9.0, 9.0);
    let bar = |to: f64| painter.rect(ColorRole::Actual, 0.0, to, -4.0, 4.0);
    match (is_series, index) {
        (false, 0) => bar(22.0),
        (false, 1) => {
            bar(10.0);
            painter.faded_bar(ColorRole::Actual, 10.0, 22.0, -4.0, 4.0);
        }
        (false, 2) => {
            bar(13.0);
            painter.open_arrow(ColorRole::Actual, Point::default(), [(14.0, -8.0), (21.0, 0.0), (14.0, 8.0)]);
        }
        (false, 3) => post(ColorRole::Target),
        (false, 4) => post(ColorRole::Original),
        (false, 5) => painter.dashed(ColorRole::Pace, Point::new(11.0, -10.0), Point::new(11.0, 10.0)),
        (false, 6) => {
            bar(22.0);
            painter.rect(ColorRole::Earlier, 10.0, 12.0, -4.0, 4.0);
        }
        (false, 7) | (true, 6) => painter.hollow(ColorRole::Claim, Point::new(11.0, 0.0)),
        (false, _) => {
            painter.rect(ColorRole::Far, 0.0, 7.0, -8.0, 8.0);
            painter.rect(ColorRole::Near, 7.0, 14.0, -8.0, 8.0);
            painter.rect(ColorRole::There, 14.0, 22.0, -8.0, 8.0);
        }
        (true, 0 | 1) => {
            painter.rect(if index == 0 { ColorRole::Block } else { ColorRole::Earlier }, 2.0, 20.0, -7.0, 8.0);
            painter.rect(ColorRole::Actual, 2.0, 20.0, -8.0, -6.0);
        }
        (true, 2) => painter.rect(ColorRole::Target, 0.0, 22.0, -1.0, 1.0),
        (true, 3 | 4 | 8) => {
            let role = if index == 3 { ColorRole::Target } else { ColorRole::Original };
            painter.rect(role, 0.0, 9.0, -1.0, 1.0);
            painter.rect(role, 13.0, 22.0, -1.0, 1.0);
        }
        (true, 5) => painter.dashed(ColorRole::Pace, Point::new(0.0, 7.0), Point::new(22.0, -7.0)),
        (true, _) => painter.faded_bar(ColorRole::Gap, 0.0, 22.0, -2.0, 2.0),
    }
}

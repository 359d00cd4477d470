//! Paints cards, as SVG documents.

use plotters::style::text_anchor::HPos;

use super::bullet::bullet_with;
use super::export_page::{MIDDLE, role_of};
use super::painter::{ScaledPainter, TextRun, on};
use super::shape_recorder::SvgShape;
use super::svg::{SvgFonts, document};
use super::theme::{ColorRole, Theme};
use crate::gather::Gather;
use crate::geometry::Point;
use crate::scene::cards::{Card, CardItem, HEIGHT, TextRole, WIDTH};
use crate::scene::charts::bullet;
use crate::scene::charts::export_page::Anchor;

/// A card as an SVG document. Bold texts have the font of headings. The theme's colour of [`ColorRole::Far`] is that of
/// background facts.
pub fn card_svg(scene: &Card, theme: &Theme, headings: &str) -> String {
    let mut shapes = record(|painter| painter.rect(ColorRole::Surface, 0.0, WIDTH, 0.0, HEIGHT));
    for item in &scene.items {
        let is_background = matches!(item, CardItem::Bullet { is_in_article: false, .. });
        let painted = record(|painter| paint(painter, item));
        shapes.extend(painted.into_iter().map(|shape| match shape.role {
            ColorRole::Actual if is_background => SvgShape { role: ColorRole::Far, ..shape },
            _ => shape,
        }));
    }
    let fonts = SvgFonts { text: &theme.font, headings: Some(headings) };
    document((WIDTH as u32, HEIGHT as u32), &scene.alt, &shapes, theme, fonts)
}

fn record(paint: impl FnOnce(&ScaledPainter<'_>)) -> Vec<SvgShape> {
    // Recording cannot fail.
    super::shapes((WIDTH, HEIGHT), |area, theme| drop(on(area, theme, 1.0, paint)))
}

fn paint(painter: &ScaledPainter<'_>, item: &CardItem) {
    match item {
        CardItem::Text { at, size, is_bold, role, anchor, text, width: _ } => {
            let across = match anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let role = match role {
                TextRole::Brand => ColorRole::Going,
                TextRole::Main => ColorRole::Text,
                TextRole::Muted => ColorRole::Muted,
                TextRole::Status(tone) => role_of(*tone),
            };
            let middle = Point::new(at.x, at.y - MIDDLE * size);
            painter.text(role, middle, &TextRun { text, size: *size, is_bold: *is_bold, across });
        }
        CardItem::Bullet { at, scale, bullet, .. } => {
            let middle = at.y + bullet::HEIGHT * scale / 2.0;
            painter.rect(ColorRole::Grid, at.x, at.x + bullet.width * scale, middle - 1.0, middle + 1.0);
            bullet_with(&painter.moved(*at).scaled(*scale), bullet);
        }
        CardItem::Shape { at, scale, shape, tone } => {
            let point = |(x, y): &(i16, i16)| Point::new(f64::from(*x) / 10.0, f64::from(*y) / 10.0);
            for outline in *shape {
                let points: Vec<Point> = outline.iter().map(point).gather();
                painter.moved(*at).scaled(*scale).filled(role_of(*tone), &points);
            }
        }
        CardItem::Swatch(at, side, is_in_article) => {
            let role = if *is_in_article { ColorRole::Actual } else { ColorRole::Far };
            painter.rect(role, at.x, at.x + side, at.y, at.y + side);
        }
        CardItem::Rule(..) => {
            let bounds = item.bounds();
            let role = if matches!(item, CardItem::Rule(_, true)) { ColorRole::Text } else { ColorRole::Grid };
            painter.rect(role, bounds.x, bounds.x + bounds.width, bounds.y, bounds.y + bounds.height);
        }
    }
}

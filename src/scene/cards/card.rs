//! A card as data: positions and words in pixels.

use crate::geometry::{Point, Rect};
use crate::scene::charts::bullet::{self, Bullet};
use crate::scene::charts::export_page::Anchor;
use crate::scene::records::badge::{BadgeShape, SIDE_PX};
use crate::story::Tone;

/// Width of a card, in pixels: the size that `summary_large_image` and `OpenGraph` recommend.
pub const WIDTH: f64 = 1200.0;
/// Height of a card, in pixels.
pub const HEIGHT: f64 = 630.0;
/// Margin of every item, in pixels: networks round the corners of cards.
pub const MARGIN: f64 = 20.0;

/// Heights above and below the baseline, as a share of the font size.
const ASCENT: f64 = 0.9;
const DESCENT: f64 = 0.24;

/// Role of a text, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// Name of the site.
    Brand,
    /// Main text.
    Main,
    /// Secondary text.
    Muted,
    /// A status.
    Status(Tone),
}

/// An item of a card.
#[derive(Clone, Debug, PartialEq)]
pub enum CardItem {
    /// A line of text.
    Text {
        /// Position on the baseline.
        at: Point,
        /// Font size, in pixels.
        size: f64,
        /// True for bold text, in the font of headings.
        is_bold: bool,
        /// Role.
        role: TextRole,
        /// Alignment.
        anchor: Anchor,
        /// Width that the layout leaves for it, in pixels.
        width: f64,
        /// Content.
        text: String,
    },
    /// A bullet chart.
    Bullet {
        /// Upper left corner.
        at: Point,
        /// Pixels of the card per pixel of the chart.
        scale: f64,
        /// The chart.
        bullet: Bullet,
        /// True if the value stands in the article.
        is_in_article: bool,
    },
    /// The shape of a status badge.
    Shape {
        /// Upper left corner.
        at: Point,
        /// Pixels of the card per pixel of the shape.
        scale: f64,
        /// The shape.
        shape: BadgeShape,
        /// Tone of the status.
        tone: Tone,
    },
    /// Sample of the colour of a basis: upper left corner, side, and true for the article.
    Swatch(Point, f64, bool),
    /// A horizontal rule over the text width: its upper side, and true for a strong one.
    Rule(f64, bool),
}

impl CardItem {
    /// The box that the item covers.
    pub fn bounds(&self) -> Rect {
        match self {
            Self::Text { at, size, anchor, width, .. } => {
                let left = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => width / 2.0,
                    Anchor::End => *width,
                };
                Rect::new(at.x - left, at.y - ASCENT * size, *width, (ASCENT + DESCENT) * size)
            }
            Self::Bullet { at, scale, bullet, .. } => {
                Rect::new(at.x, at.y, bullet.width * scale, bullet::HEIGHT * scale)
            }
            Self::Shape { at, scale, .. } => Rect::new(at.x, at.y, SIDE_PX * scale, SIDE_PX * scale),
            Self::Swatch(at, side, _) => Rect::new(at.x, at.y, *side, *side),
            Self::Rule(y, is_strong) => Rect::new(EDGE, *y, ROOM, rule_height(*is_strong)),
        }
    }
}

/// Height of a rule, in pixels.
fn rule_height(is_strong: bool) -> f64 {
    if is_strong { 3.0 } else { 1.0 }
}

/// Left and right margin of the content, in pixels.
pub(super) const EDGE: f64 = 64.0;
/// Width of the content, in pixels.
pub(super) const ROOM: f64 = WIDTH - 2.0 * EDGE;

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its content in words, for readers who do not see it.
    pub alt: String,
    /// Items in painting order: the bottommost first.
    pub items: Vec<CardItem>,
}

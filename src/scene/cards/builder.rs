//! Fills a card: the parts that all cards have, and texts in the largest size that fits.

use super::card::{Card, CardItem, EDGE, ROOM, TextRole};
use super::cut::{balanced_lines, cut_lines};
use crate::civil::EdtfDate;
use crate::geometry::Point;
use crate::scene::charts::export_page::Anchor;
use crate::scene::charts::text_width;
use crate::scene::kit::context::SceneContext;
use crate::scene::records::badge::{Badge, SIDE_PX};
use crate::story::Lang;
use crate::words;

/// Baseline of the foot, and upper side of the rule above it, in pixels.
const FOOT: f64 = 603.0;
const FOOT_RULE: f64 = 570.0;
const SMALL: f64 = 22.0;
/// Side of the sample of a colour, in pixels.
const SWATCH: f64 = 16.0;

/// Style of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) is_bold: bool,
    pub(super) role: TextRole,
}

impl Style {
    pub(super) const HEADING: Self = Self { is_bold: true, role: TextRole::Main };
    pub(super) const MAIN: Self = Self { is_bold: false, role: TextRole::Main };
    pub(super) const MUTED: Self = Self { is_bold: false, role: TextRole::Muted };
}

/// A card that is being filled.
pub(super) struct CardBuilder {
    lang: Lang,
    items: Vec<CardItem>,
    alt: Vec<String>,
}

impl CardBuilder {
    /// A card with the name of the site, and who makes it.
    pub(super) fn new(ctx: &SceneContext<'_>) -> Self {
        let (mut card, words) = (Self { lang: ctx.lang, items: Vec::new(), alt: Vec::new() }, ctx.words());
        card.put(Point::new(EDGE, 78.0), 34.0, Style { is_bold: true, role: TextRole::Brand }, words.brand);
        card.put_end(Point::new(EDGE + ROOM, 76.0), 24.0, Style::MUTED, words.in_views().overview.independent);
        card.add(CardItem::Rule(98.0, true));
        card
    }

    /// Adds the foot: the colours of the bases that the card uses, and the date of its figures.
    pub(super) fn finish(mut self, ctx: &SceneContext<'_>, bases: &[bool], date: Option<EdtfDate>) -> Card {
        self.add(CardItem::Rule(FOOT_RULE, false));
        let [article, background] = ctx.words().in_views().overview.basis_key;
        let mut x = EDGE;
        for (is_in_article, name) in [(true, article), (false, background)] {
            if bases.contains(&is_in_article) {
                self.add(CardItem::Swatch(Point::new(x, FOOT - SWATCH + 1.0), SWATCH, is_in_article));
                self.put(Point::new(x + SWATCH + 10.0, FOOT), SMALL, Style::MUTED, name);
                x += SWATCH + 10.0 + self.width(Style::MUTED, name, SMALL) + 28.0;
            }
        }
        let date = date.map(|date| (ctx.words().in_views().as_of)(&words::until(ctx.lang, date)));
        if let Some(date) = date {
            self.put_end(Point::new(EDGE + ROOM, FOOT), SMALL, Style::MUTED, &date);
            self.say(&date);
        }
        Card { alt: self.alt.join(" · "), items: self.items }
    }

    /// Width of a text, in pixels.
    pub(super) fn width(&self, style: Style, text: &str, size: f64) -> f64 {
        text_width(text, size * self.weight(style))
    }

    /// Factor of the widths of letters. The general estimate holds for the widest fonts; the build knows the fonts of cards, in
    /// which Latin letters are at most this wide. It checks the width of each text when it draws it.
    fn weight(&self, style: Style) -> f64 {
        match (self.lang, style.is_bold) {
            (Lang::Zh, false) => 1.0,
            (Lang::Zh, true) => 1.03,
            (Lang::En, false) => 0.9,
            (Lang::En, true) => 0.96,
        }
    }

    /// Adds to the content in words.
    pub(super) fn say(&mut self, text: &str) {
        if !text.is_empty() {
            self.alt.push(text.to_owned());
        }
    }

    pub(super) fn add(&mut self, item: CardItem) {
        self.items.push(item);
    }

    /// Adds a line that starts at a position.
    pub(super) fn put(&mut self, at: Point, size: f64, style: Style, text: &str) {
        self.line(at, size, style, Anchor::Start, text);
    }

    /// Adds a line that ends at a position.
    pub(super) fn put_end(&mut self, at: Point, size: f64, style: Style, text: &str) {
        self.line(at, size, style, Anchor::End, text);
    }

    fn line(&mut self, at: Point, size: f64, style: Style, anchor: Anchor, text: &str) {
        if !text.is_empty() {
            let Style { is_bold, role } = style;
            let (width, text) = (self.width(style, text, size), text.to_owned());
            self.items.push(CardItem::Text { at, size, is_bold, role, anchor, width, text });
        }
    }

    /// Adds a paragraph whose first baseline is `leading` below `at.y`. `sizes` are font sizes, each with the most lines that
    /// it may have: the first in which the whole text fits is used, otherwise the last, and the text is cut. Returns the
    /// last baseline.
    pub(super) fn paragraph(
        &mut self,
        at: Point,
        room: f64,
        style: Style,
        sizes: &[(f64, usize)],
        leading: f64,
        text: &str,
    ) -> f64 {
        let broken = |&(size, most): &(f64, usize)| (size, balanced_lines(text, size * self.weight(style), room, most));
        let is_whole = |(_, lines): &(f64, Vec<String>)| !lines.last().is_none_or(|last| last.ends_with('…'));
        let found = sizes.iter().map(broken).find(is_whole).or_else(|| sizes.last().map(broken));
        let (size, lines) = found.unwrap_or_default();
        let mut y = at.y;
        for line in lines {
            y += size * leading;
            self.put(Point::new(at.x, y), size, style, &line);
        }
        y
    }

    /// A text in one line of at most `room`, in the first size in which it fits, otherwise cut in the last. Returns the size
    /// and the line.
    pub(super) fn one_line(&self, style: Style, sizes: &[f64], room: f64, text: &str) -> (f64, String) {
        let fits = |size: &&f64| self.width(style, text, **size) <= room;
        let size = sizes.iter().find(fits).or(sizes.last()).copied().unwrap_or(SMALL);
        (size, cut_lines(text, size * self.weight(style), room, 1).concat())
    }

    /// Adds a status, with its shape, in one line. Returns the position after it.
    pub(super) fn status(&mut self, at: Point, room: f64, sizes: &[f64], badge: &Badge, text: &str) -> f64 {
        let style = Style { is_bold: false, role: TextRole::Status(badge.tone) };
        let before = |size: f64| size * 1.25;
        let widest = sizes.first().copied().map_or(0.0, before);
        let (size, line) = self.one_line(style, sizes, room - widest, text);
        let scale = size * 0.9 / SIDE_PX;
        let Badge { shape, tone, .. } = *badge;
        self.add(CardItem::Shape { at: Point::new(at.x, at.y - size * 0.82), scale, shape, tone });
        self.put(Point::new(at.x + before(size), at.y), size, style, &line);
        at.x + before(size) + self.width(style, &line, size)
    }
}

//! Card of a story: its title and key figures.

use super::builder::{CardBuilder, Style};
use super::card::{Card, EDGE, ROOM};
use super::figure::{put_chart, value_text};
use crate::geometry::Point;
use crate::scene::kit::context::SceneContext;
use crate::scene::overview::{Hero, IndicatorFigure, first_sentence};

/// Maximum number of key figures, and the gap between them in pixels.
const COLUMNS: usize = 3;
const GAP: f64 = 48.0;
const COLUMN: f64 = (ROOM - 2.0 * GAP) / 3.0;
/// Font sizes of the values.
const VALUES: [f64; 6] = [50.0, 44.0, 38.0, 34.0, 30.0, 26.0];
const SCALE: f64 = 1.5;
/// Width of a chart, in its own pixels.
pub(super) const CHART: f64 = COLUMN / SCALE;

/// The card of a story.
pub(super) fn story_card(ctx: &SceneContext<'_>, hero: &Hero) -> Card {
    let mut card = CardBuilder::new(ctx);
    let at = Point::new(EDGE, 116.0);
    let y = card.paragraph(
        at,
        ROOM,
        Style::HEADING,
        &[(56.0, 1), (50.0, 1), (46.0, 1), (50.0, 2), (44.0, 2)],
        1.2,
        &hero.title,
    );
    card.say(&hero.title);
    let figures = hero.figures.get(..COLUMNS.min(hero.figures.len())).unwrap_or_default();
    if figures.is_empty() {
        let at = Point::new(EDGE, y + 20.0);
        card.paragraph(at, ROOM, Style::MAIN, &[(32.0, 5), (28.0, 6), (26.0, 7)], 1.5, &hero.summary);
        card.say(&hero.summary);
        return card.finish(ctx, &[], ctx.story.as_of);
    }
    // A short title leaves room for the beginning of the summary.
    if y < 190.0 {
        let sentence = first_sentence(&hero.summary);
        card.paragraph(
            Point::new(EDGE, y + 10.0),
            ROOM,
            Style::MUTED,
            &[(28.0, 1), (26.0, 2), (24.0, 2)],
            1.3,
            sentence,
        );
    }
    let heading = [hero.heading, " · ", hero.target_line].concat();
    card.paragraph(Point::new(EDGE, 274.0), ROOM, Style::MUTED, &[(24.0, 1), (20.0, 1)], 1.0, &heading);
    let mut bases = Vec::new();
    // Values have one size, that of the longest: none looks more important.
    let size_of = |figure| card.one_line(Style::HEADING, &VALUES, COLUMN, &value_text(ctx, figure)).0;
    let size = figures.iter().map(size_of).fold(f64::INFINITY, f64::min);
    for (index, figure) in figures.iter().enumerate() {
        put_column(ctx, &mut card, EDGE + index as f64 * (COLUMN + GAP), size, figure);
        bases.push(figure.is_in_article);
    }
    card.finish(ctx, &bases, ctx.story.as_of)
}

fn put_column(ctx: &SceneContext<'_>, card: &mut CardBuilder, x: f64, size: f64, figure: &IndicatorFigure) {
    let (at, value) = (|y: f64| Point::new(x, y), value_text(ctx, figure));
    card.paragraph(at(366.0), COLUMN, Style::HEADING, &[(size, 1)], 0.0, &value);
    card.paragraph(at(378.0), COLUMN, Style::MAIN, &[(25.0, 1), (22.0, 1), (20.0, 1)], 1.0, &figure.name);
    put_chart(card, at(414.0), SCALE, figure);
    card.status(at(486.0), COLUMN, &[24.0, 20.0], &figure.badge, &figure.badge.words);
    card.paragraph(at(490.0), COLUMN, Style::MUTED, &[(22.0, 1), (20.0, 2)], 1.4, &figure.target);
    card.say(&[figure.name.as_str(), ctx.words().in_views().overview.label_break, &value].concat());
    card.say(&figure.badge.words);
}

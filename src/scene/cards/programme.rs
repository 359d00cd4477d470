//! Card of a programme: what was promised, and its lead figure or the verdicts on its commitments.

use super::builder::{CardBuilder, Style};
use super::card::{Card, EDGE, ROOM};
use super::figure::{date_of, put_figure};
use crate::geometry::Point;
use crate::scene::kit::context::SceneContext;
use crate::scene::overview::{BadgeCount, ProgrammeRow};
use crate::story::RecordKind;
use crate::words::site_words;

/// Upper side of the lower half, which has the figure.
const FIGURE: f64 = 330.0;
/// A name in one line ends above.
const ONE_LINE: f64 = 230.0;

/// Adds the kind and the name of the subject, and what was promised.
pub(super) fn put_head(card: &mut CardBuilder, kind: &str, name: &str, promise: &str) {
    card.paragraph(Point::new(EDGE, 114.0), ROOM, Style::MUTED, &[(24.0, 1)], 1.0, kind);
    let at = Point::new(EDGE, 142.0);
    let y =
        card.paragraph(at, ROOM, Style::HEADING, &[(60.0, 1), (52.0, 1), (44.0, 2), (38.0, 2), (34.0, 2)], 1.16, name);
    let gap = if y < ONE_LINE { 14.0 } else { 8.0 };
    let at = Point::new(EDGE, y + gap);
    let is_above_figure = |(size, lines): &(f64, usize)| at.y + size * (*lines as f64 * 1.32 + 0.24) <= FIGURE;
    let sizes = [(32.0, 1), (30.0, 1), (28.0, 1), (28.0, 2), (26.0, 2), (24.0, 2), (22.0, 2)];
    let sizes: Vec<(f64, usize)> = sizes.into_iter().filter(is_above_figure).collect();
    card.paragraph(at, ROOM, Style::MAIN, &sizes, 1.32, promise);
    for text in [name, promise] {
        card.say(text);
    }
}

/// The card of a programme.
pub(super) fn programme_card(ctx: &SceneContext<'_>, row: &ProgrammeRow) -> Card {
    let mut card = CardBuilder::new(ctx);
    put_head(&mut card, (ctx.words().kind)(RecordKind::Programme), &row.name, &row.ask);
    let Some(figure) = &row.figure else {
        put_verdicts(ctx, &mut card, &row.verdicts);
        return card.finish(ctx, &[], ctx.story.as_of);
    };
    put_figure(ctx, &mut card, &figure.name, figure);
    card.finish(ctx, &[figure.is_in_article], date_of(ctx, figure))
}

/// Says that no figure was found, and adds the commitments by verdict.
fn put_verdicts(ctx: &SceneContext<'_>, card: &mut CardBuilder, verdicts: &[BadgeCount]) {
    let (no_figure, note) = (site_words(ctx.lang).no_figure, ctx.words().in_views().overview.without_figures_note);
    let y = card.paragraph(Point::new(EDGE, 358.0), ROOM, Style::HEADING, &[(42.0, 1), (36.0, 1)], 1.0, no_figure);
    card.paragraph(Point::new(EDGE, y + 8.0), ROOM, Style::MUTED, &[(26.0, 1), (22.0, 1)], 1.5, note);
    card.say(no_figure);
    if verdicts.is_empty() {
        return;
    }
    let commitments = ctx.words().in_views().overview.commitments;
    let (mut at, right) = (Point::new(EDGE, 500.0), EDGE + ROOM);
    card.put(at, 26.0, Style::MUTED, commitments);
    let after_label = at.x + card.width(Style::MUTED, commitments, 26.0) + 32.0;
    at.x = after_label;
    for BadgeCount { badge, count } in verdicts {
        let text = [&badge.name, " × ", &count.to_string()].concat();
        let width = 1.25 * 26.0 + card.width(Style::MAIN, &text, 26.0);
        if at.x + width > right {
            at = Point::new(after_label, at.y + 42.0);
        }
        // More verdicts than two lines hold are on the page.
        if at.y > 560.0 {
            break;
        }
        at.x = card.status(at, right - at.x, &[26.0], badge, &text) + 36.0;
        card.say(&text);
    }
}

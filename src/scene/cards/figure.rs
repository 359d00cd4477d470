//! The figure of a card: value, share, chart, status and target.

use super::builder::{CardBuilder, Style};
use super::card::{CardItem, EDGE, ROOM};
use crate::civil::EdtfDate;
use crate::geometry::Point;
use crate::scene::charts::bullet::Bullet;
use crate::scene::kit::context::SceneContext;
use crate::scene::overview::IndicatorFigure;
use crate::story::Indicator;

/// Pixels of the card per pixel of the chart across the card.
const SCALE: f64 = 2.0;
/// Baselines of the label, of the value and of the status, in pixels.
const LABEL: f64 = 360.0;
const VALUE: f64 = 440.0;
const STATUS: f64 = 549.0;
/// Width of that chart, in its own pixels.
pub(super) const CHART: f64 = ROOM / SCALE;

/// The value with its unit.
pub(super) fn value_text(ctx: &SceneContext<'_>, figure: &IndicatorFigure) -> String {
    indicator_of(ctx, figure).map(|indicator| ctx.summary(indicator).actual).unwrap_or_default()
}

/// Date of the value.
pub(super) fn date_of(ctx: &SceneContext<'_>, figure: &IndicatorFigure) -> Option<EdtfDate> {
    indicator_of(ctx, figure)?.progress(ctx.background).actual.map(|observation| observation.when)
}

pub(super) fn indicator_of<'a>(ctx: &SceneContext<'a>, figure: &IndicatorFigure) -> Option<&'a Indicator> {
    ctx.story.indicators.get(figure.state.record.index).map(|(_, indicator)| indicator)
}

/// Share of the target in words: of the original and of the revised one.
fn share_text(ctx: &SceneContext<'_>, indicator: &Indicator) -> String {
    let summary = ctx.summary(indicator);
    let is_in_words = summary.share.is_empty() || summary.shares != summary.share;
    if is_in_words { summary.beside } else { (ctx.words().in_views().share_of)(&summary.share, summary.whole) }
}

/// A chart with the value and the targets alone, on a line.
pub(super) fn put_chart(card: &mut CardBuilder, at: Point, scale: f64, figure: &IndicatorFigure) {
    let Some(bullet) = &figure.bullet else { return };
    let bullet = Bullet {
        width: bullet.width,
        bar: bullet.bar,
        target: bullet.target,
        is_forecast: bullet.is_forecast,
        original: bullet.original,
        ..Bullet::default()
    };
    card.add(CardItem::Bullet { at, scale, bullet, is_in_article: figure.is_in_article });
}

/// Adds the figure in the lower half of a card, below its label.
pub(super) fn put_figure(ctx: &SceneContext<'_>, card: &mut CardBuilder, label: &str, figure: &IndicatorFigure) {
    let (value, right, words) = (value_text(ctx, figure), EDGE + ROOM, ctx.words().in_views().overview);
    let [_, _, share_label, ..] = words.columns;
    let (size, share) = card.one_line(Style::HEADING, &[46.0, 38.0, 32.0], ROOM * 0.36, &figure.share);
    let share_width = card.width(Style::HEADING, &share, size);
    if !share.is_empty() {
        card.put_end(Point::new(right, LABEL), 24.0, Style::MUTED, share_label);
        card.put_end(Point::new(right, VALUE), size, Style::HEADING, &share);
    }
    let label_room = ROOM - card.width(Style::MUTED, share_label, 24.0) - 40.0;
    card.paragraph(Point::new(EDGE, LABEL), label_room, Style::MUTED, &[(28.0, 1), (24.0, 1)], 0.0, label);
    let sizes = [76.0, 64.0, 56.0, 48.0, 40.0, 34.0];
    let (size, value_line) = card.one_line(Style::HEADING, &sizes, ROOM - share_width - 40.0, &value);
    card.put(Point::new(EDGE, VALUE), size, Style::HEADING, &value_line);
    put_chart(card, Point::new(EDGE, 460.0), SCALE, figure);
    let from = card.status(Point::new(EDGE, STATUS), ROOM, &[30.0, 24.0], &figure.badge, &figure.badge.words) + 32.0;
    // The share in words says what the number above is a share of.
    let share = indicator_of(ctx, figure).map(|indicator| share_text(ctx, indicator)).unwrap_or_default();
    let both = [figure.target.as_str(), &share].join(" · ");
    let is_pair = !figure.target.is_empty() && !share.is_empty();
    let fits = is_pair && card.width(Style::MUTED, &both, 24.0) <= right - from;
    let text = if fits { &both } else { &figure.target };
    let (size, text) = card.one_line(Style::MUTED, &[24.0, 20.0], right - from, text);
    card.put_end(Point::new(right, STATUS), size, Style::MUTED, &text);
    card.say(&[figure.name.as_str(), words.label_break, &value].concat());
    card.say(&figure.target);
    card.say(&figure.badge.words);
}

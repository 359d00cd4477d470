//! Card of an indicator: its target and deadline, and its result.

use super::builder::CardBuilder;
use super::card::Card;
use super::figure::{date_of, indicator_of, put_figure};
use super::programme::put_head;
use crate::scene::kit::context::SceneContext;
use crate::scene::overview::IndicatorFigure;
use crate::story::{Indicator, RecordKind, find};
use crate::words;

/// The card of an indicator.
pub(super) fn indicator_card(ctx: &SceneContext<'_>, figure: &IndicatorFigure) -> Option<Card> {
    let (indicator, words) = (indicator_of(ctx, figure)?, ctx.words());
    let programmes = indicator.programmes.iter().filter_map(|id| find(&ctx.story.programmes, id));
    let names: Vec<&str> = programmes.map(|programme| programme.name.get(ctx.lang)).collect();
    let kind = (words.kind)(RecordKind::Indicator);
    let kind = if names.is_empty() { kind.to_owned() } else { [kind, " · ", &names.join(words.list_comma)].concat() };
    let mut card = CardBuilder::new(ctx);
    put_head(&mut card, &kind, indicator.title.get(ctx.lang), &promise(ctx, indicator));
    let [_, actual, ..] = words.in_views().chart.heads;
    put_figure(ctx, &mut card, actual, figure);
    Some(card.finish(ctx, &[figure.is_in_article], date_of(ctx, figure)))
}

/// The target with its unit and its deadline.
fn promise(ctx: &SceneContext<'_>, indicator: &Indicator) -> String {
    let (summary, words) = (ctx.summary(indicator), ctx.words());
    let target = match (&summary.raised, summary.revision, &summary.implied) {
        (Some(raised), Some(kind), _) => (words.in_views().overview.revised_target)(&summary.target, kind, raised),
        (_, _, Some(implied)) if summary.target.is_empty() => implied.clone(),
        _ => (words.in_views().chart.mark)(summary.kind, &summary.target),
    };
    let deadline = indicator.progress(ctx.background).target.map(|target| words::when(ctx.lang, target.deadline));
    let due = deadline.map(|date| (words.in_views().overview.due)(&date));
    std::iter::once(target).chain(due).collect::<Vec<_>>().join(words.in_views().overview.comma)
}

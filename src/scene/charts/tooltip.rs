//! Tooltip of a mark in a chart: the values in full.

use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::story::{Indicator, RecordKind, Value, find};
use crate::words;

/// Content of a tooltip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tooltip {
    /// Title of the indicator.
    pub title: String,
    /// Facts, each with its label.
    pub facts: Vec<(&'static str, String)>,
}

/// The tooltip of an indicator, or of one of its observations. `None` if it does not exist.
pub fn tooltip(ctx: &SceneContext<'_>, id: &str, index: Option<usize>) -> Option<Tooltip> {
    let record = ctx.story.lookup(id).filter(|record| record.kind == RecordKind::Indicator)?;
    let (_, indicator) = ctx.story.indicators.get(record.index)?;
    let facts = match index {
        Some(index) => of_observation(ctx, indicator, index)?,
        None => of_all(ctx, indicator),
    };
    let facts = facts.into_iter().filter(|(_, text)| !text.is_empty()).gather();
    Some(Tooltip { title: indicator.title.get(ctx.lang).to_owned(), facts })
}

fn in_full(ctx: &SceneContext<'_>, indicator: &Indicator, value: &Value) -> String {
    words::in_full(ctx.lang, value, find(&ctx.story.units, &indicator.unit))
}

fn of_observation(ctx: &SceneContext<'_>, indicator: &Indicator, index: usize) -> Option<Vec<(&'static str, String)>> {
    let observation = indicator.observations.get(index).filter(|observation| ctx.includes(&observation.evidence))?;
    let [_, actual, as_of, ..] = ctx.words().in_views().chart.heads;
    let note = observation.note.as_ref().map(|note| note.get(ctx.lang).to_owned()).unwrap_or_default();
    let facts = vec![
        (actual, in_full(ctx, indicator, &observation.value)),
        (as_of, words::when(ctx.lang, observation.when)),
        ("", note),
    ];
    Some(facts)
}

fn of_all(ctx: &SceneContext<'_>, indicator: &Indicator) -> Vec<(&'static str, String)> {
    let [_, actual, as_of, _, due, share, status, claim, ..] = ctx.words().in_views().chart.heads;
    let full = |value: &Value| in_full(ctx, indicator, value);
    let progress = indicator.progress(ctx.background);
    let summary = ctx.summary(indicator);
    let mut facts = vec![
        (actual, progress.actual.map(|observation| full(&observation.value)).unwrap_or_default()),
        (as_of, summary.as_of),
    ];
    for target in indicator.targets.iter().filter(|target| ctx.includes(&target.evidence)) {
        let target_text = ctx.target_text(indicator, &target.value, &full(&target.value));
        facts.push(((ctx.words().in_views().kinds_of_target)(target.kind), target_text));
        facts.push((due, words::when(ctx.lang, target.deadline)));
    }
    facts.extend([(share, summary.shares), (status, summary.badge.words)]);
    let claims = indicator.claims.iter().filter(|observation| ctx.includes(&observation.evidence));
    facts.extend(claims.map(|observation| (claim, full(&observation.value))));
    facts
}

//! Captions of series charts: each chart in one sentence.

use super::observations::included_observations;
use super::time_series::SeriesModel;
use crate::civil::{EdtfDate, End, PartialDate, QualifiedDate};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::story::{Indicator, Observation, Readings};
use crate::words::{self, SeriesCaption};

/// A value with its date.
pub(super) fn dated_value(ctx: &SceneContext<'_>, indicator: &Indicator, observation: &Observation) -> String {
    (ctx.words().in_views().chart.value_when)(
        &ctx.value(&observation.value, &indicator.unit),
        &words::when(ctx.lang, observation.when),
    )
}

/// Caption of a progress track.
pub(super) fn progress_caption(ctx: &SceneContext<'_>, title: &str, indicator: &Indicator) -> String {
    let words = ctx.words().in_views().chart;
    let stops: Vec<_> = included_observations(ctx, indicator)
        .into_iter()
        .map(|(_, observation)| dated_value(ctx, indicator, observation))
        .gather();
    let summary = ctx.summary(indicator);
    let target = summary.raised.unwrap_or(summary.target);
    // A register is described by its last reading.
    let is_read = stops.is_empty() && !summary.actual.is_empty();
    let stops = if is_read { (words.value_when)(&summary.actual, &summary.as_of) } else { stops.join(words.then) };
    (words.way)(title, &stops, &target, &summary.badge.words)
}

/// Caption of a time series chart.
pub(super) fn series_caption(
    ctx: &SceneContext<'_>,
    title: &str,
    members: &[(&str, &Indicator)],
    model: &SeriesModel,
) -> String {
    // Result values; of a register, all values.
    let results = members.iter().flat_map(|(_, indicator)| {
        let readings = indicator.readings.as_ref().filter(|readings| ctx.includes(&readings.evidence));
        let extremes = readings.and_then(Readings::extremes).into_iter().flatten();
        let actual =
            indicator.progress(ctx.background).actual.map(|observation| (observation.when, observation.value.clone()));
        extremes.chain(actual).map(|(when, value)| (value.number.to_f64(), ctx.value(&value, &indicator.unit), when))
    });
    let results: Vec<_> = results.collect();
    let by = |is_better: fn(f64, f64) -> bool| {
        results.iter().reduce(|best, item| if is_better(item.0, best.0) { item } else { best })
    };
    let ends = by(|value, best| value < best).zip(by(|value, best| value > best));
    let times = ends.map(|(least, most)| [words::when(ctx.lang, least.2), words::when(ctx.lang, most.2)]);
    let at = ends.map(|(_, most)| words::at_time(ctx.lang, most.2)).unwrap_or_default();
    let end = |year: i32| End::Known(QualifiedDate::from(PartialDate::Year(year)));
    let years = |(first, last)| words::when(ctx.lang, EdtfDate::Between(end(first), end(last)));
    let year = |(first, last)| {
        if first == last { words::when(ctx.lang, EdtfDate::year(first)) } else { years((first, last)) }
    };
    let gaps: Vec<String> = model.years_unknown().map(year).gather();
    (ctx.words().in_views().chart.series)(&SeriesCaption {
        name: title,
        indicators: members.len(),
        outcomes: ctx.outcome_counts(members.iter().map(|(_, indicator)| *indicator)),
        ends: ends
            .zip(times.as_ref())
            .map(|((least, most), [then, when])| [(least.1.as_str(), then.as_str()), (most.1.as_str(), when.as_str())]),
        at: &at,
        gaps: &gaps.join(ctx.words().list_comma),
    })
}

//! Captions of series charts: each chart in one sentence.

use super::observations::included_observations;
use super::time_series::SeriesModel;
use crate::civil::{EdtfDate, End, PartialDate, QualifiedDate};
use crate::scene::kit::context::SceneContext;
use crate::story::{DeadlineOutcome, Indicator, Observation, Readings};
use crate::words::{self, SeriesSaid};

/// A value with its date.
pub(super) fn dated_value(ctx: &SceneContext<'_>, indicator: &Indicator, seen: &Observation) -> String {
    (ctx.words().chart.value_when)(&ctx.value(&seen.value, &indicator.unit), &words::when(ctx.lang, seen.when))
}

/// Caption of a progress track.
pub(super) fn progress_caption(ctx: &SceneContext<'_>, title: &str, indicator: &Indicator) -> String {
    let said = ctx.words().chart;
    let stops: Vec<_> =
        included_observations(ctx, indicator).into_iter().map(|(_, seen)| dated_value(ctx, indicator, seen)).collect();
    let score = ctx.summary(indicator);
    let target = score.raised.unwrap_or(score.target);
    // A register is described by its last reading.
    let is_read = stops.is_empty() && !score.actual.is_empty();
    let stops = if is_read { (said.value_when)(&score.actual, &score.as_of) } else { stops.join(said.then) };
    (said.way)(title, &stops, &target, &score.badge.words)
}

/// Caption of a time series chart.
pub(super) fn series_caption(
    ctx: &SceneContext<'_>,
    title: &str,
    members: &[(&str, &Indicator)],
    model: &SeriesModel,
) -> String {
    let promised = members.iter().filter(|(_, own)| own.progress(ctx.background).target.is_some());
    let met = promised.clone().filter(|(_, own)| ctx.standing(own).deadline_outcome() == DeadlineOutcome::Met).count();
    // Result values; of a register, all values.
    let results = members.iter().flat_map(|(_, own)| {
        let readings = own.readings.as_ref().filter(|readings| ctx.includes(&readings.evidence));
        let extremes = readings.and_then(Readings::extremes).into_iter().flatten();
        let actual = own.progress(ctx.background).actual.map(|seen| (seen.when, seen.value.clone()));
        extremes.chain(actual).map(|(when, value)| (value.number.to_f64(), ctx.value(&value, &own.unit), when))
    });
    let results: Vec<_> = results.collect();
    let by = |is_better: fn(f64, f64) -> bool| {
        results.iter().reduce(|best, own| if is_better(own.0, best.0) { own } else { best })
    };
    let ends = by(|own, best| own < best).zip(by(|own, best| own > best));
    let times = ends.map(|(least, most)| [words::when(ctx.lang, least.2), words::when(ctx.lang, most.2)]);
    let at = ends.map(|(_, most)| words::at_time(ctx.lang, most.2)).unwrap_or_default();
    let end = |year: i32| End::Known(QualifiedDate::from(PartialDate::Year(year)));
    let years = |(first, last)| words::when(ctx.lang, EdtfDate::Between(end(first), end(last)));
    let year = |(first, last)| {
        if first == last { words::when(ctx.lang, EdtfDate::year(first)) } else { years((first, last)) }
    };
    let gaps: Vec<String> = model.years_unknown().map(year).collect();
    (ctx.words().chart.series)(&SeriesSaid {
        name: title,
        counts: (members.len(), promised.count(), met),
        ends: ends
            .zip(times.as_ref())
            .map(|((least, most), [then, when])| [(least.1.as_str(), then.as_str()), (most.1.as_str(), when.as_str())]),
        at: &at,
        gaps: &gaps.join(ctx.words().list_comma),
    })
}

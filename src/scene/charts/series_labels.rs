//! Labels of series charts: values and gaps in the drawing, ticks of both axes, and the observations of a progress track.

use super::chart_label::{ChartLabel, FONT};
use super::label_placement::{ChartLabelCandidate, evenly, place_groups, place_labels};
use super::observations::{MOST_MARKED, included_claims, included_observations};
use super::progress_track::ProgressTrackModel;
use super::time_series::{self, SeriesModel};
use super::uncertainty::{OpenSide, UncertainValue};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::labels::ellipsize;
use crate::scene::kit::time_range::{DAY_MINUTES, TimeRange};
use crate::scene::kit::time_ticks::{Tick, ticks};
use crate::sorting::{apply_permutation, argsort};
use crate::story::{Indicator, Observation, find};
use crate::words;

/// Maximum width of a value label, in pixels.
const LONGEST: f64 = 210.0;
/// Maximum number of result labels that are placed.
const MOST_RESULTS: usize = 400;

/// Width of a chart with its gutter, and the widths that its labels are placed for, in pixels.
#[derive(Clone, Copy)]
pub(super) struct ChartWidths<'a> {
    pub(super) width: f64,
    pub(super) labels: &'a [f64],
}

/// Labels of the value axis, each beside its grid line.
pub(super) fn tick_labels(
    ctx: &SceneContext<'_>,
    model: &SeriesModel,
    members: &[(&str, &Indicator)],
) -> Vec<ChartLabel> {
    let unit = members.first().and_then(|(_, indicator)| find(&ctx.story.units, &indicator.unit));
    let ticks = model.ticks();
    let values: Vec<f64> = ticks.iter().map(|(_, value)| *value).gather();
    let names = words::axis_labels(ctx.lang, &values, unit.is_some_and(|unit| unit.is_counted_in_wan));
    let label = |((y, _), words): (&(f64, f64), String)| ChartLabel {
        percent: 0.0,
        y: y + 3.5,
        text: words,
        anchor: "end",
        class: "tick",
    };
    ticks.iter().zip(names).map(label).gather()
}

/// Labels in the drawing that fit: result values at their points, and gaps.
pub(super) fn drawing_labels(
    ctx: &SceneContext<'_>,
    model: &SeriesModel,
    members: &[(&str, &Indicator)],
    widths: ChartWidths<'_>,
) -> Vec<ChartLabel> {
    let mut all = results(ctx, model, members);
    let gap = |(percent, room)| {
        let words = ctx.words().in_views().chart.gap.to_owned();
        let label = ChartLabel { percent, y: time_series::HEIGHT - 8.0, text: words, anchor: "middle", class: "gap" };
        // Second choice: above the hatching, in case the zero line crosses the label.
        ChartLabelCandidate {
            room,
            others: vec![("middle", time_series::HEIGHT - 30.0)],
            ..ChartLabelCandidate::new(label)
        }
    };
    all.extend(model.gaps().map(gap));
    // A column of 0.25 percent is less than a pixel of the narrowest chart.
    place_labels(all, &model.draw(100.0, 0.25).strong_lines(), widths.labels)
}

/// Candidates for the result labels, in order of priority: the last and the first, the maximum and the minimum, then from
/// later to earlier.
fn results(ctx: &SceneContext<'_>, model: &SeriesModel, members: &[(&str, &Indicator)]) -> Vec<ChartLabelCandidate> {
    let mut all: Vec<(f64, ChartLabelCandidate)> = Vec::new();
    for (_, indicator) in members {
        let observations = included_observations(ctx, indicator);
        if observations.len() > MOST_MARKED {
            continue;
        }
        let counts_periods = indicator.period.first().is_some();
        for (_, observation) in
            observations.into_iter().filter(|(_, observation)| observation.is_result || !counts_periods)
        {
            let (Some(first), Some(last)) =
                (observation.when.first().or(observation.when.last()), observation.when.last())
            else {
                continue;
            };
            let amount = UncertainValue::of(&observation.value);
            let extent = amount.extent();
            let is_below = amount.number < 0.0;
            let end = model.height_of(if is_below { extent.possible.0 } else { extent.possible.1 });
            // Preferred beyond the end of the bar and its arrow, otherwise before it; 2 px farther from a point, for its
            // radius.
            let away = if counts_periods { 0.0 } else { 2.0 };
            let (beyond, before) = match (is_below, extent.open) {
                (false, Some(OpenSide::Above)) => (-17.0, 15.0),
                (false, Some(OpenSide::Below)) => (-7.0 - away, 24.0),
                (false, None) => (-7.0 - away, 15.0 + away),
                (true, Some(OpenSide::Below)) => (24.0, -7.0 - away),
                (true, Some(OpenSide::Above)) => (15.0 + away, -17.0),
                (true, None) => (15.0 + away, -7.0 - away),
            };
            let words = ellipsize(&ctx.bare_value(&observation.value, &indicator.unit), FONT, LONGEST);
            let percent = model.percent(f64::midpoint(first.0 as f64, last.0 as f64 + 1.0));
            let [beyond, before] = [end + beyond, end + before];
            let mut places = vec![
                ("middle", beyond),
                ("middle", before),
                ("end", beyond),
                ("start", beyond),
                ("end", before),
                ("start", before),
            ];
            // Above higher neighbours.
            let over = if is_below { 6.0 } else { -6.0 };
            places.extend((1..6).map(|step| ("middle", beyond + over * f64::from(step))));
            places.retain(|(_, y)| (9.0..=time_series::HEIGHT + 1.0).contains(y));
            if places.is_empty() {
                continue;
            }
            let (anchor, y) = places.remove(0);
            let label = ChartLabel { percent, y, text: words, anchor, class: "result" };
            all.push((amount.number, ChartLabelCandidate { others: places, ..ChartLabelCandidate::new(label) }));
        }
    }
    let by_time = argsort(all.iter().map(|(_, candidate)| ((candidate.label.percent * 1e6) as i64, 0)).gather());
    apply_permutation(&mut all, by_time);
    let ends = |is_beyond: fn(f64, f64) -> bool| {
        let best = all.iter().enumerate().reduce(|best, item| if is_beyond(item.1.0, best.1.0) { item } else { best });
        best.map(|(index, _)| index)
    };
    let (most, least, last) =
        (ends(|value, best| value > best), ends(|value, best| value < best), all.len().saturating_sub(1));
    let key = |index: usize| match index {
        0 => 1,
        index if index == last => 0,
        index if Some(index) == most => 2,
        index if Some(index) == least => 3,
        index => 4 + (last - index) as i64,
    };
    let by_weight = argsort((0..all.len()).map(|index| (key(index), 0)).gather());
    apply_permutation(&mut all, by_weight);
    // The last and the first value are always labelled, at the top if necessary.
    for (_, candidate) in all.iter_mut().take(2) {
        let heights = (1..time_series::HEIGHT as u32 / 6).map(|step| candidate.label.y - 6.0 * f64::from(step));
        candidate.others.extend(heights.filter(|y| *y >= 9.0).map(|y| ("middle", y)));
    }
    // No chart has room for more; checking them against all lines would cost time only.
    all.truncate(MOST_RESULTS);
    all.into_iter().map(|(_, candidate)| candidate).gather()
}

/// Labels of the time axis: fine ticks, and below them the coarser units that they belong to. The tick interval depends on
/// the width including the gutter.
pub(super) fn time_labels(
    ctx: &SceneContext<'_>,
    model: &SeriesModel,
    widths: ChartWidths<'_>,
    gutter: f64,
) -> Vec<ChartLabel> {
    let span = TimeRange::new(model.days.0 * DAY_MINUTES, model.days.1 * DAY_MINUTES);
    let ticks = ticks(ctx.lang, span, widths.labels.last().map_or(widths.width, |width| width + gutter), 0.0);
    let row = |mut row: Vec<Tick>, y: f64| {
        row.retain(|tick| tick.at >= 0.0);
        let order = argsort((0..row.len()).map(|index| (evenly(index), 0)).gather());
        apply_permutation(&mut row, order);
        row.into_iter().map(move |tick| {
            ChartLabelCandidate::new(ChartLabel {
                percent: tick.at * 100.0,
                y,
                text: tick.label,
                anchor: "start",
                class: "day",
            })
        })
    };
    place_labels(row(ticks.fine, 12.0).chain(row(ticks.coarse, 26.0)).gather(), &[], widths.labels)
}

/// Labels below a progress track: values with their dates (the last and the first have priority), claims, and the baseline
/// if it is not zero.
pub(super) fn track_labels(
    ctx: &SceneContext<'_>,
    model: &ProgressTrackModel,
    indicator: &Indicator,
    widths: ChartWidths<'_>,
) -> Vec<ChartLabel> {
    let observations: Vec<&Observation> =
        included_observations(ctx, indicator).into_iter().map(|(_, observation)| observation).gather();
    let last = observations.len().saturating_sub(1);
    let order = argsort(
        (0..observations.len())
            .map(|index| (i64::from(index != last) + i64::from(index != last && index != 0), 0))
            .gather(),
    );
    let observed =
        order.into_iter().filter_map(|index| observations.get(index)).map(|observation| (*observation, "value"));
    let of = |(observation, class): (&Observation, &'static str)| {
        let percent = model.share(observation.value.number.to_f64()) * 100.0;
        let label = |y: f64, words: String, class: &'static str| ChartLabel {
            percent,
            y,
            text: ellipsize(&words, FONT, LONGEST),
            anchor: "middle",
            class,
        };
        vec![
            label(12.0, ctx.value(&observation.value, &indicator.unit), class),
            label(25.0, words::when(ctx.lang, observation.when), "day"),
        ]
    };
    let mut all: Vec<Vec<ChartLabel>> =
        observed.chain(included_claims(ctx, indicator).map(|claim| (claim, "claim"))).map(of).gather();
    let start = indicator.baseline.as_ref().filter(|start| start.number.to_f64() != 0.0);
    all.extend(start.map(|start| {
        let words = ellipsize(&ctx.value(start, &indicator.unit), FONT, LONGEST);
        vec![ChartLabel { y: 12.0, ..ChartLabel::new(model.share(model.start) * 100.0, words, "day") }]
    }));
    place_groups(all, 3, 30.0, widths.labels)
}

//! Charts of series: drawing, labels and hit areas.

use super::chart_label::{ChartLabel, FONT};
use super::label_placement::{ChartLabelCandidate, PAGE_WIDTHS, evenly, place_groups, place_labels};
use super::observations::{included_claims, included_observations};
use super::progress_track::{self, ProgressTrack};
use super::rows::ChartId;
use super::time_series::{self, SeriesModel, TimeSeriesChart, members};
use super::uncertainty::{OpenSide, UncertainValue};
use crate::civil::{EdtfDate, End, PartialDate, QualifiedDate};
use crate::number::{apply_permutation, argsort};
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::kit::labels::{ellipsize, text_width};
use crate::scene::kit::time_range::DAY_MINUTES;
use crate::scene::kit::time_ticks::{Tick, ticks};
use crate::scene::records::record_text::SceneContext;
use crate::scene::timeline::TimeRange;
use crate::state::VisibleRecords;
use crate::story::{DeadlineOutcome, Indicator, Observation, Readings, RecordKind, Series, SeriesForm, find};
use crate::words::{self, SeriesSaid};

/// Observations get hit areas of their own up to this count.
const MANY: usize = 60;
/// Maximum width of a value label, in pixels.
const LONGEST: f64 = 160.0;
/// Maximum number of result labels that are placed.
const MOST_RESULTS: usize = 400;
/// Gap between the tick labels and the drawing, in pixels.
pub const TICK_GAP: f64 = 7.0;

/// Area that reacts to the pointer.
#[derive(Clone, Debug)]
pub struct HitArea {
    /// The record.
    pub state: MarkState,
    /// Index of the observation, if the indicator has several.
    pub index: Option<usize>,
    /// Left edge, in percent of the width.
    pub from: f64,
    /// Right edge, in percent of the width.
    pub to: f64,
    /// Accessible name.
    pub name: String,
}

/// Drawing of a series.
#[derive(Clone, Debug)]
pub enum ChartDrawing {
    /// A time series chart.
    TimeSeries(TimeSeriesChart),
    /// A progress track.
    ProgressTrack(ProgressTrack),
}

/// Chart of a series.
#[derive(Clone, Debug)]
pub struct SeriesChart {
    /// Id of the chart.
    pub id: ChartId,
    /// The programme that it is shown with, by index.
    pub programme: Option<usize>,
    /// Title of the series.
    pub title: String,
    /// The drawing.
    pub drawing: ChartDrawing,
    /// Width of the column left of the drawing, in pixels. It holds the tick labels of the value axis, where no line
    /// crosses them.
    pub gutter: f64,
    /// Labels in the drawing. Those of class `tick` are left of it and end [`TICK_GAP`] before its left edge.
    pub labels: Vec<ChartLabel>,
    /// Labels below the drawing.
    pub axis: Vec<ChartLabel>,
    /// Hit areas in time order.
    pub hits: Vec<HitArea>,
    /// Summary of the chart in one sentence.
    pub caption: String,
    /// The author's note on the series.
    pub note: String,
}

/// Data of each series, in story order. `None` for series that are out of scope or not drawn over time.
pub type SeriesModels = Vec<Option<SeriesModel>>;

/// Computes the data of all series; done once for a story.
pub fn series_models(ctx: &SceneContext<'_>) -> SeriesModels {
    let all = ctx.story.series.iter();
    all.map(
        |(_, series)| {
            if series.form == SeriesForm::TimeSeries { time_series::series_model(ctx, series) } else { None }
        },
    )
    .collect()
}

/// The charts of all series with a visible indicator, each `width` pixels wide. Labels are placed for the widths that a
/// chart may have on the page.
pub fn series_charts(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    models: &SeriesModels,
    width: f64,
) -> Vec<SeriesChart> {
    let all = ctx.story.series.iter().enumerate();
    let own = |index: usize| models.get(index).and_then(Option::as_ref);
    let scale = Scale { width, labels: &PAGE_WIDTHS };
    all.filter_map(|(index, (_, series))| {
        series_chart(ctx, visible, highlight, (ChartId::Series(index), series), own(index), scale)
    })
    .collect()
}

/// Width of a chart with its gutter, and the widths that its labels are placed for, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Scale<'a> {
    pub(super) width: f64,
    pub(super) labels: &'a [f64],
}

/// The chart of one series. `None` if none of its indicators is visible.
pub(super) fn series_chart(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    (name, series): (ChartId, &Series),
    model: Option<&SeriesModel>,
    scale: Scale<'_>,
) -> Option<SeriesChart> {
    let members = members(ctx, series);
    let reference = |id: &str| ctx.story.lookup(id).filter(|own| own.kind == RecordKind::Indicator);
    members.iter().find(|(id, _)| reference(id).is_some_and(|own| visible.contains(own)))?;
    let programme = members.first().and_then(|(_, indicator)| indicator.programmes.first());
    let programme = programme.and_then(|id| ctx.story.programmes.iter().position(|(own, _)| own == id));
    let title = series.title.get(ctx.lang).to_owned();
    let note = series.text.as_ref().map(|text| text.get(ctx.lang).to_owned()).unwrap_or_default();
    let mut gutter = 0.0;
    let (ink, labels, axis, hits, caption) = match series.form {
        SeriesForm::TimeSeries => {
            let model = model?;
            let mut labels = tick_labels(ctx, model, &members);
            gutter = labels.iter().map(|own| text_width(&own.text, FONT)).fold(0.0, f64::max) + TICK_GAP;
            let inner: Vec<f64> = scale.labels.iter().map(|wide| wide - gutter).collect();
            let scale = Scale { width: (scale.width - gutter).max(1.0), labels: &inner };
            labels.extend(in_drawing(ctx, model, &members, scale));
            let hits = members.iter().flat_map(|(id, own)| hit_areas(ctx, highlight, model, id, own)).collect();
            let caption = series_sentence(ctx, &title, &members, model);
            let ink = ChartDrawing::TimeSeries(model.draw(scale.width, 1.0));
            (ink, labels, times(ctx, model, scale, gutter), hits, caption)
        }
        SeriesForm::ProgressTrack => {
            let (id, indicator) = members.first()?;
            let model = progress_track::progress_track_model(ctx, indicator);
            let axis = stops(ctx, &model, indicator, scale);
            let hits = hit_areas_of_stops(ctx, highlight, &model, id, indicator);
            (
                ChartDrawing::ProgressTrack(model.draw(scale.width)),
                Vec::new(),
                axis,
                hits,
                progress_sentence(ctx, &title, indicator),
            )
        }
    };
    Some(SeriesChart { id: name, programme, title, drawing: ink, gutter, labels, axis, hits, caption, note })
}

fn value_when(ctx: &SceneContext<'_>, indicator: &Indicator, seen: &Observation) -> String {
    (ctx.words().chart.value_when)(&ctx.value(&seen.value, &indicator.unit), &words::when(ctx.lang, seen.when))
}

/// Hit areas of an indicator: one for its period, if it is counted per period; otherwise one for each point, if there are
/// few.
fn hit_areas(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    model: &SeriesModel,
    id: &str,
    indicator: &Indicator,
) -> Vec<HitArea> {
    let Some(at) = ctx.story.lookup(id) else { return Vec::new() };
    let link = highlight.mark_state(ctx.story, at);
    let percent = |day: f64| crate::geometry::clamp(model.percent(day), 0.0, 100.0);
    if let (Some(first), Some(last)) = (indicator.period.first(), indicator.period.last()) {
        let (from, to) = (percent(first.0 as f64), percent(last.0 as f64 + 1.0));
        return vec![HitArea { state: link, index: None, from, to, name: ctx.summary(indicator).caption }];
    }
    let seen = included_observations(ctx, indicator);
    // A register without observations has one hit area for its whole time.
    let readings = indicator.readings.as_ref().filter(|own| seen.is_empty() && ctx.includes(&own.evidence));
    if let Some((readings, last)) = readings.and_then(|own| own.last.as_ref()?.when.last().map(|last| (own, last))) {
        let (from, to) = (percent(readings.start.0 as f64), percent(last.0 as f64 + 1.0));
        return vec![HitArea { state: link, index: None, from, to, name: ctx.summary(indicator).caption }];
    }
    let few = if seen.len() > MANY { Vec::new() } else { seen };
    let hit = |(index, seen): (usize, &Observation)| {
        let (first, last) = (seen.when.first().or(seen.when.last())?, seen.when.last()?);
        let middle = percent(f64::midpoint(first.0 as f64, last.0 as f64 + 1.0));
        let name =
            [indicator.short.get(ctx.lang), ctx.words().chart.because, &value_when(ctx, indicator, seen)].concat();
        Some(HitArea { state: link.clone(), index: Some(index), from: middle, to: middle, name })
    };
    few.into_iter().filter_map(hit).collect()
}

/// Labels of the value axis, each beside its grid line.
fn tick_labels(ctx: &SceneContext<'_>, model: &SeriesModel, members: &[(&str, &Indicator)]) -> Vec<ChartLabel> {
    let unit = members.first().and_then(|(_, own)| find(&ctx.story.units, &own.unit));
    let ticks = model.ticks();
    let values: Vec<f64> = ticks.iter().map(|(_, value)| *value).collect();
    let names = words::axis_labels(ctx.lang, &values, unit.is_some_and(|unit| unit.is_counted_in_wan));
    let label = |((y, _), words): (&(f64, f64), String)| ChartLabel {
        percent: 0.0,
        y: y + 3.5,
        text: words,
        anchor: "end",
        class: "tick",
    };
    ticks.iter().zip(names).map(label).collect()
}

/// Labels in the drawing that fit: result values at their points, and gaps.
fn in_drawing(
    ctx: &SceneContext<'_>,
    model: &SeriesModel,
    members: &[(&str, &Indicator)],
    scale: Scale<'_>,
) -> Vec<ChartLabel> {
    let mut all = results(ctx, model, members);
    let gap = |(percent, room)| {
        let words = ctx.words().chart.gap.to_owned();
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
    place_labels(all, &model.draw(100.0, 0.25).strong_lines(), scale.labels)
}

/// Candidates for the result labels, in order of priority: the last and the first, the maximum and the minimum, then from
/// later to earlier.
fn results(ctx: &SceneContext<'_>, model: &SeriesModel, members: &[(&str, &Indicator)]) -> Vec<ChartLabelCandidate> {
    let mut all: Vec<(f64, ChartLabelCandidate)> = Vec::new();
    for (_, indicator) in members {
        let seen = included_observations(ctx, indicator);
        if seen.len() > MANY {
            continue;
        }
        let counts_periods = indicator.period.first().is_some();
        for (_, seen) in seen.into_iter().filter(|(_, seen)| seen.is_result || !counts_periods) {
            let (Some(first), Some(last)) = (seen.when.first().or(seen.when.last()), seen.when.last()) else {
                continue;
            };
            let amount = UncertainValue::of(&seen.value);
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
            let words = ellipsize(&ctx.bare_value(&seen.value, &indicator.unit), FONT, LONGEST);
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
    let by_time = argsort(all.iter().map(|(_, own)| ((own.label.percent * 1e6) as i64, 0)).collect());
    apply_permutation(&mut all, by_time);
    let ends = |is_beyond: fn(f64, f64) -> bool| {
        let best = all.iter().enumerate().reduce(|best, own| if is_beyond(own.1.0, best.1.0) { own } else { best });
        best.map(|(place, _)| place)
    };
    let (most, least, last) = (ends(|own, best| own > best), ends(|own, best| own < best), all.len().saturating_sub(1));
    let key = |place: usize| match place {
        0 => 1,
        own if own == last => 0,
        own if Some(own) == most => 2,
        own if Some(own) == least => 3,
        own => 4 + (last - own) as i64,
    };
    let by_weight = argsort((0..all.len()).map(|place| (key(place), 0)).collect());
    apply_permutation(&mut all, by_weight);
    // The last and the first value are always labelled, at the top if necessary.
    for (_, own) in all.iter_mut().take(2) {
        let heights = (1..time_series::HEIGHT as u32 / 6).map(|step| own.label.y - 6.0 * f64::from(step));
        own.others.extend(heights.filter(|y| *y >= 9.0).map(|y| ("middle", y)));
    }
    // No chart has room for more; checking them against all lines would cost time only.
    all.truncate(MOST_RESULTS);
    all.into_iter().map(|(_, own)| own).collect()
}

/// Labels of the time axis: fine ticks, and below them the coarser units that they belong to. The tick interval depends on
/// the width including the gutter.
fn times(ctx: &SceneContext<'_>, model: &SeriesModel, scale: Scale<'_>, gutter: f64) -> Vec<ChartLabel> {
    let span = TimeRange::new(model.days.0 * DAY_MINUTES, model.days.1 * DAY_MINUTES);
    let ticks = ticks(ctx.lang, span, scale.labels.last().map_or(scale.width, |wide| wide + gutter), 0.0);
    let row = |mut row: Vec<Tick>, y: f64| {
        row.retain(|tick| tick.at >= 0.0);
        let order = argsort((0..row.len()).map(|place| (evenly(place), 0)).collect());
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
    place_labels(row(ticks.fine, 12.0).chain(row(ticks.coarse, 26.0)).collect(), &[], scale.labels)
}

/// Labels below a progress track: values with their dates (the last and the first have priority), claims, and the baseline
/// if it is not zero.
fn stops(
    ctx: &SceneContext<'_>,
    model: &progress_track::ProgressTrackModel,
    indicator: &Indicator,
    scale: Scale<'_>,
) -> Vec<ChartLabel> {
    let seen: Vec<&Observation> = included_observations(ctx, indicator).into_iter().map(|(_, seen)| seen).collect();
    let last = seen.len().saturating_sub(1);
    let order = argsort(
        (0..seen.len()).map(|place| (i64::from(place != last) + i64::from(place != last && place != 0), 0)).collect(),
    );
    let observed = order.into_iter().filter_map(|place| seen.get(place)).map(|seen| (*seen, "value"));
    let of = |(seen, class): (&Observation, &'static str)| {
        let percent = model.share(seen.value.number.to_f64()) * 100.0;
        let label = |y: f64, words: String, class: &'static str| ChartLabel {
            percent,
            y,
            text: ellipsize(&words, FONT, LONGEST),
            anchor: "middle",
            class,
        };
        vec![
            label(12.0, ctx.value(&seen.value, &indicator.unit), class),
            label(25.0, words::when(ctx.lang, seen.when), "day"),
        ]
    };
    let mut all: Vec<Vec<ChartLabel>> =
        observed.chain(included_claims(ctx, indicator).map(|claim| (claim, "claim"))).map(of).collect();
    let start = indicator.baseline.as_ref().filter(|start| start.number.to_f64() != 0.0);
    all.extend(start.map(|start| {
        let words = ellipsize(&ctx.value(start, &indicator.unit), FONT, LONGEST);
        vec![ChartLabel { y: 12.0, ..ChartLabel::new(model.share(model.start) * 100.0, words, "day") }]
    }));
    place_groups(all, 3, 30.0, scale.labels)
}

/// Hit areas of the observations on a progress track, each with the segment that ends there.
fn hit_areas_of_stops(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    model: &progress_track::ProgressTrackModel,
    id: &str,
    indicator: &Indicator,
) -> Vec<HitArea> {
    let Some(at) = ctx.story.lookup(id) else { return Vec::new() };
    let link = highlight.mark_state(ctx.story, at);
    let mut all: Vec<(f64, usize, &Observation)> = included_observations(ctx, indicator)
        .into_iter()
        .map(|(index, seen)| (model.share(seen.value.number.to_f64()) * 100.0, index, seen))
        .collect();
    let order = argsort(all.iter().map(|(percent, ..)| ((percent * 1e6) as i64, 0)).collect());
    apply_permutation(&mut all, order);
    let mut from = 0.0;
    let hit = |(to, index, seen): (f64, usize, &Observation)| {
        let name = [indicator.short.get(ctx.lang), ctx.words().chart.because, &value_when(ctx, indicator, seen)];
        HitArea {
            state: link.clone(),
            index: Some(index),
            from: std::mem::replace(&mut from, to),
            to,
            name: name.concat(),
        }
    };
    all.into_iter().map(hit).collect()
}

fn progress_sentence(ctx: &SceneContext<'_>, title: &str, indicator: &Indicator) -> String {
    let said = ctx.words().chart;
    let stops: Vec<_> =
        included_observations(ctx, indicator).into_iter().map(|(_, seen)| value_when(ctx, indicator, seen)).collect();
    let score = ctx.summary(indicator);
    let target = score.raised.unwrap_or(score.target);
    // A register is described by its last reading.
    let is_read = stops.is_empty() && !score.actual.is_empty();
    let stops = if is_read { (said.value_when)(&score.actual, &score.as_of) } else { stops.join(said.then) };
    (said.way)(title, &stops, &target, &score.badge.words)
}

fn series_sentence(ctx: &SceneContext<'_>, title: &str, members: &[(&str, &Indicator)], model: &SeriesModel) -> String {
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

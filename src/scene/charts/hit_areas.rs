//! Hit areas of series charts: the parts of a drawing that react to the pointer, each with its accessible name.

use super::captions::dated_value;
use super::observations::{MOST_MARKED, included_observations};
use super::progress_track::ProgressTrackModel;
use super::time_series::SeriesModel;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::sorting::{apply_permutation, argsort};
use crate::story::{Indicator, Observation};

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

/// Hit areas of an indicator: one for its period, if it is counted per period; otherwise one for each point, if there are
/// few.
pub(super) fn hit_areas(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    model: &SeriesModel,
    id: &str,
    indicator: &Indicator,
) -> Vec<HitArea> {
    let Some(record) = ctx.story.lookup(id) else { return Vec::new() };
    let state = highlight.mark_state(ctx.story, record);
    let percent = |day: f64| crate::geometry::clamp(model.percent(day), 0.0, 100.0);
    if let (Some(first), Some(last)) = (indicator.period.first(), indicator.period.last()) {
        let (from, to) = (percent(first.0 as f64), percent(last.0 as f64 + 1.0));
        return vec![HitArea { state, index: None, from, to, name: ctx.summary(indicator).caption }];
    }
    let observations = included_observations(ctx, indicator);
    // A register without observations has one hit area for its whole time.
    let readings =
        indicator.readings.as_ref().filter(|readings| observations.is_empty() && ctx.includes(&readings.evidence));
    if let Some((readings, last)) =
        readings.and_then(|readings| readings.last.as_ref()?.when.last().map(|last| (readings, last)))
    {
        let (from, to) = (percent(readings.start.0 as f64), percent(last.0 as f64 + 1.0));
        return vec![HitArea { state, index: None, from, to, name: ctx.summary(indicator).caption }];
    }
    let few = if observations.len() > MOST_MARKED { Vec::new() } else { observations };
    let hit = |(index, observation): (usize, &Observation)| {
        let (first, last) = (observation.when.first().or(observation.when.last())?, observation.when.last()?);
        let middle = percent(f64::midpoint(first.0 as f64, last.0 as f64 + 1.0));
        let name = [
            indicator.short.get(ctx.lang),
            ctx.words().in_views().chart.because,
            &dated_value(ctx, indicator, observation),
        ]
        .concat();
        Some(HitArea { state: state.clone(), index: Some(index), from: middle, to: middle, name })
    };
    few.into_iter().filter_map(hit).gather()
}

/// Hit areas of the observations on a progress track, each with the segment that ends there.
pub(super) fn track_hit_areas(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    model: &ProgressTrackModel,
    id: &str,
    indicator: &Indicator,
) -> Vec<HitArea> {
    let Some(record) = ctx.story.lookup(id) else { return Vec::new() };
    let state = highlight.mark_state(ctx.story, record);
    let mut all: Vec<(f64, usize, &Observation)> = included_observations(ctx, indicator)
        .into_iter()
        .map(|(index, observation)| (model.share(observation.value.number.to_f64()) * 100.0, index, observation))
        .gather();
    let order = argsort(all.iter().map(|(percent, ..)| ((percent * 1e6) as i64, 0)).gather());
    apply_permutation(&mut all, order);
    let mut from = 0.0;
    let hit = |(to, index, observation): (f64, usize, &Observation)| {
        let name = [
            indicator.short.get(ctx.lang),
            ctx.words().in_views().chart.because,
            &dated_value(ctx, indicator, observation),
        ];
        HitArea {
            state: state.clone(),
            index: Some(index),
            from: std::mem::replace(&mut from, to),
            to,
            name: name.concat(),
        }
    };
    all.into_iter().map(hit).gather()
}

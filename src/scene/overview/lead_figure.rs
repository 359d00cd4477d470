//! The figure that stands for a programme.

use crate::civil::{Day, EdtfDate};
use crate::scene::kit::context::SceneContext;
use crate::story::{IdIndex, Indicator, RecordId};

/// True if an indicator has a target and a value to compare with it.
pub(super) fn has_pair(indicator: &Indicator, background: bool) -> bool {
    let progress = indicator.progress(background);
    progress.actual.is_some() && (progress.target.is_some() || progress.implied.is_some())
}

/// Positions of ids in the story, from which lead figures are chosen.
pub(super) struct LeadOrder<'a> {
    highlights: IdIndex<'a>,
    series: IdIndex<'a>,
}

impl<'a> LeadOrder<'a> {
    pub(super) fn new(ctx: &SceneContext<'a>) -> Self {
        let in_series = ctx.story.series.iter().flat_map(|(_, series)| &series.indicators);
        Self {
            highlights: IdIndex::new(ctx.story.highlights.iter().map(String::as_str)),
            series: IdIndex::new(in_series.map(String::as_str)),
        }
    }

    /// Chooses among the indicators of a programme: the first highlight of the story that has a value; otherwise, of those
    /// with a target and a value, the one whose period is the nearest to the reference date. Among equals, those of a series
    /// come first, in the order of the series, then those whose unit the programme uses most, then the least id: files may
    /// list indicators in any order. `None` without any.
    pub(super) fn choose(&self, ctx: &SceneContext<'_>, indicators: &[RecordId]) -> Option<RecordId> {
        let story = ctx.story;
        let day = story.as_of.and_then(EdtfDate::last);
        let units = IdIndex::new(indicators.iter().filter_map(|record| unit_of(ctx, *record)));
        let mut uses = vec![0_usize; indicators.len()];
        for first in indicators.iter().filter_map(|record| units.first(unit_of(ctx, *record)?)) {
            if let Some(count) = uses.get_mut(first) {
                *count += 1;
            }
        }
        let key = |record: &RecordId| {
            let (id, indicator) = story.indicators.get(record.index)?;
            let highlight = self.highlights.first(id);
            let has_value = indicator.progress(ctx.background).actual.is_some();
            if !(has_pair(indicator, ctx.background) || has_value && highlight.is_some()) {
                return None;
            }
            let distance = day.zip(middle(indicator.period)).map_or(i64::MAX, |(day, middle)| (day.0 - middle.0).abs());
            let used = units.first(&indicator.unit).and_then(|first| uses.get(first)).copied().unwrap_or_default();
            let [highlight, series] = [highlight, self.series.first(id)].map(|position| position.unwrap_or(usize::MAX));
            Some((highlight, distance, series, usize::MAX - used, id.as_str(), *record))
        };
        let best = indicators.iter().filter_map(key).reduce(|best, other| if other < best { other } else { best });
        best.map(|(.., record)| record)
    }
}

fn unit_of<'a>(ctx: &SceneContext<'a>, record: RecordId) -> Option<&'a str> {
    ctx.story.indicators.get(record.index).map(|(_, indicator)| indicator.unit.as_str())
}

/// The middle of a period; of one with an open start, its last day.
fn middle(period: EdtfDate) -> Option<Day> {
    match (period.first(), period.last()) {
        (Some(first), Some(last)) => Some(Day(i64::midpoint(first.0, last.0))),
        (first, last) => first.or(last),
    }
}

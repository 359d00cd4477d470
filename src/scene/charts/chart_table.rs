//! Charts as tables: the same values in rows, as text for readers and as plain numbers for programs.

use super::rows::{ChartId, indicator_groups};
use super::time_series::members;
use crate::civil::EdtfDate;
use crate::gather::Gather;
use crate::number::{Bound, Decimal};
use crate::scene::kit::highlight::Highlight;
use crate::scene::records::record_text::{CitationText, SceneContext};
use crate::state::{Sort, VisibleRecords};
use crate::story::{Evidence, Indicator, RecordId, RecordKind, Value};
use crate::words;

/// Maximum number of rows of a table on the page. The exported file has all rows: a register may have thousands.
pub const MOST_ROWS: usize = 1_000;

/// A chart as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartTable {
    /// Caption: the title of the chart.
    pub caption: String,
    /// Column headings.
    pub heads: Vec<&'static str>,
    /// Cells of each row, as text.
    pub rows: Vec<Vec<String>>,
    /// Column headings of the plain numbers, the same in every language. `baseline` is the value at the start,
    /// `revised_target` the last target that replaced the first one.
    pub data_heads: &'static [&'static str],
    /// Plain numbers of each row; empty if the value is absent.
    pub data: Vec<Vec<String>>,
}

impl ChartTable {
    /// Headings and rows for a file: the text columns, then the plain numbers.
    pub fn plain(&self) -> Vec<Vec<&str>> {
        let heads = self.heads.iter().chain(self.data_heads).copied().gather();
        let rows = self.rows.iter().zip(&self.data);
        let rows = rows.map(|(words, data)| words.iter().chain(data).map(String::as_str).gather());
        std::iter::once(heads).chain(rows).gather()
    }
}

/// Value, minimum and maximum, without digit grouping; an open end is empty.
fn numbers(value: Option<&Value>) -> [String; 3] {
    let Some(value) = value else { return [String::new(), String::new(), String::new()] };
    let interval = value.interval();
    let end = |end: f64| Decimal::closest(end).map(|end| end.grouped("")).unwrap_or_default();
    [value.number.grouped(""), end(interval.low), end(interval.high)]
}

/// Name of a bound, as in story files.
fn bound_name(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::About => "about",
        Bound::AtLeast => "at_least",
        Bound::AtMost => "at_most",
    }
}

impl SceneContext<'_> {
    /// The publishers of some evidence, as a list. Separated by semicolons, because names may contain commas.
    pub(super) fn publishers(&self, evidence: &[&Evidence]) -> String {
        self.cited(evidence, |cite| Some(cite.label)).join(self.words().in_views().list_semicolon)
    }

    /// The addresses of the cited sources, separated by spaces.
    fn addresses(&self, evidence: &[&Evidence]) -> String {
        self.cited(evidence, |cite| cite.url).join(" ")
    }

    /// One field of each citation in scope, without duplicates.
    fn cited(&self, evidence: &[&Evidence], of: fn(CitationText) -> Option<String>) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let citations =
            evidence.iter().filter(|evidence| self.includes(evidence)).flat_map(|evidence| &evidence.citations);
        for text in citations.filter_map(|citation| of(self.citation(citation))) {
            if !all.contains(&text) {
                all.push(text);
            }
        }
        all
    }
}

/// The table of a chart. `None` if there is no such chart.
pub fn chart_table(ctx: &SceneContext<'_>, visible: &VisibleRecords, sort: Sort, name: ChartId) -> Option<ChartTable> {
    match name {
        ChartId::Series(index) => of_series(ctx, index),
        _ => of_group(ctx, visible, sort, name),
    }
}

fn of_group(ctx: &SceneContext<'_>, visible: &VisibleRecords, sort: Sort, name: ChartId) -> Option<ChartTable> {
    let group =
        indicator_groups(ctx, visible, &Highlight::default(), sort, 1.0).into_iter().find(|group| group.id == name)?;
    let [title, actual, as_of, target, due, share, status, _, _, source, ..] = ctx.words().in_views().chart.heads;
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    for row in group.rows {
        let (_, indicator) = ctx.story.indicators.get(row.state.record.index)?;
        let progress = indicator.progress(ctx.background);
        let deadline = progress.target.map(|target| words::when(ctx.lang, target.deadline)).unwrap_or_default();
        let evidence = indicator.evidence_parts();
        let summary = row.summary;
        rows.push(vec![
            indicator.title.get(ctx.lang).to_owned(),
            summary.actual,
            summary.as_of,
            std::iter::once(summary.target).chain(summary.raised).filter(|text| !text.is_empty()).gather().join(" → "),
            deadline,
            summary.shares,
            summary.badge.words,
            ctx.publishers(&evidence),
        ]);
        let numbers_of_actual = numbers(progress.actual.map(|observation| &observation.value));
        let target = numbers(progress.target.map(|target| &target.value));
        let raised = numbers(progress.raised.map(|target| &target.value));
        let [start, ..] = numbers(indicator.baseline.as_ref());
        let percent = progress.percent.map(|percent| percent.grouped("")).unwrap_or_default();
        let bound = progress.percent.map(|_| bound_name(progress.percent_bound)).unwrap_or_default().to_owned();
        let of_revised = progress.percent_of_revised.map(|(percent, _)| percent.grouped("")).unwrap_or_default();
        let searched = ctx.search(indicator).map(|search| words::iso(search.on)).unwrap_or_default();
        let id = row.state.id;
        let unit =
            vec![start, percent, bound, of_revised, searched, indicator.unit.clone(), id, ctx.addresses(&evidence)];
        data.push([&numbers_of_actual[..], &target[..], &raised[..1], &unit].concat());
    }
    Some(ChartTable {
        caption: group.heading,
        heads: vec![title, actual, as_of, target, due, share, status, source],
        rows,
        data_heads: &[
            "actual",
            "actual_low",
            "actual_high",
            "target",
            "target_low",
            "target_high",
            "revised_target",
            "baseline",
            "percent",
            "percent_bound",
            "percent_of_revised",
            "searched",
            "unit",
            "id",
            "urls",
        ],
        data,
    })
}

/// The values of one indicator as a table. `None` for another kind of record.
pub fn indicator_table(ctx: &SceneContext<'_>, record: RecordId) -> Option<ChartTable> {
    let (_, indicator) = ctx.story.indicators.get(record.index).filter(|_| record.kind == RecordKind::Indicator)?;
    Some(of_indicators(ctx, indicator.title.get(ctx.lang), &[indicator]))
}

fn of_series(ctx: &SceneContext<'_>, index: usize) -> Option<ChartTable> {
    let (_, series) = ctx.story.series.get(index)?;
    let members: Vec<&Indicator> = members(ctx, series).into_iter().map(|(_, indicator)| indicator).collect();
    Some(of_indicators(ctx, series.title.get(ctx.lang), &members))
}

fn of_indicators(ctx: &SceneContext<'_>, caption: &str, indicators: &[&Indicator]) -> ChartTable {
    let [title, actual, as_of, _, _, _, _, claim, _, source, kind_head, announced] = ctx.words().in_views().chart.heads;
    let detail = &ctx.words().in_views().detail;
    let (mut rows, mut data) = (Vec::new(), Vec::new());
    let mut add = |indicator: &Indicator, kind: &str, (value, number): (&Value, String), times, cited: &[String; 2]| {
        let name = indicator.short.get(ctx.lang).to_owned();
        let ([when, iso, since], [publishers, urls]): ([String; 3], _) = (times, cited.clone());
        let [start, ..] = numbers(indicator.baseline.as_ref());
        rows.push(vec![name, kind.to_owned(), number, when, since, publishers]);
        data.push([&numbers(Some(value))[..], &[start, iso, indicator.unit.clone(), urls]].concat());
    };
    let cited = |evidence: &Evidence| [ctx.publishers(&[evidence]), ctx.addresses(&[evidence])];
    let at = |when: EdtfDate| [words::when(ctx.lang, when), words::iso(when), String::new()];
    for indicator in indicators {
        for target in indicator.targets.iter().filter(|target| ctx.includes(&target.evidence)) {
            let since = target.announced.map(|when| words::when(ctx.lang, when)).unwrap_or_default();
            let times = [words::when(ctx.lang, target.deadline), words::iso(target.deadline), since];
            let number = ctx.target_text(indicator, &target.value, &ctx.value(&target.value, &indicator.unit));
            let kind = (ctx.words().in_views().kinds_of_target)(target.kind);
            add(indicator, kind, (&target.value, number), times, &cited(&target.evidence));
        }
        for (observation, is_claim) in indicator
            .observations
            .iter()
            .map(|observation| (observation, false))
            .chain(indicator.claims.iter().map(|observation| (observation, true)))
        {
            if ctx.includes(&observation.evidence) {
                let kind = match (is_claim, observation.is_result) {
                    (true, _) => claim,
                    (_, true) => detail.result,
                    (_, false) => detail.interim,
                };
                let number = ctx.value(&observation.value, &indicator.unit);
                add(indicator, kind, (&observation.value, number), at(observation.when), &cited(&observation.evidence));
            }
        }
        if let Some(readings) = indicator.readings.as_ref().filter(|readings| ctx.includes(&readings.evidence)) {
            let cited = cited(&readings.evidence);
            for (when, value) in readings.counted() {
                let number = ctx.value(&value, &indicator.unit);
                add(indicator, ctx.words().in_views().chart.reading, (&value, number), at(when), &cited);
            }
        }
    }
    ChartTable {
        caption: caption.to_owned(),
        heads: vec![title, kind_head, actual, as_of, announced, source],
        rows,
        data_heads: &["value", "value_low", "value_high", "baseline", "date", "unit", "urls"],
        data,
    }
}

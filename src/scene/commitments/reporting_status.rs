//! Reporting status: for each programme, which reports were found. Cells are links; nothing is ranked or scored.

use crate::civil::Day;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::sorting::{apply_permutation, argsort};
use crate::story::{IdIndex, Indicator, LinkKind, RecordId, RecordKind, Source, SourceAuthor};
use crate::words;

/// A programme and the reports of it.
#[derive(Clone, Debug)]
pub struct ReportingRow {
    /// State of the programme's record.
    pub state: MarkState,
    /// Its name.
    pub name: String,
    /// Targets, results, baselines, primary sources, independent sources and last evidence.
    pub cells: [ReportingCell; 6],
}

/// A cell: how many records, and the latest of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportingCell {
    /// Number of records, or the date of the last evidence.
    pub text: String,
    /// State and name of the latest record. `None` if none was found.
    pub latest: Option<(MarkState, String)>,
}

/// The records that one cell counts.
type Found = Vec<RecordId>;

/// A row for each programme, in the author's order. Empty without background facts, which hold all reports.
pub fn reporting_status(ctx: &SceneContext<'_>, highlight: &Highlight) -> Vec<ReportingRow> {
    if !ctx.background {
        return Vec::new();
    }
    let found = found_of_programmes(ctx);
    let programmes = ctx.story.programmes.iter().zip(found).enumerate();
    programmes
        .map(|(index, ((_, entry), found))| ReportingRow {
            state: highlight.mark_state(ctx.story, record_id(RecordKind::Programme, index)),
            name: entry.name.get(ctx.lang).to_owned(),
            cells: cells(ctx, highlight, &found),
        })
        .collect()
}

/// Targets, results, baselines, primary sources, independent sources and evidence of each programme, in one pass.
fn found_of_programmes(ctx: &SceneContext<'_>) -> Vec<[Found; 6]> {
    let story = ctx.story;
    let programmes = IdIndex::new(story.programmes.iter().map(|(id, _)| id.as_str()));
    let sources = IdIndex::new(story.sources.iter().map(|(id, _)| id.as_str()));
    let mut all: Vec<[Found; 6]> = story.programmes.iter().map(|_| <[Found; 6]>::default()).collect();
    let mut add = |ids: &[String], column: usize, record: RecordId| {
        for index in ids.iter().filter_map(|id| programmes.first(id)) {
            let cell = all.get_mut(index).and_then(|columns| columns.get_mut(column));
            if let Some(cell) = cell.filter(|cell| cell.last() != Some(&record)) {
                cell.push(record);
            }
        }
    };
    for (record, ..) in story.records() {
        let ids = story.programmes_of(record);
        if let Some((_, indicator)) =
            story.indicators.get(record.index).filter(|_| record.kind == RecordKind::Indicator)
        {
            if !indicator.targets.is_empty() {
                add(ids, 0, record);
            }
            if has_result(indicator) {
                add(ids, 1, record);
            }
        }
        if record.kind == RecordKind::Commitment || story.is_after_article(record) != Some(true) {
            continue;
        }
        let citations = story.citations_of(record).into_iter();
        let cited: Vec<&Source> =
            citations.filter_map(|citation| Some(&story.sources.get(sources.first(&citation.source)?)?.1)).gather();
        let is_primary =
            |source: &&&Source| source.author == Some(SourceAuthor::Official) && source.link == LinkKind::Original;
        let is_independent =
            |source: &&&Source| source.author == Some(SourceAuthor::Independent) && source.link != LinkKind::Mirror;
        if cited.iter().any(|source| is_primary(&source)) {
            add(ids, 3, record);
        }
        if cited.iter().any(|source| is_independent(&source)) {
            add(ids, 4, record);
        }
        add(ids, 5, record);
    }
    let baselines = story.commitments.iter().flat_map(|(_, commitment)| {
        let before = commitment.baseline.iter().filter(|reference| reference.is_after == Some(false));
        before.filter_map(|reference| Some((reference.record?, commitment.programmes.as_slice())))
    });
    let mut baselines: Vec<(RecordId, &[String])> = baselines.collect();
    // Several commitments of a programme may share a baseline, which counts once.
    let order = argsort(baselines.iter().map(|(record, _)| (record.kind as i64, record.index as i64)).gather());
    apply_permutation(&mut baselines, order);
    for (record, ids) in baselines {
        add(ids, 2, record);
    }
    all
}

/// True if a final value of an indicator is known.
fn has_result(indicator: &Indicator) -> bool {
    indicator.observations.iter().any(|observation| observation.is_result)
}

fn cells(ctx: &SceneContext<'_>, highlight: &Highlight, found: &[Found; 6]) -> [ReportingCell; 6] {
    let (story, words) = (ctx.story, ctx.words().in_views().commitment);
    let last = found.len() - 1;
    std::array::from_fn(|column| {
        let records = found.get(column).map(Vec::as_slice).unwrap_or_default();
        let latest: Option<(Option<Day>, RecordId)> =
            records.iter().map(|record| (story.last_day(*record), *record)).max_by_key(|(day, _)| *day);
        let Some((day, record)) = latest else {
            return ReportingCell { text: words.none_found.to_owned(), latest: None };
        };
        let month = day.filter(|_| column == last).map(|day| words::month_of(ctx.lang, day));
        let name = story.name_of(record).map(|name| name.get(ctx.lang).to_owned()).unwrap_or_default();
        ReportingCell {
            text: month.unwrap_or_else(|| (words.records)(records.len())),
            latest: Some((highlight.mark_state(story, record), name)),
        }
    })
}

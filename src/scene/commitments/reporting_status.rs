//! Reporting status: for each programme, which reports were found. Cells are links; nothing is ranked or scored.

use crate::civil::{Day, EdtfDate, PartialDate};
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::story::{Citation, LinkKind, RecordId, RecordKind, SourceAuthor, find};
use crate::words;

/// A programme and what was found of it.
#[derive(Clone, Debug)]
pub struct ReportingRow {
    /// State of the programme's record.
    pub state: MarkState,
    /// Its name.
    pub name: String,
    /// Targets, results, baselines, primary sources, independent sources and last evidence.
    pub cells: [ReportingCell; 6],
}

/// A cell: how many records, and one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportingCell {
    /// Number of records, or the date of the last evidence.
    pub text: String,
    /// Number of records that the cell counts.
    pub count: usize,
    /// The latest of them. `None` if none was found.
    pub record: Option<MarkState>,
}

/// A row for each programme, in the author's order.
pub fn reporting_status(ctx: &SceneContext<'_>, highlight: &Highlight) -> Vec<ReportingRow> {
    let programmes = ctx.story.programmes.iter().enumerate();
    programmes
        .map(|(index, (id, entry))| {
            let record = record_id(RecordKind::Programme, index);
            ReportingRow {
                state: highlight.mark_state(ctx.story, record),
                name: entry.name.get(ctx.lang).to_owned(),
                cells: cells(ctx, highlight, id),
            }
        })
        .collect()
}

fn cells(ctx: &SceneContext<'_>, highlight: &Highlight, programme: &str) -> [ReportingCell; 6] {
    let (story, words) = (ctx.story, ctx.words().commitment);
    let of_programme = |record: &RecordId| story.programmes_of(*record).iter().any(|other| other == programme);
    let all = || {
        let records = story.records().into_iter().map(|(record, ..)| record);
        let records: Vec<RecordId> =
            records.filter(|record| story.is_included(*record, ctx.background)).filter(of_programme).collect();
        records
    };
    let records = all();
    let indicator = |record: &RecordId| {
        story.indicators.get(record.index).filter(|_| record.kind == RecordKind::Indicator).map(|(_, found)| found)
    };
    let with_target: Vec<RecordId> = records
        .iter()
        .copied()
        .filter(|record| {
            indicator(record).is_some_and(|found| found.targets.iter().any(|target| ctx.includes(&target.evidence)))
        })
        .collect();
    let with_result: Vec<RecordId> = records
        .iter()
        .copied()
        .filter(|record| {
            indicator(record).is_some_and(|found| {
                found
                    .observations
                    .iter()
                    .any(|observation| observation.is_result && ctx.includes(&observation.evidence))
            })
        })
        .collect();
    let mut baselines: Vec<RecordId> = story
        .commitments
        .iter()
        .filter(|(_, commitment)| commitment.programmes.iter().any(|other| other == programme))
        .flat_map(|(_, commitment)| &commitment.baseline)
        .filter_map(|reference| reference.record)
        .filter(|record| story.is_included(*record, ctx.background))
        .collect();
    baselines.sort_unstable();
    baselines.dedup();
    let after: Vec<RecordId> =
        records.iter().copied().filter(|record| story.is_after_article(*record) == Some(true)).collect();
    let cited = |is: fn(SourceAuthor, LinkKind) -> bool| -> Vec<RecordId> {
        let has = |citation: &&Citation| {
            find(&story.sources, &citation.source)
                .is_some_and(|source| source.author.is_some_and(|author| is(author, source.link)))
        };
        after.iter().copied().filter(|record| story.citations_of(*record).iter().any(has)).collect()
    };
    let primary = cited(|author, link| author == SourceAuthor::Official && link == LinkKind::Original);
    let independent = cited(|author, link| author == SourceAuthor::Independent && link != LinkKind::Mirror);
    let latest = |records: &[RecordId]| -> Option<(Day, RecordId)> {
        let dated = records.iter().filter_map(|record| Some((story.last_day(*record)?, *record)));
        dated.max_by_key(|(day, _)| *day)
    };
    let cell = |records: &[RecordId]| {
        let shown = latest(records).map(|(_, record)| record).or(records.first().copied());
        ReportingCell {
            text: if records.is_empty() { words.none_found.to_owned() } else { (words.records)(records.len()) },
            count: records.len(),
            record: shown.map(|record| highlight.mark_state(story, record)),
        }
    };
    let last = latest(&after);
    let month = |day: Day| {
        let (year, month, _) = day.civil();
        words::when(ctx.lang, EdtfDate::On(PartialDate::Month(year, month).into()))
    };
    let last = ReportingCell {
        text: last.map_or(words.none_found.to_owned(), |(day, _)| month(day)),
        count: usize::from(last.is_some()),
        record: last.map(|(_, record)| highlight.mark_state(story, record)),
    };
    [cell(&with_target), cell(&with_result), cell(&baselines), cell(&primary), cell(&independent), last]
}

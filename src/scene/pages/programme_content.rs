//! Content of the page of a programme beside the scenes of the app: its numbers by year, and its notes and sources.

use crate::civil::EdtfDate;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::Highlight;
use crate::scene::overview::{IndicatorFigure, indicator_figure};
use crate::scene::records::record_text::CitationText;
use crate::scene::records::table::{SourceRow, sources};
use crate::sorting::argsort;
use crate::state::VisibleRecords;
use crate::story::{Entry, IdIndex, RecordId, RecordKind};
use crate::words;

/// The indicators of one year or period.
#[derive(Clone, Debug)]
pub struct YearOfNumbers {
    /// The year, or a longer period.
    pub heading: String,
    /// Its indicators, each with its sources.
    pub rows: Vec<(IndicatorFigure, Vec<CitationText>)>,
}

/// The visible indicators by year, in time order; periods longer than a year follow the years in which they start. Each
/// chart is `width` pixels wide.
pub fn numbers_by_year(ctx: &SceneContext<'_>, visible: &VisibleRecords, width: f64) -> Vec<YearOfNumbers> {
    let records: Vec<RecordId> = visible.of(RecordKind::Indicator).gather();
    let period = |record: &RecordId| ctx.story.indicators.get(record.index).map(|(_, indicator)| indicator.period);
    let periods: Vec<Option<EdtfDate>> = records.iter().map(period).map(|period| period.map(year_of)).gather();
    let order = argsort(periods.iter().map(|period| period.map_or((i64::MAX, 0), EdtfDate::order)).gather());
    let mut years: Vec<YearOfNumbers> = Vec::new();
    for index in order {
        let Some((record, period)) = records.get(index).zip(periods.get(index).copied().flatten()) else { continue };
        let Some(row) = indicator_figure(ctx, &Highlight::default(), record.index, width) else { continue };
        let heading = words::when(ctx.lang, period);
        let row = (row, cited_once(ctx.citations(*record)));
        match years.last_mut() {
            Some(last) if last.heading == heading => last.rows.push(row),
            _ => years.push(YearOfNumbers { heading, rows: vec![row] }),
        }
    }
    years
}

/// The year that a period is within, or else the period itself.
fn year_of(period: EdtfDate) -> EdtfDate {
    match (period.first(), period.last()) {
        (Some(first), Some(last)) if first.civil().0 == last.civil().0 => EdtfDate::year(first.civil().0),
        _ => period,
    }
}

/// Citations without those whose label and source occur before.
fn cited_once(citations: Vec<CitationText>) -> Vec<CitationText> {
    let mut once: Vec<CitationText> = Vec::new();
    for citation in citations {
        if !once.iter().any(|other| other.label == citation.label && other.source == citation.source) {
            once.push(citation);
        }
    }
    once
}

/// The notes on sources that disagree about a programme or about one of its visible records.
pub fn notes_about<'a>(
    ctx: &SceneContext<'a>,
    visible: &VisibleRecords,
    programme: RecordId,
) -> Vec<(RecordId, &'a Entry)> {
    let story = ctx.story;
    let concerns = |id: &String| {
        let record = story.lookup(id);
        record.is_some_and(|record| {
            record == programme
                || visible.contains(record) && matches!(record.kind, RecordKind::Event | RecordKind::Indicator)
        })
    };
    let notes = story.notes.iter().enumerate().filter(|(_, (_, note))| note.about.iter().any(concerns));
    notes.map(|(index, (_, note))| (RecordId { kind: RecordKind::Note, index }, note)).gather()
}

/// The sources that records cite, in the author's order.
pub fn sources_of(ctx: &SceneContext<'_>, records: impl Iterator<Item = RecordId>) -> Vec<SourceRow> {
    let mut cited: Vec<&str> = Vec::new();
    for record in records {
        cited.extend(ctx.story.citations_of(record).into_iter().map(|citation| citation.source.as_str()));
    }
    let cited = IdIndex::new(cited);
    sources(ctx).into_iter().filter(|row| cited.has(&row.id)).gather()
}

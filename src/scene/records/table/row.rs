//! Records as rows.

use super::source_row::SourceRow;
use crate::gather::Gather;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::record_text::{CitationText, SceneContext};
use crate::story::{NoVerdict, RecordId, RecordKind};
use crate::words;

/// A row of a table.
#[derive(Clone, Debug)]
pub enum TableRow {
    /// A record.
    Record(RecordRow),
    /// A source.
    Source(SourceRow),
}

/// A record as a row.
#[derive(Clone, Debug)]
pub struct RecordRow {
    /// State of its record.
    pub state: MarkState,
    /// Row heading, which opens the record.
    pub head: String,
    /// Cells after the heading.
    pub cells: Vec<String>,
    /// Citations.
    pub citations: Vec<CitationText>,
}

/// The row of a record.
pub(super) fn row(ctx: &SceneContext<'_>, highlight: &Highlight, record: RecordId) -> RecordRow {
    RecordRow {
        state: highlight.mark_state(ctx.story, record),
        head: ctx.story.name_of(record).map(|name| name.get(ctx.lang).to_owned()).unwrap_or_default(),
        cells: cells(ctx, record),
        citations: ctx.citations(record),
    }
}

/// The cells of a record between its heading and its citations.
pub(super) fn cells(ctx: &SceneContext<'_>, record: RecordId) -> Vec<String> {
    let (story, lang) = (ctx.story, ctx.lang);
    let cells = match record.kind {
        RecordKind::Event => story
            .events
            .get(record.index)
            .map(|(_, event)| vec![words::when(lang, event.when(ctx.background)), event.text.get(lang).to_owned()]),
        RecordKind::Place => story
            .places
            .get(record.index)
            .map(|(_, place)| vec![place.text.get(lang).to_owned(), ctx.whereabouts(place)]),
        RecordKind::Indicator => story.indicators.get(record.index).map(|(_, indicator)| {
            let summary = ctx.summary(indicator);
            let target = [Some(summary.target), summary.raised].into_iter().flatten().filter(|text| !text.is_empty());
            let target: Vec<_> = target.collect();
            vec![summary.actual, target.join(" → "), summary.shares, summary.badge.words]
        }),
        RecordKind::Figure => story.figures.get(record.index).map(|(_, figure)| {
            let value = ctx.value(&figure.value, &figure.unit);
            let formula = figure.value.formula.as_ref().map(|formula| (ctx.words().in_views().computed)(formula));
            vec![formula.map_or(value.clone(), |formula| format!("{value} · {formula}"))]
        }),
        RecordKind::Finding => {
            story.findings.get(record.index).map(|(_, finding)| vec![words::when(lang, finding.when)])
        }
        RecordKind::Commitment => story.commitments.get(record.index).map(|(_, commitment)| {
            let words = ctx.words().in_views().commitment;
            let verdict = match commitment.verdict_shown(ctx.background) {
                Ok(verdict) => (ctx.words().shell.verdict)(verdict),
                Err(NoVerdict::ArticleAlone) => words.article_alone,
                Err(NoVerdict::Conflict(_)) => words.no_verdict,
            };
            let grade = commitment.summary.grade.filter(|_| ctx.background);
            let grade = grade.map(|grade| format!("{grade:?}")).unwrap_or_default();
            let reason = commitment.reason.as_ref().map_or(words.no_reason, |reason| reason.get(lang));
            let reason = if ctx.background { reason } else { "" };
            vec![verdict.to_owned(), (words.kind)(commitment.kind).to_owned(), grade, reason.to_owned()]
        }),
        kind => story.entries(kind).get(record.index).map(|(_, entry)| {
            let when = entry.when.map(|when| words::when(lang, when));
            when.into_iter().chain([entry.text.get(lang).to_owned()]).gather()
        }),
    };
    cells.unwrap_or_default()
}

impl SceneContext<'_> {
    /// All citations of a record as text; without background facts, those of the article only.
    pub fn citations(&self, record: RecordId) -> Vec<CitationText> {
        let is_listed = |source: &str| self.background || source == self.story.article;
        let citations = self.story.citations_of(record).into_iter().filter(|citation| is_listed(&citation.source));
        citations.map(|citation| self.citation(citation)).gather()
    }
}

//! Tables of all records: the same facts as the views, as rows.

use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::scene::records::record_text::{CitationText, SceneContext};
use crate::state::{View, VisibleRecords};
use crate::story::{LinkKind, NoVerdict, RecordId, RecordKind};
use crate::words;

/// A table of one kind of record.
#[derive(Clone, Debug)]
pub struct RecordTable {
    /// The kind of its records.
    pub kind: RecordKind,
    /// Caption: the kind of records.
    pub caption: &'static str,
    /// Column headings; the last is that of the sources.
    pub heads: Vec<&'static str>,
    /// Rows; of a long table, the first pages only.
    pub rows: Vec<RecordRow>,
    /// Number of rows that are not shown.
    pub remaining: usize,
}

impl RecordTable {
    /// True if the table is folded among the other views: that of commitments repeats their view, and findings are reached from
    /// there.
    pub fn is_folded(&self, view: View) -> bool {
        view == View::All && matches!(self.kind, RecordKind::Commitment | RecordKind::Finding)
    }
}

/// Tables with more rows than this are paged.
const LONG: usize = 200;
/// Number of rows of a page.
const PAGE: usize = 100;

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

/// A source as a row.
#[derive(Clone, Debug)]
pub struct SourceRow {
    /// Id of the source.
    pub id: String,
    /// Publisher.
    pub publisher: String,
    /// Title; empty if unknown.
    pub title: String,
    /// Publication date; empty if unknown.
    pub published: String,
    /// Address, if it may be linked.
    pub url: Option<String>,
    /// "Reprint" or "not linked"; empty for an original.
    pub standing: &'static str,
}

/// All tables with visible rows. Of long tables, the first page and `more` further pages.
pub fn tables(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    more: usize,
) -> Vec<RecordTable> {
    let columns = &ctx.words().columns;
    let heads = |kind: RecordKind| match kind {
        RecordKind::Event => vec![columns.what, columns.when, columns.text],
        RecordKind::Indicator => vec![columns.name, columns.actual, columns.target, columns.ratio, columns.status],
        RecordKind::Place => vec![columns.name, columns.text, columns.whereabouts],
        RecordKind::Figure => vec![columns.name, columns.value],
        RecordKind::Era => vec![columns.name, columns.when, columns.text],
        RecordKind::Finding => vec![columns.what, columns.when],
        RecordKind::Commitment => {
            vec![columns.what, columns.status, columns.commitment_kind, columns.grade, columns.text]
        }
        _ => vec![columns.name, columns.text],
    };
    let kinds = [
        RecordKind::Commitment,
        RecordKind::Event,
        RecordKind::Indicator,
        RecordKind::Place,
        RecordKind::Figure,
        RecordKind::Finding,
        RecordKind::Programme,
        RecordKind::Person,
        RecordKind::Body,
        RecordKind::Term,
        RecordKind::Note,
        RecordKind::Era,
    ];
    kinds
        .into_iter()
        .map(|kind| {
            let refs: Vec<RecordId> = if kind == RecordKind::Event {
                crate::scene::timeline::order(ctx, visible)
            } else {
                visible.of(kind).collect()
            };
            let mut heads = heads(kind);
            heads.push(columns.source);
            let most = if refs.len() <= LONG { refs.len() } else { PAGE * (1 + more) };
            RecordTable {
                kind,
                caption: (ctx.words().kinds)(kind),
                heads,
                remaining: refs.len().saturating_sub(most),
                rows: refs.into_iter().take(most).map(|record| row(ctx, highlight, record)).collect(),
            }
        })
        .filter(|table| !table.rows.is_empty())
        .collect()
}

fn row(ctx: &SceneContext<'_>, highlight: &Highlight, record: RecordId) -> RecordRow {
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
            vec![summary.actual, summary.target, summary.share, summary.badge.words]
        }),
        RecordKind::Figure => story.figures.get(record.index).map(|(_, figure)| {
            let value = ctx.value(&figure.value, &figure.unit);
            let formula = figure.value.formula.as_ref().map(|formula| (ctx.words().computed)(formula));
            vec![formula.map_or(value.clone(), |formula| format!("{value} · {formula}"))]
        }),
        RecordKind::Finding => {
            story.findings.get(record.index).map(|(_, finding)| vec![words::when(lang, finding.when)])
        }
        RecordKind::Commitment => story.commitments.get(record.index).map(|(_, commitment)| {
            let words = ctx.words().commitment;
            let verdict = match commitment.verdict_shown(ctx.background) {
                Ok(verdict) => (words.verdict)(verdict),
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
            when.into_iter().chain([entry.text.get(lang).to_owned()]).collect()
        }),
    };
    RecordRow {
        state: highlight.mark_state(story, record),
        head: story.name_of(record).map(|name| name.get(lang).to_owned()).unwrap_or_default(),
        cells: cells.unwrap_or_default(),
        citations: ctx.citations(record),
    }
}

impl SceneContext<'_> {
    /// All citations of a record as text; without background facts, those of the article only.
    pub fn citations(&self, record: RecordId) -> Vec<CitationText> {
        let is_listed = |source: &str| self.background || source == self.story.article;
        let citations = self.story.citations_of(record).into_iter().filter(|citation| is_listed(&citation.source));
        citations.map(|citation| self.citation(citation)).collect()
    }
}

/// All sources, in the author's order.
pub fn sources(ctx: &SceneContext<'_>) -> Vec<SourceRow> {
    let words = ctx.words();
    let is_listed = |id: &str| ctx.background || id == ctx.story.article;
    let sources = ctx.story.sources.iter().filter(|(id, _)| is_listed(id));
    sources
        .map(|(id, source)| SourceRow {
            id: id.clone(),
            publisher: source.publisher.get(ctx.lang).to_owned(),
            title: source.title.as_ref().map(|title| title.get(ctx.lang).to_owned()).unwrap_or_default(),
            published: source.published.map(|when| words::when(ctx.lang, when)).unwrap_or_default(),
            url: source.url.clone(),
            standing: match source.link {
                LinkKind::Mirror => words.not_linked,
                LinkKind::Reprint => words.reprint,
                LinkKind::Original => "",
            },
        })
        .collect()
}

/// The visible records of a kind, in the order of previous and next.
pub fn order(ctx: &SceneContext<'_>, visible: &VisibleRecords, kind: RecordKind) -> Vec<RecordId> {
    if kind == RecordKind::Event {
        crate::scene::timeline::order(ctx, visible)
    } else {
        visible.of(kind).map(|record| record_id(kind, record.index)).collect()
    }
}

/// A table as caption and plain rows for a file: headings and all rows, with ids and addresses. `of` is the index among the
/// visible tables, or `sources`. `None` if the table does not exist.
pub fn plain(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    of: &str,
) -> Option<(&'static str, Vec<Vec<String>>)> {
    let heads = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    if of == "sources" {
        let columns = &ctx.words().columns;
        let first = heads(&[columns.publisher, columns.published, columns.text, "url"]);
        let row = |row: SourceRow| vec![row.publisher, row.published, row.title, row.url.unwrap_or_default()];
        let rows = sources(ctx).into_iter().map(row);
        return Some((ctx.words().sources, std::iter::once(first).chain(rows).collect()));
    }
    let index: usize = of.parse().ok()?;
    let table = tables(ctx, visible, highlight, usize::MAX / PAGE - 1).into_iter().nth(index)?;
    let cite = |citation: &CitationText| {
        citation.url.as_ref().map_or(citation.label.clone(), |url| [&citation.label, " ", url].concat())
    };
    let row = |row: RecordRow| {
        let citations: Vec<String> = row.citations.iter().map(cite).collect();
        [vec![row.head], row.cells, vec![citations.join("; "), row.state.id]].concat()
    };
    let first = heads(&[table.heads.as_slice(), &["id"]].concat());
    Some((table.caption, std::iter::once(first).chain(table.rows.into_iter().map(row)).collect()))
}

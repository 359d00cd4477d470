//! Every fact of the story as rows: the same data for readers of tables.

use super::facts::{Cite, Told};
use super::link::{Link, Lit, at};
use crate::state::Shown;
use crate::story::{Kind, LinkClass, Ref};
use crate::words;

/// A table of one kind of record.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it lists.
    pub caption: &'static str,
    /// Column headings; the last is that of the sources.
    pub heads: Vec<&'static str>,
    /// Its rows: all of a short one, the first pages of a long one.
    pub rows: Vec<Row>,
    /// How many rows are behind the end.
    pub left: usize,
}

/// How many rows make a long table.
const LONG: usize = 200;
/// How many of its rows are shown, and more each time that more are asked for.
const PAGE: usize = 100;

/// A record as a row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its record.
    pub link: Link,
    /// The words of the row's heading, which opens the record.
    pub head: String,
    /// The cells behind it.
    pub cells: Vec<String>,
    /// The sources.
    pub cites: Vec<Cite>,
}

/// A source as a row.
#[derive(Clone, Debug)]
pub struct SourceRow {
    /// Its id.
    pub id: String,
    /// Its publisher.
    pub publisher: String,
    /// What it is called.
    pub title: String,
    /// When it was published.
    pub published: String,
    /// Its address.
    pub url: Option<String>,
    /// Reprint, or not linked.
    pub standing: &'static str,
}

/// All tables with a row to show; of long ones the first page, and as many `more` as were asked for.
pub fn tables(told: &Told<'_>, shown: &Shown, lit: &Lit, more: usize) -> Vec<Table> {
    let columns = &told.words().columns;
    let heads = |kind: Kind| match kind {
        Kind::Event => vec![columns.what, columns.when, columns.text],
        Kind::Indicator => vec![columns.name, columns.actual, columns.target, columns.ratio, columns.status],
        Kind::Place => vec![columns.name, columns.text, columns.whereabouts],
        Kind::Figure => vec![columns.name, columns.value],
        Kind::Era => vec![columns.name, columns.when, columns.text],
        _ => vec![columns.name, columns.text],
    };
    let kinds = [
        Kind::Event,
        Kind::Indicator,
        Kind::Place,
        Kind::Figure,
        Kind::Programme,
        Kind::Person,
        Kind::Body,
        Kind::Term,
        Kind::Note,
        Kind::Era,
    ];
    kinds
        .into_iter()
        .map(|kind| {
            let refs: Vec<Ref> =
                if kind == Kind::Event { super::timeline::order(told, shown) } else { shown.of(kind).collect() };
            let mut heads = heads(kind);
            heads.push(columns.source);
            let most = if refs.len() <= LONG { refs.len() } else { PAGE * (1 + more) };
            Table {
                caption: (told.words().kinds)(kind),
                heads,
                left: refs.len().saturating_sub(most),
                rows: refs.into_iter().take(most).map(|at| row(told, lit, at)).collect(),
            }
        })
        .filter(|table| !table.rows.is_empty())
        .collect()
}

fn row(told: &Told<'_>, lit: &Lit, at: Ref) -> Row {
    let (story, lang) = (told.story, told.lang);
    let cells = match at.kind {
        Kind::Event => story
            .events
            .get(at.index)
            .map(|(_, event)| vec![words::when(lang, event.when(told.background)), event.text.get(lang).to_owned()]),
        Kind::Place => {
            story.places.get(at.index).map(|(_, place)| vec![place.text.get(lang).to_owned(), told.whereabouts(place)])
        }
        Kind::Indicator => story.indicators.get(at.index).map(|(_, indicator)| {
            let score = told.score(indicator);
            vec![score.actual, score.target, score.share, score.badge.words]
        }),
        Kind::Figure => story.figures.get(at.index).map(|(_, figure)| {
            let value = told.value(&figure.value, &figure.unit);
            let formula = figure.value.formula.as_ref().map(|formula| (told.words().computed)(formula));
            vec![formula.map_or(value.clone(), |formula| format!("{value} · {formula}"))]
        }),
        kind => story.entries(kind).get(at.index).map(|(_, entry)| {
            let when = entry.when.map(|when| words::when(lang, when));
            when.into_iter().chain([entry.text.get(lang).to_owned()]).collect()
        }),
    };
    Row {
        link: lit.link(story, at),
        head: story.name_of(at).map(|name| name.get(lang).to_owned()).unwrap_or_default(),
        cells: cells.unwrap_or_default(),
        cites: told.cites(at),
    }
}

impl Told<'_> {
    /// Everything cited for a record, in words; with background switched off, the article alone.
    pub fn cites(&self, at: Ref) -> Vec<Cite> {
        let wanted = |source: &str| self.background || source == self.story.article;
        let citations = self.story.citations_of(at).into_iter().filter(|citation| wanted(&citation.source));
        citations.map(|citation| self.cite(citation)).collect()
    }
}

/// Every source, in the author's order.
pub fn sources(told: &Told<'_>) -> Vec<SourceRow> {
    let words = told.words();
    let wanted = |id: &str| told.background || id == told.story.article;
    let sources = told.story.sources.iter().filter(|(id, _)| wanted(id));
    sources
        .map(|(id, source)| SourceRow {
            id: id.clone(),
            publisher: source.publisher.get(told.lang).to_owned(),
            title: source.title.as_ref().map(|title| title.get(told.lang).to_owned()).unwrap_or_default(),
            published: source.published.map(|when| words::when(told.lang, when)).unwrap_or_default(),
            url: source.url.clone(),
            standing: match source.link {
                LinkClass::Mirror => words.not_linked,
                LinkClass::Reprint => words.reprint,
                LinkClass::Original => "",
            },
        })
        .collect()
}

/// The records of a kind that are shown, in the order in which they are stepped through.
pub fn order(told: &Told<'_>, shown: &Shown, kind: Kind) -> Vec<Ref> {
    if kind == Kind::Event {
        super::timeline::order(told, shown)
    } else {
        shown.of(kind).map(|own| at(kind, own.index)).collect()
    }
}

/// One of the tables, or that of the sources, as a file has it: headings and all rows, with ids and addresses. `of` is its
/// place among those shown, or `sources`; none when there is no such one.
pub fn plain(told: &Told<'_>, shown: &Shown, lit: &Lit, of: &str) -> Option<(&'static str, Vec<Vec<String>>)> {
    let heads = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    if of == "sources" {
        let columns = &told.words().columns;
        let first = heads(&[columns.publisher, columns.published, columns.text, "url"]);
        let row = |own: SourceRow| vec![own.publisher, own.published, own.title, own.url.unwrap_or_default()];
        let rows = sources(told).into_iter().map(row);
        return Some((told.words().sources, std::iter::once(first).chain(rows).collect()));
    }
    let place: usize = of.parse().ok()?;
    let table = tables(told, shown, lit, usize::MAX / PAGE - 1).into_iter().nth(place)?;
    let cite = |own: &Cite| own.url.as_ref().map_or(own.label.clone(), |url| [&own.label, " ", url].concat());
    let row = |own: Row| {
        let cites: Vec<String> = own.cites.iter().map(cite).collect();
        [vec![own.head], own.cells, vec![cites.join("; "), own.link.id]].concat()
    };
    let first = heads(&[table.heads.as_slice(), &["id"]].concat());
    Some((table.caption, std::iter::once(first).chain(table.rows.into_iter().map(row)).collect()))
}

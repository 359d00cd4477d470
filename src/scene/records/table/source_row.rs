//! Sources as rows.

use crate::civil::EdtfDate;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::story::{IdIndex, LinkKind};
use crate::words;

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
    /// Its day, for sorting.
    pub day: Option<i64>,
    /// Number of records that cite it.
    pub cited: usize,
    /// Address, if it may be linked.
    pub url: Option<String>,
    /// "Reprint" or "not linked"; empty for an original.
    pub copy_note: &'static str,
}

impl SourceRow {
    /// The title, with the note of a copy.
    pub fn title_and_copy_note(&self) -> String {
        let separator = if self.title.is_empty() || self.copy_note.is_empty() { "" } else { " · " };
        [self.title.as_str(), separator, self.copy_note].concat()
    }
}

/// All sources, in the author's order.
pub fn sources(ctx: &SceneContext<'_>) -> Vec<SourceRow> {
    let words = ctx.words();
    let counts = citing_records(ctx);
    let sources = ctx.story.sources.iter().zip(counts);
    sources
        .filter(|((id, _), _)| ctx.background || *id == ctx.story.article)
        .map(|((id, source), cited)| SourceRow {
            id: id.clone(),
            publisher: source.publisher.get(ctx.lang).to_owned(),
            title: source.title.as_ref().map(|title| title.get(ctx.lang).to_owned()).unwrap_or_default(),
            published: source.published.map(|when| words::when(ctx.lang, when)).unwrap_or_default(),
            day: source.published.and_then(EdtfDate::sort_day).map(|day| day.0),
            cited,
            url: source.url.clone(),
            copy_note: match source.link {
                LinkKind::Mirror => words.in_views().not_linked,
                LinkKind::Reprint => words.in_views().reprint,
                LinkKind::Original => "",
            },
        })
        .collect()
}

/// For each source of the story, the number of records in scope that cite it.
fn citing_records(ctx: &SceneContext<'_>) -> Vec<usize> {
    let story = ctx.story;
    let index = IdIndex::new(story.sources.iter().map(|(id, _)| id.as_str()));
    // The count, and the last record that was counted: a record may cite several passages of a source.
    let mut counts = vec![(0, usize::MAX); story.sources.len()];
    for (position, (record, ..)) in story.records().into_iter().enumerate() {
        if !story.is_included(record, ctx.background) {
            continue;
        }
        for citation in story.citations_of(record) {
            let count = index.first(&citation.source).and_then(|source| counts.get_mut(source));
            if let Some((count, last)) = count.filter(|(_, last)| *last != position) {
                (*count, *last) = (*count + 1, position);
            }
        }
    }
    counts.into_iter().map(|(count, _)| count).gather()
}

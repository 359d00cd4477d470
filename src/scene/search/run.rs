//! A search: the hits of a query in groups, with marked titles and snippets.

use super::fields::{Field, NameIndex, fields_of};
use super::index::SearchIndex;
use super::marked::{cut, mark, mark_initials};
use super::query::{Query, segment};
use super::rank::{Rank, rank_in};
use super::suggestions::{shorter, similar};
use super::target::{Hit, HitGroup, MarkedText, SearchResults, SearchTarget, Snippet, Suggestions, TextKind};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::sorting::{apply_permutation, argsort};
use crate::story::{Lang, RecordId, RecordKind};

/// Groups in the order in which equally good ones are shown.
const GROUPS: [Option<RecordKind>; 13] = [
    Some(RecordKind::Programme),
    Some(RecordKind::Place),
    Some(RecordKind::Event),
    Some(RecordKind::Indicator),
    Some(RecordKind::Figure),
    Some(RecordKind::Commitment),
    Some(RecordKind::Finding),
    Some(RecordKind::Person),
    Some(RecordKind::Body),
    Some(RecordKind::Term),
    Some(RecordKind::Note),
    Some(RecordKind::Era),
    None,
];

/// Searches the story of a context, in the scope of its basis, with titles in its language. Each group contains at most
/// `limit` hits.
///
/// Every word of the query has to occur in a record, in any order, in either language, in any of its texts. A Chinese query
/// that finds nothing is split into words that occur in the story.
pub fn search(index: &SearchIndex, ctx: &SceneContext<'_>, query: &str, limit: usize) -> SearchResults {
    let mut parsed = Query::parse(query);
    let mut matches = index.matches(&parsed, ctx.background);
    if matches.is_empty()
        && let Some(finer) = segmented(index, &parsed, ctx.background)
    {
        matches = index.matches(&finer, ctx.background);
        parsed = finer;
    }
    let names = NameIndex::new(ctx.story);
    let presenter = Presenter { ctx, names: &names, index, query: &parsed };
    let mut results = SearchResults { total: matches.len(), ..SearchResults::default() };
    let mut keys = Vec::new();
    for (position, kind) in GROUPS.into_iter().enumerate() {
        let of_kind =
            |found: &&(usize, Rank)| index.entries.get(found.0).is_some_and(|entry| entry.target.kind() == kind);
        let members: Vec<&(usize, Rank)> = matches.iter().filter(of_kind).gather();
        let Some(best) = members.iter().map(|(_, rank)| rank.worst).min() else { continue };
        let order = argsort(members.iter().map(|(entry, rank)| (rank.key(), *entry as i64)).gather());
        let best_first = order.into_iter().filter_map(|nth| members.get(nth)).take(limit);
        let hits = best_first.filter_map(|(entry, _)| presenter.hit(index.entries.get(*entry)?.target)).gather();
        let words = ctx.words();
        let heading = match kind {
            None => words.in_views().sources,
            Some(RecordKind::Commitment) => words.in_views().search.commitments,
            Some(RecordKind::Finding) => words.in_views().search.findings,
            Some(kind) => (words.in_views().kinds)(kind),
        };
        results.groups.push(HitGroup { kind, heading, hits, total: members.len() });
        keys.push((if kind.is_some() { best as i64 } else { i64::MAX }, position as i64));
    }
    apply_permutation(&mut results.groups, argsort(keys));
    if results.total == 0 && !parsed.words.is_empty() {
        results.suggestions = Some(suggestions(&presenter, query));
    }
    results
}

/// The query with its words split by the texts. `None` if no word can be split.
fn segmented(index: &SearchIndex, query: &Query, background: bool) -> Option<Query> {
    let occurs = |text: &str| index.contains(text, background);
    let mut words = Vec::new();
    for word in &query.words {
        match segment(&word.text, &occurs) {
            Some(pieces) => words.extend(pieces),
            None => words.push(word.text.clone()),
        }
    }
    (words.len() > query.words.len()).then(|| Query::of(words, query.phrase().text.to_owned()))
}

fn suggestions(presenter: &Presenter<'_>, query: &str) -> Suggestions {
    let Presenter { ctx, index, query: parsed, .. } = *presenter;
    let mut written: Vec<&str> = query.split_whitespace().take(parsed.words.len()).gather();
    if written.len() < 2 {
        written = parsed.words.iter().map(|word| word.text.as_str()).gather();
    }
    let similar = similar(index, parsed, ctx.background).into_iter();
    let programmes = (0..ctx.story.programmes.len()).map(|index| RecordId { kind: RecordKind::Programme, index });
    let programmes = programmes.filter(|record| ctx.story.is_included(*record, ctx.background));
    Suggestions {
        shorter: shorter(index, &written, ctx.background),
        similar: similar.filter_map(|entry| presenter.hit(index.entries.get(entry)?.target)).gather(),
        programmes: programmes.filter_map(|record| presenter.hit(SearchTarget::Record(record))).gather(),
    }
}

/// Makes the texts of hits.
struct Presenter<'a> {
    ctx: &'a SceneContext<'a>,
    names: &'a NameIndex<'a>,
    index: &'a SearchIndex,
    query: &'a Query,
}

impl Presenter<'_> {
    /// A hit with its texts. `None` if the story does not have the record, or it has no title.
    fn hit(&self, target: SearchTarget) -> Option<Hit> {
        let (story, lang) = (self.ctx.story, self.ctx.lang);
        let id = match target {
            SearchTarget::Record(record) => story.id_of(record),
            SearchTarget::Source(index) => story.sources.get(index).map_or("", |(id, _)| id),
        };
        let fields = fields_of(self.ctx, self.names, target);
        let fields: Vec<&Field> = fields.iter().filter(|field| self.ctx.background || !field.is_background).gather();
        let titles = || fields.iter().filter(|field| field.kind == TextKind::Title);
        let title = titles().find(|field| field.lang == lang).or_else(|| titles().next())?;
        let mut marked = mark(&title.text, self.query);
        if marked.ranges.is_empty() && title.lang == Lang::Zh {
            marked = self.mark_initials(&title.text);
        }
        let snippet = self.snippet(&fields, title, &marked);
        Some(Hit { target, id: id.to_owned(), title: marked, snippet })
    }

    fn mark_initials(&self, name: &str) -> MarkedText {
        let unmarked = || MarkedText { text: name.to_owned(), ranges: Vec::new() };
        self.index.initials.as_ref().map_or_else(unmarked, |initials| mark_initials(name, self.query, initials))
    }

    /// The text with the first word that the title does not contain. Of equally good texts, one in the language of the page.
    fn snippet(&self, fields: &[&Field], title: &Field, marked_title: &MarkedText) -> Option<Snippet> {
        let others = || fields.iter().filter(|field| !(field.kind == TextKind::Title && field.text == title.text));
        let folded_title = super::fold::fold(&title.text);
        let is_in_title = |word: &super::query::Word| {
            word.forms().any(|form| rank_in(&folded_title, TextKind::Title, form).is_some())
        };
        let missing = self.query.words.iter().find(|word| !is_in_title(word));
        let rank = |field: &Field| {
            let text = super::fold::fold(&field.text);
            let best = missing?.forms().filter_map(|form| rank_in(&text, field.kind, form)).min()?;
            Some((field.lang != self.ctx.lang, best))
        };
        let ranked = others().filter_map(|field| Some((rank(field)?, field)));
        if let Some((_, field)) = ranked.min_by_key(|(rank, _)| *rank) {
            return Some(snippet_of(field, mark(&field.text, self.query)));
        }
        // A Chinese name that is found by its initials, on an English page.
        if missing.is_some() && marked_title.ranges.is_empty() {
            let chinese = others().find(|field| field.kind == TextKind::Title && field.lang == Lang::Zh);
            let named = chinese.map(|field| (field, self.mark_initials(&field.text)));
            if let Some((field, marked)) = named.filter(|(_, marked)| !marked.ranges.is_empty()) {
                return Some(snippet_of(field, marked));
            }
        }
        let described = others().find(|field| field.kind == TextKind::Text && field.lang == self.ctx.lang);
        described.map(|field| snippet_of(field, mark(&field.text, self.query)))
    }
}

fn snippet_of(field: &Field, marked: MarkedText) -> Snippet {
    Snippet { marked: cut(marked), lang: field.lang, kind: field.kind }
}

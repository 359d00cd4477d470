//! The normalised texts of a story, and the rank of each record for a query.
//!
//! A search scans all texts; there is no index of words or bigrams, which Chinese would need without a segmenter.

use super::entry::SearchEntry;
use super::fields::{NameIndex, fields_of};
use super::initials::Initials;
use super::query::Query;
use super::rank::Rank;
use super::target::SearchTarget;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::sorting::{apply_permutation, argsort_by_id};
use crate::story::{Basis, RecordId, RecordKind, Story};

/// The searchable texts of a story in both languages. It is made once for each story and contains a copy of its texts.
#[derive(Debug)]
pub struct SearchIndex {
    /// In the order in which equal hits are shown: by date, then by id.
    pub(super) entries: Vec<SearchEntry>,
    pub(super) initials: Option<Initials>,
}

impl SearchIndex {
    /// Makes the index of the story of a context. It holds both languages and all facts. Initials are found if a table is given.
    pub fn new(ctx: &SceneContext<'_>, initials: Option<Initials>) -> Self {
        let story = ctx.story;
        let names = NameIndex::new(story);
        let records = story
            .records()
            .into_iter()
            .map(|(record, id, evidence)| (SearchTarget::Record(record), id, evidence.basis == Basis::Background));
        let sources = story.sources.iter().enumerate();
        let sources = sources.map(|(index, (id, _))| (SearchTarget::Source(index), id.as_str(), *id != story.article));
        let mut order = Vec::new();
        let mut entries = Vec::new();
        for (target, id, is_background) in records.chain(sources) {
            let fields = fields_of(ctx, &names, target);
            entries.push(SearchEntry::new(target, is_background, &fields, initials.as_ref()));
            order.push((sort_day(story, target), id));
        }
        apply_permutation(&mut entries, argsort_by_id(&order));
        Self { entries, initials }
    }

    /// The entries that match, each with its rank; in the order of the index.
    pub(super) fn matches(&self, query: &Query, background: bool) -> Vec<(usize, Rank)> {
        if query.words.is_empty() {
            return Vec::new();
        }
        let entries = self.entries.iter().enumerate();
        entries.filter_map(|(position, entry)| Some((position, entry.rank(query, background)?))).gather()
    }

    /// True if any text contains `word`, which is normalised.
    pub(super) fn contains(&self, word: &str, background: bool) -> bool {
        let query = Query::of(vec![word.to_owned()], word.to_owned());
        self.entries.iter().any(|entry| entry.rank(&query, background).is_some())
    }
}

/// The day by which a record is sorted. Zero for records without a date and for sources.
fn sort_day(story: &Story, target: SearchTarget) -> i64 {
    let SearchTarget::Record(RecordId { kind, index }) = target else { return 0 };
    let when = match kind {
        RecordKind::Event => story.events.get(index).map(|(_, event)| event.when),
        RecordKind::Finding => story.findings.get(index).map(|(_, finding)| finding.when),
        RecordKind::Indicator => story.indicators.get(index).map(|(_, indicator)| indicator.period),
        _ => None,
    };
    when.map_or(0, |when| when.order().0)
}

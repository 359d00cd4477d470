//! Cross-record validation, run after the whole story is parsed: duplicate ids, dangling references, mismatched series
//! members.
//!
//! Ids are looked up in indexes, so that the cost is linear in the size of the file, also for invalid files.

use super::commitment::check_commitments;
use super::document::Document;
use super::problem::{ProblemKind, excerpt};
use super::steps;
use super::tree::Node;
use crate::gather::Gather;
use crate::story::{IdIndex, Story};

/// Lists with an id namespace of their own. All other lists share one namespace.
const SPACES: [&str; 3] = ["sources", "units", "series"];

/// Reports duplicate ids, dangling references and mismatched series members.
pub(super) fn check(story: &Story, file: &Document<'_>) {
    report_duplicate_ids(file);
    check_commitments(story, file);
    let records = story.records();
    let indicators = IdIndex::new(story.indicators.iter().map(|(id, _)| id.as_str()));
    let known = KnownIds {
        records: IdIndex::new(records.iter().map(|(_, id, _)| *id)),
        sources: IdIndex::new(story.sources.iter().map(|(id, _)| id.as_str())),
        units: IdIndex::new(story.units.iter().map(|(id, _)| id.as_str())),
        file,
    };
    for (key, list) in file.tree.members() {
        match &**key {
            "highlights" => known.check_ids(&known.records, list),
            "article" => known.check_id(&known.sources, list),
            _ => {
                for record in list.items() {
                    known.check_record(record);
                    if key == "series" {
                        check_series(story, &indicators, record, file);
                    }
                }
            }
        }
    }
}

/// Indexes of the existing ids.
struct KnownIds<'a> {
    records: IdIndex<'a>,
    sources: IdIndex<'a>,
    units: IdIndex<'a>,
    file: &'a Document<'a>,
}

impl KnownIds<'_> {
    /// Checks the references and citations of a record.
    fn check_record(&self, record: &Node<'_>) {
        for (key, node) in record.members() {
            match &**key {
                "programmes" | "places" | "indicators" | "people" | "bodies" | "about" => {
                    self.check_ids(&self.records, node);
                }
                "results" | "baseline" | "related" => self.check_ids(&self.records, node),
                "part_of" | "speaker" => self.check_id(&self.records, node),
                "unit" => self.check_id(&self.units, node),
                _ => self.check_citations(key, node),
            }
        }
    }

    /// Checks the sources of all citations below the value of `key`.
    fn check_citations(&self, key: &str, node: &Node<'_>) {
        steps::count(1);
        for item in node.items() {
            match item.get("source").filter(|_| key == "citations") {
                Some(source) => self.check_id(&self.sources, source),
                None => self.check_citations("", item),
            }
        }
        for (key, inner) in node.members() {
            self.check_citations(key, inner);
        }
    }

    fn check_ids(&self, known: &IdIndex<'_>, list: &Node<'_>) {
        for item in list.items() {
            self.check_id(known, item);
        }
    }

    fn check_id(&self, known: &IdIndex<'_>, node: &Node<'_>) {
        steps::count(1);
        if let Some(id) = node.text()
            && !known.has(id)
        {
            self.file.report(node.offset, ProblemKind::Dangling(id.to_owned()));
        }
    }
}

/// Reports each record whose id occurs earlier in the file.
fn report_duplicate_ids(file: &Document<'_>) {
    for space in SPACES.into_iter().map(Some).chain([None]) {
        let lists = file.tree.members().iter().filter(|(list, _)| match space {
            Some(space) => *list == space,
            None => !SPACES.contains(&&**list),
        });
        let records = lists.flat_map(|(_, list)| list.items());
        let named: Vec<_> = records.filter_map(|record| Some((record, record.get("id")?.text()?))).gather();
        let index = IdIndex::new(named.iter().map(|(_, id)| *id));
        for (place, (record, id)) in named.iter().enumerate() {
            steps::count(1);
            if index.first(id) != Some(place) {
                file.report(record.offset, ProblemKind::DuplicateId((*id).to_owned()));
            }
        }
    }
}

/// Reports a series of the form `way` without exactly one indicator, and a series whose indicators differ in unit.
fn check_series(story: &Story, indicators: &IdIndex<'_>, series: &Node<'_>, file: &Document<'_>) {
    let Some(list) = series.get("indicators") else { return };
    if series.get("form").and_then(Node::text) == Some("way") && list.items().len() != 1 {
        file.report(list.offset, ProblemKind::NotOneIndicator);
    }
    let unit_of = |item: &Node<'_>| {
        let (_, indicator) = story.indicators.get(indicators.first(item.text()?)?)?;
        Some(indicator.unit.as_str())
    };
    let mut units = list.items().iter().filter_map(unit_of);
    if let Some(first) = units.next()
        && let Some(other) = units.find(|unit| *unit != first)
    {
        file.report(list.offset, ProblemKind::OtherUnit(excerpt(other), excerpt(first)));
    }
}

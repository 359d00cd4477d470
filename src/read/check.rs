//! Cross-record validation, run after the whole story is parsed: duplicate ids, dangling references, mismatched series
//! members.
//!
//! Ids are looked up in indexes, so that the cost is linear in the size of the file, also for invalid files.

use std::borrow::Cow;

use super::diagnostics::Diagnostics;
use super::json::{Node, Value};
use super::problem::{ProblemKind, excerpt};
use super::steps;
use crate::story::{IdIndex, Story};

/// Lists with an id namespace of their own. All other lists share one namespace.
const SPACES: [&str; 3] = ["sources", "units", "series"];

/// Reports duplicate ids, dangling references and mismatched series members.
pub(super) fn check(story: &Story, tree: &Node<'_>, faults: &Diagnostics) {
    report_duplicate_ids(tree, faults);
    let records = story.records();
    let indicators = IdIndex::new(story.indicators.iter().map(|(id, _)| id.as_str()));
    let known = KnownIds {
        records: IdIndex::new(records.iter().map(|(_, id, _)| *id)),
        sources: IdIndex::new(story.sources.iter().map(|(id, _)| id.as_str())),
        units: IdIndex::new(story.units.iter().map(|(id, _)| id.as_str())),
        faults,
    };
    for (list, node) in members(tree) {
        let list = RecordPath { above: None, step: PathStep::Key(list) };
        match list.step {
            PathStep::Key("highlights") => known.ids(&known.records, &list, node),
            PathStep::Key("article") => known.id(&known.sources, &list, node),
            _ => {
                for (index, row) in node.items().iter().enumerate() {
                    let row_trail = list.item(index);
                    known.record(&row_trail, row);
                    if matches!(list.step, PathStep::Key("series")) {
                        check_series(story, &indicators, &row_trail, row, faults);
                    }
                }
            }
        }
    }
}

/// Path of a value. The text is built only for a problem.
struct RecordPath<'a> {
    above: Option<&'a Self>,
    step: PathStep<'a>,
}

#[derive(Clone, Copy)]
enum PathStep<'a> {
    Key(&'a str),
    Item(usize),
}

impl<'a> RecordPath<'a> {
    fn key(&'a self, key: &'a str) -> Self {
        Self { above: Some(self), step: PathStep::Key(key) }
    }

    fn item(&'a self, index: usize) -> Self {
        Self { above: Some(self), step: PathStep::Item(index) }
    }

    fn path(&self) -> String {
        let above = self.above.map(Self::path).unwrap_or_default();
        match self.step {
            PathStep::Key(key) => format!("{above}/{key}"),
            PathStep::Item(index) => format!("{above}/{index}"),
        }
    }

    fn fault(&self, faults: &Diagnostics, at: usize, kind: ProblemKind) {
        faults.report(kind, &|| (self.path(), at));
    }
}

/// Indexes of the existing ids.
struct KnownIds<'a> {
    records: IdIndex<'a>,
    sources: IdIndex<'a>,
    units: IdIndex<'a>,
    faults: &'a Diagnostics,
}

impl KnownIds<'_> {
    /// Checks the references and citations of a record.
    fn record(&self, trail: &RecordPath<'_>, record: &Node<'_>) {
        for (key, node) in members(record) {
            let own = trail.key(key);
            match &**key {
                "programmes" | "places" | "indicators" | "people" | "bodies" | "about" => {
                    self.ids(&self.records, &own, node);
                }
                "part_of" => self.id(&self.records, &own, node),
                "unit" => self.id(&self.units, &own, node),
                _ => self.cited(&own, node),
            }
        }
    }

    fn cited(&self, trail: &RecordPath<'_>, node: &Node<'_>) {
        steps::count(1);
        for (index, item) in node.items().iter().enumerate() {
            let own = trail.item(index);
            match item.get("source") {
                Some(source) if matches!(trail.step, PathStep::Key("citations")) => {
                    self.id(&self.sources, &own.key("source"), source);
                }
                _ => self.cited(&own, item),
            }
        }
        for (key, inner) in members(node) {
            self.cited(&trail.key(key), inner);
        }
    }

    fn ids(&self, among: &IdIndex<'_>, trail: &RecordPath<'_>, node: &Node<'_>) {
        for (index, item) in node.items().iter().enumerate() {
            self.id(among, &trail.item(index), item);
        }
    }

    fn id(&self, among: &IdIndex<'_>, trail: &RecordPath<'_>, node: &Node<'_>) {
        steps::count(1);
        if let Some(id) = node.text()
            && !among.has(id)
        {
            trail.fault(self.faults, node.offset, ProblemKind::Dangling(id.to_owned()));
        }
    }
}

/// Reports each record whose id occurs earlier in the file.
fn report_duplicate_ids(tree: &Node<'_>, faults: &Diagnostics) {
    for space in SPACES.into_iter().map(Some).chain([None]) {
        let lists = members(tree).iter().filter(|(list, _)| match space {
            Some(space) => *list == space,
            None => !SPACES.contains(&&**list),
        });
        let rows = lists.flat_map(|(list, node)| node.items().iter().enumerate().map(move |row| (list, row)));
        let named: Vec<_> = rows.filter_map(|row| Some((row, row.1.1.get("id")?.text()?))).collect();
        let index = IdIndex::new(named.iter().map(|(_, id)| *id));
        for (place, ((list, (nth, row)), id)) in named.iter().enumerate() {
            steps::count(1);
            if index.first(id) != Some(place) {
                faults
                    .report(ProblemKind::DuplicateId((*id).to_owned()), &|| (format!("/{list}/{nth}/id"), row.offset));
            }
        }
    }
}

/// Reports a series of the form `way` without exactly one indicator, and a series whose indicators differ in unit.
fn check_series(story: &Story, indicators: &IdIndex<'_>, trail: &RecordPath<'_>, row: &Node<'_>, faults: &Diagnostics) {
    let Some(list) = row.get("indicators") else { return };
    let own = trail.key("indicators");
    if row.get("form").and_then(Node::text) == Some("way") && list.items().len() != 1 {
        own.fault(faults, list.offset, ProblemKind::NotOneIndicator);
    }
    let unit_of = |item: &Node<'_>| {
        let (_, indicator) = story.indicators.get(indicators.first(item.text()?)?)?;
        Some(indicator.unit.as_str())
    };
    let mut units = list.items().iter().filter_map(unit_of);
    if let Some(first) = units.next()
        && let Some(other) = units.find(|unit| *unit != first)
    {
        own.fault(faults, list.offset, ProblemKind::OtherUnit(excerpt(other), excerpt(first)));
    }
}

fn members<'a, 'b>(node: &'b Node<'a>) -> &'b [(Cow<'a, str>, Node<'a>)] {
    match &node.value {
        Value::Map(members) => members,
        _ => &[],
    }
}

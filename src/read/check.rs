//! What of a story can only be told once all of it was read: ids used twice, ids that name nothing, members that do not fit.

use super::json::{Node, Value};
use super::problem::ProblemKind;
use super::row::Faults;
use crate::number::sorted;
use crate::story::{Kind, SeriesForm, Story};

/// Notes ids used twice, which it returns, and ids that name nothing.
pub(super) fn check(story: &Story, tree: &Node<'_>, faults: &Faults) -> Vec<String> {
    let rows = rows(tree);
    let tell = |path: String, at: usize, kind| faults.borrow_mut().push((path, at, kind));
    let fault = |space: &str, owner: &str, key: &str, kind| {
        let own = rows.iter().find(|row| row.id == owner && row.space == space);
        tell(own.map(|row| format!("{}{key}", row.path)).unwrap_or_default(), own.map_or(0, |row| row.at), kind);
    };
    let ids: Vec<&str> = story.records().into_iter().map(|(_, id, _)| id).collect();
    // Sorted by a hash, so that looking an id up among ten thousand stays quick.
    let hashes: Vec<i64> = ids.iter().map(|id| hash(id)).collect();
    let order = sorted(hashes.iter().map(|hash| (*hash, 0)).collect());
    let sorted_ids: Vec<(i64, &str)> =
        order.into_iter().filter_map(|index| Some((*hashes.get(index)?, *ids.get(index)?))).collect();
    let in_order = sorted(rows.iter().map(|row| (hash(row.id), hash(row.space))).collect());
    let in_order: Vec<&Placed<'_>> = in_order.into_iter().filter_map(|index| rows.get(index)).collect();
    let mut doubled = Vec::new();
    for pair in in_order.windows(2) {
        if let [first, second] = pair
            && (first.space, first.id) == (second.space, second.id)
        {
            tell(format!("{}/id", second.path), second.at, ProblemKind::DuplicateId(second.id.to_owned()));
            if doubled.last().is_none_or(|last| last != second.id) {
                doubled.push(second.id.to_owned());
            }
        }
    }
    let known = |id: &str| {
        let hash = hash(id);
        let from = sorted_ids.partition_point(|(own, _)| *own < hash);
        sorted_ids.iter().skip(from).take_while(|(own, _)| *own == hash).any(|(_, own)| *own == id)
    };
    let dangling = |space: &str, owner: &str, id: &str| fault(space, owner, "", ProblemKind::Dangling(id.to_owned()));
    for (space, owner, id) in references(story) {
        if !known(id) {
            dangling(space, owner, id);
        }
    }
    let highlights = tree.get("highlights").map(Node::items).unwrap_or_default();
    for (index, (id, node)) in story.highlights.iter().zip(highlights).enumerate() {
        if !known(id) {
            tell(format!("/highlights/{index}"), node.at, ProblemKind::Dangling(id.clone()));
        }
    }
    if let Some(node) = tree.get("article")
        && crate::story::find(&story.sources, &story.article).is_none()
    {
        tell("/article".to_owned(), node.at, ProblemKind::Dangling(story.article.clone()));
    }
    let units = story.indicators.iter().map(|(id, indicator)| (id, &indicator.unit));
    for (owner, unit) in units.chain(story.figures.iter().map(|(id, figure)| (id, &figure.unit))) {
        if crate::story::find(&story.units, unit).is_none() {
            dangling("", owner, unit);
        }
    }
    for (owner, series) in &story.series {
        if series.form == SeriesForm::Way && series.indicators.len() != 1 {
            fault("series", owner, "/indicators", ProblemKind::NotOneIndicator);
        }
        let members = series.indicators.iter().filter_map(|id| crate::story::find(&story.indicators, id));
        let units: Vec<&String> = members.map(|indicator| &indicator.unit).collect();
        if let Some((own, first)) =
            units.iter().find_map(|unit| Some((unit, units.first().filter(|own| own != &unit)?)))
        {
            fault("series", owner, "/indicators", ProblemKind::OtherUnit((*own).clone(), (*first).clone()));
        }
    }
    for (at, id, _) in story.records() {
        for citation in story.citations_of(at) {
            if crate::story::find(&story.sources, &citation.source).is_none() {
                dangling("", id, &citation.source);
            }
        }
    }
    doubled
}

/// FNV-1a, 64 bits.
fn hash(id: &str) -> i64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let hash = id.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    hash.cast_signed()
}

/// Every reference from one record to another: the space and id of the owner, and the id it names.
fn references(story: &Story) -> Vec<(&'static str, &str, &str)> {
    let mut all: Vec<(&str, &str, &str)> = Vec::new();
    for (owner, event) in &story.events {
        let lists = [&event.programmes, &event.places, &event.indicators, &event.people, &event.bodies];
        all.extend(lists.into_iter().flatten().chain(&event.part_of).map(|id| ("", owner.as_str(), id.as_str())));
    }
    for (owner, place) in &story.places {
        all.extend(place.programmes.iter().map(|id| ("", owner.as_str(), id.as_str())));
    }
    for (owner, indicator) in &story.indicators {
        all.extend(indicator.programmes.iter().chain(&indicator.places).map(|id| ("", owner.as_str(), id.as_str())));
    }
    for (owner, series) in &story.series {
        all.extend(series.indicators.iter().map(|id| ("series", owner.as_str(), id.as_str())));
    }
    for (owner, note) in story.entries(Kind::Note).iter().chain(story.entries(Kind::Era)) {
        all.extend(note.about.iter().map(|id| ("", owner.as_str(), id.as_str())));
    }
    all
}

/// A row of the file that has an id.
struct Placed<'a> {
    /// Within which ids are unique: the name of the list where it is one of its own, nothing for all records together.
    space: &'a str,
    id: &'a str,
    path: String,
    at: usize,
}

/// Every row of every list that has an id.
fn rows<'a>(tree: &'a Node<'a>) -> Vec<Placed<'a>> {
    let Value::Map(members) = &tree.value else { return Vec::new() };
    members
        .iter()
        .flat_map(|(key, list)| list.items().iter().enumerate().map(move |(index, row)| (key, index, row)))
        .filter_map(|(key, index, row)| {
            let id = row.get("id")?.text()?;
            let space = if matches!(&**key, "sources" | "units" | "series") { key } else { "" };
            Some(Placed { space, id, path: format!("/{key}/{index}"), at: row.at })
        })
        .collect()
}

//! Tests that the order of records in a file affects lists only, and no text about a record.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use minxin_atlas::scene::records::table;
use minxin_atlas::scene::timeline::timeline_model;
use minxin_atlas::scene::{charts, map};
use minxin_atlas::state::{Sort, State};
use minxin_atlas::story::{Lang, RecordId, RecordKind};
use proptest::prelude::*;
use serde_json::Value;

use super::{ELDER_CARE, MINXIN, World};

/// Lists of a file that are shuffled.
const LISTS: [&str; 9] = ["events", "places", "indicators", "sources", "notes", "figures", "people", "bodies", "terms"];

/// The story with each list sorted by a hash of the ids.
pub(super) fn shuffled(file: &str, seed: u64) -> World {
    let mut story: Value = serde_json::from_str(file).unwrap();
    let hash = |record: &Value| {
        let id = record["id"].as_str().unwrap();
        id.bytes().fold(seed | 1, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3).rotate_left(17))
    };
    for list in LISTS {
        if let Some(records) = story.get_mut(list).and_then(Value::as_array_mut) {
            records.sort_by_key(hash);
        }
    }
    World::new(&story.to_string())
}

/// Texts about each record, by id.
fn by_id<T: Debug>(world: &World, all: impl IntoIterator<Item = (RecordId, T)>) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (record, value) in all {
        texts.entry(world.story.id_of(record).to_owned()).or_default().insert(format!("{value:?}"));
    }
    texts
}

/// Texts of the views about the records, sorted by id.
fn texts_by_record(world: &World, state: &State) -> Vec<BTreeMap<String, BTreeSet<String>>> {
    let refs = |all: Vec<RecordId>| by_id(world, all.into_iter().map(|record| (record, ())));
    let visible =
        [RecordKind::Event, RecordKind::Place, RecordKind::Indicator].map(|kind| refs(world.visible(state, kind)));
    let time = world.scene(state, |ctx, visible, _| timeline_model(ctx, visible, &[])).unwrap();
    let items = time.lanes.iter().flat_map(|lane| {
        lane.items.iter().map(move |item| {
            let ends = (item.from, item.to, item.start, item.end);
            (item.record, (&lane.name, ends, item.is_dot, item.is_vague, item.deadline_outcome, item.text_width))
        })
    });
    let places = world.scene(state, |ctx, visible, _| map::map_model(ctx, visible));
    let places = places.items.iter().map(|item| (item.record, (item.kind, &item.geometry, item.error, item.stop)));
    let groups = world.scene(state, |ctx, visible, highlight| {
        charts::indicator_groups(ctx, visible, highlight, Sort::Programme, 600.0)
    });
    let rows = groups.iter().flat_map(|group| {
        group.rows.iter().map(move |row| {
            let notes: BTreeSet<_> = row.notes.iter().collect();
            (row.state.record, (&group.heading, &row.title, &row.summary.caption, &row.bullet, &row.labels, notes))
        })
    });
    let tables = world.scene(state, table::tables);
    let cells =
        tables.iter().flat_map(|table| table.rows.iter().map(|row| (row.state.record, (&row.head, &row.cells))));
    let all = [by_id(world, items), by_id(world, places), by_id(world, rows), by_id(world, cells)];
    visible.into_iter().chain(all).collect()
}

#[test]
fn all_records_are_said_something_of() {
    let world = World::new(MINXIN);
    let texts = texts_by_record(&world, &State::default());
    let counts: Vec<usize> = texts.iter().map(BTreeMap::len).collect();
    let story = &world.story;
    let of_story = [story.events.len(), story.places.len(), story.indicators.len()];
    assert_eq!(counts[..3], of_story, "events, places and indicators are shown");
    assert_eq!(counts[5], story.indicators.len(), "each indicator has a chart");
    assert_eq!(counts[6], story.records().len(), "each record has a row in the tables");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_records_does_not_change_the_scenes(
        file in prop::sample::select(vec![MINXIN, ELDER_CARE]), seed in any::<u64>(), background in any::<bool>(), is_zh in any::<bool>(),
    ) {
        let state = State { background, lang: if is_zh { Lang::Zh } else { Lang::En }, ..State::default() };
        let (ordered, other) = (texts_by_record(&World::new(file), &state), texts_by_record(&shuffled(file, seed), &state));
        for (ordered, other) in ordered.iter().zip(&other) {
            prop_assert_eq!(ordered, other);
        }
    }
}

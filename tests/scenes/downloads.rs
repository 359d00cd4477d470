//! Tests of the files to download: the calendar of the deadlines, and the places.

use std::collections::BTreeSet;

use minxin_atlas::scene::map::{places_file, visible_places};
use minxin_atlas::scene::timeline::{deadline_calendar, visible_deadlines};
use minxin_atlas::state::State;
use minxin_atlas::story::{Lang, RecordId, Story};
use serde_json::Value;

use super::{ELDER_CARE, MINXIN, World};

fn address(story: &Story, record: RecordId) -> String {
    format!("https://city.example/atlas/records/{}/", story.id_of(record))
}

fn calendar(world: &World, state: &State) -> (usize, String) {
    world.scene(state, |ctx, visible, _| {
        (
            visible_deadlines(ctx, visible).len(),
            deadline_calendar(ctx, visible, &|record| Some(address(ctx.story, record))),
        )
    })
}

fn places(world: &World, state: &State) -> (usize, Value) {
    world.scene(state, |ctx, visible, _| {
        let text = places_file(ctx, visible, &|record| Some(address(ctx.story, record)));
        (visible_places(visible).len(), serde_json::from_str(&text).unwrap())
    })
}

/// The values of a property, with the folded lines joined again.
fn values(calendar: &str, property: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    let start = format!("{property}:");
    unfolded.lines().filter_map(|line| line.strip_prefix(&start).map(str::to_owned)).collect()
}

fn states(world: &World) -> Vec<State> {
    let mut states = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        for background in [true, false] {
            let programmes = std::iter::once(None).chain((0..world.story.programmes.len()).map(Some));
            states.extend(programmes.map(|programme| State { lang, background, programme, ..State::default() }));
        }
    }
    states
}

#[test]
fn the_calendar_has_each_visible_deadline_once() {
    for file in [MINXIN, ELDER_CARE] {
        let world = World::new(file);
        for state in states(&world) {
            let (count, text) = calendar(&world, &state);
            let ids: BTreeSet<String> = values(&text, "UID").into_iter().collect();
            assert_eq!((values(&text, "BEGIN").len() - 1, ids.len()), (count, count), "{state:?}");
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is too long");
            let addresses = values(&text, "URL");
            assert!(addresses.len() == count && addresses.iter().all(|url| url.starts_with("https://city.example/")));
        }
    }
}

#[test]
fn an_entry_of_the_calendar_says_what_became_of_the_target() {
    let world = World::new(MINXIN);
    let (_, text) = calendar(&world, &State { lang: Lang::En, ..State::default() });
    let renewal = values(&text, "DESCRIPTION").into_iter().find(|text| text.contains("136")).unwrap();
    for part in
        ["Due 31 December 2020", "met", "Sources: ", "paragraph 11", "“Report” means: ", "Results searched up to "]
    {
        assert!(renewal.contains(part), "{part} is missing in {renewal}");
    }
}

#[test]
fn a_filter_leaves_out_the_other_deadlines_and_places() {
    let world = World::new(MINXIN);
    let all = State::default();
    let one = State { programme: Some(0), ..State::default() };
    let (deadlines, fewer) = (calendar(&world, &all).0, calendar(&world, &one).0);
    assert!(0 < fewer && fewer < deadlines, "{fewer} of {deadlines} deadlines");
    let (sites, fewer) = (places(&world, &all).0, places(&world, &one).0);
    assert!(0 < fewer && fewer < sites, "{fewer} of {sites} places");
}

#[test]
fn the_map_file_has_each_visible_place_with_its_position_and_sources() {
    for file in [MINXIN, ELDER_CARE] {
        let world = World::new(file);
        for state in states(&world) {
            let (count, file) = places(&world, &state);
            let features = file["features"].as_array().unwrap();
            assert_eq!((features.len(), &file["type"]), (count, &Value::from("FeatureCollection")));
            assert!(file["as_of"].as_str().is_some_and(|day| day.len() >= 4), "{}", file["as_of"]);
            assert_eq!(file["checked"].is_string(), world.story.checked.is_some());
            assert!(file["attribution"].as_str().unwrap().contains("OpenStreetMap"));
            for feature in features {
                let properties = &feature["properties"];
                for name in ["name", "kind", "precision", "sources", "url"] {
                    assert!(properties[name].as_str().is_some_and(|text| !text.is_empty()), "{name} of {feature}");
                }
                for [longitude, latitude] in positions(&feature["geometry"]["coordinates"]) {
                    assert!((120.0..123.0).contains(&longitude) && (30.0..32.5).contains(&latitude), "{feature}");
                }
            }
        }
    }
}

/// All positions in the coordinates of a geometry.
fn positions(coordinates: &Value) -> Vec<[f64; 2]> {
    match coordinates.as_array().map(Vec::as_slice) {
        Some([Value::Number(longitude), Value::Number(latitude)]) => {
            vec![[longitude.as_f64().unwrap(), latitude.as_f64().unwrap()]]
        }
        Some(list) => list.iter().flat_map(positions).collect(),
        None => Vec::new(),
    }
}

//! Tests of the schema: the bundled stories are valid, and the schema rejects what the reader rejects.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use jsonschema::Validator;
use minxin_atlas::read;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../public/schema/story-1.json");
const STORIES: [(&str, &str); 2] = [
    ("minxin-2021", include_str!("../public/stories/minxin-2021.json")),
    ("elder-care", include_str!("../public/stories/elder-care.json")),
];

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    jsonschema::meta::validate(&schema).expect("the schema is itself valid");
    jsonschema::validator_for(&schema).expect("the schema compiles")
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn both_stories_follow_the_schema() {
    let validator = validator();
    for (name, text) in STORIES {
        let story = parsed(text);
        let errors: Vec<_> =
            validator.iter_errors(&story).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        assert_eq!(story["id"], json!(name), "the id is the name of the file");
    }
}

/// Replaces the location of the first place.
fn put(story: &mut Value, key: &str, location: Value) {
    let place = story["places"][0].as_object_mut().unwrap();
    place.remove("coordinates");
    place.remove("geometry");
    place.insert(key.to_owned(), location);
}

fn geometry(kind: &str, coordinates: Value) -> Value {
    json!({ "type": kind, "coordinates": coordinates })
}

/// Description of a change that invalidates a story, and the function that applies it.
type Fault = (&'static str, fn(&mut Value));

const FAULTS: &[Fault] = &[
    ("a misspelt field of an event", |story| {
        let event = story["events"][0].as_object_mut().unwrap();
        let date = event.remove("date").unwrap();
        event.insert("dat".into(), date);
    }),
    ("a field that no story has", |story| story["colour"] = json!("red")),
    ("a bound that is none", |story| {
        story["indicators"][0]["observations"][0]["value"]["bound"] = json!("roughly");
    }),
    ("a number in quotation marks", |story| {
        story["indicators"][0]["observations"][0]["value"]["number"] = json!("750000");
    }),
    ("a basis that is none", |story| story["events"][0]["basis"] = json!("hearsay")),
    ("a fact without a citation", |story| story["events"][0]["citations"] = json!([])),
    ("a text in one language", |story| {
        story["title"].as_object_mut().unwrap().remove("en");
    }),
    ("a text that says nothing", |story| story["title"]["en"] = json!(" ")),
    ("a month that there is not", |story| story["events"][0]["date"] = json!("2021-13")),
    ("a date that is a number", |story| story["events"][0]["date"] = json!(2021)),
    ("an era without a date", |story| {
        let mut era = story["programmes"][0].clone();
        era["id"] = json!("an-era");
        story["eras"] = json!([era]);
    }),
    ("another schema", |story| story["schema"] = json!(2)),
    ("no events", |story| {
        story.as_object_mut().unwrap().remove("events");
    }),
    ("a place beyond the pole", |story| {
        let places = story["places"].as_array_mut().unwrap();
        let place = places.iter_mut().find(|place| place.get("coordinates").is_some()).unwrap();
        place["coordinates"] = json!([121.4, 91]);
    }),
    ("latitude first", |story| put(story, "coordinates", json!([31.2, 121.4]))),
    ("a position of one number", |story| put(story, "coordinates", json!([121.4]))),
    ("a position of four numbers", |story| put(story, "coordinates", json!([121.4, 31.2, 4, 0]))),
    ("an altitude in words", |story| put(story, "coordinates", json!([121.4, 31.2, "4 m"]))),
    ("a point and a geometry", |story| {
        put(story, "geometry", geometry("Point", json!([121.4, 31.2])));
        story["places"][0]["coordinates"] = json!([121.4, 31.2]);
    }),
    ("points that are none", |story| put(story, "geometry", geometry("MultiPoint", json!([])))),
    ("a line of one point", |story| put(story, "geometry", geometry("LineString", json!([[121.4, 31.2]])))),
    ("lines that are none", |story| put(story, "geometry", geometry("MultiLineString", json!([])))),
    ("a ring of three positions", |story| {
        put(story, "geometry", geometry("Polygon", json!([[[121.4, 31.2], [121.5, 31.2], [121.4, 31.2]]])));
    }),
    ("an area without a ring", |story| put(story, "geometry", geometry("MultiPolygon", json!([[]])))),
    ("a type of geometry that is none", |story| put(story, "geometry", geometry("Circle", json!([121.4, 31.2])))),
    ("a geometry in metres", |story| {
        let mut geometry = geometry("Point", json!([121.4, 31.2]));
        geometry["crs"] = json!({ "type": "name", "properties": { "name": "EPSG:3857" } });
        put(story, "geometry", geometry);
    }),
    ("a geometry with a colour", |story| {
        let mut geometry = geometry("Point", json!([121.4, 31.2]));
        geometry["colour"] = json!("red");
        put(story, "geometry", geometry);
    }),
    ("a datum that is none", |story| story["datum"] = json!("CK-42")),
    ("a plot bounded on one side", |story| {
        story["places"][0]["bounds"] = json!({ "north": { "zh": "新闸路", "en": "Xinzha Road" } });
    }),
    ("a source that is a script", |story| {
        let sources = story["sources"].as_array_mut().unwrap();
        let source = sources.iter_mut().find(|source| source.get("url").is_some()).unwrap();
        source["url"] = json!("javascript:alert(1)");
    }),
    ("a source whose host is behind user info", |story| {
        let sources = story["sources"].as_array_mut().unwrap();
        let source = sources.iter_mut().find(|source| source.get("url").is_some()).unwrap();
        source["url"] = json!("https://www.people.com.cn@evil.example/");
    }),
    ("a mirror with an address", |story| {
        let sources = story["sources"].as_array_mut().unwrap();
        let source = sources.iter_mut().find(|source| source.get("url").is_some()).unwrap();
        source["link"] = json!("mirror");
    }),
];

#[test]
fn schema_and_reader_refuse_the_same_faults() {
    let validator = validator();
    for (name, text) in STORIES {
        for (fault, spoil) in FAULTS {
            let mut story = parsed(text);
            spoil(&mut story);
            assert_ne!(story, parsed(text), "{name}: {fault} changes the story");
            assert!(!validator.is_valid(&story), "{name}: the schema lets {fault} pass");
            let reading = read::story(story.to_string().as_bytes());
            assert!(!reading.problems.is_empty(), "{name}: the reader lets {fault} pass");
        }
    }
}

#[test]
fn schema_and_reader_take_the_same_geometries() {
    let validator = validator();
    let ring = json!([[121.4, 31.2], [121.5, 31.2], [121.5, 31.3], [121.4, 31.2]]);
    let mut feature = geometry("Point", json!([121.4, 31.2]));
    feature["crs"] = json!({ "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } });
    feature["bbox"] = json!([121.4, 31.2, 121.4, 31.2]);
    for geometry in [
        feature,
        geometry("Point", json!([121.4, 31.2, 4.5])),
        geometry("MultiPoint", json!([[121.4, 31.2], [-121.4, -31.2]])),
        geometry("LineString", json!([[179, 0], [-179, 0]])),
        geometry("MultiLineString", json!([[[121.4, 31.2], [121.5, 31.2]]])),
        geometry("Polygon", json!([ring, ring])),
        geometry("MultiPolygon", json!([[ring], [ring]])),
    ] {
        for datum in ["WGS-84", "CGCS2000", "GCJ-02", "BD-09"] {
            let mut story = parsed(STORIES[0].1);
            story["datum"] = json!(datum);
            put(&mut story, "geometry", geometry.clone());
            assert!(validator.is_valid(&story), "the schema refuses {geometry} in {datum}");
            let reading = read::story(story.to_string().as_bytes());
            assert!(reading.problems.is_empty(), "{geometry} in {datum}: {:?}", reading.problems);
        }
    }
}

#[test]
fn the_schema_refuses_what_only_readers_could_guess() {
    let validator = validator();
    let mut story = parsed(STORIES[0].1);
    story["events"][0]["id"] = json!("two words");
    assert!(!validator.is_valid(&story), "ids have no spaces");
    let mut story = parsed(STORIES[0].1);
    story["events"][0]["citations"][0] =
        json!({ "source": "meeting-report", "paragraph": 1, "phrase": "一二三四五六七八九十一二三" });
    assert!(!validator.is_valid(&story), "a phrase has at most a dozen characters");
    story["events"][0]["citations"][0]["phrase"] = json!("一二三四五六七八九十一二");
    assert!(validator.is_valid(&story), "which are counted as characters, not bytes");
}

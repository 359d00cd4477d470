//! Tests of the bundled stories and base map: complete, cited and consistent.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

mod base_map;
mod bundled;
mod commitments;
mod completeness;
mod elder_care;
mod evidence;
mod numbers;
mod phrases;
mod targets;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use minxin_atlas::number::evaluate;
use minxin_atlas::read::{self, ParsedStory, PhraseFault, Problem, ProblemKind, Sketch};
use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::overview::hero;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{State, VisibleRecords};
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{
    Basis, Citation, DeadlineOutcome, Evidence, Indicator, Lang, LinkKind, LocationPrecision, LonLat, PlaceKind,
    RecordKind, Search, Shape, Story, Value, find,
};
use serde_json::Value as Json;

const MINXIN: &str = include_str!("../../public/stories/minxin-2021.json");
const ELDER_CARE: &str = include_str!("../../public/stories/elder-care.json");
const BASEMAP: &str = include_str!("../../data/basemap.topo.json");
const SKETCH: &str = include_str!("../../data/sketches/minxin-2021.txt");

fn read(text: &str) -> Story {
    let ParsedStory { story, problems, .. } = read::story(text.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    story.expect("a story")
}

fn minxin() -> Story {
    read(MINXIN)
}

fn sketch() -> Sketch {
    Sketch::parse(SKETCH).expect("a sketch")
}

fn basemap() -> Basemap {
    read::basemap(BASEMAP).expect("a base map")
}

fn indicator<'a>(story: &'a Story, id: &str) -> &'a Indicator {
    find(&story.indicators, id).unwrap_or_else(|| panic!("no indicator {id}"))
}

/// Number of records of a kind, as those from the article and those from background sources.
fn count(story: &Story, kind: RecordKind) -> (usize, usize) {
    let of_kind = || story.records().into_iter().filter(|(record, ..)| record.kind == kind);
    let article = of_kind().filter(|(.., evidence)| evidence.basis == Basis::Article).count();
    (article, of_kind().count() - article)
}

/// Every citation of the story with the id of its record.
fn citations(story: &Story) -> Vec<(String, &Citation)> {
    story
        .records()
        .into_iter()
        .flat_map(|(record, id, _)| {
            story.citations_of(record).into_iter().map(move |citation| (id.to_owned(), citation))
        })
        .collect()
}

/// Calls `visit` with the path of every `{"zh": …, "en": …}` of a file and its two texts.
fn texts(node: &Json, path: &str, visit: &mut impl FnMut(&str, &str, &str)) {
    match node {
        Json::Object(members) => {
            if let (Some(zh), Some(en)) = (members.get("zh"), members.get("en")) {
                visit(path, zh.as_str().unwrap_or_default(), en.as_str().unwrap_or_default());
            }
            for (key, below) in members {
                texts(below, &format!("{path}/{key}"), visit);
            }
        }
        Json::Array(items) => {
            for (index, below) in items.iter().enumerate() {
                texts(below, &format!("{path}/{index}"), visit);
            }
        }
        _ => {}
    }
}

/// True for Han characters and their punctuation and full-width forms.
fn is_cjk(letter: char) -> bool {
    let ranges = ['\u{2e80}'..='\u{9fff}', '\u{f900}'..='\u{faff}', '\u{fe30}'..='\u{fe4f}', '\u{ff00}'..='\u{ffef}'];
    letter >= '\u{20000}' || ranges.iter().any(|range| range.contains(&letter))
}

//! Golden tests: compares every drawing, as text, with the files in this folder. Each story and drawing has one file, and
//! each element one line, in both languages. `cargo xtask bless` rewrites the files; reviewers read the difference.
//!
//! Timeline, map and charts come from the prerendered page, export pages from the SVG files that readers save, cards, overview,
//! commitments, details, tables and searches from their scenes.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

mod cards;
mod commitments;
mod diff;
#[path = "../html/mod.rs"]
mod html;
mod lines;
mod overview;
mod records;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use html::{Node, parse};
use leptos::prelude::*;
use minxin_atlas::paint::{self, ColorRole, ShapeForm, ShapeRecorder, SvgShape, Theme};
use minxin_atlas::read::{self, ParsedStory};
use minxin_atlas::scene::charts::export_page::export_page;
use minxin_atlas::scene::charts::{ChartId, indicator_groups};
use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::map;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{State, View, VisibleRecords, decode};
use minxin_atlas::story::{Lang, Story};
use minxin_atlas::ui::{App, AppProps, Session, bundled_basemap};
use plotters::drawing::IntoDrawingArea as _;

/// The stories: folder of the goldens, and file.
const STORIES: [(&str, &str); 3] = [
    ("minxin-2021", include_str!("../../public/stories/minxin-2021.json")),
    ("elder-care", include_str!("../../public/stories/elder-care.json")),
    ("edge-cases", include_str!("edge-cases.json")),
];

/// Draws a story in a state, and returns the drawing as lines.
type Draw = fn(&Story, &State) -> String;

/// The drawings: name of the golden file, and function that draws it.
const DRAWINGS: [(&str, Draw); 7] = [
    ("cards", cards::cards),
    ("timeline", timeline),
    ("map", map_of),
    ("charts", charts),
    ("export", export),
    ("overview", overview::overview),
    ("records", records::records),
];

/// Further states of the timeline and map of the edge cases: name of the golden, query of the address, and width of the
/// column in pixels.
const STATES: [(&str, &str, f64); 4] = [
    ("edge-cases/narrow", "map=5.5/-16.5/180", 320.0),
    ("edge-cases/across-the-date-line", "map=6/-16.5/180", 972.0),
    ("edge-cases/year-of-the-selected", "time=2021&map=9/-17.8/178.4&sel=long-words", 972.0),
    ("edge-cases/before-year-zero", "time=-0520/0010&basis=all", 972.0),
];

/// Golden of the commitments. Only the bundled story has some.
const COMMITMENTS: &str = "minxin-2021/commitments";

fn read(file: &str) -> Story {
    let ParsedStory { story, problems, .. } = read::story(file.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    story.unwrap()
}

/// The prerendered page of a view in a state, in a column of the given width.
fn page(story: &Story, state: &State, view: View, width: Option<f64>) -> Node {
    Owner::new().set();
    let session = Session::new(Arc::new(story.clone()), bundled_basemap());
    session.set_state(State { view, ..state.clone() });
    if let Some(width) = width {
        session.set_width(width);
    }
    parse(&App(AppProps { session }).to_html())
}

/// The only element of a class in a view, as lines.
fn part(page: &Node, view: &str, class: &str) -> String {
    let found: Vec<_> = page.view(view).all().into_iter().filter(|node| node.has_class(class)).collect();
    let [part] = found.as_slice() else { panic!("{} elements of class {class} in {view}", found.len()) };
    lines::of(part, &[])
}

fn timeline(story: &Story, state: &State) -> String {
    part(&page(story, state, View::Timeline, None), "timeline", "timeline-drawing")
}

fn map_of(story: &Story, state: &State) -> String {
    part(&page(story, state, View::Map, None), "map", "map") + &points(story, state)
}

/// The drawing of very many points, which only the canvas shows, on a map of the full extent. Empty for stories without
/// them.
fn points(story: &Story, state: &State) -> String {
    let base = bundled_basemap();
    let ctx = SceneContext { story, basemap: &base, lang: state.lang, background: state.background };
    let model = map::map_model(&ctx, &VisibleRecords::new(story, state));
    if model.point_layer.is_empty() {
        return String::new();
    }
    let frame = map::PlotSize::of(780.0);
    let marks = model.point_layer.marks(&ctx, &map::RenderedExtent::exact(map::fit_all(&model, frame), frame));
    let mut shapes = Vec::new();
    let area = ShapeRecorder::new(marks.width as u32, marks.height as u32, &mut shapes).into_drawing_area();
    paint::points(&area, &marks, &roles(), 1.0).unwrap();
    drop(area);
    let line = |shape: &SvgShape| match &shape.form {
        ShapeForm::Text { at: (x, y), words, .. } => format!("  {} {words:?} at {x} {y}\n", shape.role.name()),
        _ => format!("  {} {}\n", shape.role.name(), shape.path),
    };
    format!("points\n{}", shapes.iter().map(line).collect::<String>())
}

/// A theme in which each colour role has its index as blue channel, so that drawings on [`ShapeRecorder`] and export pages
/// show the role.
fn roles() -> Theme {
    let index_of = |role: ColorRole| ColorRole::ALL.iter().position(|other| *other == role).unwrap() as u8;
    Theme::new("sans-serif".to_owned(), |role| Some((0, 0, index_of(role))))
}

/// The charts view without its controls.
fn charts(story: &Story, state: &State) -> String {
    lines::of(
        page(story, state, View::Indicators, None).view("indicators"),
        &["hint", "view-controls", "export-toolbar"],
    )
}

/// The export pages of all indicators and of each series, with colours replaced by roles.
fn export(story: &Story, state: &State) -> String {
    let base = bundled_basemap();
    let ctx = SceneContext { story, basemap: &base, lang: state.lang, background: state.background };
    let visible = VisibleRecords::new(story, state);
    let of_groups =
        indicator_groups(&ctx, &visible, &Highlight::default(), state.sort, 600.0).into_iter().map(|group| group.id);
    let of_series = (0..story.series.len()).map(ChartId::Series);
    let mut text = String::new();
    for name in of_groups.chain(of_series) {
        let Some(page) = export_page(&ctx, &visible, state.sort, name, "https://example.org/") else { continue };
        let mut svg = paint::svg(&page, &roles()).replace("\"/>", "\"></path>");
        for (index, role) in ColorRole::ALL.into_iter().enumerate() {
            svg = svg.replace(&format!("\"#0000{index:02x}\""), &format!("\"{}\"", role.name()));
        }
        text.push_str(&name.to_text(&ctx));
        text.push('\n');
        let drawing = parse(&svg);
        text += &drawing.below.iter().map(|page| lines::of(page, &[])).collect::<String>();
    }
    text
}

/// Timeline and map in one state.
fn views(story: &Story, state: &State, width: f64) -> String {
    let page = |view| page(story, state, view, Some(width));
    [part(&page(View::Timeline), "timeline", "timeline-drawing"), part(&page(View::Map), "map", "map")].concat()
}

/// A drawing in both languages, each under a heading.
fn in_both(draw: impl Fn(Lang) -> String) -> String {
    [Lang::Zh, Lang::En].map(|lang| format!("== {}\n{}", lang.tag(), draw(lang))).concat()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens")
}

fn file_of(name: &str) -> PathBuf {
    folder().join(format!("{name}.txt"))
}

/// The difference between a golden and the drawing, as lines; `None` if they are equal. Rewrites the golden first if
/// requested.
fn difference(name: &str, drawn: &str) -> Option<String> {
    let file = file_of(name);
    if std::env::var_os("MINXIN_BLESS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        if fs::read_to_string(&file).ok().as_deref() != Some(drawn) {
            fs::write(&file, drawn).unwrap();
            println!("wrote {}", file.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display());
        }
    }
    let golden = fs::read_to_string(&file).unwrap_or_default();
    (golden != drawn).then(|| format!("tests/goldens/{name}.txt\n{}", diff::lines(&golden, drawn)))
}

/// Fails if any golden differs, with all differences and the command to update them.
fn check(drawn: impl IntoIterator<Item = (String, String)>) {
    let found: Vec<String> = drawn.into_iter().filter_map(|(name, text)| difference(&name, &text)).collect();
    assert!(
        found.is_empty(),
        "{} drawings differ (- golden, + drawing); `cargo xtask bless` accepts them:\n\n{}",
        found.len(),
        found.join("\n")
    );
}

fn check_story(index: usize) {
    let (folder, file) = STORIES[index];
    let story = read(file);
    let state = |lang| State { lang, ..State::default() };
    check(DRAWINGS.map(|(name, draw)| (format!("{folder}/{name}"), in_both(|lang| draw(&story, &state(lang))))));
}

#[test]
fn the_bundled_story_is_drawn_as_before() {
    check_story(0);
}

#[test]
fn the_commitments_of_the_bundled_story_are_listed_as_before() {
    let story = read(STORIES[0].1);
    let state = |lang| State { lang, ..State::default() };
    check([(COMMITMENTS.to_owned(), in_both(|lang| commitments::commitments(&story, &state(lang))))]);
}

#[test]
fn elder_care_is_drawn_as_before() {
    check_story(1);
}

#[test]
fn edge_cases_are_drawn_as_before() {
    check_story(2);
}

#[test]
fn edge_cases_in_other_states_are_drawn_as_before() {
    let story = read(STORIES[2].1);
    check(STATES.map(|(name, query, width)| {
        let (state, notices) = decode(&story, query);
        assert!(notices.is_empty(), "{query}: {notices:?}");
        assert!(query.is_empty() || state != State::default(), "{query} changes something");
        (name.to_owned(), in_both(|lang| views(&story, &State { lang, ..state.clone() }, width)))
    }));
}

#[test]
fn every_golden_belongs_to_a_drawing() {
    let drawings =
        STORIES.iter().flat_map(|(folder, _)| DRAWINGS.iter().map(move |(name, _)| format!("{folder}/{name}")));
    let states = STATES.iter().map(|(name, ..)| (*name).to_owned());
    let expected: BTreeSet<PathBuf> =
        drawings.chain(states).chain([COMMITMENTS.to_owned()]).map(|name| file_of(&name)).collect();
    let folders = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let goldens: BTreeSet<PathBuf> =
        folders.flat_map(|path| fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path())).collect();
    assert_eq!(goldens, expected);
}

//! Tests of the overview as a page: its sections, what the first screen says, and that drawings have their facts as text.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

mod html;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use html::{Node, parse};
use minxin_atlas::read;
use minxin_atlas::site::pages;
use minxin_atlas::state::{Page, Route, View};
use minxin_atlas::story::{Lang, Story};
use minxin_atlas::ui::bundled_basemap;
use minxin_atlas::ui::pages::page_body;

static STORIES: LazyLock<[Story; 2]> = LazyLock::new(|| {
    let read = |bytes: &[u8]| read::story(bytes).story.unwrap();
    [
        read(include_bytes!("../public/stories/minxin-2021.json")),
        read(include_bytes!("../public/stories/elder-care.json")),
    ]
});

/// The overview of a story as a page.
fn overview(story: &Story, lang: Lang) -> Node {
    let basemap = bundled_basemap();
    let route = Route { lang, ..Route::default() };
    let entry = pages(story, &basemap, None).unwrap().into_iter().find(|entry| entry.route == route).unwrap();
    assert_eq!(entry.route.page, Page::View(View::All));
    parse(&page_body(story, &basemap, &entry))
}

/// The overviews of the default story.
fn of_default() -> [(Lang, Node); 2] {
    [Lang::Zh, Lang::En].map(|lang| (lang, overview(&STORIES[0], lang)))
}

fn part<'a>(body: &'a Node, class: &str) -> &'a Node {
    body.all().into_iter().find(|node| node.has_class(class)).unwrap_or_else(|| panic!("nothing with class {class}"))
}

fn with_tag<'a>(body: &'a Node, tag: &str) -> Vec<&'a Node> {
    body.all().into_iter().filter(|node| node.tag == tag).collect()
}

/// Appends what is read aloud: all but what is hidden from screen readers.
fn spoken<'a>(node: &'a Node, found: &mut Vec<&'a Node>) {
    if node.get("aria-hidden").is_none() {
        found.push(node);
        node.below.iter().for_each(|node| spoken(node, found));
    }
}

#[test]
fn the_overview_has_its_sections_in_order() {
    const SECTIONS: [&str; 6] = ["intro", "visit-day", "scoreboard", "dot-plot", "disagreements", "overview-foot"];
    for (lang, body) in of_default() {
        let main = with_tag(&body, "main")[0];
        let sections = main.below.iter().filter(|node| node.tag == "section");
        let classes: Vec<&str> = sections.filter_map(|node| node.get("class")).collect();
        assert_eq!(classes, SECTIONS, "{lang:?}");
        for section in main.below.iter().filter(|node| node.tag == "section") {
            assert_eq!(with_tag(section, "h2").len(), 1, "{lang:?}: {:?}", section.get("class"));
        }
    }
    // A story without a visit has neither its day nor its map.
    let other = overview(&STORIES[1], Lang::Zh);
    assert!(!other.all().iter().any(|node| node.has_class("visit-day") || node.has_class("day-map")));
    assert!(with_tag(part(&other, "scoreboard"), "tr").len() > 1);
}

#[test]
fn the_first_screen_says_who_is_not_behind_the_page_and_gives_the_answers() {
    for (lang, body) in of_default() {
        let intro = part(&body, "intro");
        let text = intro.text();
        let (independent, result) = match lang {
            Lang::Zh => ("不是政府网站", "按期完成"),
            Lang::En => ("not a government site", "met on time"),
        };
        let [before, title] =
            [independent, with_tag(intro, "h1")[0].below[0].words.as_str()].map(|part| text.find(part));
        assert!(before.unwrap() < title.unwrap(), "{text}");
        let figures: Vec<_> = intro.all().into_iter().filter(|node| node.has_class("key-figure")).collect();
        assert_eq!(figures.len(), STORIES[0].highlights.len());
        for (figure, id) in figures.iter().zip(&STORIES[0].highlights) {
            assert!(figure.get("href").unwrap().ends_with(&format!("records/{id}/")), "{id}");
        }
        assert!(text.contains(result) && text.contains("136%") && text.contains("70"), "{text}");
    }
}

#[test]
fn every_programme_is_in_the_scoreboard_once() {
    for (lang, body) in of_default() {
        let links = with_tag(part(&body, "scoreboard"), "a");
        for (id, programme) in &STORIES[0].programmes {
            let to_it = links.iter().filter(|link| link.get("href").unwrap().ends_with(&format!("programmes/{id}/")));
            let texts: Vec<String> = to_it.map(|link| link.text()).collect();
            assert_eq!(texts.concat().replace('\n', ""), programme.name.get(lang), "{id}");
        }
    }
}

#[test]
fn drawings_are_hidden_and_their_facts_are_text() {
    for (lang, body) in of_default() {
        let mut aloud = Vec::new();
        spoken(with_tag(&body, "main")[0], &mut aloud);
        assert!(!aloud.iter().any(|node| node.tag == "svg"), "{lang:?}: a drawing is read aloud");
        let plot = part(&body, "dot-plot");
        let drawn: Vec<_> = plot.all().into_iter().filter(|node| node.has_class("only-wide")).collect();
        let [wide] = drawn.as_slice() else { panic!("{} wide drawings", drawn.len()) };
        let titles = with_tag(wide, "title");
        let listed = part(plot, "dot-list").all().into_iter().filter(|node| node.tag == "a");
        let listed: Vec<String> = listed.map(|link| link.text().replace('\n', "")).collect();
        assert_eq!(titles.iter().map(|title| title.words.clone()).collect::<Vec<_>>(), listed, "{lang:?}");
        assert!(listed.len() > 50, "{}", listed.len());
        // The narrow drawing has the same dots.
        let narrow = plot.all().into_iter().find(|node| node.has_class("only-narrow")).unwrap();
        assert_eq!(with_tag(narrow, "title").len(), titles.len());
        for drawing in [wide, narrow] {
            assert!(drawing.get("height").unwrap().parse::<f64>().unwrap() > 300.0);
        }
    }
}

#[test]
fn the_map_of_the_day_numbers_the_stops_of_the_list() {
    for (lang, body) in of_default() {
        let day = part(&body, "visit-day");
        // The map draws them in painting order.
        let numbers = |class: &str| -> BTreeSet<String> {
            day.all().into_iter().filter(|node| node.has_class(class)).map(Node::text).collect()
        };
        let (drawn, listed) = (numbers("day-stop"), numbers("step-number"));
        assert_eq!(drawn, ["1", "2", "3", "4"].map(str::to_owned).into(), "{lang:?}");
        assert!(listed.is_superset(&drawn) && listed.len() == drawn.len() + 1, "{lang:?}: {listed:?}");
        assert!(part(day, "day-route").get("d").unwrap().matches('L').count() >= 3, "{lang:?}");
    }
}

#[test]
fn no_sentence_is_said_twice() {
    for story in &*STORIES {
        for lang in [Lang::Zh, Lang::En] {
            let body = overview(story, lang);
            let mut aloud = Vec::new();
            spoken(with_tag(&body, "main")[0], &mut aloud);
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            for node in
                aloud.into_iter().filter(|node| matches!(node.tag.as_str(), "p" | "h1" | "h2" | "h3" | "summary"))
            {
                // The paragraph of a link to a record repeats its name, and two steps may belong to the same programmes.
                let is_repeated = node.has_class("step-meta") || node.below.iter().any(|part| part.tag == "a");
                let text = node.text().replace('\n', "");
                if !is_repeated && text.chars().count() > 12 {
                    *seen.entry(text).or_default() += 1;
                }
            }
            let twice: Vec<_> = seen.iter().filter(|(_, count)| **count > 1).collect();
            assert!(twice.is_empty() && seen.len() > 10, "{lang:?}: {twice:?}");
        }
    }
}

#[test]
fn the_page_is_small() {
    for (lang, body) in of_default() {
        assert!(body.all().len() < 3_000, "{lang:?}: {} elements", body.all().len());
    }
}

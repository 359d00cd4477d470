//! Tests of the prerendered page: it contains the whole story, is readable without a script, and contains no code to run.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

mod html;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use html::{Node, parse};
use leptos::prelude::*;
use minxin_atlas::read::{self, ParsedStory};
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::scene::records::table::ROWS_PER_PAGE;
use minxin_atlas::scene::timeline::timeline_model;
use minxin_atlas::state::{State, TableKind, TableState, View, VisibleRecords};
use minxin_atlas::story::{Lang, Story, find};
use minxin_atlas::ui::{App, AppProps, Session, bundled_basemap};

const MINXIN: &str = include_str!("../public/stories/minxin-2021.json");

fn story() -> Story {
    let ParsedStory { story, problems, .. } = read::story(MINXIN.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    story.unwrap()
}

/// The page in its initial state, as the build writes it, at a width in pixels.
fn html(width: Option<f64>) -> String {
    html_of(story(), width)
}

/// The page of a story in its initial state, at a width in pixels, with the content of every view in its main element.
fn html_of(story: Story, width: Option<f64>) -> String {
    let owner = Owner::new();
    owner.set();
    let session = Session::new(Arc::new(story), bundled_basemap());
    if let Some(width) = width {
        session.set_width(width);
    }
    let pages: Vec<String> = View::NAMES
        .iter()
        .map(|(_, view)| {
            session.set_state(State { view: *view, ..State::default() });
            App(AppProps { session }).to_html()
        })
        .collect();
    let content = |page: &String| {
        let (_, main) = page.split_once("<main").unwrap().1.split_once('>').unwrap();
        main.split_once("</main>").unwrap().0.to_owned()
    };
    let others: String = pages.iter().skip(1).map(content).collect();
    pages[0].replacen("</main>", &[&others, "</main>"].concat(), 1)
}

fn page() -> Node {
    parse(&html(None))
}

/// All pages of all tables, one below the other.
fn tables() -> Node {
    let story = story();
    let count = |kind| match kind {
        TableKind::Records(kind) => story.records().iter().filter(|(record, ..)| record.kind == kind).count(),
        TableKind::Sources => story.sources.len(),
    };
    let pages = TableKind::NAMES.iter().flat_map(|(_, kind)| {
        (0..count(*kind).div_ceil(ROWS_PER_PAGE)).map(|page| TableState { kind: *kind, page, ..TableState::default() })
    });
    Owner::new().set();
    let session = Session::new(Arc::new(story.clone()), bundled_basemap());
    let page = |table: TableState| {
        session.set_state(State { view: View::Table, table, ..State::default() });
        parse(&App(AppProps { session }).to_html())
    };
    Node { below: pages.map(page).map(|page| page.view("table").clone()).collect(), ..Node::default() }
}

/// Values of an attribute in an element and its descendants, in document order.
fn values<'a>(part: &'a Node, name: &str) -> Vec<&'a str> {
    part.all().into_iter().filter_map(|node| node.get(name)).collect()
}

mod what_it_says {
    use super::*;

    #[test]
    fn the_head_says_what_it_is_about() {
        let (page, story) = (page(), story());
        let headings: Vec<_> = page.all().into_iter().filter(|node| node.tag == "h1").collect();
        let [heading] = headings.as_slice() else { panic!("{} headings", headings.len()) };
        assert_eq!(heading.text().replace('\n', ""), story.title.zh);
        let text = page.text();
        assert!(text.contains(&story.summary.zh));
        for figure in ["75万平方米", "3.5万户", "70余辆", "136%", "125%"] {
            assert!(text.contains(figure), "{figure}");
        }
        assert!(text.contains("© OpenStreetMap"), "whose map it is");
    }

    #[test]
    fn the_filters_count_measures_if_the_story_has_commitments() {
        let counts = |page: Node| {
            let found = page.all().into_iter().find(|node| node.has_class("counts")).map(|node| node.words.clone());
            found.unwrap()
        };
        let (mut bare, story) = (story(), story());
        let others =
            format!("{}个事件 · {}个地点 · {}项指标", story.events.len(), story.places.len(), story.indicators.len());
        assert_eq!(counts(page()), ["35项措施", &others].join(" · "));
        bare.commitments.clear();
        assert_eq!(counts(parse(&html_of(bare, None))), others);
    }

    #[test]
    fn a_story_without_commitments_shows_nothing_of_them() {
        let ParsedStory { story, .. } = read::story(include_bytes!("../public/stories/elder-care.json"));
        let story = Arc::new(story.unwrap());
        let owner = Owner::new();
        owner.set();
        let session = Session::new(Arc::clone(&story), bundled_basemap());
        for lang in [Lang::Zh, Lang::En] {
            for (name, view) in View::of_story(&story) {
                session.set_state(State { lang, view, ..State::default() });
                let text = parse(&App(AppProps { session }).to_html()).text().to_lowercase();
                for word in ["承诺", "commitment", "promise"] {
                    assert!(!text.contains(word), "{name}: {word} in {text}");
                }
            }
        }
    }

    #[test]
    fn every_event_is_listed_in_time_order() {
        let (page, story) = (page(), story());
        let ids: Vec<&str> = story.events.iter().map(|(id, _)| id.as_str()).collect();
        let titles: Vec<&str> = story.events.iter().map(|(_, event)| event.title.zh.as_str()).collect();
        let timeline = page.view("timeline");
        let is_event = |node: &&Node| node.tag == "a" && node.get("data-event").is_some();
        let rows: Vec<_> = timeline.all().into_iter().filter(is_event).collect();
        assert_eq!(rows.iter().map(|row| row.get("data-event").unwrap()).collect::<Vec<_>>(), ids);
        let visible =
            |row: &&Node| row.all().iter().find(|node| node.has_class("title")).map(|node| node.words.clone());
        assert_eq!(rows.iter().filter_map(visible).collect::<Vec<_>>(), titles);
        let times: Vec<_> = timeline.all().into_iter().filter(|node| node.tag == "time").collect();
        let deadlines = timeline.all().into_iter().filter(|node| node.has_class("deadline-row")).count();
        assert_eq!(times.len(), ids.len() + deadlines + story.eras.len());
        for time in times {
            let machine = time.get("datetime").unwrap();
            assert!(machine.len() >= 4 && time.words.contains(&machine[..4]), "{} is {machine}", time.words);
        }
        let tables = tables();
        let in_table: Vec<&str> = values(&tables, "id").into_iter().filter(|id| ids.contains(id)).collect();
        assert_eq!(in_table, ids, "the table has the same order");
    }

    #[test]
    fn every_event_is_in_timeline_and_table() {
        let (page, story) = (page(), story());
        let marks: Vec<_> =
            page.view("timeline").all().into_iter().filter(|node| node.get("role") == Some("button")).collect();
        let tables = tables();
        let table = values(&tables, "data-event");
        for (id, event) in &story.events {
            let own_marks: Vec<_> = marks.iter().filter(|mark| mark.get("data-event") == Some(id)).collect();
            assert!(own_marks.len() <= 1, "{id} has one mark");
            if let Some(node) = own_marks.first() {
                assert!(node.name().contains(&event.title.zh), "{id}: its mark says its name");
            }
            assert_eq!(table.iter().filter(|row_id| *row_id == id).count(), 1, "{id} has one row in the table");
        }
        // Number of marks of a kind, including those inside clusters. A cluster has the id of its first mark.
        let count = |kind: &str| -> usize {
            let first =
                |mark: &Node| mark.get("data-command")?.strip_prefix("open-timeline-cluster ").map(str::to_owned);
            let is_one = |mark: &&&Node| match first(mark) {
                Some(first) => (kind == "data-event") == story.events.iter().any(|(id, _)| *id == first),
                None => mark.get(kind).is_some(),
            };
            let counted = |mark: &&Node| mark.words.trim_start_matches('+').parse().unwrap();
            let marks = marks.iter().filter(is_one);
            marks.map(|mark| if first(mark).is_some() { counted(mark) } else { 1 }).sum()
        };
        let (base, state) = (bundled_basemap(), State::default());
        let ctx = SceneContext { story: &story, basemap: &base, lang: Lang::Zh, background: true };
        let viewport = timeline_model(&ctx, &VisibleRecords::new(&story, &state), &[]).unwrap().initial_range;
        let is_in_sight = |(from, to): (Option<i64>, Option<i64>)| {
            let (from, to) =
                (from.map_or(f64::MIN, |minute| minute as f64), to.map_or(f64::MAX, |minute| minute as f64));
            from <= viewport.to && viewport.from <= to
        };
        let events = story.events.iter().filter(|(_, event)| is_in_sight(event.when(true).span_minutes()));
        assert_eq!(count("data-event"), events.count(), "events in sight");
        let targets = story.indicators.iter().filter_map(|(_, indicator)| indicator.progress(true).target);
        let targets = targets.filter(|target| is_in_sight(target.deadline.span_minutes()));
        assert_eq!(count("data-indicator"), targets.count(), "deadlines in sight");
        let texts = tables.text();
        assert!(story.events.iter().all(|(_, event)| texts.contains(&event.text.zh)), "and is shown there in full");
        let known: BTreeSet<&str> = story.events.iter().map(|(id, _)| id.as_str()).collect();
        assert!(values(&page, "data-event").iter().all(|id| known.contains(id)));
    }

    #[test]
    fn every_place_is_named() {
        let (page, story) = (page(), story());
        let list: Vec<_> = page.view("map").all().into_iter().filter(|node| node.has_class("place")).collect();
        assert_eq!(list.len(), story.places.len());
        let table = tables().text();
        for ((id, place), row) in story.places.iter().zip(list) {
            assert_eq!(row.get("data-place"), Some(id.as_str()));
            assert!(row.text().contains(&place.name.zh), "{id}: {}", row.text());
            assert!(table.contains(&place.name.zh) && table.contains(&place.text.zh), "{id} is in the table");
        }
    }

    #[test]
    fn every_indicator_is_listed_with_target_result_and_share() {
        let (page, story, base) = (page(), story(), bundled_basemap());
        let ctx = SceneContext { story: &story, basemap: &base, lang: Lang::Zh, background: true };
        let charts: BTreeMap<&str, &Node> = page
            .view("indicators")
            .all()
            .into_iter()
            .filter(|node| node.has_class("bullet-row"))
            .map(|row| (values(row, "data-indicator")[0], row))
            .collect();
        let in_series: BTreeSet<&str> = page
            .view("indicators")
            .all()
            .into_iter()
            .filter(|node| node.has_class("hit"))
            .flat_map(|node| values(node, "data-indicator"))
            .collect();
        assert_eq!(charts.len() + in_series.len(), story.indicators.len());
        assert!(in_series.iter().all(|id| !charts.contains_key(id)), "a series is repeated below it");
        let tables = tables();
        let rows: BTreeMap<&str, &Node> = tables
            .all()
            .into_iter()
            .filter(|node| node.tag == "tr")
            .filter_map(|row| Some((row.get("id")?, row)))
            .collect();
        for (id, indicator) in &story.indicators {
            let summary = ctx.summary(indicator);
            let row = rows[id.as_str()].text();
            assert!(row.contains(&indicator.title.zh), "{id}: {row}");
            let Some(chart) = charts.get(id.as_str()) else { continue };
            let chart = chart.text();
            assert!(chart.contains(&indicator.short.zh), "{id}: {chart}");
            let has_result = !indicator.observations.is_empty();
            assert_eq!((summary.target.is_empty(), summary.actual.is_empty()), (false, !has_result), "{id}");
            assert!(has_result || summary.share.is_empty(), "{id}");
            for part in [&summary.target, &summary.actual, &summary.share] {
                assert!(chart.contains(part.as_str()) && row.contains(part.as_str()), "{id}: {part}");
            }
            assert!(chart.contains(&summary.badge.words) && row.contains(&summary.badge.words), "{id}");
            assert!(chart.lines().any(|line| line == summary.caption), "{id}: the row has a sentence");
        }
    }

    #[test]
    fn every_other_record_is_in_the_table() {
        let (tables, story) = (tables(), story());
        let ids: BTreeSet<&str> = values(&tables, "id").into_iter().collect();
        let text = tables.text();
        for (record, id, _) in story.records() {
            assert!(ids.contains(id), "{id}");
            assert!(text.contains(&story.name_of(record).unwrap().zh), "{id}");
        }
    }

    #[test]
    fn every_phrase_and_every_source_is_cited() {
        let (tables, story) = (tables(), story());
        let quotes: BTreeSet<String> =
            tables.all().into_iter().filter(|node| node.tag == "q").map(|node| node.words.clone()).collect();
        let citations = story.records().into_iter().flat_map(|(record, ..)| story.citations_of(record));
        let phrases: BTreeSet<String> = citations
            .filter_map(|citation| citation.phrase.as_ref())
            .map(|phrase| format!("“{}”", minxin_atlas::words::inside_quotes(phrase)))
            .collect();
        assert!(!phrases.is_empty());
        assert_eq!(quotes, phrases);
        let rows: BTreeMap<&str, &Node> = tables
            .all()
            .into_iter()
            .filter_map(|node| Some((node.get("id")?.strip_prefix("source-")?, node)))
            .collect();
        assert_eq!(rows.len(), story.sources.len());
        for (id, source) in &story.sources {
            let row = rows[id.as_str()];
            assert!(row.text().contains(&source.publisher.zh), "{id}: {}", row.text());
            let links = values(row, "href");
            assert_eq!(links, source.url.as_deref().into_iter().collect::<Vec<_>>(), "{id}");
        }
    }
}

mod how_it_is_made {
    use super::*;

    #[test]
    fn nothing_on_it_runs_and_nothing_is_styled_by_hand() {
        let html = html(None);
        let lower = html.to_lowercase();
        assert!(!lower.contains("<script") && !lower.contains("<style") && !lower.contains("<iframe"));
        assert!(!lower.contains("javascript:"));
        for node in parse(&html).all() {
            for (name, value) in &node.attributes {
                assert!(name != "style" && !name.starts_with("on"), "{name}={value} on {}", node.tag);
                assert!(name != "src" && name != "srcdoc", "{name}={value} on {}", node.tag);
            }
        }
    }

    #[test]
    fn ids_are_unique_and_links_lead_to_them() {
        let page = page();
        let ids = values(&page, "id");
        let once: BTreeSet<&str> = ids.iter().copied().collect();
        assert!(values(&page, "aria-labelledby").iter().all(|id| once.contains(id)), "what labels is there");
        assert_eq!(once.len(), ids.len(), "no id twice");
        let tables = tables();
        let rows: BTreeSet<&str> = values(&tables, "id").into_iter().collect();
        let mut targets = BTreeSet::new();
        for node in page.all().into_iter().chain(tables.all()) {
            match node.get("href") {
                // The program shows the table of a record or source.
                Some(href) if href.starts_with(['#', '?']) => {
                    let id = href.strip_prefix("?sel=").unwrap_or_else(|| &href[1..]);
                    targets.insert(id);
                    assert!(once.contains(id) || rows.contains(id), "{href} leads nowhere");
                }
                // Links to the views and pages.
                Some(href) if !href.contains(':') => {
                    assert!(
                        href == "./" || href.ends_with('/') || href.contains("/?") || href.contains("/#"),
                        "{href}"
                    );
                }
                Some(href) => {
                    assert!(href.starts_with("https://") || href.starts_with("http://"), "{href}");
                    assert_eq!(node.get("rel"), Some("noopener noreferrer"), "{href}");
                }
                None => {}
            }
        }
        for (_, id, _) in story().records() {
            assert!(rows.contains(id) && targets.contains(id), "{id} has a row, and a link leads to it");
        }
    }

    #[test]
    fn charts_are_inline_svg() {
        let page = page();
        let of_class = |class: &str| -> Vec<&Node> {
            page.view("indicators").all().into_iter().filter(|node| node.has_class(class)).collect()
        };
        let (rows, charts) = (of_class("bullet-row"), of_class("series-chart"));
        let story = story();
        assert_eq!(charts.len(), story.series.len());
        for figure in rows.iter().chain(&charts) {
            let text = figure.text();
            let is_drawing = |node: &&Node| node.has_class("chart-canvas") || node.has_class("share-bar");
            let drawing = figure.all().into_iter().find(is_drawing).unwrap();
            assert!(figure.all().iter().any(|node| node.tag == "p" && node.words.ends_with('。')), "{text}");
            // Without a share the row has no drawing.
            let chart = drawing.all().into_iter().find(|node| node.tag == "svg");
            assert!(chart.is_some() || figure.has_class("bullet-row"), "{text}");
            let Some(chart) = chart else { continue };
            assert_eq!(chart.get("aria-hidden"), Some("true"), "the sentence says it: {text}");
            let paths: Vec<_> = chart.all().into_iter().filter(|node| node.tag == "path").collect();
            let class = |name: &str| paths.iter().any(|path| path.has_class(name));
            assert!(paths.iter().all(|path| path.get("d").is_some_and(|data| data.starts_with('M'))), "{text}");
            let id = values(figure, "data-indicator").first().copied().unwrap_or_default();
            let has_no_result = find(&story.indicators, id).is_some_and(|indicator| indicator.observations.is_empty());
            assert!(class("actual") != has_no_result && class("target"), "{text}: {paths:?}");
        }
    }

    #[test]
    fn a_row_without_a_share_begins_with_its_status() {
        let mut story = story();
        for (_, indicator) in &mut story.indicators {
            indicator.targets.clear();
        }
        let page = parse(&html_of(story, None));
        let rows: Vec<_> = page.all().into_iter().filter(|node| node.has_class("bullet-row")).collect();
        assert!(!rows.is_empty());
        for line in rows.iter().flat_map(|row| row.all()).filter(|node| node.tag == "summary") {
            assert!(line.below.iter().all(|node| !node.has_class("share") || !node.words.is_empty()), "{line:?}");
        }
        assert!(
            rows.iter().any(|row| row.all().iter().all(|node| !node.has_class("share"))),
            "no row is without a share"
        );
    }

    #[test]
    fn a_group_of_charts_is_one_tab_stop() {
        let page = page();
        let groups = page.view("indicators").all().into_iter().filter(|node| node.get("data-roving").is_some());
        for group in groups {
            // Within a row, what is shown on demand can be reached too.
            let is_of_rows = group.get("data-roving") == Some("summary");
            let is_mark = |tag: &str| if is_of_rows { tag == "summary" } else { matches!(tag, "a" | "button") };
            let marks = group.all().into_iter().filter(|node| is_mark(&node.tag));
            let stops = marks.filter(|node| node.get("tabindex") != Some("-1")).count();
            assert_eq!(stops, 1, "{}", group.text());
        }
    }

    #[test]
    fn other_languages_are_marked() {
        let (page, story) = (page(), story());
        let brand: Vec<_> =
            page.all().into_iter().filter(|node| node.words == "Minxin Atlas").map(|node| node.get("lang")).collect();
        assert_eq!(brand, [Some("en")], "the foreign name, once");
        for node in page.all().into_iter().filter(|node| node.words == "English") {
            assert_eq!(node.get("lang"), Some("en"));
        }
        let quotes: Vec<_> = page.all().into_iter().filter(|node| node.tag == "q").collect();
        assert!(!quotes.is_empty() && quotes.iter().all(|quote| quote.get("lang") == Some("zh-Hans")));
        let text = page.text();
        assert!(story.events.iter().all(|(_, event)| !text.contains(&event.title.en)), "one language at a time");
    }

    #[test]
    fn every_control_and_view_has_a_name() {
        for node in page().all() {
            let labelled = !node.name().trim().is_empty();
            match (node.tag.as_str(), node.get("role")) {
                ("button" | "a" | "option" | "th", _) => {
                    assert!(labelled || !node.text().trim().is_empty(), "{node:?}");
                }
                ("section", _) if node.has_class("view") => assert!(labelled, "{:?}", node.attributes),
                (_, Some("button")) => assert!(labelled || !node.words.is_empty(), "{:?}", node.attributes),
                (_, Some("img" | "group" | "region")) => assert!(labelled, "{:?}", node.attributes),
                _ => {}
            }
        }
    }

    #[test]
    fn each_drawing_has_one_tab_stop() {
        let page = page();
        let is_one = |node: &&Node| node.get("data-roving") == Some("") || node.get("data-pan").is_some();
        let drawings: Vec<_> = page.all().into_iter().filter(is_one).collect();
        assert_eq!(drawings.len(), 2, "the timeline and the map");
        for drawing in drawings {
            let stops = values(drawing, "tabindex").into_iter().filter(|stop| *stop == "0").count();
            assert_eq!(stops, 1, "{:?}", drawing.get("aria-label"));
        }
    }
}

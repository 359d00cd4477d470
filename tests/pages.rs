//! Tests of the pages of the bundled stories: titles, breadcrumbs, suggestions.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use minxin_atlas::read;
use minxin_atlas::scene::pages::{breadcrumb, nearest, title};
use minxin_atlas::state::{Page, Route, View};
use minxin_atlas::story::{Lang, Story};
use proptest::prelude::*;

/// The bundled stories with their names; the first is the default.
fn stories() -> [(Option<String>, Story); 2] {
    static STORIES: LazyLock<[Story; 2]> = LazyLock::new(|| {
        let read = |bytes: &[u8]| read::story(bytes).story.unwrap();
        [
            read(include_bytes!("../public/stories/minxin-2021.json")),
            read(include_bytes!("../public/stories/elder-care.json")),
        ]
    });
    let [minxin, elder_care] = STORIES.clone();
    [(None, minxin), (Some("elder-care".to_owned()), elder_care)]
}

/// Every page of a story in a language.
fn routes(story: &Story, name: Option<&String>, lang: Lang) -> Vec<Route> {
    let views = View::of_story(story).map(|(_, view)| Page::View(view));
    let records = story.records().into_iter().filter_map(|(record, ..)| Page::of(story, record));
    let pages = views.chain([Page::View(View::About)]).chain(records);
    pages.map(|page| Route { lang, story: name.cloned(), page }).collect()
}

#[test]
fn no_two_pages_of_the_site_have_one_title() {
    for lang in [Lang::Zh, Lang::En] {
        let mut titles = BTreeMap::new();
        let index = Route { lang, page: Page::Stories, ..Route::default() };
        let mut put = |story: &Story, route: Route| {
            let title = title(story, &route);
            assert!(!title.starts_with(' ') && !title.contains("  ") && title.chars().count() > 5, "{title}");
            let other = titles.insert(title.clone(), route.path());
            assert_eq!(other, None, "{title}: {}", route.path());
        };
        for (name, story) in stories() {
            for route in routes(&story, name.as_ref(), lang) {
                put(&story, route);
            }
        }
        put(&Story::default(), index);
        assert!(titles.len() > 250, "{}", titles.len());
    }
}

#[test]
fn titles_say_name_kind_and_site() {
    let [(_, story), (_, elder_care)] = stories();
    let of = |path: &str| title(&story, &Route::parse(path));
    for (path, expected) in [
        ("", "上海民心工程：2021年首个工作日的现场推进会 · 民心图鉴"),
        ("en/map/", "Map · Minxin Atlas"),
        ("records/renewal-area-2020/", "2020年旧区改造面积 · 指标 · 民心图鉴"),
        ("en/programmes/old-area-renewal/", "Old-area renewal · Programme · Minxin Atlas"),
        ("records/practical-deeds/", "加大力度替市民办实事、解难事 · 承诺 · 民心图鉴"),
        ("en/about/", "About this page · Minxin Atlas"),
        ("nothing/", "没有这个页面 · 民心图鉴"),
    ] {
        assert_eq!(of(path), expected, "{path}");
    }
    let of = |path: &str| title(&elder_care, &Route::parse(path));
    assert_eq!(of("stories/elder-care/map/"), "地图 · 上海社区养老：2018—2023年目标完成情况");
    assert_eq!(of("en/stories/"), "All stories · Minxin Atlas");
}

#[test]
fn namesakes_are_told_apart_by_their_id() {
    let [(_, mut story), _] = stories();
    let name = story.events[0].1.title.clone();
    story.events[1].1.title = name.clone();
    story.places[0].1.name = name;
    let titles: Vec<String> = story
        .records()
        .into_iter()
        .filter_map(|(record, ..)| Page::of(&story, record))
        .map(|page| title(&story, &Route { page, ..Route::default() }))
        .collect();
    assert_eq!(titles[0], "首个旧改项目在打浦桥启动 (renewal-begins) · 事件 · 民心图鉴");
    assert_eq!(titles[1], "首个旧改项目在打浦桥启动 (riverside-begins) · 事件 · 民心图鉴");
    assert!(titles.contains(&"首个旧改项目在打浦桥启动 · 地点 · 民心图鉴".to_owned()));
}

#[test]
fn breadcrumbs_lead_from_the_top_to_the_page() {
    let [(_, story), (_, elder_care)] = stories();
    let of = |story: &Story, path: &str| {
        let links = breadcrumb(story, &Route::parse(path));
        let parts: Vec<String> = links.iter().map(|link| format!("{} ({})", link.label, link.route.path())).collect();
        parts.join(" > ")
    };
    for (path, expected) in [
        ("", "总览 ()"),
        ("en/map/", "Overview (en/) > Map (en/map/)"),
        ("records/visit-hongkou/", "总览 () > 时间线 (timeline/) > 第一站：苏州河虹口段 (records/visit-hongkou/)"),
        ("en/programmes/parking/", "Overview (en/) > Tackling parking shortages (en/programmes/parking/)"),
        ("en/stories/", "Overview (en/) > All stories (en/stories/)"),
        ("about/", "总览 () > 关于本页 (about/)"),
    ] {
        assert_eq!(of(&story, path), expected);
    }
    assert_eq!(
        of(&elder_care, "stories/elder-care/records/养老床位2018"),
        "专题一览 (stories/) > 上海社区养老：2018—2023年目标完成情况 (stories/elder-care/) > 目标 \
         (stories/elder-care/targets/) > 2018年新增养老床位 \
         (stories/elder-care/records/%E5%85%BB%E8%80%81%E5%BA%8A%E4%BD%8D2018/)"
    );
}

#[test]
fn every_page_but_the_top_has_a_page_above_it() {
    for (name, story) in stories() {
        for route in routes(&story, name.as_ref(), Lang::En) {
            let links = breadcrumb(&story, &route);
            assert_eq!(links.last().map(|link| &link.route), Some(&route));
            assert!(links.len() > 1 || route == Route { lang: Lang::En, ..Route::default() }, "{}", route.path());
            assert!(links.iter().all(|link| !link.label.is_empty()), "{}", route.path());
        }
    }
}

#[test]
fn unknown_paths_lead_to_similar_pages() {
    let [(_, story), (_, elder_care)] = stories();
    let first = |path: &str| {
        let found = nearest(&story, &Route::parse(path), path, 5);
        assert!(found.len() <= 5);
        found.first().map(|link| link.route.path())
    };
    for (path, expected) in [
        ("maps/", "map/"),
        ("en/time-line/", "en/timeline/"),
        ("fr/map/", "map/"),
        ("renewal-area-2020", "records/renewal-area-2020/"),
        ("records/renewal-area2020/", "records/renewal-area-2020/"),
        ("records/renewal-area-2020.html", "records/renewal-area-2020/"),
        ("en/records/old-area-renewals/", "en/programmes/old-area-renewal/"),
        ("records/长寿路桥", "records/changshou-bridge/"),
        ("records/%E6%97%A7%E5%8C%BA%E6%94%B9%E9%80%A0", "programmes/old-area-renewal/"),
        ("en/Suzhou Creek/", "en/records/suzhou-creek/"),
        ("aboutus", "about/"),
        ("", ""),
    ] {
        assert_eq!(first(path).as_deref(), Some(expected), "{path}");
    }
    for path in ["x", "zzzzzzzzzzzz", "records/%FF"] {
        assert_eq!(first(path), None, "{path}");
    }
    let found = nearest(&elder_care, &Route::parse("stories/elder-care/records/养老床位2022"), "养老床位2022", 3);
    let paths: Vec<String> = found.iter().map(|link| link.route.file()).collect();
    assert_eq!(paths.len(), 3);
    assert!(paths.iter().all(|path| path.starts_with("stories/elder-care/records/养老床位20")), "{paths:?}");
}

proptest! {
    #[test]
    fn any_path_has_suggestions_that_exist(path in "\\PC{0,40}|[a-z/-]{0,20}") {
        let [(_, story), _] = stories();
        for link in nearest(&story, &Route::default(), &path, 8) {
            prop_assert!(link.route.resolve(&story).is_some_and(|route| route == link.route));
            prop_assert!(!link.label.is_empty());
        }
    }
}

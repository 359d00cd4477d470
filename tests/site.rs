//! Tests of the metadata of the static site, on the bundled stories.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use minxin_atlas::read;
use minxin_atlas::scene::kit::context::SceneContext;
use minxin_atlas::site::{
    Hashed, PageAssets, PageEntry, SchemaType, error_document, index_entry, json_ld, pages, path_problems, robots,
    sitemap,
};
use minxin_atlas::state::{Page, Route, View};
use minxin_atlas::story::{Basemap, Lang, RecordKind, Story};
use serde_json::Value as Json;
use url::Url;

const SITE: &str = "https://portal.cn/atlas/";

fn read(bytes: &[u8]) -> Story {
    read::story(bytes).story.unwrap()
}

fn minxin() -> Story {
    read(include_bytes!("../public/stories/minxin-2021.json"))
}

fn elder_care() -> Story {
    read(include_bytes!("../public/stories/elder-care.json"))
}

fn basemap() -> Basemap {
    read::basemap(include_str!("../data/basemap.topo.json")).unwrap()
}

/// Every page of the site.
fn all() -> Vec<PageEntry> {
    let (minxin, elder_care, basemap) = (minxin(), elder_care(), basemap());
    let mut all = pages(&minxin, &basemap, None).unwrap();
    all.extend(pages(&elder_care, &basemap, Some("elder-care")).unwrap());
    all.extend([Lang::Zh, Lang::En].map(|lang| index_entry(lang, &[&minxin, &elder_care])));
    all
}

/// The structured data of each page of the default story.
fn structured(site: Option<&str>) -> Vec<(PageEntry, Json)> {
    let (story, basemap) = (minxin(), basemap());
    let entries = pages(&story, &basemap, None).unwrap();
    let with = |entry: PageEntry| {
        let ctx = SceneContext { story: &story, basemap: &basemap, lang: entry.route.lang, background: true };
        let text = json_ld(&ctx, &entry, site);
        assert!(!text.contains('<'), "{text}");
        (entry, serde_json::from_str(&text).unwrap())
    };
    entries.into_iter().map(with).collect()
}

/// The main subject of a page.
fn subject(path: &str) -> Json {
    let found = structured(Some(SITE)).into_iter().find(|(entry, _)| entry.route.path() == path);
    found.unwrap_or_else(|| panic!("no page {path}")).1["@graph"][0].clone()
}

#[test]
fn every_page_exists_in_both_languages() {
    let (story, entries) = (minxin(), pages(&minxin(), &basemap(), None).unwrap());
    let records = story.events.len() + story.places.len() + story.indicators.len() + story.commitments.len();
    assert_eq!(entries.len(), 2 * (View::NAMES.len() + story.programmes.len() + records));
    let all = all();
    let routes: BTreeSet<String> = all.iter().map(|entry| entry.route.path()).collect();
    assert_eq!(routes.len(), all.len(), "each path once");
    for entry in &all {
        assert_eq!(entry.alternates.each_ref().map(|(lang, _)| *lang), [Lang::Zh, Lang::En]);
        assert!(entry.alternates.iter().any(|(_, route)| *route == entry.route), "{}", entry.title);
        for (lang, route) in &entry.alternates {
            assert!(routes.contains(&route.path()) && route.lang == *lang, "{}", route.path());
        }
        for link in &entry.breadcrumb {
            assert!(routes.contains(&link.route.path()), "{} in {}", link.route.path(), entry.route.path());
        }
    }
}

#[test]
fn no_two_pages_have_one_title_or_one_file() {
    let (mut titles, mut files) = (BTreeMap::new(), BTreeSet::new());
    for entry in all() {
        let other = titles.insert((entry.route.lang == Lang::En, entry.title.clone()), entry.route.path());
        assert_eq!(other, None, "{}: {}", entry.title, entry.route.path());
        assert!(files.insert(entry.route.file().to_lowercase()), "{}", entry.route.file());
    }
}

#[test]
fn descriptions_have_the_length_of_a_search_result() {
    let mut seen: BTreeMap<_, String> = BTreeMap::new();
    for entry in all() {
        let (text, length) = (&entry.description, entry.description.chars().count());
        assert!((50..=160).contains(&length), "{length}: {} {text}", entry.route.path());
        assert!(text.ends_with(['。', '.', '…', '”', '！', '？', '!', '?', '）']), "{text}");
        assert!(!text.contains("  ") && !text.contains("。。") && !text.contains(".."), "{text}");
        let is_chinese = text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
        assert!(is_chinese || entry.route.lang == Lang::En, "{text}");
        // Two stories may tell of one indicator.
        if let Some(other) = seen.insert((entry.route.story.clone(), text.clone()), entry.route.path()) {
            panic!("{} and {other}: {text}", entry.route.path());
        }
    }
}

#[test]
fn static_pages_have_the_browser_colour_of_the_interactive_page() {
    let colour = |page: &str| {
        let (_, rest) = page.split_once("name=\"theme-color\" content=\"").unwrap();
        rest.split('"').next().unwrap().to_owned()
    };
    let file = Hashed { file: "a.css", integrity: "sha384-a" };
    let assets = PageAssets { css: file, js: file, wasm: file, boot: "boot.js", story: file, full_story: file };
    let page = error_document("404", "/", "", &assets, "");
    assert_eq!(colour(&page), colour(include_str!("../index.html")));
}

#[test]
fn each_kind_of_page_has_its_type() {
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    for (entry, json) in structured(None) {
        let [main, breadcrumb] = [&json["@graph"][0], &json["@graph"][1]];
        let kind = main["@type"].as_str().unwrap();
        let expected = match (&entry.route.page, entry.record.map(|record| record.kind)) {
            (_, Some(RecordKind::Event)) => "Event",
            (_, Some(RecordKind::Place)) => "Place",
            (_, Some(RecordKind::Indicator)) => "Dataset",
            (_, Some(RecordKind::Commitment)) => "Quotation",
            (Page::View(View::All), _) => "WebSite",
            (Page::View(View::About), _) => "AboutPage",
            _ => "CollectionPage",
        };
        assert_eq!(kind, expected, "{}", entry.route.path());
        *types.entry(expected).or_default() += 1;
        for key in ["name", "description", "url"] {
            assert!(main[key].as_str().is_some_and(|text| !text.is_empty()), "{key} of {}", entry.route.path());
        }
        assert_eq!(breadcrumb["itemListElement"].as_array().unwrap().len(), entry.breadcrumb.len());
        assert_eq!(entry.og_type == "website", entry.schema_type == SchemaType::WebSite);
    }
    assert_eq!(types.len(), 7);
}

/// Every value of a key, at any depth.
fn values<'a>(json: &'a Json, key: &str, found: &mut Vec<&'a str>) {
    match json {
        Json::Object(members) => members.iter().for_each(|(name, value)| {
            found.extend(value.as_str().filter(|_| name == key));
            values(value, key, found);
        }),
        Json::Array(items) => items.iter().for_each(|item| values(item, key, found)),
        _ => {}
    }
}

#[test]
fn addresses_lead_to_pages_with_and_without_the_address_of_the_site() {
    let base = Url::parse(SITE).unwrap();
    let paths: BTreeSet<String> = all().iter().map(|entry| entry.route.path()).collect();
    for site in [None, Some(SITE)] {
        for (entry, json) in structured(site) {
            let page = base.join(&entry.route.path()).unwrap();
            assert_eq!(page.join(json["@graph"][0]["url"].as_str().unwrap()).unwrap(), page);
            let mut addresses = Vec::new();
            values(&json, "item", &mut addresses);
            let mut urls = Vec::new();
            values(&json, "url", &mut urls);
            let is_own = |url: &&str| !url.starts_with("http") || url.starts_with(SITE);
            addresses.extend(urls.into_iter().filter(is_own));
            for address in addresses {
                assert_eq!(address.starts_with(SITE), site.is_some(), "{address}");
                let path = page.join(address).unwrap().path().strip_prefix(base.path()).unwrap().to_owned();
                assert!(paths.contains(&path), "{address} of {}", entry.route.path());
            }
        }
    }
}

#[test]
fn an_indicator_is_a_dataset() {
    let dataset = subject("en/records/renewal-area-2020/");
    assert_eq!(dataset["name"], "Old-area renewal in 2020, area");
    assert_eq!(dataset["url"], "https://portal.cn/atlas/en/records/renewal-area-2020/");
    assert_eq!(dataset["temporalCoverage"], "2020");
    assert_eq!(dataset["keywords"], "Old-area renewal");
    assert_eq!(dataset["creator"], Json::Null, "not known");
    assert_eq!(dataset["variableMeasured"]["@type"], "PropertyValue");
    let sources = dataset["isBasedOn"].as_array().unwrap();
    assert!(sources.len() > 1 && sources[0]["@type"] == "NewsArticle", "{sources:?}");
    let measured = subject("records/breakfast-trucks/")["variableMeasured"].clone();
    assert_eq!((&measured["minValue"], &measured["value"]), (&Json::from(70), &Json::Null), "more than 70");
    assert_eq!(subject("records/renewal-area-2016-2020/")["temporalCoverage"], "2016/2020");
}

#[test]
fn an_event_has_its_dates_and_places() {
    let event = subject("en/records/visit-hongkou/");
    assert_eq!((&event["startDate"], &event["endDate"]), (&"2021-01-04".into(), &Json::Null));
    let place = &event["location"][0];
    assert_eq!(
        (&place["@type"], &place["url"]),
        (&"Place".into(), &[SITE, "en/records/suzhou-creek-hongkou/"].concat().into())
    );
    assert_eq!(event["superEvent"]["url"], [SITE, "en/records/visit-2021-01-04/"].concat());
    assert_eq!(event["inLanguage"], Json::Null, "no property of an event");
    assert_eq!(subject("records/renewal-begins/")["startDate"], "1992-03");
}

#[test]
fn a_place_has_a_position_only_if_it_is_known() {
    let bridge = subject("records/changshou-bridge/");
    assert_eq!(bridge["geo"]["@type"], "GeoCoordinates");
    assert!((31.0..32.0).contains(&bridge["geo"]["latitude"].as_f64().unwrap()));
    assert!((121.0..122.0).contains(&bridge["geo"]["longitude"].as_f64().unwrap()));
    let section = subject("records/suzhou-creek-jingan/");
    let corners: Vec<f64> = section["geo"]["box"].as_str().unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
    assert!(
        corners[0] < corners[2] && corners[1] < corners[3] && corners[0] < 32.0 && corners[1] > 121.0,
        "{corners:?}"
    );
    assert_eq!(subject("records/shanghai/")["geo"], Json::Null, "no single location");
    let district = subject("en/records/huangpu-district/");
    assert_eq!((&district["geo"], &district["containedInPlace"]["name"]), (&Json::Null, &"Huangpu District".into()));
}

#[test]
fn a_commitment_quotes_the_article() {
    let quotation = subject("en/records/practical-deeds/");
    assert_eq!(quotation["text"], "办实事、做好事、解难事");
    assert_eq!((&quotation["inLanguage"], &quotation["creator"]["@type"]), (&"zh-Hans".into(), &"Person".into()));
    assert_eq!((&quotation["isPartOf"]["@type"], &quotation["isBasedOn"]), (&"NewsArticle".into(), &Json::Null));
}

#[test]
fn texts_of_a_story_do_not_end_the_script() {
    let mut story = minxin();
    story.events[0].1.title.zh = "a</script><script>\u{2068}ب\u{2069}".to_owned();
    let basemap = basemap();
    let entries = pages(&story, &basemap, None).unwrap();
    let entry = entries.iter().find(|entry| entry.route.path() == "records/renewal-begins/").unwrap();
    let ctx = SceneContext { story: &story, basemap: &basemap, lang: Lang::Zh, background: true };
    let text = json_ld(&ctx, entry, None);
    assert!(!text.contains('<') && text.contains("a\\u003c/script>\\u003cscript>ب"), "{text}");
}

#[test]
fn the_site_map_lists_every_page_with_its_languages() {
    let all = all();
    let xml = sitemap(SITE, &all, Some("2026-11-28"));
    assert_eq!(xml.matches("<url>").count(), all.len());
    assert_eq!(xml.matches("<xhtml:link ").count(), 3 * all.len());
    assert_eq!(xml.matches("<lastmod>2026-11-28</lastmod>").count(), all.len());
    assert!(xml.contains(
        "<url><loc>https://portal.cn/atlas/en/map/</loc><lastmod>2026-11-28</lastmod>\
         <xhtml:link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"https://portal.cn/atlas/map/\"/>\
         <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://portal.cn/atlas/en/map/\"/>\
         <xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://portal.cn/atlas/map/\"/></url>"
    ));
    assert!(xml.is_ascii() && xml.starts_with("<?xml ") && xml.ends_with("</urlset>\n"));
    assert!(!sitemap(SITE, &all, None).contains("lastmod"));
    assert_eq!(robots(SITE), "User-agent: *\nDisallow:\n\nSitemap: https://portal.cn/atlas/sitemap.xml\n");
}

#[test]
fn ids_with_one_path_stop_the_build_with_both_places() {
    let file = "{\"events\": [{\"id\": \"a-b\"}, {\"id\": \"same\"}],\n\"places\": [{\"id\": \"A-b\"}],\n \"indicators\": \
                [{\"id\": \"a/b\"}], \"people\": [{\"id\": \"a-b\"}],\n\"programmes\": [{\"id\": \"same\"}, {\"id\": \"..\"}],\
                \n\"commitments\": [{\"id\": \"same\"}]}";
    let messages: Vec<String> = path_problems(file.as_bytes()).iter().map(|it| it.message("s.json")).collect();
    let expected = [
        "s.json:1:20, s.json:2:19: Event “a-b” and Place “A-b” have one page path: records/a-b/ / \
         事件“a-b”与地点“A-b”的页面路径相同：records/a-b/",
        "s.json:3:24: Indicator “a/b”: the id cannot be a page path; use letters, digits and hyphens, at most 200 bytes / \
         指标的编号“a/b”不能用作页面路径：只用文字、数字和连字符，不超过200字节",
        "s.json:4:39: Programme “..”: the id cannot be a page path; use letters, digits and hyphens, at most 200 bytes / \
         民心工程的编号“..”不能用作页面路径：只用文字、数字和连字符，不超过200字节",
        "s.json:1:35, s.json:5:24: Event “same” and Commitment “same” have one page path: records/same/ / \
         事件“same”与承诺“same”的页面路径相同：records/same/",
    ];
    assert_eq!(messages, expected);
    for bytes in
        [&include_bytes!("../public/stories/minxin-2021.json")[..], include_bytes!("../public/stories/elder-care.json")]
    {
        assert_eq!(path_problems(bytes), []);
    }
}

#[test]
fn a_story_with_colliding_ids_has_no_pages() {
    let mut story = minxin();
    story.places[0].0 = "Renewal-Begins".to_owned();
    let problems = pages(&story, &basemap(), None).unwrap_err();
    let messages: Vec<String> = problems.iter().map(|problem| problem.message("s.json")).collect();
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0].starts_with("s.json, s.json: Event “renewal-begins” and Place “Renewal-Begins”"),
        "{messages:?}"
    );
    story.places[0].0 = "a b".to_owned();
    assert_eq!(pages(&story, &basemap(), None).unwrap_err().len(), 1);
}

#[test]
fn a_story_without_records_has_its_views() {
    let entries = pages(&Story::default(), &Basemap::default(), Some("empty")).unwrap();
    let paths: Vec<String> = entries.iter().map(|entry| entry.route.path()).collect();
    assert_eq!(paths.len(), 12);
    assert!(paths.contains(&"en/stories/empty/facts/".to_owned()), "{paths:?}");
    assert_eq!(Route::parse("stories/empty/facts/").file(), "stories/empty/facts/index.html");
}

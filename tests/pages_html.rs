//! Tests of the static pages: each reads and links without a script, in both languages.

#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

mod html;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use html::{Node, parse};
use minxin_atlas::read;
use minxin_atlas::scene::kit::context::SceneContext;
use minxin_atlas::site::{
    Hashed, PageAssets, PageCard, PageEntry, SiteFrame, document, error_document, index_entry, pages,
};
use minxin_atlas::state::{Page, Route, View, decode};
use minxin_atlas::story::{Basemap, Lang, RecordId, RecordKind, Story};
use minxin_atlas::ui::bundled_basemap;
use minxin_atlas::ui::pages::{not_found_body, page_body, stories_body};
use url::Url;

const SHEET: Hashed<'_> = Hashed { file: "atlas-1.css", integrity: "sha384-x" };
const ASSETS: PageAssets<'_> = PageAssets {
    css: SHEET,
    js: Hashed { file: "a.js", integrity: "sha384-b" },
    wasm: Hashed { file: "a_bg.wasm", integrity: "sha384-c" },
    boot: "boot.js?1",
    story: Hashed { file: "story-1.json", integrity: "sha384-d" },
    full_story: Hashed { file: "story-2.json", integrity: "sha384-e" },
};

fn read(bytes: &[u8]) -> Story {
    read::story(bytes).story.unwrap()
}

static MINXIN: LazyLock<Story> = LazyLock::new(|| read(include_bytes!("../public/stories/minxin-2021.json")));
static ELDER_CARE: LazyLock<Story> = LazyLock::new(|| read(include_bytes!("../public/stories/elder-care.json")));

/// A page with its parsed body.
struct Written {
    entry: PageEntry,
    body: Node,
}

/// Every page of the site by its path.
static SITE: LazyLock<BTreeMap<String, Written>> = LazyLock::new(|| {
    let basemap = bundled_basemap();
    let mut all = BTreeMap::new();
    let mut put = |entry: PageEntry, body: &str| {
        all.insert(entry.route.path(), Written { entry, body: parse(body) });
    };
    let stories: [(Option<&str>, &Story); 2] = [(None, &MINXIN), (Some("elder-care"), &ELDER_CARE)];
    for (name, story) in stories {
        for entry in pages(story, &basemap, name).unwrap() {
            let body = page_body(story, &basemap, &entry);
            put(entry, &body);
        }
    }
    for lang in [Lang::Zh, Lang::En] {
        let entry = index_entry(lang, &stories.map(|(_, story)| story));
        let body = stories_body(&basemap, &entry, &stories);
        put(entry, &body);
    }
    all
});

fn page(path: &str) -> &'static Node {
    &SITE.get(path).unwrap_or_else(|| panic!("no page {path}")).body
}

/// The first part with a CSS class.
fn part<'a>(body: &'a Node, class: &str) -> &'a Node {
    body.all().into_iter().find(|node| node.has_class(class)).unwrap_or_else(|| panic!("nothing with class {class}"))
}

/// The section below a heading.
fn section<'a>(body: &'a Node, heading: &str) -> &'a Node {
    let is_heading = |part: &&Node| part.tag == "h2" && part.words == heading;
    let is_headed = |node: &&Node| node.tag == "section" && node.all().iter().any(is_heading);
    body.all().into_iter().find(is_headed).unwrap_or_else(|| panic!("no section {heading}"))
}

fn links(node: &Node) -> Vec<(&str, String)> {
    node.all().into_iter().filter_map(|node| Some((node.get("href")?, node.text()))).collect()
}

fn is_han(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

#[test]
fn every_link_leads_to_a_page_and_every_fragment_to_an_element() {
    let base = Url::parse("https://your.site/a/").unwrap();
    for (path, written) in &*SITE {
        let here = base.join(path).unwrap();
        let links = links(&written.body);
        assert!(links.len() > 10, "{path}: {} links", links.len());
        for (href, text) in links {
            let link = here.join(href).unwrap();
            if link.origin() != base.origin() {
                assert!(href.starts_with("http"), "{path}: {href}");
                continue;
            }
            assert!(!href.starts_with('/') && !text.is_empty(), "{path}: {href} {text}");
            let target = link.path().strip_prefix("/a/").unwrap_or_else(|| panic!("{path}: {href} leaves the site"));
            let target = SITE.get(target).unwrap_or_else(|| panic!("{path}: {href} leads nowhere"));
            if let Some(id) = link.fragment() {
                let id = percent_decoded(id);
                let is_there = target.body.all().iter().any(|node| node.get("id") == Some(&id));
                assert!(is_there, "{path}: {href} has no target");
            }
        }
    }
}

fn percent_decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

#[test]
fn links_into_views_lead_to_the_record_of_the_page() {
    let base = Url::parse("https://your.site/a/").unwrap();
    let mut count = 0;
    for (path, written) in &*SITE {
        let (route, record) = (&written.entry.route, written.entry.record);
        let story = if route.story.is_none() { &MINXIN } else { &ELDER_CARE };
        let here = base.join(path).unwrap();
        let links = links(&written.body).into_iter().map(|(href, _)| here.join(href).unwrap());
        for link in links.filter(|link| link.origin() == base.origin()) {
            let Some(query) = link.query() else { continue };
            let target = Route::parse(link.path().strip_prefix("/a/").unwrap());
            let is_view = matches!(target.page, Page::View(view) if view != View::All);
            assert!(is_view && target == route.with_page(target.page.clone()), "{path}: {link}");
            let (state, notices) = decode(story, query);
            assert!(notices.is_empty(), "{path}: {query} {notices:?}");
            let programme = state.programme.map(|index| RecordId { kind: RecordKind::Programme, index });
            assert_eq!(state.selected.or(programme), record, "{path}: {query}");
            count += 1;
        }
    }
    assert!(count > 600, "{count}");
}

#[test]
fn every_page_has_one_heading_and_no_control() {
    for (path, written) in &*SITE {
        let all = written.body.all();
        let count = |tag: &str| all.iter().filter(|node| node.tag == tag).count();
        assert_eq!((count("h1"), count("main"), count("footer")), (1, 1, 1), "{path}");
        for tag in ["button", "select", "input", "canvas", "script", "iframe", "label", "dialog"] {
            assert_eq!(count(tag), 0, "{path}: {tag}");
        }
        for node in &all {
            for (name, _) in &node.attributes {
                let is_data = name.starts_with("data-") && name != "data-view";
                assert!(!is_data && name != "style" && !name.starts_with("on"), "{path}: {name}");
            }
            let speaks = ["a", "h1", "h2", "h3", "h4", "p", "li", "dt", "dd", "th", "td", "summary", "figcaption"];
            let is_silent = node.get("aria-hidden").is_some();
            assert!(
                is_silent || !speaks.contains(&node.tag.as_str()) || !node.text().trim().is_empty(),
                "{path}: {node:?}"
            );
        }
    }
}

#[test]
fn headings_skip_no_level() {
    for (path, written) in &*SITE {
        let mut last = 0;
        for node in written.body.all() {
            let Some(level) = node.tag.strip_prefix('h').and_then(|level| level.parse::<usize>().ok()) else {
                continue;
            };
            assert!(level <= last + 1, "{path}: h{level} {} after h{last}", node.text());
            last = level;
        }
    }
}

#[test]
fn ids_are_unique_on_each_page() {
    for (path, written) in &*SITE {
        let mut seen = BTreeSet::new();
        for id in written.body.all().into_iter().filter_map(|node| node.get("id")) {
            assert!(seen.insert(id), "{path}: {id}");
        }
    }
}

#[test]
fn chinese_in_english_pages_is_marked() {
    fn unmarked(node: &Node, found: &mut Vec<String>) {
        if node.get("lang").is_some_and(|lang| lang.starts_with("zh")) {
            return;
        }
        if node.words.chars().any(is_han) {
            found.push(node.words.clone());
        }
        node.below.iter().for_each(|node| unmarked(node, found));
    }
    for (path, written) in SITE.iter().filter(|(_, written)| written.entry.route.lang == Lang::En) {
        let mut found = Vec::new();
        unmarked(&written.body, &mut found);
        assert!(found.is_empty(), "{path}: {found:?}");
    }
    let marked =
        page("en/records/elder-care-wider/").all().into_iter().filter(|node| node.get("lang").is_some()).count();
    assert!(marked > 3, "queries and phrases are in Chinese");
}

#[test]
fn a_programme_page_says_what_was_promised_and_what_came_of_it() {
    let renewal = page("programmes/old-area-renewal/");
    assert_eq!(renewal.all().into_iter().find(|node| node.tag == "h1").unwrap().text(), "旧区改造");
    let promised = section(renewal, "承诺了什么").text();
    let commitments =
        MINXIN.commitments.iter().filter(|(_, it)| it.programmes.contains(&"old-area-renewal".to_owned()));
    let mut count = 0;
    for (id, commitment) in commitments {
        assert!(promised.contains(commitment.gist.zh.as_str()), "{id} in {promised}");
        count += 1;
    }
    assert!(
        count > 2 && promised.contains("李强") && promised.contains("段") && promised.contains("有进展"),
        "{promised}"
    );
    let numbers = section(renewal, "各年的数字").text();
    for figure in ["2020年", "75万平方米", "目标55万", "136%", "按期完成", "SHINE"] {
        assert!(numbers.contains(figure), "{figure} in {numbers}");
    }
    let words = minxin_atlas::words::words(Lang::Zh);
    for heading in
        ["经过", words.in_views().places, (words.in_views().kinds)(RecordKind::Note), words.in_views().sources]
    {
        assert!(section(renewal, heading).text().lines().count() > 2, "{heading}");
    }
    let english = page("en/programmes/old-area-renewal/").text();
    for text in ["What was promised", "Some of it: most", "750,000 m²", "The numbers by year", "Li Qiang"] {
        assert!(english.contains(text), "{text} in {english}");
    }
}

#[test]
fn years_are_in_time_order() {
    let renewal = page("en/programmes/old-area-renewal/");
    let numbers = section(renewal, "The numbers by year").all();
    let years: Vec<String> =
        numbers.into_iter().filter(|node| node.tag == "h3").map(Node::text).filter(|text| text.len() == 4).collect();
    assert!(years.len() > 2 && years.is_sorted(), "{years:?}");
    let events = section(renewal, "What happened").all();
    let years: Vec<&str> = events.into_iter().filter_map(|node| node.get("datetime")?.get(..4)).collect();
    assert!(years.len() > 20 && years.is_sorted(), "{years:?}");
}

#[test]
fn a_long_list_is_folded_with_the_number_of_its_other_rows() {
    let events = section(page("programmes/old-area-renewal/"), "经过");
    let fold = part(events, "rest");
    let rows = |node: &Node| node.all().into_iter().filter(|node| node.tag == "li").count();
    let count = rows(fold);
    assert_eq!(rows(events), count + 7);
    assert!(fold.tag == "details" && fold.get("open").is_none(), "{fold:?}");
    assert!(fold.text().contains(&format!("其余{count}条")), "{}", fold.text());
}

#[test]
fn a_programme_without_numbers_says_so() {
    let (bare, _) = SITE
        .iter()
        .find(|(path, written)| {
            path.starts_with("programmes/") && written.body.text().contains("没有查到这项工程公开的目标或结果")
        })
        .expect("a programme without indicators");
    assert!(page(bare).all().iter().all(|node| !node.has_class("bullet")), "{bare}");
}

#[test]
fn a_record_page_has_everything_that_the_panel_shows() {
    let beds = page("records/elder-beds-total-2022/");
    let text = beds.text();
    for part in [
        "未完成",
        "16.36万张",
        "不少于17.5万张",
        "社区养老服务设施建设",
        "其他来源数据",
        "计算方法",
        "上海市卫生健康委员会",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(page("en/records/elder-beds-total-2022/").text().contains("missed"));
    let programmes = links(part(beds, "facts"));
    assert!(
        programmes.contains(&("../../programmes/elder-care/", "社区养老服务设施建设".to_owned())),
        "{programmes:?}"
    );
    let onward = links(part(beds, "onward"));
    assert!(onward.iter().any(|(href, _)| *href == "../../targets/?sel=elder-beds-total-2022"), "{onward:?}");
    let folded: Vec<_> =
        beds.all().into_iter().filter(|node| node.tag == "details" && node.get("open").is_none()).collect();
    assert!(folded.is_empty(), "a page of a record folds nothing");
}

#[test]
fn a_commitment_page_gives_its_verdict_with_the_steps() {
    let lifts = page("records/elder-care-wider/");
    let text = lifts.text();
    for part in ["未达、延期或中断", "结论怎样得出", "责任单位", "检索", "李强"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let evidence = lifts.all().into_iter().find(|node| node.has_class("evidence")).unwrap();
    assert!(links(evidence).iter().all(|(href, _)| href.starts_with("../")), "{:?}", links(evidence));
}

#[test]
fn views_list_all_of_their_records() {
    let facts = page("facts/");
    for (record, id, _) in MINXIN.records() {
        assert!(facts.all().iter().any(|node| node.get("id") == Some(id)), "{id} {record:?}");
    }
    let has_link = |path: &str, href: &str| links(page(path)).iter().any(|(link, _)| *link == href);
    for (path, ids) in [
        ("timeline/", MINXIN.events.iter().map(|(id, _)| id).collect::<Vec<_>>()),
        ("en/map/", MINXIN.places.iter().map(|(id, _)| id).collect()),
        ("targets/", MINXIN.indicators.iter().map(|(id, _)| id).collect()),
        ("en/commitments/", MINXIN.commitments.iter().map(|(id, _)| id).collect()),
    ] {
        for id in ids {
            assert!(has_link(path, &format!("../records/{id}/")), "{id} in {path}");
        }
    }
    for (id, _) in &MINXIN.programmes {
        assert!(has_link("en/", &format!("programmes/{id}/")), "{id}");
    }
    let english = page("en/").text();
    assert!(
        english.contains(&MINXIN.summary.en) && english.contains("Key figures") && english.contains("136%"),
        "{english}"
    );
}

#[test]
fn a_story_without_commitments_has_pages() {
    let programme = ELDER_CARE.programmes.first().unwrap();
    let route =
        Route { lang: Lang::En, story: Some("elder-care".to_owned()), page: Page::Programme(programme.0.clone()) };
    let text = page(&route.path()).text();
    assert!(text.contains(&programme.1.name.en) && !text.contains("What was promised"), "{text}");
    assert!(!SITE.contains_key("stories/elder-care/commitments/"));
    let views = links(part(page("stories/elder-care/"), "views"));
    assert_eq!(views.len(), View::of_story(&ELDER_CARE).count(), "{views:?}");
}

#[test]
fn a_story_without_commitments_shows_nothing_of_them() {
    let mut count = 0;
    for (path, written) in SITE.iter().filter(|(_, written)| written.entry.route.story.is_some()) {
        let text =
            [&written.body.text(), &written.entry.title, &written.entry.description].map(|text| text.to_lowercase());
        for word in ["承诺", "commitment", "promise"] {
            assert!(text.iter().all(|text| !text.contains(word)), "{path}: {word} in {text:?}");
        }
        count += 1;
    }
    assert!(count >= 50, "{count} pages");
    // Where a story has some, the same words are found.
    for path in ["", "about/", "commitments/", "programmes/old-area-renewal/"] {
        assert!(page(path).text().contains("承诺"), "{path}");
    }
}

#[test]
fn the_index_names_every_story() {
    let index = links(part(page("en/stories/"), "programme-list"));
    let expected = [("../", MINXIN.title.en.clone()), ("elder-care/", ELDER_CARE.title.en.clone())];
    assert_eq!(index, expected);
}

fn head_of(path: &str, site: Option<&str>) -> String {
    let (entry, basemap) = (&SITE[path].entry, Basemap::default());
    let ctx = SceneContext { story: &MINXIN, basemap: &basemap, lang: entry.route.lang, background: true };
    let card = PageCard { address: "en/card.png?1".to_owned(), alt: "\"A\" & B".to_owned() };
    document(&ctx, entry, Some(&card), &ASSETS, SiteFrame { base: "./", site, stories: "elder-care" }, "<p>1</p>")
}

#[test]
fn the_head_names_the_page_and_its_languages() {
    let unknown = head_of("en/records/elder-beds-total-2022/", None);
    for part in [
        "<html class=\"atlas\" data-state=\"loading\" data-base=\"../../../\" data-stories=\"elder-care\" data-full-story=\"story-2.json\" lang=\"en\">",
        "<link rel=\"preload\" href=\"../../../a_bg.wasm\" as=\"fetch\"",
        "data-story=\"../../../story-2.json\" data-story-integrity=\"sha384-e\"",
        "src=\"../../../boot.js?1\" data-wasm=\"../../../a_bg.wasm\"",
        "<link rel=\"stylesheet\" href=\"../../../atlas-1.css\" integrity=\"sha384-x\"",
        "<link rel=\"alternate\" hreflang=\"zh-Hans\" href=\"../../../records/elder-beds-total-2022/\">",
        "<link rel=\"alternate\" hreflang=\"en\" href=\"./\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"og:locale\" content=\"en_US\">",
        "<script type=\"application/ld+json\">{\"@context\"",
        "<div id=\"app\"><p>1</p></div>\n<script type=\"module\" src=\"../../../a.js\"",
    ] {
        assert!(unknown.contains(part), "{part} in {unknown}");
    }
    assert!(!["canonical", "og:url", "og:image"].iter().any(|name| unknown.contains(name)), "{unknown}");
    // For boot.js, which lays out a frame before the program runs.
    let is_view = |path: &str, name: &str| head_of(path, None).contains(&[" data-page-view=\"", name, "\""].concat());
    assert!(is_view("en/targets/", "indicators") && is_view("map/", "map") && is_view("about/", "about"));
    assert!(!head_of("en/", None).contains("data-page-view") && !unknown.contains("data-page-view"));
    let known = head_of("en/records/elder-beds-total-2022/", Some("https://portal.cn/a/?x&y/"));
    let address = "https://portal.cn/a/?x&amp;y/en/records/elder-beds-total-2022/";
    for part in [
        format!("<link rel=\"canonical\" href=\"{address}\">"),
        format!("<meta property=\"og:url\" content=\"{address}\">"),
        format!("<link rel=\"alternate\" hreflang=\"en\" href=\"{address}\">"),
        "<meta property=\"og:image\" content=\"https://portal.cn/a/?x&amp;y/en/card.png?1\">".to_owned(),
        "<meta property=\"og:image:width\" content=\"1200\">\n<meta property=\"og:image:height\" content=\"630\">"
            .to_owned(),
        "<meta property=\"og:image:alt\" content=\"&quot;A&quot; &amp; B\">".to_owned(),
        "<meta name=\"twitter:card\" content=\"summary_large_image\">".to_owned(),
    ] {
        assert!(known.contains(&part), "{part} in {known}");
    }
    let first = known.find("<meta").unwrap();
    assert!(known[first..].starts_with("<meta charset=\"utf-8\">"));
}

#[test]
fn the_page_for_unknown_addresses_works_at_any_path() {
    let body = parse(&not_found_body(&MINXIN, &bundled_basemap(), "/atlas/"));
    for (href, _) in links(&body) {
        assert!(href.starts_with("/atlas/") || href.starts_with("https://") || href == "#main", "{href}");
    }
    let hrefs: Vec<&str> = links(&body).into_iter().map(|(href, _)| href).collect();
    for href in ["/atlas/", "/atlas/en/", "/atlas/programmes/old-area-renewal/", "/atlas/en/programmes/breakfast/"] {
        assert!(hrefs.contains(&href), "{href} in {hrefs:?}");
    }
    let headings: Vec<&str> =
        body.all().into_iter().map(|node| node.tag.as_str()).filter(|tag| ["h1", "h2", "h3"].contains(tag)).collect();
    assert_eq!(headings, ["h1", "h2", "h2", "h3"]);
    let page = error_document("A & B", "/atlas/", "elder-care", &ASSETS, "");
    for part in [
        "<title>A &amp; B</title>",
        "href=\"/atlas/atlas-1.css\"",
        "<meta name=\"robots\" content=\"noindex\">",
        "data-not-found=\"\"",
        "data-base=\"/atlas/\"",
        "data-stories=\"elder-care\"",
        "src=\"/atlas/boot.js?1\"",
        "data-story=\"/atlas/story-1.json\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}

//! Tests of the search on the bundled stories: names, numbers, words in any order, initials, offers, bad input, order.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::collections::BTreeSet;

use minxin_atlas::read;
use minxin_atlas::scene::kit::context::SceneContext;
use minxin_atlas::scene::search::{
    Hit, Initials, MarkedText, SearchIndex, SearchResults, SearchTarget, Snippet, TextKind, search,
};
use minxin_atlas::story::{Basemap, Lang, RecordKind, Story};
use proptest::prelude::*;

const MINXIN: &str = include_str!("../public/stories/minxin-2021.json");
const ELDER_CARE: &str = include_str!("../public/stories/elder-care.json");
const BASEMAP: &str = include_str!("../data/basemap.topo.json");
/// Limit of hits in a group that no group reaches.
const ALL: usize = 10_000;

struct World {
    story: Story,
    base: Basemap,
    index: SearchIndex,
}

/// The table of initials, decoded as a browser does.
fn initials() -> Initials {
    let encoded = Initials::encoded();
    let (decoded, had_errors) = encoding_rs::GBK.decode_without_bom_handling(&encoded);
    assert!(!had_errors);
    Initials::new(&decoded).unwrap()
}

impl World {
    fn new(file: &str) -> Self {
        let story = read::story(file.as_bytes()).story.unwrap();
        let base = read::basemap(BASEMAP).unwrap();
        let index = SearchIndex::new(&context(&story, &base, Lang::Zh, true), Some(initials()));
        Self { story, base, index }
    }

    fn search(&self, lang: Lang, query: &str) -> SearchResults {
        search(&self.index, &context(&self.story, &self.base, lang, true), query, ALL)
    }

    fn search_article(&self, lang: Lang, query: &str) -> SearchResults {
        search(&self.index, &context(&self.story, &self.base, lang, false), query, ALL)
    }
}

fn context<'a>(story: &'a Story, basemap: &'a Basemap, lang: Lang, background: bool) -> SceneContext<'a> {
    SceneContext { story, basemap, lang, background }
}

fn all(results: &SearchResults) -> impl Iterator<Item = &Hit> {
    results.groups.iter().flat_map(|group| &group.hits)
}

fn ids(results: &SearchResults) -> Vec<&str> {
    all(results).map(|hit| hit.id.as_str()).collect()
}

fn first(results: &SearchResults) -> &Hit {
    all(results).next().unwrap_or_else(|| panic!("no hit: {:?}", results.suggestions))
}

/// The text with brackets around its matches.
fn show(marked: &MarkedText) -> String {
    let piece = |(text, is_match): (&str, bool)| if is_match { format!("[{text}]") } else { text.to_owned() };
    marked.pieces().into_iter().map(piece).collect()
}

fn show_snippet(snippet: Option<&Snippet>) -> String {
    snippet.map(|snippet| show(&snippet.marked)).unwrap_or_default()
}

#[test]
fn a_place_is_found_by_its_names_in_both_languages() {
    let world = World::new(MINXIN);
    for (lang, query, title) in [
        (Lang::Zh, "长寿路桥", "[长寿路桥]"),
        (Lang::Zh, "长寿", "[长寿]路桥"),
        (Lang::Zh, "changshou", "长寿路桥"),
        (Lang::Zh, "Changshou Road Bridge", "长寿路桥"),
        (Lang::Zh, "ｃｈａｎｇｓｈｏｕ　ｂｒｉｄｇｅ", "长寿路桥"),
        (Lang::Zh, "cslq", "[长寿路桥]"),
        (Lang::Zh, "clq", "[长寿路桥]"),
        (Lang::En, "changsh", "[Changsh]ou Road Bridge"),
        (Lang::En, "bridge changshou", "[Changshou] Road [Bridge]"),
        (Lang::En, "长寿路桥", "Changshou Road Bridge"),
        (Lang::En, "CSLQ", "Changshou Road Bridge"),
    ] {
        let results = world.search(lang, query);
        assert_eq!(results.groups[0].kind, Some(RecordKind::Place), "{query}: {:?}", ids(&results));
        assert_eq!(first(&results).id, "changshou-bridge", "{query}");
        assert_eq!(show(&first(&results).title), title, "{query}");
    }
    let results = world.search(Lang::En, "长寿路桥");
    let snippet = first(&results).snippet.as_ref().unwrap();
    assert_eq!((show(&snippet.marked).as_str(), snippet.lang, snippet.kind), ("[长寿路桥]", Lang::Zh, TextKind::Title));
    assert_eq!(show_snippet(first(&world.search(Lang::En, "cslq")).snippet.as_ref()), "[长寿路桥]");
}

#[test]
fn a_number_is_found_in_every_form() {
    let world = World::new(MINXIN);
    let forms = ["163,600", "163600", "16.36万", "１６３６００"].map(|query| world.search(Lang::En, query));
    for results in &forms {
        assert!(results.total > 0 && results.suggestions.is_none());
        assert_eq!(ids(results), ids(&forms[0]));
        let marked = all(results).map(|hit| show(&hit.title) + &show_snippet(hit.snippet.as_ref())).collect::<String>();
        assert!(marked.contains("[163,600]"), "{marked}");
    }
    let results = world.search(Lang::Zh, "750000 2020");
    let hit = all(&results).find(|hit| hit.id == "renewal-area-2020").unwrap();
    assert_eq!(hit.snippet.as_ref().unwrap().kind, TextKind::Value);
    assert!(show_snippet(hit.snippet.as_ref()).starts_with("[75万]平方米 · [2020]年"), "{hit:?}");
    let with_75 = world.search(Lang::En, "75");
    assert!(all(&with_75).all(|hit| !show(&hit.title).contains("9[75]")), "within a year");
}

#[test]
fn a_person_is_found_with_everything_that_names_them() {
    let world = World::new(MINXIN);
    for (lang, query, name) in
        [(Lang::Zh, "李强", "[李强]"), (Lang::Zh, "lq", "[李强]"), (Lang::En, "li qiang", "[Li] [Qiang]")]
    {
        let results = world.search(lang, query);
        assert_eq!(results.groups[0].kind, Some(RecordKind::Person), "{query}");
        assert_eq!(show(&first(&results).title), name);
    }
    let results = world.search(Lang::Zh, "李强");
    let commitments = results.groups.iter().find(|group| group.kind == Some(RecordKind::Commitment)).unwrap();
    let spoken = world.story.commitments.iter().filter(|(_, commitment)| commitment.speaker == "li-qiang").count();
    assert!(commitments.total >= spoken && spoken > 10);
    assert!(results.groups.iter().any(|group| group.kind == Some(RecordKind::Event)));
}

#[test]
fn an_indicator_is_found_by_its_status_and_a_commitment_by_its_verdict() {
    let world = World::new(MINXIN);
    for (lang, query, kind) in [
        (Lang::En, "missed", RecordKind::Indicator),
        (Lang::Zh, "未完成", RecordKind::Indicator),
        (Lang::En, "nothing public found", RecordKind::Commitment),
    ] {
        let results = world.search(lang, query);
        let group = results.groups.iter().find(|group| group.kind == Some(kind));
        let by_status = |hit: &Hit| hit.snippet.as_ref().is_some_and(|snippet| snippet.kind == TextKind::Status);
        assert!(group.is_some_and(|group| group.hits.iter().any(by_status)), "{query}: {group:?}");
    }
    // A status that is certain comes before one that is a part of "outcome unclear".
    for (lang, query) in [(Lang::En, "missed"), (Lang::Zh, "未完成")] {
        let results = world.search(lang, query);
        let group = results.groups.iter().find(|group| group.kind == Some(RecordKind::Indicator)).unwrap();
        assert_eq!(group.hits[0].id, "elder-beds-total-2022", "{query}");
        assert!(group.hits.len() > 1, "{query}");
    }
}

#[test]
fn all_words_have_to_occur_in_any_order() {
    let world = World::new(MINXIN);
    let one = world.search(Lang::Zh, "早餐 虹口");
    assert!(one.total > 0);
    let sorted = |results: &SearchResults| ids(results).into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(sorted(&one), sorted(&world.search(Lang::Zh, "虹口、早餐")));
    assert_eq!(sorted(&one), sorted(&world.search(Lang::Zh, "早餐虹口")), "a Chinese query is split by the texts");
    let mixed = world.search(Lang::En, "breakfast 虹口");
    assert!(ids(&mixed).contains(&"truck-caihongwan"), "{:?}", ids(&mixed));
    for part in ["早餐", "虹口"] {
        assert!(sorted(&one).is_subset(&sorted(&world.search(Lang::Zh, part))), "{part}");
    }
}

#[test]
fn titles_come_first_and_sources_last() {
    let world = World::new(MINXIN);
    for (lang, query, kind, id) in [
        (Lang::Zh, "旧区改造", RecordKind::Programme, "old-area-renewal"),
        (Lang::En, "huangpu", RecordKind::Place, "huangpu-center"),
        (Lang::Zh, "静安", RecordKind::Place, "jingan-district"),
        (Lang::En, "huangpu district", RecordKind::Place, "huangpu-district"),
    ] {
        let results = world.search(lang, query);
        assert_eq!((results.groups[0].kind, first(&results).id.as_str()), (Some(kind), id), "{query}");
        for (index, group) in results.groups.iter().enumerate() {
            assert_eq!(group.hits.len(), group.total);
            assert_eq!(group.kind.is_none(), all_sources(&group.hits), "{query}");
            assert!(group.kind.is_some() || index + 1 == results.groups.len(), "{query}: sources are last");
            let is_single = !query.contains(' ');
            assert!(!is_single || group.hits.is_sorted_by_key(|hit| !is_titled(hit)), "{query}: {:?}", group.hits);
        }
    }
    let sources = world.search(Lang::Zh, "新华网");
    assert!(sources.groups.last().unwrap().kind.is_none());
}

fn all_sources(hits: &[Hit]) -> bool {
    hits.iter().all(|hit| matches!(hit.target, SearchTarget::Source(_)))
}

/// True if the match is in a title.
fn is_titled(hit: &Hit) -> bool {
    !hit.title.ranges.is_empty() || hit.snippet.as_ref().is_some_and(|snippet| snippet.kind == TextKind::Title)
}

#[test]
fn a_group_has_at_most_as_many_hits_as_asked_for() {
    let world = World::new(MINXIN);
    let ctx = context(&world.story, &world.base, Lang::Zh, true);
    let full = world.search(Lang::Zh, "上海");
    for limit in [0, 1, 3] {
        let results = search(&world.index, &ctx, "上海", limit);
        assert_eq!(results.total, full.total);
        for (group, whole) in results.groups.iter().zip(&full.groups) {
            assert_eq!((group.kind, group.total), (whole.kind, whole.total));
            assert_eq!(group.hits[..], whole.hits[..limit.min(whole.total)]);
        }
    }
    assert!(full.groups.iter().any(|group| group.total > 3));
}

#[test]
fn the_article_alone_is_searched_without_background() {
    let world = World::new(MINXIN);
    let queries = ["上海", "2022", "旧区改造", "长寿路桥", "163600", "renewal"];
    for (query, lang) in queries.into_iter().flat_map(|query| [(query, Lang::Zh), (query, Lang::En)]) {
        let results = world.search_article(lang, query);
        for hit in all(&results).chain(results.suggestions.iter().flat_map(|offers| &offers.similar)) {
            match hit.target {
                SearchTarget::Record(record) => assert!(world.story.is_included(record, false), "{}", hit.id),
                SearchTarget::Source(_) => assert_eq!(hit.id, world.story.article),
            }
        }
        assert!(results.total <= world.search(lang, query).total);
    }
    assert_eq!(world.search_article(Lang::Zh, "长寿路桥").total, 0, "the bridge is a background place");
    assert_eq!(first(&world.search_article(Lang::Zh, "旧区改造")).id, "old-area-renewal");
}

#[test]
fn nothing_found_offers_fewer_words_similar_titles_and_the_programmes() {
    let world = World::new(MINXIN);
    let offers = |lang, query| {
        let results = world.search(lang, query);
        assert_eq!((results.total, results.groups.len()), (0, 0), "{query}: {:?}", ids(&results));
        let offers = results.suggestions.unwrap();
        assert_eq!(offers.programmes.len(), world.story.programmes.len());
        offers
    };
    for (lang, query) in [(Lang::Zh, "长受路桥"), (Lang::En, "Chngshou Brigde"), (Lang::En, "changshuo")] {
        let similar: Vec<String> = offers(lang, query).similar.into_iter().map(|hit| hit.id).collect();
        assert!(similar.contains(&"changshou-bridge".to_owned()), "{query}: {similar:?}");
    }
    let shorter = offers(Lang::En, "Changshou qqqqq").shorter;
    assert_eq!(shorter, [("Changshou".to_owned(), world.search(Lang::En, "changshou").total)]);
    let shorter = offers(Lang::En, "qqqqq Huangpu zzzzz").shorter;
    assert_eq!(shorter, [("Huangpu".to_owned(), world.search(Lang::En, "huangpu").total)]);
    let shorter = offers(Lang::Zh, "早餐车在哪里").shorter;
    assert!(shorter.len() == 1 && shorter[0].0.starts_with("早餐车") && shorter[0].1 > 0, "{shorter:?}");
    let none = offers(Lang::Zh, "qqqqq");
    assert!(none.shorter.is_empty() && none.similar.is_empty());
    for empty in ["", " ", "…，", "\u{200b}"] {
        assert_eq!(world.search(Lang::Zh, empty), SearchResults::default(), "{empty:?}");
    }
}

#[test]
fn every_record_and_source_is_found_by_its_title() {
    for world in [World::new(MINXIN), World::new(ELDER_CARE)] {
        for lang in [Lang::Zh, Lang::En] {
            for (record, id, _) in world.story.records() {
                let title = world.story.name_of(record).unwrap().get(lang);
                let query: String = title.chars().take(24).collect();
                assert!(ids(&world.search(lang, &query)).contains(&id), "{id}: {query}");
            }
            for (id, source) in &world.story.sources {
                let title = source.title.as_ref().unwrap_or(&source.publisher).get(lang);
                let query: String = title.chars().take(24).collect();
                assert!(ids(&world.search(lang, &query)).contains(&id.as_str()), "{id}: {query}");
            }
        }
    }
}

#[test]
fn initials_are_those_of_the_pronunciation() {
    let world = World::new(MINXIN);
    for (query, id) in [
        ("jgqx", None),
        ("jqgz", Some("old-area-renewal")),
        ("hpq", Some("huangpu-district")),
        ("xzdtz", Some("truck-xinzhuang")),
        ("szhja", Some("suzhou-creek-jingan")),
        ("king88sc", Some("truck-king88")),
    ] {
        let results = world.search(Lang::Zh, query);
        assert_eq!(all(&results).map(|hit| hit.id.as_str()).next(), id, "{query}: {:?}", ids(&results));
    }
    let plain = SearchIndex::new(&context(&world.story, &world.base, Lang::Zh, true), None);
    let ctx = context(&world.story, &world.base, Lang::Zh, true);
    assert_eq!(search(&plain, &ctx, "cslq", ALL).total, 0, "without a table");
}

/// The story with each list in the order of a hash of the ids.
fn shuffled(file: &str, seed: u64) -> String {
    let mut story: serde_json::Value = serde_json::from_str(file).unwrap();
    let lists = [
        "programmes",
        "people",
        "bodies",
        "terms",
        "places",
        "events",
        "indicators",
        "figures",
        "notes",
        "eras",
        "findings",
        "commitments",
        "sources",
        "units",
    ];
    let hash = |record: &serde_json::Value| {
        let id = record["id"].as_str().unwrap();
        id.bytes().fold(seed | 1, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3).rotate_left(17))
    };
    for list in lists {
        if let Some(records) = story.get_mut(list).and_then(serde_json::Value::as_array_mut) {
            records.sort_by_key(hash);
        }
    }
    story.to_string()
}

/// Everything about the results except positions in the file.
fn described(results: &SearchResults) -> String {
    let hit = |hit: &Hit| format!("{} {} {}", hit.id, show(&hit.title), show_snippet(hit.snippet.as_ref()));
    let groups = results.groups.iter().map(|group| {
        let hits: Vec<String> = group.hits.iter().map(hit).collect();
        format!("{} {}\n{}", group.heading, group.total, hits.join("\n"))
    });
    let offers = results.suggestions.iter().map(|offers| {
        let similar: Vec<String> = offers.similar.iter().map(hit).collect();
        format!("{:?} {similar:?}", offers.shorter)
    });
    groups.chain(offers).collect::<Vec<_>>().join("\n")
}

fn check_marked(marked: &MarkedText) -> Result<(), TestCaseError> {
    let mut end = 0;
    for range in &marked.ranges {
        prop_assert!(!range.is_empty() && range.start >= end && range.end <= marked.text.len(), "{:?}", marked);
        prop_assert!(marked.text.get(range.clone()).is_some(), "{:?}", marked);
        end = range.end;
    }
    Ok(())
}

/// Queries of random characters, and of pieces of the texts.
fn queries() -> impl Strategy<Value = String> {
    let letters: Vec<char> = MINXIN.chars().collect();
    let piece = (0..letters.len() - 12, 1_usize..12)
        .prop_map(move |(start, length)| letters[start..start + length].iter().collect());
    prop_oneof![any::<String>(), piece, "[0-9.,万亿年]{1,8}", "[a-z]{1,5}( [a-z]{1,5})?", "[\\PC]{0,90}"]
}

#[test]
fn the_order_in_the_file_does_not_change_the_results() {
    let ordered = World::new(MINXIN);
    for seed in [3, 1_000_003] {
        let other = World::new(&shuffled(MINXIN, seed));
        for query in ["上海", "2020", "旧改", "renewal", "李强 2021", "长受路桥", "changshuo bridge", "sh", "75万", "a"]
        {
            for lang in [Lang::Zh, Lang::En] {
                assert_eq!(described(&ordered.search(lang, query)), described(&other.search(lang, query)), "{query}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_query_has_an_answer_with_ranges_inside_its_texts(list in proptest::collection::vec(queries(), 4), is_zh: bool, background: bool) {
        thread_local! {
            static WORLDS: [World; 2] = [World::new(MINXIN), World::new(ELDER_CARE)];
        }
        WORLDS.with(|worlds| -> Result<(), TestCaseError> {
            for (world, query) in worlds.iter().flat_map(|world| list.iter().map(move |query| (world, query))) {
                let lang = if is_zh { Lang::Zh } else { Lang::En };
                let ctx = context(&world.story, &world.base, lang, background);
                let results = search(&world.index, &ctx, query, 20);
                prop_assert_eq!(results.total, results.groups.iter().map(|group| group.total).sum::<usize>());
                let offered = results.suggestions.iter().flat_map(|offers| offers.similar.iter().chain(&offers.programmes));
                for hit in all(&results).chain(offered) {
                    prop_assert!(!hit.id.is_empty() && !hit.title.text.is_empty());
                    check_marked(&hit.title)?;
                    if let Some(snippet) = &hit.snippet {
                        check_marked(&snippet.marked)?;
                        prop_assert!(snippet.marked.text.chars().count() <= 100);
                    }
                }
                for hit in all(&results) {
                    let is_marked = !hit.title.ranges.is_empty()
                        || hit.snippet.as_ref().is_some_and(|snippet| !snippet.marked.ranges.is_empty());
                    prop_assert!(is_marked, "{} is found by {:?} and shows nothing of it", hit.id, query);
                }
            }
            Ok(())
        })?;
    }
}

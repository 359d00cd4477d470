//! Tests of paths and addresses with the bundled stories: old links, and states that survive their addresses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::sync::LazyLock;

use minxin_atlas::read;
use minxin_atlas::state::{
    Action, Address, Link, Page, Route, ShownPage, SiteStories, State, View, decode, encode, update,
};
use minxin_atlas::story::{Lang, RecordId, RecordKind, Story};
use proptest::prelude::*;

const STORIES: SiteStories<'_> = SiteStories { default_file: "stories/minxin-2021.json", names: &["elder-care"] };

fn minxin() -> Story {
    static STORY: LazyLock<Story> =
        LazyLock::new(|| read::story(include_bytes!("../public/stories/minxin-2021.json")).story.unwrap());
    STORY.clone()
}

fn elder_care() -> Story {
    read::story(include_bytes!("../public/stories/elder-care.json")).story.unwrap()
}

/// Path and query of the address that a path and a query lead to.
fn led(story: &Story, path: &str, query: &str) -> String {
    let address = Address::new(story, &STORIES, &Route::parse(path), query);
    let again = Address::new(story, &STORIES, &address.route, &address.query);
    assert_eq!(again, address, "an address is canonical");
    address.path()
}

#[test]
fn old_links_lead_to_paths() {
    let story = minxin();
    for (old, new) in [
        ("", ""),
        ("view=all", ""),
        ("lang=en", "en/"),
        ("lang=en-GB&view=map", "en/map/"),
        ("lang=zh-Hant-TW&view=table", "facts/"),
        ("view=indicators&sort=ratio", "targets/?sort=ratio"),
        ("view=commitments&group=verdict&verdict=short", "commitments/?group=verdict&verdict=short"),
        ("view=table&table=sources&order=-cited&page=2", "facts/?table=sources&order=-cited&page=2"),
        ("view=timeline&time=2019/2020&fold=parking&fold=", "timeline/?time=2019%2F2020&fold=parking&fold="),
        ("view=map&map=13.25/31.2345/121.4789&district=310109", "map/?map=13.25%2F31.2345%2F121.4789&district=310109"),
        ("sel=renewal-area-2020", "records/renewal-area-2020/"),
        ("lang=en&sel=visit-hongkou", "en/records/visit-hongkou/"),
        ("sel=suzhou-creek", "records/suzhou-creek/"),
        ("sel=lifts-programme&theme=dark", "records/lifts-programme/?theme=dark"),
        ("view=map&sel=suzhou-creek", "map/?sel=suzhou-creek"),
        ("view=all&sel=old-area-renewal", "programmes/old-area-renewal/"),
        ("programme=breakfast", "programmes/breakfast/"),
        ("view=map&programme=breakfast", "map/?programme=breakfast"),
        ("programme=breakfast&sel=breakfast-trucks", "records/breakfast-trucks/?programme=breakfast"),
        ("programme=parking&sel=breakfast", "programmes/parking/?sel=breakfast"),
        ("sel=note-renewal-2020", "?sel=note-renewal-2020"),
        ("programme=parking&sel=li-qiang&basis=article", "programmes/parking/?basis=article&sel=li-qiang"),
        ("story=stories/minxin-2021.json&view=map", "map/"),
        ("story=data/other.json&view=map", "map/?story=data%2Fother.json"),
        ("view=map&amp;lang=en", "en/map/"),
        ("utm_source=x&view=map&host=own", "map/?utm_source=x&host=own"),
        ("lang=fr&view=globe&sel=nobody&programme=none", "?lang=fr&view=globe&sel=nobody&programme=none"),
        ("sel=parking&sel=nobody", "programmes/parking/?sel=nobody"),
        ("lang=&view=&sel=", "?lang=&view=&sel="),
        ("sel=Suzhou-Creek", "records/suzhou-creek/"),
        ("programme=BREAKFAST&lang=en", "en/programmes/breakfast/"),
    ] {
        assert_eq!(led(&story, "", old), new, "{old}");
        assert_eq!(led(&story, "index.html", old), new, "{old}");
    }
}

#[test]
fn a_query_below_a_path_wins_over_it() {
    let story = minxin();
    for (path, query, new) in [
        ("en/map/", "lang=zh", "map/"),
        ("map/", "view=timeline", "timeline/"),
        ("map/", "view=all", "map/"),
        ("programmes/parking/", "view=all&lang=en", "en/programmes/parking/"),
        ("programmes/parking/", "programme=breakfast", "programmes/breakfast/"),
        ("programmes/parking/", "sel=parking-dongli", "programmes/parking/?sel=parking-dongli"),
        ("programmes/parking/", "view=map", "map/?programme=parking"),
        ("programmes/parking/", "view=map&programme=breakfast", "map/?programme=breakfast"),
        ("records/suzhou-creek/", "view=map", "map/?sel=suzhou-creek"),
        ("records/suzhou-creek/", "sel=wuzhen-bridge", "records/wuzhen-bridge/"),
        ("records/suzhou-creek/", "sel=note-creek-closed", "records/suzhou-creek/?sel=note-creek-closed"),
        ("records/suzhou-creek/", "sel=parking", "records/suzhou-creek/?sel=parking"),
        ("about/", "lang=en&sel=li-qiang", "en/about/?sel=li-qiang"),
        ("stories/minxin-2021/map/", "", "map/"),
    ] {
        assert_eq!(led(&story, path, query), new, "{path}?{query}");
    }
}

#[test]
fn stories_have_their_pages_below_their_name() {
    let story = elder_care();
    for (path, query, new) in [
        ("", "story=stories/elder-care.json", "stories/elder-care/"),
        ("", "story=stories/elder-care.json&lang=en&view=map", "en/stories/elder-care/map/"),
        ("", "story=stories/elder-care.json&sel=上海", "stories/elder-care/records/%E4%B8%8A%E6%B5%B7/"),
        ("stories/elder-care/map/", "story=stories/minxin-2021.json", "map/"),
        ("stories/new/map/", "", "stories/new/map/"),
    ] {
        assert_eq!(led(&story, path, query), new, "{path}?{query}");
    }
    // The build writes no page of a view that the story does not have.
    for (path, query, new) in [
        ("", "story=stories/elder-care.json&view=commitments", "stories/elder-care/?view=commitments"),
        ("stories/elder-care/map/", "view=commitments", "stories/elder-care/map/?view=commitments"),
        ("", "story=stories/elder-care.json&view=about", "stories/elder-care/about/"),
    ] {
        assert_eq!(led(&story, path, query), new, "{path}?{query}");
    }
    let (state, notices) = decode(&story, "view=commitments");
    assert_eq!((state.view, notices.len()), (View::All, 1));
    assert_eq!(update(&story, &State::default(), Action::SetView(View::Commitments)).view, View::All);
    // A story without pages is named by the query, with its records.
    for (path, query, new) in [
        ("", "story=stories/new.json&sel=上海", "?story=stories%2Fnew.json&sel=%E4%B8%8A%E6%B5%B7"),
        ("", "story=stories/new.json&lang=en&view=map", "en/map/?story=stories%2Fnew.json"),
        ("", "story=&sel=上海", "records/%E4%B8%8A%E6%B5%B7/?story="),
    ] {
        assert_eq!(led(&story, path, query), new, "{path}?{query}");
    }
    let read = |path: &str, query: &str| Address { route: Route::parse(path), query: query.to_owned() }.to_query();
    assert_eq!(read("en/stories/elder-care/", "story=a.json&lang=zh"), "story=a.json&lang=zh");
    assert_eq!(
        read("en/stories/elder-care/", "story=&lang=fr"),
        "story=stories%2Felder-care.json&lang=en&story=&lang=fr"
    );
    let requested = |path: &str, query: &str| Address::requested_story(&Route::parse(path), query);
    assert_eq!(requested("map/", ""), None);
    assert_eq!(requested("en/stories/elder-care/map/", ""), Some(Ok("stories/elder-care.json".to_owned())));
    assert_eq!(requested("stories/elder-care/", "story=a.json"), Some(Ok("a.json".to_owned())));
    assert_eq!(requested("", "story=../a.json"), Some(Err("../a.json".to_owned())));
}

#[test]
fn the_page_that_the_worker_answers_for_is_in_the_query() {
    for (path, query, below, rest) in [
        ("/atlas/", "at=en%2Fmap%2F", "en/map/", ""),
        ("/atlas/", "programme=parking&at=map%2F", "map/", "programme=parking"),
        ("/atlas/index.html", "at=records%2Fsuzhou-creek%2F", "records/suzhou-creek/", ""),
        ("/atlas", "lang=en", "", "lang=en"),
        // Other values are kept, as any unknown parameter is.
        ("/atlas/", "at=nowhere%2Fnothing%2F", "", "at=nowhere%2Fnothing%2F"),
        ("/atlas/", "at=map%2F&x=1", "", "at=map%2F&x=1"),
        ("/atlas/", "look-at=map%2F", "", "look-at=map%2F"),
        ("/atlas/timeline/", "at=map%2F", "timeline/", "at=map%2F"),
    ] {
        let address = Address::of_url("/atlas/", path, query);
        assert_eq!((address.route.path().as_str(), address.query.as_str()), (below, rest), "{path}?{query}");
    }
    assert_eq!(Address::of_url("/atlas/", "/other/", "").route.page, Page::NotFound);
}

#[test]
fn links_between_pages_keep_the_choices_and_the_story() {
    for (story, query, page, new) in [
        (
            minxin(),
            "basis=article&district=310109&theme=dark&sel=suzhou-creek&table=notes",
            "map/",
            "map/?basis=article&district=310109&theme=dark",
        ),
        (
            elder_care(),
            "story=stories/elder-care.json&basis=article",
            "stories/elder-care/targets/",
            "stories/elder-care/targets/?basis=article",
        ),
        // Only the overview with a query shows a story without pages.
        (
            elder_care(),
            "story=data/new.json&basis=article",
            "en/targets/",
            "?story=data%2Fnew.json&lang=en&view=indicators&basis=article",
        ),
        (elder_care(), "story=data/new.json", "records/day-care-2019/", "?story=data%2Fnew.json&sel=day-care-2019"),
    ] {
        let (state, notices) = decode(&story, query);
        assert!(notices.is_empty(), "{query}: {notices:?}");
        let address = state.carried().address_on(&story, &Route::parse(page));
        let pairs = |text: &str| {
            let (path, query) = text.split_once('?').unwrap_or((text, ""));
            let mut pairs: Vec<String> = query.split('&').map(str::to_owned).collect();
            pairs.sort();
            (path.to_owned(), pairs)
        };
        assert_eq!(pairs(&address.path()), pairs(new), "{page} from {query}");
    }
}

#[test]
fn the_overview_is_reached_from_every_state() {
    let story = minxin();
    for query in ["sel=suzhou-creek", "programme=parking", "view=map&sel=suzhou-creek", "view=table&programme=parking"]
    {
        let state = decode(&story, query).0;
        let overview = update(&story, &state, Action::SetView(View::All));
        assert_eq!(overview.shown_page(&story), ShownPage::View(View::All), "{query}");
        assert_eq!(led(&story, "", &encode(&story, &overview)), "", "{query}");
        // Other views keep what is chosen.
        let map = update(&story, &state, Action::SetView(View::Map));
        assert_eq!((map.selected, map.programme), (state.selected, state.programme), "{query}");
    }
}

#[test]
fn links_are_followed_to_pages_that_exist() {
    let story = minxin();
    let lead = |file: Option<&str>, below: &str| {
        Link::new(&story, &STORIES, file, below).map(|link| (link.address.path(), link.fragment))
    };
    let to = |path: &str, fragment: &str| Some((path.to_owned(), fragment.to_owned()));
    let default = Some(STORIES.default_file);
    for (file, below, led) in [
        (None, "", to("", "")),
        (None, "en/map/?programme=parking#map", to("en/map/?programme=parking", "map")),
        (None, "?view=map&lang=en", to("en/map/", "")),
        (default, "facts/#table-sources", to("facts/", "table-sources")),
        (None, "facts/#%E5%85%BB%E8%80%81%20a", to("facts/", "养老 a")),
        (None, "records/Suzhou-Creek/", to("records/suzhou-creek/", "")),
        (None, "stories/elder-care/", to("stories/elder-care/", "")),
        // Documents, pages outside of the story, and records that it lacks are left to the browser.
        (None, "records/nobody/", None),
        (None, "nowhere/", None),
        (None, "stories/", None),
        (default, "stories/minxin-2021/records/nobody/", None),
        // A story without pages stays the one that is shown.
        (Some("stories/new.json"), "map/", to("map/?story=stories%2Fnew.json", "")),
        (Some("stories/new.json"), "records/suzhou-creek/", to("?story=stories%2Fnew.json&sel=suzhou-creek", "")),
    ] {
        assert_eq!(lead(file, below), led, "{below} in {file:?}");
    }
}

#[test]
fn pages_are_found_in_their_story() {
    let (story, elder_care) = (minxin(), elder_care());
    let resolved = |story: &Story, path: &str| Route::parse(path).resolve(story).map(|route| route.path());
    for (path, canonical) in [
        ("EN/Records/Renewal-Area-2020", "en/records/renewal-area-2020/"),
        ("records/old-area-renewal/", "programmes/old-area-renewal/"),
        ("programmes/suzhou-creek/", "records/suzhou-creek/"),
        ("commitments", "commitments/"),
        ("about", "about/"),
        ("en", "en/"),
    ] {
        assert_eq!(resolved(&story, path).as_deref(), Some(canonical), "{path}");
    }
    for path in ["records/nobody/", "records/li-qiang/", "programmes/note-creek-closed/", "records/meals-a-day/", "fr/"]
    {
        assert_eq!(resolved(&story, path), None, "{path}");
    }
    assert_eq!(resolved(&elder_care, "commitments/"), None, "a story without commitments");
    assert!(resolved(&elder_care, "records/养老床位2020").is_some());
}

/// The address of a page in another case shows that page, and leads to its own address.
#[test]
fn slugs_are_known_in_any_case() {
    let story = minxin();
    for (path, canonical) in [
        ("Records/Renewal-Area-2020/", "records/renewal-area-2020/"),
        ("en/records/SUZHOU-CREEK/", "en/records/suzhou-creek/"),
        ("EN/Programmes/Breakfast/", "en/programmes/breakfast/"),
    ] {
        let address = Address { route: Route::parse(path), query: String::new() };
        let (state, notices) = decode(&story, &address.to_query());
        assert_eq!(notices, [], "{path}");
        let shown = Address::new(&story, &STORIES, &Route::default(), &encode(&story, &state));
        assert_eq!(shown.path(), canonical, "{path}");
    }
}

#[test]
fn every_record_of_a_kind_with_pages_has_one() {
    for story in [minxin(), elder_care()] {
        let mut count = 0;
        for (record, id, _) in story.records() {
            let Some(page) = Page::of(&story, record) else { continue };
            count += 1;
            let route = Route { page, ..Route::default() };
            assert_eq!(route.record(&story), Some(record), "{id}");
            assert_eq!(Route::parse(&route.path()), route, "{id}");
        }
        let [events, places, indicators] = [story.events.len(), story.places.len(), story.indicators.len()];
        assert_eq!(count, events + places + indicators + story.commitments.len() + story.programmes.len());
    }
}

fn any_state(story: Story) -> impl Strategy<Value = State> {
    let records: Vec<RecordId> = story.records().into_iter().map(|(record, ..)| record).collect();
    let choices = (any::<bool>(), any::<bool>(), 0..View::NAMES.len());
    let programme = proptest::option::of(0..story.programmes.len());
    let selected = proptest::option::of(proptest::sample::select(records));
    let others = proptest::collection::vec(("x[a-z]{0,3}", "\\PC{0,6}"), 0..3);
    (choices, programme, selected, others).prop_map(move |((en, background, view), programme, selected, others)| {
        let lang = if en { Lang::En } else { Lang::Zh };
        let view = View::NAMES[view].1;
        let state = State { lang, background, view, programme, selected, others, ..State::default() };
        update(&story, &State::default(), Action::Restore(state))
    })
}

proptest! {
    #[test]
    fn a_state_survives_its_address(any in any_state(minxin())) {
        let story = minxin();
        let is_page = |kind| any.view == View::All && any.selected.is_some_and(|record| record.kind == kind);
        let mut state = any.clone();
        if is_page(RecordKind::Programme) && state.programme.is_none() {
            // The page of a programme is the overview with its filter.
            (state.programme, state.selected) = (state.selected.map(|record| record.index), None);
        }
        let address = Address::new(&story, &STORIES, &Route::default(), &encode(&story, &state));
        let path = address.route.path();
        let read = Address { route: Route::parse(&path), query: address.query.clone() };
        prop_assert_eq!(decode(&story, &read.to_query()), (state.clone(), vec![]), "{}?{}", path, address.query);
        if is_page(RecordKind::Event) || is_page(RecordKind::Commitment) {
            prop_assert!(path.contains("records/") && !address.query.contains("sel="), "{}?{}", path, address.query);
        }
    }

    #[test]
    fn any_old_query_leads_to_a_canonical_address(
        path in "(en/)?(map/|records/suzhou-creek/|programmes/parking/|about/|x/)?",
        query in "((lang|view|sel|programme|story|x)=(en|map|all|parking|suzhou-creek|li-qiang|\\PC{0,3})&){0,6}|\\PC{0,30}",
    ) {
        let story = minxin();
        let route = Route::parse(&path);
        let address = Address::new(&story, &STORIES, &route, &query);
        let again = Address::new(&story, &STORIES, &address.route, &address.query);
        prop_assert_eq!(&again, &address);
    }
}

#[test]
fn very_many_parameters_are_kept_and_few_looked_up() {
    let query = "sel=nobody&".repeat(16_000);
    let address = Address::new(&minxin(), &STORIES, &Route::default(), &query);
    assert_eq!((address.route, address.query.len()), (Route::default(), query.len() - 1));
}

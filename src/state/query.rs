//! The state as a link's query, and back: pure, and inverse to each other.

use form_urlencoded::{Serializer, parse};

use super::{MapView, Sort, State, View, Window, update};
use crate::civil::{Date, End, Partial, When};
use crate::read::date;
use crate::story::{Kind, Lang, Ref, Story};
use crate::write::edtf;

/// A part of a link that leads nowhere and was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key.
    pub key: &'static str,
    /// What stood there.
    pub value: String,
}

const LANGS: &[(&str, Lang)] = &[("zh", Lang::Zh), ("en", Lang::En)];
const BASES: &[(&str, bool)] = &[("all", true), ("article", false)];

/// The state that a query (without `?`) describes, and what of it leads nowhere.
pub fn decode(story: &Story, query: &str) -> (State, Vec<Notice>) {
    let mut state = State::default();
    let mut notices = Vec::new();
    for (key, value) in parse(query.as_bytes()) {
        let known = match key.as_ref() {
            "lang" => set(&mut state.lang, LANGS, &value).then_some(()).ok_or("lang"),
            "view" => set(&mut state.view, View::NAMES, &value).then_some(()).ok_or("view"),
            "basis" => set(&mut state.background, BASES, &value).then_some(()).ok_or("basis"),
            "sort" => set(&mut state.sort, Sort::NAMES, &value).then_some(()).ok_or("sort"),
            "programme" => {
                state.programme = story.programmes.iter().position(|(id, _)| *id == value);
                state.programme.map(|_| ()).ok_or("programme")
            }
            "time" => {
                state.window = window(&value);
                state.window.map(|_| ()).ok_or("time")
            }
            "map" => {
                state.map = MapView::parse(&value);
                state.map.map(|_| ()).ok_or("map")
            }
            "district" => {
                state.district = Some(value.clone().into_owned()).filter(|code| story.has_district(code));
                state.district.as_ref().map(|_| ()).ok_or("district")
            }
            "fold" => fold(&mut state, story, &value).ok_or("fold"),
            "sel" => {
                state.selected = story.lookup(&value);
                state.selected.map(|_| ()).ok_or("sel")
            }
            _ => {
                state.others.push((key.into_owned(), value.into_owned()));
                continue;
            }
        };
        if let Err(key) = known {
            notices.push(Notice { key, value: value.into_owned() });
        }
    }
    let settled = update(story, &state, super::Action::Open(state.clone()));
    if let Some(hidden) = state.selected.filter(|_| settled.selected.is_none()) {
        notices.push(Notice { key: "sel", value: story.id_of(hidden).to_owned() });
    }
    (settled, notices)
}

/// The stretch of time that an EDTF date or interval with two known ends describes.
fn window(text: &str) -> Option<Window> {
    let when = date(text).ok()?;
    Some(Window::new(when.first()?, when.last()?))
}

/// Folds the lane of a programme, or with no name the lane of what belongs to none.
fn fold(state: &mut State, story: &Story, id: &str) -> Option<()> {
    let lane = match id {
        "" => None,
        id => Some(story.programmes.iter().position(|(own, _)| own == id)?),
    };
    if let Err(index) = state.folded.binary_search(&lane) {
        state.folded.insert(index, lane);
    }
    Some(())
}

fn set<T: Copy>(slot: &mut T, words: &[(&str, T)], word: &str) -> bool {
    let found = words.iter().find(|(own, _)| *own == word);
    if let Some((_, meaning)) = found {
        *slot = *meaning;
    }
    found.is_some()
}

/// The query (without `?`) of a state: keys in a fixed order, what is usual left out, so that equal states have
/// equal links.
pub fn encode(story: &Story, state: &State) -> String {
    let usual = State::default();
    let mut query = Serializer::new(String::new());
    for (key, value) in &state.others {
        query.append_pair(key, value);
    }
    if state.lang != usual.lang {
        query.append_pair("lang", state.lang.code());
    }
    if state.view != usual.view {
        let name = View::NAMES.iter().find(|(_, view)| *view == state.view).map_or("", |(name, _)| name);
        query.append_pair("view", name);
    }
    if state.background != usual.background {
        query.append_pair("basis", "article");
    }
    if let Some(index) = state.programme {
        query.append_pair("programme", story.id_of(Ref { kind: Kind::Programme, index }));
    }
    if state.sort != usual.sort {
        let name = Sort::NAMES.iter().find(|(_, sort)| *sort == state.sort).map_or("", |(name, _)| name);
        query.append_pair("sort", name);
    }
    if let Some(code) = &state.district {
        query.append_pair("district", code);
    }
    if let Some(view) = state.map {
        query.append_pair("map", &view.written());
    }
    if let Some(Window { first, last }) = state.window {
        let end = |day| End::Known(Date::from(Partial::of(day)));
        query.append_pair("time", &edtf(When::Between(end(first), end(last))));
    }
    for lane in &state.folded {
        query.append_pair("fold", lane.map_or("", |index| story.id_of(Ref { kind: Kind::Programme, index })));
    }
    if let Some(selected) = state.selected {
        query.append_pair("sel", story.id_of(selected));
    }
    query.finish()
}

/// The path of another story, where a query names one: below this page, of the same origin.
///
/// An error holds the path that is not allowed.
pub fn story_path(query: &str) -> Option<Result<String, String>> {
    let path = parse(query.as_bytes()).find(|(key, _)| key == "story").map(|(_, path)| path.into_owned())?;
    let fine = !path.is_empty()
        && !path.starts_with(['/', '\\'])
        && !path.contains([':', '\\', '?', '#'])
        && !path.contains(char::is_control)
        && path.split('/').all(|step| !matches!(step, "" | "." | ".."));
    Some(if fine { Ok(path) } else { Err(path) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::civil::Day;
    use crate::story::{Basis, Entry, Evidence, Place, PlaceKind, Precision, Shape, Text};
    use proptest::prelude::*;

    fn story() -> Story {
        let entry = |id: &str, basis| {
            let evidence = Evidence { basis, citations: Vec::new() };
            (
                id.to_owned(),
                Entry { name: Text::default(), text: Text::default(), when: None, about: Vec::new(), evidence },
            )
        };
        let place = Place {
            name: Text::default(),
            kind: PlaceKind::Site,
            text: Text::default(),
            programmes: Vec::new(),
            shape: Shape::None,
            precision: Precision::Districts(vec!["310109".to_owned()]),
            within: Vec::new(),
            bounds: None,
            length: None,
            visit: None,
            evidence: Evidence::default(),
        };
        Story {
            places: vec![("虹口".to_owned(), place)],
            programmes: vec![entry("renewal", Basis::Article), entry("早餐 & 工程", Basis::Article)],
            terms: vec![entry("苏州河虹口段", Basis::Article), entry("later+on", Basis::Background)],
            ..Story::default()
        }
    }

    fn any_state() -> impl Strategy<Value = State> {
        let story = story();
        let refs: Vec<Ref> = story.records().into_iter().map(|(at, ..)| at).collect();
        (
            (any::<bool>(), any::<bool>()),
            0..View::NAMES.len(),
            proptest::option::of(0..2_usize),
            0..Sort::NAMES.len(),
            proptest::option::of(proptest::sample::select(refs)),
            proptest::option::of((-700_000_i64..2_900_000, -700_000_i64..2_900_000)),
            proptest::sample::subsequence(vec![None, Some(0), Some(1)], 0..=3),
            proptest::option::of((0..1_900_i32, -8_500_000..8_500_000_i32, -18_000_000..18_000_000_i32)),
            any::<bool>(),
            proptest::collection::vec(("x[a-z]{0,3}", "\\PC{0,6}"), 0..3),
        )
            .prop_map(
                move |((en, background), view, programme, sort, selected, days, folded, map, is_within, others)| {
                    let sort = Sort::NAMES[sort].1;
                    let lang = if en { Lang::En } else { Lang::Zh };
                    let view = View::NAMES[view].1;
                    let window = days.map(|(one, other)| Window::new(Day(one), Day(other)));
                    let map = map.map(|(zoom, lat, lon)| MapView { zoom, lat, lon });
                    let district = is_within.then(|| "310109".to_owned());
                    let state = State {
                        lang,
                        background,
                        view,
                        programme,
                        sort,
                        selected,
                        window,
                        folded,
                        map,
                        district,
                        others,
                    };
                    update(&story, &State::default(), super::super::Action::Open(state))
                },
            )
    }

    proptest! {
        #[test]
        fn a_state_survives_its_link(state in any_state()) {
            let link = encode(&story(), &state);
            prop_assert_eq!(decode(&story(), &link), (state, vec![]));
        }

        #[test]
        fn any_query_gives_a_state_and_a_canonical_link(query in "\\PC{0,40}") {
            let (state, _) = decode(&story(), &query);
            let link = encode(&story(), &state);
            prop_assert_eq!(decode(&story(), &link), (state, vec![]));
        }
    }

    #[test]
    fn the_usual_state_has_an_empty_link() {
        assert_eq!(encode(&story(), &State::default()), "");
    }

    #[test]
    fn any_date_with_two_ends_is_a_stretch_of_time() {
        let (state, notices) = decode(&story(), "time=2017/2020-06&fold=&fold=renewal&fold=renewal");
        let days = (Day::from_civil(2017, 1, 1), Day::from_civil(2020, 6, 30));
        assert_eq!(state.window, Some(Window::new(days.0, days.1)));
        assert_eq!((state.folded, notices), (vec![None, Some(0)], vec![]));
        let (state, notices) = decode(&story(), "time=2017/..&fold=nobody");
        assert_eq!((state, notices.len()), (State::default(), 2));
    }

    #[test]
    fn unicode_ids_are_read_plain_and_escaped() {
        for query in ["sel=苏州河虹口段", "sel=%E8%8B%8F%E5%B7%9E%E6%B2%B3%E8%99%B9%E5%8F%A3%E6%AE%B5"] {
            let (state, notices) = decode(&story(), query);
            assert_eq!(state.selected, Some(Ref { kind: Kind::Term, index: 0 }));
            assert!(notices.is_empty());
        }
    }

    #[test]
    fn what_leads_nowhere_is_dropped_and_named() {
        let (state, notices) = decode(
            &story(),
            "lang=fr&view=globe&sel=nobody&programme=none&basis=x&map=here&district=1&sort=size&utm=1",
        );
        assert_eq!(state, State { others: vec![("utm".into(), "1".into())], ..State::default() });
        let keys: Vec<_> = notices.iter().map(|notice| notice.key).collect();
        assert_eq!(keys, ["lang", "view", "sel", "programme", "basis", "map", "district", "sort"]);
    }

    #[test]
    fn a_selection_that_the_basis_hides_is_dropped() {
        let (state, notices) = decode(&story(), "basis=article&sel=later%2Bon");
        assert_eq!(state.selected, None);
        assert_eq!(notices, [Notice { key: "sel", value: "later+on".into() }]);
    }

    #[test]
    fn other_stories_come_from_below_this_page_only() {
        assert_eq!(story_path("lang=en"), None);
        assert_eq!(story_path("story=stories/elder-care.json"), Some(Ok("stories/elder-care.json".into())));
        for bad in ["//evil/x.json", "/etc/x", "https://evil/x", "../x.json", "a/../b", "", "a\\b", "a?b", "a//b"] {
            let query = Serializer::new(String::new()).append_pair("story", bad).finish();
            assert_eq!(story_path(&query), Some(Err(bad.to_owned())));
        }
    }
}

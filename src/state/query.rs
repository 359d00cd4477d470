//! Encodes the state as a query string and decodes it. Both functions are pure and inverse to each other.

use form_urlencoded::Serializer;

use super::names::{lookup, name_of};
use super::parameters::{MAX_PARAMETERS, is_blank, pairs};
use super::{Form, Grouping, MapView, Sort, State, THEMES, TableKind, TableOrder, VERDICTS, View, Window, update};
use crate::civil::{EdtfDate, End, PartialDate, QualifiedDate};
use crate::read::date;
use crate::story::{Lang, RecordId, RecordKind, Story};
use crate::write::edtf;

/// A query parameter with an unknown value, which was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Key.
    pub key: &'static str,
    /// Value.
    pub value: String,
}

const BASES: &[(&str, bool)] = &[("all", true), ("article", false)];

/// Keys of the state's parameters.
const PARAMETERS: [&str; 19] = [
    "lang",
    "view",
    "form",
    "basis",
    "sort",
    "group",
    "verdict",
    "table",
    "order",
    "filter",
    "page",
    "programme",
    "time",
    "map",
    "district",
    "fold",
    "q",
    "sel",
    "theme",
];

/// Decodes a query (without `?`) into a state, and a notice for each value that was dropped. Blank values are ignored.
pub fn decode(story: &Story, query: &str) -> (State, Vec<Notice>) {
    let mut state = State::default();
    let (mut notices, mut count) = (Vec::new(), 0);
    for (key, value) in pairs(query) {
        // A blank `fold` is the lane without a programme.
        let is_ours = key == "story" || PARAMETERS.contains(&&*key);
        if is_ours && is_blank(&value) && (key != "fold" || !value.is_empty()) {
            continue;
        }
        let Some(known) = PARAMETERS.into_iter().find(|parameter| *parameter == key) else {
            state.others.push((key.into_owned(), value.into_owned()));
            continue;
        };
        count += 1;
        if count > MAX_PARAMETERS || apply_parameter(&mut state, story, known, &value).is_none() {
            notices.push(Notice { key: known, value: value.into_owned() });
        }
    }
    let settled = update(story, &state, super::Action::Restore(state.clone()));
    if let Some(hidden) = state.selected.filter(|_| settled.selected.is_none()) {
        notices.push(Notice { key: "sel", value: story.id_of(hidden).to_owned() });
    }
    (settled, notices)
}

/// Applies one of our parameters to a state. `None`, without a change, if its value is invalid.
fn apply_parameter(state: &mut State, story: &Story, key: &str, value: &str) -> Option<()> {
    match key {
        "lang" => state.lang = Lang::of_tag(value)?,
        "view" => state.view = lookup(View::NAMES, value).filter(|view| view.is_of(story))?,
        "form" => state.form = lookup(Form::NAMES, value)?,
        "basis" => state.background = lookup(BASES, value)?,
        "sort" => state.sort = lookup(Sort::NAMES, value)?,
        "group" => state.grouping = lookup(Grouping::NAMES, value)?,
        "verdict" => state.verdict = Some(lookup(VERDICTS, value)?),
        "table" => state.table.kind = TableKind::of_name(value)?,
        "order" => state.table.order = Some(TableOrder::parse(value)?),
        "filter" => value.clone_into(&mut state.table.filter),
        "page" => state.table.page = value.parse::<usize>().ok()?.checked_sub(1)?,
        "programme" => state.programme = Some(story.programme_in_any_case(value)?),
        "time" => state.window = Some(window(value)?),
        "map" => state.map = Some(MapView::parse(value)?),
        "district" => state.district = Some(story.has_district(value).then(|| value.to_owned())?),
        "fold" => toggle_lane(state, story, value)?,
        "q" => value.clone_into(&mut state.query),
        "sel" => state.selected = Some(story.lookup_in_any_case(value)?),
        // The theme is no part of the state: the start script applies it.
        _ => {
            let theme = THEMES.into_iter().find(|theme| theme.eq_ignore_ascii_case(value))?;
            state.others.push((key.to_owned(), theme.to_owned()));
        }
    }
    Some(())
}

/// Window of an EDTF date or interval with two known ends.
fn window(text: &str) -> Option<Window> {
    let when = date(text).ok()?;
    Some(Window::new(when.first()?, when.last()?))
}

/// Folds the lane of a programme; an empty id is the lane without a programme.
fn toggle_lane(state: &mut State, story: &Story, id: &str) -> Option<()> {
    let lane = match id {
        "" => None,
        id => Some(story.programmes.iter().position(|(other, _)| other == id)?),
    };
    if let Err(index) = state.folded.binary_search(&lane) {
        state.folded.insert(index, lane);
    }
    Some(())
}

/// Encodes a state as a query (without `?`): keys in a fixed order, defaults left out, so that equal states have equal
/// links.
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
        query.append_pair("view", name_of(View::NAMES, state.view));
    }
    if state.form != usual.form {
        query.append_pair("form", name_of(Form::NAMES, state.form));
    }
    if state.background != usual.background {
        query.append_pair("basis", "article");
    }
    if let Some(index) = state.programme {
        query.append_pair("programme", story.id_of(RecordId { kind: RecordKind::Programme, index }));
    }
    if state.sort != usual.sort {
        query.append_pair("sort", name_of(Sort::NAMES, state.sort));
    }
    if state.grouping != usual.grouping {
        query.append_pair("group", name_of(Grouping::NAMES, state.grouping));
    }
    if let Some(verdict) = state.verdict {
        query.append_pair("verdict", name_of(VERDICTS, verdict));
    }
    let table = &state.table;
    if table.kind != usual.table.kind {
        query.append_pair("table", table.kind.name());
    }
    if let Some(order) = table.order {
        query.append_pair("order", &order.to_text());
    }
    if !table.filter.is_empty() {
        query.append_pair("filter", &table.filter);
    }
    if table.page > 0 {
        query.append_pair("page", &table.page.saturating_add(1).to_string());
    }
    if let Some(code) = &state.district {
        query.append_pair("district", code);
    }
    if let Some(view) = state.map {
        query.append_pair("map", &view.to_text());
    }
    if let Some(Window { first, last }) = state.window {
        let end = |day| End::Known(QualifiedDate::from(PartialDate::of(day)));
        query.append_pair("time", &edtf(EdtfDate::Between(end(first), end(last))));
    }
    for lane in &state.folded {
        query
            .append_pair("fold", lane.map_or("", |index| story.id_of(RecordId { kind: RecordKind::Programme, index })));
    }
    if !state.query.is_empty() {
        query.append_pair("q", &state.query);
    }
    if let Some(selected) = state.selected {
        query.append_pair("sel", story.id_of(selected));
    }
    query.finish()
}

#[cfg(test)]
mod tests {
    use super::super::{TableColumn, TableState};
    use super::*;
    use crate::civil::Day;
    use crate::story::{Basis, Entry, Evidence, LocationPrecision, Place, PlaceKind, Shape, Text};
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
            precision: LocationPrecision::Districts(vec!["310109".to_owned()]),
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

    fn any_table() -> impl Strategy<Value = TableState> {
        let columns = [TableColumn::Name, TableColumn::When, TableColumn::Whereabouts, TableColumn::Cited];
        let order = (proptest::sample::select(columns.to_vec()), any::<bool>());
        (
            0..TableKind::NAMES.len(),
            proptest::option::of(order),
            "[ a-z苏州河\\PC]{0,6}",
            prop_oneof![Just(0), 0..9_usize, Just(usize::MAX - 1)],
        )
            .prop_map(|(kind, order, filter, page)| TableState {
                kind: TableKind::NAMES[kind].1,
                order: order.map(|(column, is_descending)| TableOrder { column, is_descending }),
                filter,
                page,
            })
    }

    fn any_state() -> impl Strategy<Value = State> {
        let story = story();
        let refs: Vec<RecordId> = story.records().into_iter().map(|(record, ..)| record).collect();
        (
            (any::<bool>(), any::<bool>(), any::<bool>()),
            (0..View::NAMES.len(), 0..Grouping::NAMES.len(), proptest::option::of(0..VERDICTS.len())),
            proptest::option::of(0..2_usize),
            0..Sort::NAMES.len(),
            proptest::option::of(proptest::sample::select(refs)),
            proptest::option::of((-700_000_i64..2_900_000, -700_000_i64..2_900_000)),
            proptest::sample::subsequence(vec![None, Some(0), Some(1)], 0..=3),
            proptest::option::of((0..1_900_i32, -8_500_000..8_500_000_i32, -18_000_000..18_000_000_i32)),
            (any::<bool>(), "[ a-z苏州河\\PC]{0,6}", any_table()),
            proptest::collection::vec(("x[a-z]{0,3}", "\\PC{0,6}"), 0..3),
        )
            .prop_map(
                move |(
                    (en, background, is_list),
                    (view, grouping, verdict),
                    programme,
                    sort,
                    selected,
                    days,
                    folded,
                    map,
                    (is_within, query, table),
                    others,
                )| {
                    let sort = Sort::NAMES[sort].1;
                    let lang = if en { Lang::En } else { Lang::Zh };
                    let view = View::NAMES[view].1;
                    let grouping = Grouping::NAMES[grouping].1;
                    let verdict = verdict.map(|index| VERDICTS[index].1);
                    let window = days.map(|(one, other)| Window::new(Day(one), Day(other)));
                    let map = map.map(|(zoom, lat, lon)| MapView { zoom, lat, lon });
                    let district = is_within.then(|| "310109".to_owned());
                    let form = if is_list { Form::List } else { Form::Drawing };
                    let state = State {
                        lang,
                        background,
                        view,
                        form,
                        programme,
                        sort,
                        grouping,
                        verdict,
                        table,
                        query,
                        selected,
                        window,
                        folded,
                        map,
                        district,
                        others,
                    };
                    update(&story, &State::default(), super::super::Action::Restore(state))
                },
            )
    }

    proptest! {
        #[test]
        fn a_state_survives_its_link(state in any_state()) {
            let query = encode(&story(), &state);
            prop_assert_eq!(decode(&story(), &query), (state, vec![]));
        }

        #[test]
        fn any_query_gives_a_state_and_a_canonical_link(query in "\\PC{0,40}") {
            let (state, _) = decode(&story(), &query);
            let query = encode(&story(), &state);
            prop_assert_eq!(decode(&story(), &query), (state, vec![]));
        }
    }

    #[test]
    fn the_usual_state_has_an_empty_link() {
        assert_eq!(encode(&story(), &State::default()), "");
    }

    #[test]
    fn a_link_reproduces_table_order_filter_and_page() {
        let query = "view=table&table=places&order=-location&filter=%E6%A1%A5&page=2";
        let (state, notices) = decode(&story(), query);
        let order = TableOrder { column: TableColumn::Whereabouts, is_descending: true };
        let kind = TableKind::Records(RecordKind::Place);
        assert_eq!(state.table, TableState { kind, order: Some(order), filter: "桥".into(), page: 1 });
        assert_eq!((encode(&story(), &state).as_str(), notices), (query, vec![]));
    }

    #[test]
    fn any_date_with_two_known_ends_is_a_window() {
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
            assert_eq!(state.selected, Some(RecordId { kind: RecordKind::Term, index: 0 }));
            assert!(notices.is_empty());
        }
    }

    #[test]
    fn invalid_values_are_dropped_and_named() {
        let (state, notices) = decode(
            &story(),
            "lang=fr&view=globe&form=globe&sel=nobody&programme=none&basis=x&map=here&district=1&sort=size&group=x&verdict=kept&table=x&order=size&page=0&utm=1",
        );
        assert_eq!(state, State { others: vec![("utm".into(), "1".into())], ..State::default() });
        let keys: Vec<_> = notices.iter().map(|notice| notice.key).collect();
        let views = ["lang", "view", "form", "sel", "programme", "basis", "map", "district"];
        assert_eq!(keys, [&views[..], &["sort", "group", "verdict", "table", "order", "page"]].concat());
    }

    #[test]
    fn a_selection_that_the_basis_hides_is_dropped() {
        let (state, notices) = decode(&story(), "basis=article&sel=later%2Bon");
        assert_eq!(state.selected, None);
        assert_eq!(notices, [Notice { key: "sel", value: "later+on".into() }]);
    }

    #[test]
    fn languages_are_known_by_their_primary_subtag() {
        for (query, lang) in [("lang=en-GB", Lang::En), ("lang=EN", Lang::En), ("lang=zh-Hant-TW", Lang::Zh)] {
            let (state, notices) = decode(&story(), query);
            assert_eq!((state.lang, notices), (lang, vec![]), "{query}");
        }
    }

    #[test]
    fn a_link_that_was_escaped_once_too_often_is_understood() {
        for query in
            ["view=map&amp;lang=en", "view=map&amp;amp;lang=en", "amp%3Bview=map&lang=en", "amp;view=map&amp;lang=en"]
        {
            let (state, notices) = decode(&story(), query);
            assert_eq!((state.view, state.lang, notices), (View::Map, Lang::En, vec![]), "{query}");
            assert_eq!(encode(&story(), &state), "lang=en&view=map");
        }
    }

    #[test]
    fn keys_without_a_value_say_nothing() {
        let query = "sel=&programme=&lang=&view=&form=&basis=&sort=&group=&verdict=&table=&order=&filter=&page=&time=&map=&district=&theme=&story=&sel";
        assert_eq!(decode(&story(), query), (State::default(), vec![]));
        for blank in ["%20", "+", "%09%0A", "%C2%A0", "%E3%80%80", "%E2%80%8B"] {
            let query = query.replace('=', &format!("={blank}")) + &format!("={blank}&fold={blank}");
            assert_eq!(decode(&story(), &query), (State::default(), vec![]), "{blank:?}");
        }
    }

    #[test]
    fn a_theme_is_known_in_any_case_and_an_unknown_one_is_reported() {
        let (state, notices) = decode(&story(), "theme=DARK");
        assert_eq!((encode(&story(), &state).as_str(), notices), ("theme=dark", vec![]));
        let (state, notices) = decode(&story(), "theme=blue");
        assert_eq!((state, notices), (State::default(), vec![Notice { key: "theme", value: "blue".into() }]));
    }

    #[test]
    fn a_value_that_leads_nowhere_does_not_undo_one_that_does() {
        let (state, notices) = decode(&story(), "sel=later%2Bon&sel=nobody&programme=renewal&programme=none");
        assert_eq!((state.selected.is_some(), state.programme, notices.len()), (true, Some(0), 2));
    }

    #[test]
    fn very_many_parameters_are_all_counted_and_few_looked_up() {
        let query = "sel=nobody&".repeat(16_000);
        let (state, notices) = decode(&story(), &query);
        assert_eq!((state, notices.len()), (State::default(), 16_000));
        let late = format!("{}sel=later%2Bon", "sel=nobody&".repeat(MAX_PARAMETERS));
        assert_eq!(decode(&story(), &late).0.selected, None);
    }
}

//! Tests of the tables: choice, order, filter and pages.

use std::collections::BTreeSet;

use minxin_atlas::scene::records::table::{
    ROWS_PER_PAGE, TablePage, TableRow, plain, position_of, sources, table_page,
};
use minxin_atlas::state::{State, TableKind, TableOrder, TableState};
use minxin_atlas::story::{Lang, RecordKind};

use super::{MINXIN, World};

fn page(world: &World, state: &State) -> TablePage {
    world.scene(state, |ctx, visible, highlight| table_page(ctx, visible, highlight, state))
}

fn state(name: &str, order: &str) -> State {
    let table = TableState {
        kind: TableKind::of_name(name).unwrap(),
        order: (!order.is_empty()).then(|| TableOrder::parse(order).unwrap()),
        ..TableState::default()
    };
    State { table, lang: Lang::En, ..State::default() }
}

/// Ids of the rows of all pages.
fn ids(world: &World, state: &State) -> Vec<String> {
    let (_, rows) = world.scene(state, |ctx, visible, _| plain(ctx, visible, &state.table));
    rows.into_iter().skip(1).filter_map(|row| row.last().cloned()).collect()
}

/// A column of all rows.
fn cells(world: &World, state: &State, column: usize) -> Vec<String> {
    let (_, rows) = world.scene(state, |ctx, visible, _| plain(ctx, visible, &state.table));
    rows.into_iter().skip(1).map(|row| row[column].clone()).collect()
}

/// Ids of the rows of a page.
fn row_ids(page: &TablePage) -> Vec<String> {
    let id = |row: &TableRow| match row {
        TableRow::Record(row) => row.state.id.clone(),
        TableRow::Source(row) => row.id.clone(),
    };
    page.rows.iter().map(id).collect()
}

#[test]
fn a_long_table_has_pages_and_the_last_row_is_on_the_last() {
    let world = World::new(MINXIN);
    let state = State::default();
    let first = page(&world, &state);
    assert_eq!(first.rows.len(), ROWS_PER_PAGE);
    let last = ids(&world, &state).pop().unwrap();
    let table = world.scene(&state, |ctx, visible, _| position_of(ctx, visible, &state.table, &last));
    assert_eq!(table.unwrap().page, first.page_count - 1);
}

#[test]
fn each_table_of_the_story_can_be_chosen_with_its_number_of_rows() {
    let world = World::new(MINXIN);
    let choices = page(&world, &State::default()).choices;
    assert_eq!(choices[0].kind, TableKind::Records(RecordKind::Event), "the default");
    assert_eq!(choices.last().unwrap().kind, TableKind::Sources);
    assert_eq!(choices.len(), TableKind::NAMES.len());
    for choice in choices {
        let state = state(choice.kind.name(), "");
        assert_eq!(ids(&world, &state).len(), choice.count, "{}", choice.name);
        let page = page(&world, &state);
        assert_eq!((page.kind, page.rows.len()), (choice.kind, choice.count.min(ROWS_PER_PAGE)), "{}", choice.name);
        for row in &page.rows {
            if let TableRow::Record(row) = row {
                assert_eq!(row.cells.len() + 2, page.columns.len(), "{} has a cell in each column", row.state.id);
            }
        }
    }
}

#[test]
fn each_column_sorts_both_ways_without_losing_a_row() {
    let world = World::new(MINXIN);
    for (name, _) in TableKind::NAMES {
        let story_order: Vec<String> = ids(&world, &state(name, ""));
        for (column, _) in page(&world, &state(name, "")).columns {
            let order = TableOrder { column, is_descending: false }.to_text();
            let ascending = ids(&world, &state(name, &order));
            let descending = ids(&world, &state(name, &["-", &order].concat()));
            let all = |ids: &[String]| ids.iter().cloned().collect::<BTreeSet<_>>();
            assert_eq!(all(&ascending), all(&story_order), "{name} by {order}");
            assert_eq!(all(&descending), all(&story_order), "{name} by -{order}");
            assert_eq!(ascending.len(), story_order.len());
        }
    }
}

#[test]
fn numbers_and_dates_are_sorted_by_value_and_missing_ones_come_last() {
    let world = World::new(MINXIN);
    let days = |order: &str| -> Vec<Option<i64>> {
        let day = |id: &String| {
            let (_, event) = world.story.events.iter().find(|(other, _)| other == id).unwrap();
            event.when(true).sort_day().map(|day| day.0)
        };
        ids(&world, &state("events", order)).iter().map(day).collect()
    };
    let (up, down) = (days("when"), days("-when"));
    assert!(up.is_sorted() && up.first() != up.last(), "{up:?}");
    assert!(down.is_sorted_by(|a, b| a >= b), "{down:?}");

    let shares = |order: &str| cells(&world, &state("indicators", order), 3);
    for order in ["ratio", "-ratio"] {
        let shares = shares(order);
        let first_missing = shares.iter().position(String::is_empty).unwrap();
        assert!(first_missing > 3 && shares[first_missing..].iter().all(String::is_empty), "{order}: {shares:?}");
    }
    let cited: Vec<usize> = cells(&world, &state("sources", "-cited"), 3).iter().map(|n| n.parse().unwrap()).collect();
    assert!(cited.is_sorted_by(|a, b| a >= b) && cited[0] > 50, "{cited:?}");
    let names: Vec<String> = cells(&world, &state("people", "name"), 0).iter().map(|n| n.to_lowercase()).collect();
    assert!(names.is_sorted() && names.len() > 2, "{names:?}");
}

#[test]
fn a_column_of_another_table_sorts_nothing() {
    let world = World::new(MINXIN);
    assert_eq!(ids(&world, &state("places", "ratio")), ids(&world, &state("places", "")));
}

#[test]
fn each_source_counts_the_records_that_cite_it_once() {
    let world = World::new(MINXIN);
    for state in [State::default(), State { background: false, ..State::default() }] {
        let rows = world.scene(&state, |ctx, _, _| sources(ctx));
        for row in rows {
            let cites = |record| {
                world.story.is_included(record, state.background)
                    && world.story.citations_of(record).iter().any(|citation| citation.source == row.id)
            };
            let expected = world.story.records().into_iter().filter(|(record, ..)| cites(*record)).count();
            assert_eq!(row.cited, expected, "{}", row.id);
        }
    }
}

#[test]
fn the_filter_keeps_the_rows_with_all_its_words() {
    let world = World::new(MINXIN);
    let filtered = |name: &str, filter: &str, lang| {
        let mut state = state(name, "");
        (state.table.filter, state.lang) = (filter.to_owned(), lang);
        (page(&world, &state), ids(&world, &state))
    };
    let (bridges, found) = filtered("places", "bridge", Lang::En);
    assert!(!found.is_empty() && found.len() < world.story.places.len(), "{found:?}");
    let summary = format!("{} of {} rows match", found.len(), world.story.places.len());
    assert_eq!(bridges.summary, summary);
    let (_, fewer) = filtered("places", "BRIDGE  changshou", Lang::En);
    assert!(fewer.len() < found.len() && fewer.iter().all(|id| found.contains(id)), "{fewer:?}");
    assert!(!filtered("places", "长寿路桥", Lang::Zh).1.is_empty());
    let (none, _) = filtered("places", "no such thing", Lang::En);
    assert!(none.rows.is_empty() && none.hidden_matches == 0);
    assert_eq!(none.summary, format!("0 of {} rows match", world.story.places.len()));
}

#[test]
fn rows_hidden_by_the_filters_of_the_page_are_counted() {
    let world = World::new(MINXIN);
    let mut state = State { programme: Some(0), ..state("events", "") };
    let shown = page(&world, &state);
    let all = world.story.events.len();
    assert!(shown.hidden > 0 && shown.hidden + ids(&world, &state).len() == all, "{} hidden", shown.hidden);
    assert!(
        shown.summary.ends_with(&format!("; {} more hidden by the page’s filters", shown.hidden)),
        "{}",
        shown.summary
    );
    // What the filters of the page hide is found in words, so that they can be loosened.
    let title = world.story.events.iter().map(|(id, event)| (id, &event.title.en));
    let shown_ids = ids(&world, &state);
    let (_, title) = title.into_iter().find(|(id, _)| !shown_ids.contains(id)).unwrap();
    state.table.filter.clone_from(title);
    let nothing = page(&world, &state);
    assert!(nothing.rows.is_empty() && nothing.hidden_matches > 0, "{title}");
}

#[test]
fn a_long_table_has_every_row_on_one_page() {
    let world = super::timeline::many(90);
    let mut state = state("events", "");
    let all = ids(&world, &state);
    let mut seen: Vec<String> = Vec::new();
    for (number, summary) in ["Rows 1–25", "Rows 26–50", "Rows 51–75", "Rows 76–90"].into_iter().enumerate() {
        state.table.page = number;
        let page = page(&world, &state);
        assert_eq!((page.page, page.page_count), (number, 4));
        assert_eq!(page.summary, format!("{summary} of 90"));
        seen.extend(row_ids(&page));
    }
    assert_eq!(seen, all);
    for beyond in [4, usize::MAX] {
        state.table.page = beyond;
        assert_eq!(page(&world, &state).page, 3, "the last page");
    }
}

#[test]
fn a_link_leads_to_the_table_and_page_of_its_row() {
    let world = World::new(MINXIN);
    let position =
        |state: &State, id: &str| world.scene(state, |ctx, visible, _| position_of(ctx, visible, &state.table, id));
    let default = State { lang: Lang::En, ..State::default() };
    let records: Vec<(String, TableKind)> = world
        .story
        .records()
        .into_iter()
        .map(|(record, id, _)| (id.to_owned(), TableKind::Records(record.kind)))
        .collect();
    let sources = world.story.sources.iter().map(|(id, _)| (format!("source-{id}"), TableKind::Sources));
    for (id, kind) in records.into_iter().chain(sources).step_by(7) {
        let table = position(&default, &id).unwrap();
        assert_eq!((table.kind, table.order, table.filter.as_str()), (kind, None, ""), "{id}");
        let shown = page(&world, &State { table, ..default.clone() });
        assert!(row_ids(&shown).iter().any(|shown| shown == id.trim_start_matches("source-")), "{id} is on its page");
    }
    for unknown in ["", "nobody", "source-nobody"] {
        assert_eq!(position(&default, unknown), None, "{unknown}");
    }
    // The order stays, and so does a filter that leaves the row.
    let mut sorted = state("sources", "-cited");
    sorted.table.page = 9;
    let article = format!("source-{}", world.story.article);
    assert_eq!(position(&sorted, &article), Some(TableState { page: 0, ..sorted.table.clone() }));
    sorted.table.filter = "no such thing".into();
    assert_eq!(position(&sorted, &article).unwrap().order, None);
    // A row that the filters of the page hide has no place.
    let filtered = State { programme: Some(0), ..default };
    let hidden = world.story.events.iter().find(|(id, event)| {
        !event.programmes.contains(&world.story.programmes[0].0) && position(&filtered, id).is_none()
    });
    assert!(hidden.is_some());
}

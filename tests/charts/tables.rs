//! Tests of the tables of charts.

use super::*;

#[test]
fn a_table_has_the_values_of_its_chart() {
    for lang in [Lang::Zh, Lang::En] {
        let world = World::bundled().with(|state| state.lang = lang);
        for group in world.groups() {
            let table = world.table(group.id);
            assert_eq!(table.rows.len(), group.rows.len());
            for (row, (words, data)) in group.rows.iter().zip(table.rows.iter().zip(&table.data)) {
                assert_eq!((words.len(), data.len()), (table.heads.len(), table.data_heads.len()));
                assert_eq!(
                    [&words[1], &words[2], &words[5], &words[6]],
                    [&row.summary.actual, &row.summary.as_of, &row.summary.shares, &row.summary.badge.words]
                );
                let indicator = find(&world.story.indicators, &row.state.id).unwrap();
                let actual = indicator.progress(true).actual.map(|actual| actual.value.number.grouped(""));
                let cited = indicator.evidence_parts().into_iter().flat_map(|part| &part.citations);
                let urls =
                    cited.filter_map(|citation| find(&world.story.sources, &citation.source).unwrap().url.as_deref());
                let urls: std::collections::BTreeSet<&str> = urls.collect();
                assert_eq!(data.last().unwrap().split_whitespace().collect::<std::collections::BTreeSet<_>>(), urls);
                assert_eq!(data[0], actual.unwrap_or_default());
                assert!(!words[7].is_empty(), "{} has its sources", row.state.id);
            }
        }
    }
}

#[test]
fn the_table_of_a_series_contains_everything_that_is_drawn() {
    let world = World::bundled();
    for (index, (id, series)) in world.story.series.iter().enumerate() {
        let table = world.table(ChartId::Series(index));
        let members = series.indicators.iter().map(|id| find(&world.story.indicators, id).unwrap());
        let all: usize = members
            .map(|indicator| indicator.targets.len() + indicator.observations.len() + indicator.claims.len())
            .sum();
        assert_eq!(table.rows.len(), all, "{id}");
        assert!(table.data.iter().all(|row| row.len() == table.data_heads.len() && !row[0].is_empty()));
    }
}

#[test]
fn the_tables_of_all_facts_are_written_whole() {
    use minxin_atlas::scene::records::table::plain;
    use minxin_atlas::state::{TableKind, TableState};
    let world = World::bundled();
    let of = |name: &str| {
        let table = TableState { kind: TableKind::of_name(name).unwrap(), ..TableState::default() };
        world.scene(|ctx, visible| plain(ctx, visible, &table))
    };
    let (title, commitments) = of("commitments");
    assert_eq!((title, commitments.len()), ("承诺一览", world.story.commitments.len() + 1));
    let (title, events) = of("events");
    assert_eq!((title, events.len()), ("事件", 54));
    assert!(events.iter().all(|row| row.len() == events[0].len()) && events[1][4] == world.story.events[0].0);
    let (_, sources) = of("sources");
    assert_eq!(sources.len(), world.story.sources.len() + 1);
}

#[test]
fn names_of_charts_are_read_as_they_are_written() {
    let world = World::bundled();
    let mut classes = BTreeSet::new();
    for name in names(&world).into_iter().chain([ChartId::All, ChartId::Group(None)]) {
        let (written, read) = world.scene(|ctx, _| {
            let written = name.to_text(ctx);
            (written.clone(), ChartId::parse(ctx, &written))
        });
        assert!(read == Some(name) && classes.insert(written), "{name:?}");
    }
    for bad in ["", "group/nobody", "series/", "table/1"] {
        assert_eq!(world.scene(|ctx, _| ChartId::parse(ctx, bad)), None, "{bad}");
    }
}

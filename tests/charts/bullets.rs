//! Tests of bullet charts.

use super::*;

#[test]
fn bars_are_as_long_as_their_numbers_and_one_unit_has_one_scale() {
    let world = World::bundled();
    for group in world.groups() {
        let mut scales: Vec<(String, f64)> = Vec::new();
        for row in &group.rows {
            let (id, indicator) = &world.story.indicators[row.state.record.index];
            let progress = indicator.progress(true);
            let target = progress.raised.or(progress.target).unwrap().value.number.to_f64();
            let scale = row.bullet.target.unwrap() / target;
            let scale_of_unit =
                scales.iter().find(|(unit, _)| *unit == indicator.unit).map_or(scale, |(_, scale)| *scale);
            assert!((scale_of_unit / scale - 1.0).abs() < 1e-9, "{id} has another scale than others of its unit");
            scales.push((indicator.unit.clone(), scale));
            let Some(actual) = progress.actual else {
                assert!(row.bullet.bar.is_none(), "{id} has a target without a bar");
                continue;
            };
            let (low, number) = (actual.value.interval().low, actual.value.number.to_f64());
            let low = if low.is_finite() { low } else { number };
            let bar = row.bullet.bar.unwrap();
            let solid = if actual.value.bound == Bound::AtMost {
                bar.end
            } else if actual.value.step.is_none() && bar.faded.1 > bar.solid {
                bar.solid + 4.0
            } else {
                bar.solid
            };
            assert!((solid / scale / low - 1.0).abs() < 1e-6, "{id}: {bar:?} for {low} at {scale}");
        }
    }
}

#[test]
fn everything_drawn_stays_inside() {
    for lang in [Lang::Zh, Lang::En] {
        for background in [true, false] {
            let world = World::bundled().with(|state| (state.lang, state.background) = (lang, background));
            let rows: Vec<_> = world.groups().into_iter().flat_map(|group| group.rows).collect();
            assert_eq!(rows.len(), world.scene(|_, visible| visible.of(RecordKind::Indicator).count()));
            for row in rows {
                let bullet = &row.bullet;
                let bar = bullet.bar.map_or(Vec::new(), |bar| vec![bar.from, bar.solid, bar.faded.0, bar.faded.1]);
                let marks = bullet.target.iter().chain(&bullet.original).chain(&bullet.earlier).chain(&bullet.claims);
                let all = marks.copied().chain(bar).chain(bullet.ticks.iter().map(|(x, _)| *x));
                assert!(all.into_iter().all(|x| (0.0..=WIDTH).contains(&x)), "{}: {bullet:?}", row.state.id);
                assert!(
                    bullet.ranges.windows(2).all(|pair| pair[0].1 == pair[1].0),
                    "{}: {:?}",
                    row.state.id,
                    bullet.ranges
                );
            }
        }
    }
}

#[test]
fn the_target_in_force_is_dark_and_the_original_one_lighter() {
    let world = World::bundled();
    let row = world.groups().into_iter().flat_map(|group| group.rows).find(|row| row.state.id == "renewal-area-2020");
    let bullet = row.unwrap().bullet;
    let (target, original) = (bullet.target.unwrap(), bullet.original.unwrap());
    assert!((original / target - 55.0 / 75.0).abs() < 1e-9, "{original} {target}");
    assert_eq!((bullet.earlier.len(), bullet.claims.len(), bullet.is_forecast), (1, 1, false));
}

#[test]
fn the_trucks_are_a_shortfall_with_an_open_end() {
    let world = World::bundled();
    let row =
        world.groups().into_iter().flat_map(|group| group.rows).find(|row| row.state.id == "breakfast-trucks").unwrap();
    let bar = row.bullet.bar.unwrap();
    assert!(bar.open.is_some() && row.bullet.is_forecast && bar.solid < row.bullet.target.unwrap(), "{:?}", row.bullet);
    assert_eq!(row.summary.badge.words, "低于预计");
    assert_eq!(row.summary.caption, "流动早餐车：完成数70余辆（2021年1月4日），为预计数约100辆的70%以上；低于预计。");
    assert!(row.notes[0].contains("下限"), "{:?}", row.notes);
}

#[test]
fn values_of_other_sources_are_shown_beside_the_results() {
    let world = World::bundled();
    let notes = |id: &str| {
        let rows = world.groups().into_iter().flat_map(|group| group.rows);
        rows.into_iter().find(|row| row.state.id == id).unwrap().notes.join("\n")
    };
    assert!(
        notes("breakfast-sites-2021").contains("其他来源数据：2021年9月16日227个")
            || notes("breakfast-sites-2021").contains("其他来源数据：227个（2021年9月16日）"),
        "{}",
        notes("breakfast-sites-2021")
    );
    let creek = notes("creek-shoreline");
    assert!(
        creek.contains("42公里（2021年10月27日）")
            && creek.contains("未加限定")
            && creek.contains("42公里（2022年6月29日）"),
        "{creek}"
    );
    let article = World::bundled().with(|state| state.background = false);
    let rows: Vec<_> = article.groups().into_iter().flat_map(|group| group.rows).collect();
    assert!(rows.iter().all(|row| !row.notes.join("").contains("其他来源数据")));
}

#[test]
fn they_are_sorted_as_asked() {
    let world = World::bundled().with(|state| state.sort = Sort::Ratio);
    let groups = world.groups();
    let [all] = groups.as_slice() else { panic!("{} groups", groups.len()) };
    // Those without a share come last.
    let share = |row: &IndicatorRow| row.summary.percent.map_or(f64::NEG_INFINITY, Decimal::to_f64);
    let shares: Vec<f64> = all.rows.iter().map(share).collect();
    assert_eq!(shares.len(), world.story.indicators.len());
    assert!(shares.is_sorted_by(|one, other| one >= other), "{shares:?}");
    let world = World::bundled().with(|state| state.sort = Sort::Date);
    let day = |at: usize| world.story.indicators[at].1.progress(true).actual.and_then(|actual| actual.when.last());
    let days: Vec<_> = world.groups()[0].rows.iter().map(|row| day(row.state.record.index)).collect();
    assert!(days.is_sorted_by(|one, other| one >= other), "{days:?}");
    let by_programme = World::bundled().groups();
    let programmes = world.story.programmes.iter().enumerate().filter(|(_, (id, _))| {
        world.story.indicators.iter().any(|(_, indicator)| indicator.programmes.first() == Some(id))
    });
    let names: Vec<_> = by_programme.iter().map(|group| group.id).collect();
    assert_eq!(names, programmes.map(|(index, _)| ChartId::Group(Some(index))).collect::<Vec<_>>());
}

#[test]
fn the_counts_of_a_group_are_those_of_its_rows() {
    for group in World::bundled().groups() {
        for (badge, count) in &group.counts {
            let expected_count = group.rows.iter().filter(|row| row.summary.badge.name == badge.words).count();
            assert_eq!(expected_count, *count, "{}: {}", group.heading, badge.words);
        }
        assert_eq!(group.counts.iter().map(|(_, count)| count).sum::<usize>(), group.rows.len());
    }
}

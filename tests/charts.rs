//! Tests of the charts: drawings, sentences, tables and exported files agree with the record.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::BTreeSet;

use minxin_atlas::paint::{self, Theme};
use minxin_atlas::read;
use minxin_atlas::scene::charts::export_page::{ExportItem, ExportPage, export_page};
use minxin_atlas::scene::charts::{
    ChartDrawing, ChartId, ChartTable, IndicatorGroup, SeriesChart, chart_table, indicator_groups, legend,
    series_charts, series_models, time_series, tooltip,
};
use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{Sort, State, VisibleRecords};
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{Lang, RecordKind, Story, find};
use proptest::prelude::*;
use proptest::test_runner::Config;

const WIDTH: f64 = 600.0;

struct World {
    story: Story,
    base: Basemap,
    state: State,
}

impl World {
    fn of(file: &[u8]) -> Self {
        let reading = read::story(file);
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        Self { story: reading.story.unwrap(), base: Basemap::default(), state: State::default() }
    }

    fn bundled() -> Self {
        Self::of(include_bytes!("../public/stories/minxin-2021.json"))
    }

    fn with(mut self, change: impl FnOnce(&mut State)) -> Self {
        change(&mut self.state);
        self
    }

    fn scene<T>(&self, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords) -> T) -> T {
        let (lang, background) = (self.state.lang, self.state.background);
        let ctx = SceneContext { story: &self.story, basemap: &self.base, lang, background };
        make(&ctx, &VisibleRecords::new(&self.story, &self.state))
    }

    fn groups(&self) -> Vec<IndicatorGroup> {
        self.scene(|ctx, visible| indicator_groups(ctx, visible, &Highlight::default(), self.state.sort, WIDTH))
    }

    fn charts(&self) -> Vec<SeriesChart> {
        self.scene(|ctx, visible| series_charts(ctx, visible, &Highlight::default(), &series_models(ctx), WIDTH))
    }

    fn chart(&self, id: &str) -> SeriesChart {
        let index = self.story.series.iter().position(|(other, _)| other == id).unwrap();
        self.charts().into_iter().find(|chart| chart.id == ChartId::Series(index)).unwrap()
    }

    fn years(&self, id: &str) -> time_series::TimeSeriesChart {
        let ChartDrawing::TimeSeries(years) = self.chart(id).drawing else { panic!("{id} is no chart over time") };
        years
    }

    fn table(&self, name: ChartId) -> ChartTable {
        self.scene(|ctx, visible| chart_table(ctx, visible, self.state.sort, name)).unwrap()
    }

    fn sheet(&self, name: ChartId) -> ExportPage {
        self.scene(|ctx, visible| export_page(ctx, visible, self.state.sort, name, "https://example.cn/?a=1&b=2"))
            .unwrap()
    }
}

/// Every chart of the story.
fn names(world: &World) -> Vec<ChartId> {
    let groups = world.groups().into_iter().map(|group| group.id);
    groups.chain(world.charts().into_iter().map(|chart| chart.id)).collect()
}

mod bullets {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_numbers_and_one_unit_has_one_scale() {
        let world = World::bundled();
        for group in world.groups() {
            let mut scales: Vec<(String, f64)> = Vec::new();
            for row in &group.rows {
                let (id, indicator) = &world.story.indicators[row.state.record.index];
                let progress = indicator.progress(true);
                let low = progress.actual.unwrap().value.interval().low;
                let bar = row.bullet.bar.unwrap();
                let target = progress.raised.or(progress.target).unwrap().value.number.to_f64();
                let scale = row.bullet.target.unwrap() / target;
                let solid = if progress.actual.unwrap().value.step.is_none() && bar.faded.1 > bar.solid {
                    bar.solid + 4.0
                } else {
                    bar.solid
                };
                assert!((solid / scale / low - 1.0).abs() < 1e-6, "{id}: {bar:?} for {low} at {scale}");
                let scale_of_unit =
                    scales.iter().find(|(unit, _)| *unit == indicator.unit).map_or(scale, |(_, scale)| *scale);
                assert!((scale_of_unit / scale - 1.0).abs() < 1e-9, "{id} has another scale than others of its unit");
                scales.push((indicator.unit.clone(), scale));
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
                    let bar = bullet.bar.unwrap();
                    let marks =
                        bullet.target.iter().chain(&bullet.original).chain(&bullet.earlier).chain(&bullet.claims);
                    let all = marks
                        .copied()
                        .chain([bar.from, bar.solid, bar.faded.0, bar.faded.1])
                        .chain(bullet.ticks.iter().map(|(x, _)| *x));
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
        let row =
            world.groups().into_iter().flat_map(|group| group.rows).find(|row| row.state.id == "renewal-area-2020");
        let bullet = row.unwrap().bullet;
        let (target, original) = (bullet.target.unwrap(), bullet.original.unwrap());
        assert!((original / target - 55.0 / 75.0).abs() < 1e-9, "{original} {target}");
        assert_eq!((bullet.earlier.len(), bullet.claims.len(), bullet.is_forecast), (1, 1, false));
    }

    #[test]
    fn the_trucks_are_a_shortfall_with_an_open_end() {
        let world = World::bundled();
        let row = world
            .groups()
            .into_iter()
            .flat_map(|group| group.rows)
            .find(|row| row.state.id == "breakfast-trucks")
            .unwrap();
        let bar = row.bullet.bar.unwrap();
        assert!(
            bar.open.is_some() && row.bullet.is_forecast && bar.solid < row.bullet.target.unwrap(),
            "{:?}",
            row.bullet
        );
        assert_eq!(row.summary.badge.words, "低于预计");
        assert_eq!(row.summary.caption, "流动早餐车：实际70余辆（2021年1月4日），为预计数约100辆的 70%；低于预计。");
        assert!(row.notes[0].contains("下限"), "{:?}", row.notes);
    }

    #[test]
    fn what_sources_say_otherwise_stands_beside() {
        let world = World::bundled();
        let notes = |id: &str| {
            let rows = world.groups().into_iter().flat_map(|group| group.rows);
            rows.into_iter().find(|row| row.state.id == id).unwrap().notes.join("\n")
        };
        assert!(notes("breakfast-sites-2021").contains("另有说法：2021年227个"), "{}", notes("breakfast-sites-2021"));
        let creek = notes("creek-shoreline");
        assert!(
            creek.contains("近36公里") && creek.contains("未能核对") && creek.contains("2022年6月29日42公里"),
            "{creek}"
        );
        let article = World::bundled().with(|state| state.background = false);
        let rows: Vec<_> = article.groups().into_iter().flat_map(|group| group.rows).collect();
        assert!(rows.iter().all(|row| !row.notes.join("").contains("另有说法")));
    }

    #[test]
    fn they_are_sorted_as_asked() {
        let world = World::bundled().with(|state| state.sort = Sort::Ratio);
        let groups = world.groups();
        let [all] = groups.as_slice() else { panic!("{} groups", groups.len()) };
        let shares: Vec<f64> = all.rows.iter().map(|row| row.summary.percent.unwrap().to_f64()).collect();
        assert_eq!(shares.len(), world.story.indicators.len());
        assert!(shares.is_sorted_by(|one, other| one >= other), "{shares:?}");
        let world = World::bundled().with(|state| state.sort = Sort::Date);
        let day = |at: usize| world.story.indicators[at].1.progress(true).actual.unwrap().when.last().unwrap();
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
                let expected_count = group.rows.iter().filter(|row| row.summary.badge.words == badge.words).count();
                assert_eq!(expected_count, *count, "{}: {}", group.heading, badge.words);
            }
            assert_eq!(group.counts.iter().map(|(_, count)| count).sum::<usize>(), group.rows.len());
        }
    }
}

/// A story with one indicator whose remaining members are `parts`.
fn story_of(period: &str, parts: &str) -> World {
    let text = r#"{"zh": "数", "en": "Count"}"#;
    World::of(
        format!(
            r#"{{"schema": 1, "id": "s", "title": {text}, "summary": {text}, "article": "a", "as_of": "2020-01-01", "programmes": [],
"places": [], "events": [], "sources": [{{"id": "a", "publisher": {text}, "link": "original"}}],
"units": [{{"id": "u", "name": {text}, "short": {text}}}], "indicators": [{{"id": "i", "title": {text}, "short": {text}, "unit": "u",
"direction": "up", "period": "{period}", "basis": "article", {parts}}}]}}"#
        )
        .as_bytes(),
    )
}

fn target(number: i64, more: &str) -> String {
    format!(
        r#""targets": [{{"value": {{"number": {number}, "bound": "exact"}}, "deadline": "2020-12-31", {more} "kind": "target", "basis": "article",
"citations": [{{"source": "a"}}]}}]"#
    )
}

fn observation_json(number: i64, date: &str, kind: &str) -> String {
    format!(
        r#""observations": [{{"value": {{"number": {number}, "bound": "exact"}}, "date": "{date}", "kind": "{kind}", "basis": "article",
"citations": [{{"source": "a"}}]}}]"#
    )
}

mod on_the_way {
    use super::*;

    #[test]
    fn the_pace_is_marked_with_its_day() {
        let world = story_of("2020", &[target(100, ""), observation_json(30, "2020-07-01", "interim")].join(","));
        let row = world.groups().remove(0).rows.remove(0);
        let (pace, target) = (row.bullet.pace.unwrap(), row.bullet.target.unwrap());
        assert!((pace / target - 182.0 / 365.0).abs() < 1e-2, "{pace} {target}");
        assert_eq!(row.summary.badge.words, "偏慢");
        assert!(
            row.labels.iter().any(|label| label.class == "pace" && label.text == "2020年7月1日应到这里"),
            "{:?}",
            row.labels
        );
    }

    #[test]
    fn far_beyond_the_target_the_bar_is_cut_and_labelled() {
        let world = story_of("2020", &[target(100, ""), observation_json(950, "2020", "result")].join(","));
        let row = world.groups().remove(0).rows.remove(0);
        assert!(row.bullet.bar.unwrap().is_cut);
        assert!(row.labels.iter().any(|label| label.class == "cut" && label.text == "直到950数"), "{:?}", row.labels);
    }

    #[test]
    fn what_cannot_be_assessed_says_why() {
        let result = || observation_json(50, "2020", "result");
        for (parts, why) in [
            ([target(0, ""), result()].join(","), "目标就是起点的数"),
            ([target(100, r#""announced": "2021-03","#), result()].join(","), "期限早于公布的日子"),
        ] {
            let row = story_of("2020", &parts).groups().remove(0).rows.remove(0);
            assert_eq!(row.summary.badge.words, "无法评估");
            assert!(row.summary.caption.ends_with(&format!("；无法评估：{why}。")), "{}", row.summary.caption);
        }
        let row = story_of("2020", &target(100, "")).groups().remove(0).rows.remove(0);
        assert_eq!(
            (row.summary.badge.words.as_str(), row.summary.caption.as_str()),
            ("无法评估", "数：还没有数，目标100数。")
        );
        let row = story_of("2020", &result()).groups().remove(0).rows.remove(0);
        assert_eq!(row.summary.caption, "数：实际50数（2020年），没有找到公布的目标。");
    }
}

mod series {
    use super::*;

    #[test]
    fn renewal_goes_from_2018_to_2022_with_its_gaps() {
        let world = World::bundled();
        let years = world.years("series-renewal-area");
        let year = years.width * 365.0 / 1826.0;
        assert_eq!(years.gaps.len(), 2, "2018 and 2022");
        assert!(
            years.gaps[0].0 == 0.0
                && (years.gaps[1].1 - years.width).abs() < 1e-6
                && (years.gaps[0].1 - year).abs() < 1.0
        );
        assert_eq!(years.bars.iter().filter(|bar| bar.is_result).count(), 3);
        assert_eq!(years.bars.iter().filter(|bar| !bar.is_result).count(), 2, "three quarters, four months");
        let caption = world.chart("series-renewal-area").caption;
        assert_eq!(
            caption,
            "旧区改造面积：3项指标，3项达到目标；最少2019年55.3万平方米，最多2021年90.1万平方米；2018年、2022年没有数。"
        );
    }

    #[test]
    fn a_raised_target_is_a_step_up() {
        let years = World::bundled().years("series-renewal-area");
        let rising: Vec<_> = years.steps.iter().filter(|step| step.riser.is_some()).collect();
        let [step] = rising.as_slice() else { panic!("{rising:?}") };
        let next = years.steps.iter().find(|next| next.from == step.to && !next.is_former).unwrap();
        assert!(next.y < step.y && step.riser == Some(next.y) && next.is_due && !step.is_due, "{step:?} {next:?}");
        assert!(years.steps.iter().any(|former| former.is_former && former.from == step.to && former.y == step.y));
    }

    #[test]
    fn beds_go_from_2018_to_2023_and_2022_is_not_known() {
        let years = World::bundled().years("series-elder-beds");
        assert_eq!((years.bars.len(), years.gaps.len(), years.steps.len(), years.paces.len()), (5, 1, 5, 5));
    }

    #[test]
    fn the_trucks_are_a_point_below_a_broken_line() {
        let years = World::bundled().years("series-trucks");
        let ([point], [step]) = (years.points.as_slice(), years.steps.as_slice()) else { panic!("{years:?}") };
        assert!(
            point.open.is_some() && step.is_forecast && point.position.x > step.to && point.position.y > step.y,
            "{point:?} {step:?}"
        );
    }

    #[test]
    fn ways_go_stop_by_stop_to_their_target() {
        let world = World::bundled();
        for (id, stops, expected) in
            [("series-river", 3, "25.29公里，到2017年9月30日32.4公里"), ("series-creek", 2, "约26公里，到")]
        {
            let chart = world.chart(id);
            let ChartDrawing::ProgressTrack(track) = &chart.drawing else { panic!("{id}") };
            assert_eq!(track.segments.len(), stops);
            assert!(
                track.segments.windows(2).all(|pair| pair[0].to == pair[1].from && pair[1].to > pair[0].to),
                "{track:?}"
            );
            assert!(chart.caption.contains(expected), "{}", chart.caption);
            assert_eq!(chart.hits.len(), stops, "each can be pointed at");
        }
        let creek = world.chart("series-creek");
        assert!(creek.axis.iter().any(|label| label.text == "近36公里" && label.class == "claim"), "{:?}", creek.axis);
    }

    #[test]
    fn words_of_drawings_do_not_leave_them() {
        for lang in [Lang::Zh, Lang::En] {
            for chart in World::bundled().with(|state| state.lang = lang).charts() {
                for label in chart.labels.iter().chain(&chart.axis) {
                    assert!((0.0..=100.0).contains(&label.percent), "{}: {label:?}", chart.title);
                }
                for hit in &chart.hits {
                    assert!(hit.from <= hit.to && (0.0..=100.0).contains(&hit.to) && !hit.name.is_empty(), "{hit:?}");
                }
            }
        }
    }

    /// A story with one indicator whose values come from a register.
    fn register(values: &str) -> World {
        let fact = r#""basis": "article", "citations": [{"source": "a"}]"#;
        let text = r#"{"zh": "水位", "en": "Level"}"#;
        World::of(
            format!(
                r#"{{"schema": 1, "id": "s", "title": {text}, "summary": {text}, "article": "a", "programmes": [], "places": [], "events": [],
"sources": [{{"id": "a", "publisher": {text}, "link": "original"}}], "units": [{{"id": "m", "name": {text}, "short": {text}}}],
"indicators": [{{"id": "level", "title": {text}, "short": {text}, "unit": "m", "direction": "up", "period": "../2020", "basis": "article",
"readings": {{"start": "2020-01-01", "every": "day", "values": [{values}], {fact}}}}}],
"series": [{{"id": "levels", "title": {text}, "indicators": ["level"], "form": "years"}}]}}"#
            )
            .as_bytes(),
        )
    }

    #[test]
    fn what_is_missing_in_a_register_is_a_gap_in_its_line() {
        let years = register("1, 2, null, null, 5, 4").years("levels");
        assert_eq!(years.lines.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
    }

    #[test]
    fn very_many_readings_are_as_many_as_there_are_columns() {
        let values: Vec<String> = (0..100_000).map(|day| (day * 7919 % 1000).to_string()).collect();
        let years = register(&values.join(",")).years("levels");
        let [line] = years.lines.as_slice() else { panic!("{} lines", years.lines.len()) };
        assert!(line.len() > 1000 && line.len() <= 4 * 601, "{}", line.len());
    }

    #[test]
    fn bad_readings_are_told_with_their_place() {
        let file = r#"{"schema": 1, "id": "s", "title": {"zh": "一", "en": "T"}, "summary": {"zh": "一", "en": "T"}, "article": "a",
"programmes": [], "places": [], "events": [], "sources": [{"id": "a", "publisher": {"zh": "一", "en": "T"}, "link": "original"}],
"units": [{"id": "m", "name": {"zh": "米", "en": "m"}, "short": {"zh": "米", "en": "m"}}],
"indicators": [{"id": "i", "title": {"zh": "一", "en": "T"}, "short": {"zh": "一", "en": "T"}, "unit": "m", "direction": "up", "period": "2020",
"basis": "article", "readings": {"start": "2020", "every": "day", "values": [1, "2", null], "basis": "article", "citations": [{"source": "a"}]}}]}"#;
        let problems = read::story(file.as_bytes()).problems;
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!(problem.path, "/indicators/0/readings/values/1");
    }
}

mod words {
    use super::*;

    proptest! {
        #![proptest_config(Config { cases: 1_000, ..Config::default() })]

        #[test]
        fn the_sentence_below_a_chart_is_right_on_any_numbers(
            actual in -5_000_i64..2_000_000_000, target in -5_000_i64..2_000_000_000, is_about in any::<bool>(), is_up in any::<bool>(), english in any::<bool>(),
        ) {
            let mut world = World::bundled();
            world.state.lang = if english { Lang::En } else { Lang::Zh };
            let (bound, direction) = (if is_about { "about" } else { "exact" }, if is_up { "up" } else { "down" });
            let (text, fact) = (r#"{"zh": "数", "en": "Count"}"#, r#""basis": "article", "citations": [{"source": "a"}]"#);
            let file = format!(
                r#"{{"schema": 1, "id": "s", "title": {text}, "summary": {text}, "article": "a", "programmes": [], "places": [], "events": [],
"sources": [{{"id": "a", "publisher": {text}, "link": "original"}}], "units": [{{"id": "u", "name": {text}, "short": {text}}}],
"indicators": [{{"id": "i", "title": {text}, "short": {text}, "unit": "u", "direction": "{direction}", "period": "2020", "basis": "article",
"targets": [{{"value": {{"number": {target}, "bound": "exact"}}, "deadline": "2020", "kind": "target", {fact}}}],
"observations": [{{"value": {{"number": {actual}, "bound": "{bound}"}}, "date": "2020", "kind": "result", {fact}}}]}}]}}"#
            );
            world.story = World::of(file.as_bytes()).story;
            let row = world.groups().remove(0).rows.remove(0);
            let caption: String = row.summary.caption.chars().filter(|letter| *letter != ',').collect();
            let number = |number: i64| number.to_string().replace('-', "−");
            prop_assert!(caption.contains(&number(actual)) && caption.contains(&number(target)), "{caption}");
            let reached = if is_up { actual >= target } else { actual <= target };
            let words = if english { "met" } else { "按期达到" };
            // With a count from zero, a target of zero equals the baseline.
            if target != 0 || !is_up {
                let says = row.summary.badge.words == words;
                prop_assert_eq!(says, reached, "{}", caption);
            }
            if target > 0 && is_up && actual.abs() as f64 / (target as f64) < 1e6 {
                let share = actual as f64 / target as f64 * 100.0;
                let rounded = (share * 10.0).round() / 10.0;
                let words = match () {
                    () if share < 100.0 && rounded >= 100.0 => "99.9%".to_owned(),
                    () if share > 0.0 && rounded <= 0.0 => "<0.1%".to_owned(),
                    () if share < 0.0 && rounded >= 0.0 => ">−0.1%".to_owned(),
                    () => format!("{rounded}%").replace('-', "−"),
                };
                prop_assert!(caption.contains(&words), "{caption} without {words}");
            } else {
                prop_assert!(!caption.contains('%'), "{caption}");
            }
            let ceiling = if english { "at most " } else { "至多" };
            prop_assert_eq!(caption.contains(ceiling), !is_up, "{}", caption);
            prop_assert!(!caption.contains("NaN") && !caption.contains("inf"));
        }
    }

    #[test]
    fn what_is_pointed_at_is_told_in_full() {
        let world = World::bundled();
        let shown = world.scene(|ctx, _| tooltip(ctx, "renewal-area-2020", None)).unwrap();
        let facts: Vec<_> = shown.facts.iter().map(|(label, text)| format!("{label} {text}")).collect();
        assert!(
            facts.contains(&"实际 750000平方米".to_owned()) && facts.contains(&"目标 550000平方米".to_owned()),
            "{facts:?}"
        );
        let one = world.scene(|ctx, _| tooltip(ctx, "river-shoreline", Some(1))).unwrap();
        assert_eq!(one.facts[0].1, "32.4公里");
        assert_eq!(world.scene(|ctx, _| tooltip(ctx, "river-shoreline", Some(9))), None);
        assert_eq!(world.scene(|ctx, _| tooltip(ctx, "nobody", None)), None);
    }
}

mod tables {
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
                        [&row.summary.actual, &row.summary.as_of, &row.summary.share, &row.summary.badge.words]
                    );
                    let indicator = find(&world.story.indicators, &row.state.id).unwrap();
                    let actual = indicator.progress(true).actual.unwrap();
                    let cited = indicator.evidence_parts().into_iter().flat_map(|part| &part.citations);
                    let urls = cited
                        .filter_map(|citation| find(&world.story.sources, &citation.source).unwrap().url.as_deref());
                    let urls: std::collections::BTreeSet<&str> = urls.collect();
                    assert_eq!(
                        data.last().unwrap().split_whitespace().collect::<std::collections::BTreeSet<_>>(),
                        urls
                    );
                    assert_eq!(data[0], actual.value.number.grouped(""));
                    assert!(!words[7].is_empty(), "{} has its sources", row.state.id);
                }
            }
        }
    }

    #[test]
    fn a_family_is_tabled_with_all_that_is_drawn() {
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
        let world = World::bundled();
        let of = |of: &str| world.scene(|ctx, visible| plain(ctx, visible, &Highlight::default(), of));
        let (title, events) = of("0").unwrap();
        assert_eq!((title, events.len()), ("事件", 54));
        assert!(events.iter().all(|row| row.len() == events[0].len()) && events[1][4] == world.story.events[0].0);
        let (_, sources) = of("sources").unwrap();
        assert_eq!(sources.len(), world.story.sources.len() + 1);
        assert_eq!((of("99"), of("x")), (None, None));
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
}

mod taken_away {
    use super::*;

    fn texts(sheet: &ExportPage) -> Vec<&str> {
        fn text(piece: &ExportItem) -> Option<&str> {
            if let ExportItem::Text { text, .. } = piece { Some(text) } else { None }
        }
        sheet.items.iter().filter_map(text).collect()
    }

    #[test]
    fn a_sheet_says_what_it_is_and_where_it_is_from() {
        for lang in [Lang::Zh, Lang::En] {
            let world = World::bundled().with(|state| state.lang = lang);
            for name in names(&world) {
                let sheet = world.sheet(name);
                let all = texts(&sheet).join("\n");
                let expected: [&str; 4] = match lang {
                    Lang::Zh => ["数据截至", "来源：", "方法：", "网址：https://example.cn"],
                    Lang::En => ["as of", "Source: ", "Method: ", "Address: https://example.cn"],
                };
                assert!(all.contains(&sheet.title), "{name:?}: {all}");
                for part in expected {
                    assert!(all.to_lowercase().contains(&part.to_lowercase()), "{name:?} says no {part}: {all}");
                }
                let samples = sheet.items.iter().filter(|piece| matches!(piece, ExportItem::Sample(..))).count();
                let keys = if let ChartId::Series(_) = name {
                    let chart = world.charts().into_iter().find(|chart| chart.id == name).unwrap();
                    legend::of_series([&chart.drawing]).len()
                } else {
                    let group = world.groups().into_iter().find(|group| group.id == name).unwrap();
                    legend::of_bullets(group.rows.iter().map(|row| &row.bullet)).len()
                };
                assert!(samples == keys && keys > 1, "{name:?} has the keys of what is on it: {samples} for {keys}");
                for piece in &sheet.items {
                    if let ExportItem::Text { at, .. } = piece {
                        assert!((0.0..=960.0).contains(&at.x) && (0.0..=sheet.height).contains(&at.y), "{piece:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_sheet_holds_for_the_last_day_that_was_counted() {
        let world = World::bundled();
        let care = world.groups().into_iter().find(|group| group.heading.contains("养老")).unwrap();
        let sheet = world.sheet(care.id);
        assert!(texts(&sheet)[1].ends_with("数据截至2023年"), "{:?}", texts(&sheet));
    }

    #[test]
    fn svg_is_whole_and_what_it_says_is_text() {
        let mut world = World::bundled();
        world.story.title.zh = "<b> & \"c\"\u{1}".to_owned();
        let theme = Theme::new("\"Noto Sans\", sans-serif".into(), |_| Some((1, 2, 3)));
        for name in names(&world) {
            let text = paint::svg(&world.sheet(name), &theme);
            assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && text.ends_with("</svg>\n"));
            assert!(text.contains("&lt;b&gt; &amp; &quot;c&quot; · "), "{text}");
            assert!(!text.contains('\u{1}') && !text.contains("<b>"));
            assert!(text.contains("font-family=\"'Noto Sans', sans-serif\"") && text.contains("#010203"));
            let open = text.matches('<').count();
            assert_eq!(open, text.matches('>').count());
            let (texts, ends) = (text.matches("<text ").count(), text.matches("</text>").count());
            assert!(texts > 10 && texts == ends);
        }
    }
}

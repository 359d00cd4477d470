//! Tests that every place that shows an indicator agrees: row, caption, key figure, table, file, panel and tooltip.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use minxin_atlas::read;
use minxin_atlas::scene::charts::bullet::QualitativeRange;
use minxin_atlas::scene::charts::{
    ChartDrawing, ChartId, IndicatorGroup, IndicatorRow, SeriesChart, chart_table, indicator_groups, indicator_table,
    legend, series_charts, series_models, tooltip,
};
use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::overview::{IndicatorFigure, hero};
use minxin_atlas::scene::records::derivation::derivation;
use minxin_atlas::scene::records::detail::detail;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::scene::records::table::tables;
use minxin_atlas::scene::timeline::event_list;
use minxin_atlas::state::{Sort, State, VisibleRecords};
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{Lang, RecordId, RecordKind, Story};
use minxin_atlas::write::csv;

struct World {
    story: Story,
    state: State,
}

/// JSON of an indicator. `parts` are its further members, in which `@` stands for basis and citations.
fn indicator(id: &str, direction: &str, period: &str, parts: &str) -> String {
    let text = format!(r#"{{"zh": "{id}", "en": "{id}"}}"#);
    let parts = parts.replace('@', r#""basis": "article", "citations": [{"source": "a"}]"#);
    format!(
        r#"{{"id": "{id}", "title": {text}, "short": {text}, "unit": "t", "direction": "{direction}", "period": "{period}",
"basis": "article", {parts}}}"#
    )
}

fn target(number: &str, deadline: &str) -> String {
    format!(
        r#""targets": [{{"value": {{"number": {number}, "bound": "exact"}}, "deadline": "{deadline}", "kind": "target", @}}]"#
    )
}

fn observation_json(number: &str, date: &str, kind: &str) -> String {
    format!(
        r#""observations": [{{"value": {{"number": {number}, "bound": "exact"}}, "date": "{date}", "kind": "{kind}", @}}]"#
    )
}

fn baseline(number: &str) -> String {
    format!(r#""baseline": {{"number": {number}, "bound": "exact"}}"#)
}

impl World {
    /// A story with these indicators, all of which are highlights and in one series.
    fn new(indicators: &[String]) -> Self {
        let text = r#"{"zh": "数", "en": "Story"}"#;
        let ids: Vec<_> = indicators.iter().map(|json| json.split('"').nth(3).unwrap()).collect();
        let ids = ids.iter().map(|id| format!(r#""{id}""#)).collect::<Vec<_>>().join(",");
        let file = format!(
            r#"{{"schema": 1, "id": "s", "title": {text}, "summary": {text}, "article": "a", "highlights": [{ids}], "programmes": [],
"places": [], "events": [], "sources": [{{"id": "a", "publisher": {text}, "link": "original"}}],
"units": [{{"id": "t", "name": {{"zh": "吨", "en": "tonnes"}}, "short": {{"zh": "吨", "en": "t"}}}}],
"indicators": [{}], "series": [{{"id": "all", "title": {text}, "indicators": [{ids}], "form": "years"}}]}}"#,
            indicators.join(",")
        );
        let reading = read::story(file.as_bytes());
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        Self { story: reading.story.unwrap(), state: State::default() }
    }

    fn one(direction: &str, period: &str, parts: &[String]) -> Self {
        Self::new(&[indicator("i", direction, period, &parts.join(","))])
    }

    fn scene<T>(&self, lang: Lang, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords) -> T) -> T {
        let base = Basemap::default();
        make(
            &SceneContext { story: &self.story, basemap: &base, lang, background: true },
            &VisibleRecords::new(&self.story, &self.state),
        )
    }

    fn groups(&self, lang: Lang, sort: Sort) -> Vec<IndicatorGroup> {
        self.scene(lang, |ctx, visible| indicator_groups(ctx, visible, &Highlight::default(), sort, 600.0))
    }

    fn row(&self, lang: Lang) -> IndicatorRow {
        self.groups(lang, Sort::Date).remove(0).rows.remove(0)
    }

    fn chart(&self, lang: Lang) -> SeriesChart {
        self.scene(lang, |ctx, visible| series_charts(ctx, visible, &Highlight::default(), &series_models(ctx), 600.0))
            .remove(0)
    }

    /// Every text about the indicators, one per line: rows, key figures, tables, panel and tooltip.
    fn caption(&self, lang: Lang) -> String {
        self.scene(lang, |ctx, visible| {
            let mut all = Vec::new();
            for row in indicator_groups(ctx, visible, &Highlight::default(), Sort::Date, 600.0).remove(0).rows {
                all.extend([row.summary.actual, row.summary.beside, row.summary.badge.words, row.summary.caption]);
                all.extend(row.labels.into_iter().map(|label| label.text).chain(row.notes));
            }
            for figure in figures(ctx, visible) {
                all.extend([figure.value.number, figure.value.unit, figure.target, figure.share]);
            }
            for table in tables(ctx, visible, &Highlight::default()) {
                all.extend(table.rows.into_iter().flat_map(|row| row.cells));
            }
            for name in [ChartId::All, ChartId::Series(0)] {
                all.extend(chart_table(ctx, visible, Sort::Date, name).unwrap().rows.into_iter().flatten());
            }
            for (id, _) in &ctx.story.indicators {
                let record = ctx.story.lookup(id);
                let detail = detail(ctx, visible, &Highlight::new(ctx.story, record), record).unwrap();
                all.extend(detail.paragraphs);
                all.extend(detail.facts.into_iter().map(|(label, text)| format!("{label}: {text}")));
                all.extend(detail.derivation.unwrap().rows.into_iter().flatten());
                all.extend(tooltip(ctx, id, None).unwrap().facts.into_iter().map(|(_, text)| text));
            }
            all.join("\n")
        })
    }

    /// The plain numbers of a chart's file in the column `column`.
    fn data(&self, name: ChartId, column: &str) -> Vec<String> {
        let table = self.scene(Lang::En, |ctx, visible| chart_table(ctx, visible, Sort::Date, name)).unwrap();
        let column_index = table.data_heads.iter().position(|other| *other == column).unwrap();
        table.data.into_iter().map(|row| row[column_index].clone()).collect()
    }
}

/// The key figures of a story.
fn figures(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Vec<IndicatorFigure> {
    hero(ctx, visible, &Highlight::default(), 300.0).figures
}

fn down_from_a_hundred(value: &str) -> World {
    World::one("down", "2020", &[baseline("100"), target("50", "2020"), observation_json(value, "2020", "result")])
}

#[test]
fn if_less_is_better_the_share_is_that_of_the_way() {
    for (value, share, status) in [("75", "50%", "missed"), ("40", "120%", "met on time"), ("95", "10%", "missed")] {
        let world = down_from_a_hundred(value);
        let row = world.row(Lang::En);
        let caption = format!("i: {value} t (2020), {share} of the way from 100 t to the target of 50 t; {status}.");
        assert_eq!(row.summary.caption, caption);
        assert_eq!([row.summary.share.as_str(), &row.summary.beside], [share, share]);
        let chinese = world.row(Lang::Zh).summary.caption;
        assert!(chinese.contains(&format!("自100吨至目标50吨，已完成全程的{share}；")), "{chinese}");
        let figure = world.scene(Lang::En, |ctx, visible| figures(ctx, visible).remove(0));
        assert_eq!(figure.share, share);
        assert_eq!(world.data(ChartId::All, "percent"), [share.trim_end_matches('%')]);
        let cells = world
            .scene(Lang::En, |ctx, visible| tables(ctx, visible, &Highlight::default()).remove(0).rows.remove(0).cells);
        assert_eq!(cells, [format!("{value} t").as_str(), "50 t", share, status]);
        let wrong = format!("{}%", value.parse::<i32>().unwrap() * 2);
        assert!(!world.caption(Lang::En).contains(&wrong), "{wrong} is no share");
    }
}

#[test]
fn the_order_by_share_puts_the_best_first_where_less_is_better() {
    let of = |id: &str, value: &str| {
        indicator(
            id,
            "down",
            "2020",
            &[baseline("100"), target("50", "2020"), observation_json(value, "2020", "result")].join(","),
        )
    };
    let ceiling =
        indicator("none", "down", "2020", &[target("50", "2020"), observation_json("10", "2020", "result")].join(","));
    let near = indicator(
        "near",
        "up",
        "2020",
        &[target("70000", "2020"), observation_json("35001", "2020", "result")].join(","),
    );
    let world = World::new(&[of("worst", "95"), ceiling, of("middle", "75"), near, of("best", "40")]);
    let rows = world.groups(Lang::En, Sort::Ratio).remove(0).rows;
    let ids: Vec<_> = rows.iter().map(|row| row.state.id.as_str()).collect();
    assert_eq!(ids, ["best", "near", "middle", "worst", "none"]);
}

#[test]
fn an_upper_limit_has_no_share_and_shows_at_most() {
    let world = World::one("down", "2020", &[target("50", "2020"), observation_json("75", "2020", "result")]);
    let (en, zh) = (world.row(Lang::En).summary, world.row(Lang::Zh).summary);
    assert_eq!([en.actual.as_str(), &en.beside, &en.share], ["75 t", "at most 50 t", ""]);
    assert_eq!(en.caption, "i: 75 t (2020), target at most 50 t; missed.");
    assert_eq!(zh.caption, "i：完成数75吨（2020年），目标至多50吨；未完成。");
    for (lang, most) in [(Lang::En, "at most 50 t"), (Lang::Zh, "至多50吨")] {
        let figure = world.scene(lang, |ctx, visible| figures(ctx, visible).remove(0));
        assert!(
            figure.share.is_empty() && figure.target.ends_with(most.trim_end_matches([' ', 't', '吨'])),
            "{figure:?}"
        );
        let caption = world.caption(lang);
        assert!(!caption.contains("150") && caption.matches(most).count() >= 6, "{caption}");
    }
    assert_eq!(world.data(ChartId::All, "percent"), [""]);
    // Words of a source are shown unchanged.
    let most = r#""targets": [{"value": {"number": 50, "bound": "at_most", "words": {"zh": "不超过", "en": "no more than"}},
"deadline": "2020", "kind": "target", @}]"#;
    let world = World::one("down", "2020", &[most.to_owned(), observation_json("75", "2020", "result")]);
    assert_eq!(world.row(Lang::Zh).summary.beside, "不超过50吨");
}

#[test]
fn an_upper_limit_is_not_met_before_its_period_ends() {
    for (value, status, tone) in
        [("20", "on track", "deadline-row"), ("40", "at risk", "deadline-row"), ("60", "at risk", "deadline-row")]
    {
        let world =
            World::one("down", "2020", &[target("50", "2020-12-31"), observation_json(value, "2020-07-01", "interim")]);
        assert_eq!(world.row(Lang::En).summary.badge.words, status, "{value}");
        let listed = world.scene(Lang::En, |ctx, visible| event_list(ctx, visible, &Highlight::default(), 0));
        let deadline = &listed.years[0].rows[0];
        assert_eq!([deadline.date.as_str(), deadline.form], ["Due 31 December 2020: outcome unclear", tone]);
        let series_caption = world.chart(Lang::En).caption;
        assert!(series_caption.contains("0 of 1 target met"), "{series_caption}");
    }
    let world =
        World::one("down", "2020", &[target("50", "2020-12-31"), observation_json("40", "2020-07-01", "interim")]);
    let derivation = world.scene(Lang::En, |ctx, _| derivation(ctx, &ctx.story.indicators[0].1));
    assert_eq!(derivation.rows[0][2], "so far");
    assert_eq!(
        derivation.rows[1][1],
        "by 1 July 2020, 50% of the time had elapsed; at this rate it would reach 80.22 t by the deadline, against a limit of 50 t"
    );
    let met = World::one("down", "2020", &[target("50", "2020-12-31"), observation_json("40", "2020", "result")]);
    assert_eq!(met.row(Lang::En).summary.badge.words, "met on time");
}

#[test]
fn a_missed_upper_limit_is_not_in_the_best_range() {
    for (target_value, value, expected) in [
        ("50", "75", QualitativeRange::Far),
        ("50", "60", QualitativeRange::Near),
        ("50", "45", QualitativeRange::There),
        ("0", "3", QualitativeRange::Far),
    ] {
        let world =
            World::one("down", "2020", &[target(target_value, "2020"), observation_json(value, "2020", "result")]);
        let bullet = world.row(Lang::En).bullet;
        let end = bullet.bar.unwrap().solid;
        let (.., level) = *bullet.ranges.iter().find(|(from, to, _)| *from < end && end <= *to).unwrap();
        assert_eq!(level, expected, "{value} of at most {target_value}: {:?}", bullet.ranges);
    }
}

#[test]
fn none_at_all_can_be_promised() {
    for (value, status) in [("3", "missed"), ("0", "met on time")] {
        let world = World::one("down", "2020", &[target("0", "2020"), observation_json(value, "2020", "result")]);
        let caption = world.row(Lang::En).summary.caption;
        assert_eq!(caption, format!("i: {value} t (2020), target at most 0 t; {status}."));
        assert!(!world.caption(Lang::En).contains("NaN"));
    }
}

#[test]
fn the_latest_value_is_the_actual_one_in_any_order() {
    let row = |number: i32, date: &str| {
        format!(r#"{{"value": {{"number": {number}, "bound": "exact"}}, "date": "{date}", "kind": "interim", @}}"#)
    };
    let rows = [row(80, "2020-10"), row(50, "2020-06"), row(20, "2020-02")];
    let newest_first = format!(r#""observations": [{}]"#, rows.join(","));
    let world = World::one("up", "2020", &[target("100", "2020"), newest_first]);
    let summary = world.row(Lang::En).summary;
    assert_eq!([summary.actual.as_str(), &summary.as_of, &summary.share], ["80 t", "October 2020", "80%"]);
    assert_eq!(world.data(ChartId::Series(0), "value"), ["100", "20", "50", "80"]);
    let claims = rows.join(",").replace(r#""kind": "interim", "#, "");
    let world =
        World::one("up", "2020", &[observation_json("1", "2020", "result"), format!(r#""claims": [{claims}]"#)]);
    assert_eq!(world.data(ChartId::Series(0), "value"), ["1", "20", "50", "80"]);
}

#[test]
fn a_share_is_never_rounded_to_all_or_nothing() {
    let of = |value: &str, target_value: &str| {
        World::one("up", "2020", &[target(target_value, "2020"), observation_json(value, "2020", "result")])
    };
    let world = of("6999", "7000");
    let caption = world.caption(Lang::En);
    assert!(caption.contains("99.9%") && !caption.contains("100%"), "{caption}");
    assert_eq!(world.data(ChartId::All, "percent"), ["99.9857142857143"]);
    let world = of("1", "10000000");
    let caption = world.caption(Lang::Zh);
    assert!(caption.contains("<0.1%") && !caption.lines().any(|line| line == "0%"), "{caption}");
    assert_eq!(world.data(ChartId::All, "percent"), ["0.00001"]);
    assert!(of("999", "1").caption(Lang::En).contains("99,900%"));
}

#[test]
fn numbers_below_zero_are_numbers_for_programs_and_words_for_readers() {
    let world =
        World::one("down", "2020", &[baseline("20"), target("-80", "2020"), observation_json("-60", "2020", "result")]);
    assert_eq!(
        world.row(Lang::En).summary.caption,
        "i: −60 t (2020), 80% of the way from 20 t to the target of −80 t; missed."
    );
    for name in [ChartId::All, ChartId::Series(0)] {
        let table = world.scene(Lang::En, |ctx, visible| chart_table(ctx, visible, Sort::Date, name)).unwrap();
        let file = csv(table.plain());
        assert!(file.contains("\"−60 t\"") && file.contains("\"-60\"") && !file.contains("\"'"), "{file}");
        assert!(!table.rows.iter().flatten().any(|cell| cell.contains('-')), "{:?}", table.rows);
    }
    let caption = world.caption(Lang::En);
    assert!(!caption.contains("-60") && !caption.contains("-80"), "{caption}");
}

#[test]
fn the_table_of_an_indicator_is_that_of_a_series_of_it_alone() {
    let world =
        World::one("down", "2020", &[baseline("20"), target("-80", "2020"), observation_json("-60", "2020", "result")]);
    let record = |kind| RecordId { kind, index: 0 };
    let table = |kind| world.scene(Lang::En, |ctx, _| indicator_table(ctx, record(kind)));
    let series =
        world.scene(Lang::En, |ctx, visible| chart_table(ctx, visible, Sort::Date, ChartId::Series(0))).unwrap();
    let alone = table(RecordKind::Indicator).unwrap();
    assert_eq!((&alone.rows, &alone.data), (&series.rows, &series.data));
    assert!(alone.rows.len() == 2 && table(RecordKind::Event).is_none(), "{alone:?}");
}

fn register(values: &str, every: &str, more: &[String]) -> World {
    let readings = format!(r#""readings": {{"start": "2021-01-01", "every": "{every}", "values": [{values}], @}}"#);
    World::one("up", "../2021", &[&[readings], more].concat())
}

#[test]
fn of_a_register_the_last_reading_is_the_actual_value() {
    let world = register("3.5, 1, null, 4.25, null", "day", &[]);
    let summary = world.row(Lang::En).summary;
    assert_eq!(summary.caption, "i: 4.25 t (4 January 2021), no published target found.");
    assert_eq!(world.data(ChartId::All, "actual"), ["4.25"]);
    assert_eq!(world.data(ChartId::Series(0), "value"), ["3.5", "1", "4.25"]);
    assert_eq!(world.data(ChartId::Series(0), "date"), ["2021-01-01", "2021-01-02", "2021-01-04"]);
    let chart = world.chart(Lang::En);
    assert_eq!(
        chart.caption,
        "Story: no published target found; lowest 1 t (2 January 2021), highest 4.25 t (4 January 2021)."
    );
    assert_eq!(chart.hits.len(), 1, "it can be pointed at");
    assert!(world.caption(Lang::Zh).contains("阶段数: 4.25吨 · 2021年1月4日"));
    let months = register("1, 2", "month", &[]);
    assert_eq!(months.row(Lang::En).summary.as_of, "February 2021");
    let one = register("7", "day", &[]).chart(Lang::En).caption;
    assert_eq!(one, "Story: no published target found; 7 t on 1 January 2021.");
}

#[test]
fn a_register_is_measured_by_its_target() {
    let world = register("1, 12, 11", "month", &[target("10", "2021-02-28")]);
    assert_eq!(world.row(Lang::En).summary.badge.words, "met on time", "reached in February");
    let world =
        register("1, 2, 3", "month", &[target("10", "2021-12-31"), observation_json("9", "2021-02", "interim")]);
    assert_eq!(world.row(Lang::En).summary.actual, "3 t", "the reading of March is later");
    let world = register("1, 2, 3", "month", &[target("10", "2021-12-31"), observation_json("9", "2021-02", "result")]);
    assert_eq!(world.row(Lang::En).summary.actual, "9 t", "the result is final");
}

#[test]
fn no_small_word_is_left_over() {
    let claim = r#""claims": [{"value": {"number": 36, "bound": "exact"}, "date": "2020-12-31", @}]"#.to_owned();
    let world = World::one("up", "2020", &[target("100", "2020"), observation_json("30", "2020-06", "interim"), claim]);
    let row = world.row(Lang::En);
    assert_eq!(row.notes, ["Another source says: 36 t (31 December 2020)"]);
    let labels = world.row(Lang::Zh).labels;
    assert!(labels.iter().any(|label| label.text == "至2020年6月30日应完成"), "of a month its last day: {labels:?}");
    for lang in [Lang::En, Lang::Zh] {
        for line in world.caption(lang).lines() {
            let line = line.trim_end();
            assert!(!line.ends_with(['·', ',', ';', ':', '，', '；', '：', '→']), "{line}");
        }
    }
}

#[test]
fn legends_list_what_occurs() {
    let keys = |world: &World| {
        let rows = world.groups(Lang::En, Sort::Date).remove(0).rows;
        legend::of_bullets(rows.iter().map(|row| &row.bullet))
    };
    let result = World::one("up", "2020", &[target("100", "2020"), observation_json("30", "2020", "result")]);
    assert_eq!(keys(&result), [0, 3, 8]);
    let interim = World::one("up", "2020", &[target("100", "2020"), observation_json("30", "2020-06", "interim")]);
    assert_eq!(keys(&interim), [0, 3, 5, 8]);
    let chart = result.chart(Lang::En);
    assert!(matches!(chart.drawing, ChartDrawing::TimeSeries(_)));
    assert_eq!(legend::of_series([&chart.drawing]), [0, 2, 5]);
    assert_eq!(legend::of_series([]), [0; 0]);
}

#[test]
fn words_hold_for_a_story_of_one_programme_without_a_raised_target() {
    let reading = read::story(include_bytes!("../public/stories/elder-care.json"));
    let world = World { story: reading.story.unwrap(), state: State::default() };
    for (lang, wrong, right) in
        [(Lang::En, ["original target", "sixteen"], "of the target"), (Lang::Zh, ["原定目标", "十六"], "为目标")]
    {
        let caption = world.scene(lang, |ctx, visible| {
            let rows = indicator_groups(ctx, visible, &Highlight::default(), Sort::Date, 600.0).remove(0).rows;
            let captions =
                tables(ctx, visible, &Highlight::default()).into_iter().map(|table| table.caption.to_owned());
            rows.into_iter().map(|row| row.summary.caption).chain(captions).collect::<Vec<_>>().join("\n")
        });
        assert!(wrong.iter().all(|word| !caption.contains(word)) && caption.contains(right), "{caption}");
    }
    assert_eq!(world.scene(Lang::En, |_, visible| visible.of(RecordKind::Programme).count()), 1);
}

#[test]
fn the_legends_of_timeline_and_map_list_what_occurs() {
    use minxin_atlas::scene::{map, timeline};
    let keys = |file: &[u8]| {
        let world = World { story: read::story(file).story.unwrap(), state: State::default() };
        world.scene(Lang::En, |ctx, visible| {
            let model = timeline::timeline_model(ctx, visible, &[]).unwrap();
            let level = timeline::pack_lanes(&model, timeline::scale_step_of(model.initial_range, 800.0), 800.0);
            (timeline::legend::keys(&model, &level), map::legend::keys(&map::map_model(ctx, visible)))
        })
    };
    let places = |keys: &[bool]| (0..keys.len()).filter(|index| keys[*index]).collect::<Vec<_>>();
    // The timeline shows days and met deadlines, the map a city in the middle of its districts.
    let (time, map) = keys(include_bytes!("../public/stories/elder-care.json"));
    assert_eq!((places(&time), places(&map)), (vec![0, 6], vec![7]));
    let (time, map) = keys(include_bytes!("../public/stories/minxin-2021.json"));
    assert!(places(&time).len() > 7 && places(&map).len() > 7, "{time:?} {map:?}");
}

/// A search of two Chinese queries and an English one.
fn search(on: &str) -> String {
    format!(r#""search": {{"on": "{on}", "queries": ["上海 甲", "上海 乙", "Shanghai"]}}"#)
}

#[test]
fn a_target_without_a_result_says_whether_anyone_searched() {
    let searched = World::one("up", "2020", &[target("50", "2020"), search("2026-11-28")]);
    let unsearched = World::one("up", "2020", &[target("50", "2020")]);
    for (lang, found, not_searched, share) in [
        (Lang::En, "no result found by 28 November 2026", "not yet searched", "%"),
        (Lang::Zh, "截至2026年11月28日未查到结果", "尚未查", "%"),
    ] {
        let (one, other) = (searched.caption(lang), unsearched.caption(lang));
        // Row, caption, table, file, panel and tooltip.
        assert!(one.matches(found).count() >= 6 && !one.contains(not_searched) && !one.contains(share), "{one}");
        assert!(other.matches(not_searched).count() >= 6 && !other.contains("2026"), "{other}");
        assert!(one.contains("上海 甲") && one.contains("Shanghai"), "the panel lists the queries: {one}");
        let [row, other] = [searched.row(lang), unsearched.row(lang)];
        assert!(row.bullet.bar.is_none() && row.bullet.target.is_some(), "a target without a bar");
        assert_ne!(row.summary.badge.shape, other.summary.badge.shape);
    }
    assert_eq!(
        searched.row(Lang::En).summary.caption,
        "i: target 50 t, due 2020; no result found by 28 November 2026."
    );
    assert_eq!(searched.row(Lang::Zh).summary.caption, "i：目标50吨，2020年截止；截至2026年11月28日未查到结果。");
    assert_eq!(searched.data(ChartId::All, "searched"), ["2026-11-28"]);
    // On the timeline, both stand at their deadlines.
    for (world, words) in [(&searched, "no result found"), (&unsearched, "not yet searched")] {
        let list = world.scene(Lang::En, |ctx, visible| event_list(ctx, visible, &Highlight::default(), 0));
        assert_eq!(list.years[0].rows[0].date, format!("Due 31 December 2020: {words}"));
    }
}

#[test]
fn a_part_of_the_result_is_not_a_result() {
    let half = || observation_json("25", "2019", "interim");
    let searched = World::one("up", "2018/2020", &[target("50", "2020"), half(), search("2026-11-28")]);
    let row = searched.row(Lang::En);
    assert_eq!(row.summary.badge.words, "only part of the result found by 28 November 2026");
    assert!(row.bullet.bar.is_some());
    let reached = observation_json("60", "2019", "interim");
    let reached = World::one("up", "2018/2020", &[target("50", "2020"), reached, search("2026-11-28")]);
    assert_eq!(reached.row(Lang::En).summary.badge.words, "met early");
}

#[test]
fn the_counts_of_a_group_add_up_to_its_targets() {
    let of = |id: &str, parts: &[String]| indicator(id, "up", "2020", &parts.join(","));
    let result = |value: &str| observation_json(value, "2020", "result");
    let indicators = [
        of("met", &[target("50", "2020"), result("50")]),
        of("missed", &[target("50", "2020"), result("40")]),
        of("part", &[target("50", "2020"), observation_json("40", "2020-06", "interim"), search("2026-11-28")]),
        of("none", &[target("50", "2020"), search("2026-11-28")]),
        of("other", &[target("50", "2020"), search("2026-11-29")]),
        of("unsearched", &[target("50", "2020")]),
        of("without", &[result("40")]),
    ];
    let world = World::new(&indicators);
    let group = world.groups(Lang::En, Sort::Programme).remove(0);
    assert_eq!(group.outcomes, [1, 1, 1, 2, 1, 0]);
    let words = world.scene(Lang::En, |ctx, _| (ctx.words().in_views().chart.outcomes)(&group.outcomes));
    assert_eq!(
        words,
        "6 targets: 1 met, 1 missed, 1 with only part of the result found, 2 with no result found, 1 not yet searched"
    );
    let words = world.scene(Lang::Zh, |ctx, _| (ctx.words().in_views().chart.outcomes)(&group.outcomes));
    assert_eq!(words, "6项目标：1项完成，1项未完成，1项仅查到部分结果，2项未查到结果，1项尚未查");
    let counts: Vec<_> = group.counts.iter().map(|(badge, count)| (badge.words.as_str(), *count)).collect();
    assert!(counts.contains(&("no result found", 2)) && counts.contains(&("not yet searched", 1)), "{counts:?}");
    assert_eq!(counts.iter().map(|(_, count)| count).sum::<usize>(), indicators.len());
    let caption = world.chart(Lang::En).caption;
    assert!(caption.contains("1 of 6 targets met, 1 missed, 1 with only part"), "{caption}");
    // Indicators without a share come last.
    let sorted = world.groups(Lang::En, Sort::Ratio).remove(0);
    let ids: Vec<_> = sorted.rows.iter().map(|row| row.state.id.as_str()).collect();
    assert_eq!(ids, ["met", "missed", "part", "none", "other", "unsearched", "without"]);
}

#[test]
fn a_share_is_said_with_its_bound_and_of_both_targets() {
    let value = |number: &str, bound: &str| format!(r#"{{"number": {number}, "bound": "{bound}"}}"#);
    let of = |actual: (&str, &str), goal: (&str, &str)| {
        let (actual, goal) = (value(actual.0, actual.1), value(goal.0, goal.1));
        World::one(
            "up",
            "2020",
            &[
                format!(r#""targets": [{{"value": {goal}, "deadline": "2020", "kind": "target", @}}]"#),
                format!(r#""observations": [{{"value": {actual}, "date": "2020", "kind": "result", @}}]"#),
            ],
        )
    };
    for (actual, goal, zh, en, bound) in [
        (("70", "at_least"), ("100", "exact"), "70%以上", "at least 70%", "at_least"),
        (("70", "exact"), ("100", "at_least"), "70%以内", "at most 70%", "at_most"),
        (("70", "about"), ("100", "exact"), "约70%", "about 70%", "about"),
    ] {
        let world = of(actual, goal);
        for (lang, words) in [(Lang::Zh, zh), (Lang::En, en)] {
            let all = world.caption(lang);
            // Row, caption, key figure, table, file, panel and tooltip.
            assert!(all.matches(words).count() >= 7, "{words}: {all}");
        }
        assert_eq!(world.data(ChartId::All, "percent_bound"), [bound]);
    }
    let none = of(("97", "at_least"), ("85", "at_least"));
    for lang in [Lang::Zh, Lang::En] {
        assert!(!none.caption(lang).contains('%'), "{}", none.caption(lang));
    }
    assert_eq!([none.data(ChartId::All, "percent"), none.data(ChartId::All, "percent_bound")], [[""], [""]]);
    let targets = r#""targets": [{"value": {"number": 55, "bound": "exact"}, "deadline": "2020", "kind": "target", @},
        {"value": {"number": 75, "bound": "exact"}, "deadline": "2020", "kind": "raised", @}]"#;
    let raised = World::one("up", "2020", &[targets.to_owned(), observation_json("75", "2020", "result")]);
    for (lang, first, second) in [
        (Lang::En, "136.4% of the original target", "100% of the raised target"),
        (Lang::Zh, "为原定目标的136.4%", "为上调后目标的100%"),
    ] {
        let all = raised.caption(lang);
        assert!(all.matches(first).count() >= 4 && all.matches(second).count() >= 5, "{all}");
    }
    assert_eq!(raised.data(ChartId::All, "percent_of_revised"), ["100"]);
}

#[test]
fn basically_done_is_not_told_as_met() {
    let value = r#"{"number": 42, "bound": "about", "words": {"zh": "基本贯通", "en": "basically linked"}}"#;
    let observation = format!(r#""observations": [{{"value": {value}, "date": "2020", "kind": "result", @}}]"#);
    let world = World::one("up", "2020", &[target("42", "2020"), observation]);
    for (lang, text, reason) in [
        (Lang::En, "42 t (“basically linked”)", "outcome unclear (missed to met on time): the source says “basically”"),
        (Lang::Zh, "42吨（基本贯通）", "待核实（未完成—按期完成之间）：来源表述为“基本”"),
    ] {
        let all = world.caption(lang);
        assert!(all.matches(text).count() >= 4 && all.contains(reason), "{all}");
    }
    assert_eq!(world.groups(Lang::En, Sort::Date)[0].outcomes, [0, 0, 0, 0, 0, 1]);
}

#[test]
fn a_target_that_was_lowered_is_not_raised() {
    let target = |number: &str, announced: &str, kind: &str| {
        format!(
            r#"{{"value": {{"number": {number}, "bound": "exact"}}, "deadline": "2020", "announced": "{announced}", "kind": "{kind}", @}}"#
        )
    };
    let targets =
        format!(r#""targets": [{}, {}]"#, target("40", "2020-06", "raised"), target("50", "2020-01", "target"));
    let world = World::one("down", "2020", &[targets, observation_json("45", "2020", "result")]);
    assert_eq!(
        world.row(Lang::En).summary.caption,
        "i: 45 t (2020), original target at most 50 t, later lowered to at most 40 t; met on time."
    );
    assert!(world.row(Lang::Zh).summary.caption.contains("原定目标至多50吨（目标后下调为至多40吨）；"));
    assert_eq!(world.data(ChartId::All, "revised_target"), ["40"]);
    for (lang, wrong, right) in [(Lang::En, "raised", "owered target"), (Lang::Zh, "上调", "下调后目标")] {
        let caption = world.caption(lang);
        assert!(!caption.contains(wrong) && caption.matches(right).count() >= 2, "{caption}");
    }
}

#[test]
fn a_revised_target_has_one_word_for_its_direction() {
    let of = |numbers: [&str; 3]| {
        let [first, second, third] = numbers;
        let target = |number: &str, announced: &str, kind: &str| {
            format!(
                r#"{{"value": {{"number": {number}, "bound": "exact"}}, "deadline": "2020", "announced": "{announced}", "kind": "{kind}", @}}"#
            )
        };
        let all = [
            target(first, "2020-01", "target"),
            target(second, "2020-04", "raised"),
            target(third, "2020-08", "raised"),
        ];
        World::one(
            "up",
            "2020",
            &[format!(r#""targets": [{}]"#, all.join(",")), observation_json("45", "2020", "result")],
        )
    };
    let keys = |world: &World| legend::of_series([&world.chart(Lang::En).drawing]);
    let both = of(["50", "60", "55"]);
    assert!(both.row(Lang::En).summary.caption.contains(", later raised to 55 t"));
    assert!(
        both.row(Lang::En).labels.iter().any(|label| label.text == "raised target 55"),
        "{:?}",
        both.row(Lang::En).labels
    );
    assert_eq!(keys(&both), [0, 2, 4, 5, 8], "it went up and down");
    let lower = of(["50", "40", "30"]);
    assert!(lower.row(Lang::En).labels.iter().any(|label| label.text == "lowered target 30"));
    assert!(lower.row(Lang::Zh).labels.iter().any(|label| label.text == "下调后目标30"));
    assert_eq!(keys(&lower), [0, 2, 5, 8]);
    let same = of(["50", "50", "50"]);
    assert!(same.row(Lang::En).summary.caption.contains(", later restated as 50 t"));
    assert!(!same.caption(Lang::En).contains("raised") && !same.caption(Lang::Zh).contains("上调"));
}

#[test]
fn a_value_with_one_bound_is_settled_only_where_both_ends_agree() {
    let of = |direction: &str, target_value: &str, value: &str, bound: &str| {
        let observation = observation_json(value, "2020", "result").replace("\"exact\"", &format!("\"{bound}\""));
        let row = World::one(direction, "2020", &[target(target_value, "2020"), observation]).row(Lang::En);
        row.summary.badge.words
    };
    for (direction, target_value, value, bound, expected) in [
        ("down", "-100", "-60", "at_most", "outcome unclear (missed to met on time)"),
        ("down", "-100", "-60", "at_least", "missed"),
        ("down", "-50", "-60", "at_most", "met on time"),
        ("down", "100", "70", "at_least", "outcome unclear (missed to met on time)"),
        ("down", "100", "120", "at_least", "missed"),
        ("down", "100", "120", "at_most", "outcome unclear (missed to met on time)"),
        ("down", "100", "70", "at_most", "met on time"),
        ("up", "100", "70", "at_least", "outcome unclear (missed to met on time)"),
        ("up", "100", "120", "at_least", "met on time"),
        ("up", "100", "120", "at_most", "outcome unclear (missed to met on time)"),
        ("up", "100", "70", "at_most", "missed"),
    ] {
        assert_eq!(
            of(direction, target_value, value, bound),
            expected,
            "{value} {bound} for {direction} {target_value}"
        );
    }
    let seventy = observation_json("70", "2020", "result")
        .replace("\"exact\"", r#""at_least", "words": {"zh": "余", "en": "more than"}"#);
    let some = |target_value: &str| {
        World::one("up", "2020", &[target(target_value, "2020"), seventy.clone()]).row(Lang::En).summary.badge.words
    };
    assert_eq!(
        [some("100"), some("75")],
        ["missed", "outcome unclear (missed to met on time)"],
        "seventy and some are below eighty"
    );
}

#[test]
fn files_have_the_value_at_the_start() {
    let parts = [baseline("-100.5"), target("50", "2020"), observation_json("75", "2020", "result")];
    let world = World::one("down", "2020", &parts);
    assert_eq!(world.data(ChartId::All, "baseline"), ["-100.5"]);
    assert_eq!(world.data(ChartId::Series(0), "baseline"), ["-100.5", "-100.5"], "of the target and of the result");
    let none = World::one("down", "2020", &parts[1..]);
    assert_eq!(none.data(ChartId::All, "baseline"), [""]);
}

#[test]
fn a_negative_value_is_no_share_of_a_target_and_the_target_stands_beside_it() {
    let world = World::one("up", "2020", &[target("50", "2020"), observation_json("-60", "2020", "result")]);
    for (lang, target_text) in [(Lang::Zh, "目标50吨"), (Lang::En, "target 50 t")] {
        let summary = world.row(lang).summary;
        assert_eq!((summary.share.as_str(), summary.beside.as_str()), ("", target_text));
    }
    let from =
        World::one("up", "2020", &[target("50", "2020"), observation_json("-60", "2020", "result"), baseline("-150")]);
    assert_eq!(from.row(Lang::En).summary.beside, "45%", "of a way from below zero there is a share");
}

#[test]
fn a_value_with_an_upper_bound_alone_may_be_less() {
    use minxin_atlas::scene::records::derivation::derivation;
    let of = |bound: &str, lang: Lang| {
        let observation = observation_json("60", "2020-06", "interim").replace("\"exact\"", &format!("\"{bound}\""));
        let world = World::one("up", "2020", &[target("100", "2020"), observation]);
        world.scene(lang, |ctx, _| derivation(ctx, &ctx.story.indicators[0].1).notes)
    };
    let notes = [("at_most", Lang::En), ("at_least", Lang::En), ("at_most", Lang::Zh), ("at_least", Lang::Zh)];
    for ((bound, lang), note) in notes.into_iter().zip(["may be lower", "may be higher", "可能更低", "可能更高"])
    {
        let notes = of(bound, lang);
        assert!(notes.iter().any(|text| text.contains(note)), "{bound}: {notes:?}");
    }
}

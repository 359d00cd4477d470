//! Tests of charts with extreme data: very small, negative and very many values, values far beyond the target, and very
//! long names.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use minxin_atlas::paint;
use minxin_atlas::read;
use minxin_atlas::scene::charts::export_page::{Anchor, ExportItem, ExportPage, export_page};
use minxin_atlas::scene::charts::{
    ChartDrawing, ChartId, ChartLabel, IndicatorRow, OpenSide, SeriesChart, indicator_groups, series_charts,
    series_models,
};
use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::kit::labels::text_width;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{Sort, State, VisibleRecords};
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{Lang, Story};

const WIDTH: f64 = 600.0;
const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

const TEXT: &str = r#"{"zh": "数", "en": "Count"}"#;
const FACT: &str = r#""basis": "article", "citations": [{"source": "a"}]"#;

fn value(number: &str, more: &str) -> String {
    let bound = if more.contains("bound") { "" } else { r#", "bound": "exact""# };
    format!(r#"{{"number": {number}{bound} {more}}}"#)
}

fn observation_json(number: &str, more: &str, date: &str) -> String {
    format!(r#"{{"value": {}, "date": "{date}", "kind": "interim", {FACT}}}"#, value(number, more))
}

fn result(number: &str, date: &str) -> String {
    format!(r#"{{"value": {}, "date": "{date}", "kind": "result", {FACT}}}"#, value(number, ""))
}

fn target(number: &str, deadline: &str) -> String {
    format!(r#""targets": [{{"value": {}, "deadline": "{deadline}", "kind": "target", {FACT}}}],"#, value(number, ""))
}

fn baseline(number: &str) -> String {
    format!(r#""baseline": {},"#, value(number, ""))
}

/// JSON of an indicator with unit "u", further members `more`, and its observations.
fn indicator(id: &str, direction: &str, period: &str, more: &str, observations: &[String]) -> String {
    format!(
        r#"{{"id": "{id}", "title": {TEXT}, "short": {TEXT}, "unit": "u", "direction": "{direction}", "period": "{period}", {more}
"observations": [{}], "basis": "article"}}"#,
        observations.join(",")
    )
}

struct World {
    story: Story,
    base: Basemap,
}

impl World {
    /// A story of indicators and one series of all of them, in the form `form`.
    fn of(form: &str, indicators: &[String]) -> Self {
        Self::titled(TEXT, form, indicators)
    }

    fn titled(title: &str, form: &str, indicators: &[String]) -> Self {
        let all = indicators.join(",");
        let ids: Vec<String> =
            all.split(r#"{"id": ""#).skip(1).map(|rest| format!("\"{}\"", rest.split('"').next().unwrap())).collect();
        let file = format!(
            r#"{{"schema": 1, "id": "s", "title": {title}, "summary": {TEXT}, "article": "a", "as_of": "2020-07-01", "programmes": [],
"places": [], "events": [], "sources": [{{"id": "a", "publisher": {title}, "link": "original"}}],
"units": [{{"id": "u", "name": {TEXT}, "short": {TEXT}, "myriad": true}}], "indicators": [{all}],
"series": [{{"id": "s", "title": {title}, "text": {title}, "indicators": [{}], "form": "{form}"}}]}}"#,
            ids.join(",")
        );
        let reading = read::story(file.as_bytes());
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        Self { story: reading.story.unwrap(), base: Basemap::default() }
    }

    fn scene<T>(&self, lang: Lang, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords) -> T) -> T {
        let ctx = SceneContext { story: &self.story, basemap: &self.base, lang, background: true };
        make(&ctx, &VisibleRecords::new(&self.story, &State::default()))
    }

    fn rows(&self, lang: Lang) -> Vec<IndicatorRow> {
        let groups = self
            .scene(lang, |ctx, visible| indicator_groups(ctx, visible, &Highlight::default(), Sort::Programme, WIDTH));
        groups.into_iter().flat_map(|group| group.rows).collect()
    }

    fn chart(&self, lang: Lang) -> SeriesChart {
        self.scene(lang, |ctx, visible| series_charts(ctx, visible, &Highlight::default(), &series_models(ctx), WIDTH))
            .remove(0)
    }

    fn sheet(&self, lang: Lang, name: ChartId) -> ExportPage {
        let address = format!("https://example.cn/?{}", "a".repeat(400));
        self.scene(lang, |ctx, visible| export_page(ctx, visible, Sort::Programme, name, &address)).unwrap()
    }
}

fn words<'a>(labels: &'a [ChartLabel], class: &str) -> Vec<&'a str> {
    labels.iter().filter(|label| label.class.starts_with(class)).map(|label| label.text.as_str()).collect()
}

/// The texts of an export page, each with its left edge, right edge, baseline and size.
fn boxes(sheet: &ExportPage) -> Vec<(&str, [f64; 4])> {
    fn boxed(piece: &ExportItem) -> Option<(&str, [f64; 4])> {
        let ExportItem::Text { at, size, anchor, text, .. } = piece else { return None };
        let width = text_width(text, *size);
        let left = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width / 2.0,
            Anchor::End => at.x - width,
        };
        Some((text, [left, left + width, at.y, *size]))
    }
    sheet.items.iter().filter_map(boxed).collect()
}

/// Fails if texts of an export page overlap or extend beyond the page.
fn assert_readable(sheet: &ExportPage) {
    let all = boxes(sheet);
    for (index, (text, [left, right, y, size])) in all.iter().enumerate() {
        assert!(*left > 31.0 && *right < 929.0 && *y < sheet.height, "{text} from {left} to {right} at {y}");
        for (other, [start, end, below, _]) in all.iter().skip(index + 1) {
            let is_apart = right <= start || end <= left || (y - below).abs() > size * 0.7;
            assert!(is_apart, "{text} covers {other}: {left} {right} {start} {end} at {y} and {below}");
        }
    }
}

/// Fails if labels of a chart overlap or extend beyond it, on a narrow or a wide screen.
fn assert_clear(labels: &[ChartLabel]) {
    for (width, is_narrow) in [(270.0, true), (400.0, false), (700.0, false)] {
        let boxed = |label: &ChartLabel| {
            let (at, own_width) = (label.percent / 100.0 * width, text_width(&label.text, 11.0));
            let left = match label.anchor {
                "start" => at,
                "end" => at - own_width,
                _ => at - own_width / 2.0,
            };
            (left, left + own_width)
        };
        let visible: Vec<&ChartLabel> =
            labels.iter().filter(|label| !is_narrow || !label.class.ends_with("wide-only")).collect();
        for (index, label) in visible.iter().enumerate() {
            let (left, right) = boxed(label);
            // Labels of the value axis are in the gutter beside the drawing.
            let least = if label.class == "tick" { -100.0 } else { 0.0 };
            assert!(left > least - 1.0 && right < width + 1.0, "{label:?} from {left} to {right} of {width}");
            for other in visible.iter().skip(index + 1) {
                let (start, end) = boxed(other);
                assert!(
                    right <= start || end <= left || (label.y - other.y).abs() >= 10.0,
                    "{label:?} covers {other:?} at {width}"
                );
            }
        }
    }
}

mod ticks {
    use super::*;

    #[test]
    fn decimals_follow_the_step_on_every_axis() {
        let small = indicator("i", "up", "2020", &target("0.0005", "2020"), &[result("0.00042", "2020")]);
        let world = World::of("years", &[small]);
        for lang in BOTH {
            let row = world.rows(lang).remove(0);
            assert!(words(&row.labels, "tick").contains(&"0.0002"), "{:?}", row.labels);
            let chart = world.chart(lang);
            assert_eq!(words(&chart.labels, "tick"), ["0", "0.0002", "0.0004"]);
            let sheet = world.sheet(lang, ChartId::Series(0));
            assert_eq!(boxes(&sheet).iter().filter(|(text, _)| *text == "0.0002").count(), 1);
        }
    }

    #[test]
    fn one_axis_counts_in_one_size() {
        let world =
            World::of("years", &[indicator("i", "up", "2020", &target("9000", "2020"), &[result("15000", "2020")])]);
        assert_eq!(words(&world.chart(Lang::Zh).labels, "tick"), ["0", "0.5万", "1.0万", "1.5万"]);
        assert_eq!(words(&world.chart(Lang::En).labels, "tick"), ["0", "5,000", "10,000", "15,000"]);
    }
}

mod below_zero {
    use super::*;

    fn of(more: &str) -> (IndicatorRow, SeriesChart) {
        let below =
            indicator("i", "down", "2020", &target("-70", "2020"), &[observation_json("-60", more, "2020-06-30")]);
        let world = World::of("years", &[below]);
        (world.rows(Lang::Zh).remove(0), world.chart(Lang::Zh))
    }

    #[test]
    fn faded_and_open_ends_are_on_the_uncertain_side() {
        for (more, open) in [
            (r#", "step": 40"#, None),
            (r#", "bound": "about""#, None),
            (r#", "bound": "at_least""#, Some(OpenSide::Above)),
            (r#", "bound": "at_most""#, Some(OpenSide::Below)),
        ] {
            let (row, chart) = of(more);
            let (bar, ChartDrawing::TimeSeries(years)) = (row.bullet.bar.unwrap(), chart.drawing) else {
                panic!("no chart over time")
            };
            let period_bar = years.bars[0];
            assert!(bar.end < bar.from && bar.solid <= bar.from, "{more}: {bar:?}");
            assert_eq!((bar.open, period_bar.open), (open, open), "{more}");
            // The length of the bar and the height of the block differ only by a scale factor.
            let (zero, scale) = (years.zero_y, (period_bar.edge - years.zero_y) / (bar.solid - bar.from));
            if !more.contains("bound") {
                let share = |x: f64| (bar.from - x) / (bar.from - bar.end) * 60.0;
                assert_eq!([bar.solid, bar.faded.0, bar.faded.1].map(|x| share(x).round()), [40.0, 80.0, 40.0]);
                assert!(
                    scale < 0.0
                        && period_bar.faded.0 == period_bar.solid
                        && period_bar.faded.1 > period_bar.solid
                        && period_bar.solid > zero,
                    "{period_bar:?}"
                );
            }
            if more.contains("about") {
                assert!(bar.faded.0 < bar.end && bar.end < bar.faded.1 && bar.faded.1 == bar.solid, "{bar:?}");
                assert!(
                    period_bar.faded.0 < period_bar.edge
                        && period_bar.edge < period_bar.faded.1
                        && period_bar.faded.0 == period_bar.solid,
                    "{period_bar:?}"
                );
            }
            if more.contains("at_least") {
                assert_eq!((bar.solid, bar.faded), (bar.from, (bar.end, bar.from)));
                assert_eq!((period_bar.solid, period_bar.faded), (zero, (zero, period_bar.edge)));
            }
            if more.contains("at_most") {
                assert_eq!((bar.solid, bar.faded), (bar.end, (bar.end, bar.end)));
                assert_eq!((period_bar.solid, period_bar.faded), (period_bar.edge, (period_bar.edge, period_bar.edge)));
            }
        }
    }

    #[test]
    fn zero_is_on_the_axis_where_all_values_are_below() {
        let (row, chart) = of("");
        assert_eq!(row.bullet.ticks.last().map(|(x, value)| (*x, *value)), Some((WIDTH, 0.0)));
        assert!(words(&row.labels, "tick").contains(&"0"), "{:?}", row.labels);
        assert!(words(&chart.labels, "tick").contains(&"0"), "{:?}", chart.labels);
    }

    #[test]
    fn values_stand_below_their_ends_and_inside() {
        for more in ["", r#", "bound": "at_least""#, r#", "bound": "at_most""#] {
            let alone = indicator(
                "i",
                "up",
                "../2020",
                "",
                &[observation_json("-60", more, "2020-06-30"), observation_json("-20", more, "2020-09-30")],
            );
            let chart = World::of("years", &[alone]).chart(Lang::Zh);
            let ChartDrawing::TimeSeries(years) = &chart.drawing else { panic!("no chart over time") };
            let label = chart.labels.iter().find(|label| label.class == "result" && label.text.contains("60")).unwrap();
            let point = years.points[0];
            assert!(label.y > point.position.y + 10.0 && label.y <= 190.0, "{label:?} {point:?}");
            assert_eq!(point.open.is_some(), !more.is_empty());
            assert_clear(&chart.labels);
        }
    }
}

mod ways {
    use super::*;

    fn progress_chart(more: &str, direction: &str, observations: &[(&str, &str)]) -> SeriesChart {
        let observations: Vec<String> =
            observations.iter().map(|(number, date)| observation_json(number, "", date)).collect();
        World::of("way", &[indicator("i", direction, "../2020", more, &observations)]).chart(Lang::Zh)
    }

    #[test]
    fn a_value_of_another_source_is_labelled_on_the_way() {
        let claim = format!(r#""claims": [{{"value": {}, "date": "2019", {FACT}}}],"#, value("360", ""));
        let more = [target("1000", "2020"), claim].concat();
        let chart = progress_chart(&more, "up", &[("100", "2018"), ("900", "2020-06")]);
        assert_eq!(words(&chart.axis, "claim"), ["360数"], "{:?}", chart.axis);
    }

    #[test]
    fn a_way_leads_from_its_start_to_its_target() {
        let down = [baseline("1000"), target("0", "2020")].concat();
        let chart = progress_chart(&down, "down", &[("800", "2018"), ("500", "2019"), ("100", "2020-06")]);
        let ChartDrawing::ProgressTrack(track) = &chart.drawing else { panic!("no way") };
        assert!(
            track.segments.windows(2).all(|pair| pair[0].to == pair[1].from && pair[1].to > pair[0].to),
            "{track:?}"
        );
        assert!(track.segments[0].from == 0.0 && track.target > Some(track.segments[2].to), "{track:?}");
        assert!(words(&chart.axis, "day").contains(&"1000数"), "the start is named: {:?}", chart.axis);
        let percent = |words: &str| chart.axis.iter().find(|label| label.text == words).unwrap().percent;
        assert!(percent("800数") < percent("500数") && percent("500数") < percent("100数"));
        assert!(chart.hits.iter().all(|hit| hit.from <= hit.to) && chart.hits.len() == 3);
    }

    #[test]
    fn a_step_back_is_drawn_over_earlier_segments() {
        let chart = progress_chart(&target("100", "2020"), "up", &[("60", "2018"), ("40", "2019"), ("80", "2020-06")]);
        let shapes = paint::series_shapes(&chart.drawing);
        let arrows: Vec<_> = shapes.iter().filter(|shape| matches!(shape.form, paint::ShapeForm::Line(_))).collect();
        assert_eq!(arrows.len(), 1, "{shapes:?}");
        let ChartDrawing::ProgressTrack(track) = &chart.drawing else { panic!("no way") };
        let back = track.segments[1];
        assert!(back.is_back && back.to < back.from, "{back:?}");
        let head = format!("L{} 4L", back.to.round());
        assert!(arrows[0].path.contains(&head), "{} has its head at {head}", arrows[0].path);
        assert!(!track.segments[2].is_back && track.segments[2].from == back.to);
    }

    #[test]
    fn many_stops_keep_apart() {
        let all: Vec<(String, String)> = (0..12).map(|n| (format!("{}", n * 7 + 3), format!("{}", 2001 + n))).collect();
        let all: Vec<(&str, &str)> = all.iter().map(|(number, date)| (number.as_str(), date.as_str())).collect();
        let chart = progress_chart(&target("100", "2020"), "up", &all);
        assert_clear(&chart.axis);
        assert!(words(&chart.axis, "value").contains(&"80数"), "the last is there: {:?}", chart.axis);
    }
}

mod very_many {
    use super::*;

    fn yearly(years: impl IntoIterator<Item = i32>) -> World {
        let one = |year: i32| {
            let number = format!("{}", 120_000 + i64::from(year % 7) * 31_000);
            indicator(&format!("i{year}"), "up", &year.to_string(), "", &[result(&number, &year.to_string())])
        };
        World::of("years", &years.into_iter().map(one).collect::<Vec<_>>())
    }

    #[test]
    fn a_gap_of_ten_years_is_one() {
        let world = yearly([1953, 1964, 1982, 1990, 2000, 2010, 2020]);
        for (lang, gap, sentence) in
            [(Lang::Zh, "无数据", "1954年—1963年、1965年—1981年、"), (Lang::En, "no data", "1954–1963, 1965–1981, ")]
        {
            let chart = world.chart(lang);
            let ChartDrawing::TimeSeries(years) = &chart.drawing else { panic!("no chart over time") };
            assert_eq!(years.gaps.len(), 6);
            let gaps = words(&chart.labels, "gap").len();
            assert!((1..=6).contains(&gaps) && words(&chart.labels, "gap").iter().all(|text| *text == gap), "{gaps}");
            assert!(chart.caption.contains(sentence), "{}", chart.caption);
            assert!(!chart.caption.contains("1955"), "{}", chart.caption);
            assert_clear(&chart.labels);
            assert_clear(&chart.axis);
            let sheet = world.sheet(lang, ChartId::Series(0));
            assert_readable(&sheet);
            let legend = 1;
            assert_eq!(boxes(&sheet).iter().filter(|(text, _)| text.eq_ignore_ascii_case(gap)).count(), 6 + legend);
        }
    }

    #[test]
    fn no_value_is_crossed_by_the_edge_of_a_bar() {
        for world in [yearly(1990..2021), yearly(2013..2021), yearly([1953, 1964, 1982, 1990, 2000, 2010, 2020])] {
            let chart = world.chart(Lang::En);
            let ChartDrawing::TimeSeries(years) = &chart.drawing else { panic!("no chart over time") };
            for label in chart.labels.iter().filter(|label| label.class.starts_with("result")) {
                let width = if label.class.ends_with("wide-only") { 400.0 } else { 270.0 } - chart.gutter;
                let (at, wide_of_own) = (label.percent / 100.0 * width, text_width(&label.text, 11.0));
                let left = at
                    - match label.anchor {
                        "start" => 0.0,
                        "end" => wide_of_own,
                        _ => wide_of_own / 2.0,
                    };
                for bar in &years.bars {
                    let [from, to] = [bar.from, bar.to].map(|x| x / years.width * width);
                    let is_beside = to <= left || left + wide_of_own <= from;
                    assert!(
                        is_beside || !(label.y - 9.0..label.y + 2.0).contains(&bar.edge),
                        "{label:?} on {bar:?} at {width}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_single_year_without_a_figure_is_named_alone() {
        let chart = yearly([2018, 2020, 2023]).chart(Lang::Zh);
        assert!(chart.caption.contains("；2019年、2021年—2022年无数据"), "{}", chart.caption);
    }

    #[test]
    fn values_are_thinned_to_those_with_room() {
        for count in [8, 31] {
            let world = yearly(1990..1990 + count);
            for lang in BOTH {
                let chart = world.chart(lang);
                let values = words(&chart.labels, "result").len();
                assert!(values >= 4 && values <= count as usize, "{values} of {count}");
                assert_clear(&chart.labels);
                assert_clear(&chart.axis);
                let sheet = world.sheet(lang, ChartId::Series(0));
                assert_readable(&sheet);
                let last = chart.labels.iter().find(|label| label.class == "result").unwrap();
                assert!(last.percent > 90.0 && last.anchor == "end", "the last value is named: {last:?}");
            }
        }
        let all = yearly(2013..2021).chart(Lang::Zh);
        assert_eq!(
            words(&all.labels, "result").len(),
            8,
            "a chart of two columns has room for eight: {:?}",
            all.labels
        );
    }

    #[test]
    fn a_dense_register_has_no_labels_on_each_other() {
        let values: Vec<String> = (0..5_000).map(|day| (day * 7919 % 1000).to_string()).collect();
        let readings = format!(
            r#""readings": {{"start": "2001-01-01", "every": "day", "values": [{}], {FACT}}},"#,
            values.join(",")
        );
        let world = World::of("years", &[indicator("i", "up", "../2020", &readings, &[])]);
        for lang in BOTH {
            let chart = world.chart(lang);
            assert_clear(&chart.labels);
            assert_clear(&chart.axis);
            assert!(chart.axis.len() > 2, "{:?}", chart.axis);
            assert_readable(&world.sheet(lang, ChartId::Series(0)));
        }
    }
}

#[test]
fn the_pace_starts_at_the_baseline_and_the_axis_reaches_it() {
    let more = [baseline("100"), target("20", "2020-12-31")].concat();
    let world =
        World::of("years", &[indicator("i", "down", "2020", &more, &[observation_json("30", "", "2020-07-01")])]);
    let chart = world.chart(Lang::Zh);
    let ChartDrawing::TimeSeries(years) = &chart.drawing else { panic!("no chart over time") };
    let [from, to] = years.paces[0];
    let (zero, target) = (years.zero_y, years.steps[0].y);
    assert!(((zero - from.y) / (zero - target) - 5.0).abs() < 1e-6, "{from:?} is 100 where {target} is 20");
    assert!(from.x == 0.0 && to.y == target && from.y >= 20.0, "{from:?} {to:?}");
    let row = world.rows(Lang::Zh).remove(0);
    let scale = row.bullet.target.unwrap() / 20.0;
    assert!(100.0 * scale < WIDTH, "the axis of the bullet reaches 100 too");
    assert!((row.bullet.pace.unwrap() / scale - 60.0).abs() < 1.0, "{:?}", row.bullet);
}

#[test]
fn far_beyond_its_target_a_bar_is_cut_on_either_side() {
    let of = |id: &str, actual: &str, target_value: &str, direction: &str| {
        indicator(id, direction, "2020", &target(target_value, "2020"), &[result(actual, "2020")])
    };
    let all = [of("i", "-1000", "-10", "down"), of("j", "15", "20", "up"), of("k", "999", "20", "up")];
    let world = World::of("years", &all);
    for (lang, down, up) in
        [(Lang::Zh, "超出图幅，低至", "超出图幅，至"), (Lang::En, "continues down to ", "continues to ")]
    {
        let rows = world.rows(lang);
        let [below, usual, above] = rows.as_slice() else { panic!("{} rows", rows.len()) };
        let cut = |row: &IndicatorRow| (row.bullet.bar.unwrap().is_cut, row.bullet.bar.unwrap().is_below());
        assert_eq!([cut(below), cut(usual), cut(above)], [(true, true), (false, false), (true, false)]);
        let usual = usual.bullet.bar.unwrap();
        assert!(usual.solid - usual.from > WIDTH * 0.1, "15 of 20 can be read: {usual:?}");
        let [down, up] = [(below, down, "1000"), (above, up, "999")].map(|(row, start, number)| {
            let label = row.labels.iter().find(|label| label.class == "clipped").unwrap();
            assert!(label.text.starts_with(start) && label.text.replace(',', "").contains(number), "{label:?}");
            label.percent
        });
        assert_eq!((down, up), (0.0, 100.0));
        assert_readable(&world.sheet(lang, ChartId::Group(None)));
    }
}

mod long_words {
    use super::*;

    const NAMES: [&str; 5] = [
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "MWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMWMW",
        "上海市杨浦区控江路街道综合为老服务中心旁",
        "שלוםשלוםשלוםשלוםשלוםשלוםשלוםשלוםשלוםשלום",
        "مشروعتجديدالاحياءمشروعتجديدالاحياءمشروعت",
    ];

    #[test]
    fn every_text_of_an_export_page_is_on_the_page() {
        for name in NAMES {
            let long = name.repeat(5);
            let title = format!(r#"{{"zh": "{long}", "en": "{long}"}}"#);
            let one = indicator("i", "up", "2020", &target("100", "2020"), &[result("70", "2020")]);
            let bound = format!(r#", "bound": "about", "words": {title}"#);
            let vague = indicator(
                "j",
                "up",
                "2020",
                &target("900", "2020"),
                &[observation_json("12345", &bound, "2020-06-30")],
            );
            let stories = [one, vague]
                .map(|story| story.replace(&format!(r#""short": {TEXT}"#), &format!(r#""short": {title}"#)));
            for form in ["years", "way"] {
                let stories = if form == "way" { &stories[1..] } else { &stories[..] };
                let world = World::titled(&title, form, stories);
                for lang in BOTH {
                    for chart in [ChartId::Series(0), ChartId::Group(None)] {
                        let sheet = world.sheet(lang, chart);
                        assert_readable(&sheet);
                        let text: String = boxes(&sheet).iter().map(|(text, _)| *text).collect();
                        assert!(text.contains(&long) || chart == ChartId::Group(None), "the title is whole");
                        assert!(text.contains(&"a".repeat(400)), "the address is whole");
                    }
                }
            }
        }
    }

    #[test]
    fn a_long_name_makes_its_row_higher_and_a_longer_one_ends_in_dots() {
        let row = |letters: usize| {
            let title = format!(r#"{{"zh": "{0}", "en": "{0}"}}"#, "养老".repeat(letters / 2));
            let one = indicator("i", "up", "2020", &target("100", "2020"), &[result("70", "2020")]);
            let one = one.replace(&format!(r#""short": {TEXT}"#), &format!(r#""short": {title}"#));
            World::of("years", &[one]).sheet(Lang::Zh, ChartId::Group(None))
        };
        let names = |sheet: &ExportPage| {
            boxes(sheet)
                .iter()
                .filter(|(text, _)| text.starts_with("养老"))
                .map(|(text, _)| (*text).to_owned())
                .collect::<Vec<_>>()
        };
        let (short, long, longer) = (row(10), row(40), row(200));
        assert_eq!((names(&short).len(), names(&long).concat().chars().count()), (1, 40));
        assert!(long.height > short.height, "{} {}", long.height, short.height);
        assert!(names(&longer).len() == 4 && names(&longer)[3].ends_with('…'), "{:?}", names(&longer));
    }
}

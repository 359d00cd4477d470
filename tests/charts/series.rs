//! Tests of series charts: time series, registers and progress tracks.

use super::*;

#[test]
fn renewal_goes_from_2018_to_2022_with_its_gaps() {
    let world = World::bundled();
    let years = world.years("series-renewal-area");
    let year = years.width * 365.0 / 1826.0;
    assert_eq!(years.gaps.len(), 2, "2018 and 2022");
    assert!(
        years.gaps[0].0 == 0.0 && (years.gaps[1].1 - years.width).abs() < 1e-6 && (years.gaps[0].1 - year).abs() < 1.0
    );
    assert_eq!(years.bars.iter().filter(|bar| bar.is_result).count(), 3);
    assert_eq!(years.bars.iter().filter(|bar| !bar.is_result).count(), 2, "three quarters, four months");
    let caption = world.chart("series-renewal-area").caption;
    assert_eq!(
        caption,
        "旧区改造面积：3项指标均完成目标；最低为2019年的55.3万平方米，最高为2021年的90.1万平方米；2018年、2022年无数据。"
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
fn beds_go_from_2018_to_2024_and_2022_is_not_known() {
    let years = World::bundled().years("series-elder-beds");
    assert_eq!((years.bars.len(), years.gaps.len(), years.steps.len(), years.paces.len()), (6, 1, 6, 6));
}

#[test]
fn years_without_a_result_are_steps_without_a_bar() {
    let world = World::bundled();
    let years = world.years("series-overhead-lines");
    assert_eq!((years.bars.len(), years.gaps.len(), years.steps.len()), (2, 1, 4), "{years:?}");
    let caption = world.chart("series-overhead-lines").caption;
    assert!(caption.contains("4项指标，2项完成目标，2项未查到结果"), "{caption}");
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
    for (id, stops, expected) in [
        ("series-river", 3, "：25.29公里（2017年7月），预计32.4公里（2017年9月30日）"),
        ("series-creek", 2, "约26公里（2018年10月31日），"),
    ] {
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
    // The claims equal the end of the track, which is labelled once.
    assert!(creek.axis.iter().all(|label| label.class != "claim"), "{:?}", creek.axis);
    assert_eq!(creek.axis.iter().filter(|label| label.text.contains("42公里")).count(), 1, "{:?}", creek.axis);
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
fn a_missing_reading_is_a_gap_in_the_line() {
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
fn invalid_readings_are_reported_with_their_position() {
    let file = r#"{"schema": 1, "id": "s", "title": {"zh": "一", "en": "T"}, "summary": {"zh": "一", "en": "T"}, "article": "a",
"programmes": [], "places": [], "events": [], "sources": [{"id": "a", "publisher": {"zh": "一", "en": "T"}, "link": "original"}],
"units": [{"id": "m", "name": {"zh": "米", "en": "m"}, "short": {"zh": "米", "en": "m"}}],
"indicators": [{"id": "i", "title": {"zh": "一", "en": "T"}, "short": {"zh": "一", "en": "T"}, "unit": "m", "direction": "up", "period": "2020",
"basis": "article", "readings": {"start": "2020", "every": "day", "values": [1, "2", null], "basis": "article", "citations": [{"source": "a"}]}}]}"#;
    let problems = read::story(file.as_bytes()).problems;
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(problem.path, "/indicators/0/readings/values/1");
}

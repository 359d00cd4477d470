//! Tests of labels in time series charts: no label covers another, and no strong line crosses one, at any width on the page
//! and in an export file.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use minxin_atlas::geometry::Point;
use minxin_atlas::read;
use minxin_atlas::scene::charts::export_page::{Anchor, ExportItem, export_page};
use minxin_atlas::scene::charts::time_series::{HEIGHT, TimeSeriesChart};
use minxin_atlas::scene::charts::{
    ChartDrawing, ChartId, OpenSide, SeriesChart, TICK_GAP, series_charts, series_models,
};
use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::kit::labels::text_width;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::state::{Sort, State, VisibleRecords};
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{Lang, Story};
use proptest::prelude::*;
use proptest::test_runner::Config;

const FACT: &str = r#""basis": "article", "citations": [{"source": "a"}]"#;
const TEXT: &str = r#"{"zh": "数", "en": "Count"}"#;
/// Widths of a chart on the page in pixels: on narrow phones, in one of two columns, and alone.
const WIDTHS: [f64; 7] = [270.0, 300.0, 399.0, 400.0, 430.0, 640.0, 896.0];

/// Year, value, bound, and target of the year.
type Counted = (i32, f64, &'static str, Option<f64>);

fn amount(number: f64, bound: &str) -> String {
    format!(r#""value": {{"number": {number}, "bound": "{bound}"}}"#)
}

/// A story with one series of `values`: an indicator for each year, or one indicator with all values as points.
fn story(values: &[Counted], has_periods: bool) -> Story {
    let seen = |(year, number, bound, _): &Counted| {
        format!(r#"{{{}, "date": "{year}", "kind": "result", {FACT}}}"#, amount(*number, bound))
    };
    let target = |(year, _, _, target): &Counted| {
        let target = amount((*target)?, "exact");
        Some(format!(r#"{{{target}, "deadline": "{year}", "announced": "{year}-01-15", "kind": "target", {FACT}}}"#))
    };
    let indicator = |id: usize, own: &[Counted]| {
        let period = own.first().filter(|_| has_periods).map_or("../2023".to_owned(), |(year, ..)| year.to_string());
        format!(
            r#"{{"id": "i{id}", "title": {TEXT}, "short": {TEXT}, "unit": "u", "direction": "up", "period": "{period}", "basis": "article",
"targets": [{}], "observations": [{}]}}"#,
            own.iter().filter_map(target).collect::<Vec<_>>().join(","),
            own.iter().map(seen).collect::<Vec<_>>().join(",")
        )
    };
    let size = if has_periods { 1 } else { values.len() };
    let all: Vec<String> =
        values.chunks(size).enumerate().map(|(id, values_of_series)| indicator(id, values_of_series)).collect();
    let ids: Vec<String> = (0..all.len()).map(|id| format!("\"i{id}\"")).collect();
    let file = format!(
        r#"{{"schema": 1, "id": "s", "title": {TEXT}, "summary": {TEXT}, "article": "a", "programmes": [], "places": [], "events": [],
"sources": [{{"id": "a", "publisher": {TEXT}, "link": "original"}}], "units": [{{"id": "u", "name": {TEXT}, "short": {TEXT}}}],
"indicators": [{}], "series": [{{"id": "s", "title": {TEXT}, "indicators": [{}], "form": "years"}}]}}"#,
        all.join(","),
        ids.join(",")
    );
    let reading = read::story(file.as_bytes());
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading.story.unwrap()
}

fn scene<T>(story: &Story, lang: Lang, make: impl FnOnce(&SceneContext<'_>, &VisibleRecords) -> T) -> T {
    let base = Basemap::default();
    make(
        &SceneContext { story, basemap: &base, lang, background: true },
        &VisibleRecords::new(story, &State::default()),
    )
}

fn series_chart(story: &Story, lang: Lang, width: f64) -> (SeriesChart, TimeSeriesChart) {
    let chart = scene(story, lang, |ctx, visible| {
        series_charts(ctx, visible, &Highlight::default(), &series_models(ctx), width)
    })
    .remove(0);
    let ChartDrawing::TimeSeries(years) = chart.drawing.clone() else { panic!("it is no chart over time") };
    (chart, years)
}

/// Appends points along a line, half a pixel apart.
fn along(all: &mut Vec<Point>, from: Point, to: Point) {
    let steps = (from.distance(to) * 2.0).ceil().max(1.0);
    let at = |step: f64| Point::new(from.x + (to.x - from.x) * step / steps, from.y + (to.y - from.y) * step / steps);
    all.extend((0..=steps as usize).map(|step| at(step as f64)));
}

/// Points along the strong lines of a drawing.
fn painted(years: &TimeSeriesChart) -> Vec<Point> {
    let mut all = Vec::new();
    let mut line = |x: f64, y: f64, to_x: f64, to_y: f64| along(&mut all, Point::new(x, y), Point::new(to_x, to_y));
    line(0.0, years.zero_y - 0.5, years.width, years.zero_y - 0.5);
    let arrow = |open: Option<OpenSide>, x: f64, y: f64, gap: f64| {
        let away = match open {
            None => return Vec::new(),
            Some(OpenSide::Above) => -1.0,
            Some(OpenSide::Below) => 1.0,
        };
        let (feet, tip) = (y + away * (gap + 2.0), y + away * (gap + 9.0));
        vec![(x - 6.0, feet, x, tip), (x, tip, x + 6.0, feet)]
    };
    for bar in &years.bars {
        let room = ((bar.to - bar.from) * 0.12).min(8.0);
        let (from, to) = (bar.from + room, bar.to - room);
        line(from, bar.edge, to, bar.edge);
        if bar.solid != years.zero_y {
            line(from, bar.solid, from, years.zero_y);
            line(to, bar.solid, to, years.zero_y);
        }
        for (x, y, to_x, to_y) in arrow(bar.open, f64::midpoint(from, to), bar.edge, 0.0) {
            line(x, y, to_x, to_y);
        }
    }
    for point in &years.points {
        line(point.position.x - 3.5, point.position.y, point.position.x + 3.5, point.position.y);
        line(point.position.x, point.position.y - 3.5, point.position.x, point.position.y + 3.5);
        for (x, y, to_x, to_y) in arrow(point.open, point.position.x, point.position.y, 3.0) {
            line(x, y, to_x, to_y);
        }
    }
    for step in &years.steps {
        line(step.from, step.y, step.to, step.y);
        if let Some(other) = step.riser {
            line(step.to, step.y, step.to, other);
        }
        if step.is_due {
            line(step.to - 1.0, step.y - 6.0, step.to - 1.0, step.y + 6.0);
        }
    }
    for polyline in &years.lines {
        polyline.windows(2).for_each(|ends| line(ends[0].x, ends[0].y, ends[1].x, ends[1].y));
    }
    all
}

/// A text with the left, right, top and bottom edge of its letters.
type Letters = (String, [f64; 4]);

/// The edges of a text on a baseline, with its anchor point (an end or the middle) at `x`.
fn letters(words: &str, anchor: &str, x: f64, y: f64, size: f64) -> Letters {
    let width = text_width(words, size);
    let left = match anchor {
        "start" => x,
        "end" => x - width,
        _ => x - width / 2.0,
    };
    (words.to_owned(), [left, left + width, y - 0.75 * size, y + 1.0])
}

fn assert_clear(all: &[Letters], lines: &[Point], context: &str) {
    for (index, (words, [left, right, top, bottom])) in all.iter().enumerate() {
        for (other, area) in &all[index + 1..] {
            let covers = *left < area[1] && area[0] < *right && *top < area[3] && area[2] < *bottom;
            assert!(!covers, "{words} and {other} cover each other {context}");
        }
        let crossing = lines.iter().find(|at| *left < at.x && at.x < *right && *top < at.y && at.y < *bottom);
        assert!(crossing.is_none(), "{words} is crossed at {crossing:?} {context}");
    }
}

/// Fails if a label is covered or crossed, or a tick has no label. Returns the number of labelled results in the narrowest
/// chart.
fn check(story: &Story) -> usize {
    let mut count = 0;
    for lang in [Lang::En, Lang::Zh] {
        for width in WIDTHS {
            let (chart, years) = series_chart(story, lang, width);
            let visible: Vec<_> =
                chart.labels.iter().filter(|label| width >= 400.0 || !label.class.ends_with("wide-only")).collect();
            let of = |class: &str| visible.iter().filter(|label| label.class.starts_with(class)).count();
            assert_eq!(of("tick"), years.ticks.len(), "all ticks are named");
            if width == WIDTHS[0] {
                count = of("result");
            }
            let all = visible.iter().map(|label| match label.class {
                "tick" => letters(&label.text, label.anchor, -TICK_GAP, label.y, 10.0),
                _ => letters(&label.text, label.anchor, label.percent / 100.0 * years.width, label.y, 11.0),
            });
            let all: Vec<_> = all.collect();
            for (words, [left, right, top, bottom]) in &all {
                let is_inside = *left >= -chart.gutter - 1.0 && *right <= years.width + 1.0;
                assert!(is_inside && *top > -1.0 && *bottom < HEIGHT + 6.0, "{words} leaves the chart of {width}");
            }
            assert_clear(&all, &painted(&years), &format!("in a chart of {width} pixels"));
        }
        let page =
            scene(story, lang, |ctx, visible| export_page(ctx, visible, Sort::Programme, ChartId::Series(0), "x"))
                .unwrap();
        let drawn = page.items.iter().find_map(|piece| match piece {
            ExportItem::TimeSeries(at, years) => Some((*at, years)),
            _ => None,
        });
        let (at, years) = drawn.unwrap();
        let words = page.items.iter().filter_map(|piece| match piece {
            ExportItem::Text { at: baseline, size, anchor, text, .. }
                if (at.y..at.y + HEIGHT + 6.0).contains(&baseline.y) =>
            {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                Some(letters(text, anchor, baseline.x - at.x, baseline.y - at.y, *size))
            }
            _ => None,
        });
        assert_clear(&words.collect::<Vec<_>>(), &painted(years), "in a file");
    }
    count
}

/// The population at the seven censuses, in thousands.
fn censuses() -> Vec<Counted> {
    let all = [(1953, 6_204), (1964, 10_816), (1982, 11_859), (1990, 13_341), (2000, 16_407), (2010, 23_019)];
    let all = all.into_iter().chain([(2020, 23_020)]);
    all.map(|(year, thousands)| (year, f64::from(thousands) * 1000.0, "exact", None)).collect()
}

#[test]
fn the_values_of_seven_censuses_are_clear_of_their_bars_and_of_their_line() {
    for has_periods in [true, false] {
        let count = check(&story(&censuses(), has_periods));
        assert!(count >= 2, "the first and the last are named: {count}, periods: {has_periods}");
    }
}

#[test]
fn the_axis_of_many_years_with_targets_is_readable() {
    let value = |index: i32| 1000.0 + f64::from(index * 97 % 31) * 95.0;
    for has_periods in [true, false] {
        let values = (0..31).map(|index| (1990 + index, value(index), "exact", Some((value(index) * 0.93).round())));
        assert!(check(&story(&values.collect::<Vec<_>>(), has_periods)) >= 1);
    }
}

proptest! {
    #![proptest_config(Config { cases: 60, ..Config::default() })]
    #[test]
    fn no_label_is_crossed_or_covered(
        values in proptest::collection::vec(
            (1..9_i32, -0.3..1.0_f64, prop::sample::select(vec!["exact", "exact", "about", "at_least", "at_most"]), prop::option::of(0.0..1.2_f64)),
            1..24,
        ),
        size in prop::sample::select(vec![0.001, 1.0, 60.0, 4_000.0, 23_020_000.0]),
        has_periods in any::<bool>(),
    ) {
        let mut year = 1950;
        let rounded = |number: f64| (number * size * 1000.0).round() / 1000.0;
        let values = values.into_iter().map(|(step, number, bound, target)| {
            year += step;
            (year, rounded(number), bound, target.map(rounded))
        });
        check(&story(&values.collect::<Vec<_>>(), has_periods));
    }
}

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
    let target = |(year, _, _, goal): &Counted| {
        let goal = amount((*goal)?, "exact");
        Some(format!(r#"{{{goal}, "deadline": "{year}", "announced": "{year}-01-15", "kind": "target", {FACT}}}"#))
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
    let all: Vec<String> = values.chunks(size).enumerate().map(|(id, own)| indicator(id, own)).collect();
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

fn family(story: &Story, lang: Lang, wide: f64) -> (SeriesChart, TimeSeriesChart) {
    let family = scene(story, lang, |ctx, visible| {
        series_charts(ctx, visible, &Highlight::default(), &series_models(ctx), wide)
    })
    .remove(0);
    let ChartDrawing::TimeSeries(years) = family.drawing.clone() else { panic!("it is no chart over time") };
    (family, years)
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
    for own in &years.bars {
        let room = ((own.to - own.from) * 0.12).min(8.0);
        let (from, to) = (own.from + room, own.to - room);
        line(from, own.edge, to, own.edge);
        if own.solid != years.zero_y {
            line(from, own.solid, from, years.zero_y);
            line(to, own.solid, to, years.zero_y);
        }
        for (x, y, to_x, to_y) in arrow(own.open, f64::midpoint(from, to), own.edge, 0.0) {
            line(x, y, to_x, to_y);
        }
    }
    for own in &years.points {
        line(own.position.x - 3.5, own.position.y, own.position.x + 3.5, own.position.y);
        line(own.position.x, own.position.y - 3.5, own.position.x, own.position.y + 3.5);
        for (x, y, to_x, to_y) in arrow(own.open, own.position.x, own.position.y, 3.0) {
            line(x, y, to_x, to_y);
        }
    }
    for own in &years.steps {
        line(own.from, own.y, own.to, own.y);
        if let Some(other) = own.riser {
            line(own.to, own.y, own.to, other);
        }
        if own.is_due {
            line(own.to - 1.0, own.y - 6.0, own.to - 1.0, own.y + 6.0);
        }
    }
    for own in &years.lines {
        own.windows(2).for_each(|ends| line(ends[0].x, ends[0].y, ends[1].x, ends[1].y));
    }
    all
}

/// A text with the left, right, top and bottom edge of its letters.
type Letters = (String, [f64; 4]);

/// The edges of a text on a baseline, with its anchor point (an end or the middle) at `x`.
fn letters(words: &str, anchor: &str, x: f64, y: f64, size: f64) -> Letters {
    let wide = text_width(words, size);
    let left = match anchor {
        "start" => x,
        "end" => x - wide,
        _ => x - wide / 2.0,
    };
    (words.to_owned(), [left, left + wide, y - 0.75 * size, y + 1.0])
}

fn assert_clear(all: &[Letters], lines: &[Point], context: &str) {
    for (place, (words, [left, right, top, bottom])) in all.iter().enumerate() {
        for (other, own) in &all[place + 1..] {
            let covers = *left < own[1] && own[0] < *right && *top < own[3] && own[2] < *bottom;
            assert!(!covers, "{words} and {other} cover each other {context}");
        }
        let crossing = lines.iter().find(|at| *left < at.x && at.x < *right && *top < at.y && at.y < *bottom);
        assert!(crossing.is_none(), "{words} is crossed at {crossing:?} {context}");
    }
}

/// Fails if a label is covered or crossed, or a tick has no label. Returns the number of labelled results in the narrowest
/// chart.
fn check(story: &Story) -> usize {
    let mut named = 0;
    for lang in [Lang::En, Lang::Zh] {
        for wide in WIDTHS {
            let (family, years) = family(story, lang, wide);
            let visible: Vec<_> =
                family.labels.iter().filter(|own| wide >= 400.0 || !own.class.ends_with("roomy")).collect();
            let of = |class: &str| visible.iter().filter(|own| own.class.starts_with(class)).count();
            assert_eq!(of("tick"), years.ticks.len(), "all ticks are named");
            if wide == WIDTHS[0] {
                named = of("result");
            }
            let all = visible.iter().map(|own| match own.class {
                "tick" => letters(&own.text, own.anchor, -TICK_GAP, own.y, 10.0),
                _ => letters(&own.text, own.anchor, own.percent / 100.0 * years.width, own.y, 11.0),
            });
            let all: Vec<_> = all.collect();
            for (words, [left, right, top, bottom]) in &all {
                let is_inside = *left >= -family.gutter - 1.0 && *right <= years.width + 1.0;
                assert!(is_inside && *top > -1.0 && *bottom < HEIGHT + 6.0, "{words} leaves the chart of {wide}");
            }
            assert_clear(&all, &painted(&years), &format!("in a chart of {wide} pixels"));
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
            ExportItem::Text { at: own, size, anchor, text, .. } if (at.y..at.y + HEIGHT + 6.0).contains(&own.y) => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                Some(letters(text, anchor, own.x - at.x, own.y - at.y, *size))
            }
            _ => None,
        });
        assert_clear(&words.collect::<Vec<_>>(), &painted(years), "in a file");
    }
    named
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
        let named = check(&story(&censuses(), has_periods));
        assert!(named >= 2, "the first and the last are named: {named}, periods: {has_periods}");
    }
}

#[test]
fn the_axis_of_many_years_with_targets_is_readable() {
    let value = |place: i32| 1000.0 + f64::from(place * 97 % 31) * 95.0;
    for has_periods in [true, false] {
        let values = (0..31).map(|place| (1990 + place, value(place), "exact", Some((value(place) * 0.93).round())));
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
        let values = values.into_iter().map(|(step, number, bound, goal)| {
            year += step;
            (year, rounded(number), bound, goal.map(rounded))
        });
        check(&story(&values.collect::<Vec<_>>(), has_periods));
    }
}

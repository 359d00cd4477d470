//! Charts of unusual numbers: very small, below zero, far beyond the target, very many, and with very long names.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use minxin_atlas::paint;
use minxin_atlas::read::{self, Basemap};
use minxin_atlas::scene::chart::sheet::{Anchor, Piece, Sheet, sheet};
use minxin_atlas::scene::chart::{Family, Ink, Label, Name, OpenSide, Row, families, groups, plans};
use minxin_atlas::scene::facts::Told;
use minxin_atlas::scene::labels::width;
use minxin_atlas::scene::link::Lit;
use minxin_atlas::state::{Shown, Sort, State};
use minxin_atlas::story::{Lang, Story};

const WIDTH: f64 = 600.0;
const BOTH: [Lang; 2] = [Lang::Zh, Lang::En];

const TEXT: &str = r#"{"zh": "数", "en": "Count"}"#;
const FACT: &str = r#""basis": "article", "citations": [{"source": "a"}]"#;

fn value(number: &str, more: &str) -> String {
    let bound = if more.contains("bound") { "" } else { r#", "bound": "exact""# };
    format!(r#"{{"number": {number}{bound} {more}}}"#)
}

fn seen(number: &str, more: &str, date: &str) -> String {
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

/// An indicator `id` of the unit "u", with further members and its observations.
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
    /// A story of indicators and one series of all of them, in a form.
    fn of(form: &str, indicators: &[String]) -> Self {
        Self::named(TEXT, form, indicators)
    }

    fn named(title: &str, form: &str, indicators: &[String]) -> Self {
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

    fn scene<T>(&self, lang: Lang, make: impl FnOnce(&Told<'_>, &Shown) -> T) -> T {
        let told = Told { story: &self.story, base: &self.base, lang, background: true };
        make(&told, &Shown::new(&self.story, &State::default()))
    }

    fn rows(&self, lang: Lang) -> Vec<Row> {
        let groups = self.scene(lang, |told, shown| groups(told, shown, &Lit::default(), Sort::Programme, WIDTH));
        groups.into_iter().flat_map(|group| group.rows).collect()
    }

    fn family(&self, lang: Lang) -> Family {
        self.scene(lang, |told, shown| families(told, shown, &Lit::default(), &plans(told), WIDTH)).remove(0)
    }

    fn sheet(&self, lang: Lang, name: Name) -> Sheet {
        let address = format!("https://example.cn/?{}", "a".repeat(400));
        self.scene(lang, |told, shown| sheet(told, shown, Sort::Programme, name, &address)).unwrap()
    }
}

fn words<'a>(labels: &'a [Label], class: &str) -> Vec<&'a str> {
    labels.iter().filter(|own| own.class.starts_with(class)).map(|own| own.words.as_str()).collect()
}

/// The words of a sheet, each with its box: left, right, baseline, size.
fn boxes(sheet: &Sheet) -> Vec<(&str, [f64; 4])> {
    fn boxed(piece: &Piece) -> Option<(&str, [f64; 4])> {
        let Piece::Words { at, size, anchor, text, .. } = piece else { return None };
        let wide = width(text, *size);
        let left = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - wide / 2.0,
            Anchor::End => at.x - wide,
        };
        Some((text, [left, left + wide, at.y, *size]))
    }
    sheet.pieces.iter().filter_map(boxed).collect()
}

/// Fails where words of a sheet leave it or cover each other.
fn assert_readable(sheet: &Sheet) {
    let all = boxes(sheet);
    for (index, (text, [left, right, y, size])) in all.iter().enumerate() {
        assert!(*left > 31.0 && *right < 929.0 && *y < sheet.height, "{text} from {left} to {right} at {y}");
        for (other, [start, end, below, _]) in all.iter().skip(index + 1) {
            let is_apart = right <= start || end <= left || (y - below).abs() > size * 0.7;
            assert!(is_apart, "{text} covers {other}: {left} {right} {start} {end} at {y} and {below}");
        }
    }
}

/// Fails where labels of a figure leave it or cover each other, on a narrow screen or on a wide one.
fn assert_clear(labels: &[Label]) {
    for (wide, is_narrow) in [(270.0, true), (400.0, false), (700.0, false)] {
        let boxed = |own: &Label| {
            let (at, own_width) = (own.percent / 100.0 * wide, width(&own.words, 11.0));
            let left = match own.anchor {
                "start" => at,
                "end" => at - own_width,
                _ => at - own_width / 2.0,
            };
            (left, left + own_width)
        };
        let shown: Vec<&Label> = labels.iter().filter(|own| !is_narrow || !own.class.ends_with("roomy")).collect();
        for (index, own) in shown.iter().enumerate() {
            let (left, right) = boxed(own);
            assert!(left > -1.0 && right < wide + 1.0, "{own:?} from {left} to {right} of {wide}");
            for other in shown.iter().skip(index + 1) {
                let (start, end) = boxed(other);
                assert!(
                    right <= start || end <= left || (own.y - other.y).abs() >= 10.0,
                    "{own:?} covers {other:?} at {wide}"
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
            let family = world.family(lang);
            assert_eq!(words(&family.labels, "tick"), ["0", "0.0002", "0.0004"]);
            let sheet = world.sheet(lang, Name::Series(0));
            assert_eq!(boxes(&sheet).iter().filter(|(text, _)| *text == "0.0002").count(), 1);
        }
    }

    #[test]
    fn one_axis_counts_in_one_size() {
        let world =
            World::of("years", &[indicator("i", "up", "2020", &target("9000", "2020"), &[result("15000", "2020")])]);
        assert_eq!(words(&world.family(Lang::Zh).labels, "tick"), ["0", "0.5万", "1.0万", "1.5万"]);
        assert_eq!(words(&world.family(Lang::En).labels, "tick"), ["0", "5,000", "10,000", "15,000"]);
    }
}

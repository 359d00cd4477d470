//! The page of a seed.

use crate::scene::*;

impl Scene {
    /// The page of a seed.
    pub fn new(seed: u32) -> Self {
        let n = seed % 3 + 2;
        let text = |what: &str, index: u32| format!("{what} {}", seed.wrapping_add(index) % 97);
        let all = |what: &'static str| (0..n).map(move |index| text(what, index));
        let at = |index: u32| f64::from(seed.wrapping_mul(31).wrapping_add(index * 17) % 100) / 100.0;
        let record = |kind: &str, index: u32| Record::new(kind, seed.wrapping_add(index));
        let toggle = |what: &str, index: u32| Toggle {
            value: text(what, index),
            name: text(what, index),
            is_pressed: index == 0,
        };
        let toggles = |what: &'static str| (0..n).map(|index| toggle(what, index)).collect::<Vec<_>>();
        let choice = |what: &'static str| Choice { name: text(what, 0), label: text(what, 1), options: toggles(what) };
        let shape = |index: u32| Shape { class: text("role", index), path: format!("M{} 0h4v9z", at(index)) };
        let shapes = || (0..n).map(shape).collect::<Vec<_>>();
        let anchor = |index: u32| if index % 2 == 0 { "start" } else { "middle" };
        let label = |index: u32| Label {
            class: text("tick", index),
            x: at(index),
            anchor: anchor(index),
            text: text("label", index),
        };
        let labels = || (0..n).map(label).collect::<Vec<_>>();
        let badge =
            |index: u32| Badge { tone: text("tone", index), path: "M1 1h9z".to_owned(), text: text("status", index) };
        let url = |index: u32| (index % 2 == 0).then(|| format!("https://example.org/{index}"));
        let citation = |index: u32| Citation {
            label: text("source", index),
            url: url(index),
            phrase: (index % 3 == 0).then(|| text("phrase", index)),
            rest: text("rest", index),
        };
        let citations = || (0..n).map(citation).collect::<Vec<_>>();
        let row = |index: u32| TableRow {
            record: record("event", index),
            title: text("row", index),
            cells: all("cell").collect(),
            citations: citations(),
        };
        let table = |index: u32| Table {
            caption: text("table", index),
            heads: all("column").collect(),
            rows: (0..n).map(row).collect(),
            remaining: index as usize,
        };
        let form = |index: u32| [Form::Dot, Form::Bar, Form::Deadline][(index % 3) as usize];
        let mark = |index: u32| Mark {
            record: record("event", index),
            form: form(index),
            x: at(index),
            y: f64::from(index * 24),
            width: at(index + 1),
            text: text("mark", index),
            name: text("name", index),
        };
        let lane = |index: u32| Lane {
            id: text("lane", index),
            name: text("lane", index),
            top: f64::from(index * 90),
            is_folded: index % 2 == 1,
            marks: (0..n + 1).map(mark).collect(),
            clusters: vec![(text("event", index), at(index), index)],
        };
        let event = |index: u32| EventRow {
            record: record("event", index),
            form: text("form", index),
            iso: format!("20{:02}", index % 30),
            date: text("date", index),
            title: text("title", index),
        };
        let place = |index: u32| PlaceMark {
            record: record("place", index),
            name: text("place", index),
            path: if index % 3 == 0 { String::new() } else { format!("M{} 0L9 9", at(index)) },
            is_area: index % 3 == 1,
            x: at(index),
            y: at(index + 1),
            stop: (index % 2 == 0).then_some(index),
        };
        let bullet = |index: u32| Bullet {
            record: record("indicator", index),
            title: text("indicator", index),
            as_of: text("date", index),
            value: text("value", index),
            share: (index % 2 == 0).then(|| text("share", index)),
            status: badge(index),
            caption: text("caption", index),
            notes: all("note").collect(),
            shapes: shapes(),
            labels: labels(),
        };
        let series = |index: u32| Series {
            id: text("series", index),
            title: text("series", index),
            caption: text("caption", index),
            shapes: shapes(),
            labels: labels(),
            hits: (0..n).map(|index| (record("indicator", index), at(index), at(index + 3))).collect(),
            table: (index % 2 == 0).then(|| table(index)),
        };
        let detail = Detail {
            kicker: text("kicker", 0),
            title: text("title", 0),
            date: text("date", 0),
            position: text("position", 0),
            has_previous: seed % 2 == 0,
            paragraphs: all("paragraph").collect(),
            facts: (0..n).map(|index| (text("name", index), text("fact", index))).collect(),
            badge: (seed % 3 == 0).then(|| badge(0)),
            derivation: (0..n)
                .map(|index| [text("rule", index), text("formula", index), text("result", index)])
                .collect(),
            bounds: (seed % 2 == 1).then(|| [text("north", 0), text("east", 0), text("south", 0), text("west", 0)]),
            related: vec![(
                text("kind", 0),
                (0..n).map(|index| (record("place", index), text("name", index))).collect(),
            )],
            citations: citations(),
        };
        let dialog = Dialog {
            heading: text("heading", 0),
            choices: (0..2).map(|_| choice("choice")).collect(),
            snippets: (0..n).map(|index| [text("code", index), text("hint", index), text("snippet", index)]).collect(),
        };
        Self {
            title: all("phrase").collect(),
            summary: text("summary", 0),
            as_of: text("date", 0),
            basis: toggles("basis"),
            figures: (0..n)
                .map(|index| Figure {
                    record: record("indicator", index),
                    value: text("value", index),
                    name: text("name", index),
                    share: text("share", index),
                })
                .collect(),
            views: toggles("view"),
            programme: choice("programme"),
            chips: all("chip").collect(),
            counts: text("counts", 0),
            notices: (0..n)
                .map(|index| Notice {
                    text: text("notice", index),
                    problems: all("problem").collect(),
                    can_retry: index == 0,
                })
                .collect(),
            ticks: (0..n).map(|index| (at(index), text("tick", index), index % 2 == 0)).collect(),
            eras: (0..n).map(|index| (record("era", index), at(index), 0.3, text("era", index))).collect(),
            lanes: (0..n).map(lane).collect(),
            density: format!("M{} 30v-9z", at(0)),
            window: (at(0), at(1)),
            years: (0..n).map(|index| (text("year", index), (0..n).map(event).collect())).collect(),
            remaining: seed as usize % 40,
            picker: (seed % 2 == 0).then(|| {
                (0..n).map(|index| (record("event", index), text("title", index), text("note", index))).collect()
            }),
            districts: (0..n).map(|index| (format!("M{} 3h8z", at(index)), index == 1)).collect(),
            places: (0..n + 3).map(place).collect(),
            place_labels: (0..n).map(|index| (label(index), at(index))).collect(),
            scale: (at(4), text("km", 1)),
            place_rows: (0..n)
                .map(|index| PlaceRow {
                    record: record("place", index),
                    stop: (index % 2 == 0).then_some(index),
                    name: text("place", index),
                    distance: text("km", index),
                    note: text("note", index),
                })
                .collect(),
            origin: choice("place"),
            sorts: toggles("sort"),
            legend: (0..n).map(|index| (shapes(), text("key", index))).collect(),
            groups: (0..n)
                .map(|index| (text("group", index), vec![(badge(index), index)], (0..n).map(bullet).collect()))
                .collect(),
            series: (0..n).map(series).collect(),
            tooltip: (seed % 2 == 0).then(|| {
                (at(2), text("title", 1), (0..n).map(|index| (text("name", index), text("value", index))).collect())
            }),
            tables: (0..n).map(table).collect(),
            sources: (0..n)
                .map(|index| (text("publisher", index), url(index), text("date", index), text("source", index)))
                .collect(),
            detail: (seed % 4 != 3).then_some(detail),
            dialog: (seed % 5 != 4).then_some(dialog),
            about: text("about", 0),
        }
    }
}

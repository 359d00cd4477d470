//! The records of a story, one reader a kind. A record with a fault is left out; its faults are noted.

use super::datum::Datum;
use super::geometry::shape;
use super::problem::ProblemKind;
use super::row::Row;
use super::values::{basis, bounds, citations, evidence, own_value, precision, value, value_of};
use super::web_address::is_web_address;
use crate::civil::{End, Verbatim, When};
use crate::story::{
    Derived, Entry, Event, Every, Figure, Indicator, LinkClass, Observation, Place, PlaceKind, Ratio, Readings,
    Refinement, Series, SeriesForm, Source, Target, TargetKind, Unit, isolated,
};

/// A record with its id.
pub(crate) type Identified<T> = Option<(String, T)>;

pub(crate) fn unit(row: &Row<'_>) -> Identified<Unit> {
    row.only(&["id", "name", "short", "singular", "myriad"]);
    let (id, name, short, myriad) = (row.string("id"), row.words("name"), row.words("short"), row.flag("myriad"));
    let singular = row.string_if_any("singular").map(isolated);
    Some((id?, Unit { name: name?, short: short?, singular, myriad }))
}

const LINKS: &[(&str, LinkClass)] =
    &[("original", LinkClass::Original), ("reprint", LinkClass::Reprint), ("mirror", LinkClass::Mirror)];

pub(crate) fn source(row: &Row<'_>) -> Identified<Source> {
    row.only(&["id", "publisher", "title", "published", "link", "url", "note"]);
    let (id, publisher, link) = (row.string("id"), row.words("publisher"), row.word("link", LINKS));
    let (title, published, note) = (row.words_if_any("title"), row.date_if_any("published"), row.words_if_any("note"));
    let url = row.string_if_any("url").filter(|url| {
        let fine = is_web_address(url) && link != Some(LinkClass::Mirror);
        if !fine {
            row.fault("url", ProblemKind::BadAddress(url.clone()));
        }
        fine
    });
    Some((id?, Source { publisher: publisher?, title, published, link: link?, url, note }))
}

/// A programme, a person, a body, a term or a note; `name` and `text` are the keys of its two texts.
pub(crate) fn entry(row: &Row<'_>, name: &'static str, text: &'static str) -> Identified<Entry> {
    row.only(&["id", name, text, "about", "basis", "citations"]);
    told(row, name, text)
}

/// A period that others lie in.
pub(crate) fn era(row: &Row<'_>) -> Identified<Entry> {
    row.only(&["id", "name", "text", "date", "about", "basis", "citations"]);
    let (when, era) = (row.date("date"), told(row, "name", "text"));
    let (id, entry) = era?;
    Some((id, Entry { when: Some(when?), ..entry }))
}

fn told(row: &Row<'_>, name: &'static str, text: &'static str) -> Identified<Entry> {
    let (id, name, text, evidence) = (row.string("id"), row.words(name), row.words(text), evidence(row));
    Some((id?, Entry { name: name?, text: text?, when: None, about: row.ids("about"), evidence: evidence? }))
}

/// A place, its positions in `datum`. Without one, or with a fault in its geometry, it is kept and only left off the
/// map.
pub(crate) fn place(row: &Row<'_>, datum: Option<Datum>) -> Identified<Place> {
    row.only(&[
        "id",
        "name",
        "kind",
        "text",
        "programmes",
        "coordinates",
        "geometry",
        "precision",
        "bounds",
        "length",
        "visit",
        "basis",
        "citations",
    ]);
    let (id, name, text) = (row.string("id"), row.words("name"), row.words("text"));
    let kind = row.word("kind", PlaceKind::NAMES);
    let (shape, precision, bounds) = (shape(row, datum), precision(row), bounds(row));
    let length = row
        .row_if_any("length")
        .and_then(|row| Some((own_value(&row, &["basis", "citations"])?, super::values::evidence(&row)?)));
    let (visit, evidence) = (row.count_if_any("visit"), evidence(row));
    let (precision, within) = precision?;
    Some((
        id?,
        Place {
            name: name?,
            kind: kind?,
            text: text?,
            programmes: row.ids("programmes"),
            shape,
            precision,
            within,
            bounds,
            length,
            visit,
            evidence: evidence?,
        },
    ))
}

pub(crate) fn event(row: &Row<'_>) -> Identified<Event> {
    row.only(&[
        "id",
        "date",
        "title",
        "text",
        "programmes",
        "places",
        "indicators",
        "people",
        "bodies",
        "part_of",
        "refined",
        "basis",
        "citations",
    ]);
    let (id, title, text) = (row.string("id"), row.words("title"), row.words("text"));
    // What has no date that can be read is listed with those that have no day, rather than lost.
    let when = row.date("date").unwrap_or_else(|| {
        let written = row.get("date").and_then(|node| Verbatim::new(node.text()?));
        written.map_or(When::Between(End::Unknown, End::Unknown), When::AsWritten)
    });
    let refined = row.row_if_any("refined").and_then(|row| {
        row.only(&["date", "text", "citations"]);
        let (when, text, citations) = (row.date("date"), row.words_if_any("text"), citations(&row));
        Some(Refinement { when: when?, text, citations })
    });
    let evidence = evidence(row);
    Some((
        id?,
        Event {
            when,
            title: title?,
            text: text?,
            programmes: row.ids("programmes"),
            places: row.ids("places"),
            indicators: row.ids("indicators"),
            people: row.ids("people"),
            bodies: row.ids("bodies"),
            part_of: row.string_if_any("part_of"),
            refined,
            evidence: evidence?,
        },
    ))
}

const TARGETS: &[(&str, TargetKind)] = &[
    ("target", TargetKind::Target),
    ("raised", TargetKind::Raised),
    ("forecast", TargetKind::Forecast),
    ("plan", TargetKind::Plan),
];

fn target(row: &Row<'_>, unit: Option<&str>) -> Option<Target> {
    row.only(&["value", "deadline", "announced", "kind", "label", "basis", "citations"]);
    let value = value_of(row, "value", unit);
    let (deadline, kind) = (row.date("deadline"), row.word("kind", TARGETS));
    let (announced, label, evidence) = (row.date_if_any("announced"), row.words_if_any("label"), evidence(row));
    Some(Target { value: value?, deadline: deadline?, announced, kind: kind?, label, evidence: evidence? })
}

fn observation(row: &Row<'_>, unit: Option<&str>) -> Option<Observation> {
    row.only(&["value", "date", "kind", "note", "basis", "citations"]);
    let is_result = row.word("kind", &[("result", true), ("interim", false)]);
    counted(row, unit, is_result?)
}

/// What another source says instead.
fn claim(row: &Row<'_>, unit: Option<&str>) -> Option<Observation> {
    row.only(&["value", "date", "note", "basis", "citations"]);
    counted(row, unit, false)
}

fn counted(row: &Row<'_>, unit: Option<&str>, is_result: bool) -> Option<Observation> {
    let (value, when) = (value_of(row, "value", unit), row.date("date"));
    let (note, evidence) = (row.words_if_any("note"), evidence(row));
    Some(Observation { value: value?, when: when?, is_result, note, evidence: evidence? })
}

fn ratio(row: &Row<'_>) -> Option<Ratio> {
    row.only(&["value", "of", "basis", "citations"]);
    row.word("of", &[("target", ())]);
    let (value, evidence) = (value(row, "value"), evidence(row));
    Some(Ratio { value: value?, evidence: evidence? })
}

fn derived(row: &Row<'_>) -> Option<Derived> {
    row.only(&["id", "title", "value", "basis", "citations"]);
    let (title, value, evidence) = (row.words("title"), value(row, "value"), evidence(row));
    Some(Derived { title: title?, value: value?, evidence: evidence? })
}

pub(crate) fn indicator(row: &Row<'_>) -> Identified<Indicator> {
    row.only(&[
        "id",
        "title",
        "short",
        "unit",
        "programmes",
        "places",
        "direction",
        "period",
        "grade",
        "text",
        "baseline",
        "targets",
        "observations",
        "claims",
        "readings",
        "ratios",
        "derived",
        "basis",
        "citations",
    ]);
    let (id, title, short, unit) = (row.string("id"), row.words("title"), row.words("short"), row.string("unit"));
    let more_is_better = row.word("direction", &[("up", true), ("down", false)]);
    if row.get("grade").is_some() {
        row.word("grade", &[("A", ()), ("B", ())]);
    }
    let (period, text, evidence) = (row.date("period"), row.words_if_any("text"), basis(row));
    let baseline = row.get("baseline").and_then(|_| value_of(row, "baseline", unit.as_deref()));
    let unit_of = unit.as_deref();
    let targets = row.list("targets", |row| target(row, unit_of));
    let observations = row.list("observations", |row| observation(row, unit_of));
    let claims = row.list("claims", |row| claim(row, unit_of));
    let (ratios, derived) = (row.list("ratios", ratio), row.list("derived", derived));
    let mut indicator = Indicator {
        title: title?,
        short: short?,
        unit: unit?,
        programmes: row.ids("programmes"),
        places: row.ids("places"),
        more_is_better: more_is_better?,
        period: period?,
        text,
        baseline,
        targets,
        observations,
        claims,
        readings: row.row_if_any("readings").and_then(|row| readings(&row)),
        ratios,
        derived,
        evidence: evidence?,
    };
    indicator.put_in_order();
    Some((id?, indicator))
}

const STEPS: &[(&str, Every)] = &[("day", Every::Day), ("month", Every::Month), ("year", Every::Year)];

fn readings(row: &Row<'_>) -> Option<Readings> {
    row.only(&["start", "every", "values", "basis", "citations"]);
    let (start, every, evidence) = (row.date("start"), row.word("every", STEPS), evidence(row));
    let values = row.numbers("values");
    let start = start?.first();
    if start.is_none() {
        row.fault("start", ProblemKind::Missing("start"));
    }
    Some(Readings::new(start?, every?, values?, evidence?))
}

const FORMS: &[(&str, SeriesForm)] = &[("years", SeriesForm::Years), ("way", SeriesForm::Way)];

pub(crate) fn series(row: &Row<'_>) -> Identified<Series> {
    row.only(&["id", "title", "text", "indicators", "period", "form"]);
    let (id, title, form) = (row.string("id"), row.words("title"), row.word("form", FORMS));
    row.need("indicators");
    let (text, period, indicators) = (row.words_if_any("text"), row.date_if_any("period"), row.ids("indicators"));
    Some((id?, Series { title: title?, text, indicators, period, form: form? }))
}

pub(crate) fn figure(row: &Row<'_>) -> Identified<Figure> {
    row.only(&["id", "title", "value", "unit", "date", "text", "basis", "citations"]);
    let (id, title, value, unit) = (row.string("id"), row.words("title"), value(row, "value"), row.string("unit"));
    let (when, text, evidence) = (row.date_if_any("date"), row.words_if_any("text"), evidence(row));
    Some((id?, Figure { title: title?, value: value?, unit: unit?, when, text, evidence: evidence? }))
}

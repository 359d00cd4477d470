//! Readers of the records, one function for each kind. An invalid record is reported and left out.

use super::datum::Datum;
use super::geometry::shape;
use super::object_reader::ObjectReader;
use super::problem::ProblemKind;
use super::values::{basis, bounds, citations, evidence, own_value, precision, value, value_of};
use super::web_address::is_web_address;
use crate::civil::{EdtfDate, End, RawEdtf};
use crate::story::{
    Derived, Entry, Event, Figure, Indicator, LinkKind, Observation, Place, PlaceKind, Ratio, ReadingInterval,
    Readings, Refinement, Series, SeriesForm, Source, Target, TargetKind, Unit, isolated,
};

/// A record with its id. `None` if it is invalid.
pub(crate) type Identified<T> = Option<(String, T)>;

pub(crate) fn unit(row: &ObjectReader<'_>) -> Identified<Unit> {
    row.deny_unknown_fields(&["id", "name", "short", "singular", "myriad"]);
    let (id, name, short, myriad) = (row.string("id"), row.text("name"), row.text("short"), row.flag("myriad"));
    let singular = row.optional_string("singular").map(isolated);
    Some((id?, Unit { name: name?, short: short?, singular, is_counted_in_wan: myriad }))
}

const LINKS: &[(&str, LinkKind)] =
    &[("original", LinkKind::Original), ("reprint", LinkKind::Reprint), ("mirror", LinkKind::Mirror)];

pub(crate) fn source(row: &ObjectReader<'_>) -> Identified<Source> {
    row.deny_unknown_fields(&["id", "publisher", "title", "published", "link", "url", "note"]);
    let (id, publisher, link) = (row.string("id"), row.text("publisher"), row.enumerated("link", LINKS));
    let (title, published, note) =
        (row.optional_text("title"), row.optional_date("published"), row.optional_text("note"));
    let url = row.optional_string("url").filter(|url| {
        let fine = is_web_address(url) && link != Some(LinkKind::Mirror);
        if !fine {
            row.report("url", ProblemKind::BadAddress(url.clone()));
        }
        fine
    });
    Some((id?, Source { publisher: publisher?, title, published, link: link?, url, note }))
}

/// A programme, person, body, term or note. `name` and `text` are the keys of its two texts.
pub(crate) fn entry(row: &ObjectReader<'_>, name: &'static str, text: &'static str) -> Identified<Entry> {
    row.deny_unknown_fields(&["id", name, text, "about", "basis", "citations"]);
    named_entry(row, name, text)
}

/// A background period of the timeline.
pub(crate) fn era(row: &ObjectReader<'_>) -> Identified<Entry> {
    row.deny_unknown_fields(&["id", "name", "text", "date", "about", "basis", "citations"]);
    let (when, era) = (row.date("date"), named_entry(row, "name", "text"));
    let (id, entry) = era?;
    Some((id, Entry { when: Some(when?), ..entry }))
}

fn named_entry(row: &ObjectReader<'_>, name: &'static str, text: &'static str) -> Identified<Entry> {
    let (id, name, text, evidence) = (row.string("id"), row.text(name), row.text(text), evidence(row));
    Some((id?, Entry { name: name?, text: text?, when: None, about: row.ids("about"), evidence: evidence? }))
}

/// A place, its positions converted from `datum`. With an unknown datum or an invalid geometry it is kept, without a shape.
pub(crate) fn place(row: &ObjectReader<'_>, datum: Option<Datum>) -> Identified<Place> {
    row.deny_unknown_fields(&[
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
    let (id, name, text) = (row.string("id"), row.text("name"), row.text("text"));
    let kind = row.enumerated("kind", PlaceKind::NAMES);
    let (shape, precision, bounds) = (shape(row, datum), precision(row), bounds(row));
    let length = row
        .optional_object("length")
        .and_then(|row| Some((own_value(&row, &["basis", "citations"])?, super::values::evidence(&row)?)));
    let (visit, evidence) = (row.optional_count("visit"), evidence(row));
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

pub(crate) fn event(row: &ObjectReader<'_>) -> Identified<Event> {
    row.deny_unknown_fields(&[
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
    let (id, title, text) = (row.string("id"), row.text("title"), row.text("text"));
    // An event with an invalid date is kept and listed with the undated events.
    let when = row.date("date").unwrap_or_else(|| {
        let written = row.get("date").and_then(|node| RawEdtf::new(node.text()?));
        written.map_or(EdtfDate::Between(End::Unknown, End::Unknown), EdtfDate::AsWritten)
    });
    let refined = row.optional_object("refined").and_then(|row| {
        row.deny_unknown_fields(&["date", "text", "citations"]);
        let (when, text, citations) = (row.date("date"), row.optional_text("text"), citations(&row));
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
            part_of: row.optional_string("part_of"),
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

fn target(row: &ObjectReader<'_>, unit: Option<&str>) -> Option<Target> {
    row.deny_unknown_fields(&["value", "deadline", "announced", "kind", "label", "basis", "citations"]);
    let value = value_of(row, "value", unit);
    let (deadline, kind) = (row.date("deadline"), row.enumerated("kind", TARGETS));
    let (announced, label, evidence) = (row.optional_date("announced"), row.optional_text("label"), evidence(row));
    Some(Target { value: value?, deadline: deadline?, announced, kind: kind?, label, evidence: evidence? })
}

fn observation(row: &ObjectReader<'_>, unit: Option<&str>) -> Option<Observation> {
    row.deny_unknown_fields(&["value", "date", "kind", "note", "basis", "citations"]);
    let is_result = row.enumerated("kind", &[("result", true), ("interim", false)]);
    counted(row, unit, is_result?)
}

/// A conflicting value of another source.
fn claim(row: &ObjectReader<'_>, unit: Option<&str>) -> Option<Observation> {
    row.deny_unknown_fields(&["value", "date", "note", "basis", "citations"]);
    counted(row, unit, false)
}

fn counted(row: &ObjectReader<'_>, unit: Option<&str>, is_result: bool) -> Option<Observation> {
    let (value, when) = (value_of(row, "value", unit), row.date("date"));
    let (note, evidence) = (row.optional_text("note"), evidence(row));
    Some(Observation { value: value?, when: when?, is_result, note, evidence: evidence? })
}

fn ratio(row: &ObjectReader<'_>) -> Option<Ratio> {
    row.deny_unknown_fields(&["value", "of", "basis", "citations"]);
    row.enumerated("of", &[("target", ())]);
    let (value, evidence) = (value(row, "value"), evidence(row));
    Some(Ratio { value: value?, evidence: evidence? })
}

fn derived(row: &ObjectReader<'_>) -> Option<Derived> {
    row.deny_unknown_fields(&["id", "title", "value", "basis", "citations"]);
    let (title, value, evidence) = (row.text("title"), value(row, "value"), evidence(row));
    Some(Derived { title: title?, value: value?, evidence: evidence? })
}

pub(crate) fn indicator(row: &ObjectReader<'_>) -> Identified<Indicator> {
    row.deny_unknown_fields(&[
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
    let (id, title, short, unit) = (row.string("id"), row.text("title"), row.text("short"), row.string("unit"));
    let more_is_better = row.enumerated("direction", &[("up", true), ("down", false)]);
    if row.get("grade").is_some() {
        row.enumerated("grade", &[("A", ()), ("B", ())]);
    }
    let (period, text, evidence) = (row.date("period"), row.optional_text("text"), basis(row));
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
        readings: row.optional_object("readings").and_then(|row| readings(&row)),
        ratios,
        derived,
        evidence: evidence?,
    };
    indicator.sort_by_time();
    Some((id?, indicator))
}

const STEPS: &[(&str, ReadingInterval)] =
    &[("day", ReadingInterval::Day), ("month", ReadingInterval::Month), ("year", ReadingInterval::Year)];

fn readings(row: &ObjectReader<'_>) -> Option<Readings> {
    row.deny_unknown_fields(&["start", "every", "values", "basis", "citations"]);
    let (start, every, evidence) = (row.date("start"), row.enumerated("every", STEPS), evidence(row));
    let values = row.numbers("values");
    let start = start?.first();
    if start.is_none() {
        row.report("start", ProblemKind::Missing("start"));
    }
    Some(Readings::new(start?, every?, values?, evidence?))
}

const FORMS: &[(&str, SeriesForm)] = &[("years", SeriesForm::TimeSeries), ("way", SeriesForm::ProgressTrack)];

pub(crate) fn series(row: &ObjectReader<'_>) -> Identified<Series> {
    row.deny_unknown_fields(&["id", "title", "text", "indicators", "period", "form"]);
    let (id, title, form) = (row.string("id"), row.text("title"), row.enumerated("form", FORMS));
    row.required("indicators");
    let (text, period, indicators) = (row.optional_text("text"), row.optional_date("period"), row.ids("indicators"));
    Some((id?, Series { title: title?, text, indicators, period, form: form? }))
}

pub(crate) fn figure(row: &ObjectReader<'_>) -> Identified<Figure> {
    row.deny_unknown_fields(&["id", "title", "value", "unit", "date", "text", "basis", "citations"]);
    let (id, title, value, unit) = (row.string("id"), row.text("title"), value(row, "value"), row.string("unit"));
    let (when, text, evidence) = (row.optional_date("date"), row.optional_text("text"), evidence(row));
    Some((id?, Figure { title: title?, value: value?, unit: unit?, when, text, evidence: evidence? }))
}

//! Conversion of the records, one function for each kind. An invalid record is left out; its problems are reported.

use super::datum::Datum;
use super::document::Document;
use super::fields::{Ids, Optional, Required, Spanned};
use super::location::shape;
use super::problem::ProblemKind;
use super::raw::{self, Bilingual};
use super::values::{bounds, citations, evidence, length, precision, record_value, search, value};
use super::web_address::is_web_address;
use crate::civil::{EdtfDate, End, RawEdtf};
use crate::story::{
    Derived, Entry, Event, Evidence, Figure, Indicator, LinkKind, Observation, Place, Ratio, Readings, Refinement,
    Series, Source, Target, Text, Unit, isolated,
};

/// A record with its id. `None` if it is invalid.
pub(super) type Identified<T> = Option<(String, T)>;

pub(super) fn unit<'a>(_: &Document<'a>, raw: raw::Unit<'a>) -> Identified<Unit> {
    let (id, name, short) = (raw.id.0?, raw.name.0?, raw.short.0?);
    let unit = Unit {
        name: name.into(),
        short: short.into(),
        singular: raw.singular.0.map(|singular| isolated(singular.to_owned())),
        is_counted_in_wan: raw.myriad.0.unwrap_or_default(),
    };
    Some((id.to_owned(), unit))
}

pub(super) fn source<'a>(file: &Document<'a>, raw: raw::Source<'a>) -> Identified<Source> {
    let published = file.date(raw.published.0);
    let url = raw.url.0.and_then(|Spanned(offset, url)| {
        if is_web_address(url) && raw.link.0 != Some(LinkKind::Mirror) {
            return Some(url);
        }
        file.report(offset, ProblemKind::BadAddress(url.to_owned()));
        None
    });
    let (id, publisher, link) = (raw.id.0?, raw.publisher.0?, raw.link.0?);
    let source = Source {
        publisher: publisher.into(),
        title: raw.title.0.map(Text::from),
        published,
        link,
        author: raw.author.0,
        url: url.map(str::to_owned),
        note: raw.note.0.map(Text::from),
    };
    Some((id.to_owned(), source))
}

/// A programme or a term.
pub(super) fn entry<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Entry<'a>>) -> Identified<Entry> {
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    named(file, raw.id, raw.name, raw.text, raw.about, evidence)
}

/// A person or a body.
pub(super) fn actor<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Actor<'a>>) -> Identified<Entry> {
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    named(file, raw.id, raw.name, raw.role, raw.about, evidence)
}

pub(super) fn note<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Note<'a>>) -> Identified<Entry> {
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    named(file, raw.id, raw.title, raw.text, raw.about, evidence)
}

/// A background period of the timeline.
pub(super) fn era<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Era<'a>>) -> Identified<Entry> {
    let (when, evidence) = (file.date(raw.date.0), evidence(file, offset, raw.basis, raw.citations));
    let (id, entry) = named(file, raw.id, raw.name, raw.text, raw.about, evidence)?;
    Some((id, Entry { when: Some(when?), ..entry }))
}

fn named(
    file: &Document<'_>,
    id: Required<&str>,
    name: Required<Bilingual<'_>>,
    text: Required<Bilingual<'_>>,
    about: Optional<Ids>,
    evidence: Option<Evidence>,
) -> Identified<Entry> {
    let (id, name, text) = (id.0?, name.0?, text.0?);
    let about = file.ids(about.0);
    Some((id.to_owned(), Entry { name: name.into(), text: text.into(), when: None, about, evidence: evidence? }))
}

/// A place, its positions converted from `datum`. With an unknown datum or an invalid geometry it is kept, without a shape.
pub(super) fn place<'a>(
    file: &Document<'a>,
    Spanned(offset, raw): Spanned<raw::Place<'a>>,
    datum: Option<Datum>,
) -> Identified<Place> {
    let shape = shape(file, raw.coordinates.0, raw.geometry.0, datum);
    let precision = precision(file, raw.precision.0);
    let length = raw.length.0.and_then(|raw| length(file, raw));
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    let (id, name, kind, text) = (raw.id.0?, raw.name.0?, raw.kind.0?, raw.text.0?);
    let (precision, within) = precision?;
    let place = Place {
        name: name.into(),
        kind,
        text: text.into(),
        programmes: file.ids(raw.programmes.0),
        shape,
        precision,
        within,
        bounds: raw.bounds.0.and_then(bounds),
        length,
        visit: raw.visit.0,
        evidence: evidence?,
    };
    Some((id.to_owned(), place))
}

pub(super) fn event<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Event<'a>>) -> Identified<Event> {
    let date = raw.date.0.map(|offset| file.node(offset));
    // An event with an invalid date is kept and listed with the undated events.
    let when = date.and_then(|date| file.date(file.read(date))).unwrap_or_else(|| {
        let written = date.and_then(|date| RawEdtf::new(date.text()?));
        written.map_or(EdtfDate::Between(End::Unknown, End::Unknown), EdtfDate::AsWritten)
    });
    let refined = raw.refined.0.and_then(|raw| {
        let (when, citations) = (file.date(raw.date.0), citations(file, raw.citations));
        Some(Refinement { when: when?, text: raw.text.0.map(Text::from), citations })
    });
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    let (id, title, text) = (raw.id.0?, raw.title.0?, raw.text.0?);
    let event = Event {
        when,
        title: title.into(),
        text: text.into(),
        programmes: file.ids(raw.programmes.0),
        places: file.ids(raw.places.0),
        indicators: file.ids(raw.indicators.0),
        people: file.ids(raw.people.0),
        bodies: file.ids(raw.bodies.0),
        part_of: raw.part_of.0.map(str::to_owned),
        refined,
        evidence: evidence?,
    };
    Some((id.to_owned(), event))
}

fn target<'a>(
    file: &Document<'a>,
    Spanned(offset, raw): Spanned<raw::Target<'a>>,
    unit: Option<&str>,
) -> Option<Target> {
    let value = record_value(file, raw.value.0, unit);
    let (deadline, announced) = (file.date(raw.deadline.0), file.date(raw.announced.0));
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    let (kind, label) = (raw.kind.0?, raw.label.0.map(Text::from));
    Some(Target { value: value?, deadline: deadline?, announced, kind, label, evidence: evidence? })
}

fn observation<'a>(
    file: &Document<'a>,
    Spanned(offset, raw): Spanned<raw::Observation<'a>>,
    unit: Option<&str>,
) -> Option<Observation> {
    let raw::Observation { kind, value, date, note, basis, citations } = raw;
    let observation = claim(file, Spanned(offset, raw::Claim { value, date, note, basis, citations }), unit)?;
    Some(Observation { is_result: kind == raw::ObservationKind::Result, ..observation })
}

/// A conflicting value of another source.
fn claim<'a>(
    file: &Document<'a>,
    Spanned(offset, raw): Spanned<raw::Claim<'a>>,
    unit: Option<&str>,
) -> Option<Observation> {
    let (value, when) = (record_value(file, raw.value.0, unit), file.date(raw.date.0));
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    let note = raw.note.0.map(Text::from);
    Some(Observation { value: value?, when: when?, is_result: false, note, evidence: evidence? })
}

fn ratio<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Ratio<'a>>) -> Option<Ratio> {
    let (value, evidence) = (value(file, raw.value.0), evidence(file, offset, raw.basis, raw.citations));
    Some(Ratio { value: value?, evidence: evidence? })
}

fn derived<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Derived<'a>>) -> Option<Derived> {
    let (value, evidence) = (value(file, raw.value.0), evidence(file, offset, raw.basis, raw.citations));
    let title = raw.title.0?;
    Some(Derived { title: title.into(), value: value?, evidence: evidence? })
}

pub(super) fn indicator<'a>(file: &Document<'a>, raw: raw::Indicator<'a>) -> Identified<Indicator> {
    let (period, unit) = (file.date(raw.period.0), raw.unit.0);
    let citations = citations(file, raw.citations);
    let baseline = record_value(file, raw.baseline.0, unit);
    let targets = file.list(raw.targets.0, |file, raw| target(file, raw, unit));
    let observations = file.list(raw.observations.0, |file, raw| observation(file, raw, unit));
    let claims = file.list(raw.claims.0, |file, raw| claim(file, raw, unit));
    let (ratios, derived) = (file.list(raw.ratios.0, ratio), file.list(raw.derived.0, derived));
    let (title, short, unit) = (raw.title.0?, raw.short.0?, unit?);
    let (programmes, places) = (file.ids(raw.programmes.0), file.ids(raw.places.0));
    let (direction, period) = (raw.direction.0?, period?);
    let readings = raw.readings.0.and_then(|raw| readings(file, raw));
    let search = search(file, raw.search);
    let (id, basis) = (raw.id.0?, raw.basis.0?);
    let mut indicator = Indicator {
        title: title.into(),
        short: short.into(),
        unit: unit.to_owned(),
        programmes,
        places,
        more_is_better: matches!(direction, raw::Direction::Up),
        period,
        text: raw.text.0.map(Text::from),
        baseline,
        targets,
        observations,
        claims,
        readings,
        ratios,
        derived,
        search,
        // Its parts are cited, so that it needs no citation.
        evidence: Evidence { basis, citations },
    };
    indicator.sort_by_time();
    Some((id.to_owned(), indicator))
}

fn readings<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Readings<'a>>) -> Option<Readings> {
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    let values = raw.values.0.and_then(|values| file.items(values.offset));
    let values = values.map(|values| values.iter().map(|value| file.read(value).and_then(|Optional(value)| value)));
    let values = values.map(Iterator::collect);
    let start = raw.start.0.and_then(|Spanned(offset, text)| {
        let start = file.date(Some(Spanned(offset, text)))?.first();
        if start.is_none() {
            file.report(offset, ProblemKind::Missing("start"));
        }
        start
    });
    Some(Readings::new(start?, raw.every.0?, values?, evidence?))
}

pub(super) fn series<'a>(file: &Document<'a>, raw: raw::Series<'a>) -> Identified<Series> {
    let (period, indicators) = (file.date(raw.period.0), file.ids(raw.indicators.0));
    let (id, title, form) = (raw.id.0?, raw.title.0?, raw.form.0?);
    let text = raw.text.0.map(Text::from);
    Some((id.to_owned(), Series { title: title.into(), text, indicators, period, form }))
}

pub(super) fn figure<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Figure<'a>>) -> Identified<Figure> {
    let (value, when) = (value(file, raw.value.0), file.date(raw.date.0));
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    let (id, title, unit, text) = (raw.id.0?, raw.title.0?, raw.unit.0?, raw.text.0.map(Text::from));
    let (title, unit) = (title.into(), unit.to_owned());
    Some((id.to_owned(), Figure { title, value: value?, unit, when, text, evidence: evidence? }))
}

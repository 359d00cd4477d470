//! Records as subjects of structured data.

use serde_json::{Map, Value, json};

use super::document::Document;
use super::{date, place, source};
use crate::number::Bound;
use crate::scene::pages::page_name;
use crate::state::Page;
use crate::story::{Commitment, Event, Indicator, Lang, RecordId, RecordKind, find};

/// Adds the properties of the record that the page shows.
pub(super) fn extend(document: &Document<'_>, record: RecordId, object: &mut Map<String, Value>) {
    let (ctx, story) = (document.ctx, document.ctx.story);
    // Only creative works are based on others. A quotation is part of its article alone.
    let cites = match record.kind {
        RecordKind::Event | RecordKind::Place => Some("subjectOf"),
        RecordKind::Commitment => None,
        _ => Some("isBasedOn"),
    };
    let sources = source::of_record(ctx, record);
    if let Some(cites) = cites.filter(|_| !sources.is_empty()) {
        object.insert(cites.into(), Value::Array(sources));
    }
    if !matches!(record.kind, RecordKind::Event | RecordKind::Place) {
        object.insert("inLanguage".into(), ctx.lang.tag().into());
    }
    let programmes = story.programmes_of(record).iter().filter_map(|id| find(&story.programmes, id));
    let programmes: Vec<&str> = programmes.map(|programme| programme.name.get(ctx.lang)).collect();
    if !programmes.is_empty() {
        object.insert("keywords".into(), programmes.join(", ").into());
    }
    match record.kind {
        RecordKind::Event => {
            if let Some((_, event)) = story.events.get(record.index) {
                of_event(document, event, object);
            }
        }
        RecordKind::Place => {
            if let Some((_, place)) = story.places.get(record.index) {
                place::extend(document, place, object);
            }
        }
        RecordKind::Indicator => {
            if let Some((_, indicator)) = story.indicators.get(record.index) {
                of_indicator(document, indicator, object);
            }
        }
        RecordKind::Commitment => {
            if let Some((_, commitment)) = story.commitments.get(record.index) {
                of_commitment(document, commitment, object);
            }
        }
        _ => {}
    }
}

fn of_event(document: &Document<'_>, event: &Event, object: &mut Map<String, Value>) {
    let (start, end) = date::start_and_end(event.when(document.ctx.background));
    object.extend(start.map(|start| ("startDate".to_owned(), start.into())));
    object.extend(end.map(|end| ("endDate".to_owned(), end.into())));
    object.extend(place::places(document, &event.places).map(|places| ("location".to_owned(), places)));
    let story = document.ctx.story;
    let whole = event.part_of.as_ref().and_then(|id| story.events.iter().position(|(other, _)| other == id));
    let page = whole.and_then(|index| Page::of(story, RecordId { kind: RecordKind::Event, index }));
    object.extend(page.map(|page| {
        let route = document.entry.route.with_page(page);
        let whole = json!({ "@type": "Event", "name": page_name(story, &route), "url": document.address(&route) });
        ("superEvent".to_owned(), whole)
    }));
}

/// Properties of a dataset. The creator of the figures is not known: sources often report the figures of others.
fn of_indicator(document: &Document<'_>, indicator: &Indicator, object: &mut Map<String, Value>) {
    let ctx = document.ctx;
    object.insert("alternateName".into(), indicator.short.get(ctx.lang).into());
    object.insert("isAccessibleForFree".into(), true.into());
    object.extend(date::coverage(indicator.period).map(|period| ("temporalCoverage".to_owned(), period.into())));
    object.extend(place::places(document, &indicator.places).map(|places| ("spatialCoverage".to_owned(), places)));
    let mut measured = Map::new();
    measured.insert("@type".into(), "PropertyValue".into());
    measured.insert("name".into(), indicator.short.get(ctx.lang).into());
    if let Some(unit) = find(&ctx.story.units, &indicator.unit) {
        measured.insert("unitText".into(), unit.name.get(ctx.lang).into());
    }
    if let Some(actual) = indicator.progress(ctx.background).actual {
        let number = actual.value.number.trimmed();
        let number = number.grouped("").parse::<i64>().map_or_else(|_| json!(number.to_f64()), Value::from);
        // A property has no word for "about".
        let key = match actual.value.bound {
            Bound::Exact => Some("value"),
            Bound::AtLeast => Some("minValue"),
            Bound::AtMost => Some("maxValue"),
            Bound::About => None,
        };
        measured.extend(key.map(|key| (key.to_owned(), number)));
    }
    object.insert("variableMeasured".into(), Value::Object(measured));
}

fn of_commitment(document: &Document<'_>, commitment: &Commitment, object: &mut Map<String, Value>) {
    let ctx = document.ctx;
    object.insert("text".into(), commitment.phrase.as_str().into());
    // The phrase is quoted in the language of the article.
    object.insert("inLanguage".into(), Lang::Zh.tag().into());
    if let Some(speaker) = find(&ctx.story.people, &commitment.speaker) {
        object.insert("creator".into(), json!({ "@type": "Person", "name": speaker.name.get(ctx.lang) }));
    }
    object.extend(source::article(ctx).map(|article| ("isPartOf".to_owned(), article)));
}

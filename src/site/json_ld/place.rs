//! Places of structured data.

use serde_json::{Map, Value, json};

use super::document::Document;
use crate::state::{Page, Route};
use crate::story::{LocationPrecision, LonLat, Place, RecordId, RecordKind, Shape, find};

/// Adds the geometry and the districts of a place.
pub(super) fn extend(document: &Document<'_>, place: &Place, object: &mut Map<String, Value>) {
    if let Some(geo) = geo(place) {
        object.insert("geo".into(), geo);
    }
    let districts = document.ctx.basemap.districts.iter();
    let districts = districts.filter(|district| place.districts().contains(&district.code));
    let areas: Vec<Value> = districts
        .map(|district| json!({ "@type": "AdministrativeArea", "name": district.name.get(document.ctx.lang) }))
        .collect();
    // A place that may be in one of several districts is in none of them for certain.
    if let [area] = areas.as_slice() {
        object.insert("containedInPlace".into(), area.clone());
    }
}

/// The places with these ids, each with its name, its page and its geometry. `None` without places.
pub(super) fn places(document: &Document<'_>, ids: &[String]) -> Option<Value> {
    let story = document.ctx.story;
    let place = |id: &String| {
        let place = find(&story.places, id)?;
        let mut object = Map::new();
        object.insert("@type".into(), "Place".into());
        object.insert("name".into(), place.name.get(document.ctx.lang).into());
        let index = story.places.iter().position(|(other, _)| other == id)?;
        if let Some(page) = Page::of(story, RecordId { kind: RecordKind::Place, index }) {
            let route: Route = document.entry.route.with_page(page);
            object.insert("url".into(), document.address(&route).into());
        }
        extend(document, place, &mut object);
        Some(Value::Object(object))
    };
    let places: Vec<Value> = ids.iter().filter_map(place).collect();
    (!places.is_empty()).then_some(Value::Array(places))
}

/// Position of a point, bounding box of any other geometry. `None` if no more than the district is known.
fn geo(place: &Place) -> Option<Value> {
    if !matches!(place.precision, LocationPrecision::Metres(_)) {
        return None;
    }
    match &place.shape {
        Shape::None => None,
        Shape::Point([lon, lat]) => Some(json!({ "@type": "GeoCoordinates", "latitude": lat, "longitude": lon })),
        Shape::Points(points) => bounding_box(points.iter()),
        Shape::Lines(lines) | Shape::Area(lines) => bounding_box(lines.iter().flatten()),
    }
}

/// A box as schema.org writes it: south, west, north, east.
fn bounding_box<'a>(points: impl Iterator<Item = &'a LonLat>) -> Option<Value> {
    let ends = points.fold(None, |ends: Option<[f64; 4]>, [lon, lat]| {
        let [south, west, north, east] = ends.unwrap_or([*lat, *lon, *lat, *lon]);
        Some([south.min(*lat), west.min(*lon), north.max(*lat), east.max(*lon)])
    });
    let numbers: Vec<String> = ends?.iter().map(f64::to_string).collect();
    Some(json!({ "@type": "GeoShape", "box": numbers.join(" ") }))
}

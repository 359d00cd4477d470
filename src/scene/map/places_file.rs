//! The places as a map file.

use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::state::VisibleRecords;
use crate::story::{Place, RecordId, RecordKind, bare};
use crate::words;
use crate::write::{Json, MapFeature, geojson};

/// The visible places, in the order of the story.
pub fn visible_places(visible: &VisibleRecords) -> Vec<RecordId> {
    visible.of(RecordKind::Place).gather()
}

/// Formats the visible places. `page_of` returns the address of the page of a record.
pub fn places_file(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    page_of: &dyn Fn(RecordId) -> Option<String>,
) -> String {
    let features = visible_places(visible).into_iter().filter_map(|record| {
        let (id, place) = ctx.story.places.get(record.index)?;
        Some(MapFeature { id, shape: &place.shape, properties: properties(ctx, place, page_of(record)) })
    });
    let texts = ctx.words().in_views().downloads;
    let member = |name: &str, text: String| (name.to_owned(), Json::text(bare(&text)));
    let mut members = vec![member("name", (texts.places_name)(ctx.story.title.get(ctx.lang)))];
    let days = [("as_of", ctx.story.as_of), ("checked", ctx.story.checked)];
    let days =
        days.into_iter().filter_map(|(name, day)| Some((name, words::iso(day?)))).filter(|(_, day)| !day.is_empty());
    members.extend(days.map(|(name, day)| member(name, day)));
    members.extend(ctx.report().map(|name| member("report", name)));
    members.push(member("attribution", ctx.words().in_views().attribution.to_owned()));
    geojson(members, features.gather())
}

/// The properties of a place. Those without a value are left out.
fn properties(ctx: &SceneContext<'_>, place: &Place, address: Option<String>) -> Vec<(String, Json)> {
    let list = |ids: &[String]| Json::List(ids.iter().map(Json::text).gather());
    let text = |text: &str| (!text.is_empty()).then(|| Json::text(bare(text)));
    let all = [
        ("name", text(place.name.get(ctx.lang))),
        ("kind", text((ctx.words().in_views().place_kind)(place.kind))),
        ("description", text(place.text.get(ctx.lang))),
        ("precision", text(&ctx.whereabouts(place))),
        ("programmes", (!place.programmes.is_empty()).then(|| list(&place.programmes))),
        ("districts", (!place.districts().is_empty()).then(|| list(place.districts()))),
        ("sources", text(&ctx.origin(&place.evidence))),
        ("url", address.map(Json::Text)),
    ];
    all.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).gather()
}

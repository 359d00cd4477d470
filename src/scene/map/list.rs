//! List of places, in the author's order or by distance from the reader's position.

use super::distance::{DistanceBearing, distance_bearing};
use super::model::MapModel;
use crate::gather::Gather;
use crate::geometry::Point;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::record_text::SceneContext;
use crate::sorting::argsort;
use crate::story::LocationPrecision;

/// Lists up to this length are shown in full.
const SHORT: usize = 120;
/// Page size of longer lists.
const PAGE: usize = 50;

/// The list of places.
#[derive(Clone, Debug)]
pub struct PlaceList {
    /// Rows of the pages shown.
    pub rows: Vec<PlaceRow>,
    /// Number of rows that are not shown.
    pub remaining: usize,
}

/// Row of a place.
#[derive(Clone, Debug)]
pub struct PlaceRow {
    /// Its record.
    pub state: MarkState,
    /// Its name.
    pub name: String,
    /// Kind of the place, and how exactly it is known.
    pub note: String,
    /// Distance and direction; empty without a position, and for places without a location.
    pub distance: String,
    /// Stop number on the visit.
    pub stop: Option<u32>,
}

/// The list of places; of a long one the first page and `more` further pages. With a position, nearest first and places
/// without a location last.
pub fn place_list(
    ctx: &SceneContext<'_>,
    model: &MapModel,
    highlight: &Highlight,
    from: Option<Point>,
    more: usize,
) -> PlaceList {
    let distances: Vec<Option<DistanceBearing>> = model.items.iter().map(|item| distance_bearing(item, from?)).gather();
    let key = |distance: &Option<DistanceBearing>| {
        distance.map_or(i64::from(from.is_some()) * i64::MAX, |distance| distance.metres as i64)
    };
    let order = argsort(distances.iter().map(|distance| (key(distance), 0)).gather());
    let most = if order.len() <= SHORT { order.len() } else { PAGE * (1 + more) };
    let left = order.len().saturating_sub(most);
    let row = |index: usize| {
        let item = model.items.get(index)?;
        let (_, place) = ctx.story.places.get(item.record.index)?;
        let (words, distance) = (ctx.words(), distances.get(index).copied().flatten());
        let distance = distance.map(|distance| match distance.metres {
            metres if metres < 1.0 => words.in_views().map.at_place.to_owned(),
            metres => (words.in_views().map.distance_bearing)(metres, distance.sector),
        });
        let is_vague = matches!(place.precision, LocationPrecision::Districts(_)) && item.error.is_none();
        let distance =
            distance.map(|text| if is_vague { format!("{text} · {}", words.in_views().map.vague) } else { text });
        Some(PlaceRow {
            state: highlight.mark_state(ctx.story, item.record),
            name: place.name.get(ctx.lang).to_owned(),
            note: format!("{} · {}", (words.in_views().place_kind)(place.kind), ctx.whereabouts(place)),
            distance: distance.unwrap_or_default(),
            stop: place.visit,
        })
    };
    PlaceList { rows: order.into_iter().take(most).filter_map(row).gather(), remaining: left }
}

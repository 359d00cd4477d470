//! The places as a list: in the author's order, or by their distance from where somebody is.

use super::distance::{DistanceBearing, distance_bearing};
use super::model::MapModel;
use crate::geometry::Point;
use crate::number::argsort;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::record_text::SceneContext;
use crate::story::Precision;

/// How many places are listed before more are asked for: all of a short list.
const SHORT: usize = 120;
/// Of a long one.
const PAGE: usize = 50;

/// The places listed.
#[derive(Clone, Debug)]
pub struct PlaceList {
    /// As many as were asked for.
    pub rows: Vec<PlaceRow>,
    /// How many are behind the end.
    pub remaining: usize,
}

/// A place in the list.
#[derive(Clone, Debug)]
pub struct PlaceRow {
    /// Its record.
    pub state: MarkState,
    /// Its name.
    pub name: String,
    /// Kind of place and how exactly it is known.
    pub note: String,
    /// How far it is and where; empty when nobody asked, and for what is nowhere.
    pub distance: String,
    /// Its number on the visit.
    pub stop: Option<u32>,
}

/// The list; of a long one the first page, and as many more as were asked for. Nearest first, where somebody is somewhere;
/// what is nowhere comes last.
pub fn place_list(
    ctx: &SceneContext<'_>,
    model: &MapModel,
    highlight: &Highlight,
    from: Option<Point>,
    more: usize,
) -> PlaceList {
    let far: Vec<Option<DistanceBearing>> = model.items.iter().map(|item| distance_bearing(item, from?)).collect();
    let key =
        |far: &Option<DistanceBearing>| far.map_or(i64::from(from.is_some()) * i64::MAX, |away| away.metres as i64);
    let order = argsort(far.iter().map(|far| (key(far), 0)).collect());
    let most = if order.len() <= SHORT { order.len() } else { PAGE * (1 + more) };
    let left = order.len().saturating_sub(most);
    let row = |index: usize| {
        let item = model.items.get(index)?;
        let (_, place) = ctx.story.places.get(item.record.index)?;
        let (words, away) = (ctx.words(), far.get(index).copied().flatten());
        let away = away.map(|away| {
            if away.metres < 1.0 { words.map.at_place.to_owned() } else { (words.map.away)(away.metres, away.sector) }
        });
        let is_vague = matches!(place.precision, Precision::Districts(_)) && item.error.is_none();
        let away = away.map(|away| if is_vague { format!("{away} · {}", words.map.vague) } else { away });
        Some(PlaceRow {
            state: highlight.mark_state(ctx.story, item.record),
            name: place.name.get(ctx.lang).to_owned(),
            note: format!("{} · {}", (words.place_kind)(place.kind), ctx.whereabouts(place)),
            distance: away.unwrap_or_default(),
            stop: place.visit,
        })
    };
    PlaceList { rows: order.into_iter().take(most).filter_map(row).collect(), remaining: left }
}

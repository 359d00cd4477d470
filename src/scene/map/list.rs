//! The places as a list: in the author's order, or by their distance from where somebody is.

use super::near::{Away, away};
use super::plan::Plan;
use crate::geometry::Point;
use crate::number::sorted;
use crate::scene::facts::Told;
use crate::scene::link::{Link, Lit};
use crate::story::Precision;

/// How many places are listed before more are asked for: all of a short list.
const SHORT: usize = 120;
/// Of a long one.
const PAGE: usize = 50;

/// The places listed.
#[derive(Clone, Debug)]
pub struct Listed {
    /// As many as were asked for.
    pub rows: Vec<Row>,
    /// How many are behind the end.
    pub left: usize,
}

/// A place in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its record.
    pub link: Link,
    /// Its name.
    pub name: String,
    /// Kind of place and how exactly it is known.
    pub note: String,
    /// How far it is and where; empty when nobody asked, and for what is nowhere.
    pub away: String,
    /// Its number on the visit.
    pub stop: Option<u32>,
}

/// The list; of a long one the first page, and as many more as were asked for. Nearest first, where somebody is somewhere;
/// what is nowhere comes last.
pub fn list(told: &Told<'_>, plan: &Plan, lit: &Lit, from: Option<Point>, more: usize) -> Listed {
    let far: Vec<Option<Away>> = plan.items.iter().map(|item| away(item, from?)).collect();
    let key = |far: &Option<Away>| far.map_or(i64::from(from.is_some()) * i64::MAX, |away| away.metres as i64);
    let order = sorted(far.iter().map(|far| (key(far), 0)).collect());
    let most = if order.len() <= SHORT { order.len() } else { PAGE * (1 + more) };
    let left = order.len().saturating_sub(most);
    let row = |index: usize| {
        let item = plan.items.get(index)?;
        let (_, place) = told.story.places.get(item.at.index)?;
        let (words, away) = (told.words(), far.get(index).copied().flatten());
        let away = away.map(|away| {
            if away.metres < 1.0 { words.map.at_place.to_owned() } else { (words.map.away)(away.metres, away.wind) }
        });
        let is_vague = matches!(place.precision, Precision::Districts(_)) && item.error.is_none();
        let away = away.map(|away| if is_vague { format!("{away} · {}", words.map.vague) } else { away });
        Some(Row {
            link: lit.link(told.story, item.at),
            name: place.name.get(told.lang).to_owned(),
            note: format!("{} · {}", (words.place_kind)(place.kind), told.whereabouts(place)),
            away: away.unwrap_or_default(),
            stop: place.visit,
        })
    };
    Listed { rows: order.into_iter().take(most).filter_map(row).collect(), left }
}

//! Legend keys of the map: which kinds of marks occur, as indices into the legend's texts.

use super::model::{MapItem, MapModel, PlaceGeometry};
use super::symbol::symbol;
use crate::story::PlaceKind;

/// For each key, whether it occurs; in the order of `words::MapWords::legend`.
pub fn keys(model: &MapModel) -> [bool; 10] {
    let is_symbol = |item: &MapItem| matches!(item.geometry, PlaceGeometry::Point(_));
    let is_known = |item: &MapItem| is_symbol(item) && (item.error.is_some() || item.kind == PlaceKind::District);
    let any = |is: &dyn Fn(&MapItem) -> bool| model.items.iter().any(is);
    let has = |kind: usize| any(&|item| is_symbol(item) && symbol(item.kind) == kind);
    [
        any(&|item| matches!(item.geometry, PlaceGeometry::Lines(_))),
        has(0),
        has(1),
        has(2),
        has(3),
        has(4),
        any(&|item| is_symbol(item) && item.kind == PlaceKind::District),
        any(&|item| is_symbol(item) && !is_known(item)),
        any(&|item| is_symbol(item) && item.error.is_some()),
        model.items.iter().filter(|item| item.stop.is_some()).count() > 1,
    ]
}

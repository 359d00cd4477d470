//! Finds marks that share their position with others.
use crate::gather::Gather;

use super::model::MapModel;
use super::place_mark::{PlaceMark, PlaceMarkForm, PlaceMarks};
use super::rendered_extent::RenderedExtent;

/// Marks and clusters closer than this, in pixels, share a position.
pub(super) const NEAR: f64 = 12.0;

/// Sets `is_shared` on marks that share their position.
pub(super) fn note_shared(model: &MapModel, extent: &RenderedExtent, all: &mut PlaceMarks) {
    let is_shared = |index: usize, mark: &PlaceMark| {
        let others = || all.marks.iter().enumerate().filter(move |(other, _)| *other != index).map(|(_, other)| other);
        if is_flat(mark) {
            return others().any(|other| other.form == mark.form);
        }
        let middle = mark.middle();
        others().any(|other| !is_flat(other) && other.middle().distance(middle) < NEAR)
            || all.clusters.iter().any(|cluster| cluster.position.distance(middle) < NEAR)
            || model
                .point_layer
                .owners_at(extent, extent.from_px(middle), NEAR, 2)
                .iter()
                .any(|record| *record != mark.record)
    };
    let shared: Vec<bool> = all.marks.iter().enumerate().map(|(index, mark)| is_shared(index, mark)).gather();
    for (mark, is_shared) in all.marks.iter_mut().zip(shared) {
        mark.is_shared = is_shared;
    }
}

/// True for a line or an area, which shares its position only with a mark of the same outline.
pub(super) fn is_flat(mark: &PlaceMark) -> bool {
    matches!(mark.form, PlaceMarkForm::Line(_) | PlaceMarkForm::Area(_))
}

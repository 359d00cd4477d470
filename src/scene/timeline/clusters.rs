//! Marks and clusters of a drawing by their records: the tab stop, and the cluster that contains a record.

use super::lane_packing::Slot;
use super::{LanePacking, RenderedRange, TimeRange, TimelineDrawing, TimelineModel};
use crate::gather::Gather;
use crate::story::RecordId;

impl TimelineDrawing {
    /// The record of the only mark or cluster that is a tab stop: that of the keyboard cursor, else of the selected record,
    /// else the first one. A cluster stands for its first record. `None` if nothing is drawn.
    pub fn tab_stop(
        &self,
        model: &TimelineModel,
        packing: &LanePacking,
        cursor: Option<RecordId>,
        selected: Option<RecordId>,
    ) -> Option<RecordId> {
        let marks = self.lanes.iter().flat_map(|lane| &lane.marks).map(|mark| mark.state.record);
        let clusters = self.lanes.iter().flat_map(|lane| &lane.clusters).map(|cluster| cluster.first);
        let drawn: Vec<RecordId> = marks.chain(clusters).gather();
        let drawn_as = |record| cluster_start(model, packing, record).unwrap_or(record);
        let preferred = [cursor, selected].into_iter().flatten().map(drawn_as);
        preferred.chain(drawn.first().copied()).find(|record| drawn.contains(record))
    }
}

/// Position of the cluster that starts with a record: share of the axis, and pixels from the top. `None` if it is not
/// drawn.
pub fn cluster_position(
    drawing: &TimelineDrawing,
    extent: RenderedRange,
    viewport: TimeRange,
    first: RecordId,
) -> Option<(f64, f64)> {
    let cluster = drawing.lanes.iter().flat_map(|lane| &lane.clusters).find(|cluster| cluster.first == first)?;
    Some((viewport.share_of(extent.region.minute_at(cluster.x)), cluster.y))
}

/// The first record of the cluster that contains a record. `None` if the record is in no cluster.
pub fn cluster_start(model: &TimelineModel, packing: &LanePacking, record: RecordId) -> Option<RecordId> {
    let lanes = model.lanes.iter().zip(&packing.lanes).filter(|(lane, _)| !lane.is_folded);
    lanes.into_iter().find_map(|(lane, packed)| {
        let index = lane.items.iter().position(|item| item.record == record)?;
        let Some(Slot::Cluster(cluster)) = packed.slots.get(index) else { return None };
        Some(lane.items.get(packed.clusters.get(*cluster)?.first)?.record)
    })
}

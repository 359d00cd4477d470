//! The picker, which lists the records that share one position of a drawing: its position and its rows.

use crate::geometry::Point;
use crate::scene::kit::highlight::MarkState;
use crate::story::RecordId;

/// Position of a drawing whose records the picker lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PickerTarget {
    /// The cluster of the timeline that starts with this record.
    Cluster(RecordId),
    /// A point of the map, and the place whose mark or cluster opened the picker; `None` for the point layer.
    Overlap(Point, Option<RecordId>),
}

/// A record to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChoice {
    /// Its record.
    pub state: MarkState,
    /// Its title or name.
    pub title: String,
    /// Date of an event, or how exactly a place is known.
    pub note: String,
}

//! Row of the list that opens when several records share one position of a drawing.

use crate::scene::kit::highlight::MarkState;

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

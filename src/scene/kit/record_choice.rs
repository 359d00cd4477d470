//! A row of the list that opens where several records share one place of a drawing.

use crate::scene::kit::highlight::MarkState;

/// A record to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChoice {
    /// Its record.
    pub state: MarkState,
    /// Its title or name.
    pub title: String,
    /// The date of what happened, or how exactly a place is known.
    pub note: String,
}

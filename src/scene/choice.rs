//! A row of the list that opens where several records share one place of a drawing.

use super::link::Link;

/// A record to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its record.
    pub link: Link,
    /// Its title or name.
    pub title: String,
    /// The date of what happened, or how exactly a place is known.
    pub note: String,
}

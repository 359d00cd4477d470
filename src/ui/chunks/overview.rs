//! The functions of the overview that the core calls.

use crate::ui::element::El;
use crate::ui::part_id::PartId;
use crate::ui::session::Session;

/// The functions of the overview that the core calls.
pub(in crate::ui) struct Overview {
    /// Returns the function that makes the element of a part for which [`PartId::is_of_overview`] is true.
    pub(in crate::ui) renderer: fn(PartId) -> fn(Session) -> El,
}

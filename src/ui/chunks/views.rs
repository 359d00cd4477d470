//! The functions of the views that the core calls.

use web_sys::Event;

use super::Models;
use crate::browser::EventSubscription;
#[cfg(feature = "hydrate")]
use crate::state::{Route, SiteBase};
#[cfg(feature = "hydrate")]
use crate::story::Story;
use crate::ui::element::El;
use crate::ui::part_id::PartId;
use crate::ui::session::Session;
use crate::ui::store::SideEffect;

/// The functions of the views that the core calls.
pub(in crate::ui) struct Views {
    pub(in crate::ui) models: Models,
    /// Returns the function that makes the element of a part.
    pub(in crate::ui) renderer: fn(PartId) -> fn(Session) -> El,
    /// Handles an event of the page.
    pub(in crate::ui) handle_event: fn(Session, &Event),
    /// Handles an event that was kept while the views were loaded, and whose default action is prevented.
    pub(in crate::ui) handle_kept_event: fn(Session, &Event),
    /// Subscribes to the events of the page shown.
    pub(in crate::ui) subscribe_to_page: fn(Session) -> Vec<EventSubscription>,
    /// Registers the effects of the views on what is outside their parts.
    pub(in crate::ui) register_effects: fn(Session),
    /// Runs a side effect of the store on the viewports.
    pub(in crate::ui) run_effect: fn(Session, &SideEffect),
    /// Repaints all canvases.
    pub(in crate::ui) repaint: fn(Session),
    /// Shows the row with this id.
    pub(in crate::ui) show_row: fn(Session, &str),
    /// Returns the list of pages with names similar to an unknown path.
    #[cfg(feature = "hydrate")]
    pub(in crate::ui) suggestions: fn(&Story, &Route, &str, &SiteBase) -> Vec<El>,
    /// Returns the route of the page that an unknown route means.
    #[cfg(feature = "hydrate")]
    pub(in crate::ui) meant_route: fn(&Story, &Route) -> Option<Route>,
}

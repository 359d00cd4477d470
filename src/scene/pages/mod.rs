//! Pages of the site as readers see them: titles, breadcrumbs, the content of programmes, and suggestions for an unknown path.

mod breadcrumb;
mod nearest;
mod place_groups;
mod programme_content;
mod title;

pub use breadcrumb::breadcrumb;
pub use nearest::nearest;
pub use place_groups::{PlaceGroup, place_groups};
pub use programme_content::{YearOfNumbers, notes_about, numbers_by_year, sources_of};
pub use title::{page_name, title};

use crate::state::Route;

/// A link to a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// The page.
    pub route: Route,
    /// Name of the page.
    pub label: String,
}

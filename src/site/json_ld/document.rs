//! Input of the structured data of a page.

use super::super::PageEntry;
use crate::scene::kit::context::SceneContext;
use crate::state::Route;

/// Input of the structured data of a page.
pub(super) struct Document<'a> {
    /// Story, base map and language of the page.
    pub(super) ctx: &'a SceneContext<'a>,
    /// The page.
    pub(super) entry: &'a PageEntry,
    /// Address of the site, if it is known.
    pub(super) site: Option<&'a str>,
}

impl Document<'_> {
    /// The address of a page: absolute if the address of the site is known, otherwise relative to the page.
    pub(super) fn address(&self, route: &Route) -> String {
        self.site.map_or_else(|| self.entry.route.link_to(route), |site| [site, &route.path()].concat())
    }
}

//! The site that the atlas' own page belongs to: its base address and its stories, and the addresses of its pages.

use std::rc::Rc;

use web_sys::{Element, Url};

use super::{document, window};
use crate::gather::Gather;
use crate::state::{Address, Route, SiteBase};

/// The site of the page.
#[derive(Debug)]
pub(super) struct Site {
    /// The base of its pages. Their links have the name of the file if the page was opened with it: the host may not know a page
    /// without it.
    pub(super) base: Rc<SiteBase>,
    /// Path of the site, with a slash at both ends.
    path: String,
    /// Names of the stories with pages, without the default one.
    pub(super) stories: Vec<String>,
    /// File with all texts of the page's story, below the base; empty if it is not known.
    pub(super) full_story: String,
    /// File of the story that the page was built for; `None` for the default story.
    pub(super) page_story: Option<String>,
    /// The page that the document was built for.
    pub(super) built: Route,
    /// The address of the site that the canonical address of the document names.
    pub(super) canonical: Option<String>,
    /// Address of the style sheet.
    pub(super) sheet: Option<String>,
}

const INDEX_FILE: &str = "index.html";

impl Site {
    /// The site of a page, from the attributes `data-base` and `data-stories` of its root element.
    ///
    /// Relative links of the document are resolved now: the address of the page, to which they are relative, changes later.
    pub(super) fn of_page(root: &Element) -> Option<Self> {
        let base = root.get_attribute("data-base").unwrap_or_else(|| "./".to_owned());
        let page = document()?.base_uri().ok()??;
        let url = Url::new_with_base(&base, &page).ok()?;
        let link = |selector: &str| root.query_selector(selector).ok()??.get_attribute("href");
        let stories = root.get_attribute("data-stories").unwrap_or_default();
        let file = if path().ends_with(INDEX_FILE) { INDEX_FILE } else { "" };
        let site_path = url.pathname();
        // The page for unknown addresses is shown at any path, and has the default story.
        let is_found = !root.has_attribute(NOT_FOUND);
        let built = if is_found { Route::parse_below(&site_path, &path()) } else { Route::default() };
        let canonical = link("link[rel=canonical]").and_then(|link| Some(link.strip_suffix(&built.path())?.to_owned()));
        Some(Self {
            base: Rc::new(SiteBase { address: url.href(), file }),
            path: site_path,
            stories: stories.split_whitespace().map(str::to_owned).gather(),
            full_story: root.get_attribute("data-full-story").unwrap_or_default(),
            page_story: Address::requested_story(&built, "").and_then(Result::ok),
            built,
            canonical,
            sheet: link("link[rel=stylesheet]").and_then(|link| Some(Url::new_with_base(&link, &page).ok()?.href())),
        })
    }

    /// The address of the current history entry.
    pub(super) fn address(&self) -> Address {
        let search = window().and_then(|window| window.location().search().ok()).unwrap_or_default();
        Address::of_url(&self.path, &path(), search.trim_start_matches('?'))
    }

    /// True unless the page is the overview in a frame, whose query alone names what it shows.
    pub(super) fn has_paths(&self) -> bool {
        !super::is_embedded() || self.address().route != Route::default()
    }

    /// The URL of a path and query below the base, or of the current path with this query.
    pub(super) fn url(&self, query: &str, below: Option<&str>) -> String {
        match below {
            Some(below) => self.base.link(below),
            None if query.is_empty() => path(),
            None => [&path(), "?", query].concat(),
        }
    }
}

/// Attribute of the root element of the page for unknown addresses.
pub(super) const NOT_FOUND: &str = "data-not-found";

/// The path of the current history entry.
pub(super) fn path() -> String {
    window().and_then(|window| window.location().pathname().ok()).unwrap_or_default()
}

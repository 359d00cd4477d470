//! Links of a page, and the address of a page's own URL.

use percent_encoding::percent_decode_str;

use super::{Address, Page, Route, SiteStories};
use crate::story::Story;

/// The parameter in which the service worker passes the path of a page that it answers with the overview.
const PATH_PARAMETER: &str = "at=";

impl Address {
    /// The address of a URL with this path and query. `base` is the path of the site, with a slash at the end.
    ///
    /// The service worker answers for every page with the overview and `at=PATH`, in the last place of the query. Only a path
    /// that names a page counts.
    pub fn of_url(base: &str, path: &str, query: &str) -> Self {
        let route = Route::parse_below(base, path);
        let parts = query.rsplit_once(PATH_PARAMETER).filter(|(before, path)| {
            (before.is_empty() || before.ends_with('&')) && !path.contains('&') && route == Route::default()
        });
        if let Some((before, path)) = parts {
            let named = Route::parse(&percent_decode_str(path).decode_utf8_lossy());
            if named.page != Page::NotFound {
                return Self { route: named, query: before.trim_end_matches('&').to_owned() };
            }
        }
        Self { route, query: query.to_owned() }
    }
}

/// A link to a page of the atlas, which is followed without loading a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The page that it leads to.
    pub address: Address,
    /// The id of an element of the page, decoded; empty for the page as a whole.
    pub fragment: String,
}

impl Link {
    /// The link with this path, query and fragment below the base of the site. `file` is the file of `story`, the one that is
    /// shown; `None` for the default story.
    ///
    /// `None` for a link that the browser has to follow: there is no such page of this story, or it is no part of the atlas.
    pub fn new(story: &Story, stories: &SiteStories<'_>, file: Option<&str>, below: &str) -> Option<Self> {
        let (below, fragment) = below.split_once('#').unwrap_or((below, ""));
        let (path, query) = below.split_once('?').unwrap_or((below, ""));
        let route = Route::parse(path);
        if matches!(route.page, Page::NotFound | Page::Stories) {
            return None;
        }
        let mut address = Address { route, query: query.to_owned() };
        let is_other = |file: &&str| *file != stories.default_file;
        let file = file.filter(is_other);
        let named = Address::requested_story(&address.route, query).and_then(Result::ok);
        let mut named = named.as_deref().filter(is_other);
        // The links of a story without pages do not name it.
        if let Some(file) = file.filter(|file| named.is_none() && !stories.has_pages(file)) {
            address.name_story(file);
            named = Some(file);
        }
        if named == file {
            address.route = address.route.resolve(story)?;
            address = Address::new(story, stories, &Route::default(), &address.to_query());
        }
        Some(Self { address, fragment: percent_decode_str(fragment).decode_utf8_lossy().into_owned() })
    }
}

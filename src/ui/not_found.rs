//! The page for unknown addresses: the page that an address means, or those with similar names.

use super::element::{El, el};
use crate::scene::pages::nearest;
use crate::state::{Page, Route, SiteBase};
use crate::story::Story;
use crate::words::page_words;

/// Maximum number of suggestions.
const COUNT: usize = 5;

/// Returns the list of pages with names similar to an unknown path, in the language and story of a route. Empty if there are none.
pub(super) fn suggestions(story: &Story, route: &Route, path: &str, base: &SiteBase) -> Vec<El> {
    let links = nearest(story, route, path, COUNT);
    if links.is_empty() {
        return Vec::new();
    }
    let items = links.into_iter().map(|link| {
        let link = el("a").attr("href", base.link(&link.route.path())).text_content(link.label);
        el("li").children(vec![link])
    });
    vec![el("p").text_content(page_words(route.lang).nearest), el("ul").class("link-list").children_iter(items)]
}

/// Returns the route of the page that an unknown route means: the same in another case, or in another folder.
pub(super) fn meant(story: &Story, route: &Route) -> Option<Route> {
    // The program does not show the index of stories.
    route.resolve(story).filter(|route| route.page != Page::Stories)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;
    use crate::ui::html::write_html;

    fn story() -> Story {
        read::story(include_bytes!("../../public/stories/minxin-2021.json")).story.unwrap_or_default()
    }

    #[test]
    fn similar_pages_are_linked_from_any_path() {
        let base = SiteBase { address: "/atlas/".to_owned(), file: "" };
        let listed = |path: &str| {
            let route = Route { page: Page::NotFound, ..Route::parse(path) };
            let mut html = String::new();
            for part in suggestions(&story(), &route, path, &base) {
                write_html(&mut html, part);
            }
            html
        };
        let html = listed("en/records/suzhou-crek/");
        assert!(html.starts_with("<p>Pages with similar names</p><ul"), "{html}");
        assert!(html.contains("href=\"/atlas/en/records/suzhou-creek/\""), "{html}");
        assert!(html.matches("<li>").count() <= COUNT, "{html}");
        assert_eq!(listed("xyzxyzxyzxyz"), "");
    }

    #[test]
    fn an_address_in_another_case_or_folder_means_its_page() {
        let meant = |path: &str| meant(&story(), &Route::parse(path)).map(|route| route.path());
        for (path, page) in [
            ("Records/Suzhou-Creek", Some("records/suzhou-creek/")),
            ("records/breakfast/", Some("programmes/breakfast/")),
            ("EN/MAP", Some("en/map/")),
            ("records/suzhou-crek/", None),
            ("Stories/", None),
        ] {
            assert_eq!(meant(path).as_deref(), page, "{path}");
        }
    }
}

//! Breadcrumb: the pages above a page.

use super::PageLink;
use super::title::page_name;
use crate::state::{Page, Route, View};
use crate::story::Story;
use crate::words::words;

/// The pages from the top of the site to a page, with that page: the overview, or the index of stories and the overview
/// of the story; the view of a record; the page itself.
pub fn breadcrumb(story: &Story, route: &Route) -> Vec<PageLink> {
    let mut links = Vec::new();
    let mut put = |page: Page, story_name: Option<String>| {
        let route = Route { lang: route.lang, story: story_name, page };
        let label = match &route.page {
            Page::View(View::All) if route.story.is_none() => (words(route.lang).view_name)(View::All).to_owned(),
            _ => page_name(story, &route),
        };
        links.push(PageLink { route, label });
    };
    if route.story.is_some() && route.page != Page::Stories {
        put(Page::Stories, None);
    }
    put(Page::default(), route.story.clone());
    let view = route.record(story).map(|record| View::of_kind(record.kind));
    if let Some(view) = view.filter(|view| *view != View::All) {
        put(Page::View(view), route.story.clone());
    }
    if route.page != Page::default() {
        put(route.page.clone(), route.story.clone());
    }
    links
}

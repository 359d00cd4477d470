//! The bodies of static pages as HTML. Used by the build alone.

use super::page_context::PageContext;
use super::{other, record_content, shell, views};
use crate::scene::kit::context::SceneContext;
use crate::site::PageEntry;
use crate::state::{Page, Route, SiteBase, State, View};
use crate::story::{Basemap, Lang, Story};
use crate::ui::element::El;
use crate::ui::html::write_html;

/// Returns the body of a page of a story.
pub fn page_body(story: &Story, basemap: &Basemap, entry: &PageEntry) -> String {
    let ctx = SceneContext { story, basemap, lang: entry.route.lang, background: true };
    let state = State { lang: ctx.lang, ..State::default() };
    let page = PageContext { ctx, route: &entry.route, base: None, state: &state, is_live: false };
    let content = match (&entry.route.page, entry.record) {
        (Page::View(View::About), _) => other::about_page(&page),
        (Page::View(view), _) => views::view(&page, *view),
        (_, Some(record)) => record_content(&page, record),
        _ => Vec::new(),
    };
    html(shell::shell(&page, &entry.breadcrumb, content))
}

/// Returns the body of the index of stories: the default story first, the others with their names below `stories/`.
pub fn stories_body(basemap: &Basemap, entry: &PageEntry, stories: &[(Option<&str>, &Story)]) -> String {
    let empty = Story::default();
    let story = stories.iter().find(|(name, _)| name.is_none()).map_or(&empty, |(_, story)| *story);
    let ctx = SceneContext { story, basemap, lang: entry.route.lang, background: true };
    let state = State { lang: ctx.lang, ..State::default() };
    let page = PageContext { ctx, route: &entry.route, base: None, state: &state, is_live: false };
    html(shell::shell(&page, &entry.breadcrumb, other::stories(&page, stories)))
}

/// Returns the body of the page for unknown addresses. `base` is the path of the site, with a slash at both ends.
pub fn not_found_body(story: &Story, basemap: &Basemap, base: &str) -> String {
    let ctx = SceneContext { story, basemap, lang: Lang::default(), background: true };
    let route = Route { page: Page::NotFound, ..Route::default() };
    let base = SiteBase { address: base.to_owned(), file: "" };
    let state = State { lang: ctx.lang, ..State::default() };
    let page = PageContext { ctx, route: &route, base: Some(&base), state: &state, is_live: false };
    html(shell::shell(&page, &[], other::not_found(&page)))
}

fn html(body: El) -> String {
    let mut html = String::new();
    write_html(&mut html, body);
    html
}

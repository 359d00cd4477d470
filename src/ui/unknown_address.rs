//! The page for unknown addresses in the browser: goes to the page that an address means, or suggests some.

use leptos::mount::mount_to;

use super::chunks::wait_for_views;
use super::element::el;
use super::fetching::fetch_story;
use crate::browser::Root;
use crate::state::{Address, Page, Route};
use crate::story::{Lang, Story};

/// Replaces the address by that of the page that it means, and returns true. If it means none, adds suggestions to the page, and
/// returns false. `bundled` is the default story.
pub(super) async fn resolve(root: &Root, bundled: &Story) -> bool {
    let (Some((address, path)), Some(base)) = (root.location(), root.base()) else { return true };
    let views = wait_for_views().await;
    let name = address.route.story.as_ref();
    let other = match name.filter(|name| root.stories().contains(name)) {
        Some(name) => fetch_story(root, &["stories/", name, ".json"].concat(), &|_| ()).await.ok(),
        None => None,
    };
    let story = match (&other, name) {
        (Some((story, _)), _) => Some(story),
        (None, None) => Some(bundled),
        // No such story, or it could not be fetched.
        (None, Some(_)) => None,
    };
    if let Some(route) = story.and_then(|story| (views.meant_route)(story, &address.route)) {
        let address = Address { route, query: address.query };
        root.replace(&address.to_query(), Some(&address.path()));
        return true;
    }
    let shown = story.unwrap_or(bundled);
    let name = name.filter(|_| story.is_some());
    for (lang, slot) in [Lang::Zh, Lang::En].into_iter().zip(root.elements(".nearest")) {
        let route = Route { lang, story: name.cloned(), page: Page::NotFound };
        let found = (views.suggestions)(shown, &route, &path, base);
        mount_to(slot, move || el("div").children(found)).forget();
    }
    root.lay_out_below_the_fold();
    root.lay_out_offscreen_parts();
    false
}

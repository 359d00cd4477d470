//! Moves between pages: links to pages of the site are followed without loading a document, and the address of the page is
//! written.

use std::rc::Rc;

use web_sys::Event;

use super::bundle::DEFAULT_STORY;
use super::chunks::with_views;
use super::fetching;
use super::part_id::PartId;
use super::session::Session;
use crate::browser::{self, spawn_local};
use crate::gather::Gather;
use crate::state::{Address, Link, Route, SiteBase, SiteStories};
use crate::story::Story;

/// Calls `then` with the stories of the site.
fn with_stories<T>(session: Session, then: impl FnOnce(&SiteStories<'_>) -> T) -> T {
    let names = session.root().stories();
    let names: Vec<&str> = names.iter().map(String::as_str).gather();
    then(&SiteStories { default_file: DEFAULT_STORY, names: &names })
}

/// Returns the address of what a query encodes.
fn address_of(session: Session, story: &Story, query: &str) -> Address {
    with_stories(session, |stories| Address::new(story, stories, &Route::default(), query))
}

/// Returns the link to what a query encodes. It is absolute in the browser, and relative to the overview in the prerendered page.
pub(super) fn href_of(session: Session, story: &Story, query: &str) -> String {
    let path = address_of(session, story, query).path();
    match session.root().base() {
        Some(base) => base.link(&path),
        None if path.is_empty() => "./".to_owned(),
        None => path,
    }
}

impl Session {
    /// Returns the route of the page shown, and the base for links from it. Both are for links, and not reactive.
    pub(super) fn route(self) -> (Route, Option<Rc<SiteBase>>) {
        let route = with_stories(self, |stories| {
            self.scene_untracked(|ctx, _, _, state| Route::of_state(ctx.story, stories, state))
        });
        (route, self.root().base().cloned())
    }
}

/// Writes a query to the address, as a path where the page has one.
pub(super) fn write(session: Session, query: &str, is_new: bool) {
    let root = session.root();
    let path = root.has_paths().then(|| address_of(session, &session.story(), query).path());
    if is_new {
        session.arrival().set(true);
        root.push(query, path.as_deref());
    } else {
        root.replace(query, path.as_deref());
    }
}

/// Returns the query that encodes the state of the page.
pub(super) fn state_query(session: Session) -> String {
    session.scene_untracked(|ctx, _, _, state| crate::state::encode(ctx.story, state))
}

/// Adds a history entry for a dialog, and keeps what is needed to return to the entry below it.
pub(super) fn push_dialog_entry(session: Session, name: &str) {
    let root = session.root();
    session.embed_dialog().below.set_value(Some([root.query(), state_query(session)]));
    root.push_dialog(name);
}

/// Writes the canonical address of the state, in the place of that of an old link. An address with a part that names nothing
/// stays, so that the reader can mend it.
#[cfg(feature = "hydrate")]
pub(super) fn canonicalise(session: Session) {
    // The overview at its own address. Nothing has read the story yet.
    let root = session.root();
    let is_at_base =
        root.location().is_some_and(|(address, path)| address.route == Route::default() && path.ends_with('/'));
    if is_at_base && root.query().is_empty() && session.store.is_initial() {
        return;
    }
    let has_notices = session.store.messages.with_untracked(|messages| !messages.is_empty());
    if has_notices || session.root().dialog_at_entry().is_some() {
        return;
    }
    let query = state_query(session);
    if session.root().has_paths() {
        write(session, &query, false);
    }
}

/// Follows the link that was clicked, if it leads to a page of the story. Returns false, and leaves the link to the browser,
/// if it does not.
pub(super) fn follow_link(session: Session, event: &Event) -> bool {
    let root = session.root();
    let Some((base, link)) = root.base().zip(browser::link_at(event)) else { return false };
    let Some(below) = link.strip_prefix(&*base.address) else { return false };
    let file = session.store.loaded_path.get_value();
    let link = with_stories(session, |stories| Link::new(&session.story(), stories, file.as_deref(), below));
    let Some(Link { address, fragment }) = link else { return false };
    session.stop_tour();
    session.close_picker();
    session.arrival().set(true);
    root.push(&address.to_query(), root.has_paths().then(|| address.path()).as_deref());
    spawn_local(async move {
        fetching::load_from_address(session).await;
        if !fragment.is_empty() && !session.is_disposed() {
            // What is below the first screen is created at the end of the arrival.
            browser::frames(PartId::FRAMES_OF_ARRIVAL + 2).await;
            if !session.root().show_target(&fragment) {
                with_views(move |views| (views.show_row)(session, &fragment));
            }
        }
    });
    true
}

/// Shows the top of a page that the reader has come to by a link or a control, and moves the focus there if its element is
/// gone. After going back, the browser restores the position.
pub(super) fn arrive(session: Session) {
    if !session.arrival().get_untracked() {
        return;
    }
    browser::next_frame(move || {
        if !session.is_disposed() {
            session.root().show_page_top();
        }
    });
    spawn_local(async move {
        browser::frames(PartId::FRAMES_OF_ARRIVAL + 1).await;
        if !session.is_disposed() {
            session.arrival().set(false);
        }
    });
}

//! From an empty browser to a page that answers: the default story at once, another one when the link names it.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::mount::{hydrate_from, mount_to};
use leptos::prelude::*;

use super::app::{App, AppProps};
use super::{Message, Session, bundled_basemap};
use crate::browser::{self, Fetched};
use crate::read::{self, Basemap, Reading};
use crate::state::story_path;
use crate::story::Story;
use crate::words::Unfetched;

/// Takes over the prerendered page, then opens another story if the link names one.
pub async fn start() {
    browser::on_panic();
    let Some(element) = browser::app() else { return };
    let base = Arc::new(bundled_basemap());
    let bundled = browser::data("story").map(|text| read::story(text.as_bytes()));
    let Some(story) = bundled.and_then(|reading| reading.story).map(Arc::new) else {
        // Without its story the page stays as it was prerendered, and says that it does not answer.
        browser::failed();
        return;
    };
    let session = Session::new(story, base.clone());
    let handle = hydrate_from(element.clone(), move || App(AppProps { session }));
    // The prerendered page is the usual state, so the address is followed only now.
    session.follow_address();
    let current = Rc::new(Cell::new(session));
    let followed = current.clone();
    browser::on_pop(move || followed.get().follow_address());
    let other = match story_path(&browser::query()) {
        Some(Ok(path)) => fetch_other(session, path).await,
        Some(Err(path)) => {
            session.messages.update(|messages| messages.push(Message::PathRefused(path)));
            None
        }
        None => None,
    };
    match other {
        Some((story, problems)) => {
            drop(handle);
            current.set(replace(element, Arc::new(story), base, problems));
        }
        None => handle.forget(),
    }
    // What was set is drawn within two frames, the canvases in the one after.
    browser::frames(3).await;
    browser::ready();
}

/// Another story and its number of problems; when it cannot be had, the page says why and stays as it is.
async fn fetch_other(session: Session, path: String) -> Option<(Story, usize)> {
    let name = path.clone();
    let telling = move |percent| {
        session.messages.update(|messages| {
            messages.retain(|message| !matches!(message, Message::Fetching(..)));
            messages.push(Message::Fetching(name.clone(), percent));
        });
    };
    telling(None);
    match open(&path, &telling).await {
        Ok(opened) => Some(opened),
        Err(why) => {
            session.messages.set(vec![Message::NotFetched(path, why)]);
            None
        }
    }
}

/// Mounts a story in place of the one that was there.
fn replace(element: web_sys::HtmlElement, story: Arc<Story>, base: Arc<Basemap>, problems: usize) -> Session {
    element.set_text_content(None);
    let session = Session::new(story, base);
    session.follow_address();
    if problems > 0 {
        session.messages.update(|messages| messages.push(Message::Problems(problems)));
    }
    mount_to(element, move || App(AppProps { session })).forget();
    session
}

/// Fetches and reads a story; how many problems it has comes with it.
async fn open(path: &str, progress: &dyn Fn(Option<u32>)) -> Result<(Story, usize), Unfetched> {
    let bytes = match browser::fetch(path, progress).await {
        Fetched::Bytes(bytes) => bytes,
        Fetched::Network => return Err(Unfetched::Network),
        Fetched::Status(status) => return Err(Unfetched::Status(status)),
        Fetched::TooLarge => return Err(Unfetched::TooLarge),
        Fetched::Html => return Err(Unfetched::Html),
    };
    let Reading { story, mut problems } = read::story(&bytes);
    match story {
        Some(story) => Ok((story, problems.len())),
        None => Err(Unfetched::Unreadable(problems.swap_remove(0))),
    }
}

//! From an empty browser to a page that answers: the default story at once, another one when the link names it.

use std::sync::Arc;

use leptos::mount::hydrate_from;
use leptos::prelude::*;

use super::app::{App, AppProps};
use super::hear::{KINDS, hear};
use super::{Message, Session, bundled_basemap};
use crate::browser::{self, Fetched};
use crate::read::{self, Reading};
use crate::state::story_path;
use crate::story::Story;
use crate::words::Unfetched;

/// Takes over the prerendered page, then opens another story if the link names one.
pub async fn start() {
    browser::on_panic();
    let bundled = browser::data("story").map(|text| read::story(text.as_bytes()));
    let (Some(element), Some(story)) = (browser::app(), bundled.and_then(|reading| reading.story)) else {
        // Without its story the page stays as it was prerendered, and says that it does not answer.
        browser::failed();
        return;
    };
    let session = Session::new(Arc::new(story), Arc::new(bundled_basemap()));
    hydrate_from(element.clone(), move || App(AppProps { session })).forget();
    // The prerendered page is the usual state at the usual width, so the address and the width come only now.
    if let Some(width) = browser::width_of("#main") {
        session.widen(width);
    }
    session.follow_address();
    browser::on_pop(move || session.follow_address());
    browser::on_resize("#main", move |width| session.widen(width));
    browser::on_events(&element, &KINDS, move |event| hear(session, &event));
    match story_path(&browser::query()) {
        Some(Ok(path)) => open_other(session, path).await,
        Some(Err(path)) => session.messages.update(|messages| messages.push(Message::PathRefused(path))),
        None => {}
    }
    // What was set is drawn before the next frame.
    browser::frames(1).await;
    browser::ready();
    browser::after_next_frame(browser::lay_out_whole);
}

/// Opens another story; when it cannot be had, the page says why and stays as it is.
async fn open_other(session: Session, path: String) {
    let name = path.clone();
    let telling = move |percent| session.messages.set(vec![Message::Fetching(name.clone(), percent)]);
    telling(None);
    match open(&path, &telling).await {
        Ok((story, problems)) => {
            session.messages.set((problems > 0).then_some(Message::Problems(problems)).into_iter().collect());
            session.retell(story);
        }
        Err(why) => session.messages.set(vec![Message::NotFetched(path, why)]),
    }
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

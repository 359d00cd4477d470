//! Stories from this site: another one that the link names, and the English of the one that the page carries.

use std::cell::Cell;

use leptos::prelude::*;

use super::DEFAULT_STORY;
use super::message::Message;
use super::session::Session;
#[cfg(feature = "hydrate")]
use crate::browser;
use crate::browser::{Fetched, Root};
use crate::read::{self, Reading};
use crate::state::Action;
#[cfg(feature = "hydrate")]
use crate::state::story_path;
use crate::story::{Lang, Story};
use crate::words::Unfetched;

/// Opens the story that the address names, unless it is there, and follows the address; when it cannot be had, the page
/// says why and stays as it is. Where the address names none, that of the page comes back.
#[cfg(feature = "hydrate")]
pub(super) async fn follow(session: Session) {
    match story_path(&session.root().query()) {
        Some(Ok(path)) if session.opened.get_value().as_ref() != Some(&path) => {
            session.keep_others();
            let story = told(session, &path).await;
            // Meanwhile the reader may have gone on to another address, which is followed by itself.
            if story_path(&session.root().query()) != Some(Ok(path.clone())) {
                return;
            }
            if let Some(story) = story {
                session.opened.set_value(Some(path));
                return session.retell(Some(story));
            }
        }
        Some(Err(path)) => session.messages.set(vec![Message::PathRefused(path)]),
        None if session.opened.get_value().is_some() => {
            session.opened.set_value(None);
            session.messages.set(Vec::new());
            return session.retell(None);
        }
        _ => {}
    }
    if !session.is_gone() {
        session.follow_address();
    }
}

/// Fetches the whole of the story that the page carries in Chinese alone, then does what needs its English: what was
/// asked for, or what the address says. Nothing, when another story has taken its place meanwhile.
pub(super) fn english_then(session: Session, wanted: Option<Action>) {
    session.busy.set(true);
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(story) = told(session, DEFAULT_STORY).await
            && session.complete(story)
        {
            match wanted {
                Some(action) => session.dispatch(action),
                None => session.follow_address(),
            }
            // What was done meanwhile has written an address of its own.
            if untrack(|| session.state()).lang != Lang::En {
                session.dispatch(Action::Speak(Lang::En));
            }
        }
        session.busy.set(false);
    });
}

/// Tries again to open the story that could not be had.
#[cfg(feature = "hydrate")]
pub(super) fn retry(session: Session, path: &str) {
    let named = story_path(&session.root().query()).and_then(Result::ok);
    if named.as_deref() != Some(path) {
        let is_asked = session.root().parameter("lang").as_deref() == Some(Lang::En.code());
        return english_then(session, (!is_asked).then_some(Action::Speak(Lang::En)));
    }
    wasm_bindgen_futures::spawn_local(follow(session));
}

/// Waits until nothing is on its way.
#[cfg(feature = "hydrate")]
pub(super) async fn done(session: Session) {
    while !session.is_gone() && session.busy.get_untracked() {
        browser::frames(1).await;
    }
}

/// Fetches and reads a story, and tells of it; when it cannot be had, the page says why.
async fn told(session: Session, path: &str) -> Option<Story> {
    let told = Cell::new(None);
    // Each part of the file is heard of; the page is told of what it would say anew.
    let telling = |percent| {
        if told.replace(Some(percent)) != Some(percent) {
            session.messages.set(vec![Message::Fetching(path.to_owned(), percent)]);
        }
    };
    telling(None);
    let (story, message) = match open(&session.root(), path, &telling).await {
        Ok((story, problems)) => (Some(story), (problems > 0).then_some(Message::Problems(problems))),
        Err(why) => (None, Some(Message::NotFetched(path.to_owned(), why))),
    };
    session.messages.set(message.into_iter().collect());
    // An atlas that was taken out meanwhile wants nothing any more.
    story.filter(|_| !session.is_gone())
}

/// Fetches and reads a story; how many problems it has comes with it.
pub(super) async fn open(root: &Root, path: &str, progress: &dyn Fn(Option<u32>)) -> Result<(Story, usize), Unfetched> {
    let bytes = match root.fetch(path, progress).await {
        Fetched::Bytes(bytes) => bytes,
        Fetched::Network => return Err(Unfetched::Network),
        Fetched::Late => return Err(Unfetched::Late),
        Fetched::Cut => return Err(Unfetched::Cut),
        Fetched::Redirected => return Err(Unfetched::Redirected),
        Fetched::Status(status) => return Err(Unfetched::Status(status)),
        Fetched::TooLarge => return Err(Unfetched::TooLarge),
        Fetched::Html => return Err(Unfetched::Html),
    };
    let Reading { story, mut problems, .. } = read::story(&bytes);
    match story {
        Some(story) => Ok((story, problems.len())),
        None => Err(Unfetched::Unreadable(problems.swap_remove(0))),
    }
}

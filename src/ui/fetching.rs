//! Fetching of stories: another story that the address names, and the English text of the bundled one.

use std::cell::Cell;
use std::sync::Arc;

use super::bundle::{DEFAULT_STORY, other_story};
use super::message::Message;
use super::session::Session;
#[cfg(feature = "hydrate")]
use crate::browser;
use crate::browser::Root;
use crate::read::{self, ParsedStory, Problems};
use crate::state::{Action, FetchError};
use crate::story::{Lang, Story};

/// Loads the story that the address names, unless it is shown already, then restores the state from the address. If the story
/// cannot be loaded, a notice says why and the page stays as it is. If the address names none, the default story is.
pub(super) async fn load_from_address(session: Session) {
    let named = other_story(&session.root().query());
    remove_settled_notices(session, named.as_ref());
    let store = session.store;
    store.count_navigation();
    match named {
        Some(Err(path)) => store.report_notices(&path, Some(Message::PathRefused(path.clone()))),
        named => {
            let wanted = named.and_then(Result::ok);
            if store.loaded_path.get_value() == wanted {
                return session.follow_address();
            }
            if store.bundle_path.get_value() == wanted {
                store.loaded_path.set_value(wanted);
                store.messages.set(Vec::new());
                return session.load_story(None);
            }
            let path = wanted.clone().unwrap_or_else(|| DEFAULT_STORY.to_owned());
            store.keep_foreign_parameters(&session.root().query());
            let story = fetch_with_notices(session, &path, &path).await;
            if session.is_disposed() {
                return;
            }
            // The reader may have gone to another address meanwhile, which is handled by its own call.
            if !matches!(other_story(&session.root().query()).transpose(), Ok(named) if named == wanted) {
                return store.report_notices(&path, None);
            }
            if let Some(story) = story {
                store
                    .messages
                    .update(|messages| messages.retain(|message| message.path().is_none_or(|other| other == path)));
                store.loaded_path.set_value(wanted);
                return session.load_story(Some(story));
            }
        }
    }
    if !session.is_disposed() {
        session.follow_address();
    }
}

/// Removes the notices about stories of former addresses. Notices about the story shown stay, and so do those about the bundled
/// story, whose English text may still be fetched.
fn remove_settled_notices(session: Session, named: Option<&Result<String, String>>) {
    let named = named.map(|path| path.as_deref().unwrap_or_else(String::as_str));
    let bundled = session.store.bundle_file();
    let is_settled = |message: &Message| {
        let path = message.path().filter(|path| Some(*path) != named && *path != bundled);
        path.is_some() && !matches!(message, Message::Problems(..))
    };
    if session.store.messages.with_untracked(|messages| messages.iter().any(is_settled)) {
        session.store.messages.update(|messages| messages.retain(|message| !is_settled(message)));
    }
}

/// Returns the file with all texts of the bundled story.
pub(super) fn full_story_file(session: Session) -> String {
    session.root().full_story().unwrap_or_else(|| session.store.bundle_file())
}

/// Fetches the full story if the page has only its Chinese text. Then applies `action`, or restores the state from the address
/// if that is `None`. Does nothing if another story is shown by then.
pub(super) fn fetch_english_then(session: Session, action: Option<Action>) {
    session.store.busy.set(true);
    let navigations = session.store.navigations();
    crate::browser::spawn_local(async move {
        let path = session.store.bundle_file();
        if let Some(story) = fetch_with_notices(session, &path, &full_story_file(session)).await {
            session.install_english(story, action, navigations);
        }
        if !session.is_disposed() {
            session.store.busy.set(false);
        }
    });
}

/// Retries to load a file that failed. While the bundled story is shown, its path stands for its English text; any other story that
/// failed is the one of the address.
pub(super) fn retry(session: Session, path: &str) {
    if session.store.shows_bundle() && path == session.store.bundle_file() {
        let is_english_requested =
            session.root().parameter("lang").and_then(|tag| Lang::of_tag(&tag)) == Some(Lang::En);
        return fetch_english_then(session, (!is_english_requested).then_some(Action::SetLanguage(Lang::En)));
    }
    crate::browser::spawn_local(load_from_address(session));
}

/// Waits until no story is being fetched.
#[cfg(feature = "hydrate")]
pub(super) async fn wait_until_done(session: Session) {
    while !session.is_disposed() && session.store.busy.get_untracked() {
        browser::frames(1).await;
    }
}

/// Fetches and parses a story, and shows its notices, which name its `path`. `file` has its bytes: that file, or the copy that the
/// pages share. Returns `None` if that fails or the atlas was removed.
async fn fetch_with_notices(session: Session, path: &str, file: &str) -> Option<Story> {
    let last_percent = Cell::new(None);
    // Every chunk reports progress. The notice changes only when the percentage does.
    let report_progress = |percent| {
        if !session.is_disposed() && last_percent.replace(Some(percent)) != Some(percent) {
            session.store.report_notices(path, Some(Message::Fetching(path.to_owned(), percent)));
        }
    };
    report_progress(None);
    let result = fetch_story(&session.root(), file, &report_progress).await;
    // A removed atlas needs no notices.
    if session.is_disposed() {
        return None;
    }
    let (story, message) = match result {
        Ok((story, problems)) => (Some(story), problem_notice(path, problems)),
        Err(error) => (None, Some(Message::NotFetched(path.to_owned(), error))),
    };
    session.store.report_notices(path, message);
    story
}

/// Returns the notice that a story file has problems; `None` if it has none.
pub(super) fn problem_notice(path: &str, problems: Problems) -> Option<Message> {
    (problems.count() > 0).then(|| Message::Problems(path.to_owned(), Arc::new(problems)))
}

/// Fetches and parses a story. Returns it with the problems of its file.
pub(super) async fn fetch_story(
    root: &Root,
    path: &str,
    progress: &dyn Fn(Option<u32>),
) -> Result<(Story, Problems), FetchError> {
    let bytes = root.fetch(path, progress).await?;
    let ParsedStory { story, problems: list, omitted } = read::story(&bytes);
    let problems = Problems { list, omitted };
    match story {
        Some(story) => Ok((story, problems)),
        None => Err(FetchError::Unreadable(problems)),
    }
}

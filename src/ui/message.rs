//! Notices of the page: dropped parts of a link, the progress of a fetch, problems of a story file.

use std::sync::Arc;

use crate::read::Problems;
use crate::state::FetchError;
use crate::state::Notice;
use crate::story::Lang;
use crate::words::words;

/// Number of dropped parts of a link that have a notice each. One notice counts the others.
const MAX_DROPPED: usize = 3;

/// A notice of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A part of the link names nothing.
    Dropped(Notice),
    /// The number of further parts of the link that name nothing.
    MoreDropped(usize),
    /// The link names a story path that is not allowed.
    PathRefused(String),
    /// The choice of the reader needs a part of the program that is being loaded.
    Opening,
    /// A part of the program could not be loaded and is requested again. The code says why.
    NotLoaded(String),
    /// A story is being fetched. The percentage is `None` if the size is unknown.
    Fetching(String, Option<u32>),
    /// A story could not be fetched or read.
    NotFetched(String, FetchError),
    /// The story shown, by its path, has problems.
    Problems(String, Arc<Problems>),
}

impl Message {
    /// Returns the notices of dropped parts of a link: one each for the first three, and one for all others.
    pub fn dropped(notices: Vec<Notice>) -> impl Iterator<Item = Self> {
        let more = notices.len().saturating_sub(MAX_DROPPED);
        let first = notices.into_iter().take(MAX_DROPPED).map(Self::Dropped);
        first.chain((more > 0).then_some(Self::MoreDropped(more)))
    }

    /// Returns true if the notice disappears with the next action.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Dropped(_) | Self::MoreDropped(_))
    }

    /// Returns the path of the story file that the notice is about; `None` if it is about the link.
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::PathRefused(path) | Self::Fetching(path, _) | Self::NotFetched(path, _) | Self::Problems(path, _) => {
                Some(path)
            }
            _ => None,
        }
    }

    /// Returns true if the requested story is not shown.
    pub fn is_story_missing(&self) -> bool {
        matches!(self, Self::PathRefused(_) | Self::NotFetched(..))
    }

    /// Returns the text of the notice.
    pub fn text(&self, lang: Lang) -> String {
        let words = words(lang);
        match self {
            Self::Dropped(notice) => (words.dropped)(notice),
            Self::MoreDropped(count) => (words.more_dropped)(*count),
            Self::NotLoaded(code) => (words.not_loaded)(code),
            Self::Opening => words.opening.to_owned(),
            Self::PathRefused(path) => [(words.path_refused)(path).as_str(), words.default_shown].concat(),
            Self::Fetching(path, percent) => (words.fetching)(path, *percent),
            Self::NotFetched(path, error) => [(words.not_fetched)(path, error).as_str(), words.still_shown].concat(),
            Self::Problems(_, problems) => (words.has_problems)(problems.count()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_dropped_parts_have_a_notice_each_and_the_rest_are_counted() {
        let dropped = |count: usize| {
            let notice = Notice { key: "sel", value: "nobody".into() };
            Message::dropped(vec![notice; count]).collect::<Vec<_>>()
        };
        assert_eq!((dropped(0).len(), dropped(3).len()), (0, 3));
        let many = dropped(16_000);
        assert_eq!((many.len(), many.last()), (4, Some(&Message::MoreDropped(15_997))));
        assert!(many.iter().all(Message::is_passing));
        assert!(many[3].text(Lang::En).starts_with("15,997 more parts"), "{}", many[3].text(Lang::En));
    }

    #[test]
    fn text_from_a_link_is_shortened_and_isolated() {
        let value = "本站公告".repeat(50) + "\u{202e}";
        let notice = Notice { key: "sel", value: value.clone() };
        for lang in [Lang::Zh, Lang::En] {
            for message in [
                Message::Dropped(notice.clone()),
                Message::PathRefused(value.clone()),
                Message::Fetching(value.clone(), Some(3)),
                Message::NotFetched(value.clone(), FetchError::Redirected),
            ] {
                let text = message.text(lang);
                assert!(
                    text.chars().count() < 200 && !text.contains('\u{202e}') && text.contains("…\u{2069}"),
                    "{text}"
                );
            }
        }
    }
}

//! What the page has to say for itself: parts of a link dropped, another story on its way.

use crate::state::Notice;
use crate::story::Lang;
use crate::words::{Unfetched, words};

/// One such thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Part of the link leads nowhere.
    Dropped(Notice),
    /// The link names a story that may not be opened.
    PathRefused(String),
    /// Another story is on its way; the percentage, when known.
    Fetching(String, Option<u32>),
    /// Another story could not be opened.
    NotFetched(String, Unfetched),
    /// The story shown has problems.
    Problems(usize),
    /// The address of what is seen was copied.
    Copied,
    /// It could not be; the address.
    CopyThis(String),
}

impl Message {
    /// Whether it is of no interest any more once something else is done.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Dropped(_) | Self::Copied | Self::CopyThis(_))
    }

    /// The sentence.
    pub fn text(&self, lang: Lang) -> String {
        let words = words(lang);
        match self {
            Self::Dropped(notice) => (words.dropped)(notice),
            Self::PathRefused(path) => (words.path_refused)(path),
            Self::Fetching(path, percent) => (words.fetching)(path, *percent),
            Self::NotFetched(path, why) => (words.not_fetched)(path, why),
            Self::Problems(count) => (words.has_problems)(*count),
            Self::Copied => words.chart.copied.to_owned(),
            Self::CopyThis(address) => (words.chart.copy_this)(address),
        }
    }
}

//! Texts of the shell of the page in one language: what the core of the program says.

use super::shell::ShellWords;
use super::view_words::ViewWords;
use super::{en_views, zh_views};
use crate::state::{FetchError, Notice, View};
use crate::story::{Lang, RecordKind};

/// Texts of the shell in one language. Those of the views are behind [`Words::in_views`].
#[derive(Debug)]
pub struct Words {
    /// The language.
    pub(super) lang: Lang,
    /// Name of the project.
    pub brand: &'static str,
    /// Meaning of the project's name, in the other language.
    pub brand_other: &'static str,
    /// Skip link.
    pub skip: &'static str,
    /// Name of the other language, in that language.
    pub other_lang: &'static str,
    /// Label of the choice of sources.
    pub basis: &'static str,
    /// The article only.
    pub article_only: &'static str,
    /// With background facts.
    pub with_background: &'static str,
    /// Label of the choice of a view.
    pub views: &'static str,
    /// Name of a view.
    pub view_name: fn(View) -> &'static str,
    /// Label of the programme filter.
    pub programme: &'static str,
    /// No programme filter.
    pub all_programmes: &'static str,
    /// Numbers of visible measures, events, places and indicators. A story without commitments has no number of measures.
    pub counts: fn(Option<usize>, usize, usize, usize) -> String,
    /// Texts of the shell.
    pub shell: &'static ShellWords,
    /// Separator of list items in a sentence.
    pub list_comma: &'static str,
    /// Name of a kind of record, singular.
    pub kind: fn(RecordKind) -> &'static str,
    /// Notice that a part of a link was dropped.
    pub dropped: fn(&Notice) -> String,
    /// Notice that more parts of a link were dropped; their number.
    pub more_dropped: fn(usize) -> String,
    /// Notice that a story may only be opened from below this page; the rejected path.
    pub path_refused: fn(&str) -> String,
    /// Notice that the default story is shown instead.
    pub default_shown: &'static str,
    /// Notice that what the reader chose follows when a part of the program is loaded.
    pub opening: &'static str,
    /// Notice that a part of the program could not be loaded; the code of the cause.
    pub not_loaded: fn(&str) -> String,
    /// Notice that another story is loading; percentage if known.
    pub fetching: fn(&str, Option<u32>) -> String,
    /// Notice that a story could not be opened: path and error.
    pub not_fetched: fn(&str, &FetchError) -> String,
    /// Notice that the previous story is still shown.
    pub still_shown: &'static str,
    /// Label of the retry button.
    pub retry: &'static str,
    /// Notice that a file has problems; their number.
    pub has_problems: fn(usize) -> String,
    /// Heading of the expandable list of problems.
    pub which_problems: &'static str,
    /// Number of problems that are not listed.
    pub more_problems: fn(usize) -> String,
}

impl Words {
    /// Returns the texts of the views.
    pub fn in_views(&self) -> &'static ViewWords {
        match self.lang {
            Lang::Zh => &zh_views::WORDS,
            Lang::En => &en_views::WORDS,
        }
    }
}

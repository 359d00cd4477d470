//! Rank of a match, by the role of the text and the fit of the occurrence.

use super::query::{Fit, Needle, occurrences};
use super::target::TextKind;

/// Rank of a match: the smaller, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextRank {
    /// The whole title.
    Title,
    /// The start of the title, or all its initials.
    TitleStart,
    /// A word of the title, or its first initials.
    TitleWord,
    /// A part of a word of the title.
    TitlePart,
    /// All of a value, a date, a status, a quotation or a publisher.
    WholeFact,
    /// A word of one of these.
    Fact,
    /// A description.
    Text,
    /// A part of a word of another text, the first digits of a number, or initials within the title.
    Part,
    /// The name of a related record, or abbreviated initials.
    Related,
}

impl TextRank {
    /// Rank of an occurrence in a text. `is_start` and `is_whole` say that it starts there and that it is all of the text.
    pub(super) fn new(kind: TextKind, fit: Fit, is_start: bool, is_whole: bool) -> Self {
        match (kind, fit) {
            (TextKind::Title, _) if is_whole => Self::Title,
            (TextKind::Title, Fit::Whole) if is_start => Self::TitleStart,
            (TextKind::Title, Fit::Whole) => Self::TitleWord,
            (TextKind::Title, Fit::Part) => Self::TitlePart,
            (TextKind::Related(_), _) => Self::Related,
            (kind, _) if is_whole && kind != TextKind::Text => Self::WholeFact,
            (_, Fit::Part | Fit::Digits) => Self::Part,
            (TextKind::Text, Fit::Whole) => Self::Text,
            (
                TextKind::Value | TextKind::Date | TextKind::Status | TextKind::Quote | TextKind::Publisher,
                Fit::Whole,
            ) => Self::Fact,
        }
    }
}

/// The best rank of a normalised word in a normalised text.
pub(super) fn rank_in(text: &str, kind: TextKind, needle: Needle<'_>) -> Option<TextRank> {
    let rank = |(start, fit)| TextRank::new(kind, fit, start == 0, text.len() == needle.text.len());
    occurrences(text, needle).map(rank).min()
}

/// Rank of a record for a query. The order of the fields is that of comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// The worst of its words, or that of the whole query as a phrase.
    pub(super) worst: TextRank,
    /// Sum over the words. Zero for the phrase.
    pub(super) sum: i64,
}

impl Rank {
    /// The rank as one number.
    pub(super) fn key(self) -> i64 {
        ((self.worst as i64) << 8) + self.sum
    }
}

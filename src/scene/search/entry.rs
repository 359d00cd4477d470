//! A record or source with its normalised texts.

use super::fields::Field;
use super::fold::fold;
use super::initials::{Initials, InitialsMatch, find_initials};
use super::query::{Needle, Query, Word, occurrences};
use super::rank::{Rank, TextRank};
use super::target::{SearchTarget, TextKind};
use crate::story::Lang;

/// A record or source with its normalised texts.
#[derive(Debug)]
pub(super) struct SearchEntry {
    pub(super) target: SearchTarget,
    is_background: bool,
    /// All fields in one text, so that a search scans it once; each ends with a line break, which no query contains.
    text: String,
    fields: Vec<FieldEnd>,
    /// Pinyin initials of a short Chinese title; empty otherwise.
    initials: String,
}

/// A field: its text ends at `end`, and that of the next begins one byte later.
#[derive(Debug)]
struct FieldEnd {
    kind: TextKind,
    is_background: bool,
    end: usize,
}

/// Characters of the longest title that is found by its initials.
const MAX_INITIALS: usize = 16;

impl SearchEntry {
    /// Normalises the fields of a record or source.
    pub(super) fn new(
        target: SearchTarget,
        is_background: bool,
        fields: &[Field],
        initials: Option<&Initials>,
    ) -> Self {
        let title = fields.iter().find(|field| field.kind == TextKind::Title && field.lang == Lang::Zh);
        let short = title.filter(|title| title.text.chars().nth(MAX_INITIALS).is_none());
        let initials = short.zip(initials).map(|(title, initials)| initials.of(&title.text).0).unwrap_or_default();
        let mut entry = Self { target, is_background, text: String::new(), fields: Vec::new(), initials };
        for field in fields {
            entry.text.push_str(&fold(&field.text));
            let end = entry.text.len();
            entry.fields.push(FieldEnd { kind: field.kind, is_background: field.is_background, end });
            entry.text.push('\n');
        }
        entry
    }

    /// True if the entry is in scope.
    pub(super) fn is_included(&self, background: bool) -> bool {
        background || !self.is_background
    }

    /// Its titles, normalised.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        let texts = self.text.split('\n').zip(&self.fields);
        texts.filter(|(_, field)| field.kind == TextKind::Title).map(|(text, _)| text)
    }

    /// Rank of the entry. `None` if it is not in scope or lacks a word.
    pub(super) fn rank(&self, query: &Query, background: bool) -> Option<Rank> {
        if !self.is_included(background) {
            return None;
        }
        let (mut worst, mut sum) = (TextRank::Title, 0);
        for word in &query.words {
            let best = self.rank_word(word, background)?;
            worst = worst.max(best);
            sum += best as i64 + 1;
        }
        let in_words = Rank { worst, sum };
        if query.words.len() < 2 {
            return Some(in_words);
        }
        let phrase = self.rank_text(query.phrase(), background).map(|worst| Rank { worst, sum: 0 });
        Some(phrase.map_or(in_words, |phrase| phrase.min(in_words)))
    }

    fn rank_word(&self, word: &Word, background: bool) -> Option<TextRank> {
        let as_initials = find_initials(&self.initials, &word.text).map(|found| match found {
            InitialsMatch::Whole => TextRank::TitleStart,
            InitialsMatch::Start => TextRank::TitleWord,
            InitialsMatch::At(_) => TextRank::Part,
            InitialsMatch::Abbreviated => TextRank::Related,
        });
        word.forms().filter_map(|form| self.rank_text(form, background)).chain(as_initials).min()
    }

    /// The best rank of a normalised word in the fields in scope.
    fn rank_text(&self, needle: Needle<'_>, background: bool) -> Option<TextRank> {
        let mut fields = self.fields.iter();
        let mut field = fields.next()?;
        let mut field_start = 0;
        let mut best = None;
        for (start, fit) in occurrences(&self.text, needle) {
            while start > field.end {
                field_start = field.end + 1;
                field = fields.next()?;
            }
            if background || !field.is_background {
                let is_whole = field.end - field_start == needle.text.len();
                let rank = TextRank::new(field.kind, fit, start == field_start, is_whole);
                best = Some(best.map_or(rank, |best: TextRank| best.min(rank)));
            }
        }
        best
    }
}

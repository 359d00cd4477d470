//! A query: its words, each with other forms of its number, and their occurrences in a normalised text.

use super::fold::{fold, fold_query};
use crate::characters::is_han;
use crate::gather::Gather;
use crate::number::Decimal;

/// Characters of a query that are read. They bound the time of a search.
const MAX_CHARS: usize = 64;
/// Words of a query that are read.
const MAX_WORDS: usize = 8;
/// Units of Chinese numbers: name and power of ten.
const UNITS: [(&str, u8); 2] = [("万", 4), ("亿", 8)];

/// A query, normalised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Query {
    /// The words. A record matches if it contains each of them.
    pub(super) words: Vec<Word>,
    /// The whole query.
    phrase: String,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word, normalised.
    pub(super) text: String,
    /// Its number in other units: `163600` is `16.36万`.
    others: Vec<String>,
    /// True for all words except the last, which may still be typed.
    is_complete: bool,
}

/// A normalised text that is searched for: a word, another form of it, or the whole query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Needle<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// False if it may still be typed.
    is_complete: bool,
}

impl Query {
    /// Reads a query.
    pub(super) fn parse(text: &str) -> Self {
        let text: String = text.chars().take(MAX_CHARS).collect();
        let words: Vec<String> =
            fold_query(&text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).gather();
        Self::of(words, fold(&text))
    }

    /// A query of normalised words.
    pub(super) fn of(words: Vec<String>, phrase: String) -> Self {
        let count = words.len().min(MAX_WORDS);
        let word =
            |(nth, text): (usize, String)| Word { others: other_forms(&text), text, is_complete: nth + 1 < count };
        Self { words: words.into_iter().take(MAX_WORDS).enumerate().map(word).gather(), phrase }
    }

    /// The whole query as one text.
    pub(super) fn phrase(&self) -> Needle<'_> {
        Needle { text: &self.phrase, is_complete: false }
    }
}

impl Word {
    /// The word and its other forms.
    pub(super) fn forms(&self) -> impl Iterator<Item = Needle<'_>> {
        let needle = |text| Needle { text, is_complete: self.is_complete };
        std::iter::once(self.text.as_str()).chain(self.others.iter().map(String::as_str)).map(needle)
    }
}

/// A number in the units that it is not written in: `75万` is `750000` and the other way around.
fn other_forms(word: &str) -> Vec<String> {
    let end = word.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(word.len());
    let (digits, rest) = word.split_at(end);
    let mut forms = Vec::new();
    for (unit, power) in UNITS {
        if let Some(rest) = rest.strip_prefix(unit) {
            let number = Decimal::parse(&[digits, "e", &power.to_string()].concat());
            forms.extend(number.map(|number| [&number.trimmed().grouped(""), rest].concat()));
        } else if digits.len() > usize::from(power)
            && let Some(number) = Decimal::parse(digits).filter(|number| number.to_f64() >= 10_f64.powi(power.into()))
        {
            forms.push([&number.shifted(power).grouped(""), unit, rest].concat());
        }
    }
    forms
}

/// Fit of an occurrence to the words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// At the start of a word or number, and to the end of a number; anywhere in Chinese.
    Whole,
    /// Within a word.
    Part,
    /// The first digits of a number.
    Digits,
}

/// Occurrences of a word in a normalised text.
///
/// A number is found from its first digit only. One of less than three digits is found only as a whole, unless it may still
/// be typed. One or two letters are found only from the start of a word.
pub(super) fn occurrences<'a>(text: &'a str, needle: Needle<'a>) -> impl Iterator<Item = (usize, Fit)> {
    let word = needle.text;
    let is_short = word.len() < 3;
    let at = |index: usize| text.as_bytes().get(index).copied().unwrap_or(b' ');
    let is_number = |byte: u8| byte.is_ascii_digit() || byte == b'.';
    let first = word.bytes().next().unwrap_or(b' ');
    let last = word.bytes().next_back().unwrap_or(b' ');
    text.match_indices(word).filter_map(move |(start, _)| {
        let before = start.checked_sub(1).map_or(b' ', at);
        let after = at(start + word.len());
        if is_number(first) && is_number(before) {
            return None;
        }
        let is_inside = first.is_ascii_alphabetic() && before.is_ascii_alphabetic();
        let fit = match () {
            () if last.is_ascii_digit() && is_number(after) => Fit::Digits,
            () if is_inside => Fit::Part,
            () => Fit::Whole,
        };
        let is_found = match fit {
            Fit::Whole => true,
            Fit::Part => !is_short,
            Fit::Digits => !(is_short && needle.is_complete),
        };
        is_found.then_some((start, fit))
    })
}

/// Splits a word that occurs nowhere into the longest pieces that do, from its start: `早餐车虹口` into `早餐车` and `虹口`.
/// `None` if a piece does not occur either, and for a word without Chinese characters.
pub(super) fn segment(word: &str, occurs: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    if !word.chars().any(is_han) {
        return None;
    }
    let mut pieces = Vec::new();
    let mut rest = word;
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(start, letter)| start + letter.len_utf8());
        let end = ends.take_while(|end| rest.get(..*end).is_some_and(occurs)).last()?;
        let (piece, after) = rest.split_at(end);
        pieces.push(piece.to_owned());
        rest = after;
    }
    Some(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Query::parse(text).words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn a_query_is_read_as_words() {
        assert_eq!(words(" 长寿路桥　Bridge "), ["长寿路桥", "bridge"]);
        assert_eq!(words("2021-01-04"), ["2021", "1", "4"]);
        assert_eq!(words("…，"), <[&str; 0]>::default());
        assert_eq!(words(&"桥 ".repeat(100)).len(), MAX_WORDS);
        assert_eq!(words(&"桥".repeat(100)), ["桥".repeat(MAX_CHARS)]);
    }

    #[test]
    fn a_number_is_known_in_both_units() {
        for (word, others) in [
            ("163,600", &["16.36万"][..]),
            ("16.36万", &["163600"]),
            ("75万平方米", &["750000平方米"]),
            ("750000平方米", &["75万平方米"]),
            ("120000000", &["12000万", "1.2亿"]),
            ("1.2亿", &["120000000"]),
            ("2021", &[]),
            ("9999.5", &[]),
            ("万", &[]),
            ("桥", &[]),
        ] {
            assert_eq!(Query::parse(word).words[0].others, others, "{word}");
        }
    }

    #[test]
    fn numbers_and_short_words_are_found_from_their_start() {
        let found_if = |is_complete: bool, text: &str, word: &str| {
            occurrences(text, Needle { text: word, is_complete }).collect::<Vec<_>>()
        };
        let found = |text: &str, word: &str| found_if(false, text, word);
        let numbers = "1975 75 750 3.75";
        assert_eq!(found(numbers, "75"), [(5, Fit::Whole), (8, Fit::Digits)]);
        assert_eq!(found_if(true, numbers, "75"), [(5, Fit::Whole)]);
        assert_eq!(found_if(true, "1636 163", "163"), [(0, Fit::Digits), (5, Fit::Whole)]);
        assert_eq!(found("in inn within", "in"), [(0, Fit::Whole), (3, Fit::Whole)]);
        assert_eq!(found("renewal newal", "newal"), [(2, Fit::Part), (8, Fit::Whole)]);
        assert_eq!(found("苏州河", "州"), [(3, Fit::Whole)]);
        assert_eq!(found("75万", "75万"), [(0, Fit::Whole)]);
    }

    #[test]
    fn a_chinese_word_is_split_by_the_text() {
        let occurs = |text: &str| "早餐车、虹口区、2020".contains(text);
        assert_eq!(segment("早餐车虹口", &occurs), Some(vec!["早餐车".to_owned(), "虹口".to_owned()]));
        assert_eq!(segment("2020虹口", &occurs), Some(vec!["2020".to_owned(), "虹口".to_owned()]));
        assert_eq!(segment("早餐桥", &occurs), None);
        assert_eq!(segment("2020", &occurs), None);
    }
}

//! Offers if nothing was found: fewer words, similar titles.

use super::index::SearchIndex;
use super::query::Query;
use crate::characters::is_han;
use crate::gather::Gather;
use crate::sorting::argsort;

/// Number of similar titles.
const SIMILAR: usize = 5;
/// The least similarity in percent.
const MIN_SIMILARITY: usize = 40;
/// Parts of a title that are compared. They bound the time for a long one.
const MAX_PARTS: usize = 16;

/// The query without its single characters, or without one of its words, each with its number of hits; if none of these has
/// one, each word alone.
/// `written` are the words as they were entered.
pub(super) fn shorter(index: &SearchIndex, written: &[&str], background: bool) -> Vec<(String, usize)> {
    if written.len() < 2 {
        return Vec::new();
    }
    let count = |text: String| {
        let total = index.matches(&Query::parse(&text), background).len();
        (total > 0).then_some((text, total))
    };
    let without = |left_out: usize| {
        let words = written.iter().enumerate().filter(|(position, _)| *position != left_out);
        words.map(|(_, word)| *word).gather().join(" ")
    };
    // The pieces of a split Chinese query that are single characters rarely are words.
    let words: Vec<&str> = written.iter().copied().filter(|word| word.chars().nth(1).is_some()).gather();
    let mut found: Vec<(String, usize)> = if !words.is_empty() && words.len() < written.len() {
        count(words.join(" ")).into_iter().gather()
    } else {
        (0..written.len()).filter_map(|position| count(without(position))).gather()
    };
    if found.is_empty() {
        found = words.iter().filter_map(|word| count((*word).to_owned())).gather();
    }
    found
}

/// Positions of the entries whose titles are most similar to the query, the most similar first.
pub(super) fn similar(index: &SearchIndex, query: &Query, background: bool) -> Vec<usize> {
    let words: Vec<Vec<&str>> = query.words.iter().map(|word| grams(&word.text)).gather();
    let mut found = Vec::new();
    let mut keys = Vec::new();
    for (position, entry) in index.entries.iter().enumerate() {
        let mut best = 0;
        for title in entry.titles() {
            for part in title.split(' ').take(MAX_PARTS) {
                let part_length = gram_count(part);
                for word in &words {
                    best = similarity(word, part, part_length).max(best);
                }
            }
        }
        if best >= MIN_SIMILARITY && entry.is_included(background) {
            found.push(position);
            keys.push((-(best as i64), position as i64));
        }
    }
    argsort(keys).into_iter().filter_map(|nth| found.get(nth).copied()).take(SIMILAR).gather()
}

/// The pairs of successive characters, and each Chinese character.
fn grams(word: &str) -> Vec<&str> {
    let mut grams = Vec::new();
    let mut previous = 0;
    for (start, letter) in word.char_indices() {
        let end = start + letter.len_utf8();
        if start > 0 {
            grams.extend(word.get(previous..end));
        }
        if is_han(letter) {
            grams.extend(word.get(start..end));
        }
        previous = start;
    }
    grams
}

fn gram_count(part: &str) -> usize {
    let letters: usize = part.chars().map(|letter| if is_han(letter) { 2 } else { 1 }).sum();
    letters.saturating_sub(1)
}

/// Shared pairs and characters in percent of those of both (Sørensen–Dice). A part of a title that is much longer than the
/// word counts as slightly longer, because Chinese titles have no spaces.
fn similarity(word: &[&str], part: &str, part_length: usize) -> usize {
    let shared = word.iter().filter(|gram| part.contains(**gram)).count();
    let length = word.len() + part_length.min(word.len() + 2);
    (200 * shared).checked_div(length).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_grams_is_that_of_the_list() {
        for (word, expected) in
            [("", &[][..]), ("a", &[]), ("abc", &["ab", "bc"]), ("桥", &["桥"]), ("a桥", &["a桥", "桥"])]
        {
            assert_eq!(grams(word), expected);
            assert_eq!(gram_count(word), expected.len());
        }
    }

    #[test]
    fn misspelt_words_are_similar_and_others_are_not() {
        for (word, part, is_similar) in [
            ("changsho", "changshou", true),
            ("chnagshou", "changshou", true),
            ("hungpu", "huangpu", true),
            ("bridge", "huangpu", false),
            ("qwerty", "country", false),
            ("长受路桥", "长寿路桥", true),
            ("黄铺区", "黄浦区", true),
            ("黄铺区", "青浦区", false),
            ("旧改房面积", "2020年旧区改造面积", true),
            ("", "桥", false),
        ] {
            assert_eq!(
                similarity(&grams(word), part, gram_count(part)) >= MIN_SIMILARITY,
                is_similar,
                "{word}, {part}"
            );
        }
    }
}

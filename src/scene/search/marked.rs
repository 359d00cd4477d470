//! Marks the words of a query in a text, and cuts a snippet around the first.

use std::ops::Range;

use super::fold::Folded;
use super::initials::{Initials, InitialsMatch, find_initials};
use super::query::{Query, occurrences};
use super::target::MarkedText;
use crate::characters::is_han;
use crate::gather::Gather;

/// Columns of a snippet; a Chinese character takes two.
const WIDTH: usize = 96;
/// Columns of a snippet before its first match.
const BEFORE: usize = 28;
/// Bytes by which a cut moves to the next space in English.
const MAX_WORD: usize = 20;
const ELLIPSIS: &str = "…";

/// Marks every occurrence of the words of a query.
pub(super) fn mark(text: &str, query: &Query) -> MarkedText {
    let folded = Folded::new(text);
    let mut is_marked = vec![false; folded.text.len()];
    for form in query.words.iter().flat_map(super::query::Word::forms) {
        for (start, _) in occurrences(&folded.text, form) {
            if let Some(bytes) = is_marked.get_mut(start..start + form.text.len()) {
                bytes.fill(true);
            }
        }
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (byte, is_marked) in is_marked.into_iter().chain([false]).enumerate() {
        match start {
            None if is_marked => start = Some(byte),
            Some(from) if !is_marked => {
                start = None;
                let range = folded.original_range(from..byte);
                match ranges.last_mut() {
                    Some(last) if last.end >= range.start => last.end = range.end,
                    _ => ranges.push(range),
                }
            }
            _ => {}
        }
    }
    MarkedText { text: text.to_owned(), ranges }
}

/// Marks the characters of a name whose initials are a word of the query. No ranges if none matches.
pub(super) fn mark_initials(name: &str, query: &Query, initials: &Initials) -> MarkedText {
    let (letters, positions) = initials.of(name);
    let found = query.words.iter().find_map(|word| Some((find_initials(&letters, &word.text)?, word.text.len())));
    let range = found.and_then(|(found, length)| {
        let (start, length) = match found {
            InitialsMatch::Whole | InitialsMatch::Abbreviated => (0, letters.len()),
            InitialsMatch::Start => (0, length),
            InitialsMatch::At(start) => (start, length),
        };
        let last = *positions.get((start + length).checked_sub(1)?)?;
        let end = last + name.get(last..)?.chars().next()?.len_utf8();
        Some(*positions.get(start)?..end)
    });
    MarkedText { text: name.to_owned(), ranges: range.into_iter().gather() }
}

/// Cuts a text to a snippet around its first range, or to its start without one.
pub(super) fn cut(marked: MarkedText) -> MarkedText {
    let text = marked.text.as_str();
    let columns = |text: &str| text.chars().map(|letter| if is_han(letter) { 2 } else { 1 }).sum::<usize>();
    if columns(text) <= WIDTH {
        return marked;
    }
    let focus = marked.ranges.first().map_or(0, |range| range.start);
    let (head, tail) = text.split_at_checked(focus).unwrap_or((text, ""));
    let mut start = take(head.chars().rev(), BEFORE, head.len());
    start = head.len() - start;
    // A word is not cut, unless it is long.
    if start > 0
        && let Some(space) = head.get(start..).and_then(|part| part.find(' ')).filter(|space| *space <= MAX_WORD)
    {
        start += space + 1;
    }
    let mut end = head.len()
        + take(tail.chars(), WIDTH.saturating_sub(columns(head.get(start..).unwrap_or_default())), tail.len());
    if end < text.len()
        && let Some(space) =
            text.get(focus..end).and_then(|part| part.rfind(' ')).filter(|space| end - focus - space <= MAX_WORD)
    {
        end = focus + space;
    }
    let (before, after) = (if start > 0 { ELLIPSIS } else { "" }, if end < text.len() { ELLIPSIS } else { "" });
    let moved = |byte: usize| byte.clamp(start, end) - start + before.len();
    let ranges = marked.ranges.iter().map(|range| moved(range.start)..moved(range.end));
    MarkedText {
        ranges: ranges.filter(|range| !range.is_empty()).gather(),
        text: [before, text.get(start..end).unwrap_or_default(), after].concat(),
    }
}

/// Bytes of the first characters that fit into `columns`, at most `length`.
fn take(letters: impl Iterator<Item = char>, columns: usize, length: usize) -> usize {
    let (mut used, mut bytes) = (0, 0);
    for letter in letters {
        used += if is_han(letter) { 2 } else { 1 };
        if used > columns {
            break;
        }
        bytes += letter.len_utf8();
    }
    bytes.min(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, query: &str) -> String {
        show(&mark(text, &Query::parse(query)))
    }

    fn show(marked: &MarkedText) -> String {
        let piece = |(text, is_match): (&str, bool)| if is_match { format!("[{text}]") } else { text.to_owned() };
        marked.pieces().into_iter().map(piece).collect()
    }

    #[test]
    fn every_word_is_marked_in_its_original_form() {
        for (text, query, expected) in [
            ("长寿路桥，在长寿路", "长寿路", "[长寿路]桥，在[长寿路]"),
            ("Changshou Road Bridge", "bridge road", "Changshou [Road] [Bridge]"),
            ("about 163,600 households", "163600", "about [163,600] households"),
            ("共16.36万户", "163,600", "共[16.36万]户"),
            ("Jing’an District", "jing'an", "[Jing’an] District"),
            ("上海，人民城市", "海人民", "上[海，人民]城市"),
            ("苏州河", "苏州 州河", "[苏州河]"),
            ("苏州河", "x", "苏州河"),
        ] {
            assert_eq!(marked(text, query), expected, "{query}");
        }
    }

    #[test]
    fn a_snippet_is_cut_around_its_match_between_english_words() {
        let long = format!("{}needle {}", "some words before it ".repeat(5), "and some more words after it ".repeat(5));
        let cut = cut(mark(&long, &Query::parse("needle")));
        assert_eq!(
            show(&cut),
            "…it some words before it [needle] and some more words after it and some more words after it and…"
        );
        let long = format!("{}桥{}", "上海".repeat(40), "河岸".repeat(40));
        let cut = super::cut(mark(&long, &Query::parse("桥")));
        assert!(show(&cut).starts_with("…上海") && show(&cut).contains("上海[桥]河岸") && show(&cut).ends_with('…'));
        assert_eq!(cut.text.chars().count(), WIDTH / 2 + 2);
        let short = mark("上海桥", &Query::parse("桥"));
        assert_eq!(super::cut(short.clone()), short);
    }

    proptest! {
        #[test]
        fn ranges_lie_between_characters_in_order(
            text in "[\\PC上海桥a-c0-9,.’ ]{0,200}", query in "[上海桥a-c0-9,.’ ]{0,8}", repeat in 1_usize..8,
        ) {
            let marked = mark(&text.repeat(repeat), &Query::parse(&query));
            for marked in [cut(marked.clone()), marked] {
                let mut end = 0;
                for range in &marked.ranges {
                    prop_assert!(range.start >= end && !range.is_empty(), "{:?}", marked);
                    prop_assert!(marked.text.get(range.clone()).is_some(), "{:?}", marked);
                    end = range.end;
                }
                prop_assert_eq!(marked.pieces().into_iter().map(|(text, _)| text).collect::<String>(), marked.text);
            }
        }
    }
}

//! The page uses one term for one thing, in both languages: the words that `terms.rs` rules out occur nowhere in what readers see.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

mod terms;
mod texts;

use std::collections::BTreeSet;

use terms::{ALLOWED, Not, TERMS};
use texts::Passage;

/// Stories whose texts are checked.
const STORIES: &[&str] = &["public/stories/minxin-2021.json", "public/stories/elder-care.json"];

/// The text in lower case without the compounds that allow a word.
fn without_compounds(text: &str, word: &str) -> String {
    let mut text = text.to_lowercase();
    for (_, compound, _) in ALLOWED.iter().filter(|(allowed, ..)| *allowed == word) {
        // A character that is part of no word keeps the neighbours apart.
        text = text.replace(&compound.to_lowercase(), "|");
    }
    text
}

/// True if the text contains the word. English words end where letters and digits end, Chinese ones anywhere.
fn contains(text: &str, word: &str) -> bool {
    let text = without_compounds(text, word);
    let word = word.to_lowercase();
    let is_latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    text.match_indices(&word).any(|(at, found)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + found.len()..].chars().next());
        !(is_latin(found.chars().next()) && is_latin(before) || is_latin(found.chars().next_back()) && is_latin(after))
    })
}

fn is_ruled_out(text: &str, not: Not) -> bool {
    match not {
        Not::Word(word) => contains(text, word),
        Not::Alone(word) => text.trim().eq_ignore_ascii_case(word),
    }
}

fn violations(passages: &[Passage]) -> Vec<String> {
    let of_passage = |passage: &Passage| {
        let terms = TERMS.iter().flat_map(|term| term.not.iter().map(move |not| (term, *not)));
        let found = terms.filter(|(_, not)| is_ruled_out(&passage.text, *not)).map(|(term, not)| {
            format!("{}: {:?}: {not:?}; the term is {} / {}", passage.place, passage.text, term.zh, term.en)
        });
        found.collect::<Vec<_>>()
    };
    passages.iter().flat_map(of_passage).collect()
}

#[test]
fn the_page_says_one_thing_with_one_term() {
    let mut passages = texts::of_words();
    passages.extend(texts::of_html("index.html"));
    passages.extend(texts::of_html("docs/example/index.html"));
    passages.extend(texts::of_script("public/boot.js"));
    passages.extend(texts::of_script("public/embed.js"));
    passages.extend(STORIES.iter().flat_map(|name| texts::of_story(name)));
    let found = violations(&passages);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn texts_are_found_where_they_stand() {
    let words = texts::of_words();
    for sentence in ["Skip to content", "跳至正文", "{} of the forecast"] {
        assert!(words.iter().any(|passage| passage.text == sentence), "{sentence}");
    }
    assert!(words.len() > 900, "{} texts", words.len());
    assert!(!words.iter().any(|passage| passage.text.contains("Label of the")), "comments are no texts");
    let page = texts::of_html("index.html");
    assert!(page.iter().any(|passage| passage.text == "程序启动超时。"), "{page:?}");
    assert!(!page.iter().any(|passage| passage.text.contains("takes some 10 ms")), "comments are no texts");
    let script = texts::of_script("public/embed.js");
    assert!(script.iter().any(|passage| passage.text == "Minxin Atlas"), "{script:?}");
    let story = texts::of_story("public/stories/elder-care.json");
    assert!(story.iter().any(|passage| passage.place.ends_with("/title/zh")), "{story:?}");
}

#[test]
fn a_ruled_out_word_is_found_as_a_word_only() {
    for (text, word, is_found) in [
        ("Actual value", "actual", true),
        ("actually", "actual", false),
        ("the actual route", "actual", false),
        ("the actual route, the actual value", "actual", true),
        ("连线非实际路线", "实际", false),
        ("实际75万平方米", "实际", true),
        ("第1年Era", "era", true),
        ("several", "era", false),
    ] {
        assert_eq!(contains(text, word), is_found, "{text}: {word}");
    }
    assert!(is_ruled_out("Met", Not::Alone("met")) && !is_ruled_out("met early", Not::Alone("met")));
}

#[test]
fn every_exception_concerns_a_word_that_is_ruled_out() {
    let words: BTreeSet<&str> = TERMS.iter().flat_map(|term| term.not).map(|not| not.word()).collect();
    for (word, compound, reason) in ALLOWED {
        assert!(words.contains(word), "{word} is not ruled out");
        assert!(compound.to_lowercase().contains(&word.to_lowercase()) && compound.len() > word.len(), "{compound}");
        assert!(!reason.is_empty(), "{compound}");
    }
    for term in TERMS {
        for not in term.not {
            let own = [term.zh, term.en].iter().any(|term| is_ruled_out(term, *not));
            assert!(!own, "{} / {} contains {not:?}", term.zh, term.en);
        }
    }
}

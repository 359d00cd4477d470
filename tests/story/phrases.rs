//! Tests that cited phrases occur in their paragraphs, by the hashes of their parts.

use super::*;

/// FNV-1a, 32 bits. Source: Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm".
fn fnv1a(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Hash of every run of three characters. A shorter phrase has one hash.
fn runs(phrase: &str) -> Vec<u32> {
    let letters: Vec<char> = phrase.chars().collect();
    if letters.len() < 3 {
        return vec![fnv1a(phrase)];
    }
    letters.windows(3).map(|run| fnv1a(&run.iter().collect::<String>())).collect()
}

/// Runs of hashes, by paragraph.
fn sketch() -> BTreeMap<u32, Vec<Vec<u32>>> {
    let lines = SKETCH.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let (number, hashes) = line.split_once(' ').unwrap_or((line, ""));
            let hashes: Vec<&str> = hashes.split_whitespace().collect();
            let stretch = |words: &[&str]| -> Vec<u32> {
                words.iter().map(|word| u32::from_str_radix(word, 16).unwrap()).collect()
            };
            (number.parse().unwrap(), hashes.split(|word| *word == "-").map(stretch).collect())
        })
        .collect()
}

fn occurs(sketch: &BTreeMap<u32, Vec<Vec<u32>>>, paragraph: u32, phrase: &str) -> bool {
    let expected = runs(phrase);
    sketch.get(&paragraph).is_some_and(|stretches| {
        stretches.iter().any(|stretch| stretch.windows(expected.len()).any(|run| run == expected))
    })
}

/// Every paragraph and phrase that the file cites.
fn phrases_in(node: &Json) -> Vec<(u32, String)> {
    let anchor = node["paragraph"].as_u64().zip(node["phrase"].as_str());
    let anchor = anchor.map(|(paragraph, phrase)| (paragraph as u32, phrase.to_owned()));
    let below: Vec<_> = match node {
        Json::Object(members) => members.values().flat_map(phrases_in).collect(),
        Json::Array(items) => items.iter().flat_map(phrases_in).collect(),
        _ => Vec::new(),
    };
    anchor.into_iter().chain(below).collect()
}

/// Every paragraph and phrase that a record or another passage of the story cites.
fn cited(story: &Story) -> BTreeSet<(u32, String)> {
    let records = citations(story).into_iter();
    let records = records.filter_map(|(_, citation)| Some((citation.paragraph?, citation.phrase.clone()?)));
    records.chain(story.other_passages.iter().map(|other| (other.passage.paragraph, other.phrase.clone()))).collect()
}

#[test]
fn hashes_are_fnv_1a() {
    assert_eq!([fnv1a(""), fnv1a("a"), fnv1a("foobar")], [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
}

#[test]
fn every_phrase_occurs_word_for_word_in_its_paragraph() {
    let (story, sketch) = (minxin(), sketch());
    assert_eq!(sketch.keys().copied().collect::<Vec<_>>(), (1..=13).collect::<Vec<_>>());
    let cited = cited(&story);
    // Parsed without the reader under test.
    let file: Json = serde_json::from_str(MINXIN).unwrap();
    assert_eq!(cited, phrases_in(&file).into_iter().collect::<BTreeSet<_>>());
    for (paragraph, phrase) in &cited {
        assert!(occurs(&sketch, *paragraph, phrase), "paragraph {paragraph}: {phrase}");
    }
}

#[test]
fn a_phrase_that_is_changed_or_moved_is_found_out() {
    let (story, sketch) = (minxin(), sketch());
    let cited = cited(&story);
    for (paragraph, phrase) in &cited {
        let letters: Vec<char> = phrase.chars().collect();
        for start in 0..letters.len() {
            let mut changed = letters.clone();
            changed[start] = '囧';
            let changed: String = changed.into_iter().collect();
            assert!(!occurs(&sketch, *paragraph, &changed), "paragraph {paragraph}: {changed}");
        }
        let backwards: String = letters.iter().rev().collect();
        assert!(backwards == *phrase || !occurs(&sketch, *paragraph, &backwards), "{backwards}");
        assert!(!occurs(&sketch, 14, phrase), "there is no paragraph 14");
    }
    // A correct phrase in the wrong paragraph, and a phrase with one extra character.
    assert!(occurs(&sketch, 11, "75万平方米") && !occurs(&sketch, 12, "75万平方米"));
    assert!(!occurs(&sketch, 11, "175万平方米") && !occurs(&sketch, 11, "75万平方米地"));
}

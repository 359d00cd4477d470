//! Tests that the phrases of the bundled story occur in their paragraphs, by the sketch of its article.

use super::*;

/// The problems of the bundled story after a change of its text, with the check against its sketch.
fn problems(text: &str) -> Vec<Problem> {
    let ParsedStory { story, problems, .. } = read::story_with_sketch(text.as_bytes(), &sketch());
    let story = story.expect("a story");
    assert_eq!(story.commitments.len(), minxin().commitments.len(), "the records stay");
    problems
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
fn every_phrase_occurs_word_for_word_in_its_paragraph() {
    assert_eq!(problems(MINXIN), []);
    let (story, sketch) = (minxin(), sketch());
    assert_eq!(sketch.paragraphs().collect::<Vec<_>>(), (1..=13).collect::<Vec<_>>());
    let cited = cited(&story);
    // Parsed without the reader under test.
    let file: Json = serde_json::from_str(MINXIN).unwrap();
    assert_eq!(cited, phrases_in(&file).into_iter().collect::<BTreeSet<_>>());
    for (paragraph, phrase) in &cited {
        assert!(!sketch.positions(*paragraph, phrase).is_empty(), "paragraph {paragraph}: {phrase}");
    }
}

#[test]
fn the_sketch_is_as_the_command_writes_it() {
    assert_eq!(sketch().to_string(), SKETCH);
}

#[test]
fn a_phrase_that_is_changed_or_moved_is_found_out() {
    let (story, sketch) = (minxin(), sketch());
    let occurs = |paragraph: u32, phrase: &str| !sketch.positions(paragraph, phrase).is_empty();
    for (paragraph, phrase) in &cited(&story) {
        let letters: Vec<char> = phrase.chars().collect();
        for start in 0..letters.len() {
            let mut changed = letters.clone();
            changed[start] = '囧';
            let changed: String = changed.into_iter().collect();
            assert!(!occurs(*paragraph, &changed), "paragraph {paragraph}: {changed}");
        }
        let backwards: String = letters.iter().rev().collect();
        assert!(backwards == *phrase || !occurs(*paragraph, &backwards), "{backwards}");
        assert!(!occurs(14, phrase), "there is no paragraph 14");
    }
    // A correct phrase in the wrong paragraph, and a phrase with one extra character.
    assert!(occurs(11, "75万平方米") && !occurs(12, "75万平方米"));
    assert!(!occurs(11, "175万平方米") && !occurs(11, "75万平方米地"));
}

/// Each change of the file gives one problem, at the changed value.
#[test]
fn a_build_with_a_misquoted_commitment_fails_at_its_line() {
    let commitment = r#""paragraph":3,"phrase":"办实事、做好事、解难事","span":[106,158]"#;
    assert_eq!(MINXIN.matches(commitment).count(), 1);
    let missing = |paragraph| ProblemKind::Phrase(PhraseFault::NotInParagraph(paragraph));
    for (from, to, key, kind) in [
        ("办实事、", "办实事，", "phrase", missing(3)),
        (r#""paragraph":3"#, r#""paragraph":8"#, "phrase", missing(8)),
        ("[106,158]", "[106,157]", "span", ProblemKind::Phrase(PhraseFault::NotInSpan(147))),
    ] {
        let text = MINXIN.replace(commitment, &commitment.replacen(from, to, 1));
        let found = problems(&text);
        let [problem] = found.as_slice() else { panic!("{to}: {found:?}") };
        assert_eq!((problem.path.as_str(), &problem.kind), (&*format!("/commitments/0/{key}"), &kind));
        let (before, _) = text.split_once(if key == "span" { to } else { "\"办实事" }).unwrap();
        assert_eq!(problem.line, before.split('\n').count(), "{to}");
    }
}

//! Tests of the commitments: their passages in the article, their verdicts, and the agreement of the coders.

use minxin_atlas::story::{
    Checkability, CodeKind, CommitmentKind, Completion, Extent, Grade, Passage, SourceAuthor, Verdict, YardstickOrigin,
};

use super::*;

const VERBS: &str = include_str!("../fixtures/article-verbs.txt");

/// A paragraph in the fixture. Offsets count characters.
#[derive(Default)]
struct Paragraph {
    length: u32,
    /// Position of each instruction verb.
    verbs: Vec<(u32, String)>,
}

fn paragraphs() -> BTreeMap<u32, Paragraph> {
    let mut all: BTreeMap<u32, Paragraph> = BTreeMap::new();
    let mut current = 0;
    for line in VERBS.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        match *words.as_slice() {
            ["paragraph", number, length] => {
                current = number.parse().unwrap();
                all.entry(current).or_default().length = length.parse().unwrap();
            }
            ["verb", verb, ref offsets @ ..] => {
                for offset in offsets {
                    let start: u32 = offset.parse().unwrap();
                    all.get_mut(&current).unwrap().verbs.push((start, verb.to_owned()));
                }
            }
            _ => panic!("{line}"),
        }
    }
    all
}

/// Passages of commitments and of other passages, each with its phrase.
fn passages(story: &Story) -> Vec<(Passage, String)> {
    let commitments = story.commitments.iter().map(|(_, commitment)| (commitment.passage, commitment.phrase.clone()));
    let others = story.other_passages.iter().map(|other| (other.passage, other.phrase.clone()));
    commitments.chain(others).collect()
}

fn length(phrase: &str) -> u32 {
    phrase.chars().count() as u32
}

#[test]
fn every_passage_holds_its_phrase_and_lies_in_its_paragraph() {
    let (story, paragraphs, sketch) = (minxin(), paragraphs(), sketch());
    assert_eq!(paragraphs.keys().copied().collect::<Vec<_>>(), [3, 4, 5, 6, 7, 10, 11, 12]);
    let passages = passages(&story);
    for (passage, phrase) in &passages {
        let paragraph = &paragraphs[&passage.paragraph];
        assert!(passage.end <= paragraph.length, "{phrase}");
        assert!(length(phrase) <= 12, "{phrase}");
        let positions = sketch.positions(passage.paragraph, phrase).into_iter();
        let inside = positions.filter(|position| passage.holds(*position, phrase)).count();
        assert_eq!(inside, 1, "paragraph {}: {phrase}", passage.paragraph);
    }
    let mut in_order = passages.iter().map(|(passage, _)| *passage).collect::<Vec<_>>();
    in_order.sort_unstable();
    for pair in in_order.windows(2) {
        assert!(pair[0].paragraph < pair[1].paragraph || pair[0].end <= pair[1].start, "{pair:?} overlap");
    }
    let of_commitments = story.commitments.iter().map(|(_, commitment)| commitment.passage);
    assert!(of_commitments.is_sorted(), "commitments stand in the order of the article");
}

#[test]
fn every_instruction_verb_lies_in_exactly_one_passage() {
    let (passages, paragraphs) = (passages(&minxin()), paragraphs());
    let verbs: usize = paragraphs.values().map(|paragraph| paragraph.verbs.len()).sum();
    assert!(verbs > 100, "{verbs} verbs");
    for (number, paragraph) in &paragraphs {
        for (start, verb) in &paragraph.verbs {
            let inside = passages
                .iter()
                .filter(|(passage, _)| passage.paragraph == *number && passage.holds(*start, verb))
                .count();
            assert_eq!(inside, 1, "paragraph {number}: {verb} at {start}");
        }
    }
}

#[test]
fn at_most_a_third_of_a_paragraph_is_shown() {
    let (passages, paragraphs) = (passages(&minxin()), paragraphs());
    for (number, paragraph) in &paragraphs {
        let phrases = passages.iter().filter(|(passage, _)| passage.paragraph == *number);
        let shown: u32 = phrases.map(|(_, phrase)| length(phrase)).sum();
        assert!(shown * 3 <= paragraph.length, "paragraph {number}: {shown} of {}", paragraph.length);
    }
}

/// Number of commitments by verdict, for those that `is_counted` accepts.
fn counts(story: &Story, is_counted: impl Fn(CommitmentKind) -> bool) -> [usize; 7] {
    let verdicts: Vec<Verdict> = story
        .commitments
        .iter()
        .filter(|(_, commitment)| is_counted(commitment.kind))
        .map(|(id, commitment)| commitment.verdict().unwrap_or_else(|conflict| panic!("{id}: {conflict:?}")))
        .collect();
    Verdict::ALL.map(|verdict| verdicts.iter().filter(|other| **other == verdict).count())
}

#[test]
fn verdicts_are_counted_from_the_codes() {
    let story = minxin();
    // In the order of `Verdict::ALL`: complete, most, part, short, nothing found, not searched, not rated.
    assert_eq!(counts(&story, |_| true), [1, 9, 46, 2, 9, 0, 26]);
    assert_eq!(counts(&story, |kind| kind == CommitmentKind::Measure), [1, 8, 20, 2, 4, 0, 0]);
    assert_eq!(story.commitments.len(), 93);
    let implied: Vec<&str> =
        story.commitments.iter().filter(|(_, one)| one.is_implied).map(|(id, _)| id.as_str()).collect();
    assert_eq!(implied, ["lifts-programme"]);
    for (id, commitment) in &story.commitments {
        let speaker = if commitment.passage.paragraph == 7 { "gong-zheng" } else { "li-qiang" };
        assert_eq!(commitment.speaker, speaker, "{id}");
        assert_eq!(commitment.checkability == Some(Checkability::Value), commitment.completion.is_none(), "{id}");
        assert!(commitment.observable.is_some() || commitment.kind == CommitmentKind::Principle, "{id}");
        assert!(commitment.reason.is_some() && commitment.checked.is_some(), "{id}");
    }
}

#[test]
fn every_rated_commitment_has_results_and_nothing_found_has_a_search() {
    let story = minxin();
    for (id, commitment) in &story.commitments {
        let inputs = commitment.verdict_inputs();
        match commitment.verdict().unwrap() {
            Verdict::NotRated => {
                assert!(!inputs.has_results && commitment.summary.grade.is_none(), "{id}");
            }
            Verdict::NothingFound => {
                assert!(inputs.is_searched && !inputs.has_results, "{id}");
                assert_eq!(commitment.completion, Some(Completion::NothingFound), "{id}");
            }
            Verdict::NotSearched => assert!(!inputs.has_results, "{id}"),
            verdict => {
                assert!(inputs.has_results && commitment.summary.grade.is_some(), "{id}");
                assert!(commitment.summary.last_result > story.as_of.unwrap().last(), "{id}");
                let is_firm = matches!(verdict, Verdict::ReportedComplete | Verdict::Short);
                assert!(!is_firm || !inputs.has_weak_yardstick, "{id} is measured by a copy");
            }
        }
        // Every result is after the article, and every baseline up to it.
        for reference in &commitment.results {
            assert_eq!(story.is_after_article(reference.record.unwrap()), Some(true), "{id}: {}", reference.id);
        }
        for reference in &commitment.baseline {
            assert_eq!(story.is_after_article(reference.record.unwrap()), Some(false), "{id}: {}", reference.id);
        }
        let has_plan = commitment.yardstick.by == YardstickOrigin::Plan;
        assert_eq!(has_plan, !commitment.yardstick.citations.is_empty(), "{id}");
    }
}

#[test]
fn every_finding_is_used_and_every_source_says_who_wrote_it() {
    let story = minxin();
    let used: BTreeSet<&str> = story
        .commitments
        .iter()
        .flat_map(|(_, commitment)| commitment.references())
        .map(|reference| reference.id.as_str())
        .collect();
    for (id, finding) in &story.findings {
        assert!(used.contains(id.as_str()), "{id}");
        assert_eq!(finding.evidence.basis, Basis::Background, "{id}");
    }
    assert!(story.sources.iter().all(|(_, source)| source.author.is_some()));
    let independent: Vec<&str> = story
        .sources
        .iter()
        .filter(|(_, source)| source.author == Some(SourceAuthor::Independent))
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(independent, ["mj20230714"]);
}

/// Commitments whose computed grade is not the one that the first coder gave, with the computed one.
const OTHER_GRADES: [(&str, Grade); 8] = [
    // The city's list and results of 2024 were read on the account of a district.
    ("practical-deeds", Grade::B),
    ("elder-care-wider", Grade::B),
    ("childcare-wider", Grade::B),
    // Evidence was found after the coding.
    ("telemedicine", Grade::C),
    // A district's own page counts lifts.
    ("lifts-common-ground", Grade::B),
    // Evidence was found after the coding: the commission's own page, and a fund and a law in the press.
    ("let-public-judge", Grade::B),
    ("renewal-mechanisms", Grade::C),
    // A district's own page counts breakfast sites.
    ("breakfast-points", Grade::B),
];

#[test]
fn grades_follow_from_the_sources() {
    let story = minxin();
    let mut counts = BTreeMap::new();
    for (id, commitment) in &story.commitments {
        let grade = commitment.summary.grade;
        *counts.entry(grade).or_insert(0) += 1;
        let listed = OTHER_GRADES.iter().find(|(other, _)| other == id).map(|(_, grade)| *grade);
        assert_eq!(grade, listed.or(commitment.codings[0].grade), "{id}");
    }
    let expected = [(None, 35), (Some(Grade::A), 2), (Some(Grade::B), 13), (Some(Grade::C), 40), (Some(Grade::D), 3)];
    assert_eq!(counts, BTreeMap::from(expected));
}

#[test]
fn the_coders_agree_as_stated() {
    let story = minxin();
    // Share of equal codes and Cohen's kappa, rounded to three places.
    let expected = [(0.968, 0.936), (0.796, 0.713), (0.892, 0.825), (0.849, 0.785)];
    for (kind, (share, kappa)) in CodeKind::ALL.into_iter().zip(expected) {
        let agreement = story.agreement(kind).unwrap();
        assert_eq!(agreement.items, 93);
        assert!((agreement.share - share).abs() < 0.001, "{kind:?}: {agreement:?}");
        assert!((agreement.kappa.unwrap() - kappa).abs() < 0.001, "{kind:?}: {agreement:?}");
    }
    for (id, commitment) in &story.commitments {
        let [first, second] = commitment.codings.as_slice() else { panic!("{id}: two codings") };
        assert!(first == second || commitment.settled.is_some(), "{id} says how the difference was settled");
    }
    assert!(story.coding.is_some());
}

/// Commitments that a third reading rated by the same rules, with its verdict.
const REREAD: [(&str, Verdict); 27] = [
    ("renewal-goes-on", Verdict::Partial(Extent::Most)),
    ("lifts-programme", Verdict::Partial(Extent::Most)),
    ("after-school-wider", Verdict::Partial(Extent::Part)),
    ("breakfast-digital", Verdict::Partial(Extent::Most)),
    ("elder-care-wider", Verdict::Short),
    ("sports-grounds-open", Verdict::Short),
    ("transport-system", Verdict::NothingFound),
    ("three-orientations", Verdict::NothingFound),
    ("one-chessboard", Verdict::NothingFound),
    ("trust-by-results", Verdict::NothingFound),
    ("let-public-judge", Verdict::NothingFound),
    ("green-travel", Verdict::NotSearched),
    ("lasting-mechanism", Verdict::NotSearched),
    ("breakfast-qualities", Verdict::NotRated),
    ("keep-at-it", Verdict::ReportedComplete),
    ("win-renewal", Verdict::ReportedComplete),
    ("childcare-wider", Verdict::ReportedComplete),
    ("breakfast-points", Verdict::Partial(Extent::Most)),
    ("lines-faster", Verdict::Partial(Extent::Most)),
    ("parking-remedy", Verdict::Partial(Extent::Most)),
    ("rehousing-by-2025", Verdict::Partial(Extent::Most)),
    ("timetable-tasks-roadmap", Verdict::Partial(Extent::Part)),
    ("listen-to-users", Verdict::Partial(Extent::Part)),
    ("listen-to-deputies", Verdict::Partial(Extent::Part)),
    ("telemedicine", Verdict::NothingFound),
    ("villages-campaign", Verdict::Partial(Extent::Part)),
    ("online-halls", Verdict::Partial(Extent::Part)),
];

/// Those of [`REREAD`] that the story rates differently, with its verdict.
const DIFFERENT: [(&str, Verdict); 7] = [
    // The breakfast plans of 2022 and 2024, after the meeting, state which gaps they fill.
    ("three-orientations", Verdict::Partial(Extent::Part)),
    // A public survey on the two waterfronts, 2024, was found on a later search.
    ("let-public-judge", Verdict::Partial(Extent::Part)),
    // Searched since: goals only.
    ("green-travel", Verdict::NothingFound),
    // Searched since: a guideline that was extended, and two district plans.
    ("lasting-mechanism", Verdict::Partial(Extent::Part)),
    // To go on is never complete by the rules.
    ("keep-at-it", Verdict::Partial(Extent::Most)),
    // Coverage is above its target; the total against the three-year target was not published.
    ("childcare-wider", Verdict::Partial(Extent::Most)),
    // A later search found an internet hospital with remote consultation across the borders.
    ("telemedicine", Verdict::Partial(Extent::Part)),
];

#[test]
fn verdicts_agree_with_a_third_reading_except_where_listed() {
    let story = minxin();
    let differing: Vec<(&str, Verdict)> = REREAD
        .into_iter()
        .filter_map(|(id, reread)| {
            let verdict = find(&story.commitments, id).unwrap_or_else(|| panic!("{id}")).verdict().unwrap();
            (verdict != reread).then_some((id, verdict))
        })
        .collect();
    assert_eq!(differing, DIFFERENT);
}

//! Conversion of commitments, and validation of their references and codes. A commitment with a problem stays.

use super::document::Document;
use super::fields::{Ids, Offset, Optional, Spanned};
use super::problem::ProblemKind;
use super::raw;
use super::record::Identified;
use super::steps;
use super::tree::Node;
use super::values::{citations, evidence, search};
use crate::sorting::{apply_permutation, argsort};
use crate::story::{
    Basis, Citation, Coding, CodingMethod, Commitment, Evidence, EvidenceSummary, Finding, OtherPassage, Passage,
    Reference, Responsible, Story, Text, Yardstick, YardstickOrigin, isolated,
};

/// A commitment of the article whose source has the id `article`.
pub(super) fn commitment<'a>(
    file: &Document<'a>,
    Spanned(_, raw): Spanned<raw::Commitment<'a>>,
    article: &str,
) -> Identified<Commitment> {
    let references = |ids: Optional<Ids>| -> Vec<Reference> {
        file.ids(ids.0).into_iter().map(|id| Reference { id, record: None, day: None, is_after: None }).collect()
    };
    let passage = passage(file, raw.paragraph.0, raw.span.0, raw.phrase.0);
    let responsible = file.list(raw.responsible.0, |file, Spanned(offset, raw)| responsible(file, offset, raw));
    let codings = file.list(raw.codings.0, |_, raw| {
        let (completion, grade, timing) = (raw.completion.0, raw.grade.0, raw.timing.0);
        Some(Coding { checkability: raw.checkability.0?, completion, grade, timing })
    });
    let (search, checked) = (search(file, raw.search), file.date(raw.checked.0));
    let yardstick = raw.yardstick.0.and_then(|Spanned(offset, raw)| yardstick(file, offset, raw));
    let (programmes, results) = (file.ids(raw.programmes.0), references(raw.results));
    let (baseline, related) = (references(raw.baseline), references(raw.related));
    let (id, gist, passage, phrase) = (raw.id.0?, raw.gist.0?, passage?, isolated(raw.phrase.0?.to_owned()));
    let citation =
        Citation { source: article.to_owned(), paragraph: Some(passage.paragraph), phrase: Some(phrase.clone()) };
    let commitment = Commitment {
        gist: gist.into(),
        is_phrase_misplaced: !passage.has_room_for(raw.phrase.0.unwrap_or_default()),
        passage,
        phrase,
        is_implied: raw.implied.0.unwrap_or_default(),
        speaker: raw.speaker.0.unwrap_or_default().to_owned(),
        kind: raw.kind.0?,
        programmes,
        observable: raw.observable.0.map(Text::from),
        yardstick: yardstick.unwrap_or(Yardstick { by: YardstickOrigin::Own, citations: Vec::new() }),
        checkability: raw.checkability.0,
        completion: raw.completion.0,
        timing: raw.timing.0,
        results,
        baseline,
        related,
        responsible,
        reason: raw.reason.0.map(Text::from),
        search,
        checked,
        codings,
        settled: raw.settled.0.map(Text::from),
        summary: EvidenceSummary::default(),
        evidence: Evidence { basis: Basis::Article, citations: vec![citation] },
    };
    Some((id.to_owned(), commitment))
}

/// A passage: two ascending numbers. Reports also a passage that is shorter than its phrase, and keeps it.
fn passage(file: &Document<'_>, paragraph: Option<u32>, span: Option<Offset>, phrase: Option<&str>) -> Option<Passage> {
    let offset = span?;
    let numbers: Vec<u32> =
        file.items(offset)?.iter().map(|item| file.read(item)).collect::<Option<_>>().unwrap_or_default();
    let passage = match *numbers.as_slice() {
        [start, end] if start < end => Some(Passage { paragraph: paragraph.unwrap_or_default(), start, end }),
        _ => None,
    };
    if !passage.is_some_and(|passage| passage.has_room_for(phrase.unwrap_or_default())) {
        file.report(offset, ProblemKind::BadSpan);
    }
    passage.filter(|_| paragraph.is_some())
}

fn yardstick<'a>(file: &Document<'a>, offset: Offset, raw: raw::Yardstick<'a>) -> Option<Yardstick> {
    let citations = citations(file, raw.citations);
    let by = raw.by.0?;
    if by == YardstickOrigin::Plan && citations.is_empty() {
        file.report(offset, ProblemKind::NoCitation);
    }
    Some(Yardstick { by, citations })
}

fn responsible<'a>(file: &Document<'a>, offset: Offset, raw: raw::Responsible<'a>) -> Option<Responsible> {
    let citations = citations(file, raw.citations);
    if citations.is_empty() {
        file.report(offset, ProblemKind::NoCitation);
    }
    Some(Responsible { body: raw.body.0?.into(), basis: raw.basis.0?, citations })
}

pub(super) fn other_passage<'a>(
    file: &Document<'a>,
    Spanned(_, raw): Spanned<raw::OtherPassage<'a>>,
) -> Option<OtherPassage> {
    let passage = passage(file, raw.paragraph.0, raw.span.0, raw.phrase.0);
    let (phrase, reason) = (raw.phrase.0?, raw.reason.0?);
    Some(OtherPassage { passage: passage?, phrase: isolated(phrase.to_owned()), reason: reason.into() })
}

pub(super) fn coding_method(file: &Document<'_>, raw: Optional<raw::CodingMethod<'_>>) -> Option<CodingMethod> {
    let raw = raw.0?;
    let on = file.date(raw.on.0);
    let (coders, settling) = (raw.coders.0?.into(), raw.settling.0?.into());
    Some(CodingMethod { on: on?, coders, settling })
}

pub(super) fn finding<'a>(file: &Document<'a>, Spanned(offset, raw): Spanned<raw::Finding<'a>>) -> Identified<Finding> {
    let (when, programmes) = (file.date(raw.date.0), file.ids(raw.programmes.0));
    let evidence = evidence(file, offset, raw.basis, raw.citations);
    let (id, text) = (raw.id.0?, raw.text.0?);
    let is_bare = raw.bare.0.unwrap_or_default();
    Some((id.to_owned(), Finding { text: text.into(), when: when?, is_bare, programmes, evidence: evidence? }))
}

/// Reports commitments whose passages overlap, whose evidence is on the wrong side of the article, and whose codes do
/// not go together.
pub(super) fn check_commitments(story: &Story, file: &Document<'_>) {
    let items = |key: &str| file.tree.get(key).map(Node::items).unwrap_or_default();
    let mut passages: Vec<(Passage, usize)> = Vec::new();
    for node in items("commitments").iter().chain(items("other_passages")) {
        passages.extend(passage_of(node).map(|passage| (passage, node.offset)));
    }
    let order = argsort(passages.iter().map(|(passage, _)| passage.order()).collect());
    apply_permutation(&mut passages, order);
    // The paragraph of the last passage, and the largest end in it.
    let mut reached = (0, 0);
    for (passage, offset) in passages {
        if passage.paragraph != reached.0 {
            reached = (passage.paragraph, 0);
        }
        if passage.start < reached.1 {
            file.report(offset, ProblemKind::OverlappingSpan);
        }
        reached.1 = reached.1.max(passage.end);
    }
    let mut commitments = story.commitments.iter().peekable();
    for node in items("commitments") {
        steps::count(1);
        let id = node.get("id").and_then(Node::text);
        // A commitment that was left out has been reported.
        let Some((_, commitment)) = commitments.next_if(|(other, _)| Some(other.as_str()) == id) else { continue };
        let sides = [("results", &commitment.results, true), ("baseline", &commitment.baseline, false)];
        for (key, references, after) in sides {
            let items = node.get(key).map(Node::items).unwrap_or_default();
            for (item, reference) in items.iter().zip(references) {
                steps::count(1);
                check_side(story, file, item, reference, after);
            }
        }
        if let Err(conflict) = commitment.verdict() {
            let at = node.get("completion").or(node.get("checkability")).unwrap_or(node);
            file.report(at.offset, ProblemKind::Codes(conflict));
        }
    }
}

/// Reports a record without a date, and one on the other side of the article. An unknown id is reported elsewhere.
fn check_side(story: &Story, file: &Document<'_>, item: &Node<'_>, reference: &Reference, after: bool) {
    match reference.is_after {
        Some(is_after) if is_after != after => file.report(item.offset, ProblemKind::WrongSide(after)),
        None if story.as_of.is_some() && reference.record.is_some() => {
            file.report(item.offset, ProblemKind::Undated);
        }
        _ => {}
    }
}

/// The passage of an object, if it is valid.
pub(super) fn passage_of(node: &Node<'_>) -> Option<Passage> {
    let number = |node: &Node<'_>| node.number()?.parse().ok();
    let [start, end] = node.get("span")?.items() else { return None };
    let (start, end) = (number(start)?, number(end)?);
    (start < end).then_some(Passage { paragraph: number(node.get("paragraph")?)?, start, end })
}

#[cfg(test)]
mod tests {
    use super::super::problem::ProblemKind as Kind;
    use super::super::story::{ParsedStory, story};
    use crate::story::{CodeConflict, Grade, RecordKind, Verdict};

    const STORY: &str = r#"{"schema": 1, "id": "s", "as_of": "2021-01-04", "title": {"zh": "题", "en": "T"},
"summary": {"zh": "一。", "en": "One."}, "article": "a", "sources": [
{"id": "a", "publisher": {"zh": "报", "en": "Paper"}, "link": "original"},
{"id": "plan", "publisher": {"zh": "市", "en": "City"}, "link": "original", "author": "official"},
{"id": "copy", "publisher": {"zh": "市", "en": "City"}, "link": "mirror", "author": "official"}],
"programmes": [], "places": [], "indicators": [], "events": [],
"people": [{"id": "li", "name": {"zh": "李", "en": "Li"}, "role": {"zh": "书记", "en": "Secretary"}, "basis": "article",
"citations": [{"source": "a", "paragraph": 2}]}],
"findings": [FINDING("before", "2020"), FINDING("after", "2022")],
"commitments": [
COMMITMENTS
]}"#;

    const GOOD: &str = r#"{"id": "faster", "gist": {"zh": "加快。", "en": "Faster."}, "paragraph": 5, "phrase": "加快",
"span": [10, 14], "speaker": "li", "kind": "measure", "checkability": "direction", "completion": "complete",
"timing": "in-time", "results": ["after"], "baseline": ["before"], "reason": {"zh": "因。", "en": "Because."}}"#;

    fn read(commitments: &str) -> ParsedStory {
        let finding = |id: &str, date: &str| {
            format!(
                r#"{{"id": "{id}", "text": {{"zh": "{id}", "en": "{id}"}}, "date": "{date}", "basis": "background",
"citations": [{{"source": "plan"}}]}}"#
            )
        };
        let text = STORY
            .replace(r#"FINDING("before", "2020")"#, &finding("before", "2020"))
            .replace(r#"FINDING("after", "2022")"#, &finding("after", "2022"))
            .replace("COMMITMENTS", commitments);
        story(text.as_bytes())
    }

    #[test]
    fn a_commitment_is_read_with_its_evidence() {
        let parsed = read(GOOD);
        assert_eq!(parsed.problems, []);
        let story = parsed.story.unwrap();
        let (_, commitment) = &story.commitments[0];
        assert_eq!(commitment.verdict(), Ok(Verdict::ReportedComplete));
        assert_eq!(commitment.summary.grade, Some(Grade::B));
        let record = commitment.results[0].record.unwrap();
        assert_eq!((record.kind, record.index), (RecordKind::Finding, 1));
        let citation = &commitment.evidence.citations[0];
        assert_eq!((citation.source.as_str(), citation.paragraph), ("a", Some(5)));
        let related = story.relatives(record);
        assert_eq!(related.iter().map(|record| story.id_of(*record)).collect::<Vec<_>>(), ["faster"]);
    }

    /// Each fault is reported at its place, and the commitment stays.
    #[test]
    fn a_commitment_with_a_fault_is_reported_and_stays() {
        let faults: [(&str, &str, &str, Kind); 11] = [
            (r#""li""#, r#""wang""#, "/commitments/0/speaker", Kind::Dangling("wang".into())),
            (r#"["after"]"#, r#"["after", "gone"]"#, "/commitments/0/results/1", Kind::Dangling("gone".into())),
            (r#"["after"]"#, r#"["after", "before"]"#, "/commitments/0/results/1", Kind::WrongSide(true)),
            (r#"["before"]"#, r#"["before", "after"]"#, "/commitments/0/baseline/1", Kind::WrongSide(false)),
            (r#"["after"]"#, r#"["after", "li"]"#, "/commitments/0/results/1", Kind::Undated),
            (r#", "reason": {"zh": "因。", "en": "Because."}"#, "", "/commitments/0", Kind::Missing("reason")),
            (r#""results": ["after"], "#, "", "/commitments/0/completion", Kind::Codes(CodeConflict::NoResults)),
            (r#""baseline": ["before"], "#, "", "/commitments/0/completion", Kind::Codes(CodeConflict::NoBaseline)),
            (
                r#""completion": "complete","#,
                "",
                "/commitments/0/checkability",
                Kind::Codes(CodeConflict::NoCompletion),
            ),
            (r#""direction""#, r#""value""#, "/commitments/0/completion", Kind::Codes(CodeConflict::RatedValue)),
            (
                r#""speaker""#,
                r#""yardstick": {"by": "plan", "citations": [{"source": "copy"}]}, "speaker""#,
                "/commitments/0/completion",
                Kind::Codes(CodeConflict::WeakYardstick),
            ),
        ];
        for (from, to, path, kind) in faults {
            let parsed = read(&GOOD.replacen(from, to, 1));
            let [problem] = parsed.problems.as_slice() else { panic!("{path}: {:?}", parsed.problems) };
            assert_eq!((problem.path.as_str(), &problem.kind), (path, &kind));
            assert!(problem.line >= 10, "{problem}");
            assert_eq!(parsed.story.unwrap().commitments.len(), 1, "{path}");
        }
    }

    #[test]
    fn nothing_found_needs_a_search() {
        let nothing = GOOD
            .replace("complete", "nothing-found")
            .replace("in-time", "no-date")
            .replace(r#""results": ["after"], "#, "");
        let parsed = read(&nothing);
        assert_eq!(parsed.problems[0].kind, Kind::Codes(CodeConflict::NoSearch));
        let search = r#""search": {"on": "2026-11-28", "queries": ["上海 甲", "上海 乙", "Shanghai"]}, "reason""#;
        let parsed = read(&nothing.replace(r#""reason""#, search));
        assert_eq!(parsed.problems, []);
        let story = parsed.story.unwrap();
        assert_eq!(story.commitments[0].1.verdict(), Ok(Verdict::NothingFound));
        assert_eq!(story.commitments[0].1.summary.grade, None);
    }

    #[test]
    fn passages_do_not_overlap_and_hold_their_phrase() {
        let other = GOOD.replace("faster", "more");
        let parsed = read(&[GOOD, &other].join(",\n"));
        let [problem] = parsed.problems.as_slice() else { panic!("{:?}", parsed.problems) };
        assert_eq!((problem.path.as_str(), &problem.kind), ("/commitments/1", &Kind::OverlappingSpan));
        assert_eq!(read(&[GOOD, &other.replace("[10, 14]", "[14, 16]")].join(",")).problems, []);
        let nested = [
            GOOD.replace("[10, 14]", "[0, 100]"),
            other,
            GOOD.replace("faster", "less").replace("[10, 14]", "[30, 40]"),
        ];
        let problems = read(&nested.join(",")).problems;
        assert_eq!(problems.iter().filter(|problem| problem.kind == Kind::OverlappingSpan).count(), 2, "{problems:?}");
        for span in ["[10, 11]", "[14, 10]", "[10]", "[\"10\", 14]"] {
            let parsed = read(&GOOD.replace("[10, 14]", span));
            assert!(
                parsed.problems.iter().any(|problem| problem.kind == Kind::BadSpan),
                "{span}: {:?}",
                parsed.problems
            );
        }
        let commitment = read(&GOOD.replace("[10, 14]", "[10, 11]")).story.unwrap().commitments.swap_remove(0).1;
        assert!(commitment.is_phrase_misplaced, "it stays and says so");
    }
}

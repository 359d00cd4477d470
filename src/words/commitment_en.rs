//! English texts about commitments.

use super::commitment::{CommitmentQuestions, CommitmentWords};
use super::foreign::foreign;
use crate::story::{
    Checkability, CodeConflict, CommitmentKind, Completion, Extent, Grade, ResponsibilityBasis, Timing, Verdict,
    YardstickOrigin,
};

pub(super) static EN: CommitmentWords = CommitmentWords {
    meaning: |it| match it {
        Verdict::ReportedComplete => "A public source says that all of it is done.",
        Verdict::Partial(Extent::Most) => "Results are public for most parts, years or places.",
        Verdict::Partial(Extent::Part) => {
            "Only a part, a single case, or a first step such as a plan or a rule is public."
        }
        Verdict::Short => "A published figure is below the target, or it came late, or the work was halted.",
        Verdict::NothingFound => {
            "The recorded queries found nothing that can be cited. This does not mean that nothing was done."
        }
        Verdict::NotSearched => "The search that the rules ask for is not finished, so nothing is said.",
        Verdict::NotRated => "A statement of values or hopes, with nothing to check.",
    },
    kind: |it| match it {
        CommitmentKind::Measure => "Measure",
        CommitmentKind::Method => "Way of working",
        CommitmentKind::Principle => "Principle",
    },
    checkability: |it| match it {
        Checkability::Value => "a value, with nothing to check",
        Checkability::Direction => "a direction (more, faster, go on), compared with before",
        Checkability::Act => "an act that can be seen to exist",
        Checkability::Dated => "a result by a date",
    },
    completion: |it| match it {
        Completion::Complete => "all of it",
        Completion::Substantial => "most of it",
        Completion::Limited => "a part of it",
        Completion::Short => "a published figure fell short, or the work was halted",
        Completion::NothingFound => "searched, and nothing was found",
        Completion::NotSearched => "not searched in full",
    },
    timing: |it| match it {
        Timing::InTime => "in time",
        Timing::Late => "late",
        Timing::DueUnpublished => "due, with no result published",
        Timing::NoDate => "no date was set",
        Timing::Ongoing => "ongoing",
    },
    grade: |it| match it {
        Grade::A => "from a party independent of the body responsible",
        Grade::B => "an official document, read in the original",
        Grade::C => "official figures, read in the press or a reprint",
        Grade::D => "a statement without figures, or a copy without a link",
    },
    yardstick: |it| match it {
        YardstickOrigin::Article => "the report",
        YardstickOrigin::Plan => "a published plan or target",
        YardstickOrigin::Own => "set by the editors, as the report gives no figure",
    },
    responsibility: |it| match it {
        ResponsibilityBasis::Article => "named in the report",
        ResponsibilityBasis::Plan => "named in a plan",
        ResponsibilityBasis::OwnStatement => "by its own statement",
    },
    conflict: |it| match it {
        CodeConflict::NoCheckability => "checkability is not given",
        CodeConflict::RatedValue => "a value is not rated and takes neither completion nor timing",
        CodeConflict::NoCompletion => "completion is not given",
        CodeConflict::NoResults => "this says that there are results, and results names none after the report",
        CodeConflict::ResultsOfNothing => "this says that there is no result, and results names some",
        CodeConflict::TimedNothing => "without a result, it can be neither in time nor late",
        CodeConflict::UnfinishedComplete => "what is complete is neither ongoing nor due without a published result",
        CodeConflict::NoSearch => {
            "“nothing found” needs a search with at least two queries in Chinese and one in another language"
        }
        CodeConflict::NoBaseline => "a comparison without a baseline cannot be complete",
        CodeConflict::WeakYardstick => {
            "the target is known only from a copy without a link, so that it can show neither complete nor short"
        }
    },
    hint: "What the leaders asked for in the report, each checked against public sources. Measures come first; ways of working and principles are folded. Open any of them for the evidence and the steps of the verdict.",
    lead: |count| if count == 1 { "1 measure".to_owned() } else { format!("{count} measures") },
    group_by: "Group",
    groupings: ["By programme", "By speaker", "By verdict"],
    filter: "Filter by verdict",
    any_verdict: "All verdicts",
    count: |measures, others| {
        let of = |count: usize, one: &str, many: &str| format!("{count} {}", if count == 1 { one } else { many });
        let (measures_text, others_text) = (of(measures, "measure", "measures"), of(others, "other", "others"));
        match (measures, others) {
            (0, _) => others_text,
            (_, 0) => measures_text,
            _ => format!("{measures_text}, {others_text}"),
        }
    },
    folded: |count| format!("Ways of working and principles: {count}"),
    no_programme: "Across programmes",
    unknown_speaker: "Speaker unknown",
    implied: "named in the report, not asked for in words",
    misplaced_phrase: "the phrase is not where the story file places it; see the problems listed at the top of the page",
    no_verdict: "No verdict",
    no_verdict_meaning: "The codes in the story file contradict each other; see the problems listed at the top of the page.",
    filtered_out: "hidden by the filters",
    latest: |name| format!(", latest: {name}"),
    article_alone: "No verdict from the report alone",
    article_alone_meaning: "A verdict needs public sources from after the meeting; choose “Report + background” to see it.",
    grade_of: |grade| format!("evidence {grade:?}"),
    last_evidence: |month| format!("last evidence {month}"),
    colon: ": ",
    list_break: "; ",
    not_given: "not given in the file",
    no_reason: "The file gives no reason.",
    said: |speaker, paragraph, phrase| format!("{speaker}, paragraph {paragraph}: “{phrase}”"),
    observed_by: |observable, yardstick| format!("{observable} (measured by: {yardstick})"),
    no_baseline: "nothing dated before the meeting was found",
    no_result: "nothing dated after the meeting was found",
    nobody: "the report names no body, and none was found",
    responsible_body: |body, basis| format!("{body} ({basis})"),
    coder: |number, codes| format!("Coding {number}: {codes}"),
    settled: |text| format!("Settled: {text}"),
    unknown_record: |id| format!("nothing has the id {}", foreign(id)),
    searched: |on, count| format!("Searched on {on}: {count} {}", if count == 1 { "query" } else { "queries" }),
    records: |count| count.to_string(),
    none_found: "none found",
    before_after: |before, after, last| match (before, after) {
        (0, _) => format!("Nothing to compare with before the meeting; {after} after it, the last in {last}."),
        (_, 0) => format!("{before} before the meeting; none after it."),
        _ => format!("{before} before the meeting; {after} after it, the last in {last}."),
    },
    meeting: "meeting",
    steps: "How the verdict follows",
    search: "Search record",
    related: "Related, not counted",
    coders: "The two codings",
    clauses: "Clause by clause",
    clauses_hint: "In the order of the report, a few words of each clause. The shape gives the verdict; open it for the word and the evidence.",
    no_commitment: |reason| format!("Not a commitment: {reason}"),
    reporting: "What was found for each programme",
    reporting_hint: "How many records were found, and the date of the last. No ranking and no score.",
    reporting_columns: [
        "Targets",
        "Results",
        "Before the meeting",
        "Official originals",
        "Independent sources",
        "Last evidence",
    ],
    none: "This story lists no commitments.",
    checked: "Checked on",
    questions: CommitmentQuestions {
        said: "What was said",
        checkable: "What can be checked",
        observable: "What would show it",
        before: "Before the meeting",
        after: "After the meeting",
        completion: "How much is shown",
        grade: "Who says so",
        timing: "Timing",
        verdict: "Verdict",
        responsible: "Who is responsible",
    },
};

//! Texts about commitments: verdicts, codes and the reasons of conflicts.

use crate::story::{
    Checkability, CodeConflict, CommitmentKind, Completion, Grade, ResponsibilityBasis, Timing, Verdict,
    YardstickOrigin,
};

/// Texts about commitments.
#[derive(Debug)]
pub struct CommitmentWords {
    /// Meaning of a verdict, in one sentence.
    pub meaning: fn(Verdict) -> &'static str,
    /// The name of a kind.
    pub kind: fn(CommitmentKind) -> &'static str,
    /// The name of a checkability.
    pub checkability: fn(Checkability) -> &'static str,
    /// The name of a completion.
    pub completion: fn(Completion) -> &'static str,
    /// The name of a timing.
    pub timing: fn(Timing) -> &'static str,
    /// Meaning of a grade of evidence.
    pub grade: fn(Grade) -> &'static str,
    /// Who set what counts as done.
    pub yardstick: fn(YardstickOrigin) -> &'static str,
    /// Why a body counts as responsible.
    pub responsibility: fn(ResponsibilityBasis) -> &'static str,
    /// Why no verdict follows from the codes, for editors of the file.
    pub conflict: fn(CodeConflict) -> &'static str,
    /// Instructions for the view.
    pub hint: &'static str,
    /// Number of visible measures.
    pub lead: fn(usize) -> String,
    /// Label of the choice of a grouping.
    pub group_by: &'static str,
    /// Names of the groupings: programme, speaker, verdict.
    pub groupings: [&'static str; 3],
    /// Label of the verdict filter.
    pub filter: &'static str,
    /// No verdict filter.
    pub any_verdict: &'static str,
    /// Numbers of measures and of other commitments with one verdict.
    pub count: fn(usize, usize) -> String,
    /// Heading of the folded ways of working and principles.
    pub folded: fn(usize) -> String,
    /// Group of commitments without a programme.
    pub no_programme: &'static str,
    /// The speaker is unknown.
    pub unknown_speaker: &'static str,
    /// The passage names the matter and does not ask for it in words.
    pub implied: &'static str,
    /// The phrase is known not to stand in its passage.
    pub misplaced_phrase: &'static str,
    /// No verdict follows from the codes.
    pub no_verdict: &'static str,
    /// Why no verdict follows from the codes, for readers.
    pub no_verdict_meaning: &'static str,
    /// The filters hide the commitment.
    pub filtered_out: &'static str,
    /// The latest record of a cell: its name.
    pub latest: fn(&str) -> String,
    /// No verdict is given without background facts.
    pub article_alone: &'static str,
    /// Why no verdict is given without background facts.
    pub article_alone_meaning: &'static str,
    /// Short name of a grade.
    pub grade_of: fn(Grade) -> String,
    /// Date of the last evidence.
    pub last_evidence: fn(&str) -> String,
    /// Between a word and its explanation.
    pub colon: &'static str,
    /// Between parts of a line.
    pub list_break: &'static str,
    /// A code that the file does not give.
    pub not_given: &'static str,
    /// The file gives no reason.
    pub no_reason: &'static str,
    /// Who said it and where: speaker, paragraph, phrase.
    pub said: fn(&str, u32, &str) -> String,
    /// An observable result, and who set it.
    pub observed_by: fn(&str, &str) -> String,
    /// No baseline was found.
    pub no_baseline: &'static str,
    /// No result was found.
    pub no_result: &'static str,
    /// No body is named.
    pub nobody: &'static str,
    /// A responsible body and why.
    pub responsible_body: fn(&str, &str) -> String,
    /// The codes of one coding.
    pub coder: fn(usize, &str) -> String,
    /// The settlement of a difference.
    pub settled: fn(&str) -> String,
    /// A reference to an unknown id.
    pub unknown_record: fn(&str) -> String,
    /// A search: date, number of queries.
    pub searched: fn(&str, usize) -> String,
    /// A number of records.
    pub records: fn(usize) -> String,
    /// Nothing was found.
    pub none_found: &'static str,
    /// Evidence before and after: numbers, and the month of the last.
    pub before_after: fn(usize, usize, &str) -> String,
    /// Label of the article's day on the axis.
    pub meeting: &'static str,
    /// Heading of the steps.
    pub steps: &'static str,
    /// Name of the search record, for screen readers.
    pub search: &'static str,
    /// Heading of related records that do not count.
    pub related: &'static str,
    /// Heading of the codes of both codings.
    pub coders: &'static str,
    /// Heading of the article clause by clause.
    pub clauses: &'static str,
    /// Instructions for the clauses.
    pub clauses_hint: &'static str,
    /// A clause that is no commitment, and why.
    pub no_commitment: fn(&str) -> String,
    /// Heading of the reporting status.
    pub reporting: &'static str,
    /// Instructions for the reporting status.
    pub reporting_hint: &'static str,
    /// Columns of the reporting status: targets, results, baselines, primary sources, independent sources, last evidence.
    pub reporting_columns: [&'static str; 6],
    /// The story has no commitments.
    pub none: &'static str,
    /// Label of the date of the last check.
    pub checked: &'static str,
    /// Questions that the steps of a verdict answer.
    pub questions: CommitmentQuestions,
}

/// Questions that the steps of a verdict answer.
#[derive(Debug)]
pub struct CommitmentQuestions {
    /// The statement.
    pub said: &'static str,
    /// The part that can be checked.
    pub checkable: &'static str,
    /// The observable result.
    pub observable: &'static str,
    /// The state before the article.
    pub before: &'static str,
    /// Results.
    pub after: &'static str,
    /// The completion.
    pub completion: &'static str,
    /// Who says so.
    pub grade: &'static str,
    /// The timing.
    pub timing: &'static str,
    /// The verdict.
    pub verdict: &'static str,
    /// Who is responsible.
    pub responsible: &'static str,
}

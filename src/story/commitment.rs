//! Model of commitments: what the article says will be done, with the codes that its verdict follows from.

use serde::Deserialize;

use super::{Citation, Evidence, RecordId, Search, Text};
use crate::civil::{Day, EdtfDate};

/// Kind of a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CommitmentKind {
    /// Something to be built, provided or finished. Only measures are counted in headings.
    Measure,
    /// A way of working.
    Method,
    /// A stated value or aim.
    Principle,
}

/// The part that can be checked, from the text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Checkability {
    /// A value: nothing can be observed.
    Value,
    /// A direction, such as more, wider, faster: needs a baseline.
    Direction,
    /// An act whose existence can be observed.
    Act,
    /// A result by a date.
    Dated,
}

/// The share of the request that is known to have happened after the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Completion {
    /// All of it.
    Complete,
    /// Most parts, years or units.
    Substantial,
    /// Some part, one case, or only an input such as a plan.
    Limited,
    /// A published value missed the yardstick, or the work was halted or reversed.
    Short,
    /// A search found nothing.
    NothingFound,
    /// No complete search was made.
    NotSearched,
}

/// Relation of the result to its due date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Timing {
    /// Within the due date.
    InTime,
    /// After the due date.
    Late,
    /// The due date has passed, and no result was published.
    DueUnpublished,
    /// No due date was set.
    NoDate,
    /// Without an end.
    Ongoing,
}

/// Who says so, computed from the sources. The order is that of strength.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Grade {
    /// Independent of the body responsible.
    A,
    /// An official document, read in the original.
    B,
    /// An official value, read in the press or a reprint.
    C,
    /// A statement without a value, or a copy without an address.
    D,
}

/// Who set what counts as done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum YardstickOrigin {
    /// The article.
    Article,
    /// A published plan or target.
    Plan,
    /// The editors: the observable of the record.
    Own,
}

/// The measure of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yardstick {
    /// Who set it.
    pub by: YardstickOrigin,
    /// Citations of the plan.
    pub citations: Vec<Citation>,
}

/// Why a body counts as responsible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResponsibilityBasis {
    /// The article names it.
    Article,
    /// A plan names it.
    Plan,
    /// It says so itself.
    OwnStatement,
}

/// A body that is responsible for a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsible {
    /// Name of the body.
    pub body: Text,
    /// Why it counts as responsible.
    pub basis: ResponsibilityBasis,
    /// Citations of that basis.
    pub citations: Vec<Citation>,
}

/// The codes that one coder gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coding {
    /// The part that can be checked.
    pub checkability: Checkability,
    /// Completion. `None` for a value.
    pub completion: Option<Completion>,
    /// Grade of the evidence. `None` without evidence.
    pub grade: Option<Grade>,
    /// Timing. `None` for a value.
    pub timing: Option<Timing>,
}

/// A reference to a record of any kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Id, as written.
    pub id: String,
    /// The record. `None` if no record has this id.
    pub record: Option<RecordId>,
    /// The last day on which the record shows something. `None` if it has none.
    pub day: Option<Day>,
    /// True for a background record that ends after the reference date of the story. `None` without a day or that date.
    pub is_after: Option<bool>,
}

/// A passage of the article: its paragraph, and characters of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Number of the paragraph, from 1.
    pub paragraph: u32,
    /// First character of the paragraph, from 0.
    pub start: u32,
    /// The character after the last.
    pub end: u32,
}

impl Passage {
    /// Key by which passages sort as in the article.
    pub fn order(self) -> (i64, i64) {
        (self.paragraph.into(), i64::from(self.start) << 32 | i64::from(self.end))
    }

    /// True if it is at least as long as a phrase.
    pub fn has_room_for(self, phrase: &str) -> bool {
        phrase.chars().count() <= self.end.saturating_sub(self.start) as usize
    }

    /// True if it contains a phrase that begins at a character of the paragraph.
    pub fn holds(self, start: u32, phrase: &str) -> bool {
        self.start <= start && start as usize + phrase.chars().count() <= self.end as usize
    }
}

/// A commitment of the article.
#[derive(Clone, Debug)]
pub struct Commitment {
    /// The request, in one sentence.
    pub gist: Text,
    /// The passage that it was read from.
    pub passage: Passage,
    /// Phrase of the passage, in the words of the article.
    pub phrase: String,
    /// True if the phrase is known not to stand in the passage.
    pub is_phrase_misplaced: bool,
    /// True if the passage names the matter and does not ask for it in words.
    pub is_implied: bool,
    /// Id of the person who said it.
    pub speaker: String,
    /// Kind.
    pub kind: CommitmentKind,
    /// Ids of the programmes it belongs to.
    pub programmes: Vec<String>,
    /// An observable result that would show that it was kept, written before the search.
    pub observable: Option<Text>,
    /// Its measure.
    pub yardstick: Yardstick,
    /// The part that can be checked. `None` if the file does not say.
    pub checkability: Option<Checkability>,
    /// Completion. `None` for a value.
    pub completion: Option<Completion>,
    /// Timing. `None` for a value.
    pub timing: Option<Timing>,
    /// Records after the article that show what happened.
    pub results: Vec<Reference>,
    /// Records up to the article: the state before it.
    pub baseline: Vec<Reference>,
    /// Records that are related and do not count.
    pub related: Vec<Reference>,
    /// Bodies that are responsible. Empty if none is named.
    pub responsible: Vec<Responsible>,
    /// Why the codes were given. `None` if the file does not say.
    pub reason: Option<Text>,
    /// The search.
    pub search: Option<Search>,
    /// Date of the last check.
    pub checked: Option<EdtfDate>,
    /// The codes of two coders who did not know each other's.
    pub codings: Vec<Coding>,
    /// The settlement of differences between the coders.
    pub settled: Option<Text>,
    /// Summary of its evidence, computed from the records that it refers to.
    pub summary: EvidenceSummary,
    /// The passage as a citation of the article.
    pub evidence: Evidence,
}

/// Summary of the evidence of a commitment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EvidenceSummary {
    /// True if a record dated after the article is among the results.
    pub has_results: bool,
    /// True if a record dated up to the article is among the baseline.
    pub has_baseline: bool,
    /// True if it is measured by a plan that is known from a copy only.
    pub has_weak_yardstick: bool,
    /// The last day of the results.
    pub last_result: Option<Day>,
    /// The best grade of the results.
    pub grade: Option<Grade>,
}

/// A passage of the article that is no commitment although it contains an instruction verb.
#[derive(Clone, Debug)]
pub struct OtherPassage {
    /// The passage.
    pub passage: Passage,
    /// Phrase of the passage, in the words of the article.
    pub phrase: String,
    /// Why it is no commitment.
    pub reason: Text,
}

/// A statement of a source about what happened and when.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The statement in one sentence.
    pub text: Text,
    /// When it happened, or the day on which it was counted.
    pub when: EdtfDate,
    /// True if the source asserts it and gives neither a value nor a document.
    pub is_bare: bool,
    /// Ids of the programmes it belongs to.
    pub programmes: Vec<String>,
    /// Basis and citations.
    pub evidence: Evidence,
}

/// Method of the two codings of the commitments.
#[derive(Clone, Debug)]
pub struct CodingMethod {
    /// Date.
    pub on: EdtfDate,
    /// Who coded.
    pub coders: Text,
    /// The settlement of differences.
    pub settling: Text,
}

//! Texts about commitments: verdicts, codes and the reasons of conflicts.

use crate::story::{
    Checkability, CodeConflict, CommitmentKind, Completion, Grade, ResponsibilityBasis, Timing, Verdict,
    YardstickOrigin,
};

/// Texts about commitments.
#[derive(Debug)]
pub struct CommitmentWords {
    /// The word of a verdict.
    pub verdict: fn(Verdict) -> &'static str,
    /// What a verdict means, in one sentence.
    pub meaning: fn(Verdict) -> &'static str,
    /// The name of a kind.
    pub kind: fn(CommitmentKind) -> &'static str,
    /// The name of a checkability.
    pub checkability: fn(Checkability) -> &'static str,
    /// The name of a completion.
    pub completion: fn(Completion) -> &'static str,
    /// The name of a timing.
    pub timing: fn(Timing) -> &'static str,
    /// What a grade of evidence means.
    pub grade: fn(Grade) -> &'static str,
    /// Who set what counts as done.
    pub yardstick: fn(YardstickOrigin) -> &'static str,
    /// Why a body counts as responsible.
    pub responsibility: fn(ResponsibilityBasis) -> &'static str,
    /// Why no verdict follows from the codes.
    pub conflict: fn(CodeConflict) -> &'static str,
}

//! Texts of the section about the page.

use crate::story::CodeKind;

/// Texts of the section about the page.
#[derive(Debug)]
pub struct AboutWords {
    /// Heading.
    pub heading: &'static str,
    /// Link to the section.
    pub link: &'static str,
    /// Purpose of the page, and who is not behind it.
    pub what: [&'static str; 3],
    /// Date of the last check.
    pub checked: fn(&str) -> String,
    /// Heading of the verdicts.
    pub verdicts: &'static str,
    /// Method of the verdicts.
    pub verdicts_text: &'static str,
    /// Heading of the grades of evidence.
    pub grades: &'static str,
    /// Heading of the statuses of targets.
    pub statuses: &'static str,
    /// Method of the statuses: the shares from which a target is on track and behind, and the share of time below which it is too early.
    pub statuses_text: fn(&str, &str, &str) -> String,
    /// Heading of what is missing.
    pub missing: &'static str,
    /// Heading of the coding.
    pub coding: &'static str,
    /// Date of the coding, the coders, the settlement of differences, and the kappa below which coders disagree often.
    pub coding_text: fn(&str, &str, &str, &str) -> String,
    /// Name of a code.
    pub code: fn(CodeKind) -> &'static str,
    /// Agreement on a code: percentage, kappa, and true if the coders disagree often.
    pub agreement: fn(&str, Option<&str>, bool) -> String,
    /// Sentence on gaps: commitments not searched, commitments with nothing found, targets without a result, sources that
    /// cannot be linked, independent sources, all sources.
    pub missing_text: fn([usize; 6]) -> String,
    /// Heading of the corrections policy.
    pub corrections: &'static str,
    /// The corrections policy.
    pub corrections_text: [&'static str; 3],
    /// Heading of how to object.
    pub objection: &'static str,
    /// Instructions for an objection.
    pub objection_text: &'static str,
    /// Link to the place for objections.
    pub objection_link: &'static str,
    /// Text to copy for an objection: title of the page.
    pub objection_copy: fn(&str) -> String,
}

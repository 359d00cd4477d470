//! Texts of the section about the page.

use crate::story::CodeKind;

/// Texts of the section about the page.
#[derive(Debug)]
pub struct AboutWords {
    /// Heading.
    pub heading: &'static str,
    /// Link to the section.
    pub link: &'static str,
    /// Purpose of the page: without commitments, and with them.
    pub what: [&'static str; 2],
    /// Who is not behind the page, and what it does not do.
    pub not: [&'static str; 2],
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
    /// Date of the coding, how it was done, the settlement of differences, and the kappa below which codings disagree often.
    pub coding_text: fn(&str, &str, &str, &str) -> String,
    /// Name of a code.
    pub code: fn(CodeKind) -> &'static str,
    /// Agreement on a code: percentage, kappa, and true if the codings disagree often.
    pub agreement: fn(&str, Option<&str>, bool) -> String,
    /// Sentence on gaps in the commitments: not searched, searched with nothing found.
    pub missing_verdicts: fn(usize, usize) -> String,
    /// Sentence on other gaps: targets without a result, sources that cannot be linked, independent sources, all sources.
    pub missing_text: fn([usize; 4]) -> String,
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

impl AboutWords {
    /// Purpose of the page, and its limits. Only a page with commitments speaks of them.
    pub fn purpose(&self, has_commitments: bool) -> [&'static str; 3] {
        let ([without, with], [nobody, nothing]) = (self.what, self.not);
        [if has_commitments { with } else { without }, nobody, nothing]
    }
}

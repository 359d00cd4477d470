//! English texts of the section about the page.

use super::about::AboutWords;
use crate::story::CodeKind;

/// The heading, which is also the name of the view.
pub(super) const HEADING: &str = "About this page";

pub(super) static EN: AboutWords = AboutWords {
    heading: HEADING,
    link: "About this page",
    what: [
        "This page sets out the targets and results of one news report: what was said, what public sources reported later, and where to read both.",
        "This page sets out the commitments, targets and results of one news report: what was said, what public sources reported later, and where to read both.",
    ],
    not: [
        "It is not a government site and does not speak for any authority, the authors of the report or the media it cites. The editors wrote the text; figures and quotations carry their sources. Official terms are quoted and explained.",
        "It reports what public sources say. It does not judge people and ranks nothing. “Nothing public found” does not mean that nothing was done.",
    ],
    checked: |date| format!("Last checked on {date}."),
    verdicts: "The verdicts on commitments",
    verdicts_text: "A verdict is not written down but worked out: from what can be checked, how much was found and whether it was in time, and from the evidence after the meeting, the state before it and the recorded search. Letters from A to D say who the evidence comes from. What is dated before the meeting serves as a comparison and is no result. “More” or “faster” without an earlier figure is never complete. What was not searched by the rules is “not yet searched” and is not added to “nothing public found”.",
    grades: "The four grades of evidence",
    statuses: "The status of a target",
    statuses_text: |on_track, behind, early| {
        format!(
            "After the deadline, the last figure is compared with the target. Before it, the distance covered is compared with the time used: from {on_track} on it is on track, from {behind} on it is behind schedule, and below that it is at risk. Before {early} of the time it is too early to say. Figures such as “about” or “more than” are treated as ranges; if the two ends differ, the outcome is unclear."
        )
    },
    coding: "How well the two codings agree",
    coding_text: |on, coders, settling, weak| {
        format!(
            "Coded on {on}. {coders} {settling} Kappa (κ) is the agreement beyond chance; 1 is full agreement. Below {weak}, the codings disagree often."
        )
    },
    code: |code| match code {
        CodeKind::Checkability => "What can be checked",
        CodeKind::Completion => "How much is shown",
        CodeKind::Grade => "Who says so",
        CodeKind::Timing => "Timing",
    },
    agreement: |share, kappa, often| {
        let kappa = kappa.map(|kappa| format!(", κ = {kappa}")).unwrap_or_default();
        format!("{share} agreement{kappa}{}", if often { "; the codings disagree often" } else { "" })
    },
    missing: "What is missing",
    missing_verdicts: |unsearched, nothing| {
        format!("Commitments not yet searched: {unsearched}. Searched without a public result: {nothing}.")
    },
    missing_text: |[targets, copies, independent, all]| {
        format!(
            "Targets without a result: {targets}. Of {all} sources, {copies} were read only in a copy without a link, and {independent} are independent of the bodies responsible."
        )
    },
    corrections: "Corrections",
    corrections_text: [
        "A figure, date, quotation, source or verdict that does not agree with its source is an error. Spelling is corrected without a note.",
        "A report of an error is acknowledged within 7 days and decided within 30; both dates are published. A correction carries its date, and the old text is kept.",
        "A reply of a responsible body is quoted with a link, whether or not the editors agree. A verdict is reopened by new evidence only.",
    ],
    objection: "How to object",
    objection_text: "Give the address of the record, the sentence, your reason, and a public source. Leave personal data out.",
    objection_link: "Write to this site",
    objection_copy: |title| format!("Objection to “{title}”. Record: …; sentence: …; reason: …; public source: …"),
};

//! English texts about commitments.

use super::commitment::CommitmentWords;
use crate::story::{
    Checkability, CodeConflict, CommitmentKind, Completion, Extent, Grade, ResponsibilityBasis, Timing, Verdict,
    YardstickOrigin,
};

pub(super) const EN: CommitmentWords = CommitmentWords {
    verdict: |it| match it {
        Verdict::ReportedComplete => "Reported complete",
        Verdict::Some(Extent::Most) => "Some of it: most",
        Verdict::Some(Extent::Part) => "Some of it: part",
        Verdict::Short => "Short, late or halted",
        Verdict::NothingFound => "Searched, nothing public found",
        Verdict::NotSearched => "Not yet searched",
        Verdict::NotRated => "Not rated",
    },
    meaning: |it| match it {
        Verdict::ReportedComplete => "A public source says that all of it is done.",
        Verdict::Some(Extent::Most) => "Results are public for most parts, years or places.",
        Verdict::Some(Extent::Part) => {
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
        Grade::D => "a statement without figures, or a copy that cannot be linked",
    },
    yardstick: |it| match it {
        YardstickOrigin::Article => "the article",
        YardstickOrigin::Plan => "a published plan or target",
        YardstickOrigin::Own => "set by the editors, as the article gives no figure",
    },
    responsibility: |it| match it {
        ResponsibilityBasis::Article => "named in the article",
        ResponsibilityBasis::Plan => "named in a plan",
        ResponsibilityBasis::OwnStatement => "by its own statement",
    },
    conflict: |it| match it {
        CodeConflict::NoCheckability => "checkability is not given",
        CodeConflict::RatedValue => "a value is not rated and takes neither completion nor timing",
        CodeConflict::NoCompletion => "completion is not given",
        CodeConflict::NoResults => "this says that there are results, and results names none after the article",
        CodeConflict::ResultsOfNothing => "this says that there is no result, and results names some",
        CodeConflict::TimedNothing => "without a result, it can be neither in time nor late",
        CodeConflict::NoSearch => {
            "“nothing found” needs a search with at least two queries in Chinese and one in another language"
        }
        CodeConflict::NoBaseline => "a comparison without a baseline cannot be complete",
        CodeConflict::WeakYardstick => {
            "the target is known only from a copy that cannot be linked, so that it can show neither complete nor short"
        }
    },
};

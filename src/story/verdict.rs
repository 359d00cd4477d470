//! The verdict on a commitment, computed from its codes. It is never part of a file.

use super::{Checkability, Commitment, Completion, EvidenceSummary, Search, Timing};

/// Verdict on a commitment: one of six words, the second with an extent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Sources report that it is complete.
    ReportedComplete,
    /// Some of it is shown.
    Partial(Extent),
    /// Short, late or halted.
    Short,
    /// A search found nothing public.
    NothingFound,
    /// Not searched completely.
    NotSearched,
    /// A value, which is not rated.
    NotRated,
}

/// Share of a commitment that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Most of it.
    Most,
    /// A part.
    Part,
}

impl Verdict {
    /// All verdicts, in the order of legends and counts.
    pub const ALL: [Self; 7] = [
        Self::ReportedComplete,
        Self::Partial(Extent::Most),
        Self::Partial(Extent::Part),
        Self::Short,
        Self::NothingFound,
        Self::NotSearched,
        Self::NotRated,
    ];
}

/// Codes that do not go together, so that no verdict follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeConflict {
    /// Checkability is absent.
    NoCheckability,
    /// A value with completion, timing or results.
    RatedValue,
    /// Something checkable without completion.
    NoCompletion,
    /// Completion that needs results after the article, and there are none.
    NoResults,
    /// Nothing found, or not searched, beside results.
    ResultsOfNothing,
    /// In time or late without a result.
    TimedNothing,
    /// Complete, and yet ongoing or without a published result.
    UnfinishedComplete,
    /// Nothing found without a complete search.
    NoSearch,
    /// A comparative that is complete without a baseline.
    NoBaseline,
    /// Complete or short by a plan that is known from a copy only.
    WeakYardstick,
}

/// Why a commitment has no verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoVerdict {
    /// Background facts are left out, and the article holds no results of what it asks for.
    ArticleAlone,
    /// Its codes do not go together.
    Conflict(CodeConflict),
}

/// Inputs of a verdict.
#[allow(clippy::struct_excessive_bools, reason = "facts that are independent of each other")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerdictInputs {
    /// The part that can be checked.
    pub checkability: Option<Checkability>,
    /// Completion.
    pub completion: Option<Completion>,
    /// Timing.
    pub timing: Option<Timing>,
    /// True if a record dated after the article shows something.
    pub has_results: bool,
    /// True if a record up to the article shows the state before it.
    pub has_baseline: bool,
    /// True with a complete search.
    pub is_searched: bool,
    /// True if it is measured by a plan that is known from a copy only.
    pub has_weak_yardstick: bool,
}

impl VerdictInputs {
    /// The verdict, or the first conflict.
    pub fn verdict(self) -> Result<Verdict, CodeConflict> {
        let checkability = self.checkability.ok_or(CodeConflict::NoCheckability)?;
        if checkability == Checkability::Value {
            let is_rated = self.completion.is_some() || self.timing.is_some() || self.has_results;
            return if is_rated { Err(CodeConflict::RatedValue) } else { Ok(Verdict::NotRated) };
        }
        let completion = self.completion.ok_or(CodeConflict::NoCompletion)?;
        let has_no_result = matches!(completion, Completion::NothingFound | Completion::NotSearched);
        let needs_yardstick = matches!(completion, Completion::Complete | Completion::Short);
        let conflicts = [
            (!has_no_result && !self.has_results, CodeConflict::NoResults),
            (has_no_result && self.has_results, CodeConflict::ResultsOfNothing),
            (has_no_result && matches!(self.timing, Some(Timing::InTime | Timing::Late)), CodeConflict::TimedNothing),
            (
                completion == Completion::Complete
                    && matches!(self.timing, Some(Timing::Ongoing | Timing::DueUnpublished)),
                CodeConflict::UnfinishedComplete,
            ),
            (completion == Completion::NothingFound && !self.is_searched, CodeConflict::NoSearch),
            (
                completion == Completion::Complete && checkability == Checkability::Direction && !self.has_baseline,
                CodeConflict::NoBaseline,
            ),
            (needs_yardstick && self.has_weak_yardstick, CodeConflict::WeakYardstick),
        ];
        if let Some((_, conflict)) = conflicts.into_iter().find(|(is, _)| *is) {
            return Err(conflict);
        }
        Ok(match completion {
            Completion::NothingFound => Verdict::NothingFound,
            Completion::NotSearched => Verdict::NotSearched,
            // The harder word leads.
            Completion::Short => Verdict::Short,
            _ if self.timing == Some(Timing::Late) => Verdict::Short,
            Completion::Complete => Verdict::ReportedComplete,
            Completion::Substantial => Verdict::Partial(Extent::Most),
            Completion::Limited => Verdict::Partial(Extent::Part),
        })
    }
}

impl Commitment {
    /// The inputs of its verdict.
    pub fn verdict_inputs(&self) -> VerdictInputs {
        let EvidenceSummary { has_results, has_baseline, has_weak_yardstick, .. } = self.summary;
        VerdictInputs {
            checkability: self.checkability,
            completion: self.completion,
            timing: self.timing,
            has_results,
            has_baseline,
            is_searched: self.search.as_ref().is_some_and(Search::is_complete),
            has_weak_yardstick,
        }
    }

    /// The verdict to show, with or without background facts. A value is not rated in either case.
    pub fn verdict_shown(&self, background: bool) -> Result<Verdict, NoVerdict> {
        if background || self.checkability == Some(Checkability::Value) {
            return self.verdict().map_err(NoVerdict::Conflict);
        }
        Err(NoVerdict::ArticleAlone)
    }

    /// Its verdict, or why none follows.
    pub fn verdict(&self) -> Result<Verdict, CodeConflict> {
        self.verdict_inputs().verdict()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECKABILITIES: [Option<Checkability>; 5] = [
        None,
        Some(Checkability::Value),
        Some(Checkability::Direction),
        Some(Checkability::Act),
        Some(Checkability::Dated),
    ];
    const COMPLETIONS: [Option<Completion>; 7] = [
        None,
        Some(Completion::Complete),
        Some(Completion::Substantial),
        Some(Completion::Limited),
        Some(Completion::Short),
        Some(Completion::NothingFound),
        Some(Completion::NotSearched),
    ];
    const TIMINGS: [Option<Timing>; 6] = [
        None,
        Some(Timing::InTime),
        Some(Timing::Late),
        Some(Timing::DueUnpublished),
        Some(Timing::NoDate),
        Some(Timing::Ongoing),
    ];

    /// Every combination of the inputs.
    fn all() -> Vec<VerdictInputs> {
        let mut all = Vec::new();
        for checkability in CHECKABILITIES {
            for completion in COMPLETIONS {
                for timing in TIMINGS {
                    for flags in 0..16_u8 {
                        let flag = |bit: u8| flags & (1 << bit) != 0;
                        all.push(VerdictInputs {
                            checkability,
                            completion,
                            timing,
                            has_results: flag(0),
                            has_baseline: flag(1),
                            is_searched: flag(2),
                            has_weak_yardstick: flag(3),
                        });
                    }
                }
            }
        }
        all
    }

    /// The table of the rules, written a second time: by what each word allows.
    fn by_table(inputs: VerdictInputs) -> Option<Verdict> {
        use Completion as C;
        let VerdictInputs {
            checkability,
            completion,
            timing,
            has_results,
            has_baseline,
            is_searched,
            has_weak_yardstick,
        } = inputs;
        let is_late = timing == Some(Timing::Late);
        let is_timed = is_late || timing == Some(Timing::InTime);
        let is_unfinished = timing == Some(Timing::Ongoing) || timing == Some(Timing::DueUnpublished);
        match (checkability?, completion) {
            (Checkability::Value, None) if timing.is_none() && !has_results => Some(Verdict::NotRated),
            (Checkability::Value, _) | (_, None) => None,
            (_, Some(C::NothingFound)) if !has_results && is_searched && !is_timed => Some(Verdict::NothingFound),
            (_, Some(C::NotSearched)) if !has_results && !is_timed => Some(Verdict::NotSearched),
            (_, Some(C::NothingFound | C::NotSearched)) => None,
            _ if !has_results => None,
            (_, Some(C::Complete | C::Short)) if has_weak_yardstick => None,
            (_, Some(C::Complete)) if is_unfinished => None,
            (Checkability::Direction, Some(C::Complete)) if !has_baseline => None,
            (_, Some(C::Short)) => Some(Verdict::Short),
            _ if is_late => Some(Verdict::Short),
            (_, Some(C::Complete)) => Some(Verdict::ReportedComplete),
            (_, Some(C::Substantial)) => Some(Verdict::Partial(Extent::Most)),
            (_, Some(C::Limited)) => Some(Verdict::Partial(Extent::Part)),
        }
    }

    #[test]
    fn the_verdict_of_every_combination_is_that_of_the_table() {
        let all = all();
        assert_eq!(all.len(), 5 * 7 * 6 * 16);
        for inputs in all {
            assert_eq!(inputs.verdict().ok(), by_table(inputs), "{inputs:?}");
        }
    }

    #[test]
    fn every_word_and_every_conflict_occurs() {
        let results: Vec<_> = all().into_iter().map(VerdictInputs::verdict).collect();
        for verdict in Verdict::ALL {
            assert!(results.contains(&Ok(verdict)), "{verdict:?}");
        }
        for conflict in [
            CodeConflict::NoCheckability,
            CodeConflict::RatedValue,
            CodeConflict::NoCompletion,
            CodeConflict::NoResults,
            CodeConflict::ResultsOfNothing,
            CodeConflict::TimedNothing,
            CodeConflict::UnfinishedComplete,
            CodeConflict::NoSearch,
            CodeConflict::NoBaseline,
            CodeConflict::WeakYardstick,
        ] {
            assert!(results.contains(&Err(conflict)), "{conflict:?}");
        }
    }
}

//! The verdict on a commitment, computed from its codes. It is never part of a file.

use super::{
    Checkability, Commitment, Completion, Grade, IdIndex, LinkKind, RecordId, RecordKind, Reference, SourceAuthor,
    Story, Timing, YardstickOrigin, find,
};
use crate::civil::{Day, EdtfDate};

/// Verdict on a commitment: one of six words, the second with an extent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Sources report that it is complete.
    ReportedComplete,
    /// Some of it is shown.
    Some(Extent),
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
        Self::Some(Extent::Most),
        Self::Some(Extent::Part),
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
    /// A value with completion or timing.
    RatedValue,
    /// Something checkable without completion.
    NoCompletion,
    /// Completion that needs results after the article, and there are none.
    NoResults,
    /// Nothing found, or not searched, beside results.
    ResultsOfNothing,
    /// In time or late without a result.
    TimedNothing,
    /// Nothing found without a complete search.
    NoSearch,
    /// A comparative that is complete without a baseline.
    NoBaseline,
    /// Complete or short by a plan that is known from a copy only.
    WeakYardstick,
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
            let is_rated = self.completion.is_some() || self.timing.is_some();
            return if is_rated { Err(CodeConflict::RatedValue) } else { Ok(Verdict::NotRated) };
        }
        let completion = self.completion.ok_or(CodeConflict::NoCompletion)?;
        let has_no_result = matches!(completion, Completion::NothingFound | Completion::NotSearched);
        let needs_yardstick = matches!(completion, Completion::Complete | Completion::Short);
        let conflicts = [
            (!has_no_result && !self.has_results, CodeConflict::NoResults),
            (has_no_result && self.has_results, CodeConflict::ResultsOfNothing),
            (has_no_result && matches!(self.timing, Some(Timing::InTime | Timing::Late)), CodeConflict::TimedNothing),
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
            Completion::Substantial => Verdict::Some(Extent::Most),
            Completion::Limited => Verdict::Some(Extent::Part),
        })
    }
}

impl Story {
    /// Inputs of the verdict on a commitment.
    pub fn verdict_inputs(&self, commitment: &Commitment) -> VerdictInputs {
        let is_after = |record: RecordId| self.is_after_article(record) == Some(true);
        let is_copy = |citation: &super::Citation| {
            find(&self.sources, &citation.source).is_some_and(|source| source.link == LinkKind::Mirror)
        };
        let yardstick = &commitment.yardstick;
        VerdictInputs {
            checkability: commitment.checkability,
            completion: commitment.completion,
            timing: commitment.timing,
            has_results: known(&commitment.results).any(is_after),
            has_baseline: known(&commitment.baseline).any(|record| !is_after(record)),
            is_searched: commitment.search.as_ref().is_some_and(super::Search::is_complete),
            has_weak_yardstick: yardstick.by == YardstickOrigin::Plan && yardstick.citations.iter().all(is_copy),
        }
    }

    /// The verdict on a commitment, or why none follows.
    pub fn verdict(&self, commitment: &Commitment) -> Result<Verdict, CodeConflict> {
        self.verdict_inputs(commitment).verdict()
    }

    /// Finds the records that commitments refer to. Takes time linear in the size of the story.
    pub(crate) fn resolve_references(&mut self) {
        let mut commitments = std::mem::take(&mut self.commitments);
        let records = self.records();
        let index = IdIndex::new(records.iter().map(|(_, id, _)| *id));
        for (_, commitment) in &mut commitments {
            for reference in commitment.references_mut() {
                reference.record = index.first(&reference.id).and_then(|at| Some(records.get(at)?.0));
            }
        }
        self.commitments = commitments;
    }

    /// True if a record ends after the reference date of the story, false if it does not. `None` if the record has no
    /// date, or the story no reference date.
    pub fn is_after_article(&self, record: RecordId) -> Option<bool> {
        Some(self.last_day(record)? > self.as_of?.last()?)
    }

    /// The last day on which a record shows something. `None` if it has no date.
    pub fn last_day(&self, record: RecordId) -> Option<Day> {
        match record.kind {
            RecordKind::Event => {
                let when = self.events.get(record.index)?.1.when(true);
                when.last().or(when.first())
            }
            RecordKind::Finding => {
                let when = self.findings.get(record.index)?.1.when;
                when.last().or(when.first())
            }
            RecordKind::Figure => self.figures.get(record.index)?.1.when?.last(),
            RecordKind::Indicator => {
                let indicator = &self.indicators.get(record.index)?.1;
                let observed = indicator.observations.iter().filter_map(|observation| observation.when.last());
                let read = indicator.readings.as_ref().and_then(|readings| readings.last.as_ref()?.when.last());
                observed.chain(read).max()
            }
            _ => None,
        }
    }

    /// The date of a record, for lists of evidence. `None` if it has none.
    pub fn when_of(&self, record: RecordId, background: bool) -> Option<EdtfDate> {
        match record.kind {
            RecordKind::Event => Some(self.events.get(record.index)?.1.when(background)),
            RecordKind::Finding => Some(self.findings.get(record.index)?.1.when),
            RecordKind::Figure => self.figures.get(record.index)?.1.when,
            RecordKind::Indicator => Some(self.indicators.get(record.index)?.1.period),
            other => self.entries(other).get(record.index)?.1.when,
        }
    }

    /// The last day of a commitment's results. `None` without results.
    pub fn last_result_day(&self, commitment: &Commitment) -> Option<Day> {
        known(&commitment.results).filter_map(|record| self.last_day(record)).max()
    }

    /// Who says what the results show: the best grade of their citations. `None` without results.
    pub fn grade(&self, commitment: &Commitment) -> Option<Grade> {
        let graded = known(&commitment.results).filter_map(|record| {
            let is_bare = record.kind == RecordKind::Finding
                && self.findings.get(record.index).is_some_and(|(_, finding)| finding.is_bare);
            let citations = self.citations_of(record);
            citations.into_iter().filter_map(|citation| self.grade_of_source(&citation.source, is_bare)).min()
        });
        graded.min()
    }

    /// The grade of a statement by one source. A bare statement is at most an assertion unless it is independent or an
    /// official document.
    fn grade_of_source(&self, id: &str, is_bare: bool) -> Option<Grade> {
        let source = find(&self.sources, id)?;
        Some(match (source.author, source.link) {
            (_, LinkKind::Mirror) => Grade::D,
            (Some(SourceAuthor::Independent), _) => Grade::A,
            (Some(SourceAuthor::Official), LinkKind::Original) => Grade::B,
            _ if is_bare => Grade::D,
            _ => Grade::C,
        })
    }
}

impl Commitment {
    /// Its references: results, baseline and related records.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.results.iter().chain(&self.baseline).chain(&self.related)
    }

    fn references_mut(&mut self) -> impl Iterator<Item = &mut Reference> {
        self.results.iter_mut().chain(&mut self.baseline).chain(&mut self.related)
    }
}

/// The records of references, without those that do not exist.
fn known(references: &[Reference]) -> impl Iterator<Item = RecordId> {
    references.iter().filter_map(|reference| reference.record)
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
        match (checkability?, completion) {
            (Checkability::Value, None) if timing.is_none() => Some(Verdict::NotRated),
            (Checkability::Value, _) | (_, None) => None,
            (_, Some(C::NothingFound)) if !has_results && is_searched && !is_timed => Some(Verdict::NothingFound),
            (_, Some(C::NotSearched)) if !has_results && !is_timed => Some(Verdict::NotSearched),
            (_, Some(C::NothingFound | C::NotSearched)) => None,
            _ if !has_results => None,
            (_, Some(C::Complete | C::Short)) if has_weak_yardstick => None,
            (Checkability::Direction, Some(C::Complete)) if !has_baseline => None,
            (_, Some(C::Short)) => Some(Verdict::Short),
            _ if is_late => Some(Verdict::Short),
            (_, Some(C::Complete)) => Some(Verdict::ReportedComplete),
            (_, Some(C::Substantial)) => Some(Verdict::Some(Extent::Most)),
            (_, Some(C::Limited)) => Some(Verdict::Some(Extent::Part)),
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
            CodeConflict::NoSearch,
            CodeConflict::NoBaseline,
            CodeConflict::WeakYardstick,
        ] {
            assert!(results.contains(&Err(conflict)), "{conflict:?}");
        }
    }
}

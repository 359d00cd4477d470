//! The dates and the authority of evidence. Computed once when a story is read, in time linear in its size.

use super::{
    Basis, Citation, Commitment, EvidenceSummary, Grade, IdIndex, LinkKind, Observation, RecordId, RecordKind,
    Reference, Source, SourceAuthor, Story, YardstickOrigin,
};
use crate::civil::{Day, EdtfDate};
use crate::gather::Gather;

impl Story {
    /// Finds the records that commitments refer to, and summarises their evidence.
    pub(crate) fn resolve_references(&mut self) {
        let mut commitments = std::mem::take(&mut self.commitments);
        let records = self.records();
        let index = IdIndex::new(records.iter().map(|(_, id, _)| *id));
        let sources = IdIndex::new(self.sources.iter().map(|(id, _)| id.as_str()));
        let source = |id: &str| sources.first(id).and_then(|at| self.sources.get(at)).map(|(_, source)| source);
        // Day, side and grade of each record: many commitments may refer to one.
        let evidence: Vec<(Option<Day>, Option<bool>, Option<Grade>)> = records
            .iter()
            .map(|(record, ..)| {
                (self.last_day(*record), self.is_after_article(*record), self.grade_of(*record, source))
            })
            .collect();
        for (_, commitment) in &mut commitments {
            for reference in commitment.references_mut() {
                let at = index.first(&reference.id);
                reference.record = at.and_then(|at| Some(records.get(at)?.0));
                let evidence = at.and_then(|at| evidence.get(at));
                (reference.day, reference.is_after) = evidence.map_or((None, None), |(day, side, _)| (*day, *side));
            }
            let results = || commitment.results.iter().filter(|reference| reference.is_after == Some(true));
            let graded = results().filter_map(|reference| evidence.get(index.first(&reference.id)?)?.2);
            let is_copy = |id: &str| source(id).is_some_and(|source| source.link == LinkKind::Mirror);
            let yardstick = &commitment.yardstick;
            commitment.summary = EvidenceSummary {
                has_results: results().next().is_some(),
                has_baseline: commitment.baseline.iter().any(|reference| reference.is_after == Some(false)),
                has_weak_yardstick: yardstick.by == YardstickOrigin::Plan
                    && yardstick.citations.iter().all(|citation| is_copy(&citation.source)),
                last_result: results().filter_map(|reference| reference.day).max(),
                grade: graded.min(),
            };
        }
        self.commitments = commitments;
    }

    /// True if a record shows something after the article: it ends after the reference date of the story, and the article
    /// is not its basis, which can state aims only. `None` if the record has no day, or the story no reference date.
    pub fn is_after_article(&self, record: RecordId) -> Option<bool> {
        let is_later = self.last_day(record)? > self.as_of?.last()?;
        Some(is_later && self.evidence_of(record)?.basis == Basis::Background)
    }

    /// The last day on which a record shows something: of an indicator, that of its last value. `None` if it has none.
    pub fn last_day(&self, record: RecordId) -> Option<Day> {
        if record.kind == RecordKind::Indicator {
            let indicator = &self.indicators.get(record.index)?.1;
            let observed = indicator.observations.iter().filter_map(|observation| observation.when.last());
            let read = indicator.readings.as_ref().and_then(|readings| readings.last.as_ref()?.when.last());
            return observed.chain(read).max();
        }
        let is_dated = matches!(record.kind, RecordKind::Event | RecordKind::Finding | RecordKind::Figure);
        let when = self.when_of(record, true).filter(|_| is_dated)?;
        when.last().or(when.first())
    }

    /// The date of a record; of an indicator, its period. `None` if it has none.
    pub fn when_of(&self, record: RecordId, background: bool) -> Option<EdtfDate> {
        match record.kind {
            RecordKind::Event => Some(self.events.get(record.index)?.1.when(background)),
            RecordKind::Finding => Some(self.findings.get(record.index)?.1.when),
            RecordKind::Figure => self.figures.get(record.index)?.1.when,
            RecordKind::Indicator => Some(self.indicators.get(record.index)?.1.period),
            other => self.entries(other).get(record.index)?.1.when,
        }
    }

    /// The best grade of a record's citations; of an indicator, those of its values after the article.
    fn grade_of<'a>(&self, record: RecordId, source: impl Fn(&str) -> Option<&'a Source>) -> Option<Grade> {
        let finding = self.findings.get(record.index).filter(|_| record.kind == RecordKind::Finding);
        let is_bare = finding.is_some_and(|(_, finding)| finding.is_bare);
        let article = self.as_of.and_then(EdtfDate::last);
        let is_later = |observation: &&Observation| observation.when.last() > article;
        let indicator = self.indicators.get(record.index).filter(|_| record.kind == RecordKind::Indicator);
        let citations: Vec<&Citation> = match indicator {
            Some((_, indicator)) => {
                let read = indicator.readings.as_ref().and_then(|readings| readings.last.as_ref());
                let values = indicator.observations.iter().chain(read).filter(is_later);
                values.flat_map(|observation| &observation.evidence.citations).gather()
            }
            None => self.citations_of(record),
        };
        let sources = citations.into_iter().filter_map(|citation| source(&citation.source));
        sources.map(|source| grade(source, is_bare)).min()
    }
}

/// The grade of a statement by a source. A bare statement is an assertion, unless the source is independent or an official
/// document.
fn grade(source: &Source, is_bare: bool) -> Grade {
    match (source.author, source.link) {
        (_, LinkKind::Mirror) => Grade::D,
        (Some(SourceAuthor::Independent), _) => Grade::A,
        (Some(SourceAuthor::Official), LinkKind::Original) => Grade::B,
        _ if is_bare => Grade::D,
        _ => Grade::C,
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

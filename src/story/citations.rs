//! Citations of a record and its parts.
use crate::gather::Gather;

use super::{Citation, Evidence, IdIndex, Indicator, RecordId, RecordKind, Story};

impl Indicator {
    /// Evidence of each part: observations, claims, readings, targets, ratios and derived values.
    pub fn evidence_parts(&self) -> Vec<&Evidence> {
        let mut all: Vec<&Evidence> = Vec::new();
        all.extend(self.observations.iter().chain(&self.claims).map(|part| &part.evidence));
        all.extend(self.readings.iter().map(|part| &part.evidence));
        all.extend(self.targets.iter().map(|part| &part.evidence));
        all.extend(self.ratios.iter().map(|part| &part.evidence));
        all.extend(self.derived.iter().map(|part| &part.evidence));
        all
    }
}

impl Story {
    /// Every citation of a record and its parts, without duplicates.
    pub fn citations_of(&self, record: RecordId) -> Vec<&Citation> {
        let mut all: Vec<&Citation> =
            self.evidence_of(record).map(|evidence| evidence.citations.iter().gather()).unwrap_or_default();
        match record.kind {
            RecordKind::Event => all.extend(
                self.events
                    .get(record.index)
                    .and_then(|(_, event)| event.refined.as_ref())
                    .iter()
                    .flat_map(|r| &r.citations),
            ),
            RecordKind::Place => all.extend(
                self.places
                    .get(record.index)
                    .and_then(|(_, place)| place.length.as_ref())
                    .iter()
                    .flat_map(|(_, evidence)| &evidence.citations),
            ),
            RecordKind::Indicator => {
                if let Some((_, indicator)) = self.indicators.get(record.index) {
                    all.extend(indicator.evidence_parts().into_iter().flat_map(|evidence| &evidence.citations));
                }
            }
            RecordKind::Commitment => {
                if let Some((_, commitment)) = self.commitments.get(record.index) {
                    all.extend(&commitment.yardstick.citations);
                    all.extend(commitment.responsible.iter().flat_map(|responsible| &responsible.citations));
                }
            }
            _ => {}
        }
        // A linear search would be slow for a hostile file whose record has very many citations.
        let key = |citation: &&Citation| {
            format!("{}\0{:?}\0{}", citation.source, citation.paragraph, citation.phrase.as_deref().unwrap_or("\0"))
        };
        let keys: Vec<String> = all.iter().map(key).gather();
        let index = IdIndex::new(keys.iter().map(String::as_str));
        let firsts =
            all.into_iter().zip(&keys).enumerate().filter(|(position, (_, key))| index.first(key) == Some(*position));
        firsts.map(|(_, (citation, _))| citation).gather()
    }
}

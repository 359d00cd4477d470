//! Everything that is cited for a record.

use super::{Citation, Evidence, IdIndex, Indicator, RecordId, RecordKind, Story};

impl Indicator {
    /// The evidence of each of its parts: observations, targets, ratios, what was derived.
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
    /// Everything cited for a record, its parts included, each once.
    pub fn citations_of(&self, at: RecordId) -> Vec<&Citation> {
        let mut all: Vec<&Citation> =
            self.evidence_of(at).map(|own| own.citations.iter().collect()).unwrap_or_default();
        match at.kind {
            RecordKind::Event => all.extend(
                self.events
                    .get(at.index)
                    .and_then(|(_, event)| event.refined.as_ref())
                    .iter()
                    .flat_map(|r| &r.citations),
            ),
            RecordKind::Place => all.extend(
                self.places
                    .get(at.index)
                    .and_then(|(_, place)| place.length.as_ref())
                    .iter()
                    .flat_map(|(_, evidence)| &evidence.citations),
            ),
            RecordKind::Indicator => {
                if let Some((_, indicator)) = self.indicators.get(at.index) {
                    all.extend(indicator.evidence_parts().into_iter().flat_map(|evidence| &evidence.citations));
                }
            }
            _ => {}
        }
        // An index, because a record of a hostile file may cite very often.
        let key =
            |own: &&Citation| format!("{}\0{:?}\0{}", own.source, own.paragraph, own.phrase.as_deref().unwrap_or("\0"));
        let keys: Vec<String> = all.iter().map(key).collect();
        let index = IdIndex::new(keys.iter().map(String::as_str));
        let firsts =
            all.into_iter().zip(&keys).enumerate().filter(|(place, (_, key))| index.first(key) == Some(*place));
        firsts.map(|(_, (citation, _))| citation).collect()
    }
}

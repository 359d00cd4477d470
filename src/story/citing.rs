//! Everything that is cited for a record.

use super::{Citation, Evidence, Indicator, Kind, Ref, Story};

impl Indicator {
    /// The evidence of each of its parts: observations, targets, ratios, what was derived.
    pub fn parts(&self) -> impl Iterator<Item = &Evidence> {
        let observations = self.observations.iter().map(|part| &part.evidence);
        let observations = observations.chain(self.claims.iter().map(|part| &part.evidence));
        let targets = self.targets.iter().map(|part| &part.evidence);
        let ratios = self.ratios.iter().map(|part| &part.evidence);
        observations.chain(targets).chain(ratios).chain(self.derived.iter().map(|part| &part.evidence))
    }
}

impl Story {
    /// Everything cited for a record, its parts included, each once.
    pub fn citations_of(&self, at: Ref) -> Vec<&Citation> {
        let mut all: Vec<&Citation> =
            self.evidence_of(at).map(|own| own.citations.iter().collect()).unwrap_or_default();
        match at.kind {
            Kind::Event => all.extend(
                self.events
                    .get(at.index)
                    .and_then(|(_, event)| event.refined.as_ref())
                    .iter()
                    .flat_map(|r| &r.citations),
            ),
            Kind::Place => all.extend(
                self.places
                    .get(at.index)
                    .and_then(|(_, place)| place.length.as_ref())
                    .iter()
                    .flat_map(|(_, evidence)| &evidence.citations),
            ),
            Kind::Indicator => {
                if let Some((_, indicator)) = self.indicators.get(at.index) {
                    all.extend(indicator.parts().flat_map(|evidence| &evidence.citations));
                }
            }
            _ => {}
        }
        let mut once: Vec<&Citation> = Vec::with_capacity(all.len());
        for citation in all {
            if !once.contains(&citation) {
                once.push(citation);
            }
        }
        once
    }
}

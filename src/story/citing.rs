//! Everything that is cited for a record.

use super::{Citation, Evidence, Indicator, Kind, Ref, Story};

impl Indicator {
    /// The evidence of each of its parts: observations, targets, ratios, what was derived.
    pub fn parts(&self) -> Vec<&Evidence> {
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
                    all.extend(indicator.parts().into_iter().flat_map(|evidence| &evidence.citations));
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

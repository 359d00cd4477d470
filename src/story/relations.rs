//! Relations between records: selecting a record highlights its relatives.
use crate::gather::Gather;

use super::{Basis, Entry, Evidence, RecordId, RecordKind, Story, Text};

/// Relatives of a record, in the order of kinds.
pub type Related = Vec<RecordId>;

impl Story {
    /// Position, id and evidence of every record, ordered by kind.
    pub fn records(&self) -> Vec<(RecordId, &str, &Evidence)> {
        let mut all = Vec::new();
        let mut list = |kind: RecordKind, length: usize| {
            all.extend((0..length).filter_map(|index| {
                let record = RecordId { kind, index };
                Some((record, self.id_of(record), self.evidence_of(record)?))
            }));
        };
        list(RecordKind::Event, self.events.len());
        list(RecordKind::Place, self.places.len());
        list(RecordKind::Indicator, self.indicators.len());
        list(RecordKind::Figure, self.figures.len());
        list(RecordKind::Commitment, self.commitments.len());
        list(RecordKind::Finding, self.findings.len());
        for kind in [
            RecordKind::Programme,
            RecordKind::Person,
            RecordKind::Body,
            RecordKind::Term,
            RecordKind::Note,
            RecordKind::Era,
        ] {
            list(kind, self.entries(kind).len());
        }
        all
    }

    /// The records of a kind that consists of a name and a text. Empty for other kinds.
    pub fn entries(&self, kind: RecordKind) -> &[(String, Entry)] {
        match kind {
            RecordKind::Programme => &self.programmes,
            RecordKind::Person => &self.people,
            RecordKind::Body => &self.bodies,
            RecordKind::Term => &self.terms,
            RecordKind::Note => &self.notes,
            RecordKind::Era => &self.eras,
            RecordKind::Event
            | RecordKind::Place
            | RecordKind::Indicator
            | RecordKind::Figure
            | RecordKind::Commitment
            | RecordKind::Finding => &[],
        }
    }

    /// The record with this id. `None` if none has it.
    pub fn lookup(&self, id: &str) -> Option<RecordId> {
        self.records().into_iter().find(|(_, other, _)| *other == id).map(|(record, ..)| record)
    }

    /// The record with this id, or else one whose id differs only in the case of its Latin letters.
    pub fn lookup_in_any_case(&self, id: &str) -> Option<RecordId> {
        let alike = || self.records().into_iter().find(|(_, other, _)| other.eq_ignore_ascii_case(id));
        self.lookup(id).or_else(|| alike().map(|(record, ..)| record))
    }

    /// The index of the programme with this id, in the same way.
    pub fn programme_in_any_case(&self, id: &str) -> Option<usize> {
        let of = |is_alike: &dyn Fn(&str) -> bool| self.programmes.iter().position(|(other, _)| is_alike(other));
        of(&|other| other == id).or_else(|| of(&|other| other.eq_ignore_ascii_case(id)))
    }

    /// The id of a record. Empty if the record does not exist.
    pub fn id_of(&self, record: RecordId) -> &str {
        match record.kind {
            RecordKind::Event => self.events.get(record.index).map(|(id, _)| id),
            RecordKind::Place => self.places.get(record.index).map(|(id, _)| id),
            RecordKind::Indicator => self.indicators.get(record.index).map(|(id, _)| id),
            RecordKind::Figure => self.figures.get(record.index).map(|(id, _)| id),
            RecordKind::Commitment => self.commitments.get(record.index).map(|(id, _)| id),
            RecordKind::Finding => self.findings.get(record.index).map(|(id, _)| id),
            other => self.entries(other).get(record.index).map(|(id, _)| id),
        }
        .map_or("", String::as_str)
    }

    /// The evidence of a record. `None` if the record does not exist.
    pub fn evidence_of(&self, record: RecordId) -> Option<&Evidence> {
        match record.kind {
            RecordKind::Event => self.events.get(record.index).map(|(_, event)| &event.evidence),
            RecordKind::Place => self.places.get(record.index).map(|(_, place)| &place.evidence),
            RecordKind::Indicator => self.indicators.get(record.index).map(|(_, indicator)| &indicator.evidence),
            RecordKind::Figure => self.figures.get(record.index).map(|(_, figure)| &figure.evidence),
            RecordKind::Commitment => self.commitments.get(record.index).map(|(_, commitment)| &commitment.evidence),
            RecordKind::Finding => self.findings.get(record.index).map(|(_, finding)| &finding.evidence),
            other => self.entries(other).get(record.index).map(|(_, entry)| &entry.evidence),
        }
    }

    /// The name or title of a record. `None` if the record does not exist.
    pub fn name_of(&self, record: RecordId) -> Option<&Text> {
        match record.kind {
            RecordKind::Event => self.events.get(record.index).map(|(_, event)| &event.title),
            RecordKind::Place => self.places.get(record.index).map(|(_, place)| &place.name),
            RecordKind::Indicator => self.indicators.get(record.index).map(|(_, indicator)| &indicator.title),
            RecordKind::Figure => self.figures.get(record.index).map(|(_, figure)| &figure.title),
            RecordKind::Commitment => self.commitments.get(record.index).map(|(_, commitment)| &commitment.gist),
            RecordKind::Finding => self.findings.get(record.index).map(|(_, finding)| &finding.text),
            other => self.entries(other).get(record.index).map(|(_, entry)| &entry.name),
        }
    }

    /// True if a record is in scope: `background` is true, or its basis is the article.
    pub fn is_included(&self, record: RecordId, background: bool) -> bool {
        background || self.evidence_of(record).is_some_and(|evidence| evidence.basis == Basis::Article)
    }

    /// Ids of the programmes that a record belongs to.
    pub fn programmes_of(&self, record: RecordId) -> &[String] {
        match record.kind {
            RecordKind::Event => self.events.get(record.index).map(|(_, event)| event.programmes.as_slice()),
            RecordKind::Place => self.places.get(record.index).map(|(_, place)| place.programmes.as_slice()),
            RecordKind::Indicator => {
                self.indicators.get(record.index).map(|(_, indicator)| indicator.programmes.as_slice())
            }
            RecordKind::Commitment => {
                self.commitments.get(record.index).map(|(_, commitment)| commitment.programmes.as_slice())
            }
            RecordKind::Finding => self.findings.get(record.index).map(|(_, finding)| finding.programmes.as_slice()),
            _ => None,
        }
        .unwrap_or(&[])
    }

    /// The records that this one refers to or that refer to it, ordered by kind, without duplicates and without itself.
    pub fn relatives(&self, of: RecordId) -> Related {
        let own_id = self.id_of(of);
        self.records()
            .into_iter()
            .filter(|(record, id, _)| *record != of && (self.names(of, id) || self.names(*record, own_id)))
            .map(|(record, ..)| record)
            .gather()
    }

    /// True if the record `at` refers to `id`.
    fn names(&self, record: RecordId, id: &str) -> bool {
        let among = |ids: &[String]| ids.iter().any(|other| other == id);
        match record.kind {
            RecordKind::Event => self.events.get(record.index).is_some_and(|(_, event)| {
                among(&event.places)
                    || among(&event.indicators)
                    || among(&event.people)
                    || among(&event.bodies)
                    || among(&event.programmes)
                    || event.part_of.as_deref() == Some(id)
            }),
            RecordKind::Place => self.places.get(record.index).is_some_and(|(_, place)| among(&place.programmes)),
            RecordKind::Indicator => self
                .indicators
                .get(record.index)
                .is_some_and(|(_, indicator)| among(&indicator.places) || among(&indicator.programmes)),
            RecordKind::Commitment => self.commitments.get(record.index).is_some_and(|(_, commitment)| {
                commitment.speaker == id
                    || commitment.references().any(|reference| reference.id == id)
                    || among(&commitment.programmes)
            }),
            RecordKind::Finding => {
                self.findings.get(record.index).is_some_and(|(_, finding)| among(&finding.programmes))
            }
            RecordKind::Note => self.notes.get(record.index).is_some_and(|(_, note)| among(&note.about)),
            RecordKind::Era => self.eras.get(record.index).is_some_and(|(_, era)| among(&era.about)),
            RecordKind::Figure | RecordKind::Programme | RecordKind::Person | RecordKind::Body | RecordKind::Term => {
                false
            }
        }
    }
}

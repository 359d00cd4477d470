//! Index of ids, and replacement of duplicate ids.

use super::{RecordId, RecordKind, Story};
use crate::gather::Gather;
use crate::sorting::argsort;

/// Index from ids to their positions in a list. A lookup takes logarithmic time.
#[derive(Debug)]
pub struct IdIndex<'a> {
    /// Hash, id and position, sorted by hash. Entries with equal hashes keep the order of the list.
    entries: Vec<((i64, i64), &'a str, usize)>,
}

impl<'a> IdIndex<'a> {
    /// Builds an index. Positions follow the order of `ids`.
    pub fn new(ids: impl IntoIterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.into_iter().collect();
        let keys: Vec<(i64, i64)> = ids.iter().map(|id| key(id)).collect();
        let order = argsort(keys.clone());
        let entry = |index: usize| Some((*keys.get(index)?, *ids.get(index)?, index));
        Self { entries: order.into_iter().filter_map(entry).gather() }
    }

    /// Position of the first entry with this id. `None` if no entry has it.
    pub fn first(&self, id: &str) -> Option<usize> {
        let key = key(id);
        let from = self.entries.partition_point(|(hash, ..)| *hash < key);
        let equal = self.entries.iter().skip(from).take_while(|(hash, ..)| *hash == key);
        equal.filter(|(_, other, _)| *other == id).map(|(.., index)| *index).next()
    }

    /// True if any entry has this id.
    pub fn has(&self, id: &str) -> bool {
        self.first(id).is_some()
    }
}

/// Two independent hashes of an id, FNV-1a and a polynomial, so that collisions of both are unlikely.
fn key(id: &str) -> (i64, i64) {
    let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    let polynomial = |hash: u64, byte: u8| hash.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(u64::from(byte) + 1);
    let start = (0xcbf2_9ce4_8422_2325_u64, 0_u64);
    let (first, second) = id.bytes().fold(start, |(a, b), byte| (fnv(a, byte), polynomial(b, byte)));
    (first.cast_signed(), second.cast_signed())
}

/// Positions of duplicate ids, each with a new id: for a repeated `same`, that is `same~2`, `same~3`. A new id never equals
/// one of `ids`.
fn new_ids(ids: &[&str]) -> Vec<(usize, String)> {
    let index = IdIndex::new(ids.iter().copied());
    // Number of occurrences so far, at the position of the first.
    let mut met = vec![0_usize; ids.len()];
    let mut renamed = Vec::new();
    for (position, id) in ids.iter().enumerate() {
        let first = index.first(id).unwrap_or(position);
        let Some(count) = met.get_mut(first) else { continue };
        *count += 1;
        while *count > 1 {
            let new = format!("{id}~{count}");
            if !index.has(&new) {
                renamed.push((position, new));
                break;
            }
            *count += 1;
        }
    }
    renamed
}

impl Story {
    /// Renames each record whose id an earlier record has, of any kind, so that every record can be selected. References to
    /// records of one kind still point to the first record of that kind.
    pub(crate) fn make_ids_unique(&mut self) {
        own_ids(&mut self.sources);
        own_ids(&mut self.units);
        own_ids(&mut self.series);
        let records = self.records();
        let ids: Vec<&str> = records.iter().map(|(_, id, _)| *id).collect();
        let renamed: Vec<(RecordId, String)> =
            new_ids(&ids).into_iter().filter_map(|(index, new)| Some((records.get(index)?.0, new))).gather();
        if renamed.is_empty() {
            return;
        }
        // Old and new ids, per kind, of renamed records that are the first of their kind with that id.
        let mut moved: Vec<(RecordKind, Vec<(String, String)>)> = Vec::new();
        for kind in [
            RecordKind::Event,
            RecordKind::Place,
            RecordKind::Indicator,
            RecordKind::Programme,
            RecordKind::Person,
            RecordKind::Body,
        ] {
            let index = IdIndex::new(records.iter().filter(|(record, ..)| record.kind == kind).map(|(_, id, _)| *id));
            let of_kind = renamed
                .iter()
                .filter(|(record, _)| record.kind == kind && index.first(self.id_of(*record)) == Some(record.index));
            moved.push((kind, of_kind.map(|(record, new)| (self.id_of(*record).to_owned(), new.clone())).collect()));
        }
        for (kind, pairs) in &moved {
            let old = IdIndex::new(pairs.iter().map(|(old, _)| old.as_str()));
            for id in self.references_mut(*kind) {
                if let Some((_, new)) = old.first(id).and_then(|index| pairs.get(index)) {
                    id.clone_from(new);
                }
            }
        }
        for (record, new) in renamed {
            if let Some(id) = self.id_mut(record) {
                *id = new;
            }
        }
    }

    /// Every reference to records of one kind.
    fn references_mut(&mut self, kind: RecordKind) -> Vec<&mut String> {
        let mut all: Vec<&mut String> = Vec::new();
        for (_, event) in &mut self.events {
            match kind {
                RecordKind::Event => all.extend(&mut event.part_of),
                RecordKind::Place => all.extend(&mut event.places),
                RecordKind::Indicator => all.extend(&mut event.indicators),
                RecordKind::Programme => all.extend(&mut event.programmes),
                RecordKind::Person => all.extend(&mut event.people),
                RecordKind::Body => all.extend(&mut event.bodies),
                _ => {}
            }
        }
        for (_, place) in &mut self.places {
            if kind == RecordKind::Programme {
                all.extend(&mut place.programmes);
            }
        }
        for (_, indicator) in &mut self.indicators {
            match kind {
                RecordKind::Programme => all.extend(&mut indicator.programmes),
                RecordKind::Place => all.extend(&mut indicator.places),
                _ => {}
            }
        }
        for (_, finding) in &mut self.findings {
            if kind == RecordKind::Programme {
                all.extend(&mut finding.programmes);
            }
        }
        for (_, commitment) in &mut self.commitments {
            match kind {
                RecordKind::Programme => all.extend(&mut commitment.programmes),
                RecordKind::Person => all.push(&mut commitment.speaker),
                _ => {}
            }
        }
        if kind == RecordKind::Indicator {
            all.extend(self.series.iter_mut().flat_map(|(_, series)| &mut series.indicators));
            all.extend(&mut self.highlights);
        }
        all
    }

    fn id_mut(&mut self, record: RecordId) -> Option<&mut String> {
        let entries = match record.kind {
            RecordKind::Event => return self.events.get_mut(record.index).map(|(id, _)| id),
            RecordKind::Place => return self.places.get_mut(record.index).map(|(id, _)| id),
            RecordKind::Indicator => return self.indicators.get_mut(record.index).map(|(id, _)| id),
            RecordKind::Figure => return self.figures.get_mut(record.index).map(|(id, _)| id),
            RecordKind::Commitment => return self.commitments.get_mut(record.index).map(|(id, _)| id),
            RecordKind::Finding => return self.findings.get_mut(record.index).map(|(id, _)| id),
            RecordKind::Programme => &mut self.programmes,
            RecordKind::Person => &mut self.people,
            RecordKind::Body => &mut self.bodies,
            RecordKind::Term => &mut self.terms,
            RecordKind::Note => &mut self.notes,
            RecordKind::Era => &mut self.eras,
        };
        entries.get_mut(record.index).map(|(id, _)| id)
    }
}

/// Renames each entry of a list whose id an earlier entry has.
fn own_ids<T>(records: &mut [(String, T)]) {
    let renamed = new_ids(&records.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>());
    for (index, new) in renamed {
        if let Some((id, _)) = records.get_mut(index) {
            *id = new;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_index_finds_the_first_of_each_id() {
        let index = IdIndex::new(["b", "a", "b", ""]);
        assert_eq!(
            [index.first("a"), index.first("b"), index.first(""), index.first("c")],
            [Some(1), Some(0), Some(3), None]
        );
        assert!(index.has("a") && !index.has("A"));
    }

    #[test]
    fn a_new_id_is_one_that_no_record_has() {
        let new = new_ids(&["a", "a", "a~2", "a", "b", "a~2"]);
        let expected = [(1, "a~3"), (3, "a~4"), (5, "a~2~2")].map(|(index, id)| (index, id.to_owned()));
        assert_eq!(new, expected);
    }

    proptest! {
        #[test]
        fn distinguished_ids_are_unique_and_the_first_stay(ids in proptest::collection::vec("[ab](~[23])?(~2)?", 0..12)) {
            let mut records: Vec<(String, ())> = ids.iter().map(|id| (id.clone(), ())).collect();
            own_ids(&mut records);
            for (index, (id, ())) in records.iter().enumerate() {
                prop_assert!(records.iter().skip(index + 1).all(|(other, ())| other != id), "{:?}", records);
                let is_first = !ids[..index].contains(&ids[index]);
                prop_assert_eq!(is_first, *id == ids[index]);
            }
        }
    }
}

//! Tests of the second story.

use super::*;

#[test]
fn it_reads_without_problems_and_its_unicode_ids_are_found() {
    let story = read(ELDER_CARE);
    assert_eq!(story.id, "elder-care");
    let ids: Vec<(_, &str)> = story.records().into_iter().map(|(record, id, _)| (record, id)).collect();
    let unicode = ids.iter().filter(|(_, id)| !id.is_ascii()).count();
    assert!(unicode >= 10, "{unicode} ids beyond ASCII");
    for (record, id) in ids {
        assert_eq!(story.lookup(id), Some(record), "{id}");
        assert_eq!(story.id_of(record), id);
    }
    assert_eq!(story.lookup("养老床位2020").map(|record| record.kind), Some(RecordKind::Indicator));
    assert_eq!(story.lookup("养老床位2030"), None);
    assert!(story.highlights.iter().all(|id| find(&story.indicators, id).is_some()));
}

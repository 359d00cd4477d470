//! The tables of all records at once.

use super::columns::headings;
use super::row::{RecordRow, row};
use super::rows::order;
use crate::gather::Gather;
use crate::scene::kit::highlight::Highlight;
use crate::scene::records::record_text::SceneContext;
use crate::state::{TableKind, VisibleRecords};
use crate::story::RecordKind;

/// A table of one kind of record.
#[derive(Clone, Debug)]
pub struct RecordTable {
    /// The kind of its records.
    pub kind: RecordKind,
    /// Caption: the kind of records.
    pub caption: &'static str,
    /// Column headings; the last is that of the sources.
    pub heads: Vec<&'static str>,
    /// All rows.
    pub rows: Vec<RecordRow>,
}

/// All tables of records with visible rows, in the order in which they are offered.
pub fn tables(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight) -> Vec<RecordTable> {
    let kinds = TableKind::NAMES.iter().filter_map(|(_, kind)| match kind {
        TableKind::Records(kind) => Some(*kind),
        TableKind::Sources => None,
    });
    let table = |kind: RecordKind| RecordTable {
        kind,
        caption: (ctx.words().in_views().kinds)(kind),
        heads: headings(ctx, TableKind::Records(kind)).into_iter().map(|(_, heading)| heading).gather(),
        rows: order(ctx, visible, kind).into_iter().map(|record| row(ctx, highlight, record)).gather(),
    };
    kinds.map(table).filter(|table| !table.rows.is_empty()).gather()
}

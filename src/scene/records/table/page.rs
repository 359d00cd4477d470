//! One page of one table, with the numbers of rows that it does not show.

use super::columns::{caption, headings};
use super::row::{TableRow, row};
use super::rows::TableRows;
use crate::gather::Gather;
use crate::scene::kit::highlight::Highlight;
use crate::scene::records::record_text::SceneContext;
use crate::scene::search::fold_query;
use crate::state::{State, TableColumn, TableKind, TableState, VisibleRecords};
use crate::story::{RecordId, RecordKind};
use crate::words::RowCounts;

/// Number of rows of a page. It is the same on all screens, so that a link shows the same rows everywhere; on a narrow one a row is
/// a list of pairs, some six times as high as a line.
pub const ROWS_PER_PAGE: usize = 25;

/// One page of one table.
#[derive(Clone, Debug)]
pub struct TablePage {
    /// The table.
    pub kind: TableKind,
    /// Its name.
    pub caption: &'static str,
    /// All tables of the story, for the choice.
    pub choices: Vec<TableChoice>,
    /// The columns with their headings.
    pub columns: Vec<(TableColumn, &'static str)>,
    /// The rows of the page.
    pub rows: Vec<TableRow>,
    /// Number of the page, from 0.
    pub page: usize,
    /// Number of pages; at least 1.
    pub page_count: usize,
    /// The numbers of shown and hidden rows in words.
    pub summary: String,
    /// Number of rows that the filters of the page hide.
    pub hidden: usize,
    /// Number of those that the filter of the table would show. Counted only for a table without rows.
    pub hidden_matches: usize,
}

/// A table that may be chosen.
#[derive(Clone, Debug)]
pub struct TableChoice {
    /// The table.
    pub kind: TableKind,
    /// Its name.
    pub name: &'static str,
    /// Number of its visible rows.
    pub count: usize,
}

/// The page of the table that the state chooses.
pub fn table_page(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight, state: &State) -> TablePage {
    let table = &state.table;
    let mut rows = TableRows::new(ctx, visible, table.kind);
    let total = rows.positions.len();
    let hidden = match table.kind {
        TableKind::Records(kind) => hidden_records(ctx, visible, kind),
        TableKind::Sources => Vec::new(),
    };
    rows.filter_and_sort(table);
    let matching = rows.positions.len();
    let page_count = matching.div_ceil(ROWS_PER_PAGE).max(1);
    let page = table.page.min(page_count - 1);
    let row_of = |position: usize| match rows.record(position) {
        Some(record) => Some(TableRow::Record(row(ctx, highlight, record))),
        None => rows.sources.get(position).cloned().map(TableRow::Source),
    };
    let shown: Vec<TableRow> = rows
        .positions
        .iter()
        .skip(page * ROWS_PER_PAGE)
        .take(ROWS_PER_PAGE)
        .filter_map(|position| row_of(*position))
        .gather();
    let filter = fold_query(&table.filter);
    let hidden_matches =
        if matching == 0 { hidden.iter().filter(|record| rows.has_words(record.index, &filter)).count() } else { 0 };
    let counts = RowCounts {
        first: page * ROWS_PER_PAGE + 1,
        last: page * ROWS_PER_PAGE + shown.len(),
        matching,
        total,
        hidden: hidden.len(),
        is_filtered: !table.filter.is_empty(),
    };
    TablePage {
        kind: table.kind,
        caption: caption(ctx, table.kind),
        choices: choices(ctx, visible, table.kind),
        columns: headings(ctx, table.kind),
        rows: shown,
        page,
        page_count,
        summary: (ctx.words().in_views().table.summary)(&counts),
        hidden: hidden.len(),
        hidden_matches,
    }
}

/// The choices for the tables with which a row is shown: with the current order and filter if they leave it, otherwise without.
/// `None` for an unknown id, and for a record that the filters of the page hide.
pub fn position_of(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    table: &TableState,
    id: &str,
) -> Option<TableState> {
    let source = id.strip_prefix("source-").filter(|source| ctx.story.sources.iter().any(|(id, _)| id == source));
    let (kind, record) = match source {
        Some(_) => (TableKind::Sources, None),
        None => ctx.story.lookup(id).map(|record| (TableKind::Records(record.kind), Some(record)))?,
    };
    let page_in = |table: &TableState| {
        let mut rows = TableRows::new(ctx, visible, kind);
        rows.filter_and_sort(table);
        let is_wanted = |position: &usize| match record {
            Some(record) => record.index == *position,
            None => rows.sources.get(*position).is_some_and(|row| Some(row.id.as_str()) == source),
        };
        Some(TableState { page: rows.positions.iter().position(is_wanted)? / ROWS_PER_PAGE, ..table.clone() })
    };
    let current = (table.kind == kind).then(|| page_in(table)).flatten();
    current.or_else(|| page_in(&TableState { kind, ..TableState::default() }))
}

/// The tables of the story, and the current one.
fn choices(ctx: &SceneContext<'_>, visible: &VisibleRecords, current: TableKind) -> Vec<TableChoice> {
    let records = ctx.story.records();
    let is_of_story = |kind: TableKind| match kind {
        TableKind::Records(kind) => {
            records.iter().any(|(record, ..)| record.kind == kind && ctx.story.is_included(*record, ctx.background))
        }
        TableKind::Sources => !ctx.story.sources.is_empty(),
    };
    let count = |kind: TableKind| match kind {
        TableKind::Records(kind) => visible.of(kind).count(),
        TableKind::Sources if ctx.background => ctx.story.sources.len(),
        TableKind::Sources => ctx.story.sources.iter().filter(|(id, _)| *id == ctx.story.article).count(),
    };
    let kinds = TableKind::NAMES.iter().map(|(_, kind)| *kind);
    let kinds = kinds.filter(|kind| *kind == current || is_of_story(*kind));
    kinds.map(|kind| TableChoice { kind, name: caption(ctx, kind), count: count(kind) }).gather()
}

/// The records of a kind that the filters of the page hide. Those of other sources than the shown basis are not counted.
fn hidden_records(ctx: &SceneContext<'_>, visible: &VisibleRecords, kind: RecordKind) -> Vec<RecordId> {
    let records = ctx.story.records().into_iter().map(|(record, ..)| record).filter(|record| record.kind == kind);
    let records = records.filter(|record| ctx.story.is_included(*record, ctx.background));
    records.filter(|record| !visible.contains(*record)).gather()
}

//! The rows of a table, filtered by words and sorted by a column.

use super::columns::{columns, is_by_value, value};
use super::row::cells;
use super::source_row::{SourceRow, sources};
use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::scene::search::{fold, fold_query};
use crate::sorting::{argsort, argsort_by_id};
use crate::state::{TableColumn, TableKind, TableOrder, TableState, VisibleRecords};
use crate::story::{RecordId, RecordKind};

/// The rows of a table as positions in their list: of the records of their kind, or of the listed sources.
pub(super) struct TableRows<'a, 'b> {
    ctx: &'a SceneContext<'b>,
    kind: TableKind,
    /// The listed sources, if they are the rows.
    pub(super) sources: Vec<SourceRow>,
    pub(super) positions: Vec<usize>,
}

impl<'a, 'b> TableRows<'a, 'b> {
    /// All visible rows of a table, in the order of the story.
    pub(super) fn new(ctx: &'a SceneContext<'b>, visible: &VisibleRecords, kind: TableKind) -> Self {
        let (sources, positions) = match kind {
            TableKind::Records(kind) => {
                (Vec::new(), order(ctx, visible, kind).into_iter().map(|record| record.index).gather())
            }
            TableKind::Sources => {
                let sources = sources(ctx);
                let all = (0..sources.len()).collect();
                (sources, all)
            }
        };
        Self { ctx, kind, sources, positions }
    }

    /// Keeps the rows that contain each word of the filter, and sorts them.
    pub(super) fn filter_and_sort(&mut self, table: &TableState) {
        if !table.filter.is_empty() {
            let filter = fold_query(&table.filter);
            let mut positions = std::mem::take(&mut self.positions);
            positions.retain(|position| self.has_words(*position, &filter));
            self.positions = positions;
        }
        if let Some(order) = table.order.filter(|order| columns(self.kind).contains(&order.column)) {
            self.sort(order);
        }
    }

    /// True if a row contains each word of a normalised filter.
    pub(super) fn has_words(&self, position: usize, filter: &str) -> bool {
        let mut text = String::new();
        for column in columns(self.kind) {
            text.push_str(&self.text(position, *column));
            text.push('\n');
        }
        let text = fold(&text);
        filter.split(' ').all(|word| text.contains(word))
    }

    /// The record of a row. `None` for a source.
    pub(super) fn record(&self, position: usize) -> Option<RecordId> {
        match self.kind {
            TableKind::Records(kind) => Some(RecordId { kind, index: position }),
            TableKind::Sources => None,
        }
    }

    /// Sorts the rows. Equal rows keep their order, and rows without a value come last.
    fn sort(&mut self, order: TableOrder) {
        let ranks = if is_by_value(order.column) { self.values(order.column) } else { self.text_ranks(order.column) };
        let key = |rank: Option<i64>| match rank {
            Some(rank) => (0, if order.is_descending { rank.saturating_neg() } else { rank }),
            None => (1, 0),
        };
        let sorted = argsort(ranks.into_iter().map(key).gather());
        self.positions = sorted.into_iter().filter_map(|row| self.positions.get(row).copied()).gather();
    }

    fn values(&self, column: TableColumn) -> Vec<Option<i64>> {
        let of_source = |row: &SourceRow| match column {
            TableColumn::Published => row.day,
            _ => Some(row.cited as i64),
        };
        let value = |position: &usize| match self.record(*position) {
            Some(record) => value(self.ctx, record, column),
            None => self.sources.get(*position).and_then(of_source),
        };
        self.positions.iter().map(value).gather()
    }

    /// The rank of each row by its text. Equal texts have equal ranks, and empty ones none.
    fn text_ranks(&self, column: TableColumn) -> Vec<Option<i64>> {
        let texts: Vec<String> = self.positions.iter().map(|position| fold(&self.text(*position, column))).gather();
        let order = argsort_by_id(&texts.iter().map(|text| (0, text.as_str())).gather());
        let mut ranks = vec![None; texts.len()];
        let (mut rank, mut before) = (0, "");
        for row in order {
            let text = texts.get(row).map_or("", String::as_str);
            rank += i64::from(text != before);
            before = text;
            if let Some(slot) = ranks.get_mut(row).filter(|_| !text.is_empty()) {
                *slot = Some(rank);
            }
        }
        ranks
    }

    /// The text of a cell.
    fn text(&self, position: usize, column: TableColumn) -> String {
        let Some(record) = self.record(position) else {
            let Some(source) = self.sources.get(position) else { return String::new() };
            return match column {
                TableColumn::Publisher => source.publisher.clone(),
                TableColumn::Title => source.title_and_copy_note(),
                TableColumn::Published => source.published.clone(),
                _ => String::new(),
            };
        };
        match column {
            TableColumn::Name => {
                self.ctx.story.name_of(record).map(|name| name.get(self.ctx.lang).to_owned()).unwrap_or_default()
            }
            TableColumn::Sources => {
                let citations = self.ctx.citations(record);
                citations.into_iter().map(|citation| citation.label).gather().join("\n")
            }
            _ => {
                let place = columns(self.kind).iter().position(|other| *other == column);
                let cells = cells(self.ctx, record);
                // The name is no cell.
                place.and_then(|place| cells.into_iter().nth(place.saturating_sub(1))).unwrap_or_default()
            }
        }
    }
}

/// The visible records of a kind, in the order of previous and next.
pub fn order(ctx: &SceneContext<'_>, visible: &VisibleRecords, kind: RecordKind) -> Vec<RecordId> {
    if kind == RecordKind::Event { crate::scene::timeline::order(ctx, visible) } else { visible.of(kind).collect() }
}

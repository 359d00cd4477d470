//! A table as plain rows for a file.

use super::columns::{caption, headings};
use super::row::{TableRow, row};
use super::rows::TableRows;
use crate::gather::Gather;
use crate::scene::kit::highlight::Highlight;
use crate::scene::records::record_text::{CitationText, SceneContext};
use crate::state::{TableState, VisibleRecords};

/// A table as caption and plain rows for a file: headings and the rows of all pages, in the order and with the filter of
/// `table`, with ids and addresses.
pub fn plain(ctx: &SceneContext<'_>, visible: &VisibleRecords, table: &TableState) -> (&'static str, Vec<Vec<String>>) {
    let mut rows = TableRows::new(ctx, visible, table.kind);
    rows.filter_and_sort(table);
    let mut heads: Vec<String> = headings(ctx, table.kind).into_iter().map(|(_, heading)| heading.to_owned()).gather();
    heads.extend(rows.sources.first().map(|_| "url".to_owned()));
    heads.push("id".to_owned());
    let mut all = vec![heads];
    for position in &rows.positions {
        all.extend(
            match rows.record(*position) {
                Some(record) => Some(TableRow::Record(row(ctx, &Highlight::default(), record))),
                None => rows.sources.get(*position).cloned().map(TableRow::Source),
            }
            .map(cells),
        );
    }
    (caption(ctx, table.kind), all)
}

fn cells(row: TableRow) -> Vec<String> {
    match row {
        TableRow::Record(row) => {
            let citations: Vec<String> = row.citations.iter().map(cite).gather();
            [vec![row.head], row.cells, vec![citations.join("; "), row.state.id]].concat()
        }
        TableRow::Source(row) => {
            let title = row.title_and_copy_note();
            vec![row.publisher, title, row.published, row.cited.to_string(), row.url.unwrap_or_default(), row.id]
        }
    }
}

fn cite(citation: &CitationText) -> String {
    citation.url.as_ref().map_or(citation.label.clone(), |url| [&citation.label, " ", url].concat())
}

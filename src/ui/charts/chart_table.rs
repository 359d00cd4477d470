//! The data of a chart as an HTML table.

use crate::gather::Gather;
use crate::scene::charts::{self, ChartId, MOST_ROWS};
use crate::scene::records::record_text::SceneContext;
use crate::state::{Sort, VisibleRecords};
use crate::ui::element::{El, el};
use crate::ui::table::captioned_table;

/// Returns the table of a chart, with at most [`MOST_ROWS`] rows and, if there are more, a last row that counts the others;
/// `None` if the chart does not exist.
pub(super) fn chart_table(ctx: &SceneContext<'_>, visible: &VisibleRecords, sort: Sort, chart: ChartId) -> Option<El> {
    let table = charts::chart_table(ctx, visible, sort, chart)?;
    let cells = |row: Vec<String>| {
        let mut cells = row.into_iter();
        let head = el("th").attr("scope", "row").text_content(cells.next().unwrap_or_default());
        el("tr").children(vec![head]).children_iter(cells.map(|text| el("td").text_content(text)))
    };
    let omitted = table.rows.len().saturating_sub(MOST_ROWS);
    let more = (omitted > 0).then(|| vec![(ctx.words().in_views().chart.more_rows)(omitted)]);
    let rows = table.rows.into_iter().take(MOST_ROWS).chain(more).map(cells).gather();
    Some(captioned_table(table.caption.into(), &table.heads, rows))
}

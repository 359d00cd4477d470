//! A chart as a table.

use crate::scene::chart::{MOST_ROWS, Name, grid};
use crate::scene::facts::Told;
use crate::state::{Shown, Sort};
use crate::ui::element::{El, el};
use crate::ui::table::framed;

/// The table of a chart.
pub(super) fn twin(told: &Told<'_>, shown: &Shown, sort: Sort, name: Name) -> Option<El> {
    let grid = grid(told, shown, sort, name)?;
    let cells = |row: Vec<String>| {
        let mut cells = row.into_iter();
        let head = el("th").at("scope", "row").words(cells.next().unwrap_or_default());
        el("tr").with(vec![head]).each(cells.map(|words| el("td").words(words)))
    };
    let left = grid.rows.len().saturating_sub(MOST_ROWS);
    let more = (left > 0).then(|| vec![(told.words().chart.more_rows)(left)]);
    let rows = grid.rows.into_iter().take(MOST_ROWS).chain(more).map(cells).collect();
    Some(framed(grid.caption.into(), &grid.heads, rows, None))
}

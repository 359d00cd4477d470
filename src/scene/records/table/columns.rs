//! The columns of each table, with the values that they are sorted by.

use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::state::{TableColumn, TableKind};
use crate::story::{LocationPrecision, RecordId, RecordKind};

/// The columns of a table.
pub(super) fn columns(kind: TableKind) -> &'static [TableColumn] {
    use TableColumn as C;
    let TableKind::Records(kind) = kind else { return &[C::Publisher, C::Title, C::Published, C::Cited] };
    match kind {
        RecordKind::Event | RecordKind::Era => &[C::Name, C::When, C::Text, C::Sources],
        RecordKind::Indicator => &[C::Name, C::Actual, C::Target, C::Ratio, C::Status, C::Sources],
        RecordKind::Place => &[C::Name, C::Text, C::Whereabouts, C::Sources],
        RecordKind::Figure => &[C::Name, C::Value, C::Sources],
        RecordKind::Finding => &[C::Name, C::When, C::Sources],
        RecordKind::Commitment => &[C::Name, C::Status, C::CommitmentKind, C::Grade, C::Text, C::Sources],
        _ => &[C::Name, C::Text, C::Sources],
    }
}

/// The heading of a column.
fn heading(ctx: &SceneContext<'_>, kind: TableKind, column: TableColumn) -> &'static str {
    let words = ctx.words();
    let columns = &words.in_views().columns;
    match (column, kind) {
        (TableColumn::Name, TableKind::Records(kind @ (RecordKind::Event | RecordKind::Commitment))) => {
            (words.kind)(kind)
        }
        (TableColumn::Name, TableKind::Records(RecordKind::Finding)) => columns.what,
        (TableColumn::Name, _) => columns.name,
        (TableColumn::When, _) => columns.when,
        (TableColumn::Text, _) => columns.text,
        (TableColumn::Actual, _) => columns.actual,
        (TableColumn::Target, _) => columns.target,
        (TableColumn::Ratio, _) => columns.ratio,
        (TableColumn::Status, _) => columns.status,
        (TableColumn::CommitmentKind, _) => columns.commitment_kind,
        (TableColumn::Grade, _) => columns.grade,
        (TableColumn::Whereabouts, _) => columns.whereabouts,
        (TableColumn::Value, _) => columns.value,
        (TableColumn::Sources, _) => columns.source,
        (TableColumn::Publisher, _) => columns.publisher,
        (TableColumn::Title, _) => columns.title,
        (TableColumn::Published, _) => columns.published,
        (TableColumn::Cited, _) => columns.cited,
    }
}

/// The columns of a table with their headings.
pub fn headings(ctx: &SceneContext<'_>, kind: TableKind) -> Vec<(TableColumn, &'static str)> {
    columns(kind).iter().map(|column| (*column, heading(ctx, kind, *column))).gather()
}

/// The name of a table.
pub(super) fn caption(ctx: &SceneContext<'_>, kind: TableKind) -> &'static str {
    match kind {
        TableKind::Records(kind) => (ctx.words().in_views().kinds)(kind),
        TableKind::Sources => ctx.words().in_views().sources,
    }
}

/// True if a column holds numbers or dates, which are sorted by value; the others are sorted as text.
pub(super) fn is_by_value(column: TableColumn) -> bool {
    use TableColumn as C;
    matches!(
        column,
        C::When | C::Actual | C::Target | C::Ratio | C::Whereabouts | C::Value | C::Sources | C::Published | C::Cited
    )
}

/// The value of a record in a column that [`is_by_value`]. `None` if it is missing.
pub(super) fn value(ctx: &SceneContext<'_>, record: RecordId, column: TableColumn) -> Option<i64> {
    let (story, index) = (ctx.story, record.index);
    let number = |number: crate::number::Decimal| (number.to_f64() * 1e6) as i64;
    let indicator = || {
        let (_, indicator) = story.indicators.get(index).filter(|_| record.kind == RecordKind::Indicator)?;
        Some(indicator.progress(ctx.background))
    };
    match column {
        TableColumn::When => {
            let when = match record.kind {
                RecordKind::Event => story.events.get(index)?.1.when(ctx.background),
                RecordKind::Finding => story.findings.get(index)?.1.when,
                kind => story.entries(kind).get(index)?.1.when?,
            };
            when.sort_day().map(|day| day.0)
        }
        TableColumn::Actual => indicator()?.actual.map(|actual| number(actual.value.number)),
        TableColumn::Target => indicator()?.target.map(|target| number(target.value.number)),
        TableColumn::Ratio => {
            let progress = indicator()?;
            progress.percent.or(progress.ratio.map(|ratio| ratio.value.number)).map(number)
        }
        TableColumn::Value => story.figures.get(index).map(|(_, figure)| number(figure.value.number)),
        // From the most precise location to none.
        TableColumn::Whereabouts => match &story.places.get(index)?.1.precision {
            LocationPrecision::Metres(metres) => Some(i64::from(*metres)),
            LocationPrecision::Districts(codes) => Some(i64::from(u32::MAX) + codes.len() as i64),
            LocationPrecision::Unplaced => None,
        },
        TableColumn::Sources => Some(ctx.citations(record).len() as i64),
        _ => None,
    }
}

//! Exports of charts and tables: PNG, SVG and CSV files, and the address.

use super::super::session::Session;
use super::parts::IS_ENABLED;
use crate::browser::{self, spawn_local};
use crate::gather::Gather;
use crate::paint;
use crate::scene::charts::export_page::{ExportPage, WIDTH, export_page};
use crate::scene::charts::{ChartId, chart_table, indicator_table};
use crate::scene::records::record_text::SceneContext;
use crate::scene::records::table::plain;
use crate::state::{TableKind, TableState};
use crate::story::RecordId;
use crate::ui::command::{Command, ExportFormat};
use crate::ui::control::button;
use crate::ui::element::El;
use crate::words::static_words;
use crate::write::{csv, file_name};

/// Start of the name of an indicator's own table.
const INDICATOR: &str = "indicator/";
/// Pixels of the exported PNG per unit of the export page.
const PIXEL_RATIO: f64 = 2.0;

/// Opens the table of a chart, or closes it.
pub(in crate::ui) fn toggle_table(session: Session, name: &str) {
    let open_table = session.charts().open_table;
    if let Some(chart) = parse_chart(session, name) {
        open_table.set((open_table.get_untracked() != Some(chart)).then_some(chart));
    }
}

/// Shows only the indicators whose status has this name. An empty name shows all.
pub(in crate::ui) fn filter_status(session: Session, name: &str) {
    session.charts().status.set((!name.is_empty()).then(|| name.to_owned()));
}

/// Downloads a chart. As CSV, `name` may also be a table of the view of tables by its name (`table/…`), or an indicator
/// (`indicator/ID`).
pub(in crate::ui) fn export(session: Session, format: ExportFormat, name: &str) {
    if !IS_ENABLED {
        return;
    }
    match format {
        ExportFormat::Csv => export_csv(session, name),
        ExportFormat::Svg => export_drawing(session, name, "svg", |page, theme, file| {
            browser::download(&file, "image/svg+xml", &paint::svg(page, theme));
        }),
        ExportFormat::Png => export_drawing(session, name, "png", download_png),
        // These are files of no chart.
        ExportFormat::Calendar | ExportFormat::Places => {}
    }
}

fn parse_chart(session: Session, name: &str) -> Option<ChartId> {
    session.scene_untracked(|ctx, _, _, _| ChartId::parse(ctx, name))
}

fn export_drawing(session: Session, name: &str, extension: &str, write: fn(&ExportPage, &paint::Theme, String)) {
    let Some(chart) = parse_chart(session, name) else { return };
    let address = session.root().address();
    let page = session.scene_untracked(|ctx, visible, _, state| export_page(ctx, visible, state.sort, chart, &address));
    let Some((page, theme)) = page.zip(session.root().theme_of("[data-view=indicators]")) else { return };
    write(&page, &theme, file_name(&page.title, extension, "chart"));
}

fn download_png(page: &ExportPage, theme: &paint::Theme, file: String) {
    let Some((canvas, area)) = browser::detached_canvas(WIDTH * PIXEL_RATIO, page.height * PIXEL_RATIO) else { return };
    if paint::export_page(&area, page, theme, PIXEL_RATIO).is_ok() {
        browser::download_canvas(&canvas, file);
    }
}

/// Returns the name of the table of an indicator's values, for [`Command::Export`].
pub(in crate::ui) fn values_of(id: &str) -> String {
    [INDICATOR, id].concat()
}

/// Returns the button that downloads the values of an indicator.
pub(in crate::ui) fn csv_button(ctx: &SceneContext<'_>, record: RecordId) -> El {
    let name = values_of(ctx.story.id_of(record));
    button(Command::Export(ExportFormat::Csv, &name)).text_content(static_words(ctx.lang).csv)
}

fn export_csv(session: Session, name: &str) {
    let export = session.scene_untracked(|ctx, visible, _, state| {
        if let Some(table) = name.strip_prefix("table/") {
            // The shown table is written in its order and with its filter, another one whole.
            let kind = TableKind::of_name(table)?;
            let other = TableState { kind, ..TableState::default() };
            let (title, rows) = plain(ctx, visible, if state.table.kind == kind { &state.table } else { &other });
            let rows = rows.iter().map(|row| row.iter().map(String::as_str).gather());
            return Some((title.to_owned(), csv(rows)));
        }
        let table = match name.strip_prefix(INDICATOR) {
            Some(id) => indicator_table(ctx, ctx.story.lookup(id)?)?,
            None => chart_table(ctx, visible, state.sort, ChartId::parse(ctx, name)?)?,
        };
        Some((table.caption.clone(), csv(table.plain())))
    });
    if let Some((title, text)) = export {
        browser::download(&file_name(&title, "csv", "table"), "text/csv;charset=utf-8", &text);
    }
}

/// Copies the address to the clipboard. The status beside the button shows the result.
pub(in crate::ui) fn copy_address(session: Session) {
    // Emptied first, because screen readers announce the same text again only if it changes.
    session.charts().clear_copy_status();
    spawn_local(async move {
        let address = session.root().address();
        let is_copied = browser::copy_text(&address).await;
        if !session.is_disposed() {
            session.charts().copied.set(Some(if is_copied { Ok(()) } else { Err(address) }));
        }
    });
}

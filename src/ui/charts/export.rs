//! Exports of charts and tables: PNG, SVG and CSV files, and the address.

use leptos::prelude::{GetUntracked, Set};
use wasm_bindgen_futures::spawn_local;

use super::super::session::Session;
use super::parts::IS_ENABLED;
use crate::browser;
use crate::paint;
use crate::scene::charts::export_page::{ExportPage, WIDTH, export_page};
use crate::scene::charts::{ChartId, chart_table};
use crate::scene::records::table::plain;
use crate::ui::command::ExportFormat;
use crate::write::{csv, file_name};

/// Pixels of the exported picture per unit of the export page.
const DOTS: f64 = 2.0;

/// Opens the table of a chart, or closes it.
pub(in crate::ui) fn toggle_table(session: Session, name: &str) {
    let open_table = session.charts().open_table;
    if let Some(chart) = chart_of(session, name) {
        open_table.set((open_table.get_untracked() != Some(chart)).then_some(chart));
    }
}

/// Downloads a chart. As CSV, `name` may also be a table of the table view by its position (`table/…`).
pub(in crate::ui) fn export(session: Session, format: ExportFormat, name: &str) {
    if !IS_ENABLED {
        return;
    }
    match format {
        ExportFormat::Csv => export_csv(session, name),
        ExportFormat::Svg => export_drawing(session, name, "svg", |drawn, theme, file| {
            browser::download(&file, "image/svg+xml", &paint::svg(drawn, theme));
        }),
        ExportFormat::Png => export_drawing(session, name, "png", picture),
    }
}

fn chart_of(session: Session, name: &str) -> Option<ChartId> {
    session.scene_untracked(|ctx, _, _, _| ChartId::parse(ctx, name))
}

fn export_drawing(session: Session, name: &str, extension: &str, write: fn(&ExportPage, &paint::Theme, String)) {
    let Some(chart) = chart_of(session, name) else { return };
    let address = session.root().address();
    let drawn =
        session.scene_untracked(|ctx, visible, _, state| export_page(ctx, visible, state.sort, chart, &address));
    let Some((drawn, theme)) = drawn.zip(session.root().theme_of("[data-view=indicators]")) else { return };
    write(&drawn, &theme, file_name(&drawn.title, extension, "chart"));
}

fn picture(drawn: &ExportPage, theme: &paint::Theme, file: String) {
    let Some((canvas, area)) = browser::detached_canvas(WIDTH * DOTS, drawn.height * DOTS) else { return };
    if paint::export_page(&area, drawn, theme, DOTS).is_ok() {
        browser::download_canvas(&canvas, file);
    }
}

fn export_csv(session: Session, name: &str) {
    let made = session.scene_untracked(|ctx, visible, highlight, state| {
        if let Some(place) = name.strip_prefix("table/") {
            let (title, rows) = plain(ctx, visible, highlight, place)?;
            let rows = rows.iter().map(|row| row.iter().map(String::as_str).collect());
            return Some((title.to_owned(), csv(rows)));
        }
        let grid = chart_table(ctx, visible, state.sort, ChartId::parse(ctx, name)?)?;
        Some((grid.caption.clone(), csv(grid.plain())))
    });
    if let Some((title, text)) = made {
        browser::download(&file_name(&title, "csv", "table"), "text/csv;charset=utf-8", &text);
    }
}

/// Copies the address to the clipboard. The status beside the button shows the result.
pub(in crate::ui) fn copy_address(session: Session) {
    // Emptied first, because screen readers announce the same text again only if it changes.
    session.charts().forget_copy();
    spawn_local(async move {
        let address = session.root().address();
        let is_copied = browser::copy_text(&address).await;
        if !session.is_disposed() {
            session.charts().copied.set(Some(if is_copied { Ok(()) } else { Err(address) }));
        }
    });
}

//! Exports of charts and tables: PNG, SVG and CSV files, and the address.

use leptos::prelude::{GetUntracked, Set};
use wasm_bindgen_futures::spawn_local;

use super::super::session::Session;
use crate::browser;
use crate::paint;
use crate::scene::charts::export_page::{ExportPage, WIDTH, export_page};
use crate::scene::charts::{ChartId, chart_table};
use crate::scene::records::table::plain;
use crate::write::{csv, file_name};

/// Pixels of the exported picture per unit of the export page.
const DOTS: f64 = 2.0;

/// Runs a command of the charts. Returns false if `control` is not one.
pub(in crate::ui) fn handle_command(session: Session, control: &str, value: &str) -> bool {
    if !super::IS_ENABLED || control != "data-take" {
        return false;
    }
    match value.split_once(' ') {
        None => copy_address(session),
        Some(("csv", of)) => csv_of(session, of),
        Some((word, of)) => {
            if let Some(name) = session.scene_untracked(|ctx, _, _, _| ChartId::parse(ctx, of)) {
                of_chart(session, word, name);
            }
        }
    }
    true
}

fn of_chart(session: Session, word: &str, name: ChartId) {
    if word == "table" {
        let twin = session.charts().open_table;
        return twin.set(Some(name).filter(|name| twin.get_untracked() != Some(*name)));
    }
    let address = session.root().address();
    let drawn = session.scene_untracked(|ctx, visible, _, state| export_page(ctx, visible, state.sort, name, &address));
    let Some((drawn, theme)) = drawn.zip(session.root().theme_of("[data-view=indicators]")) else { return };
    let file = file_name(&drawn.title, word, "chart");
    if word == "svg" {
        browser::download(&file, "image/svg+xml", &paint::svg(&drawn, &theme));
    } else {
        picture(&drawn, &theme, file);
    }
}

fn picture(drawn: &ExportPage, theme: &paint::Theme, file: String) {
    let Some((canvas, area)) = browser::detached_canvas(WIDTH * DOTS, drawn.height * DOTS) else { return };
    if paint::export_page(&area, drawn, theme, DOTS).is_ok() {
        browser::download_canvas(&canvas, file);
    }
}

/// Downloads a chart, or a table of the table view by its position (`table/…`), as CSV.
fn csv_of(session: Session, of: &str) {
    let made = session.scene_untracked(|ctx, visible, highlight, state| {
        if let Some(place) = of.strip_prefix("table/") {
            let (title, rows) = plain(ctx, visible, highlight, place)?;
            let rows = rows.iter().map(|row| row.iter().map(String::as_str).collect());
            return Some((title.to_owned(), csv(rows)));
        }
        let grid = chart_table(ctx, visible, state.sort, ChartId::parse(ctx, of)?)?;
        Some((grid.caption.clone(), csv(grid.plain())))
    });
    if let Some((title, text)) = made {
        browser::download(&file_name(&title, "csv", "table"), "text/csv;charset=utf-8", &text);
    }
}

/// Copies the address to the clipboard. The status beside the button shows the result.
fn copy_address(session: Session) {
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

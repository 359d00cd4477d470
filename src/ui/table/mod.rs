//! The view of tables: one table at a time, sorted by a column, filtered by words, in pages.

mod controls;
mod rows;
mod show_row;

#[cfg(feature = "ssr")]
pub(super) use rows::facts_table;
pub(super) use rows::{captioned_table, record_row, source_row};
pub(super) use show_row::show_row;

use super::command::Command;
use super::control::button;
use super::downloads;
use super::element::{El, el};
use super::record::{hidden_placeholder, view_section};
use super::session::Session;
use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::scene::records::table::{TablePage, TableRow, table_page};
use crate::state::{State, View};
use controls::{choices, head_cell, pager, toolbar};
pub(super) use controls::{clear_filter, follow_address, on_change, on_input, order_by, show_page, show_table};
use rows::table_element;

/// The view of tables.
pub(in crate::ui) fn table(session: Session) -> El {
    session.scene(|ctx, visible, highlight, state| {
        if state.view != View::Table {
            return hidden_placeholder();
        }
        let words = ctx.words();
        let page = table_page(ctx, visible, highlight, state);
        let mut parts = vec![
            choices(words, &page),
            toolbar(words, &page, &state.table),
            el("p").class("table-summary").attr("role", "status").text_content(page.summary.clone()),
        ];
        parts.extend(pager(words, &page));
        if page.rows.is_empty() {
            parts.push(nothing(ctx, state, &page));
        } else {
            let pager = pager(words, &page);
            let heads = page.columns.iter().map(|column| head_cell(&state.table, *column)).gather();
            let labels: Vec<&'static str> = page.columns.iter().map(|(_, heading)| *heading).gather();
            let rows = page.rows.into_iter().map(|row| match row {
                TableRow::Record(row) => record_row(row, words, &labels),
                TableRow::Source(row) => source_row(row, &labels),
            });
            let export = ["table/", page.kind.name()].concat();
            parts.push(table_element("scroller facts", page.caption.into(), heads, rows.collect(), Some(export)));
            parts.extend(pager);
        }
        parts.push(downloads::section(session, ctx, visible));
        view_section("table", (words.view_name)(View::Table), words.in_views().table_hint, parts)
    })
}

/// Returns the text in the place of a table without rows, and the buttons that may show some.
fn nothing(ctx: &SceneContext<'_>, state: &State, page: &TablePage) -> El {
    let (words, filter) = (ctx.words(), &state.table.filter);
    let paragraph = |text: String| el("p").text_content(text);
    let text = match filter.as_str() {
        "" => words.in_views().nothing_for(page.hidden > 0).to_owned(),
        filter => (words.in_views().table.no_match)(filter),
    };
    let is_elsewhere = !filter.is_empty() && page.hidden_matches > 0;
    let hidden = is_elsewhere.then(|| paragraph((words.in_views().table.hidden_matches)(page.hidden_matches)));
    let clear =
        (!filter.is_empty()).then(|| button(Command::ClearTableFilter).text_content(words.in_views().table.clear));
    let loosen = page.hidden_matches > 0;
    let loosen = loosen.then(|| button(Command::ClearFilters).text_content(words.in_views().clear));
    let buttons = el("p").class("table-remedies").children_iter(clear).children_iter(loosen);
    el("div").class("empty-view").children(vec![paragraph(text)]).children_iter(hidden).children(vec![buttons])
}

//! The controls of the tables: choice of a table, filter of its rows, order and pages.

use leptos::prelude::untrack;
use web_sys::Event;

use crate::browser;
use crate::scene::records::table::TablePage;
use crate::state::{Action, TableColumn, TableKind, TableOrder, TableState};
use crate::ui::command::Command;
use crate::ui::control::{button, option};
use crate::ui::element::{El, el};
use crate::ui::record::span;
use crate::ui::session::Session;
use crate::words::Words;

/// Names of the fields.
const TABLE: &str = "table";
const FILTER: &str = "filter";
const ORDER: &str = "order";

/// Selector of the filter.
const FILTER_INPUT: &str = ".table-toolbar input";

/// Returns the buttons that choose a table, each with its number of rows. Narrow screens have a `<select>` element instead.
pub(super) fn choices(words: &'static Words, page: &TablePage) -> El {
    let buttons = page.choices.iter().map(|choice| {
        let is_pressed = choice.kind == page.kind;
        button(Command::ShowTable(choice.kind.name()))
            .attr("aria-pressed", if is_pressed { "true" } else { "false" })
            .children(vec![el("span").text_content(choice.name), span("count", choice.count.to_string())])
    });
    let group =
        el("div").class("table-choices").attr("role", "group").attr("aria-label", words.in_views().table.choose);
    group.children_iter(buttons)
}

/// Returns the filter of the rows. On narrow screens also the choices of a table and an order.
pub(super) fn toolbar(words: &'static Words, page: &TablePage, table: &TableState) -> El {
    let texts = words.in_views().table;
    let tables = page.choices.iter().map(|choice| {
        let name = [choice.name, " · ", &choice.count.to_string()].concat();
        option(choice.kind.name(), &name, choice.kind == page.kind)
    });
    let mut orders = vec![option("", texts.story_order, table.order.is_none())];
    for (column, heading) in &page.columns {
        for (is_descending, direction) in [false, true].into_iter().zip(texts.directions) {
            let order = TableOrder { column: *column, is_descending };
            let name = [*heading, " · ", direction].concat();
            orders.push(option(&order.to_text(), &name, table.order == Some(order)));
        }
    }
    let input = el("input").attr("type", "search").attr("name", FILTER).attr("autocomplete", "off");
    let input =
        input.attr("maxlength", "100").attr("placeholder", texts.placeholder).attr("value", table.filter.clone());
    let label = |class: &'static str, name: &'static str, field: El| {
        el("label").class(class).children(vec![el("span").text_content(name), field])
    };
    let select = |name: &'static str, options: Vec<El>| el("select").attr("name", name).children(options);
    el("div").class("table-toolbar").children(vec![
        label("filter narrow", texts.choose, select(TABLE, tables.collect())),
        label("filter", texts.filter, input),
        label("filter narrow", texts.order, select(ORDER, orders)),
    ])
}

/// Returns the heading of a column with the button that sorts by it: ascending, then descending, then as the story.
pub(super) fn head_cell(table: &TableState, (column, heading): (TableColumn, &'static str)) -> El {
    let current = table.order.filter(|order| order.column == column).map(|order| order.is_descending);
    let next = match current {
        None => Some(false),
        Some(false) => Some(true),
        Some(true) => None,
    };
    let next = next.map(|is_descending| TableOrder { column, is_descending }.to_text()).unwrap_or_default();
    let direction = current.map(|is_descending| if is_descending { "descending" } else { "ascending" });
    let button = button(Command::OrderTable(&next)).text_content(heading);
    el("th").attr("scope", "col").attr_opt("aria-sort", direction).children(vec![button])
}

/// Returns the buttons for the previous and the next page. `None` for a single page.
pub(super) fn pager(words: &'static Words, page: &TablePage) -> Option<El> {
    let texts = words.in_views().table;
    let [previous, next] = texts.steps;
    // A button at an end keeps the focus, so it is not disabled but without a command.
    let step = |name: &'static str, target: Option<usize>| match target {
        Some(target) => button(Command::ShowTablePage(&target.to_string())).text_content(name),
        None => el("button").attr("type", "button").attr("aria-disabled", "true").text_content(name),
    };
    let position = span("position", (texts.page)(page.page + 1, page.page_count));
    (page.page_count > 1).then(|| {
        // A table has two, which as landmarks would need different names.
        el("div").class("pager").attr("role", "group").attr("aria-label", texts.pages).children(vec![
            step(previous, page.page.checked_sub(1)),
            position,
            step(next, Some(page.page + 1).filter(|next| *next < page.page_count)),
        ])
    })
}

fn current(session: Session) -> TableState {
    untrack(|| session.store.with_state(|state| state.table.clone()))
}

/// Shows the table with this name.
pub(in crate::ui) fn show_table(session: Session, name: &str) {
    if let Some(kind) = TableKind::of_name(name) {
        session.dispatch(Action::ShowTable(TableState { kind, ..TableState::default() }));
    }
}

/// Sorts the table; an empty order is that of the story.
pub(in crate::ui) fn order_by(session: Session, order: &str) {
    session.dispatch(Action::ShowTable(TableState { order: TableOrder::parse(order), page: 0, ..current(session) }));
}

/// Shows a page of the table, from its first row.
pub(in crate::ui) fn show_page(session: Session, page: &str) {
    let Ok(page) = page.parse() else { return };
    session.dispatch(Action::ShowTable(TableState { page, ..current(session) }));
    let root = session.root();
    browser::after_next_frame(move || root.scroll_to(".table-summary"));
}

/// Clears the filter of the rows, and moves the focus to its field.
pub(in crate::ui) fn clear_filter(session: Session) {
    session.dispatch(Action::FilterTable(String::new()));
    session.root().focus_without_scroll(FILTER_INPUT);
}

/// Filters the rows by a changed text. Returns false if the event is not of the field.
pub(in crate::ui) fn on_input(session: Session, event: &Event) -> bool {
    let Some(text) = browser::input_text(event, FILTER) else { return false };
    session.dispatch(Action::FilterTable(text));
    true
}

/// Follows a choice of a narrow screen. Returns false if the event is of another field.
pub(in crate::ui) fn on_change(session: Session, event: &Event) -> bool {
    if let Some(name) = browser::selected_option(event, TABLE) {
        show_table(session, &name);
    } else if let Some(order) = browser::selected_option(event, ORDER) {
        order_by(session, &order);
    } else {
        return on_input(session, event);
    }
    true
}

/// Keeps the text of the filter equal to that of the address.
pub(in crate::ui) fn follow_address(session: Session) {
    let text = session.store.with_state(|state| state.table.filter.clone());
    session.root().follow_input(FILTER_INPUT, &text);
}

//! The table view: all records with their sources, and the list of sources.

use super::command::{Command, ExportFormat, PagedList};
use super::control::button;
use super::element::{El, TextValue, el};
use super::part::{Part, PartId};
use super::record::{citation_item, external_link, hidden_placeholder, record_link, span, view_section};
use super::session::Session;
use crate::scene::records::record_text::CitationText;
use crate::scene::records::table::{RecordRow, SourceRow, sources, tables};
use crate::state::View;
use crate::words::Words;
use leptos::prelude::{Get, IntoView, component};

/// The table view.
#[component]
pub(super) fn Tables(session: Session) -> impl IntoView {
    Part::new(session, PartId::Table, table)
}

fn table(session: Session) -> El {
    let pages = session.table_pages().get();
    session.scene(|ctx, visible, highlight, state| {
        if !state.view.shows(View::Table) {
            return hidden_placeholder();
        }
        let words = ctx.words();
        let tables = tables(ctx, visible, highlight, pages).into_iter().enumerate().map(|(index, table)| {
            let rest = (table.remaining > 0).then(|| {
                let more = button(Command::ShowMore(PagedList::Tables)).class("more");
                more.text_content((words.time.more)(table.remaining))
            });
            let is_folded = table.is_folded(state.view);
            let rows = table.rows.into_iter().map(|row| record_row(row, words)).collect();
            let rows = captioned_table(table.caption.into(), &table.heads, rows, Some(format!("table/{index}")))
                .children_iter(rest);
            if !is_folded {
                return rows;
            }
            let summary = el("summary").text_content(table.caption);
            el("details").class("folded-table").children(vec![summary, rows])
        });
        let heads = [words.columns.publisher, words.columns.published, words.columns.text];
        let sources = sources(ctx).into_iter().map(source_row).collect();
        let sources = captioned_table(words.sources.into(), &heads, sources, Some("table/sources".into()));
        view_section("table", (words.view_name)(View::Table), words.table_hint, tables.collect())
            .children(vec![sources])
    })
}

/// Returns a table in a container that scrolls horizontally if the table is wider than the page. `export_name` names the table
/// for the CSV button; without it the table has none.
pub(super) fn captioned_table(
    caption: TextValue,
    heads: &[&'static str],
    rows: Vec<El>,
    export_name: Option<String>,
) -> El {
    let heads = heads.iter().map(|head| el("th").attr("scope", "col").text_content(*head));
    let table = el("table").children(vec![
        el("caption").children(vec![el("span").text_content(caption.clone())]).children_iter(export_name.map(|name| {
            let download = button(Command::Export(ExportFormat::Csv, &name));
            download.attr("aria-label", [&caption, " CSV"].concat()).text_content("CSV")
        })),
        el("thead").children(vec![el("tr").children_iter(heads)]),
        el("tbody").children(rows),
    ]);
    el("div")
        .class("scroller")
        .attr("role", "region")
        .attr("aria-label", caption)
        .attr("tabindex", "0")
        .children(vec![table])
}

fn record_row(row: RecordRow, words: &'static Words) -> El {
    let head = record_link(&row.state, "record-link", vec![span("title", row.head)]);
    let citations = row.citations.into_iter().map(|citation| source_link(citation, words));
    el("tr")
        .attr("id", row.state.id.clone())
        .class(row.state.class("row"))
        .children(vec![el("th").attr("scope", "row").children(vec![head])])
        .children_iter(row.cells.into_iter().map(cell))
        .children(vec![el("td").children(vec![el("ul").class("citations").children_iter(citations)])])
}

/// Returns a citation in a row: with its quoted words, or else as a link to the row of its source.
fn source_link(citation: CitationText, words: &'static Words) -> El {
    if citation.phrase.is_some() {
        return citation_item(words, citation);
    }
    el("li").children(vec![el("a").attr("href", format!("#source-{}", citation.source)).text_content(citation.label)])
}

/// Returns a cell. A text of at most 14 characters is a number or a date, which is not wrapped.
fn cell(text: String) -> El {
    let is_short = text.chars().count() <= 14;
    el("td").attr_opt("class", is_short.then_some("nowrap")).text_content(text)
}

fn source_row(source: SourceRow) -> El {
    let title = [source.title.as_str(), source.standing].into_iter().filter(|part| !part.is_empty());
    el("tr").attr("id", format!("source-{}", source.id)).children(vec![
        el("th").attr("scope", "row").children(vec![external_link(source.publisher, source.url)]),
        el("td").text_content(source.published),
        el("td").text_content(title.collect::<Vec<_>>().join(" · ")),
    ])
}

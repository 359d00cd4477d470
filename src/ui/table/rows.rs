//! Tables and their rows as elements.

use crate::gather::Gather;
use crate::scene::records::record_text::CitationText;
use crate::scene::records::table::{RecordRow, SourceRow};
use crate::ui::command::{Command, ExportFormat};
use crate::ui::control::button;
use crate::ui::element::{El, TextValue, el};
use crate::ui::record::{citation_item, external_link, record_link, span};
use crate::words::Words;

/// Returns a table in a container that scrolls horizontally if the table is wider than the page.
pub(in crate::ui) fn captioned_table(caption: TextValue, heads: &[&'static str], rows: Vec<El>) -> El {
    table_element("scroller", caption, plain_heads(heads), rows, None)
}

/// Returns a table of records or sources without controls. On narrow screens its rows become pairs of label and value.
#[cfg(feature = "ssr")]
pub(in crate::ui) fn facts_table(caption: TextValue, heads: &[&'static str], rows: Vec<El>) -> El {
    table_element("scroller facts", caption, plain_heads(heads), rows, None)
}

fn plain_heads(heads: &[&'static str]) -> Vec<El> {
    heads.iter().map(|head| el("th").attr("scope", "col").text_content(*head)).gather()
}

/// Returns a table in its container. `export_name` names the table for the CSV button; without it the table has none.
pub(super) fn table_element(
    class: &'static str,
    caption: TextValue,
    heads: Vec<El>,
    rows: Vec<El>,
    export_name: Option<String>,
) -> El {
    let table = el("table").children(vec![
        el("caption").children(vec![el("span").text_content(caption.clone())]).children_iter(export_name.map(|name| {
            let download = button(Command::Export(ExportFormat::Csv, &name));
            download.attr("aria-label", [&caption, " CSV"].concat()).text_content("CSV")
        })),
        el("thead").children(vec![el("tr").children(heads)]),
        el("tbody").children(rows),
    ]);
    el("div")
        .class(class)
        .attr("role", "region")
        .attr("aria-label", caption)
        .attr("tabindex", "0")
        .children(vec![table])
}

/// Returns the row of a record. `labels` are the headings of the columns.
pub(in crate::ui) fn record_row(row: RecordRow, words: &'static Words, labels: &[&'static str]) -> El {
    let head = record_link(&row.state, "record-link", vec![span("title", row.head)]);
    let citations = row.citations.into_iter().map(|citation| source_link(citation, words));
    let cells = row.cells.into_iter().zip(labels.iter().skip(1)).map(|(text, label)| cell(label, text));
    let sources = vec![
        span("cell-label", labels.last().copied().unwrap_or_default()),
        el("ul").class("citations").children_iter(citations),
    ];
    el("tr")
        .key(row.state.record.index as u32)
        .attr("id", row.state.id.clone())
        .class(row.state.class("row"))
        .children(vec![el("th").attr("scope", "row").children(vec![head])])
        .children_iter(cells)
        .children(vec![el("td").children(sources)])
}

/// Returns a citation in a row: with its quoted words, or else as a link to the row of its source.
fn source_link(citation: CitationText, words: &'static Words) -> El {
    if citation.phrase.is_some() {
        return citation_item(words, citation);
    }
    let link = el("a").attr("href", ["#source-", &citation.source].concat());
    let link = link.command(Command::ShowSource(&citation.source));
    el("li").children(vec![link.text_content(citation.label)])
}

/// Returns a cell with its label, which is shown on narrow screens. A text of at most 14 characters is a number or a date, which
/// is not wrapped.
fn cell(label: &'static str, text: String) -> El {
    let is_short = text.chars().count() <= 14;
    let cell = el("td").attr_opt("class", is_short.then_some("nowrap"));
    if text.is_empty() {
        return cell;
    }
    cell.children(vec![span("cell-label", label), el("span").text_content(text)])
}

/// Returns the row of a source. `labels` are the headings of the columns.
pub(in crate::ui) fn source_row(source: SourceRow, labels: &[&'static str]) -> El {
    let cells = [source.title_and_copy_note(), source.published, source.cited.to_string()];
    let cells = cells.into_iter().zip(labels.iter().skip(1)).map(|(text, label)| cell(label, text));
    el("tr")
        .attr("id", ["source-", &source.id].concat())
        .children(vec![el("th").attr("scope", "row").children(vec![external_link(source.publisher, source.url)])])
        .children_iter(cells)
}

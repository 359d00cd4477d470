//! Every fact as rows, each with its sources; and the sources themselves.

use super::element::{El, Words as Text, el};
use super::record::{cite_item, hidden, outward, record_link, span, view};
use super::session::Session;
use crate::scene::facts::Cite;
use crate::scene::table::{Row, SourceRow, sources, tables};
use crate::state::View;
use crate::words::Words;
use leptos::prelude::With;

/// All tables.
pub(super) fn table(session: Session) -> El {
    let more = session.look.with(|look| look.rows);
    session.scene(|told, shown, lit, state| {
        if !state.view.shows(View::Table) {
            return hidden();
        }
        let words = told.words();
        let tables = tables(told, shown, lit, more).into_iter().enumerate().map(|(place, table)| {
            let rest = (table.left > 0).then(|| {
                let button = el("button").at("type", "button").class("more").at("data-time", "rows");
                button.words((words.time.more)(table.left))
            });
            let rows = table.rows.into_iter().map(|own| row(own, words)).collect();
            framed(table.caption.into(), &table.heads, rows, Some(format!("table/{place}"))).each(rest)
        });
        let heads = [words.columns.publisher, words.columns.published, words.columns.text];
        let sources = sources(told).into_iter().map(source).collect();
        let sources = framed(words.sources.into(), &heads, sources, Some("table/sources".into()));
        view("table", words.view_names[4], words.table_hint, tables.collect()).with(vec![sources])
    })
}

/// A table in a frame of its own that scrolls sideways where it is wider than the page.
pub(super) fn framed(caption: Text, heads: &[&'static str], rows: Vec<El>, take: Option<String>) -> El {
    let heads = heads.iter().map(|head| el("th").at("scope", "col").words(*head));
    let table = el("table").with(vec![
        el("caption").with(vec![el("span").words(caption.clone())]).each(take.map(|of| {
            let button = el("button").at("type", "button").at("data-take", ["csv ", &of].concat());
            button.at("aria-label", [&caption, " CSV"].concat()).words("CSV")
        })),
        el("thead").with(vec![el("tr").each(heads)]),
        el("tbody").with(rows),
    ]);
    el("div").class("scroller").at("role", "region").at("aria-label", caption).at("tabindex", "0").with(vec![table])
}

fn row(row: Row, words: &'static Words) -> El {
    let head = record_link(&row.link, "fact", vec![span("title", row.head)]);
    el("tr")
        .at("id", row.link.id.clone())
        .class(row.link.class("row"))
        .with(vec![el("th").at("scope", "row").with(vec![head])])
        .each(row.cells.into_iter().map(cell))
        .with(vec![
            el("td").with(vec![el("ul").class("cites").each(row.cites.into_iter().map(|own| source_link(own, words)))]),
        ])
}

/// A citation in a row: the words cited, or the way to the source's own row.
fn source_link(cite: Cite, words: &'static Words) -> El {
    if cite.phrase.is_some() {
        return cite_item(words, cite);
    }
    el("li").with(vec![el("a").at("href", format!("#source-{}", cite.source)).words(cite.label)])
}

/// A cell; a short one is a number or a date, which is not broken over lines.
fn cell(words: String) -> El {
    let is_short = words.chars().count() <= 14;
    el("td").at_if("class", is_short.then_some("short")).words(words)
}

fn source(source: SourceRow) -> El {
    let title = [source.title.as_str(), source.standing].into_iter().filter(|part| !part.is_empty());
    el("tr").at("id", format!("source-{}", source.id)).with(vec![
        el("th").at("scope", "row").with(vec![outward(source.publisher, source.url)]),
        el("td").words(source.published),
        el("td").words(title.collect::<Vec<_>>().join(" · ")),
    ])
}

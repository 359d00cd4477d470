//! Lists that pages share: places by district, sources, citations in one line, and lists whose end is folded.

use super::page_context::PageContext;
use crate::gather::Gather;
use crate::scene::pages::place_groups;
use crate::scene::records::record_text::CitationText;
use crate::scene::records::table::SourceRow;
use crate::state::VisibleRecords;
use crate::ui::element::{El, el};
use crate::ui::map::place_row;
use crate::ui::record::{external_link, span};

/// Returns a list of which all but the first `shown` items are folded, with their number as `more` says it.
pub(super) fn folded_list(class: &'static str, shown: usize, more: fn(usize) -> String, mut items: Vec<El>) -> El {
    // A fold takes the place of one item.
    let rest = items.split_off(if items.len() > shown + 1 { shown } else { items.len() });
    let count = rest.len();
    let list = |items: Vec<El>| el("ul").class(class).children(items);
    let rest = (count > 0).then(|| {
        let summary = el("summary").text_content(more(count));
        el("details").class("rest").children(vec![summary, list(rest)])
    });
    el("div").class("folded-list").children(vec![list(items)]).children_iter(rest)
}

/// Returns the places by district.
pub(super) fn place_lists(page: &PageContext<'_>, visible: &VisibleRecords) -> Vec<El> {
    let groups = place_groups(&page.ctx, visible).into_iter().map(|group| {
        let rows = el("ul").class("places").children_iter(group.rows.iter().map(place_row));
        el("section").class("map-list").children(vec![el("h3").text_content(group.heading), rows])
    });
    groups.gather()
}

/// Returns the items of a list of sources.
pub(super) fn source_items(rows: Vec<SourceRow>) -> Vec<El> {
    let items = rows.into_iter().map(|row| {
        let parts = [row.publisher.as_str(), &row.published, row.copy_note];
        let parts = parts.into_iter().filter(|part| !part.is_empty()).gather().join(" · ");
        let (title, rest) =
            if row.title.is_empty() { (row.publisher.clone(), String::new()) } else { (row.title, parts) };
        el("li").children(vec![external_link(title, row.url), span("citation-details", rest)])
    });
    items.gather()
}

/// Returns citations in one line: the sources, with the quoted words.
pub(super) fn cited_line(page: &PageContext<'_>, citations: Vec<CitationText>) -> El {
    let [open, close] = page.ctx.words().in_views().quotes;
    let items = citations.into_iter().map(|citation| {
        let phrase = citation.phrase;
        let phrase = phrase.map(|phrase| el("q").attr("lang", "zh-Hans").text_content([open, &phrase, close].concat()));
        el("li").children(vec![external_link(citation.label, citation.url)]).children_iter(phrase)
    });
    el("ul").class("citations cited-line").children_iter(items)
}

//! Pages as elements that read and link without a script: the build writes each as HTML, and the program shows those of
//! programmes and records.

#[cfg(feature = "ssr")]
mod body;
mod lists;
#[cfg(feature = "ssr")]
mod other;
pub(super) mod page_context;
mod page_line;
mod programme;
mod record;
#[cfg(feature = "ssr")]
mod shell;
mod static_element;
#[cfg(feature = "ssr")]
mod views;

#[cfg(feature = "ssr")]
pub use body::{not_found_body, page_body, stories_body};
pub(super) use page_context::PageContext;

use super::element::{El, el};
use super::overview::OverviewSection;
use crate::scene::kit::highlight::Highlight;
use crate::state::{Page, View, VisibleRecords};
use crate::story::{RecordId, RecordKind};
use crate::words::static_words;
use static_element::StaticElements;

/// Widths of the column that the drawings of the overview are made for, in CSS pixels: of a phone, and the least one of a
/// desktop.
const COLUMNS: [f64; 2] = [328.0, 1190.0];

/// Returns a section of the overview; `None` if the story has nothing for it.
pub(super) fn overview_section(
    page: &PageContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    section: OverviewSection,
) -> Option<El> {
    let element = section.element(page, visible, highlight, &COLUMNS)?;
    StaticElements { page, raised_by: 0, is_open: false }.element(element)
}

/// Returns the link below the overview.
pub(super) fn overview_link(page: &PageContext<'_>) -> El {
    let ctx = &page.ctx;
    let facts = el("a").attr("href", page.link_to_page(Page::View(View::Table)));
    let facts = facts.text_content((static_words(ctx.lang).all_facts)(ctx.story.records().len()));
    el("p").class("onward").children(vec![facts])
}

/// Returns the content of the page of a record, below its breadcrumb. Empty if the story does not have it.
pub(super) fn record_content(page: &PageContext<'_>, record: RecordId) -> Vec<El> {
    if record.kind == RecordKind::Programme { programme::programme(page, record) } else { record::record(page, record) }
}

//! The programmes without figures, in columns.

use super::event_strip::event_strip;
use super::parts::{badge_counts, link_to};
use crate::scene::overview::{EventAxis, ProgrammeRow};
use crate::ui::element::{El, el};
use crate::ui::pages::page_context::PageContext;
use crate::ui::record::span;

pub(super) fn programme_list(page: &PageContext<'_>, axis: Option<&EventAxis>, rows: &[ProgrammeRow]) -> El {
    let items = rows.iter().map(|row| {
        let ask = (!row.ask.is_empty()).then(|| el("p").class("ask").text_content(row.ask.clone()));
        let both = [&row.verdicts, &row.statuses].into_iter().filter(|counts| !counts.is_empty());
        let tail = el("div")
            .class("row-tail")
            .children_iter(both.map(|counts| badge_counts(counts)))
            .children(vec![event_strip(axis, &row.strip), span("row-counts", row.counts.clone())]);
        el("li")
            .children(vec![el("h4").children(vec![link_to(page, &row.state, row.name.clone())])])
            .children_iter(ask)
            .children(vec![tail])
    });
    el("ul").class("bare-programmes").children_iter(items)
}

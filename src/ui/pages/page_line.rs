//! The line above the heading of a page: its breadcrumb, and the links to the pages before and after it.

use super::page_context::PageContext;
use crate::scene::pages::PageLink;
use crate::story::RecordId;
use crate::ui::element::{El, el};
use crate::ui::record::span;
use crate::words::static_words;

/// Returns the breadcrumb of a page.
pub(super) fn breadcrumb_nav(page: &PageContext<'_>, breadcrumb: &[PageLink]) -> El {
    let items = breadcrumb.iter().map(|link| {
        let item = if link.route == *page.route {
            el("span").attr("aria-current", "page")
        } else {
            el("a").attr("href", page.link(&link.route))
        };
        el("li").children(vec![item.text_content(link.label.clone())])
    });
    let nav = el("nav").class("breadcrumb").attr("aria-label", static_words(page.ctx.lang).breadcrumb);
    nav.children(vec![el("ol").children_iter(items)])
}

/// Returns the links to the previous and the next record, with the position of this one between them.
pub(super) fn steps(
    page: &PageContext<'_>,
    previous: Option<RecordId>,
    position: String,
    next: Option<RecordId>,
) -> El {
    let labels = &page.ctx.words().in_views().detail;
    let step = |to: Option<RecordId>, rel: &'static str, label: &'static str| {
        let link = to.and_then(|to| page.link_to_record(to))?;
        Some(el("li").children(vec![el("a").attr("rel", rel).attr("href", link).text_content(label)]))
    };
    let position = (!position.is_empty()).then(|| el("li").children(vec![span("position", position)]));
    let links = [step(previous, "prev", labels.previous), position, step(next, "next", labels.next)];
    el("ul").class("page-steps").children_iter(links.into_iter().flatten())
}

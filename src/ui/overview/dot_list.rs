//! The dots as a list, and the targets that are not drawn. Both are folded.

use super::parts::link_to;
use crate::gather::Gather;
use crate::scene::overview::DotPlot;
use crate::ui::element::{El, TextValue, el};
use crate::ui::pages::page_context::PageContext;
use crate::ui::record::{badge_shape, status_badge};

/// Returns the list of all dots by programme. `None` without dots.
pub(super) fn dot_list(page: &PageContext<'_>, scene: &DotPlot) -> Option<El> {
    let count = scene.rows.iter().map(|row| row.dots.len()).sum();
    let groups = scene.rows.iter().map(|row| {
        let dots = row.dots.iter().map(|dot| {
            let shape = badge_shape(&dot.badge).attr("aria-hidden", "true");
            el("li").children(vec![shape, link_to(page, &dot.state, dot.title.clone())])
        });
        el("div").children(vec![el("h3").text_content(row.name.clone()), el("ul").children_iter(dots)])
    });
    let heading = (page.ctx.words().in_views().overview.all_dots)(count);
    (count > 0).then(|| folded(heading, "dot-list", groups.collect()))
}

/// Returns the targets without a share. `None` without any.
pub(super) fn undrawn_list(page: &PageContext<'_>, scene: &DotPlot) -> Option<El> {
    let items = scene.undrawn.iter().map(|target| {
        let parts = [target.target.as_str(), &target.due];
        let parts = parts.into_iter().filter(|part| !part.is_empty()).gather().join(" · ");
        el("li").children(vec![
            link_to(page, &target.state, target.name.clone()),
            el("span").text_content(parts),
            status_badge(&target.badge),
        ])
    });
    let list = el("ul").class("undrawn-list").children_iter(items);
    (!scene.undrawn.is_empty()).then(|| folded(scene.undrawn_heading.clone(), "undrawn", vec![list]))
}

fn folded(heading: impl Into<TextValue>, class: &'static str, content: Vec<El>) -> El {
    let summary = el("summary").text_content(heading);
    el("details").children(vec![summary, el("div").class(class).children(content)])
}

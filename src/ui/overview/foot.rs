//! The foot of the overview: method, sources, last check.

use super::parts::onward;
use crate::gather::Gather;
use crate::scene::overview::foot;
use crate::state::{Page, TableKind, View};
use crate::ui::element::{El, el};
use crate::ui::pages::page_context::PageContext;

pub(super) fn section(page: &PageContext<'_>) -> El {
    let scene = foot(&page.ctx);
    let words = page.ctx.words();
    let part =
        |heading: String, content: Vec<El>| el("div").children(vec![el("h3").text_content(heading)]).children(content);
    let [made, counted] = scene.method_text;
    let about = onward(page.link_to_page(Page::View(View::About)), words.in_views().about_page.link);
    let sources = onward(page.link_to_table(TableKind::Sources), words.in_views().overview.all_sources);
    let more = (!scene.more_publishers.is_empty()).then_some(scene.more_publishers);
    let publishers: Vec<String> = scene.publishers.into_iter().chain(more).gather();
    let line = |link: El| el("p").children(vec![link]);
    let checked = (!scene.checked.is_empty()).then(|| el("p").text_content(scene.checked));
    el("section").class("overview-foot").children(vec![
        el("h2").text_content(scene.method),
        el("div").class("foot-columns").children(vec![
            el("div").children(vec![el("p").text_content(made), line(about)]),
            el("div").children(vec![el("p").text_content(counted)]).children_iter(checked),
            part(scene.sources, vec![el("p").text_content(publishers.join(" · ")), line(sources)]),
        ]),
    ])
}

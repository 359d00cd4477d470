//! The head of the overview: title, summary and key figures.

use super::key_figure::key_figure;
use super::share_bullet::WIDTH;
use crate::scene::kit::highlight::Highlight;
use crate::scene::overview::{Hero, hero};
use crate::state::VisibleRecords;
use crate::ui::element::{El, el};
use crate::ui::hero::split_phrases;
use crate::ui::pages::page_context::PageContext;
use crate::ui::record::span;

pub(super) fn section(page: &PageContext<'_>, visible: &VisibleRecords, highlight: &Highlight) -> El {
    let scene = hero(&page.ctx, visible, highlight, WIDTH);
    let figures = (!scene.figures.is_empty()).then(|| key_figures(page, &scene));
    let swatches = ["swatch", "swatch background"];
    let key = scene.basis_key.iter().zip(swatches).map(|(name, class)| {
        el("li").children(vec![el("i").class(class).attr("aria-hidden", "true"), el("span").text_content(*name)])
    });
    let as_of = (!scene.as_of.is_empty()).then(|| el("p").class("intro-date").text_content(scene.as_of));
    let text = el("div").class("intro-text").children(vec![
        el("p").class("intro-kicker").text_content(scene.independent),
        el("h1").children(split_phrases(&scene.title, page.ctx.lang)),
        el("p").class("intro-lead").text_content(scene.summary),
    ]);
    let text = text.children_iter(as_of).children(vec![el("ul").class("basis-key").children_iter(key)]);
    el("section").class("intro").children(vec![text]).children_iter(figures)
}

fn key_figures(page: &PageContext<'_>, scene: &Hero) -> El {
    let heading = el("h2").children(vec![span("key-heading", scene.heading), span("key-note", scene.target_line)]);
    let items = scene.figures.iter().map(|figure| key_figure(page, figure));
    el("div").class("key-figures").children(vec![heading, el("ul").children_iter(items)])
}

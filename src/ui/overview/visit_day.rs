//! The day of the visit: its steps beside the route on a map.

use super::day_map::map_figure;
use super::parts::{link_to, onward, section as headed};
use crate::scene::kit::highlight::Highlight;
use crate::scene::overview::{DayStep, day};
use crate::state::{Page, View, VisibleRecords};
use crate::ui::element::{El, el};
use crate::ui::pages::page_context::PageContext;

pub(super) fn section(
    page: &PageContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    widths: &[f64],
) -> Option<El> {
    let scene = day(&page.ctx, visible, highlight)?;
    let texts = page.ctx.words().in_views().overview;
    let map = map_figure(page, visible, highlight, widths);
    let visit = scene.visit.and_then(|(state, _)| {
        let name = page.ctx.story.name_of(state.record)?.get(page.ctx.lang).to_owned();
        page.link_to_record(state.record).map(|href| onward(href, name))
    });
    let to_map = map.is_some().then(|| onward(page.link_to_page(Page::View(View::Map)), texts.on_map));
    let links = el("p").class("section-end").children_iter(visit).children_iter(to_map);
    let steps = el("ol").class("visit-steps").children_iter(scene.steps.iter().map(|step| step_item(page, step)));
    let body = el("div").class("visit-body").children(vec![steps]).children_iter(map);
    let section = headed("visit-day", scene.heading, scene.lead);
    Some(section.children(vec![links, body]))
}

fn step_item(page: &PageContext<'_>, step: &DayStep) -> El {
    let programmes = step.programmes.iter().map(|(state, name)| link_to(page, state, name.clone()));
    let rest = [&step.all_programmes, &step.paragraphs].into_iter().filter(|text| !text.is_empty());
    let rest = rest.map(|text| el("span").text_content(text.clone()));
    let meta = el("p").class("step-meta").children_iter(programmes).children_iter(rest);
    let number = el("span").class("step-number").attr("aria-hidden", "true").text_content(step.mark.clone());
    let text = (!step.text.is_empty()).then(|| el("p").text_content(step.text.clone()));
    let body = el("div").children(vec![el("h3").children(vec![link_to(page, &step.state, step.title.clone())])]);
    el("li")
        .class(if step.number.is_some() { "step" } else { "step meeting" })
        .children(vec![number, body.children_iter(text).children(vec![meta])])
}

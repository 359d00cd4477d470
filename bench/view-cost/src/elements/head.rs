//! Masthead, key figures, toolbar and notices.

use super::{button, filter, record_link, span, switch, text};
use crate::scene::{Figure, Notice, Scene};
use leptos::prelude::*;
use minxin_atlas::ui::{El, el};

#[component]
pub fn Masthead(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(masthead)
}

fn masthead(scene: &Scene) -> El {
    let controls = vec![
        switch(&scene.basis, "Basis"),
        button("中文").attr("lang", "zh-Hans").attr("data-lang", "zh").class("language"),
        button("Embed").attr("data-embed-dialog", "open").class("embed-open"),
    ];
    let brand = vec![text("strong", "Minxin Atlas"), text("span", "民心地图").attr("lang", "zh-Hans")];
    el("header").class("masthead").children(vec![
        text("a", "Skip to the content").attr("href", "#main").class("skip"),
        el("div")
            .class("masthead-bar")
            .children(vec![el("p").class("brand").children(brand), el("div").class("controls").children(controls)]),
        el("h1").children_iter(scene.title.iter().map(|own| span("phrase", own))),
        text("p", scene.summary.clone()).class("summary"),
        text("p", scene.as_of.clone()).class("as-of"),
    ])
}

#[component]
pub fn KeyFigures(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(key_figures)
}

fn key_figures(scene: &Scene) -> El {
    let figure = |own: &Figure| {
        let parts = vec![span("value", &own.value), span("name", &own.name), span("share", &own.share)];
        el("li").children(vec![record_link("data-indicator", &own.record, "figure").children(parts)])
    };
    let list = el("ul").children_iter(scene.figures.iter().map(figure));
    el("section").attr("aria-label", "Key figures").class("figures").children(vec![list])
}

#[component]
pub fn Toolbar(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(toolbar)
}

fn toolbar(scene: &Scene) -> El {
    let chip = |own: &String| button(format!("{own} ✕")).attr("data-clear", own.clone()).class("chip");
    let views = el("nav").attr("aria-label", "Views").children(vec![switch(&scene.views, "Views")]);
    el("section")
        .attr("aria-label", "Visible")
        .class("toolbar")
        .children(vec![views, filter(&scene.programme)])
        .children_iter(scene.chips.iter().map(chip))
        .children(vec![text("p", scene.counts.clone()).attr("role", "status").class("counts")])
}

#[component]
pub fn Notices(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(notices)
}

fn notices(scene: &Scene) -> El {
    let notice = |own: &Notice| {
        let retry = own.can_retry.then(|| button("Try again").attr("data-retry", ""));
        let problems = own.problems.iter().map(|own| text("li", own.clone()));
        el("div")
            .attr("data-notice", "")
            .class("notice")
            .children(vec![text("span", own.text.clone())])
            .children_iter(retry)
            .children(vec![el("ul").children_iter(problems)])
    };
    el("div").attr("role", "status").class("notices").children_iter(scene.notices.iter().map(notice))
}

//! The charts: head, bullet charts, series charts and tooltip.

use super::records::table;
use super::{button, record_link, span, switch, text};
use crate::scene::{Badge, Bullet, Label, Record, Scene, Series, Shape, percent};
use leptos::prelude::*;
use minxin_atlas::ui::{El, el};

fn drawing(shapes: &[Shape], view_box: &'static str) -> El {
    let shape = |own: &Shape| el("path").attr("d", own.path.clone()).class(own.class.clone());
    let svg = el("svg").attr("viewBox", view_box).attr("preserveAspectRatio", "none").attr("aria-hidden", "true");
    svg.children_iter(shapes.iter().map(shape))
}

fn axis_labels(labels: &[Label]) -> El {
    let label = |own: &Label| {
        let label = text("text", own.text.clone()).attr("x", percent(own.x)).attr("y", "11");
        label.attr("text-anchor", own.anchor).class(own.class.clone())
    };
    el("svg").attr("aria-hidden", "true").class("axis-labels").children_iter(labels.iter().map(label))
}

pub fn badge(own: &Badge) -> El {
    let svg = el("svg").attr("viewBox", "0 0 12 12").attr("aria-hidden", "true");
    let svg = svg.children(vec![el("path").attr("d", own.path.clone())]);
    el("span").class(format!("status {}", own.tone)).children(vec![svg, text("span", own.text.clone())])
}

/// The export toolbar of a chart.
fn tools(name: &str, is_open: bool) -> El {
    let expanded = if is_open { "true" } else { "false" };
    let kinds = ["png", "svg", "csv"];
    let kind = |kind: &'static str| button(kind).attr("data-export", format!("{kind} {name}")).attr("tabindex", "-1");
    let table = button("Table").attr("data-export", format!("table {name}")).attr("aria-expanded", expanded);
    let bar = el("div").attr("role", "toolbar").attr("aria-label", format!("Export {name}"));
    bar.attr("data-roving", "button").class("export-toolbar").children(vec![table]).children_iter(kinds.map(kind))
}

#[component]
pub fn ChartsHead(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(head)
}

fn head(scene: &Scene) -> El {
    let key = |(shapes, name): &(Vec<Shape>, String)| {
        el("li").children(vec![drawing(shapes, "0 0 22 24"), text("span", name.clone())])
    };
    el("div").class("view-head").children(vec![
        text("h2", "Targets and results").attr("id", "indicators-heading"),
        text("p", "Select a row for its sources.").class("hint"),
        el("div").class("view-controls").children(vec![
            switch(&scene.sorts, "Order"),
            button("Copy the link").attr("data-export", "link"),
            text("p", scene.counts.clone()).attr("role", "status").class("copy-status"),
        ]),
        el("ul").class("legend").children_iter(scene.legend.iter().map(key)),
    ])
}

fn canvas(id: &str) -> El {
    el("canvas").attr("data-chart", id.to_owned()).attr("aria-hidden", "true")
}

fn bullet(own: &Bullet) -> El {
    let record = &own.record;
    let link = record_link("data-indicator", record, "indicator").attr("tabindex", "-1");
    let link = link.attr("aria-describedby", "chart-tooltip").children(vec![span("title", &own.title)]);
    let share = own.share.as_ref().map(|share| span("share", share));
    let note = |note: &String| text("p", note.clone()).class("note");
    let chart = el("div").class("chart-canvas").children(vec![drawing(&own.shapes, "0 0 600 30"), canvas(&record.id)]);
    el("figure").attr("data-tooltip", record.id.clone()).class(record.class("bullet")).children(vec![
        el("div").class("bullet-name").children(vec![el("h4").children(vec![link]), span("date", &own.as_of)]),
        el("div").class("bullet-chart").children(vec![chart, axis_labels(&own.labels)]),
        el("div").class("bullet-value").children(vec![
            text("strong", own.value.clone()),
            el("p").children_iter(share).children(vec![badge(&own.status)]),
        ]),
        el("div").class("notes").children_iter(own.notes.iter().map(note)),
        text("figcaption", own.caption.clone()),
    ])
}

#[component]
pub fn BulletGroups(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(|scene| el("div").class("charts").children_iter(scene.groups.iter().map(group)))
}

fn group((heading, counts, rows): &(String, Vec<(Badge, u32)>, Vec<Bullet>)) -> El {
    let count = |(own, count): &(Badge, u32)| el("li").children(vec![badge(own), text("span", count.to_string())]);
    let statuses = el("ul").class("statuses").children_iter(counts.iter().map(count));
    let bullets = el("div").attr("data-roving", "a.indicator").class("bullets");
    el("section").class("group").children(vec![
        el("div").class("group-head").children(vec![text("h3", heading.clone()), statuses]),
        bullets.children_iter(rows.iter().map(bullet)),
        tools(heading, false),
    ])
}

#[component]
pub fn SeriesCharts(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(|scene| el("div").class("series-charts").children_iter(scene.series.iter().map(series)))
}

fn series(own: &Series) -> El {
    let hit = |(record, at, width): &(Record, f64, f64)| {
        record_link("data-indicator", record, "hit")
            .attr("tabindex", "-1")
            .attr("aria-label", record.id.clone())
            .attr("data-tooltip", record.id.clone())
            .style(format!("left:{};width:{}", percent(*at), percent(*width)))
    };
    let hits = el("div").attr("data-roving", "a.hit").class("hits").children_iter(own.hits.iter().map(hit));
    let chart = el("div").class("chart-canvas time-series").children(vec![
        drawing(&own.shapes, "0 0 600 190"),
        canvas(&own.id),
        axis_labels(&own.labels),
        hits,
    ]);
    let figure = el("figure").children(vec![
        text("h4", own.title.clone()),
        el("div").class("plot").style("margin-left:30px".to_owned()).children(vec![chart]),
        text("figcaption", own.caption.clone()),
    ]);
    let parts = vec![figure, tools(&own.id, own.table.is_some())];
    el("div").class("series-chart").children(parts).children_iter(own.table.as_ref().map(table))
}

#[component]
pub fn Tooltip(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(tooltip)
}

fn tooltip(scene: &Scene) -> El {
    let row = |(name, value): &(String, String)| {
        el("div").children(vec![text("dt", name.clone()), text("dd", value.clone())])
    };
    let tooltip = el("div").attr("id", "chart-tooltip").attr("role", "tooltip").class("tooltip");
    let Some((left, title, rows)) = &scene.tooltip else { return tooltip.attr("hidden", "") };
    let rows = el("dl").children_iter(rows.iter().map(row));
    tooltip.style(format!("left:{}", percent(*left))).children(vec![text("p", title.clone()), rows])
}

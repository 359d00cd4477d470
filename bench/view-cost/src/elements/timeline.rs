//! The timeline: head, drawing, overview strip, picker and list.

use super::{button, record_link, span, switch, text, with_record};
use crate::scene::{EventRow, Form, Lane, Mark, Record, Scene, percent};
use leptos::prelude::*;
use minxin_atlas::ui::{El, el};

#[component]
pub fn TimelineHead(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(head)
}

fn head(scene: &Scene) -> El {
    let lane = |own: &Lane| {
        let pressed = if own.is_folded { "false" } else { "true" };
        let toggle = button(own.name.clone()).attr("data-toggle-lane", own.id.clone()).attr("aria-pressed", pressed);
        el("li").children(vec![toggle])
    };
    let zoom = el("div").class("switch timeline-zoom").children(vec![
        button("−").attr("data-time", "out").attr("aria-label", "Zoom out"),
        button("+").attr("data-time", "in").attr("aria-label", "Zoom in"),
        button("All").attr("data-time", "all"),
    ]);
    let lanes = el("details").class("lane-menu").children(vec![
        text("summary", "Lanes").attr("title", "Fold lanes"),
        el("ul").children_iter(scene.lanes.iter().map(lane)),
    ]);
    let controls = el("div").attr("role", "group").attr("aria-label", "Time").class("view-controls");
    el("div").class("view-head").children(vec![
        text("h2", "Timeline").attr("id", "timeline-heading"),
        text("p", "Drag to move, pinch to zoom.").class("hint"),
        controls.children(vec![zoom, switch(&scene.views, "Tour"), lanes]),
    ])
}

fn mark(own: &Mark) -> El {
    let bar = own.form == Form::Bar;
    let width = if bar { format!(";width:{}", percent(own.width)) } else { String::new() };
    let style = format!("left:{};top:{}px{width}", percent(own.x), own.y);
    let class = match own.form {
        Form::Dot => "mark dot",
        Form::Bar => "mark event-bar",
        Form::Deadline => "mark deadline",
    };
    let mark = el("div").attr("role", "button").attr("tabindex", "-1");
    let mark = mark.attr("aria-label", own.name.clone()).attr("title", own.name.clone()).style(style);
    let mark = with_record(mark, "data-event", &own.record, class);
    if bar { mark.children(vec![span("mark-label", &own.text)]) } else { mark.text_content(own.text.clone()) }
}

#[component]
pub fn TimelineDrawing(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(drawing)
}

fn drawing(scene: &Scene) -> El {
    let name = |own: &Lane| {
        let expanded = if own.is_folded { "false" } else { "true" };
        button(own.name.clone())
            .attr("tabindex", "-1")
            .attr("data-toggle-lane", own.id.clone())
            .attr("aria-expanded", expanded)
            .class("lane-name")
            .style(format!("top:{}px", own.top))
    };
    let background = |own: &Lane| el("div").class("lane-background").style(format!("top:{}px", own.top));
    let tick = |(at, label, is_major): &(f64, String, bool)| {
        let tick = text("div", label.clone()).attr("aria-hidden", "true");
        tick.class(if *is_major { "tick coarse" } else { "tick" }).style(format!("left:{}", percent(*at)))
    };
    let era = |(record, at, width, name): &(Record, f64, f64, String)| {
        let era = text("div", name.clone()).attr("role", "button").attr("tabindex", "-1").attr("title", name.clone());
        let style = format!("left:{};width:{}", percent(*at), percent(*width));
        with_record(era, "data-record", record, "era").style(style)
    };
    let cluster = |(id, at, count): &(String, f64, u32)| {
        text("div", format!("+{count}"))
            .attr("role", "button")
            .attr("tabindex", "-1")
            .attr("data-cluster", id.clone())
            .attr("aria-label", format!("{count} events"))
            .class("cluster")
            .style(format!("left:{}", percent(*at)))
    };
    let marks = scene.lanes.iter().flat_map(|own| own.marks.iter().map(mark).chain(own.clusters.iter().map(cluster)));
    let extent = el("div")
        .class("timeline-extent")
        .style("transform:none".to_owned())
        .children_iter(scene.ticks.iter().map(tick))
        .children_iter(scene.eras.iter().map(era))
        .children_iter(marks);
    let names = el("div").class("lane-names").children(vec![text("p", scene.as_of.clone()).class("range-label")]);
    let viewport = el("div").class("timeline-viewport").children_iter(scene.lanes.iter().map(background));
    let frame = el("div").attr("role", "group").attr("aria-label", "Timeline").attr("data-pan", "");
    frame
        .class("timeline-frame")
        .children(vec![names.children_iter(scene.lanes.iter().map(name)), viewport.children(vec![extent])])
}

#[component]
pub fn OverviewStrip(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(overview_strip)
}

fn overview_strip(scene: &Scene) -> El {
    let (left, width) = scene.window;
    let handle = |name: &'static str| el("span").attr("data-brush", name).class("brush-handle");
    let svg = el("svg").attr("viewBox", "0 0 120 30").attr("preserveAspectRatio", "none");
    let window = el("div").attr("data-brush", "window").class("brush-window").style(format!(
        "left:{};width:{}",
        percent(left),
        percent(width)
    ));
    el("div").attr("aria-hidden", "true").attr("title", "Overview").class("overview-strip").children(vec![
        svg.children(vec![el("path").attr("d", scene.density.clone())]),
        window.children(vec![handle("start"), handle("end")]),
    ])
}

#[component]
pub fn Picker(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(|scene| el("div").class("picker-anchor").children_iter(scene.picker.as_ref().map(picker)))
}

fn picker(rows: &Vec<(Record, String, String)>) -> El {
    let row = |(record, title, note): &(Record, String, String)| {
        let option = with_record(el("button").attr("type", "button"), "data-event", record, "picker-option");
        el("li").children(vec![option.children(vec![span("title", title), span("note", note)])])
    };
    let close = button("✕").attr("data-close-picker", "").attr("aria-label", "Close").class("picker-close");
    let head = el("div").class("picker-head").children(vec![text("p", format!("{} events here", rows.len())), close]);
    el("div")
        .attr("role", "group")
        .attr("aria-label", "Events here")
        .class("picker")
        .style("left:10%;top:20%".to_owned())
        .children(vec![head, el("ul").children_iter(rows.iter().map(row))])
}

#[component]
pub fn EventList(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(list)
}

fn list(scene: &Scene) -> El {
    let row = |own: &EventRow| {
        let time = text("time", own.date.clone()).attr("datetime", own.iso.clone());
        let link = record_link("data-event", &own.record, &format!("event {}", own.form));
        el("li").children(vec![el("article").children(vec![link.children(vec![time, span("title", &own.title)])])])
    };
    let year = |(heading, rows): &(String, Vec<EventRow>)| {
        let rows = el("ol").children_iter(rows.iter().map(row));
        el("section").class("year").children(vec![text("h3", heading.clone()), rows])
    };
    let more = (scene.remaining > 0)
        .then(|| button(format!("{} more", scene.remaining)).attr("data-time", "more").class("more"));
    el("div").class("event-list").children_iter(scene.years.iter().map(year)).children_iter(more)
}

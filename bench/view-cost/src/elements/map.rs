//! The map: head, drawing, overlays and list of places.

use super::{button, filter, record_link, span, switch, text, with_record};
use crate::scene::{Label, PlaceMark, PlaceRow, Scene, percent};
use leptos::prelude::*;
use minxin_atlas::ui::{El, el};

#[component]
pub fn MapHead(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(head)
}

fn head(scene: &Scene) -> El {
    let zoom = el("div").class("switch").children(vec![
        button("−").attr("data-map", "out").attr("aria-label", "Zoom out"),
        button("+").attr("data-map", "in").attr("aria-label", "Zoom in"),
        button("⌂").attr("data-map", "home").attr("title", "Initial view"),
    ]);
    let status = text("p", scene.counts.clone()).attr("role", "status").class("visually-hidden");
    let controls = el("div").attr("role", "group").attr("aria-label", "Map").class("view-controls");
    el("div").class("view-head").children(vec![
        text("h2", "Map").attr("id", "map-heading"),
        text("p", "Drag to move, pinch to zoom.").class("hint"),
        controls.children(vec![zoom, switch(&scene.views, "Tour"), filter(&scene.programme), status]),
    ])
}

/// A mark without its shape.
fn mark(own: &PlaceMark, class: &str) -> El {
    let mark = el("g").attr("role", "button").attr("tabindex", "-1").attr("aria-label", own.name.clone());
    with_record(mark, "data-place", &own.record, class)
}

/// A line or an area, which scale with the map.
fn flat(own: &PlaceMark) -> El {
    let path = |class: &'static str| el("path").attr("d", own.path.clone()).class(class);
    let mark = mark(own, if own.is_area { "mark area" } else { "mark line" });
    mark.children_iter((!own.is_area).then(|| path("hit"))).children(vec![path("shape")])
}

fn symbol(own: &PlaceMark) -> El {
    let (x, y) = (percent(own.x), percent(own.y));
    let circle = |radius: &'static str, class: &'static str| {
        el("circle").attr("cx", x.clone()).attr("cy", y.clone()).attr("r", radius).class(class)
    };
    let at = |element: El| element.attr("x", x.clone()).attr("y", y.clone());
    let number = own.stop.map(|stop| {
        let number = at(text("text", stop.to_string())).attr("dy", "4").class("stop");
        el("g").attr("transform", "translate(0 -16)").children(vec![circle("9", "stop"), number])
    });
    let shape = at(el("rect")).attr("width", "9").attr("height", "9").class("shape");
    mark(own, "mark symbol").children(vec![circle("12", "hit"), shape]).children_iter(number)
}

fn sheet(class: &'static str) -> El {
    el("svg").attr("viewBox", "0 0 780 440").attr("preserveAspectRatio", "none").class(class)
}

fn path(data: impl Into<std::borrow::Cow<'static, str>>, class: &'static str) -> El {
    el("path").attr("d", data).class(class)
}

#[component]
pub fn MapDrawing(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(drawing)
}

fn drawing(scene: &Scene) -> El {
    let district = |(data, is_highlighted): &(String, bool)| {
        path(data.clone(), if *is_highlighted { "district highlighted" } else { "district" })
    };
    let label = |(own, y): &(Label, f64)| {
        let label = text("text", own.text.clone()).attr("x", percent(own.x)).attr("y", percent(*y));
        label.attr("dx", "6").attr("dy", "4").class(format!("label {}", own.class))
    };
    let (symbols, flats): (Vec<_>, Vec<_>) = scene.places.iter().partition(|own| own.path.is_empty());
    let creek = path("M0 99L780 99", "creek").attr("stroke-width", "3");
    let basemap = sheet("basemap").children_iter(scene.districts.iter().map(district));
    let labels = el("g").attr("aria-hidden", "true").children_iter(scene.place_labels.iter().map(label));
    let extent = el("div").attr("data-roving", "").class("map-extent").style("transform:none".to_owned());
    let extent = extent.children(vec![
        basemap.children(vec![path("M0 9L780 9", "river"), creek]),
        sheet("map-lines")
            .children_iter(flats.into_iter().map(flat))
            .children(vec![path(scene.density.clone(), "route")]),
        el("svg").class("map-marks").children_iter(symbols.into_iter().map(symbol)).children(vec![labels]),
    ]);
    let viewport = el("div").attr("tabindex", "0").attr("role", "group").attr("aria-label", "Map of places");
    viewport.class("map-viewport").children(vec![extent])
}

/// The attribution of the base map.
pub fn attribution(class: &'static str) -> El {
    let link = text("a", "© Contributors").attr("href", "https://example.org/").attr("target", "_blank");
    let link = link.attr("rel", "noopener noreferrer").class("external");
    el("p").class(class).children(vec![span("schematic", "Schematic map"), link])
}

#[component]
pub fn MapOverlays(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(overlays)
}

fn overlays(scene: &Scene) -> El {
    let hidden = |element: El| element.attr("aria-hidden", "true");
    let (length, words) = &scene.scale;
    let (left, width) = scene.window;
    let window = el("div").class("map-window").style(format!("left:{};width:{}", percent(left), percent(width)));
    let river = path(scene.density.clone(), "river");
    let overview = hidden(el("div"))
        .class("overview")
        .children(vec![el("svg").attr("viewBox", "0 0 100 100").class("basemap").children(vec![river]), window]);
    let scale = hidden(text("div", words.clone())).class("map-scale").style(format!("width:{}", percent(*length)));
    el("div").class("map-overlays").children(vec![
        overview,
        scale,
        hidden(text("div", "N")).class("map-north"),
        attribution("map-attribution"),
        hidden(text("p", "Hold Ctrl to zoom")).class("map-hint wheel"),
        hidden(text("p", "Use two fingers")).class("map-hint fingers"),
    ])
}

#[component]
pub fn PlaceList(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(list)
}

fn list(scene: &Scene) -> El {
    let row = |own: &PlaceRow| {
        let stop = own.stop.map(|stop| span("stop-number", &stop.to_string()));
        let parts = vec![span("title", &own.name), span("distance", &own.distance), span("note", &own.note)];
        let link = record_link("data-place", &own.record, "place");
        el("li").children(vec![link.children_iter(stop).children(parts)])
    };
    let controls = vec![button("Near me").attr("data-map", "near"), filter(&scene.origin)];
    let tools = el("div").class("distance-tools").children(vec![
        el("div").class("view-controls").children(controls),
        text("p", scene.counts.clone()).attr("role", "status").class("hint"),
    ]);
    let rows = el("ul").class("places").children_iter(scene.place_rows.iter().map(row));
    el("div").class("map-list").children(vec![text("h3", "Places"), tools, rows])
}

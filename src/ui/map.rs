//! The maps and the list of places.

use leptos::prelude::Get;

use super::element::{El, el};
use super::record::{hidden, outward, record_link, span, view};
use super::session::Session;
use super::timeline::svg_button;
use crate::geometry::{Point, coordinate, path_data};
use crate::scene::map::{self, Form, Mark, Row, Sheet};
use crate::state::View;
use crate::words::Words;

/// Where the base map's licence and its contributors are told.
const COPYRIGHT: &str = "https://www.openstreetmap.org/copyright";

/// The maps and the list of places.
pub(super) fn map(session: Session) -> El {
    let width = session.width.get();
    session.scene(|told, shown, lit, state| {
        if !state.view.shows(View::Map) {
            return hidden();
        }
        let (words, scene) = (told.words(), map::maps(told, shown, lit, width));
        let near = scene.near.map(|near| sheet(near, words.map_near, words));
        let sheets = el("div").class("sheets").each(near).with(vec![sheet(scene.city, words.map_city, words)]);
        let list = if scene.places.is_empty() {
            el("p").class("nothing").words(words.nothing)
        } else {
            el("ul").class("places").each(scene.places.iter().map(place))
        };
        let parts = vec![sheets, credit(words), el("h3").words(words.places), list];
        view("map", words.view_names[2], words.map_hint, parts)
    })
}

/// That the map is schematic, and whose data it shows.
pub(super) fn credit(words: &'static Words) -> El {
    let link = outward(words.attribution.to_owned(), Some(COPYRIGHT.to_owned()));
    el("p").class("credit").with(vec![span("schematic", words.schematic), link])
}

fn place(row: &Row) -> El {
    let stop = row.stop.map(|stop| span("stop-number", stop.to_string()));
    let parts = [stop, Some(span("title", row.name.clone())), Some(span("note", row.note.clone()))];
    el("li").with(vec![record_link(&row.link, "place", parts.into_iter().flatten().collect())])
}

fn sheet(sheet: Sheet, name: &'static str, words: &'static Words) -> El {
    let frame = format!("0 0 {} {}", coordinate(sheet.size.width), coordinate(sheet.size.height));
    let svg = el("svg").at("viewBox", frame).at("role", "group");
    let svg = svg.at("aria-label", format!("{name} · {}", words.schematic)).at("data-roving", "");
    let path = |class: &'static str, data: String| el("path").class(class).at("d", data);
    let districts =
        sheet.districts.into_iter().map(|area| path(if area.lit { "district lit" } else { "district" }, area.path));
    let creek = path("creek", sheet.creek).at("stroke-width", coordinate(sheet.creek_width));
    let window = sheet.frame.map(|frame| {
        let window = el("rect").class("frame").at("x", coordinate(frame.x)).at("y", coordinate(frame.y));
        window.at("width", coordinate(frame.width)).at("height", coordinate(frame.height))
    });
    let stop = sheet.marks.iter().position(|mark| mark.link.current).unwrap_or(0);
    let marks = sheet.marks.iter().enumerate().map(|(index, own)| mark(own, index == stop));
    let text = |class: String, at: Point, words: String| {
        el("text").class(class).at("x", coordinate(at.x)).at("y", coordinate(at.y)).words(words)
    };
    let labels = sheet.labels.into_iter().map(|label| text(format!("label {}", label.class), label.at, label.text));
    let (length, in_words) = sheet.scale;
    let (x, y) = (14.0, sheet.size.height - 12.0);
    let bar = [Point::new(x, y - 4.0), Point::new(x, y), Point::new(x + length, y), Point::new(x + length, y - 4.0)];
    let scale = [path("scale", path_data(&bar, false)), text("label".to_owned(), Point::new(x, y - 8.0), in_words)];
    let words = el("g").at("aria-hidden", "true").each(labels).each(scale);
    let waters = [path("river", sheet.river), creek, path("bridges", sheet.bridges)];
    let svg = svg.each(districts).each(waters).each(window).each(marks).with(vec![words]);
    el("figure").class("sheet").with(vec![svg, el("figcaption").words(name)])
}

fn mark(mark: &Mark, is_stop: bool) -> El {
    let base = match (mark.form, mark.placed) {
        (Form::Line, _) => "mark line",
        (Form::Area, _) => "mark area",
        (Form::Symbol, true) => "mark symbol",
        (Form::Symbol, false) => "mark symbol hollow",
    };
    let circle = |class: &'static str, at: Point, radius: f64| {
        let circle = el("circle").class(class).at("cx", coordinate(at.x)).at("cy", coordinate(at.y));
        circle.at("r", coordinate(radius))
    };
    let class = if mark.stop.is_some() { format!("{base} visited") } else { base.to_owned() };
    let ring = mark.ring.map(|(at, radius)| circle("ring", at, radius));
    let shape = el("path").class("shape").at("d", mark.path.clone());
    let stop = mark.stop.clone().map(|(at, number)| {
        let words = el("text").class("stop").at("x", coordinate(at.x)).at("y", coordinate(at.y + 4.0)).words(number);
        [circle("stop", at, 9.0), words]
    });
    svg_button(mark.link.class(&class), &mark.name, is_stop, &mark.link)
        .each(ring)
        .with(vec![shape])
        .each(stop.into_iter().flatten())
}

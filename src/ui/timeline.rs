//! The timeline: the drawing, and every event in time order.

use leptos::prelude::Get;

use super::element::{El, el};
use super::record::{hidden, record_link, span, tied, view};
use super::session::Session;
use crate::geometry::{Point, coordinate, path_data};
use crate::scene::timeline::{self, Form, Mark, Year};
use crate::state::View;

/// The timeline.
pub(super) fn timeline(session: Session) -> El {
    let width = session.width.get();
    session.scene(|told, shown, lit, state| {
        if !state.view.shows(View::Timeline) {
            return hidden();
        }
        let (words, scene) = (told.words(), timeline::timeline(told, shown, lit, width));
        let drawn = if scene.marks.is_empty() {
            el("p").class("nothing").words(words.nothing)
        } else {
            drawing(&scene, words.view_names[1])
        };
        let years = el("div").class("years").each(scene.years.iter().map(year));
        view("timeline", words.view_names[1], words.timeline_hint, vec![drawn, years])
    })
}

fn drawing(scene: &timeline::Timeline, name: &'static str) -> El {
    let lanes = scene.lanes.iter().enumerate().map(|(index, lane)| {
        let ground = el("rect").at("x", "0").at("y", coordinate(lane.y));
        el("g").class(if index % 2 == 0 { "lane even" } else { "lane" }).with(vec![
            el("title").words(lane.name.clone()),
            ground.at("width", coordinate(scene.width)).at("height", coordinate(lane.height)),
            words("lane-name", Point::new(8.0, lane.y + lane.height / 2.0), scene.left - 12.0, lane.label.clone()),
        ])
    });
    let ticks = scene.ticks.iter().map(|tick| {
        let line = path_data(&[Point::new(tick.x, 18.0), Point::new(tick.x, scene.height)], false);
        el("g").class("tick").with(vec![
            el("path").at("d", line),
            words("tick-name", Point::new(tick.x + 4.0, 10.0), 80.0, tick.label.clone()),
        ])
    });
    let stop = scene.marks.iter().position(|mark| mark.link.current).unwrap_or(0);
    let marks = scene.marks.iter().enumerate().map(|(index, own)| mark(own, index == stop, scene));
    let frame = format!("0 0 {} {}", coordinate(scene.width), coordinate(scene.height));
    let svg = el("svg").class("time").at("viewBox", frame).at("role", "group").at("aria-label", name);
    svg.at("data-roving", "").each(lanes).each(ticks).each(marks)
}

/// Words of the page in the drawing, from a point at the left of their middle. The words of SVG are set anew for every
/// scale, which took a tenth of the time until the page was painted.
fn words(class: &'static str, at: Point, room: f64, words: String) -> El {
    let place = el("foreignObject").at("x", coordinate(at.x)).at("y", coordinate(at.y - 10.0));
    place.at("width", coordinate(room)).at("height", "20").with(vec![el("p").class(class).words(words)])
}

fn mark(mark: &Mark, is_stop: bool, scene: &timeline::Timeline) -> El {
    let Mark { x, y, .. } = *mark;
    let (from, to) = (x.max(scene.left), (x + mark.width).max(x + 6.0).min(scene.width - 8.0));
    let (base, shape) = match mark.form {
        Form::Dot => {
            let circle = el("circle").class("shape").at("cx", coordinate(x)).at("cy", coordinate(y));
            ("mark dot", circle.at("r", "6"))
        }
        Form::Bar => {
            let bar = el("rect").class("shape").at("x", coordinate(from)).at("y", coordinate(y - 4.5)).at("rx", "2.5");
            ("mark", bar.at("width", coordinate(to - from)).at("height", "9"))
        }
        Form::Open { left, right } => {
            let (from, to) = (from + if left { 7.0 } else { 0.0 }, to.max(from + 12.0) - if right { 7.0 } else { 0.0 });
            let mut outline = vec![Point::new(from, y - 4.5), Point::new(to, y - 4.5)];
            if right {
                outline.extend([Point::new(to, y - 8.0), Point::new(to + 8.0, y), Point::new(to, y + 8.0)]);
            }
            outline.extend([Point::new(to, y + 4.5), Point::new(from, y + 4.5)]);
            if left {
                outline.extend([Point::new(from, y + 8.0), Point::new(from - 8.0, y), Point::new(from, y - 8.0)]);
            }
            ("mark open", el("path").class("shape").at("d", path_data(&outline, true)))
        }
    };
    button(mark.link.class(base), &mark.name, is_stop, &mark.link).with(vec![shape])
}

/// A mark of a drawing, which is chosen like a button; one mark of a drawing is its tab stop.
pub(super) fn button(class: String, name: &str, is_stop: bool, link: &crate::scene::link::Link) -> El {
    let mark = el("g").class(class).at("role", "button").at("tabindex", if is_stop { "0" } else { "-1" });
    tied(mark, link).with(vec![el("title").words(name)])
}

fn year(year: &Year) -> El {
    let rows = year.rows.iter().map(|row| {
        let time = el("time").at_if("datetime", (!row.iso.is_empty()).then(|| row.iso.clone())).words(row.date.clone());
        el("li").with(vec![record_link(&row.link, "event", vec![time, span("title", row.title.clone())])])
    });
    let heading = el("h3").words(year.heading.clone());
    el("section").class("year").with(vec![heading, el("ol").each(rows)])
}

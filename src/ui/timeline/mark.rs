//! One mark of the timeline: a dot, a bar with its ends, a deadline, or a number.

use crate::geometry::{coordinate, percent};
use crate::scene::link::Link;
use crate::scene::timeline::{Crowd, Edge, Form, Mark};
use crate::story::Due;
use crate::ui::element::{El, Words, el};
use crate::ui::record::tied;

/// Half the height of a bar, in pixels.
const HALF: f64 = 8.0;

/// A mark of a drawing, which is chosen like a button; one mark of a drawing is its tab stop.
pub(in crate::ui) fn button(class: String, name: &str, is_stop: bool, link: &Link) -> El {
    let mark = el("g").class(class).at("role", "button").at("tabindex", if is_stop { "0" } else { "-1" });
    tied(mark, link).with(vec![el("title").words(name.to_owned())])
}

/// A mark of the timeline with as many of its words as there is room for.
pub(super) fn mark(mark: &Mark, is_stop: bool) -> El {
    let class = match mark.form {
        Form::Dot => "mark dot",
        Form::Due(Due::Met) => "mark due met",
        Form::Due(Due::Missed) => "mark due missed",
        Form::Due(Due::Open) => "mark due",
        Form::Bar { .. } => "mark bar",
    };
    let class = if mark.is_vague { format!("{class} vague") } else { class.to_owned() };
    let group = el("g").class(mark.link.class(&class)).at("role", "button");
    let group = group.at("tabindex", if is_stop { "0" } else { "-1" }).at("aria-label", mark.name.clone());
    let group = tied(group, &mark.link);
    // What is not said in full is said by the pointer.
    let group = if mark.in_full { group } else { group.with(vec![el("title").words(mark.name.clone())]) };
    let shapes = match mark.form {
        Form::Dot => vec![dot(&percent(mark.x), mark.y, mark.is_vague)],
        Form::Due(due) => vec![diamond(&percent(mark.x), mark.y, due)],
        Form::Bar { from, to, start, end } => bar(from, to, mark.y, (start, end), mark.is_vague),
    };
    let words = (!mark.words.is_empty()).then(|| {
        let text = el("text").at("x", percent(mark.words_at)).at("dx", coordinate(mark.words_gap));
        text.at("y", coordinate(mark.y + 4.5)).words(mark.words.clone())
    });
    group.with(shapes).each(words)
}

fn dot(x: &str, y: f64, is_vague: bool) -> El {
    let circle = el("circle").class("shape").at("cx", x.to_owned()).at("cy", coordinate(y)).at("r", "6");
    circle.at_if("fill", is_vague.then_some("url(#hatch)"))
}

/// A diamond; one that was met is filled, one that was missed is crossed.
fn diamond(x: &str, y: f64, due: Due) -> El {
    let outline = "M0-7.5 7.5 0 0 7.5-7.5 0Z";
    let path = if due == Due::Missed { format!("{outline}M-3-3 3 3M-3 3 3-3") } else { outline.to_owned() };
    placed(x, y, path, "shape")
}

/// A path of its own pixels at a place that is a share of the width.
fn placed(x: &str, y: f64, path: impl Into<Words>, class: &'static str) -> El {
    el("svg").class("at").at("x", x.to_owned()).at("y", coordinate(y)).with(vec![el("path").class(class).at("d", path)])
}

/// A bar; it ends in an arrow where it goes on, and fades where nobody knows.
fn bar(from: f64, to: f64, y: f64, (start, end): (Edge, Edge), is_vague: bool) -> Vec<El> {
    let fill = match (is_vague, start, end) {
        (true, ..) => Some("url(#hatch)"),
        (_, Edge::Unknown, Edge::Unknown) => Some("url(#fade-both)"),
        (_, Edge::Unknown, _) => Some("url(#fade-start)"),
        (_, _, Edge::Unknown) => Some("url(#fade-end)"),
        _ => None,
    };
    let class = if fill.is_some_and(|fill| fill.starts_with("url(#fade")) { "shape fading" } else { "shape" };
    let rect = el("rect").class(class).at("x", percent(from)).at("y", coordinate(y - HALF));
    let rect = rect.at("width", percent(to - from)).at("height", coordinate(2.0 * HALF)).at("rx", "3");
    let mut shapes = vec![rect.at_if("fill", fill)];
    if start == Edge::Open {
        shapes.push(placed(&percent(from.max(0.01)), y, "M0-8-9 0 0 8Z", "shape arrow"));
    }
    if end == Edge::Open {
        shapes.push(placed(&percent(to.min(0.99)), y, "M0-8 9 0 0 8Z", "shape arrow"));
    }
    shapes
}

/// Marks that share one place, as their number.
pub(super) fn crowd(crowd: &Crowd, id: &str, is_stop: bool) -> El {
    let text = el("text").at("x", percent(crowd.x)).at("y", coordinate(crowd.y + 4.5)).at("text-anchor", "middle");
    let pill =
        el("rect").class("shape").at("x", "-21").at("y", "-10").at("width", "42").at("height", "20").at("rx", "10");
    let pill = el("svg").class("at").at("x", percent(crowd.x)).at("y", coordinate(crowd.y)).with(vec![pill]);
    let group = el("g").class("crowd").at("role", "button").at("tabindex", if is_stop { "0" } else { "-1" });
    let group = group.at("data-crowd", id.to_owned()).at("aria-label", crowd.name.clone());
    group.with(vec![pill, text.words(format!("+{}", crowd.count))])
}

/// A mark for the legend.
pub(super) fn sample(name: &str) -> El {
    let svg = el("svg").class("sample").at("viewBox", "0 0 34 20").at("aria-hidden", "true");
    let shapes = match name {
        "dot" => vec![dot("17", 10.0, false)],
        "bar" => bar(0.1, 0.9, 10.0, (Edge::Known, Edge::Known), false),
        "vague" => bar(0.1, 0.9, 10.0, (Edge::Known, Edge::Known), true),
        "open" => bar(0.1, 0.7, 10.0, (Edge::Known, Edge::Open), false),
        "fade" => bar(0.1, 0.9, 10.0, (Edge::Known, Edge::Unknown), false),
        "met" => vec![diamond("17", 10.0, Due::Met)],
        "missed" => vec![diamond("17", 10.0, Due::Missed)],
        "due" => vec![diamond("17", 10.0, Due::Open)],
        "crowd" => vec![
            el("rect").class("shape").at("x", "2").at("y", "1").at("width", "30").at("height", "18").at("rx", "9"),
            el("text").at("x", "17").at("y", "14.5").at("text-anchor", "middle").words("+7"),
        ],
        _ => vec![el("rect").class("era-band").at("x", "2").at("y", "3").at("width", "30").at("height", "14")],
    };
    svg.with(shapes)
}

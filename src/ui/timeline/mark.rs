//! One mark of the timeline: a dot, a bar with its ends, a deadline, or a number. Each is one element; its shape is CSS.

use super::drawing::{length, spot};
use crate::geometry::percent;
use crate::scene::timeline::{Crowd, Edge, Form, Mark};
use crate::story::{Due, Ref};
use crate::ui::element::{El, el};
use crate::ui::record::{span, tied};

/// What tells a mark from the others of the drawing.
pub(super) fn key(at: Ref) -> u32 {
    (at.index as u32) << 4 | at.kind as u32
}

/// A mark of the timeline with as many of its words as there is room for.
pub(super) fn mark(mark: &Mark, is_stop: bool) -> El {
    let mut place = spot(mark.x, mark.y);
    let class = match mark.form {
        Form::Dot => "mark dot",
        Form::Due(Due::Met) => "mark due met",
        Form::Due(Due::Missed) => "mark due missed",
        Form::Due(Due::Open) => "mark due",
        Form::Bar { wide, .. } => {
            place.push_str(&[";width:", &percent(wide)].concat());
            "mark extent"
        }
    };
    let vague = if mark.is_vague { " vague" } else { "" };
    let class = [class, vague, ends(mark.form)].concat();
    let button = el("div").class(mark.link.class(&class)).at("role", "button");
    let button = button.at("tabindex", if is_stop { "0" } else { "-1" }).at("aria-label", mark.name.clone());
    // What is not said in full is said by the pointer.
    let button = button.at_if("title", mark.room.map(|_| mark.name.clone()));
    let button = tied(button, &mark.link).key(key(mark.link.at));
    if let Form::Bar { wide, .. } = mark.form {
        // Its words may be longer than itself, and start within it or behind it.
        let mut inner = ["margin-left:", &length(mark.indent)].concat();
        if let Some(room) = mark.room {
            inner.push_str(&[";max-width:", &percent(room / wide)].concat());
        }
        let words = (!mark.words.is_empty()).then(|| span("words", mark.words.clone()).placed(inner));
        return button.placed(place).each(words);
    }
    if let Some(room) = mark.room.filter(|_| !mark.words.is_empty()) {
        // As wide as its words may be, and what stands before them.
        place.push_str(&[";max-width:calc(", &percent(room), " + ", &length(22.0), ")"].concat());
    }
    button.placed(place).words(mark.words.clone())
}

/// The classes of a bar's ends: an arrow where it goes on, a fade where nobody knows.
fn ends(form: Form) -> &'static str {
    let Form::Bar { start, end, .. } = form else { return "" };
    match (start, end) {
        (Edge::Known, Edge::Known) => "",
        (Edge::Known, Edge::Open) => " on",
        (Edge::Known, Edge::Unknown) => " fade-end",
        (Edge::Open, Edge::Known) => " since",
        (Edge::Open, Edge::Open) => " since on",
        (Edge::Open, Edge::Unknown) => " since fade-end",
        (Edge::Unknown, Edge::Known) => " fade-start",
        (Edge::Unknown, Edge::Open) => " fade-start on",
        (Edge::Unknown, Edge::Unknown) => " fade-start fade-end",
    }
}

/// Marks that share one place, as their number.
pub(super) fn crowd(crowd: &Crowd, id: String, is_stop: bool) -> El {
    let class = if crowd.is_lit { "crowd related" } else { "crowd" };
    let button = el("div").class(class).at("role", "button").at("tabindex", if is_stop { "0" } else { "-1" });
    let button = button.at("data-crowd", id).at("aria-label", crowd.name.clone());
    // No kind of record has the key of a crowd.
    button.placed(spot(crowd.x, crowd.y)).key(key(crowd.first) | 15).words(format!("+{}", crowd.count))
}

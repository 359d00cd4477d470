//! What is told of the mark that is pointed at, by a pointer or by the focus.

use leptos::prelude::{Get, GetUntracked, Set};
use web_sys::Event;

use super::super::element::{El, el};
use super::super::session::Session;
use crate::browser;
use crate::geometry::{Point, coordinate, held};
use crate::scene::chart::tip;

/// Where pointing is heard.
pub const AREA: &str = "[data-view=indicators]";
/// What is heard there.
pub const MOVES: [&str; 5] = ["pointerover", "pointermove", "pointerleave", "focusin", "focusout"];

/// How wide what is told is, at most.
const WIDE: f64 = 300.0;

/// What is pointed at.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pointed {
    /// The indicator.
    id: String,
    /// Which of its observations; none for all.
    index: Option<usize>,
    /// Where it is told, in pixels of the view.
    at: Point,
}

/// Hears a pointer or the focus.
pub fn moved(session: Session, event: &Event) {
    let pointed = session.charts().pointed;
    let next = match event.type_().as_str() {
        "pointerleave" | "focusout" => None,
        _ => at(session, event),
    };
    if pointed.get_untracked() != next {
        pointed.set(next);
    }
}

fn at(session: Session, event: &Event) -> Option<Pointed> {
    let written = browser::value_at(event, "[data-tip]", "data-tip")?;
    let (id, index) = match written.rsplit_once('/') {
        Some((id, index)) => (id.to_owned(), Some(index.parse().ok()?)),
        None => (written, None),
    };
    let (view, mark) = (session.root().rect(AREA)?, browser::target_rect(event, "[data-tip]")?);
    let x = browser::pointer_x(event).unwrap_or(mark.x + 16.0) - view.x;
    let left = held(x - 24.0, 0.0, (view.width - WIDE).max(0.0)).round();
    Some(Pointed { id, index, at: Point::new(left, (mark.y + mark.height - view.y).round()) })
}

/// Tells no more; whether anything was told.
pub(in crate::ui) fn escape(session: Session) -> bool {
    let pointed = session.charts().pointed;
    let was = pointed.get_untracked().is_some();
    pointed.set(None);
    was
}

/// The part of the page that tells it.
pub(in crate::ui) fn part(session: Session) -> El {
    let own = session.charts().pointed.get().filter(|_| super::IS_THERE);
    let box_of = |css: String| el("div").class("tip").at("id", "chart-tip").at("role", "tooltip").placed(css);
    let Some(own) = own else {
        return el("div").class("tip").at("id", "chart-tip").at("role", "tooltip").at("hidden", "");
    };
    let told = session.scene(|told, _, _, _| tip(told, &own.id, own.index));
    let Some(told) = told else { return box_of(String::new()).at("hidden", "") };
    let fact =
        |(label, text): (&'static str, String)| el("div").with(vec![el("dt").words(label), el("dd").words(text)]);
    let css = ["left:", &coordinate(own.at.x), "px;top:", &coordinate(own.at.y + 4.0), "px"].concat();
    let facts = el("dl").each(told.facts.into_iter().map(fact));
    box_of(css).with(vec![el("p").words(told.title), facts])
}

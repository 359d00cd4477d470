//! The tooltip of the chart mark under the pointer or with the focus.

use web_sys::Event;

use super::super::element::{El, el};
use super::super::session::Session;
use super::parts::IS_ENABLED;
use super::state::PointedMark;
use crate::browser;
use crate::geometry::{Point, clamp, coordinate};
use crate::scene::charts;

/// Selector of the element that listens for [`POINTER_EVENTS`].
pub const SELECTOR: &str = "[data-view=indicators]";
/// DOM event types that [`on_pointer`] takes.
pub const POINTER_EVENTS: [&str; 5] = ["pointerover", "pointermove", "pointerleave", "focusin", "focusout"];

/// Maximum width of the tooltip, in CSS pixels.
const MAX_WIDTH_PX: f64 = 300.0;

/// Handles a pointer or focus event.
pub fn on_pointer(session: Session, event: &Event) {
    let charts = session.charts();
    let (kind, position) = (event.type_(), browser::pointer_on_screen(event));
    let now = browser::now();
    let (is_move, is_by_key) =
        charts.trail.with_value(|trail| (trail.is_move(&kind, position, now), trail.is_focus_by_key(now)));
    if position.is_some() {
        charts.trail.update_value(|trail| trail.position = position);
    }
    let before = charts.pointed.get_untracked();
    let next = match kind.as_str() {
        "focusin" if is_by_key => pointed_mark(session, event, true),
        "focusin" => before.clone(),
        "pointermove" if is_move => pointed_mark(session, event, false),
        // A mark that scrolls below a resting pointer opens no tooltip, and a mark that scrolls away closes it.
        "pointermove" | "pointerover" => {
            before.clone().filter(|pointed| pointed.top.is_none() || mark_id(event).as_ref() == Some(&pointed.mark))
        }
        _ => None,
    };
    if before != next {
        charts.pointed.set(next);
    }
}

/// Records a press anywhere on the page.
pub(in crate::ui) fn on_press(session: Session) {
    session.charts().trail.update_value(|trail| trail.pressed = Some(browser::now()));
}

/// Hides the tooltip of the pointer when the page is scrolled.
pub(in crate::ui) fn on_scroll(session: Session) {
    let charts = session.charts();
    charts.trail.update_value(|trail| trail.scrolled = Some(browser::now()));
    let Some(top) = charts.pointed.get_untracked().and_then(|pointed| pointed.top) else { return };
    if session.root().rect(SELECTOR).is_none_or(|view| (view.y - top).abs() >= 1.0) {
        charts.pointed.set(None);
    }
}

fn mark_id(event: &Event) -> Option<String> {
    browser::value_at(event, "[data-tooltip]", "data-tooltip")
}

fn pointed_mark(session: Session, event: &Event, is_focus: bool) -> Option<PointedMark> {
    let (view, rect) = (session.root().rect(SELECTOR)?, browser::target_rect(event, "[data-tooltip]")?);
    let x = browser::pointer_x(event).unwrap_or(rect.x + 16.0) - view.x;
    let left = clamp(x - 24.0, 0.0, (view.width - MAX_WIDTH_PX).max(0.0)).round();
    let position = Point::new(left, (rect.y + rect.height - view.y).round());
    Some(PointedMark { mark: mark_id(event)?, position, top: (!is_focus).then_some(view.y) })
}

/// Closes the tooltip. Returns false if none was open.
pub(in crate::ui) fn close_tooltip(session: Session) -> bool {
    let pointed = session.charts().pointed;
    let was_open = pointed.get_untracked().is_some();
    pointed.set(None);
    was_open
}

/// The tooltip as a part of the page.
pub(in crate::ui) fn tooltip(session: Session) -> El {
    let pointed = session.charts().pointed.get().filter(|_| IS_ENABLED);
    let tooltip_box =
        |css: String| el("div").class("tooltip").attr("id", "chart-tooltip").attr("role", "tooltip").style(css);
    let Some(pointed) = pointed else {
        return el("div").class("tooltip").attr("id", "chart-tooltip").attr("role", "tooltip").attr("hidden", "");
    };
    let (id, index) = match pointed.mark.rsplit_once('/') {
        Some((id, index)) => (id, index.parse().ok()),
        None => (pointed.mark.as_str(), None),
    };
    let content = session.scene(|ctx, _, _, _| charts::tooltip(ctx, id, index));
    let Some(content) = content else { return tooltip_box(String::new()).attr("hidden", "") };
    let fact = |(label, text): (&'static str, String)| {
        el("div").children(vec![el("dt").text_content(label), el("dd").text_content(text)])
    };
    let css =
        ["left:", &coordinate(pointed.position.x), "px;top:", &coordinate(pointed.position.y + 4.0), "px"].concat();
    let facts = el("dl").children_iter(content.facts.into_iter().map(fact));
    tooltip_box(css).children(vec![el("p").text_content(content.title), facts])
}

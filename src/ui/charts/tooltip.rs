//! The tooltip of the chart mark under the pointer or with the focus.

use leptos::prelude::{Get, GetUntracked, IntoView, Set, UpdateValue, WithValue, component};
use web_sys::Event;

use super::super::element::{El, el};
use super::super::part::{Part, PartId};
use super::super::session::Session;
use crate::browser;
use crate::geometry::{Point, clamp, coordinate};
use crate::scene::charts;

/// Selector of the element that listens for [`POINTER_EVENTS`].
pub const SELECTOR: &str = "[data-view=indicators]";
/// DOM event types that [`on_pointer`] takes.
pub const POINTER_EVENTS: [&str; 5] = ["pointerover", "pointermove", "pointerleave", "focusin", "focusout"];

/// Maximum width of the tooltip, in CSS pixels.
const MAX_WIDTH_PX: f64 = 300.0;

/// Time after a scroll in which pointer events may come from the page that moved below the pointer, in milliseconds.
const SCROLL_MS: f64 = 200.0;

/// Time after a press in which a `focusin` may come from the pointer, in milliseconds.
const PRESS_MS: f64 = 1_000.0;

/// The mark whose tooltip is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PointedMark {
    /// Value of the mark's `data-tip` attribute: the indicator, and optionally the index of its observation.
    mark: String,
    /// Position of the tooltip in the view, in CSS pixels.
    at: Point,
    /// Client y of the view when the pointer was on the mark, in CSS pixels; `None` for a mark with the focus.
    top: Option<f64>,
}

/// Recent pointer events.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PointerTrail {
    /// Last position on the screen, in pixels.
    at: Option<[i32; 2]>,
    /// Time of the last scroll, in milliseconds.
    scrolled: Option<f64>,
    /// Time of the last press, in milliseconds.
    pressed: Option<f64>,
}

impl PointerTrail {
    /// Returns true if the pointer itself moved. Browsers also send events when the page moves below a resting pointer.
    fn is_move(&self, kind: &str, at: Option<[i32; 2]>, now: f64) -> bool {
        kind == "pointermove" && at != self.at && self.scrolled.is_none_or(|then| now - then >= SCROLL_MS)
    }

    /// Returns true if the focus comes from the keyboard. `:focus-visible` is no substitute: in `WebKit` it does not match yet
    /// when `focusin` is sent.
    fn is_focus_by_key(&self, now: f64) -> bool {
        self.pressed.is_none_or(|then| now - then >= PRESS_MS)
    }
}

/// Handles a pointer or focus event.
pub fn on_pointer(session: Session, event: &Event) {
    let charts = session.charts();
    let (kind, place) = (event.type_(), browser::pointer_on_screen(event));
    let now = browser::now();
    let (is_move, is_by_key) =
        charts.trail.with_value(|trail| (trail.is_move(&kind, place, now), trail.is_focus_by_key(now)));
    if place.is_some() {
        charts.trail.update_value(|trail| trail.at = place);
    }
    let before = charts.pointed.get_untracked();
    let next = match kind.as_str() {
        "focusin" if is_by_key => at(session, event, true),
        "focusin" => before.clone(),
        "pointermove" if is_move => at(session, event, false),
        // A mark that scrolls below a resting pointer opens no tooltip, and a mark that scrolls away closes it.
        "pointermove" | "pointerover" => {
            before.clone().filter(|own| own.top.is_none() || mark(event).as_ref() == Some(&own.mark))
        }
        _ => None,
    };
    if before != next {
        charts.pointed.set(next);
    }
}

/// Records a press anywhere on the page.
#[cfg(feature = "hydrate")]
pub(in crate::ui) fn on_press(session: Session) {
    session.charts().trail.update_value(|trail| trail.pressed = Some(browser::now()));
}

/// Hides the tooltip of the pointer when the page is scrolled.
#[cfg(feature = "hydrate")]
pub(in crate::ui) fn on_scroll(session: Session) {
    let charts = session.charts();
    charts.trail.update_value(|trail| trail.scrolled = Some(browser::now()));
    let Some(top) = charts.pointed.get_untracked().and_then(|own| own.top) else { return };
    if session.root().rect(SELECTOR).is_none_or(|view| (view.y - top).abs() >= 1.0) {
        charts.pointed.set(None);
    }
}

fn mark(event: &Event) -> Option<String> {
    browser::value_at(event, "[data-tip]", "data-tip")
}

fn at(session: Session, event: &Event, is_focus: bool) -> Option<PointedMark> {
    let (view, rect) = (session.root().rect(SELECTOR)?, browser::target_rect(event, "[data-tip]")?);
    let x = browser::pointer_x(event).unwrap_or(rect.x + 16.0) - view.x;
    let left = clamp(x - 24.0, 0.0, (view.width - MAX_WIDTH_PX).max(0.0)).round();
    let at = Point::new(left, (rect.y + rect.height - view.y).round());
    Some(PointedMark { mark: mark(event)?, at, top: (!is_focus).then_some(view.y) })
}

/// Closes the tooltip. Returns false if none was open.
pub(in crate::ui) fn escape(session: Session) -> bool {
    let pointed = session.charts().pointed;
    let was = pointed.get_untracked().is_some();
    pointed.set(None);
    was
}

/// The tooltip as a part of the page.
#[component]
pub(in crate::ui) fn ChartTooltip(session: Session) -> impl IntoView {
    Part::new(session, PartId::Tooltip, tooltip)
}

fn tooltip(session: Session) -> El {
    let own = session.charts().pointed.get().filter(|_| super::IS_ENABLED);
    let box_of = |css: String| el("div").class("tip").attr("id", "chart-tip").attr("role", "tooltip").style(css);
    let Some(own) = own else {
        return el("div").class("tip").attr("id", "chart-tip").attr("role", "tooltip").attr("hidden", "");
    };
    let (id, index) = match own.mark.rsplit_once('/') {
        Some((id, index)) => (id, index.parse().ok()),
        None => (own.mark.as_str(), None),
    };
    let ctx = session.scene(|ctx, _, _, _| charts::tooltip(ctx, id, index));
    let Some(ctx) = ctx else { return box_of(String::new()).attr("hidden", "") };
    let fact = |(label, text): (&'static str, String)| {
        el("div").children(vec![el("dt").text_content(label), el("dd").text_content(text)])
    };
    let css = ["left:", &coordinate(own.at.x), "px;top:", &coordinate(own.at.y + 4.0), "px"].concat();
    let facts = el("dl").children_iter(ctx.facts.into_iter().map(fact));
    box_of(css).children(vec![el("p").text_content(ctx.title), facts])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_pointer_that_moves_points_at_something() {
        let trail = PointerTrail { at: Some([10, 20]), ..PointerTrail::default() };
        assert!(trail.is_move("pointermove", Some([11, 20]), 0.0));
        assert!(!trail.is_move("pointermove", Some([10, 20]), 0.0), "the page moved below it");
        assert!(!trail.is_move("pointerover", Some([11, 20]), 0.0), "a move comes behind");
        assert!(!trail.is_move("focusin", None, 0.0));
    }

    #[test]
    fn what_a_scroll_brings_below_a_pointer_is_not_pointed_at() {
        let trail = PointerTrail { scrolled: Some(1_000.0), ..PointerTrail::default() };
        assert!(!trail.is_move("pointermove", Some([10, 20]), 1_100.0));
        assert!(trail.is_move("pointermove", Some([10, 20]), 1_200.0));
    }

    #[test]
    fn a_focus_behind_a_press_of_a_pointer_is_not_by_key() {
        assert!(PointerTrail::default().is_focus_by_key(0.0));
        let trail = PointerTrail { pressed: Some(1_000.0), ..PointerTrail::default() };
        assert!(!trail.is_focus_by_key(1_400.0) && trail.is_focus_by_key(2_000.0));
    }
}

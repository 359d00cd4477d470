//! The timeline of narrow screens: one row for each lane, which lists its events when it is pressed.

use super::list::event_row;
use super::viewport;
use crate::geometry::{coordinate, css_percent};
use crate::scene::kit::highlight::Highlight;
use crate::scene::records::record_text::SceneContext;
use crate::scene::timeline::{DOT_STEP, LaneDot, LaneRow, TimelineModel, TimelineSize, lane_rows};
use crate::story::DeadlineOutcome;
use crate::ui::command::Command;
use crate::ui::control::button;
use crate::ui::element::{El, el};
use crate::ui::record::span;
use crate::ui::session::Session;

/// Width of the names of the lanes, in pixels.
const NAMES: f64 = 96.0;
/// Height of the dots of a row, in pixels.
const HEIGHT: f64 = 40.0;

/// Returns the rows of all lanes.
pub(super) fn lanes(
    session: Session,
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    model: &TimelineModel,
    size: TimelineSize,
) -> El {
    let open = session.timeline().open_lane();
    let range = viewport::current_viewport(session, model);
    let pixels = size.label_width + size.axis_width - NAMES;
    let scene = lane_rows(ctx, highlight, model, range, pixels, open.as_deref());
    let tick = |at: f64, label: &str| {
        el("span").class("lane-tick").style(["left:", &css_percent(at)].concat()).text_content(label.to_owned())
    };
    let ticks = scene.ticks.iter().map(|mark| tick(mark.at, &mark.label));
    let axis = el("div").class("lane-axis").attr("aria-hidden", "true").children_iter(ticks);
    let rows = scene.rows.into_iter().map(lane_row);
    el("div").class("lane-rows").children(vec![axis]).children_iter(rows)
}

fn lane_row(row: LaneRow) -> El {
    let dots = el("svg").class("lane-dots").attr("aria-hidden", "true");
    let dots = dots.children_iter(row.bars.iter().map(|(x, width)| bar(*x, *width)));
    let dots = dots.children_iter(row.has_earlier.then(earlier)).children_iter(row.dots.iter().map(dot));
    let is_open = if row.events.is_some() { "true" } else { "false" };
    let line = button(Command::OpenLane(&row.key)).class("lane-row").attr("aria-expanded", is_open);
    let number = span("visually-hidden", row.count);
    let line = line.children(vec![span("lane-title", row.name), number, dots]);
    let events = row.events.map(|events| el("ol").class("lane-events").children_iter(events.iter().map(event_row)));
    el("div").class("lane").children(vec![line]).children_iter(events)
}

/// Returns the bar of a longer period, below the dots.
fn bar(x: f64, width: f64) -> El {
    el("rect")
        .class("lane-bar")
        .attr("x", css_percent(x))
        .attr("y", "31")
        .attr("width", css_percent(width))
        .attr("height", "3")
}

/// Returns the arrow that stands for earlier marks.
fn earlier() -> El {
    el("path").class("lane-earlier").attr("d", "M0 20l6-4v8z")
}

/// Returns a dot, or the diamond of a deadline.
fn dot(dot: &LaneDot) -> El {
    let class = match dot.outcome {
        None => "lane-dot",
        Some(DeadlineOutcome::Met) => "lane-dot due met",
        Some(DeadlineOutcome::Missed) => "lane-dot due missed",
        Some(_) => "lane-dot due",
    };
    let shape = if dot.outcome.is_some() { "M0-5l5 5l-5 5l-5-5z" } else { "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z" };
    let y = coordinate(HEIGHT / 2.0 + f64::from(dot.level) * DOT_STEP);
    let mark = el("svg").class(dot.state.class(class)).attr("x", css_percent(dot.x)).attr("y", y);
    mark.children(vec![el("path").attr("d", shape)])
}

//! Events of a programme on the time axis that all rows share. Hidden from screen readers; the row has their number.

use super::parts::{at, bar, path};
use crate::geometry::{coordinate, css_percent};
use crate::scene::overview::{EventAxis, EventStrip};
use crate::ui::element::{El, el};

/// Middle of the strip, in pixels.
const MIDDLE: f64 = 22.0;
/// Distance between two levels, in pixels.
const LEVEL: f64 = 5.2;
/// The outermost level that is drawn.
const MOST: i32 = 4;
/// Position of bars below the dots, and their height, in pixels.
const BAR: (f64, f64) = (1.5, 3.0);

/// Returns the marks of a programme.
pub(super) fn event_strip(axis: Option<&EventAxis>, strip: &EventStrip) -> El {
    let level = |level: i32| f64::from(level.clamp(-MOST, MOST)) * LEVEL;
    let marks = strip.marks.iter().map(|mark| {
        if mark.is_dot() {
            let dot = el("circle").class(mark.state.class("event-dot")).attr("cx", css_percent(mark.from));
            dot.attr("cy", coordinate(MIDDLE + level(mark.level))).attr("r", "2.6")
        } else {
            let y = MIDDLE + level(mark.level) - BAR.0;
            bar(mark.state.class("event-span"), (mark.from, mark.to - mark.from), (y, BAR.1))
        }
    });
    let (bars, dots): (Vec<El>, Vec<El>) = marks.partition(|mark| mark.0.tag == "rect");
    let reference = axis.and_then(|axis| axis.reference).map(|share| at(share, vec![path("day-line", "M0 0V44")]));
    let earlier = (strip.before > 0).then(|| path("earlier-events", "M-1 19l-4 3l4 3"));
    el("svg")
        .class("event-strip")
        .attr("aria-hidden", "true")
        .children(vec![bar("track", (0.0, 1.0), (MIDDLE - 0.5, 1.0))])
        .children_iter(reference)
        .children_iter(bars)
        .children_iter(dots)
        .children_iter(earlier)
}

/// Returns the labels of the axis.
pub(super) fn axis_labels(axis: &EventAxis) -> El {
    let label = |(share, text): &(f64, String)| at(*share, vec![el("text").attr("y", "12").text_content(text.clone())]);
    let ticks = axis.ticks.iter().map(label);
    el("svg").class("event-axis").attr("aria-hidden", "true").children_iter(ticks)
}

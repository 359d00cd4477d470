//! A row of bullet charts: name, chart, value and status.

use super::parts::{WIDTH, svg_drawing};
use crate::geometry::coordinate;
use crate::paint;
use crate::scene::charts::bullet::HEIGHT;
use crate::scene::charts::{ChartLabel, IndicatorGroup, IndicatorRow};
use crate::ui::element::{El, el};
use crate::ui::record::{record_link, span, status_badge};
use crate::words::Words;

/// Returns the heading of a group, with the number of indicators per status.
pub(super) fn group_heading(group: &IndicatorGroup, words: &'static Words) -> El {
    let counts = group.counts.iter().map(|(badge, count)| {
        let mut badge = badge.clone();
        badge.words = (words.chart.count)(&badge.words, *count);
        el("li").children(vec![status_badge(&badge)])
    });
    el("div")
        .class("group-head")
        .children(vec![el("h3").text_content(group.heading.clone()), el("ul").class("statuses").children_iter(counts)])
}

/// Returns the rows of a group: one tab stop, with arrow keys from row to row.
pub(super) fn group_rows(group: IndicatorGroup) -> El {
    let rows = group.rows.into_iter().enumerate().map(|(index, row)| bullet_row(index, row));
    el("div").class("bullets").attr("data-roving", "a.indicator").children_iter(rows)
}

fn bullet_row(index: usize, row: IndicatorRow) -> El {
    let IndicatorRow { state, title, summary, notes, bullet, labels } = row;
    let id = state.id.clone();
    let name = record_link(&state, "indicator", vec![span("title", title)]);
    let name = name.attr_opt("tabindex", (index > 0).then_some("-1")).attr("aria-describedby", "chart-tooltip");
    let view_box = format!("0 0 {} {}", coordinate(WIDTH), coordinate(HEIGHT));
    let canvas = el("canvas").attr("data-chart", id.clone()).attr("aria-hidden", "true");
    // An empty span would leave a gap before the status.
    let share = (!summary.beside.is_empty()).then(|| span("share", summary.beside));
    let notes = notes.into_iter().map(|note| el("p").class("note").text_content(note));
    // A row keeps its node, and so the focus, when the order changes.
    let row = el("figure").key(state.record.index as u32).class(state.class("bullet"));
    row.attr("data-tooltip", id).children(vec![
        el("div").class("bullet-name").children(vec![el("h4").children(vec![name]), span("date", summary.as_of)]),
        el("div").class("bullet-chart").children(vec![
            el("div")
                .class("chart-canvas")
                .children(vec![svg_drawing(view_box, paint::bullet_shapes(&bullet)), canvas]),
            axis_labels(&labels, 11.0),
        ]),
        el("div").class("bullet-value").children(vec![
            el("strong").text_content(summary.actual),
            el("p").children_iter(share).children(vec![status_badge(&summary.badge)]),
        ]),
        el("div").class("notes").children_iter(notes),
        el("figcaption").text_content(summary.caption),
    ])
}

/// Returns the labels along a chart, in a separate SVG that does not stretch. `offset` moves them down, in CSS pixels.
pub(super) fn axis_labels(labels: &[ChartLabel], offset: f64) -> El {
    el("svg")
        .class("axis-labels")
        .attr("aria-hidden", "true")
        .children_iter(labels.iter().map(|label| chart_label(label, offset)))
}

/// Returns a label, moved down by `offset`. Its position is a percentage, so that it fits a chart of any width.
pub(super) fn chart_label(label: &ChartLabel, offset: f64) -> El {
    let anchor = (label.anchor != "start").then_some(label.anchor);
    el("text")
        .attr("x", [&coordinate(label.percent), "%"].concat())
        .attr("y", coordinate(label.y + offset))
        .attr_opt("text-anchor", anchor)
        .class(label.class)
        .text_content(label.text.clone())
}

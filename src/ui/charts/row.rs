//! A row of bullet charts: name, chart, value and status.

use super::parts::{WIDTH, drawing};
use crate::geometry::coordinate;
use crate::paint;
use crate::scene::charts::bullet::HEIGHT;
use crate::scene::charts::{ChartLabel, IndicatorGroup, IndicatorRow};
use crate::ui::element::{El, el};
use crate::ui::record::{record_link, span, status};
use crate::words::Words;

/// Returns the heading of a group, with the number of indicators per status.
pub(super) fn heading(group: &IndicatorGroup, words: &'static Words) -> El {
    let counts = group.counts.iter().map(|(badge, count)| {
        let mut own = badge.clone();
        own.words = (words.chart.count)(&own.words, *count);
        el("li").children(vec![status(&own)])
    });
    el("div")
        .class("group-head")
        .children(vec![el("h3").text_content(group.heading.clone()), el("ul").class("statuses").children_iter(counts)])
}

/// Returns the rows of a group: one tab stop, with arrow keys from row to row.
pub(super) fn rows(group: IndicatorGroup) -> El {
    let rows = group.rows.into_iter().enumerate().map(|(index, own)| row(index, own));
    el("div").class("bullets").attr("data-roving", "a.indicator").children_iter(rows)
}

fn row(index: usize, row: IndicatorRow) -> El {
    let IndicatorRow { state: link, title, summary: score, notes, bullet: ink, labels } = row;
    let id = link.id.clone();
    let name = record_link(&link, "indicator", vec![span("title", title)]);
    let name = name.attr_opt("tabindex", (index > 0).then_some("-1")).attr("aria-describedby", "chart-tip");
    let frame = format!("0 0 {} {}", coordinate(WIDTH), coordinate(HEIGHT));
    let canvas = el("canvas").attr("data-ink", id.clone()).attr("aria-hidden", "true");
    // An empty span would leave a gap before the status.
    let share = (!score.beside.is_empty()).then(|| span("share", score.beside));
    let notes = notes.into_iter().map(|note| el("p").class("note").text_content(note));
    // A row keeps its node, and so the focus, when the order changes.
    let row = el("figure").key(link.record.index as u32).class(link.class("bullet"));
    row.attr("data-tip", id).children(vec![
        el("div").class("bullet-name").children(vec![el("h4").children(vec![name]), span("when", score.as_of)]),
        el("div").class("bullet-chart").children(vec![
            el("div").class("ink").children(vec![drawing(frame, paint::bullet_shapes(&ink)), canvas]),
            ruler(&labels, 11.0),
        ]),
        el("div").class("bullet-value").children(vec![
            el("strong").text_content(score.actual),
            el("p").children_iter(share).children(vec![status(&score.badge)]),
        ]),
        el("div").class("notes").children_iter(notes),
        el("figcaption").text_content(score.caption),
    ])
}

/// Returns the labels along a chart, in a separate SVG that does not stretch.
pub(super) fn ruler(labels: &[ChartLabel], line: f64) -> El {
    el("svg")
        .class("ruler")
        .attr("aria-hidden", "true")
        .children_iter(labels.iter().map(|label| chart_label(label, line)))
}

/// Returns a label. Its position is a percentage, so that it fits a chart of any width.
pub(super) fn chart_label(label: &ChartLabel, line: f64) -> El {
    let anchor = (label.anchor != "start").then_some(label.anchor);
    el("text")
        .attr("x", [&coordinate(label.percent), "%"].concat())
        .attr("y", coordinate(label.y + line))
        .attr_opt("text-anchor", anchor)
        .class(label.class)
        .text_content(label.text.clone())
}

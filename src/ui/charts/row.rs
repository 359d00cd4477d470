//! An indicator on a page: as a row with its name and all of its text, and as the figure that follows the heading of its page.

use super::parts::{WIDTH, axis_labels, svg_drawing};
use crate::geometry::coordinate;
use crate::paint;
#[cfg(feature = "ssr")]
use crate::scene::charts::IndicatorGroup;
use crate::scene::charts::bullet::{Bullet, HEIGHT};
use crate::scene::charts::{ChartLabel, IndicatorRow};
use crate::ui::element::{El, el};
#[cfg(feature = "ssr")]
use crate::ui::record::record_link;
use crate::ui::record::{span, status_badge};
#[cfg(feature = "ssr")]
use crate::words::Words;

/// Returns the heading of a group, with the number of indicators per status.
#[cfg(feature = "ssr")]
pub(in crate::ui) fn group_heading(group: &IndicatorGroup, words: &'static Words) -> El {
    let counts = group.counts.iter().map(|(badge, count)| {
        let mut badge = badge.clone();
        badge.words = (words.in_views().chart.count)(&badge.words, *count);
        el("li").children(vec![status_badge(&badge)])
    });
    el("div")
        .class("group-head")
        .children(vec![el("h3").text_content(group.heading.clone()), el("ul").class("statuses").children_iter(counts)])
}

/// Returns the rows of a group: one tab stop, with arrow keys from row to row.
#[cfg(feature = "ssr")]
pub(in crate::ui) fn group_rows(group: IndicatorGroup) -> El {
    let rows = group.rows.into_iter().enumerate().map(|(index, row)| bullet_row(index, row));
    el("div").class("bullets").attr("data-roving", "a.indicator").children_iter(rows)
}

/// Returns the row of an indicator. `index` is its position in the group.
#[cfg(feature = "ssr")]
fn bullet_row(index: usize, row: IndicatorRow) -> El {
    let IndicatorRow { state, title, summary, notes, bullet, labels, .. } = row;
    let id = state.id.clone();
    let name = record_link(&state, "indicator", vec![span("title", title)]);
    let name = name.attr_opt("tabindex", (index > 0).then_some("-1")).attr("aria-describedby", "chart-tooltip");
    // An empty span would leave a gap before the status.
    let share = (!summary.beside.is_empty()).then(|| span("share", summary.beside));
    let notes = notes.into_iter().map(|note| el("p").class("note").text_content(note));
    // A row keeps its node, and so the focus, when the order changes.
    let row = el("figure").key(state.record.index as u32).class(state.class("bullet"));
    row.attr("data-tooltip", id).children(vec![
        el("div").class("bullet-name").children(vec![el("h4").children(vec![name]), span("date", summary.as_of)]),
        bullet_chart(&bullet, &labels),
        el("div").class("bullet-value").children(vec![
            el("strong").text_content(summary.actual),
            el("p").children_iter(share).children(vec![status_badge(&summary.badge)]),
        ]),
        el("div").class("notes").children_iter(notes),
        el("figcaption").text_content(summary.caption),
    ])
}

/// Returns the figure of an indicator for its page: value, share and status above the chart.
pub(in crate::ui) fn key_chart(row: IndicatorRow) -> El {
    let IndicatorRow { summary, bullet, labels, .. } = row;
    let head = el("p").class("key-line").children(vec![
        el("strong").text_content(summary.actual),
        span("share", summary.beside),
        status_badge(&summary.badge),
    ]);
    el("figure").class("key-chart").children(vec![head, bullet_chart(&bullet, &labels)])
}

fn bullet_chart(bullet: &Bullet, labels: &[ChartLabel]) -> El {
    let view_box = ["0 0 ", &coordinate(WIDTH), " ", &coordinate(HEIGHT)].concat();
    let drawing = svg_drawing(view_box, paint::bullet_shapes(bullet));
    let drawing = el("div").class("chart-canvas").children(vec![drawing]);
    el("div").class("bullet-chart").children(vec![drawing, axis_labels(labels, 11.0)])
}

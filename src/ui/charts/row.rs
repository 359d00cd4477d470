//! A row of bullets: the name, the chart, the number and its status.

use super::{WIDTH, drawing};
use crate::geometry::coordinate;
use crate::paint;
use crate::scene::chart::bullet::HEIGHT;
use crate::scene::chart::{Group, Label, Row};
use crate::ui::element::{El, el};
use crate::ui::record::{record_link, span, status};
use crate::words::Words;

/// The heading of a group, with how many have which status.
pub(super) fn heading(group: &Group, words: &'static Words) -> El {
    let counts = group.counts.iter().map(|(badge, count)| {
        let mut own = badge.clone();
        own.words = (words.chart.count)(&own.words, *count);
        el("li").with(vec![status(&own)])
    });
    el("div")
        .class("group-head")
        .with(vec![el("h3").words(group.heading.clone()), el("ul").class("statuses").each(counts)])
}

/// The rows of a group: one tab stop, arrows from row to row.
pub(super) fn rows(group: Group) -> El {
    let rows = group.rows.into_iter().enumerate().map(|(index, own)| row(index, own));
    el("div").class("bullets").at("data-roving", "a.indicator").each(rows)
}

fn row(index: usize, row: Row) -> El {
    let Row { link, title, score, notes, ink, labels } = row;
    let id = link.id.clone();
    let name = record_link(&link, "indicator", vec![span("title", title)]);
    let name = name.at_if("tabindex", (index > 0).then_some("-1")).at("aria-describedby", "chart-tip");
    let frame = format!("0 0 {} {}", coordinate(WIDTH), coordinate(HEIGHT));
    let canvas = el("canvas").at("data-ink", id.clone()).at("aria-hidden", "true");
    // Where there is no share, an empty one would leave a gap before the status.
    let share = (!score.beside.is_empty()).then(|| span("share", score.beside));
    let notes = notes.into_iter().map(|note| el("p").class("note").words(note));
    el("figure").class(link.class("bullet")).at("data-tip", id).with(vec![
        el("div").class("bullet-name").with(vec![el("h4").with(vec![name]), span("when", score.as_of)]),
        el("div").class("bullet-chart").with(vec![
            el("div").class("ink").with(vec![drawing(frame, paint::bullet_shapes(&ink)), canvas]),
            ruler(&labels, 11.0),
        ]),
        el("div")
            .class("bullet-value")
            .with(vec![el("strong").words(score.actual), el("p").each(share).with(vec![status(&score.badge)])]),
        el("div").class("notes").each(notes),
        el("figcaption").words(score.caption),
    ])
}

/// Words along a chart, in an own drawing that keeps their size.
pub(super) fn ruler(labels: &[Label], line: f64) -> El {
    el("svg").class("ruler").at("aria-hidden", "true").each(labels.iter().map(|label| word(label, line)))
}

/// A word of a drawing; it says where it is in percent, so that it goes along with a chart of any width.
pub(super) fn word(label: &Label, line: f64) -> El {
    let anchor = (label.anchor != "start").then_some(label.anchor);
    el("text")
        .at("x", [&coordinate(label.percent), "%"].concat())
        .at("y", coordinate(label.y + line))
        .at_if("text-anchor", anchor)
        .class(label.class)
        .words(label.words.clone())
}

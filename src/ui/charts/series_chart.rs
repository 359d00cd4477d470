//! The figure of a series chart.

use super::parts::{drawing, tools};
use super::row::{chart_label, ruler};
use crate::geometry::{coordinate, css_percent};
use crate::paint;
use crate::scene::charts::{
    ChartDrawing, ChartId, ChartLabel, HitArea, SeriesChart, TICK_GAP, progress_track, time_series,
};
use crate::scene::records::record_text::SceneContext;
use crate::ui::element::{El, el};
use crate::ui::record::record_link;

/// Returns the figure of a series chart, with its table if that is open.
pub(super) fn series_figure(
    ctx: &SceneContext<'_>,
    series: SeriesChart,
    open: Option<ChartId>,
    table: Option<El>,
) -> El {
    let name = series.id.to_text(ctx);
    let (class, width, height) = match &series.drawing {
        ChartDrawing::TimeSeries(own) => ("ink span", own.width, time_series::HEIGHT),
        ChartDrawing::ProgressTrack(own) => ("ink way", own.width, progress_track::HEIGHT),
    };
    let frame = format!("0 0 {} {}", coordinate(width), coordinate(height));
    let canvas = el("canvas").attr("data-ink", name.clone()).attr("aria-hidden", "true");
    let words =
        el("svg").class("words").attr("aria-hidden", "true").children_iter(series.labels.iter().map(in_drawing));
    let hits = el("div").class("hits").attr("data-roving", "a.hit");
    let hits = hits.children_iter(series.hits.into_iter().enumerate().map(|(place, own)| hit(place, own)));
    let note = (!series.note.is_empty()).then(|| el("p").class("note").text_content(series.note));
    let bar = tools(ctx, &name, &series.title, open == Some(series.id));
    let below = series.axis.iter().map(|label| label.y).fold(0.0, f64::max);
    let lines = match below {
        y if y <= 30.0 => "two",
        y if y <= 60.0 => "four",
        _ => "six",
    };
    let axis = ruler(&series.axis, 0.0).attr("data-lines", lines);
    let ink = el("div").class(class).children(vec![
        drawing(frame, paint::series_shapes(&series.drawing)),
        canvas,
        words,
        hits,
    ]);
    let plot = el("div").class("plot").style(["margin-left:", &coordinate(series.gutter), "px"].concat());
    let parts = vec![el("h4").text_content(series.title), plot.children(vec![ink, axis])];
    let figure = el("figure").children(parts).children(vec![el("figcaption").text_content(series.caption)]);
    // The table follows the buttons: if it came and went before them, they would move and lose the focus.
    el("div").class("family").children(vec![figure]).children_iter(note).children(vec![bar]).children_iter(table)
}

/// Returns a label of the drawing, or of the gutter beside it.
fn in_drawing(label: &ChartLabel) -> El {
    let gap = (label.class == "tick").then(|| coordinate(-TICK_GAP));
    chart_label(label, 0.0).attr_opt("dx", gap)
}

/// Returns a link to the record over the chart, with a tooltip: over a range of the axis, or at a point.
fn hit(place: usize, hit: HitArea) -> El {
    let HitArea { state: link, index, from, to, name } = hit;
    let tip = match index {
        Some(index) => [&link.id, "/", &index.to_string()].concat(),
        None => link.id.clone(),
    };
    let class = if to > from { "hit" } else { "hit point" };
    let css = ["left:", &css_percent(from / 100.0), ";width:", &css_percent((to - from) / 100.0)].concat();
    let link = record_link(&link, class, Vec::new()).attr("aria-label", name).attr("data-tip", tip);
    link.attr_opt("tabindex", (place > 0).then_some("-1")).style(css)
}

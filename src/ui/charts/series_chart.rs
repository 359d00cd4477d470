//! The figure of a series chart.

use super::parts::{axis_labels, chart_label, export_toolbar, svg_drawing};
use crate::geometry::{coordinate, css_percent};
use crate::paint;
use crate::scene::charts::{
    ChartDrawing, ChartId, ChartLabel, HitArea, SeriesChart, TICK_GAP, progress_track, time_series,
};
use crate::scene::records::badge::Badge;
use crate::scene::records::record_text::SceneContext;
use crate::ui::element::{El, el};
use crate::ui::record::{record_link, span, status_badge};
use crate::words::Whole;

/// Returns the figure of a series chart, with its table if that is open.
pub(super) fn series_figure(
    ctx: &SceneContext<'_>,
    series: SeriesChart,
    open: Option<ChartId>,
    table: Option<El>,
) -> El {
    let name = series.id.to_text(ctx);
    let (class, width, height) = match &series.drawing {
        ChartDrawing::TimeSeries(chart) => ("chart-canvas time-series", chart.width, time_series::HEIGHT),
        ChartDrawing::ProgressTrack(track) => ("chart-canvas progress-track", track.width, progress_track::HEIGHT),
    };
    let view_box = format!("0 0 {} {}", coordinate(width), coordinate(height));
    let canvas = el("canvas").attr("data-chart", name.clone()).attr("aria-hidden", "true");
    let labels = el("svg")
        .class("chart-labels")
        .attr("aria-hidden", "true")
        .children_iter(series.labels.iter().map(drawing_label));
    let hits = el("div").class("hits").attr("data-roving", "a.hit");
    let hits = hits.children_iter(series.hits.into_iter().enumerate().map(|(index, hit)| hit_link(index, hit)));
    let note = (!series.note.is_empty()).then(|| el("p").class("note").text_content(series.note));
    let words = ctx.words();
    let counts = series.counts.iter().map(|(badge, count)| {
        let badge = Badge { words: (words.in_views().chart.count)(&badge.words, *count), ..badge.clone() };
        status_badge(&badge)
    });
    let shares =
        (!series.shares.is_empty()).then(|| span("share", (words.in_views().share_of)(&series.shares, Whole::Target)));
    let statuses = el("p").class("statuses").children_iter(counts).children_iter(shares);
    let toolbar = export_toolbar(ctx, &name, &series.title, open == Some(series.id));
    let max_y = series.axis.iter().map(|label| label.y).fold(0.0, f64::max);
    let lines = match max_y {
        y if y <= 30.0 => "two",
        y if y <= 60.0 => "four",
        _ => "six",
    };
    let axis = axis_labels(&series.axis, 0.0).attr("data-lines", lines);
    let layers = el("div").class(class).children(vec![
        svg_drawing(view_box, paint::series_shapes(&series.drawing)),
        canvas,
        labels,
        hits,
    ]);
    let plot = el("div").class("plot").style(["margin-left:", &coordinate(series.gutter), "px"].concat());
    let parts = vec![el("h3").text_content(series.title), plot.children(vec![layers, axis]), statuses];
    let figure = el("div").attr("role", "group").attr("aria-label", series.caption.clone()).children(parts);
    let more = el("details").class("chart-more").children(vec![
        el("summary").text_content(words.in_views().chart.more),
        el("p").class("caption").text_content(series.caption),
    ]);
    // The table follows the buttons: if it came and went before them, they would move and lose the focus.
    let more = more.children_iter(note).children(vec![toolbar]).children_iter(table);
    el("div").class("series-chart").children(vec![figure, more])
}

/// Returns a label of the drawing, or of the gutter beside it.
fn drawing_label(label: &ChartLabel) -> El {
    let gap = (label.class == "tick").then(|| coordinate(-TICK_GAP));
    chart_label(label, 0.0).attr_opt("dx", gap)
}

/// Returns a link to the record over the chart, with a tooltip: over a range of the axis, or at a point.
fn hit_link(position: usize, hit: HitArea) -> El {
    let HitArea { state, index, from, to, name } = hit;
    let tip = match index {
        Some(index) => [&state.id, "/", &index.to_string()].concat(),
        None => state.id.clone(),
    };
    let class = if to > from { "hit" } else { "hit point" };
    let css = ["left:", &css_percent(from / 100.0), ";width:", &css_percent((to - from) / 100.0)].concat();
    let link = record_link(&state, class, Vec::new()).attr("aria-label", name).attr("data-tooltip", tip);
    link.attr_opt("tabindex", (position > 0).then_some("-1")).style(css)
}

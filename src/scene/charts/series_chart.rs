//! Charts of series: a drawing with its labels, hit areas and caption.

use super::captions::{progress_caption, series_caption};
use super::chart_label::{ChartLabel, FONT};
use super::hit_areas::{HitArea, hit_areas, track_hit_areas};
use super::label_placement::PAGE_WIDTHS;
use super::progress_track::{self, ProgressTrack};
use super::rows::{ChartId, count_badges};
use super::series_labels::{ChartWidths, drawing_labels, tick_labels, time_labels, track_labels};
use super::time_series::{self, SeriesModel, TimeSeriesChart, members};
use crate::gather::Gather;
use crate::number::Decimal;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::labels::text_width;
use crate::scene::records::badge::Badge;
use crate::state::VisibleRecords;
use crate::story::{Indicator, RecordKind, Series, SeriesForm};

/// Gap between the tick labels and the drawing, in pixels.
pub const TICK_GAP: f64 = 7.0;

/// Drawing of a series.
#[derive(Clone, Debug)]
pub enum ChartDrawing {
    /// A time series chart.
    TimeSeries(TimeSeriesChart),
    /// A progress track.
    ProgressTrack(ProgressTrack),
}

/// Chart of a series.
#[derive(Clone, Debug)]
pub struct SeriesChart {
    /// Id of the chart.
    pub id: ChartId,
    /// The programme that it is shown with, by index.
    pub programme: Option<usize>,
    /// Title of the series.
    pub title: String,
    /// The drawing.
    pub drawing: ChartDrawing,
    /// Width of the column left of the drawing, in pixels. It holds the tick labels of the value axis, where no line
    /// crosses them.
    pub gutter: f64,
    /// Labels in the drawing. Those of class `tick` are left of it and end [`TICK_GAP`] before its left edge.
    pub labels: Vec<ChartLabel>,
    /// Labels below the drawing.
    pub axis: Vec<ChartLabel>,
    /// Hit areas in time order.
    pub hits: Vec<HitArea>,
    /// Summary of the chart in one sentence.
    pub caption: String,
    /// The author's note on the series.
    pub note: String,
    /// Ids of its indicators.
    pub indicators: Vec<String>,
    /// Number of its indicators per status, the best first.
    pub counts: Vec<(Badge, usize)>,
    /// Least and greatest share of a target; empty without a share.
    pub shares: String,
}

/// Data of each series, in story order. `None` for series that are out of scope or not drawn over time.
pub type SeriesModels = Vec<Option<SeriesModel>>;

/// Computes the data of all series; done once for a story.
pub fn series_models(ctx: &SceneContext<'_>) -> SeriesModels {
    let all = ctx.story.series.iter();
    all.map(
        |(_, series)| {
            if series.form == SeriesForm::TimeSeries { time_series::series_model(ctx, series) } else { None }
        },
    )
    .collect()
}

/// The charts of all series with a visible indicator, each `width` pixels wide. Labels are placed for the widths that a
/// chart may have on the page.
pub fn series_charts(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    models: &SeriesModels,
    width: f64,
) -> Vec<SeriesChart> {
    let all = ctx.story.series.iter().enumerate();
    let model = |index: usize| models.get(index).and_then(Option::as_ref);
    let widths = ChartWidths { width, labels: &PAGE_WIDTHS };
    all.filter_map(|(index, (_, series))| {
        series_chart(ctx, visible, highlight, (ChartId::Series(index), series), model(index), widths)
    })
    .collect()
}

/// The chart of one series. `None` if none of its indicators is visible.
pub(super) fn series_chart(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    (name, series): (ChartId, &Series),
    model: Option<&SeriesModel>,
    widths: ChartWidths<'_>,
) -> Option<SeriesChart> {
    let members = members(ctx, series);
    let reference = |id: &str| ctx.story.lookup(id).filter(|record| record.kind == RecordKind::Indicator);
    members.iter().find(|(id, _)| reference(id).is_some_and(|record| visible.contains(record)))?;
    let programme = members.first().and_then(|(_, indicator)| indicator.programmes.first());
    let programme = programme.and_then(|id| ctx.story.programmes.iter().position(|(other, _)| other == id));
    let title = series.title.get(ctx.lang).to_owned();
    let note = series.text.as_ref().map(|text| text.get(ctx.lang).to_owned()).unwrap_or_default();
    let mut gutter = 0.0;
    let (drawing, labels, axis, hits, caption) = match series.form {
        SeriesForm::TimeSeries => {
            let model = model?;
            let mut labels = tick_labels(ctx, model, &members);
            gutter = labels.iter().map(|label| text_width(&label.text, FONT)).fold(0.0, f64::max) + TICK_GAP;
            let inner: Vec<f64> = widths.labels.iter().map(|width| width - gutter).gather();
            let widths = ChartWidths { width: (widths.width - gutter).max(1.0), labels: &inner };
            labels.extend(drawing_labels(ctx, model, &members, widths));
            let hits =
                members.iter().flat_map(|(id, indicator)| hit_areas(ctx, highlight, model, id, indicator)).gather();
            let caption = series_caption(ctx, &title, &members, model);
            let drawing = ChartDrawing::TimeSeries(model.draw(widths.width, 1.0));
            (drawing, labels, time_labels(ctx, model, widths, gutter), hits, caption)
        }
        SeriesForm::ProgressTrack => {
            let (id, indicator) = members.first()?;
            let model = progress_track::progress_track_model(ctx, indicator);
            let axis = track_labels(ctx, &model, indicator, widths);
            let hits = track_hit_areas(ctx, highlight, &model, id, indicator);
            (
                ChartDrawing::ProgressTrack(model.draw(widths.width)),
                Vec::new(),
                axis,
                hits,
                progress_caption(ctx, &title, indicator),
            )
        }
    };
    let badges: Vec<Badge> = members.iter().map(|(_, indicator)| ctx.badge(indicator)).gather();
    let counts = count_badges(badges.iter());
    let indicators = members.iter().map(|(id, _)| (*id).to_owned()).gather();
    let shares = share_range(ctx, members.iter().map(|(_, indicator)| *indicator));
    Some(SeriesChart {
        id: name,
        programme,
        title,
        drawing,
        gutter,
        labels,
        axis,
        hits,
        caption,
        note,
        indicators,
        counts,
        shares,
    })
}

/// The least and the greatest share of a target as text, or the only one. Empty without a share.
fn share_range<'a>(ctx: &SceneContext<'_>, indicators: impl Iterator<Item = &'a Indicator>) -> String {
    let mut ends: Option<[(f64, String); 2]> = None;
    for indicator in indicators {
        let summary = ctx.summary(indicator);
        let Some(percent) = summary.percent.map(Decimal::to_f64) else { continue };
        let share = (percent, summary.share);
        ends = Some(match ends {
            None => [share.clone(), share],
            Some([least, most]) if share.0 < least.0 => [share, most],
            Some([least, most]) if share.0 > most.0 => [least, share],
            same => same.unwrap_or_default(),
        });
    }
    match ends {
        None => String::new(),
        Some([least, most]) if least.1 == most.1 => most.1,
        Some([least, most]) => [least.1.trim_end_matches('%'), "–", &most.1].concat(),
    }
}

//! Painting of all charts on their canvases, at device resolution.

use super::super::session::Session;
use crate::browser::{self, Canvas};
use crate::paint;
use crate::scene::charts;
use crate::state::View;
use crate::story::SeriesForm;

/// Paints every canvas of the view. The SVG stays visible where a canvas has no context.
pub(in crate::ui) fn paint_canvases(session: Session) {
    if !super::parts::IS_ENABLED {
        return;
    }
    // All widths are read before anything is written, so that layout runs only once.
    let canvases = session.root().canvases("[data-view=indicators]");
    let Some(theme) = canvases.first().map(|first| browser::theme(&first.canvas)) else { return };
    let models = session.charts().models();
    session.scene_untracked(|ctx, _, _, state| {
        if state.view != View::Indicators {
            return;
        }
        let find = |id: &str| canvases.iter().find(|canvas| canvas.id == id);
        // A failed canvas call is ignored, because the values are also in the text beside the chart.
        for (index, (id, series)) in ctx.story.series.iter().enumerate() {
            let Some(canvas) = find(&["series/", id].concat()) else { continue };
            match (series.form, models.get(index)) {
                (SeriesForm::TimeSeries, Some(Some(model))) => paint_time_series(canvas, model, &theme),
                (SeriesForm::ProgressTrack, _) => {
                    let indicator = charts::time_series::members(ctx, series).first().map(|(_, indicator)| *indicator);
                    let surface = browser::drawing_area(canvas, charts::progress_track::HEIGHT);
                    if let Some(((area, pixel_ratio), indicator)) = surface.zip(indicator) {
                        let track = charts::progress_track::progress_track_model(ctx, indicator).draw(canvas.width);
                        let _ = paint::progress_track(&area, &track, &theme, pixel_ratio);
                    }
                }
                _ => {}
            }
        }
    });
}

fn paint_time_series(canvas: &Canvas, model: &charts::time_series::SeriesModel, theme: &paint::Theme) {
    if let Some((area, pixel_ratio)) = browser::drawing_area(canvas, charts::time_series::HEIGHT) {
        // One device pixel: finer detail is invisible.
        let _ = paint::time_series(&area, &model.draw(canvas.width, 1.0 / pixel_ratio), theme, pixel_ratio);
    }
}

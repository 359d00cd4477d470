//! The ink of all charts on their canvases, at the pixels of the device.

use super::super::session::Session;
use crate::browser::{self, Canvas};
use crate::paint;
use crate::scene::chart::{self, inks};
use crate::state::View;
use crate::story::SeriesForm;

/// Paints every canvas of the view; one that cannot be had leaves its SVG in sight.
pub(in crate::ui) fn paint_all(session: Session) {
    if !super::IS_THERE {
        return;
    }
    // All widths are asked for before anything changes, so that the page is laid out but once.
    let canvases = session.root().canvases("[data-view=indicators]");
    let Some(theme) = canvases.first().map(|own| browser::theme(&own.canvas)) else { return };
    let plans = session.plans();
    session.scene_untracked(|told, shown, _, state| {
        if !state.view.shows(View::Indicators) {
            return;
        }
        let find = |id: &str| canvases.iter().find(|own| own.id == id);
        // What a canvas refuses to draw stays undrawn; the numbers are in words beside it.
        for (id, bullet) in inks(told, shown, state.sort, |id| find(id).map_or(0.0, |own| own.width)) {
            let surface = find(&id).and_then(|own| browser::surface(own, chart::bullet::HEIGHT));
            if let Some((area, dots)) = surface {
                let _ = paint::bullet(&area, &bullet, &theme, dots);
            }
        }
        for (index, (id, series)) in told.story.series.iter().enumerate() {
            let Some(canvas) = find(&["series/", id].concat()) else { continue };
            match (series.form, plans.get(index)) {
                (SeriesForm::Years, Some(Some(plan))) => paint_years(canvas, plan, &theme),
                (SeriesForm::Way, _) => {
                    let indicator = chart::years::members(told, series).first().map(|(_, own)| *own);
                    let surface = browser::surface(canvas, chart::way::HEIGHT);
                    if let Some(((area, dots), indicator)) = surface.zip(indicator) {
                        let way = chart::way::plan(told, indicator).way(canvas.width);
                        let _ = paint::way(&area, &way, &theme, dots);
                    }
                }
                _ => {}
            }
        }
    });
}

fn paint_years(canvas: &Canvas, plan: &chart::years::Plan, theme: &paint::Theme) {
    if let Some((area, dots)) = browser::surface(canvas, chart::years::HEIGHT) {
        // A column of the device: finer than that nothing can be seen.
        let _ = paint::years(&area, &plan.years(canvas.width, 1.0 / dots), theme, dots);
    }
}

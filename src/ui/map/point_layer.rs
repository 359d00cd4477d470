//! The canvas of the point layer, for places with very many points: painting and hit testing.

use leptos::prelude::{Get, GetUntracked, untrack};
use wasm_bindgen_futures::spawn_local;

use super::viewport_controller::{ViewportController, flight_ms};
use crate::browser;
use crate::geometry::Point;
use crate::paint;
use crate::scene::map::point_layer::PointHit;
use crate::scene::map::{self, MapViewport, RenderedExtent};
use crate::scene::viewport::Viewport;
use crate::state::Action;
use crate::ui::picker::{self, PickerTarget};
use crate::ui::session::Session;

/// Paints the points again when the rendered extent, the state or the width changes. Reactive.
pub(in crate::ui) fn redraw_on_change(session: Session) {
    // The bundled story has no points, so it is not parsed for them.
    if session.matches_prerender(true) {
        return;
    }
    let (_, _, _) = (session.map().extent.get(), session.state(), session.width.get());
    // In a microtask: after the elements are updated, and before the next frame.
    spawn_local(async move {
        if !session.is_disposed() {
            draw(session);
        }
    });
}

/// Paints the points, if the page has the canvas.
pub(in crate::ui) fn draw(session: Session) {
    // Stories without a point layer have no canvas and need no map model here.
    let Some(canvas) = session.root().canvas(".map-dots") else { return };
    let controller = ViewportController::from_session(session);
    let extent =
        session.map().extent.get_untracked().filter(|extent| extent.covers(controller.viewport, controller.plot));
    let extent = extent.unwrap_or_else(|| RenderedExtent::exact(controller.viewport, controller.plot));
    let dots = untrack(|| session.scene(|ctx, _, _, _| controller.model.point_layer.marks(ctx, &extent)));
    let Some((area, pixels)) = browser::drawing_area(&canvas, canvas.width * dots.height / dots.width) else { return };
    // A failed canvas call is no error, because the list shows the same places.
    let _ = paint::points(&area, &dots, &browser::theme(&canvas.canvas), pixels * canvas.width / dots.width);
}

/// Returns the points at a position of the drawing; `None` if none is near.
pub(super) fn hit(controller: &ViewportController, place: Point) -> Option<PointHit> {
    controller.model.point_layer.hit(controller.viewport, controller.plot.width, place)
}

/// Opens a hit: zooms in if that splits the cluster, else opens the picker if several places have points there, else selects
/// the place.
pub(super) fn open(controller: &ViewportController, hit: PointHit) {
    let goal = map::fit_area(controller.plot, hit.area).clamp_to(map::pan_bounds(&controller.model, controller.plot));
    let is_parted = |goal: MapViewport| {
        let again = controller.model.point_layer.hit(goal, controller.plot.width, goal.position_of(hit.at));
        again.is_none_or(|again| again.count < hit.count)
    };
    if hit.count > 1 && goal.width <= 0.9 * controller.viewport.width && is_parted(goal) {
        return controller.animate_to(goal, flight_ms(controller.viewport, goal));
    }
    let here = untrack(|| {
        controller.session.scene(|ctx, _, highlight, _| {
            let (model, plot, viewport) = (&*controller.model, controller.plot, controller.viewport);
            map::DrawnMap { ctx, model, highlight, plot, viewport }.records_at(hit.at)
        })
    });
    if here.len() > 1 {
        picker::open(controller.session, PickerTarget::Overlap(hit.at, None));
    } else {
        controller.session.dispatch(Action::Select(Some(hit.owner)));
    }
}

/// Shows the name or the number of the points under the pointer as a tooltip.
pub(super) fn hover(session: Session, place: Point) {
    let controller = ViewportController::from_session(session);
    if controller.model.point_layer.is_empty() {
        return;
    }
    let said = hit(&controller, place).map(|hit| {
        untrack(|| {
            session.scene(|ctx, _, _, _| {
                let name = ctx.story.name_of(hit.owner).map(|name| name.get(ctx.lang)).unwrap_or_default();
                if hit.count == 1 { name.to_owned() } else { (ctx.words().map.cluster)(hit.count as usize, name) }
            })
        })
    });
    session.root().set_tooltip(".map-sight", said.as_deref());
}

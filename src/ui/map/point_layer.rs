//! The canvas of the point layer, for places with very many points: painting and hit testing.

use super::viewport::MapController;
use crate::browser::{self, spawn_local};
use crate::geometry::Point;
use crate::paint;
use crate::scene::kit::record_choice::PickerTarget;
use crate::scene::map::point_layer::PointHit;
use crate::scene::map::{self, MapViewport, RenderedExtent};
use crate::scene::viewport::Viewport;
use crate::state::Action;
use crate::ui::session::Session;

/// Paints the points once the element that was made now is on the page: in a microtask, after the update that makes it, and before the
/// next frame.
pub(super) fn draw_when_made(session: Session) {
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
    let Some(controller) = MapController::from_session(session) else { return };
    let extent = session
        .map()
        .viewport
        .extent
        .get_untracked()
        .filter(|extent| extent.covers(controller.viewport, controller.plot));
    let extent = extent.unwrap_or_else(|| RenderedExtent::exact(controller.viewport, controller.plot));
    let points = session.scene_untracked(|ctx, _, _, _| controller.model.point_layer.marks(ctx, &extent));
    let Some((area, pixel_ratio)) = browser::drawing_area(&canvas, canvas.width * points.height / points.width) else {
        return;
    };
    // A failed canvas call is no error, because the list shows the same places.
    let _ = paint::points(&area, &points, &browser::theme(&canvas.canvas), pixel_ratio * canvas.width / points.width);
}

/// Returns the points at a position of the drawing; `None` if none is near.
pub(super) fn hit(controller: &MapController, position: Point) -> Option<PointHit> {
    controller.model.point_layer.hit(controller.viewport, controller.plot.width, position)
}

/// Opens a hit: zooms in if that splits the cluster, else opens the picker if several places have points there, else selects
/// the place.
pub(super) fn open(controller: &MapController, hit: PointHit) {
    let destination =
        map::fit_area(controller.plot, hit.area).clamp_to(map::pan_bounds(&controller.model, controller.plot));
    let splits = |viewport: MapViewport| {
        let position = viewport.position_of(hit.at);
        let again = controller.model.point_layer.hit(viewport, controller.plot.width, position);
        again.is_none_or(|again| again.count < hit.count)
    };
    if hit.count > 1 && destination.width <= 0.9 * controller.viewport.width && splits(destination) {
        return controller.fly_to(destination);
    }
    let records = controller.session.scene_untracked(|ctx, _, highlight, _| {
        let (model, plot, viewport) = (&*controller.model, controller.plot, controller.viewport);
        map::DrawnMap { ctx, model, highlight, plot, viewport }.records_at(hit.at)
    });
    if records.len() > 1 {
        controller.session.picker().set(Some(PickerTarget::Overlap(hit.at, None)));
    } else {
        controller.session.dispatch(Action::Select(Some(hit.owner)));
    }
}

/// Shows the name or the number of the points under the pointer as a tooltip.
pub(super) fn hover(controller: &MapController, position: Point) {
    if controller.model.point_layer.is_empty() {
        return;
    }
    let tooltip = hit(controller, position).map(|hit| {
        controller.session.scene_untracked(|ctx, _, _, _| {
            let name = ctx.story.name_of(hit.owner).map(|name| name.get(ctx.lang)).unwrap_or_default();
            if hit.count == 1 {
                name.to_owned()
            } else {
                (ctx.words().in_views().map.cluster)(hit.count as usize, name)
            }
        })
    });
    let shown = controller.session.map().tooltip;
    if shown.with_untracked(|shown| *shown != tooltip) {
        shown.set(tooltip);
    }
}

//! Commands of the map: its buttons, its clusters, the district filter and the tour of the visit.

use super::nearby;
use super::state::Nearby;
use super::viewport::{Map, MapController};
use crate::gather::Gather;
use crate::scene::kit::record_choice::PickerTarget;
use crate::scene::map::{self, MapViewport};
use crate::scene::viewport::Viewport;
use crate::scene::viewport::easing::EASE_MS;
use crate::scene::viewport::input::{ZOOM_IN, ZOOM_OUT};
use crate::scene::viewport::tour::{Tour, TourStep};
use crate::state::Action;
use crate::story::RecordId;
use crate::ui::command::MapCommand;
use crate::ui::session::Session;
use crate::ui::viewport::controller::PanZoomView;

/// Runs a command of the controls.
pub(in crate::ui) fn run_command(session: Session, command: MapCommand) {
    let Some(controller) = MapController::from_session(session) else { return };
    let (model, plot) = (&controller.model, controller.plot);
    let zoom = |factor| controller.animate_to(controller.target().zoom_at(factor, MapViewport::CENTER), EASE_MS);
    let destination = match command {
        MapCommand::ZoomIn => return zoom(ZOOM_IN),
        MapCommand::ZoomOut => return zoom(ZOOM_OUT),
        MapCommand::ShowInitial => Some(map::initial_view(model, plot)),
        MapCommand::ShowAll => Some(map::fit_all(model, plot)),
        MapCommand::ShowProgramme => {
            let records: Vec<RecordId> = model.items.iter().map(|item| item.record).gather();
            fit_records(&controller, &records)
        }
        MapCommand::ShowSelection => {
            let related = session.selected().map(|record| map::with_relatives(&session.story(), record));
            related.and_then(|records| fit_records(&controller, &records))
        }
        MapCommand::Locate => return nearby::request_position(session),
        MapCommand::ForgetLocation => return session.map().nearby.set(Nearby::Off),
    };
    if let Some(destination) = destination {
        controller.fly_to(destination);
    }
}

fn fit_records(controller: &MapController, records: &[RecordId]) -> Option<MapViewport> {
    controller
        .session
        .scene_untracked(|ctx, _, _, _| map::fit_records(ctx, &controller.model, controller.plot, records))
}

/// Filters by the district with this code, and moves to it. An empty code clears the filter, and the map stays where it is.
pub(in crate::ui) fn filter_district(session: Session, code: &str) {
    session.dispatch(Action::FilterDistrict((!code.is_empty()).then(|| code.to_owned())));
    let Some(controller) = MapController::from_session(session) else { return };
    // The state has no district that the base map does not have.
    let destination =
        session.scene_untracked(|ctx, _, _, state| map::fit_district(ctx, controller.plot, state.district.as_deref()?));
    if let Some(destination) = destination {
        controller.fly_to(destination);
    }
}

/// Opens the cluster or the overlapping marks of a place: zooms in until the places separate, or opens the picker where no zoom
/// separates them.
pub(in crate::ui) fn open_cluster(session: Session, first: RecordId) {
    let Some(controller) = MapController::from_session(session) else { return };
    let (model, plot, viewport) = (&*controller.model, controller.plot, controller.viewport);
    let (destination, position) = session.scene_untracked(|ctx, _, highlight, _| {
        let destination = map::zoom_to_cluster(ctx, model, highlight, plot, viewport, first);
        (destination, map::DrawnMap { ctx, model, highlight, plot, viewport }.position_of(first))
    });
    match (destination, position) {
        (Some(destination), _) => {
            // The cluster disappears. The focus moves to the map.
            session.root().focus_without_scroll(Map::PLOT);
            controller.fly_to(destination);
        }
        (None, Some(position)) => session.picker().set(Some(PickerTarget::Overlap(position, Some(first)))),
        (None, None) => session.dispatch(Action::Select(Some(first))),
    }
}

/// Selects the next or previous stop of the visit, and moves to it. Returns false if no stop is left.
pub(in crate::ui) fn step_tour(session: Session, step: TourStep) -> bool {
    let Some(controller) = MapController::from_session(session) else { return false };
    let stops = map::tour_stops(&controller.model).into_iter().map(|item| item.record).gather();
    let Some(stop) = Tour::new(stops).step(session.selected(), step) else { return false };
    session.dispatch(Action::Select(Some(stop)));
    let destination =
        session.scene_untracked(|ctx, _, _, _| map::fit_stop(ctx, &controller.model, controller.plot, stop));
    if let Some(destination) = destination {
        controller.fly_to(destination);
    }
    true
}

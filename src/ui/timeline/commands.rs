//! Commands of the timeline: its buttons, its clusters and the tour of events.

use super::viewport::TimelineController;
use crate::scene::kit::record_choice::PickerTarget;
use crate::scene::timeline::{TimeRange, fit_records, reveal, tour_stops, zoom_to_cluster};
use crate::scene::viewport::Viewport;
use crate::scene::viewport::easing::EASE_MS;
use crate::scene::viewport::input::{ZOOM_IN, ZOOM_OUT};
use crate::scene::viewport::tour::{Tour, TourStep};
use crate::state::Action;
use crate::story::RecordId;
use crate::ui::command::TimelineCommand;
use crate::ui::session::Session;
use crate::ui::viewport::state::Settle;

/// Runs a command of the controls.
pub(in crate::ui) fn run_command(session: Session, command: TimelineCommand) {
    let Some(controller) = TimelineController::from_session(session) else {
        // Without dated records there is no range to show, but one to clear.
        if command == TimelineCommand::ShowInitial {
            session.dispatch(Action::SetTimeWindow(None));
        }
        return;
    };
    let (model, from) = (&controller.model, controller.target());
    let destination = match command {
        TimelineCommand::ZoomIn => from.zoom_at(ZOOM_IN, TimeRange::CENTER),
        TimelineCommand::ZoomOut => from.zoom_at(ZOOM_OUT, TimeRange::CENTER),
        TimelineCommand::PanEarlier => from.pan(-0.5),
        TimelineCommand::PanLater => from.pan(0.5),
        TimelineCommand::ShowAll if from.contains(model.pan_bounds) => model.initial_range,
        TimelineCommand::ShowAll => model.pan_bounds,
        TimelineCommand::ShowInitial => model.initial_range,
        TimelineCommand::ShowSelection => {
            let range = session.selected().and_then(|record| fit_relatives(&controller, record));
            let Some(range) = range else { return };
            range
        }
    };
    controller.animate_to(destination, EASE_MS);
}

/// Returns the range of a record and its relatives; `None` if none of them has a date.
fn fit_relatives(controller: &TimelineController, record: RecordId) -> Option<TimeRange> {
    let mut records = controller.session.story().relatives(record);
    records.push(record);
    fit_records(&controller.model, &records)
}

/// Opens the cluster that starts with a record: zooms in until its marks separate, or opens the picker where no zoom separates
/// them.
pub(in crate::ui) fn open_cluster(session: Session, first: RecordId) {
    let Some(controller) = TimelineController::from_session(session) else { return };
    session.timeline().cursor.set(Some(first));
    match zoom_to_cluster(&controller.model, first, controller.viewport, controller.plot) {
        Some(destination) => controller.animate_to(destination, EASE_MS),
        None => session.picker().set(Some(PickerTarget::Cluster(first))),
    }
}

/// Selects the next or previous stop of the tour, and moves to it without filtering the other views. Returns false if no stop
/// is left.
pub(in crate::ui) fn step_tour(session: Session, step: TourStep) -> bool {
    let parent = session.tour().get_untracked().whole;
    let stops = session.scene_untracked(|ctx, visible, _, _| tour_stops(ctx, visible, parent));
    let Some(stop) = Tour::new(stops).step(session.selected(), step) else { return false };
    session.dispatch(Action::Select(Some(stop)));
    if let Some(controller) = TimelineController::from_session(session)
        && let Some(range) = reveal(&controller.model, stop, controller.target(), controller.plot)
        && range != controller.target()
    {
        controller.animate_then(range, EASE_MS, Settle::Rest);
    }
    true
}

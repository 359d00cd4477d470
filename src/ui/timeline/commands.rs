//! Commands of the timeline: its buttons, its clusters and the tour of events.

use leptos::prelude::{GetValue, Update, WithUntracked, untrack};

use super::viewport_controller::ViewportController;
use crate::scene::timeline::{TimeRange, fit_records, reveal, tour_stops, zoom_to_cluster};
use crate::scene::viewport::Viewport;
use crate::state::Action;
use crate::story::RecordId;
use crate::ui::motion::EASE_MS;
use crate::ui::picker::{self, PickerTarget};
use crate::ui::session::Session;
use crate::ui::tour::{Tour, next, pause, play};

/// Runs a command of the timeline. Returns false if `control` is not one.
pub(in crate::ui) fn handle_command(session: Session, control: &str, value: &str) -> bool {
    match control {
        "data-time" => toolbar_button(session, value),
        "data-crowd" => {
            if let (Some(at), Some(controller)) =
                (session.story().lookup(value), ViewportController::from_session(session))
            {
                session.cursor.update(|look| look.cursor = Some(at));
                match zoom_to_cluster(&controller.model, at, controller.viewport, controller.axis_width) {
                    Some(goal) => controller.animate_to(goal, EASE_MS),
                    None => picker::open(session, PickerTarget::Cluster(at)),
                }
            }
        }
        _ => return false,
    }
    true
}

fn toolbar_button(session: Session, word: &str) {
    match word {
        "more" => return session.cursor.update(|look| look.event_pages += 1),
        "rows" => return session.cursor.update(|look| look.table_pages += 1),
        "play" => return play(session, Tour::Events, step_tour),
        "pause" => return pause(session),
        "next" | "previous" => {
            step_tour(session, if word == "next" { 1 } else { -1 });
            return;
        }
        _ => {}
    }
    let Some(controller) = ViewportController::from_session(session) else { return };
    // A button pressed during an animation starts from the animation's goal.
    let from = session.timeline_pointer.get_value().goal.unwrap_or(controller.viewport);
    let goal = match word {
        "in" => from.zoom_at(0.5, 0.5),
        "out" => from.zoom_at(2.0, 0.5),
        "earlier" => from.pan(-0.5),
        "later" => from.pan(0.5),
        "all" if controller.viewport.contains(controller.model.pan_bounds) => controller.model.initial_range,
        "all" => controller.model.pan_bounds,
        "home" => controller.model.initial_range,
        "selection" => match session.selected().and_then(|at| viewport_of(session, &controller, at)) {
            Some(goal) => goal,
            None => return,
        },
        _ => return,
    };
    controller.animate_to(goal, EASE_MS);
}

/// Returns the range of a record and its relatives; `None` if none of them has a date.
fn viewport_of(session: Session, controller: &ViewportController, at: RecordId) -> Option<TimeRange> {
    let mut records = session.story().relatives(at);
    records.push(at);
    fit_records(&controller.model, &records)
}

/// Selects the stop `by` steps on and moves the viewport to it without filtering. Returns false if no stop is left.
fn step_tour(session: Session, by: isize) -> bool {
    let walk = session.cursor.with_untracked(|look| look.tour_place);
    let selected = session.selected();
    let stop = untrack(|| {
        session.scene(|ctx, visible, _, _| {
            let stops = tour_stops(ctx, visible, walk);
            next(&stops, selected, by)
        })
    });
    let Some(stop) = stop else { return false };
    session.dispatch(Action::Select(Some(stop)));
    if let Some(controller) = ViewportController::from_session(session)
        && let Some(goal) = reveal(&controller.model, stop, controller.viewport, controller.axis_width)
        && goal != controller.viewport
    {
        controller.pass(goal, EASE_MS);
    }
    true
}

//! Commands of the map: its buttons, its clusters, the district filter and the tour of the visit.

use leptos::prelude::{Set, Update, untrack};

use super::nearby::{self, Nearby};
use super::viewport_controller::{ViewportController, flight_ms, target_viewport};
use crate::geometry::Point;
use crate::scene::map::{self, MapViewport, tour_stops};
use crate::scene::viewport::Viewport;
use crate::state::Action;
use crate::story::RecordId;
use crate::ui::motion::EASE_MS;
use crate::ui::picker::{self, PickerTarget};
use crate::ui::session::Session;
use crate::ui::tour::{Tour, next, pause, play};

/// Runs a command of the map. Returns false if `control` is not one.
pub(in crate::ui) fn handle_command(session: Session, control: &str, value: &str) -> bool {
    match control {
        "data-map" => toolbar_button(session, value),
        "data-gather" => {
            if let Some(at) = session.story().lookup(value) {
                open_cluster(session, at);
            }
        }
        _ => return false,
    }
    true
}

fn toolbar_button(session: Session, word: &str) {
    match word {
        "more" => return session.cursor.update(|look| look.place_pages += 1),
        "near" => return nearby::request_position(session),
        "forget" => return session.map().nearby.set(Nearby::Off),
        "play" => return play(session, Tour::Visit, step_tour),
        "pause" => return pause(session),
        "next" | "previous" => {
            step_tour(session, if word == "next" { 1 } else { -1 });
            return;
        }
        _ => {}
    }
    let controller = ViewportController::from_session(session);
    // A button pressed during an animation starts from the animation's goal.
    let from = target_viewport(&controller);
    let goal = match word {
        "in" => Some(from.zoom_at(0.5, Point::default())),
        "out" => Some(from.zoom_at(2.0, Point::default())),
        "home" => Some(map::initial_view(&controller.model, controller.plot)),
        "all" => Some(map::fit_all(&controller.model, controller.plot)),
        "programme" => {
            let all: Vec<RecordId> = controller.model.items.iter().map(|item| item.record).collect();
            viewport_of(session, &controller, &all)
        }
        "selection" => session
            .selected()
            .and_then(|at| viewport_of(session, &controller, &map::with_relatives(&session.story(), at))),
        _ => None,
    };
    if let Some(goal) = goal {
        controller.animate_to(
            goal,
            if matches!(word, "in" | "out") { EASE_MS } else { flight_ms(controller.viewport, goal) },
        );
    }
}

fn viewport_of(session: Session, controller: &ViewportController, wanted: &[RecordId]) -> Option<MapViewport> {
    untrack(|| session.scene(|ctx, _, _, _| map::fit_records(ctx, &controller.model, controller.plot, wanted)))
}

/// Applies an action that sets the district filter, and moves to the district. Stays where it is if the filter is cleared.
pub(in crate::ui) fn filter_district(session: Session, action: Action) {
    session.dispatch(action);
    let code = untrack(|| session.state()).district;
    let controller = ViewportController::from_session(session);
    let goal =
        code.and_then(|code| untrack(|| session.scene(|ctx, _, _, _| map::fit_district(ctx, controller.plot, &code))));
    if let Some(goal) = goal {
        controller.animate_to(goal, flight_ms(controller.viewport, goal));
    }
}

/// Opens a cluster: zooms in until its places separate. Where no zoom separates them, or where marks overlap, opens the picker.
fn open_cluster(session: Session, first: RecordId) {
    let controller = ViewportController::from_session(session);
    let (goal, spot) = untrack(|| {
        session.scene(|ctx, _, highlight, _| {
            let (model, frame, viewport) = (&controller.model, controller.plot, controller.viewport);
            let goal = map::zoom_to_cluster(ctx, model, highlight, frame, viewport, first);
            (goal, map::DrawnMap { ctx, model, highlight, plot: frame, viewport }.position_of(first))
        })
    });
    match (goal, spot) {
        (Some(goal), _) => {
            // The cluster disappears. The focus moves to the map.
            session.root().focus_without_scroll(".map-sight");
            controller.animate_to(goal, flight_ms(controller.viewport, goal));
        }
        (None, Some(spot)) => picker::open(session, PickerTarget::Overlap(spot, Some(first))),
        (None, None) => session.dispatch(Action::Select(Some(first))),
    }
}

/// Selects the stop `by` steps on and moves to it. Returns false if no stop is left.
fn step_tour(session: Session, by: isize) -> bool {
    let controller = ViewportController::from_session(session);
    let all: Vec<RecordId> = tour_stops(&controller.model).into_iter().map(|item| item.record).collect();
    let Some(stop) = next(&all, session.selected(), by) else { return false };
    session.dispatch(Action::Select(Some(stop)));
    let goal = untrack(|| session.scene(|ctx, _, _, _| map::fit_stop(ctx, &controller.model, controller.plot, stop)));
    if let Some(goal) = goal {
        controller.animate_to(goal, flight_ms(controller.viewport, goal));
    }
    true
}

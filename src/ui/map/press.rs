//! Buttons of the map, the numbers on it, and the walk along the stops of the visit.

use leptos::prelude::{Set, Update, untrack};

use super::nearby::{self, Near};
use super::reins::{Reins, flight, goal_or_sight};
use crate::geometry::Point;
use crate::scene::map::{self, Sight, stops};
use crate::state::Action;
use crate::story::Ref;
use crate::ui::motion::EASE;
use crate::ui::picker::{self, Picking};
use crate::ui::session::Session;
use crate::ui::walk::{Walk, next, pause, play};

/// Does what a control of the map asks for; whether there is such a control.
pub(in crate::ui) fn act(session: Session, control: &str, value: &str) -> bool {
    match control {
        "data-map" => pressed_button(session, value),
        "data-gather" => {
            if let Some(at) = session.story().lookup(value) {
                opened(session, at);
            }
        }
        _ => return false,
    }
    true
}

fn pressed_button(session: Session, word: &str) {
    match word {
        "more" => return session.look.update(|look| look.places += 1),
        "near" => return nearby::ask(session),
        "forget" => return session.map().near.set(Near::Off),
        "play" => return play(session, Walk::Visit, walked),
        "pause" => return pause(session),
        "next" | "previous" => {
            walked(session, if word == "next" { 1 } else { -1 });
            return;
        }
        _ => {}
    }
    let reins = Reins::take(session);
    // Pressed again while it moves, a button goes on from where it was to end.
    let from = goal_or_sight(&reins);
    let goal = match word {
        "in" => Some(from.scaled(0.5, Point::default())),
        "out" => Some(from.scaled(2.0, Point::default())),
        "home" => Some(map::home(&reins.plan, reins.frame)),
        "all" => Some(map::all(&reins.plan, reins.frame)),
        "programme" => {
            let all: Vec<Ref> = reins.plan.items.iter().map(|item| item.at).collect();
            sight_of(session, &reins, &all)
        }
        "selection" => {
            session.selected().and_then(|at| sight_of(session, &reins, &map::with_relatives(&session.story(), at)))
        }
        _ => None,
    };
    if let Some(goal) = goal {
        reins.go(goal, if matches!(word, "in" | "out") { EASE } else { flight(reins.sight, goal) });
    }
}

fn sight_of(session: Session, reins: &Reins, wanted: &[Ref]) -> Option<Sight> {
    untrack(|| session.scene(|told, _, _, _| map::sight_of(told, &reins.plan, reins.frame, wanted)))
}

/// Filters by a district, and goes there; by none, and stays.
pub(in crate::ui) fn within(session: Session, action: Action) {
    session.dispatch(action);
    let code = untrack(|| session.state()).district;
    let reins = Reins::take(session);
    let goal = code
        .and_then(|code| untrack(|| session.scene(|told, _, _, _| map::sight_of_district(told, reins.frame, &code))));
    if let Some(goal) = goal {
        reins.go(goal, flight(reins.sight, goal));
    }
}

/// Opens a number: comes as near as it takes to tell its places apart. Where that is not to be had, and where marks lie on each
/// other, the places at the spot are listed.
fn opened(session: Session, first: Ref) {
    let reins = Reins::take(session);
    let (goal, spot) = untrack(|| {
        session.scene(|told, _, lit, _| {
            let (plan, frame, sight) = (&reins.plan, reins.frame, reins.sight);
            let goal = map::opened(told, plan, lit, frame, sight, first);
            (goal, map::spot_of(told, plan, lit, frame, sight, first))
        })
    });
    match (goal, spot) {
        (Some(goal), _) => {
            // The number goes, and with it the focus: on to the map.
            session.root().focus_still(".map-sight");
            reins.go(goal, flight(reins.sight, goal));
        }
        (None, Some(spot)) => picker::open(session, Picking::Spot(spot, Some(first))),
        (None, None) => session.dispatch(Action::Select(Some(first))),
    }
}

/// Chooses the stop so many steps on, and goes there; whether there is one.
fn walked(session: Session, by: isize) -> bool {
    let reins = Reins::take(session);
    let all: Vec<Ref> = stops(&reins.plan).into_iter().map(|item| item.at).collect();
    let Some(stop) = next(&all, session.selected(), by) else { return false };
    session.dispatch(Action::Select(Some(stop)));
    let goal = untrack(|| session.scene(|told, _, _, _| map::sight_of_stop(told, &reins.plan, reins.frame, stop)));
    if let Some(goal) = goal {
        reins.go(goal, flight(reins.sight, goal));
    }
    true
}

//! Tours that play by themselves: along the events in time order, or along the places of the visit.

use super::command::{Command, TourCommand};
use super::control::icon_button;
use super::element::{El, el};
use super::session::Session;
use crate::browser::{self, spawn_local};
use crate::scene::viewport::tour::{TourKind, TourStep};
use crate::state::Action;

/// Time at each stop of a tour, in milliseconds.
const STOP_MS: i32 = 3_000;

/// Moves by one stop. Returns false if no stop is left.
pub(super) type StepTour = fn(Session, TourStep) -> bool;

/// Plays a tour to its end, or until it is paused.
pub(super) fn play(session: Session, tour: TourKind, step: StepTour) {
    session.tour().update(|state| {
        (state.playing, state.generation) = (Some(tour), state.generation.wrapping_add(1));
    });
    let generation = session.tour().get_untracked().generation;
    spawn_local(async move {
        // A paused tour may still be waiting at its stop when the next one starts.
        let is_playing = || {
            let state = (!session.is_disposed()).then(|| session.tour().get_untracked());
            state.is_some_and(|state| state.playing == Some(tour) && state.generation == generation)
        };
        let mut is_first = true;
        while is_playing() {
            if !step(session, TourStep::Next) {
                // Starting at the last stop plays the tour from the beginning.
                if is_first {
                    session.dispatch(Action::Select(None));
                }
                if !is_first || !step(session, TourStep::Next) {
                    session.stop_tour();
                }
            }
            is_first = false;
            browser::sleep(STOP_MS).await;
        }
    });
}

/// Labels of the buttons of a tour, in the language shown.
pub(super) struct TourLabels {
    pub(super) play: &'static str,
    pub(super) pause: &'static str,
    /// To the previous and to the next stop.
    pub(super) steps: [&'static str; 2],
}

/// Returns the buttons of a tour: previous stop, play or pause, next stop.
pub(super) fn tour_buttons(tour: TourKind, playing: Option<TourKind>, labels: &TourLabels) -> El {
    let button = |command: TourCommand, sign: &'static str, label: &'static str| {
        icon_button(Command::Tour(tour, command), sign, label)
    };
    let play = if playing == Some(tour) {
        button(TourCommand::Pause, "❚❚", labels.pause)
    } else {
        button(TourCommand::Play, "▶", labels.play)
    };
    let [previous, next] = labels.steps;
    el("div").class("switch").children(vec![
        button(TourCommand::Step(TourStep::Previous), "◀", previous),
        play,
        button(TourCommand::Step(TourStep::Next), "▶|", next),
    ])
}

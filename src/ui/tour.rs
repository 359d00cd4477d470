//! Walking from stop to stop, by itself: along the events in time, or along the places of the visit.

use leptos::prelude::{Update, WithUntracked};
use wasm_bindgen_futures::spawn_local;

use super::session::Session;
use crate::browser;
use crate::state::Action;

/// How long each stop of a walk is looked at, in milliseconds.
const STOP_MS: i32 = 3_000;

/// What is walked along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tour {
    /// The events, in time.
    Events,
    /// The places of the visit, on the map.
    Visit,
}

/// Goes from stop to stop until the end, or until it is told to pause. A step says whether there is another stop.
pub(super) fn play(session: Session, walk: Tour, step: fn(Session, isize) -> bool) {
    session.cursor.update(|look| {
        (look.playing, look.playback_generation) = (Some(walk), look.playback_generation.wrapping_add(1));
    });
    let own = session.cursor.with_untracked(|look| look.playback_generation);
    spawn_local(async move {
        // A walk that was paused may still be at its stop when the next one begins.
        let is_on = || {
            !session.is_disposed()
                && session.cursor.with_untracked(|look| look.playing == Some(walk) && look.playback_generation == own)
        };
        let mut is_first = true;
        while is_on() {
            if !step(session, 1) {
                // From the last stop it begins anew.
                if is_first {
                    session.dispatch(Action::Select(None));
                }
                if !is_first || !step(session, 1) {
                    pause(session);
                }
            }
            is_first = false;
            browser::sleep(STOP_MS).await;
        }
    });
}

/// Ends a walk that goes on by itself, when somebody does something else.
pub(super) fn stop(session: Session) {
    if session.cursor.with_untracked(|look| look.playing.is_some()) {
        pause(session);
    }
}

/// Stays where it is.
pub(super) fn pause(session: Session) {
    session.cursor.update(|look| look.playing = None);
}

/// The stop so many steps on from the own one, among some in a row; from outside, the first or the last.
pub(super) fn next<T: Copy + PartialEq>(stops: &[T], own: Option<T>, by: isize) -> Option<T> {
    let next = match stops.iter().position(|stop| Some(*stop) == own) {
        Some(own) => own.checked_add_signed(by)?,
        None if by > 0 => 0,
        None => stops.len().checked_sub(1)?,
    };
    stops.get(next).copied()
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn a_walk_ends_at_its_ends_and_begins_at_one() {
        let stops = ['a', 'b', 'c'];
        assert_eq!(next(&stops, Some('a'), 1), Some('b'));
        assert_eq!(next(&stops, Some('c'), 1), None);
        assert_eq!(next(&stops, Some('a'), -1), None);
        assert_eq!(next(&stops, None, 1), Some('a'));
        assert_eq!(next(&stops, Some('z'), -1), Some('c'));
        assert_eq!(next::<char>(&[], None, -1), None);
    }
}

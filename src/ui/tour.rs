//! Tours that play by themselves: along the events in time order, or along the places of the visit.

use leptos::prelude::{Update, WithUntracked};
use wasm_bindgen_futures::spawn_local;

use super::session::Session;
use crate::browser;
use crate::state::Action;

/// Time at each stop of a tour, in milliseconds.
const STOP_MS: i32 = 3_000;

/// The stops of a tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tour {
    /// The events in time order.
    Events,
    /// The places of the visit, on the map.
    Visit,
}

/// Plays a tour to its end, or until it is paused. `step` moves by a number of stops and returns false if no stop is left.
pub(super) fn play(session: Session, walk: Tour, step: fn(Session, isize) -> bool) {
    session.cursor.update(|look| {
        (look.playing, look.playback_generation) = (Some(walk), look.playback_generation.wrapping_add(1));
    });
    let own = session.cursor.with_untracked(|look| look.playback_generation);
    spawn_local(async move {
        // A paused tour may still be waiting at its stop when the next one starts.
        let is_on = || {
            !session.is_disposed()
                && session.cursor.with_untracked(|look| look.playing == Some(walk) && look.playback_generation == own)
        };
        let mut is_first = true;
        while is_on() {
            if !step(session, 1) {
                // Starting at the last stop plays the tour from the beginning.
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

/// Pauses the tour that plays, if any, because the reader does something else.
pub(super) fn stop(session: Session) {
    if session.cursor.with_untracked(|look| look.playing.is_some()) {
        pause(session);
    }
}

/// Pauses the tour at its stop.
pub(super) fn pause(session: Session) {
    session.cursor.update(|look| look.playing = None);
}

/// Returns the stop `by` steps from `own`; `None` beyond either end. If `own` is no stop, returns the first one, or the last
/// one for a negative `by`.
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

//! What moves a drawing from frame to frame: one frame at a time is asked for, a newer move ends an older one, and the end is
//! told once all is at rest.

use std::cell::Cell;

use leptos::prelude::{GetValue, StoredValue, UpdateValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::session::Session;
use crate::browser;

/// How long an eased move takes, in milliseconds.
pub(super) const EASE_MS: f64 = 320.0;
/// How long a wheel or a key rests before it has come to an end, in milliseconds.
const IDLE_MS: i32 = 180;

/// What a drawing is about to do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Motion {
    /// Counts what moves it.
    generation: u32,
    /// Whether a frame is to be drawn.
    frame_requested: bool,
}

thread_local! {
    /// Whether the last thing that a pointer did with a drawing was a drag.
    static DRAGGED: Cell<bool> = const { Cell::new(false) };
}

/// Notes that a pointer went down, or that its drag has ended.
pub(super) fn set_dragged(is_drag: bool) {
    DRAGGED.set(is_drag);
}

/// Whether a click on a drawing is but the end of a drag: some browsers tell of one where a mark has moved along with the
/// pointer. Every other click begins with a pointer that goes down.
pub(super) fn suppress_click_after_drag(event: &Event) -> bool {
    DRAGGED.get() && browser::value_at(event, ".sight, .map-sight", "class").is_some()
}

/// Shows something in the next frame, unless that is due already.
pub(super) fn request_frame(session: Session, motion: StoredValue<Motion>, show: fn(Session)) {
    let was_due = motion.try_update_value(|motion| std::mem::replace(&mut motion.frame_requested, true));
    if was_due == Some(false) {
        browser::next_frame(move || {
            if session.is_disposed() {
                return;
            }
            motion.update_value(|motion| motion.frame_requested = false);
            show(session);
        });
    }
}

/// Ends whatever moves, and begins another turn.
pub(super) fn cancel_animation(motion: StoredValue<Motion>) -> u32 {
    let next = motion.try_update_value(|motion| {
        motion.generation = motion.generation.wrapping_add(1);
        motion.generation
    });
    next.unwrap_or_default()
}

/// Settles once nothing has moved for a little while.
pub(super) fn settle_after_idle(session: Session, motion: StoredValue<Motion>, turn: u32, settle: fn(Session)) {
    spawn_local(async move {
        browser::sleep(IDLE_MS).await;
        if !session.is_disposed() && motion.get_value().generation == turn {
            settle(session);
        }
    });
}

/// Steps from frame to frame, by the share of the way, for so many milliseconds; then settles. A newer turn ends it.
pub(super) fn animate(
    session: Session,
    motion: StoredValue<Motion>,
    length: f64,
    step: Box<dyn Fn(f64)>,
    settle: fn(Session),
) {
    let (turn, start) = (cancel_animation(motion), browser::now());
    browser::each_frame(move |now| {
        if session.is_disposed() || motion.get_value().generation != turn {
            return false;
        }
        let share = (now - start) / length;
        step(share);
        if share >= 1.0 {
            settle(session);
        }
        share < 1.0
    });
}

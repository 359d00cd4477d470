//! Animation frames of the timeline and the map: at most one frame is requested at a time, a new animation cancels the last
//! one, and the final viewport is committed when the motion ends.

use std::cell::Cell;

use leptos::prelude::{GetValue, StoredValue, UpdateValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::session::Session;
use crate::browser;

/// Duration of an eased animation, in milliseconds.
pub(super) const EASE_MS: f64 = 320.0;
/// Time without wheel or key events after which a motion has ended, in milliseconds.
const IDLE_MS: i32 = 180;

/// Animation state of a drawing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Motion {
    /// Number of animations started or cancelled; an animation with an older number ends.
    generation: u32,
    /// True while a frame is requested.
    frame_requested: bool,
}

thread_local! {
    /// True if the last pointer gesture on a drawing was a drag.
    static DRAGGED: Cell<bool> = const { Cell::new(false) };
}

/// Records that a pointer went down (`false`) or that a drag ended (`true`).
pub(super) fn set_dragged(is_drag: bool) {
    DRAGGED.set(is_drag);
}

/// Returns true for the click that ends a drag. Some browsers send one if the mark moved along with the pointer. Every other
/// click starts with a `pointerdown`, which resets the flag.
pub(super) fn suppress_click_after_drag(event: &Event) -> bool {
    DRAGGED.get() && browser::value_at(event, ".sight, .map-sight", "class").is_some()
}

/// Calls `show` in the next animation frame. Does nothing if a frame is already requested.
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

/// Cancels the current animation. Returns the new generation.
pub(super) fn cancel_animation(motion: StoredValue<Motion>) -> u32 {
    let next = motion.try_update_value(|motion| {
        motion.generation = motion.generation.wrapping_add(1);
        motion.generation
    });
    next.unwrap_or_default()
}

/// Calls `settle` after [`IDLE_MS`], unless another generation has begun by then.
pub(super) fn settle_after_idle(session: Session, motion: StoredValue<Motion>, generation: u32, settle: fn(Session)) {
    spawn_local(async move {
        browser::sleep(IDLE_MS).await;
        if !session.is_disposed() && motion.get_value().generation == generation {
            settle(session);
        }
    });
}

/// Calls `step` in each frame with the elapsed share of `length` milliseconds, then `settle`. A newer generation ends it early.
/// The last share may exceed 1.
pub(super) fn animate(
    session: Session,
    motion: StoredValue<Motion>,
    length: f64,
    step: Box<dyn Fn(f64)>,
    settle: fn(Session),
) {
    let (generation, start) = (cancel_animation(motion), browser::now());
    browser::each_frame(move |now| {
        if session.is_disposed() || motion.get_value().generation != generation {
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

//! Moves the viewport of a drawing. Each frame moves the rendered extent with a CSS transform, or renders a new one where the
//! extent no longer covers the viewport. The application state changes only when the motion ends.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, Set, untrack};
use wasm_bindgen_futures::spawn_local;

use super::state::ViewportState;
use crate::browser;
use crate::scene::viewport::{RenderedExtent, Viewport};
use crate::ui::session::Session;

/// Time without wheel or key events after which a motion has ended, in milliseconds.
const IDLE_MS: i32 = 180;

/// A position in the plot of a view.
pub(in crate::ui) type PositionOf<W> = <<W as PanZoomView>::Viewport as Viewport>::Position;

/// A view whose drawing pans and zooms: the parts of it that the controller does not share.
pub(in crate::ui) trait PanZoomView: Sized + 'static {
    type Viewport: Viewport;
    type Model;

    /// Selector of the plot, whose content moves.
    const PLOT: &'static str;
    /// Number of fingers that pan. Fewer scroll the page.
    const TOUCH_POINTERS: usize;

    fn state(session: Session) -> ViewportState<Self::Viewport>;

    /// Takes a snapshot of the view; `None` if there is nothing to show. Reactive.
    fn snapshot(session: Session) -> Option<ViewportController<Self>>;

    fn pan_bounds(controller: &ViewportController<Self>) -> <Self::Viewport as Viewport>::Bounds;

    /// Writes the viewport to the application state.
    fn write_state(controller: &ViewportController<Self>);
}

/// Snapshot of a view that a command or a frame works on.
pub(in crate::ui) struct ViewportController<W: PanZoomView> {
    pub(in crate::ui) session: Session,
    pub(in crate::ui) model: Arc<W::Model>,
    pub(in crate::ui) viewport: W::Viewport,
    pub(in crate::ui) plot: <W::Viewport as Viewport>::Plot,
}

impl<W: PanZoomView> ViewportController<W> {
    /// Takes a snapshot of the view, not reactive. Returns `None` if there is nothing to show.
    pub(in crate::ui) fn from_session(session: Session) -> Option<Self> {
        untrack(|| W::snapshot(session))
    }

    fn state(&self) -> ViewportState<W::Viewport> {
        W::state(self.session)
    }

    /// Returns the viewport that a button or key starts from: the final one of the running animation, or else the current one.
    pub(in crate::ui) fn target(&self) -> W::Viewport {
        self.state().destination().unwrap_or(self.viewport)
    }

    /// Sets the viewport, clamped to the pan bounds, and draws it in the next frame.
    pub(in crate::ui) fn set_viewport(&self, viewport: W::Viewport) {
        let (session, state) = (self.session, self.state());
        state.set_current(Some(viewport.clamp_to(W::pan_bounds(self))));
        if state.request_frame() {
            browser::next_frame(move || {
                if !session.is_disposed() {
                    state.frame_done();
                    apply_frame::<W>(session);
                }
            });
        }
    }

    /// Sets the viewport without animation, and calls `settle` after [`IDLE_MS`] unless the view moves again. For wheel and
    /// keys, whose users should not wait for an animation.
    pub(in crate::ui) fn jump_to(&self, viewport: W::Viewport, settle: fn(Session)) {
        let (session, state) = (self.session, self.state());
        let generation = cancel_animation::<W>(session);
        self.set_viewport(viewport);
        spawn_local(async move {
            browser::sleep(IDLE_MS).await;
            if !session.is_disposed() && state.is_current(generation) {
                settle(session);
            }
        });
    }

    /// Animates to `destination` in `duration` milliseconds, then commits it.
    pub(in crate::ui) fn animate_to(&self, destination: W::Viewport, duration: f64) {
        self.animate_then(destination, duration, commit::<W>);
    }

    /// Animates to `destination` in `duration` milliseconds, then calls `settle`. Jumps there if the reader prefers reduced
    /// motion.
    pub(in crate::ui) fn animate_then(&self, destination: W::Viewport, duration: f64, settle: fn(Session)) {
        let (session, state, from) = (self.session, self.state(), self.viewport);
        let destination = destination.clamp_to(W::pan_bounds(self));
        if browser::prefers_reduced_motion() {
            return self.jump_to(destination, settle);
        }
        let (generation, start) = (cancel_animation::<W>(session), browser::now());
        state.set_destination(destination);
        browser::each_frame(move |now| {
            if session.is_disposed() || !state.is_current(generation) {
                return false;
            }
            let progress = (now - start) / duration;
            state.set_current(Some(from.interpolate(destination, progress)));
            apply_frame::<W>(session);
            if progress >= 1.0 {
                settle(session);
            }
            progress < 1.0
        });
    }

    /// Draws the viewport: moves the rendered extent, or renders a new one if it does not cover the viewport.
    fn apply_frame(&self) {
        let extent = self.state().extent;
        if extent.get_untracked().is_some_and(|extent| extent.covers(self.viewport, self.plot)) {
            self.state().show_frame();
        } else {
            extent.set(Some(RenderedExtent::with_buffer(self.viewport, self.plot)));
        }
    }
}

fn apply_frame<W: PanZoomView>(session: Session) {
    if let Some(controller) = ViewportController::<W>::from_session(session) {
        controller.apply_frame();
    }
}

/// Cancels the animation and closes the picker, which stands at a position of the drawing. Returns the new generation.
pub(in crate::ui) fn cancel_animation<W: PanZoomView>(session: Session) -> u32 {
    session.close_picker();
    W::state(session).cancel_animation()
}

/// Ends the motion, and writes the viewport to the application state.
pub(in crate::ui) fn commit<W: PanZoomView>(session: Session) {
    let Some(controller) = ViewportController::<W>::from_session(session) else { return };
    stop_at_rest::<W>(session);
    W::write_state(&controller);
}

/// Ends the motion without changing the application state.
pub(in crate::ui) fn stop_at_rest<W: PanZoomView>(session: Session) {
    W::state(session).stop_at_rest();
}

/// Cancels the motion, and leaves the viewport to the application state.
pub(in crate::ui) fn reset<W: PanZoomView>(session: Session) {
    session.close_picker();
    W::state(session).reset();
}

//! Moves the viewport of a drawing. Each frame moves the rendered extent with a CSS transform, or renders a new one where the
//! extent no longer covers the viewport. The application state changes only when the motion ends.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::state::{Settle, ViewportState};
use crate::browser::{self, spawn_local};
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
        if state.mark_frame_requested() {
            browser::next_frame(move || {
                if !session.is_disposed() {
                    state.frame_done();
                    apply_frame::<W>(session);
                }
            });
        }
    }

    /// Sets the viewport without animation, and settles after [`IDLE_MS`] unless the view moves again. For wheel and
    /// keys, whose users should not wait for an animation.
    pub(in crate::ui) fn jump_to(&self, viewport: W::Viewport, end: Settle) {
        let (session, state) = (self.session, self.state());
        session.close_picker();
        let generation = state.begin_motion(None, end);
        self.set_viewport(viewport);
        spawn_local(async move {
            browser::sleep(IDLE_MS).await;
            if !session.is_disposed() && state.is_current(generation) {
                settle::<W>(session, end);
            }
        });
    }

    /// Animates to `destination` in `duration` milliseconds, then commits it.
    pub(in crate::ui) fn animate_to(&self, destination: W::Viewport, duration: f64) {
        self.animate_then(destination, duration, Settle::Commit);
    }

    /// Animates to `destination` in `duration` milliseconds, then settles. Jumps there if the reader prefers reduced motion.
    pub(in crate::ui) fn animate_then(&self, destination: W::Viewport, duration: f64, end: Settle) {
        let (session, state, from) = (self.session, self.state(), self.viewport);
        let destination = destination.clamp_to(W::pan_bounds(self));
        if browser::prefers_reduced_motion() {
            return self.jump_to(destination, end);
        }
        session.close_picker();
        let (generation, start) = (state.begin_motion(Some(destination), end), browser::now());
        let mut is_first = true;
        browser::each_frame(move |now| {
            if session.is_disposed() || !state.is_current(generation) {
                return false;
            }
            // The first frame shows that the control was pressed. The drawing would hardly have moved in it.
            if std::mem::take(&mut is_first) {
                return true;
            }
            let progress = (now - start) / duration;
            state.set_current(Some(from.interpolate(destination, progress)));
            apply_frame::<W>(session);
            if progress >= 1.0 {
                settle::<W>(session, end);
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

/// Stops the motion where it is, and closes the picker, which stands at a position of the drawing.
pub(in crate::ui) fn interrupt<W: PanZoomView>(session: Session) {
    session.close_picker();
    W::state(session).interrupt();
}

/// Ends the motion, and writes the viewport to the application state if that is to be done.
pub(in crate::ui) fn settle<W: PanZoomView>(session: Session, end: Settle) {
    let controller = ViewportController::<W>::from_session(session);
    W::state(session).end_motion();
    if let Some(controller) = controller.filter(|_| end == Settle::Commit) {
        W::write_state(&controller);
    }
}

/// Cancels the motion, and leaves the viewport to the application state.
pub(in crate::ui) fn reset<W: PanZoomView>(session: Session) {
    session.close_picker();
    W::state(session).reset();
}

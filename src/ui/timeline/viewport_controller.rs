//! Moves the viewport of the timeline. Each frame shifts the rendered extent with CSS, or renders a new one where the extent no
//! longer covers the viewport. The state changes only when the motion ends.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, Set, SetValue, UpdateValue, WithUntracked, untrack};

use super::overview_strip;
use crate::browser;
use crate::scene::timeline::{BrushHandle, RenderedRange, TimeRange, TimelineModel, range_in_words};
use crate::scene::viewport::{PanZoomGesture, Viewport};
use crate::state::Action;
use crate::ui::motion;
use crate::ui::picker;
use crate::ui::session::Session;

/// Pointer and gesture state of the timeline.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct PointerState {
    pub(super) gesture: PanZoomGesture<TimeRange>,
    /// Client x of the pointer when it went down, in CSS pixels.
    pub(super) start: f64,
    pub(super) is_dragging: bool,
    /// Handle of the strip's window that is dragged, and the viewport when the drag started.
    pub(super) brush: Option<(BrushHandle, TimeRange)>,
    /// Left edge and width of the element that is dragged, in CSS pixels.
    pub(super) area: (f64, f64),
    /// Goal of the running animation.
    pub(super) goal: Option<TimeRange>,
    /// Letters typed for the prefix search, and the time of the last one in milliseconds.
    pub(super) typed: (String, f64),
}

/// Snapshot of the timeline that a command or a frame works on.
pub(super) struct ViewportController {
    pub(super) session: Session,
    pub(super) model: Arc<TimelineModel>,
    pub(super) viewport: TimeRange,
    pub(super) axis_width: f64,
}

impl ViewportController {
    /// Takes a snapshot of the timeline, not reactive. Returns `None` if no record has a date.
    pub(super) fn from_session(session: Session) -> Option<Self> {
        untrack(|| {
            let model = session.timeline_model()?;
            let viewport = session.timeline_viewport(&model);
            Some(Self { session, viewport, axis_width: session.timeline_plot_size().axis_width, model })
        })
    }

    /// Sets the viewport, clamped to the pan bounds, and draws it in the next frame.
    pub(super) fn set_viewport(&self, viewport: TimeRange) {
        let session = self.session;
        session.timeline_range.set_value(Some(viewport.clamp_to(self.model.pan_bounds)));
        motion::request_frame(session, session.motion(), apply_frame);
    }

    /// Draws the viewport: shifts the rendered extent, or renders a new one if it does not cover the viewport.
    fn apply_frame(&self) {
        let (extent, root) = (self.session.timeline_extent.get_untracked(), self.session.root());
        match extent.filter(|extent| extent.covers(self.viewport, self.axis_width)) {
            Some(extent) => root.set_style(".moving", &extent.css_transform(self.viewport, self.axis_width)),
            None => self.session.timeline_extent.set(Some(RenderedRange::with_buffer(self.viewport, self.axis_width))),
        }
        root.set_style(".window", &overview_strip::window(&self.model, self.viewport));
        let words = untrack(|| self.session.scene(|ctx, _, _, _| range_in_words(ctx, self.viewport)));
        root.set_text(".in-sight", &words);
    }

    /// Animates to `goal` in `length` milliseconds, then filters the other views by it. Jumps there if the reader prefers
    /// reduced motion.
    pub(super) fn animate_to(&self, goal: TimeRange, length: f64) {
        self.animate_then(goal, length, commit);
    }

    /// Animates to `goal` like [`Self::animate_to`], without filtering the other views. For tours.
    pub(super) fn pass(&self, goal: TimeRange, length: f64) {
        self.animate_then(goal, length, stop_at_rest);
    }

    fn animate_then(&self, goal: TimeRange, length: f64, end: fn(Session)) {
        let (session, from, goal) = (self.session, self.viewport, goal.clamp_to(self.model.pan_bounds));
        if browser::prefers_reduced_motion() {
            let turn = cancel_animation(session);
            self.set_viewport(goal);
            return motion::settle_after_idle(session, session.motion(), turn, end);
        }
        let step = move |share| {
            session.timeline_range.set_value(Some(from.interpolate(goal, share)));
            apply_frame(session);
        };
        motion::animate(session, session.motion(), length, Box::new(step), end);
        session.timeline_pointer.update_value(|pointer| pointer.goal = Some(goal));
    }
}

fn apply_frame(session: Session) {
    if let Some(controller) = ViewportController::from_session(session) {
        controller.apply_frame();
    }
}

/// Cancels the animation of the timeline and closes the picker. Returns the new generation.
pub(super) fn cancel_animation(session: Session) -> u32 {
    picker::close(session);
    session.timeline_pointer.update_value(|pointer| pointer.goal = None);
    motion::cancel_animation(session.motion())
}

/// Cancels the animation and drops the viewport and the rendered extent, so that the state determines what is shown.
pub(in crate::ui) fn reset(session: Session) {
    cancel_animation(session);
    session.timeline_range.set_value(None);
    if session.timeline_extent.with_untracked(Option::is_some) {
        session.timeline_extent.set(None);
    }
}

/// Commits the viewport when the timeline has not moved for a moment.
pub(super) fn settle_after_idle(session: Session, turn: u32) {
    motion::settle_after_idle(session, session.motion(), turn, commit);
}

/// Ends the motion: draws exactly the viewport.
pub(super) fn stop_at_rest(session: Session) {
    session.timeline_pointer.update_value(|pointer| pointer.goal = None);
    session.timeline_extent.set(None);
}

/// Ends the motion and filters the other views by the viewport.
pub(super) fn commit(session: Session) {
    let Some(controller) = ViewportController::from_session(session) else { return };
    stop_at_rest(session);
    session.dispatch(Action::SetTimeWindow(controller.model.filter(controller.viewport)));
}

//! What moves the timeline from frame to frame: the stage is shifted, or drawn anew where it no longer serves, and the state
//! is told once all is at rest.

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

/// What holds the timeline, and what it is about to do.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct PointerState {
    pub(super) gesture: PanZoomGesture<TimeRange>,
    /// Where the pointer went down, and whether it has moved far enough to drag.
    pub(super) start: f64,
    pub(super) is_dragging: bool,
    /// The end of the window that is held on the strip, and what was in sight then.
    pub(super) brush: Option<(BrushHandle, TimeRange)>,
    /// The left edge and the width of what is held, in pixels.
    pub(super) area: (f64, f64),
    /// Where an eased move goes.
    pub(super) goal: Option<TimeRange>,
    /// What was typed, and when.
    pub(super) typed: (String, f64),
}

/// What the timeline needs to be moved.
pub(super) struct ViewportController {
    pub(super) session: Session,
    pub(super) model: Arc<TimelineModel>,
    pub(super) viewport: TimeRange,
    pub(super) axis_width: f64,
}

impl ViewportController {
    /// None when nothing has a day.
    pub(super) fn from_session(session: Session) -> Option<Self> {
        untrack(|| {
            let model = session.timeline_model()?;
            let viewport = session.timeline_viewport(&model);
            Some(Self { session, viewport, axis_width: session.timeline_plot_size().axis_width, model })
        })
    }

    /// Looks at a stretch of time, from the next frame on.
    pub(super) fn set_viewport(&self, viewport: TimeRange) {
        let session = self.session;
        session.timeline_range.set_value(Some(viewport.clamp_to(self.model.pan_bounds)));
        motion::request_frame(session, session.motion(), apply_frame);
    }

    /// Shows what is in sight: shifts what is drawn, or has it drawn anew.
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

    /// Goes to a stretch of time, by which the other views are filtered in the end: eased, or at once for those who want
    /// things to stand still.
    pub(super) fn animate_to(&self, goal: TimeRange, length: f64) {
        self.animate_then(goal, length, commit);
    }

    /// The same for a walk, which filters nothing.
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

/// Ends whatever moves the timeline, and begins another turn.
pub(super) fn cancel_animation(session: Session) -> u32 {
    picker::close(session);
    session.timeline_pointer.update_value(|pointer| pointer.goal = None);
    motion::cancel_animation(session.motion())
}

/// Ends whatever moves the timeline, and leaves nothing of it: the state says what is in sight.
pub(in crate::ui) fn reset(session: Session) {
    cancel_animation(session);
    session.timeline_range.set_value(None);
    if session.timeline_extent.with_untracked(Option::is_some) {
        session.timeline_extent.set(None);
    }
}

/// Settles once nothing has moved for a little while.
pub(super) fn settle_after_idle(session: Session, turn: u32) {
    motion::settle_after_idle(session, session.motion(), turn, commit);
}

/// All is at rest: what is in sight is drawn.
pub(super) fn stop_at_rest(session: Session) {
    session.timeline_pointer.update_value(|pointer| pointer.goal = None);
    session.timeline_extent.set(None);
}

/// All is at rest: what is in sight is drawn, and the other views are filtered by it.
pub(super) fn commit(session: Session) {
    let Some(controller) = ViewportController::from_session(session) else { return };
    stop_at_rest(session);
    session.dispatch(Action::SetTimeWindow(controller.model.filter(controller.viewport)));
}

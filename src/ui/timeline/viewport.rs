//! The viewport of the timeline: computes it, and writes it to the state.

use leptos::prelude::untrack;

use crate::scene::timeline::{TimeRange, TimelineModel, TimelineSize};
use crate::scene::viewport::Viewport;
use crate::state::Action;
use crate::ui::session::Session;
use crate::ui::viewport::controller::{PanZoomView, ViewportController};
use crate::ui::viewport::state::ViewportState;

/// The timeline, as a view that pans and zooms along one axis.
pub(in crate::ui) struct Timeline;

/// A snapshot of the timeline.
pub(super) type TimelineController = ViewportController<Timeline>;

impl PanZoomView for Timeline {
    type Viewport = TimeRange;
    type Model = TimelineModel;

    const PLOT: &'static str = ".timeline-viewport";
    const TOUCH_POINTERS: usize = 1;

    fn state(session: Session) -> ViewportState<TimeRange> {
        session.timeline().viewport
    }

    fn snapshot(session: Session) -> Option<TimelineController> {
        let model = session.timeline().model()?;
        let viewport = current_viewport(session, &model);
        Some(ViewportController { session, viewport, plot: size(session).axis_width, model })
    }

    fn pan_bounds(controller: &TimelineController) -> TimeRange {
        controller.model.pan_bounds
    }

    /// Filters the other views by the visible range.
    fn write_state(controller: &TimelineController) {
        let window = controller.model.filter(controller.viewport);
        controller.session.dispatch(Action::SetTimeWindow(window));
    }
}

/// Returns the viewport. Reactive to the state only, not to the frames of an animation.
pub(super) fn current_viewport(session: Session, model: &TimelineModel) -> TimeRange {
    let window = session.store.with_state(|state| state.window);
    let viewport = session.timeline().viewport.current().or(window.map(TimeRange::of)).unwrap_or(model.initial_range);
    viewport.clamp_to(model.pan_bounds)
}

/// Returns the viewport of the current frame. Reactive to the frames of an animation, and to nothing else.
pub(super) fn viewport_of_frame(session: Session, model: &TimelineModel) -> TimeRange {
    session.timeline().viewport.track_frame();
    untrack(|| current_viewport(session, model))
}

/// Returns the layout size. Reactive.
pub(super) fn size(session: Session) -> TimelineSize {
    let is_initial =
        session.timeline().viewport.current().is_none() && session.store.with_state(|state| state.window.is_none());
    session.column().timeline_size(is_initial)
}

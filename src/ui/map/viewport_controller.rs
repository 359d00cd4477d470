//! Moves the viewport of the map. Each frame shifts and scales the rendered extent with CSS, or renders a new one where the
//! extent no longer covers the viewport. The state changes only when the motion ends.

use std::sync::Arc;

use leptos::prelude::{
    GetUntracked, GetValue, RwSignal, Set, SetValue, StoredValue, UpdateValue, WithUntracked, untrack,
};

use super::nearby::Nearby;
use crate::browser;
use crate::geometry::css_percent;
use crate::scene::map::tiles::Layer;
use crate::scene::map::{self, MapModel, MapViewport, PlotSize, RenderedExtent};
use crate::scene::viewport::{PanZoomGesture, Viewport};
use crate::state::Action;
use crate::ui::motion::{self, Motion};
use crate::ui::picker;
use crate::ui::session::Session;

/// State of the map that the URL does not contain.
#[derive(Clone, Copy)]
pub(in crate::ui) struct MapViewState {
    /// Rendered extent while the map moves; `None` at rest.
    pub(in crate::ui) extent: RwSignal<Option<RenderedExtent>>,
    /// Viewport at full precision; `None` where the state determines it.
    pub(in crate::ui) viewport: StoredValue<Option<MapViewport>>,
    /// Tile layers below the marks, from the `minxin:tiles` elements of the page's head. Empty without any.
    pub(in crate::ui) tiles: RwSignal<Arc<Vec<Layer>>>,
    /// Origin of the distances in the list of places.
    pub(in crate::ui) nearby: RwSignal<Nearby>,
    pub(super) pointer: StoredValue<PointerState>,
    motion: StoredValue<Motion>,
}

impl Default for MapViewState {
    fn default() -> Self {
        Self {
            extent: RwSignal::new(None),
            viewport: StoredValue::new(None),
            tiles: RwSignal::new(Arc::default()),
            nearby: RwSignal::new(Nearby::default()),
            pointer: StoredValue::new(PointerState::default()),
            motion: StoredValue::new(Motion::default()),
        }
    }
}

/// Pointer and gesture state of the map.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct PointerState {
    pub(super) gesture: PanZoomGesture<MapViewport>,
    /// Client position of the pointer when it went down, in CSS pixels.
    pub(super) start: crate::geometry::Point,
    pub(super) is_dragging: bool,
    /// True for a touch gesture: one finger alone scrolls the page.
    pub(super) is_touch: bool,
    /// Goal of the running animation.
    pub(super) goal: Option<MapViewport>,
}

/// Snapshot of the map that a command or a frame works on.
pub(super) struct ViewportController {
    pub(super) session: Session,
    pub(super) model: Arc<MapModel>,
    pub(super) viewport: MapViewport,
    pub(super) plot: PlotSize,
}

impl ViewportController {
    pub(super) fn from_session(session: Session) -> Self {
        untrack(|| {
            let (model, frame) = (session.map_model(), session.map_plot_size());
            Self { session, viewport: session.map_viewport(&model, frame), plot: frame, model }
        })
    }

    /// Sets the viewport, clamped to the pan bounds, and draws it in the next frame.
    pub(super) fn set_viewport(&self, viewport: MapViewport) {
        let session = self.session;
        session.map().viewport.set_value(Some(viewport.clamp_to(map::pan_bounds(&self.model, self.plot))));
        motion::request_frame(session, session.map().motion, apply_frame);
    }

    /// Draws the viewport: moves the rendered extent, or renders a new one if it does not cover the viewport.
    fn apply_frame(&self) {
        let (extent, root) = (self.session.map().extent.get_untracked(), self.session.root());
        match extent.filter(|extent| extent.covers(self.viewport, self.plot)) {
            Some(extent) => root.set_style(".map-stage", &extent.css_transform(self.viewport, self.plot)),
            None => self.session.map().extent.set(Some(RenderedExtent::with_buffer(self.viewport, self.plot))),
        }
        untrack(|| {
            self.session.scene(|ctx, _, _, _| {
                if let Some(area) = map::overview_area(&self.model) {
                    root.set_style(".map-window", &map::window(area, self.viewport, self.plot.aspect));
                }
                let (share, metres) = map::scale_bar(self.viewport, self.plot.width);
                root.set_style(".map-scale", &["width:", &css_percent(share)].concat());
                root.set_text(".map-scale", &(ctx.words().scale_bar)(metres));
            });
        });
    }

    /// Animates to `goal` in `length` milliseconds, then commits it. Jumps there if the reader prefers reduced motion.
    pub(super) fn animate_to(&self, goal: MapViewport, length: f64) {
        let (session, from) = (self.session, self.viewport);
        let goal = goal.clamp_to(map::pan_bounds(&self.model, self.plot));
        if browser::prefers_reduced_motion() {
            let turn = cancel_animation(session);
            self.set_viewport(goal);
            return settle_after_idle(session, turn);
        }
        let step = move |share| {
            session.map().viewport.set_value(Some(from.interpolate(goal, share)));
            apply_frame(session);
        };
        cancel_animation(session);
        motion::animate(session, session.map().motion, length, Box::new(step), commit);
        session.map().pointer.update_value(|pointer| pointer.goal = Some(goal));
    }
}

fn apply_frame(session: Session) {
    ViewportController::from_session(session).apply_frame();
}

/// Cancels the animation of the map and closes the picker. Returns the new generation.
pub(super) fn cancel_animation(session: Session) -> u32 {
    picker::close(session);
    session.map().pointer.update_value(|pointer| pointer.goal = None);
    motion::cancel_animation(session.map().motion)
}

/// Cancels the animation and drops the viewport and the rendered extent, so that the state determines what is shown.
pub(in crate::ui) fn reset(session: Session) {
    cancel_animation(session);
    session.map().viewport.set_value(None);
    if session.map().extent.with_untracked(Option::is_some) {
        session.map().extent.set(None);
    }
}

/// Commits the viewport when the map has not moved for a moment.
pub(super) fn settle_after_idle(session: Session, turn: u32) {
    motion::settle_after_idle(session, session.map().motion, turn, commit);
}

/// Ends the motion: draws exactly the viewport and writes it to the address.
pub(super) fn commit(session: Session) {
    session.map().pointer.update_value(|pointer| pointer.goal = None);
    let controller = ViewportController::from_session(session);
    session.map().extent.set(None);
    let is_home = controller.viewport
        == map::initial_view(&controller.model, controller.plot)
            .clamp_to(map::pan_bounds(&controller.model, controller.plot));
    let is_home = is_home && untrack(|| session.state()).district.is_none();
    let view = (!is_home).then(|| controller.viewport.to_map_view(controller.plot.width));
    if is_home {
        session.map().viewport.set_value(None);
    }
    session.dispatch(Action::SetMapView(view));
}

/// Returns the duration of an animation in milliseconds. It grows with the distance, relative to the wider of the two
/// viewports.
pub(super) fn flight_ms(from: MapViewport, goal: MapViewport) -> f64 {
    let far = from.center.distance(goal.center) / from.width.max(goal.width);
    motion::EASE_MS + crate::geometry::clamp(far * 150.0, 0.0, 900.0)
}

/// Returns the goal of the running animation, or the current viewport.
pub(super) fn target_viewport(controller: &ViewportController) -> MapViewport {
    controller.session.map().pointer.get_value().goal.unwrap_or(controller.viewport)
}

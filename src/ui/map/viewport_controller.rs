//! What moves the map from frame to frame: the stage is shifted and stretched, or drawn anew where it no longer serves, and
//! the state is told once all is at rest.

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

/// The map on the page, and what moves it.
#[derive(Clone, Copy)]
pub(in crate::ui) struct MapViewState {
    /// What of the map is drawn while it moves; none while it is at rest.
    pub(in crate::ui) extent: RwSignal<Option<RenderedExtent>>,
    /// What is in sight, more exact than the state; none when it is that of the state.
    pub(in crate::ui) viewport: StoredValue<Option<MapViewport>>,
    /// The tiles that the portal wants below the marks; none unless it says so.
    pub(in crate::ui) tiles: RwSignal<Arc<Vec<Layer>>>,
    /// Where distances are told from.
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

/// What holds the map, and where it goes.
#[derive(Clone, Debug, Default)]
pub(in crate::ui) struct PointerState {
    pub(super) gesture: PanZoomGesture<MapViewport>,
    /// Where the pointer went down, in pixels of the window, and whether it has moved far enough to drag.
    pub(super) start: crate::geometry::Point,
    pub(super) is_dragging: bool,
    /// Whether fingers hold it: one alone scrolls the page.
    pub(super) is_touch: bool,
    /// Where an eased move goes.
    pub(super) goal: Option<MapViewport>,
}

/// What the map needs to be moved.
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

    /// Looks at a part of the map, from the next frame on.
    pub(super) fn set_viewport(&self, viewport: MapViewport) {
        let session = self.session;
        session.map().viewport.set_value(Some(viewport.clamp_to(map::pan_bounds(&self.model, self.plot))));
        motion::request_frame(session, session.map().motion, apply_frame);
    }

    /// Shows what is in sight: shifts what is drawn, or has it drawn anew.
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

    /// Goes to a part of the map: flown there, or at once for those who want things to stand still.
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

/// Ends whatever moves the map, and begins another turn.
pub(super) fn cancel_animation(session: Session) -> u32 {
    picker::close(session);
    session.map().pointer.update_value(|pointer| pointer.goal = None);
    motion::cancel_animation(session.map().motion)
}

/// Ends whatever moves the map, and leaves nothing of it: the state says what is in sight.
pub(in crate::ui) fn reset(session: Session) {
    cancel_animation(session);
    session.map().viewport.set_value(None);
    if session.map().extent.with_untracked(Option::is_some) {
        session.map().extent.set(None);
    }
}

/// Settles once nothing has moved for a little while.
pub(super) fn settle_after_idle(session: Session, turn: u32) {
    motion::settle_after_idle(session, session.map().motion, turn, commit);
}

/// All is at rest: what is in sight is drawn, and the link tells of it.
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

/// How long a flight takes, in milliseconds: longer, the further it is.
pub(super) fn flight_ms(from: MapViewport, goal: MapViewport) -> f64 {
    let far = from.center.distance(goal.center) / from.width.max(goal.width);
    motion::EASE_MS + crate::geometry::clamp(far * 150.0, 0.0, 900.0)
}

/// The sight that a flight goes to, or the present one.
pub(super) fn target_viewport(controller: &ViewportController) -> MapViewport {
    controller.session.map().pointer.get_value().goal.unwrap_or(controller.viewport)
}

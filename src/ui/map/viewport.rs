//! The viewport of the map: computes it, and writes it to the state.

use leptos::prelude::untrack;

use crate::scene::map::{self, MapModel, MapViewport, PanBounds, PlotSize};
use crate::scene::viewport::Viewport;
use crate::scene::viewport::easing::flight_ms;
use crate::state::Action;
use crate::ui::session::Session;
use crate::ui::viewport::controller::{PanZoomView, ViewportController};
use crate::ui::viewport::state::ViewportState;

/// The map, as a view that pans and zooms along two axes.
pub(in crate::ui) struct Map;

/// A snapshot of the map.
pub(super) type MapController = ViewportController<Map>;

impl PanZoomView for Map {
    type Viewport = MapViewport;
    type Model = MapModel;

    const PLOT: &'static str = ".map-viewport";
    const TOUCH_POINTERS: usize = 2;

    fn state(session: Session) -> ViewportState<MapViewport> {
        session.map().viewport
    }

    fn snapshot(session: Session) -> Option<MapController> {
        let (model, plot) = (session.map().model(), size(session));
        Some(ViewportController { session, viewport: current_viewport(session, &model, plot), plot, model })
    }

    fn pan_bounds(controller: &MapController) -> PanBounds {
        map::pan_bounds(&controller.model, controller.plot)
    }

    /// Writes the viewport to the address, unless it is the initial one.
    fn write_state(controller: &MapController) {
        let (session, viewport, plot) = (controller.session, controller.viewport, controller.plot);
        let initial = map::initial_view(&controller.model, plot).clamp_to(map::pan_bounds(&controller.model, plot));
        let is_initial = viewport == initial && untrack(|| session.store.with_state(|state| state.district.is_none()));
        if is_initial {
            session.map().viewport.set_current(None);
        }
        session.dispatch(Action::SetMapView((!is_initial).then(|| viewport.to_map_view(plot.width))));
    }
}

impl MapController {
    /// Flies to a viewport. The duration grows with the distance.
    pub(super) fn fly_to(&self, destination: MapViewport) {
        self.animate_to(destination, flight_ms(self.viewport.distance(destination)));
    }
}

/// Returns the viewport. Reactive to the state only, not to the frames of an animation.
pub(super) fn current_viewport(session: Session, model: &MapModel, size: PlotSize) -> MapViewport {
    let (view, district) = session.store.with_state(|state| (state.map, state.district.clone()));
    let from_state = || view.map(|view| MapViewport::from_map_view(view, size.width));
    let from_district = || session.scene(|ctx, _, _, _| map::fit_district(ctx, size, &district?));
    let viewport = session.map().viewport.current().or_else(from_state).or_else(from_district);
    viewport.unwrap_or_else(|| map::initial_view(model, size)).clamp_to(map::pan_bounds(model, size))
}

/// Returns the viewport of the current frame. Reactive to the frames of an animation, and to nothing else.
pub(super) fn viewport_of_frame(session: Session, model: &MapModel, size: PlotSize) -> MapViewport {
    session.map().viewport.track_frame();
    untrack(|| current_viewport(session, model, size))
}

/// Returns the layout size. Reactive.
pub(super) fn size(session: Session) -> PlotSize {
    let is_initial =
        session.map().viewport.current().is_none() && session.store.with_state(|state| state.map.is_none());
    session.column().map_size(is_initial)
}

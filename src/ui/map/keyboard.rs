//! Keyboard control of the map: arrow keys pan, plus and minus zoom. On a mark, arrow keys move the focus instead.

use web_sys::Event;

use super::viewport::{Map, MapController};
use crate::browser;
use crate::geometry::Point;
use crate::scene::map::MapViewport;
use crate::scene::viewport::Viewport;
use crate::scene::viewport::input::{direction_of_key, zoom_of_key};
use crate::ui::session::Session;
use crate::ui::viewport::controller::PanZoomView;
use crate::ui::viewport::pointer::is_on_plot;
use crate::ui::viewport::state::Settle;

/// Distance that an arrow key pans, as a share of the map's width.
const STEP: f64 = 0.15;

/// Handles a key on the map. Returns false if the key has no meaning there.
pub(in crate::ui) fn on_key(session: Session, event: &Event, key: &str) -> bool {
    if !is_on_plot::<Map>(event) {
        return false;
    }
    let Some(controller) = MapController::from_session(session) else { return false };
    let from = controller.target();
    let viewport = if let Some(direction) = direction_of_key(key) {
        from.pan(Point::new(direction.x * STEP, direction.y * STEP))
    } else if let Some(factor) = zoom_of_key(key) {
        from.zoom_at(factor, fixed_point(session, event))
    } else {
        return false;
    };
    session.stop_tour();
    controller.jump_to(viewport, Settle::Commit);
    true
}

/// Returns the fixed point of a zoom: the focused mark, else the middle.
fn fixed_point(session: Session, event: &Event) -> Point {
    let (mark, plot) = (browser::target_rect(event, "[role=button]"), session.root().rect(Map::PLOT));
    mark.zip(plot).map_or(MapViewport::CENTER, |(mark, plot)| MapViewport::position_in(plot, mark.centre()))
}

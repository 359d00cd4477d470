//! Sorting of places by distance from the reader's position, which is requested only on demand, or from a chosen place.

use super::state::Nearby;
use crate::browser;
use crate::geometry::Point;
use crate::scene::kit::projection::project;
use crate::scene::map::distance::is_elsewhere;
use crate::ui::session::Session;

/// Requests the reader's position. The browser asks the reader for permission.
pub(super) fn request_position(session: Session) {
    session.map().nearby.set(Nearby::Asking);
    browser::locate(move |result| {
        // A place chosen meanwhile takes precedence.
        if !session.is_disposed() && session.map().nearby.get_untracked() == Nearby::Asking {
            session.map().nearby.set(match result {
                Ok(position) => Nearby::Here(project(position)),
                Err(error) => Nearby::Failed(error),
            });
        }
    });
}

/// Measures distances from the place with this id. An unknown id turns them off.
pub(in crate::ui) fn measure_from(session: Session, id: &str) {
    session.map().nearby.set(session.story().lookup(id).map_or(Nearby::Off, Nearby::Place));
}

/// Returns the origin of distances on the unit square; `None` if distances are off or the origin is unknown.
pub(super) fn origin(session: Session, nearby: Nearby) -> Option<Point> {
    match nearby {
        Nearby::Here(point) => Some(point),
        Nearby::Place(record) => session.map().model().items.iter().find(|item| item.record == record)?.point(),
        _ => None,
    }
}

/// Returns true if the reader is much farther from all places than these are from each other: distances would then be useless.
pub(super) fn is_far(session: Session, nearby: Nearby) -> bool {
    matches!(nearby, Nearby::Here(point) if is_elsewhere(&session.map().model().items, point))
}

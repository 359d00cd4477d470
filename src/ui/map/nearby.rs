//! Where somebody is, asked only when they want it: the places by their distance from there, or from a place that they pick.

use leptos::prelude::{GetUntracked, Set};

use crate::browser;
use crate::geometry::Point;
use crate::scene::kit::projection::project;
use crate::scene::map::distance::is_elsewhere;
use crate::state::GeolocationError;
use crate::story::RecordId;
use crate::ui::session::Session;

/// Where distances are told from. It is kept nowhere else: not in the link, not in the browser, not by any server.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::ui) enum Nearby {
    /// Nowhere: nobody asked.
    #[default]
    Off,
    /// The browser has been asked.
    Asking,
    /// From the reader's own position, on the unit square.
    Here(Point),
    /// From a place.
    Place(RecordId),
    /// The position is not known.
    Failed(GeolocationError),
}

/// Asks the browser, which asks the reader.
pub(super) fn request_position(session: Session) {
    session.map().nearby.set(Nearby::Asking);
    browser::locate(move |found| {
        // Whoever picked a place meanwhile wants that.
        if !session.is_disposed() && session.map().nearby.get_untracked() == Nearby::Asking {
            session.map().nearby.set(match found {
                Ok(place) => Nearby::Here(project(place)),
                Err(why) => Nearby::Failed(why),
            });
        }
    });
}

/// Tells distances from the place with this id; from nowhere without.
pub(in crate::ui) fn from(session: Session, id: &str) {
    session.map().nearby.set(session.story().lookup(id).map_or(Nearby::Off, Nearby::Place));
}

/// The point that distances are told from.
pub(super) fn origin(session: Session, near: Nearby) -> Option<Point> {
    match near {
        Nearby::Here(point) => Some(point),
        Nearby::Place(at) => session.map_model().items.iter().find(|item| item.record == at)?.point(),
        _ => None,
    }
}

/// Whether the reader is so far away that distances say little.
pub(super) fn is_far(session: Session, near: Nearby) -> bool {
    matches!(near, Nearby::Here(point) if is_elsewhere(&session.map_model().items, point))
}

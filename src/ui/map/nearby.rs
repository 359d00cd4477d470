//! Where somebody is, asked only when they want it: the places by their distance from there, or from a place that they pick.

use leptos::prelude::{GetUntracked, Set};

use crate::browser;
use crate::geometry::Point;
use crate::scene::map::near::is_elsewhere;
use crate::scene::projection::unit;
use crate::story::Ref;
use crate::ui::session::Session;
use crate::words::Unlocated;

/// Where distances are told from. It is kept nowhere else: not in the link, not in the browser, not by any server.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::ui) enum Near {
    /// Nowhere: nobody asked.
    #[default]
    Off,
    /// The browser has been asked.
    Asking,
    /// From the reader's own position, on the unit square.
    Here(Point),
    /// From a place.
    Place(Ref),
    /// The position is not known.
    Failed(Unlocated),
}

/// Asks the browser, which asks the reader.
pub(super) fn ask(session: Session) {
    session.map().near.set(Near::Asking);
    browser::locate(move |found| {
        // Whoever picked a place meanwhile wants that.
        if !session.is_gone() && session.map().near.get_untracked() == Near::Asking {
            session.map().near.set(match found {
                Ok(place) => Near::Here(unit(place)),
                Err(why) => Near::Failed(why),
            });
        }
    });
}

/// Tells distances from the place with this id; from nowhere without.
pub(in crate::ui) fn from(session: Session, id: &str) {
    session.map().near.set(session.story().lookup(id).map_or(Near::Off, Near::Place));
}

/// The point that distances are told from.
pub(super) fn origin(session: Session, near: Near) -> Option<Point> {
    match near {
        Near::Here(point) => Some(point),
        Near::Place(at) => session.map_plan().items.iter().find(|item| item.at == at)?.point(),
        _ => None,
    }
}

/// Whether the reader is so far away that distances say little.
pub(super) fn is_far(session: Session, near: Near) -> bool {
    matches!(near, Near::Here(point) if is_elsewhere(&session.map_plan().items, point))
}

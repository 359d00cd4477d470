//! The hydration of the prerendered page once the views are loaded: the shell and what is in sight in slices of time, the other sections
//! of the overview when the reader comes near them. Until then they read and link as they are, and a control in them works, because its
//! events are handled for the whole page.

use std::cell::Cell;
use std::rc::Rc;

use super::part_id::PartId;
use super::session::Session;
use crate::browser::{self, TimeSlice, spawn_local};
use crate::gather::Gather;

/// Selector of the elements of [`PartId::OVERVIEW`].
const SECTIONS: &str = ".overview-page > *";

/// Hydrates the parts of a page in turn, and returns once those in sight are. The program made a page that is not prerendered, so that
/// nothing is left to do there.
pub(super) async fn hydrate_in_turn(session: Session, is_prerendered: bool) {
    if !is_prerendered {
        return session.hydrate_all();
    }
    hydrate(session, &PartId::SHELL).await;
    let is_done = Rc::new(Cell::new(false));
    let done = is_done.clone();
    let approach = session.root().on_approach(SECTIONS, move |near| {
        let sections: Vec<PartId> = near.into_iter().filter_map(|index| PartId::OVERVIEW.get(index).copied()).gather();
        let done = done.clone();
        spawn_local(async move {
            hydrate(session, &sections).await;
            done.set(true);
        });
    });
    approach.forget();
    while !is_done.get() {
        browser::frames(1).await;
    }
}

/// Hydrates parts one after the other. The page responds between them.
async fn hydrate(session: Session, parts: &[PartId]) {
    let slice = TimeSlice::new();
    for part in parts {
        slice.clone().pause().await;
        session.hydrate(*part);
    }
}

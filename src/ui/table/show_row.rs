//! Links to rows: a link chooses the table and page of its row.

use crate::browser;
use crate::scene::records::table::position_of;
use crate::state::Action;
use crate::ui::session::Session;

/// Shows the row with this id: that of a record, or `source-` and the id of a source. Does nothing if the filters hide it.
pub(in crate::ui) fn show_row(session: Session, id: &str) {
    let table = session.scene_untracked(|ctx, visible, _, state| position_of(ctx, visible, &state.table, id));
    let Some(table) = table else { return };
    session.dispatch(Action::ShowTable(table));
    let (root, row) = (session.root(), id.to_owned());
    browser::after_next_frame(move || {
        root.show_target(&row);
    });
}

/// Shows the row or element that the fragment of the address names. A prerendered element was shown by the browser.
#[cfg(feature = "hydrate")]
pub(in crate::ui) fn show_fragment(session: Session, is_prerendered: bool) {
    let root = session.root();
    if let Some(id) = root.fragment()
        && !(is_prerendered && root.has_target(&id))
        && !root.show_target(&id)
    {
        show_row(session, &id);
    }
}

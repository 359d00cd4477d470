//! Links to rows: a link chooses the table and page of its row.

use crate::scene::records::table::position_of;
use crate::state::Action;
use crate::ui::part::after_first_turn;
use crate::ui::session::Session;

/// Shows the row with this id: that of a record, or `source-` and the id of a source. Does nothing if the filters hide it.
pub(in crate::ui) fn show_row(session: Session, id: &str) {
    let table = session.scene_untracked(|ctx, visible, _, state| position_of(ctx, visible, &state.table, id));
    let Some(table) = table else { return };
    session.dispatch(Action::ShowTable(table));
    let (root, row) = (session.root(), id.to_owned());
    after_first_turn(session, move || {
        root.show_target(&row);
    });
}

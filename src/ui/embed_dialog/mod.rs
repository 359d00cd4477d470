//! The embed dialog. Its content, in [`content`], belongs to the tools, which are loaded when the dialog is opened.

pub(super) mod content;
mod preview;
mod selectors;
mod state;

use super::chunks::{tools, with_tools};
use super::element::{El, el};
use super::navigation::push_dialog_entry;
use super::session::Session;
pub(super) use selectors::DIALOG;
use selectors::NAME;
#[cfg(feature = "hydrate")]
pub(super) use state::Mounter;
pub(super) use state::{EmbedDialogState, EmbedForm};

/// Returns the dialog as a part of the page. Empty while it is closed.
pub(super) fn dialog(session: Session) -> El {
    let dialog = el("dialog").class("embed-dialog");
    // Only the tools open it.
    match (session.embed_dialog().open.get(), tools()) {
        (Some(form), Some(tools)) => {
            dialog.attr("aria-labelledby", "share-heading").children((tools.embed_dialog)(session, &form))
        }
        _ => dialog,
    }
}

/// Closes the dialog.
pub(super) fn close(session: Session) {
    session.root().close_dialog(DIALOG);
}

/// Opens the dialog and adds a history entry for it.
pub(super) fn open(session: Session) {
    with_tools(move |tools| {
        if !session.is_disposed() {
            push_dialog_entry(session, NAME);
            (tools.show_embed_dialog)(session);
        }
    });
}

/// Opens the dialog if the page was loaded at the dialog's history entry.
#[cfg(feature = "hydrate")]
pub(super) fn restore(session: Session) {
    if session.root().dialog_at_entry().as_deref() == Some(NAME) {
        open(session);
    }
}

/// Handles `popstate`: opens or closes the dialog. Returns true if the address needs no further handling.
#[cfg(feature = "hydrate")]
pub(super) fn on_popstate(session: Session) -> bool {
    let (root, dialog) = (session.root(), session.embed_dialog());
    if root.dialog_at_entry().as_deref() == Some(NAME) {
        if dialog.open.with_untracked(Option::is_none) {
            restore(session);
        }
        return false;
    }
    let Some([below, query_then]) = dialog.below.get_value() else { return false };
    dialog.below.set_value(None);
    root.close_dialog(DIALOG);
    let is_below = root.query() == below;
    let query = super::navigation::state_query(session);
    if is_below && query != query_then {
        // State changes made while the dialog was open were written to its own entry only.
        super::navigation::write(session, &query, false);
    }
    is_below
}

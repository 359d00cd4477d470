//! What is chosen as it will look: an atlas in a shadow root of the dialog, as a portal would have it.

use leptos::prelude::{GetUntracked, GetValue, SetValue};
use wasm_bindgen_futures::spawn_local;

use super::super::mount::{mount, send, unmount};
use super::super::session::Session;
use crate::scene::records::embed_code::{THEMES, base};

/// Where it is.
const PREVIEW: &str = ".preview";

/// Shows what is chosen.
pub(super) fn start(session: Session) {
    spawn_local(async move {
        let Some(element) = session.root().shadow_in(PREVIEW).await else { return };
        // The dialog may be closed by now.
        let Some(open) = session.share().open.get_untracked() else { return };
        let query = session.scene_untracked(|ctx, _, _, _| open.choice.query(ctx));
        let base = base(&session.root().address()).to_owned();
        end(session);
        session.share().preview.set_value(Some(mount(element, base, query)));
        change(session, "theme", THEMES.get(open.choice.theme).copied().unwrap_or_default());
    });
}

/// Shows what was chosen since.
pub(super) fn change(session: Session, key: &str, value: &str) {
    let command = match key {
        "view" => "set-view",
        "lang" => "set-lang",
        "theme" => "set-theme",
        _ => "select",
    };
    if let Some(id) = session.share().preview.get_value() {
        send(id, command, value);
    }
}

/// Takes it away.
pub(super) fn end(session: Session) {
    if let Some(id) = session.share().preview.get_value() {
        unmount(id);
        session.share().preview.set_value(None);
    }
}

//! Preview of the embed dialog: an atlas mounted in a shadow root, as a host page would mount it.

use leptos::prelude::{GetUntracked, GetValue, SetValue};
use wasm_bindgen_futures::spawn_local;

use super::super::mount::{mount, send, unmount};
use super::super::session::Session;
use crate::scene::records::embed_code::{THEMES, base};

/// Selector of the preview.
const PREVIEW: &str = ".preview";

/// Mounts the preview with the current options.
pub(super) fn start(session: Session) {
    spawn_local(async move {
        let Some(element) = session.root().shadow_in(PREVIEW).await else { return };
        // The dialog may have been closed meanwhile.
        let Some(open) = session.share().open.get_untracked() else { return };
        let query = session.scene_untracked(|ctx, _, _, _| open.choice.query(ctx));
        let base = base(&session.root().address()).to_owned();
        end(session);
        session.share().preview.set_value(Some(mount(element, base, query)));
        change(session, "theme", THEMES.get(open.choice.theme).copied().unwrap_or_default());
    });
}

/// Sends a changed option to the preview.
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

/// Unmounts the preview.
pub(super) fn end(session: Session) {
    if let Some(id) = session.share().preview.get_value() {
        unmount(id);
        session.share().preview.set_value(None);
    }
}

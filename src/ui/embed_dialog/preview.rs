//! Preview of the embed dialog: an atlas mounted in a shadow root, as a host page would mount it.

use crate::browser::spawn_local;

use super::super::session::Session;
use crate::scene::records::embed_code::THEMES;

/// Selector of the preview.
const PREVIEW: &str = ".preview";

/// Mounts the preview with the current options.
pub(super) fn start(session: Session) {
    spawn_local(async move {
        let Some(element) = session.root().shadow_in(PREVIEW).await else { return };
        // The dialog may have been closed meanwhile.
        let Some(form) = session.embed_dialog().open.get_untracked() else { return };
        let query = session.scene_untracked(|ctx, _, _, _| form.choice.query(ctx));
        let Some(base) = session.root().base().map(|base| base.address.clone()) else { return };
        end(session);
        let Some(mounter) = session.embed_dialog().mounter.get_value() else { return };
        session.embed_dialog().preview.set_value(Some((mounter.mount)(element, base, query)));
        change(session, "theme", THEMES.get(form.choice.theme).copied().unwrap_or_default());
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
    let dialog = session.embed_dialog();
    if let (Some(id), Some(mounter)) = (dialog.preview.get_value(), dialog.mounter.get_value()) {
        (mounter.send)(id, command, value);
    }
}

/// Unmounts the preview.
pub(super) fn end(session: Session) {
    let dialog = session.embed_dialog();
    if let (Some(id), Some(mounter)) = (dialog.preview.get_value(), dialog.mounter.get_value()) {
        (mounter.unmount)(id);
        dialog.preview.set_value(None);
    }
}

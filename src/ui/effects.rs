//! Runs the side effects of state changes: the address, the views, and the English text.

use super::chunks;
use super::fetching;
use super::navigation;
use super::session::Session;
use super::shell;
use super::store::{HistoryEntry, SideEffect};

/// Runs a side effect of the store.
pub(super) fn run_effect(session: Session, effect: SideEffect) {
    match effect {
        SideEffect::WriteAddress(query, entry) => write_address(session, &query, entry),
        SideEffect::FetchEnglish(action) => fetching::fetch_english_then(session, action),
        SideEffect::StopMotion | SideEffect::ResetTimeline | SideEffect::ResetViewports => {
            // Without the views, no viewport has moved.
            if let Some(views) = chunks::views() {
                (views.run_effect)(session, &effect);
            }
        }
        SideEffect::ResetViews => session.reset_views(),
        SideEffect::ClearCopyStatus => {
            session.charts().clear_copy_status();
            shell::hide_qr_code(session);
        }
    }
}

/// Writes a query to the address. While a tour plays, only the entry that opens the detail panel is added.
fn write_address(session: Session, query: &str, entry: HistoryEntry) {
    let is_new = match entry {
        HistoryEntry::Current => false,
        HistoryEntry::New => true,
        HistoryEntry::NewUnlessTour => session.tour().get_untracked().playing.is_none(),
    };
    navigation::write(session, query, is_new);
}

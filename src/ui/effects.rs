//! Runs the side effects of state changes: the address, the views, and the English text.

use super::fetching;
use super::map::Map;
use super::navigation;
use super::session::Session;
use super::store::{HistoryEntry, SideEffect};
use super::timeline::Timeline;
use super::viewport::controller::{interrupt, reset};

/// Runs a side effect of the store.
pub(super) fn run_effect(session: Session, effect: SideEffect) {
    match effect {
        SideEffect::WriteAddress(query, entry) => write_address(session, &query, entry),
        SideEffect::FetchEnglish(action) => fetching::fetch_english_then(session, action),
        SideEffect::StopMotion => {
            interrupt::<Timeline>(session);
            interrupt::<Map>(session);
        }
        SideEffect::ResetTimeline => reset::<Timeline>(session),
        SideEffect::ResetViewports => {
            reset::<Timeline>(session);
            reset::<Map>(session);
        }
        SideEffect::ResetViews => session.reset_views(),
        SideEffect::ClearCopyStatus => session.charts().clear_copy_status(),
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

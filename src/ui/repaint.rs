//! Repainting of the canvases after a change of the theme or of the device's resolution, and before printing.

use super::part::canvases_ready;
use super::session::Session;
use super::{charts, map};

/// Repaints all canvases, if they were painted before, and notes the address for a print.
pub(super) fn repaint(session: Session) {
    session.root().note_address();
    if canvases_ready(session) {
        charts::paint_canvases(session);
        map::repaint(session);
    }
}

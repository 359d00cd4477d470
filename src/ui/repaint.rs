//! Repainting after a change of the theme or of the device's resolution, and before printing.

use super::chunks;
use super::session::Session;

/// Repaints all canvases, and notes the address for a print.
pub(super) fn repaint(session: Session) {
    session.root().note_address();
    if let Some(views) = chunks::views() {
        (views.repaint)(session);
    }
}

//! Repainting of the canvases after a change of the theme or of the device's resolution.

use super::part::canvases_ready;
use super::session::Session;
use super::{charts, map};

/// Repaints all canvases, if they were painted before.
pub(super) fn repaint(session: Session) {
    if canvases_ready(session) {
        charts::paint_canvases(session);
        map::repaint(session);
    }
}

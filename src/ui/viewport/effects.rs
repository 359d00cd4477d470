//! Side effects of the store on the viewports of the timeline and the map.

use super::controller::{interrupt, reset};
use crate::ui::map::Map;
use crate::ui::session::Session;
use crate::ui::store::SideEffect;
use crate::ui::timeline::Timeline;

/// Runs a side effect on the viewports. Ignores all others.
pub(in crate::ui) fn run_effect(session: Session, effect: &SideEffect) {
    match effect {
        SideEffect::StopMotion => {
            interrupt::<Timeline>(session);
            interrupt::<Map>(session);
        }
        SideEffect::ResetTimeline => reset::<Timeline>(session),
        SideEffect::ResetViewports => {
            reset::<Timeline>(session);
            reset::<Map>(session);
        }
        _ => {}
    }
}

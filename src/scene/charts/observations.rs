//! Observations and claims of an indicator that are in scope.

use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::story::{Indicator, Observation};

/// Maximum number of observations of an indicator that get hit areas and labels.
pub(super) const MOST_MARKED: usize = 60;

/// The observations of an indicator that are in scope, with their indices, in time order.
pub(super) fn included_observations<'a>(
    ctx: &SceneContext<'a>,
    indicator: &'a Indicator,
) -> Vec<(usize, &'a Observation)> {
    indicator.observations.iter().enumerate().filter(|(_, observation)| ctx.includes(&observation.evidence)).gather()
}

/// The values that other sources claim for a progress track, without those that repeat an observation.
pub(super) fn included_claims<'a>(
    ctx: &SceneContext<'a>,
    indicator: &'a Indicator,
) -> impl Iterator<Item = &'a Observation> {
    let is_new = |claim: &&Observation| {
        !indicator.observations.iter().any(|observation| observation.value.number == claim.value.number)
    };
    let ctx = *ctx;
    indicator.claims.iter().filter(move |claim| ctx.includes(&claim.evidence)).filter(is_new)
}

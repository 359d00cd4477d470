//! Share of an indicator's first target, as it is plotted.

use super::status_count::is_forecast;
use crate::number::Bound;
use crate::scene::charts::OpenSide;
use crate::scene::kit::context::SceneContext;
use crate::story::{Indicator, Tone};

/// From this share on, an indicator is an outlier, in percent.
const FAR_BEYOND: f64 = 128.0;

/// Share of a target.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TargetShare {
    /// In percent.
    pub(super) percent: f64,
    /// The side on which the share has no bound.
    pub(super) open: Option<OpenSide>,
    /// True if the dot needs a label: far beyond the target, short of it, or unclear.
    pub(super) needs_label: bool,
    /// Reason to read the share with care: a forecast, "basically", an interim figure.
    pub(super) caveat: Option<&'static str>,
}

/// The share of an indicator, as computed, or else as published. `None` without one.
pub(super) fn target_share(ctx: &SceneContext<'_>, indicator: &Indicator) -> Option<TargetShare> {
    let progress = indicator.progress(ctx.background);
    let (share, bound) = match (progress.percent, progress.ratio) {
        (Some(share), _) => (share, progress.percent_bound),
        (None, ratio) => ratio.map(|ratio| (ratio.value.number, ratio.value.bound))?,
    };
    let percent = share.to_f64();
    let assessment = ctx.assessment(indicator);
    let words = ctx.words();
    let caveat = match () {
        () if is_forecast(ctx, indicator) => Some(words.in_views().overview.forecast_note),
        () if assessment.is_qualified => Some(words.in_views().method.qualified),
        () if progress.actual.is_some_and(|actual| !actual.is_result) => Some(words.in_views().overview.interim_note),
        () => None,
    };
    Some(TargetShare {
        percent,
        open: match bound {
            Bound::AtLeast => Some(OpenSide::Above),
            Bound::AtMost => Some(OpenSide::Below),
            Bound::Exact | Bound::About => None,
        },
        needs_label: !(100.0..FAR_BEYOND).contains(&percent) || assessment.tone() == Tone::Unknown,
        caveat,
    })
}

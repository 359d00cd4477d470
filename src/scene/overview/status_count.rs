//! Numbers of indicators by status, and of commitments by verdict.

use crate::gather::Gather;
use crate::scene::commitments::verdict_badge;
use crate::scene::kit::context::SceneContext;
use crate::scene::records::badge::Badge;
use crate::sorting::argsort;
use crate::story::{Commitment, Indicator, Status, TargetKind, Tone, Verdict};

/// Order of the counts. Statuses that are not listed come last.
const ORDER: [Status; 13] = [
    Status::Met,
    Status::MetEarly,
    Status::MetLate,
    Status::OnTrack,
    Status::Behind,
    Status::AtRisk,
    Status::Overdue,
    Status::Reversed,
    Status::Missed,
    Status::PartFound,
    Status::NoResultFound,
    Status::NotSearched,
    Status::TooEarly,
];

/// A badge and the number of records with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadgeCount {
    /// The badge.
    pub badge: Badge,
    /// Number of records.
    pub count: usize,
}

/// Badge of an indicator in one word: a range of statuses with one rating is its worst, any other range is "unclear".
pub(super) fn plain_badge(ctx: &SceneContext<'_>, indicator: &Indicator) -> Badge {
    let assessment = ctx.assessment(indicator);
    let badge = ctx.badge(indicator);
    if assessment.is_certain() {
        return Badge { words: badge.name.clone(), ..badge };
    }
    if assessment.tone() == Tone::Unknown {
        let words = ctx.words().in_views().overview.unclear;
        return Badge { words: words.to_owned(), name: words.to_owned(), ..badge };
    }
    Badge::of_status(ctx, assessment.status.0, is_forecast(ctx, indicator))
}

/// True if the target of an indicator is a forecast.
pub(super) fn is_forecast(ctx: &SceneContext<'_>, indicator: &Indicator) -> bool {
    indicator.progress(ctx.background).target.is_some_and(|target| target.kind == TargetKind::Forecast)
}

/// True if an indicator has a target, or a published share that implies one.
pub(super) fn has_target(ctx: &SceneContext<'_>, indicator: &Indicator) -> bool {
    let progress = indicator.progress(ctx.background);
    progress.target.is_some() || progress.implied.is_some()
}

/// Numbers of indicators by status.
pub(super) fn count_statuses<'a>(
    ctx: &SceneContext<'_>,
    indicators: impl Iterator<Item = &'a Indicator>,
) -> Vec<BadgeCount> {
    count(indicators.map(|indicator| {
        let assessment = ctx.assessment(indicator);
        let is_clear = assessment.is_certain() || assessment.tone() != Tone::Unknown;
        let status = Some(assessment.status.0).filter(|_| is_clear);
        let position = ORDER.iter().position(|other| Some(*other) == status).unwrap_or(ORDER.len());
        // A figure below a forecast has its own word, and follows the targets that were missed.
        let rank = 2 * position + usize::from(is_forecast(ctx, indicator));
        (rank as i64, plain_badge(ctx, indicator))
    }))
}

/// Numbers of commitments by verdict.
pub(super) fn count_verdicts<'a>(
    ctx: &SceneContext<'_>,
    commitments: impl Iterator<Item = &'a Commitment>,
) -> Vec<BadgeCount> {
    count(commitments.map(|commitment| {
        let verdict = commitment.verdict_shown(ctx.background);
        let position = Verdict::ALL.iter().position(|other| Ok(*other) == verdict);
        (position.unwrap_or(Verdict::ALL.len()) as i64, verdict_badge(ctx, verdict))
    }))
}

/// Counts badges of one name, in the order of their ranks.
fn count(ranked: impl Iterator<Item = (i64, Badge)>) -> Vec<BadgeCount> {
    let mut counts: Vec<(i64, BadgeCount)> = Vec::new();
    for (rank, badge) in ranked {
        match counts.iter_mut().find(|(_, other)| other.badge.name == badge.name) {
            Some((least, found)) => {
                found.count += 1;
                *least = rank.min(*least);
            }
            None => counts.push((rank, BadgeCount { badge, count: 1 })),
        }
    }
    let order = argsort(counts.iter().map(|(rank, _)| (*rank, 0)).gather());
    order.into_iter().filter_map(|index| counts.get(index).map(|(_, count)| count.clone())).gather()
}

//! Targets that the dot plot cannot show, because they have no share.

use super::status_count::plain_badge;
use crate::civil::EdtfDate;
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::badge::Badge;
use crate::sorting::argsort_by_id;
use crate::story::RecordId;
use crate::words;

/// A target without a share.
#[derive(Clone, Debug)]
pub struct UndrawnTarget {
    /// State of the indicator's record.
    pub state: MarkState,
    /// Short title of the indicator.
    pub name: String,
    /// The target with its unit.
    pub target: String,
    /// Deadline.
    pub due: String,
    /// Status.
    pub badge: Badge,
}

/// Indicators with a target and no share, each with the position of its programme: by programme, then by deadline.
pub(super) fn undrawn_targets(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    indicators: &[(usize, RecordId)],
) -> Vec<UndrawnTarget> {
    let story = ctx.story;
    let deadline = |record: RecordId| -> Option<EdtfDate> {
        let progress = story.indicators.get(record.index)?.1.progress(ctx.background);
        progress.target.map(|target| target.deadline)
    };
    // Days of dates within some 30 million years fit between two programmes.
    let key = |(group, record): &(usize, RecordId)| {
        let day = deadline(*record).and_then(EdtfDate::last).map_or(i64::from(i32::MAX), |day| day.0);
        ((*group as i64) << 33 | (day + (1 << 32)), story.id_of(*record))
    };
    let order = argsort_by_id(&indicators.iter().map(key).gather());
    let of = |index: usize| {
        let (_, record) = *indicators.get(index)?;
        let (_, indicator) = story.indicators.get(record.index)?;
        Some(UndrawnTarget {
            state: highlight.mark_state(story, record),
            name: indicator.short.get(ctx.lang).to_owned(),
            target: ctx.summary(indicator).target,
            due: deadline(record)
                .map(|when| (ctx.words().in_views().overview.due)(&words::until(ctx.lang, when)))
                .unwrap_or_default(),
            badge: plain_badge(ctx, indicator),
        })
    };
    order.into_iter().filter_map(of).gather()
}

//! One indicator as a figure: its value, and its result beside its first target.

use super::figure_text::FigureText;
use super::status_count::plain_badge;
use crate::gather::Gather;
use crate::scene::charts::bullet::Bullet;
use crate::scene::charts::share_bullet;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState, record_id};
use crate::scene::records::badge::Badge;
use crate::story::{Basis, RecordKind, Target, Value};

/// The figure of an indicator.
#[derive(Clone, Debug)]
pub struct IndicatorFigure {
    /// State of its record.
    pub state: MarkState,
    /// True if the value stands in the article, false if it was added from background sources.
    pub is_in_article: bool,
    /// The value.
    pub value: FigureText,
    /// Short title.
    pub name: String,
    /// Chart in percent of the first target.
    pub bullet: Option<Bullet>,
    /// Share of the first target; empty if none is known.
    pub share: String,
    /// The first target and its revision, without their unit; empty without a target.
    pub target: String,
    /// Status in one word.
    pub badge: Badge,
}

/// The figure of the indicator at `index`, with a chart `width` pixels wide. `None` if no such indicator exists.
pub fn indicator_figure(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    index: usize,
    width: f64,
) -> Option<IndicatorFigure> {
    let (_, indicator) = ctx.story.indicators.get(index)?;
    let (summary, progress) = (ctx.summary(indicator), indicator.progress(ctx.background));
    let bare = |value: &Value| ctx.target_text(indicator, value, &ctx.bare_value(value, &indicator.unit));
    // The share stated in the article must not be taken for that of the target in force.
    let is_hidden_revision = |target: &&Target| target.kind.is_revision() && !ctx.includes(&target.evidence);
    let hidden = indicator.targets.iter().rfind(is_hidden_revision).filter(|_| !summary.share.is_empty());
    let target = match (progress.target, progress.raised) {
        (Some(first), Some(revised)) => {
            (ctx.words().in_views().overview.revised_target)(&bare(&first.value), revised.kind, &bare(&revised.value))
        }
        (Some(first), None) => (ctx.words().in_views().chart.mark)(first.kind, &bare(&first.value)),
        (None, _) => summary.implied.clone().unwrap_or_default(),
    };
    let hidden = hidden.map(|target| (ctx.words().in_views().overview.revised_in_background)(target.kind).to_owned());
    let target = Some(target).filter(|text| !text.is_empty()).into_iter().chain(hidden).gather();
    let target = target.join(ctx.words().in_views().overview.comma);
    Some(IndicatorFigure {
        state: highlight.mark_state(ctx.story, record_id(RecordKind::Indicator, index)),
        is_in_article: progress.actual.is_some_and(|actual| actual.evidence.basis == Basis::Article),
        value: FigureText::new(ctx, &summary.actual, &indicator.unit),
        name: indicator.short.get(ctx.lang).to_owned(),
        bullet: share_bullet(ctx, indicator, width),
        share: summary.share,
        target,
        badge: plain_badge(ctx, indicator),
    })
}

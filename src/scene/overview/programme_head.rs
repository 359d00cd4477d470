//! The head of a programme's page: its lead figures, and its records by status and verdict.

use super::indicator_figure::{IndicatorFigure, indicator_figure};
use super::lead_figure::LeadOrder;
use super::status_count::{BadgeCount, count_statuses, count_verdicts, has_target};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::Highlight;
use crate::state::VisibleRecords;
use crate::story::{RecordId, RecordKind};

/// Maximum number of lead figures.
const FIGURES: usize = 2;

/// The head of a programme's page.
#[derive(Clone, Debug)]
pub struct ProgrammeHead {
    /// The lead figure, as in the overview, and the next one.
    pub figures: Vec<IndicatorFigure>,
    /// Numbers of its commitments by verdict.
    pub verdicts: Vec<BadgeCount>,
    /// Numbers of its indicators with a target by status.
    pub statuses: Vec<BadgeCount>,
    /// Numbers of its events and places as text.
    pub counts: String,
}

/// The head of the page of a programme, whose records are `visible`. Charts are `width` pixels wide.
pub fn programme_head(ctx: &SceneContext<'_>, visible: &VisibleRecords, width: f64) -> ProgrammeHead {
    let story = ctx.story;
    let mut indicators: Vec<RecordId> = visible.of(RecordKind::Indicator).gather();
    let with_target = indicators.iter().filter_map(|record| Some(&story.indicators.get(record.index)?.1));
    let statuses = count_statuses(ctx, with_target.filter(|indicator| has_target(ctx, indicator)));
    let commitments = visible.of(RecordKind::Commitment);
    let commitments = commitments.filter_map(|record| Some(&story.commitments.get(record.index)?.1));
    let order = LeadOrder::new(ctx);
    let mut figures = Vec::new();
    while figures.len() < FIGURES
        && let Some(lead) = order.choose(ctx, &indicators)
    {
        indicators.retain(|record| *record != lead);
        figures.extend(indicator_figure(ctx, &Highlight::default(), lead.index, width));
    }
    let counts = (visible.of(RecordKind::Event).count(), visible.of(RecordKind::Place).count());
    ProgrammeHead {
        figures,
        verdicts: count_verdicts(ctx, commitments),
        statuses,
        counts: (ctx.words().in_views().overview.counts)(counts.0, counts.1),
    }
}

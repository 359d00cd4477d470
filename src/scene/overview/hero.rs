//! The head of the overview: title, summary, reference date and key figures.

use super::indicator_figure::{IndicatorFigure, indicator_figure};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, record_id};
use crate::state::VisibleRecords;
use crate::story::{Basis, IdIndex, RecordKind};
use crate::words;

/// The head of the overview.
#[derive(Clone, Debug)]
pub struct Hero {
    /// Who makes the page, and who does not.
    pub independent: &'static str,
    /// Title.
    pub title: String,
    /// Summary, in two sentences.
    pub summary: String,
    /// The reference date of the figures; empty if the story has none.
    pub as_of: String,
    /// Key to the two colours of figures: the article's, and background. Without background facts, the article's only.
    pub basis_key: Vec<&'static str>,
    /// Heading of the key figures.
    pub heading: &'static str,
    /// Meaning of the upright line of the charts.
    pub target_line: &'static str,
    /// The key figures, in the editors' order. Only those that pass the filters.
    pub figures: Vec<IndicatorFigure>,
}

/// The head of a story. Charts are `width` pixels wide.
pub fn hero(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight, width: f64) -> Hero {
    let (story, words) = (ctx.story, ctx.words());
    let index = IdIndex::new(story.indicators.iter().map(|(id, _)| id.as_str()));
    let is_visible = |index: &usize| visible.contains(record_id(RecordKind::Indicator, *index));
    let figures = story.highlights.iter().filter_map(|id| index.first(id)).filter(is_visible);
    let key = words.in_views().overview.basis_key.into_iter();
    Hero {
        independent: words.in_views().overview.independent,
        title: story.title.get(ctx.lang).to_owned(),
        summary: story.summary.get(ctx.lang).to_owned(),
        as_of: as_of(ctx),
        basis_key: key.take(if ctx.background { 2 } else { 1 }).collect(),
        heading: words.in_views().key_figures,
        target_line: words.in_views().overview.target_line,
        figures: figures.filter_map(|index| indicator_figure(ctx, highlight, index, width)).gather(),
    }
}

/// The reference date of the figures as text; empty if the story has none.
fn as_of(ctx: &SceneContext<'_>) -> String {
    let (story, words) = (ctx.story, ctx.words());
    // Background events may be later than the article.
    let is_beside = ctx.background && story.events.iter().any(|(_, event)| event.evidence.basis == Basis::Article);
    let as_of = if is_beside { words.in_views().as_of_article } else { words.in_views().as_of };
    story.as_of.map(|when| as_of(&words::until(ctx.lang, when))).unwrap_or_default()
}

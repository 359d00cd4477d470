//! The cards of a story.

use super::card::Card;
use super::figure;
use super::indicator::indicator_card;
use super::programme::programme_card;
use super::story::{self, story_card};
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::Highlight;
use crate::scene::overview::{hero, indicator_figure, scoreboard};
use crate::state::{Page, State, VisibleRecords};
use crate::story::{RecordId, RecordKind};

/// The pages of a story that have a card, each with it: the overview, the programmes, and the key indicators, which are the
/// highlights and the lead figures of the programmes. The other pages show the card of the overview: a card for each indicator
/// would take a fifth of the size of the site.
pub fn cards(ctx: &SceneContext<'_>) -> Vec<(Page, Card)> {
    let state = State { lang: ctx.lang, background: ctx.background, ..State::default() };
    let (visible, highlight) = (VisibleRecords::new(ctx.story, &state), Highlight::default());
    let mut all = vec![(Page::default(), story_card(ctx, &hero(ctx, &visible, &highlight, story::CHART)))];
    let page = |record: RecordId| Page::of(ctx.story, record);
    let board = scoreboard(ctx, &visible, &highlight, figure::CHART);
    let rows = board.iter().flat_map(|board| board.with_figures.rows.iter().chain(&board.without_figures.rows));
    let mut leads = Vec::new();
    for row in rows {
        all.extend(page(row.state.record).map(|page| (page, programme_card(ctx, row))));
        leads.extend(row.figure.as_ref().map(|figure| figure.state.record));
    }
    let id = |record: &RecordId| ctx.story.indicators.get(record.index).map(|(id, _)| id);
    let is_key =
        |record: &RecordId| leads.contains(record) || id(record).is_some_and(|id| ctx.story.highlights.contains(id));
    for record in visible.of(RecordKind::Indicator).filter(is_key) {
        let figure = indicator_figure(ctx, &highlight, record.index, figure::CHART);
        let card = figure.as_ref().and_then(|figure| indicator_card(ctx, figure));
        all.extend(page(record).zip(card));
    }
    all
}

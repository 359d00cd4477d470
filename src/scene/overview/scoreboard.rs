//! The scoreboard: what the article asks of each programme and what was found, in the article's order.

use super::event_strip::{EventAxis, EventStrip, event_axis};
use super::first_sentence::first_sentence;
use super::indicator_figure::{IndicatorFigure, indicator_figure};
use super::lead_figure::{LeadOrder, has_pair};
use super::status_count::{BadgeCount, count_statuses, count_verdicts, has_target};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::state::VisibleRecords;
use crate::story::{Entry, IdIndex, RecordId, RecordKind};
use crate::words;

/// The scoreboard.
#[derive(Clone, Debug)]
pub struct Scoreboard {
    /// Heading.
    pub heading: &'static str,
    /// Column headings: programme and what is asked, lead figure, percentage, indicators, events, places.
    pub columns: [&'static str; 6],
    /// Heading of the column of commitments, which stands before the indicators. `None` in a story without commitments.
    pub commitments: Option<&'static str>,
    /// Time axis of the events. `None` if no event has a day.
    pub axis: Option<EventAxis>,
    /// Programmes with a target and a result in the story; their figures may be out of scope.
    pub with_figures: ProgrammeGroup,
    /// The other programmes.
    pub without_figures: ProgrammeGroup,
}

/// Programmes below a heading. Their order is that of the article and ranks nothing.
#[derive(Clone, Debug, Default)]
pub struct ProgrammeGroup {
    /// Heading, with their number; empty without rows.
    pub heading: String,
    /// Explains the choice of the figures, or what their absence does not mean.
    pub note: String,
    /// Rows.
    pub rows: Vec<ProgrammeRow>,
}

/// A programme.
#[derive(Clone, Debug)]
pub struct ProgrammeRow {
    /// State of its record.
    pub state: MarkState,
    /// Its name.
    pub name: String,
    /// The article's request in one sentence; empty if it makes none.
    pub ask: String,
    /// Its lead figure. `None` if none is left, for which [`Self::no_figure`] stands.
    pub figure: Option<IndicatorFigure>,
    /// Stands for a missing figure.
    pub no_figure: &'static str,
    /// Numbers of its commitments by verdict.
    pub verdicts: Vec<BadgeCount>,
    /// Numbers of its indicators with a target by status.
    pub statuses: Vec<BadgeCount>,
    /// Its events on the common axis.
    pub strip: EventStrip,
    /// Number of its events.
    pub event_count: usize,
    /// Number of the places that name it.
    pub place_count: usize,
    /// Both numbers as text.
    pub counts: String,
}

/// Records of one programme.
#[derive(Default)]
struct Members {
    indicators: Vec<RecordId>,
    commitments: Vec<RecordId>,
    events: Vec<RecordId>,
    places: usize,
    /// True if an indicator of the story has a target and a value, in scope or not.
    has_pair: bool,
    /// The last record that was added.
    last: Option<RecordId>,
}

/// The scoreboard of the visible programmes. `None` without any. Charts are `width` pixels wide.
pub fn scoreboard(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    width: f64,
) -> Option<Scoreboard> {
    let (story, words) = (ctx.story, ctx.words().in_views().overview);
    let members = members(ctx, visible);
    let (axis, lead_order) = (event_axis(ctx, visible), LeadOrder::new(ctx));
    let (mut with_figures, mut without_figures) = (ProgrammeGroup::default(), ProgrammeGroup::default());
    for record in visible.of(RecordKind::Programme) {
        let Some(((_, entry), members)) = story.programmes.get(record.index).zip(members.get(record.index)) else {
            continue;
        };
        let commitments =
            || members.commitments.iter().filter_map(|record| Some(&story.commitments.get(record.index)?.1));
        let indicators = members.indicators.iter().filter_map(|record| Some(&story.indicators.get(record.index)?.1));
        let lead = lead_order.choose(ctx, &members.indicators);
        let row = ProgrammeRow {
            state: highlight.mark_state(story, record),
            name: entry.name.get(ctx.lang).to_owned(),
            ask: ask(ctx, entry, commitments().min_by_key(|commitment| commitment.passage).map(|first| &first.gist)),
            figure: lead.and_then(|record| indicator_figure(ctx, highlight, record.index, width)),
            no_figure: words.no_figure,
            verdicts: count_verdicts(ctx, commitments()),
            statuses: count_statuses(ctx, indicators.filter(|indicator| has_target(ctx, indicator))),
            strip: axis.as_ref().map(|axis| axis.strip(ctx, highlight, &members.events)).unwrap_or_default(),
            event_count: members.events.len(),
            place_count: members.places,
            counts: (words.counts)(members.events.len(), members.places),
        };
        (if members.has_pair { &mut with_figures } else { &mut without_figures }).rows.push(row);
    }
    let (with, without) = (with_figures.rows.len(), without_figures.rows.len());
    if with + without == 0 {
        return None;
    }
    if with > 0 {
        let note = story.as_of.map(|when| (words.lead_figure)(&words::until(ctx.lang, when)));
        // The groups stay the same without background facts, in which most of the figures are.
        let basis = if ctx.background { "" } else { words.counting_background };
        let heading = [&(words.with_figures)(with), basis].concat();
        with_figures = ProgrammeGroup { heading, note: note.unwrap_or_default(), ..with_figures };
    }
    if without > 0 {
        let (heading, note) = ((words.without_figures)(without), words.without_figures_note.to_owned());
        without_figures = ProgrammeGroup { heading, note, ..without_figures };
    }
    let commitments = (!story.commitments.is_empty()).then_some(words.commitments);
    Some(Scoreboard {
        heading: words.programmes,
        columns: words.columns,
        commitments,
        axis,
        with_figures,
        without_figures,
    })
}

/// The visible records of each programme, in one pass.
fn members(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Vec<Members> {
    let story = ctx.story;
    let programmes = IdIndex::new(story.programmes.iter().map(|(id, _)| id.as_str()));
    let mut all: Vec<Members> = story.programmes.iter().map(|_| Members::default()).gather();
    for (_, indicator) in story.indicators.iter().filter(|(_, indicator)| has_pair(indicator, true)) {
        for index in indicator.programmes.iter().filter_map(|id| programmes.first(id)) {
            if let Some(members) = all.get_mut(index) {
                members.has_pair = true;
            }
        }
    }
    let mut add = |record: RecordId, add: &dyn Fn(&mut Members)| {
        for index in story.programmes_of(record).iter().filter_map(|id| programmes.first(id)) {
            // A record may name a programme twice.
            if let Some(members) = all.get_mut(index).filter(|members| members.last != Some(record)) {
                members.last = Some(record);
                add(members);
            }
        }
    };
    for record in visible.of(RecordKind::Indicator) {
        add(record, &|members| members.indicators.push(record));
    }
    for record in visible.of(RecordKind::Commitment) {
        add(record, &|members| members.commitments.push(record));
    }
    for record in visible.of(RecordKind::Event) {
        add(record, &|members| members.events.push(record));
    }
    for record in visible.of(RecordKind::Place) {
        add(record, &|members| members.places += 1);
    }
    all
}

/// The article's request: the first sentence about the programme, or else its first commitment.
fn ask(ctx: &SceneContext<'_>, programme: &Entry, first: Option<&crate::story::Text>) -> String {
    let text = programme.text.get(ctx.lang);
    let text = if ctx.includes(&programme.evidence) { text } else { "" };
    let text = if text.is_empty() { first.map_or("", |gist| gist.get(ctx.lang)) } else { text };
    first_sentence(text).to_owned()
}

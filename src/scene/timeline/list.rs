//! List of all events and deadlines in time order, by year: replaces the drawing on narrow screens and in screen readers.

use super::model::{TimelineItem, date_of, deadlines, events, title_of};
use crate::civil::{Day, EdtfDate};
use crate::gather::Gather;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::records::record_text::SceneContext;
use crate::sorting::argsort;
use crate::state::VisibleRecords;
use crate::story::{DeadlineOutcome, Event, RecordId, RecordKind};
use crate::words;

/// Lists up to this length are shown in full.
const SHORT: usize = 200;
/// Page size of longer lists.
const PAGE: usize = 50;

/// The list of events.
#[derive(Clone, Debug)]
pub struct EventList {
    /// Eras.
    pub eras: Vec<EventRow>,
    /// Years in time order; events without a day come last.
    pub years: Vec<YearGroup>,
    /// Number of rows that are not shown.
    pub remaining: usize,
}

/// Rows of one year.
#[derive(Clone, Debug)]
pub struct YearGroup {
    /// The year as text.
    pub heading: String,
    /// Events and deadlines.
    pub rows: Vec<EventRow>,
}

/// Row of an event, a deadline or an era.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// Its record.
    pub state: MarkState,
    /// Date as text.
    pub date: String,
    /// Date for `<time datetime>`; empty if HTML has no form for it.
    pub iso: String,
    /// Its title.
    pub title: String,
    /// Form of its mark.
    pub form: &'static str,
}

/// The list, grouped by the year in which an event starts or a target was due; of a long one the first page and `more`
/// further pages.
pub fn event_list(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight, more: usize) -> EventList {
    let row = |record: RecordId, when: EdtfDate, title: &str, form: &'static str| EventRow {
        state: highlight.mark_state(ctx.story, record),
        date: words::when(ctx.lang, when),
        iso: words::iso(when),
        title: title.to_owned(),
        form,
    };
    let events: Vec<_> = events(ctx, visible).into_iter().filter(|(record, ..)| visible.contains(*record)).gather();
    let deadlines_shown: Vec<_> =
        deadlines(ctx, visible).into_iter().filter(|item| visible.contains(item.record)).gather();
    let all = events.len() + deadlines_shown.len();
    let most = if all <= SHORT { all } else { PAGE * (1 + more) };
    let mut listed = EventList { eras: Vec::new(), years: Vec::new(), remaining: all.saturating_sub(most) };
    let (mut events, mut deadlines_shown) = (events.into_iter().peekable(), deadlines_shown.into_iter().peekable());
    for _ in 0..most {
        let day = events.peek().map(|(.., when)| when.sort_day());
        // A deadline comes after the events of its day and before events without a day.
        let is_event = match (day, deadlines_shown.peek()) {
            (None, None) => break,
            (Some(Some(day)), Some(item)) => day <= item.day(),
            (day, item) => day.is_some() && item.is_none(),
        };
        let (day, row) = if is_event {
            let Some((record, event, when)) = events.next() else { break };
            (when.sort_day(), row(record, when, event.title.get(ctx.lang), form(when)))
        } else {
            let Some(item) = deadlines_shown.next() else { break };
            let when = EdtfDate::On(crate::civil::PartialDate::of(item.day()).into());
            let outcome = item.deadline_outcome.unwrap_or(DeadlineOutcome::Open);
            let mut row = row(item.record, when, title_of(ctx, item.record), deadline_form(outcome));
            row.date = (ctx.words().in_views().deadline_is)(&row.date, outcome);
            (Some(item.day()), row)
        };
        listed.put(ctx, day, row);
    }
    let era = |record: RecordId| {
        let (_, entry) = ctx.story.eras.get(record.index)?;
        Some((entry.when?, row(record, entry.when?, entry.name.get(ctx.lang), "period")))
    };
    let eras: Vec<_> = visible.of(RecordKind::Era).filter_map(era).gather();
    let in_time = argsort(eras.iter().map(|(when, _)| when.order()).gather());
    listed.eras = in_time.into_iter().filter_map(|index| Some(eras.get(index)?.1.clone())).gather();
    listed
}

impl EventList {
    fn put(&mut self, ctx: &SceneContext<'_>, day: Option<Day>, row: EventRow) {
        let heading = match day {
            Some(day) => words::when(ctx.lang, EdtfDate::year(day.civil().0)),
            None => ctx.words().in_views().undated.to_owned(),
        };
        match self.years.last_mut() {
            Some(last) if last.heading == heading => last.rows.push(row),
            _ => self.years.push(YearGroup { heading, rows: vec![row] }),
        }
    }
}

impl EventRow {
    /// The row of a mark.
    pub(super) fn of_item(ctx: &SceneContext<'_>, state: MarkState, item: &TimelineItem) -> Self {
        let event = ctx.story.events.get(item.record.index).filter(|_| item.record.kind == RecordKind::Event);
        let on = EdtfDate::On(crate::civil::PartialDate::of(item.day()).into());
        let when = event.map_or(on, |(_, event)| event.when(ctx.background));
        let form = item.deadline_outcome.map_or_else(|| form(when), deadline_form);
        let (date, title) = (date_of(ctx, item), title_of(ctx, item.record).to_owned());
        Self { state, date, iso: words::iso(when), title, form }
    }
}

/// Name of the form of a deadline's mark.
fn deadline_form(outcome: DeadlineOutcome) -> &'static str {
    match outcome {
        DeadlineOutcome::Met => "deadline-row met",
        DeadlineOutcome::Missed => "deadline-row missed",
        DeadlineOutcome::Part => "deadline-row part",
        DeadlineOutcome::NoResult => "deadline-row no-result",
        DeadlineOutcome::NotSearched => "deadline-row not-searched",
        DeadlineOutcome::Open => "deadline-row",
    }
}

/// Name of the form of a date's mark.
fn form(when: EdtfDate) -> &'static str {
    match (when.is_vague(), when.first(), when.last()) {
        (true, ..) => "uncertain",
        (_, Some(first), Some(last)) if first == last => "day",
        (_, Some(_), Some(_)) => "interval",
        _ => "open-interval",
    }
}

/// The events in the order of the timeline, for previous and next.
pub fn order(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Vec<RecordId> {
    events(ctx, visible).into_iter().map(|(record, ..)| record).filter(|record| visible.contains(*record)).gather()
}

/// The stops of a tour: all events, or the parts of one of them. Not limited to the time window, because a tour leads
/// beyond the viewport.
pub fn tour_stops(ctx: &SceneContext<'_>, visible: &VisibleRecords, part_of: Option<RecordId>) -> Vec<RecordId> {
    let part_of = part_of.map(|record| ctx.story.id_of(record));
    let is_stop = |event: &Event| part_of.is_none_or(|part_of| event.part_of.as_deref() == Some(part_of));
    events(ctx, visible).into_iter().filter(|(_, event, _)| is_stop(event)).map(|(record, ..)| record).gather()
}

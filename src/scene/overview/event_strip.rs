//! Events of each programme on one time axis that all rows share.

use super::stacking::stack;
use crate::civil::{Day, EdtfDate};
use crate::gather::Gather;
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::timeline::busiest_days;
use crate::sorting::{argsort, argsort_by_id};
use crate::state::VisibleRecords;
use crate::story::{RecordId, RecordKind};
use crate::words;

/// Maximum number of years with a label.
const MAX_TICKS: i32 = 5;
/// Longest extent that is drawn as a dot, in days.
const DOT_DAYS: i64 = 45;
/// Least distance between two dots of one level, as a share of the axis.
const DOT_GAP: f64 = 0.04;

/// The time axis: whole years. Positions are shares of its length.
#[derive(Clone, Debug, PartialEq)]
pub struct EventAxis {
    first: Day,
    /// The day after the last.
    end: Day,
    /// Position of the reference date of the story. `None` if it has none, or if the axis does not contain it.
    pub reference: Option<f64>,
    /// Label of the line at the reference date; empty without it.
    pub reference_label: String,
    /// Years: position and label.
    pub ticks: Vec<(f64, String)>,
}

/// A mark of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct StripMark {
    /// State of its record.
    pub state: MarkState,
    /// Start, from 0 to 1.
    pub from: f64,
    /// End; equal to the start for a dot.
    pub to: f64,
    /// Level: 0, −1 above it, 1 below it and so on. Dots and bars are stacked apart.
    pub level: i32,
}

impl StripMark {
    /// True for a dot, false for a bar.
    pub fn is_dot(&self) -> bool {
        self.from >= self.to
    }
}

/// Marks of the events of a programme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventStrip {
    /// Dots in time order, then bars.
    pub marks: Vec<StripMark>,
    /// Number of events before the axis begins.
    pub before: usize,
}

/// The axis of all visible events, except outliers at its start. `None` if no event has a day.
pub(super) fn event_axis(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Option<EventAxis> {
    let story = ctx.story;
    let when = |record: RecordId| story.events.get(record.index).map(|(_, event)| event.when(ctx.background));
    let all: Vec<EdtfDate> = visible.of(RecordKind::Event).filter_map(when).gather();
    let starts: Vec<Day> = all.iter().filter_map(|when| when.sort_day()).gather();
    let order = argsort(starts.iter().map(|day| (day.0, 0)).gather());
    let sorted: Vec<Day> = order.into_iter().filter_map(|index| starts.get(index).copied()).gather();
    let reference = story.as_of.and_then(EdtfDate::last);
    let year = |day: Day| day.civil().0;
    let first = year(busiest_days(&sorted)?);
    // Long plans end years later, without an event there.
    let last = sorted.iter().copied().chain(reference).map(year).max()?;
    let (first_day, end) = (Day::from_civil(first, 1, 1), Day::from_civil(last + 1, 1, 1));
    let mut axis =
        EventAxis { first: first_day, end, reference: None, reference_label: String::new(), ticks: Vec::new() };
    let step = (last - first) / MAX_TICKS + 1;
    for year in (first..=last).step_by(usize::try_from(step).unwrap_or(1)) {
        // The word for "year" would leave no room on a narrow axis. Years before the common era need theirs.
        let label = if year > 0 { year.to_string() } else { words::when(ctx.lang, EdtfDate::year(year)) };
        axis.ticks.push((axis.position(Day::from_civil(year, 1, 1)), label));
    }
    if let Some(day) = reference.filter(|day| *day >= first_day) {
        axis.reference = Some(axis.position(day));
        let when = story.as_of.map(|when| words::until(ctx.lang, when)).unwrap_or_default();
        axis.reference_label = (ctx.words().in_views().overview.reference_day)(&when);
    }
    Some(axis)
}

impl EventAxis {
    /// Position of a day, from 0 at the start to 1 at the end.
    fn position(&self, day: Day) -> f64 {
        let share = (day.0 - self.first.0) as f64 / (self.end.0 - self.first.0) as f64;
        crate::geometry::clamp(share, 0.0, 1.0)
    }

    /// The marks of events, in any order.
    pub(super) fn strip(&self, ctx: &SceneContext<'_>, highlight: &Highlight, events: &[RecordId]) -> EventStrip {
        let mut strip = EventStrip::default();
        let (mut dots, mut bars) = (Vec::new(), Vec::new());
        for record in events {
            let event = ctx.story.events.get(record.index).map(|(_, event)| event.when(ctx.background));
            let Some((first, last)) = event.and_then(|when| Some((when.first(), when.last().or(when.first())?))) else {
                continue;
            };
            if last < self.first {
                strip.before += 1;
                continue;
            }
            // Of an event with an open start, only the end is known.
            let first = first.unwrap_or(last);
            let is_dot = last.0 - first.0 <= DOT_DAYS;
            let middle = Day(i64::midpoint(first.0, last.0));
            let (from, to) = if is_dot { (middle, middle) } else { (first, Day(last.0 + 1)) };
            let state = highlight.mark_state(ctx.story, *record);
            let mark = StripMark { state, from: self.position(from), to: self.position(to), level: 0 };
            (if is_dot { &mut dots } else { &mut bars }).push(mark);
        }
        for (marks, gap) in [(dots, DOT_GAP), (bars, 0.0)] {
            strip.marks.extend(stacked(marks, gap));
        }
        strip
    }
}

/// Marks in time order, those of one day by their ids, each with its level.
fn stacked(marks: Vec<StripMark>, gap: f64) -> Vec<StripMark> {
    let order = argsort_by_id(&marks.iter().map(|mark| ((mark.from * 1e9) as i64, mark.state.id.as_str())).gather());
    let mut marks: Vec<StripMark> = order.into_iter().filter_map(|index| marks.get(index).cloned()).gather();
    let levels = stack(&marks.iter().map(|mark| (mark.from, mark.to)).gather(), gap);
    for (mark, level) in marks.iter_mut().zip(levels) {
        mark.level = level;
    }
    marks
}

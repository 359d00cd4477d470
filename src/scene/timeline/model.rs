//! Data of the timeline in minutes: the marks of each lane, independent of the viewport.

use super::lane_packing::{CELL, MarkExtent, PackedLane, pack_lane};
use crate::civil::{Day, EdtfDate, End};
use crate::gather::Gather;
use crate::scene::kit::labels::text_width;
use crate::scene::kit::time_range::{DAY_MINUTES, TimeRange};
use crate::scene::records::record_text::SceneContext;
use crate::sorting::argsort;
use crate::state::{VisibleRecords, Window};
use crate::story::{DeadlineOutcome, Event, RecordId, RecordKind};
use crate::words;

/// Font size of the labels, in pixels.
pub const FONT: f64 = 13.0;
/// Radius of a dot, in pixels.
pub const DOT: f64 = 6.0;
/// Minimum width of a bar, in pixels.
pub const LEAST: f64 = 8.0;
/// Maximum number of rows of a lane.
const ROWS: usize = 6;
/// Maximum number of rows of the deadlines, many of which are on the last day of a year.
const DUE_ROWS: usize = 3;
/// Maximum number of rows of a lane at scales where zooming opens no more clusters.
const ALL_ROWS: usize = 60;
/// Maximum number of marks in the viewport before they are clustered.
const MANY: usize = 280;

/// Certainty of an end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Known.
    Known,
    /// Ongoing.
    Open,
    /// Unknown.
    Unknown,
}

/// A mark of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineItem {
    /// Its record.
    pub record: RecordId,
    /// First minute.
    pub from: f64,
    /// Last minute.
    pub to: f64,
    /// Certainty of its start.
    pub start: Edge,
    /// Certainty of its end.
    pub end: Edge,
    /// True for one day or less: drawn as a dot.
    pub is_dot: bool,
    /// True for an uncertain or approximate date.
    pub is_vague: bool,
    /// Outcome of a target's deadline. `None` for an event.
    pub deadline_outcome: Option<DeadlineOutcome>,
    /// Width of its title, in pixels.
    pub text_width: f64,
}

/// A lane.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Its programme, by index. `None` for events without a programme and for deadlines.
    pub programme: Option<usize>,
    /// True for the lane of the deadlines.
    pub is_deadlines: bool,
    /// Its name.
    pub name: String,
    /// True if it is folded.
    pub is_folded: bool,
    /// Marks, ordered by their starts.
    pub items: Vec<TimelineItem>,
}

/// An era: a period in the background of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// Its record.
    pub record: RecordId,
    /// Its time range.
    pub range: TimeRange,
    /// Its name.
    pub name: String,
    /// Row, from 0: overlapping eras are stacked.
    pub row: usize,
}

/// Data of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineModel {
    /// Lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// Eras in time order.
    pub eras: Vec<Era>,
    /// Time range of all marks.
    pub all: TimeRange,
    /// The limits of panning: the same, padded.
    pub pan_bounds: TimeRange,
    /// The initial viewport: all marks except outliers at the start.
    pub initial_range: TimeRange,
}

/// The data of the visible records at any time. `None` if none of them has a day.
pub fn timeline_model(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    folded: &[Option<usize>],
) -> Option<TimelineModel> {
    let events = events(ctx, visible);
    let lanes = lanes(ctx, visible, &events, folded);
    let ranges = lanes.iter().flat_map(|lane| &lane.items).map(|item| TimeRange::new(item.from, item.to));
    let range = ranges.reduce(TimeRange::union)?;
    let days: Vec<Day> = events.iter().filter_map(|(.., when)| when.sort_day()).gather();
    let home =
        busiest_days(&days).map_or(range, |day| TimeRange::new((day.0 as f64 * DAY_MINUTES).max(range.from), range.to));
    Some(TimelineModel {
        lanes,
        eras: eras(ctx, visible),
        all: range,
        pan_bounds: range.padded(),
        initial_range: home.padded(),
    })
}

/// The visible events at any time, ordered by the dates that are shown for them.
pub(super) fn events<'a>(ctx: &SceneContext<'a>, visible: &VisibleRecords) -> Vec<(RecordId, &'a Event, EdtfDate)> {
    let dated = |record: RecordId| {
        ctx.story.events.get(record.index).map(|(_, event)| (record, event, event.when(ctx.background)))
    };
    let events: Vec<_> = visible.at_any_time(RecordKind::Event).filter_map(dated).gather();
    let order = argsort(events.iter().map(|(.., when)| when.order()).gather());
    order.into_iter().filter_map(|index| events.get(index).copied()).gather()
}

/// The day at which the initial viewport starts: the first day, or the first one after a gap of more than a quarter of the
/// whole near the start. `days` is sorted.
pub fn busiest_days(days: &[Day]) -> Option<Day> {
    let (first, last) = (*days.first()?, *days.last()?);
    let quarter = (last.0 - first.0) / 4;
    let pairs = days.windows(2).take(days.len() / 5);
    let gaps = pairs.filter_map(|pair| if let [before, after] = pair { Some((*before, *after)) } else { None });
    let mut behind = gaps.filter(|(before, after)| after.0 - before.0 > quarter.max(366)).map(|(_, after)| after);
    Some(behind.next_back().unwrap_or(first))
}

/// A lane for the deadlines, one for events without a programme, and one for each programme in the author's order. An event
/// of several programmes is in the lane of its first.
fn lanes(
    ctx: &SceneContext<'_>,
    visible: &VisibleRecords,
    events: &[(RecordId, &Event, EdtfDate)],
    folded: &[Option<usize>],
) -> Vec<Lane> {
    let story = ctx.story;
    let lane = |programme: Option<usize>, name: &str| Lane {
        programme,
        is_deadlines: false,
        name: name.to_owned(),
        is_folded: folded.contains(&programme),
        items: Vec::new(),
    };
    let mut lanes = vec![lane(None, ctx.words().in_views().no_programme)];
    lanes.extend(
        story.programmes.iter().enumerate().map(|(index, (_, entry))| lane(Some(index), entry.name.get(ctx.lang))),
    );
    for (record, event, when) in events {
        let programme =
            event.programmes.first().and_then(|id| story.programmes.iter().position(|(other, _)| other == id));
        let lane = lanes.get_mut(programme.map_or(0, |index| index + 1));
        if let (Some(lane), Some(item)) = (lane, item(*record, *when, event.title.get(ctx.lang), None)) {
            lane.items.push(item);
        }
    }
    let deadline_lane = Lane {
        is_deadlines: true,
        is_folded: false,
        items: deadlines(ctx, visible),
        ..lane(None, ctx.words().in_views().deadlines)
    };
    lanes.insert(0, deadline_lane);
    lanes.retain(|lane| !lane.items.is_empty());
    lanes
}

fn item(record: RecordId, when: EdtfDate, title: &str, outcome: Option<DeadlineOutcome>) -> Option<TimelineItem> {
    let edge = |end: End| match end {
        End::Known(_) => Edge::Known,
        End::Open => Edge::Open,
        End::Unknown => Edge::Unknown,
    };
    let (start, end) = when.ends()?;
    let (from, to) = when.span_minutes();
    let (first, last) = (from.or(to)? as f64, to.or(from)? as f64);
    let is_dot = from.is_some() && to.is_some() && last - first <= DAY_MINUTES;
    Some(TimelineItem {
        record,
        from: first,
        to: last,
        start: edge(start),
        end: edge(end),
        is_dot,
        is_vague: when.is_vague(),
        deadline_outcome: outcome,
        text_width: text_width(title, FONT),
    })
}

/// The last deadline of each indicator, on its last day.
pub(super) fn deadlines(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Vec<TimelineItem> {
    let as_of = ctx.story.as_of.and_then(EdtfDate::last);
    let items: Vec<TimelineItem> = visible
        .at_any_time(RecordKind::Indicator)
        .filter_map(|record| {
            let (_, indicator) = ctx.story.indicators.get(record.index)?;
            let told_targets = indicator.targets.iter().filter(|target| ctx.includes(&target.evidence));
            let day = told_targets.filter_map(|target| target.deadline.last()).max()?;
            let outcome = ctx.assessment(indicator).deadline_outcome();
            // A deadline after the reference date is not over.
            let outcome =
                if !ctx.background && as_of.is_some_and(|as_of| day > as_of) { DeadlineOutcome::Open } else { outcome };
            let on = EdtfDate::On(crate::civil::PartialDate::of(day).into());
            item(record, on, indicator.short.get(ctx.lang), Some(outcome))
        })
        .collect();
    let order = argsort(items.iter().map(|item| (item.from as i64, 0)).gather());
    order.into_iter().filter_map(|index| items.get(index).cloned()).gather()
}

/// The visible eras, stacked if they overlap.
fn eras(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> Vec<Era> {
    let mut eras: Vec<Era> = visible
        .at_any_time(RecordKind::Era)
        .filter_map(|record| {
            let (_, entry) = ctx.story.eras.get(record.index)?;
            let (from, to) = entry.when?.span_minutes();
            Some(Era {
                record,
                range: TimeRange::new(from? as f64, to? as f64),
                name: entry.name.get(ctx.lang).to_owned(),
                row: 0,
            })
        })
        .collect();
    for index in 0..eras.len() {
        let (before, behind) = eras.split_at_mut(index);
        let Some(era) = behind.first_mut() else { continue };
        let clear = |row: usize| {
            !before
                .iter()
                .any(|other| other.row == row && other.range.from < era.range.to && era.range.from < other.range.to)
        };
        era.row = (0..index).find(|row| clear(*row)).unwrap_or(index);
    }
    eras
}

impl TimelineModel {
    /// The time window that filters the other views for a viewport. `None` if the viewport shows all time or the initial
    /// range.
    pub fn filter(&self, viewport: TimeRange) -> Option<Window> {
        let is_all = viewport.contains(self.all) || viewport == self.initial_range;
        (!is_all).then(|| viewport.days())
    }

    /// Number of marks.
    pub fn count(&self) -> usize {
        self.lanes.iter().map(|lane| lane.items.len()).sum()
    }

    /// The packed rows of every lane at a scale in pixels per minute, for a viewport of `pixels` pixels. Folded lanes have
    /// no rows.
    pub fn packed(&self, scale: f64, pixels: f64) -> Vec<PackedLane> {
        self.lanes.iter().map(|lane| self.packed_lane(lane, scale, pixels)).gather()
    }

    /// The packed rows of one lane.
    pub fn packed_lane(&self, lane: &Lane, scale: f64, pixels: f64) -> PackedLane {
        if lane.is_folded {
            return PackedLane::default();
        }
        let open = self.lanes.iter().filter(|lane| !lane.is_folded).count().max(1);
        let cells = (pixels / CELL).max(1.0) as usize;
        let (rows, cluster) = match () {
            // At this scale no cluster would open any further.
            () if scale * DAY_MINUTES >= 3.0 * CELL => (ALL_ROWS, usize::MAX),
            () if lane.is_deadlines => (DUE_ROWS, 2 * ROWS),
            () if self.count() <= MANY => (ROWS, 2 * ROWS),
            () => (if open == 1 { 2 * ROWS } else { ROWS }, (MANY / (cells * open)).clamp(1, 2 * ROWS)),
        };
        let extents: Vec<MarkExtent> = lane.items.iter().map(|item| item.extent(scale)).gather();
        pack_lane(&extents, rows, cluster)
    }
}

/// Title of a record on the timeline.
pub(super) fn title_of<'a>(ctx: &SceneContext<'a>, record: RecordId) -> &'a str {
    match record.kind {
        RecordKind::Event => ctx.story.events.get(record.index).map(|(_, event)| &event.title),
        _ => ctx.story.indicators.get(record.index).map(|(_, indicator)| &indicator.short),
    }
    .map(|title| title.get(ctx.lang))
    .unwrap_or_default()
}

/// Date of a mark as text.
pub(super) fn date_of(ctx: &SceneContext<'_>, item: &TimelineItem) -> String {
    let event = ctx.story.events.get(item.record.index).filter(|_| item.record.kind == RecordKind::Event);
    if let Some((_, event)) = event {
        return words::when(ctx.lang, event.when(ctx.background));
    }
    let date = words::when(ctx.lang, EdtfDate::On(crate::civil::PartialDate::of(item.day()).into()));
    match item.deadline_outcome {
        Some(outcome) => (ctx.words().in_views().deadline_is)(&date, outcome),
        None => date,
    }
}

impl TimelineItem {
    /// The day on which it starts.
    pub fn day(&self) -> Day {
        Day((self.from / DAY_MINUTES).floor() as i64)
    }

    /// The minute at which it is marked: the middle of a day, the start of a longer period.
    pub fn marked_at(&self) -> f64 {
        if self.is_dot { f64::midpoint(self.from, self.to) } else { self.from }
    }

    /// Its extent at a scale in pixels per minute.
    pub fn extent(&self, scale: f64) -> MarkExtent {
        let (from, to) = (self.from * scale, self.to * scale);
        let words = self.text_width;
        if self.is_dot {
            let middle = self.marked_at() * scale;
            return MarkExtent {
                from: middle - DOT,
                to: middle + DOT,
                text_from: middle + DOT + 4.0,
                text_width: words,
            };
        }
        // An unknown end is drawn as an arrow.
        let from = if self.start == Edge::Known { from } else { from.min(to - 24.0) };
        let to = if self.end == Edge::Known { to } else { to.max(from + 24.0) };
        let to = to.max(from + LEAST);
        MarkExtent { from, to, text_from: if to - from < 24.0 { to + 4.0 } else { from + 6.0 }, text_width: words }
    }
}

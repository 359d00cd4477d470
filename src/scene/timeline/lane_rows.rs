//! The timeline of a narrow screen: one row for each lane, with its marks as dots without labels on a common axis. The events of
//! one lane are listed below its row.

use super::list::EventRow;
use super::model::{Lane, TimelineItem, TimelineModel};
use crate::gather::Gather;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::kit::time_range::TimeRange;
use crate::scene::kit::time_ticks::{Tick, ticks};
use crate::scene::records::record_text::SceneContext;
use crate::story::DeadlineOutcome;

/// Distance between the centres of two dots that do not overlap, in pixels.
pub const DOT_STEP: f64 = 8.0;
/// Steps above and below the middle of a row that a dot is moved by, in order of preference.
const LEVELS: [i32; 5] = [0, -1, 1, -2, 2];
/// Key of the lane of the deadlines. No id of a programme contains a slash.
const DEADLINES: &str = "/deadlines";

/// The rows of all lanes, and the axis above them.
#[derive(Clone, Debug)]
pub struct LaneRows {
    /// Labelled positions of the axis.
    pub ticks: Vec<Tick>,
    /// One row for each lane.
    pub rows: Vec<LaneRow>,
}

/// The row of a lane.
#[derive(Clone, Debug)]
pub struct LaneRow {
    /// Identifies the lane.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Number of its events or deadlines in words, inside and outside the range.
    pub count: String,
    /// True if marks are before the range.
    pub has_earlier: bool,
    /// Dots in the range, in time order.
    pub dots: Vec<LaneDot>,
    /// Longer periods in the range: start and width as shares of the axis.
    pub bars: Vec<(f64, f64)>,
    /// Its events and deadlines, if the lane is open.
    pub events: Option<Vec<EventRow>>,
}

/// A dot of a row.
#[derive(Clone, Debug)]
pub struct LaneDot {
    /// Its record.
    pub state: MarkState,
    /// Outcome of a deadline. `None` for an event.
    pub outcome: Option<DeadlineOutcome>,
    /// Position as a share of the axis.
    pub x: f64,
    /// Steps of [`DOT_STEP`] below the middle of the row.
    pub level: i32,
}

/// The rows for a range of time on an axis `pixels` pixels wide. `open` is the key of the lane whose events are listed.
pub fn lane_rows(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    model: &TimelineModel,
    range: TimeRange,
    pixels: f64,
    open: Option<&str>,
) -> LaneRows {
    let mut ticks = ticks(ctx.lang, range, pixels, 0.0);
    ticks.cut(0.0, pixels);
    let coarse = ticks.coarse.is_empty();
    let ticks = if coarse { ticks.fine } else { ticks.coarse };
    let row = |lane: &Lane| row(ctx, highlight, lane, range, pixels, open);
    LaneRows { ticks, rows: model.lanes.iter().map(row).gather() }
}

fn row(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    lane: &Lane,
    range: TimeRange,
    pixels: f64,
    open: Option<&str>,
) -> LaneRow {
    let programme = lane.programme.and_then(|index| ctx.story.programmes.get(index)).map_or("", |(id, _)| id.as_str());
    let key = if lane.is_deadlines { DEADLINES } else { programme };
    let time = &ctx.words().in_views().time;
    let count = if lane.is_deadlines { time.deadline_count } else { time.folded };
    let mut row = LaneRow {
        key: key.to_owned(),
        name: lane.name.clone(),
        count: count(lane.items.len()),
        has_earlier: false,
        dots: Vec::new(),
        bars: Vec::new(),
        events: None,
    };
    // The last dot of each level.
    let mut ends = [f64::NEG_INFINITY; LEVELS.len()];
    for item in &lane.items {
        let (from, to) = (range.share_of(item.from), range.share_of(item.to));
        if !item.is_dot && (to - from) * pixels > DOT_STEP {
            row.has_earlier |= to < 0.0;
            let (start, end) = (from.max(0.0), to.min(1.0));
            if end > start {
                row.bars.push((start, end - start));
            }
            continue;
        }
        let x = range.share_of(item.marked_at());
        row.has_earlier |= x < 0.0;
        if !(0.0..=1.0).contains(&x) {
            continue;
        }
        let level = free_level(&mut ends, x * pixels);
        let state = highlight.mark_state(ctx.story, item.record);
        row.dots.push(LaneDot { state, outcome: item.deadline_outcome, x, level });
    }
    row.events = (open == Some(key)).then(|| lane.items.iter().map(|item| event(ctx, highlight, item)).gather());
    row
}

/// The level on which a dot overlaps no other; without one, the level whose last dot is the farthest.
fn free_level(ends: &mut [f64; LEVELS.len()], x: f64) -> i32 {
    let free = ends.iter().position(|end| x - end >= DOT_STEP);
    let index = free.unwrap_or_else(|| {
        let mut farthest = 0;
        for (index, end) in ends.iter().enumerate() {
            if ends.get(farthest).is_some_and(|other| end < other) {
                farthest = index;
            }
        }
        farthest
    });
    if let Some(end) = ends.get_mut(index) {
        *end = x;
    }
    LEVELS.get(index).copied().unwrap_or(0)
}

fn event(ctx: &SceneContext<'_>, highlight: &Highlight, item: &TimelineItem) -> EventRow {
    EventRow::of_item(ctx, highlight.mark_state(ctx.story, item.record), item)
}

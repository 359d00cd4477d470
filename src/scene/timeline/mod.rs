//! The timeline: its data ([`model`]), rows ([`lane_packing`]), viewport and gestures, cursor and list
//! ([`list`]); this module makes the drawing.

mod brush;
mod clusters;
mod cursor;
mod deadline_calendar;
pub mod lane_packing;
mod lane_rows;
pub mod legend;
pub mod list;
pub mod model;
mod range_label;
mod rendered_range;
mod timeline_size;

pub use crate::scene::kit::time_range::TimeRange;
pub use brush::BrushHandle;
pub use clusters::{cluster_position, cluster_start};
pub use cursor::{CursorMove, choices, find_by_prefix, fit_records, move_cursor, reveal, zoom_to_cluster};
pub use deadline_calendar::{deadline_calendar, visible_deadlines};
pub use lane_rows::{DOT_STEP, LaneDot, LaneRow, LaneRows, lane_rows};
pub use list::{EventList, EventRow, YearGroup, event_list, order, tour_stops};
pub use model::{Edge, TimelineItem, TimelineModel, busiest_days, timeline_model};
pub use range_label::range_in_words;
pub use rendered_range::{RenderedRange, scale_step_of};
pub use timeline_size::TimelineSize;

use self::lane_packing::{CELL, PackedLane, Slot};
use self::model::{DOT, FONT, LEAST, Lane, date_of, title_of};
use crate::gather::Gather;
use crate::geometry::clamp;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::kit::labels::line_count;
use crate::scene::kit::scale_steps::scale_of_step;
use crate::scene::kit::time_ticks::{Ticks, ticks};
use crate::scene::records::record_text::SceneContext;
use crate::story::{DeadlineOutcome, RecordId};

/// Heights of a row of marks, in pixels. The first one with which the drawing fits is taken; the last one is the least.
const ROWS: [f64; 4] = [24.0, 22.0, 20.0, 18.0];
/// Height of a row of eras, in pixels.
const ERA: f64 = 24.0;
/// Padding above and below a lane's rows, in pixels.
const PAD: f64 = 3.0;
/// Line height of a lane's name, and the padding around the name, in pixels.
const LINE: (f64, f64) = (18.0, 6.0);
/// Labels with less room than this are left out, in pixels.
const FEWEST: f64 = 3.0 * FONT;

/// Packed lanes of one scale step, valid for all scales up to the next step.
#[derive(Clone, Debug, PartialEq)]
pub struct LanePacking {
    /// The scale step.
    pub scale_step: i32,
    /// Width of the viewport, in pixels.
    pub axis_width: f64,
    /// Pixels per minute.
    scale: f64,
    lanes: Vec<PackedLane>,
}

/// Packs all lanes for a scale step.
pub fn pack_lanes(model: &TimelineModel, level: i32, pixels: f64) -> LanePacking {
    let scale = scale_of_step(level);
    LanePacking { scale_step: level, axis_width: pixels, scale, lanes: model.packed(scale, pixels) }
}

/// Drawing of the timeline. Positions along the axis are shares of the rendered range, others are pixels from the top.
#[derive(Clone, Debug)]
pub struct TimelineDrawing {
    /// Ticks of the axis.
    pub ticks: Ticks,
    /// Lanes from top to bottom.
    pub lanes: Vec<DrawnLane>,
    /// Eras, between the axis and the lanes.
    pub eras: Vec<EraBand>,
    /// Total height.
    pub height: f64,
}

/// Drawing of a lane.
#[derive(Clone, Debug)]
pub struct DrawnLane {
    /// Id of its toggle. `None` if the lane cannot be folded.
    pub toggle_id: Option<String>,
    /// Its name.
    pub name: String,
    /// True if it is folded.
    pub is_folded: bool,
    /// True if it contains the selected record or a relative.
    pub is_highlighted: bool,
    /// Number of its marks, inside and outside the viewport.
    pub count: usize,
    /// Upper edge.
    pub top: f64,
    /// Its height.
    pub height: f64,
    /// Marks in the rendered range, in time order.
    pub marks: Vec<EventMark>,
    /// Clusters in the rendered range.
    pub clusters: Vec<TimelineCluster>,
}

/// Form of a mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EventMarkForm {
    /// A dot: one day.
    Dot,
    /// A deadline and its outcome.
    Deadline(DeadlineOutcome),
    /// A bar: a longer period.
    Bar {
        /// Width.
        width: f64,
        /// Certainty of its start.
        start: Edge,
        /// Certainty of its end.
        end: Edge,
    },
}

/// A mark in the rendered range.
#[derive(Clone, Debug)]
pub struct EventMark {
    /// Its record.
    pub state: MarkState,
    /// Date and title, the accessible name.
    pub name: String,
    /// Label; empty if there is too little room.
    pub text: String,
    /// Maximum width of the label as a share of the rendered range. `None` if it is not limited.
    pub room: Option<f64>,
    /// Distance of the label from a bar's left end, in pixels.
    pub indent: f64,
    /// Centre, or a bar's left end.
    pub x: f64,
    /// Centre.
    pub y: f64,
    /// True for an uncertain or approximate date.
    pub is_vague: bool,
    /// Form.
    pub form: EventMarkForm,
}

/// Marks that share one position, drawn as their count.
#[derive(Clone, Debug)]
pub struct TimelineCluster {
    /// Centre.
    pub x: f64,
    /// Centre.
    pub y: f64,
    /// Number of marks.
    pub count: usize,
    /// Accessible name.
    pub name: String,
    /// Its first record.
    pub first: RecordId,
    /// True if it contains the selected record or a relative.
    pub is_highlighted: bool,
}

/// Drawing of an era.
#[derive(Clone, Debug)]
pub struct EraBand {
    /// Its record.
    pub state: MarkState,
    /// Left end.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Upper edge.
    pub y: f64,
    /// Distance of its name from its left end, in pixels.
    pub indent: f64,
    /// Its name.
    pub name: String,
}

/// Draws the rendered range for a viewport on an axis of the given width.
pub fn draw_timeline(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    model: &TimelineModel,
    level: &LanePacking,
    extent: RenderedRange,
    eye: DrawOptions,
) -> TimelineDrawing {
    let scale = eye.plot.axis_width / eye.range.length();
    let axis = range_label::axis_height(ctx, model, eye.plot);
    let mut pen = DrawingBuilder {
        ctx,
        highlight,
        range: extent.region,
        options: eye,
        axis,
        scale,
        growth: scale / level.scale,
        row: ROWS[0],
    };
    let left = extent.region.share_of(eye.range.from);
    let rows = model.eras.iter().map(|era| era.row + 1).max().unwrap_or(0);
    let mut height = axis + rows as f64 * ERA + if rows > 0 { 2.0 * PAD } else { 0.0 };
    for row in ROWS {
        pen.row = row;
        let lanes = model.lanes.iter().zip(&level.lanes).map(|(lane, packed)| pen.lane_height(lane, packed));
        if eye.plot.height.is_none_or(|most| height + lanes.sum::<f64>() <= most) {
            break;
        }
    }
    let lane = |(lane, packed)| {
        let drawn = pen.lane(lane, packed, height);
        height += drawn.height;
        drawn
    };
    let mut ticks = ticks(ctx.lang, extent.region, extent.region.length() * scale, left);
    ticks.cut(
        (1.0 - extent.region.share_of(eye.range.to)) * extent.region.length() * scale,
        extent.region.length() * scale,
    );
    TimelineDrawing {
        ticks,
        lanes: model.lanes.iter().zip(&level.lanes).map(lane).gather(),
        eras: model.eras.iter().filter_map(|era| pen.band(era)).gather(),
        height,
    }
}

/// Viewport and size of a drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawOptions {
    /// The viewport.
    pub range: TimeRange,
    /// Widths of the parts of the drawing.
    pub plot: TimelineSize,
}

/// Builds the drawing of a rendered range.
struct DrawingBuilder<'a> {
    ctx: &'a SceneContext<'a>,
    highlight: &'a Highlight,
    range: TimeRange,
    options: DrawOptions,
    /// Height of the axis, in pixels.
    axis: f64,
    /// Pixels per minute.
    scale: f64,
    /// Ratio of the scale to that of the scale step.
    growth: f64,
    /// Height of a row of marks, in pixels.
    row: f64,
}

impl DrawingBuilder<'_> {
    fn lane(&self, lane: &Lane, packed: &PackedLane, top: f64) -> DrawnLane {
        let y = |row: usize| top + PAD + (row as f64 + 0.5) * self.row;
        let (mut marks, mut clusters) = (Vec::new(), Vec::new());
        // Marks are ordered by their starts: none from here on is in the rendered range.
        let behind = lane.items.partition_point(|item| item.from <= self.range.to + DOT / self.scale);
        for (item, slot) in lane.items.iter().zip(&packed.slots).take(behind) {
            if let Slot::Row { row, room } = slot
                && self.reaches(item)
            {
                marks.push(self.mark(item, y(*row), *room * self.growth));
            }
        }
        // A cluster may be slightly off its cell's centre.
        let half = CELL / self.scale;
        let from =
            packed.clusters.partition_point(|cluster| cluster.x * self.growth / self.scale < self.range.from - half);
        for cluster in packed.clusters.iter().skip(from) {
            let x = cluster.x * self.growth / self.scale;
            if x > self.range.to + half {
                break;
            }
            if let Some(first) = lane.items.get(cluster.first) {
                let name = (self.ctx.words().in_views().cluster)(cluster.count, title_of(self.ctx, first.record));
                let x = self.range.share_of(x);
                let is_lit = self.highlight.any() && self.has_highlight(lane, packed, cluster);
                clusters.push(TimelineCluster {
                    x,
                    y: y(packed.rows),
                    count: cluster.count,
                    name,
                    first: first.record,
                    is_highlighted: is_lit,
                });
            }
        }
        let chosen = self.highlight.selected().map(|record| self.ctx.story.programmes_of(record)).unwrap_or_default();
        let programme = lane.programme.and_then(|index| self.ctx.story.programmes.get(index)).map(|(id, _)| id);
        DrawnLane {
            toggle_id: (!lane.is_deadlines).then(|| programme.cloned().unwrap_or_default()),
            name: lane.name.clone(),
            is_folded: lane.is_folded,
            is_highlighted: programme.is_some_and(|programme| chosen.contains(programme)),
            count: lane.items.len(),
            top,
            height: self.lane_height(lane, packed),
            marks,
            clusters,
        }
    }

    /// True if a member of a cluster is highlighted.
    fn has_highlight(&self, lane: &Lane, packed: &PackedLane, cluster: &lane_packing::LaneCluster) -> bool {
        let members = lane.items.iter().zip(&packed.slots).take(cluster.last + 1).skip(cluster.first);
        members
            .filter(|(_, slot)| matches!(slot, Slot::Cluster(_)))
            .any(|(item, _)| self.highlight.contains(item.record))
    }

    fn lane_height(&self, lane: &Lane, packed: &PackedLane) -> f64 {
        let rows = if lane.is_folded { 0 } else { packed.all_rows() };
        (rows as f64 * self.row + 2.0 * PAD).max(self.name_height(lane))
    }

    /// Height of a lane's name, which may wrap into several lines.
    fn name_height(&self, lane: &Lane) -> f64 {
        // The sign of a foldable lane stands before its name.
        let room = self.options.plot.label_width - 36.0;
        line_count(&lane.name, FONT, room) as f64 * LINE.0 + LINE.1
    }

    fn reaches(&self, item: &TimelineItem) -> bool {
        let extent = item.extent(self.scale);
        // A label may extend beyond its mark.
        extent.to.max(extent.text_from + extent.text_width) >= self.range.from * self.scale - DOT
    }

    fn mark(&self, item: &TimelineItem, y: f64, room: f64) -> EventMark {
        let extent = item.extent(self.scale);
        let share = |position: f64| self.range.share_of(position / self.scale);
        let at = if item.is_dot { f64::midpoint(extent.from, extent.to) } else { extent.from };
        let form = match (item.deadline_outcome, item.is_dot) {
            (Some(outcome), _) => EventMarkForm::Deadline(outcome),
            (None, true) => EventMarkForm::Dot,
            (None, false) => {
                let width = share(extent.to.max(extent.from + LEAST)) - share(extent.from);
                EventMarkForm::Bar { width, start: item.start, end: item.end }
            }
        };
        // The label of a bar that starts before the viewport stays visible with it.
        let hidden = self.options.range.from * self.scale - extent.from;
        let indent = extent.text_from - extent.from;
        let late = if item.is_dot { indent } else { indent.max((hidden + 6.0).min(extent.to - extent.from)) };
        // Labels do not extend beyond the right end of the viewport, unless their mark lies behind it.
        let edge = self.options.range.to * self.scale - (extent.from + late);
        let room = if edge > 0.0 { (room - (late - indent)).min(edge - 6.0).max(0.0) } else { room };
        let in_full = extent.text_width <= room;
        let words = if in_full || room >= FEWEST { title_of(self.ctx, item.record).to_owned() } else { String::new() };
        EventMark {
            state: self.highlight.mark_state(self.ctx.story, item.record),
            name: [&date_of(self.ctx, item), " ", title_of(self.ctx, item.record)].concat(),
            text: words,
            room: (!in_full).then(|| room / self.scale / self.range.length()),
            indent: late,
            x: share(at),
            y,
            is_vague: item.is_vague,
            form,
        }
    }

    fn band(&self, era: &model::Era) -> Option<EraBand> {
        let (from, to) = (self.range.share_of(era.range.from), self.range.share_of(era.range.to));
        if to < 0.0 || from > 1.0 {
            return None;
        }
        let (x, to) = (from.max(0.0), to.min(1.0));
        let pixels = self.range.length() * self.scale;
        let hidden = (self.range.share_of(self.options.range.from) - x).max(0.0) * pixels;
        Some(EraBand {
            state: self.highlight.mark_state(self.ctx.story, era.record),
            x,
            width: to - x,
            y: self.axis + era.row as f64 * ERA,
            indent: clamp(hidden, 0.0, (to - x) * pixels) + 6.0,
            name: era.name.clone(),
        })
    }
}

/// Number of events in each of `parts` equal parts of all time, scaled so that the maximum is 1.
pub fn density(model: &TimelineModel, parts: usize) -> Vec<f64> {
    let mut counts = vec![0_u32; parts.max(1)];
    for item in model.lanes.iter().filter(|lane| !lane.is_deadlines).flat_map(|lane| &lane.items) {
        let part = (clamp(model.pan_bounds.share_of(item.marked_at()), 0.0, 0.9999) * counts.len() as f64) as usize;
        if let Some(count) = counts.get_mut(part) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    counts.into_iter().map(|count| f64::from(count) / f64::from(most)).gather()
}

//! The timeline: what it shows ([`plan`]), in which rows ([`pack`]), where its ticks are ([`ticks`]), how much of it is in
//! sight ([`camera`], [`stage`]) and how that is moved ([`grip`], [`steps`]); here the drawing is made of them.

mod cursor;
pub mod lane_packing;
pub mod legend;
pub mod list;
pub mod model;
mod pan_zoom_gesture;
mod range_label;
mod rendered_range;

pub use crate::scene::kit::time_range::TimeRange;
pub use cursor::{CursorMove, choices, find_by_prefix, fit_records, move_cursor, reveal, zoom_to_cluster};
pub use list::{EventList, EventRow, YearGroup, event_list, order, tour_stops};
pub use model::{Edge, TimelineItem, TimelineModel, timeline_model};
pub use pan_zoom_gesture::{BrushHandle, FLING_MS, PanZoomGesture};
pub use range_label::range_in_words;
pub use rendered_range::{RenderedRange, scale_step_of};

use self::lane_packing::{CELL, PackedLane, Slot};
use self::model::{DOT, FONT, LEAST, Lane, date_of, title_of};
use crate::geometry::clamp;
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::kit::labels::text_width as width_of;
use crate::scene::kit::scale_steps::scale_of_step;
use crate::scene::kit::time_ticks::{Ticks, ticks};
use crate::scene::records::record_text::SceneContext;
use crate::story::{DeadlineOutcome, RecordId};

/// Height of a row of marks, in pixels.
const ROW: f64 = 24.0;
/// Height of a row of eras, in pixels.
const ERA: f64 = 24.0;
/// Space above and below a lane's rows.
const PAD: f64 = 3.0;
/// Height of a line of a lane's name, and the room around the name.
const LINE: (f64, f64) = (18.0, 12.0);
/// Words narrower than that are not worth drawing, in pixels.
const FEWEST: f64 = 3.0 * FONT;

/// How the width of the drawing is shared out, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlotSize {
    /// For the names of the lanes.
    pub label_width: f64,
    /// For the axis.
    pub axis_width: f64,
}

impl PlotSize {
    /// Of a drawing so many pixels wide.
    pub fn of(width: f64) -> Self {
        let names = if width < 700.0 { 144.0 } else { 176.0 };
        Self { label_width: names, axis_width: (width - 2.0 - names).max(120.0) }
    }
}

/// The rows of every lane at one scale, which serve all scales up to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct LanePacking {
    /// Which level it is.
    pub scale_step: i32,
    /// How many pixels are in sight.
    pub axis_width: f64,
    /// Pixels a minute.
    scale: f64,
    lanes: Vec<PackedLane>,
}

/// Packs all lanes for a level.
pub fn pack_lanes(model: &TimelineModel, level: i32, pixels: f64) -> LanePacking {
    let scale = scale_of_step(level);
    LanePacking { scale_step: level, axis_width: pixels, scale, lanes: model.packed(scale, pixels) }
}

/// What is drawn. Positions along the axis are shares of the stage's width, others pixels from the top.
#[derive(Clone, Debug)]
pub struct TimelineDrawing {
    /// Along the axis.
    pub ticks: Ticks,
    /// From the top.
    pub lanes: Vec<DrawnLane>,
    /// Between the axis and the lanes.
    pub eras: Vec<EraBand>,
    /// The height of all.
    pub height: f64,
    /// What is in sight, in words.
    pub range_text: String,
}

/// A lane as drawn.
#[derive(Clone, Debug)]
pub struct DrawnLane {
    /// What folds it; none for a lane that does not fold.
    pub toggle_id: Option<String>,
    /// Its name.
    pub name: String,
    /// Whether it is folded.
    pub is_folded: bool,
    /// Whether what is chosen belongs to it.
    pub is_highlighted: bool,
    /// How many marks it has, whether in sight or not.
    pub count: usize,
    /// Where it begins.
    pub top: f64,
    /// Its height.
    pub height: f64,
    /// The marks on the stage, in time order.
    pub marks: Vec<EventMark>,
    /// The crowds on the stage.
    pub clusters: Vec<TimelineCluster>,
}

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum EventMarkForm {
    /// One day.
    Dot,
    /// A deadline.
    Deadline(DeadlineOutcome),
    /// A longer time.
    Bar {
        /// Its width.
        wide: f64,
        /// What is known of its start.
        start: Edge,
        /// What is known of its end.
        end: Edge,
    },
}

/// A mark on the stage.
#[derive(Clone, Debug)]
pub struct EventMark {
    /// Its record.
    pub state: MarkState,
    /// Date and title, for those who hear it.
    pub name: String,
    /// The words beside it; none where there is room for few.
    pub text: String,
    /// How wide they may be, as a share of the stage; none where they have room enough.
    pub room: Option<f64>,
    /// How far its words are from a bar's left end, in pixels.
    pub indent: f64,
    /// Its middle, or a bar's left end.
    pub x: f64,
    /// Its middle.
    pub y: f64,
    /// Uncertain or approximate.
    pub is_vague: bool,
    /// What it looks like.
    pub form: EventMarkForm,
}

/// Marks that share one place, drawn as their number.
#[derive(Clone, Debug)]
pub struct TimelineCluster {
    /// The middle.
    pub x: f64,
    /// The middle.
    pub y: f64,
    /// How many.
    pub count: usize,
    /// For those who hear it.
    pub name: String,
    /// The first of them.
    pub first: RecordId,
    /// Whether what is chosen, or anything that belongs to it, is one of them.
    pub is_highlighted: bool,
}

/// An era as drawn.
#[derive(Clone, Debug)]
pub struct EraBand {
    /// Its record.
    pub state: MarkState,
    /// Its left end.
    pub x: f64,
    /// Its width.
    pub width: f64,
    /// Its top.
    pub y: f64,
    /// How far its name is from its left end, in pixels.
    pub indent: f64,
    /// Its name.
    pub name: String,
}

/// Draws what is on the stage for what is in sight, on an axis of that many pixels.
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
    let pen =
        DrawingBuilder { ctx, highlight, range: extent.range, options: eye, axis, scale, growth: scale / level.scale };
    let left = extent.range.share_of(eye.range.from);
    let rows = model.eras.iter().map(|era| era.row + 1).max().unwrap_or(0);
    let mut height = axis + rows as f64 * ERA + if rows > 0 { 2.0 * PAD } else { 0.0 };
    let lane = |(lane, packed)| {
        let drawn = pen.lane(lane, packed, height);
        height += drawn.height;
        drawn
    };
    let mut ticks = ticks(ctx.lang, extent.range, extent.range.length() * scale, left);
    ticks.cut(
        (1.0 - extent.range.share_of(eye.range.to)) * extent.range.length() * scale,
        extent.range.length() * scale,
    );
    TimelineDrawing {
        ticks,
        lanes: model.lanes.iter().zip(&level.lanes).map(lane).collect(),
        eras: model.eras.iter().filter_map(|era| pen.band(era)).collect(),
        height,
        range_text: range_in_words(ctx, eye.range),
    }
}

/// How a stage is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawOptions {
    /// What is in sight.
    pub range: TimeRange,
    /// On how many pixels.
    pub plot: PlotSize,
}

/// Draws on a stage.
struct DrawingBuilder<'a> {
    ctx: &'a SceneContext<'a>,
    highlight: &'a Highlight,
    range: TimeRange,
    options: DrawOptions,
    /// Height of the axis, in pixels.
    axis: f64,
    /// Pixels a minute.
    scale: f64,
    /// How much larger than at the level's scale everything is.
    growth: f64,
}

impl DrawingBuilder<'_> {
    fn lane(&self, lane: &Lane, packed: &PackedLane, top: f64) -> DrawnLane {
        let y = |row: usize| top + PAD + (row as f64 + 0.5) * ROW;
        let (mut marks, mut clusters) = (Vec::new(), Vec::new());
        // What starts behind the stage is not on it, and neither is all that follows.
        let behind = lane.items.partition_point(|item| item.from <= self.range.to + DOT / self.scale);
        for (item, spot) in lane.items.iter().zip(&packed.slots).take(behind) {
            if let Slot::Row { row, room } = spot
                && self.reaches(item)
            {
                marks.push(self.mark(item, y(*row), *room * self.growth));
            }
        }
        // A crowd may stand a little outside of its cell's middle on the stage.
        let half = CELL / self.scale;
        let from =
            packed.clusters.partition_point(|cluster| cluster.x * self.growth / self.scale < self.range.from - half);
        for cluster in packed.clusters.iter().skip(from) {
            let x = cluster.x * self.growth / self.scale;
            if x > self.range.to + half {
                break;
            }
            if let Some(first) = lane.items.get(cluster.first) {
                let name = (self.ctx.words().cluster)(cluster.count, title_of(self.ctx, first.record));
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
        let chosen = self.highlight.selected().map(|at| self.ctx.story.programmes_of(at)).unwrap_or_default();
        let own = lane.programme.and_then(|index| self.ctx.story.programmes.get(index)).map(|(id, _)| id);
        let rows = if lane.is_folded { 0 } else { packed.all_rows() };
        DrawnLane {
            toggle_id: (!lane.is_deadlines).then(|| own.cloned().unwrap_or_default()),
            name: lane.name.clone(),
            is_folded: lane.is_folded,
            is_highlighted: own.is_some_and(|own| chosen.contains(own)),
            count: lane.items.len(),
            top,
            height: (rows as f64 * ROW + 2.0 * PAD).max(self.name_height(lane)),
            marks,
            clusters,
        }
    }

    /// Whether a member of a crowd is lit.
    fn has_highlight(&self, lane: &Lane, packed: &PackedLane, cluster: &lane_packing::LaneCluster) -> bool {
        let members = lane.items.iter().zip(&packed.slots).take(cluster.last + 1).skip(cluster.first);
        members
            .filter(|(_, spot)| matches!(spot, Slot::Cluster(_)))
            .any(|(item, _)| self.highlight.contains(item.record))
    }

    /// What a lane's name takes up, on as many lines as it needs.
    fn name_height(&self, lane: &Lane) -> f64 {
        // Where it folds, a sign stands before it.
        let room = self.options.plot.label_width - 36.0;
        (width_of(&lane.name, FONT) / room).ceil().max(1.0) * LINE.0 + LINE.1
    }

    fn reaches(&self, item: &TimelineItem) -> bool {
        let extent = item.extent(self.scale);
        // Words may reach further than their mark.
        extent.to.max(extent.text_from + extent.text_width) >= self.range.from * self.scale - DOT
    }

    fn mark(&self, item: &TimelineItem, y: f64, room: f64) -> EventMark {
        let extent = item.extent(self.scale);
        let share = |position: f64| self.range.share_of(position / self.scale);
        let at = if item.is_dot { f64::midpoint(extent.from, extent.to) } else { extent.from };
        let form = match (item.deadline_outcome, item.is_dot) {
            (Some(due), _) => EventMarkForm::Deadline(due),
            (None, true) => EventMarkForm::Dot,
            (None, false) => {
                let wide = share(extent.to.max(extent.from + LEAST)) - share(extent.from);
                EventMarkForm::Bar { wide, start: item.start, end: item.end }
            }
        };
        // The words of a bar that started before stay in sight with it.
        let hidden = self.options.range.from * self.scale - extent.from;
        let indent = extent.text_from - extent.from;
        let late = if item.is_dot { indent } else { indent.max((hidden + 6.0).min(extent.to - extent.from)) };
        // Nor do words run out of sight at the right end; what is behind that is on its way in.
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

/// Where a crowd that begins with a record is in the drawing: a share of the axis, and pixels from the top. None where it is not
/// drawn.
pub fn cluster_position(
    drawing: &TimelineDrawing,
    extent: RenderedRange,
    viewport: TimeRange,
    first: RecordId,
) -> Option<(f64, f64)> {
    let cluster = drawing.lanes.iter().flat_map(|lane| &lane.clusters).find(|cluster| cluster.first == first)?;
    Some((viewport.share_of(extent.range.minute_at(cluster.x)), cluster.y))
}

/// How many events are marked in each of some equal parts of all time there is, the highest as 1.
pub fn density(model: &TimelineModel, parts: usize) -> Vec<f64> {
    let mut counts = vec![0_u32; parts.max(1)];
    for item in model.lanes.iter().filter(|lane| !lane.is_deadlines).flat_map(|lane| &lane.items) {
        let part = (clamp(model.pan_bounds.share_of(item.marked_at()), 0.0, 0.9999) * counts.len() as f64) as usize;
        if let Some(count) = counts.get_mut(part) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    counts.into_iter().map(|count| f64::from(count) / f64::from(most)).collect()
}

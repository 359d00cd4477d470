//! The timeline: what it shows ([`plan`]), in which rows ([`pack`]), where its ticks are ([`ticks`]), how much of it is in
//! sight ([`camera`], [`stage`]) and how that is moved ([`grip`], [`steps`]); here the drawing is made of them.

pub mod camera;
mod corner;
mod grip;
pub mod legend;
pub mod list;
pub mod pack;
pub mod plan;
mod stage;
mod steps;
pub mod ticks;

pub use camera::Span;
pub use corner::in_words;
pub use grip::{Grip, Hold, RUN};
pub use list::{Listed, Row, Year, list, order, stops};
pub use plan::{Edge, Item, Plan, plan};
pub use stage::{Stage, level_of};
pub use steps::{Step, choices, opened, reveal, span_of, step, typed};

use self::pack::{CELL, Packed, Spot};
use self::plan::{DOT, FONT, LEAST, Lane, date_of, title_of};
use self::ticks::ticks;
use super::facts::Told;
use super::labels::width as width_of;
use super::link::{Link, Lit};
use crate::geometry::held;
use crate::scene::levels::scale_of;
use crate::story::{Due, Ref};

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
pub struct Frame {
    /// For the names of the lanes.
    pub names: f64,
    /// For the axis.
    pub pixels: f64,
}

impl Frame {
    /// Of a drawing so many pixels wide.
    pub fn of(width: f64) -> Self {
        let names = if width < 700.0 { 144.0 } else { 176.0 };
        Self { names, pixels: (width - 2.0 - names).max(120.0) }
    }
}

/// The rows of every lane at one scale, which serve all scales up to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Which level it is.
    pub level: i32,
    /// How many pixels are in sight.
    pub pixels: f64,
    /// Pixels a minute.
    scale: f64,
    lanes: Vec<Packed>,
}

/// Packs all lanes for a level.
pub fn level(plan: &Plan, level: i32, pixels: f64) -> Level {
    let scale = scale_of(level);
    Level { level, pixels, scale, lanes: plan.packed(scale, pixels) }
}

/// What is drawn. Positions along the axis are shares of the stage's width, others pixels from the top.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Along the axis.
    pub ticks: ticks::Ticks,
    /// From the top.
    pub lanes: Vec<DrawnLane>,
    /// Between the axis and the lanes.
    pub eras: Vec<Band>,
    /// The height of all.
    pub height: f64,
    /// What is in sight, in words.
    pub sight: String,
}

/// A lane as drawn.
#[derive(Clone, Debug)]
pub struct DrawnLane {
    /// What folds it; none for a lane that does not fold.
    pub fold: Option<String>,
    /// Its name.
    pub name: String,
    /// Whether it is folded.
    pub folded: bool,
    /// Whether what is chosen belongs to it.
    pub lit: bool,
    /// How many marks it has, whether in sight or not.
    pub count: usize,
    /// Where it begins.
    pub top: f64,
    /// Its height.
    pub height: f64,
    /// The marks on the stage, in time order.
    pub marks: Vec<Mark>,
    /// The crowds on the stage.
    pub crowds: Vec<Crowd>,
}

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// One day.
    Dot,
    /// A deadline.
    Due(Due),
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
pub struct Mark {
    /// Its record.
    pub link: Link,
    /// Date and title, for those who hear it.
    pub name: String,
    /// The words beside it; none where there is room for few.
    pub words: String,
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
    pub form: Form,
}

/// Marks that share one place, drawn as their number.
#[derive(Clone, Debug)]
pub struct Crowd {
    /// The middle.
    pub x: f64,
    /// The middle.
    pub y: f64,
    /// How many.
    pub count: usize,
    /// For those who hear it.
    pub name: String,
    /// The first of them.
    pub first: Ref,
    /// Whether what is chosen, or anything that belongs to it, is one of them.
    pub is_lit: bool,
}

/// An era as drawn.
#[derive(Clone, Debug)]
pub struct Band {
    /// Its record.
    pub link: Link,
    /// Its left end.
    pub x: f64,
    /// Its width.
    pub wide: f64,
    /// Its top.
    pub y: f64,
    /// How far its name is from its left end, in pixels.
    pub indent: f64,
    /// Its name.
    pub name: String,
}

/// Draws what is on the stage for what is in sight, on an axis of that many pixels.
pub fn drawing(told: &Told<'_>, lit: &Lit, plan: &Plan, level: &Level, stage: Stage, eye: Eye) -> Drawing {
    let scale = eye.frame.pixels / eye.sight.length();
    let axis = corner::axis_height(told, plan, eye.frame);
    let pen = Pen { told, lit, stage: stage.drawn, eye, axis, scale, growth: scale / level.scale };
    let left = stage.drawn.share(eye.sight.from);
    let rows = plan.eras.iter().map(|era| era.row + 1).max().unwrap_or(0);
    let mut height = axis + rows as f64 * ERA + if rows > 0 { 2.0 * PAD } else { 0.0 };
    let lane = |(lane, packed)| {
        let drawn = pen.lane(lane, packed, height);
        height += drawn.height;
        drawn
    };
    let mut ticks = ticks(told.lang, stage.drawn, stage.drawn.length() * scale, left);
    ticks.cut((1.0 - stage.drawn.share(eye.sight.to)) * stage.drawn.length() * scale, stage.drawn.length() * scale);
    Drawing {
        ticks,
        lanes: plan.lanes.iter().zip(&level.lanes).map(lane).collect(),
        eras: plan.eras.iter().filter_map(|era| pen.band(era)).collect(),
        height,
        sight: in_words(told, eye.sight),
    }
}

/// How a stage is looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Eye {
    /// What is in sight.
    pub sight: Span,
    /// On how many pixels.
    pub frame: Frame,
}

/// Draws on a stage.
struct Pen<'a> {
    told: &'a Told<'a>,
    lit: &'a Lit,
    stage: Span,
    eye: Eye,
    /// Height of the axis, in pixels.
    axis: f64,
    /// Pixels a minute.
    scale: f64,
    /// How much larger than at the level's scale everything is.
    growth: f64,
}

impl Pen<'_> {
    fn lane(&self, lane: &Lane, packed: &Packed, top: f64) -> DrawnLane {
        let y = |row: usize| top + PAD + (row as f64 + 0.5) * ROW;
        let (mut marks, mut crowds) = (Vec::new(), Vec::new());
        // What starts behind the stage is not on it, and neither is all that follows.
        let behind = lane.items.partition_point(|item| item.from <= self.stage.to + DOT / self.scale);
        for (item, spot) in lane.items.iter().zip(&packed.spots).take(behind) {
            if let Spot::Row { row, room } = spot
                && self.reaches(item)
            {
                marks.push(self.mark(item, y(*row), *room * self.growth));
            }
        }
        // A crowd may stand a little outside of its cell's middle on the stage.
        let half = CELL / self.scale;
        let from = packed.crowds.partition_point(|crowd| crowd.x * self.growth / self.scale < self.stage.from - half);
        for crowd in packed.crowds.iter().skip(from) {
            let x = crowd.x * self.growth / self.scale;
            if x > self.stage.to + half {
                break;
            }
            if let Some(first) = lane.items.get(crowd.first) {
                let name = (self.told.words().crowd)(crowd.count, title_of(self.told, first.at));
                let x = self.stage.share(x);
                let is_lit = self.lit.any() && self.has_lit(lane, packed, crowd);
                crowds.push(Crowd { x, y: y(packed.rows), count: crowd.count, name, first: first.at, is_lit });
            }
        }
        let chosen = self.lit.selected().map(|at| self.told.story.programmes_of(at)).unwrap_or_default();
        let own = lane.programme.and_then(|index| self.told.story.programmes.get(index)).map(|(id, _)| id);
        let rows = if lane.folded { 0 } else { packed.all_rows() };
        DrawnLane {
            fold: (!lane.is_due).then(|| own.cloned().unwrap_or_default()),
            name: lane.name.clone(),
            folded: lane.folded,
            lit: own.is_some_and(|own| chosen.contains(own)),
            count: lane.items.len(),
            top,
            height: (rows as f64 * ROW + 2.0 * PAD).max(self.name_height(lane)),
            marks,
            crowds,
        }
    }

    /// Whether a member of a crowd is lit.
    fn has_lit(&self, lane: &Lane, packed: &Packed, crowd: &pack::Crowd) -> bool {
        let members = lane.items.iter().zip(&packed.spots).take(crowd.last + 1).skip(crowd.first);
        members.filter(|(_, spot)| matches!(spot, Spot::Crowd(_))).any(|(item, _)| self.lit.has(item.at))
    }

    /// What a lane's name takes up, on as many lines as it needs.
    fn name_height(&self, lane: &Lane) -> f64 {
        // Where it folds, a sign stands before it.
        let room = self.eye.frame.names - 36.0;
        (width_of(&lane.name, FONT) / room).ceil().max(1.0) * LINE.0 + LINE.1
    }

    fn reaches(&self, item: &Item) -> bool {
        let extent = item.extent(self.scale);
        // Words may reach further than their mark.
        extent.to.max(extent.words_from + extent.words) >= self.stage.from * self.scale - DOT
    }

    fn mark(&self, item: &Item, y: f64, room: f64) -> Mark {
        let extent = item.extent(self.scale);
        let share = |position: f64| self.stage.share(position / self.scale);
        let at = if item.is_dot { f64::midpoint(extent.from, extent.to) } else { extent.from };
        let form = match (item.due, item.is_dot) {
            (Some(due), _) => Form::Due(due),
            (None, true) => Form::Dot,
            (None, false) => {
                let wide = share(extent.to.max(extent.from + LEAST)) - share(extent.from);
                Form::Bar { wide, start: item.start, end: item.end }
            }
        };
        // The words of a bar that started before stay in sight with it.
        let hidden = self.eye.sight.from * self.scale - extent.from;
        let indent = extent.words_from - extent.from;
        let late = if item.is_dot { indent } else { indent.max((hidden + 6.0).min(extent.to - extent.from)) };
        // Nor do words run out of sight at the right end; what is behind that is on its way in.
        let edge = self.eye.sight.to * self.scale - (extent.from + late);
        let room = if edge > 0.0 { (room - (late - indent)).min(edge - 6.0).max(0.0) } else { room };
        let in_full = extent.words <= room;
        let words = if in_full || room >= FEWEST { title_of(self.told, item.at).to_owned() } else { String::new() };
        Mark {
            link: self.lit.link(self.told.story, item.at),
            name: [&date_of(self.told, item), " ", title_of(self.told, item.at)].concat(),
            words,
            room: (!in_full).then(|| room / self.scale / self.stage.length()),
            indent: late,
            x: share(at),
            y,
            is_vague: item.is_vague,
            form,
        }
    }

    fn band(&self, era: &plan::Era) -> Option<Band> {
        let (from, to) = (self.stage.share(era.span.from), self.stage.share(era.span.to));
        if to < 0.0 || from > 1.0 {
            return None;
        }
        let (x, to) = (from.max(0.0), to.min(1.0));
        let pixels = self.stage.length() * self.scale;
        let hidden = (self.stage.share(self.eye.sight.from) - x).max(0.0) * pixels;
        Some(Band {
            link: self.lit.link(self.told.story, era.at),
            x,
            wide: to - x,
            y: self.axis + era.row as f64 * ERA,
            indent: held(hidden, 0.0, (to - x) * pixels) + 6.0,
            name: era.name.clone(),
        })
    }
}

/// Where a crowd that begins with a record is in the drawing: a share of the axis, and pixels from the top. None where it is not
/// drawn.
pub fn place_of_crowd(drawing: &Drawing, stage: Stage, sight: Span, first: Ref) -> Option<(f64, f64)> {
    let crowd = drawing.lanes.iter().flat_map(|lane| &lane.crowds).find(|crowd| crowd.first == first)?;
    Some((sight.share(stage.drawn.at(crowd.x)), crowd.y))
}

/// How many events are marked in each of some equal parts of all time there is, the highest as 1.
pub fn density(plan: &Plan, parts: usize) -> Vec<f64> {
    let mut counts = vec![0_u32; parts.max(1)];
    for item in plan.lanes.iter().filter(|lane| !lane.is_due).flat_map(|lane| &lane.items) {
        let part = (held(plan.bounds.share(item.marked_at()), 0.0, 0.9999) * counts.len() as f64) as usize;
        if let Some(count) = counts.get_mut(part) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    counts.into_iter().map(|count| f64::from(count) / f64::from(most)).collect()
}

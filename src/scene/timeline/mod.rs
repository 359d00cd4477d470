//! The timeline: what it shows ([`plan`]), in which rows ([`pack`]), where its ticks are ([`ticks`]), and how much of it
//! is in sight ([`camera`]); here the drawing is made of them.

pub mod camera;
pub mod list;
pub mod pack;
pub mod plan;
mod steps;
pub mod ticks;

pub use camera::Span;
pub use list::{Year, list, order};
pub use plan::{Edge, Item, Plan, plan};
pub use steps::{Step, step, typed};

use self::pack::{CELL, Packed, Spot};
use self::plan::{DOT, FONT, LEAST, Lane};
use self::ticks::ticks;
use super::facts::Told;
use super::labels::{shortened, width as width_of};
use super::link::{Link, Lit};
use crate::story::{Due, Kind, Ref};
use crate::words;

/// Height of a row of marks, in pixels.
pub const ROW: f64 = 26.0;
/// Space above and below a lane's rows.
const PAD: f64 = 3.0;
/// Words narrower than that are not worth drawing, in pixels.
const FEWEST: f64 = 3.0 * FONT;

/// The rows of every lane at one scale, which serve all scales up to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Level {
    /// Which level it is.
    pub level: i32,
    /// Pixels a minute.
    scale: f64,
    lanes: Vec<Packed>,
}

/// The level for a stretch of time on a number of pixels: scales are taken in steps of the square root of two, so that
/// rows stay as they are while one moves, and nearly always while one zooms.
pub fn level_of(span: Span, pixels: f64) -> i32 {
    ((pixels.max(1.0) / span.length()).log2() * 2.0).floor() as i32
}

/// Packs all lanes for a level.
pub fn level(plan: &Plan, level: i32, pixels: f64) -> Level {
    let scale = (f64::from(level) / 2.0).exp2();
    Level { level, scale, lanes: plan.packed(scale, pixels) }
}

/// What is drawn. All positions along the axis are shares of its width.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Along the axis.
    pub ticks: ticks::Ticks,
    /// From the top.
    pub lanes: Vec<DrawnLane>,
    /// Behind the lanes.
    pub eras: Vec<Band>,
    /// How many rows the eras take.
    pub era_rows: usize,
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
    /// Its height, in pixels.
    pub height: f64,
    /// The marks in sight, in time order.
    pub marks: Vec<Mark>,
    /// The crowds in sight.
    pub crowds: Vec<Crowd>,
}

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// One day.
    Dot,
    /// A deadline.
    Due(Due),
    /// From one share of the axis to another.
    Bar {
        /// Its left end.
        from: f64,
        /// Its right end.
        to: f64,
        /// What is known of its start.
        start: Edge,
        /// What is known of its end.
        end: Edge,
    },
}

/// A mark in sight.
#[derive(Clone, Debug)]
pub struct Mark {
    /// Its record.
    pub link: Link,
    /// Date and title, for those who hear it.
    pub name: String,
    /// The words beside it, as many as there is room for.
    pub words: String,
    /// Whether all of its words are drawn.
    pub in_full: bool,
    /// Where its words start.
    pub words_at: f64,
    /// The pixels between that and the first letter.
    pub words_gap: f64,
    /// Its middle, or a bar's left end.
    pub x: f64,
    /// Its middle, in pixels.
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
    /// The middle, in pixels.
    pub y: f64,
    /// How many.
    pub count: usize,
    /// For those who hear it.
    pub name: String,
    /// The first of them.
    pub first: Ref,
    /// The stretch of time they take up.
    pub span: Span,
}

/// An era as drawn.
#[derive(Clone, Debug)]
pub struct Band {
    /// Its record.
    pub link: Link,
    /// Its left end.
    pub from: f64,
    /// Its right end.
    pub to: f64,
    /// Its name, as much as there is room for.
    pub words: String,
    /// Its name in full.
    pub name: String,
    /// Its row, from 0.
    pub row: usize,
}

/// Draws what is in sight, on an axis of that many pixels.
pub fn drawing(told: &Told<'_>, lit: &Lit, plan: &Plan, level: &Level, span: Span, pixels: f64) -> Drawing {
    let eye = Eye { told, lit, span, pixels, growth: pixels / span.length() / level.scale, scale: level.scale };
    let lanes = plan.lanes.iter().zip(&level.lanes);
    Drawing {
        ticks: ticks(told.lang, span, pixels),
        lanes: lanes.map(|(lane, packed)| eye.lane(lane, packed)).collect(),
        eras: plan.eras.iter().filter_map(|era| eye.band(era)).collect(),
        era_rows: plan.eras.iter().map(|era| era.row + 1).max().unwrap_or(0),
    }
}

/// Looks at a plan.
struct Eye<'a> {
    told: &'a Told<'a>,
    lit: &'a Lit,
    span: Span,
    pixels: f64,
    /// The scale of the level.
    scale: f64,
    /// How much larger than at the level's scale everything is.
    growth: f64,
}

impl Eye<'_> {
    fn lane(&self, lane: &Lane, packed: &Packed) -> DrawnLane {
        let y = |row: usize| PAD + (row as f64 + 0.5) * ROW;
        let (mut marks, mut crowds) = (Vec::new(), Vec::new());
        // What starts beyond the right end is out of sight, and so is all behind it.
        let behind = lane.items.partition_point(|item| item.from <= self.span.to + DOT / self.scale);
        for (item, spot) in lane.items.iter().zip(&packed.spots).take(behind) {
            if let Spot::Row { row, room } = spot
                && self.sees(item)
            {
                marks.push(self.mark(item, y(*row), *room * self.growth));
            }
        }
        for crowd in &packed.crowds {
            let x = self.span.share(crowd.x / self.scale);
            if (-0.05..=1.05).contains(&x)
                && let Some(members) = lane.items.get(crowd.first..=crowd.last)
            {
                crowds.extend(self.crowd(crowd.count, members, x, y(packed.rows)));
            }
        }
        let rows = packed.rows + usize::from(!packed.crowds.is_empty());
        let chosen = self.lit.selected().map(|at| self.told.story.programmes_of(at)).unwrap_or_default();
        let own = lane.programme.and_then(|index| self.told.story.programmes.get(index)).map(|(id, _)| id);
        DrawnLane {
            fold: (!lane.is_due).then(|| own.cloned().unwrap_or_default()),
            name: lane.name.clone(),
            folded: lane.folded,
            lit: own.is_some_and(|own| chosen.contains(own)),
            count: lane.items.len(),
            height: if lane.folded { ROW } else { rows.max(1) as f64 * ROW + 2.0 * PAD },
            marks,
            crowds,
        }
    }

    fn sees(&self, item: &Item) -> bool {
        let extent = item.extent(self.pixels / self.span.length());
        let (from, to) = (self.span.from, self.span.to);
        let scale = self.pixels / self.span.length();
        // Words may reach further than their mark.
        extent.from <= to * scale + DOT && extent.to.max(extent.words_from + extent.words) >= from * scale - DOT
    }

    fn mark(&self, item: &Item, y: f64, room: f64) -> Mark {
        let (scale, left) = (self.pixels / self.span.length(), self.span.from);
        let extent = item.extent(scale);
        let share = |position: f64| (position - left * scale) / self.pixels;
        let form = match (item.due, item.is_dot) {
            (Some(due), _) => Form::Due(due),
            (None, true) => Form::Dot,
            (None, false) => Form::Bar {
                from: share(extent.from).max(-0.02),
                to: share(extent.to.max(extent.from + LEAST)).min(1.02),
                start: item.start,
                end: item.end,
            },
        };
        // The words of a bar that started before stay in sight with it.
        let hidden = (left * scale - extent.words_from).max(0.0);
        let hidden = if item.is_dot || hidden <= 0.0 { 0.0 } else { hidden + 6.0 };
        let room = (room - hidden).max(0.0);
        let in_full = extent.words <= room;
        let words = match () {
            () if in_full => item.title.clone(),
            () if room >= FEWEST => shortened(&item.title, FONT, room),
            () => String::new(),
        };
        let on = match item.at.kind {
            Kind::Event => self.told.story.events.get(item.at.index).map(|(_, event)| event.when(self.told.background)),
            _ => None,
        };
        let date = match (on, item.due) {
            (Some(when), _) => words::when(self.told.lang, when),
            (None, due) => self.deadline_in_words(item, due),
        };
        let at = if item.is_dot { f64::midpoint(extent.from, extent.to) } else { extent.from };
        Mark {
            link: self.lit.link(self.told.story, item.at),
            name: format!("{date} {}", item.title),
            words,
            in_full,
            words_at: share(if item.is_dot { at } else { extent.from }).max(if item.is_dot { -1.0 } else { 0.0 }),
            words_gap: if item.is_dot { DOT + 4.0 } else { (extent.words_from - extent.from).max(6.0) },
            x: share(at),
            y,
            is_vague: item.is_vague,
            form,
        }
    }

    fn deadline_in_words(&self, item: &Item, due: Option<Due>) -> String {
        let day = crate::civil::Day((item.from / camera::DAY) as i64);
        let date = words::when(self.told.lang, crate::civil::When::On(crate::civil::Partial::of(day).into()));
        match due {
            Some(due) => (self.told.words().deadline_is)(&date, due),
            None => date,
        }
    }

    fn crowd(&self, count: usize, members: &[Item], x: f64, y: f64) -> Option<Crowd> {
        let first = members.first()?;
        let to = members.iter().fold(f64::NEG_INFINITY, |to, item| to.max(item.to));
        let span = Span::new(first.from, to).roomy();
        let name = (self.told.words().crowd)(count, &first.title);
        // As far in as half of it is wide, so that none is cut at an end.
        let half = CELL / 2.0 / self.pixels;
        Some(Crowd { x: x.clamp(half, (1.0 - half).max(half)), y, count, name, first: first.at, span })
    }

    fn band(&self, era: &plan::Era) -> Option<Band> {
        let (from, to) = (self.span.share(era.span.from), self.span.share(era.span.to));
        if to < 0.0 || from > 1.0 {
            return None;
        }
        let (from, to) = (from.max(0.0), to.min(1.0));
        let room = (to - from) * self.pixels - 12.0;
        let words = if room >= width_of("十四", FONT) { shortened(&era.name, FONT, room) } else { String::new() };
        let link = self.lit.link(self.told.story, era.at);
        Some(Band { link, from, to, words, name: era.name.clone(), row: era.row })
    }
}

/// How many events start in each of some equal parts of all time there is, the highest as 1.
pub fn density(plan: &Plan, parts: usize) -> Vec<f64> {
    let mut counts = vec![0_u32; parts.max(1)];
    for item in plan.lanes.iter().filter(|lane| !lane.is_due).flat_map(|lane| &lane.items) {
        let part = (plan.bounds.share(item.from).clamp(0.0, 0.9999) * counts.len() as f64) as usize;
        if let Some(count) = counts.get_mut(part) {
            *count += 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    counts.into_iter().map(|count| f64::from(count) / f64::from(most)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_never_drawn_smaller_than_it_was_packed() {
        for length in [500.0, 86_400.0, 3e6, 4e7] {
            let span = Span::new(0.0, length);
            let scale = 800.0 / length;
            let packed_at = (f64::from(level_of(span, 800.0)) / 2.0).exp2();
            assert!(packed_at <= scale && scale < packed_at * 1.5, "{length}");
        }
    }
}

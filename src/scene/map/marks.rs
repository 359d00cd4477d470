//! The places on a stage: lines along the banks, symbols, those known by their district alone below its name, and numbers
//! where there is no room for all.

use super::ground::{beside, bled, px_per_metre};
use super::plan::{Ground, Item, Plan, around, middle_of};
use super::stage::Stage;
use super::symbol::RADIUS;
use super::together::note_shared;
use crate::geometry::{Point, Rect, path_data, ring_steps};
use crate::read::Basemap;
use crate::scene::clip;
use crate::scene::link::Lit;
use crate::scene::projection::unit;
use crate::story::{PlaceKind, Precision, Ref, Story};

/// How far a bank is from the creek's middle line, in metres.
const BANK: f64 = 30.0;
/// And at least in pixels, so that what lies on opposite banks is told apart.
const APART: f64 = 4.5;
/// How far apart the stops of the visit are for their numbers to be drawn, in pixels.
const APART_STOPS: f64 = 24.0;
/// How far apart numbers of places are, in pixels.
const GATHERED: f64 = 26.0;
/// The distance between symbols that share a district, in pixels.
const STEP: f64 = 18.0;
/// How many of them stand in a row.
const ROW: usize = 6;
/// How far below the district's point the first row stands.
const BELOW: f64 = 20.0;

/// A place's mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its record.
    pub at: Ref,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// How it is drawn.
    pub form: Form,
    /// Where it stands on the stage, in pixels: its symbol, or its number.
    pub spot: Point,
    /// How far from there it is drawn, in pixels that are not stretched with the stage.
    pub nudge: Point,
    /// The radius of the ring of its error, in pixels of the stage.
    pub error: Option<f64>,
    /// Its stop on the visit.
    pub stop: Option<u32>,
    /// Whether other places are drawn at the same spot: then a click may be meant for any of them.
    pub is_shared: bool,
}

/// How a place is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// A line, as path data.
    Line(String),
    /// An area, as path data.
    Area(String),
    /// A symbol where it is.
    Symbol,
    /// A symbol below the name of the district that it is somewhere in.
    Somewhere,
}

/// Places that there is no room to draw one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct Crowd {
    /// Who is in it.
    pub members: Vec<Ref>,
    /// Where it stands on the stage.
    pub spot: Point,
}

/// All marks of a stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// From the bottom.
    pub marks: Vec<Mark>,
    /// What is only counted.
    pub crowds: Vec<Crowd>,
}

impl Mark {
    /// Where it is drawn on the stage.
    pub fn middle(&self) -> Point {
        Point::new(self.spot.x + self.nudge.x, self.spot.y + self.nudge.y)
    }

    /// What it covers of the stage, for those that stand at a spot.
    pub fn covered(&self) -> Vec<Rect> {
        let centre = self.middle();
        let square = |at: Point, radius: f64| Rect::new(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius);
        let symbol = matches!(self.form, Form::Symbol | Form::Somewhere).then(|| square(centre, RADIUS + 1.0));
        let number = self.stop.map(|_| square(self.number(), 10.0));
        symbol.into_iter().chain(number).collect()
    }

    /// The middle of its number.
    pub fn number(&self) -> Point {
        Point::new(self.spot.x + self.nudge.x, self.spot.y + self.nudge.y - 16.0)
    }
}

/// The marks of a stage.
pub fn marks(story: &Story, base: &Basemap, plan: &Plan, lit: &Lit, stage: &Stage) -> Marks {
    let (frame, metre) = (bled(stage), px_per_metre(stage));
    let mut all = Marks::default();
    let mut somewhere: Vec<(String, Vec<&Item>)> = Vec::new();
    let mut groups: Vec<Vec<Mark>> = Vec::new();
    for item in &plan.items {
        match &item.ground {
            Ground::Lines(lines) => all.marks.extend(line(item, lines, stage, metre)),
            Ground::Area(rings) => all.marks.extend(area(item, rings, stage)),
            Ground::Point(_) if plan.dense.has(item.at) && !lit.has(item.at) => {}
            Ground::Point(point) if item.error.is_some() => {
                let spot = stage.spot(*point);
                if frame.holds(spot) {
                    groups.push(vec![mark(item, Form::Symbol, spot, item.error.map(|metres| metres * metre))]);
                }
            }
            Ground::Point(_) => {
                let Some((_, place)) = story.places.get(item.at.index) else { continue };
                let code = place.districts().concat();
                match somewhere.iter_mut().find(|(own, _)| *own == code) {
                    Some((_, items)) => items.push(item),
                    None => somewhere.push((code, vec![item])),
                }
            }
            Ground::None | Ground::Points(_) => {}
        }
    }
    from_the_bottom(&mut all.marks);
    let mut below = Vec::new();
    for (code, items) in somewhere {
        let gathered = gather(base, &code, &items, stage);
        if gathered.iter().any(|mark| mark.nudge.y != 0.0) {
            below.extend(gathered);
        } else if !gathered.is_empty() {
            groups.push(gathered);
        }
    }
    let numbered = are_apart(plan, stage);
    if !numbered {
        all.marks.iter_mut().for_each(|mark| mark.stop = None);
        groups.iter_mut().flatten().for_each(|mark| mark.stop = None);
    }
    apart(groups, lit, &mut all);
    all.marks.extend(below);
    note_shared(plan, stage, &mut all);
    all
}

/// Whether the stops of the visit are so far apart that their numbers do not cover one another.
pub(super) fn are_apart(plan: &Plan, stage: &Stage) -> bool {
    let stops = plan.items.iter().filter(|item| item.stop.is_some());
    let spots: Vec<Point> = stops.filter_map(|item| Some(stage.spot(item.point()?))).collect();
    let mut rest = spots.as_slice();
    while let [first, others @ ..] = rest {
        if others.iter().any(|other| other.distance(*first) < APART_STOPS) {
            return false;
        }
        rest = others;
    }
    true
}

fn mark(item: &Item, form: Form, spot: Point, error: Option<f64>) -> Mark {
    Mark { at: item.at, kind: item.kind, form, spot, nudge: Point::default(), error, stop: item.stop, is_shared: false }
}

/// A line; sections of a bank lie beside the middle of the water.
fn line(item: &Item, lines: &[Vec<Point>], stage: &Stage, metre: f64) -> Option<Mark> {
    let by = if item.kind == PlaceKind::Section { (BANK * metre).max(APART) } else { 0.0 };
    let drawn = |line: &Vec<Point>| {
        let spots: Vec<Point> = line.iter().map(|point| stage.spot(*point)).collect();
        clip::line(&beside(&clip::thinned(&spots, by.max(1.0)), by), bled(stage))
    };
    let stretches: Vec<_> = lines.iter().flat_map(drawn).collect();
    // A number stands where its place is told to be, unless that is out of sight.
    let own = lines.iter().max_by_key(|line| line.len()).and_then(|own| middle_of(own)).map(|own| stage.spot(own));
    let seen = || stretches.iter().max_by_key(|line| line.len()).and_then(|line| middle_of(line));
    let spot = own.filter(|own| stage.size().holds(*own)).or_else(seen)?;
    let path: String = stretches.iter().map(|stretch| path_data(stretch, false)).collect();
    (!path.is_empty()).then(|| mark(item, Form::Line(path), spot, None))
}

fn area(item: &Item, rings: &[Vec<Point>], stage: &Stage) -> Option<Mark> {
    let drawn = |ring: &Vec<Point>| {
        let spots: Vec<Point> = ring.iter().map(|point| stage.spot(*point)).collect();
        clip::ring(&clip::thinned(&spots, 1.0), bled(stage))
    };
    let seen: Vec<Vec<Point>> = rings.iter().map(drawn).collect();
    let spot = around(seen.iter().flatten())?.centre();
    let cut = [0.0, 1.0].map(|x| stage.spot(Point::new(x, 0.0)).x);
    let path: String = seen.into_iter().map(|ring| outline(ring, cut)).collect();
    (!path.is_empty()).then(|| mark(item, Form::Area(path), spot, None))
}

/// The path data of a ring. A side that only cuts it at the antimeridian is no border: left to be closed by itself, it is filled
/// to, and not drawn.
fn outline(mut ring: Vec<Point>, cut: [f64; 2]) -> String {
    /// How near a side is to the cut, in pixels.
    const NEAR: f64 = 0.05;
    let length = |(from, to): (&Point, &Point)| {
        let is_cut = cut.iter().any(|x| (from.x - x).abs() < NEAR && (to.x - x).abs() < NEAR);
        if is_cut { from.distance(*to) } else { 0.0 }
    };
    let sides = || ring.iter().zip(ring.iter().cycle().skip(1)).map(length);
    let longest = sides().enumerate().max_by(|(_, one), (_, other)| one.total_cmp(other));
    match longest.filter(|(_, length)| *length > 0.0) {
        Some((side, _)) => {
            let behind = (side + 1) % ring.len().max(1);
            ring.rotate_left(behind);
            ring_steps(&ring).trim_end_matches('Z').to_owned()
        }
        None => ring_steps(&ring),
    }
}

/// Areas below lines, and the lines of the visit above the others.
fn from_the_bottom(marks: &mut [Mark]) {
    let level = |mark: &Mark| match (&mark.form, mark.stop.is_some()) {
        (Form::Area(_), _) => 0,
        (_, false) => 1,
        (_, true) => 2,
    };
    let order = crate::number::sorted(marks.iter().map(|mark| (level(mark), 0)).collect());
    crate::number::arrange(marks, order);
}

/// Groups that would cover one another become one, and a group of several a number. What is of the visit or lit stays by
/// itself.
fn apart(groups: Vec<Vec<Mark>>, lit: &Lit, all: &mut Marks) {
    let is_single = |group: &Vec<Mark>| matches!(group.as_slice(), [one] if one.stop.is_some() || lit.has(one.at));
    let (singles, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_single);
    let spot = |group: &[Mark]| group.first().map_or(Point::default(), |first| first.spot);
    let mut merged: Vec<Vec<Mark>> = Vec::new();
    for group in others {
        let near = |other: &&mut Vec<Mark>| {
            let least = if group.len() + other.len() > 2 { GATHERED } else { 2.0 * RADIUS + 2.0 };
            spot(other).distance(spot(&group)) < least
        };
        match merged.iter_mut().find(near) {
            Some(own) => own.extend(group),
            None => merged.push(group),
        }
    }
    for group in merged {
        if group.len() == 1 {
            all.marks.extend(group);
        } else {
            let members = group.iter().map(|mark| mark.at).collect();
            all.crowds.push(Crowd { members, spot: spot(&group) });
        }
    }
    all.marks.extend(singles.into_iter().flatten());
}

/// Places known by their district alone: below its name, where it is large enough for all of them; else all at its point.
fn gather(base: &Basemap, code: &str, items: &[&Item], stage: &Stage) -> Vec<Mark> {
    let district = base.districts.iter().find(|district| district.code == code);
    let own = items.first().and_then(|item| item.point());
    let Some(point) = district.map(|district| unit(district.label)).or(own) else { return Vec::new() };
    let spot = stage.spot(point);
    if !bled(stage).holds(spot) {
        return Vec::new();
    }
    let columns = items.len().min(ROW);
    let room = district.and_then(|own| around(&own.rings.iter().flatten().map(|at| unit(*at)).collect::<Vec<_>>()));
    let wide = room.map_or(f64::INFINITY, |room| room.width * stage.scale());
    let is_narrow = wide < (columns as f64 * STEP * 2.0).max(60.0);
    let place = |(index, item): (usize, &&Item)| {
        let (row, column) = (index / ROW, index % ROW);
        let in_row = (items.len() - row * ROW).min(ROW);
        let nudge = Point::new((column as f64 - (in_row as f64 - 1.0) / 2.0) * STEP, BELOW + row as f64 * STEP);
        let nudge = if is_narrow { Point::default() } else { nudge };
        Mark { nudge, ..mark(item, Form::Somewhere, spot, None) }
    };
    items.iter().enumerate().map(place).collect()
}

/// The point of the district at whose name a place is drawn that is known by its district alone; none for other places, and where
/// the base map has no such district.
pub(super) fn named_point(base: &Basemap, story: &Story, item: &Item) -> Option<Point> {
    if item.error.is_some() || !matches!(item.ground, Ground::Point(_)) {
        return None;
    }
    let code = story.places.get(item.at.index)?.1.districts().concat();
    Some(unit(base.districts.iter().find(|district| district.code == code)?.label))
}

/// Whether a place is shown as all of a district, or somewhere in it.
pub fn districts_of(story: &Story, at: Ref) -> &[String] {
    let place = story.places.get(at.index).map(|(_, place)| place);
    place
        .filter(|place| matches!(place.precision, Precision::Districts(_)))
        .map(crate::story::Place::districts)
        .unwrap_or_default()
}

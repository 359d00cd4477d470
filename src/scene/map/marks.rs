//! The places on a stage: lines along the banks, symbols, those known by their district alone below its name, and numbers
//! where there is no room for all.

use super::basemap_layer::{offset_line, px_per_metre, with_bleed};
use super::model::{MapItem, MapModel, PlaceGeometry, bounding_box, midpoint};
use super::overlapping_places::note_shared;
use super::rendered_extent::RenderedExtent;
use super::symbol::RADIUS;
use crate::geometry::{Point, Rect, path_data, ring_steps};
use crate::read::Basemap;
use crate::scene::kit::clip;
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::projection::project;
use crate::story::{PlaceKind, Precision, RecordId, Story};

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
pub struct PlaceMark {
    /// Its record.
    pub record: RecordId,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// How it is drawn.
    pub form: PlaceMarkForm,
    /// Where it stands on the stage, in pixels: its symbol, or its number.
    pub position: Point,
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
pub enum PlaceMarkForm {
    /// A line, as path data.
    Line(String),
    /// An area, as path data.
    Area(String),
    /// A symbol where it is.
    Symbol,
    /// A symbol below the name of the district that it is somewhere in.
    Approximate,
}

/// Places that there is no room to draw one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct MapCluster {
    /// Who is in it.
    pub members: Vec<RecordId>,
    /// Where it stands on the stage.
    pub position: Point,
}

/// All marks of a stage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceMarks {
    /// From the bottom.
    pub marks: Vec<PlaceMark>,
    /// What is only counted.
    pub clusters: Vec<MapCluster>,
}

impl PlaceMark {
    /// Where it is drawn on the stage.
    pub fn middle(&self) -> Point {
        Point::new(self.position.x + self.nudge.x, self.position.y + self.nudge.y)
    }

    /// What it covers of the stage, for those that stand at a spot.
    pub fn covered(&self) -> Vec<Rect> {
        let centre = self.middle();
        let square = |at: Point, radius: f64| Rect::new(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius);
        let symbol = matches!(self.form, PlaceMarkForm::Symbol | PlaceMarkForm::Approximate)
            .then(|| square(centre, RADIUS + 1.0));
        let number = self.stop.map(|_| square(self.number(), 10.0));
        symbol.into_iter().chain(number).collect()
    }

    /// The middle of its number.
    pub fn number(&self) -> Point {
        Point::new(self.position.x + self.nudge.x, self.position.y + self.nudge.y - 16.0)
    }
}

/// The marks of a stage.
pub fn place_marks(
    story: &Story,
    base: &Basemap,
    model: &MapModel,
    highlight: &Highlight,
    extent: &RenderedExtent,
) -> PlaceMarks {
    let (frame, metre) = (with_bleed(extent), px_per_metre(extent));
    let mut all = PlaceMarks::default();
    let mut somewhere: Vec<(String, Vec<&MapItem>)> = Vec::new();
    let mut groups: Vec<Vec<PlaceMark>> = Vec::new();
    for item in &model.items {
        match &item.geometry {
            PlaceGeometry::Lines(lines) => all.marks.extend(line(item, lines, extent, metre)),
            PlaceGeometry::Area(rings) => all.marks.extend(area(item, rings, extent)),
            PlaceGeometry::Point(_) if model.point_layer.has(item.record) && !highlight.contains(item.record) => {}
            PlaceGeometry::Point(point) if item.error.is_some() => {
                let spot = extent.to_px(*point);
                if frame.ring_contains(spot) {
                    groups.push(vec![mark(item, PlaceMarkForm::Symbol, spot, item.error.map(|metres| metres * metre))]);
                }
            }
            PlaceGeometry::Point(_) => {
                let Some((_, place)) = story.places.get(item.record.index) else { continue };
                let code = place.districts().concat();
                match somewhere.iter_mut().find(|(own, _)| *own == code) {
                    Some((_, items)) => items.push(item),
                    None => somewhere.push((code, vec![item])),
                }
            }
            PlaceGeometry::None | PlaceGeometry::Points(_) => {}
        }
    }
    sort_for_painting(&mut all.marks);
    let mut below = Vec::new();
    for (code, items) in somewhere {
        let gathered = cluster_of_district(base, &code, &items, extent);
        if gathered.iter().any(|mark| mark.nudge.y != 0.0) {
            below.extend(gathered);
        } else if !gathered.is_empty() {
            groups.push(gathered);
        }
    }
    let numbered = are_apart(model, extent);
    if !numbered {
        all.marks.iter_mut().for_each(|mark| mark.stop = None);
        groups.iter_mut().flatten().for_each(|mark| mark.stop = None);
    }
    spread_overlapping(groups, highlight, &mut all);
    all.marks.extend(below);
    note_shared(model, extent, &mut all);
    all
}

/// Whether the stops of the visit are so far apart that their numbers do not cover one another.
pub(super) fn are_apart(model: &MapModel, extent: &RenderedExtent) -> bool {
    let stops = model.items.iter().filter(|item| item.stop.is_some());
    let spots: Vec<Point> = stops.filter_map(|item| Some(extent.to_px(item.point()?))).collect();
    let mut rest = spots.as_slice();
    while let [first, others @ ..] = rest {
        if others.iter().any(|other| other.distance(*first) < APART_STOPS) {
            return false;
        }
        rest = others;
    }
    true
}

fn mark(item: &MapItem, form: PlaceMarkForm, spot: Point, error: Option<f64>) -> PlaceMark {
    PlaceMark {
        record: item.record,
        kind: item.kind,
        form,
        position: spot,
        nudge: Point::default(),
        error,
        stop: item.stop,
        is_shared: false,
    }
}

/// A line; sections of a bank lie beside the middle of the water.
fn line(item: &MapItem, lines: &[Vec<Point>], extent: &RenderedExtent, metre: f64) -> Option<PlaceMark> {
    let by = if item.kind == PlaceKind::Section { (BANK * metre).max(APART) } else { 0.0 };
    let drawn = |line: &Vec<Point>| {
        let spots: Vec<Point> = line.iter().map(|point| extent.to_px(*point)).collect();
        clip::line(&offset_line(&clip::simplify(&spots, by.max(1.0)), by), with_bleed(extent))
    };
    let stretches: Vec<_> = lines.iter().flat_map(drawn).collect();
    // A number stands where its place is told to be, unless that is out of sight.
    let own = lines.iter().max_by_key(|line| line.len()).and_then(|own| midpoint(own)).map(|own| extent.to_px(own));
    let seen = || stretches.iter().max_by_key(|line| line.len()).and_then(|line| midpoint(line));
    let spot = own.filter(|own| extent.size().ring_contains(*own)).or_else(seen)?;
    let path: String = stretches.iter().map(|stretch| path_data(stretch, false)).collect();
    (!path.is_empty()).then(|| mark(item, PlaceMarkForm::Line(path), spot, None))
}

fn area(item: &MapItem, rings: &[Vec<Point>], extent: &RenderedExtent) -> Option<PlaceMark> {
    let drawn = |ring: &Vec<Point>| {
        let spots: Vec<Point> = ring.iter().map(|point| extent.to_px(*point)).collect();
        clip::ring(&clip::simplify(&spots, 1.0), with_bleed(extent))
    };
    let seen: Vec<Vec<Point>> = rings.iter().map(drawn).collect();
    let spot = bounding_box(seen.iter().flatten())?.centre();
    let cut = [0.0, 1.0].map(|x| extent.to_px(Point::new(x, 0.0)).x);
    let path: String = seen.into_iter().map(|ring| outline(ring, cut)).collect();
    (!path.is_empty()).then(|| mark(item, PlaceMarkForm::Area(path), spot, None))
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
fn sort_for_painting(marks: &mut [PlaceMark]) {
    let level = |mark: &PlaceMark| match (&mark.form, mark.stop.is_some()) {
        (PlaceMarkForm::Area(_), _) => 0,
        (_, false) => 1,
        (_, true) => 2,
    };
    let order = crate::number::argsort(marks.iter().map(|mark| (level(mark), 0)).collect());
    crate::number::apply_permutation(marks, order);
}

/// Groups that would cover one another become one, and a group of several a number. What is of the visit or lit stays by
/// itself.
fn spread_overlapping(groups: Vec<Vec<PlaceMark>>, highlight: &Highlight, all: &mut PlaceMarks) {
    let is_single = |group: &Vec<PlaceMark>| matches!(group.as_slice(), [one] if one.stop.is_some() || highlight.contains(one.record));
    let (singles, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_single);
    let spot = |group: &[PlaceMark]| group.first().map_or(Point::default(), |first| first.position);
    let mut merged: Vec<Vec<PlaceMark>> = Vec::new();
    for group in others {
        let near = |other: &&mut Vec<PlaceMark>| {
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
            let members = group.iter().map(|mark| mark.record).collect();
            all.clusters.push(MapCluster { members, position: spot(&group) });
        }
    }
    all.marks.extend(singles.into_iter().flatten());
}

/// Places known by their district alone: below its name, where it is large enough for all of them; else all at its point.
fn cluster_of_district(base: &Basemap, code: &str, items: &[&MapItem], extent: &RenderedExtent) -> Vec<PlaceMark> {
    let district = base.districts.iter().find(|district| district.code == code);
    let own = items.first().and_then(|item| item.point());
    let Some(point) = district.map(|district| project(district.label)).or(own) else { return Vec::new() };
    let spot = extent.to_px(point);
    if !with_bleed(extent).ring_contains(spot) {
        return Vec::new();
    }
    let columns = items.len().min(ROW);
    let room =
        district.and_then(|own| bounding_box(&own.rings.iter().flatten().map(|at| project(*at)).collect::<Vec<_>>()));
    let wide = room.map_or(f64::INFINITY, |room| room.width * extent.scale());
    let is_narrow = wide < (columns as f64 * STEP * 2.0).max(60.0);
    let place = |(index, item): (usize, &&MapItem)| {
        let (row, column) = (index / ROW, index % ROW);
        let in_row = (items.len() - row * ROW).min(ROW);
        let nudge = Point::new((column as f64 - (in_row as f64 - 1.0) / 2.0) * STEP, BELOW + row as f64 * STEP);
        let nudge = if is_narrow { Point::default() } else { nudge };
        PlaceMark { nudge, ..mark(item, PlaceMarkForm::Approximate, spot, None) }
    };
    items.iter().enumerate().map(place).collect()
}

/// The point of the district at whose name a place is drawn that is known by its district alone; none for other places, and where
/// the base map has no such district.
pub(super) fn named_point(base: &Basemap, story: &Story, item: &MapItem) -> Option<Point> {
    if item.error.is_some() || !matches!(item.geometry, PlaceGeometry::Point(_)) {
        return None;
    }
    let code = story.places.get(item.record.index)?.1.districts().concat();
    Some(project(base.districts.iter().find(|district| district.code == code)?.label))
}

/// Whether a place is shown as all of a district, or somewhere in it.
pub fn districts_of(story: &Story, at: RecordId) -> &[String] {
    let place = story.places.get(at.index).map(|(_, place)| place);
    place
        .filter(|place| matches!(place.precision, Precision::Districts(_)))
        .map(crate::story::Place::districts)
        .unwrap_or_default()
}

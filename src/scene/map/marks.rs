//! Marks of the places: lines along the banks, areas, symbols (below its name for a place known only by its district), and
//! clusters where marks would overlap.

use super::basemap_layer::{offset_line, px_per_metre, with_bleed};
use super::model::{MapItem, MapModel, PlaceGeometry, bounding_box, midpoint};
use super::place_mark::{MapCluster, PlaceMark, PlaceMarkForm, PlaceMarks};
use super::rendered_extent::RenderedExtent;
use super::shared_positions::note_shared;
use super::symbol::RADIUS;
use crate::gather::Gather;
use crate::geometry::{Point, path_data, ring_steps};
use crate::scene::kit::clip;
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::projection::project;
use crate::story::Basemap;
use crate::story::{PlaceKind, Story};

/// Distance of a bank from the creek's centre line, in metres.
const BANK: f64 = 30.0;
/// Minimum of that distance in pixels, so that marks on opposite banks stay distinct.
const APART: f64 = 4.5;
/// Minimum distance between the stops of the visit for their numbers to be drawn, in pixels.
const APART_STOPS: f64 = 24.0;
/// Marks closer than this are clustered, in pixels.
const GATHERED: f64 = 26.0;
/// Distance between symbols that share a district, in pixels.
const STEP: f64 = 18.0;
/// Number of these symbols in a row.
const ROW: usize = 6;
/// Distance of the first row from the district's point, in pixels.
const BELOW: f64 = 20.0;

/// The marks of a rendered extent.
pub fn place_marks(
    story: &Story,
    base: &Basemap,
    model: &MapModel,
    highlight: &Highlight,
    extent: &RenderedExtent,
) -> PlaceMarks {
    let (frame, metre) = (with_bleed(extent), px_per_metre(extent));
    let mut all = PlaceMarks::default();
    let mut by_district: Vec<(String, Vec<&MapItem>)> = Vec::new();
    let mut groups: Vec<Vec<PlaceMark>> = Vec::new();
    for item in &model.items {
        match &item.geometry {
            PlaceGeometry::Lines(lines) => all.marks.extend(line(item, lines, extent, metre)),
            PlaceGeometry::Area(rings) => all.marks.extend(area(item, rings, extent)),
            PlaceGeometry::Point(_) if model.point_layer.has(item.record) && !highlight.contains(item.record) => {}
            PlaceGeometry::Point(point) if item.error.is_some() => {
                let px = extent.to_px(*point);
                if frame.contains_point(px) {
                    groups.push(vec![mark(item, PlaceMarkForm::Symbol, px, item.error.map(|metres| metres * metre))]);
                }
            }
            PlaceGeometry::Point(_) => {
                let Some((_, place)) = story.places.get(item.record.index) else { continue };
                let code = place.districts().concat();
                match by_district.iter_mut().find(|(other, _)| *other == code) {
                    Some((_, items)) => items.push(item),
                    None => by_district.push((code, vec![item])),
                }
            }
            PlaceGeometry::None | PlaceGeometry::Points(_) => {}
        }
    }
    sort_for_painting(&mut all.marks);
    let mut below = Vec::new();
    for (code, items) in by_district {
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

/// True if the stops of the visit are far enough apart for their numbers.
pub(super) fn are_apart(model: &MapModel, extent: &RenderedExtent) -> bool {
    let stops = model.items.iter().filter(|item| item.stop.is_some());
    let points: Vec<Point> = stops.filter_map(|item| Some(extent.to_px(item.point()?))).gather();
    let mut rest = points.as_slice();
    while let [first, others @ ..] = rest {
        if others.iter().any(|other| other.distance(*first) < APART_STOPS) {
            return false;
        }
        rest = others;
    }
    true
}

fn mark(item: &MapItem, form: PlaceMarkForm, position: Point, error: Option<f64>) -> PlaceMark {
    PlaceMark {
        record: item.record,
        kind: item.kind,
        form,
        position,
        nudge: Point::default(),
        error,
        stop: item.stop,
        is_shared: false,
    }
}

/// Mark of a line; sections of a bank are offset from the creek's centre line.
fn line(item: &MapItem, lines: &[Vec<Point>], extent: &RenderedExtent, metre: f64) -> Option<PlaceMark> {
    let by = if item.kind == PlaceKind::Section { (BANK * metre).max(APART) } else { 0.0 };
    let drawn = |line: &Vec<Point>| {
        let points: Vec<Point> = line.iter().map(|point| extent.to_px(*point)).gather();
        clip::line(&offset_line(&clip::simplify(&points, by.max(1.0)), by), with_bleed(extent))
    };
    let segments: Vec<_> = lines.iter().flat_map(drawn).gather();
    // The number is at the midpoint of the line, or of its visible part if that is not visible.
    let middle =
        lines.iter().max_by_key(|line| line.len()).and_then(|line| midpoint(line)).map(|point| extent.to_px(point));
    let visible_middle = || segments.iter().max_by_key(|line| line.len()).and_then(|line| midpoint(line));
    let position = middle.filter(|point| extent.size().contains_point(*point)).or_else(visible_middle)?;
    let path: String = segments.iter().map(|stretch| path_data(stretch, false)).collect();
    (!path.is_empty()).then(|| mark(item, PlaceMarkForm::Line(path), position, None))
}

fn area(item: &MapItem, rings: &[Vec<Point>], extent: &RenderedExtent) -> Option<PlaceMark> {
    let drawn = |ring: &Vec<Point>| {
        let points: Vec<Point> = ring.iter().map(|point| extent.to_px(*point)).gather();
        clip::ring(&clip::simplify(&points, 1.0), with_bleed(extent))
    };
    let visible: Vec<Vec<Point>> = rings.iter().map(drawn).gather();
    let position = bounding_box(visible.iter().flatten())?.centre();
    let cut = [0.0, 1.0].map(|x| extent.to_px(Point::new(x, 0.0)).x);
    let path: String = visible.into_iter().map(|ring| outline(ring, cut)).collect();
    (!path.is_empty()).then(|| mark(item, PlaceMarkForm::Area(path), position, None))
}

/// SVG path data of a ring. A side that exists only because the ring is cut at the antimeridian is no border: the path is
/// not closed there, so that it is filled but not stroked.
fn outline(mut ring: Vec<Point>, cut: [f64; 2]) -> String {
    /// Maximum distance of such a side from the cut, in pixels.
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

/// Sorts marks in painting order: areas below lines, lines of the visit on top.
fn sort_for_painting(marks: &mut [PlaceMark]) {
    let level = |mark: &PlaceMark| match (&mark.form, mark.stop.is_some()) {
        (PlaceMarkForm::Area(_), _) => 0,
        (_, false) => 1,
        (_, true) => 2,
    };
    let order = crate::sorting::argsort(marks.iter().map(|mark| (level(mark), 0)).gather());
    crate::sorting::apply_permutation(marks, order);
}

/// Merges groups that would overlap; a merged group becomes a cluster. Stops of the visit and highlighted places are never
/// merged.
fn spread_overlapping(groups: Vec<Vec<PlaceMark>>, highlight: &Highlight, all: &mut PlaceMarks) {
    let is_single = |group: &Vec<PlaceMark>| matches!(group.as_slice(), [one] if one.stop.is_some() || highlight.contains(one.record));
    let (singles, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_single);
    let position = |group: &[PlaceMark]| group.first().map_or(Point::default(), |first| first.position);
    let mut merged: Vec<Vec<PlaceMark>> = Vec::new();
    for group in others {
        let near = |other: &&mut Vec<PlaceMark>| {
            let least = if group.len() + other.len() > 2 { GATHERED } else { 2.0 * RADIUS + 2.0 };
            position(other).distance(position(&group)) < least
        };
        match merged.iter_mut().find(near) {
            Some(marks) => marks.extend(group),
            None => merged.push(group),
        }
    }
    for group in merged {
        if group.len() == 1 {
            all.marks.extend(group);
        } else {
            let members = group.iter().map(|mark| mark.record).gather();
            all.clusters.push(MapCluster { members, position: position(&group) });
        }
    }
    all.marks.extend(singles.into_iter().flatten());
}

/// Marks of places known only by their district: in rows below its name if the district is large enough for all of them,
/// otherwise one cluster at its point.
fn cluster_of_district(base: &Basemap, code: &str, items: &[&MapItem], extent: &RenderedExtent) -> Vec<PlaceMark> {
    let district = base.districts.iter().find(|district| district.code == code);
    let first_point = items.first().and_then(|item| item.point());
    let Some(point) = district.map(|district| project(district.label)).or(first_point) else { return Vec::new() };
    let px = extent.to_px(point);
    if !with_bleed(extent).contains_point(px) {
        return Vec::new();
    }
    let columns = items.len().min(ROW);
    let room =
        district.and_then(|district| bounding_box(&district.rings.iter().flatten().map(|at| project(*at)).gather()));
    let width = room.map_or(f64::INFINITY, |room| room.width * extent.scale());
    let is_narrow = width < (columns as f64 * STEP * 2.0).max(60.0);
    let place = |(index, item): (usize, &&MapItem)| {
        let (row, column) = (index / ROW, index % ROW);
        let in_row = (items.len() - row * ROW).min(ROW);
        let nudge = Point::new((column as f64 - (in_row as f64 - 1.0) / 2.0) * STEP, BELOW + row as f64 * STEP);
        let nudge = if is_narrow { Point::default() } else { nudge };
        PlaceMark { nudge, ..mark(item, PlaceMarkForm::Approximate, px, None) }
    };
    items.iter().enumerate().map(place).gather()
}

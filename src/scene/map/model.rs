//! Data of the map on the unit square of Mercator: computed once for a story and its filters, drawn at any scale.

use super::point_layer::{PointLayer, PointLayerBuilder};
use super::seam::Seam;
use crate::gather::Gather;
use crate::geometry::{Point, Rect};
use crate::scene::kit::projection::project;
use crate::scene::records::record_text::SceneContext;
use crate::state::VisibleRecords;
use crate::story::Basemap;
use crate::story::{LocationPrecision, LonLat, Place, PlaceKind, RecordId, RecordKind, Shape, Story};

/// Above this number, single places are clustered in the point layer instead of drawn as marks.
const MAX_SYMBOLS: usize = 300;

/// Geometry of a place on the unit square.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceGeometry {
    /// No location.
    None,
    /// A point.
    Point(Point),
    /// A point set, by its bounding box; drawn in the point layer.
    Points(Rect),
    /// Lines.
    Lines(Vec<Vec<Point>>),
    /// Rings, filled by the even-odd rule.
    Area(Vec<Vec<Point>>),
}

/// A place to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct MapItem {
    /// Its record.
    pub record: RecordId,
    /// Kind of place.
    pub kind: PlaceKind,
    /// Geometry of the place.
    pub geometry: PlaceGeometry,
    /// Radius of its error, in metres. `None` if only the district is known, or the whole district is meant.
    pub error: Option<f64>,
    /// Stop number on the visit.
    pub stop: Option<u32>,
}

/// Data of the map.
#[derive(Clone, Debug, Default)]
pub struct MapModel {
    /// Visible places, in the author's order.
    pub items: Vec<MapItem>,
    /// Area where the story is set: the stops of the visit, those known by their district at its label; without a visit,
    /// all places.
    pub main_area: Rect,
    /// Bounding box of all places and, if the story is set there, of the base map.
    pub all: Rect,
    /// True if the story is set in the area of the base map.
    pub is_based: bool,
    /// Points that are too many for marks.
    pub point_layer: PointLayer,
    /// Positions of all places of the story, independent of the filters; places known only by their district are at its
    /// name.
    pub anchors: Vec<Point>,
}

impl MapItem {
    /// Representative point: for its number and for distances. `None` without a location.
    pub fn point(&self) -> Option<Point> {
        match &self.geometry {
            PlaceGeometry::None => None,
            PlaceGeometry::Point(point) => Some(*point),
            PlaceGeometry::Points(area) => Some(area.centre()),
            PlaceGeometry::Lines(lines) => lines.iter().max_by_key(|line| line.len()).and_then(|line| midpoint(line)),
            PlaceGeometry::Area(rings) => bounding_box(rings.iter().flatten()).map(|area| area.centre()),
        }
    }

    /// Its bounding box.
    pub fn area(&self) -> Option<Rect> {
        match &self.geometry {
            PlaceGeometry::None => None,
            PlaceGeometry::Point(point) => bounding_box([point]),
            PlaceGeometry::Points(area) => Some(*area),
            PlaceGeometry::Lines(lines) | PlaceGeometry::Area(lines) => bounding_box(lines.iter().flatten()),
        }
    }
}

/// The midpoint of a line.
pub fn midpoint(line: &[Point]) -> Option<Point> {
    let length: f64 = line.windows(2).map(distance).sum();
    let mut left = length / 2.0;
    for pair in line.windows(2) {
        let step = distance(pair);
        if let [from, to] = pair
            && step >= left
            && step > 0.0
        {
            let share = left / step;
            return Some(Point::new(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share));
        }
        left -= step;
    }
    line.first().copied()
}

fn distance(pair: &[Point]) -> f64 {
    if let [from, to] = pair { from.distance(*to) } else { 0.0 }
}

/// Bounding box of points. `None` without points.
pub fn bounding_box<'a>(points: impl IntoIterator<Item = &'a Point>) -> Option<Rect> {
    let mut points = points.into_iter();
    let first = *points.next()?;
    let (low, high) = points.fold((first, first), |(low, high), point| {
        (Point::new(low.x.min(point.x), low.y.min(point.y)), Point::new(high.x.max(point.x), high.y.max(point.y)))
    });
    Some(Rect::new(low.x, low.y, high.x - low.x, high.y - low.y))
}

/// Bounding box of two boxes.
pub fn union(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = (one.x + one.width).max(other.x + other.width);
    let bottom = (one.y + one.height).max(other.y + other.height);
    Rect::new(x, y, right - x, bottom - y)
}

/// A box padded on each side by a share of its longer side.
fn padded(area: Rect, share: f64) -> Rect {
    let room = area.width.max(area.height) * share;
    Rect::new(area.x - room, area.y - room, area.width + 2.0 * room, area.height + 2.0 * room)
}

/// The map data of a story.
pub fn map_model(ctx: &SceneContext<'_>, visible: &VisibleRecords) -> MapModel {
    let places =
        visible.of(RecordKind::Place).filter_map(|record| Some((record, &ctx.story.places.get(record.index)?.1)));
    let seam = Seam::of(ctx.story.places.iter().map(|(_, place)| &place.shape));
    let items: Vec<MapItem> = places.map(|(record, place)| item(record, place, seam)).gather();
    // Independent of the filters.
    let all_items: Vec<MapItem> = ctx
        .story
        .places
        .iter()
        .enumerate()
        .map(|(index, (_, place))| item(RecordId { kind: RecordKind::Place, index }, place, seam))
        .gather();
    let visited = all_items.iter().filter(|item| item.stop.is_some());
    let base = base_area(ctx.basemap);
    // A place known only by its districts may be anywhere in them.
    let extent = |item: &MapItem| {
        let codes = districts_of(ctx.story, item.record);
        districts_area(ctx.basemap, codes).filter(|_| item.area().is_some()).or_else(|| item.area())
    };
    let rect = all_items.iter().filter_map(extent).reduce(union);
    let is_based = rect.is_none_or(|rect| base.is_some_and(|base| base.overlaps(&padded(rect, 0.01))));
    let nowhere = Rect::new(0.5, 0.5, 0.0, 0.0);
    let all = match (base.filter(|_| is_based), rect) {
        (Some(base), Some(rect)) => union(base, rect),
        (one, other) => one.or(other).unwrap_or(nowhere),
    };
    let main_area = visited.filter_map(MapItem::area).reduce(union).or(rect).unwrap_or(all);
    // Places known by their district are drawn at its name, which is included if it is not far.
    let (reach, points) = (padded(main_area, 0.2), all_items.iter().filter(|item| item.error.is_none()));
    let points = points
        .filter_map(|item| if let PlaceGeometry::Point(point) = item.geometry { bounding_box([&point]) } else { None });
    let main_area = points.filter(|point| reach.contains(point)).fold(main_area, union);
    let point_layer = point_layer(ctx.story, &items, seam);
    let point = |item: &MapItem| named_point(ctx.basemap, ctx.story, item).or_else(|| item.point());
    let points = all_items.iter().filter_map(point).gather();
    MapModel { items, main_area: padded(main_area, 0.09), all, is_based, point_layer, anchors: points }
}

/// The points of point sets, and of single places if they are too many for marks.
fn point_layer(story: &Story, items: &[MapItem], seam: Seam) -> PointLayer {
    let mut builder = PointLayerBuilder::default();
    for item in items {
        let shape = story.places.get(item.record.index).map(|(_, place)| &place.shape);
        if let Some(Shape::Points(points)) = shape {
            builder.add(item.record, points.iter().map(|at| seam.unit(*at)));
        }
    }
    let is_plain = |item: &&MapItem| {
        matches!(item.geometry, PlaceGeometry::Point(_)) && item.error.is_some() && item.stop.is_none()
    };
    if items.iter().filter(is_plain).count() > MAX_SYMBOLS {
        for item in items.iter().filter(is_plain) {
            builder.add(item.record, item.point());
        }
    }
    builder.build()
}

/// Bounding box of districts. `None` if the base map has none of them.
pub fn districts_area(base: &Basemap, codes: &[String]) -> Option<Rect> {
    let districts = base.districts.iter().filter(|district| codes.contains(&district.code));
    let extent = crate::scene::kit::projection::GeoExtent::bounding_box(
        districts.flat_map(|district| district.rings.iter().flatten()),
    )?;
    bounding_box(&[project(extent.low), project(extent.high)])
}

fn base_area(base: &Basemap) -> Option<Rect> {
    let corners = base.districts.iter().flat_map(|district| district.rings.iter().flatten());
    let extent = crate::scene::kit::projection::GeoExtent::bounding_box(corners)?;
    bounding_box(&[project(extent.low), project(extent.high)])
}

fn item(record: RecordId, place: &Place, seam: Seam) -> MapItem {
    let line = |line: &Vec<LonLat>| -> Vec<Point> { line.iter().map(|position| seam.unit(*position)).gather() };
    let geometry = match &place.shape {
        Shape::None => PlaceGeometry::None,
        Shape::Point(point) => PlaceGeometry::Point(seam.unit(*point)),
        Shape::Points(points) => {
            let points: Vec<Point> = points.iter().map(|at| seam.unit(*at)).gather();
            bounding_box(&points).map_or(PlaceGeometry::None, PlaceGeometry::Points)
        }
        Shape::Lines(lines) => PlaceGeometry::Lines(lines.iter().map(line).gather()),
        Shape::Area(rings) => PlaceGeometry::Area(rings.iter().map(line).gather()),
    };
    let error = if let LocationPrecision::Metres(metres) = place.precision { Some(f64::from(metres)) } else { None };
    MapItem { record, kind: place.kind, geometry, error, stop: place.visit }
}

/// The district's point for a place known only by its district. `None` for other places, and if the base map has no such
/// district.
pub(super) fn named_point(base: &Basemap, story: &Story, item: &MapItem) -> Option<Point> {
    if item.error.is_some() || !matches!(item.geometry, PlaceGeometry::Point(_)) {
        return None;
    }
    let code = story.places.get(item.record.index)?.1.districts().concat();
    Some(project(base.districts.iter().find(|district| district.code == code)?.label))
}

/// The districts of a place that is a district or is known only by its districts.
pub fn districts_of(story: &Story, record: RecordId) -> &[String] {
    let place = story.places.get(record.index).map(|(_, place)| place);
    place
        .filter(|place| matches!(place.precision, LocationPrecision::Districts(_)))
        .map(Place::districts)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_line_is_half_way() {
        let line = [(0.0, 0.0), (1.0, 0.0), (1.0, 3.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(midpoint(&line), Some(Point::new(1.0, 1.0)));
        assert_eq!(midpoint(&line[..1]), Some(Point::new(0.0, 0.0)));
        assert_eq!(midpoint(&[]), None);
        let still = [Point::new(2.0, 2.0); 3];
        assert_eq!(midpoint(&still), Some(Point::new(2.0, 2.0)));
    }

    #[test]
    fn boxes_hold_what_they_are_made_of() {
        let points = [(3.0, 1.0), (1.0, 4.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(bounding_box(&points), Some(Rect::new(1.0, 1.0, 2.0, 3.0)));
        let all = union(Rect::new(0.0, 0.0, 1.0, 1.0), Rect::new(2.0, 3.0, 1.0, 1.0));
        assert_eq!(all, Rect::new(0.0, 0.0, 3.0, 4.0));
        assert_eq!(bounding_box(&[]), None);
    }
}

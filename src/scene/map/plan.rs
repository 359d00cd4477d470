//! What the map may show, on the unit square of Mercator: made once for a story and its filters, drawn from any distance.

use super::dense::{Dense, DenseBuilder};
use super::marks;
use super::seam::Seam;
use crate::geometry::{Point, Rect};
use crate::read::Basemap;
use crate::scene::facts::Told;
use crate::scene::projection::unit;
use crate::state::Shown;
use crate::story::{Kind, LonLat, Place, PlaceKind, Precision, Ref, Shape, Story};

/// More single places than that are clustered rather than drawn as marks.
const MOST: usize = 300;

/// Where a place is.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// Nowhere in particular.
    None,
    /// At a point.
    Point(Point),
    /// At very many points: the box around them. They are clustered.
    Points(Rect),
    /// Along lines.
    Lines(Vec<Vec<Point>>),
    /// Within rings, by the even-odd rule.
    Area(Vec<Vec<Point>>),
}

/// A place that may be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its record.
    pub at: Ref,
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// Where it is.
    pub ground: Ground,
    /// How far off that may be, in metres; none where only the district is known, or all of it is meant.
    pub error: Option<f64>,
    /// Its stop on the visit.
    pub stop: Option<u32>,
}

/// Everything that the map may show.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The places shown, in the author's order.
    pub items: Vec<Item>,
    /// The area where the story plays: the stops of the visit that are known to the metre, else all places.
    pub home: Rect,
    /// The box around all places and, unless the story plays elsewhere, the base map.
    pub all: Rect,
    /// Whether the story plays where there is a base map.
    pub is_based: bool,
    /// What there is too much of to draw as marks.
    pub dense: Dense,
    /// Where the places of the story are drawn, filtered or not: those known by their district alone, at its name.
    pub spots: Vec<Point>,
}

impl Item {
    /// The point that stands for it: where its number is, and what distances are told from.
    pub fn point(&self) -> Option<Point> {
        match &self.ground {
            Ground::None => None,
            Ground::Point(point) => Some(*point),
            Ground::Points(area) => Some(area.centre()),
            Ground::Lines(lines) => lines.iter().max_by_key(|line| line.len()).and_then(|line| middle_of(line)),
            Ground::Area(rings) => around(rings.iter().flatten()).map(|area| area.centre()),
        }
    }

    /// The box around it.
    pub fn area(&self) -> Option<Rect> {
        match &self.ground {
            Ground::None => None,
            Ground::Point(point) => around([point]),
            Ground::Points(area) => Some(*area),
            Ground::Lines(lines) | Ground::Area(lines) => around(lines.iter().flatten()),
        }
    }
}

/// The point half-way along a line.
pub fn middle_of(line: &[Point]) -> Option<Point> {
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

/// The box around some points; none without points.
pub fn around<'a>(points: impl IntoIterator<Item = &'a Point>) -> Option<Rect> {
    let mut points = points.into_iter();
    let first = *points.next()?;
    let (low, high) = points.fold((first, first), |(low, high), point| {
        (Point::new(low.x.min(point.x), low.y.min(point.y)), Point::new(high.x.max(point.x), high.y.max(point.y)))
    });
    Some(Rect::new(low.x, low.y, high.x - low.x, high.y - low.y))
}

/// The box around two boxes.
pub fn joined(one: Rect, other: Rect) -> Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let right = (one.x + one.width).max(other.x + other.width);
    let bottom = (one.y + one.height).max(other.y + other.height);
    Rect::new(x, y, right - x, bottom - y)
}

/// A box with a share of its larger side more on each side.
fn roomy(area: Rect, share: f64) -> Rect {
    let room = area.width.max(area.height) * share;
    Rect::new(area.x - room, area.y - room, area.width + 2.0 * room, area.height + 2.0 * room)
}

/// What the map may show of a story.
pub fn plan(told: &Told<'_>, shown: &Shown) -> Plan {
    let places = shown.of(Kind::Place).filter_map(|at| Some((at, &told.story.places.get(at.index)?.1)));
    let seam = Seam::of(told.story.places.iter().map(|(_, place)| &place.shape));
    let items: Vec<Item> = places.map(|(at, place)| item(at, place, seam)).collect();
    // Where the story plays does not change with the filters.
    let everywhere: Vec<Item> = told
        .story
        .places
        .iter()
        .enumerate()
        .map(|(index, (_, place))| item(Ref { kind: Kind::Place, index }, place, seam))
        .collect();
    let visited = everywhere.iter().filter(|item| item.stop.is_some() && item.error.is_some());
    let base = base_area(told.base);
    // What is known by its districts alone may be anywhere in them.
    let whole = |item: &Item| {
        let codes = marks::districts_of(told.story, item.at);
        districts_area(told.base, codes).filter(|_| item.area().is_some()).or_else(|| item.area())
    };
    let placed = everywhere.iter().filter_map(whole).reduce(joined);
    let is_based = placed.is_none_or(|placed| base.is_some_and(|base| base.overlaps(&roomy(placed, 0.01))));
    let nowhere = Rect::new(0.5, 0.5, 0.0, 0.0);
    let all = match (base.filter(|_| is_based), placed) {
        (Some(base), Some(placed)) => joined(base, placed),
        (one, other) => one.or(other).unwrap_or(nowhere),
    };
    let home = visited.filter_map(Item::area).reduce(joined).or(placed).unwrap_or(all);
    // What is known to be in a district is drawn at its name, which is in sight where that is not far.
    let (reach, spots) = (roomy(home, 0.2), everywhere.iter().filter(|item| item.error.is_none()));
    let spots = spots.filter_map(|item| if let Ground::Point(point) = item.ground { around([&point]) } else { None });
    let home = spots.filter(|spot| reach.contains(spot)).fold(home, joined);
    let dense = dense(told.story, &items, seam);
    let spot = |item: &Item| marks::named_point(told.base, told.story, item).or_else(|| item.point());
    let spots = everywhere.iter().filter_map(spot).collect();
    Plan { items, home: roomy(home, 0.09), all, is_based, dense, spots }
}

/// The points of the places that have very many, and of single places where there are too many for marks.
fn dense(story: &Story, items: &[Item], seam: Seam) -> Dense {
    let mut dense = DenseBuilder::default();
    for item in items {
        let shape = story.places.get(item.at.index).map(|(_, place)| &place.shape);
        if let Some(Shape::Points(points)) = shape {
            dense.add(item.at, points.iter().map(|at| seam.unit(*at)));
        }
    }
    let is_plain =
        |item: &&Item| matches!(item.ground, Ground::Point(_)) && item.error.is_some() && item.stop.is_none();
    if items.iter().filter(is_plain).count() > MOST {
        for item in items.iter().filter(is_plain) {
            dense.add(item.at, item.point());
        }
    }
    dense.build()
}

/// The box around districts; none where the base map has none of them.
pub fn districts_area(base: &Basemap, codes: &[String]) -> Option<Rect> {
    let districts = base.districts.iter().filter(|district| codes.contains(&district.code));
    let extent =
        crate::scene::projection::Extent::around(districts.flat_map(|district| district.rings.iter().flatten()))?;
    around(&[unit(extent.low), unit(extent.high)])
}

fn base_area(base: &Basemap) -> Option<Rect> {
    let corners = base.districts.iter().flat_map(|district| district.rings.iter().flatten());
    let extent = crate::scene::projection::Extent::around(corners)?;
    around(&[unit(extent.low), unit(extent.high)])
}

fn item(at: Ref, place: &Place, seam: Seam) -> Item {
    let line = |line: &Vec<LonLat>| -> Vec<Point> { line.iter().map(|place| seam.unit(*place)).collect() };
    let ground = match &place.shape {
        Shape::None => Ground::None,
        Shape::Point(point) => Ground::Point(seam.unit(*point)),
        Shape::Points(points) => {
            let points: Vec<Point> = points.iter().map(|at| seam.unit(*at)).collect();
            around(&points).map_or(Ground::None, Ground::Points)
        }
        Shape::Lines(lines) => Ground::Lines(lines.iter().map(line).collect()),
        Shape::Area(rings) => Ground::Area(rings.iter().map(line).collect()),
    };
    let error = if let Precision::Metres(metres) = place.precision { Some(f64::from(metres)) } else { None };
    Item { at, kind: place.kind, ground, error, stop: place.visit }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_line_is_half_way() {
        let line = [(0.0, 0.0), (1.0, 0.0), (1.0, 3.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(middle_of(&line), Some(Point::new(1.0, 1.0)));
        assert_eq!(middle_of(&line[..1]), Some(Point::new(0.0, 0.0)));
        assert_eq!(middle_of(&[]), None);
        let still = [Point::new(2.0, 2.0); 3];
        assert_eq!(middle_of(&still), Some(Point::new(2.0, 2.0)));
    }

    #[test]
    fn boxes_hold_what_they_are_made_of() {
        let points = [(3.0, 1.0), (1.0, 4.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(around(&points), Some(Rect::new(1.0, 1.0, 2.0, 3.0)));
        let all = joined(Rect::new(0.0, 0.0, 1.0, 1.0), Rect::new(2.0, 3.0, 1.0, 1.0));
        assert_eq!(all, Rect::new(0.0, 0.0, 3.0, 4.0));
        assert_eq!(around(&[]), None);
    }
}

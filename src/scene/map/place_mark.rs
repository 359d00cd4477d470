//! Marks and clusters of places, as drawn.

use super::symbol::RADIUS;
use crate::gather::Gather;
use crate::geometry::{Point, Rect};
use crate::story::{PlaceKind, RecordId};

/// Mark of a place.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMark {
    /// Its record.
    pub record: RecordId,
    /// Kind of place.
    pub kind: PlaceKind,
    /// Shape of the mark.
    pub form: PlaceMarkForm,
    /// Position in pixels of the rendered extent: its symbol or its number.
    pub position: Point,
    /// Offset from the position, in pixels that do not scale with the rendered extent.
    pub nudge: Point,
    /// Radius of the error ring, in pixels of the rendered extent.
    pub error: Option<f64>,
    /// Stop number on the visit.
    pub stop: Option<u32>,
    /// True if other places are drawn at the same position: a click may be meant for any of them.
    pub is_shared: bool,
}

/// Form of a place's mark.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceMarkForm {
    /// A line, as SVG path data.
    Line(String),
    /// An area, as SVG path data.
    Area(String),
    /// A symbol at its position.
    Symbol,
    /// A symbol below the name of the district that contains the place.
    Approximate,
}

/// A cluster: places that are too close to draw separately.
#[derive(Clone, Debug, PartialEq)]
pub struct MapCluster {
    /// Its places.
    pub members: Vec<RecordId>,
    /// Position in pixels of the rendered extent.
    pub position: Point,
}

/// All marks and clusters of a rendered extent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlaceMarks {
    /// Marks in painting order.
    pub marks: Vec<PlaceMark>,
    /// Clusters.
    pub clusters: Vec<MapCluster>,
}

impl PlaceMark {
    /// Centre of the mark, in pixels of the rendered extent.
    pub fn middle(&self) -> Point {
        Point::new(self.position.x + self.nudge.x, self.position.y + self.nudge.y)
    }

    /// Boxes that the mark covers; empty for lines and areas.
    pub fn covered(&self) -> Vec<Rect> {
        let centre = self.middle();
        let square = |at: Point, radius: f64| Rect::new(at.x - radius, at.y - radius, 2.0 * radius, 2.0 * radius);
        let symbol = matches!(self.form, PlaceMarkForm::Symbol | PlaceMarkForm::Approximate)
            .then(|| square(centre, RADIUS + 1.0));
        let number = self.stop.map(|_| square(self.number(), 10.0));
        symbol.into_iter().chain(number).gather()
    }

    /// Centre of its stop number.
    pub fn number(&self) -> Point {
        Point::new(self.position.x + self.nudge.x, self.position.y + self.nudge.y - 16.0)
    }
}

//! Coordinates of a `GeoJSON` geometry (RFC 7946). Each problem is reported at its coordinate.
//!
//! A geometry with an error is omitted as a whole, because a partial outline would be wrong.

use std::cell::RefCell;

use super::document::Document;
use super::float::float;
use super::problem::ProblemKind;
use super::tree::{Node, Value};
use crate::story::LonLat;

/// Maximum absolute longitude and latitude, in degrees, of a position that probably stands for a missing value. About
/// ten metres.
const NULL_ISLAND_DEG: f64 = 1e-4;

/// Reads one geometry. Reports each kind of problem only at its first occurrence, because a file with one swapped pair
/// usually swaps them all.
pub(super) struct GeometryReader<'a> {
    file: &'a Document<'a>,
    reported: RefCell<Vec<ProblemKind>>,
}

impl<'a> GeometryReader<'a> {
    pub(super) fn new(file: &'a Document<'a>) -> Self {
        Self { file, reported: RefCell::default() }
    }

    fn report(&self, node: &Node<'_>, kind: ProblemKind) {
        let mut reported = self.reported.borrow_mut();
        if !reported.contains(&kind) {
            self.file.report(node.offset, kind.clone());
            reported.push(kind);
        }
    }

    /// Reads every item of a list. `None` if any item is invalid.
    fn all<T>(&self, node: &Node<'_>, one: impl Fn(&Self, &Node<'_>) -> Option<T>) -> Option<Vec<T>> {
        let Value::List(items) = &node.value else {
            self.report(node, ProblemKind::Expected("list"));
            return None;
        };
        let mut all = Vec::with_capacity(items.len());
        for item in items {
            all.extend(one(self, item));
        }
        (all.len() == items.len()).then_some(all)
    }

    /// Reads every item of a list, which must not be empty.
    pub(super) fn some<T>(&self, node: &Node<'_>, one: impl Fn(&Self, &Node<'_>) -> Option<T>) -> Option<Vec<T>> {
        let all = self.all(node, one)?;
        if all.is_empty() {
            self.report(node, ProblemKind::EmptyGeometry);
            return None;
        }
        Some(all)
    }

    fn position(&self, node: &Node<'_>) -> Option<LonLat> {
        position(node).map_err(|kind| self.report(node, kind)).ok()
    }

    /// Reads a single position. A position at 0° N, 0° E is kept and reported as a warning.
    pub(super) fn point(&self, node: &Node<'_>) -> Option<LonLat> {
        let at = self.position(node)?;
        if at.iter().all(|degrees| degrees.abs() < NULL_ISLAND_DEG) {
            self.report(node, ProblemKind::NullPosition);
        }
        Some(at)
    }

    pub(super) fn line(&self, node: &Node<'_>) -> Option<Vec<LonLat>> {
        let line = self.all(node, Self::position)?;
        if line.len() < 2 {
            self.report(node, ProblemKind::ShortLine);
            return None;
        }
        Some(line)
    }

    pub(super) fn ring(&self, node: &Node<'_>) -> Option<Vec<LonLat>> {
        let ring = self.all(node, Self::position)?;
        if ring.len() < 4 {
            self.report(node, ProblemKind::ShortRing);
            return None;
        }
        if ring.first() != ring.last() {
            self.report(node.items().last()?, ProblemKind::OpenRing);
            return None;
        }
        Some(ring)
    }
}

/// Reads longitude and latitude, in degrees. An altitude may follow and is ignored (RFC 7946, section 3.1.1).
pub(super) fn position(node: &Node<'_>) -> Result<LonLat, ProblemKind> {
    let number = |node: &Node<'_>| node.number().map(float);
    let pair = match node.items() {
        [lon, lat] => number(lon).zip(number(lat)),
        [lon, lat, altitude] if altitude.number().is_some() => number(lon).zip(number(lat)),
        _ => None,
    };
    let (lon, lat) = pair.ok_or(ProblemKind::NotAPosition)?;
    let fits = |lon: f64, lat: f64| lon.abs() <= 180.0 && lat.abs() <= 90.0;
    if fits(lon, lat) {
        Ok([lon, lat])
    } else if fits(lat, lon) {
        Err(ProblemKind::SwappedPosition)
    } else {
        Err(ProblemKind::OutOfRange)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::read::{ParsedStory, Problem, story};
    use crate::story::{LocationPrecision, Place, Shape};

    /// Reads a story with three places, the last of which has the location `somewhere`.
    fn read(root: &str, somewhere: &str) -> ParsedStory {
        let place = |id: &str, more: &str| {
            format!(
                r#"{{"id": "{id}", "name": {{"zh": "地", "en": "P"}}, "kind": "site", "text": {{"zh": "文。", "en": "T."}},
{more}"precision": {{"metres": 20}}, "basis": "article", "citations": [{{"source": "a"}}]}}"#
            )
        };
        let places = [place("one", ""), place("two", ""), place("three", &format!("{somewhere},\n"))].join(",\n");
        let text = format!(
            r#"{{"schema": 1, "id": "s", "title": {{"zh": "题", "en": "T"}}, "summary": {{"zh": "一。", "en": "One."}},
"article": "a", "sources": [{{"id": "a", "publisher": {{"zh": "报", "en": "Paper"}}, "link": "original"}}],
{root}"programmes": [], "indicators": [], "events": [], "places": [
{places}
]}}"#
        );
        story(text.as_bytes())
    }

    /// Returns the third place, which exists even if its location is invalid, and all problems.
    pub(in crate::read) fn third(root: &str, somewhere: &str) -> (Place, Vec<Problem>) {
        let ParsedStory { story, problems, .. } = read(root, somewhere);
        let (id, place) = story.unwrap().places.pop().unwrap();
        assert_eq!((id.as_str(), &place.precision), ("three", &LocationPrecision::Metres(20)));
        (place, problems)
    }

    pub(in crate::read) fn with_crs(crs: &str) -> String {
        format!(r#""geometry": {{"type": "Point", "coordinates": [1, 2], "crs": {crs}}}"#)
    }

    pub(in crate::read) fn named(crs: &str) -> String {
        format!(r#"{{"type": "name", "properties": {{"name": "{crs}"}}}}"#)
    }

    pub(in crate::read) fn geometry(kind: &str, coordinates: &str) -> String {
        format!(r#""geometry": {{"type": "{kind}", "coordinates": {coordinates}}}"#)
    }

    #[test]
    fn every_type_of_geometry_is_read() {
        let hole = "[[1, 1], [1, 2], [2, 2], [1, 1]]";
        let outer = "[[0, 0], [9, 0, 4.5], [9, 9], [0, 0]]";
        let (hole_ring, outer_ring) = (
            vec![[1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [1.0, 1.0]],
            vec![[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 0.0]],
        );
        for (kind, coordinates, expected) in [
            ("Point", "[121.5, 31.25]", Shape::Point([121.5, 31.25])),
            ("MultiPoint", "[[1, 2], [3, 4, -5]]", Shape::Points(vec![[1.0, 2.0], [3.0, 4.0]])),
            ("LineString", "[[1, 2], [3, 4]]", Shape::Lines(vec![vec![[1.0, 2.0], [3.0, 4.0]]])),
            ("MultiLineString", "[[[1, 2], [3, 4]]]", Shape::Lines(vec![vec![[1.0, 2.0], [3.0, 4.0]]])),
            ("Polygon", &format!("[{outer}, {hole}]"), Shape::Area(vec![outer_ring.clone(), hole_ring.clone()])),
            ("MultiPolygon", &format!("[[{outer}], [{hole}]]"), Shape::Area(vec![outer_ring, hole_ring])),
        ] {
            let (place, problems) = third("", &geometry(kind, coordinates));
            assert!(problems.is_empty(), "{kind}: {problems:?}");
            assert_eq!(place.shape, expected, "{kind}");
        }
        let (place, problems) = third("", r#""coordinates": [121.5, 31.25, 4]"#);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(place.shape, Shape::Point([121.5, 31.25]), "the altitude is not kept");
    }

    #[test]
    fn an_invalid_geometry_is_reported_with_its_coordinate_and_not_shown() {
        use ProblemKind as Kind;
        let square_and = |ring: &str| format!("[[[0, 0], [9, 0], [9, 9], [0, 0]], {ring}]");
        let squares_and = |ring: &str| format!("[[[[0, 0], [9, 0], [9, 9], [0, 0]]], [{ring}]]");
        for (somewhere, path, kind) in [
            (r#""coordinates": [31.25, 121.5]"#.to_owned(), "coordinates", Kind::SwappedPosition),
            (r#""coordinates": [121.5, 91]"#.to_owned(), "coordinates", Kind::OutOfRange),
            (r#""coordinates": [181, 31]"#.to_owned(), "coordinates", Kind::OutOfRange),
            (r#""coordinates": [1e999, 31]"#.to_owned(), "coordinates", Kind::OutOfRange),
            (r#""coordinates": [121.5]"#.to_owned(), "coordinates", Kind::NotAPosition),
            (r#""coordinates": [121.5, 31, 4, 0]"#.to_owned(), "coordinates", Kind::NotAPosition),
            (r#""coordinates": [121.5, 31, "4 m"]"#.to_owned(), "coordinates", Kind::NotAPosition),
            (r#""coordinates": ["121.5", "31"]"#.to_owned(), "coordinates", Kind::NotAPosition),
            (r#""coordinates": "121.5, 31""#.to_owned(), "coordinates", Kind::NotAPosition),
            (format!(r#""coordinates": [1, 2], {}"#, geometry("Point", "[1, 2]")), "geometry", Kind::TwoLocations),
            (geometry("MultiPoint", "[]"), "geometry/coordinates", Kind::EmptyGeometry),
            (geometry("MultiPoint", "[[1, 2], [31, 121]]"), "geometry/coordinates/1", Kind::SwappedPosition),
            (geometry("LineString", "[[1, 2]]"), "geometry/coordinates", Kind::ShortLine),
            (geometry("LineString", "[121, 31]"), "geometry/coordinates/0", Kind::NotAPosition),
            (geometry("LineString", "7"), "geometry/coordinates", Kind::Expected("list")),
            (geometry("MultiLineString", "[[[1, 2], [3, 4]], []]"), "geometry/coordinates/1", Kind::ShortLine),
            (geometry("Polygon", &square_and("[[1, 1], [2, 2], [1, 1]]")), "geometry/coordinates/1", Kind::ShortRing),
            (geometry("Polygon", "[[[1, 1], [2, 2], [2, 1], [1, 0]]]"), "geometry/coordinates/0/3", Kind::OpenRing),
            (
                geometry("Polygon", "[[[1, 1], [2, 2], [200, 91], [1, 1]]]"),
                "geometry/coordinates/0/2",
                Kind::OutOfRange,
            ),
            (
                geometry("MultiPolygon", &squares_and("[[1, 1], [2, 2], [2, null], [1, 1]]")),
                "geometry/coordinates/1/0/2",
                Kind::NotAPosition,
            ),
            (geometry("Circle", "[1, 2]"), "geometry/type", Kind::UnknownGeometry("Circle".into())),
            (r#""geometry": {"type": "Point"}"#.to_owned(), "geometry", Kind::Missing("coordinates")),
            (r#""geometry": {"coordinates": [1, 2]}"#.to_owned(), "geometry", Kind::Missing("type")),
            (r#""geometry": [1, 2]"#.to_owned(), "geometry", Kind::Expected("object")),
            (with_crs(&named("EPSG:3857")), "geometry/crs", Kind::ForeignCrs("EPSG:3857".into())),
            (with_crs("null"), "geometry/crs", Kind::ForeignCrs("crs".into())),
            (with_crs("\"EPSG:4326\""), "geometry/crs", Kind::ForeignCrs("crs".into())),
        ] {
            let (place, problems) = third("", &somewhere);
            assert_eq!(place.shape, Shape::None, "{somewhere}");
            let [problem] = problems.as_slice() else { panic!("{somewhere}: {problems:?}") };
            assert_eq!((&problem.kind, problem.path.as_str()), (&kind, &*format!("/places/2/{path}")), "{somewhere}");
            assert_eq!(problem.line, 9, "{somewhere}");
        }
    }

    #[test]
    fn a_problem_stands_where_its_coordinate_begins() {
        let (_, problems) = third("", &geometry("LineString", "[\n[1, 2],\n  [31, 121]]"));
        assert_eq!((problems[0].line, problems[0].column), (11, 3));
    }

    #[test]
    fn each_kind_of_fault_is_reported_once_for_a_geometry() {
        let line = "[[31, 121], [32, 121], [1, 200], [33, 121], [1], [2, 300]]";
        let (_, problems) = third("", &geometry("LineString", line));
        let found: Vec<_> = problems.into_iter().map(|problem| (problem.path, problem.kind)).collect();
        let at = |index: usize| format!("/places/2/geometry/coordinates/{index}");
        assert_eq!(
            found,
            [
                (at(0), ProblemKind::SwappedPosition),
                (at(2), ProblemKind::OutOfRange),
                (at(4), ProblemKind::NotAPosition)
            ]
        );
    }

    #[test]
    fn a_hundred_thousand_points_are_one_place() {
        let points: Vec<String> = (0..100_000).map(|n| format!("[121.{n:05}, 31.{:05}]", 99_999 - n)).collect();
        let (place, problems) = third("", &geometry("MultiPoint", &format!("[{}]", points.join(","))));
        assert!(problems.is_empty(), "{problems:?}");
        let Shape::Points(points) = place.shape else { panic!("{:?}", place.shape) };
        assert_eq!((points.len(), points[0], points[99_999]), (100_000, [121.0, 31.999_99], [121.999_99, 31.0]));
    }
}

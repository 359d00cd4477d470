//! Location of a place: a position or a `GeoJSON` geometry (RFC 7946). Each problem is reported at its coordinate.
//!
//! A geometry with an error is omitted as a whole, because a partial outline would be wrong.

use super::antimeridian;
use super::datum::Datum;
use super::float::float;
use super::object_reader::ObjectReader;
use super::problem::ProblemKind;
use super::tree::{Node, Value};
use crate::story::{LonLat, Shape};

/// Names of WGS 84 with longitude first, as in the `crs` of older `GeoJSON`.
const WGS84: [&str; 4] =
    ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"];

/// Maximum absolute longitude and latitude, in degrees, of a position that probably stands for a missing value. About
/// ten metres.
const NULL_ISLAND_DEG: f64 = 1e-4;

/// Reads `coordinates` or `geometry`, converts it to WGS 84 and cuts it at the antimeridian. Returns [`Shape::None`] if
/// both are missing, if there is an error, or if the datum is unknown.
pub(crate) fn shape(row: &ObjectReader<'_>, datum: Option<Datum>) -> Shape {
    let (Some(shape), Some(datum)) = (declared_geometry(row), datum) else { return Shape::None };
    let convert = |points: Vec<LonLat>| -> Vec<LonLat> { points.into_iter().map(|at| datum.to_wgs84(at)).collect() };
    match shape {
        Shape::None => Shape::None,
        Shape::Point(at) => Shape::Point(datum.to_wgs84(at)),
        Shape::Points(points) => Shape::Points(convert(points)),
        Shape::Lines(lines) => {
            cut(lines.into_iter().flat_map(|line| antimeridian::line(convert(line))).collect(), Shape::Lines)
        }
        Shape::Area(rings) => {
            cut(rings.into_iter().flat_map(|ring| antimeridian::ring(convert(ring))).collect(), Shape::Area)
        }
    }
}

/// Builds a shape of the lines that remain after cutting. [`Shape::None`] if none remain, as for a line along the
/// antimeridian without length.
fn cut(lines: Vec<Vec<LonLat>>, make: fn(Vec<Vec<LonLat>>) -> Shape) -> Shape {
    if lines.is_empty() { Shape::None } else { make(lines) }
}

fn declared_geometry(row: &ObjectReader<'_>) -> Option<Shape> {
    if let Some(node) = row.get("coordinates") {
        if row.get("geometry").is_some() {
            row.report("geometry", ProblemKind::TwoLocations);
            return None;
        }
        return GeometryReader::new(row).point(node).map(Shape::Point);
    }
    let geometry = row.optional_object("geometry")?;
    geometry.deny_unknown_fields(&["type", "crs", "bbox", "coordinates"]);
    let (wgs84, kind, coordinates) = (is_wgs84(&geometry), geometry.string("type"), geometry.required("coordinates"));
    let (kind, reader, coordinates) = (kind?, GeometryReader::new(&geometry), coordinates?);
    let shape = match kind.as_str() {
        "Point" => reader.point(coordinates).map(Shape::Point),
        "MultiPoint" => reader.some(coordinates, GeometryReader::point).map(Shape::Points),
        "LineString" => reader.line(coordinates).map(|line| Shape::Lines(vec![line])),
        "MultiLineString" => reader.some(coordinates, GeometryReader::line).map(Shape::Lines),
        "Polygon" => reader.some(coordinates, GeometryReader::ring).map(Shape::Area),
        "MultiPolygon" => {
            let polygon = |reader: &GeometryReader<'_>, rings: &Node<'_>| reader.some(rings, GeometryReader::ring);
            reader.some(coordinates, polygon).map(|polygons| Shape::Area(polygons.into_iter().flatten().collect()))
        }
        _ => {
            geometry.report("type", ProblemKind::UnknownGeometry(kind));
            None
        }
    };
    shape.filter(|_| wgs84)
}

/// True if a geometry has no `crs`, or one that names WGS 84. Reports any other `crs`.
fn is_wgs84(geometry: &ObjectReader<'_>) -> bool {
    let Some(crs) = geometry.get("crs") else { return true };
    let name = crs.get("properties").and_then(|properties| properties.get("name")?.text()).unwrap_or("crs");
    let known = WGS84.contains(&name);
    if !known {
        geometry.report("crs", ProblemKind::ForeignCrs(name.to_owned()));
    }
    known
}

/// Reads one geometry. Reports each kind of problem only at its first occurrence, because a file with one swapped pair
/// usually swaps them all.
struct GeometryReader<'a> {
    row: &'a ObjectReader<'a>,
    reported: std::cell::RefCell<Vec<ProblemKind>>,
}

impl<'a> GeometryReader<'a> {
    fn new(row: &'a ObjectReader<'a>) -> Self {
        Self { row, reported: std::cell::RefCell::default() }
    }

    fn report(&self, node: &Node<'_>, kind: ProblemKind) {
        let mut reported = self.reported.borrow_mut();
        if !reported.contains(&kind) {
            self.row.report_at(node, kind.clone());
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
    fn some<T>(&self, node: &Node<'_>, one: impl Fn(&Self, &Node<'_>) -> Option<T>) -> Option<Vec<T>> {
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
    fn point(&self, node: &Node<'_>) -> Option<LonLat> {
        let at = self.position(node)?;
        if at.iter().all(|degrees| degrees.abs() < NULL_ISLAND_DEG) {
            self.report(node, ProblemKind::NullPosition);
        }
        Some(at)
    }

    fn line(&self, node: &Node<'_>) -> Option<Vec<LonLat>> {
        let line = self.all(node, Self::position)?;
        if line.len() < 2 {
            self.report(node, ProblemKind::ShortLine);
            return None;
        }
        Some(line)
    }

    fn ring(&self, node: &Node<'_>) -> Option<Vec<LonLat>> {
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
pub(crate) fn position(node: &Node<'_>) -> Result<LonLat, ProblemKind> {
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
mod tests {
    use super::*;
    use crate::read::{ParsedStory, Problem, story};
    use crate::story::{Place, Precision};

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
    fn third(root: &str, somewhere: &str) -> (Place, Vec<Problem>) {
        let ParsedStory { story, problems, .. } = read(root, somewhere);
        let (id, place) = story.unwrap().places.pop().unwrap();
        assert_eq!((id.as_str(), &place.precision), ("three", &Precision::Metres(20)));
        (place, problems)
    }

    fn with_crs(crs: &str) -> String {
        format!(r#""geometry": {{"type": "Point", "coordinates": [1, 2], "crs": {crs}}}"#)
    }

    fn named(crs: &str) -> String {
        format!(r#"{{"type": "name", "properties": {{"name": "{crs}"}}}}"#)
    }

    fn geometry(kind: &str, coordinates: &str) -> String {
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
    fn a_bad_geometry_is_told_with_its_coordinate_and_only_left_off_the_map() {
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
    fn a_fault_stands_where_its_coordinate_begins() {
        let (_, problems) = third("", &geometry("LineString", "[\n[1, 2],\n  [31, 121]]"));
        assert_eq!((problems[0].line, problems[0].column), (11, 3));
    }

    #[test]
    fn each_kind_of_fault_is_told_once_a_geometry() {
        let line = "[[31, 121], [32, 121], [1, 200], [33, 121], [1], [2, 300]]";
        let (_, problems) = third("", &geometry("LineString", line));
        let ctx: Vec<_> = problems.into_iter().map(|problem| (problem.path, problem.kind)).collect();
        let at = |index: usize| format!("/places/2/geometry/coordinates/{index}");
        assert_eq!(
            ctx,
            [
                (at(0), ProblemKind::SwappedPosition),
                (at(2), ProblemKind::OutOfRange),
                (at(4), ProblemKind::NotAPosition)
            ]
        );
    }

    #[test]
    fn a_crs_that_means_wgs_84_does_no_harm() {
        for name in WGS84 {
            let (place, problems) = third("", &with_crs(&named(name)));
            assert!(problems.is_empty(), "{name}: {problems:?}");
            assert_eq!(place.shape, Shape::Point([1.0, 2.0]));
        }
    }

    #[test]
    fn positions_are_turned_from_the_datum_of_the_story() {
        let somewhere = r#""coordinates": [121.531541859215, 31.17530398364597]"#;
        for (datum, shape) in [
            ("WGS-84", [121.531_541_859_215, 31.175_303_983_645_97]),
            ("CGCS2000", [121.531_541_859_215, 31.175_303_983_645_97]),
            ("GCJ-02", [121.527_210_6, 31.177_427_6]),
        ] {
            let (place, problems) = third(&format!("\"datum\": \"{datum}\", "), somewhere);
            assert!(problems.is_empty(), "{problems:?}");
            let Shape::Point(at) = place.shape else { panic!("{:?}", place.shape) };
            assert!((at[0] - shape[0]).abs() < 5e-6 && (at[1] - shape[1]).abs() < 5e-6, "{datum}: {at:?}");
        }
        for (datum, kind) in
            [("\"CK-42\"", ProblemKind::UnknownDatum("CK-42".into())), ("4326", ProblemKind::Expected("text"))]
        {
            let (place, problems) = third(&format!("\"datum\": {datum}, "), somewhere);
            assert_eq!(place.shape, Shape::None, "nobody knows what its position means");
            let [problem] = problems.as_slice() else { panic!("{problems:?}") };
            assert_eq!((problem.path.as_str(), problem.line, problem.column), ("/datum", 3, 10));
            assert_eq!(problem.kind, kind);
        }
    }

    #[test]
    fn lines_and_rings_are_cut_at_the_antimeridian() {
        let (place, problems) = third("", &geometry("LineString", "[[179, 0], [-179, 2]]"));
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(
            place.shape,
            Shape::Lines(vec![vec![[179.0, 0.0], [180.0, 1.0]], vec![[-180.0, 1.0], [-179.0, 2.0]]])
        );
        let (place, _) = third("", &geometry("Polygon", "[[[179, 0], [-179, 0], [-179, 2], [179, 0]]]"));
        assert!(matches!(place.shape, Shape::Area(rings) if rings.len() == 2));
        let (place, _) = third("", &geometry("LineString", "[[180, 1], [-180, 1]]"));
        assert_eq!(place.shape, Shape::None, "it has no length");
    }

    #[test]
    fn the_streets_that_bound_a_plot_are_all_four_or_none() {
        let side = |name: &str| format!(r#""{name}": {{"zh": "路", "en": "{name} road"}}"#);
        let three = ["north", "east", "south"].map(side).join(", ");
        let (place, problems) = third("", &format!("\"bounds\": {{{three}, {}}}", side("west")));
        assert!(problems.is_empty(), "{problems:?}");
        let bounds = place.bounds.unwrap();
        let streets = [bounds.north, bounds.east, bounds.south, bounds.west].map(|street| street.en);
        assert_eq!(streets, ["north road", "east road", "south road", "west road"]);
        let (place, problems) = third("", &format!("\"bounds\": {{{three}}}"));
        assert_eq!((place.bounds, problems[0].path.as_str()), (None, "/places/2/bounds"));
        assert_eq!(problems[0].kind, ProblemKind::Missing("west"));
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

//! Location of a place: a position or a `GeoJSON` geometry, converted to WGS 84.

use super::antimeridian;
use super::datum::Datum;
use super::document::Document;
use super::fields::{Offset, Spanned};
use super::geometry::GeometryReader;
use super::problem::ProblemKind;
use super::raw;
use super::tree::Node;
use crate::gather::Gather;
use crate::story::{LonLat, Shape};

/// Names of WGS 84 with longitude first, as in the `crs` of older `GeoJSON`.
const WGS84: [&str; 4] =
    ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326"];

/// Reads a position or a geometry, converts it to WGS 84 and cuts it at the antimeridian. Returns [`Shape::None`] if
/// both are missing, if there is an error, or if the datum is unknown.
pub(super) fn shape(
    file: &Document<'_>,
    coordinates: Option<Offset>,
    geometry: Option<Offset>,
    datum: Option<Datum>,
) -> Shape {
    let (Some(shape), Some(datum)) = (declared_geometry(file, coordinates, geometry), datum) else {
        return Shape::None;
    };
    let convert = |points: Vec<LonLat>| -> Vec<LonLat> { points.into_iter().map(|at| datum.to_wgs84(at)).collect() };
    match shape {
        Shape::None => Shape::None,
        Shape::Point(at) => Shape::Point(datum.to_wgs84(at)),
        Shape::Points(points) => Shape::Points(convert(points)),
        Shape::Lines(lines) => {
            cut(lines.into_iter().flat_map(|line| antimeridian::line(convert(line))).gather(), Shape::Lines)
        }
        Shape::Area(rings) => {
            cut(rings.into_iter().flat_map(|ring| antimeridian::ring(convert(ring))).gather(), Shape::Area)
        }
    }
}

/// Builds a shape of the lines that remain after cutting. [`Shape::None`] if none remain, as for a line along the
/// antimeridian without length.
fn cut(lines: Vec<Vec<LonLat>>, make: fn(Vec<Vec<LonLat>>) -> Shape) -> Shape {
    if lines.is_empty() { Shape::None } else { make(lines) }
}

fn declared_geometry(file: &Document<'_>, coordinates: Option<Offset>, geometry: Option<Offset>) -> Option<Shape> {
    let reader = GeometryReader::new(file);
    if let Some(coordinates) = coordinates {
        if let Some(geometry) = geometry {
            file.report(geometry, ProblemKind::TwoLocations);
            return None;
        }
        return reader.point(file.node(coordinates)).map(Shape::Point);
    }
    let raw: raw::Geometry<'_> = file.read(file.node(geometry?))?;
    let is_wgs84 = raw.crs.0.is_none_or(|crs| is_wgs84(file, crs));
    let (Spanned(kind_offset, kind), coordinates) = (raw.kind.0?, file.node(raw.coordinates.0?));
    let shape = match kind {
        "Point" => reader.point(coordinates).map(Shape::Point),
        "MultiPoint" => reader.some(coordinates, GeometryReader::point).map(Shape::Points),
        "LineString" => reader.line(coordinates).map(|line| Shape::Lines(vec![line])),
        "MultiLineString" => reader.some(coordinates, GeometryReader::line).map(Shape::Lines),
        "Polygon" => reader.some(coordinates, GeometryReader::ring).map(Shape::Area),
        "MultiPolygon" => {
            let polygon = |reader: &GeometryReader<'_>, rings: &Node<'_>| reader.some(rings, GeometryReader::ring);
            reader.some(coordinates, polygon).map(|polygons| Shape::Area(polygons.into_iter().flatten().gather()))
        }
        _ => {
            file.report(kind_offset, ProblemKind::UnknownGeometry(kind.to_owned()));
            None
        }
    };
    shape.filter(|_| is_wgs84)
}

/// True if a `crs` names WGS 84. Reports any other one.
fn is_wgs84(file: &Document<'_>, crs: Offset) -> bool {
    let properties = file.node(crs).get("properties");
    let name = properties.and_then(|properties| properties.get("name")?.text()).unwrap_or("crs");
    let is_known = WGS84.contains(&name);
    if !is_known {
        file.report(crs, ProblemKind::ForeignCrs(name.to_owned()));
    }
    is_known
}

#[cfg(test)]
mod tests {
    use super::super::geometry::tests::{geometry, named, third, with_crs};
    use super::*;

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
}

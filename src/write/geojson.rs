//! Map files (`GeoJSON`, RFC 7946) of places.

use super::Json;
use crate::story::{LonLat, Shape};

/// A place of a map file.
#[derive(Clone, Debug, PartialEq)]
pub struct MapFeature<'a> {
    /// Id of its record.
    pub id: &'a str,
    /// Its geometry.
    pub shape: &'a Shape,
    /// Its properties, by name.
    pub properties: Vec<(String, Json)>,
}

/// Formats places as a file. `members` are those of the whole file, such as the day of the data.
pub fn geojson(members: Vec<(String, Json)>, features: Vec<MapFeature<'_>>) -> String {
    let features = features.into_iter().map(|feature| {
        Json::object([
            ("type", Json::text("Feature")),
            ("id", Json::text(feature.id)),
            ("geometry", geometry(feature.shape)),
            ("properties", Json::Object(feature.properties)),
        ])
    });
    let mut all = vec![("type".to_owned(), Json::text("FeatureCollection"))];
    all.extend(members);
    all.push(("features".to_owned(), Json::List(features.collect())));
    let mut text = String::new();
    Json::Object(all).write(&mut text);
    text.push('\n');
    text
}

/// Returns the geometry; `null` for a place without one, as section 3.2 asks for.
fn geometry(shape: &Shape) -> Json {
    let of_kind =
        |kind: &str, coordinates: Json| Json::object([("type", Json::text(kind)), ("coordinates", coordinates)]);
    match shape {
        Shape::None => Json::Null,
        Shape::Point(point) => of_kind("Point", position(point)),
        Shape::Points(points) => of_kind("MultiPoint", positions(points)),
        Shape::Lines(lines) => {
            of_kind("MultiLineString", Json::List(lines.iter().map(|line| positions(line)).collect()))
        }
        Shape::Area(rings) => of_kind("MultiPolygon", Json::List(polygons(rings).into_iter().map(polygon).collect())),
    }
}

fn position([longitude, latitude]: &LonLat) -> Json {
    Json::List(vec![Json::Number(*longitude), Json::Number(*latitude)])
}

fn positions(points: &[LonLat]) -> Json {
    Json::List(points.iter().map(position).collect())
}

/// Returns the rings of an area as polygons: each outer ring with its holes. A ring is a hole if an odd number of other rings is around
/// it, as in the even-odd rule by which an area is filled.
fn polygons(rings: &[Vec<LonLat>]) -> Vec<Vec<&[LonLat]>> {
    let around = |ring: usize| -> Vec<usize> {
        let Some(point) = rings.get(ring).and_then(|ring| ring.first()) else { return Vec::new() };
        let others = rings.iter().enumerate().filter(|(other, outer)| *other != ring && contains(outer, *point));
        others.map(|(other, _)| other).collect()
    };
    let outside: Vec<Vec<usize>> = (0..rings.len()).map(around).collect();
    let depth = |ring: usize| outside.get(ring).map_or(0, Vec::len);
    let outer_rings = (0..rings.len()).filter(|ring| depth(*ring) % 2 == 0);
    let with_holes = outer_rings.map(|outer| {
        let is_hole_of = |ring: &usize| {
            depth(*ring) == depth(outer) + 1 && outside.get(*ring).is_some_and(|around| around.contains(&outer))
        };
        let holes = (0..rings.len()).filter(is_hole_of);
        std::iter::once(outer).chain(holes).filter_map(|ring| rings.get(ring).map(Vec::as_slice)).collect()
    });
    with_holes.collect()
}

/// Returns a polygon as coordinates. Its outer ring runs counterclockwise and its holes clockwise: section 3.1.6.
fn polygon(rings: Vec<&[LonLat]>) -> Json {
    let directed = rings.into_iter().enumerate().map(|(index, ring)| {
        let is_outer = index == 0;
        let mut points = ring.to_vec();
        if (signed_area(&points) > 0.0) != is_outer {
            points.reverse();
        }
        positions(&points)
    });
    Json::List(directed.collect())
}

/// Returns twice the area of a ring in square degrees: positive if it runs counterclockwise.
fn signed_area(ring: &[LonLat]) -> f64 {
    ring.windows(2).map(|pair| if let [[x1, y1], [x2, y2]] = pair { x1 * y2 - x2 * y1 } else { 0.0 }).sum()
}

/// True if a point is inside a closed ring, by the even-odd rule.
fn contains(ring: &[LonLat], [x, y]: LonLat) -> bool {
    let crossings = ring.windows(2).filter(|pair| {
        let [[x1, y1], [x2, y2]] = pair else { return false };
        (*y1 > y) != (*y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn square(west: f64, south: f64, side: f64) -> Vec<LonLat> {
        let (east, north) = (west + side, south + side);
        vec![[west, south], [east, south], [east, north], [west, north], [west, south]]
    }

    /// The coordinates of a shape, read from a file. Whole numbers are written without a decimal point.
    fn coordinates(shape: &Shape) -> Value {
        fn as_floats(value: &Value) -> Value {
            match value {
                Value::Array(values) => values.iter().map(as_floats).collect(),
                other => json!(other.as_f64()),
            }
        }
        as_floats(&read(shape)["features"][0]["geometry"]["coordinates"])
    }

    fn read(shape: &Shape) -> Value {
        let feature = MapFeature { id: "a", shape, properties: vec![("name".to_owned(), Json::text("外滩"))] };
        serde_json::from_str(&geojson(vec![("as_of".to_owned(), Json::text("2021-01-04"))], vec![feature])).unwrap()
    }

    #[test]
    fn a_file_names_its_places() {
        let file = read(&Shape::Point([121.49, 31.24]));
        assert_eq!(
            file,
            json!({ "type": "FeatureCollection", "as_of": "2021-01-04", "features": [{ "type": "Feature", "id": "a",
                "geometry": { "type": "Point", "coordinates": [121.49, 31.24] }, "properties": { "name": "外滩" } }] })
        );
        assert_eq!(read(&Shape::None)["features"][0]["geometry"], Value::Null);
        let lines = Shape::Lines(vec![vec![[1.0, 2.0], [3.0, 4.0]]]);
        assert_eq!(coordinates(&lines), json!([[[1.0, 2.0], [3.0, 4.0]]]));
    }

    #[test]
    fn holes_follow_their_ring_in_the_other_direction() {
        let mut hole = square(2.0, 2.0, 2.0);
        // Both as they must not be written.
        let mut outer = square(0.0, 0.0, 10.0);
        outer.reverse();
        let (island, apart) = (square(2.5, 2.5, 1.0), square(20.0, 0.0, 1.0));
        let area = Shape::Area(vec![outer, hole.clone(), island.clone(), apart.clone()]);
        hole.reverse();
        let expected = json!([[square(0.0, 0.0, 10.0), hole], [island], [apart]]);
        let mut written = coordinates(&area);
        // The direction counts, not the corner that a ring begins at.
        let start = |ring: &mut Value| {
            let points = ring.as_array_mut().unwrap();
            points.pop();
            let least = (0..points.len()).min_by(|a, b| points[*a].to_string().cmp(&points[*b].to_string())).unwrap();
            points.rotate_left(least);
        };
        let mut expected = expected;
        for rings in [&mut written, &mut expected] {
            rings
                .as_array_mut()
                .unwrap()
                .iter_mut()
                .flat_map(|polygon| polygon.as_array_mut().unwrap())
                .for_each(start);
        }
        assert_eq!(written, expected);
    }
}

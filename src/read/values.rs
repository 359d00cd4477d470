//! The small parts that records share: evidence, values, geometry.

use super::json::Node;
use super::problem::ProblemKind;
use super::row::Row;
use crate::number::{Bound, Decimal, evaluate};
use crate::story::{Basis, Citation, Evidence, LonLat, Precision, Shape, Value};

const BASES: &[(&str, Basis)] = &[("article", Basis::Article), ("background", Basis::Background)];
const BOUNDS: &[(&str, Bound)] =
    &[("exact", Bound::Exact), ("about", Bound::About), ("at_least", Bound::AtLeast), ("at_most", Bound::AtMost)];

/// `basis` and `citations`, at least one of them.
pub(crate) fn evidence(row: &Row<'_>) -> Option<Evidence> {
    let basis = row.word("basis", BASES);
    let citations = citations(row);
    if citations.is_empty() {
        row.fault("", ProblemKind::NoCitation);
    }
    Some(Evidence { basis: basis?, citations })
}

/// `basis` alone: for a record whose parts carry the citations.
pub(crate) fn basis(row: &Row<'_>) -> Option<Evidence> {
    Some(Evidence { basis: row.word("basis", BASES)?, citations: citations(row) })
}

/// `citations`.
pub(crate) fn citations(row: &Row<'_>) -> Vec<Citation> {
    row.list("citations", |row| {
        row.only(&["source", "paragraph", "phrase"]);
        let source = row.string("source");
        let (paragraph, phrase) = (row.count_if_any("paragraph"), row.string_if_any("phrase"));
        Some(Citation { source: source?, paragraph, phrase })
    })
}

/// A value under a key that must be there.
pub(crate) fn value(row: &Row<'_>, key: &'static str) -> Option<Value> {
    row.need(key)?;
    own_value(&row.row_if_any(key)?, &[])
}

/// The value that an object itself is; `more` are the other fields that it may have.
pub(crate) fn own_value(row: &Row<'_>, more: &[&str]) -> Option<Value> {
    row.only(&[&["number", "bound", "step", "formula", "words"], more].concat());
    row.need("number");
    let number = row.decimal_if_any("number");
    let bound = row.word("bound", BOUNDS);
    let (step, formula, words) = (row.decimal_if_any("step"), row.string_if_any("formula"), row.words_if_any("words"));
    let (number, bound) = (number?, bound?);
    if let Some(formula) = &formula
        && !agrees(number, step, formula)
    {
        row.fault("formula", ProblemKind::BadFormula(formula.clone()));
    }
    Some(Value { number, bound, step, formula, words })
}

/// Whether a formula gives its number, within half of its step, or of the last digit written.
fn agrees(number: Decimal, step: Option<Decimal>, formula: &str) -> bool {
    let last_digit = (0..=12_u8).find(|places| number.rounded(*places) == number).unwrap_or(12);
    let slack = step.map_or_else(|| 0.1_f64.powi(i32::from(last_digit)), Decimal::to_f64) / 2.0;
    evaluate(formula).is_some_and(|result| (result - number.to_f64()).abs() <= slack + 1e-9)
}

/// `coordinates` or `geometry`, or neither.
pub(crate) fn shape(row: &Row<'_>) -> Option<Shape> {
    if let Some(node) = row.get("coordinates") {
        return checked(row, "coordinates", lon_lat(node).map(Shape::Point));
    }
    let Some(geometry) = row.row_if_any("geometry") else {
        return row.get("geometry").is_none().then_some(Shape::None);
    };
    let coordinates = geometry.need("coordinates")?;
    let kinds = [("LineString", 0), ("MultiLineString", 1), ("Polygon", 2), ("MultiPoint", 3)];
    let shape = match geometry.word("type", &kinds)? {
        0 => line(coordinates, 2).map(|line| Shape::Lines(vec![line])),
        1 => coordinates.items().iter().map(|node| line(node, 2)).collect::<Option<Vec<_>>>().map(Shape::Lines),
        3 => line(coordinates, 1).map(Shape::Points),
        _ => coordinates.items().first().and_then(|ring| line(ring, 4)).map(Shape::Area),
    };
    checked(row, "geometry", shape)
}

fn checked(row: &Row<'_>, key: &str, shape: Option<Shape>) -> Option<Shape> {
    if shape.is_none() {
        row.fault(key, ProblemKind::BadCoordinates);
    }
    shape
}

fn line(node: &Node<'_>, at_least: usize) -> Option<Vec<LonLat>> {
    let points: Vec<_> = node.items().iter().map(lon_lat).collect::<Option<_>>()?;
    (points.len() >= at_least).then_some(points)
}

/// A pair within ±180 and ±90 degrees.
pub(crate) fn lon_lat(node: &Node<'_>) -> Option<LonLat> {
    let [lon, lat] = node.items() else { return None };
    let number = |node: &Node<'_>| node.number().and_then(Decimal::parse).map(Decimal::to_f64);
    let (lon, lat) = (number(lon)?, number(lat)?);
    (lon.abs() <= 180.0 && lat.abs() <= 90.0).then_some([lon, lat])
}

/// `precision`: metres, districts, or no single location; and the districts of what is known to the metre.
pub(crate) fn precision(row: &Row<'_>) -> Option<(Precision, Vec<String>)> {
    row.need("precision")?;
    let inner = row.row_if_any("precision")?;
    inner.only(&["metres", "districts", "unplaced"]);
    let districts = inner.ids("districts");
    if let Some(metres) = inner.count_if_any("metres") {
        return Some((Precision::Metres(metres), districts));
    }
    if !districts.is_empty() {
        return Some((Precision::Districts(districts), Vec::new()));
    }
    if !inner.flag("unplaced") {
        inner.fault("", ProblemKind::Missing("metres"));
        return None;
    }
    Some((Precision::Unplaced, Vec::new()))
}

//! Readers of the parts that records share: evidence, values, bounds, precision.

use super::object_reader::ObjectReader;
use super::problem::{ProblemKind, excerpt};
use super::tree::Node;
use crate::number::{Bound, Decimal, evaluate};
use crate::story::{Basis, Bounds, Citation, Evidence, LonLat, Precision, Value, isolated};

const BASES: &[(&str, Basis)] = &[("article", Basis::Article), ("background", Basis::Background)];
const BOUNDS: &[(&str, Bound)] =
    &[("exact", Bound::Exact), ("about", Bound::About), ("at_least", Bound::AtLeast), ("at_most", Bound::AtMost)];

/// `basis` and `citations`. At least one citation is required.
pub(crate) fn evidence(row: &ObjectReader<'_>) -> Option<Evidence> {
    let basis = row.enumerated("basis", BASES);
    let citations = citations(row);
    if citations.is_empty() {
        row.report("", ProblemKind::NoCitation);
    }
    Some(Evidence { basis: basis?, citations })
}

/// `basis` and optional `citations`, for records whose parts are cited.
pub(crate) fn basis(row: &ObjectReader<'_>) -> Option<Evidence> {
    Some(Evidence { basis: row.enumerated("basis", BASES)?, citations: citations(row) })
}

pub(crate) fn citations(row: &ObjectReader<'_>) -> Vec<Citation> {
    row.list("citations", |row| {
        row.deny_unknown_fields(&["source", "paragraph", "phrase"]);
        let source = row.string("source");
        let (paragraph, phrase) = (row.optional_count("paragraph"), row.optional_string("phrase").map(isolated));
        Some(Citation { source: source?, paragraph, phrase })
    })
}

/// A required value.
pub(crate) fn value(row: &ObjectReader<'_>, key: &'static str) -> Option<Value> {
    row.required(key)?;
    own_value(&row.optional_object(key)?, &[])
}

/// A required value. If it names a unit, it must be that of the record.
pub(crate) fn value_of(row: &ObjectReader<'_>, key: &'static str, unit: Option<&str>) -> Option<Value> {
    row.required(key)?;
    let inner = row.optional_object(key)?;
    let value = own_value(&inner, &["unit"]);
    let own = inner.optional_string("unit");
    if let (Some(own), Some(unit)) = (own, unit)
        && own != unit
    {
        inner.report("unit", ProblemKind::OtherUnit(excerpt(&own), excerpt(unit)));
        return None;
    }
    value
}

/// Reads an object as a value. `more` lists the other fields that it may have.
pub(crate) fn own_value(row: &ObjectReader<'_>, more: &[&str]) -> Option<Value> {
    row.deny_unknown_fields(&[&["number", "bound", "step", "formula", "words"], more].concat());
    row.required("number");
    let number = row.optional_decimal("number");
    let bound = row.enumerated("bound", BOUNDS);
    let (step, formula, words) =
        (row.optional_decimal("step"), row.optional_string("formula"), row.optional_text("words"));
    if let Some(step) = step.filter(|step| *step <= Decimal::ZERO) {
        row.report("step", ProblemKind::BadNumber(step.grouped("")));
    }
    let step = step.filter(|step| *step > Decimal::ZERO);
    let (number, bound) = (number?, bound?);
    if let Some(formula) = &formula
        && !agrees(number, step, formula)
    {
        row.report("formula", ProblemKind::BadFormula(formula.clone()));
    }
    Some(Value { number, bound, step, formula, words })
}

/// True if the result of a formula equals the number within half a step, or half of the last decimal place.
fn agrees(number: Decimal, step: Option<Decimal>, formula: &str) -> bool {
    let last_digit = (0..=12_u8).find(|places| number.rounded(*places) == number).unwrap_or(12);
    let slack = step.map_or_else(|| 0.1_f64.powi(i32::from(last_digit)), Decimal::to_f64) / 2.0;
    evaluate(formula).is_some_and(|result| (result - number.to_f64()).abs() <= slack + 1e-9)
}

/// A position within ±180 and ±90 degrees. `None` for any error.
pub(crate) fn lon_lat(node: &Node<'_>) -> Option<LonLat> {
    super::geometry::position(node).ok()
}

/// Optional `bounds`: the streets on all four sides of a place.
pub(crate) fn bounds(row: &ObjectReader<'_>) -> Option<Bounds> {
    let inner = row.optional_object("bounds")?;
    inner.deny_unknown_fields(&["north", "east", "south", "west"]);
    let [north, east, south, west] = ["north", "east", "south", "west"].map(|side| inner.text(side));
    Some(Bounds { north: north?, east: east?, south: south?, west: west? })
}

/// `precision`: metres, districts, or unplaced; and the districts of a place whose precision is in metres.
pub(crate) fn precision(row: &ObjectReader<'_>) -> Option<(Precision, Vec<String>)> {
    row.required("precision")?;
    let inner = row.optional_object("precision")?;
    inner.deny_unknown_fields(&["metres", "districts", "unplaced"]);
    let districts = inner.ids("districts");
    if let Some(metres) = inner.optional_count("metres") {
        return Some((Precision::Metres(metres), districts));
    }
    if !districts.is_empty() {
        return Some((Precision::Districts(districts), Vec::new()));
    }
    if !inner.flag("unplaced") {
        inner.report("", ProblemKind::Missing("metres"));
        return None;
    }
    Some((Precision::Unplaced, Vec::new()))
}

//! Conversion of the parts that records share: evidence, values, precision.

use super::document::Document;
use super::fields::{List, Offset, Optional, Required, Spanned};
use super::problem::{ProblemKind, excerpt};
use super::raw;
use crate::number::{Decimal, evaluate};
use crate::story::{Basis, BoundingStreets, Citation, Evidence, LocationPrecision, Search, Text, Value, isolated};

/// Basis and citations of the object at `offset`. At least one citation is required.
pub(super) fn evidence<'a>(
    file: &Document<'a>,
    offset: Offset,
    basis: Required<Basis>,
    list: Optional<List<raw::Citation<'a>>>,
) -> Option<Evidence> {
    let citations = citations(file, list);
    if citations.is_empty() {
        file.report(offset, ProblemKind::NoCitation);
    }
    Some(Evidence { basis: basis.0?, citations })
}

pub(super) fn citations<'a>(file: &Document<'a>, list: Optional<List<raw::Citation<'a>>>) -> Vec<Citation> {
    file.list(list.0, |_, raw| {
        let (source, phrase) = (raw.source.0?, raw.phrase.0);
        let phrase = phrase.map(|phrase| isolated(phrase.to_owned()));
        Some(Citation { source: source.to_owned(), paragraph: raw.paragraph.0, phrase })
    })
}

pub(super) fn value<'a>(file: &Document<'a>, raw: Option<raw::Value<'a>>) -> Option<Value> {
    let raw::Value { number, bound, step, formula, words } = raw?;
    let number = file.decimal(number.0);
    let step_offset = step.0.as_ref().map(|step| step.0);
    let step = file.decimal(step.0);
    if let Some((offset, step)) = step_offset.zip(step.filter(|step| *step <= Decimal::ZERO)) {
        file.report(offset, ProblemKind::BadNumber(step.grouped("")));
    }
    let step = step.filter(|step| *step > Decimal::ZERO);
    let (number, bound) = (number?, bound.0?);
    let formula = formula.0.map(|Spanned(offset, formula)| {
        if !agrees(number, step, formula) {
            file.report(offset, ProblemKind::BadFormula(formula.to_owned()));
        }
        formula.to_owned()
    });
    Some(Value { number, bound, step, formula, words: words.0.map(Text::from) })
}

/// A value of a record with this unit. If it names a unit, it must be the same.
pub(super) fn record_value<'a>(
    file: &Document<'a>,
    raw: Option<raw::RecordValue<'a>>,
    unit: Option<&str>,
) -> Option<Value> {
    let raw::RecordValue { number, bound, step, formula, words, unit: named } = raw?;
    let value = value(file, Some(raw::Value { number, bound, step, formula, words }));
    if let (Some(Spanned(offset, named)), Some(unit)) = (named.0, unit)
        && named != unit
    {
        file.report(offset, ProblemKind::OtherUnit(excerpt(named), excerpt(unit)));
        return None;
    }
    value
}

pub(super) fn length<'a>(
    file: &Document<'a>,
    Spanned(offset, raw): Spanned<raw::Length<'a>>,
) -> Option<(Value, Evidence)> {
    let raw::Length { number, bound, step, formula, words, basis, citations } = raw;
    let value = value(file, Some(raw::Value { number, bound, step, formula, words }))?;
    Some((value, evidence(file, offset, basis, citations)?))
}

/// True if the result of a formula equals the number within half a step, or half of the last decimal place.
fn agrees(number: Decimal, step: Option<Decimal>, formula: &str) -> bool {
    let last_digit = (0..=12_u8).find(|places| number.rounded(*places) == number).unwrap_or(12);
    let slack = step.map_or_else(|| 0.1_f64.powi(i32::from(last_digit)), Decimal::to_f64) / 2.0;
    evaluate(formula).is_some_and(|result| (result - number.to_f64()).abs() <= slack + 1e-9)
}

/// The streets on all four sides of a place.
pub(super) fn bounds(raw: raw::Bounds<'_>) -> Option<BoundingStreets> {
    let (north, east, south, west) = (raw.north.0?, raw.east.0?, raw.south.0?, raw.west.0?);
    Some(BoundingStreets { north: north.into(), east: east.into(), south: south.into(), west: west.into() })
}

/// Metres, districts, or unplaced; and the districts of a place whose precision is in metres.
pub(super) fn precision(
    file: &Document<'_>,
    raw: Option<Spanned<raw::Precision>>,
) -> Option<(LocationPrecision, Vec<String>)> {
    let Spanned(offset, raw) = raw?;
    let districts = file.ids(raw.districts.0);
    if let Some(metres) = raw.metres.0 {
        return Some((LocationPrecision::Metres(metres), districts));
    }
    if !districts.is_empty() {
        return Some((LocationPrecision::Districts(districts), Vec::new()));
    }
    if raw.unplaced.0.and_then(|unplaced| file.read(file.node(unplaced))) != Some(true) {
        file.report(offset, ProblemKind::Missing("metres"));
        return None;
    }
    Some((LocationPrecision::Unplaced, Vec::new()))
}

pub(super) fn search(file: &Document<'_>, raw: Optional<raw::Search<'_>>) -> Option<Search> {
    let raw = raw.0?;
    let (on, queries) = (file.date(raw.on.0), file.ids(raw.queries.0));
    Some(Search { on: on?, queries, note: raw.note.0.map(Text::from) })
}

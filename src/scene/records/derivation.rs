//! Derivation of an indicator's status: the formula with its numbers, and the results of other methods for comparison.

use crate::civil::{Day, EdtfDate, PartialDate};
use crate::gather::Gather;
use crate::number::{Bound, Decimal, Interval};
use crate::scene::records::badge::Badge;
use crate::scene::records::record_text::SceneContext;
use crate::story::methods::{MethodError, YearValue, by_growth, by_projection};
use crate::story::{Assessment, AssessmentInputs, Indicator, Progress, Value};
use crate::words;

/// The derivation of a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusDerivation {
    /// Badge of the status.
    pub badge: Badge,
    /// The status as text, with the reason if it cannot be assessed.
    pub status: String,
    /// A row for each method: name, formula with numbers, result.
    pub rows: Vec<[String; 3]>,
    /// Notes on the limits of the result.
    pub notes: Vec<&'static str>,
}

/// The derivation of an indicator's status.
pub fn derivation(ctx: &SceneContext<'_>, indicator: &Indicator) -> StatusDerivation {
    let assessment = ctx.assessment(indicator);
    let words = ctx.words().in_views().method;
    let (badge, status) = (ctx.badge(indicator), ctx.status(indicator));
    let Some(inputs) = assessment.inputs else {
        return StatusDerivation { badge, status, rows: Vec::new(), notes: Vec::new() };
    };
    let progress = indicator.progress(ctx.background);
    let mut rows = rows(ctx, indicator, &progress, &assessment, &inputs, &status);
    // Without a share, the methods that compute one do not apply.
    let has_no_share = progress.is_share_open && !inputs.is_limit();
    if has_no_share {
        rows.truncate(1);
    }
    let is_counted_anew = indicator.baseline.is_none() && !inputs.is_limit();
    let bound = progress.actual.map(|actual| actual.value.bound);
    let open = if bound == Some(Bound::AtMost) { words.open_below } else { words.open };
    let notes = [
        (inputs.open.is_some() && !has_no_share, open),
        (is_counted_anew && !has_no_share, words.from_nought),
        (has_no_share, words.no_share),
    ];
    StatusDerivation {
        badge,
        status,
        rows,
        notes: notes.into_iter().filter(|(is, _)| *is).map(|(_, note)| note).gather(),
    }
}

/// One row for each method.
fn rows(
    ctx: &SceneContext<'_>,
    indicator: &Indicator,
    progress: &Progress<'_>,
    assessment: &Assessment,
    inputs: &AssessmentInputs,
    status: &str,
) -> Vec<[String; 3]> {
    let (words, lang) = (ctx.words().in_views().method, ctx.lang);
    let [binary, linear, growth, projection] = words.names;
    let amount = |number: f64| {
        // Two decimal places; three significant digits below one.
        let places = (2..=15).find(|places| number.abs() * 10_f64.powi(*places) >= 100.0).unwrap_or(2);
        let number = Decimal::nearest(number, places as u8);
        let value = Value { number, bound: Bound::Exact, step: None, formula: None, words: None };
        ctx.value(&value, &indicator.unit)
    };
    let both = |interval: Interval| interval_text(interval, amount);
    let percent = |interval: Interval| interval_text(interval, |share| words::percent(lang, in_percent(share)));
    let (value, target) = (both(inputs.value), both(inputs.target));
    // A limit that is met so far may still be exceeded until its deadline.
    let is_open = inputs.is_limit() && !assessment.is_settled();
    let answer = if is_open { words.so_far } else { words.answers[0] };
    let values = [inputs.value.low, inputs.value.high].into_iter().chain(inputs.open);
    let ends = values.flat_map(|value| {
        [inputs.target.low, inputs.target.high]
            .map(|target| if inputs.is_within(value, target) { answer } else { words.answers[1] })
    });
    let ends: Vec<_> = ends.collect();
    let first = ends.first().copied().unwrap_or_default();
    let other = ends.iter().find(|answer| **answer != first);
    let answer = other.map_or(first.to_owned(), |other| [first, other].join(" / "));
    let sign = if inputs.more_is_better { "≥" } else { "≤" };
    let mut rows = vec![[binary.to_owned(), (words.reached)(&value, sign, &target), answer]];
    let bound = progress.percent_bound;
    let share_text = |share: Interval| match bound {
        // As on the rest of the page, where the number itself counts and not what it may be rounded from.
        Bound::AtLeast | Bound::AtMost => {
            progress.percent.map_or_else(|| percent(share), |percent| words::bounded_percent(lang, percent, bound))
        }
        _ => percent(share),
    };
    let share = assessment.share.map(share_text).unwrap_or_default();
    let day = words::when(lang, EdtfDate::On(PartialDate::of(inputs.observed.1).into()));
    let passed = words::whole_percent(lang, in_percent(inputs.elapsed(inputs.observed.1)));
    let mut formula = (words.share)(&value, &amount(inputs.baseline), &target, &share);
    if inputs.is_limit() {
        let end = inputs.projected().map(|end| (words.carried_on)(&day, &passed, &both(end), &target));
        formula = end.unwrap_or_else(|| words.at_end.to_owned());
    } else if let Some(pace) = assessment.pace.filter(|_| !inputs.is_final) {
        // A final value is compared with the target only.
        formula = [formula, (words.pace)(&day, &passed, &percent(pace))].join(ctx.words().in_views().list_semicolon);
    }
    rows.push([linear.to_owned(), formula, status.to_owned()]);
    let (base, last, target) = points(ctx, indicator, inputs);
    let is_fit = |base: Option<YearValue>| base.ok_or(MethodError::OneYear);
    let result = is_fit(base).and_then(|base| by_growth(base, last, Some(target), inputs.more_is_better, None));
    rows.push(match result {
        Ok(rate) => {
            let ratio = words::number(lang, Decimal::nearest(rate.ratio, 2), false);
            [growth.to_owned(), (words.growth)(&ratio), (words.class)(rate.class).to_owned()]
        }
        Err(unfit) => [growth.to_owned(), (words.unfit)(unfit).to_owned(), String::new()],
    });
    let projected = is_fit(base).and_then(|base| by_projection(base, last, target));
    rows.push(match projected {
        Ok(share) => {
            let share = words::whole_percent(lang, in_percent(share));
            [projection.to_owned(), (words.projection)(&share), String::new()]
        }
        Err(unfit) => [projection.to_owned(), (words.unfit)(unfit).to_owned(), String::new()],
    });
    rows
}

/// The first value of an earlier year (if there is one), the last value and the target, each with its year.
fn points(
    ctx: &SceneContext<'_>,
    indicator: &Indicator,
    inputs: &AssessmentInputs,
) -> (Option<YearValue>, YearValue, YearValue) {
    let year = |day: Day| day.civil().0;
    let middle = |interval: Interval| interval.low.midpoint(interval.high);
    let last = YearValue { year: year(inputs.observed.1), value: middle(inputs.value) };
    let target = YearValue { year: year(inputs.deadline.1), value: middle(inputs.target) };
    let mut observations = indicator.observations.iter().filter(|observation| ctx.includes(&observation.evidence));
    let first = observations.find_map(|observation| {
        Some(YearValue { year: year(observation.when.last()?), value: observation.value.number.to_f64() })
    });
    let readings = indicator.readings.as_ref().filter(|readings| ctx.includes(&readings.evidence));
    let read = readings.and_then(|readings| {
        readings.days().find_map(|(day, value)| Some(YearValue { year: year(Day(day)), value: value? }))
    });
    let first = first.into_iter().chain(read).min_by_key(|first| first.year);
    (first.filter(|first| first.year < last.year), last, target)
}

/// A share as a percentage.
fn in_percent(share: f64) -> Decimal {
    Decimal::closest(crate::geometry::clamp(share * 100.0, -1e9, 1e9)).unwrap_or(Decimal::ZERO)
}

/// Both ends of an interval as text, or one number if they are equal.
fn interval_text(interval: Interval, in_words: impl Fn(f64) -> String) -> String {
    let (low, high) = (in_words(interval.low), in_words(interval.high));
    if low == high { low } else { [low, high].join("–") }
}

//! What was promised and what was done: values with their bounds, targets, observations.

use std::cmp::Ordering;

use super::{Evidence, Text};
use crate::civil::{Day, EdtfDate, PartialDate};
use crate::number::{Bound, Decimal, Interval};

/// A unit of measure.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its name in full.
    pub name: Text,
    /// Its short form, written behind a number.
    pub short: Text,
    /// The English short form behind the number one, where it differs: "site".
    pub singular: Option<String>,
    /// Whether Chinese counts it in 万.
    pub is_counted_in_wan: bool,
}

/// A number with what is known of its exactness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The number, in the unit itself.
    pub number: Decimal,
    /// The word that came with it.
    pub bound: Bound,
    /// What it was rounded to.
    pub step: Option<Decimal>,
    /// How we worked it out, where no source prints it.
    pub formula: Option<String>,
    /// The source's own word for the bound.
    pub words: Option<Text>,
}

impl Value {
    /// Every value it may stand for.
    pub fn interval(&self) -> Interval {
        Interval::of(self.number, self.bound, self.step)
    }
}

/// What a target is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetKind {
    /// A target announced for a period.
    Target,
    /// A later target above the first one. A file says so of every target that took the place of another; when it is read, the
    /// values decide which of the three it is.
    Raised,
    /// A later target below the first one.
    Lowered,
    /// A later target with the value of the first one.
    Restated,
    /// An expectation, not a promise.
    Forecast,
    /// A plan.
    Plan,
}

impl TargetKind {
    /// Whether it took the place of an earlier target.
    pub fn is_revision(self) -> bool {
        matches!(self, Self::Raised | Self::Lowered | Self::Restated)
    }

    /// The kind of a target that took the place of another with this value.
    pub(super) fn of_revision(value: &Value, first: &Value) -> Self {
        match value.number.partial_cmp(&first.number) {
            Some(Ordering::Less) => Self::Lowered,
            Some(Ordering::Equal) => Self::Restated,
            _ => Self::Raised,
        }
    }
}

/// Something promised.
#[derive(Clone, Debug)]
pub struct Target {
    /// How much.
    pub value: Value,
    /// By when.
    pub deadline: EdtfDate,
    /// When it was announced.
    pub announced: Option<EdtfDate>,
    /// What it is.
    pub kind: TargetKind,
    /// A name that tells it from the others.
    pub label: Option<Text>,
    /// Where it stands.
    pub evidence: Evidence,
}

/// Something counted.
#[derive(Clone, Debug)]
pub struct Observation {
    /// How much.
    pub value: Value,
    /// The day up to which, or the period in which, it was counted.
    pub when: EdtfDate,
    /// Whether it is the final result, or one on the way.
    pub is_result: bool,
    /// What a reader should know of it.
    pub note: Option<Text>,
    /// Where it stands.
    pub evidence: Evidence,
}

/// Very many values at even steps, as a register gives them; nothing where a value is missing.
#[derive(Clone, Debug)]
pub struct Readings {
    /// The first day of the first step.
    pub start: Day,
    /// How long a step is.
    pub every: ReadingInterval,
    /// The values, in the unit of the indicator.
    pub values: Vec<Option<f64>>,
    /// Where they stand.
    pub evidence: Evidence,
    /// The last value that is not missing.
    pub last: Option<Observation>,
}

/// The length of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingInterval {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Readings {
    /// Values from a day on, a step apart.
    pub fn new(start: Day, every: ReadingInterval, values: Vec<Option<f64>>, evidence: Evidence) -> Self {
        let mut own = Self { start, every, values, evidence, last: None };
        let last = own.days().filter_map(|(day, value)| Some((day, value?))).last();
        own.last = last.and_then(|(day, value)| {
            let (when, evidence) = (own.when(Day(day)), own.evidence.clone());
            Some(Observation { value: exact(value)?, when, is_result: false, note: None, evidence })
        });
        own
    }

    /// The first day of each step with its value.
    pub fn days(&self) -> impl Iterator<Item = (i64, Option<f64>)> {
        let (year, month, day) = self.start.civil();
        let day_of = move |index: usize| match self.every {
            ReadingInterval::Day => self.start.0 + index as i64,
            ReadingInterval::Month => {
                let months = i32::from(month) - 1 + index as i32;
                Day::from_civil(year + months.div_euclid(12), (months.rem_euclid(12) + 1) as u8, day.min(28)).0
            }
            ReadingInterval::Year => Day::from_civil(year + index as i32, month, day.min(28)).0,
        };
        self.values.iter().enumerate().map(move |(index, value)| (day_of(index), *value))
    }

    /// The values that are not missing, each with its time.
    pub fn counted(&self) -> impl Iterator<Item = (EdtfDate, Value)> {
        self.days().filter_map(|(day, value)| Some((self.when(Day(day)), exact(value?)?)))
    }

    /// The least and the most of the values that are not missing, the first of each, with its time.
    pub fn extremes(&self) -> Option<[(EdtfDate, Value); 2]> {
        let known = || self.days().filter_map(|(day, value)| Some((day, value?)));
        let least = known().reduce(|best, own| if own.1 < best.1 { own } else { best })?;
        let most = known().reduce(|best, own| if own.1 > best.1 { own } else { best })?;
        let of = |(day, value): (i64, f64)| Some((self.when(Day(day)), exact(value)?));
        Some([of(least)?, of(most)?])
    }

    /// The name of the step that starts on a day: its month or year where it is a whole one, else its first day.
    pub(super) fn when(&self, day: Day) -> EdtfDate {
        let (year, month, first) = day.civil();
        let partial = match self.every {
            ReadingInterval::Month if first == 1 => PartialDate::Month(year, month),
            ReadingInterval::Year if (month, first) == (1, 1) => PartialDate::Year(year),
            _ => PartialDate::Day(year, month, first),
        };
        EdtfDate::On(partial.into())
    }
}

/// A number as it was read from a register; `None` for one too large to be written out.
fn exact(number: f64) -> Option<Value> {
    Some(Value { number: Decimal::closest(number)?, bound: Bound::Exact, step: None, formula: None, words: None })
}

/// A share of the target that a source printed, in percent.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// The percentage.
    pub value: Value,
    /// Where it stands.
    pub evidence: Evidence,
}

/// A value that we worked out.
#[derive(Clone, Debug)]
pub struct Derived {
    /// What it is.
    pub title: Text,
    /// The value; it has a formula.
    pub value: Value,
    /// What it rests on.
    pub evidence: Evidence,
}

/// Targets and actuals of one thing measured.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// What is measured, and when.
    pub title: Text,
    /// The same in a few words, for charts.
    pub short: Text,
    /// The unit's id.
    pub unit: String,
    /// Ids of the programmes it belongs to.
    pub programmes: Vec<String>,
    /// Ids of the places it is about.
    pub places: Vec<String>,
    /// Whether more is better.
    pub more_is_better: bool,
    /// The period it covers.
    pub period: EdtfDate,
    /// What qualifies it.
    pub text: Option<Text>,
    /// Baseline value. Zero when absent (annual counts that restart each year).
    pub baseline: Option<Value>,
    /// In the order of their announcement, raised ones last.
    pub targets: Vec<Target>,
    /// In time order.
    pub observations: Vec<Observation>,
    /// What other sources say instead: told beside the rest, and measured by no target.
    pub claims: Vec<Observation>,
    /// What a register gives, step by step.
    pub readings: Option<Readings>,
    /// Shares that sources printed.
    pub ratios: Vec<Ratio>,
    /// What we worked out from the sources.
    pub derived: Vec<Derived>,
    /// The basis of its result.
    pub evidence: Evidence,
}

/// How the values of a series are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeriesForm {
    /// Over time.
    TimeSeries,
    /// One indicator along the way to its target, as along a shore.
    ProgressTrack,
}

/// Indicators of one thing, year by year.
#[derive(Clone, Debug)]
pub struct Series {
    /// What they measure.
    pub title: Text,
    /// What a reader should know of it, its gaps above all.
    pub text: Option<Text>,
    /// Ids of its indicators, in time order; all of one unit.
    pub indicators: Vec<String>,
    /// The time it covers, where that is more than its indicators do: the rest is a gap.
    pub period: Option<EdtfDate>,
    /// How it is drawn.
    pub form: SeriesForm,
}

/// A quantity that belongs to no indicator.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it counts.
    pub title: Text,
    /// How much.
    pub value: Value,
    /// The unit's id.
    pub unit: String,
    /// When.
    pub when: Option<EdtfDate>,
    /// What is told of it.
    pub text: Option<Text>,
    /// Where it stands.
    pub evidence: Evidence,
}

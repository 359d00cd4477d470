//! Model of indicators: values with their bounds, targets and observations.

use std::cmp::Ordering;

use serde::Deserialize;

use super::{Evidence, Search, Text};
use crate::civil::{Day, EdtfDate, PartialDate};
use crate::number::{Bound, Decimal, Interval};

/// A unit of measure.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Full name.
    pub name: Text,
    /// Short form, placed after a number.
    pub short: Text,
    /// English short form after the number one, if it differs: "site".
    pub singular: Option<String>,
    /// True if Chinese text counts it in units of 万 (10 000).
    pub is_counted_in_wan: bool,
}

/// A number with its bound and rounding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The number, in the unit itself and not in 万.
    pub number: Decimal,
    /// Bound: exact, about, at least or at most.
    pub bound: Bound,
    /// Rounding step, in the same unit. `None` for a number without rounding.
    pub step: Option<Decimal>,
    /// Formula, for a number that no source publishes and that was computed from published ones.
    pub formula: Option<String>,
    /// The bound in the words of the source.
    pub words: Option<Text>,
}

impl Value {
    /// The interval of all values that the number may represent.
    pub fn interval(&self) -> Interval {
        Interval::of(self.number, self.bound, self.step)
    }

    /// The qualification of what was counted rather than of the number: 基本贯通, "basically linked".
    pub fn qualification(&self) -> Option<&Text> {
        self.words.as_ref().filter(|words| words.zh.starts_with("基本"))
    }
}

/// Kind of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TargetKind {
    /// A target announced for a period.
    Target,
    /// A later target above the first one. In a file, every revised target has this kind; the reader compares its value
    /// with the first target and sets one of `Raised`, `Lowered` and `Restated`.
    Raised,
    /// A later target below the first one.
    #[serde(skip)]
    Lowered,
    /// A later target with the value of the first one.
    #[serde(skip)]
    Restated,
    /// An expectation without a commitment.
    Forecast,
    /// A plan.
    Plan,
}

impl TargetKind {
    /// True if the target replaces an earlier one.
    pub fn is_revision(self) -> bool {
        matches!(self, Self::Raised | Self::Lowered | Self::Restated)
    }

    /// The kind of a revised target with `value`, given the value of the first target.
    pub(super) fn of_revision(value: &Value, first: &Value) -> Self {
        match value.number.partial_cmp(&first.number) {
            Some(Ordering::Less) => Self::Lowered,
            Some(Ordering::Equal) => Self::Restated,
            _ => Self::Raised,
        }
    }
}

/// A target of an indicator.
#[derive(Clone, Debug)]
pub struct Target {
    /// The value.
    pub value: Value,
    /// Deadline.
    pub deadline: EdtfDate,
    /// Date of the announcement.
    pub announced: Option<EdtfDate>,
    /// Kind of the target.
    pub kind: TargetKind,
    /// Name that distinguishes it from the other targets.
    pub label: Option<Text>,
    /// Basis and citations.
    pub evidence: Evidence,
}

/// An actual value, counted or measured.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The value.
    pub value: Value,
    /// The last day of the count, or the period of the count.
    pub when: EdtfDate,
    /// True for a final result, false for an interim value.
    pub is_result: bool,
    /// Note for readers.
    pub note: Option<Text>,
    /// Basis and citations.
    pub evidence: Evidence,
}

/// A long list of values at regular intervals, as statistical registers publish them. `None` for a missing value.
#[derive(Clone, Debug)]
pub struct Readings {
    /// The first day of the first step.
    pub start: Day,
    /// Length of a step.
    pub every: ReadingInterval,
    /// The values, in the unit of the indicator.
    pub values: Vec<Option<f64>>,
    /// Basis and citations.
    pub evidence: Evidence,
    /// The last value that is not missing.
    pub last: Option<Observation>,
}

/// The length of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReadingInterval {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Readings {
    /// Readings from `start` on, one per step.
    pub fn new(start: Day, every: ReadingInterval, values: Vec<Option<f64>>, evidence: Evidence) -> Self {
        let mut readings = Self { start, every, values, evidence, last: None };
        let last = readings.days().filter_map(|(day, value)| Some((day, value?))).last();
        readings.last = last.and_then(|(day, value)| {
            let (when, evidence) = (readings.when(Day(day)), readings.evidence.clone());
            Some(Observation { value: exact(value)?, when, is_result: false, note: None, evidence })
        });
        readings
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

    /// The values that are not missing, each with its date.
    pub fn counted(&self) -> impl Iterator<Item = (EdtfDate, Value)> {
        self.days().filter_map(|(day, value)| Some((self.when(Day(day)), exact(value?)?)))
    }

    /// The minimum and the maximum, each with its date; of equal values, the first. `None` if all values are missing.
    pub fn extremes(&self) -> Option<[(EdtfDate, Value); 2]> {
        let known = || self.days().filter_map(|(day, value)| Some((day, value?)));
        let least = known().reduce(|best, reading| if reading.1 < best.1 { reading } else { best })?;
        let most = known().reduce(|best, reading| if reading.1 > best.1 { reading } else { best })?;
        let of = |(day, value): (i64, f64)| Some((self.when(Day(day)), exact(value)?));
        Some([of(least)?, of(most)?])
    }

    /// Date of the step that starts on a day: its month or year if it is a whole one, otherwise its first day.
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

/// An exact value. `None` if the number is too large for a [`Decimal`].
fn exact(number: f64) -> Option<Value> {
    Some(Value { number: Decimal::closest(number)?, bound: Bound::Exact, step: None, formula: None, words: None })
}

/// A share of the target in percent, as a source published it.
#[derive(Clone, Debug)]
pub struct Ratio {
    /// The percentage.
    pub value: Value,
    /// Basis and citations.
    pub evidence: Evidence,
}

/// A value computed from published ones.
#[derive(Clone, Debug)]
pub struct Derived {
    /// Kind of the target.
    pub title: Text,
    /// The value; it has a formula.
    pub value: Value,
    /// Basis and citations of the values that it was computed from.
    pub evidence: Evidence,
}

/// An indicator: the targets and actual values of one quantity.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Full title: the quantity and its period.
    pub title: Text,
    /// Short title, for charts.
    pub short: Text,
    /// Id of the unit.
    pub unit: String,
    /// Ids of the programmes it belongs to.
    pub programmes: Vec<String>,
    /// Ids of the places it concerns.
    pub places: Vec<String>,
    /// True if a greater value is better.
    pub more_is_better: bool,
    /// The period it covers.
    pub period: EdtfDate,
    /// Qualification of the values.
    pub text: Option<Text>,
    /// Baseline value. Zero when absent (annual counts that restart each year).
    pub baseline: Option<Value>,
    /// Targets in order of announcement, revised ones last.
    pub targets: Vec<Target>,
    /// Observations in time order.
    pub observations: Vec<Observation>,
    /// Values that other sources claim. They are shown beside the observations and not compared with a target.
    pub claims: Vec<Observation>,
    /// Values at regular intervals.
    pub readings: Option<Readings>,
    /// Shares of the target, as published.
    pub ratios: Vec<Ratio>,
    /// Values computed from published ones.
    pub derived: Vec<Derived>,
    /// The search for its result.
    pub search: Option<Search>,
    /// Basis and citations of the result.
    pub evidence: Evidence,
}

/// Form of the chart of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum SeriesForm {
    /// A chart over time.
    #[serde(rename = "years")]
    TimeSeries,
    /// A progress track: one indicator on the way to its target, drawn along the banks.
    #[serde(rename = "way")]
    ProgressTrack,
}

/// Indicators of one quantity in successive periods.
#[derive(Clone, Debug)]
pub struct Series {
    /// Title: the quantity that they measure.
    pub title: Text,
    /// Note for readers, in particular about gaps.
    pub text: Option<Text>,
    /// Ids of its indicators in time order. All have the same unit.
    pub indicators: Vec<String>,
    /// Period that the series covers, if longer than that of its indicators. The rest is drawn as a gap.
    pub period: Option<EdtfDate>,
    /// Form of its chart.
    pub form: SeriesForm,
}

/// A quantity that belongs to no indicator.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Title: the quantity.
    pub title: Text,
    /// The value.
    pub value: Value,
    /// Id of the unit.
    pub unit: String,
    /// Date, if known.
    pub when: Option<EdtfDate>,
    /// Description.
    pub text: Option<Text>,
    /// Basis and citations.
    pub evidence: Evidence,
}

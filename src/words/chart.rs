//! Texts of the charts: captions, legends, tables and exports.

use crate::gather::Gather;
use crate::story::{DeadlineOutcome, TargetKind};

/// Parts of the caption of a bullet chart; empty if unknown.
#[derive(Clone, Copy, Debug, Default)]
pub struct BulletCaption<'a> {
    /// Name of the indicator.
    pub name: &'a str,
    /// Actual value.
    pub actual: &'a str,
    /// Date of the actual value.
    pub as_of: &'a str,
    /// Kind of the target. `None` without a target.
    pub kind: Option<TargetKind>,
    /// Target.
    pub target: &'a str,
    /// Baseline, if the share is measured from there.
    pub start: &'a str,
    /// The revised target.
    pub raised: &'a str,
    /// Kind of the revised target.
    pub revision: Option<TargetKind>,
    /// Share of the revised target.
    pub share_of_revised: &'a str,
    /// Deadline of a target without an actual value.
    pub deadline: &'a str,
    /// True if a later target replaced the one that a published share refers to.
    pub is_original: bool,
    /// Share of the target.
    pub share: &'a str,
    /// Status.
    pub status: &'a str,
}

/// Parts of the caption of a series chart.
#[derive(Clone, Copy, Debug)]
pub struct SeriesCaption<'a> {
    /// Name of the series.
    pub name: &'a str,
    /// Number of indicators.
    pub indicators: usize,
    /// Number of those with a target, by its outcome.
    pub outcomes: OutcomeCounts,
    /// Minimum and maximum of the results, each with its date.
    pub ends: Option<[(&'a str, &'a str); 2]>,
    /// Date of the maximum, with its preposition.
    pub at: &'a str,
    /// Years without data.
    pub gaps: &'a str,
}

/// Number of targets per outcome, in the order of [`DeadlineOutcome::ALL`].
pub type OutcomeCounts = [usize; DeadlineOutcome::ALL.len()];

/// Texts of the charts in one language.
#[derive(Debug)]
pub struct ChartWords {
    /// Instructions for reading the charts.
    pub hint: &'static str,
    /// Legend of bullet charts: actual, faded end, open arrow, target, replaced target, pace, earlier value, claim, ranges.
    pub legend: [&'static str; 9],
    /// Legend of series charts: result, interim value, target, forecast, target before it was raised, pace, claim, no data,
    /// target before it was lowered.
    pub series_legend: [&'static str; 9],
    /// Label of the choice of an order.
    pub sort: &'static str,
    /// Names of the orders: by programme, by share, by date.
    pub sorts: [&'static str; 3],
    /// Heading if there are no groups.
    pub all: &'static str,
    /// Heading of the indicators that are in no series.
    pub single: &'static str,
    /// Opens notes, files and the table of a chart.
    pub more: &'static str,
    /// Number of indicators with a status.
    pub count: fn(&str, usize) -> String,
    /// Number of targets per outcome, in one sentence.
    pub outcomes: fn(&OutcomeCounts) -> String,
    /// Caption of a bullet chart.
    pub caption: fn(&BulletCaption<'_>) -> String,
    /// Caption of a time series chart.
    pub series: fn(&SeriesCaption<'_>) -> String,
    /// Caption of a progress track: name, values, target, status.
    pub way: fn(&str, &str, &str, &str) -> String,
    /// Separator between two values of a progress track.
    pub then: &'static str,
    /// A value with its date.
    pub value_when: fn(&str, &str) -> String,
    /// Label of a target's mark: kind and value.
    pub mark: fn(TargetKind, &str) -> String,
    /// Label of a cut bar: its value.
    pub goes_on: fn(&str) -> String,
    /// Label of a cut bar below zero: its value.
    pub goes_down: fn(&str) -> String,
    /// Label of the pace mark: day, and true for a limit.
    pub pace: fn(&str, bool) -> String,
    /// Kind of a value of a register.
    pub reading: &'static str,
    /// Note below a shortened table: number of rows that only the file has.
    pub more_rows: fn(usize) -> String,
    /// Label of a period without data.
    pub gap: &'static str,
    /// Label of the export menu: the chart's name.
    pub take: fn(&str) -> String,
    /// Export as a table.
    pub table: &'static str,
    /// Labels in tooltips and tables: name, actual, as of, target, deadline, share, status, claim, unit, source, kind,
    /// announced.
    pub heads: [&'static str; 12],
    /// Labels at the foot of an exported chart: source, method, link.
    pub foot: [&'static str; 3],
    /// Explains in a sentence how shares and statuses are computed.
    pub method: &'static str,
    /// Separator between a status and its reason.
    pub because: &'static str,
}

/// The outcomes that occur, each with its number, in the words of `text`. `skip` outcomes at the start are left out.
pub(super) fn outcomes_in_words(
    counts: &OutcomeCounts,
    skip: usize,
    text: fn(DeadlineOutcome, usize) -> String,
) -> Vec<String> {
    let all = DeadlineOutcome::ALL.into_iter().zip(counts).skip(skip).filter(|(_, count)| **count > 0);
    all.map(|(outcome, count)| text(outcome, *count)).gather()
}

/// Joins the non-empty parts.
pub(super) fn join_parts<const N: usize>(parts: [(&str, String); N]) -> String {
    parts.into_iter().filter(|(is, _)| !is.is_empty()).map(|(_, part)| part).collect()
}

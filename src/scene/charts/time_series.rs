//! Time series chart of the indicators of a series: observed values, targets with their deadlines, and gaps in the data.
//!
//! Counts that restart each period are bars over their period; cumulative values are lines. A target is a step from its
//! announcement, or from the start of its period, to its deadline.

use super::downsample::downsample;
use super::uncertainty::{OpenSide, UncertainValue};
use crate::civil::{Day, EdtfDate};
use crate::gather::Gather;
use crate::geometry::Point;
use crate::scene::kit::value_axis::Axis;
use crate::scene::records::record_text::SceneContext;
use crate::sorting::{apply_permutation, argsort};
use crate::story::{Indicator, Series, TargetKind, find};

/// Height of a chart, in pixels.
pub const HEIGHT: f64 = 190.0;
/// Room above the highest value for its label, in pixels.
const HEAD_PX: f64 = 20.0;
/// Room below the lowest value for its label, in pixels, if values lie below zero.
const FOOT_PX: f64 = 16.0;
/// Lines with more points than this are drawn without single points.
const MAX_DRAWN_POINTS: usize = 60;

/// A half-open range of days, as floats: the first day and the day after the last.
type Days = (f64, f64);

/// A value observed over a period.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ObservedValue {
    days: Days,
    amount: UncertainValue,
    is_result: bool,
}

/// A period with a target.
#[derive(Clone, Copy, Debug, PartialEq)]
struct TargetPeriod {
    days: Days,
    value: f64,
    /// True if a later target has replaced it.
    is_former: bool,
    is_forecast: bool,
    /// True if the period ends with the target's deadline.
    is_due: bool,
}

/// Data of a chart, in days and in the unit of the indicators; computed once for a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesModel {
    /// First day, and the day after the last.
    pub days: Days,
    /// Axis of the values. `None` without values.
    pub axis: Option<Axis>,
    bars: Vec<ObservedValue>,
    lines: Vec<Vec<(f64, f64)>>,
    points: Vec<ObservedValue>,
    claims: Vec<(f64, f64)>,
    targets: Vec<TargetPeriod>,
    paces: Vec<[(f64, f64); 2]>,
    gaps: Vec<Days>,
}

/// Bar over a period, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodBar {
    /// Left edge.
    pub from: f64,
    /// Right edge.
    pub to: f64,
    /// End of the solid part, which starts at zero: up to here the value is certain.
    pub solid: f64,
    /// Upper and lower end of the faded part: up to here the value is possible.
    pub faded: (f64, f64),
    /// Position of the strong edge: the end of the solid part, or the number itself if nothing is certain.
    pub edge: f64,
    /// The side without a bound, shown by an open arrow at `edge`.
    pub open: Option<OpenSide>,
    /// True for a final result.
    pub is_result: bool,
}

/// A point in time, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DataPoint {
    /// Position.
    pub position: Point,
    /// Left and right end of the period that the value may belong to.
    pub extent: (f64, f64),
    /// The side without a bound.
    pub open: Option<OpenSide>,
}

/// Step of a target, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetStep {
    /// Left end.
    pub from: f64,
    /// Right end.
    pub to: f64,
    /// Height of its value.
    pub y: f64,
    /// True if a later target has replaced it.
    pub is_former: bool,
    /// True for a forecast rather than a commitment.
    pub is_forecast: bool,
    /// True if its right end is the deadline.
    pub is_due: bool,
    /// Height of the target that replaces it at its right end.
    pub riser: Option<f64>,
}

/// Drawing of a time series chart. Positions are in pixels, within `width` and [`HEIGHT`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeSeriesChart {
    /// Width, in pixels.
    pub width: f64,
    /// Height of the zero line.
    pub zero_y: f64,
    /// Grid lines at round values: height and value.
    pub ticks: Vec<(f64, f64)>,
    /// Periods without data: left and right end.
    pub gaps: Vec<(f64, f64)>,
    /// Bars of values counted over a period.
    pub bars: Vec<PeriodBar>,
    /// Lines of values counted at a time; a gap starts a new line.
    pub lines: Vec<Vec<Point>>,
    /// Points, if there are few.
    pub points: Vec<DataPoint>,
    /// Positions of values that other sources claim.
    pub claims: Vec<Point>,
    /// The targets.
    pub steps: Vec<TargetStep>,
    /// Linear pace to each target.
    pub paces: Vec<[Point; 2]>,
}

/// The indicators of a series that are in scope, with their ids.
pub fn members<'a>(ctx: &SceneContext<'a>, series: &'a Series) -> Vec<(&'a str, &'a Indicator)> {
    let known = series.indicators.iter().filter_map(|id| Some((id.as_str(), find(&ctx.story.indicators, id)?)));
    known.filter(|(_, indicator)| ctx.background || ctx.includes(&indicator.evidence)).gather()
}

fn days(when: EdtfDate) -> Option<Days> {
    let last = when.last()?.0 as f64 + 1.0;
    Some((when.first().map_or(last - 1.0, |first| first.0 as f64), last))
}

/// The data of a series. `None` if none of its values is in scope.
pub fn series_model(ctx: &SceneContext<'_>, series: &Series) -> Option<SeriesModel> {
    let members = members(ctx, series);
    let mut model = SeriesModel::default();
    for (_, indicator) in &members {
        model.add(ctx, indicator);
    }
    let spans = model
        .bars
        .iter()
        .chain(&model.points)
        .map(|value| value.days)
        .chain(model.targets.iter().map(|period| period.days));
    let ends = model.lines.iter().flat_map(|line| [line.first(), line.last()]).flatten().map(|(day, _)| (*day, *day));
    let known: Vec<Days> = spans.chain(ends).chain(model.claims.iter().map(|(day, _)| (*day, *day))).gather();
    let all = known.iter().copied().chain(series.period.and_then(days));
    model.days = all.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
    model.gaps = gaps(&model);
    let values = model.bars.iter().chain(&model.points).flat_map(|value| value.amount.ends());
    let lines = model.lines.iter().flatten().map(|(_, value)| *value);
    let rest = model.targets.iter().map(|period| period.value).chain(model.claims.iter().map(|(_, value)| *value));
    let paces = model.paces.iter().flatten().map(|(_, value)| *value);
    model.axis = Some(Axis::around(values.chain(lines).chain(rest).chain(paces)));
    Some(model)
}

/// Runs of whole years without a result or a target, if each period is counted from zero.
fn gaps(model: &SeriesModel) -> Vec<Days> {
    if model.bars.is_empty() {
        return Vec::new();
    }
    let year = |day: f64| Day(day as i64).civil().0;
    let start = |year: i32| Day::from_civil(year, 1, 1).0 as f64;
    let is_known = |days: &Days| {
        let meets = |other: &Days| other.0 < days.1 && days.0 < other.1;
        model.bars.iter().any(|value| meets(&value.days)) || model.targets.iter().any(|period| meets(&period.days))
    };
    let years = year(model.days.0)..=year(model.days.1 - 1.0);
    let mut runs: Vec<Days> = Vec::new();
    for (from, to) in years.map(|year| (start(year), start(year + 1))).filter(|days| !is_known(days)) {
        let to = to.min(model.days.1);
        match runs.last_mut() {
            Some(last) if last.1 == from => last.1 = to,
            _ => runs.push((from.max(model.days.0), to)),
        }
    }
    runs
}

impl SeriesModel {
    fn add(&mut self, ctx: &SceneContext<'_>, indicator: &Indicator) {
        let is_anew = indicator.period.first().is_some();
        let observations = indicator.observations.iter().filter(|observation| ctx.includes(&observation.evidence));
        let mut line: Vec<(f64, f64)> = Vec::new();
        let mut points = Vec::new();
        for observation in observations {
            let Some(days) = days(observation.when) else { continue };
            let amount = UncertainValue::of(&observation.value);
            let counted = ObservedValue { days, amount, is_result: observation.is_result };
            if is_anew {
                // A count of a year starts with the year, even if only its last day is given.
                let from = indicator.period.first().map_or(days.0, |first| (first.0 as f64).min(days.0));
                self.bars.push(ObservedValue { days: (from, days.1), ..counted });
            } else {
                line.push((f64::midpoint(days.0, days.1), amount.number));
                if points.len() <= MAX_DRAWN_POINTS {
                    points.push(counted);
                }
            }
        }
        // Interim values are painted over the result.
        let order = argsort(self.bars.iter().map(|value| (i64::from(!value.is_result), 0)).gather());
        apply_permutation(&mut self.bars, order);
        if line.len() <= MAX_DRAWN_POINTS {
            self.points.append(&mut points);
        }
        if !line.is_empty() {
            if !line.is_sorted_by(|one, other| one.0 <= other.0) {
                let order = argsort(line.iter().map(|(day, _)| (*day as i64, 0)).gather());
                apply_permutation(&mut line, order);
            }
            self.lines.push(line);
        }
        if let Some(readings) = indicator.readings.as_ref().filter(|readings| ctx.includes(&readings.evidence)) {
            let mut line = Vec::new();
            for (day, value) in readings.days() {
                match value {
                    Some(value) => line.push((day as f64, value)),
                    None if !line.is_empty() => self.lines.push(std::mem::take(&mut line)),
                    None => {}
                }
            }
            self.lines.push(line);
        }
        let claims = indicator.claims.iter().filter(|claim| ctx.includes(&claim.evidence));
        let claims = claims.filter_map(|claim| Some((days(claim.when)?, claim.value.number.to_f64())));
        self.claims.extend(claims.map(|((from, to), value)| (f64::midpoint(from, to), value)));
        self.add_targets(ctx, indicator);
    }

    /// Adds the targets of an indicator as steps, and the pace to each.
    fn add_targets(&mut self, ctx: &SceneContext<'_>, indicator: &Indicator) {
        let start = indicator.period.first().map(|first| first.0 as f64);
        let first_seen =
            indicator.observations.iter().filter_map(|observation| days(observation.when)).map(|days| days.0).next();
        let targets: Vec<_> = indicator.targets.iter().filter(|target| ctx.includes(&target.evidence)).gather();
        let since = |index: usize| targets.get(index)?.announced.and_then(EdtfDate::first).map(|day| day.0 as f64);
        for (index, target) in targets.iter().enumerate() {
            let Some((due_from, deadline_end)) = days(target.deadline) else { continue };
            // A target announced during its period holds for the whole period; a revised one from its announcement on.
            let announced = since(index).filter(|_| index > 0 || start.is_none());
            let from = announced.or(start).or(first_seen).unwrap_or(due_from).min(deadline_end);
            let value = target.value.number.to_f64();
            let is_forecast = matches!(target.kind, TargetKind::Forecast | TargetKind::Plan);
            let replaced = since(index + 1).filter(|next| from < *next && *next < deadline_end);
            let target =
                TargetPeriod { days: (from, deadline_end), value, is_former: false, is_forecast, is_due: true };
            if let Some(next) = replaced {
                self.targets.push(TargetPeriod { days: (from, next), is_due: false, ..target });
                self.targets.push(TargetPeriod {
                    days: (next, deadline_end),
                    is_former: true,
                    is_due: false,
                    ..target
                });
            } else {
                self.targets.push(target);
            }
            let base = indicator.baseline.as_ref().map_or(0.0, |value| value.number.to_f64());
            if index == 0 {
                self.paces.push([(from, base), (deadline_end, value)]);
            }
        }
    }

    /// Draws the chart, `width` pixels wide. Lines are downsampled to columns of `column` pixels.
    pub fn draw(&self, width: f64, column: f64) -> TimeSeriesChart {
        if self.axis.is_none() {
            return TimeSeriesChart::default();
        }
        let length = (self.days.1 - self.days.0).max(1.0);
        let x = |day: f64| crate::geometry::clamp((day - self.days.0) / length, 0.0, 1.0) * width;
        let y = |value: f64| self.height_of(value);
        let at = |(day, value): (f64, f64)| Point::new(x(day), y(value));
        let bar_of = |value: &ObservedValue| {
            let extent = value.amount.extent();
            let (zero_y, end) = (y(0.0), y(value.amount.number));
            let (solid, faded) = if value.amount.is_vague() {
                let (solid, faded) = UncertainValue::faded(zero_y, end);
                (solid, (solid.min(faded), solid.max(faded)))
            } else {
                (y(extent.certain), (y(extent.possible.1), y(extent.possible.0)))
            };
            let edge = if extent.certain == 0.0 || value.amount.is_vague() { end } else { solid };
            PeriodBar {
                from: x(value.days.0),
                to: x(value.days.1),
                solid,
                faded,
                edge,
                open: extent.open,
                is_result: value.is_result,
            }
        };
        let point_of = |value: &ObservedValue| DataPoint {
            position: at((f64::midpoint(value.days.0, value.days.1), value.amount.number)),
            extent: (x(value.days.0), x(value.days.1)),
            open: value.amount.extent().open,
        };
        let step = |target: &TargetPeriod| {
            let next = self.targets.iter().find(|next| next.days.0 == target.days.1 && !next.is_former);
            TargetStep {
                from: x(target.days.0),
                to: x(target.days.1),
                y: y(target.value),
                is_former: target.is_former,
                is_forecast: target.is_forecast,
                is_due: target.is_due,
                riser: next.filter(|_| !target.is_due && !target.is_former).map(|next| y(next.value)),
            }
        };
        TimeSeriesChart {
            width,
            zero_y: y(0.0),
            ticks: self.ticks(),
            gaps: self.gaps.iter().map(|(from, to)| (x(*from), x(*to))).gather(),
            bars: self.bars.iter().map(bar_of).gather(),
            lines: self.lines.iter().map(|line| downsample(line.iter().copied().map(at), column)).gather(),
            points: self.points.iter().map(point_of).gather(),
            claims: self.claims.iter().copied().map(at).gather(),
            steps: self.targets.iter().map(step).gather(),
            paces: self.paces.iter().map(|ends| ends.map(at)).gather(),
        }
    }

    /// Runs of years without data: first and last year of each.
    pub fn years_unknown(&self) -> impl Iterator<Item = (i32, i32)> {
        let year = |day: f64| Day(day as i64).civil().0;
        self.gaps.iter().map(move |(from, to)| (year(*from), year(to - 1.0)))
    }

    /// Round values: height in pixels from the top, and value.
    pub fn ticks(&self) -> Vec<(f64, f64)> {
        let ticks = self.axis.map(|axis| axis.ticks(4)).unwrap_or_default();
        ticks.into_iter().map(|value| (self.height_of(value), value)).gather()
    }

    /// Periods without data: middle and length, in percent of the width.
    pub fn gaps(&self) -> impl Iterator<Item = (f64, f64)> {
        let of = |(from, to): &Days| (self.percent(f64::midpoint(*from, *to)), self.percent(*to) - self.percent(*from));
        self.gaps.iter().map(of)
    }

    /// Position of a day, in percent of the width.
    pub fn percent(&self, day: f64) -> f64 {
        (day - self.days.0) / (self.days.1 - self.days.0).max(1.0) * 100.0
    }

    /// Height of a value, in pixels from the top.
    pub fn height_of(&self, value: f64) -> f64 {
        self.axis.map_or(HEIGHT, |axis| {
            let bottom = if axis.least < 0.0 { HEIGHT - FOOT_PX } else { HEIGHT };
            bottom - axis.share(value) * (bottom - HEAD_PX)
        })
    }
}

//! A family of indicators over time: what was counted, what was promised by when, and what is not known.
//!
//! What is counted anew in each period is a block over that period, as high as its number; what grows from the start is a
//! line. A target is a step from its announcement, or from the start of its period, to its deadline.

use super::bullet::UncertainValue;
use super::downsample::downsample;
use super::uncertainty::OpenSide;
use crate::civil::{Day, EdtfDate};
use crate::geometry::Point;
use crate::number::{apply_permutation, argsort};
use crate::scene::kit::value_axis::Axis;
use crate::scene::records::record_text::SceneContext;
use crate::story::{Indicator, Series, TargetKind, find};

/// The height of a chart.
pub const HEIGHT: f64 = 190.0;
/// Room above the highest value, for its words.
const HEAD_PX: f64 = 20.0;
/// Room below the lowest value, for its label, where values lie below zero.
const FOOT_PX: f64 = 16.0;
/// So many points of a line are drawn one by one; more are the line alone.
const MAX_DRAWN_POINTS: usize = 60;

/// A stretch of days, from the first to the one behind the last.
type Days = (f64, f64);

/// Something counted over a period.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ObservedValue {
    days: Days,
    amount: UncertainValue,
    is_result: bool,
}

/// A stretch of time with a target.
#[derive(Clone, Copy, Debug, PartialEq)]
struct TargetPeriod {
    days: Days,
    value: f64,
    /// Whether another took its place by then.
    is_former: bool,
    is_forecast: bool,
    /// Whether it ends with its deadline.
    is_due: bool,
}

/// The numbers of a chart, in days and in the unit of the indicators; made once for a story.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SeriesModel {
    /// The first day, and the one behind the last.
    pub days: Days,
    /// The values.
    pub axis: Option<Axis>,
    bars: Vec<ObservedValue>,
    lines: Vec<Vec<(f64, f64)>>,
    points: Vec<ObservedValue>,
    claims: Vec<(f64, f64)>,
    targets: Vec<TargetPeriod>,
    paces: Vec<[(f64, f64); 2]>,
    gaps: Vec<Days>,
}

/// A block, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeriodBar {
    /// Its left edge.
    pub from: f64,
    /// Its right edge.
    pub to: f64,
    /// End of the solid part, which starts at zero: the value is certain as far as that.
    pub solid: f64,
    /// Upper and lower end of the faded part: the value is possible as far as that.
    pub faded: (f64, f64),
    /// Position of the strong edge: the end of the solid part, or the number itself where nothing is certain.
    pub edge: f64,
    /// The side without a bound, shown by an open arrow at `edge`.
    pub open: Option<OpenSide>,
    /// Whether it is the final result.
    pub is_result: bool,
}

/// A point in time, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DataPoint {
    /// Where it is.
    pub position: Point,
    /// From when to when it may have been counted.
    pub extent: (f64, f64),
    /// The side without a bound.
    pub open: Option<OpenSide>,
}

/// A target from one time to another, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetStep {
    /// Its start.
    pub from: f64,
    /// Its deadline.
    pub to: f64,
    /// Its value.
    pub y: f64,
    /// Whether another took its place.
    pub is_former: bool,
    /// Whether it is a forecast, not a promise.
    pub is_forecast: bool,
    /// Whether its end is its deadline.
    pub is_due: bool,
    /// The value that took its place at its end.
    pub riser: Option<f64>,
}

/// A drawing, in pixels of its own width and [`HEIGHT`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimeSeriesChart {
    /// Its width.
    pub width: f64,
    /// Where nought is.
    pub zero_y: f64,
    /// Thin lines at round values: where, and the value.
    pub ticks: Vec<(f64, f64)>,
    /// Times of which nothing is known.
    pub gaps: Vec<(f64, f64)>,
    /// What was counted over a period.
    pub bars: Vec<PeriodBar>,
    /// What was counted at a time, one line without a gap each.
    pub lines: Vec<Vec<Point>>,
    /// The points of lines with few of them.
    pub points: Vec<DataPoint>,
    /// What other sources say instead.
    pub claims: Vec<Point>,
    /// The targets.
    pub steps: Vec<TargetStep>,
    /// The linear pace to each target.
    pub paces: Vec<[Point; 2]>,
}

/// The indicators of a series that are told, with their ids.
pub fn members<'a>(ctx: &SceneContext<'a>, series: &'a Series) -> Vec<(&'a str, &'a Indicator)> {
    let known = series.indicators.iter().filter_map(|id| Some((id.as_str(), find(&ctx.story.indicators, id)?)));
    known.filter(|(_, indicator)| ctx.background || ctx.includes(&indicator.evidence)).collect()
}

fn days(when: EdtfDate) -> Option<Days> {
    let last = when.last()?.0 as f64 + 1.0;
    Some((when.first().map_or(last - 1.0, |first| first.0 as f64), last))
}

/// The numbers of a series; none when nothing of it is told.
pub fn series_model(ctx: &SceneContext<'_>, series: &Series) -> Option<SeriesModel> {
    let members = members(ctx, series);
    let mut model = SeriesModel::default();
    for (_, indicator) in &members {
        model.add(ctx, indicator);
    }
    let spans =
        model.bars.iter().chain(&model.points).map(|own| own.days).chain(model.targets.iter().map(|own| own.days));
    let ends = model.lines.iter().flat_map(|line| [line.first(), line.last()]).flatten().map(|(day, _)| (*day, *day));
    let known: Vec<Days> = spans.chain(ends).chain(model.claims.iter().map(|(day, _)| (*day, *day))).collect();
    let all = known.iter().copied().chain(series.period.and_then(days));
    model.days = all.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
    model.gaps = gaps(&model);
    let values = model.bars.iter().chain(&model.points).flat_map(|own| own.amount.ends());
    let lines = model.lines.iter().flatten().map(|(_, value)| *value);
    let rest = model.targets.iter().map(|own| own.value).chain(model.claims.iter().map(|(_, value)| *value));
    let paces = model.paces.iter().flatten().map(|(_, value)| *value);
    model.axis = Some(Axis::around(values.chain(lines).chain(rest).chain(paces)));
    Some(model)
}

/// The runs of whole years of which neither a result nor a target is known, where each period is counted from zero.
fn gaps(model: &SeriesModel) -> Vec<Days> {
    if model.bars.is_empty() {
        return Vec::new();
    }
    let year = |day: f64| Day(day as i64).civil().0;
    let start = |year: i32| Day::from_civil(year, 1, 1).0 as f64;
    let is_known = |days: &Days| {
        let meets = |own: &Days| own.0 < days.1 && days.0 < own.1;
        model.bars.iter().any(|own| meets(&own.days)) || model.targets.iter().any(|own| meets(&own.days))
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
        let seen = indicator.observations.iter().filter(|seen| ctx.includes(&seen.evidence));
        let mut line: Vec<(f64, f64)> = Vec::new();
        let mut dots = Vec::new();
        for seen in seen {
            let Some(days) = days(seen.when) else { continue };
            let amount = UncertainValue::of(&seen.value);
            let counted = ObservedValue { days, amount, is_result: seen.is_result };
            if is_anew {
                // What is counted in a year is counted from its start, even where only the day is told.
                let from = indicator.period.first().map_or(days.0, |first| (first.0 as f64).min(days.0));
                self.bars.push(ObservedValue { days: (from, days.1), ..counted });
            } else {
                line.push((f64::midpoint(days.0, days.1), amount.number));
                if dots.len() <= MAX_DRAWN_POINTS {
                    dots.push(counted);
                }
            }
        }
        // What was counted on the way lies on the result.
        let order = argsort(self.bars.iter().map(|own| (i64::from(!own.is_result), 0)).collect());
        apply_permutation(&mut self.bars, order);
        if line.len() <= MAX_DRAWN_POINTS {
            self.points.append(&mut dots);
        }
        if !line.is_empty() {
            if !line.is_sorted_by(|one, other| one.0 <= other.0) {
                let order = argsort(line.iter().map(|(day, _)| (*day as i64, 0)).collect());
                apply_permutation(&mut line, order);
            }
            self.lines.push(line);
        }
        if let Some(readings) = indicator.readings.as_ref().filter(|own| ctx.includes(&own.evidence)) {
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

    /// The targets of an indicator as steps, and the pace to each.
    fn add_targets(&mut self, ctx: &SceneContext<'_>, indicator: &Indicator) {
        let start = indicator.period.first().map(|first| first.0 as f64);
        let first_seen = indicator.observations.iter().filter_map(|seen| days(seen.when)).map(|days| days.0).next();
        let targets: Vec<_> = indicator.targets.iter().filter(|target| ctx.includes(&target.evidence)).collect();
        let since = |index: usize| targets.get(index)?.announced.and_then(EdtfDate::first).map(|day| day.0 as f64);
        for (index, target) in targets.iter().enumerate() {
            let Some((due_from, due)) = days(target.deadline) else { continue };
            // What was announced in the course of its period holds for all of it, what was raised from then on.
            let announced = since(index).filter(|_| index > 0 || start.is_none());
            let from = announced.or(start).or(first_seen).unwrap_or(due_from).min(due);
            let value = target.value.number.to_f64();
            let is_forecast = matches!(target.kind, TargetKind::Forecast | TargetKind::Plan);
            let replaced = since(index + 1).filter(|next| from < *next && *next < due);
            let goal = TargetPeriod { days: (from, due), value, is_former: false, is_forecast, is_due: true };
            if let Some(next) = replaced {
                self.targets.push(TargetPeriod { days: (from, next), is_due: false, ..goal });
                self.targets.push(TargetPeriod { days: (next, due), is_former: true, is_due: false, ..goal });
            } else {
                self.targets.push(goal);
            }
            let base = indicator.baseline.as_ref().map_or(0.0, |value| value.number.to_f64());
            if index == 0 {
                self.paces.push([(from, base), (due, value)]);
            }
        }
    }

    /// The chart, as wide as `width`; lines are reduced to columns of `column` pixels.
    pub fn draw(&self, width: f64, column: f64) -> TimeSeriesChart {
        if self.axis.is_none() {
            return TimeSeriesChart::default();
        }
        let length = (self.days.1 - self.days.0).max(1.0);
        let x = |day: f64| crate::geometry::clamp((day - self.days.0) / length, 0.0, 1.0) * width;
        let y = |value: f64| self.height_of(value);
        let at = |(day, value): (f64, f64)| Point::new(x(day), y(value));
        let block = |own: &ObservedValue| {
            let extent = own.amount.extent();
            let (zero_y, end) = (y(0.0), y(own.amount.number));
            let (solid, soft) = if own.amount.is_vague() {
                let (solid, far) = UncertainValue::faded(zero_y, end);
                (solid, (solid.min(far), solid.max(far)))
            } else {
                (y(extent.certain), (y(extent.possible.1), y(extent.possible.0)))
            };
            let edge = if extent.certain == 0.0 || own.amount.is_vague() { end } else { solid };
            PeriodBar {
                from: x(own.days.0),
                to: x(own.days.1),
                solid,
                faded: soft,
                edge,
                open: extent.open,
                is_result: own.is_result,
            }
        };
        let dot = |own: &ObservedValue| DataPoint {
            position: at((f64::midpoint(own.days.0, own.days.1), own.amount.number)),
            extent: (x(own.days.0), x(own.days.1)),
            open: own.amount.extent().open,
        };
        let step = |goal: &TargetPeriod| {
            let next = self.targets.iter().find(|next| next.days.0 == goal.days.1 && !next.is_former);
            TargetStep {
                from: x(goal.days.0),
                to: x(goal.days.1),
                y: y(goal.value),
                is_former: goal.is_former,
                is_forecast: goal.is_forecast,
                is_due: goal.is_due,
                riser: next.filter(|_| !goal.is_due && !goal.is_former).map(|next| y(next.value)),
            }
        };
        TimeSeriesChart {
            width,
            zero_y: y(0.0),
            ticks: self.ticks(),
            gaps: self.gaps.iter().map(|(from, to)| (x(*from), x(*to))).collect(),
            bars: self.bars.iter().map(block).collect(),
            lines: self.lines.iter().map(|line| downsample(line.iter().copied().map(at), column)).collect(),
            points: self.points.iter().map(dot).collect(),
            claims: self.claims.iter().copied().map(at).collect(),
            steps: self.targets.iter().map(step).collect(),
            paces: self.paces.iter().map(|ends| ends.map(at)).collect(),
        }
    }

    /// The runs of years of which nothing is known: the first and the last year of each.
    pub fn years_unknown(&self) -> impl Iterator<Item = (i32, i32)> {
        let year = |day: f64| Day(day as i64).civil().0;
        self.gaps.iter().map(move |(from, to)| (year(*from), year(to - 1.0)))
    }

    /// Round values: where they lie, in pixels from the top, and the value.
    pub fn ticks(&self) -> Vec<(f64, f64)> {
        let ticks = self.axis.map(|axis| axis.ticks(4)).unwrap_or_default();
        ticks.into_iter().map(|value| (self.height_of(value), value)).collect()
    }

    /// The times of which nothing is known: their middle and their length, in percent of the width.
    pub fn gaps(&self) -> impl Iterator<Item = (f64, f64)> {
        let of = |(from, to): &Days| (self.percent(f64::midpoint(*from, *to)), self.percent(*to) - self.percent(*from));
        self.gaps.iter().map(of)
    }

    /// Where a day lies, in percent of the width.
    pub fn percent(&self, day: f64) -> f64 {
        (day - self.days.0) / (self.days.1 - self.days.0).max(1.0) * 100.0
    }

    /// Where a value lies, in pixels from the top.
    pub fn height_of(&self, value: f64) -> f64 {
        self.axis.map_or(HEIGHT, |axis| {
            let bottom = if axis.least < 0.0 { HEIGHT - FOOT_PX } else { HEIGHT };
            bottom - axis.share(value) * (bottom - HEAD_PX)
        })
    }
}

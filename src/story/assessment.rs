//! Status of a target, from a linear pace toward its deadline. Values, targets and dates can be intervals, and the status
//! is computed at both ends. If the two results differ, the assessment holds both.
//!
//! A value with a bound on one side only ("more than 70", "at most 60") has two ends as well: the number, and the furthest
//! value that the bound allows. A count above zero does not fall below zero, and one below zero does not rise above it;
//! otherwise that end is open. The other end of "70余" is 80. With "more than 70", a target of at least 80 may have been
//! met; with "at most 60" it is missed in any case.
//!
//! A limit, such as at most 50 accidents in a year, is met at the end of its deadline at the earliest. Until then the
//! current number is extrapolated to the end at the current pace. The score, 2 − extrapolated number ÷ limit, is rated like
//! a share of the expected progress toward any other target. A number over the limit before the end is at risk and not
//! missed: a count may be corrected, and a rate may still fall.

use crate::civil::Day;
use crate::number::Interval;

/// Below this share of elapsed time, no pace is computed.
const TOO_EARLY_BELOW: f64 = 0.1;
/// From this share of the expected progress on, the status is on track.
const ON_TRACK_FROM: f64 = 0.95;
/// From this share of the expected progress on, the status is behind; below it, at risk.
const BEHIND_FROM: f64 = 0.6;

/// Status of a target. Variants are ordered from worst to best, after those without a rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// No status can be computed, with the reason.
    CannotAssess(UnassessableReason),
    /// No target was published.
    NoTarget,
    /// Too little of the time has passed.
    TooEarly,
    /// The deadline has passed, and the final value is short of it.
    Missed,
    /// The deadline has passed, and the last value is not final.
    Overdue,
    /// The value is further from the target than at the start.
    Reversed,
    /// Progress is far below the expected pace.
    AtRisk,
    /// Progress is below the expected pace.
    Behind,
    /// Progress is at the expected pace, or nearly.
    OnTrack,
    /// Reached, after the deadline.
    MetLate,
    /// Reached by the deadline.
    Met,
    /// Reached before the period of the deadline.
    MetEarly,
}

/// Reason why no status can be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnassessableReason {
    /// The record has no actual value.
    NothingCounted,
    /// The target equals the baseline.
    TargetIsBaseline,
    /// The deadline has no last day.
    NoDeadline,
    /// The deadline is before the announcement of the target.
    DueBeforeAnnounced,
    /// The last value is older than the target.
    OlderThanTarget,
    /// The value has no usable date.
    NoDate,
}

/// Rating of a status, which determines its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The target was reached.
    Good,
    /// The target is as near as expected by now.
    Going,
    /// The target is less near than expected by now.
    Slow,
    /// The target was missed, or the value moved away from it.
    Bad,
    /// The status allows no rating.
    Unknown,
}

impl Status {
    /// The rating of the status.
    pub fn tone(self) -> Tone {
        match self {
            Self::MetEarly | Self::Met | Self::MetLate => Tone::Good,
            Self::OnTrack => Tone::Going,
            Self::Behind | Self::AtRisk | Self::Overdue => Tone::Slow,
            Self::Missed | Self::Reversed => Tone::Bad,
            Self::TooEarly | Self::CannotAssess(_) | Self::NoTarget => Tone::Unknown,
        }
    }
}

/// Outcome of a target at its deadline; of a limit, at the end of its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineOutcome {
    /// The target was met.
    Met,
    /// The target was not met.
    Missed,
    /// The deadline is ahead, or the outcome is unknown.
    Open,
}

/// Direction from the baseline to the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trajectory {
    /// The target is better than the baseline.
    TowardTarget,
    /// The target is a limit: it is not better than the baseline. The record has a start day of the count.
    Limit,
    /// The target is a limit. The record has no start day of the count.
    LimitWithoutStart,
}

/// Inputs of a status.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AssessmentInputs {
    /// The baseline, that is, the value at the start.
    pub baseline: f64,
    /// The target.
    pub target: Interval,
    /// The actual value.
    pub value: Interval,
    /// The far end of a value with a bound on one side only: infinity for "more than 70", and zero or minus infinity for
    /// "at most 60". The status includes this end; shares are computed from the number itself.
    pub open: Option<f64>,
    /// First day of the count.
    pub start: Day,
    /// The first and the last day of the deadline.
    pub due: (Day, Day),
    /// The first and last day on which the value may have been counted.
    pub observed: (Day, Day),
    /// True if the value is final.
    pub is_final: bool,
    /// True if a greater value is better.
    pub more_is_better: bool,
    /// Position of the target relative to the baseline.
    pub trajectory: Trajectory,
    /// The first day on which the target is known to have been reached. `None` if it was not.
    pub reached: Option<Day>,
    /// The day of the assessment.
    pub today: Day,
}

/// Assessment of a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The worst and the best status that the record allows.
    pub status: (Status, Status),
    /// Share of the way from the baseline to the target. `None` for a limit.
    pub share: Option<Interval>,
    /// Progress as a share of the expected progress. `None` for a limit, if too little time has passed, or if nothing could
    /// be assessed.
    pub pace: Option<Interval>,
    /// Inputs of the assessment. `None` if nothing could be assessed.
    pub inputs: Option<AssessmentInputs>,
}

impl Assessment {
    pub(super) fn of_status(status: Status) -> Self {
        Self { status: (status, status), share: None, pace: None, inputs: None }
    }

    /// True if the worst and the best status are equal.
    pub fn is_certain(&self) -> bool {
        self.status.0 == self.status.1
    }

    /// True if both statuses are final: met or missed.
    pub fn is_settled(&self) -> bool {
        let is_settled = |status: Status| matches!(status.tone(), Tone::Good) || status == Status::Missed;
        is_settled(self.status.0) && is_settled(self.status.1)
    }

    /// The rating, or [`Tone::Unknown`] if the two statuses have different ratings.
    pub fn tone(&self) -> Tone {
        let (worst, best) = (self.status.0.tone(), self.status.1.tone());
        if worst == best { worst } else { Tone::Unknown }
    }

    /// The outcome of the target at its deadline.
    pub fn deadline_outcome(&self) -> DeadlineOutcome {
        match self.tone() {
            Tone::Good => DeadlineOutcome::Met,
            Tone::Bad if self.status.0 != Status::Reversed => DeadlineOutcome::Missed,
            _ => DeadlineOutcome::Open,
        }
    }
}

impl AssessmentInputs {
    /// The assessment over every combination of interval ends.
    pub(super) fn assess(&self) -> Assessment {
        let ends = |interval: Interval| [interval.low, interval.high];
        let mut all = Vec::new();
        let (mut shares, mut paces) = (Vec::new(), Vec::new());
        for value in ends(self.value).into_iter().chain(self.open) {
            for goal in ends(self.target) {
                if !self.is_limit() && Some(value) != self.open {
                    shares.push((value - self.baseline) / (goal - self.baseline));
                }
                for day in [self.observed.0, self.observed.1] {
                    if self.is_limit() {
                        all.push(self.status_of_limit(value, goal, day));
                    } else {
                        all.push(self.status(value, goal, day));
                        paces.extend(self.pace(value, goal, day).filter(|_| Some(value) != self.open));
                    }
                }
            }
        }
        let worst = all.iter().copied().min().unwrap_or(Status::NoTarget);
        let best = all.iter().copied().max().unwrap_or(Status::NoTarget);
        Assessment { status: (worst, best), share: hull(&shares), pace: hull(&paces), inputs: Some(*self) }
    }

    /// Status for exact numbers on an exact day.
    fn status(&self, value: f64, goal: f64, day: Day) -> Status {
        if self.is_within(value, goal) {
            let reached = self.reached.map_or(day, |reached| reached.min(day));
            return match reached {
                own if own < self.due.0 => Status::MetEarly,
                own if own <= self.due.1 => Status::Met,
                _ => Status::MetLate,
            };
        }
        if self.is_final && self.today.max(day) >= self.due.1 {
            return Status::Missed;
        }
        if self.today > self.due.1 {
            return Status::Overdue;
        }
        if (value - self.baseline) * (goal - self.baseline).signum() < 0.0 {
            return Status::Reversed;
        }
        status_of_pace(self.pace(value, goal, day))
    }

    /// Status of a limit for exact numbers on an exact day.
    fn status_of_limit(&self, value: f64, goal: f64, day: Day) -> Status {
        let is_kept = self.is_within(value, goal);
        let is_all = day >= self.due.1 || self.is_final && self.today >= self.due.1;
        match () {
            () if is_all && is_kept => Status::Met,
            () if is_all && self.is_final => Status::Missed,
            () if self.today > self.due.1 => Status::Overdue,
            () if !is_kept => Status::AtRisk,
            () => status_of_pace(self.limit_score(value, goal, day)),
        }
    }

    /// True for a limit, which cannot be met before its deadline.
    pub fn is_limit(&self) -> bool {
        self.trajectory != Trajectory::TowardTarget
    }

    /// True if a value equals the goal or is better.
    pub fn is_within(&self, value: f64, goal: f64) -> bool {
        if self.more_is_better { value >= goal } else { value <= goal }
    }

    /// Score of a limit on a day, on the scale of a share of the expected progress: 1 is as expected. `None` if too little
    /// time has passed.
    fn limit_score(&self, value: f64, goal: f64, day: Day) -> Option<f64> {
        let worse = if self.more_is_better { -1.0 } else { 1.0 };
        let (used, room) = ((value - self.baseline) * worse, (goal - self.baseline) * worse);
        // A limit without a start day has no pace: any value within it is as expected.
        if used <= 0.0 || self.trajectory == Trajectory::LimitWithoutStart {
            return Some(1.0);
        }
        let elapsed = self.elapsed(day);
        (elapsed >= TOO_EARLY_BELOW).then(|| 2.0 - used / (room * elapsed))
    }

    /// For a limit, the value extrapolated linearly from the last observed day to the deadline. `None` if the value is the
    /// last one, too little time has passed, or the count has no start day.
    pub fn projected(&self) -> Option<Interval> {
        let elapsed = self.elapsed(self.observed.1);
        let is_told = self.trajectory == Trajectory::Limit && self.is_running() && elapsed >= TOO_EARLY_BELOW;
        let on = |value: f64| self.baseline + (value - self.baseline) / elapsed;
        is_told.then(|| Interval { low: on(self.value.low), high: on(self.value.high) })
    }

    /// Value that a linear pace expects on the last observed day. `None` if the value is the last one, or for a limit
    /// without a start day.
    pub fn expected(&self) -> Option<f64> {
        let is_told = self.is_running() && self.trajectory != Trajectory::LimitWithoutStart;
        is_told.then(|| self.baseline + (self.goal() - self.baseline) * self.elapsed(self.observed.1))
    }

    /// True if a later value is expected before the deadline.
    fn is_running(&self) -> bool {
        !self.is_final && self.observed.1 < self.due.1
    }

    /// Midpoint of the target.
    fn goal(&self) -> f64 {
        self.target.low.midpoint(self.target.high)
    }

    /// Bounds of the qualitative ranges: the value from which on the target counts as near, and the target itself. For a
    /// limit, the first bound lies beyond the limit, by the distance at which it otherwise lies short of the target.
    pub fn range_bounds(&self) -> (f64, f64) {
        let goal = self.goal();
        if !self.is_limit() {
            return (self.baseline + BEHIND_FROM * (goal - self.baseline), goal);
        }
        let over = (1.0 - BEHIND_FROM) * (goal - self.baseline).abs();
        let near = if self.more_is_better { goal - over } else { goal + over };
        // The bounds coincide if the limit equals the baseline. The next float keeps them apart.
        let next = if self.more_is_better { goal.next_down() } else { goal.next_up() };
        (if near == goal { next } else { near }, goal)
    }

    /// Share of the way that a linear pace expects by a day: from 0 at the start to 1 at the end of the deadline.
    pub fn elapsed(&self, day: Day) -> f64 {
        let all = (self.due.1.0 - self.start.0) as f64;
        if all <= 0.0 { 1.0 } else { crate::geometry::clamp((day.0 - self.start.0) as f64 / all, 0.0, 1.0) }
    }

    fn pace(&self, value: f64, goal: f64, day: Day) -> Option<f64> {
        let elapsed = self.elapsed(day);
        (elapsed >= TOO_EARLY_BELOW).then(|| (value - self.baseline) / ((goal - self.baseline) * elapsed))
    }
}

/// Status for a share of the expected progress. `None` means that too little time has passed.
fn status_of_pace(pace: Option<f64>) -> Status {
    match pace {
        None => Status::TooEarly,
        Some(pace) if pace >= ON_TRACK_FROM => Status::OnTrack,
        Some(pace) if pace >= BEHIND_FROM => Status::Behind,
        Some(_) => Status::AtRisk,
    }
}

fn hull(values: &[f64]) -> Option<Interval> {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (low.is_finite() && high.is_finite()).then_some(Interval { low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Inputs for a limit of `goal` in the year 2020, counted from its start and observed on a day of it. With `up`, the
    /// limit is a minimum.
    fn limit(goal: f64, value: f64, day: (u8, u8), is_final: bool) -> AssessmentInputs {
        let exact = |number: f64| Interval { low: number, high: number };
        let seen = Day::from_civil(2020, day.0, day.1);
        AssessmentInputs {
            baseline: 0.0,
            target: exact(goal),
            value: exact(value),
            open: None,
            start: Day::from_civil(2020, 1, 1),
            due: (Day::from_civil(2020, 12, 31), Day::from_civil(2020, 12, 31)),
            observed: (seen, seen),
            is_final,
            more_is_better: goal < 0.0,
            trajectory: Trajectory::Limit,
            reached: None,
            today: seen,
        }
    }

    fn of(inputs: AssessmentInputs) -> Status {
        let standing = inputs.assess();
        assert!(standing.is_certain() && standing.share.is_none() && standing.pace.is_none(), "{standing:?}");
        standing.status.0
    }

    #[test]
    fn a_limit_is_not_met_before_its_period_ends() {
        let (half, end) = ((7, 1), (12, 31));
        for (value, day, is_final, wanted) in [
            (20.0, half, false, Status::OnTrack),
            (25.0, half, false, Status::OnTrack),
            (30.0, half, false, Status::Behind),
            (40.0, half, false, Status::AtRisk),
            (51.0, half, false, Status::AtRisk),
            (51.0, (12, 30), false, Status::AtRisk),
            (0.0, half, false, Status::OnTrack),
            (1.0, (1, 20), false, Status::TooEarly),
            (60.0, (1, 20), false, Status::AtRisk),
            (20.0, half, true, Status::OnTrack),
            (50.0, end, true, Status::Met),
            (50.0, end, false, Status::Met),
            (75.0, end, true, Status::Missed),
        ] {
            assert_eq!(of(limit(50.0, value, day, is_final)), wanted, "{value} on {day:?}");
        }
        let later = |inputs: AssessmentInputs| AssessmentInputs { today: Day::from_civil(2021, 1, 4), ..inputs };
        assert_eq!(of(later(limit(50.0, 40.0, half, false))), Status::Overdue, "the rest was never counted");
        assert_eq!(of(later(limit(50.0, 40.0, half, true))), Status::Met);
        assert_eq!(of(later(limit(50.0, 75.0, half, true))), Status::Missed);
    }

    #[test]
    fn a_limit_of_zero_and_one_below_zero_are_limits_too() {
        let end = (12, 31);
        assert_eq!(of(limit(0.0, 3.0, end, true)), Status::Missed);
        assert_eq!(of(limit(0.0, 0.0, end, true)), Status::Met);
        assert_eq!(of(limit(0.0, 0.0, (7, 1), false)), Status::OnTrack);
        assert_eq!(of(limit(0.0, 1.0, (7, 1), false)), Status::AtRisk);
        assert_eq!(of(limit(-50.0, -40.0, (7, 1), false)), Status::AtRisk);
        assert_eq!(of(limit(-50.0, -20.0, (7, 1), false)), Status::OnTrack);
        assert_eq!(of(limit(-50.0, -60.0, end, true)), Status::Missed);
    }

    #[test]
    fn without_a_baseline_a_limit_has_no_pace() {
        let own = |value: f64| AssessmentInputs {
            trajectory: Trajectory::LimitWithoutStart,
            ..limit(50.0, value, (7, 1), false)
        };
        assert_eq!([of(own(40.0)), of(own(60.0))], [Status::OnTrack, Status::AtRisk]);
        assert_eq!((own(40.0).expected(), own(40.0).projected()), (None, None));
        let on = limit(50.0, 40.0, (7, 1), false).projected().unwrap();
        assert!((on.low - 80.2).abs() < 0.05 && on.low == on.high, "{on:?}");
    }

    #[test]
    fn the_best_range_of_a_limit_is_within_it() {
        let bounds = |goal: f64| limit(goal, 0.0, (7, 1), false).range_bounds();
        assert_eq!(bounds(50.0), (70.0, 50.0));
        assert_eq!(bounds(-50.0), (-70.0, -50.0));
        let (near, goal) = bounds(0.0);
        assert!(near > goal && near < 1e-300, "{near}");
    }
}

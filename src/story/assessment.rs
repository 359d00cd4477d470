//! Status of a target, from a linear pace toward its deadline. Values, targets and dates can be intervals, and the status
//! is computed at both ends. If the two results differ, the assessment holds both.
//!
//! A value with a bound on one side only ("more than 70", "at most 60") has two ends as well: the number, and the furthest
//! value that the bound allows. A count above zero does not fall below zero, and one below zero does not rise above it;
//! otherwise that end is open. The other end of "70余" is 80, that of "近70" is 60. With "more than 70", a target of at
//! least 80 may have been met; with "at most 60" it is missed in any case.

use super::status::{Status, Tone};
use crate::civil::Day;
use crate::number::Interval;

/// Below this share of elapsed time, no pace is computed.
pub(super) const TOO_EARLY_BELOW: f64 = 0.1;
/// From this share of the expected progress on, the status is on track.
const ON_TRACK_FROM: f64 = 0.95;
/// From this share of the expected progress on, the status is behind; below it, at risk.
const BEHIND_FROM: f64 = 0.6;

/// The thresholds of a status: of expected progress, on track and behind; of elapsed time, too early.
pub const THRESHOLDS: [f64; 3] = [ON_TRACK_FROM, BEHIND_FROM, TOO_EARLY_BELOW];

/// Outcome of a target at its deadline; of a limit, at the end of its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineOutcome {
    /// The target was met.
    Met,
    /// The target was not met.
    Missed,
    /// A search found values short of the target, and no final one.
    Part,
    /// A search found no value.
    NoResult,
    /// The record has no value, and nobody has searched for one.
    NotSearched,
    /// The deadline is ahead, or the record leaves the outcome open.
    Open,
}

impl DeadlineOutcome {
    /// Every outcome, in the order in which they are counted.
    pub const ALL: [Self; 6] = [Self::Met, Self::Missed, Self::Part, Self::NoResult, Self::NotSearched, Self::Open];
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
    pub deadline: (Day, Day),
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
    /// True if the source says "basically", so that the value does not show whether the target was met.
    pub is_qualified: bool,
}

impl Assessment {
    pub(super) fn of_status(status: Status) -> Self {
        Self { status: (status, status), share: None, pace: None, inputs: None, is_qualified: false }
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

    /// The assessment of a value that its source qualifies with "basically": it may fall short of the target, so that a
    /// target is never met for certain.
    pub(super) fn qualified(mut self) -> Self {
        if self.status.1.tone() == Tone::Good {
            self.status.0 = self.status.0.min(Status::Missed);
            self.is_qualified = true;
        }
        self
    }

    /// The assessment after a search that found no final value: an overdue value is the part that was found.
    pub(super) fn searched(mut self) -> Self {
        let part = |status| if status == Status::Overdue { Status::PartFound } else { status };
        self.status = (part(self.status.0), part(self.status.1));
        self
    }

    /// The outcome of the target at its deadline.
    pub fn deadline_outcome(&self) -> DeadlineOutcome {
        match (self.tone(), self.status) {
            (Tone::Good, _) => DeadlineOutcome::Met,
            (Tone::Bad, (worst, _)) if worst != Status::Reversed => DeadlineOutcome::Missed,
            (_, (Status::PartFound, Status::PartFound)) => DeadlineOutcome::Part,
            (_, (Status::NoResultFound, _)) => DeadlineOutcome::NoResult,
            (_, (Status::NotSearched, _)) => DeadlineOutcome::NotSearched,
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
            for target in ends(self.target) {
                if !self.is_limit() && Some(value) != self.open {
                    shares.push((value - self.baseline) / (target - self.baseline));
                }
                for day in [self.observed.0, self.observed.1] {
                    if self.is_limit() {
                        all.push(self.status_of_limit(value, target, day));
                    } else {
                        all.push(self.status(value, target, day));
                        paces.extend(self.pace(value, target, day).filter(|_| Some(value) != self.open));
                    }
                }
            }
        }
        let worst = all.iter().copied().min().unwrap_or(Status::NoTarget);
        let best = all.iter().copied().max().unwrap_or(Status::NoTarget);
        Assessment {
            status: (worst, best),
            share: hull(&shares),
            pace: hull(&paces),
            inputs: Some(*self),
            is_qualified: false,
        }
    }

    /// Status for exact numbers on an exact day.
    fn status(&self, value: f64, target: f64, day: Day) -> Status {
        if self.is_within(value, target) {
            let reached = self.reached.map_or(day, |reached| reached.min(day));
            return match reached {
                day if day < self.deadline.0 => Status::MetEarly,
                day if day <= self.deadline.1 => Status::Met,
                _ => Status::MetLate,
            };
        }
        if self.is_final && self.today.max(day) >= self.deadline.1 {
            return Status::Missed;
        }
        if self.today > self.deadline.1 {
            return Status::Overdue;
        }
        if (value - self.baseline) * (target - self.baseline).signum() < 0.0 {
            return Status::Reversed;
        }
        status_of_pace(self.pace(value, target, day))
    }

    /// True if a value equals the goal or is better.
    pub fn is_within(&self, value: f64, target: f64) -> bool {
        if self.more_is_better { value >= target } else { value <= target }
    }

    /// Value that a linear pace expects on the last observed day. `None` if the value is the last one, or for a limit
    /// without a start day.
    pub fn expected(&self) -> Option<f64> {
        let is_defined = self.is_running() && self.trajectory != Trajectory::LimitWithoutStart;
        is_defined.then(|| self.baseline + (self.target_midpoint() - self.baseline) * self.elapsed(self.observed.1))
    }

    /// True if a later value is expected before the deadline.
    pub(super) fn is_running(&self) -> bool {
        !self.is_final && self.observed.1 < self.deadline.1
    }

    /// Midpoint of the target.
    fn target_midpoint(&self) -> f64 {
        self.target.low.midpoint(self.target.high)
    }

    /// Bounds of the qualitative ranges: the value from which on the target counts as near, and the target itself. For a
    /// limit, the first bound lies beyond the limit, by the distance at which it otherwise lies short of the target.
    pub fn range_bounds(&self) -> (f64, f64) {
        let target = self.target_midpoint();
        if !self.is_limit() {
            return (self.baseline + BEHIND_FROM * (target - self.baseline), target);
        }
        let over = (1.0 - BEHIND_FROM) * (target - self.baseline).abs();
        let near = if self.more_is_better { target - over } else { target + over };
        // The bounds coincide if the limit equals the baseline. The next float keeps them apart.
        let next = if self.more_is_better { target.next_down() } else { target.next_up() };
        (if near == target { next } else { near }, target)
    }

    /// Share of the way that a linear pace expects by a day: from 0 at the start to 1 at the end of the deadline.
    pub fn elapsed(&self, day: Day) -> f64 {
        let all = (self.deadline.1.0 - self.start.0) as f64;
        if all <= 0.0 { 1.0 } else { crate::geometry::clamp((day.0 - self.start.0) as f64 / all, 0.0, 1.0) }
    }

    fn pace(&self, value: f64, target: f64, day: Day) -> Option<f64> {
        let elapsed = self.elapsed(day);
        (elapsed >= TOO_EARLY_BELOW).then(|| (value - self.baseline) / ((target - self.baseline) * elapsed))
    }
}

/// Status for a share of the expected progress. `None` means that too little time has passed.
pub(super) fn status_of_pace(pace: Option<f64>) -> Status {
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

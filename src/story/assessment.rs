//! How a target stands: a status by the linear pace toward its deadline, told at both ends of what
//! values, targets and dates leave open. Where the ends differ, so does the status, and both are told.
//!
//! A value with a bound on one side alone ("more than 70", "at most 60") has two ends too: the number, and how far the value may
//! go beyond it. A count above zero does not go below zero, and one below zero not above it; otherwise that end is open. Of "70余",
//! seventy and some, the other end is 80. More than 70 is missed for at least 80 only where the rest is known; for at most 60 it
//! is missed either way.
//!
//! A limit, at most 50 accidents in a year, is kept rather than reached: it is met at the end of its deadline at the earliest.
//! Until then the number so far is carried on to the end at the pace so far, and told apart by how much of the limit that is:
//! 2 − number at the end ÷ limit is as good as the same share of the way to any other target. What is over the limit before the
//! end is at risk and not missed: a count may be corrected, and a rate may still fall.

use crate::civil::Day;
use crate::number::Interval;

/// Less of the time than that is too early to tell a pace from.
const TOO_EARLY_BELOW: f64 = 0.1;
/// From this share of the expected way on one is on track.
const ON_TRACK_FROM: f64 = 0.95;
/// From this share on one is behind, below it at risk.
const BEHIND_FROM: f64 = 0.6;

/// How a target stands. In the order of how well, as far as there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It cannot be told, and why.
    CannotAssess(UnassessableReason),
    /// No target was published.
    NoTarget,
    /// Too little of the time has passed.
    TooEarly,
    /// The deadline has passed, and the final value is short of it.
    Missed,
    /// The deadline has passed, and the last value is not final.
    Overdue,
    /// Further away than at the start.
    Reversed,
    /// Far less than the pace that it takes.
    AtRisk,
    /// Less than the pace that it takes.
    Behind,
    /// As fast as it takes, or nearly.
    OnTrack,
    /// Reached, after the deadline.
    MetLate,
    /// Reached by the deadline.
    Met,
    /// Reached before the period of the deadline.
    MetEarly,
}

/// Why nothing can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnassessableReason {
    /// Nothing was counted.
    NothingCounted,
    /// The target is the value that was there at the start.
    TargetIsBaseline,
    /// The deadline is no day that can be told.
    NoDeadline,
    /// The deadline is before the day of its announcement.
    DueBeforeAnnounced,
    /// The last value is older than the target.
    OlderThanTarget,
    /// The value has no day that can be told.
    NoDate,
}

/// How good a status is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The target was reached.
    Good,
    /// It is as near as it should be by now.
    Going,
    /// It is less near than it should be by now.
    Slow,
    /// It was not reached.
    Bad,
    /// Nobody can say.
    Unknown,
}

impl Status {
    /// How good it is.
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

/// What became of a target by its deadline; of a limit, by the end of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadlineOutcome {
    /// It was met.
    Met,
    /// It was not met.
    Missed,
    /// The deadline is still to come, or nobody can say.
    Open,
}

/// The course from the value at the start to the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trajectory {
    /// A way: the target lies to the better side.
    TowardTarget,
    /// A limit, which lies to the other side. The record says on which day the count starts.
    Limit,
    /// A limit. The record does not say when the count starts.
    LimitWithoutStart,
}

/// What a status was worked out from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AssessmentInputs {
    /// The value at the start.
    pub baseline: f64,
    /// The target.
    pub target: Interval,
    /// The value reached.
    pub value: Interval,
    /// The far end of what the value may be, where it has a bound on one side alone: infinity for "more than 70", and zero or
    /// minus infinity for "at most 60". The status takes it in; shares are those of the number itself.
    pub open: Option<f64>,
    /// The day from which it is counted.
    pub start: Day,
    /// The first and the last day of the deadline.
    pub due: (Day, Day),
    /// The first and the last day on which the value may have been reached.
    pub observed: (Day, Day),
    /// Whether the value is the final one.
    pub is_final: bool,
    /// Whether more is better.
    pub more_is_better: bool,
    /// How the target lies to the value at the start.
    pub trajectory: Trajectory,
    /// The first day on which the target is known to have been reached; none when it was not.
    pub reached: Option<Day>,
    /// The day on which is asked.
    pub today: Day,
}

/// How a target stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The worst and the best that the record leaves open.
    pub status: (Status, Status),
    /// The share of the way from the baseline to the target; none for a limit.
    pub share: Option<Interval>,
    /// The share of the way expected by then; none for a limit, and where nothing is expected yet, or no more.
    pub pace: Option<Interval>,
    /// What it was worked out from; none where nothing can be told.
    pub inputs: Option<AssessmentInputs>,
}

impl Assessment {
    pub(super) fn of_status(status: Status) -> Self {
        Self { status: (status, status), share: None, pace: None, inputs: None }
    }

    /// Whether both ends of what is known have one status.
    pub fn is_certain(&self) -> bool {
        self.status.0 == self.status.1
    }

    /// True once the deadline has decided: met or missed, whichever end is taken.
    pub fn is_settled(&self) -> bool {
        let is_settled = |status: Status| matches!(status.tone(), Tone::Good) || status == Status::Missed;
        is_settled(self.status.0) && is_settled(self.status.1)
    }

    /// How good it is; unknown where the ends differ in that.
    pub fn tone(&self) -> Tone {
        let (worst, best) = (self.status.0.tone(), self.status.1.tone());
        if worst == best { worst } else { Tone::Unknown }
    }

    /// What became of the target by its deadline.
    pub fn deadline_outcome(&self) -> DeadlineOutcome {
        match self.tone() {
            Tone::Good => DeadlineOutcome::Met,
            Tone::Bad if self.status.0 != Status::Reversed => DeadlineOutcome::Missed,
            _ => DeadlineOutcome::Open,
        }
    }
}

impl AssessmentInputs {
    /// The standing, from every corner of what is known.
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

    /// The status of exact numbers on an exact day.
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

    /// The status of a limit, of exact numbers on an exact day.
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

    /// True for a limit, of which nothing is reached before its deadline.
    pub fn is_limit(&self) -> bool {
        self.trajectory != Trajectory::TowardTarget
    }

    /// True for a value that is the goal or better.
    pub fn is_within(&self, value: f64, goal: f64) -> bool {
        if self.more_is_better { value >= goal } else { value <= goal }
    }

    /// Score of a limit by a day, on the scale of the share of a way that a pace expects; none where it is too early.
    fn limit_score(&self, value: f64, goal: f64, day: Day) -> Option<f64> {
        let worse = if self.more_is_better { -1.0 } else { 1.0 };
        let (used, room) = ((value - self.baseline) * worse, (goal - self.baseline) * worse);
        // Without a start there is no pace: the value is below the limit, as it should be.
        if used <= 0.0 || self.trajectory == Trajectory::LimitWithoutStart {
            return Some(1.0);
        }
        let elapsed = self.elapsed(day);
        (elapsed >= TOO_EARLY_BELOW).then(|| 2.0 - used / (room * elapsed))
    }

    /// The value at the deadline, carried on at the pace by the last day seen, for a limit; none where no pace can be told, or
    /// the value is the last one.
    pub fn projected(&self) -> Option<Interval> {
        let elapsed = self.elapsed(self.observed.1);
        let is_told = self.trajectory == Trajectory::Limit && self.is_running() && elapsed >= TOO_EARLY_BELOW;
        let on = |value: f64| self.baseline + (value - self.baseline) / elapsed;
        is_told.then(|| Interval { low: on(self.value.low), high: on(self.value.high) })
    }

    /// The value that a linear pace expects by the last day seen; none for the last value, and where no pace can be told.
    pub fn expected(&self) -> Option<f64> {
        let is_told = self.is_running() && self.trajectory != Trajectory::LimitWithoutStart;
        is_told.then(|| self.baseline + (self.goal() - self.baseline) * self.elapsed(self.observed.1))
    }

    /// True while another value is still to come.
    fn is_running(&self) -> bool {
        !self.is_final && self.observed.1 < self.due.1
    }

    /// The middle of what the target may be.
    fn goal(&self) -> f64 {
        self.target.low.midpoint(self.target.high)
    }

    /// Two bounds of how well a value is: from the first on it is no longer far from the target, and the second is the target.
    /// For a limit the first lies beyond it, by as much as on a way it falls short of the target.
    pub fn range_bounds(&self) -> (f64, f64) {
        let goal = self.goal();
        if !self.is_limit() {
            return (self.baseline + BEHIND_FROM * (goal - self.baseline), goal);
        }
        let over = (1.0 - BEHIND_FROM) * (goal - self.baseline).abs();
        let near = if self.more_is_better { goal - over } else { goal + over };
        // A limit of zero is as near as nothing.
        let next = if self.more_is_better { goal.next_down() } else { goal.next_up() };
        (if near == goal { next } else { near }, goal)
    }

    /// The share of the way that a linear pace expects by a day: from 0 at the start to 1 at the end of the deadline.
    pub fn elapsed(&self, day: Day) -> f64 {
        let all = (self.due.1.0 - self.start.0) as f64;
        if all <= 0.0 { 1.0 } else { crate::geometry::clamp((day.0 - self.start.0) as f64 / all, 0.0, 1.0) }
    }

    fn pace(&self, value: f64, goal: f64, day: Day) -> Option<f64> {
        let elapsed = self.elapsed(day);
        (elapsed >= TOO_EARLY_BELOW).then(|| (value - self.baseline) / ((goal - self.baseline) * elapsed))
    }
}

/// The status of a share of the pace; none where it is too early to tell one.
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

    /// At most `goal` in the year 2020 (or, with `up`, at least), counted from its start; seen on a day of it.
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
    fn where_no_start_is_told_a_limit_has_no_pace() {
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

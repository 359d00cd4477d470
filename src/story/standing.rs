//! How a target stands: a status by the linear pace toward its deadline, told at both ends of what
//! values, targets and dates leave open. Where the ends differ, so does the status, and both are told.

use crate::civil::Day;
use crate::number::Interval;

/// Less of the time than that is too early to tell a pace from.
const EARLY: f64 = 0.1;
/// From this share of the expected way on one is on track.
const ON_TRACK: f64 = 0.95;
/// From this share on one is behind, below it at risk.
const BEHIND: f64 = 0.6;

/// How a target stands. In the order of how well, as far as there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It cannot be told, and why.
    CannotAssess(Why),
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
pub enum Why {
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

/// What became of a target by its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// It was met.
    Met,
    /// It was not met.
    Missed,
    /// The deadline is still to come, or nobody can say.
    Open,
}

/// What a status was worked out from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inputs {
    /// The value at the start.
    pub baseline: f64,
    /// The target.
    pub target: Interval,
    /// The value reached.
    pub value: Interval,
    /// Whether the value may be larger than all that is told: "more than 70".
    pub is_open: bool,
    /// The day from which it is counted.
    pub start: Day,
    /// The first and the last day of the deadline.
    pub due: (Day, Day),
    /// The first and the last day on which the value may have been reached.
    pub seen: (Day, Day),
    /// Whether the value is the final one.
    pub is_final: bool,
    /// Whether more is better.
    pub more_is_better: bool,
    /// The first day on which the target is known to have been reached; none when it was not.
    pub reached: Option<Day>,
    /// The day on which is asked.
    pub today: Day,
}

/// How a target stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The worst and the best that the record leaves open.
    pub status: (Status, Status),
    /// The share of the way from the baseline to the target; none where there is no way.
    pub share: Option<Interval>,
    /// The share of the way expected by then; none where nothing is expected yet, or no more.
    pub pace: Option<Interval>,
    /// What it was worked out from; none where nothing can be told.
    pub inputs: Option<Inputs>,
}

impl Standing {
    pub(super) fn only(status: Status) -> Self {
        Self { status: (status, status), share: None, pace: None, inputs: None }
    }

    /// Whether both ends of what is known have one status.
    pub fn is_certain(&self) -> bool {
        self.status.0 == self.status.1
    }

    /// How good it is; unknown where the ends differ in that.
    pub fn tone(&self) -> Tone {
        let (worst, best) = (self.status.0.tone(), self.status.1.tone());
        if worst == best { worst } else { Tone::Unknown }
    }

    /// What became of the target by its deadline.
    pub fn due(&self) -> Due {
        match self.tone() {
            Tone::Good => Due::Met,
            Tone::Bad if self.status.0 != Status::Reversed => Due::Missed,
            _ => Due::Open,
        }
    }
}

impl Inputs {
    /// The standing, from every corner of what is known.
    pub(super) fn standing(&self) -> Standing {
        let ends = |interval: Interval| [interval.low, interval.high];
        let mut all = Vec::new();
        let (mut shares, mut paces) = (Vec::new(), Vec::new());
        for value in ends(self.value) {
            for goal in ends(self.target) {
                shares.push((value - self.baseline) / (goal - self.baseline));
                for day in [self.seen.0, self.seen.1] {
                    all.push(self.status(value, goal, day));
                    paces.extend(self.pace(value, goal, day));
                }
            }
        }
        let worst = all.iter().copied().min().unwrap_or(Status::NoTarget);
        let best = all.iter().copied().max().unwrap_or(Status::NoTarget);
        Standing { status: (worst, best), share: around(&shares), pace: around(&paces), inputs: Some(*self) }
    }

    /// The status of exact numbers on an exact day.
    fn status(&self, value: f64, goal: f64, day: Day) -> Status {
        let toward = if self.more_is_better { 1.0 } else { -1.0 };
        if (value - goal) * toward >= 0.0 {
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
        match self.pace(value, goal, day) {
            None => Status::TooEarly,
            Some(pace) if pace >= ON_TRACK => Status::OnTrack,
            Some(pace) if pace >= BEHIND => Status::Behind,
            Some(_) => Status::AtRisk,
        }
    }

    /// The share of the way that a linear pace expects by a day: from 0 at the start to 1 at the end of the deadline.
    pub fn elapsed(&self, day: Day) -> f64 {
        let all = (self.due.1.0 - self.start.0) as f64;
        if all <= 0.0 { 1.0 } else { crate::geometry::held((day.0 - self.start.0) as f64 / all, 0.0, 1.0) }
    }

    fn pace(&self, value: f64, goal: f64, day: Day) -> Option<f64> {
        let elapsed = self.elapsed(day);
        (elapsed >= EARLY).then(|| (value - self.baseline) / ((goal - self.baseline) * elapsed))
    }
}

fn around(values: &[f64]) -> Option<Interval> {
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    (low.is_finite() && high.is_finite()).then_some(Interval { low, high })
}

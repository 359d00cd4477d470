//! How an indicator stands: its result against its first target, from the record alone.

use super::{Basis, Derived, Indicator, Observation, Ratio, Target, TargetKind, Value};
use crate::number::Decimal;

/// Whether the target was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Reached, whichever value the bounds leave open.
    Met,
    /// Reached by some of the values that the bounds leave open, not by others.
    Unsure,
    /// Not reached by the value given; a bound may leave more open.
    Short,
    /// There is no target, or nothing was counted yet.
    CannotAssess,
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

/// The result beside the target that it is measured by.
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    /// The first target announced.
    pub target: Option<&'a Target>,
    /// A later, raised target.
    pub raised: Option<&'a Target>,
    /// The last observation.
    pub actual: Option<&'a Observation>,
    /// Actual ÷ target in percent, to one decimal place.
    pub percent: Option<Decimal>,
    /// The share of the target that a source printed.
    pub ratio: Option<&'a Ratio>,
    /// The target that we worked out, where none is told.
    pub implied: Option<&'a Derived>,
    /// Whether the target was reached.
    pub outcome: Outcome,
}

impl Indicator {
    /// How it stands; with `background` false, from the article's own figures alone.
    pub fn progress(&self, background: bool) -> Progress<'_> {
        let told = |basis: Basis| background || basis == Basis::Article;
        let mut targets = self.targets.iter().filter(|target| told(target.evidence.basis));
        let target = targets.clone().find(|target| target.kind != TargetKind::Raised);
        let raised = targets.rfind(|target| target.kind == TargetKind::Raised);
        let observations = || self.observations.iter().filter(|seen| told(seen.evidence.basis));
        let actual = observations().rfind(|seen| seen.is_result).or_else(|| observations().next_back());
        let ratio = self.ratios.iter().find(|ratio| told(ratio.evidence.basis));
        let implied = self.derived.iter().find(|derived| told(derived.evidence.basis)).filter(|_| target.is_none());
        let (percent, outcome) = match (target, actual, ratio) {
            (Some(target), Some(actual), _) => (share(actual, target), self.outcome(actual, target)),
            (None, Some(_), Some(ratio)) => (None, self.by_ratio(ratio)),
            _ => (None, Outcome::CannotAssess),
        };
        Progress { target, raised, actual, percent, ratio, implied, outcome }
    }

    /// "More than 70" of 100 is told as short of it: the number stands until a source gives a larger one.
    fn outcome(&self, actual: &Observation, target: &Target) -> Outcome {
        self.reached(&actual.value, target.value.number.to_f64())
    }

    /// Where a source prints the share of a target but not the target, the share tells the outcome.
    fn by_ratio(&self, ratio: &Ratio) -> Outcome {
        self.reached(&ratio.value, 100.0)
    }

    fn reached(&self, value: &Value, goal: f64) -> Outcome {
        let sign = if self.more_is_better { 1.0 } else { -1.0 };
        let reached = |value: f64| (value - goal) * sign >= 0.0;
        let interval = value.interval();
        let worst = if self.more_is_better { interval.low } else { interval.high };
        match (reached(value.number.to_f64()), reached(worst)) {
            (true, true) => Outcome::Met,
            (true, false) => Outcome::Unsure,
            (false, _) => Outcome::Short,
        }
    }
}

fn share(actual: &Observation, target: &Target) -> Option<Decimal> {
    let goal = target.value.number.to_f64();
    (goal > 0.0).then(|| Decimal::nearest(actual.value.number.to_f64() / goal * 100.0, 1))
}

//! How an indicator stands, from the record alone: a status by the linear pace toward its deadline, told at both ends of what
//! values, targets and dates leave open. Where the ends differ, so does the status, and both are told.

use super::{Basis, Indicator, Observation, Target, TargetKind, Value};
use crate::civil::{Day, When};
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
    fn only(status: Status) -> Self {
        Self { status: (status, status), share: None, pace: None, inputs: None }
    }

    /// Whether both ends of what is known have one status.
    pub fn is_certain(&self) -> bool {
        self.status.0 == self.status.1
    }
}

impl Indicator {
    /// How its first target stands on a day; with `background` false, from the article's own figures alone.
    pub fn standing(&self, background: bool, today: Day) -> Standing {
        let progress = self.progress(background);
        let (goal, target) = match (progress.target, progress.implied) {
            (Some(target), _) => (as_told(&target.value), Some(target)),
            // What the share that a source printed leaves for the target.
            (None, Some(derived)) => match progress.ratio.zip(progress.actual) {
                Some((ratio, actual)) => (implied(actual.value.interval(), ratio.value.interval()), None),
                None => (as_told(&derived.value), None),
            },
            (None, None) => return Standing::only(Status::NoTarget),
        };
        self.standing_of(goal, target, progress.actual, background, today)
    }

    /// How one of its targets stands on a day.
    pub fn standing_of_target(&self, target: &Target, background: bool, today: Day) -> Standing {
        let actual = self.progress(background).actual;
        self.standing_of(as_told(&target.value), Some(target), actual, background, today)
    }

    fn standing_of(
        &self,
        goal: Interval,
        target: Option<&Target>,
        actual: Option<&Observation>,
        background: bool,
        today: Day,
    ) -> Standing {
        match self.inputs(goal, target, actual, background, today) {
            Ok(inputs) => inputs.standing(),
            Err(why) => Standing::only(Status::CannotAssess(why)),
        }
    }

    fn inputs(
        &self,
        goal: Interval,
        target: Option<&Target>,
        actual: Option<&Observation>,
        background: bool,
        today: Day,
    ) -> Result<Inputs, Why> {
        let actual = actual.ok_or(Why::NothingCounted)?;
        let deadline = target.map_or(self.period, |target| target.deadline);
        let due = deadline.last().map(|last| (deadline.first().unwrap_or(last), last)).ok_or(Why::NoDeadline)?;
        let announced = target.and_then(|target| target.announced).and_then(When::first);
        if announced.is_some_and(|announced| announced > due.1) {
            return Err(Why::DueBeforeAnnounced);
        }
        let baseline = self.baseline.as_ref().map_or(0.0, |value| value.number.to_f64());
        let seen = seen(actual, due).ok_or(Why::NoDate)?;
        let is_revised = target.is_some_and(|target| target.kind == TargetKind::Raised);
        if is_revised && announced.is_some_and(|announced| seen.1 < announced) {
            return Err(Why::OlderThanTarget);
        }
        let value = as_told(&actual.value);
        let is_open = value != actual.value.interval();
        if goal.low <= baseline && baseline <= goal.high {
            return Err(Why::TargetIsBaseline);
        }
        let told = |seen: &&Observation| background || seen.evidence.basis == Basis::Article;
        let reaches = |own: &Observation| self.is_reached(own.value.number.to_f64(), goal.low.midpoint(goal.high));
        let reached = self.observations.iter().filter(told).filter(|own| reaches(own));
        let reached = reached.filter_map(|own| own.when.last()).min();
        let first = self.observations.iter().filter(told).find_map(|own| own.when.first());
        let start = self.period.first().or(announced).or(first).unwrap_or(due.0).min(seen.1);
        Ok(Inputs {
            baseline,
            target: goal,
            value,
            is_open,
            start,
            due,
            seen,
            is_final: actual.is_result,
            more_is_better: self.more_is_better,
            reached,
            today,
        })
    }

    fn is_reached(&self, value: f64, goal: f64) -> bool {
        if self.more_is_better { value >= goal } else { value <= goal }
    }
}

/// What a value may stand for. "More than 70" stands as 70: that it may be more is said beside it.
fn as_told(value: &Value) -> Interval {
    let (own, number) = (value.interval(), value.number.to_f64());
    let is_open = own.low.is_infinite() || own.high.is_infinite();
    if is_open { Interval { low: number, high: number } } else { own }
}

/// The target that a value is a printed percentage of.
fn implied(value: Interval, percent: Interval) -> Interval {
    Interval { low: value.low / percent.high * 100.0, high: value.high / percent.low * 100.0 }
}

/// When a value was counted: what is counted over a period is known at its end; within a month or a year that is only named,
/// on any day of it.
fn seen(actual: &Observation, due: (Day, Day)) -> Option<(Day, Day)> {
    let last = actual.when.last()?;
    let is_whole = matches!(actual.when, When::Between(..)) || actual.is_result && last == due.1;
    Some((if is_whole { last } else { actual.when.first().unwrap_or(last) }, last))
}

impl Inputs {
    /// The standing, from every corner of what is known.
    fn standing(&self) -> Standing {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Bound, Decimal};
    use crate::read::date;
    use crate::story::{Evidence, Text};
    use proptest::prelude::*;

    fn value(number: &str, bound: Bound, step: Option<&str>) -> Value {
        let decimal = |text| Decimal::parse(text).unwrap();
        Value { number: decimal(number), bound, step: step.map(decimal), formula: None, words: None }
    }

    fn article() -> Evidence {
        Evidence { basis: Basis::Article, citations: Vec::new() }
    }

    fn target(number: &str, due: &str, announced: Option<&str>, kind: TargetKind) -> Target {
        let announced = announced.map(|text| date(text).unwrap());
        let (value, deadline) = (value(number, Bound::Exact, None), date(due).unwrap());
        Target { value, deadline, announced, kind, label: None, evidence: article() }
    }

    fn seen(number: &str, when: &str, is_result: bool) -> Observation {
        let value = value(number, Bound::Exact, None);
        Observation { value, when: date(when).unwrap(), is_result, note: None, evidence: article() }
    }

    fn indicator(targets: Vec<Target>, observations: Vec<Observation>) -> Indicator {
        Indicator {
            title: Text::default(),
            short: Text::default(),
            unit: "km".into(),
            programmes: vec![],
            places: vec![],
            more_is_better: true,
            period: date("2020").unwrap(),
            text: None,
            baseline: None,
            targets,
            observations,
            ratios: vec![],
            derived: vec![],
            evidence: article(),
        }
    }

    fn one(due: &str, observations: Vec<Observation>, today: &str) -> Standing {
        let indicator = indicator(vec![target("100", due, None, TargetKind::Target)], observations);
        indicator.standing(true, date(today).unwrap().first().unwrap())
    }

    fn status(due: &str, observations: Vec<Observation>, today: &str) -> Status {
        let standing = one(due, observations, today);
        assert!(standing.is_certain(), "{standing:?}");
        standing.status.0
    }

    #[test]
    fn every_status_is_told_from_its_record() {
        let all = "2020-12-31";
        for (due, observations, today, wanted) in [
            (all, vec![seen("100", "2020-11-30", true)], all, Status::MetEarly),
            ("2020", vec![seen("100", "2020", true)], all, Status::Met),
            (all, vec![seen("100", "2020-12-31", true)], all, Status::Met),
            (
                all,
                vec![seen("90", "2020-12-31", false), seen("100", "2021-02-01", true)],
                "2021-03-01",
                Status::MetLate,
            ),
            ("2020", vec![seen("99", "2020", true)], all, Status::Missed),
            (all, vec![seen("70", "2021-01-04", true)], "2021-01-04", Status::Missed),
            (all, vec![seen("70", "2020-11-30", false)], "2021-01-04", Status::Overdue),
            (all, vec![seen("50", "2020-07-01", false)], "2020-07-01", Status::OnTrack),
            (all, vec![seen("40", "2020-07-01", false)], "2020-07-01", Status::Behind),
            (all, vec![seen("20", "2020-07-01", false)], "2020-07-01", Status::AtRisk),
            (all, vec![seen("1", "2020-01-20", false)], "2020-01-20", Status::TooEarly),
            (all, vec![], all, Status::CannotAssess(Why::NothingCounted)),
        ] {
            assert_eq!(status(due, observations, today), wanted);
        }
        let reversed = Indicator {
            baseline: Some(value("40", Bound::Exact, None)),
            ..indicator(vec![target("100", all, None, TargetKind::Target)], vec![seen("30", "2020-07-01", false)])
        };
        let day = date("2020-07-01").unwrap().first().unwrap();
        assert_eq!(reversed.standing(true, day).status.0, Status::Reversed);
        assert_eq!(indicator(vec![], vec![seen("1", "2020", true)]).standing(true, day).status.0, Status::NoTarget);
    }

    #[test]
    fn what_cannot_be_told_says_why() {
        let day = date("2020-12-31").unwrap().first().unwrap();
        let of = |own: Indicator| own.standing(true, day).status.0;
        let result = || vec![seen("50", "2020", true)];
        let early = indicator(vec![target("100", "2020", Some("2021-03"), TargetKind::Target)], result());
        assert_eq!(of(early), Status::CannotAssess(Why::DueBeforeAnnounced));
        let same = indicator(vec![target("0", "2020", None, TargetKind::Target)], result());
        assert_eq!(of(same), Status::CannotAssess(Why::TargetIsBaseline));
        let endless = indicator(vec![target("100", "2020/..", None, TargetKind::Target)], result());
        assert_eq!(of(endless), Status::CannotAssess(Why::NoDeadline));
        let raised = target("150", "2020", Some("2020-11-11"), TargetKind::Raised);
        let old = indicator(vec![raised.clone()], vec![seen("50", "2020-09-30", false)]);
        let told = old.standing_of_target(&raised, true, day).status.0;
        assert_eq!(told, Status::CannotAssess(Why::OlderThanTarget));
    }

    #[test]
    fn where_the_ends_differ_both_are_told() {
        let mut own = seen("100", "2020", true);
        own.value = value("100", Bound::Exact, Some("10"));
        let standing = one("2020", vec![own], "2020-12-31");
        assert_eq!(standing.status, (Status::Missed, Status::Met));
        let share = standing.share.unwrap();
        assert!((share.low - 0.95).abs() < 1e-9 && (share.high - 1.05).abs() < 1e-9);
    }

    #[test]
    fn more_than_seventy_stands_as_seventy() {
        let mut own = seen("70", "2021-01-04", true);
        own.value = value("70", Bound::AtLeast, None);
        let standing = one("2020-09-30", vec![own], "2021-01-04");
        assert_eq!(standing.status, (Status::Missed, Status::Missed));
        assert!(standing.inputs.unwrap().is_open);
    }

    proptest! {
        #[test]
        fn nothing_is_ever_not_a_number(
            baseline in -100_i32..100, goal in -100_i32..100, value in -100_i32..100, up in any::<bool>(), day in 0..500_i64, result in any::<bool>(),
        ) {
            let number = |n: i32| super::tests::value(&n.to_string(), Bound::Exact, Some("1"));
            let when = crate::civil::Date::from(crate::civil::Partial::of(Day(18_262 + day)));
            let observation = Observation { value: number(value), ..seen("1", "2020", result) };
            let own = Indicator {
                baseline: Some(number(baseline)),
                more_is_better: up,
                ..indicator(
                    vec![Target { value: number(goal), ..target("1", "2020", None, TargetKind::Target) }],
                    vec![Observation { when: When::On(when), ..observation }],
                )
            };
            let standing = own.standing(true, Day(18_262 + day));
            prop_assert!(standing.status.0 <= standing.status.1);
            for interval in [standing.share, standing.pace].into_iter().flatten() {
                prop_assert!(interval.low.is_finite() && interval.high.is_finite() && interval.low <= interval.high);
            }
        }
    }
}

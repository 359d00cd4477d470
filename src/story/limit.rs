//! Status of a limit, such as at most 50 accidents in a year.
//!
//! A limit is met at the end of its deadline at the earliest. Until then the
//! current number is extrapolated to the end at the current pace. The score, 2 − extrapolated number ÷ limit, is rated like
//! a share of the expected progress toward any other target. A number over the limit before the end is at risk and not
//! missed: a count may be corrected, and a rate may still fall.

use super::assessment::{AssessmentInputs, TOO_EARLY_BELOW, Trajectory, status_of_pace};
use super::status::Status;
use crate::civil::Day;
use crate::number::Interval;

impl AssessmentInputs {
    /// Status of a limit for exact numbers on an exact day.
    pub(super) fn status_of_limit(&self, value: f64, target: f64, day: Day) -> Status {
        let is_within_limit = self.is_within(value, target);
        let is_over = day >= self.deadline.1 || self.is_final && self.today >= self.deadline.1;
        match () {
            () if is_over && is_within_limit => Status::Met,
            () if is_over && self.is_final => Status::Missed,
            () if self.today > self.deadline.1 => Status::Overdue,
            () if !is_within_limit => Status::AtRisk,
            () => status_of_pace(self.limit_score(value, target, day)),
        }
    }

    /// True for a limit, which cannot be met before its deadline.
    pub fn is_limit(&self) -> bool {
        self.trajectory != Trajectory::TowardTarget
    }

    /// Score of a limit on a day, on the scale of a share of the expected progress: 1 is as expected. `None` if too little
    /// time has passed.
    fn limit_score(&self, value: f64, target: f64, day: Day) -> Option<f64> {
        let worse = if self.more_is_better { -1.0 } else { 1.0 };
        let (used, room) = ((value - self.baseline) * worse, (target - self.baseline) * worse);
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
        let is_defined = self.trajectory == Trajectory::Limit && self.is_running() && elapsed >= TOO_EARLY_BELOW;
        let on = |value: f64| self.baseline + (value - self.baseline) / elapsed;
        is_defined.then(|| Interval { low: on(self.value.low), high: on(self.value.high) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Inputs for a limit of `goal` in the year 2020, counted from its start and observed on a day of it. With `up`, the
    /// limit is a minimum.
    fn limit(target: f64, value: f64, day: (u8, u8), is_final: bool) -> AssessmentInputs {
        let exact = |number: f64| Interval { low: number, high: number };
        let day = Day::from_civil(2020, day.0, day.1);
        AssessmentInputs {
            baseline: 0.0,
            target: exact(target),
            value: exact(value),
            open: None,
            start: Day::from_civil(2020, 1, 1),
            deadline: (Day::from_civil(2020, 12, 31), Day::from_civil(2020, 12, 31)),
            observed: (day, day),
            is_final,
            more_is_better: target < 0.0,
            trajectory: Trajectory::Limit,
            reached: None,
            today: day,
        }
    }

    fn of(inputs: AssessmentInputs) -> Status {
        let assessment = inputs.assess();
        assert!(assessment.is_certain() && assessment.share.is_none() && assessment.pace.is_none(), "{assessment:?}");
        assessment.status.0
    }

    #[test]
    fn a_limit_is_not_met_before_its_period_ends() {
        let (half, end) = ((7, 1), (12, 31));
        for (value, day, is_final, expected) in [
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
            assert_eq!(of(limit(50.0, value, day, is_final)), expected, "{value} on {day:?}");
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
        let unstarted = |value: f64| AssessmentInputs {
            trajectory: Trajectory::LimitWithoutStart,
            ..limit(50.0, value, (7, 1), false)
        };
        assert_eq!([of(unstarted(40.0)), of(unstarted(60.0))], [Status::OnTrack, Status::AtRisk]);
        assert_eq!((unstarted(40.0).expected(), unstarted(40.0).projected()), (None, None));
        let on = limit(50.0, 40.0, (7, 1), false).projected().unwrap();
        assert!((on.low - 80.2).abs() < 0.05 && on.low == on.high, "{on:?}");
    }

    #[test]
    fn the_best_range_of_a_limit_is_within_it() {
        let bounds = |target: f64| limit(target, 0.0, (7, 1), false).range_bounds();
        assert_eq!(bounds(50.0), (70.0, 50.0));
        assert_eq!(bounds(-50.0), (-70.0, -50.0));
        let (near, target) = bounds(0.0);
        assert!(near > target && near < 1e-300, "{near}");
    }
}

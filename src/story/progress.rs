//! Selects the values of an indicator that are compared: result, first target, revised target and share.

use super::{Basis, Derived, Indicator, Observation, Ratio, Target, TargetKind, Value};
use crate::civil::EdtfDate;
use crate::gather::Gather;
use crate::number::{Bound, Decimal};
use crate::sorting::{apply_permutation, argsort};

/// The actual value of an indicator and the target that it is compared with.
#[derive(Clone, Debug)]
pub struct Progress<'a> {
    /// The first target announced.
    pub target: Option<&'a Target>,
    /// The last revised target.
    pub raised: Option<&'a Target>,
    /// The latest final result; without one, the latest observation or reading.
    pub actual: Option<&'a Observation>,
    /// Share in percent, unrounded. With a baseline that is worse than the target, it is the share of the way from the
    /// baseline to the target. Otherwise it is the actual value divided by the target, if a greater value is better and the
    /// actual value is not negative. `None` for a ceiling, and if the bounds of both values leave the share without any.
    pub percent: Option<Decimal>,
    /// Bound of the share: that of a value "over 70" of 100 is at least 70 %.
    pub percent_bound: Bound,
    /// True if the bounds of the values leave the share without any, so that none is given.
    pub is_share_open: bool,
    /// Share of the revised target, with its bound.
    pub percent_of_revised: Option<(Decimal, Bound)>,
    /// The baseline, if the share is measured from it.
    pub start: Option<&'a Value>,
    /// True for a ceiling: a smaller value is better, and no baseline lies above the target.
    pub is_ceiling: bool,
    /// Share of the target, as a source published it.
    pub ratio: Option<&'a Ratio>,
    /// The computed target, if no target was published.
    pub implied: Option<&'a Derived>,
}

impl Indicator {
    /// Selects its target, actual value and share. If `background` is false, only the article's own figures count.
    pub fn progress(&self, background: bool) -> Progress<'_> {
        let is_included = |basis: Basis| background || basis == Basis::Article;
        let mut targets = self.targets.iter().filter(|target| is_included(target.evidence.basis));
        let target = targets.clone().find(|target| !target.kind.is_revision());
        let raised = targets.rfind(|target| target.kind.is_revision());
        let observations = || self.observations.iter().filter(|observation| is_included(observation.evidence.basis));
        let reading = self
            .readings
            .as_ref()
            .filter(|readings| is_included(readings.evidence.basis))
            .and_then(|readings| readings.last.as_ref());
        let result = observations()
            .filter(|observation| observation.is_result)
            .max_by_key(|observation| latest_first_key(observation.when));
        let actual = result.or_else(|| {
            reading.into_iter().chain(observations()).max_by_key(|observation| latest_first_key(observation.when))
        });
        let ratio = self.ratios.iter().find(|ratio| is_included(ratio.evidence.basis));
        let implied =
            self.derived.iter().find(|derived| is_included(derived.evidence.basis)).filter(|_| target.is_none());
        let target_number = target.map(|target| target.value.number.to_f64());
        let start = self
            .baseline
            .as_ref()
            .filter(|start| target_number.is_some_and(|target| self.is_improvement(start, target)));
        let share_of = |target: Option<&Target>| self.share(start, &target?.value, &actual?.value);
        let share = share_of(target);
        let (percent, percent_bound) = share.and_then(|(percent, bound)| Some((percent, bound?))).unzip();
        let is_ceiling = !self.more_is_better && start.is_none();
        Progress {
            target,
            raised,
            actual,
            percent,
            percent_bound: percent_bound.unwrap_or(Bound::Exact),
            is_share_open: share.is_some_and(|(_, bound)| bound.is_none()),
            percent_of_revised: share_of(raised).and_then(|(percent, bound)| Some((percent, bound?))),
            start,
            is_ceiling,
            ratio,
            implied,
        }
    }

    /// Share of a target in percent, measured from `start`, with its bound, if it has one.
    fn share(&self, start: Option<&Value>, target: &Value, actual: &Value) -> Option<(Decimal, Option<Bound>)> {
        let with_bound = |value: &Value| (value.number.to_f64(), value.bound);
        let baseline = start.map_or((0.0, Bound::Exact), with_bound);
        let (from, value, goal) = (baseline.0, actual.number.to_f64(), target.number.to_f64());
        // A negative value is not a share of a target.
        let has_share = start.is_some() || self.more_is_better && goal > 0.0 && value >= 0.0;
        let percent = (value - from) / (goal - from) * 100.0;
        let bound = Bound::of_progress(with_bound(actual), baseline, with_bound(target));
        // Larger percentages are meaningless.
        let percent = Decimal::closest(percent).filter(|_| has_share && percent.abs() < 1e9)?;
        Some((percent, bound))
    }

    /// True if the goal is better than the start.
    fn is_improvement(&self, start: &Value, target: f64) -> bool {
        let start = start.number.to_f64();
        if self.more_is_better { start < target } else { target < start }
    }

    /// Sorts observations and claims by date, and targets by announcement with revised ones last. Files may list them in
    /// any order, but charts, tables and texts rely on this one.
    pub(crate) fn sort_by_time(&mut self) {
        for values in [&mut self.observations, &mut self.claims] {
            let order = argsort(values.iter().map(|observation| latest_first_key(observation.when)).gather());
            apply_permutation(values, order);
        }
        let is_raised = |target: &Target| target.kind.is_revision();
        // A target without an announcement date has no place in the order of announcement, so the deadlines decide.
        let has_days = |raised: bool| {
            let mut targets = self.targets.iter().filter(|target| is_raised(target) == raised);
            targets.all(|target| target.announced.and_then(EdtfDate::sort_day).is_some())
        };
        let (first, later) = (has_days(false), has_days(true));
        let key = |target: &Target| {
            let raised = is_raised(target);
            let has_days = if raised { later } else { first };
            let day = if has_days { target.announced.and_then(EdtfDate::sort_day) } else { target.deadline.last() };
            (i64::from(raised), day.map_or(i64::MAX, |day| day.0))
        };
        let order = argsort(self.targets.iter().map(key).gather());
        apply_permutation(&mut self.targets, order);
        let first = self.targets.first().filter(|target| !target.kind.is_revision()).map(|target| target.value.clone());
        for target in self.targets.iter_mut().filter(|target| target.kind.is_revision()) {
            target.kind = first.as_ref().map_or(target.kind, |first| TargetKind::of_revision(&target.value, first));
        }
    }
}

/// Sort key of observations: the last minute that the date may mean, then the first. A date without a last day sorts first.
fn latest_first_key(when: EdtfDate) -> (i64, i64) {
    let (from, to) = when.span_minutes();
    (to.unwrap_or(i64::MIN), from.unwrap_or(i64::MIN))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    /// An indicator whose remaining members are `parts`, in the syntax of a story file.
    fn indicator(direction: &str, parts: &str) -> Indicator {
        let text = r#"{"zh": "数", "en": "Count"}"#;
        let fact = r#""basis": "article", "citations": [{"source": "a"}]"#;
        let parts = parts.replace('@', fact);
        let file = format!(
            r#"{{"schema": 1, "id": "s", "title": {text}, "summary": {text}, "article": "a", "programmes": [], "places": [], "events": [],
"sources": [{{"id": "a", "publisher": {text}, "link": "original"}}], "units": [{{"id": "u", "name": {text}, "short": {text}}}],
"indicators": [{{"id": "i", "title": {text}, "short": {text}, "unit": "u", "direction": "{direction}", "period": "2020",
"basis": "article", {parts}}}]}}"#
        );
        let reading = read::story(file.as_bytes());
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        reading.story.unwrap().indicators.remove(0).1
    }

    fn list(name: &str, rows: &[&str]) -> String {
        format!(r#""{name}": [{}]"#, rows.join(","))
    }

    fn observation_json(number: &str, date: &str, kind: &str) -> String {
        format!(r#"{{"value": {{"number": {number}, "bound": "exact"}}, "date": "{date}", "kind": "{kind}", @}}"#)
    }

    fn target(number: &str, announced: &str, deadline: &str, kind: &str) -> String {
        let announced = if announced.is_empty() { String::new() } else { format!(r#""announced": "{announced}","#) };
        format!(
            r#"{{"value": {{"number": {number}, "bound": "exact"}}, {announced} "deadline": "{deadline}", "kind": "{kind}", @}}"#
        )
    }

    fn actual(rows: &[String]) -> f64 {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let indicator = indicator("up", &list("observations", &rows));
        indicator.progress(true).actual.unwrap().value.number.to_f64()
    }

    #[test]
    fn the_latest_date_wins_in_any_order_of_a_file() {
        let newest_first = [
            observation_json("80", "2020-10", "interim"),
            observation_json("50", "2020-06", "interim"),
            observation_json("20", "2020-02", "interim"),
        ];
        assert_eq!(actual(&newest_first), 80.0);
        assert_eq!(
            actual(&[observation_json("101", "2020-12", "result"), observation_json("60", "2020-06", "result")]),
            101.0
        );
        assert_eq!(
            actual(&[observation_json("60", "2020-06", "result"), observation_json("101", "2020-12", "result")]),
            101.0
        );
        assert_eq!(
            actual(&[
                observation_json("2", "2020-06-01T12:00:00", "interim"),
                observation_json("1", "2020-06-01T09:00:00", "interim")
            ]),
            2.0,
            "by the minute"
        );
        assert_eq!(
            actual(&[observation_json("90", "2020-12-31", "interim"), observation_json("80", "2020", "interim")]),
            90.0
        );
        assert_eq!(
            actual(&[observation_json("7", "2020-06", "interim"), observation_json("9", "2020-01/..", "interim")]),
            7.0,
            "no last day"
        );
        assert_eq!(
            actual(&[observation_json("60", "2020-06", "result"), observation_json("90", "2020-11", "interim")]),
            60.0,
            "it is final"
        );
        let indicator = indicator("up", &list("observations", &newest_first.each_ref().map(String::as_str)));
        let numbers: Vec<f64> =
            indicator.observations.iter().map(|observation| observation.value.number.to_f64()).collect();
        assert_eq!(numbers, [20.0, 50.0, 80.0]);
    }

    #[test]
    fn targets_are_in_the_order_of_their_announcement() {
        let of = |rows: &[String]| {
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let indicator = indicator("up", &list("targets", &rows));
            let progress = indicator.progress(true);
            let number = |target: &Target| target.value.number.to_f64();
            (progress.target.map(number), progress.raised.map(number))
        };
        let all = [
            target("90", "2020-11", "2020", "raised"),
            target("80", "2020-06", "2020", "raised"),
            target("70", "2020-01", "2020", "target"),
        ];
        assert_eq!(of(&all), (Some(70.0), Some(90.0)));
        let two = [target("200", "2020-06", "2025", "target"), target("100", "2020-01", "2020", "target")];
        assert_eq!(of(&two), (Some(100.0), None));
        let no_days = [target("200", "", "2025", "target"), target("100", "", "2020", "target")];
        assert_eq!(of(&no_days), (Some(100.0), None), "the nearest deadline");
        let one_day = [target("100", "2020-01", "2020", "target"), target("200", "", "2025", "target")];
        assert_eq!(of(&one_day), (Some(100.0), None), "a day that is not given moves nothing");
    }

    #[test]
    fn with_a_baseline_the_share_is_that_of_the_way() {
        let share = |direction: &str, start: Option<&str>, target_value: &str, value: &str| {
            let baseline = start.map(|start| format!(r#""baseline": {{"number": {start}, "bound": "exact"}},"#));
            let (targets, observation) =
                (target(target_value, "", "2020", "target"), observation_json(value, "2020", "result"));
            let parts = [list("targets", &[&targets]), list("observations", &[&observation])].join(",");
            let indicator = indicator(direction, &[baseline.unwrap_or_default(), parts].concat());
            let progress = indicator.progress(true);
            (progress.percent.map(Decimal::to_f64), progress.is_ceiling)
        };
        for (value, expected) in [("75", 50.0), ("40", 120.0), ("95", 10.0), ("50", 100.0), ("110", -20.0)] {
            assert_eq!(share("down", Some("100"), "50", value), (Some(expected), false), "{value}");
        }
        assert_eq!(share("down", Some("20"), "-20", "0"), (Some(50.0), false));
        assert_eq!(share("down", None, "50", "75"), (None, true));
        assert_eq!(share("down", None, "0", "0"), (None, true));
        assert_eq!(share("down", Some("50"), "100", "75"), (None, true), "it must only not become more");
        assert_eq!(share("up", None, "50", "75"), (Some(150.0), false));
        assert_eq!(share("up", Some("40"), "100", "70"), (Some(50.0), false));
        assert_eq!(share("up", Some("-100"), "-20", "-60"), (Some(50.0), false));
        assert_eq!(share("up", None, "-50", "-60"), (None, false));
        assert_eq!(share("up", None, "7000", "6999").0.map(|share| share < 100.0), Some(true), "not rounded");
    }
}

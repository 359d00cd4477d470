//! Collects the inputs of an assessment from an indicator's record: target, actual value, dates and bounds.

use super::assessment::{Assessment, AssessmentInputs, Trajectory};
use super::status::{Status, UnassessableReason};
use super::value_ends::{far_end, implied, interval_of};
use super::{Basis, Indicator, Observation, Target, Value};
use crate::civil::{Day, EdtfDate};
use crate::number::Interval;

impl Indicator {
    /// Assesses its first target on `today`. If `background` is false, only the article's own figures count.
    pub fn assess(&self, background: bool, today: Day) -> Assessment {
        let progress = self.progress(background);
        let (target_value, target) = match (progress.target, progress.implied) {
            (Some(target), _) => (interval_of(&target.value), Some(target)),
            // The target implied by the share that a source published.
            (None, Some(derived)) => match progress.ratio.zip(progress.actual) {
                Some((ratio, actual)) => {
                    (implied(&actual.value, &ratio.value).unwrap_or_else(|| interval_of(&derived.value)), None)
                }
                None => (interval_of(&derived.value), None),
            },
            (None, None) => return Assessment::of_status(Status::NoTarget),
        };
        self.assessed(target_value, target, progress.actual, background, today)
    }

    /// The target implied by the actual value and the share that a source published, including the rounding of both. `None`
    /// if either is missing, or if the share may be zero or negative.
    pub fn implied(&self, background: bool) -> Option<Interval> {
        let progress = self.progress(background);
        let (actual, ratio) = progress.actual.zip(progress.ratio)?;
        implied(&actual.value, &ratio.value)
    }

    /// Assesses one of its targets on `today`. If `background` is false, only the article's own values count.
    pub fn assess_target(&self, target: &Target, background: bool, today: Day) -> Assessment {
        let actual = self.progress(background).actual;
        self.assessed(interval_of(&target.value), Some(target), actual, background, today)
    }

    fn assessed(
        &self,
        target_value: Interval,
        target: Option<&Target>,
        actual: Option<&Observation>,
        background: bool,
        today: Day,
    ) -> Assessment {
        let search = self.search.as_ref().filter(|search| background && search.is_complete());
        let Some(actual) = actual else {
            // A search goes beyond the article.
            return Assessment::of_status(match search {
                _ if !background => Status::CannotAssess(UnassessableReason::NothingCounted),
                Some(_) => Status::NoResultFound,
                None => Status::NotSearched,
            });
        };
        let assessment = into_assessment(self.inputs(target_value, target, actual, background, today));
        let assessment = if search.is_some() { assessment.searched() } else { assessment };
        if actual.value.qualification().is_some() { assessment.qualified() } else { assessment }
    }

    fn inputs(
        &self,
        target_value: Interval,
        target: Option<&Target>,
        actual: &Observation,
        background: bool,
        today: Day,
    ) -> Result<AssessmentInputs, UnassessableReason> {
        let deadline = target.map_or(self.period, |target| target.deadline);
        let deadline_days = deadline
            .last()
            .map(|last| (deadline.first().unwrap_or(last), last))
            .ok_or(UnassessableReason::NoDeadline)?;
        let announced = target.and_then(|target| target.announced).and_then(EdtfDate::first);
        if announced.is_some_and(|announced| announced > deadline_days.1) {
            return Err(UnassessableReason::DueBeforeAnnounced);
        }
        let baseline = self.baseline.as_ref().map_or(0.0, |value| value.number.to_f64());
        // Without a baseline, a target of at most zero is a limit; it does not equal a baseline of zero.
        let has_direction = self.baseline.is_some() || self.more_is_better;
        let observed = observed_days(actual, deadline_days).ok_or(UnassessableReason::NoDate)?;
        let is_revised = target.is_some_and(|target| target.kind.is_revision());
        if is_revised && announced.is_some_and(|announced| observed.1 < announced) {
            return Err(UnassessableReason::OlderThanTarget);
        }
        let (value, open) = (interval_of(&actual.value), far_end(&actual.value));
        if has_direction && target_value.low <= baseline && baseline <= target_value.high {
            return Err(UnassessableReason::TargetIsBaseline);
        }
        let is_included = |observation: &&Observation| background || observation.evidence.basis == Basis::Article;
        let reaches = |value: f64| self.is_reached(value, target_value.low.midpoint(target_value.high));
        let is_certain = |value: &Value| far_end(value).is_none_or(reaches) && reaches(value.number.to_f64());
        let reached = self.observations.iter().filter(is_included).filter(|observation| is_certain(&observation.value));
        let readings =
            self.readings.as_ref().filter(|readings| background || readings.evidence.basis == Basis::Article);
        let read = readings.and_then(|readings| {
            let (day, _) = readings.days().find(|(_, value)| value.is_some_and(reaches))?;
            readings.when(Day(day)).last()
        });
        let reached = reached.filter_map(|observation| observation.when.last()).chain(read).min();
        let first = self.observations.iter().filter(is_included).find_map(|observation| observation.when.first());
        let first = first.or(readings.map(|readings| readings.start));
        let is_ahead = |end: f64| if self.more_is_better { end > baseline } else { end < baseline };
        let start = self.period.first().or(announced).or(first).unwrap_or(deadline_days.0).min(observed.1);
        Ok(AssessmentInputs {
            baseline,
            target: target_value,
            value,
            open,
            start,
            deadline: deadline_days,
            observed,
            is_final: actual.is_result,
            more_is_better: self.more_is_better,
            trajectory: match self.period.first() {
                _ if is_ahead(target_value.low) && is_ahead(target_value.high) => Trajectory::TowardTarget,
                Some(_) => Trajectory::Limit,
                None => Trajectory::LimitWithoutStart,
            },
            reached,
            today,
        })
    }

    fn is_reached(&self, value: f64, target: f64) -> bool {
        if self.more_is_better { value >= target } else { value <= target }
    }
}

/// The first and last day on which a value may have been counted. A count over a period, and a result at the deadline, is
/// known on its last day only. For a named month or year, every day of it is possible. `None` if the date has no last day.
fn observed_days(actual: &Observation, deadline: (Day, Day)) -> Option<(Day, Day)> {
    let last = actual.when.last()?;
    let is_whole = matches!(actual.when, EdtfDate::Between(..)) || actual.is_result && last == deadline.1;
    Some((if is_whole { last } else { actual.when.first().unwrap_or(last) }, last))
}

/// The assessment, or the reason why none is possible.
fn into_assessment(inputs: Result<AssessmentInputs, UnassessableReason>) -> Assessment {
    inputs.map_or_else(|why| Assessment::of_status(Status::CannotAssess(why)), |inputs| inputs.assess())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Bound, Decimal};
    use crate::read::date;
    use crate::story::{Evidence, TargetKind, Text};
    use proptest::prelude::*;

    fn value(number: &str, bound: Bound, step: Option<&str>) -> Value {
        let decimal = |text| Decimal::parse(text).unwrap();
        Value { number: decimal(number), bound, step: step.map(decimal), formula: None, words: None }
    }

    fn article() -> Evidence {
        Evidence { basis: Basis::Article, citations: Vec::new() }
    }

    fn target(number: &str, deadline: &str, announced: Option<&str>, kind: TargetKind) -> Target {
        let announced = announced.map(|text| date(text).unwrap());
        let (value, deadline) = (value(number, Bound::Exact, None), date(deadline).unwrap());
        Target { value, deadline, announced, kind, label: None, evidence: article() }
    }

    fn observe(number: &str, when: &str, is_result: bool) -> Observation {
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
            claims: vec![],
            readings: None,
            ratios: vec![],
            derived: vec![],
            search: None,
            evidence: article(),
        }
    }

    fn one(deadline: &str, observations: Vec<Observation>, today: &str) -> Assessment {
        let indicator = indicator(vec![target("100", deadline, None, TargetKind::Target)], observations);
        indicator.assess(true, date(today).unwrap().first().unwrap())
    }

    fn status(deadline: &str, observations: Vec<Observation>, today: &str) -> Status {
        let assessment = one(deadline, observations, today);
        assert!(assessment.is_certain(), "{assessment:?}");
        assessment.status.0
    }

    #[test]
    fn a_target_computed_from_a_printed_share_has_bounds() {
        let of = |value_and_bound: (&str, Bound), share: (&str, Bound)| {
            implied(&value(value_and_bound.0, value_and_bound.1, None), &value(share.0, share.1, None))
                .map(|all| (all.low, all.high))
        };
        assert_eq!(of(("75", Bound::Exact), ("150", Bound::Exact)), Some((50.0, 50.0)));
        // "More than 70" counts as 70, and "at most 96 %" as 96 %. The open end is kept separately.
        assert_eq!(of(("70", Bound::AtLeast), ("140", Bound::Exact)), Some((50.0, 50.0)));
        assert_eq!(of(("48", Bound::Exact), ("96", Bound::AtMost)), Some((50.0, 50.0)));
        assert_eq!(of(("50", Bound::Exact), ("100", Bound::AtLeast)), Some((50.0, 50.0)));
        assert_eq!(of(("50", Bound::Exact), ("0", Bound::Exact)), None);
        let below = implied(&value("-10", Bound::Exact, Some("2")), &value("100", Bound::Exact, Some("20"))).unwrap();
        assert!(below.low < below.high, "{below:?}");
    }

    #[test]
    fn every_status_is_computed_from_its_record() {
        let all = "2020-12-31";
        for (deadline, observations, today, expected) in [
            (all, vec![observe("100", "2020-11-30", true)], all, Status::MetEarly),
            ("2020", vec![observe("100", "2020", true)], all, Status::Met),
            (all, vec![observe("100", "2020-12-31", true)], all, Status::Met),
            (
                all,
                vec![observe("90", "2020-12-31", false), observe("100", "2021-02-01", true)],
                "2021-03-01",
                Status::MetLate,
            ),
            ("2020", vec![observe("99", "2020", true)], all, Status::Missed),
            (all, vec![observe("70", "2021-01-04", true)], "2021-01-04", Status::Missed),
            (all, vec![observe("70", "2020-11-30", false)], "2021-01-04", Status::Overdue),
            (all, vec![observe("50", "2020-07-01", false)], "2020-07-01", Status::OnTrack),
            (all, vec![observe("40", "2020-07-01", false)], "2020-07-01", Status::Behind),
            (all, vec![observe("20", "2020-07-01", false)], "2020-07-01", Status::AtRisk),
            (all, vec![observe("1", "2020-01-20", false)], "2020-01-20", Status::TooEarly),
            (all, vec![], all, Status::NotSearched),
        ] {
            assert_eq!(status(deadline, observations, today), expected);
        }
        let reversed = Indicator {
            baseline: Some(value("40", Bound::Exact, None)),
            ..indicator(vec![target("100", all, None, TargetKind::Target)], vec![observe("30", "2020-07-01", false)])
        };
        let day = date("2020-07-01").unwrap().first().unwrap();
        assert_eq!(reversed.assess(true, day).status.0, Status::Reversed);
        assert_eq!(indicator(vec![], vec![observe("1", "2020", true)]).assess(true, day).status.0, Status::NoTarget);
    }

    #[test]
    fn an_unassessable_indicator_has_a_reason() {
        let day = date("2020-12-31").unwrap().first().unwrap();
        let of = |indicator: Indicator| indicator.assess(true, day).status.0;
        let result = || vec![observe("50", "2020", true)];
        let early = indicator(vec![target("100", "2020", Some("2021-03"), TargetKind::Target)], result());
        assert_eq!(of(early), Status::CannotAssess(UnassessableReason::DueBeforeAnnounced));
        let same = indicator(vec![target("0", "2020", None, TargetKind::Target)], result());
        assert_eq!(of(same), Status::CannotAssess(UnassessableReason::TargetIsBaseline));
        let endless = indicator(vec![target("100", "2020/..", None, TargetKind::Target)], result());
        assert_eq!(of(endless), Status::CannotAssess(UnassessableReason::NoDeadline));
        let raised = target("150", "2020", Some("2020-11-11"), TargetKind::Raised);
        let old = indicator(vec![raised.clone()], vec![observe("50", "2020-09-30", false)]);
        let status = old.assess_target(&raised, true, day).status.0;
        assert_eq!(status, Status::CannotAssess(UnassessableReason::OlderThanTarget));
    }

    #[test]
    fn a_search_without_a_result_is_not_a_result() {
        use crate::story::{DeadlineOutcome, Search};
        let search = |queries: &[&str]| Search {
            on: date("2026-11-28").unwrap(),
            queries: queries.iter().map(|query| (*query).to_owned()).collect(),
            note: None,
        };
        let complete = search(&["上海 甲", "上海 乙", "Shanghai"]);
        let of = |observations: Vec<Observation>, search: Option<&Search>, background: bool| {
            let mut target = target("100", "2020", None, TargetKind::Target);
            target.evidence.basis = Basis::Article;
            let indicator = Indicator { search: search.cloned(), ..indicator(vec![target], observations) };
            let assessment = indicator.assess(background, date("2026-11-28").unwrap().first().unwrap());
            (assessment.status.0, assessment.deadline_outcome())
        };
        let none = (Status::NoResultFound, DeadlineOutcome::NoResult);
        let not_searched = (Status::NotSearched, DeadlineOutcome::NotSearched);
        assert_eq!(of(vec![], Some(&complete), true), none);
        assert_eq!(of(vec![], None, true), not_searched);
        // A search with too few queries does not allow the words "no result found".
        assert_eq!(of(vec![], Some(&search(&["上海 甲", "Shanghai"])), true), not_searched);
        let nothing = Status::CannotAssess(UnassessableReason::NothingCounted);
        assert_eq!(of(vec![], Some(&complete), false), (nothing, DeadlineOutcome::Open));
        let part = || vec![observe("60", "2019-12-31", false)];
        assert_eq!(of(part(), Some(&complete), true), (Status::PartFound, DeadlineOutcome::Part));
        assert_eq!(of(part(), None, true), (Status::Overdue, DeadlineOutcome::Open));
        let result = |number| vec![observe(number, "2020", true)];
        assert_eq!(of(result("60"), Some(&complete), true), (Status::Missed, DeadlineOutcome::Missed));
        assert_eq!(of(result("100"), Some(&complete), true), (Status::Met, DeadlineOutcome::Met));
    }

    #[test]
    fn basically_reached_is_not_reached_for_certain() {
        let mut observation = observe("100", "2020", true);
        observation.value.words = Some(Text { zh: "基本贯通".into(), en: "basically linked".into() });
        let assessment = one("2020", vec![observation], "2020-12-31");
        assert_eq!((assessment.status, assessment.is_qualified), ((Status::Missed, Status::Met), true));
        assert_eq!(assessment.deadline_outcome(), crate::story::DeadlineOutcome::Open);
        let mut short = observe("60", "2020", true);
        short.value.words = Some(Text { zh: "基本".into(), en: "basically".into() });
        let assessment = one("2020", vec![short], "2020-12-31");
        assert_eq!((assessment.status, assessment.is_qualified), ((Status::Missed, Status::Missed), false));
    }

    #[test]
    fn statuses_of_both_ends_are_kept_if_they_differ() {
        let mut observation = observe("100", "2020", true);
        observation.value = value("100", Bound::Exact, Some("10"));
        let assessment = one("2020", vec![observation], "2020-12-31");
        assert_eq!(assessment.status, (Status::Missed, Status::Met));
        let share = assessment.share.unwrap();
        assert!((share.low - 0.95).abs() < 1e-9 && (share.high - 1.05).abs() < 1e-9);
    }

    #[test]
    fn more_than_seventy_may_be_a_hundred() {
        let mut observation = observe("70", "2021-01-04", true);
        observation.value = value("70", Bound::AtLeast, None);
        let assessment = one("2020-09-30", vec![observation], "2021-01-04");
        assert_eq!(assessment.status, (Status::Missed, Status::MetLate));
        assert_eq!(assessment.share, Some(Interval { low: 0.7, high: 0.7 }), "of the number that is given");
        assert!(assessment.inputs.unwrap().open.is_some());
    }

    proptest! {
        #[test]
        fn nothing_is_ever_not_a_number(
            baseline in -100_i32..100, target_number in -100_i32..100, value in -100_i32..100, up in any::<bool>(),
            bound in proptest::sample::select(vec![Bound::Exact, Bound::AtLeast, Bound::AtMost]), day in 0..500_i64, result in any::<bool>(),
        ) {
            let number = |n: i32| super::tests::value(&n.to_string(), Bound::Exact, Some("1"));
            let when = crate::civil::QualifiedDate::from(crate::civil::PartialDate::of(Day(18_262 + day)));
            let observation = Observation { value: Value { bound, ..number(value) }, ..observe("1", "2020", result) };
            let indicator = Indicator {
                baseline: Some(number(baseline)),
                more_is_better: up,
                ..indicator(
                    vec![Target { value: number(target_number), ..target("1", "2020", None, TargetKind::Target) }],
                    vec![Observation { when: EdtfDate::On(when), ..observation }],
                )
            };
            let assessment = indicator.assess(true, Day(18_262 + day));
            prop_assert!(assessment.status.0 <= assessment.status.1);
            for interval in [assessment.share, assessment.pace].into_iter().flatten() {
                prop_assert!(interval.low.is_finite() && interval.high.is_finite() && interval.low <= interval.high);
            }
        }
    }
}

//! Tests of figures, shares, outcomes and formulas.

use super::*;

fn context<'a>(story: &'a Story, base: &'a Basemap, lang: Lang, background: bool) -> SceneContext<'a> {
    SceneContext { story, basemap: base, lang, background }
}

/// Id, value and share of each key figure.
fn key_figures(lang: Lang, background: bool) -> Vec<(String, String, String)> {
    let (story, base) = (minxin(), Basemap::default());
    let head = head(&context(&story, &base, lang, background), &Highlight::default());
    head.figures.into_iter().map(|figure| (figure.state.id, figure.value, figure.share)).collect()
}

fn tuples(rows: [[&str; 3]; 3]) -> Vec<(String, String, String)> {
    rows.map(|[id, value, share]| (id.to_owned(), value.to_owned(), share.to_owned())).into()
}

#[test]
fn the_key_figures_are_those_of_the_article() {
    let story = minxin();
    for id in &story.highlights {
        assert!(find(&story.indicators, id).is_some(), "{id}");
    }
    assert_eq!(
        key_figures(Lang::Zh, true),
        tuples([
            ["renewal-area-2020", "75万平方米", "为原定目标的 136%"],
            ["renewal-households-2020", "3.5万户", "为原定目标的 125%"],
            ["breakfast-trucks", "70余辆", "为预计数的 70%"],
        ])
    );
    assert_eq!(
        key_figures(Lang::En, true),
        tuples([
            ["renewal-area-2020", "750,000 m²", "136% of the original target"],
            ["renewal-households-2020", "35,000 households", "125% of the original target"],
            ["breakfast-trucks", "more than 70 trucks", "70% of the number expected"],
        ])
    );
}

/// A day after every deadline.
fn today() -> minxin_atlas::civil::Day {
    minxin_atlas::civil::Day::from_civil(2024, 12, 31)
}

#[test]
fn without_background_the_printed_shares_remain() {
    assert_eq!(
        key_figures(Lang::Zh, false),
        tuples([
            ["renewal-area-2020", "75万平方米", "为原定目标的 136%"],
            ["renewal-households-2020", "3.5万户", "为原定目标的 125%"],
            ["breakfast-trucks", "70余辆", ""],
        ]),
        "the article prints no number of trucks expected"
    );
    let story = minxin();
    for (id, outcome, ratio, implied) in [
        ("renewal-area-2020", DeadlineOutcome::Met, "136", "551471"),
        ("renewal-households-2020", DeadlineOutcome::Met, "125", "28000"),
        ("breakfast-trucks", DeadlineOutcome::Open, "", ""),
    ] {
        let progress = indicator(&story, id).progress(false);
        assert!(progress.target.is_none() && progress.raised.is_none(), "{id}: the targets are background");
        assert!(progress.percent.is_none(), "{id}: nothing is there to divide by");
        assert!(progress.actual.is_some_and(|observation| observation.evidence.basis == Basis::Article), "{id}");
        let digits = |value: Option<&Value>| value.map(|value| value.number.grouped("")).unwrap_or_default();
        assert_eq!(digits(progress.ratio.map(|ratio| &ratio.value)), ratio, "{id}");
        assert_eq!(digits(progress.implied.map(|derived| &derived.value)), implied, "{id}");
        assert_eq!(indicator(&story, id).assess(false, today()).deadline_outcome(), outcome, "{id}");
    }
}

#[test]
fn outcomes_follow_from_the_record() {
    let story = minxin();
    let outcome = |id: &str| {
        let indicator = indicator(&story, id);
        (
            indicator.assess(true, today()).deadline_outcome(),
            indicator.progress(true).percent.map(|share| share.rounded(1).grouped("")).unwrap_or_default(),
        )
    };
    assert_eq!(outcome("renewal-area-2020"), (DeadlineOutcome::Met, "136.4".to_owned()));
    assert_eq!(outcome("renewal-households-2020"), (DeadlineOutcome::Met, "125".to_owned()));
    assert_eq!(outcome("breakfast-trucks"), (DeadlineOutcome::Missed, "70".to_owned()));
    assert_eq!(outcome("creek-shoreline"), (DeadlineOutcome::Open, "100".to_owned()));
    let others = story.indicators.iter().map(|(id, _)| id.as_str());
    for id in others.filter(|id| !["breakfast-trucks", "creek-shoreline"].contains(id)) {
        assert_eq!(outcome(id).0, DeadlineOutcome::Met, "{id}");
    }
}

#[test]
fn printed_shares_agree_with_the_computed_ones() {
    let story = minxin();
    let mut count = 0;
    for (id, indicator) in &story.indicators {
        for ratio in &indicator.ratios {
            let progress = indicator.progress(true);
            let (actual, target) = (progress.actual.unwrap(), progress.target.unwrap());
            let (actual, target) = (actual.value.interval(), target.value.number.to_f64());
            let printed = ratio.value.interval();
            let (low, high) = (actual.low / target * 100.0, actual.high / target * 100.0);
            assert!(low <= printed.high && printed.low <= high, "{id}: {low}–{high} is printed as {printed:?}");
            count += 1;
        }
    }
    assert_eq!(count, 3);
}

#[test]
fn targets_computed_from_the_article_equal_the_published_ones() {
    let story = minxin();
    for (id, number, formula, range) in [
        ("renewal-area-2020", 551_471.0, "750000 / 1.36", (545_000.0, 558_000.0)),
        ("renewal-households-2020", 28_000.0, "35000 / 1.25", (27_400.0, 28_600.0)),
    ] {
        let indicator = indicator(&story, id);
        let [derived] = indicator.derived.as_slice() else { panic!("{id}: {:?}", indicator.derived) };
        assert_eq!(derived.value.formula.as_deref(), Some(formula));
        assert!((derived.value.number.to_f64() - number).abs() < 1e-9, "{id}");
        assert!((evaluate(formula).unwrap() - number).abs() <= 0.5, "{id}");
        let progress = indicator.progress(true);
        let actual = progress.actual.unwrap().value.interval();
        let [ratio] = indicator.ratios.as_slice() else { panic!("{id}: {:?}", indicator.ratios) };
        let share = ratio.value.interval();
        // 75 means 74.5 to 75.5, and 136 % means 135.5 % to 136.5 %.
        let (low, high) = (actual.low / share.high * 100.0, actual.high / share.low * 100.0);
        assert!(range.0 < low && low < high && high < range.1, "{id}: {low}–{high}");
        assert!((low..=high).contains(&number), "{id}: {low}–{high}");
        let published = progress.target.unwrap().value.number.to_f64();
        assert!((low..=high).contains(&published), "{id}: {published} is not within {low}–{high}");
    }
}

#[test]
fn formulas_give_their_numbers() {
    let story = minxin();
    let figures = story.figures.iter().map(|(id, figure)| (id, &figure.value));
    let derived =
        story.indicators.iter().flat_map(|(id, indicator)| indicator.derived.iter().map(move |d| (id, &d.value)));
    let computed: Vec<_> = figures.chain(derived).filter(|(_, value)| value.formula.is_some()).collect();
    assert_eq!(computed.len(), 5);
    for (id, value) in computed {
        let result = evaluate(value.formula.as_ref().unwrap()).unwrap();
        let given = value.number.to_f64();
        assert!((result - given).abs() <= given * 0.002, "{id}: {result} is printed as {given}");
    }
}

#[test]
fn observations_stand_in_time_order_and_targets_in_that_of_their_announcement() {
    for story in [minxin(), read(ELDER_CARE)] {
        for (id, indicator) in &story.indicators {
            let days: Vec<_> =
                indicator.observations.iter().filter_map(|observation| observation.when.last()).collect();
            assert_eq!(days.len(), indicator.observations.len(), "{id}");
            assert!(days.is_sorted(), "{id}");
            let announced: Vec<_> = indicator.targets.iter().filter_map(|target| target.announced?.first()).collect();
            assert!(announced.is_sorted(), "{id}");
        }
    }
}

#[test]
fn events_stand_in_time_order() {
    for story in [minxin(), read(ELDER_CARE)] {
        assert!(story.events.iter().map(|(_, event)| event.when(true).order()).is_sorted());
    }
}

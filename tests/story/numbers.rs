//! Tests of figures, shares, outcomes and formulas.

use super::*;

fn context<'a>(story: &'a Story, base: &'a Basemap, lang: Lang, background: bool) -> SceneContext<'a> {
    SceneContext { story, basemap: base, lang, background }
}

/// Id, value and share of each key figure.
fn key_figures(lang: Lang, background: bool) -> Vec<(String, String, String)> {
    let (story, base) = (minxin(), Basemap::default());
    let visible = VisibleRecords::new(&story, &State { lang, background, ..State::default() });
    let hero = hero(&context(&story, &base, lang, background), &visible, &Highlight::default(), 300.0);
    let figures = hero.figures.into_iter();
    figures.map(|figure| (figure.state.id, [figure.value.number, figure.value.unit].join("|"), figure.share)).collect()
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
            ["renewal-area-2020", "75万|平方米", "136%"],
            ["renewal-households-2020", "3.5万|户", "125%"],
            ["breakfast-trucks", "70余|辆", "70%以上"],
        ])
    );
    assert_eq!(
        key_figures(Lang::En, true),
        tuples([
            ["renewal-area-2020", "750,000|m²", "136%"],
            ["renewal-households-2020", "35,000|households", "125%"],
            ["breakfast-trucks", "more than 70|trucks", "at least 70%"],
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
            ["renewal-area-2020", "75万|平方米", "136%"],
            ["renewal-households-2020", "3.5万|户", "125%"],
            ["breakfast-trucks", "70余|辆", ""],
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
    assert_eq!(outcome("elder-beds-total-2022"), (DeadlineOutcome::Missed, "93.5".to_owned()));
    let others = story.indicators.iter().filter(|(id, indicator)| {
        indicator.search.is_none()
            && !["breakfast-trucks", "creek-shoreline", "river-shoreline", "elder-beds-total-2022"]
                .contains(&id.as_str())
    });
    for (id, _) in others {
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
    assert_eq!(count, 7);
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
    let claims =
        story.indicators.iter().flat_map(|(id, indicator)| indicator.claims.iter().map(move |c| (id, &c.value)));
    let computed: Vec<_> = figures.chain(derived).chain(claims).filter(|(_, value)| value.formula.is_some()).collect();
    assert_eq!(computed.len(), 7);
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

/// The number of a value of an indicator: the target `Ok(index)` or the observation `Err(index)`.
fn number(story: &Story, id: &str, at: Result<usize, usize>) -> f64 {
    let indicator = indicator(story, id);
    match at {
        Ok(target) => indicator.targets[target].value.number.to_f64(),
        Err(observation) => indicator.observations[observation].value.number.to_f64(),
    }
}

#[test]
fn shares_in_the_texts_follow_from_the_values() {
    let story = minxin();
    let event = |id: &str| find(&story.events, id).unwrap().text.clone();
    let note = |id: &str| find(&story.notes, id).unwrap().text.clone();
    let share = |id: &str, observation: usize, target: usize| {
        number(&story, id, Err(observation)) / number(&story, id, Ok(target)) * 100.0
    };
    let (area, households) = ("renewal-area-2020", "renewal-households-2020");
    let revised = |id: &str| number(&story, id, Ok(1)) / number(&story, id, Ok(0)) * 100.0;
    for (text, percents) in [
        (
            event("autumn-2020-check"),
            vec![format!("{:.1}%", share(area, 0, 0)), format!("{:.1}%", share(households, 0, 0))],
        ),
        (event("goal-raised-2020"), vec![format!("{:.0}%", revised(area)), format!("{:.0}%", revised(households))]),
        (
            event("renewal-result-2020"),
            vec![format!("{:.0}%", share(area, 1, 0)), format!("{:.0}%", share(households, 1, 0))],
        ),
        (
            note("note-renewal-2020"),
            vec![format!("{:.0}%", share(area, 1, 0)), format!("{:.0}%", share(households, 1, 0))],
        ),
    ] {
        for percent in percents {
            assert!(text.zh.contains(&percent) && text.en.contains(&percent), "{percent}: {} / {}", text.zh, text.en);
        }
    }
    // Against the raised target the result is all of it.
    assert!((share(area, 1, 1) - 100.0).abs() < 1e-9 && (share(households, 1, 1) - 100.0).abs() < 1e-9);
    assert!(note("note-renewal-2020").en.contains("100%"));
    // Three tenths of the year's target in four months, and about seven tenths of the river.
    assert!((share("renewal-area-2021", 0, 0) - 30.0).abs() < 1e-9);
    assert!(find(&story.events, "renewal-2021-04").unwrap().title.en.starts_with("30%"));
    let river = number(&story, "river-shoreline", Err(1)) / number(&story, "river-shoreline", Ok(0));
    assert!((river * 100.0 - 72.0).abs() < 1e-9 && event("riverside-2017-09-30").en.contains("about 70%"));
}

#[test]
fn sums_and_spans_in_the_texts_are_right() {
    let story = minxin();
    let note = |id: &str| find(&story.notes, id).unwrap().text.clone();
    // Three yearly targets of 100 km.
    let lines = note("note-lines-scope");
    let yearly = number(&story, "overhead-lines-2018", Ok(0));
    assert!(lines.zh.contains(&format!("各{yearly}公里")) && lines.en.contains(&format!("{yearly} km each")));
    assert!(!lines.en.contains("361"), "figures of other scopes are not subtracted");
    // From 9 July 2019 to the first and the last day of December 2020.
    let day = |year, month, day| minxin_atlas::civil::Day::from_civil(year, month, day);
    let days = [day(2020, 12, 1), day(2020, 12, 31)].map(|end| end.0 - day(2019, 7, 9).0);
    let baoxingli = note("note-jinling");
    assert!(baoxingli.zh.contains(&format!("{}至{}天", days[0], days[1])), "{days:?}: {}", baoxingli.zh);
    assert!(baoxingli.en.contains(&format!("{}–{} days", days[0], days[1])), "{days:?}: {}", baoxingli.en);
    // 1,764 outlets are 339 % of the target that they imply.
    let outlets = note("note-breakfast-points");
    assert_eq!(format!("{:.0}", 1764.0 / 3.39), "520");
    assert!(outlets.zh.contains("约520个（1764÷3.39）") && outlets.en.contains("about 520 (1,764 ÷ 3.39)"));
    // The creek counts both banks, and 26 of 42 km left 16, in which the 15.3 of the start of works have room.
    let closed = number(&story, "creek-shoreline", Ok(0)) - number(&story, "creek-shoreline", Err(0));
    assert!((closed - 16.0).abs() < 1e-9 && closed > 15.3);
    // The later count of breakfast sites is the lower one, and both have their day.
    let sites = indicator(&story, "breakfast-sites-2021");
    let (result, claim) = (&sites.observations[0], &sites.claims[0]);
    assert!(claim.when.last() < result.when.first() && claim.value.number.to_f64() > result.value.number.to_f64());
}

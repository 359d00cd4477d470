//! Tests of the published targets: each has a result, a part of one, or a search that found none.

use super::*;
use DeadlineOutcome::{Met, Missed, NoResult, Part};
use minxin_atlas::civil::Day;
use minxin_atlas::number::Bound;
use minxin_atlas::story::Status;

/// Every target that was looked up: its indicator, the published number, and the outcome.
const TARGETS: [(&str, &str, DeadlineOutcome); 39] = [
    ("overhead-lines-2018-2020", "470", NoResult),
    ("overhead-lines-2019", "100", NoResult),
    ("overhead-lines-2020", "100", NoResult),
    ("overhead-lines-2022", "200", Met),
    ("renewal-households-2021", "34000", Met),
    ("huangpu-renewal-2021", "20000", Met),
    ("hongkou-renewal-2021", "10000", NoResult),
    ("hongkou-finish-2021", "100", Met),
    ("lifts-2021", "1000", Met),
    ("lifts-2022", "2000", Met),
    ("lifts-2023", "3000", NoResult),
    ("homes-adapted-2021", "5000", NoResult),
    ("elder-beds-total-2022", "175000", Missed),
    ("elder-centres-total-2022", "400", Met),
    ("elder-dining-total-2022", "1600", Met),
    ("parking-projects-2022", "100", Part),
    ("parking-spaces-2022", "10000", Part),
    ("parking-projects-2021", "40", Met),
    ("parking-spaces-2021", "4000", Met),
    ("village-renewal-2020", "60000", NoResult),
    ("rural-sewage-2020", "35000", NoResult),
    ("qingpu-villages-2022", "89", NoResult),
    ("breakfast-sites-2022", "100", NoResult),
    ("breakfast-outlets-2022", "773", NoResult),
    ("baby-room-coverage-2025", "85", NoResult),
    ("after-school-2021", "100", NoResult),
    ("sports-area-2025", "2.6", Met),
    ("fitness-trails-2021", "80", Met),
    ("fitness-corners-2021", "600", Met),
    ("sports-fields-2021", "80", Met),
    ("ambulance-stations-2021", "6", NoResult),
    ("rehab-centres-2021", "30", NoResult),
    ("health-points-2021", "100", NoResult),
    ("memorial-2021", "1", Met),
    ("urban-villages-2025", "30", Met),
    ("scattered-plots-2025", "484000", Part),
    ("creek-open-2025", "42", Met),
    ("river-extension-2025", "20", Part),
    ("breakfast-sites-2021", "200", Met),
];

/// Pairs of a target and a result: the share in percent with one decimal place, and its bound. `None` without a share.
const SHARES: [(&str, Option<(&str, Bound)>); 23] = [
    ("renewal-households-2021", Some(("132.4", Bound::Exact))),
    ("lifts-2021", Some(("157.9", Bound::Exact))),
    ("lifts-2022", Some(("104", Bound::Exact))),
    ("overhead-lines-2022", Some(("116.5", Bound::Exact))),
    ("huangpu-renewal-2021", None),
    ("parking-projects-2021", Some(("167.5", Bound::Exact))),
    ("parking-spaces-2021", Some(("207.5", Bound::AtLeast))),
    ("elder-beds-total-2022", Some(("93.5", Bound::AtMost))),
    ("elder-centres-total-2022", Some(("107", Bound::AtMost))),
    ("elder-dining-total-2022", Some(("100.5", Bound::Exact))),
    ("elder-beds-2024", Some(("109.6", Bound::Exact))),
    ("dementia-beds-2024", Some(("107", Bound::Exact))),
    ("dementia-beds-2023", Some(("130", Bound::AtMost))),
    ("baby-room-places-2024", Some(("129.1", Bound::Exact))),
    ("toddler-places-2024", Some(("171.8", Bound::Exact))),
    ("huangpu-lifts-2021", Some(("148.6", Bound::Exact))),
    ("putuo-homes-2023", Some(("172.7", Bound::Exact))),
    ("fitness-trails-2021", Some(("133.8", Bound::Exact))),
    // Older pairs whose shares have bounds.
    ("breakfast-trucks", Some(("70", Bound::AtLeast))),
    ("homes-adapted-2023", Some(("154", Bound::AtLeast))),
    ("renewal-households-2019", Some(("116", Bound::AtMost))),
    ("nursery-coverage-2022", None),
    ("hongkou-renewal-2021", None),
];

/// The day of the search, or a day after every deadline.
fn today() -> Day {
    Day::from_civil(2026, 11, 29)
}

#[test]
fn every_target_has_a_result_a_part_of_it_or_a_search() {
    let story = minxin();
    for (id, number, outcome) in TARGETS {
        let indicator = indicator(&story, id);
        assert!(indicator.targets.iter().any(|target| target.value.number.grouped("") == number), "{id}: {number}");
        assert_eq!(indicator.assess(true, today()).deadline_outcome(), outcome, "{id}");
        let is_searched = indicator.search.as_ref().is_some_and(Search::is_complete);
        assert_eq!(is_searched, matches!(outcome, NoResult | Part), "{id}");
        assert_eq!(indicator.observations.is_empty(), outcome == NoResult, "{id}");
    }
    // No other indicator lacks a result.
    for (id, indicator) in &story.indicators {
        let is_listed = TARGETS.iter().any(|(other, ..)| other == id);
        assert!(is_listed || indicator.search.is_none() && !indicator.observations.is_empty(), "{id}");
    }
}

#[test]
fn hongkou_finished_half_a_year_late() {
    let story = minxin();
    let finish = indicator(&story, "hongkou-finish-2021");
    assert_eq!(finish.assess(true, today()).status, (Status::MetLate, Status::MetLate));
    let [target] = finish.targets.as_slice() else { panic!("{finish:?}") };
    let done = finish.observations.iter().find_map(|observation| observation.when.last());
    assert_eq!(done.unwrap().0 - target.deadline.last().unwrap().0, 181);
}

#[test]
fn shares_and_their_bounds_follow_from_both_numbers() {
    let story = minxin();
    for (id, expected) in SHARES {
        let progress = indicator(&story, id).progress(true);
        let share = progress.percent.map(|share| (share.rounded(1).grouped(""), progress.percent_bound));
        assert_eq!(share, expected.map(|(share, bound)| (share.to_owned(), bound)), "{id}");
    }
}

#[test]
fn targets_known_from_unreliable_copies_alone_are_left_out() {
    for source in ["csj3y", "vip2023", "tt2025", "fs2022", "hl2021"] {
        assert!(!MINXIN.contains(&format!("\"{source}\"")), "{source}");
    }
}

#[test]
fn the_last_check_is_that_of_the_latest_search() {
    let story = minxin();
    let of_indicators = story.indicators.iter().filter_map(|(_, indicator)| indicator.search.as_ref());
    let of_commitments = story.commitments.iter().filter_map(|(_, commitment)| commitment.search.as_ref());
    let searches = of_indicators.chain(of_commitments).map(|search| search.on.last());
    let checks = story.commitments.iter().map(|(_, commitment)| commitment.checked.unwrap().last());
    assert_eq!(searches.chain(checks).max().unwrap(), story.checked.unwrap().last());
}

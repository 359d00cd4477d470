//! Tests of the assessments in the bundled story and of their explanation.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use minxin_atlas::read;
use minxin_atlas::scene::records::derivation::{StatusDerivation, derivation};
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{Lang, Story, find};

fn story() -> Story {
    read::story(include_bytes!("../public/stories/minxin-2021.json")).story.unwrap()
}

fn of(story: &Story, lang: Lang, background: bool, id: &str) -> StatusDerivation {
    let base = Basemap::default();
    let ctx = SceneContext { story, basemap: &base, lang, background };
    derivation(&ctx, find(&story.indicators, id).unwrap())
}

#[test]
fn the_indicators_stand_as_their_records_say() {
    let story = story();
    for (id, zh, en) in [
        ("renewal-area-2020", "按期完成", "met on time"),
        ("renewal-area-2019", "按期完成", "met on time"),
        ("elder-beds-2020", "按期完成", "met on time"),
        // More than 70 of the 100 expected by September: a shortfall, with a note on the open end.
        ("breakfast-trucks", "低于预计", "below forecast"),
        // "Basically linked" is about 42 km: from 41.5, which is short of 42, to 42.5.
        (
            "creek-shoreline",
            "待核实（未完成—提前完成之间）：来源表述为“基本”",
            "outcome unclear (missed to met early): the source says “basically”",
        ),
        (
            "river-shoreline",
            "待核实（未完成—按期完成之间）：来源表述为“基本”",
            "outcome unclear (missed to met on time): the source says “basically”",
        ),
        ("nursery-coverage-2022", "提前完成", "met early"),
    ] {
        assert_eq!(of(&story, Lang::Zh, true, id).status, zh, "{id}");
        assert_eq!(of(&story, Lang::En, true, id).status, en, "{id}");
    }
}

#[test]
fn the_article_alone_has_fewer_facts_and_the_page_says_so() {
    let story = story();
    // The article states 75 and 136 %, so the target is between 54.6 and 55.7.
    let area = of(&story, Lang::Zh, false, "renewal-area-2020");
    assert_eq!(area.status, "按期完成");
    assert!(area.rows[0][1].contains("≥ 54.") && area.rows[0][1].contains("–55."), "{:?}", area.rows[0]);
    let trucks = of(&story, Lang::Zh, false, "breakfast-trucks");
    assert!(!trucks.status.is_empty());
}

#[test]
fn computed_values_show_their_range_and_the_published_value() {
    use minxin_atlas::scene::kit::highlight::Highlight;
    use minxin_atlas::scene::records::detail::detail;
    use minxin_atlas::state::{State, VisibleRecords};
    let (story, base) = (story(), Basemap::default());
    let ctx = SceneContext { story: &story, basemap: &base, lang: Lang::Zh, background: true };
    let record = story.lookup("renewal-area-2020");
    let detail =
        detail(&ctx, &VisibleRecords::new(&story, &State::default()), &Highlight::new(&story, record), record).unwrap();
    let (_, text) = detail.facts.iter().find(|(label, _)| label.contains("倒推")).unwrap();
    assert!(text.starts_with("约55.1万平方米") && text.contains("75万÷1.36"), "{text}");
    assert!(text.ends_with("在54.6万平方米至55.7万平方米之间 · 公布数为55万平方米"), "{text}");
}

#[test]
fn every_method_has_a_result_or_a_reason_why_it_does_not_apply() {
    let story = story();
    for lang in [Lang::Zh, Lang::En] {
        for (id, _) in &story.indicators {
            let working = of(&story, lang, true, id);
            // Two lower bounds have no share, so that only the comparison with the target remains.
            let progress = find(&story.indicators, id).unwrap().progress(true);
            let count = match (progress.actual, progress.percent) {
                (None, _) => 0,
                (Some(_), None) => 1,
                (Some(_), Some(_)) => 4,
            };
            assert_eq!(working.rows.len(), count, "{id}");
            for [name, formula, _] in &working.rows {
                assert!(!name.is_empty() && !formula.is_empty(), "{id}: {working:?}");
                assert!(!formula.contains("NaN") && !formula.contains("inf"), "{id}: {formula}");
            }
        }
    }
    let creek = of(&story, Lang::Zh, true, "creek-shoreline");
    assert!(creek.rows[2][1].contains("年均增速") && !creek.rows[3][1].contains("不适用"), "{creek:?}");
    let trucks = of(&story, Lang::Zh, true, "breakfast-trucks");
    assert!(trucks.rows[2][1].contains("不适用"), "{trucks:?}");
    assert!(trucks.rows[0][1].starts_with("70辆–80辆"), "seventy and some are less than eighty: {trucks:?}");
}

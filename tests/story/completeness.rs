//! Tests that the story holds every fact of the article, in both languages.

use super::*;

#[test]
fn every_fact_of_the_article_is_in_the_story() {
    let story = minxin();
    assert_eq!(story.id, "minxin-2021");
    assert_eq!(count(&story, RecordKind::Event), (17, 36));
    assert_eq!(count(&story, RecordKind::Programme), (16, 0));
    assert_eq!(count(&story, RecordKind::Person), (12, 0));
    assert_eq!(count(&story, RecordKind::Body), (12, 0));
    assert_eq!(count(&story, RecordKind::Term), (9, 0));
    assert_eq!(count(&story, RecordKind::Place).0, 14);
}

#[test]
fn the_background_timeline_has_41_entries() {
    let story = minxin();
    let refined: Vec<_> = story.events.iter().filter(|(_, event)| event.refined.is_some()).collect();
    assert_eq!(refined.len(), 5);
    for (id, event) in &refined {
        assert_eq!(event.evidence.basis, Basis::Article, "{id}");
        let refined = event.refined.as_ref().unwrap();
        assert!(!refined.citations.is_empty(), "{id}");
        assert!(refined.citations.iter().all(|citation| citation.source != story.article), "{id}");
    }
    assert_eq!(count(&story, RecordKind::Event).1 + refined.len(), 41);
}

#[test]
fn the_ten_quantities_of_the_article_are_shown_as_printed() {
    let story = minxin();
    let in_article = |evidence: &Evidence| evidence.basis == Basis::Article;
    let mut printed: Vec<String> = Vec::new();
    for (id, indicator) in &story.indicators {
        let observations = indicator.observations.iter().filter(|observation| in_article(&observation.evidence));
        printed.extend(observations.map(|observation| format!("{id} {}", observation.value.number.grouped(""))));
        let ratios = indicator.ratios.iter().filter(|ratio| in_article(&ratio.evidence));
        printed.extend(ratios.map(|ratio| format!("{id} {}%", ratio.value.number.grouped(""))));
    }
    let (computed, counted): (Vec<_>, Vec<_>) = story
        .figures
        .iter()
        .filter(|(_, figure)| in_article(&figure.evidence))
        .partition(|(_, figure)| figure.value.formula.as_deref().is_some_and(|formula| formula != "3 + 2"));
    printed.extend(counted.iter().map(|(id, figure)| format!("{id} {}", figure.value.number.grouped(""))));
    assert_eq!(
        printed,
        [
            "renewal-area-2020 750000",
            "renewal-area-2020 136%",
            "renewal-households-2020 35000",
            "renewal-households-2020 125%",
            "breakfast-trucks 70",
            "meals-a-day 3",
            "sections-walked 2",
            "bodies-speaking 5",
            "pudong-years 30",
            "party-years 100",
        ]
    );
    let computed: Vec<_> = computed
        .iter()
        .map(|(id, figure)| (id.as_str(), figure.value.number.grouped(""), figure.value.formula.clone().unwrap()))
        .collect();
    assert_eq!(
        computed,
        [
            ("area-per-household", "21.4".to_owned(), "750000 / 35000".to_owned()),
            ("programmes-counted", "16".to_owned(), "16 + 1 - 1".to_owned()),
        ]
    );
}

#[test]
fn every_indicator_has_a_target_and_a_result_or_a_search() {
    let story = minxin();
    assert!(!story.indicators.is_empty());
    for (id, indicator) in &story.indicators {
        let is_searched = indicator.search.as_ref().is_some_and(Search::is_complete);
        assert!(!indicator.targets.is_empty() && (is_searched || !indicator.observations.is_empty()), "{id}");
        let raised = indicator.targets.iter().filter(|target| target.kind.is_revision()).count();
        assert!(raised < indicator.targets.len(), "{id} has a target to be measured by");
    }
}

#[test]
fn every_text_exists_in_both_languages() {
    for (name, file) in [("minxin-2021", MINXIN), ("elder-care", ELDER_CARE)] {
        let tree: Json = serde_json::from_str(file).unwrap();
        let mut count = 0;
        texts(&tree, name, &mut |path, zh, en| {
            count += 1;
            assert!(!zh.trim().is_empty() && !en.trim().is_empty(), "{path}");
            assert!(!en.chars().any(is_cjk), "{path}: {en}");
            let sentence = zh.chars().filter(|letter| letter.is_alphabetic()).count() > 12;
            assert!(!sentence || zh.chars().any(is_cjk), "{path}: {zh}");
        });
        assert_eq!(count, file.matches("\"zh\"").count(), "{name}: texts seen");
    }
    assert!(is_cjk('民') && is_cjk('，') && is_cjk('（') && !is_cjk('é') && !is_cjk('“') && !is_cjk('–'));
}

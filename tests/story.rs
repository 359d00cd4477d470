//! Tests of the bundled stories and base map: complete, cited and consistent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};

use minxin_atlas::number::evaluate;
use minxin_atlas::read::{self, ParsedStory};
use minxin_atlas::scene::kit::highlight::Highlight;
use minxin_atlas::scene::records::head::head;
use minxin_atlas::scene::records::record_text::SceneContext;
use minxin_atlas::story::Basemap;
use minxin_atlas::story::{
    Basis, Citation, DeadlineOutcome, Evidence, Indicator, Lang, LinkKind, LonLat, PlaceKind, Precision, RecordKind,
    Shape, Story, Value, find,
};
use serde_json::Value as Json;

const MINXIN: &str = include_str!("../public/stories/minxin-2021.json");
const ELDER_CARE: &str = include_str!("../public/stories/elder-care.json");
const BASEMAP: &str = include_str!("../data/basemap.topo.json");
const SKETCH: &str = include_str!("fixtures/article-sketch.txt");

fn read(text: &str) -> Story {
    let ParsedStory { story, problems, .. } = read::story(text.as_bytes());
    assert!(problems.is_empty(), "{problems:?}");
    story.expect("a story")
}

fn minxin() -> Story {
    read(MINXIN)
}

fn basemap() -> Basemap {
    read::basemap(BASEMAP).expect("a base map")
}

fn indicator<'a>(story: &'a Story, id: &str) -> &'a Indicator {
    find(&story.indicators, id).unwrap_or_else(|| panic!("no indicator {id}"))
}

/// Number of records of a kind, as those from the article and those from background sources.
fn count(story: &Story, kind: RecordKind) -> (usize, usize) {
    let of_kind = || story.records().into_iter().filter(|(record, ..)| record.kind == kind);
    let article = of_kind().filter(|(.., evidence)| evidence.basis == Basis::Article).count();
    (article, of_kind().count() - article)
}

/// Every citation of the story with the id of its record.
fn citations(story: &Story) -> Vec<(String, &Citation)> {
    story
        .records()
        .into_iter()
        .flat_map(|(record, id, _)| {
            story.citations_of(record).into_iter().map(move |citation| (id.to_owned(), citation))
        })
        .collect()
}

/// Calls `visit` with the path of every `{"zh": …, "en": …}` of a file and its two texts.
fn texts(node: &Json, path: &str, visit: &mut impl FnMut(&str, &str, &str)) {
    match node {
        Json::Object(members) => {
            if let (Some(zh), Some(en)) = (members.get("zh"), members.get("en")) {
                visit(path, zh.as_str().unwrap_or_default(), en.as_str().unwrap_or_default());
            }
            for (key, below) in members {
                texts(below, &format!("{path}/{key}"), visit);
            }
        }
        Json::Array(items) => {
            for (index, below) in items.iter().enumerate() {
                texts(below, &format!("{path}/{index}"), visit);
            }
        }
        _ => {}
    }
}

/// True for Han characters and their punctuation and full-width forms.
fn is_cjk(letter: char) -> bool {
    let ranges = ['\u{2e80}'..='\u{9fff}', '\u{f900}'..='\u{faff}', '\u{fe30}'..='\u{fe4f}', '\u{ff00}'..='\u{ffef}'];
    letter >= '\u{20000}' || ranges.iter().any(|range| range.contains(&letter))
}

mod completeness {
    use super::*;

    #[test]
    fn every_fact_of_the_article_is_told() {
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
    fn the_ten_quantities_of_the_article_are_told_as_printed() {
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
    fn every_indicator_has_a_target_and_an_observation() {
        let story = minxin();
        assert!(!story.indicators.is_empty());
        for (id, indicator) in &story.indicators {
            assert!(!indicator.targets.is_empty() && !indicator.observations.is_empty(), "{id}");
            let raised = indicator.targets.iter().filter(|target| target.kind.is_revision()).count();
            assert!(raised < indicator.targets.len(), "{id} has a target to be measured by");
        }
    }

    #[test]
    fn every_text_is_told_in_both_languages() {
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
}

mod evidence {
    use super::*;

    #[test]
    fn every_fact_is_cited_and_every_citation_leads_to_a_source() {
        for story in [minxin(), read(ELDER_CARE)] {
            for (record, id, _) in story.records() {
                assert!(!story.citations_of(record).is_empty(), "{id} is cited");
            }
            for (id, indicator) in &story.indicators {
                let parts = indicator.evidence_parts();
                assert!(parts.len() >= 2, "{id}");
                assert!(parts.iter().all(|part| !part.citations.is_empty()), "every part of {id} is cited");
            }
            for (id, place) in &story.places {
                assert!(place.length.as_ref().is_none_or(|(_, evidence)| !evidence.citations.is_empty()), "{id}");
            }
            let mut used = BTreeSet::new();
            for (id, citation) in citations(&story) {
                assert!(find(&story.sources, &citation.source).is_some(), "{id} cites {}", citation.source);
                used.insert(citation.source.clone());
            }
            let listed: BTreeSet<_> = story.sources.iter().map(|(id, _)| id.clone()).collect();
            assert_eq!(listed, used, "every source is cited, and listed once");
            assert_eq!(listed.len(), story.sources.len());
        }
    }

    #[test]
    fn what_stands_in_the_article_cites_it_and_nothing_else_does() {
        let story = minxin();
        let check = |id: &str, evidence: &Evidence| {
            for citation in &evidence.citations {
                let from_article = citation.source == story.article;
                assert_eq!(from_article, evidence.basis == Basis::Article, "{id} cites {}", citation.source);
            }
        };
        // Notes on sources that disagree cite both the article and other sources.
        for (_, id, evidence) in story.records().into_iter().filter(|(record, ..)| record.kind != RecordKind::Note) {
            check(id, evidence);
        }
        for (id, indicator) in &story.indicators {
            indicator.evidence_parts().into_iter().for_each(|part| check(id, part));
        }
    }

    #[test]
    fn a_citation_of_the_article_names_paragraph_and_phrase() {
        let story = minxin();
        let mut paragraphs = BTreeSet::new();
        for (id, citation) in citations(&story) {
            if citation.source == story.article {
                let paragraph = citation.paragraph.unwrap_or_else(|| panic!("{id}: no paragraph"));
                assert!((1..=13).contains(&paragraph), "{id}: paragraph {paragraph}");
                paragraphs.insert(paragraph);
                let phrase = citation.phrase.as_deref().unwrap_or_else(|| panic!("{id}: no phrase"));
                assert!((1..=12).contains(&phrase.chars().count()), "{id}: {phrase}");
                assert!(!phrase.contains(['。', '；', '\n']), "{id}: a phrase, never a sentence: {phrase}");
            } else {
                assert!(citation.paragraph.is_none() && citation.phrase.is_none(), "{id} cites {}", citation.source);
            }
        }
        assert!(paragraphs.len() >= 12, "nearly every paragraph holds a fact: {paragraphs:?}");
    }

    #[test]
    fn sources_are_linked_only_where_they_may_be() {
        for story in [minxin(), read(ELDER_CARE)] {
            for (id, source) in &story.sources {
                match (&source.url, source.link) {
                    (Some(url), LinkKind::Mirror) => panic!("{id} is a mirror and is linked to {url}"),
                    (Some(url), _) => {
                        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
                        let host = host.unwrap_or_else(|| panic!("{id}: {url}")).split('/').next().unwrap_or_default();
                        assert!(host.contains('.') && !host.contains('@'), "{id}: {url}");
                        assert!(url.is_ascii() && !url.contains([' ', '"', '<']), "{id}: {url}");
                    }
                    (None, LinkKind::Mirror) => {}
                    (None, _) => assert!(source.note.is_some(), "{id} says why it has no address"),
                }
            }
        }
        let mirrors = minxin().sources.iter().filter(|(_, source)| source.link == LinkKind::Mirror).count();
        assert!(mirrors > 0, "the check above has something to check");
    }
}

mod phrases {
    use super::*;

    /// FNV-1a, 32 bits. Source: Fowler, Noll and Vo, "The FNV Non-Cryptographic Hash Algorithm".
    fn fnv1a(text: &str) -> u32 {
        text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    /// Hash of every run of three characters. A shorter phrase has one hash.
    fn runs(phrase: &str) -> Vec<u32> {
        let letters: Vec<char> = phrase.chars().collect();
        if letters.len() < 3 {
            return vec![fnv1a(phrase)];
        }
        letters.windows(3).map(|run| fnv1a(&run.iter().collect::<String>())).collect()
    }

    /// Runs of hashes, by paragraph.
    fn sketch() -> BTreeMap<u32, Vec<Vec<u32>>> {
        let lines = SKETCH.lines().filter(|line| !line.starts_with('#'));
        lines
            .map(|line| {
                let (number, hashes) = line.split_once(' ').unwrap_or((line, ""));
                let hashes: Vec<&str> = hashes.split_whitespace().collect();
                let stretch = |words: &[&str]| -> Vec<u32> {
                    words.iter().map(|word| u32::from_str_radix(word, 16).unwrap()).collect()
                };
                (number.parse().unwrap(), hashes.split(|word| *word == "-").map(stretch).collect())
            })
            .collect()
    }

    fn occurs(sketch: &BTreeMap<u32, Vec<Vec<u32>>>, paragraph: u32, phrase: &str) -> bool {
        let expected = runs(phrase);
        sketch.get(&paragraph).is_some_and(|stretches| {
            stretches.iter().any(|stretch| stretch.windows(expected.len()).any(|run| run == expected))
        })
    }

    /// Every paragraph and phrase that the file cites.
    fn phrases_in(node: &Json) -> Vec<(u32, String)> {
        let anchor = node["paragraph"].as_u64().zip(node["phrase"].as_str());
        let anchor = anchor.map(|(paragraph, phrase)| (paragraph as u32, phrase.to_owned()));
        let below: Vec<_> = match node {
            Json::Object(members) => members.values().flat_map(phrases_in).collect(),
            Json::Array(items) => items.iter().flat_map(phrases_in).collect(),
            _ => Vec::new(),
        };
        anchor.into_iter().chain(below).collect()
    }

    fn cited(story: &Story) -> BTreeSet<(u32, String)> {
        let all = citations(story).into_iter();
        all.filter_map(|(_, citation)| Some((citation.paragraph?, citation.phrase.clone()?))).collect()
    }

    #[test]
    fn hashes_are_fnv_1a() {
        assert_eq!([fnv1a(""), fnv1a("a"), fnv1a("foobar")], [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
    }

    #[test]
    fn every_phrase_occurs_word_for_word_in_its_paragraph() {
        let (story, sketch) = (minxin(), sketch());
        assert_eq!(sketch.keys().copied().collect::<Vec<_>>(), (1..=13).collect::<Vec<_>>());
        let cited = cited(&story);
        // Parsed without the reader under test.
        let file: Json = serde_json::from_str(MINXIN).unwrap();
        assert_eq!(cited, phrases_in(&file).into_iter().collect::<BTreeSet<_>>());
        for (paragraph, phrase) in &cited {
            assert!(occurs(&sketch, *paragraph, phrase), "paragraph {paragraph}: {phrase}");
        }
    }

    #[test]
    fn a_phrase_that_is_changed_or_moved_is_found_out() {
        let (story, sketch) = (minxin(), sketch());
        let cited = cited(&story);
        for (paragraph, phrase) in &cited {
            let letters: Vec<char> = phrase.chars().collect();
            for start in 0..letters.len() {
                let mut changed = letters.clone();
                changed[start] = '囧';
                let changed: String = changed.into_iter().collect();
                assert!(!occurs(&sketch, *paragraph, &changed), "paragraph {paragraph}: {changed}");
            }
            let backwards: String = letters.iter().rev().collect();
            assert!(backwards == *phrase || !occurs(&sketch, *paragraph, &backwards), "{backwards}");
            assert!(!occurs(&sketch, 14, phrase), "there is no paragraph 14");
        }
        // A correct phrase in the wrong paragraph, and a phrase with one extra character.
        assert!(occurs(&sketch, 11, "75万平方米") && !occurs(&sketch, 12, "75万平方米"));
        assert!(!occurs(&sketch, 11, "175万平方米") && !occurs(&sketch, 11, "75万平方米地"));
    }
}

mod numbers {
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
    fn targets_worked_out_from_the_article_agree_with_the_published_ones() {
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
            assert!((result - given).abs() <= given * 0.002, "{id}: {result} is told as {given}");
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
                let announced: Vec<_> =
                    indicator.targets.iter().filter_map(|target| target.announced?.first()).collect();
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
}

mod elder_care {
    use super::*;

    #[test]
    fn it_reads_without_problems_and_its_unicode_ids_are_found() {
        let story = read(ELDER_CARE);
        assert_eq!(story.id, "elder-care");
        let ids: Vec<(_, &str)> = story.records().into_iter().map(|(record, id, _)| (record, id)).collect();
        let unicode = ids.iter().filter(|(_, id)| !id.is_ascii()).count();
        assert!(unicode >= 10, "{unicode} ids beyond ASCII");
        for (record, id) in ids {
            assert_eq!(story.lookup(id), Some(record), "{id}");
            assert_eq!(story.id_of(record), id);
        }
        assert_eq!(story.lookup("养老床位2020").map(|record| record.kind), Some(RecordKind::Indicator));
        assert_eq!(story.lookup("养老床位2030"), None);
        assert!(story.highlights.iter().all(|id| find(&story.indicators, id).is_some()));
    }
}

mod base_map {
    use super::*;

    /// True if a point lies in a ring: the ray to the east crosses an odd number of sides.
    fn inside([x, y]: LonLat, ring: &[LonLat]) -> bool {
        let sides = ring.iter().zip(ring.iter().cycle().skip(1));
        let crossed =
            sides.filter(|([ax, ay], [bx, by])| (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax);
        crossed.count() % 2 == 1
    }

    /// Distance east and north of `from`, in metres, accurate to 0.1 % within the city.
    fn metres(from: LonLat, to: LonLat) -> [f64; 2] {
        let north = 111_195.0;
        [(to[0] - from[0]) * north * from[1].to_radians().cos(), (to[1] - from[1]) * north]
    }

    /// The distance from a point to a line, in metres.
    fn distance(from: LonLat, line: &[LonLat]) -> f64 {
        let ends = line.windows(2).map(|pair| (metres(from, pair[0]), metres(from, pair[1])));
        let to_side = |(a, b): ([f64; 2], [f64; 2])| {
            let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
            let along = (-(a[0] * dx + a[1] * dy) / (dx * dx + dy * dy).max(1e-9)).clamp(0.0, 1.0);
            (a[0] + along * dx).hypot(a[1] + along * dy)
        };
        ends.map(to_side).fold(f64::INFINITY, f64::min)
    }

    #[test]
    fn the_tools_of_these_tests_measure_right() {
        let square = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]];
        assert!(inside([1.0, 1.0], &square) && !inside([3.0, 1.0], &square) && !inside([-1.0, 1.0], &square));
        let line = [[121.0, 31.0], [121.1, 31.0]];
        assert!((distance([121.05, 31.001], &line) - 111.2).abs() < 0.5);
        assert!((distance([120.99, 31.0], &line) - 953.1).abs() < 2.0);
    }

    #[test]
    fn sixteen_districts_hold_their_own_names() {
        let base = basemap();
        let codes: BTreeSet<_> = base.districts.iter().map(|district| district.code.as_str()).collect();
        assert_eq!((base.districts.len(), codes.len()), (16, 16));
        for district in &base.districts {
            assert!(district.code.starts_with("310") && district.code.len() == 6, "{}", district.code);
            assert!(district.name.zh.ends_with('区') && district.name.en.ends_with(" District"), "{:?}", district.name);
            for ring in &district.rings {
                assert!(ring.len() >= 4, "{}", district.name.en);
                assert_eq!(ring.first(), ring.last(), "a ring of {} is closed", district.name.en);
            }
            let holders: Vec<_> = base
                .districts
                .iter()
                .filter(|other| other.rings.iter().any(|ring| inside(district.label, ring)))
                .map(|other| other.code.as_str())
                .collect();
            assert_eq!(holders, [district.code.as_str()], "where the name of {} stands", district.name.en);
        }
    }

    #[test]
    fn sixteen_bridges_cross_the_creek() {
        let base = basemap();
        assert_eq!(base.bridges.len(), 16);
        assert!(base.creek.len() > 10, "{} points", base.creek.len());
        for bridge in &base.bridges {
            let off = distance(bridge.at, &base.creek);
            assert!(off <= 40.0, "{} is {off:.0} m off the creek", bridge.name.en);
        }
        let names: BTreeSet<_> = base.bridges.iter().map(|bridge| bridge.name.zh.as_str()).collect();
        assert_eq!(names.len(), 16);
    }

    #[test]
    fn the_river_is_an_area_within_the_city() {
        let base = basemap();
        let points: Vec<LonLat> = base.river.concat();
        assert!(points.len() > 50, "{} points", points.len());
        assert!(points.iter().all(|[lon, lat]| (120.8..122.3).contains(lon) && (30.6..31.9).contains(lat)));
        assert!(base.river.iter().any(|ring| inside([121.4886, 31.2402], ring)), "off the Bund it is water");
    }

    #[test]
    fn places_lie_where_they_say_they_do() {
        let base = basemap();
        for story in [minxin(), read(ELDER_CARE)] {
            for (id, place) in &story.places {
                match &place.precision {
                    Precision::Districts(codes) => {
                        let known = |code: &String| base.districts.iter().any(|district| district.code == *code);
                        assert!(codes.iter().all(known), "{id}: {codes:?}");
                        let points = match &place.shape {
                            Shape::Point(point) => vec![*point],
                            Shape::Lines(lines) => lines.concat(),
                            other => panic!("{id} is drawn as {other:?}"),
                        };
                        let named_districts =
                            || base.districts.iter().filter(|district| codes.contains(&district.code));
                        let holds = |point| {
                            named_districts().any(|district| district.rings.iter().any(|ring| inside(point, ring)))
                        };
                        let count = points.iter().filter(|point| holds(**point)).count();
                        // A line along the river may cross the border in the middle of the river.
                        assert!(count * 10 > points.len() * 9, "{id}: {count} points of {} in {codes:?}", points.len());
                    }
                    Precision::Metres(_) => assert!(place.shape != Shape::None, "{id}"),
                    Precision::Unplaced => assert_eq!(place.shape, Shape::None, "{id}"),
                }
            }
        }
    }

    #[test]
    fn the_bank_of_a_section_lies_on_the_right_of_its_line() {
        let (story, base) = (minxin(), basemap());
        for (id, code) in [
            ("suzhou-creek-hongkou", "310109"),
            ("suzhou-creek-jingan", "310106"),
            ("suzhou-creek-huangpu", "310101"),
            ("suzhou-creek-putuo", "310107"),
            ("suzhou-creek-changning", "310105"),
        ] {
            let place = find(&story.places, id).unwrap();
            assert_eq!(place.kind, PlaceKind::Section, "{id}");
            let Shape::Lines(lines) = &place.shape else { panic!("{id} is drawn as {:?}", place.shape) };
            let district = base.districts.iter().find(|district| district.code == code).unwrap();
            // Share of the line with the district beside it, at a distance of 150 m, because borders are generalised to 100
            // m.
            let neighbour = |side: f64| {
                let stretches = lines.iter().flat_map(|line| line.windows(2));
                let share = stretches.map(|ends| {
                    let [x, y] = metres(ends[0], ends[1]);
                    let (length, degree) = (x.hypot(y), 111_195.0);
                    let middle = [f64::midpoint(ends[0][0], ends[1][0]), f64::midpoint(ends[0][1], ends[1][1])];
                    let (east, north) = (side * y / length * 150.0, -side * x / length * 150.0);
                    let at = [middle[0] + east / degree / middle[1].to_radians().cos(), middle[1] + north / degree];
                    let is_inside = district.rings.iter().any(|ring| inside(at, ring));
                    (length, if is_inside { length } else { 0.0 })
                });
                let (all, inside_share) = share.fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
                inside_share / all
            };
            let (right, left) = (neighbour(1.0), neighbour(-1.0));
            assert!(right > 0.9 && left < right, "{id}: {right:.2} on the right, {left:.2} on the left");
        }
        let sections = story.places.iter().filter(|(_, place)| place.kind == PlaceKind::Section);
        assert_eq!(sections.count(), 5);
    }

    #[test]
    fn the_streets_that_bound_a_plot_are_those_of_its_text() {
        let story = minxin();
        let bounded: Vec<_> = story.places.iter().filter(|(_, place)| place.bounds.is_some()).collect();
        assert_eq!(bounded.len(), 6);
        for (id, place) in bounded {
            let bounds = place.bounds.as_ref().unwrap();
            for (street, side) in
                [(&bounds.north, "北至"), (&bounds.east, "东至"), (&bounds.south, "南至"), (&bounds.west, "西至")]
            {
                let phrases = [format!("{side}{}", street.zh), format!("{}以", street.zh)];
                assert!(phrases.iter().any(|phrase| place.text.zh.contains(phrase)), "{id}: {}", street.zh);
            }
        }
    }
}

mod the_story_that_the_page_carries {
    fn chinese(node: &mut serde_json::Value) {
        match node {
            serde_json::Value::Array(items) => items.iter_mut().for_each(chinese),
            serde_json::Value::Object(members) => {
                members.remove("en");
                members.values_mut().for_each(chinese);
            }
            _ => {}
        }
    }

    #[test]
    fn is_told_in_chinese_until_the_whole_is_there() {
        let text = std::fs::read_to_string("public/stories/minxin-2021.json").unwrap();
        let mut node: serde_json::Value = serde_json::from_str(&text).unwrap();
        chinese(&mut node);
        assert!(minxin_atlas::read::story(node.to_string().as_bytes()).story.is_none(), "no story of its own");
        let carried = minxin_atlas::read::embedded_story(&node.to_string()).unwrap();
        let full = minxin_atlas::read::story(text.as_bytes()).story.unwrap();
        assert_eq!(carried.records().len(), full.records().len());
        for ((record, id, _), (_, whole_id, _)) in carried.records().into_iter().zip(full.records()) {
            let (name, whole_name) = (carried.name_of(record).unwrap(), full.name_of(record).unwrap());
            assert_eq!((id, &name.zh, &name.en), (whole_id, &whole_name.zh, &whole_name.zh));
        }
    }
}

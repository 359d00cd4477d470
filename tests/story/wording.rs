//! Tests of the wording of the stories: terms, dates of what was not found, quotations, and shares in words.

use super::*;
use minxin_atlas::number::Bound;

/// The days of the searches. Every "not found" names one of them.
const SEARCHED: [(&str, &str); 2] = [("2026年11月28日", "28 November 2026"), ("2026年11月29日", "29 November 2026")];

/// Calls `check` with the path of every text of the bundled stories and its two languages.
fn for_each_text(mut check: impl FnMut(&str, &str, &str)) {
    for (name, file) in [("minxin-2021", MINXIN), ("elder-care", ELDER_CARE)] {
        texts(&serde_json::from_str(file).unwrap(), name, &mut check);
    }
}

/// True if `text` has `word` and neither `before` directly before it nor `after` directly behind it.
fn has(text: &str, word: &str, before: &[&str], after: &[&str]) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let (head, tail) = (&text[..at], &text[at + word.len()..]);
        !before.iter().any(|end| head.ends_with(end)) && !after.iter().any(|start| tail.starts_with(start))
    })
}

fn says_not_found(zh: &str, en: &str) -> [bool; 2] {
    let en = en.to_lowercase();
    let is_denied = ["no ", "not ", "none ", "neither ", "only ", "never "].iter().any(|word| en.contains(word));
    let is_search = ["found", "identify", "identified"]
        .iter()
        .any(|word| en.split(|letter: char| !letter.is_alphabetic()).any(|other| other == *word));
    // The first of several statements by one source is found, not missing.
    let is_first = en.contains("first unqualified statement found");
    let chinese = ["没有找到", "未找到", "没有查到", "未查到", "查不到", "查到的唯一", "未见公布", "未能找到"];
    [chinese.iter().any(|word| zh.contains(word)), is_denied && is_search && !is_first]
}

#[test]
fn what_was_not_found_says_until_when() {
    assert_eq!(says_not_found("截至今日未查到", "No result was found"), [true, true]);
    assert_eq!(says_not_found("当时表述为“基本贯通”", "The former was not a formal target"), [false, false]);
    let mut count = 0;
    for_each_text(|path, zh, en| {
        // A search and a commitment show the date of their own check.
        if path.contains("/search/") || path.contains("/commitments/") {
            return;
        }
        let [in_chinese, in_english] = says_not_found(zh, en);
        let is_dated = SEARCHED.iter().any(|(in_zh, in_en)| zh.contains(in_zh) && en.contains(in_en));
        assert!(!in_chinese && !in_english || is_dated, "{path}: {zh} / {en}");
        assert_eq!(in_chinese, in_english, "{path}: one language alone finds nothing: {zh} / {en}");
        count += usize::from(in_chinese);
    });
    assert!(count >= 6, "{count} texts name what was not found");
}

/// Words that the stories do not use, with what may stand directly before or behind them. A term has one name in each
/// language, because readers search for it and compare.
const NOT_CHINESE: &[(&str, &[&str], &[&str])] = &[
    ("文章", &[], &[]),
    ("文中", &[], &[]),
    ("名目", &[], &[]),
    ("故事", &[], &[]),
    ("目标与结果", &[], &[]),
    ("目标与实际", &[], &[]),
    ("调高", &[], &[]),
    ("期限", &[], &[]),
    ("到期", &[], &[]),
    ("未达到", &[], &[]),
    ("尚无定论", &[], &[]),
    ("偏慢", &[], &[]),
    ("餐车", &["早"], &[]),
    ("停放点", &[], &[]),
    ("河岸", &[], &["线"]),
    ("认知症", &[], &[]),
    ("日间照护", &[], &[]),
    ("试点", &[], &[]),
    ("病历", &[], &[]),
    ("回访", &[], &[]),
    ("商务部门", &[], &[]),
    ("出处", &[], &[]),
    ("资料来源", &[], &[]),
    ("约整数", &[], &[]),
    ("图上", &[], &[]),
    ("基本42", &[], &[]),
    ("基本45", &[], &[]),
    ("个别点位", &[], &[]),
];
const NOT_ENGLISH: &[(&str, &[&str], &[&str])] = &[
    ("the article", &[], &[]),
    ("labels", &[], &[]),
    ("breakfast project", &[], &[]),
    ("breakfast vehicle", &[], &[]),
    ("food truck", &[], &[]),
    ("food-truck", &[], &[]),
    ("mobile breakfast", &[], &[]),
    ("public projects", &[], &[]),
    ("public-service targets", &[], &[]),
    ("goal", &[], &[]),
    ("number expected", &[], &[]),
    ("actuals", &[], &[]),
    ("on the way", &[], &[]),
    ("old-lane", &[], &[]),
    ("old lane", &[], &[]),
    ("second-grade", &[], &[]),
    ("on day one", &[], &[]),
    ("certificate", &["property "], &[]),
    ("benefit", &[], &[]),
    ("urban villages", &[], &[]),
    ("urban-village renewal", &[], &[]),
    ("shoreline", &[], &[]),
    ("riverside", &[], &[]),
    (" linked", &[], &[]),
    ("overhead line", &[], &[]),
    ("overhead-line", &[], &[]),
    ("poles and boxes", &[], &[]),
    ("comprehensive", &[], &[]),
    ("elderly", &[], &[]),
    ("elder centre", &[], &[]),
    ("dementia beds", &[], &[]),
    ("day-care", &[], &[]),
    ("dining", &[], &[]),
    ("adapted for old age", &[], &[]),
    ("elevator", &[], &[]),
    ("lifts added", &[], &[]),
    ("pilot", &[], &[]),
    ("delta network", &[], &[]),
    ("service network", &[], &[]),
    ("follow-up inspection", &[], &[]),
    ("party committee", &[], &[]),
    ("plenary", &[], &[" session"]),
    ("plenum", &[], &[]),
    ("health commission", &["municipal "], &[]),
    ("estate", &[], &[]),
    ("nought", &[], &[]),
    ("do not add up", &[], &[]),
    ("basically 42", &[], &[]),
    ("basically 45", &[], &[]),
    ("plot takes effect", &[], &[]),
    ("plots take effect", &["agreements for more "], &[]),
];

#[test]
fn terms_have_one_name() {
    assert!(has("流动餐车", "餐车", &["早"], &[]) && !has("流动早餐车", "餐车", &["早"], &[]));
    assert!(!has("苏州河岸线", "河岸", &[], &["线"]) && has("苏州河岸边", "河岸", &[], &["线"]));
    for_each_text(|path, zh, en| {
        for (word, before, after) in NOT_CHINESE {
            assert!(!has(zh, word, before, after), "{path}: {word} in {zh}");
        }
        let en = en.to_lowercase();
        for (word, before, after) in NOT_ENGLISH {
            assert!(!has(&en, word, before, after), "{path}: {word} in {en}");
        }
        // 考察 is said of the General Secretary alone; the city's leaders go on a 调研.
        assert!(!zh.contains("考察") || zh.contains("习近平") || zh.contains('他'), "{path}: {zh}");
    });
}

#[test]
fn a_year_in_a_title_has_its_character() {
    let is_clipped = |text: &str| {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        digits == 4 && !text[4..].starts_with(['年', '—'])
    };
    assert!(is_clipped("2020旧改面积") && !is_clipped("2020年旧改面积") && !is_clipped("2018—2020年托育计划"));
    for_each_text(|path, zh, _| {
        let is_title = ["/title", "/short", "/name"].iter().any(|end| path.ends_with(end));
        assert!(!is_title || !is_clipped(zh), "{path}: {zh}");
    });
}

#[test]
fn quotations_are_at_most_twelve_characters() {
    let quoted = |text: &str| -> Vec<String> {
        let parts = text.split('“').skip(1).filter_map(|rest| rest.split_once('”'));
        parts.map(|(quotation, _)| quotation.to_owned()).collect()
    };
    assert_eq!(quoted("“一”和“二三”"), ["一", "二三"]);
    let mut count = 0;
    for_each_text(|path, zh, _| {
        for quotation in quoted(zh) {
            assert!(quotation.chars().count() <= 12, "{path}: {quotation}");
            count += 1;
        }
    });
    assert!(count > 40, "{count} quotations");
}

#[test]
fn quotation_marks_inside_a_phrase_are_closed() {
    let mut count = 0;
    for (id, citation) in citations(&minxin()) {
        let phrase = citation.phrase.as_deref().unwrap_or_default();
        assert!(!phrase.contains(['(', ')', '‘', '’']), "{id}: {phrase}");
        let [opened, closed] = ['“', '”'].map(|mark| phrase.matches(mark).count());
        assert_eq!(opened, closed, "{id}: {phrase}");
        let shown = minxin_atlas::words::inside_quotes(phrase);
        assert!(!shown.contains(['“', '”']), "{id}: {shown}");
        count += opened;
    }
    assert!(count > 0, "some phrase has a quotation");
}

#[test]
fn a_share_of_a_bound_is_a_bound_in_words() {
    let story = minxin();
    for (id, chinese, english) in [
        ("breakfast-trucks", "%以上", "over "),
        ("homes-adapted-2023", "%以上", "over "),
        ("renewal-households-2019", "至多为", "at most "),
    ] {
        let indicator = indicator(&story, id);
        let progress = indicator.progress(true);
        let share = progress.actual.unwrap().value.number.to_f64() / progress.target.unwrap().value.number.to_f64();
        let percent = format!("{:.0}%", share * 100.0);
        let text = indicator.text.as_ref().unwrap();
        assert!(text.zh.contains(&percent) && text.zh.contains(chinese), "{id}: {percent} in {}", text.zh);
        assert!(text.en.contains(&[english, &percent].concat()), "{id}: {percent} in {}", text.en);
    }
    // Two lower bounds have no share.
    let coverage = indicator(&story, "nursery-coverage-2022");
    let bounds = [coverage.targets[0].value.bound, coverage.observations[0].value.bound];
    assert_eq!(bounds, [Bound::AtLeast, Bound::AtLeast]);
    let text = coverage.text.as_ref().unwrap();
    assert!(text.zh.contains("不计算完成率") && text.en.contains("no percentage of target"));
}

#[test]
fn copies_say_that_they_are_copies() {
    for story in [minxin(), read(ELDER_CARE)] {
        let copies: Vec<_> = story.sources.iter().filter(|(_, source)| source.link == LinkKind::Mirror).collect();
        for (id, source) in copies {
            let note = source.note.as_ref().unwrap_or_else(|| panic!("{id} says nothing of the copy"));
            let is_copy = note.zh.contains("转载") && (note.en.contains("copy") || note.en.contains("repost"));
            assert!(is_copy, "{id}: {}", note.en);
        }
    }
    let story = minxin();
    let report = find(&story.sources, &story.article).unwrap();
    assert_eq!((report.link, report.url.as_deref()), (LinkKind::Mirror, None), "it was read in a repost");
    assert!(report.note.as_ref().is_some_and(|note| note.en.contains("original publisher is not stated")));
    assert!(find(&story.sources, "k17").is_none(), "a page of scraped text is no source");
}

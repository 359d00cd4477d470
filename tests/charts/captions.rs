//! Tests of the words of charts and of their tooltips.

use super::*;

proptest! {
    #![proptest_config(Config { cases: 1_000, ..Config::default() })]

    #[test]
    fn the_sentence_below_a_chart_is_right_on_any_numbers(
        actual in -5_000_i64..2_000_000_000, target in -5_000_i64..2_000_000_000, is_about in any::<bool>(), is_up in any::<bool>(), english in any::<bool>(),
    ) {
        let mut world = World::bundled();
        world.state.lang = if english { Lang::En } else { Lang::Zh };
        let (bound, direction) = (if is_about { "about" } else { "exact" }, if is_up { "up" } else { "down" });
        let (text, fact) = (r#"{"zh": "数", "en": "Count"}"#, r#""basis": "article", "citations": [{"source": "a"}]"#);
        let file = format!(
            r#"{{"schema": 1, "id": "s", "title": {text}, "summary": {text}, "article": "a", "programmes": [], "places": [], "events": [],
"sources": [{{"id": "a", "publisher": {text}, "link": "original"}}], "units": [{{"id": "u", "name": {text}, "short": {text}}}],
"indicators": [{{"id": "i", "title": {text}, "short": {text}, "unit": "u", "direction": "{direction}", "period": "2020", "basis": "article",
"targets": [{{"value": {{"number": {target}, "bound": "exact"}}, "deadline": "2020", "kind": "target", {fact}}}],
"observations": [{{"value": {{"number": {actual}, "bound": "{bound}"}}, "date": "2020", "kind": "result", {fact}}}]}}]}}"#
        );
        world.story = World::of(file.as_bytes()).story;
        let row = world.groups().remove(0).rows.remove(0);
        let caption: String = row.summary.caption.chars().filter(|letter| *letter != ',').collect();
        let number = |number: i64| number.to_string().replace('-', "−");
        prop_assert!(caption.contains(&number(actual)) && caption.contains(&number(target)), "{caption}");
        let reached = if is_up { actual >= target } else { actual <= target };
        let words = if english { "met on time" } else { "按期完成" };
        // With a count from zero, a target of zero equals the baseline.
        if target != 0 || !is_up {
            let says = row.summary.badge.words == words;
            prop_assert_eq!(says, reached, "{}", caption);
        }
        if target > 0 && is_up && actual.abs() as f64 / (target as f64) < 1e6 {
            let share = actual as f64 / target as f64 * 100.0;
            let rounded = (share * 10.0).round() / 10.0;
            let words = match () {
                () if share < 100.0 && rounded >= 100.0 => "99.9%".to_owned(),
                () if share > 0.0 && rounded <= 0.0 => "<0.1%".to_owned(),
                () if share < 0.0 && rounded >= 0.0 => ">−0.1%".to_owned(),
                () => format!("{rounded}%").replace('-', "−"),
            };
            prop_assert!(caption.contains(&words), "{caption} without {words}");
        } else {
            prop_assert!(!caption.contains('%'), "{caption}");
        }
        let ceiling = if english { "at most " } else { "至多" };
        prop_assert_eq!(caption.contains(ceiling), !is_up, "{}", caption);
        prop_assert!(!caption.contains("NaN") && !caption.contains("inf"));
    }
}

#[test]
fn the_tooltip_shows_the_whole_record_at_the_pointer() {
    let world = World::bundled();
    let shown = world.scene(|ctx, _| tooltip(ctx, "renewal-area-2020", None)).unwrap();
    let facts: Vec<_> = shown.facts.iter().map(|(label, text)| format!("{label} {text}")).collect();
    assert!(
        facts.contains(&"完成数 750000平方米".to_owned()) && facts.contains(&"目标 550000平方米".to_owned()),
        "{facts:?}"
    );
    let one = world.scene(|ctx, _| tooltip(ctx, "river-shoreline", Some(1))).unwrap();
    assert_eq!(one.facts[0].1, "预计32.4公里");
    assert_eq!(world.scene(|ctx, _| tooltip(ctx, "river-shoreline", Some(9))), None);
    assert_eq!(world.scene(|ctx, _| tooltip(ctx, "nobody", None)), None);
}

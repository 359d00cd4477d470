//! Tests of the style sheets: colours are defined in one place, themes redefine existing colours only, text is readable in
//! every theme, and no view styles the elements of another.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn sheet(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("style").join(name)).unwrap()
}

/// Custom properties of the first rule with a selector.
fn colours(sheet: &str, selector: &str) -> BTreeMap<String, String> {
    let (_, rule) = sheet.split_once(&format!("{selector} {{")).expect(selector);
    let (rule, _) = rule.split_once('}').unwrap();
    let lines = rule.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "));
    lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// Colours of each theme, including the inherited ones.
fn themes() -> Vec<(&'static str, BTreeMap<String, String>)> {
    let (tokens, themes) = (colours(&sheet("tokens.css"), ":host"), sheet("themes.css"));
    let over = |selector: &str| {
        let mut all = tokens.clone();
        all.extend(colours(&themes, selector));
        all
    };
    vec![
        ("light", tokens.clone()),
        ("dark", over("[data-theme=\"dark\"]")),
        ("high contrast", over("[data-theme=\"high-contrast\"]")),
    ]
}

/// Relative luminance, as defined by WCAG 2.
fn luminance(hex: &str) -> f64 {
    let channel = |index: usize| {
        let value = f64::from(u8::from_str_radix(&hex[index..index + 2], 16).unwrap()) / 255.0;
        if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_theme_of_the_device_is_the_dark_one() {
    let themes = sheet("themes.css");
    assert_eq!(colours(&themes, "[data-theme=\"dark\"]"), colours(&themes, "[data-theme=\"auto\"]"));
}

/// A right-to-left page scrolls to content far to the left.
#[test]
fn nothing_is_hidden_far_beside_the_page() {
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("style")).unwrap() {
        let sheet = fs::read_to_string(file.unwrap().path()).unwrap();
        let is_far = |line: &&str| {
            let value =
                ["left: -", "right: -", "text-indent: -"].iter().find_map(|start| line.trim().strip_prefix(start));
            value.is_some_and(|value| value.chars().take_while(char::is_ascii_digit).count() > 2)
        };
        let deep: Vec<_> = sheet.lines().filter(is_far).collect();
        assert!(deep.is_empty(), "{deep:?}");
    }
}

#[test]
fn themes_name_colours_that_there_are() {
    let tokens = colours(&sheet("tokens.css"), ":host");
    for (theme, colours) in themes() {
        for name in colours.keys().filter(|name| name.starts_with("--")) {
            assert!(tokens.contains_key(name), "{theme} names {name}, which nothing uses");
        }
    }
}

#[test]
fn words_can_be_read_in_every_theme() {
    const WORDS: [(&str, &str, f64); 22] = [
        ("--ink", "--paper", 7.0),
        ("--ink", "--surface", 7.0),
        ("--ink", "--lit-soft", 7.0),
        ("--ink", "--warn-soft", 7.0),
        ("--ink", "--bar", 7.0),
        ("--ink", "--land", 7.0),
        ("--muted", "--paper", 4.5),
        ("--muted", "--surface", 4.5),
        ("--river", "--paper", 4.5),
        ("--river", "--surface", 4.5),
        ("--river", "--river-soft", 4.5),
        ("--on-river", "--river", 4.5),
        ("--lit", "--surface", 4.5),
        ("--lit", "--lit-soft", 4.5),
        ("--met", "--surface", 4.5),
        ("--short", "--surface", 4.5),
        ("--slow", "--surface", 4.5),
        ("--land-ink", "--land", 4.5),
        ("--ink-words", "--ink-surface", 7.0),
        ("--ink-muted", "--ink-surface", 4.5),
        ("--ink-actual", "--ink-surface", 3.0),
        ("--ink-cluster-words", "--ink-cluster", 4.5),
    ];
    for (theme, colours) in themes() {
        for (words, background, least) in WORDS {
            let ratio = contrast(&colours[words], &colours[background]);
            assert!(ratio >= least, "{theme}: {words} on {background} has {ratio:.2}, not {least}");
        }
    }
}

#[test]
fn colours_stand_in_one_place() {
    // Overlay shades, paper and QR codes have the same colour in every theme.
    const ALIKE: [&str; 5] = [
        "background: rgb(16 34 45 / 82%);",
        "background: rgb(16 34 45 / 60%);",
        "color: #fff;",
        "background: #fff;",
        "fill: #000;",
    ];
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("style")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        if matches!(name.as_str(), "tokens.css" | "themes.css") {
            continue;
        }
        for line in sheet(&name).lines().map(str::trim).filter(|line| line.ends_with(';')) {
            let is_raw = line.contains(": #") || line.contains(" #") || line.contains("rgb(");
            assert!(!is_raw || ALIKE.contains(&line), "{name}: {line}");
        }
    }
}

/// Selectors of a style sheet, ignoring comments.
fn selectors(sheet: &str) -> Vec<String> {
    let mut rest = sheet.split("/*");
    let first = rest.next().unwrap_or_default();
    let code: String =
        std::iter::once(first).chain(rest.filter_map(|part| part.split_once("*/").map(|(_, code)| code))).collect();
    let blocks = code.split('{').filter_map(|part| part.rsplit('}').next());
    blocks.flat_map(|list| list.split(',')).map(|selector| selector.trim().to_owned()).collect()
}

/// Classes in a selector.
fn classes(selector: &str) -> impl Iterator<Item = &str> {
    let name =
        |part: &'_ str| part.find(|letter: char| !letter.is_alphanumeric() && letter != '-').unwrap_or(part.len());
    selector.split('.').skip(1).map(move |part| &part[..name(part)])
}

#[test]
fn no_view_styles_the_words_of_another() {
    // Shared on purpose, or names of shapes in the other view, which have neither a box nor text.
    const SHARED: [&str; 11] = [
        "copy-status",
        "footer",
        "hit",
        "legend-list",
        "mark",
        "phone-only",
        "sample",
        "scroller",
        "status",
        "switch",
        "tick",
    ];
    // The sheets of the pages and of the shell arrange parts of others.
    let views = [
        "timeline",
        "map",
        "indicators",
        "table",
        "detail",
        "embed_dialog",
        "head",
        "overview",
        "search",
        "commitments",
        "about",
    ];
    let sheets: Vec<(&str, Vec<String>)> =
        views.iter().map(|view| (*view, selectors(&sheet(&format!("{view}.css"))))).collect();
    let mut clashes = Vec::new();
    for (file, selectors) in &sheets {
        let alone = selectors.iter().filter(|selector| !selector.contains([' ', ':', '[', '>']));
        let alone: Vec<&str> = alone
            .filter(|selector| selector.matches('.').count() == 1)
            .flat_map(|selector| classes(selector))
            .collect();
        assert!(!alone.is_empty(), "{file}.css has no selectors");
        for (other, theirs) in sheets.iter().filter(|(other, _)| other != file) {
            let clash = theirs
                .iter()
                .flat_map(|selector| classes(selector))
                .find(|name| alone.contains(name) && !SHARED.contains(name));
            clashes.extend(clash.map(|name| format!("{file}.css styles .{name}, which {other}.css has too")));
        }
    }
    assert_eq!(clashes, Vec::<String>::new());
}

/// Rules of a style sheet, each as enclosing at-rules such as `@media print` (outermost first), selector, and declarations.
fn rules(sheet: &str) -> Vec<(Vec<String>, String, String)> {
    let mut rest = sheet;
    let mut code = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        code.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, behind)| behind);
    }
    code.push_str(rest);
    let (mut within, mut found, mut last) = (Vec::new(), Vec::new(), String::new());
    for letter in code.chars() {
        match letter {
            '{' => within.push(std::mem::take(&mut last).trim().to_owned()),
            '}' => {
                let condition = within.pop().unwrap();
                let declared = std::mem::take(&mut last);
                if !condition.starts_with('@') {
                    found.push((within.clone(), condition, declared));
                }
            }
            other => last.push(other),
        }
    }
    found
}

/// File names of all style sheets.
fn names() -> Vec<String> {
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("style")).unwrap();
    files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn paper_is_light_with_every_theme() {
    let rules = rules(&sheet("themes.css"));
    let is_for_screens = |within: &[String]| within.iter().any(|condition| condition.starts_with("@media screen"));
    let mut dark = rules.iter().filter(|(_, _, declared)| declared.contains("color-scheme: dark")).peekable();
    assert!(dark.peek().is_some(), "there is no dark theme");
    for (within, selector, _) in dark {
        assert!(is_for_screens(within), "{selector} is printed");
    }
    let forced = rules.iter().filter(|(within, ..)| within.iter().any(|condition| condition.contains("forced-colors")));
    assert!(forced.clone().count() > 1 && forced.clone().all(|(within, ..)| is_for_screens(within)));
    // A print would show the start of a colour transition.
    for name in names() {
        for (within, selector, declared) in self::rules(&sheet(&name)) {
            let is_slow = declared.contains("transition:") && declared.contains("color");
            assert!(!is_slow || is_for_screens(&within), "{name}: {selector} changes its colours slowly on paper");
        }
    }
}

#[test]
fn forced_colours_take_the_place_of_every_colour() {
    const SYSTEM: [&str; 5] = ["Canvas", "CanvasText", "GrayText", "Highlight", "transparent"];
    let tokens = colours(&sheet("tokens.css"), ":host");
    let expected: Vec<&String> = tokens
        .iter()
        .filter(|(_, value)| value.starts_with('#') || value.starts_with("rgb"))
        .map(|(name, _)| name)
        .collect();
    let themes = sheet("themes.css");
    let (_, forced) = themes.split_once("(forced-colors: active)").unwrap();
    let (sure, mixed) = forced.split_once("@supports").unwrap();
    let sure = colours(sure, "[data-theme]");
    assert_eq!(sure.keys().collect::<Vec<_>>(), expected);
    for (name, value) in &sure {
        assert!(SYSTEM.contains(&value.as_str()), "{name} is {value}, which is no colour of the system");
    }
    for (name, value) in colours(mixed, "[data-theme]") {
        assert!(sure.contains_key(&name) && value.starts_with("color-mix(in srgb, Canvas "), "{name} is {value}");
    }
    // This style sheet comes last, so that the system's colours override every theme.
    assert!(!forced.contains("[data-theme=\""), "a theme comes behind the colours of the system");
}

#[test]
fn columns_and_rows_follow_the_text_size() {
    // Rules for narrow phones, and for the map, whose text has a fixed size.
    const FIXED: [&str; 2] = ["@media (max-width: 399px) and (min-width: 20em)", "@media (max-width: 599px)"];
    const ROWS: [&str; 10] = [
        ".range-label",
        ".lane-name",
        ".tick",
        ".era",
        ".mark",
        ".event-bar",
        ".cluster",
        ".timeline-viewport .deadline",
        ".dot::before",
        ".deadline::before",
    ];
    const LENGTHS: [&str; 8] = ["height", "line-height", "top", "left", "margin", "margin-top", "padding", "width"];
    for name in names() {
        for (within, ..) in rules(&sheet(&name)) {
            for condition in within.iter().filter(|condition| condition.contains("-width:")) {
                let is_fixed = FIXED.contains(&condition.as_str()) && matches!(name.as_str(), "head.css" | "map.css");
                assert!(is_fixed || (condition.contains("em)") && !condition.contains("px)")), "{name}: {condition}");
            }
        }
    }
    let timeline = rules(&sheet("timeline.css"));
    for row in ROWS {
        let row_rules = timeline.iter().filter(|(_, selector, _)| selector.split(',').any(|part| part.trim() == row));
        assert!(row_rules.clone().count() > 0, "timeline.css has no {row}");
        for (name, value) in
            row_rules.flat_map(|(.., declared)| declared.split(';').filter_map(|line| line.split_once(": ")))
        {
            let is_pixels = value.split([' ', '/', '(']).any(|part| {
                part.trim_end_matches(')').strip_suffix("px").is_some_and(|number| number.parse::<f64>().is_ok())
            });
            assert!(!(LENGTHS.contains(&name.trim()) && is_pixels), "{row}: {name}: {value}");
        }
    }
}

#[test]
fn the_page_behind_stays_where_it_is() {
    for name in names() {
        for (within, selector, declared) in rules(&sheet(&name)) {
            let scrolls = ["overflow: auto", "overflow-y: auto", "overflow-x: auto"]
                .iter()
                .any(|declaration| declared.contains(declaration));
            // A preview can be resized by its corner and scrolls with the dialog.
            let is_part = selector == ".preview";
            assert!(!scrolls || is_part || declared.contains("overscroll-behavior"), "{name}: {within:?} {selector}");
        }
    }
}

#[test]
fn drawings_are_not_torn_on_paper() {
    let print = rules(&sheet("print.css"));
    let unbroken = print.iter().filter(|(.., declared)| declared.contains("break-inside: avoid"));
    let unbroken: Vec<&str> = unbroken.flat_map(|(_, selector, _)| selector.split(',').map(str::trim)).collect();
    for drawing in [".timeline-frame", ".map-frame", ".bullet", ".bullet-row", ".series-chart"] {
        assert!(unbroken.contains(&drawing), "{drawing} is torn between two pages");
    }
}

#[test]
fn the_list_of_events_comes_before_the_high_drawing_on_paper() {
    let print = rules(&sheet("print.css"));
    let declares = |expected: &str, rule: &str| {
        print.iter().any(|(_, selector, declared)| selector == expected && declared.contains(rule))
    };
    assert!(declares("[data-view=\"timeline\"]", "flex-direction: column"));
    assert!(declares("[data-view=\"timeline\"] > .timeline-drawing", "order: 1"));
}

/// A line may break anywhere in a long word, but not in a number.
#[test]
fn numbers_are_not_broken_between_digits() {
    for (name, number) in [
        ("overview.css", ".key-value"),
        ("overview.css", ".lead-value"),
        ("indicators.css", ".bullet-value strong"),
        ("indicators.css", ".tooltip dd"),
    ] {
        let rules = rules(&sheet(name));
        let is_whole = rules.iter().any(|(within, selector, declared)| {
            within.is_empty() && selector == number && declared.contains("overflow-wrap: normal")
        });
        assert!(is_whole, "{number} is broken between digits");
    }
}

#[test]
fn an_end_of_a_bar_does_not_strike_through_its_words() {
    let forced = rules(&sheet("forced.css"));
    let covers = |(_, selector, declared): &(Vec<String>, String, String)| {
        selector == ".event-bar .mark-label" && declared.contains("background: Canvas")
    };
    assert!(forced.iter().any(covers));
}

#[test]
fn a_frame_knows_its_only_view_before_the_first_paint() {
    let boot = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/boot.js")).unwrap();
    assert!(boot.contains("root.setAttribute(\"data-only\", only)"));
    let views = minxin_atlas::state::View::NAMES.iter().map(|(name, _)| *name).filter(|name| *name != "all");
    let names = ["view=(", &views.collect::<Vec<_>>().join("|"), ")"].concat();
    assert!(boot.contains(&names), "{names}");
}

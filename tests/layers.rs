//! The way of the data is one direction: no layer names a higher one, and the pure ones name no browser.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers, from the lowest; those of one row may use each other.
const LAYERS: &[&[&str]] = &[
    &["geometry", "civil", "number", "characters"],
    &["story"],
    &["read", "write", "embed"],
    &["state"],
    &["words"],
    &["scene"],
    &["paint"],
    &["browser"],
    &["ui"],
];

/// Layers that run anywhere: they name neither the page nor what draws on it.
const PURE: &[&str] =
    &["geometry", "civil", "number", "characters", "story", "read", "write", "embed", "state", "words", "scene"];

/// How the names of crates begin that pure layers do not name.
const IMPURE: &[&str] = &["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "plotters"];

/// Files and folders that are no layer: what ties the layers together, and the commands.
const TOP: &[&str] = &["lib", "main", "bin"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A source file, with the modules that only tests have left out.
struct Source {
    /// Below `src`, without `.rs` and without `mod`: `["scene", "map"]`.
    path: Vec<String>,
    /// Comments and the insides of strings are blank.
    code: String,
    /// Comments are blank, strings are as they are.
    words: String,
    name: String,
}

impl Source {
    fn new(name: &str, text: &str) -> Self {
        let below = name.trim_start_matches("src/").trim_end_matches(".rs");
        let mut path: Vec<String> = below.split('/').map(str::to_owned).collect();
        path.pop_if(|last| last == "mod");
        let (code, words) = (blanked(text, true), blanked(text, false));
        let tests = test_modules(&code);
        let without = |text: &str| -> String {
            let kept = |(place, letter): (usize, char)| {
                let in_tests = tests.iter().any(|(from, to)| (*from..*to).contains(&place));
                if in_tests && letter != '\n' { ' ' } else { letter }
            };
            text.chars().enumerate().map(kept).collect()
        };
        Self { path, code: without(&code), words: without(&words), name: name.to_owned() }
    }

    fn layer(&self) -> &str {
        &self.path[0]
    }

    /// `file:line: what`.
    fn told(&self, place: usize, what: &str) -> String {
        let line = self.code.chars().take(place).filter(|letter| *letter == '\n').count() + 1;
        format!("{}:{line}: {what}", self.name)
    }
}

/// The text with comments, and if wanted the insides of strings, turned into spaces; lines and places stay.
fn blanked(text: &str, strings_too: bool) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = letters.clone();
    let is = |place: usize, wanted: &str| {
        wanted.chars().enumerate().all(|(offset, letter)| letters.get(place + offset) == Some(&letter))
    };
    let mut blank = |from: usize, to: usize| {
        for letter in out.iter_mut().take(to).skip(from).filter(|letter| **letter != '\n') {
            *letter = ' ';
        }
    };
    let mut place = 0;
    while place < letters.len() {
        if is(place, "//") {
            let end = (place..letters.len()).find(|at| letters[*at] == '\n').unwrap_or(letters.len());
            blank(place, end);
            place = end;
        } else if is(place, "/*") {
            let end = (place..letters.len()).find(|at| is(*at, "*/")).map_or(letters.len(), |at| at + 2);
            blank(place, end);
            place = end;
        } else if let Some(hashes) = raw_string(&letters, place) {
            let close: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let from = place + hashes + 2;
            let end = (from..letters.len()).find(|at| is(*at, &close)).unwrap_or(letters.len());
            if strings_too {
                blank(from, end);
            }
            place = end + hashes + 1;
        } else if letters[place] == '"' {
            let mut end = place + 1;
            while end < letters.len() && letters[end] != '"' {
                end += if letters[end] == '\\' { 2 } else { 1 };
            }
            if strings_too {
                blank(place + 1, end.min(letters.len()));
            }
            place = end + 1;
        } else if letters[place] == '\'' && (is(place + 2, "'") || is(place + 1, "\\")) {
            // A letter, not a lifetime.
            let end = (place + 3..letters.len()).find(|at| letters[*at] == '\'').unwrap_or(letters.len());
            let end = if is(place + 2, "'") && !is(place + 1, "\\") { place + 2 } else { end };
            if strings_too {
                blank(place + 1, end);
            }
            place = end + 1;
        } else {
            place += 1;
        }
    }
    out.into_iter().collect()
}

/// The number of hashes of the raw string that starts here, if one does.
fn raw_string(letters: &[char], place: usize) -> Option<usize> {
    let starts = letters.get(place) == Some(&'r') && (place == 0 || !is_word(letters[place - 1]));
    let hashes = letters.iter().skip(place + 1).take_while(|letter| **letter == '#').count();
    (starts && letters.get(place + 1 + hashes) == Some(&'"')).then_some(hashes)
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Where each `#[cfg(test)]` item starts and ends.
fn test_modules(code: &str) -> Vec<(usize, usize)> {
    let letters: Vec<char> = code.chars().collect();
    let marker: Vec<char> = "#[cfg(test)]".chars().collect();
    let starts = (0..letters.len()).filter(|at| letters[*at..].starts_with(&marker));
    let mut found = Vec::new();
    for start in starts {
        let mut depth = 0_i32;
        let end = (start..letters.len()).find(|at| {
            match letters[*at] {
                '{' => depth += 1,
                '}' => depth -= 1,
                ';' if depth == 0 => return true,
                _ => {}
            }
            letters[*at] == '}' && depth == 0
        });
        found.push((start, end.map_or(letters.len(), |end| end + 1)));
    }
    found
}

/// Every word of the code: where it starts, and the word.
fn words_of(code: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (place, letter) in code.chars().enumerate() {
        if !is_word(letter) {
            open = false;
        } else if open {
            words.last_mut().unwrap().1.push(letter);
        } else {
            words.push((place, letter.to_string()));
            open = true;
        }
    }
    words
}

/// The names of modules at the root of the crate that the code names, each with its place.
fn roots_named(source: &Source) -> Vec<(usize, String)> {
    let letters: Vec<char> = source.code.chars().collect();
    let words = words_of(&source.code);
    let follows = |(place, word): &(usize, String)| {
        let behind = place + word.chars().count();
        (letters.get(behind) == Some(&':') && letters.get(behind + 1) == Some(&':')).then_some(behind + 2)
    };
    let mut named = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let mut ups = 0;
        let mut last = index;
        let first_of_path = word.0 == 0 || letters[word.0 - 1] != ':';
        if word.1 == "crate" || word.1 == "minxin_atlas" {
            ups = source.path.len();
        } else if word.1 == "super" && first_of_path {
            ups += 1;
            while words.get(last + 1).is_some_and(|next| next.1 == "super" && follows(&words[last]) == Some(next.0)) {
                ups += 1;
                last += 1;
            }
        }
        // A path from the root: `crate::` anywhere, `super::` in a file at the root, `super::super::` in a folder.
        let Some(place) = follows(&words[last]).filter(|_| ups > 0 && ups >= source.path.len()) else { continue };
        if letters.get(place) == Some(&'{') {
            named.extend(heads_of_group(&letters, place));
        } else if let Some(next) = words.get(last + 1).filter(|next| next.0 == place) {
            named.push(next.clone());
        }
    }
    named
}

/// The first word of each member of a `{…}` group.
fn heads_of_group(letters: &[char], open: usize) -> Vec<(usize, String)> {
    let (mut depth, mut wanted, mut heads) = (0_i32, true, Vec::<(usize, String)>::new());
    for (place, letter) in letters.iter().enumerate().skip(open) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => wanted = true,
            letter if is_word(*letter) && depth == 1 => {
                let continues = heads.last().is_some_and(|(at, word)| at + word.chars().count() == place);
                if continues {
                    heads.last_mut().unwrap().1.push(*letter);
                } else if wanted {
                    heads.push((place, letter.to_string()));
                    wanted = false;
                }
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    heads
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

/// Every place where a layer names a higher one.
fn upward(source: &Source) -> Vec<String> {
    let Some(own) = rank(source.layer()) else { return Vec::new() };
    let named = roots_named(source).into_iter();
    named
        .filter(|(_, word)| rank(word).is_some_and(|other| other > own))
        .map(|(place, word)| source.told(place, &format!("{} names {word}, which is higher", source.layer())))
        .collect()
}

/// Every place where a pure layer names the browser.
fn impure(source: &Source) -> Vec<String> {
    if !PURE.contains(&source.layer()) {
        return Vec::new();
    }
    let words = words_of(&source.code).into_iter();
    words
        .filter(|(_, word)| IMPURE.iter().any(|name| word == name || word.starts_with(&format!("{name}_"))))
        .map(|(place, word)| source.told(place, &format!("{} names {word}", source.layer())))
        .collect()
}

/// Every place that may panic on a missing value, or that brings markup or styles in by the back door.
fn unsafe_words(source: &Source) -> Vec<String> {
    let letters: Vec<char> = source.code.chars().collect();
    let before = |place: usize, wanted: &str| {
        let wanted: Vec<char> = wanted.chars().collect();
        place >= wanted.len() && letters[place - wanted.len()..place] == wanted
    };
    // A method of that name of our own takes no message, and hands on what it returns with `?`.
    let hands_on = |place: usize| {
        let open = place + "expect".len();
        let message = matches!(letters.get(open + 1), Some('"' | '&'));
        let mut depth = 0_i32;
        let close = (open..letters.len()).find(|at| {
            depth += i32::from(letters[*at] == '(') - i32::from(letters[*at] == ')');
            depth == 0
        });
        !message && letters.get(open) == Some(&'(') && close.is_some_and(|at| letters.get(at + 1) == Some(&'?'))
    };
    let is_harmless = |place: usize| before(place, "#[") || before(place, "fn ") || hands_on(place);
    let mut found: Vec<String> = words_of(&source.code)
        .into_iter()
        .filter(|(place, word)| match word.as_str() {
            "expect" => !is_harmless(*place),
            "unwrap" | "inner_html" | "set_inner_html" | "insert_adjacent_html" | "outer_html" => true,
            _ => false,
        })
        .map(|(place, word)| source.told(place, &word))
        .collect();
    for needle in ["style=\"", "\"style\"", "style=\\\"", "inner_html"] {
        let in_words = source.words.match_indices(needle);
        let places = in_words.map(|(byte, _)| source.words[..byte].chars().count());
        found.extend(places.map(|place| source.told(place, needle)));
    }
    found.sort();
    found.dedup();
    found
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let mut paths = Vec::new();
    files(&root().join("src"), &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| Source::new(&name(path), &fs::read_to_string(path).unwrap())).collect()
}

fn all(check: fn(&Source) -> Vec<String>) -> String {
    sources().iter().flat_map(check).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_layer_names_a_higher_one() {
    assert_eq!(all(upward), "");
}

#[test]
fn pure_layers_name_no_browser() {
    assert_eq!(all(impure), "");
}

#[test]
fn nothing_panics_on_a_missing_value_or_writes_markup() {
    assert_eq!(all(unsafe_words), "");
}

/// What only the tools of editors call would weigh on the page that links it.
#[test]
fn the_page_names_nothing_of_the_tools() {
    let above = |source: &Source| rank(source.layer()) > rank("words") || source.layer() == "main";
    let pages: Vec<_> = sources().into_iter().filter(above).collect();
    assert!(pages.iter().any(|source| source.layer() == "ui") && pages.iter().any(|source| source.layer() == "main"));
    let named = |source: &Source| words_of(&source.code).into_iter().any(|(_, word)| word.starts_with("chinese_date"));
    assert!(!pages.iter().any(named));
}

#[test]
fn every_part_of_the_source_has_its_layer() {
    let mut parts = BTreeSet::new();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        parts.insert(name.trim_end_matches(".rs").to_owned());
    }
    let known: BTreeSet<String> = LAYERS.iter().copied().flatten().chain(TOP).copied().map(str::to_owned).collect();
    assert_eq!(parts, known);
    let lib = sources().into_iter().find(|source| source.name == "src/lib.rs").unwrap();
    let words = words_of(&lib.code);
    let modules: BTreeSet<_> =
        words.windows(2).filter(|pair| pair[0].1 == "mod").map(|pair| pair[1].1.as_str()).collect();
    assert_eq!(modules, LAYERS.iter().copied().flatten().copied().collect(), "the modules of lib.rs");
    assert!(PURE.iter().all(|layer| rank(layer).is_some()));
}

#[test]
fn the_architecture_names_every_part() {
    for name in ["ARCHITECTURE.md", "src/lib.rs"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let words: BTreeSet<String> = words_of(&text).into_iter().map(|(_, word)| word).collect();
        for layer in LAYERS.iter().copied().flatten() {
            assert!(words.contains(*layer), "{name} does not name {layer}");
        }
    }
}

mod checks {
    use super::*;

    fn source(name: &str, text: &str) -> Source {
        Source::new(name, text)
    }

    #[test]
    fn upward_paths_are_found() {
        let text =
            "//! crate::ui is only told of.\nuse crate::civil::When;\nuse crate::{number, words::{self, when}};\n";
        assert_eq!(
            upward(&source("src/story/event.rs", text)),
            ["src/story/event.rs:3: story names words, which is higher"]
        );
        let text = "use super::super::scene::map;\nfn f() { super::super::ui::el(\"crate::ui\") }";
        assert_eq!(upward(&source("src/read/row.rs", text)).len(), 2);
        assert_eq!(upward(&source("src/number.rs", "use super::story::Story;")).len(), 1);
        assert_eq!(upward(&source("src/story/mod.rs", "use super::read::date;")).len(), 1);
        assert!(upward(&source("src/story/mod.rs", "use super::civil::Day;")).is_empty());
        assert!(upward(&source("src/read/row.rs", "use super::story::Reading;")).is_empty(), "read::story, not story");
        assert!(upward(&source("src/ui/map.rs", "use crate::{scene, browser, words};")).is_empty());
        assert_eq!(upward(&source("src/paint/mod.rs", "fn f() { crate::browser::push(\"\") }")).len(), 1);
    }

    #[test]
    fn tests_comments_and_strings_do_not_count() {
        let text = [
            "// .unwrap()",
            "const A: &str = \"leptos.unwrap()\";",
            "#[cfg(test)]",
            "mod tests { use crate::ui::el; fn f() { x.unwrap() } }",
            "fn g() { y.unwrap() }",
        ]
        .join("\n");
        let source = source("src/scene/map.rs", &text);
        assert!(upward(&source).is_empty() && impure(&source).is_empty());
        assert_eq!(unsafe_words(&source), ["src/scene/map.rs:5: unwrap"]);
        assert_eq!(blanked("'\"' 'a' <'a> r#\"\"x\"\"# '\\''", true), "' ' ' ' <'a> r#\"   \"# '  '");
    }

    #[test]
    fn browsers_and_markup_are_found() {
        assert_eq!(impure(&source("src/words/zh.rs", "use wasm_bindgen_futures::spawn_local;")).len(), 1);
        assert_eq!(impure(&source("src/scene/axis.rs", "fn f(a: plotters::Area, b: gloo_net::B)")).len(), 2);
        assert!(impure(&source("src/paint/mod.rs", "use plotters::prelude::*;")).is_empty());
        let text = [
            "#[expect(unused, reason = \"x\")]",
            "fn f() { a.expect(\"b\"); el(\"p\").at(\"style\", \"\"); n.set_inner_html(\"\") }",
        ]
        .join("\n");
        assert_eq!(unsafe_words(&source("src/ui/map.rs", &text)).len(), 4, "expect, style, and inner_html twice");
        let text = [
            "fn expect(b: u8) { own.expect(b(':'))?; }",
            "fn g() { a.expect(WHY) }",
            "fn h() { a.expect(\"\")?; }",
            "fn i() { a.map(Option::expect) }",
        ]
        .join("\n");
        assert_eq!(unsafe_words(&source("src/read/json.rs", &text)).len(), 3);
    }
}

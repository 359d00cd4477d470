//! Tests of the layers: no layer uses a higher one, and pure layers do not use the browser.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

#[path = "layers/checks.rs"]
mod checks;
#[path = "layers/modules.rs"]
mod modules;
#[path = "layers/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use modules::{Modules, Use, cycles, reached};
use source::{SOURCES, Source, root};

/// The layers from the lowest to the highest. Layers in one row may use each other.
const LAYERS: &[&[&str]] = &[
    &["geometry", "gather", "civil", "number", "sorting", "characters"],
    &["story"],
    &["read", "write", "embed"],
    &["state"],
    &["words"],
    &["scene"],
    &["site"],
    &["paint"],
    &["browser"],
    &["ui"],
];

/// Layers that run outside a browser: they use neither the DOM nor a drawing library.
const PURE: &[&str] = &[
    "geometry",
    "civil",
    "number",
    "gather",
    "sorting",
    "characters",
    "story",
    "read",
    "write",
    "embed",
    "state",
    "words",
    "scene",
    "site",
];

/// Prefixes of crates that pure layers must not use.
const IMPURE: &[&str] = &["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo", "plotters"];

/// Files and folders outside the layers: the crate roots and the commands.
const TOP: &[&str] = &["lib", "main", "bin"];

/// Known import cycles between files, each broken at one use: the user, then the used file. New entries are not allowed. To
/// resolve a cycle, move the shared items into a file below both.
const KNOWN_CYCLES: &[(&str, &str)] = &[];

/// Files of `ui` that belong to the chunks: a file or a folder each. The core reaches them through `ui/split_points.rs` only.
const CHUNKS: &[&str] = &[
    "about",
    "charts",
    "commitments",
    "detail",
    "embed_dialog/content",
    "embed_dialog/preview",
    "events",
    "map",
    "not_found",
    "overview",
    "pages",
    "picker",
    "record_page",
    "run_command",
    "search",
    "table",
    "timeline",
    "tour",
    "view_effects",
    "viewport",
];

/// True if a file belongs to a chunk. The states of the views belong to the core, and so do the modules that name them.
fn is_in_chunk(name: &str) -> bool {
    let Some(path) = name.strip_prefix("src/ui/") else { return false };
    let path = path.trim_end_matches(".rs");
    let is_part = CHUNKS
        .iter()
        .any(|chunk| path.strip_prefix(chunk).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    is_part && !path.ends_with("/state") && !path.ends_with("/mod")
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

/// Every use of a higher layer, including one that reaches a lower layer through a higher one.
fn upward(sources: &[Source]) -> Vec<String> {
    let is_upward = |used: &Use| {
        let from = rank(sources[used.from].layer())?;
        let higher = used.through.iter().map(|file| sources[*file].layer()).find(|layer| rank(layer) > Some(from))?;
        let source = &sources[used.from];
        Some(source.at(used.line, &format!("{} names {higher}, which is higher", source.layer())))
    };
    let mut found: Vec<String> = Modules::new(sources).uses().iter().filter_map(is_upward).collect();
    found.sort();
    found.dedup();
    found
}

/// Every use of the browser in a pure layer.
fn impure(source: &Source) -> Vec<String> {
    if !PURE.contains(&source.layer()) {
        return Vec::new();
    }
    let is_of_browser = |word: &str| IMPURE.iter().any(|name| word == *name || word.starts_with(&format!("{name}_")));
    let words = source.words.iter().filter(|(_, word)| is_of_browser(word));
    words.map(|(line, word)| source.at(*line, &format!("{} names {word}", source.layer()))).collect()
}

/// Every call that may panic on a missing value, and every call that sets markup or styles as text.
fn unsafe_words(source: &Source) -> Vec<String> {
    let is_unsafe =
        |word: &str| matches!(word, "unwrap" | "inner_html" | "set_inner_html" | "insert_adjacent_html" | "outer_html");
    let words = source.words.iter().filter(|(_, word)| is_unsafe(word));
    let brings_style = |text: &str| text == "style" || text.contains("style=\"") || text.contains("inner_html");
    let strings = source.strings.iter().filter(|(_, text)| brings_style(text));
    let mut found: Vec<String> = words.chain(strings).map(|(line, text)| source.at(*line, text)).collect();
    found.extend(source.expects.iter().map(|line| source.at(*line, "expect")));
    found
}

fn all(check: fn(&Source) -> Vec<String>) -> String {
    SOURCES.iter().flat_map(check).collect::<Vec<_>>().join("\n")
}

/// The uses that can form a cycle, that is, all except re-exports.
fn pairs(uses: &[Use]) -> BTreeSet<(usize, usize)> {
    uses.iter().filter(|used| !used.is_reexport && used.from != used.to).map(|used| (used.from, used.to)).collect()
}

/// The cycles, each with its files and one line for each use that is part of it.
fn describe_cycles(sources: &[Source], uses: &[Use], circles: &[Vec<usize>]) -> String {
    let mut lines = Vec::new();
    for circle in circles {
        lines.push(format!("{} files use each other:", circle.len()));
        let mut first: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for used in uses.iter().filter(|used| !used.is_reexport && used.from != used.to) {
            if circle.contains(&used.from) && circle.contains(&used.to) {
                first.entry((used.from, used.to)).or_insert(used.line);
            }
        }
        let line_of = |((from, to), line): ((usize, usize), usize)| {
            ["  ", &sources[from].at(line, &format!("uses {}", sources[to].name))].concat()
        };
        lines.extend(first.into_iter().map(line_of));
    }
    lines.join("\n")
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let sources = SOURCES.as_slice();
    let uses = Modules::new(sources).uses();
    let mut pairs = pairs(&uses);
    let index_of = |name: &str| sources.iter().position(|source| source.name == name);
    let known: Vec<(usize, usize)> = KNOWN_CYCLES
        .iter()
        .map(|(from, to)| {
            let known = index_of(from)
                .zip(index_of(to))
                .unwrap_or_else(|| panic!("{from} or {to} is gone: so is the exception"));
            assert!(pairs.remove(&known), "{from} no longer uses {to}: remove the exception");
            known
        })
        .collect();
    let circles = cycles(sources.len(), &pairs);
    assert!(circles.is_empty(), "{}", describe_cycles(sources, &uses, &circles));
    for ((from, to), (user, used)) in known.into_iter().zip(KNOWN_CYCLES) {
        assert!(reached(to, &pairs).contains(&from), "{user} may use {used}: remove the exception");
    }
}

#[test]
fn the_core_names_no_view() {
    let sources = SOURCES.as_slice();
    for chunk in CHUNKS {
        assert!(
            sources.iter().any(|source| is_in_chunk(&source.name) && source.name.contains(chunk)),
            "no file of {chunk}"
        );
    }
    let names_view = |used: &&Use| {
        let (from, to) = (&sources[used.from].name, &sources[used.to].name);
        let is_core = from.starts_with("src/ui/") && !is_in_chunk(from) && !from.ends_with("/mod.rs");
        let is_core = is_core && from != "src/ui/split_points.rs";
        is_core && !used.is_reexport && is_in_chunk(to)
    };
    let uses = Modules::new(sources).uses();
    let named: Vec<String> = uses
        .iter()
        .filter(names_view)
        .map(|used| sources[used.from].at(used.line, &format!("the core uses {}", sources[used.to].name)))
        .collect();
    assert_eq!(named.join("\n"), "");
}

#[test]
fn no_layer_names_a_higher_one() {
    assert_eq!(upward(&SOURCES).join("\n"), "");
}

#[test]
fn pure_layers_name_no_browser() {
    assert_eq!(all(impure), "");
}

#[test]
fn nothing_panics_on_a_missing_value_or_writes_markup() {
    assert_eq!(all(unsafe_words), "");
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
    let lib = SOURCES.iter().find(|source| source.name == "src/lib.rs").unwrap();
    let modules: BTreeSet<&str> = lib.modules.iter().map(String::as_str).collect();
    assert_eq!(modules, LAYERS.iter().copied().flatten().copied().collect(), "the modules of lib.rs");
    assert!(PURE.iter().all(|layer| rank(layer).is_some()));
}

#[test]
fn the_architecture_names_every_part() {
    for name in ["ARCHITECTURE.md", "src/lib.rs"] {
        let text = fs::read_to_string(root().join(name)).unwrap();
        let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
        let words: BTreeSet<&str> = text.split(|letter: char| !is_word(letter)).collect();
        for layer in LAYERS.iter().copied().flatten() {
            assert!(words.contains(*layer), "{name} does not name {layer}");
        }
    }
}

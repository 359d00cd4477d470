//! Checks the language of sources, documents and commits: terms of the field, plain sentences, short subjects.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::Result;
use crate::programs::{answer, root};

/// Names that the glossary replaced, as identifiers.
const NAMES: &str = include_str!("language/names.txt");

/// File names that the glossary replaced, without their ending.
const FILES: &str = include_str!("language/files.txt");

/// Phrases that comments and documents do without.
const PHRASES: [&str; 9] =
    ["is told", "are told", "whoever", "whatever", "so many", "anew", "nought", "of its own", "hears"];

/// First words that a doc comment does not begin with: it says first what the item is.
const OPENINGS: [&str; 3] = ["What ", "How ", "Whether "];

/// Allowed words: the end of the path, the word, the reason.
const EXCEPTIONS: [(&str, &str, &str); 2] =
    [("tests/layers/source.rs", "Lit", "a type of syn"), ("tests/layers/source.rs", "Span", "a type of proc-macro2")];

/// Directories and documents that are checked.
const CHECKED: [&str; 18] = [
    "src",
    "xtask/src",
    "release",
    "server/src",
    "fuzz/src",
    "tests",
    "benches",
    "public",
    "style",
    "docs",
    "deploy",
    "data",
    "bench/README.md",
    "bench/NOTES.md",
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
];

/// Extensions of the checked files.
const EXTENSIONS: [&str; 4] = ["rs", "md", "js", "css"];

/// Files that still fail, one path a line. Files leave the list when they are clean; none is added.
const UNFINISHED: &str = "xtask/src/language/unfinished.txt";

/// The last commit before subjects were limited.
const LAST_UNCHECKED: &str = "5aee6dd4e6fc13fb6aca18257066287662b5a24d";
const MAX_SUBJECT: usize = 72;

/// Every violation, as `file:line: word`. With `shrink`, clean files are removed from the list of unfinished ones first.
pub fn check(shrink: bool) -> Result<Vec<String>> {
    let list = root().join(UNFINISHED);
    let unfinished = fs::read_to_string(&list).map_err(|error| format!("{UNFINISHED}: {error}"))?;
    let mut unfinished: BTreeSet<&str> = unfinished.lines().collect();
    let mut names = Vec::new();
    for part in CHECKED {
        collect(&root().join(part), &mut names);
    }
    names.sort();
    let mut found = Vec::new();
    let mut failing = BTreeSet::new();
    for name in &names {
        let text = fs::read_to_string(root().join(name)).map_err(|error| format!("{name}: {error}"))?;
        let file_violations = violations(name, &text);
        if !file_violations.is_empty() {
            failing.insert(name.as_str());
        }
        if !unfinished.contains(name.as_str()) {
            found.extend(file_violations);
        }
    }
    if shrink {
        unfinished.retain(|name| failing.contains(name));
        let lines: String = unfinished.iter().flat_map(|name| [*name, "\n"]).collect();
        fs::write(&list, lines).map_err(|error| format!("{UNFINISHED}: {error}"))?;
    }
    let clean = unfinished.iter().filter(|name| !failing.contains(**name));
    found.extend(clean.map(|name| format!("{UNFINISHED}: {name} is clean or gone: run lint-language --shrink")));
    found.extend(subjects());
    Ok(found)
}

fn collect(path: &Path, names: &mut Vec<String>) {
    if let Ok(entries) = fs::read_dir(path) {
        entries.flatten().for_each(|entry| collect(&entry.path(), names));
    } else if path.extension().is_some_and(|ending| EXTENSIONS.iter().any(|own| ending == *own))
        && let Ok(name) = path.strip_prefix(root())
        && !name.components().any(|part| part.as_os_str() == "node_modules")
    {
        names.push(name.to_string_lossy().replace('\\', "/"));
    }
}

/// Violations in one file.
fn violations(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let has_extension = |extension: &str| Path::new(name).extension().is_some_and(|other| other == extension);
    let (is_document, is_sheet) = (has_extension("md"), has_extension("css"));
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if !is_document && FILES.split_whitespace().any(|file| file == stem) {
        found.push(format!("{name}:1: file name {stem}"));
    }
    let names: Vec<&str> = NAMES.split_whitespace().collect();
    let (mut was_doc, mut is_in_comment) = (false, false);
    for (index, line) in text.lines().enumerate() {
        let (code, comment) = match (is_document, is_sheet) {
            (true, _) => ("", line),
            (_, true) => split_css(line, &mut is_in_comment),
            _ => split(line),
        };
        let doc = comment.strip_prefix("///").or_else(|| comment.strip_prefix("//!")).filter(|_| !is_document);
        let is_opening = |word: &&&str| !was_doc && doc.is_some_and(|doc| doc.trim_start().starts_with(**word));
        let openings = OPENINGS.iter().filter(is_opening).map(|word| word.trim());
        let phrases = PHRASES.iter().copied().filter(|phrase| has_phrase(comment, phrase));
        let identifiers = words(code).filter(|word| names.contains(word));
        for word in openings.chain(phrases).chain(identifiers) {
            if !EXCEPTIONS.iter().any(|(file, allowed, _)| name.ends_with(file) && word == *allowed) {
                found.push(format!("{name}:{}: {word}", index + 1));
            }
        }
        was_doc = doc.is_some();
    }
    found
}

/// Code and comment of a line. An address in a string has no blank before its slashes.
fn split(line: &str) -> (&str, &str) {
    let line = line.trim_start();
    if line.starts_with("//") {
        return ("", line);
    }
    line.find(" // ").map_or((line, ""), |at| line.split_at(at))
}

/// Code and comment of a line of a style sheet, which has no code after a comment. Comments go on over several lines.
fn split_css<'a>(line: &'a str, is_in_comment: &mut bool) -> (&'a str, &'a str) {
    let start = if *is_in_comment { Some(0) } else { line.find("/*") };
    let (code, comment) = line.split_at(start.unwrap_or(line.len()));
    *is_in_comment = start.is_some() && !comment.contains("*/");
    (code, comment)
}

/// Identifiers of a line of code, outside its strings.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').step_by(2).flat_map(|part| part.split(|letter: char| !letter.is_alphanumeric() && letter != '_'))
}

/// Finds a phrase between word boundaries, in any case.
fn has_phrase(text: &str, phrase: &str) -> bool {
    let text = text.to_ascii_lowercase();
    text.match_indices(phrase).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + phrase.len()..].chars().next());
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// Commit subjects that are too long. Without git, or in a clone that lacks the first commit, none is checked.
fn subjects() -> Vec<String> {
    let log = answer("git", &["log", "--no-merges", "--format=%h %s", &format!("{LAST_UNCHECKED}..HEAD")]);
    let log = log.unwrap_or_default();
    let lines = log.lines().filter_map(|line| line.split_once(' '));
    let long = lines.filter(|(_, subject)| subject.chars().count() > MAX_SUBJECT);
    long.map(|(hash, subject)| format!("commit {hash}: over {MAX_SUBJECT} characters: {subject}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_names_and_phrases_are_found_with_their_line() {
        let text = "/// What is seen.\nstruct Sight;\n// drawn anew\n/// A view.\n/// It moves.\nlet a = 1;";
        let found = violations("src/a.rs", text);
        assert_eq!(found, ["src/a.rs:1: What", "src/a.rs:2: Sight", "src/a.rs:3: anew"]);
        assert_eq!(violations("src/grip.rs", ""), ["src/grip.rs:1: file name grip"]);
        assert_eq!(violations("docs/a.md", "# What it is\nThe host hears it."), ["docs/a.md:2: hears"]);
    }

    #[test]
    fn comments_of_style_sheets_are_checked_to_their_end() {
        let sheet = "/* Drawn\n   anew. */\n.a > .tally {\n  margin: 0; /* nought */\n}\n.anew {";
        assert_eq!(
            violations("style/a.css", sheet),
            ["style/a.css:2: anew", "style/a.css:3: tally", "style/a.css:4: nought"]
        );
    }

    #[test]
    fn longer_words_and_exceptions_pass() {
        assert!(violations("src/a.rs", "let span = HeldOut;").is_empty());
        assert!(violations("tests/layers/source.rs", "use syn::Lit;").is_empty());
        assert!(!has_phrase("manewer", "anew") && has_phrase("Anew.", "anew"));
    }

    #[test]
    fn every_exception_has_a_reason() {
        assert!(EXCEPTIONS.iter().all(|(.., reason)| !reason.is_empty()));
    }
}

//! Runs the fuzz targets in `fuzz/`.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::programs::{answer, command, find, root, run};
use crate::tools::cargo_tool;
use crate::versions::CARGO_FUZZ;

/// The time for each target, in seconds, unless the command line gives another.
const SECONDS: u32 = 60;

/// Seeds that the repository holds for other purposes, and the longest input, in bytes, where the default is of no use.
const TARGETS: [(&str, &str, u32); 4] = [
    ("json", "public/stories", MAX_LENGTH),
    ("story", "public/stories", MAX_LENGTH),
    ("topojson", "data", 40_000),
    // Repeated hundreds of times in each run.
    ("growth", "", 400),
];

/// The longest input, in bytes.
const MAX_LENGTH: u32 = 4_096;

/// Runs the named targets, or all.
pub(super) fn fuzz(words: &[String]) -> Result {
    let (seconds, targets_to_run) = options(words, &targets()?)?;
    cargo_tool(CARGO_FUZZ)?;
    check_compiler()?;
    let mut broken = Vec::new();
    for target in targets_to_run {
        let corpus = root().join("fuzz/corpus").join(&target);
        fs::create_dir_all(&corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
        println!("fuzzing {target} for {seconds} s");
        if let Err(trouble) = run(&mut fuzzing(&target, &corpus, seconds), &target) {
            println!("{trouble}");
            broken.push(target);
        }
    }
    if broken.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} found inputs that break a property; each is in fuzz/artifacts/. Once it is fixed, copy the smallest to fuzz/seeds/TARGET/, \
         where it is tested from then on",
        broken.join(", ")
    ))
}

/// libFuzzer needs coverage instrumentation, which LLVM inserts with the stable compiler too; only sanitizers need a nightly one. The
/// program has no unsafe code for them to check.
fn fuzzing(target: &str, corpus: &Path, seconds: u32) -> Command {
    let (shared, length) = TARGETS
        .iter()
        .find(|(name, ..)| *name == target)
        .map_or(("", MAX_LENGTH), |(_, shared, length)| (*shared, *length));
    let mut fuzz = command("cargo");
    fuzz.args(["fuzz", "run", "--sanitizer", "none", target]).arg(corpus);
    fuzz.arg(root().join("fuzz/seeds").join(target));
    if !shared.is_empty() {
        fuzz.arg(root().join(shared));
    }
    fuzz.arg("--").args([
        format!("-max_total_time={seconds}"),
        format!("-max_len={length}"),
        "-verbosity=0".to_owned(),
    ]);
    fuzz
}

/// libFuzzer is C++, and its runtime is linked for few systems.
fn check_compiler() -> Result {
    if ["c++", "g++", "clang++"].iter().all(|name| find(name).is_none()) {
        return Err("libFuzzer is compiled with a C++ compiler, and there is none: install g++ or clang".to_owned());
    }
    let version = answer("rustc", &["--version", "--verbose"]).ok_or("rustc does not run")?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    if host.contains("linux") || host.contains("apple") {
        return Ok(());
    }
    Err(format!("cargo-fuzz does not support {host}; run it on Linux or macOS"))
}

/// The names of all targets.
fn targets() -> Result<Vec<String>> {
    let directory = root().join("fuzz/fuzz_targets");
    let entries = fs::read_dir(&directory).map_err(|error| format!("{}: {error}", directory.display()))?;
    let names = entries.flatten().filter_map(|entry| Some(entry.path().file_stem()?.to_string_lossy().into_owned()));
    let mut names: Vec<String> = names.collect();
    names.sort();
    Ok(names)
}

/// The seconds for each target, and the targets.
fn options(words: &[String], all: &[String]) -> Result<(u32, Vec<String>)> {
    let (mut seconds, mut targets) = (SECONDS, Vec::new());
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if word == "--seconds" {
            let number = words.next().and_then(|number| number.parse().ok()).filter(|seconds| *seconds > 0);
            seconds = number.ok_or("--seconds needs a number from 1")?;
        } else if all.contains(word) {
            targets.push(word.clone());
        } else {
            return Err(format!("there is no fuzz target {word:?}; there are {}", all.join(", ")));
        }
    }
    Ok((seconds, if targets.is_empty() { all.to_vec() } else { targets }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_choose_targets_and_time() {
        let all = targets().unwrap();
        let of = |words: &str| options(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>(), &all);
        assert_eq!(of(""), Ok((60, all.clone())));
        assert_eq!(of("edtf --seconds 5"), Ok((5, vec!["edtf".to_owned()])));
        for wrong in ["--seconds", "--seconds 0", "--seconds x", "edtx"] {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_special_case_is_a_target() {
        let all = targets().unwrap();
        for (name, shared, _) in TARGETS {
            assert!(all.iter().any(|target| target == name), "{name}");
            assert!(shared.is_empty() || root().join(shared).is_dir(), "{shared}");
        }
    }
}

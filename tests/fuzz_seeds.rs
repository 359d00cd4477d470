//! Checks the properties of the fuzz targets for every seed. The seeds include the inputs that the fuzzer found.

#![allow(clippy::unwrap_used, clippy::panic, clippy::missing_panics_doc, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../fuzz/src/lib.rs"]
mod properties;

/// Larger seeds from other folders of the repository. `cargo xtask fuzz` uses them too.
const SHARED: [(&str, &str); 3] = [("json", "public/stories"), ("story", "public/stories"), ("topojson", "data")];

fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths.filter(|path| path.is_file()).collect();
    files.sort();
    files
}

#[test]
fn every_seed_holds_the_properties_of_its_target() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, property) in properties::TARGETS {
        let mut seeds = files(&root.join("fuzz/seeds").join(name));
        assert!(seeds.len() >= 3, "{name} has {} seeds", seeds.len());
        for (_, shared) in SHARED.iter().filter(|(target, _)| *target == name) {
            seeds.extend(files(&root.join(shared)));
        }
        for seed in seeds {
            println!("{}", seed.display());
            property(&fs::read(&seed).unwrap());
        }
    }
}

#[test]
fn every_target_is_a_property() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut names = properties::TARGETS.map(|(name, _)| format!("{name}.rs"));
    names.sort();
    let targets = files(&root.join("fuzz/fuzz_targets"));
    let targets: Vec<_> = targets.iter().map(|file| file.file_name().unwrap().to_string_lossy()).collect();
    assert_eq!(targets, names);
}

//! Releases of the page that differ in every file of the program.

use std::fs;
use std::path::{Path, PathBuf};

use minxin_release::{Asset, Release};
use serde_json::Value;
use xtask::programs;

use crate::harness::dist;
use crate::profile_dir::{ProfileDir, compressed_files};
use crate::{Failure, Result};

/// A release in a temporary directory.
#[derive(Debug)]
pub struct Edition {
    directory: ProfileDir,
    /// Its id.
    pub release: String,
    /// Its files with a digest in their names: glue, program, style sheet.
    pub hashed: [String; 3],
}

impl Edition {
    /// The build with a number at the end of glue, program, style sheet and `boot.js`. Number 1 is the build itself.
    pub fn number(number: u8) -> Result<Self> {
        let directory = ProfileDir::with_page()?;
        for file in compressed_files(directory.path()) {
            fs::remove_file(&file).map_err(Failure::of("removing compressed files"))?;
        }
        if number > 1 {
            change(directory.path(), number)?;
        }
        let manifest = manifest(directory.path())?;
        let word = |pointer: &str| manifest.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        let hashed = ["/js/name", "/wasm/name", "/css/name"].map(word);
        Ok(Self { directory, release: word("/release"), hashed })
    }

    /// Replaces the worker with the one that unregisters itself.
    pub fn without_worker(&self) -> Result {
        let [off, worker] = ["sw-off.js", "sw.js"].map(|name| self.path().join(name));
        fs::copy(off, worker).map(drop).map_err(Failure::of("removing the worker"))
    }

    /// The directory.
    pub fn path(&self) -> &Path {
        self.directory.path()
    }
}

fn manifest(directory: &Path) -> Result<Value> {
    let text = fs::read_to_string(directory.join("manifest.json")).map_err(Failure::of("reading the manifest"))?;
    serde_json::from_str(&text).map_err(Failure::of("reading the manifest"))
}

fn change(directory: &Path, number: u8) -> Result {
    let old = manifest(directory)?;
    // A chunk is named by its place in the manifest: `chunks/NAME`.
    let word = |kind: &str, member: &str| {
        let found = old.pointer(&format!("/{kind}/{member}")).and_then(Value::as_str);
        found.map(str::to_owned).ok_or_else(|| Failure::new(format!("no {kind} in the manifest")))
    };
    let remove = |kind: &str| -> Result<(String, Vec<u8>)> {
        let (name, file) = (word(kind, "name")?, directory.join(word(kind, "name")?));
        let bytes = fs::read(&file).and_then(|bytes| fs::remove_file(&file).map(|()| bytes));
        let stem = name.rsplit_once('-').map(|(stem, _)| stem.to_owned()).unwrap_or_default();
        Ok((stem, bytes.map_err(Failure::of("changing a release"))?))
    };
    let (stem, mut bytes) = remove("wasm")?;
    // An empty custom section: its kind, its length, the length of its name, its name.
    bytes.extend_from_slice(&[0, 2, 1, number]);
    let wasm = Asset::write(directory, &stem, "_bg.wasm", &bytes)?;
    let mut chunks = Vec::new();
    for name in old["chunks"].as_object().into_iter().flat_map(|chunks| chunks.keys()) {
        let (stem, mut bytes) = remove(&format!("chunks/{name}"))?;
        bytes.extend_from_slice(&[0, 2, 1, number]);
        chunks.push((name.clone(), Asset::write(directory, &stem, ".wasm", &bytes)?));
    }
    let (stem, bytes) = remove("js")?;
    let mut glue = String::from_utf8_lossy(&bytes).replace(&word("wasm", "name")?, &wasm.name);
    for (name, asset) in &chunks {
        let kind = format!("chunks/{name}");
        glue = glue.replace(&word(&kind, "name")?, &asset.name).replace(&word(&kind, "integrity")?, &asset.integrity);
    }
    let js = Asset::write(directory, &stem, ".js", format!("{glue}\n// {number}").as_bytes())?;
    let (stem, mut bytes) = remove("css")?;
    bytes.extend_from_slice(format!("/* {number} */").as_bytes());
    let css = Asset::write(directory, &stem, ".css", &bytes)?;
    let kept = |kind: &str| -> Result<Asset> {
        let bytes = old[kind]["bytes"].as_u64().map_or(0, |bytes| bytes as usize);
        Ok(Asset { name: word(kind, "name")?, bytes, integrity: word(kind, "integrity")? })
    };
    let (story, full_story) = (kept("story")?, kept("full_story")?);
    let start = directory.join("boot.js");
    let was = Asset::versioned(directory, "boot.js")?;
    let bytes = fs::read_to_string(&start).map_err(Failure::of("changing a release"))?;
    fs::write(&start, format!("{bytes}// {number}\n")).map_err(Failure::of("changing a release"))?;
    let boot = Asset::versioned(directory, "boot.js")?;
    let mut renamed = vec![(was, boot)];
    for (kind, asset) in [("wasm", &wasm), ("js", &js), ("css", &css)] {
        renamed.push((word(kind, "name")?, asset.name.clone()));
        renamed.push((word(kind, "integrity")?, asset.integrity.clone()));
    }
    for (name, asset) in &chunks {
        renamed.push((word(&format!("chunks/{name}"), "name")?, asset.name.clone()));
    }
    for page in pages(directory) {
        let text = fs::read_to_string(&page).map_err(Failure::of("changing a page"))?;
        let text = renamed.iter().fold(text, |text, (old, new)| text.replace(old, new));
        fs::write(&page, text).map_err(Failure::of("changing a page"))?;
    }
    fs::copy(programs::root().join("public/sw.js"), directory.join("sw.js"))
        .map_err(Failure::of("copying the worker"))?;
    let release = Release { js, wasm, chunks, css, story, full_story, other_stories: Vec::new() };
    release.complete(directory, "./", false).map_err(Failure::new)
}

/// The pages in a directory and below it.
fn pages(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path());
    let found = entries.flat_map(|path| if path.is_dir() { pages(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|extension| extension == "html")).collect()
}

/// The directory of the built page.
pub fn built() -> PathBuf {
    dist()
}

//! Releases of the page that differ in every file of the program, made as the build makes them.

use std::fs;
use std::path::Path;

use minxin_release::{Asset, Release};
use serde_json::Value;
use xtask::programs;

use crate::harness::dist;
use crate::place::{Place, packed};
use crate::{Failure, Result};

/// The story that the page carries.
const STORY: &str = "stories/minxin-2021.json";

/// A release in a directory of its own.
#[derive(Debug)]
pub struct Edition {
    place: Place,
    /// What it is called.
    pub release: String,
    /// Its files that are named by their bytes: glue, program, sheet.
    pub hashed: [String; 3],
}

impl Edition {
    /// The build, with its number at the end of glue, program, sheet and the script that starts them; the first is the build as it is.
    pub fn number(number: u8) -> Result<Self> {
        let place = Place::with_page()?;
        for file in packed(place.path()) {
            fs::remove_file(&file).map_err(Failure::of("taking what is packed away"))?;
        }
        if number > 1 {
            change(place.path(), number)?;
        }
        let manifest = manifest(place.path())?;
        let word = |pointer: &str| manifest.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned();
        let hashed = ["/js/name", "/wasm/name", "/css/name"].map(word);
        Ok(Self { place, release: word("/release"), hashed })
    }

    /// Puts the worker that takes itself away in the place of its own.
    pub fn without_worker(&self) -> Result {
        let [off, worker] = ["sw-off.js", "sw.js"].map(|name| self.path().join(name));
        fs::copy(off, worker).map(drop).map_err(Failure::of("taking the worker away"))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.place.path()
    }
}

fn manifest(place: &Path) -> Result<Value> {
    let text = fs::read_to_string(place.join("manifest.json")).map_err(Failure::of("reading the manifest"))?;
    serde_json::from_str(&text).map_err(Failure::of("reading the manifest"))
}

fn change(place: &Path, number: u8) -> Result {
    let old = manifest(place)?;
    let word = |kind: &str, member: &str| {
        old[kind][member].as_str().map(str::to_owned).ok_or_else(|| Failure::new(format!("no {kind} in the manifest")))
    };
    let taken = |kind: &str| -> Result<(String, Vec<u8>)> {
        let (name, file) = (word(kind, "name")?, place.join(word(kind, "name")?));
        let bytes = fs::read(&file).and_then(|bytes| fs::remove_file(&file).map(|()| bytes));
        let stem = name.rsplit_once('-').map(|(stem, _)| stem.to_owned()).unwrap_or_default();
        Ok((stem, bytes.map_err(Failure::of("changing a release"))?))
    };
    let (stem, mut bytes) = taken("wasm")?;
    // A section that means nothing: its kind, its length, its name's length, its name.
    bytes.extend_from_slice(&[0, 2, 1, number]);
    let wasm = Asset::write(place, &stem, "_bg.wasm", &bytes)?;
    let (stem, bytes) = taken("js")?;
    let glue = String::from_utf8_lossy(&bytes).replace(&word("wasm", "name")?, &wasm.name);
    let js = Asset::write(place, &stem, ".js", format!("{glue}\n// {number}").as_bytes())?;
    let (stem, mut bytes) = taken("css")?;
    bytes.extend_from_slice(format!("/* {number} */").as_bytes());
    let css = Asset::write(place, &stem, ".css", &bytes)?;
    let start = place.join("boot.js");
    let was = Asset::versioned(place, "boot.js")?;
    let bytes = fs::read_to_string(&start).map_err(Failure::of("changing a release"))?;
    fs::write(&start, format!("{bytes}// {number}\n")).map_err(Failure::of("changing a release"))?;
    let page = place.join("index.html");
    let mut text = fs::read_to_string(&page).map_err(Failure::of("changing a page"))?;
    for (kind, asset) in [("wasm", &wasm), ("js", &js), ("css", &css)] {
        text = text.replace(&word(kind, "name")?, &asset.name).replace(&word(kind, "integrity")?, &asset.integrity);
    }
    let text = text.replace(&was, &Asset::versioned(place, "boot.js")?);
    fs::write(&page, text).map_err(Failure::of("changing a page"))?;
    fs::copy(programs::root().join("public/sw.js"), place.join("sw.js")).map_err(Failure::of("bringing the worker"))?;
    Release { js, wasm, css }.complete(place, "./", STORY, false).map_err(Failure::new)
}

/// The page as it was built, to be published on a site.
pub fn built() -> std::path::PathBuf {
    dist()
}

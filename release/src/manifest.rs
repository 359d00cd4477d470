//! What a release consists of, written last: who finds it, finds everything else.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::{Asset, Result, digest, headers, packed, told};

/// The file that says what a release consists of.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The files that make up the program of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The glue between the program and the browser.
    pub js: Asset,
    /// The program.
    pub wasm: Asset,
    /// The style sheet.
    pub css: Asset,
}

impl Release {
    /// Its parts, by the names that the manifest gives them.
    fn parts(&self) -> [(&'static str, &Asset); 3] {
        [("js", &self.js), ("wasm", &self.wasm), ("css", &self.css)]
    }

    /// Makes a directory complete: the headers for hosts that take them from a file, the files packed beside the plain ones if
    /// `packs`, and at last the manifest. The page is published at the address `base`, and is not changed any more.
    pub fn complete(&self, directory: &Path, base: &str, packs: bool) -> Result {
        headers::write(directory, base, &self.parts().map(|(_, asset)| asset.name.as_str()))?;
        if packs {
            packed::pack_all(directory)?;
        }
        let file = directory.join(MANIFEST);
        std::fs::write(&file, format!("{:#}\n", self.manifest())).map_err(told(&file))?;
        if packs { packed::pack(&file) } else { Ok(()) }
    }

    fn manifest(&self) -> Value {
        let part = |asset: &Asset| json!({"name": asset.name, "bytes": asset.bytes, "integrity": asset.integrity});
        let parts = self.parts();
        let id = id(parts.iter().map(|(_, asset)| (asset.name.as_str(), asset.integrity.as_str())));
        let mut manifest: Map<String, Value> =
            parts.map(|(kind, asset)| (kind.to_owned(), part(asset))).into_iter().collect();
        manifest.insert("release".to_owned(), Value::String(id));
        Value::Object(manifest)
    }
}

/// The name of a release: the digest of the names and digests of its parts.
pub(crate) fn id<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let lines: Vec<String> = parts.map(|(name, integrity)| format!("{name} {integrity}\n")).collect();
    digest::short(lines.concat().as_bytes())
}

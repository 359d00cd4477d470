//! What a release consists of, written last: who finds it, finds everything else.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::worker::{PAGE, Stated};
use crate::{Asset, Result, digest, headers_file, io_error, packed};

/// The file that says what a release consists of.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The kinds of files that are named by their bytes, as the manifest calls them.
pub(crate) const HASHED: [&str; 3] = ["js", "wasm", "css"];

/// What the page is made of beside those, under names that stay: the page itself comes first.
pub(crate) const SHELL: [&str; 4] = ["index.html", START, "offline.js", "icon.svg"];

/// The script that starts the program, which the page names together with its digest.
pub(crate) const START: &str = "boot.js";

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
    /// Its parts that are named by their bytes, by the names that the manifest gives them.
    fn parts(&self) -> [(&'static str, &Asset); 3] {
        [("js", &self.js), ("wasm", &self.wasm), ("css", &self.css)]
    }

    /// Makes a directory complete: the worker that keeps it for reading without a network, the headers for hosts that take them from a
    /// file, the files packed beside the plain ones if `packs`, and at last the manifest. The page is published at the address `base`,
    /// carries the file `story`, and is not changed any more. The worker's text is there, without release and files or with any.
    pub fn complete(&self, directory: &Path, base: &str, story: &str, packs: bool) -> Result {
        let shell = SHELL.map(|name| Asset::read(directory, name)).into_iter().collect::<Result<Vec<Asset>>>()?;
        let id = self.id(&shell);
        self.worker(&id, &shell, &Asset::versioned(directory, START)?, story).write(directory)?;
        headers_file::write(directory, base, &self.parts().map(|(_, asset)| asset.name.as_str()))?;
        if packs {
            packed::pack_all(directory)?;
        }
        let file = directory.join(MANIFEST);
        std::fs::write(&file, format!("{:#}\n", self.manifest(id, &shell))).map_err(io_error(&file))?;
        if packs { packed::pack(&file) } else { Ok(()) }
    }

    fn id(&self, shell: &[Asset]) -> String {
        let all = self.parts().into_iter().map(|(_, asset)| asset).chain(shell);
        id(all.map(|asset| (asset.name.as_str(), asset.integrity.as_str())))
    }

    /// What the worker keeps. A host may write words of its own into the page, and newer facts into the story, so that neither is held
    /// against what it was.
    fn worker(&self, id: &str, shell: &[Asset], start: &str, story: &str) -> Stated {
        let address = |name: &str| if name == START { start.to_owned() } else { name.to_owned() };
        let held = |asset: &Asset| (address(&asset.name), asset.integrity.clone());
        let parts = self.parts().into_iter().map(|(_, asset)| asset);
        let mut files = vec![(PAGE.to_owned(), String::new())];
        files.extend(parts.chain(shell.iter().skip(1)).map(held));
        files.push((story.to_owned(), String::new()));
        Stated { release: id.to_owned(), files }
    }

    fn manifest(&self, id: String, shell: &[Asset]) -> Value {
        let part = |asset: &Asset| json!({"name": asset.name, "bytes": asset.bytes, "integrity": asset.integrity});
        let mut manifest: Map<String, Value> =
            self.parts().map(|(kind, asset)| (kind.to_owned(), part(asset))).into_iter().collect();
        manifest.insert("shell".to_owned(), shell.iter().map(part).collect());
        manifest.insert("release".to_owned(), Value::String(id));
        Value::Object(manifest)
    }
}

/// The name of a release: the digest of the names and digests of its parts.
pub(crate) fn id<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let lines: Vec<String> = parts.map(|(name, integrity)| format!("{name} {integrity}\n")).collect();
    digest::short(lines.concat().as_bytes())
}

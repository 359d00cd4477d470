//! The manifest of a release. It is written last, so that its presence means that the release is complete.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::worker::{PAGE, WorkerRelease};
use crate::{Asset, Result, compression, digest, headers_file, io_error};

/// The file name of the manifest.
pub(crate) const MANIFEST: &str = "manifest.json";

/// The keys of the files with a digest in their names.
pub(crate) const HASHED: [&str; 5] = ["js", "wasm", "css", "story", "full_story"];

/// The key of the parts of the program that are loaded later, by their names.
pub(crate) const CHUNKS: &str = "chunks";

/// The key of the stories that only pages below `stories/` load.
pub(crate) const OTHERS: &str = "other_stories";

/// The other files of the program, with fixed names. The page comes first.
pub(crate) const SHELL: [&str; 4] = ["index.html", START, "offline.js", "icon.svg"];

/// The script that starts the program. The page refers to it with the digest as the query.
pub(crate) const START: &str = "boot.js";

/// The files of the program with a digest in their names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The glue between the program and the browser.
    pub js: Asset,
    /// The program.
    pub wasm: Asset,
    /// The parts of the program that are loaded later, with their names.
    pub chunks: Vec<(String, Asset)>,
    /// The style sheet.
    pub css: Asset,
    /// The story of the page, with the texts of the default language alone.
    pub story: Asset,
    /// The story of the page with all texts.
    pub full_story: Asset,
    /// The stories of other pages, in both forms.
    pub other_stories: Vec<Asset>,
}

impl Release {
    /// The files by their keys in the manifest.
    fn parts(&self) -> [(&'static str, &Asset); 5] {
        let parts = [&self.js, &self.wasm, &self.css, &self.story, &self.full_story];
        let mut names = HASHED.into_iter();
        parts.map(|asset| (names.next().unwrap_or_default(), asset))
    }

    /// The files that the page loads: those with a key each, and the chunks.
    fn loaded(&self) -> impl Iterator<Item = &Asset> {
        self.parts().into_iter().map(|(_, asset)| asset).chain(self.chunks.iter().map(|(_, asset)| asset))
    }

    /// Completes a directory: writes the list of files into the service worker, then the headers for Netlify and Cloudflare Pages, the
    /// compressed copies if `compresses`, and the manifest.
    ///
    /// `base` is the address of the page. The page must not change afterwards.
    pub fn complete(&self, directory: &Path, base: &str, compresses: bool) -> Result {
        let shell = SHELL.map(|name| Asset::read(directory, name)).into_iter().collect::<Result<Vec<Asset>>>()?;
        let id = self.id(&shell);
        self.worker(&id, &shell, &Asset::versioned(directory, START)?).write(directory)?;
        let hashed = self.loaded().chain(&self.other_stories);
        headers_file::write(directory, base, &hashed.map(|asset| asset.name.as_str()).collect::<Vec<_>>())?;
        if compresses {
            compression::compress_all(directory)?;
        }
        let file = directory.join(MANIFEST);
        std::fs::write(&file, format!("{:#}\n", self.manifest(id, &shell))).map_err(io_error(&file))?;
        if compresses { compression::compress(&file) } else { Ok(()) }
    }

    fn id(&self, shell: &[Asset]) -> String {
        let all = self.loaded().chain(shell);
        id(all.map(|asset| (asset.name.as_str(), asset.integrity.as_str())))
    }

    /// The content of the service worker. The page has no integrity, because a host may add elements to it.
    fn worker(&self, id: &str, shell: &[Asset], start: &str) -> WorkerRelease {
        let address = |name: &str| if name == START { start.to_owned() } else { name.to_owned() };
        let file = |asset: &Asset| (address(&asset.name), asset.integrity.clone());
        let mut files = vec![(PAGE.to_owned(), String::new())];
        files.extend(self.loaded().chain(shell.iter().skip(1)).map(file));
        WorkerRelease { release: id.to_owned(), files }
    }

    fn manifest(&self, id: String, shell: &[Asset]) -> Value {
        let part = |asset: &Asset| json!({"name": asset.name, "bytes": asset.bytes, "integrity": asset.integrity});
        let mut manifest: Map<String, Value> =
            self.parts().map(|(kind, asset)| (kind.to_owned(), part(asset))).into_iter().collect();
        manifest.insert("shell".to_owned(), shell.iter().map(part).collect());
        let chunks = self.chunks.iter().map(|(name, asset)| (name.clone(), part(asset)));
        manifest.insert(CHUNKS.to_owned(), Value::Object(chunks.collect()));
        manifest.insert(OTHERS.to_owned(), self.other_stories.iter().map(part).collect());
        manifest.insert("release".to_owned(), Value::String(id));
        Value::Object(manifest)
    }
}

/// The id of a release: the digest of the names and digests of its files.
pub(crate) fn id<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let lines: Vec<String> = parts.map(|(name, integrity)| format!("{name} {integrity}\n")).collect();
    digest::short(lines.concat().as_bytes())
}

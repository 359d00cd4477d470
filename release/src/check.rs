//! Checks that a built directory is a complete and consistent release. Reports every fault, each as a sentence with its file.

mod cards;
mod static_pages;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::host_headers::{common_headers, digest_in};
use serde_json::Value;

use crate::compression::{COMPRESSIBLE, Encoding};
use crate::files::{extension, files_below, with_added_extension};
use crate::manifest::{self, CHUNKS, HASHED, MANIFEST, SHELL, START};
use crate::tags::{self, Tag};
use crate::worker::{PAGE, REMOVED_WORKER, WORKER, WorkerRelease};
use crate::{Asset, Result, digest, headers_file};

/// Expressions that run text as a program. The policy forbids them, so a page with one does not start.
const FORBIDDEN: &[&str] = &["eval(", "new Function"];

/// The result of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The number of files, including compressed ones.
    pub files: usize,
    /// The faults, a sentence each.
    pub faults: Vec<String>,
}

/// Checks a directory. An error for a directory that cannot be read.
pub fn check(dist: &Path) -> Result<Report> {
    let mut check = Check { dist, faults: Vec::new() };
    let files = files_below(dist)?;
    for file in &files {
        check.compressed(file);
        check.name(file);
        if extension(file) == "js" {
            check.script(file);
        }
    }
    check.headers();
    check.page();
    for (file, fault) in static_pages::faults(dist, &files)?.into_iter().chain(cards::faults(dist, &files)?) {
        check.fault(&file, &fault);
    }
    check.manifest();
    Ok(Report { files: files.len(), faults: check.faults })
}

struct Check<'a> {
    dist: &'a Path,
    faults: Vec<String>,
}

impl Check<'_> {
    fn fault(&mut self, file: &Path, fault: &str) {
        let name = file.strip_prefix(self.dist).unwrap_or(file);
        self.faults.push(format!("{}: {fault}", name.display()));
    }

    /// The bytes of a file; a fault if it cannot be read.
    fn bytes(&mut self, file: &Path) -> Option<Vec<u8>> {
        fs::read(file).map_err(|error| self.fault(file, &error.to_string())).ok()
    }

    /// The text of a file; a fault if it cannot be read.
    fn text(&mut self, name: &str) -> Option<String> {
        let file = self.dist.join(name);
        fs::read_to_string(&file).map_err(|error| self.fault(&file, &error.to_string())).ok()
    }

    /// A compressed file decompresses to the file that it is a copy of. Every compressible file has compressed copies.
    fn compressed(&mut self, file: &Path) {
        for encoding in Encoding::ALL {
            if COMPRESSIBLE.contains(&extension(file)) && !with_added_extension(file, encoding.extension()).is_file() {
                self.fault(file, &format!("there is no .{} beside it", encoding.extension()));
            }
            if extension(file) != encoding.extension() {
                continue;
            }
            let plain = file.with_extension("");
            if !plain.is_file() {
                self.fault(file, "the file that it is a copy of is missing");
                continue;
            }
            let (Some(compressed), Some(plain)) = (self.bytes(file), self.bytes(&plain)) else { continue };
            match encoding.decompress(&compressed) {
                Ok(bytes) if bytes == plain => {}
                Ok(_) => self.fault(file, "it holds other bytes than the file beside it"),
                Err(error) => self.fault(file, &format!("it does not decompress: {error}")),
            }
        }
    }

    /// The digest in a name is that of the bytes. Compressed files are compared with their originals.
    fn name(&mut self, file: &Path) {
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(named_digest) = digest_in(&name) else { return };
        if Encoding::ALL.iter().any(|encoding| extension(file) == encoding.extension()) {
            return;
        }
        let Some(bytes) = self.bytes(file) else { return };
        let digest_of_bytes = digest::short(&bytes);
        if digest_of_bytes != named_digest {
            self.fault(file, &format!("its name says {named_digest}, its bytes say {digest_of_bytes}"));
        }
    }

    fn script(&mut self, file: &Path) {
        let Some(bytes) = self.bytes(file) else { return };
        let text = String::from_utf8_lossy(&bytes);
        for word in FORBIDDEN.iter().filter(|word| text.contains(**word)) {
            self.fault(file, &format!("it says `{word}`, which the policy forbids"));
        }
    }

    fn headers(&mut self) {
        let Some(text) = self.text(headers_file::FILE) else { return };
        for (name, value) in common_headers().filter(|(name, value)| !text.contains(&format!("  {name}: {value}\n"))) {
            self.fault(&self.dist.join(headers_file::FILE), &format!("it does not say `{name}: {value}`"));
        }
    }

    /// The files that the page refers to exist, with the integrity in the page.
    fn page(&mut self) {
        let page = self.dist.join("index.html");
        let Some(text) = self.text("index.html") else { return };
        let tags = tags::start_tags(&text);
        let base = tags.iter().find_map(base).unwrap_or_default();
        let mut requested = BTreeSet::new();
        for tag in &tags {
            let links =
                ["href", "src", "data-wasm", "data-story", "data-icon"].into_iter().filter_map(|name| tag.get(name));
            requested.extend(links.filter_map(|link| local(link, base)));
        }
        for link in requested {
            match self.below(link) {
                Some(file) if file.is_file() || file.join("index.html").is_file() => {}
                _ => self.fault(&page, &format!("it refers to {link}, which is missing")),
            }
        }
        let mut found = BTreeSet::new();
        for tag in &tags {
            for (what, link, integrity) in integrity_links(tag) {
                found.insert(what);
                self.integrity(&page, local(link, base).unwrap_or(link), integrity);
            }
        }
        // A missing file has been reported above.
        let start = Asset::versioned(self.dist, START).unwrap_or_default();
        if !tags.iter().filter_map(|tag| tag.get("src")).any(|src| src.ends_with(&start)) {
            self.fault(&page, &format!("it does not refer to {start}"));
        }
        for what in ["the style sheet", "the glue", "the program", "the story"] {
            if !found.contains(what) {
                self.fault(&page, &format!("it has no link to {what}"));
            }
        }
    }

    /// The file of a link; `None` for a link that leaves the directory.
    fn below(&self, link: &str) -> Option<PathBuf> {
        let path = Path::new(link);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        inside.then(|| self.dist.join(path))
    }

    /// Compares the integrity of a file with the one that `place` states.
    fn integrity(&mut self, path: &Path, name: &str, stated: &str) {
        let Some(bytes) = self.below(name).and_then(|file| fs::read(file).ok()) else { return };
        let actual = digest::integrity(&bytes);
        if stated.is_empty() {
            self.fault(path, &format!("it states no integrity of {name}"));
        } else if stated != actual {
            self.fault(path, &format!("it states the integrity {stated} of {name}, whose bytes have {actual}"));
        }
    }

    fn manifest(&mut self) {
        let path = self.dist.join(MANIFEST);
        let Some(text) = self.text(MANIFEST) else { return };
        let manifest: Value = match serde_json::from_str(&text) {
            Ok(manifest) => manifest,
            Err(error) => return self.fault(&path, &error.to_string()),
        };
        let hashed = HASHED.map(|kind| (kind.to_owned(), format!("/{kind}")));
        let shell = SHELL.iter().enumerate().map(|(index, name)| ((*name).to_owned(), format!("/shell/{index}")));
        let names = manifest.get(CHUNKS).and_then(Value::as_object).into_iter().flat_map(|chunks| chunks.keys());
        let chunks = names.map(|name| (format!("chunk {name}"), format!("/{CHUNKS}/{name}")));
        let mut parts = Vec::new();
        for (what, pointer) in hashed.into_iter().chain(chunks).chain(shell) {
            let word = |member: &str| manifest.pointer(&format!("{pointer}/{member}"));
            let (Some(name), Some(integrity)) =
                (word("name").and_then(Value::as_str), word("integrity").and_then(Value::as_str))
            else {
                self.fault(&path, &format!("it does not say name and integrity of its {what}"));
                continue;
            };
            parts.push((name, integrity));
            let Some(length) = self.below(name).and_then(|file| file.metadata().ok()).map(|data| data.len()) else {
                self.fault(&path, &format!("it names {name}, which is missing"));
                continue;
            };
            if word("bytes").and_then(Value::as_u64) != Some(length) {
                self.fault(&path, &format!("it states another size of {name} than {length} bytes"));
            }
            self.integrity(&path, name, integrity);
        }
        let id = manifest::id(parts.iter().copied());
        if manifest.get("release").and_then(Value::as_str) != Some(id.as_str()) {
            self.fault(&path, &format!("the release is not {id}, which follows from its parts"));
        }
        self.worker(&id, &parts);
    }

    /// The service worker caches this release: the page, and every file in the manifest but the stories of other pages.
    fn worker(&mut self, id: &str, parts: &[(&str, &str)]) {
        let path = self.dist.join(WORKER);
        let (Some(text), Some(_)) = (self.text(WORKER), self.text(REMOVED_WORKER)) else { return };
        let Some(stated) = WorkerRelease::read(&text) else {
            return self.fault(&path, "it does not state its release and files");
        };
        if stated.release != id {
            self.fault(&path, &format!("it caches the release {}, not {id}", stated.release));
        }
        for (name, integrity) in &stated.files {
            let plain = name.split('?').next().unwrap_or_default();
            match self.below(plain) {
                Some(file) if file.is_file() || (plain == PAGE && file.join("index.html").is_file()) => {}
                _ => self.fault(&path, &format!("it caches {name}, which is missing")),
            }
            if !integrity.is_empty() {
                self.integrity(&path, plain, integrity);
            }
        }
        let start = Asset::versioned(self.dist, START).unwrap_or_default();
        let caches = |name: &str| stated.files.iter().any(|(other, _)| other == name);
        let address = |name| match name {
            "index.html" => PAGE,
            START => start.as_str(),
            other => other,
        };
        let left_out: Vec<&str> = parts.iter().map(|(name, _)| address(*name)).filter(|name| !caches(name)).collect();
        for name in left_out {
            self.fault(&path, &format!("it does not cache {name}"));
        }
    }
}

/// The address of the page, from the address of `boot.js`.
fn base<'a>(tag: &'a Tag<'_>) -> Option<&'a str> {
    tag.get("data-wasm")?;
    tag.get("src")?.split('?').next()?.strip_suffix(START)
}

/// The path of a link below the directory; `None` for other sites and for links without a path.
fn local<'a>(link: &'a str, base: &str) -> Option<&'a str> {
    let path = link.split(['#', '?']).next().unwrap_or_default();
    let path = match path.strip_prefix(base) {
        Some(below) if !base.is_empty() => below,
        _ => path,
    };
    let elsewhere = path.starts_with("//") || path.split('/').next().is_some_and(|first| first.contains(':'));
    (!path.is_empty() && !elsewhere).then_some(path)
}

/// The links of a tag that need an integrity: the kind of file, the link, and the integrity, empty if missing.
fn integrity_links<'a>(tag: &'a Tag<'_>) -> Vec<(&'static str, &'a str, &'a str)> {
    let of = |what, link, integrity| {
        let link = tag.get(link)?;
        Some((what, link, tag.get(integrity).unwrap_or_default()))
    };
    match (tag.name, tag.get("rel")) {
        ("link", Some("stylesheet")) => of("the style sheet", "href", "integrity").into_iter().collect(),
        ("script", _) if tag.get("type") == Some("module") => of("the glue", "src", "integrity").into_iter().collect(),
        ("script", _) => [
            of("the program", "data-wasm", "data-wasm-integrity"),
            of("the story", "data-story", "data-story-integrity"),
        ]
        .into_iter()
        .flatten()
        .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
pub(crate) mod tests;

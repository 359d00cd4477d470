//! The service worker that caches a release for offline use. Its text contains the id of the release and the list of files.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Result, io_error};

/// The file of the worker.
pub(crate) const WORKER: &str = "sw.js";
/// The worker that unregisters itself, to be published in place of the other.
pub(crate) const REMOVED_WORKER: &str = "sw-off.js";
/// The address of the page in the cache.
pub(crate) const PAGE: &str = "./";

const RELEASE: (&str, &str) = ("const RELEASE = \"", "\";");
const FILES: (&str, &str) = ("const FILES = new Map(", ");");

/// The release in the text of a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WorkerRelease {
    /// The id.
    pub(crate) release: String,
    /// The cached files with their integrity, which is empty for files that a host may change.
    pub(crate) files: Vec<(String, String)>,
}

impl WorkerRelease {
    /// Writes the release into the text of the worker.
    pub(crate) fn write(&self, directory: &Path) -> Result {
        let file = directory.join(WORKER);
        let text = std::fs::read_to_string(&file).map_err(io_error(&file))?;
        let files: Vec<Value> = self.files.iter().map(|(name, integrity)| json!([name, integrity])).collect();
        let insert = |text: &str, markers, value: &str| {
            between(text, markers).map(|(before, _, after)| [before, value, after].concat())
        };
        let filled = insert(&text, RELEASE, &self.release)
            .and_then(|text| insert(&text, FILES, &Value::Array(files).to_string()))
            .ok_or_else(|| format!("{}: no place for the release and its files", file.display()))?;
        std::fs::write(&file, filled).map_err(io_error(&file))
    }

    /// Reads the release from the text of a worker; `None` if it has none.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (_, release, _) = between(text, RELEASE)?;
        let (_, files, _) = between(text, FILES)?;
        let files = serde_json::from_str(files).ok()?;
        Some(Self { release: release.to_owned(), files })
    }
}

/// The text up to the end of the first marker, the text between the markers, and the text from the second marker.
fn between<'a>(text: &'a str, (open, close): (&str, &str)) -> Option<(&'a str, &'a str, &'a str)> {
    let start = text.find(open)? + open.len();
    let (before, rest) = text.split_at_checked(start)?;
    let (inside, after) = rest.split_at_checked(rest.find(close)?)?;
    Some((before, inside, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_written_release_is_read() {
        let directory = std::env::temp_dir().join(format!("release-worker-{}", std::process::id()));
        std::fs::create_dir_all(&directory).unwrap();
        let file = directory.join(WORKER);
        let worker = include_str!("../../public/sw.js");
        std::fs::write(&file, worker).unwrap();
        let files = [("./", ""), ("a-ba7816bf8f01cfea.js", "sha384-a")];
        let files = files.map(|(name, integrity)| (name.to_owned(), integrity.to_owned())).to_vec();
        let stated = WorkerRelease { release: "0123456789abcdef".to_owned(), files };
        stated.write(&directory).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(WorkerRelease::read(&text), Some(stated.clone()));
        assert!(!text.contains("{{") && text.ends_with("});\n"), "{text}");
        // A second time, because a release may be completed twice.
        stated.write(&directory).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        assert_eq!(WorkerRelease::read(worker), None);
        std::fs::write(&file, "").unwrap();
        assert!(stated.write(&directory).unwrap_err().contains("no place"));
        std::fs::remove_dir_all(&directory).unwrap();
    }
}

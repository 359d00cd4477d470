//! The worker that keeps a release for reading without a network: which release, and which files, is written into its text.

use std::path::Path;

use serde_json::{Value, json};

use crate::{Result, io_error};

/// The worker's file.
pub(crate) const WORKER: &str = "sw.js";
/// What goes in its place where it has to go.
pub(crate) const OFF: &str = "sw-off.js";
/// What the worker calls the page: by the address that readers know.
pub(crate) const PAGE: &str = "./";

const RELEASE: (&str, &str) = ("const RELEASE = \"", "\";");
const FILES: (&str, &str) = ("const FILES = new Map(", ");");

/// What a worker states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stated {
    /// The release that it keeps.
    pub(crate) release: String,
    /// Each file that it keeps with its integrity; empty where others may write into the file.
    pub(crate) files: Vec<(String, String)>,
}

impl Stated {
    /// Writes it into the worker's text.
    pub(crate) fn write(&self, directory: &Path) -> Result {
        let file = directory.join(WORKER);
        let text = std::fs::read_to_string(&file).map_err(io_error(&file))?;
        let files: Vec<Value> = self.files.iter().map(|(name, integrity)| json!([name, integrity])).collect();
        let told_in = |text: &str, place, what: &str| {
            between(text, place).map(|(before, _, after)| [before, what, after].concat())
        };
        let filled = told_in(&text, RELEASE, &self.release)
            .and_then(|text| told_in(&text, FILES, &Value::Array(files).to_string()))
            .ok_or_else(|| format!("{}: no place for the release and its files", file.display()))?;
        std::fs::write(&file, filled).map_err(io_error(&file))
    }

    /// Reads it out of the worker's text; none where that states nothing.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (_, release, _) = between(text, RELEASE)?;
        let (_, files, _) = between(text, FILES)?;
        let files = serde_json::from_str(files).ok()?;
        Some(Self { release: release.to_owned(), files })
    }
}

/// A text up to the end of what opens a place, what is in the place, and the text from what closes it.
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
    fn what_is_written_is_read() {
        let place = std::env::temp_dir().join(format!("release-worker-{}", std::process::id()));
        std::fs::create_dir_all(&place).unwrap();
        let file = place.join(WORKER);
        let own = include_str!("../../public/sw.js");
        std::fs::write(&file, own).unwrap();
        let files = [("./", ""), ("a-ba7816bf8f01cfea.js", "sha384-a")];
        let files = files.map(|(name, integrity)| (name.to_owned(), integrity.to_owned())).to_vec();
        let stated = Stated { release: "0123456789abcdef".to_owned(), files };
        stated.write(&place).unwrap();
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(Stated::read(&text), Some(stated.clone()));
        assert!(!text.contains("{{") && text.ends_with("});\n"), "{text}");
        // Again, with the same: a release that is completed twice is the same release.
        stated.write(&place).unwrap();
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
        assert_eq!(Stated::read(own), None);
        std::fs::write(&file, "").unwrap();
        assert!(stated.write(&place).unwrap_err().contains("no place"));
        std::fs::remove_dir_all(&place).unwrap();
    }
}

//! The files of a directory.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Result, told};

/// Every file below a directory, in the order of their names.
pub(crate) fn below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut ahead = vec![directory.to_owned()];
    while let Some(place) = ahead.pop() {
        for entry in fs::read_dir(&place).map_err(told(&place))? {
            let path = entry.map_err(told(&place))?.path();
            if path.is_dir() { ahead.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The ending of a file's name, without its dot.
pub(crate) fn ending(file: &Path) -> &str {
    file.extension().and_then(|ending| ending.to_str()).unwrap_or_default()
}

/// A file's name with one more ending.
pub(crate) fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

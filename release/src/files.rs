//! Reads and writes the files of a directory.

use std::collections::hash_map::RandomState;
use std::fs::{self, File, FileType};
use std::hash::BuildHasher;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::{Result, io_error};

/// The image of a page's card, beside the page.
pub(crate) const CARD: &str = "card.png";

/// Every file below a directory, sorted by name. An error for an entry that is neither a file nor a directory: a symbolic link may lead
/// out of the directory, or in a circle.
pub(crate) fn files_below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut queue = vec![directory.to_owned()];
    while let Some(directory) = queue.pop() {
        for entry in fs::read_dir(&directory).map_err(io_error(&directory))? {
            let entry = entry.map_err(io_error(&directory))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(io_error(&directory))?);
            if kind.is_dir() {
                queue.push(path);
            } else if kind.is_file() {
                found.push(path);
            } else {
                return Err(refusal(&path, kind));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// An error unless `file`, below the directory `root`, is a regular file or absent, and the entries between them are directories or
/// absent. Symbolic links are never followed, because other users of the directory could have created them.
pub(crate) fn check_regular(root: &Path, file: &Path) -> Result {
    let rest = file.strip_prefix(root).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut path = root.to_owned();
    for part in rest {
        path.push(part);
        let kind = match fs::symlink_metadata(&path) {
            Ok(found) => found.file_type(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(io_error(&path)(error)),
        };
        let fits = if path == file { kind.is_file() } else { kind.is_dir() };
        if !fits {
            return Err(refusal(&path, kind));
        }
    }
    Ok(())
}

fn refusal(path: &Path, kind: FileType) -> String {
    let what = if kind.is_symlink() {
        "a symbolic link"
    } else if kind.is_dir() {
        "a directory"
    } else if kind.is_file() {
        "a file"
    } else {
        "neither a file nor a directory"
    };
    format!("{}: it is {what}; remove it first", path.display())
}

/// Writes a file and renames it, so that no reader sees an incomplete file. Its temporary name is random and must not exist: a link with
/// that name would redirect the bytes.
pub(crate) fn write_atomically(file: &Path, bytes: &[u8]) -> Result {
    // The keys of the map's hasher are random.
    let temporary = with_added_extension(file, &format!("{:016x}.new", RandomState::new().hash_one(file)));
    let written =
        File::options().write(true).create_new(true).open(&temporary).and_then(|mut out| out.write_all(bytes));
    let written =
        written.map_err(io_error(&temporary)).and_then(|()| fs::rename(&temporary, file).map_err(io_error(file)));
    if written.is_err() {
        // An incomplete file has no use. The function returns the error of the write.
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// The extension of a file name, without its dot.
pub(crate) fn extension(file: &Path) -> &str {
    file.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

/// A file name with one more extension.
pub(crate) fn with_added_extension(file: &Path, extension: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    name.into()
}

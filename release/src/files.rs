//! The files of a directory.

use std::collections::hash_map::RandomState;
use std::fs::{self, File, FileType};
use std::hash::BuildHasher;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::{Result, io_error};

/// Every file below a directory, in the order of their names. An error is also anything that is neither a file nor a directory: a
/// symbolic link may lead out of the directory, or in a circle.
pub(crate) fn below(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut ahead = vec![directory.to_owned()];
    while let Some(place) = ahead.pop() {
        for entry in fs::read_dir(&place).map_err(io_error(&place))? {
            let entry = entry.map_err(io_error(&place))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(io_error(&place))?);
            if kind.is_dir() {
                ahead.push(path);
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

/// An error unless what is at `file`, below the directory `root`, is a file or nothing, and what is between them is directories or
/// nothing. Symbolic links are never followed: others who may write in the directory could have laid them.
pub(crate) fn plain(root: &Path, file: &Path) -> Result {
    let rest = file.strip_prefix(root).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut place = root.to_owned();
    for part in rest {
        place.push(part);
        let kind = match fs::symlink_metadata(&place) {
            Ok(found) => found.file_type(),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(io_error(&place)(error)),
        };
        let fits = if place == file { kind.is_file() } else { kind.is_dir() };
        if !fits {
            return Err(refusal(&place, kind));
        }
    }
    Ok(())
}

fn refusal(path: &Path, kind: FileType) -> String {
    let what = if kind.is_symlink() {
        "a symbolic link"
    } else if kind.is_dir() {
        "a directory"
    } else {
        "not what belongs here"
    };
    format!("{}: it is {what}; remove it first", path.display())
}

/// Writes a file in one step, so that nobody is sent half of it. It is written under a name that nobody can know beforehand, and that
/// must not exist: a link laid there would lead the bytes elsewhere.
pub(crate) fn write_whole(file: &Path, bytes: &[u8]) -> Result {
    // The keys of the map's hasher are random.
    let fresh = beside(file, &format!("{:016x}.new", RandomState::new().hash_one(file)));
    let written = File::options().write(true).create_new(true).open(&fresh).and_then(|mut out| out.write_all(bytes));
    let written = written.map_err(io_error(&fresh)).and_then(|()| fs::rename(&fresh, file).map_err(io_error(file)));
    if written.is_err() {
        // A partial file is of no use. The error that left it is already returned.
        let _ = fs::remove_file(&fresh);
    }
    written
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

//! Temporary directories, for the profile of a browser or for a copy of the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::harness::dist;
use crate::{Failure, Result};

static NEXT_NUMBER: AtomicUsize = AtomicUsize::new(0);

/// A temporary directory, removed on drop.
#[derive(Debug)]
pub(crate) struct ProfileDir(PathBuf);

impl ProfileDir {
    pub(crate) fn new() -> Result<Self> {
        let number = NEXT_NUMBER.fetch_add(1, Ordering::Relaxed);
        // A short name: browsers put sockets inside, whose paths are limited in length.
        let path = std::env::temp_dir().join(format!("minxin-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).map_err(Failure::of("making a temporary directory"))?;
        Ok(Self(path))
    }

    /// A directory with a copy of the built page.
    pub(crate) fn with_page() -> Result<Self> {
        let directory = Self::new()?;
        copy(&dist(), directory.path()).map_err(Failure::of("copying the page"))?;
        Ok(directory)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for ProfileDir {
    fn drop(&mut self) {
        // The last writes of a browser may race with this. Files that remain are in the system's directory for temporary files.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Copies the files below one directory into another.
pub(crate) fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// The compressed files below a directory.
pub(crate) fn compressed_files(directory: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(compressed_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
            found.push(path);
        }
    }
    found
}

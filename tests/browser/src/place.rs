//! A fresh directory for one browser: profile, caches, logs; gone with it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::harness::dist;
use crate::{Failure, Result};

static NEXT: AtomicUsize = AtomicUsize::new(0);

#[derive(Debug)]
pub(crate) struct Place(PathBuf);

impl Place {
    pub(crate) fn fresh() -> Result<Self> {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        // A short name: browsers put sockets inside, whose paths may not be long.
        let path = std::env::temp_dir().join(format!("minxin-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).map_err(Failure::of("making a directory for the browser"))?;
        Ok(Self(path))
    }

    /// A copy of the built page, to be changed.
    pub(crate) fn with_page() -> Result<Self> {
        let place = Self::fresh()?;
        copy(&dist(), place.path()).map_err(Failure::of("copying the page"))?;
        Ok(place)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // The last writes of a browser may race with this; what stays is in the system's directory for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Copies what is below one directory into another.
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

/// What is packed beside the files of a directory.
pub(crate) fn packed(place: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(packed(&path));
        } else if path.extension().is_some_and(|ending| ending == "br" || ending == "gz") {
            found.push(path);
        }
    }
    found
}

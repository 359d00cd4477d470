//! A file of a release, as the manifest tells of it; those that are named by their bytes can be kept for ever.

use std::path::Path;

use crate::{Result, digest, io_error};

/// A file of the page with its size and its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The file's name.
    pub name: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// What browsers hold it against.
    pub integrity: String,
}

impl Asset {
    /// Writes a file whose name is `before`, a dash, the digest of its bytes and `after`.
    pub fn write(directory: &Path, before: &str, after: &str, bytes: &[u8]) -> Result<Self> {
        let name = format!("{before}-{}{after}", digest::short(bytes));
        let file = directory.join(&name);
        std::fs::write(&file, bytes).map_err(io_error(&file))?;
        Ok(Self { name, bytes: bytes.len(), integrity: digest::integrity(bytes) })
    }

    /// The address of a file whose name stays, with the digest of its bytes behind: servers do not look at that, and a page that
    /// names it so never gets another from what is kept.
    pub fn versioned(directory: &Path, name: &str) -> Result<String> {
        let file = directory.join(name);
        let bytes = std::fs::read(&file).map_err(io_error(&file))?;
        Ok(format!("{name}?{}", digest::short(&bytes)))
    }

    /// A file that is there, under a name that stays.
    pub(crate) fn read(directory: &Path, name: &str) -> Result<Self> {
        let file = directory.join(name);
        let bytes = std::fs::read(&file).map_err(io_error(&file))?;
        Ok(Self { name: name.to_owned(), bytes: bytes.len(), integrity: digest::integrity(&bytes) })
    }
}

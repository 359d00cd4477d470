//! A file of a release, as in the manifest. Files with a digest in their names can be cached without revalidation.

use std::path::Path;

use crate::{Result, digest, io_error};

/// A file of the page with its size and its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The file's name.
    pub name: String,
    /// The number of bytes.
    pub bytes: usize,
    /// The value of the `integrity` attribute.
    pub integrity: String,
}

impl Asset {
    /// Writes a file with the name `before`, a dash, the digest of its bytes, and `after`.
    pub fn write(directory: &Path, before: &str, after: &str, bytes: &[u8]) -> Result<Self> {
        let name = format!("{before}-{}{after}", digest::short(bytes));
        let file = directory.join(&name);
        std::fs::write(&file, bytes).map_err(io_error(&file))?;
        Ok(Self { name, bytes: bytes.len(), integrity: digest::integrity(bytes) })
    }

    /// The address of a file with a fixed name, with the digest of its bytes as the query. Servers ignore the query, and caches never
    /// return another version for it.
    pub fn versioned(directory: &Path, name: &str) -> Result<String> {
        let file = directory.join(name);
        let bytes = std::fs::read(&file).map_err(io_error(&file))?;
        Ok(format!("{name}?{}", digest::short(&bytes)))
    }

    /// Reads an existing file with a fixed name.
    pub(crate) fn read(directory: &Path, name: &str) -> Result<Self> {
        let file = directory.join(name);
        let bytes = std::fs::read(&file).map_err(io_error(&file))?;
        Ok(Self { name: name.to_owned(), bytes: bytes.len(), integrity: digest::integrity(&bytes) })
    }
}

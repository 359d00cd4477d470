//! A file that is named by its bytes, so that it can be kept for ever.

use std::path::Path;

use crate::{Result, digest, told};

/// A file of the page whose name carries its digest.
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
        std::fs::write(&file, bytes).map_err(told(&file))?;
        Ok(Self { name, bytes: bytes.len(), integrity: digest::integrity(bytes) })
    }
}

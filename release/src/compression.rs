//! Compressed copies of files, made once at the highest quality, for servers that send such copies.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

use crate::files::{extension, files_below, with_added_extension};
use crate::{Result, io_error};

/// The extensions of files that compress well.
pub(crate) const COMPRESSIBLE: &[&str] = &["html", "css", "js", "json", "svg", "wasm"];

/// A content encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Brotli, RFC 7932.
    Brotli,
    /// Gzip, RFC 1952.
    Gzip,
}

impl Encoding {
    /// Both encodings.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// The extension that a compressed file has in addition.
    pub(crate) const fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Compresses at the highest level.
    pub(crate) fn compress(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut compressed = Vec::new();
        match self {
            Self::Brotli => {
                // The largest window that every browser supports.
                let most = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
                brotli::BrotliCompress(&mut &*bytes, &mut compressed, &most)?;
                Ok(compressed)
            }
            Self::Gzip => {
                // Without name and time, the same bytes give the same file.
                let mut encoder = GzEncoder::new(compressed, Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
        }
    }

    /// Decompresses; an error for an incomplete file.
    pub(crate) fn decompress(self, compressed: &[u8]) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match self {
            Self::Brotli => brotli::BrotliDecompress(&mut &*compressed, &mut bytes)?,
            Self::Gzip => drop(MultiGzDecoder::new(compressed).read_to_end(&mut bytes)?),
        }
        Ok(bytes)
    }
}

/// Writes the compressed copies of every compressible file below a directory, on all processors.
pub(crate) fn compress_all(directory: &Path) -> Result {
    let files: Vec<_> = files_below(directory)?;
    let files: Vec<_> = files.iter().filter(|file| COMPRESSIBLE.contains(&extension(file))).collect();
    let count = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    // The next free thread takes the next file, because the program takes as long as hundreds of pages.
    let work = || {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            compress(file)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        let ended = |thread: thread::ScopedJoinHandle<'_, Result>| {
            thread.join().map_err(|_| "compression failed".to_owned())?
        };
        threads.into_iter().try_for_each(ended)
    })
}

/// Writes the compressed copies of one file.
pub(crate) fn compress(file: &Path) -> Result {
    let bytes = fs::read(file).map_err(io_error(file))?;
    for encoding in Encoding::ALL {
        let compressed = encoding.compress(&bytes).map_err(io_error(file))?;
        let copy = with_added_extension(file, encoding.extension());
        fs::write(&copy, compressed).map_err(io_error(&copy))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn compressed_bytes_are_decompressed() {
        let text = "民心工程 ".repeat(1000);
        for encoding in Encoding::ALL {
            let packed = encoding.compress(text.as_bytes()).unwrap();
            assert!(packed.len() * 20 < text.len(), "{encoding:?}: {}", packed.len());
            assert_eq!(encoding.decompress(&packed).unwrap(), text.as_bytes(), "{encoding:?}");
            assert!(encoding.decompress(&packed[..packed.len() / 2]).is_err(), "{encoding:?} takes half a file");
            assert_eq!(encoding.decompress(&encoding.compress(b"").unwrap()).unwrap(), b"", "{encoding:?}");
        }
    }
}

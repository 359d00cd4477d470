//! Files packed once, at the highest quality, for servers that send what lies beside a file.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;

use crate::files::{below, beside, ending};
use crate::{Result, io_error};

/// The endings of files that get smaller by packing.
pub(crate) const WORTHWHILE: &[&str] = &["html", "css", "js", "json", "svg", "wasm"];

/// A way of packing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Packing {
    /// Brotli, RFC 7932.
    Brotli,
    /// Gzip, RFC 1952.
    Gzip,
}

impl Packing {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What is added to the name of a file packed this way.
    pub(crate) const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Packs as small as it goes.
    pub(crate) fn pack(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut packed = Vec::new();
        match self {
            Self::Brotli => {
                // The largest window that every browser takes.
                let most = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
                brotli::BrotliCompress(&mut &*bytes, &mut packed, &most)?;
                Ok(packed)
            }
            Self::Gzip => {
                // Without name and time: the same bytes give the same file.
                let mut encoder = GzEncoder::new(packed, Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
        }
    }

    /// What was packed.
    pub(crate) fn unpack(self, packed: &[u8]) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        match self {
            Self::Brotli => brotli::BrotliDecompress(&mut &*packed, &mut bytes)?,
            Self::Gzip => drop(MultiGzDecoder::new(packed).read_to_end(&mut bytes)?),
        }
        Ok(bytes)
    }
}

/// Writes every file below a directory packed beside itself, where packing is worthwhile.
pub(crate) fn pack_all(directory: &Path) -> Result {
    for file in below(directory)?.iter().filter(|file| WORTHWHILE.contains(&ending(file))) {
        pack(file)?;
    }
    Ok(())
}

/// Writes one file packed beside itself, both ways.
pub(crate) fn pack(file: &Path) -> Result {
    let bytes = fs::read(file).map_err(io_error(file))?;
    for packing in Packing::ALL {
        let packed = packing.pack(&bytes).map_err(io_error(file))?;
        let beside = beside(file, packing.ending());
        fs::write(&beside, packed).map_err(io_error(&beside))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Packing;

    /// Every page of a portal loads it, with or without an atlas in sight.
    #[test]
    fn the_script_for_portals_is_small() {
        let script = include_bytes!("../../public/embed.js");
        let packed = Packing::Brotli.pack(script).unwrap();
        assert!(packed.len() <= 3 * 1024, "embed.js takes {} bytes", packed.len());
    }

    #[test]
    fn what_was_packed_comes_out() {
        let text = "民心工程 ".repeat(1000);
        for packing in Packing::ALL {
            let packed = packing.pack(text.as_bytes()).unwrap();
            assert!(packed.len() * 20 < text.len(), "{packing:?}: {}", packed.len());
            assert_eq!(packing.unpack(&packed).unwrap(), text.as_bytes(), "{packing:?}");
            assert!(packing.unpack(&packed[..packed.len() / 2]).is_err(), "{packing:?} takes half a file");
            assert_eq!(packing.unpack(&packing.pack(b"").unwrap()).unwrap(), b"", "{packing:?}");
        }
    }
}

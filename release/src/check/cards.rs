//! Checks the cards of a release: the images beside pages, and the pages that name them in their heads.

use std::fs;
use std::path::{Path, PathBuf};

use crate::files::CARD;
use crate::tags::{Tag, start_tags};
use crate::{Result, digest, io_error};

/// Width and height of a card, in pixels.
const SIZE: (u32, u32) = (1200, 630);
/// Maximum size of a card in bytes.
const MAX_BYTES: usize = 40_000;

/// Checks every card among the files of a directory, and every page with the address of the site. Returns the faults, each
/// with its file. A release without cards was built without fonts.
pub(super) fn faults(dist: &Path, files: &[PathBuf]) -> Result<Vec<(PathBuf, String)>> {
    let mut faults = Vec::new();
    let mut add = |file: &Path, fault: String| faults.push((file.to_owned(), fault));
    let cards: Vec<&PathBuf> = files.iter().filter(|file| file.ends_with(CARD)).collect();
    for card in &cards {
        let bytes = fs::read(card).map_err(io_error(card))?;
        if size_of(&bytes) != Some(SIZE) {
            add(card, format!("it is no PNG of {} × {} pixels", SIZE.0, SIZE.1));
        }
        if bytes.len() > MAX_BYTES {
            add(card, format!("{} bytes are more than {MAX_BYTES}", bytes.len()));
        }
        if !card.with_file_name("index.html").is_file() {
            add(card, "there is no page beside it".to_owned());
        }
    }
    for page in files.iter().filter(|file| file.ends_with("index.html")) {
        let text = fs::read_to_string(page).map_err(io_error(page))?;
        let tags = start_tags(&text);
        let Some(image) = meta(&tags, "property", "og:image") else {
            // The address of the page is known, so the one of its card is too.
            if !cards.is_empty() && meta(&tags, "property", "og:url").is_some() {
                add(page, "it names no card".to_owned());
            }
            continue;
        };
        if let Some(fault) = fault_of(dist, image) {
            add(page, format!("its card {image} {fault}"));
        }
        let stated = ["og:image:width", "og:image:height"].map(|name| meta(&tags, "property", name));
        if stated != [Some(SIZE.0.to_string().as_str()), Some(SIZE.1.to_string().as_str())] {
            add(page, format!("it states another size of its card than {} × {}", SIZE.0, SIZE.1));
        }
        if meta(&tags, "property", "og:image:alt").is_none_or(str::is_empty) {
            add(page, "its card has no alternative text".to_owned());
        }
        if meta(&tags, "name", "twitter:card") != Some("summary_large_image") {
            add(page, "it does not ask for a large card".to_owned());
        }
    }
    Ok(faults)
}

/// Content of a `meta` element.
fn meta<'a>(tags: &'a [Tag<'_>], key: &str, name: &str) -> Option<&'a str> {
    tags.iter().find(|tag| tag.name == "meta" && tag.get(key) == Some(name))?.get("content")
}

/// The fault of a page's reference to its card.
fn fault_of(dist: &Path, image: &str) -> Option<&'static str> {
    let Some((_, path)) = image.split_once("://") else { return Some("has no absolute address") };
    let (path, version) = path.split_once('?').unwrap_or((path, ""));
    // The path of the site is not known here: the card is the file at the longest end of the address that exists.
    let below = path.match_indices('/').filter_map(|(slash, _)| path.get(slash + 1..));
    let file = below.map(|name| dist.join(super::static_pages::decoded(name))).find(|file| file.is_file());
    match file.filter(|file| file.ends_with(CARD)).and_then(|file| fs::read(file).ok()) {
        None => Some("is missing"),
        Some(bytes) if digest::short(&bytes) != version => Some("has other bytes than its address says"),
        Some(_) => None,
    }
}

/// Width and height of a PNG image. `None` for another file.
fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |from: usize| Some(u32::from_be_bytes(header.get(from..from + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_read_from_the_header() {
        let png = |width: [u8; 4]| [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &width, &[0, 0, 2, 118]].concat();
        assert_eq!(size_of(&png([0, 0, 4, 176])), Some(SIZE));
        assert_eq!(size_of(&png([0, 0, 0, 1])), Some((1, 630)));
        assert_eq!(size_of(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), None);
        assert_eq!(size_of(b"GIF89a"), None);
    }
}

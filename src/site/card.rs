//! Metadata about the card of a page.

use crate::scene::cards::{HEIGHT, WIDTH};
use crate::write::escape;

/// Name of the image of a card, beside its page: it stays, so that shared links keep their previews.
pub const CARD_FILE: &str = "card.png";

/// The card of a page.
#[derive(Clone, Debug)]
pub struct PageCard {
    /// Address below that of the site, with the digest of the image as its query: caches never keep an earlier version.
    pub address: String,
    /// The content of the image in words.
    pub alt: String,
}

/// The elements that name a card: `OpenGraph` and the form of the preview. Networks read absolute addresses only.
pub fn card_tags(card: &PageCard, site: &str) -> String {
    let address = escape(&[site, &card.address].concat());
    let (width, height, alt) = (WIDTH.to_string(), HEIGHT.to_string(), escape(&card.alt));
    let mut tags = String::new();
    for (name, content) in [
        ("property=\"og:image", address.as_str()),
        ("property=\"og:image:type", "image/png"),
        ("property=\"og:image:width", &width),
        ("property=\"og:image:height", &height),
        ("property=\"og:image:alt", &alt),
        ("name=\"twitter:card", "summary_large_image"),
    ] {
        tags.extend(["<meta ", name, "\" content=\"", content, "\">\n"]);
    }
    tags
}

//! The QR code of the page, for the camera of a phone.

use super::element::{El, el};
use crate::scene::records::qr_code::qr_drawing;
use crate::words::Words;

/// The QR code of an address. The error is a sentence for an address that is too long.
pub(super) fn qr_figure(words: &'static Words, address: &str) -> Result<El, &'static str> {
    let texts = words.in_views().share;
    let drawing = qr_drawing(address).ok_or(texts.qr_too_long)?;
    let code = el("svg")
        .attr("viewBox", format!("0 0 {size} {size}", size = drawing.size))
        .attr("role", "img")
        .attr("aria-label", texts.qr_label)
        .attr("shape-rendering", "crispEdges")
        .children(vec![el("path").attr("d", drawing.path)]);
    Ok(el("figure").class("qr-code").children(vec![code, el("figcaption").text_content(texts.qr_hint)]))
}

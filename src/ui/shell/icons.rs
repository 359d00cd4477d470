//! Icons of the shell as paths on a square of 24 units.

use crate::ui::element::{El, el};

pub(super) const FILTER: &str = "M4 7h16M7 12h10M10 17h4";
pub(super) const SEARCH: &str = "M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.5 15.5L20 20";
pub(super) const MORE: &str = "M5.5 12h.01M12 12h.01M18.5 12h.01";
pub(super) const CLOSE: &str = "M6 6l12 12M18 6L6 18";

/// Returns an icon, which screen readers skip.
pub(super) fn icon(path: &'static str) -> El {
    let drawing = el("svg").class("icon").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true");
    drawing.children(vec![el("path").attr("d", path)])
}

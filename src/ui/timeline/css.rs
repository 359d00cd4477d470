//! Positions and lengths of the drawing as CSS.

use crate::geometry::{coordinate, css_percent};

/// Returns the CSS position in the rendered extent: `x` as a share of its width, `y` in scene pixels from the top.
pub(super) fn translate(x: f64, y: f64) -> String {
    ["left:", &css_percent(x), ";top:", &length(y)].concat()
}

/// Returns a length in scene pixels as CSS. The style sheet scales it with the text size of the reader (`--px`).
pub(super) fn length(pixels: f64) -> String {
    ["calc(", &coordinate(pixels), "*var(--px))"].concat()
}

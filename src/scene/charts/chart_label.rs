//! Label of a chart: text at a position in percent of the width.

use crate::scene::kit::labels::{ellipsize, text_width};

/// Chart width that the labels below a bullet chart are placed for, in pixels: the narrowest screen.
const NARROW: f64 = 270.0;
/// Font size of these labels, in pixels.
pub(super) const FONT: f64 = 12.0;

/// A label in a drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartLabel {
    /// Horizontal position, in percent of the width.
    pub percent: f64,
    /// Vertical position, in pixels from the top.
    pub y: f64,
    /// Content.
    pub text: String,
    /// SVG `text-anchor`: start, middle or end.
    pub anchor: &'static str,
    /// CSS class.
    pub class: &'static str,
}

impl ChartLabel {
    /// A label at a percentage of the width. It is centred there unless it would cross an edge. Text wider than the
    /// narrowest chart is shortened with "…".
    pub fn new(percent: f64, words: String, class: &'static str) -> Self {
        let words = ellipsize(&words, FONT, NARROW);
        let half = text_width(&words, FONT) / 2.0 / NARROW * 100.0;
        let (percent, anchor) = match percent {
            at if at < half => (at.min(100.0 - 2.0 * half), "start"),
            at if at > 100.0 - half => (at.max(2.0 * half), "end"),
            at => (at, "middle"),
        };
        Self { percent, y: 0.0, text: words, anchor, class }
    }

    /// True if both fit on one line of the narrowest chart.
    pub(super) fn is_clear_of(&self, other: &Self) -> bool {
        let ((from, to), (start, end)) = (self.extent(NARROW, FONT), other.extent(NARROW, FONT));
        to + 6.0 <= start || end + 6.0 <= from
    }

    /// Left and right end in pixels, in a chart `wide` pixels wide.
    pub(super) fn extent(&self, width: f64, font: f64) -> (f64, f64) {
        let (at, label_width) = (self.percent / 100.0 * width, text_width(&self.text, font));
        match self.anchor {
            "start" => (at, at + label_width),
            "end" => (at - label_width, at),
            _ => (at - label_width / 2.0, at + label_width / 2.0),
        }
    }
}

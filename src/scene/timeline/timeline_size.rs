//! Size of the timeline's drawing.

/// Widths of the parts of the drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineSize {
    /// Width of the lane names.
    pub label_width: f64,
    /// Width of the axis.
    pub axis_width: f64,
}

impl TimelineSize {
    /// The parts of a drawing `width` pixels wide.
    pub fn of(width: f64) -> Self {
        let names = if width < 700.0 { 144.0 } else { 176.0 };
        Self { label_width: names, axis_width: (width - 2.0 - names).max(120.0) }
    }
}

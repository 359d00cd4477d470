//! Size of the timeline's drawing.

/// Widths of the parts of the drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimelineSize {
    /// Width of the lane names.
    pub label_width: f64,
    /// Width of the axis.
    pub axis_width: f64,
    /// Height that the drawing is to fit in. `None` if it is as high as its content.
    pub height: Option<f64>,
}

impl TimelineSize {
    /// Returns true if the drawing has too little space for labels.
    pub fn is_narrow(self) -> bool {
        self.label_width + self.axis_width < 560.0
    }

    /// The parts of a drawing `width` pixels wide.
    pub fn of(width: f64) -> Self {
        let names = if width < 700.0 { 144.0 } else { 176.0 };
        Self { label_width: names, axis_width: (width - 2.0 - names).max(120.0), height: None }
    }
}

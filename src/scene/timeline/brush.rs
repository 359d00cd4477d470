//! The brush on the overview strip: dragging the window or one of its edges.

use crate::scene::kit::time_range::TimeRange;

/// The part of the brush that is dragged, as in d3-brush.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrushHandle {
    /// The whole window.
    Window,
    /// Its start.
    Start,
    /// Its end.
    End,
}

impl BrushHandle {
    /// The range after `initial` is dragged by a number of minutes; never shorter than `least` minutes.
    #[must_use]
    pub fn drag(self, initial: TimeRange, by: f64, least: f64) -> TimeRange {
        match self {
            Self::Window => TimeRange::new(initial.from + by, initial.to + by),
            Self::Start => TimeRange::new((initial.from + by).min(initial.to - least), initial.to),
            Self::End => TimeRange::new(initial.from, (initial.to + by).max(initial.from + least)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_moved_or_has_an_end_moved() {
        let window = TimeRange::new(0.0, 1000.0);
        assert_eq!(BrushHandle::Window.drag(window, 50.0, 10.0), TimeRange::new(50.0, 1050.0));
        assert_eq!(BrushHandle::Start.drag(window, 50.0, 10.0), TimeRange::new(50.0, 1000.0));
        assert_eq!(BrushHandle::Start.drag(window, 5000.0, 10.0), TimeRange::new(990.0, 1000.0));
        assert_eq!(BrushHandle::End.drag(window, -5000.0, 10.0), TimeRange::new(0.0, 10.0));
    }
}

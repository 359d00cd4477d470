//! What is drawn around what is in sight: enough to move a while, so that a frame of moving only shifts and stretches
//! what is there.

use crate::geometry::css_percent;
use crate::scene::kit::scale_steps;
use crate::scene::kit::time_range::TimeRange;

/// How much more is drawn on either side while something moves, as a share of what is in sight.
const BUFFER: f64 = 0.5;

/// A stretch of time as drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RenderedRange {
    /// What is drawn.
    pub range: TimeRange,
    /// For which level.
    pub scale_step: i32,
}

impl RenderedRange {
    /// At rest: what is in sight, on so many pixels, and no more.
    pub fn exact(viewport: TimeRange, pixels: f64) -> Self {
        Self { range: viewport, scale_step: scale_step_of(viewport, pixels) }
    }

    /// While it moves: some more on either side.
    pub fn with_buffer(viewport: TimeRange, pixels: f64) -> Self {
        Self { range: viewport.pan(-BUFFER).union(viewport.pan(BUFFER)), ..Self::exact(viewport, pixels) }
    }

    /// Whether it shows all that is in sight, as large as it should be.
    pub fn covers(&self, viewport: TimeRange, pixels: f64) -> bool {
        self.scale_step == scale_step_of(viewport, pixels) && self.range.contains(viewport)
    }

    /// How the whole of it lies behind what is in sight, as CSS.
    pub fn css_transform(&self, viewport: TimeRange) -> String {
        let wide = css_percent(self.range.length() / viewport.length());
        // A shift is a share of the drawn width, where it does not ask for a new layout.
        format!("width:{wide};transform:translateX({})", css_percent(-self.range.share_of(viewport.from)))
    }
}

/// The level for a stretch of time on a number of pixels.
pub fn scale_step_of(viewport: TimeRange, pixels: f64) -> i32 {
    scale_steps::scale_step(pixels.max(1.0) / viewport.length())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_stage_serves_what_it_was_made_for(from in -1e8..1e8_f64, length in 360.0..1e8_f64, by in -0.49..0.49_f64) {
            let viewport = TimeRange::new(from, from + length);
            prop_assert!(RenderedRange::exact(viewport, 800.0).covers(viewport, 800.0));
            prop_assert!(RenderedRange::with_buffer(viewport, 800.0).covers(viewport.pan(by), 800.0));
            prop_assert!(!RenderedRange::with_buffer(viewport, 800.0).covers(viewport.pan(by.signum() * 0.51), 800.0));
            prop_assert!(!RenderedRange::with_buffer(viewport, 800.0).covers(viewport.zoom_at(2.0, 0.5), 800.0));
        }
    }

    #[test]
    fn what_is_drawn_lies_behind_what_is_in_sight() {
        let viewport = TimeRange::new(1000.0, 2000.0);
        assert_eq!(
            RenderedRange::exact(viewport, 500.0).css_transform(viewport),
            "width:100%;transform:translateX(0%)"
        );
        assert_eq!(
            RenderedRange::with_buffer(viewport, 500.0).css_transform(viewport),
            "width:200%;transform:translateX(-25%)"
        );
        assert_eq!(
            RenderedRange::with_buffer(viewport, 500.0).css_transform(viewport.pan(0.2)),
            "width:200%;transform:translateX(-35%)"
        );
    }
}

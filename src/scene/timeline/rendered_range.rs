//! The rendered extent of the timeline.

use crate::scene::kit::scale_steps::scale_step;
use crate::scene::kit::time_range::TimeRange;
use crate::scene::viewport::{RenderedExtent, Viewport};

/// The rendered extent of the timeline; its region is a range of time.
pub type RenderedRange = RenderedExtent<TimeRange>;

/// The scale step of a range on an axis of this width in pixels.
pub fn scale_step_of(viewport: TimeRange, pixels: f64) -> i32 {
    scale_step(viewport.scale(pixels))
}

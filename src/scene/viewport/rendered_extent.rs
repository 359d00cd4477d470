//! The rendered extent: the viewport plus a buffer on each side, so that panning and small zooms need only a CSS transform. The
//! drawing is made again when the viewport leaves the buffer or the scale changes by a step.

use super::Viewport;
use super::region::Region;
use crate::scene::kit::scale_steps::{scale_of_step, scale_step};

/// A rendered region and the scale step that it is rendered for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RenderedExtent<V: Viewport> {
    /// The rendered region.
    pub region: V::Region,
    /// The step of its scale.
    pub scale_step: i32,
}

impl<V: Viewport> RenderedExtent<V> {
    /// The visible region without a buffer, for a drawing at rest.
    pub fn exact(viewport: V, plot: V::Plot) -> Self {
        Self { region: viewport.region(plot), scale_step: scale_step(viewport.scale(plot)) }
    }

    /// The visible region with a buffer on each side, for a drawing that moves.
    pub fn with_buffer(viewport: V, plot: V::Plot) -> Self {
        let exact = Self::exact(viewport, plot);
        Self { region: exact.region.expand(V::BUFFER), ..exact }
    }

    /// True if it contains all that is visible, at the right scale.
    pub fn covers(&self, viewport: V, plot: V::Plot) -> bool {
        self.scale_step == scale_step(viewport.scale(plot)) && self.region.contains(&viewport.region(plot))
    }

    /// Pixels per unit of the data that it is rendered with. It is shown stretched by up to the square root of two.
    pub fn scale(&self) -> f64 {
        scale_of_step(self.scale_step)
    }

    /// The CSS declarations that put the rendered element behind the viewport.
    pub fn css_transform(&self, viewport: V, plot: V::Plot) -> String {
        self.region.css_transform(&viewport.region(plot))
    }
}

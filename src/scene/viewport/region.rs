//! Parts of the data that can be rendered.

use crate::geometry::{Rect, css_percent};

/// A part of the data that can be rendered.
pub trait Region: Copy + Send + Sync + 'static {
    /// Adds `share` of its size on each side.
    #[must_use]
    fn expand(self, share: f64) -> Self;

    /// True if `inner` lies wholly inside.
    fn contains(&self, inner: &Self) -> bool;

    /// The CSS declarations that put an element with this region behind the visible region. Moves are transforms, because
    /// these need no layout.
    fn css_transform(&self, visible: &Self) -> String;
}

impl Region for Rect {
    fn expand(self, share: f64) -> Self {
        let (x, y) = (self.width * share, self.height * share);
        Self::new(self.x - x, self.y - y, self.width + 2.0 * x, self.height + 2.0 * y)
    }

    fn contains(&self, inner: &Self) -> bool {
        Self::contains(self, inner)
    }

    fn css_transform(&self, visible: &Self) -> String {
        let (width, height) = (css_percent(self.width / visible.width), css_percent(self.height / visible.height));
        let (x, y) = ((self.x - visible.x) / self.width, (self.y - visible.y) / self.height);
        format!("width:{width};height:{height};transform:translate({},{})", css_percent(x), css_percent(y))
    }
}

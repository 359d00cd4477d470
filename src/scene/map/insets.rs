//! Insets of a drawing.

/// Insets along the sides of a drawing, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Insets {
    /// Left inset.
    pub left: f64,
    /// Top inset.
    pub top: f64,
    /// Right inset.
    pub right: f64,
    /// Bottom inset.
    pub bottom: f64,
}

impl Insets {
    /// Equal insets.
    pub fn all(margin: f64) -> Self {
        Self { left: margin, top: margin, right: margin, bottom: margin }
    }
}

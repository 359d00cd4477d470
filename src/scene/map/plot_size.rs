//! The size of the map's plot.

/// The size of the plot in CSS pixels, as its width and aspect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlotSize {
    /// The width in CSS pixels.
    pub width: f64,
    /// Height divided by width.
    pub aspect: f64,
}

impl PlotSize {
    /// The plot in a column of a width in CSS pixels: taller than wide in a narrow column.
    pub fn of(width: f64) -> Self {
        Self { width: width.max(1.0), aspect: if width < 600.0 { 1.1 } else { 0.56 } }
    }

    /// The plot of a width and height in CSS pixels, which the page measured.
    pub fn measured(width: f64, height: f64) -> Self {
        Self { width: width.max(1.0), aspect: (height / width.max(1.0)).max(0.05) }
    }

    /// Returns true if the plot fills a narrow column.
    pub fn is_narrow(self) -> bool {
        self.width < 600.0
    }

    /// Width and height in CSS pixels.
    pub fn size(self) -> (f64, f64) {
        (self.width, self.width * self.aspect)
    }
}

//! The column that the views share: its width, and the text size of the reader.

use crate::browser::Root;
use crate::scene::map::PlotSize;
use crate::scene::timeline::TimelineSize;
use crate::ui::reactive::ErasedSignal;

/// Selector of the column.
pub(super) const COLUMN: &str = "#main";

/// Selector of the element whose height the timeline fills.
const TIMELINE_STAGE: &str = ".timeline-drawing > .picker-anchor";

/// Selector of the frame that the plot of the map fills.
const MAP_STAGE: &str = ".map-frame";

/// Width of the column that the page is prerendered for, in CSS pixels: that of a common desktop.
const FIRST_WIDTH: f64 = 972.0;

/// Column widths in which the prerendered drawings are kept, relative to [`FIRST_WIDTH`].
const FIRST_FIT: std::ops::RangeInclusive<f64> = 0.8..=1.5;

/// Width of the axis that the prerendered timeline is laid out for, in CSS pixels. It is that of the narrowest column in
/// [`FIRST_FIT`], so that the labels also fit in wider columns.
const FIRST_AXIS: f64 = 620.0;

/// Width that the prerendered map is laid out for, in CSS pixels: that of the narrowest column in [`FIRST_FIT`].
const FIRST_MAP: f64 = 780.0;

/// Size of the column.
#[derive(Clone, Copy)]
pub(super) struct Column {
    /// Width in CSS pixels.
    pub(super) width: ErasedSignal<f64>,
    /// Text size of the reader, relative to the default.
    text_scale: ErasedSignal<f64>,
    /// Sizes that the style sheet gives to the drawings.
    stages: ErasedSignal<Stages>,
}

/// Sizes of the drawings that fill a screen, in CSS pixels. `None` before they are laid out, and where a drawing has its own
/// height.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Stages {
    timeline_height: Option<f64>,
    map_plot: Option<(f64, f64)>,
}

impl Default for Column {
    fn default() -> Self {
        Self {
            width: ErasedSignal::new(FIRST_WIDTH),
            text_scale: ErasedSignal::new(1.0),
            stages: ErasedSignal::new(Stages::default()),
        }
    }
}

impl Column {
    /// Sets the width in CSS pixels, and measures the text size. Ignores a width of zero, which a page without layout has, and
    /// changes below one pixel.
    pub(super) fn measure(self, root: &Root, width: f64) {
        if width <= 0.0 {
            return;
        }
        if let Some(scale) = root.text_scale(COLUMN) {
            self.set_text_scale(scale);
        }
        if (self.width.get_untracked() - width).abs() >= 1.0 {
            self.width.set(width);
        }
        self.measure_stages(root);
    }

    /// Measures the drawings that fill a screen. A drawing that is not shown keeps its last size.
    pub(super) fn measure_stages(self, root: &Root) {
        // Rounded, so that the drawing is not laid out again for a fraction of a pixel.
        let size = |selector: &str| root.rect(selector).map(|rect| (rect.width.round(), rect.height.round()));
        let last = self.stages.get_untracked();
        let height = size(TIMELINE_STAGE).map(|(_, height)| height / self.text_scale.get_untracked());
        let plot = size(MAP_STAGE);
        let next = Stages {
            timeline_height: height.or(last.timeline_height).filter(|_| !root.has_own_heights()),
            map_plot: plot.filter(|(_, height)| *height > 0.0).or(last.map_plot),
        };
        if next != last {
            self.stages.set(next);
        }
    }

    /// Returns true once the plot of the map is measured. Reactive.
    pub(super) fn has_map_plot(self) -> bool {
        self.stages.with(|stages| stages.map_plot.is_some())
    }

    /// Sets the text size, relative to the default. Changes of 0.01 or less are ignored.
    pub(super) fn set_text_scale(self, scale: f64) {
        if (self.text_scale.get_untracked() - scale).abs() > 0.01 {
            self.text_scale.set(scale);
        }
    }

    /// Returns the width at the default text size, in CSS pixels: larger text leaves space for fewer words. Reactive.
    fn width_for_words(self) -> f64 {
        self.width.get() / self.text_scale.get()
    }

    /// Returns true if the words of the prerendered drawings, which are scaled to the column, have about their intended size.
    /// Reactive.
    pub(super) fn fits_prerender(self) -> bool {
        FIRST_FIT.contains(&(self.width_for_words() / FIRST_WIDTH))
    }

    /// Returns the layout size of the timeline. At its `initial` viewport, a page about as wide as the prerendered one uses
    /// the prerendered layout, because positions along the axis are relative. Reactive.
    pub(super) fn timeline_size(self, is_initial: bool) -> TimelineSize {
        let size = TimelineSize::of(self.width_for_words());
        let height = self.stages.with(|stages| stages.timeline_height);
        if height.is_some() {
            return TimelineSize { height, ..size };
        }
        if is_initial && self.fits_prerender() { TimelineSize { axis_width: FIRST_AXIS, ..size } } else { size }
    }

    /// Returns the layout size of the map, as [`Self::timeline_size`] does for the timeline. Reactive.
    pub(super) fn map_size(self, is_initial: bool) -> PlotSize {
        if let Some((width, height)) = self.stages.with(|stages| stages.map_plot) {
            return PlotSize::measured(width, height);
        }
        let width = self.width.get();
        let size = PlotSize::of(width);
        if is_initial && FIRST_FIT.contains(&(width / FIRST_WIDTH)) {
            PlotSize { width: FIRST_MAP, ..size }
        } else {
            size
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    #[test]
    fn larger_text_leaves_space_for_fewer_words() {
        Owner::new().set();
        let column = Column::default();
        column.width.set(1200.0);
        let usual = column.timeline_size(false);
        assert!(column.fits_prerender());
        column.set_text_scale(2.0);
        let large = column.timeline_size(false);
        assert_eq!(large, TimelineSize::of(600.0));
        assert!(large.axis_width < usual.axis_width && !column.fits_prerender(), "{large:?}");
        // Text of half the size in a column of half the width gives the same drawing.
        column.set_text_scale(0.5);
        column.width.set(600.0);
        assert_eq!(column.timeline_size(false).label_width, usual.label_width);
    }

    #[test]
    fn an_initial_drawing_keeps_the_prerendered_layout_in_columns_about_as_wide() {
        Owner::new().set();
        let column = Column::default();
        let (timeline, map) = (column.timeline_size(true).axis_width, column.map_size(true).width);
        column.width.set(1_100.0);
        assert_eq!((column.timeline_size(true).axis_width, column.map_size(true).width), (timeline, map));
        assert!(column.timeline_size(false).axis_width > timeline && column.map_size(false).width > map);
        column.width.set(400.0);
        assert!(column.timeline_size(true).axis_width < timeline && column.map_size(true).width < map);
    }
}

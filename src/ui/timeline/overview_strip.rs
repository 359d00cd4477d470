//! The overview strip: the density of events over all time, and a window that marks the viewport.

use std::fmt::Write;
use std::sync::Arc;

use crate::geometry::{clamp, css_percent};
use crate::scene::timeline::{TimeRange, TimelineModel, density};
use crate::ui::element::{El, el};
use crate::words::Words;

/// Number of bins that events are counted in.
const DENSITY_BINS: usize = 120;

/// Returns the strip. It is hidden from keyboards and screen readers, because the controls of the head do the same.
///
/// `viewport` returns the viewport of the current frame, and is reactive.
pub(super) fn strip(
    model: &Arc<TimelineModel>,
    viewport: impl Fn() -> TimeRange + Send + Sync + 'static,
    words: &'static Words,
) -> El {
    let mut counts = String::new();
    for (bin, share) in density(model, DENSITY_BINS).into_iter().enumerate() {
        if share > 0.0 {
            let height = (4.0 + share * 24.0) as u32;
            // Writing to a String cannot fail.
            let _ = write!(counts, "M{bin} 30v-{height}h.8v{height}z");
        }
    }
    let svg = el("svg").attr("viewBox", format!("0 0 {DENSITY_BINS} 30")).attr("preserveAspectRatio", "none");
    let handle = |name: &'static str| el("span").class("brush-handle").attr("data-brush", name);
    let bound_model = model.clone();
    let window = el("div").class("brush-window").attr("data-brush", "window");
    let window = window.bind_style(move || window_css(&bound_model, viewport()));
    let window = window.children(vec![handle("start"), handle("end")]);
    let strip =
        el("div").class("overview-strip").attr("aria-hidden", "true").attr("title", words.in_views().time.overview);
    strip.children(vec![svg.children(vec![el("path").attr("d", counts)]), window])
}

/// Returns the position of the window on the strip, as CSS.
fn window_css(model: &TimelineModel, viewport: TimeRange) -> String {
    let share = |minute: f64| clamp(model.pan_bounds.share_of(minute), 0.0, 1.0);
    let (from, to) = (share(viewport.from), share(viewport.to));
    ["left:", &css_percent(from), ";width:", &css_percent((to - from).max(0.004))].concat()
}

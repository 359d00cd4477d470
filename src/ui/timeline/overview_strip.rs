//! The strip with all time: how much happened when, and the window that is in sight.

use std::fmt::Write;

use crate::geometry::{clamp, css_percent};
use crate::scene::timeline::{TimeRange, TimelineModel, density};
use crate::ui::element::{El, el};
use crate::words::Words;

/// How many parts it counts in.
const DENSITY_BINS: usize = 120;

/// The strip. Whatever it does, the controls do too, so that keyboards and readers aloud pass it by.
pub(super) fn strip(model: &TimelineModel, viewport: TimeRange, words: &'static Words) -> El {
    let mut counts = String::new();
    for (part, share) in density(model, DENSITY_BINS).into_iter().enumerate() {
        if share > 0.0 {
            let height = (4.0 + share * 24.0) as u32;
            // Writing to a String cannot fail.
            let _ = write!(counts, "M{part} 30v-{height}h.8v{height}z");
        }
    }
    let svg = el("svg").attr("viewBox", format!("0 0 {DENSITY_BINS} 30")).attr("preserveAspectRatio", "none");
    let gesture = |hold: &'static str| el("span").class("grip").attr("data-hold", hold);
    let window = el("div").class("window").attr("data-hold", "window").dynamic_style(window(model, viewport));
    let window = window.children(vec![gesture("start"), gesture("end")]);
    let strip = el("div").class("strip").attr("aria-hidden", "true").attr("title", words.time.overview);
    strip.children(vec![svg.children(vec![el("path").attr("d", counts)]), window])
}

/// Where the window lies on the strip, as CSS.
pub(super) fn window(model: &TimelineModel, viewport: TimeRange) -> String {
    let share = |minute: f64| clamp(model.pan_bounds.share_of(minute), 0.0, 1.0);
    let (from, to) = (share(viewport.from), share(viewport.to));
    ["left:", &css_percent(from), ";width:", &css_percent((to - from).max(0.004))].concat()
}

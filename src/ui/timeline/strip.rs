//! The strip with all time: how much happened when, and the window that is in sight.

use std::fmt::Write;

use crate::geometry::{held, percent};
use crate::scene::timeline::{Plan, Span, density};
use crate::ui::element::{El, el};
use crate::words::Words;

/// How many parts it counts in.
const PARTS: usize = 120;

/// The strip. Whatever it does, the controls do too, so that keyboards and readers aloud pass it by.
pub(super) fn strip(plan: &Plan, sight: Span, words: &'static Words) -> El {
    let mut counts = String::new();
    for (part, share) in density(plan, PARTS).into_iter().enumerate() {
        if share > 0.0 {
            let height = (4.0 + share * 24.0) as u32;
            // Writing to a String cannot fail.
            let _ = write!(counts, "M{part} 30v-{height}h.8v{height}z");
        }
    }
    let svg = el("svg").at("viewBox", format!("0 0 {PARTS} 30")).at("preserveAspectRatio", "none");
    let grip = |hold: &'static str| el("span").class("grip").at("data-hold", hold);
    let window = el("div").class("window").at("data-hold", "window").moved(window(plan, sight));
    let window = window.with(vec![grip("start"), grip("end")]);
    let strip = el("div").class("strip").at("aria-hidden", "true").at("title", words.time.overview);
    strip.with(vec![svg.with(vec![el("path").at("d", counts)]), window])
}

/// Where the window lies on the strip, as CSS.
pub(super) fn window(plan: &Plan, sight: Span) -> String {
    let share = |minute: f64| held(plan.bounds.share(minute), 0.0, 1.0);
    let (from, to) = (share(sight.from), share(sight.to));
    ["left:", &percent(from), ";width:", &percent((to - from).max(0.004))].concat()
}

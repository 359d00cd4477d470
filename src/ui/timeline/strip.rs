//! The strip with all time: how much happened when, and the window that is in sight.

use crate::geometry::{coordinate, percent};
use crate::scene::timeline::{Plan, Span, density};
use crate::ui::element::{El, el};
use crate::words::Words;

/// Its height, in pixels.
const HEIGHT: f64 = 36.0;
/// How many parts it counts in.
const PARTS: usize = 120;

/// The strip. Whatever it does, the controls do too, so that keyboards and readers aloud pass it by.
pub(super) fn strip(plan: &Plan, span: Span, words: &'static Words) -> El {
    let bars = density(plan, PARTS).into_iter().enumerate().filter(|(_, share)| *share > 0.0).map(|(index, share)| {
        let (x, height) = (index as f64 / PARTS as f64, 4.0 + share * (HEIGHT - 10.0));
        let bar = el("rect").class("count").at("x", percent(x)).at("y", coordinate(HEIGHT - height));
        bar.at("width", percent(0.8 / PARTS as f64)).at("height", coordinate(height))
    });
    let (from, to) = (plan.bounds.share(span.from), plan.bounds.share(span.to));
    let (from, to) = (from.max(0.0), to.min(1.0).max(from + 0.004));
    let window = el("rect").class("window").at("data-hold", "window").at("x", percent(from)).at("y", "1");
    let window = window.at("width", percent(to - from)).at("height", coordinate(HEIGHT - 2.0)).at("rx", "3");
    let handle = |at: f64, hold: &'static str| {
        let grip =
            el("rect").class("grip").at("x", "-5").at("y", "0").at("width", "10").at("height", coordinate(HEIGHT));
        let grip = grip.at("data-hold", hold).at("rx", "3");
        el("svg").class("at").at("x", percent(at)).at("y", "0").with(vec![grip])
    };
    let svg = el("svg").class("strip").at("height", coordinate(HEIGHT)).at("aria-hidden", "true").at("data-strip", "");
    let title = el("title").words(words.time.overview);
    svg.with(vec![title]).each(bars).with(vec![window, handle(from, "start"), handle(to, "end")])
}

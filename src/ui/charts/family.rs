//! The figure of a series.

use super::row::{ruler, word};
use super::{drawing, tools};
use crate::geometry::{coordinate, percent};
use crate::paint;
use crate::scene::chart::{Family, Hit, Ink, Label, Name, TICK_GAP, way, years};
use crate::scene::facts::Told;
use crate::ui::element::{El, el};
use crate::ui::record::record_link;

/// The figure, with its table where that is open.
pub(super) fn figure(told: &Told<'_>, family: Family, open: Option<Name>, table: Option<El>) -> El {
    let name = family.name.written(told);
    let (class, wide, height) = match &family.ink {
        Ink::Years(own) => ("ink span", own.width, years::HEIGHT),
        Ink::Way(own) => ("ink way", own.width, way::HEIGHT),
    };
    let frame = format!("0 0 {} {}", coordinate(wide), coordinate(height));
    let canvas = el("canvas").at("data-ink", name.clone()).at("aria-hidden", "true");
    let words = el("svg").class("words").at("aria-hidden", "true").each(family.labels.iter().map(in_drawing));
    let hits = el("div").class("hits").at("data-roving", "a.hit");
    let hits = hits.each(family.hits.into_iter().enumerate().map(|(place, own)| hit(place, own)));
    let note = (!family.note.is_empty()).then(|| el("p").class("note").words(family.note));
    let bar = tools(told, &name, &family.title, open == Some(family.name));
    let below = family.axis.iter().map(|label| label.y).fold(0.0, f64::max);
    let lines = match below {
        y if y <= 30.0 => "two",
        y if y <= 60.0 => "four",
        _ => "six",
    };
    let axis = ruler(&family.axis, 0.0).at("data-lines", lines);
    let ink = el("div").class(class).with(vec![drawing(frame, paint::family_shapes(&family.ink)), canvas, words, hits]);
    let plot = el("div").class("plot").placed(["margin-left:", &coordinate(family.gutter), "px"].concat());
    let parts = vec![el("h4").words(family.title), plot.with(vec![ink, axis])];
    let figure = el("figure").with(parts).with(vec![el("figcaption").words(family.caption)]);
    // The table behind the buttons: what comes and goes before them would take the focus along.
    el("div").class("family").with(vec![figure]).each(note).with(vec![bar]).each(table)
}

/// A word of the drawing, or of the gutter beside it.
fn in_drawing(label: &Label) -> El {
    let gap = (label.class == "tick").then(|| coordinate(-TICK_GAP));
    word(label, 0.0).at_if("dx", gap)
}

/// What can be pointed at, over the ink: a stretch of it, or a point.
fn hit(place: usize, hit: Hit) -> El {
    let Hit { link, index, from, to, name } = hit;
    let tip = match index {
        Some(index) => [&link.id, "/", &index.to_string()].concat(),
        None => link.id.clone(),
    };
    let class = if to > from { "hit" } else { "hit point" };
    let css = ["left:", &percent(from / 100.0), ";width:", &percent((to - from) / 100.0)].concat();
    let link = record_link(&link, class, Vec::new()).at("aria-label", name).at("data-tip", tip);
    link.at_if("tabindex", (place > 0).then_some("-1")).placed(css)
}

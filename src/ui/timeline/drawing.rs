//! The drawing: the axis, the eras behind, a lane a programme, and the strip below.

use super::{legend, mark, strip};
use crate::geometry::{coordinate, percent};
use crate::scene::timeline::{Band, Drawing, DrawnLane, drawing as drawn};
use crate::state::View;
use crate::ui::element::{El, el};
use crate::ui::record::{hidden, tied};
use crate::ui::session::Session;
use crate::words::Words;
use leptos::prelude::{Get, With};

/// The width of the names of the lanes, in pixels; the style sheet has the same.
const NAMES: f64 = 176.0;
/// The same where there is little room.
const SHORT_NAMES: f64 = 112.0;
/// Height of a row of eras, in pixels.
const ERA: f64 = 22.0;

/// The width of the axis, in pixels.
pub(in crate::ui) fn pixels(session: Session) -> f64 {
    let width = session.width.get();
    (width - 2.0 - if width < 800.0 { SHORT_NAMES } else { NAMES }).max(120.0)
}

/// The drawing of what is in sight.
pub(in crate::ui) fn drawing(session: Session) -> El {
    let (pixels, cursor) = (pixels(session), session.look.with(|look| look.cursor));
    session.scene(|told, _, lit, state| {
        if !state.view.shows(View::Timeline) {
            return hidden();
        }
        let words = told.words();
        let Some(plan) = session.plan() else { return el("p").class("nothing").words(words.nothing) };
        let span = session.span(&plan);
        let level = session.level(&plan, span, pixels);
        let scene = drawn(told, lit, &plan, &level, span, pixels);
        // The one tab stop: where the arrow keys were, else what is chosen, else the first mark.
        let marks = || scene.lanes.iter().flat_map(|lane| &lane.marks);
        let has = |wanted: Option<_>| marks().any(|mark| Some(mark.link.at) == wanted);
        let stop = cursor.filter(|own| has(Some(*own))).or(state.selected.filter(|own| has(Some(*own))));
        let stop = stop.or_else(|| marks().next().map(|mark| mark.link.at));
        let id = |at| told.story.id_of(at).to_owned();
        let lanes = scene.lanes.iter().map(|own| {
            let marks = own.marks.iter().map(|own| mark::mark(own, Some(own.link.at) == stop));
            let crowds = own.crowds.iter().map(|own| mark::crowd(own, &id(own.first), stop.is_none()));
            lane(own, words, marks.chain(crowds).collect())
        });
        let frame = el("div").class("time-frame").at("role", "group").at("aria-label", words.view_names[1]);
        let frame = frame.at("data-pan", "").with(vec![axis(&scene)]).each(eras(&scene));
        let lanes = el("div").class("lanes").with(vec![ground(&scene)]).each(lanes);
        el("div").class("time").with(vec![
            defs(),
            frame.with(vec![lanes]),
            strip::strip(&plan, span, words),
            legend(words),
        ])
    })
}

/// Patterns and gradients that marks are filled with.
fn defs() -> El {
    let stop = |offset: &'static str, class: &'static str| el("stop").at("offset", offset).class(class);
    let fade = |id: &'static str, stops: Vec<El>| el("linearGradient").at("id", id).with(stops);
    let hatch = el("pattern").at("id", "hatch").at("width", "6").at("height", "6").at("patternUnits", "userSpaceOnUse");
    let hatch = hatch.with(vec![
        el("rect").class("hatch-ground").at("width", "6").at("height", "6"),
        el("path").class("hatch-lines").at("d", "M-1 7 7-1M-1 1 1-1M5 7 7 5"),
    ]);
    let all = vec![
        hatch,
        fade("fade-start", vec![stop("0", "none"), stop("1", "full")]),
        fade("fade-end", vec![stop("0", "full"), stop("1", "none")]),
        fade("fade-both", vec![stop("0", "none"), stop("0.5", "full"), stop("1", "none")]),
    ];
    el("svg").class("defs").at("aria-hidden", "true").with(vec![el("defs").with(all)])
}

fn text(class: &'static str, at: f64, y: f64, words: &str) -> El {
    el("text").class(class).at("x", percent(at)).at("dx", "5").at("y", coordinate(y)).words(words.to_owned())
}

fn axis(scene: &Drawing) -> El {
    let has_coarse = !scene.ticks.coarse.is_empty();
    let coarse = scene.ticks.coarse.iter().map(|tick| text("coarse", tick.at, 15.0, &tick.label));
    let y = if has_coarse { 33.0 } else { 24.0 };
    // A label that would be cut at the right end is left out.
    let fine = scene.ticks.fine.iter().filter(|tick| tick.at < 0.97).map(|tick| text("fine", tick.at, y, &tick.label));
    el("svg").class("axis").at("height", "40").at("aria-hidden", "true").each(coarse).each(fine)
}

/// The eras as bands, a row for those that overlap.
fn eras(scene: &Drawing) -> Option<El> {
    let height = scene.era_rows as f64 * ERA;
    let band = |band: &Band| {
        let y = band.row as f64 * ERA;
        let rect = el("rect").class("era-band").at("x", percent(band.from)).at("y", coordinate(y + 1.0));
        let rect = rect.at("width", percent(band.to - band.from)).at("height", coordinate(ERA - 2.0)).at("rx", "3");
        let group = el("g").class(band.link.class("era")).at("role", "button").at("tabindex", "-1");
        let group = tied(group.at("aria-label", band.name.clone()), &band.link);
        let words = (!band.words.is_empty()).then(|| text("", band.from, y + 15.5, &band.words));
        group.with(vec![rect]).each(words)
    };
    let svg = el("svg").class("eras").at("height", coordinate(height));
    (scene.era_rows > 0).then(|| svg.each(scene.eras.iter().map(band)))
}

/// What lies behind all lanes: the lines of the ticks, and a tint for every era.
fn ground(scene: &Drawing) -> El {
    let tints = scene.eras.iter().map(|band| {
        let tint = el("rect").class("era-tint").at("x", percent(band.from)).at("y", "0");
        tint.at("width", percent(band.to - band.from)).at("height", "100%")
    });
    let lines = scene.ticks.fine.iter().map(|tick| {
        let at = percent(tick.at);
        el("line").at("x1", at.clone()).at("x2", at).at("y1", "0").at("y2", "100%")
    });
    el("svg").class("ground").at("aria-hidden", "true").each(tints).each(lines)
}

fn lane(lane: &DrawnLane, words: &'static Words, marks: Vec<El>) -> El {
    let class = match (lane.lit, lane.folded) {
        (true, _) => "lane lit",
        (_, true) => "lane folded",
        _ => "lane",
    };
    let name = match &lane.fold {
        Some(id) => {
            let count = if lane.folded { format!("（{}）", (words.time.folded)(lane.count)) } else { String::new() };
            let button = el("button").at("type", "button").class("lane-name").at("data-fold", id.clone());
            let button = button.at("tabindex", "-1").at("aria-expanded", if lane.folded { "false" } else { "true" });
            button.words(format!("{}{count}", lane.name))
        }
        None => el("span").class("lane-name").words(lane.name.clone()),
    };
    let svg = el("svg").class("marks").at("height", coordinate(lane.height)).at("role", "group");
    el("div").class(class).with(vec![name, svg.at("aria-label", lane.name.clone()).with(marks)])
}

//! Targets against actuals: charts by plotters, on canvas where there is one, in SVG where there is not.

use super::element::{El, el};
use super::record::{hidden, record_link, span, status, view};
use super::session::Session;
use crate::browser;
use crate::geometry::coordinate;
use crate::paint;
use crate::scene::bullet::{HEIGHT, bullet};
use crate::scene::indicators::{Chart, Group, indicators};
use crate::state::View;
use crate::story::find;
use crate::words::Words;

/// The width that charts are drawn for where nothing can be measured; the SVG stretches.
const WIDTH: f64 = 600.0;

/// All charts.
pub(super) fn charts(session: Session) -> El {
    session.scene(|told, shown, lit, state| {
        if !state.view.shows(View::Indicators) {
            return hidden();
        }
        let words = told.words();
        let keys = ["actual", "target", "raised", "earlier"].into_iter().zip(words.legend);
        let legend = el("ul").class("legend").each(keys.map(|(ink, name)| el("li").class(ink).words(name)));
        let groups: Vec<El> = indicators(told, shown, lit, WIDTH).into_iter().map(|own| group(own, words)).collect();
        let nothing = groups.is_empty().then(|| el("p").class("nothing").words(words.nothing));
        view("indicators", words.view_names[3], words.indicators_hint, vec![legend]).each(nothing).with(groups)
    })
}

fn group(group: Group, words: &'static Words) -> El {
    let charts = group.charts.into_iter().map(|own| chart(own, words));
    el("section").class("group").with(vec![el("h3").words(group.heading), el("div").class("charts").each(charts)])
}

fn chart(chart: Chart, words: &'static Words) -> El {
    let Chart { link, title, as_of, score, target, raised, ink, scale } = chart;
    let shapes = paint::bullet_shapes(&ink).into_iter().map(|own| el("path").class(own.ink.name()).at("d", own.path));
    let frame = format!("0 0 {} {}", coordinate(WIDTH), coordinate(HEIGHT));
    // What the ink shows is said by the caption.
    let svg = el("svg").at("viewBox", frame).at("preserveAspectRatio", "none").at("aria-hidden", "true").each(shapes);
    let canvas = el("canvas").at("data-ink", link.id.clone()).at("aria-hidden", "true");
    let targets = [Some(target), raised].into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>();
    el("figure").class(link.class("chart")).with(vec![
        el("div").class("chart-head").with(vec![
            el("h4").with(vec![record_link(&link, "indicator", vec![span("title", title)])]),
            status(&score.badge),
        ]),
        el("p").class("numbers").with(vec![
            el("strong").words(score.actual),
            span("share", score.share),
            span("when", as_of),
        ]),
        el("div").class("ink").with(vec![svg, canvas]),
        el("svg").class("ruler").at("aria-hidden", "true").each(scale.into_iter().map(|(percent, value)| {
            let anchor = if percent > 0.0 { "middle" } else { "start" };
            el("text").at("x", format!("{}%", coordinate(percent))).at("y", "11").at("text-anchor", anchor).words(value)
        })),
        el("p").class("targets").words(targets.join(words.list_comma)),
        el("figcaption").words(score.caption),
    ])
}

/// Paints every canvas of the view; one that cannot be had leaves its SVG in sight.
pub(super) fn paint_all(session: Session) {
    let (story, background) = (session.story(), session.is_background());
    let canvases = browser::canvases("[data-view=indicators]");
    let Some(theme) = canvases.first().map(|(_, canvas)| browser::theme(canvas)) else { return };
    for (id, canvas) in canvases {
        let Some(indicator) = find(&story.indicators, &id) else { continue };
        if let Some((area, width, dots)) = browser::surface(&canvas, HEIGHT) {
            // What a canvas refuses to draw stays undrawn; the numbers are in words beside it.
            let _ = paint::bullet(&area, &bullet(indicator, background, width), &theme, dots);
        }
    }
}

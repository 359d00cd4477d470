//! The panel that tells one record in full, and the foot of the page.

use super::element::{El, el};
use super::map::credit;
use super::record::{cites, record_link, span, status};
use super::session::Session;
use crate::scene::badge::Badge;
use crate::scene::detail::{Detail, detail};
use crate::scene::working::Working;
use crate::words::Words;

/// The panel.
pub(super) fn panel(session: Session) -> El {
    session.scene(|told, shown, lit, state| {
        let words = told.words();
        let panel = el("aside")
            .class(if state.selected.is_some() { "detail chosen" } else { "detail" })
            .at("data-view", "detail")
            .at("aria-label", words.detail.panel);
        match detail(told, shown, lit, state.selected) {
            Some(detail) => panel.with(told_in_full(detail, words)),
            None => panel.with(vec![
                el("h2").at("tabindex", "-1").words(words.detail.empty),
                el("p").class("hint").words(words.detail.hint),
            ]),
        }
    })
}

fn told_in_full(detail: Detail, words: &'static Words) -> Vec<El> {
    let step = |word: &'static str, possible: bool, name: &'static str| {
        let button = el("button").at("type", "button").at("data-step", word);
        button.at_if("disabled", (!possible).then_some("")).words(name)
    };
    let facts =
        detail.facts.into_iter().map(|(label, text)| el("div").with(vec![el("dt").words(label), el("dd").words(text)]));
    let relatives = detail.related.into_iter().map(|(kind, links)| {
        let links = links
            .into_iter()
            .map(|(link, name)| el("li").with(vec![record_link(&link, "relative", vec![span("title", name)])]));
        el("div").class("relatives").with(vec![el("h4").words(kind), el("ul").each(links)])
    });
    let mut parts = vec![
        el("div").class("detail-bar").with(vec![
            step("previous", detail.previous.is_some(), words.detail.previous),
            span("position", detail.position),
            step("next", detail.next.is_some(), words.detail.next),
            el("button").at("type", "button").class("close").at("data-close", "").words(words.detail.close),
        ]),
        el("p").class("kicker").words(detail.kicker),
        el("h2").at("tabindex", "-1").words(detail.title),
        el("p").class("when").words(detail.when),
    ];
    parts.extend(detail.paragraphs.into_iter().map(|text| el("p").words(text)));
    parts.extend(detail.bounds.map(|streets| bounds(streets, words)));
    parts.push(el("dl").each(facts));
    parts.extend(detail.working.map(|own| working(own, words)));
    let relatives: Vec<El> = relatives.collect();
    if !relatives.is_empty() {
        parts.push(el("h3").words(words.detail.related));
        parts.extend(relatives);
    }
    parts.extend([el("h3").words(words.detail.evidence), cites(words, detail.cites)]);
    parts
}

/// The streets around a plot, each on its side: where no map of streets is at hand, that is what is known of its place.
fn bounds(streets: [String; 4], words: &'static Words) -> El {
    const SIDES: [&str; 4] = ["north", "east", "south", "west"];
    let sides = SIDES.into_iter().zip(words.map.sides).zip(streets);
    let side = |((class, name), street): ((&'static str, &'static str), String)| {
        el("div").class(class).with(vec![el("dt").words(name), el("dd").words(street)])
    };
    let heading = el("figcaption").words(words.map.bounds);
    el("figure").class("bounds").with(vec![heading, el("dl").each(sides.map(side))])
}

/// How the status was worked out, and what other methods say.
fn working(own: Working, words: &'static Words) -> El {
    let row = |[name, formula, result]: [String; 3]| {
        let result = (!result.is_empty()).then(|| el("dd").with(vec![el("strong").words(result)]));
        el("div").with(vec![el("dt").words(name), el("dd").words(formula)]).each(result)
    };
    let badge = Badge { words: own.status, ..own.badge };
    let status = el("p").class("standing").with(vec![status(&badge)]);
    let notes = own.notes.into_iter().map(|note| el("p").class("hint").words(note));
    let details = (!own.rows.is_empty()).then(|| {
        let rows = el("dl").each(own.rows.into_iter().map(row));
        el("details").class("working").with(vec![el("summary").words(words.method.heading), rows]).each(notes)
    });
    el("div").with(vec![status]).each(details)
}

/// The foot of the page: what it is, and whose map it draws on.
pub(super) fn footer(session: Session) -> El {
    session.scene(|told, _, _, _| {
        let words = told.words();
        el("footer").class("footer").with(vec![
            el("p").with(vec![el("strong").words(words.brand)]),
            el("p").words(words.about),
            credit(words),
        ])
    })
}

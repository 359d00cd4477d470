//! Tables, detail panel and footer.

use super::charts::badge;
use super::map::attribution;
use super::{button, record_link, span, text};
use crate::scene::{Badge, Citation, Detail, Record, Scene, Table, TableRow};
use leptos::prelude::*;
use minxin_atlas::ui::{El, el};

/// A link to another site, or plain text without an address.
fn external_link(name: &str, url: Option<&String>) -> El {
    let Some(url) = url else { return text("span", name.to_owned()) };
    let link = text("a", name.to_owned()).attr("href", url.clone()).attr("target", "_blank");
    link.attr("rel", "noopener noreferrer").class("external")
}

fn citations(all: &[Citation]) -> El {
    let row = |own: &Citation| {
        let phrase = own.phrase.as_ref().map(|phrase| text("q", format!("“{phrase}”")).attr("lang", "zh-Hans"));
        el("li")
            .children(vec![external_link(&own.label, own.url.as_ref())])
            .children_iter(phrase)
            .children(vec![span("citation-details", &own.rest)])
    };
    el("ul").class("citations").children_iter(all.iter().map(row))
}

pub fn table(own: &Table) -> El {
    let head = |head: &String| text("th", head.clone()).attr("scope", "col");
    let cell = |cell: &String| text("td", cell.clone()).attr_opt("class", (cell.len() < 14).then_some("nowrap"));
    let row = |own: &TableRow| {
        let link = record_link("data-event", &own.record, "record-link").children(vec![span("title", &own.title)]);
        el("tr")
            .attr("id", own.record.id.clone())
            .class(own.record.class("row"))
            .children(vec![el("th").attr("scope", "row").children(vec![link])])
            .children_iter(own.cells.iter().map(cell))
            .children(vec![el("td").children(vec![citations(&own.citations)])])
    };
    let more =
        (own.remaining > 0).then(|| button(format!("{} more", own.remaining)).attr("data-time", "rows").class("more"));
    let export = button("CSV").attr("data-export", format!("csv {}", own.caption));
    let table = el("table").children(vec![
        el("caption").children(vec![text("span", own.caption.clone()), export]),
        el("thead").children(vec![el("tr").children_iter(own.heads.iter().map(head))]),
        el("tbody").children_iter(own.rows.iter().map(row)),
    ]);
    el("div")
        .attr("role", "region")
        .attr("aria-label", own.caption.clone())
        .attr("tabindex", "0")
        .class("scroller")
        .children(vec![table])
        .children_iter(more)
}

#[component]
pub fn Tables(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(tables)
}

fn tables(scene: &Scene) -> El {
    let source = |(publisher, url, date, words): &(String, Option<String>, String, String)| {
        el("tr").attr("id", format!("source-{publisher}")).children(vec![
            el("th").attr("scope", "row").children(vec![external_link(publisher, url.as_ref())]),
            text("td", date.clone()),
            text("td", words.clone()),
        ])
    };
    let sources = el("table")
        .children(vec![text("caption", "Sources"), el("tbody").children_iter(scene.sources.iter().map(source))]);
    el("section")
        .attr("data-view", "table")
        .attr("aria-label", "Table")
        .class("view")
        .children(vec![text("h2", "Table"), text("p", "All records with their sources.").class("hint")])
        .children_iter(scene.tables.iter().map(table))
        .children(vec![sources])
}

/// A term with its descriptions.
fn term(name: &str, description: &str) -> El {
    el("div").children(vec![text("dt", name.to_owned()), text("dd", description.to_owned())])
}

fn derivation(status: &Badge, rows: &[[String; 3]]) -> El {
    let row = |[name, formula, result]: &[String; 3]| {
        term(name, formula).children(vec![el("dd").children(vec![text("strong", result.clone())])])
    };
    let rows = el("dl").children_iter(rows.iter().map(row));
    el("div").children(vec![
        el("p").class("assessment").children(vec![badge(status)]),
        el("details").class("derivation").children(vec![text("summary", "How it is computed"), rows]),
    ])
}

fn bounds(streets: &[String; 4]) -> El {
    let sides = ["north", "east", "south", "west"].into_iter().zip(streets);
    let sides = sides.map(|(class, street)| term(class, street).class(class));
    let heading = text("figcaption", "Between these streets");
    el("figure").class("bounds").children(vec![heading, el("dl").children_iter(sides)])
}

fn detail(panel: El, own: &Detail) -> El {
    let relative = |(record, name): &(Record, String)| {
        let link = record_link("data-place", record, "relative").children(vec![span("title", name)]);
        el("li").children(vec![link])
    };
    let related = |(kind, all): &(String, Vec<(Record, String)>)| {
        let all = el("ul").children_iter(all.iter().map(relative));
        el("div").class("related-records").children(vec![text("h4", kind.clone()), all])
    };
    let previous = button("Previous").attr("data-step", "previous");
    let bar = el("div").class("detail-bar").children(vec![
        previous.attr_opt("disabled", (!own.has_previous).then_some("")),
        span("position", &own.position),
        button("Next").attr("data-step", "next"),
        button("Close").attr("data-close", "").class("close"),
    ]);
    panel
        .children(vec![
            bar,
            text("p", own.kicker.clone()).class("kicker"),
            text("h2", own.title.clone()).attr("tabindex", "-1"),
            text("p", own.date.clone()).class("date"),
        ])
        .children_iter(own.paragraphs.iter().map(|own| text("p", own.clone())))
        .children_iter(own.bounds.as_ref().map(bounds))
        .children(vec![el("dl").children_iter(own.facts.iter().map(|(name, fact)| term(name, fact)))])
        .children_iter(own.badge.as_ref().map(|status| derivation(status, &own.derivation)))
        .children(vec![text("h3", "Related")])
        .children_iter(own.related.iter().map(related))
        .children(vec![text("h3", "Evidence"), citations(&own.citations)])
}

#[component]
pub fn DetailPanel(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(panel)
}

fn panel(scene: &Scene) -> El {
    let panel = el("aside").attr("data-view", "detail").attr("aria-label", "Record").attr("aria-live", "polite");
    match &scene.detail {
        Some(own) => detail(panel.class("detail has-selection"), own),
        None => panel.class("detail").children(vec![text("p", "Select a record.").class("hint")]),
    }
}

#[component]
pub fn Footer(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(footer)
}

fn footer(scene: &Scene) -> El {
    el("footer").class("footer").children(vec![
        el("p").children(vec![text("strong", "Minxin Atlas")]),
        text("p", scene.about.clone()),
        attribution("attribution"),
    ])
}

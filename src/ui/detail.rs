//! The detail panel, which shows one record in full: a drawer, or a sheet on phones. Also the page footer.

use leptos::prelude::Get;

use super::command::{Command, ShellCommand};
use super::commitments::verdict_sections;
use super::control::button;
use super::element::{El, el};
use super::map::credit;
use super::record::{citation_list, record_link, span, status_badge};
use super::session::Session;
use super::shell::{SheetHeight, record_page};
use crate::scene::commitments::{VerdictDerivation, verdict_derivation};
use crate::scene::kit::highlight::MarkState;
use crate::scene::records::badge::Badge;
use crate::scene::records::derivation::StatusDerivation;
use crate::scene::records::detail::{Detail, detail};
use crate::scene::viewport::tour::TourStep;
use crate::state::{ShownPage, View};
use crate::words::Words;

/// The detail panel.
pub(super) fn panel(session: Session) -> El {
    let height = session.shell().sheet.get();
    let is_page = matches!(session.shown_page().get(), ShownPage::Record(_));
    session.scene(|ctx, visible, highlight, state| {
        let words = ctx.words();
        let panel = el("aside").class(["detail ", height.class()].concat()).attr("data-view", "detail");
        let panel = panel.attr("aria-label", words.in_views().detail.panel);
        let selected = state.selected.filter(|_| !is_page);
        let Some((record, detail)) = selected.zip(detail(ctx, visible, highlight, selected)) else {
            return panel.attr("hidden", "");
        };
        let is_full = height == SheetHeight::Full;
        let label = words.shell.handle[usize::from(is_full)];
        let handle = button(Command::Shell(ShellCommand::CycleSheet)).class("sheet-handle").attr("aria-label", label);
        let handle = handle.attr("aria-expanded", if height == SheetHeight::Peek { "false" } else { "true" });
        let page = el("a").class("full-page").attr("href", record_page(session, ctx, state, record));
        let page = page.text_content(words.shell.full_page);
        let verdict = verdict_derivation(ctx, highlight, record);
        panel.children(vec![handle]).children(detail_body(detail, page, verdict, words))
    })
}

fn detail_body(detail: Detail, page: El, verdict: Option<VerdictDerivation>, words: &'static Words) -> Vec<El> {
    let step = |step: TourStep, is_enabled: bool, label: &'static str| {
        button(Command::StepRecord(step)).attr_opt("disabled", (!is_enabled).then_some("")).text_content(label)
    };
    let facts = detail
        .facts
        .into_iter()
        .map(|(label, text)| el("div").children(vec![el("dt").text_content(label), el("dd").text_content(text)]));
    let mut parts = vec![
        el("div").class("detail-bar").children(vec![
            step(TourStep::Previous, detail.previous.is_some(), words.in_views().detail.previous),
            span("position", detail.position),
            step(TourStep::Next, detail.next.is_some(), words.in_views().detail.next),
            page,
            button(Command::CloseDetail).class("close").text_content(words.shell.close),
        ]),
        el("p").class("kicker").text_content(detail.kicker),
        el("h2").attr("tabindex", "-1").text_content(detail.title),
        el("p").class("date").text_content(detail.when),
    ];
    parts.extend(detail.paragraphs.into_iter().map(|text| el("p").text_content(text)));
    parts.extend(detail.bounds.map(|streets| bounds_figure(streets, words)));
    parts.push(el("dl").children_iter(facts));
    parts.extend(verdict.into_iter().flat_map(|verdict| verdict_sections(words, verdict)));
    parts.extend(detail.derivation.map(|derivation| derivation_details(derivation, words)));
    parts.extend(related_records(detail.related, words));
    parts.extend([el("h3").text_content(words.in_views().detail.evidence), citation_list(words, detail.citations)]);
    parts
}

/// Returns the related records by kind, with a heading; nothing without any.
pub(super) fn related_records(
    related: Vec<(&'static str, Vec<(MarkState, String)>)>,
    words: &'static Words,
) -> Vec<El> {
    let mut parts = Vec::new();
    if !related.is_empty() {
        parts.push(el("h3").text_content(words.in_views().detail.related));
    }
    for (kind, records) in related {
        let records = records
            .into_iter()
            .map(|(state, name)| el("li").children(vec![record_link(&state, "relative", vec![span("title", name)])]));
        let heading = el("h4").text_content(kind);
        parts.push(el("div").class("related-records").children(vec![heading, el("ul").children_iter(records)]));
    }
    parts
}

/// Returns the streets that bound a place, one per side. They locate it where no street map is available.
pub(super) fn bounds_figure(streets: [String; 4], words: &'static Words) -> El {
    const SIDES: [&str; 4] = ["north", "east", "south", "west"];
    let sides = SIDES.into_iter().zip(words.in_views().map.sides).zip(streets);
    let side = |((class, name), street): ((&'static str, &'static str), String)| {
        el("div").class(class).children(vec![el("dt").text_content(name), el("dd").text_content(street)])
    };
    let heading = el("figcaption").text_content(words.in_views().map.bounds);
    el("figure").class("bounds").children(vec![heading, el("dl").children_iter(sides.map(side))])
}

/// Returns the derivation of the status, and the results of the other methods.
pub(super) fn derivation_details(derivation: StatusDerivation, words: &'static Words) -> El {
    let row = |[name, formula, result]: [String; 3]| {
        let result = (!result.is_empty()).then(|| el("dd").children(vec![el("strong").text_content(result)]));
        el("div").children(vec![el("dt").text_content(name), el("dd").text_content(formula)]).children_iter(result)
    };
    let badge = Badge { words: derivation.status, ..derivation.badge };
    let status = el("p").class("assessment").children(vec![status_badge(&badge)]);
    let notes = derivation.notes.into_iter().map(|note| el("p").class("hint").text_content(note));
    let details = (!derivation.rows.is_empty()).then(|| {
        let rows = el("dl").children_iter(derivation.rows.into_iter().map(row));
        el("details")
            .class("derivation")
            .children(vec![el("summary").text_content(words.in_views().method.heading), rows])
            .children_iter(notes)
    });
    el("div").children(vec![status]).children_iter(details)
}

/// The page footer: a description of the atlas, and the attribution of its map. The overview, which ends with its method and
/// sources, has one line.
pub(super) fn footer(session: Session) -> El {
    let is_overview = session.shown_page().get() == ShownPage::View(View::All);
    session.scene(|ctx, _, _, _| {
        let words = ctx.words();
        let brand = el("p").children(vec![el("strong").text_content(words.brand)]);
        if is_overview {
            return el("footer").class("footer brief").children(vec![brand, credit(words)]);
        }
        let about = el("p").text_content(words.in_views().about);
        el("footer").class("footer").children(vec![brand, about, credit(words)])
    })
}

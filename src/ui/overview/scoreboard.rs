//! The scoreboard: what the article asks of each programme, and what was found.

use super::event_strip::{axis_labels, event_strip};
use super::parts::{at, badge_counts, figure, link_to, onward, record_link, section as headed};
use super::programme_list::programme_list;
use super::share_bullet::{WIDTH, share_bullet};
use crate::gather::Gather;
use crate::scene::kit::highlight::Highlight;
use crate::scene::overview::{BadgeCount, ProgrammeGroup, ProgrammeRow, Scoreboard, scoreboard};
use crate::state::{Page, View, VisibleRecords};
use crate::ui::element::{El, el};
use crate::ui::pages::page_context::PageContext;
use crate::ui::record::{badge_shape, span};

/// Labels of the axis of the bullets: percentages. The axis ends at 160.
const PERCENT: [(f64, &str); 4] = [(0.0, "0"), (50.0 / 160.0, "50"), (100.0 / 160.0, "100%"), (150.0 / 160.0, "150")];

pub(super) fn section(page: &PageContext<'_>, visible: &VisibleRecords, highlight: &Highlight) -> Option<El> {
    let scene = scoreboard(&page.ctx, visible, highlight, WIDTH)?;
    let words = page.ctx.words();
    let has_verdicts = View::of_story(page.ctx.story).any(|(_, view)| view == View::Commitments);
    let onward = has_verdicts.then(|| {
        let link = onward(page.link_to_page(Page::View(View::Commitments)), (words.view_name)(View::Commitments));
        el("p").class("section-end").children(vec![link])
    });
    let section =
        headed("scoreboard", scene.heading.to_owned(), "").children_iter(legend(&scene)).children_iter(onward);
    let with = (!scene.with_figures.rows.is_empty()).then(|| {
        let table = table(page, &scene);
        el("div").children(vec![group_head(&scene.with_figures), table])
    });
    let without = (!scene.without_figures.rows.is_empty()).then(|| {
        let list = programme_list(page, scene.axis.as_ref(), &scene.without_figures.rows);
        el("div").children(vec![group_head(&scene.without_figures), list])
    });
    Some(section.children_iter(with).children_iter(without))
}

/// Returns the meanings of the shapes of the verdicts. `None` without commitments.
fn legend(scene: &Scoreboard) -> Option<El> {
    let mut badges: Vec<&BadgeCount> = Vec::new();
    let rows = scene.with_figures.rows.iter().chain(&scene.without_figures.rows);
    for count in rows.flat_map(|row| &row.verdicts) {
        if !badges.iter().any(|other| other.badge.name == count.badge.name) {
            badges.push(count);
        }
    }
    let item = |count: &BadgeCount| {
        let name = el("span").text_content(count.badge.name.clone());
        el("li").children(vec![badge_shape(&count.badge).children(vec![name])])
    };
    let head = el("li").text_content(scene.commitments?);
    (!badges.is_empty())
        .then(|| el("ul").class("shape-key").children(vec![head]).children_iter(badges.into_iter().map(item)))
}

fn group_head(group: &ProgrammeGroup) -> El {
    let note = (!group.note.is_empty()).then(|| el("p").text_content(group.note.clone()));
    el("div").class("group-note").children(vec![el("h3").text_content(group.heading.clone())]).children_iter(note)
}

fn table(page: &PageContext<'_>, scene: &Scoreboard) -> El {
    let [what, lead, share, indicators, events, places] = scene.columns;
    let head = |class: &'static str, text: &'static str| {
        el("th")
            .class(class)
            .attr("scope", "col")
            .attr("role", "columnheader")
            .children(vec![el("span").text_content(text)])
    };
    let label = |(share, text): (f64, &'static str)| {
        let class = if text == "100%" { "tick target-tick" } else { "tick" };
        at(share, vec![el("text").class(class).attr("y", "12").text_content(text)])
    };
    let percent =
        el("svg").class("percent-axis").attr("aria-hidden", "true").children_iter(PERCENT.into_iter().map(label));
    let axis = scene.axis.as_ref().map(axis_labels);
    let day = scene.axis.as_ref().filter(|axis| axis.reference.is_some());
    let day = day.map(|axis| span("day-note", axis.reference_label.clone()));
    let heads = el("tr").attr("role", "row").children(vec![
        head("what", what),
        head("lead-figure", lead),
        head("share-cell", share).children(vec![percent]),
    ]);
    let heads = heads.children_iter(scene.commitments.map(|text| head("badge-counts-cell", text))).children(vec![
        head("badge-counts-cell", indicators),
        head("events", events).children_iter(day).children_iter(axis),
        head("place-count", places),
    ]);
    let rows = scene.with_figures.rows.iter().map(|row| table_row(page, scene, row));
    // With other kinds of boxes than those of a table, as on a phone, browsers need the roles.
    let group = |name: &'static str| el(name).attr("role", "rowgroup");
    el("table")
        .class("programme-table")
        .attr("role", "table")
        .children(vec![group("thead").children(vec![heads]), group("tbody").children_iter(rows)])
}

fn table_row(page: &PageContext<'_>, scene: &Scoreboard, row: &ProgrammeRow) -> El {
    let axis = scene.axis.as_ref();
    let [_, _, _, indicators, ..] = scene.columns;
    let cell = |class: &'static str, parts: Vec<El>| el("td").attr("role", "cell").class(class).children(parts);
    // On a phone the head of the table is hidden.
    let label = |text: &'static str| span("row-label", text);
    let ask = (!row.ask.is_empty()).then(|| el("p").text_content(row.ask.clone()));
    let what = el("th").class("what").attr("scope", "row").attr("role", "rowheader").children(vec![link_to(
        page,
        &row.state,
        row.name.clone(),
    )]);
    let lead = match &row.figure {
        Some(found) => {
            let basis = if found.is_in_article { "lead-value article" } else { "lead-value" };
            let link = record_link(page, &found.state, "").text_content(found.name.clone());
            vec![el("strong").class(basis).children(figure(&found.value)), el("p").children(vec![link])]
        }
        None => vec![span("nothing", row.no_figure)],
    };
    let chart = row.figure.as_ref().and_then(|found| Some(share_bullet(found.bullet.as_ref()?, found.is_in_article)));
    let percent = row.figure.as_ref().map(|found| el("b").text_content(found.share.clone()));
    let share = chart.into_iter().chain(percent).gather();
    let places = if row.place_count == 0 { "–".to_owned() } else { row.place_count.to_string() };
    let cells = el("tr").attr("role", "row").children(vec![
        what.children_iter(ask),
        cell("lead-figure", lead),
        cell("share-cell", vec![el("div").children(share)]),
    ]);
    let verdicts = scene
        .commitments
        .map(|text| cell("badge-counts-cell by-verdict", vec![label(text), badge_counts(&row.verdicts)]));
    let strip = event_strip(axis, &row.strip);
    cells.children_iter(verdicts).children(vec![
        cell("badge-counts-cell by-status", vec![label(indicators), badge_counts(&row.statuses)]),
        cell("events", vec![strip, span("event-count", row.event_count.to_string())]),
        cell("place-count", vec![el("span").text_content(places)]),
    ])
}

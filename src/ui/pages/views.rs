//! The views as static lists, and the overview with all of them.

use super::lists::place_lists;
use super::page_context::{ALL_PAGES, PageContext, table_id};
use super::static_element::StaticElements;
use super::{overview_link, overview_section};
use crate::gather::Gather;
use crate::scene::charts::indicator_groups;
use crate::scene::commitments::{list, paragraphs, reporting_status};
use crate::scene::kit::highlight::Highlight;
use crate::scene::records::table::{headings, sources, tables};
use crate::scene::timeline::event_list;
use crate::state::{Sort, State, TableKind, View, VisibleRecords};
use crate::ui::charts::{PRERENDERED_WIDTH, group_heading, group_rows};
use crate::ui::commitments::{clauses, group_details, reporting};
use crate::ui::element::{El, el};
use crate::ui::overview::OverviewSection;
use crate::ui::record::{span, status_badge};
use crate::ui::table::{facts_table, record_row, source_row};
use crate::ui::timeline::{event_row, year_section};

/// Returns the content of the page of a view.
pub(super) fn view(page: &PageContext<'_>, view: View) -> Vec<El> {
    if view == View::All {
        return overview(page);
    }
    let words = page.ctx.words();
    let head = el("header").class("page-head").children(vec![el("h1").text_content((words.view_name)(view))]);
    // The headings of a view follow that of the page.
    let elements = StaticElements { page, raised_by: 1, is_open: false };
    // The style of the interactive map arranges a drawing, a list and their controls.
    let styled = (view != View::Map).then(|| name(view));
    elements.elements([head, el("div").class("view").attr_opt("data-view", styled).children(of_view(page, view))])
}

fn name(view: View) -> &'static str {
    View::NAMES.iter().find(|(_, other)| *other == view).map_or("", |(name, _)| name)
}

/// Returns the content of a view, with headings from the third level on.
fn of_view(page: &PageContext<'_>, view: View) -> Vec<El> {
    let (ctx, highlight) = (&page.ctx, Highlight::default());
    let state = State { lang: ctx.lang, ..State::default() };
    let visible = VisibleRecords::new(ctx.story, &state);
    match view {
        View::All | View::About => Vec::new(),
        View::Commitments => commitments(page, &visible, &state),
        View::Timeline => {
            let events = event_list(ctx, &visible, &highlight, ALL_PAGES);
            let eras = el("ul").class("era-list").children_iter(events.eras.iter().map(event_row));
            let years = events.years.iter().map(year_section);
            vec![el("div").class("event-list").children(vec![eras]).children_iter(years)]
        }
        View::Map => vec![el("div").class("place-columns").children(place_lists(page, &visible))],
        View::Indicators => {
            let groups = indicator_groups(ctx, &visible, &highlight, Sort::Programme, PRERENDERED_WIDTH);
            let groups = groups.into_iter().map(|group| {
                el("section").class("group").children(vec![group_heading(&group, ctx.words()), group_rows(group)])
            });
            vec![el("div").class("charts").children_iter(groups)]
        }
        View::Table => facts(page, &visible),
    }
}

fn commitments(page: &PageContext<'_>, visible: &VisibleRecords, state: &State) -> Vec<El> {
    let (ctx, words, highlight) = (&page.ctx, page.ctx.words(), Highlight::default());
    let texts = words.in_views().commitment;
    let list = list(ctx, visible, &highlight, state);
    let counts = list.counts.into_iter().map(|count| {
        el("div").children(vec![
            el("dt")
                .children(vec![status_badge(&count.badge), span("count", (texts.count)(count.measures, count.others))]),
            el("dd").text_content(count.meaning),
        ])
    });
    let groups = list.groups.into_iter().map(|group| group_details(words, group));
    let status = reporting_status(ctx, &highlight);
    let mut parts = vec![
        el("p").class("lead").text_content((texts.lead)(list.measure_count)),
        el("dl").class("verdict-meanings").children_iter(counts),
        el("div").class("commitment-groups").children_iter(groups),
        clauses(words, paragraphs(ctx, visible, &highlight)),
    ];
    parts.extend((!status.is_empty()).then(|| reporting(words, status)));
    parts
}

/// Returns the tables of all records, and that of the sources.
fn facts(page: &PageContext<'_>, visible: &VisibleRecords) -> Vec<El> {
    let (ctx, words) = (&page.ctx, page.ctx.words());
    let tables = tables(ctx, visible, &Highlight::default()).into_iter().map(|table| {
        let id = table_id(TableKind::Records(table.kind));
        let rows = table.rows.into_iter().map(|row| record_row(row, words, &table.heads)).gather();
        facts_table(table.caption.into(), &table.heads, rows).attr("id", id)
    });
    let heads: Vec<&'static str> = headings(ctx, TableKind::Sources).into_iter().map(|(_, heading)| heading).gather();
    let rows = sources(ctx).into_iter().map(|source| source_row(source, &heads)).gather();
    let sources = facts_table(words.in_views().sources.into(), &heads, rows).attr("id", table_id(TableKind::Sources));
    std::iter::once(el("p").class("hint").text_content(words.in_views().table_hint))
        .chain(tables)
        .chain([sources])
        .gather()
}

fn overview(page: &PageContext<'_>) -> Vec<El> {
    let ctx = &page.ctx;
    let visible = VisibleRecords::new(ctx.story, &State { lang: ctx.lang, ..State::default() });
    let section = |section| overview_section(page, &visible, &Highlight::default(), section);
    OverviewSection::ALL.into_iter().filter_map(section).chain([overview_link(page)]).gather()
}

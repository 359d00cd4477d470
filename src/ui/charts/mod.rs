//! The indicators view: charts of targets and actual values, painted on canvas where it is available and drawn as SVG
//! otherwise.

mod canvases;
mod chart_table;
mod export;
mod parts;
mod row;
mod series_chart;
mod state;
mod targets;
mod tooltip;

pub(super) use canvases::paint_canvases;
pub(super) use export::{copy_address, csv_button, export, filter_status, toggle_table, values_of};
pub(super) use parts::WIDTH as PRERENDERED_WIDTH;
pub(super) use row::key_chart;
#[cfg(feature = "ssr")]
pub(super) use row::{group_heading, group_rows};
pub(super) use state::ChartsState;
pub(super) use tooltip::close_tooltip;
pub(super) use tooltip::{POINTER_EVENTS, SELECTOR, on_pointer, on_press, on_scroll, tooltip};

use std::sync::Arc;

use super::command::Command;
use super::control::{button, key, toggle};
use super::element::{El, el};
use super::record::{hidden_placeholder, status_badge};
use super::session::Session;
use crate::paint;
use crate::scene::charts::{ChartId, count_badges, indicator_groups, legend, series_charts};
use crate::scene::records::badge::Badge;
use crate::state::{Sort, State, View};
use crate::story::Tone;
use crate::words::Words;
use parts::{IS_ENABLED, WIDTH, export_toolbar, svg_drawing};

/// The indicators view with all charts.
pub(in crate::ui) fn charts(session: Session) -> El {
    let state_of_view = session.charts();
    let (open_table, copied) = (state_of_view.open_table.get(), state_of_view.copied.get());
    let wanted = state_of_view.status.get();
    let models = if IS_ENABLED { state_of_view.models() } else { Arc::default() };
    session.scene(|ctx, visible, highlight, state| {
        if !IS_ENABLED || state.view != View::Indicators {
            return hidden_placeholder();
        }
        let words = ctx.words();
        let mut groups = indicator_groups(ctx, visible, highlight, state.sort, WIDTH);
        let mut series = series_charts(ctx, visible, highlight, &models, WIDTH);
        let rows = || groups.iter().flat_map(|group| &group.rows);
        let counts = count_badges(rows().map(|row| &row.summary.badge));
        let keys = [
            legend::of_bullets(rows().filter_map(|row| row.share.as_ref())),
            legend::of_series(series.iter().map(|series| &series.drawing)),
        ];
        let is_empty = groups.is_empty();
        // A name of another language filters nothing.
        let wanted = wanted.filter(|name| counts.iter().any(|(badge, _)| badge.name == *name));
        if let Some(name) = &wanted {
            for group in &mut groups {
                group.rows.retain(|row| row.summary.badge.name == *name);
            }
            series.retain(|series| series.counts.iter().any(|(badge, _)| badge.name == *name));
        }
        // In the order of the programmes, what a series shows is not repeated below it.
        if state.sort == Sort::Programme {
            for group in &mut groups {
                group.rows.retain(|row| !series.iter().any(|series| series.indicators.contains(&row.state.id)));
            }
        }
        // Nor do those without a result have a bar to compare. Filtered by a status, each stays in its group.
        let mut without_result = Vec::new();
        if state.sort == Sort::Programme && wanted.is_none() {
            for group in &mut groups {
                without_result.extend(targets::take_without_result(ctx, &mut group.rows));
            }
        }
        groups.retain(|group| !group.rows.is_empty());
        let mut sections = vec![head(words, state, &keys, &Counts { all: counts, wanted }, copied)];
        if is_empty {
            sections.push(el("p").class("empty-view").text_content(words.in_views().nothing_for(state.is_filtered())));
        }
        let table = |chart: ChartId| {
            let is_open = open_table == Some(chart);
            if is_open { chart_table::chart_table(ctx, visible, state.sort, chart) } else { None }
        };
        let figures: Vec<El> = series
            .into_iter()
            .map(|series| {
                let table = table(series.id);
                series_chart::series_figure(ctx, series, open_table, table)
            })
            .collect();
        sections.extend((!figures.is_empty()).then(|| el("div").class("series-charts").children(figures)));
        if !groups.is_empty() {
            let heading =
                if state.sort == Sort::Programme { words.in_views().chart.single } else { words.in_views().chart.all };
            sections.push(el("p").class("rows-heading").text_content(heading));
        }
        // On wide screens the groups stand in two columns of about the same number of lines.
        let lines: usize = groups.iter().map(|group| group.rows.len() + 1).sum();
        let (mut columns, mut count) = ([Vec::new(), Vec::new()], 0);
        for group in groups {
            let [first, second] = &mut columns;
            let height = group.rows.len() + 1;
            // The group goes where the larger part of it would be if the lines were divided evenly.
            let column = if 2 * count + height <= lines || count == 0 { first } else { second };
            count += height;
            let name = group.id.to_text(ctx);
            let toolbar = export_toolbar(ctx, &name, &group.heading, open_table == Some(group.id));
            let more = el("summary").text_content(words.in_views().chart.more);
            let files = el("details").class("chart-more").children(vec![more, toolbar]);
            let group_table = table(group.id);
            let head = el("div").class("group-name").children(vec![el("h3").text_content(group.heading), files]);
            let section = el("section").class("group").children(vec![head, targets::rows(ctx, group.rows)]);
            column.push(section.children_iter(group_table));
        }
        let columns = columns.into_iter().filter(|column| !column.is_empty());
        let columns = columns.map(|column| el("div").children(vec![targets::share_axis()]).children(column));
        sections.push(el("div").class("group-columns").children_iter(columns).below_first_screen());
        sections.extend(targets::without_result(ctx, without_result));
        el("div").class("charts").children(sections)
    })
}

/// Numbers of indicators per status, and the name of the status that is filtered by.
struct Counts {
    all: Vec<(Badge, usize)>,
    wanted: Option<String>,
}

/// Returns the head of the charts: numbers per status as filters, sort order, copy button and legends. `keys` are the legend
/// entries of bullet charts and of series charts.
fn head(
    words: &'static Words,
    state: &State,
    keys: &[Vec<usize>; 2],
    counts: &Counts,
    copied: Option<Result<(), String>>,
) -> El {
    let labels = words.in_views().chart;
    let copied = copied.map(|copied| {
        copied.map_or_else(|address| (words.shell.copy_this)(&address), |()| words.shell.copied.to_owned())
    });
    let filter = |(badge, count): &(Badge, usize)| {
        let is_wanted = counts.wanted.as_ref() == Some(&badge.name);
        let badge = Badge { words: (labels.count)(&badge.words, *count), ..badge.clone() };
        // A second press shows all again.
        let command = Command::FilterStatus(if is_wanted { "" } else { &badge.name });
        let pressed = if is_wanted { "true" } else { "false" };
        button(command).attr("aria-pressed", pressed).children(vec![status_badge(&badge)])
    };
    let filters = el("div").class("status-filters").attr("role", "group").attr("aria-label", labels.heads[6]);
    // What was missed comes first: on phones the rest is out of sight.
    let (missed, others): (Vec<_>, Vec<_>) = counts.all.iter().partition(|(badge, _)| badge.tone == Tone::Bad);
    let filters = filters.children_iter(missed.into_iter().chain(others).map(filter));
    let sorts = Sort::NAMES.iter().zip(labels.sorts);
    let sorts = sorts.map(|((_, sort), name)| toggle(Command::Sort(*sort), state.sort == *sort, name));
    let switch = el("div").class("switch").attr("role", "group").attr("aria-label", labels.sort).children_iter(sorts);
    let copy = button(Command::CopyAddress).text_content(words.shell.copy_link);
    // The status region exists before its text, so that the text is announced. It stands beside the button, so that it is seen.
    let status = el("p").class("copy-status").attr("role", "status").text_content(copied.unwrap_or_default());
    let legend = |is_series: bool, names: &[&'static str], indices: &[usize]| {
        let entry = |(index, name): (usize, &&'static str)| {
            el("li").children(vec![
                svg_drawing("0 0 22 24", paint::sample_shapes(is_series, index)),
                el("span").text_content(*name),
            ])
        };
        let keys = names.iter().enumerate().filter(|(index, _)| indices.contains(index)).map(entry);
        (!indices.is_empty()).then(|| el("ul").class("legend").children_iter(keys))
    };
    let [bullets, series] = keys;
    let legends = [legend(false, &labels.legend, bullets), legend(true, &labels.series_legend, series)];
    let mut parts = vec![el("p").text_content(labels.hint)];
    parts.extend(legends.into_iter().flatten());
    let controls = el("div").class("view-controls").children(vec![filters, switch, key(words, parts), copy, status]);
    el("div").class("view-head").children(vec![
        el("h2").attr("id", "indicators-heading").text_content((words.view_name)(View::Indicators)),
        controls,
    ])
}

//! The indicators view: charts of targets and actual values, painted on canvas where it is available and drawn as SVG
//! otherwise.

mod canvases;
mod chart_table;
mod export;
mod parts;
mod row;
mod series_chart;
mod state;
mod tooltip;

pub(super) use canvases::paint_canvases;
pub(super) use export::{copy_address, export, toggle_table};
pub(super) use state::ChartsState;
pub(super) use tooltip::{ChartTooltip, close_tooltip};
pub(super) use tooltip::{POINTER_EVENTS, SELECTOR, on_pointer, on_press, on_scroll};

use std::sync::Arc;

use leptos::prelude::{Get, IntoView, component};

use super::command::Command;
use super::control::{button, toggle};
use super::element::{El, el};
use super::part::{Part, PartId};
use super::record::hidden_placeholder;
use super::session::Session;
use crate::paint;
use crate::scene::charts::{ChartId, indicator_groups, legend, series_charts};
use crate::state::{Sort, State, View};
use crate::words::Words;
use parts::{IS_ENABLED, WIDTH, export_toolbar, svg_drawing};

/// The indicators view with all charts.
#[component]
pub(super) fn Charts(session: Session) -> impl IntoView {
    Part::new(session, PartId::Charts, charts)
}

fn charts(session: Session) -> El {
    let (open_table, copied) = (session.charts().open_table.get(), session.charts().copied.get());
    let models = if IS_ENABLED { session.charts().models() } else { Arc::default() };
    session.scene(|ctx, visible, highlight, state| {
        if !IS_ENABLED || !state.view.shows(View::Indicators) {
            return hidden_placeholder();
        }
        let words = ctx.words();
        let groups = indicator_groups(ctx, visible, highlight, state.sort, WIDTH);
        let mut all_series = series_charts(ctx, visible, highlight, &models, WIDTH);
        let keys = [
            legend::of_bullets(groups.iter().flat_map(|group| &group.rows).map(|row| &row.bullet)),
            legend::of_series(all_series.iter().map(|series| &series.drawing)),
        ];
        let mut sections = vec![head(words, state, &keys, copied)];
        if groups.is_empty() {
            sections.push(el("p").class("empty-view").text_content(words.nothing_for(state.is_filtered())));
        }
        for group in groups {
            let is_in_group = |programme| group.id == ChartId::All || group.id == ChartId::Group(programme);
            let (of_group, rest): (Vec<_>, Vec<_>) =
                all_series.into_iter().partition(|series| is_in_group(series.programme));
            all_series = rest;
            let table = |chart: ChartId| {
                chart_table::chart_table(ctx, visible, state.sort, chart).filter(|_| open_table == Some(chart))
            };
            let name = group.id.to_text(ctx);
            let figures = of_group.into_iter().map(|series| {
                let table = table(series.id);
                series_chart::series_figure(ctx, series, open_table, table)
            });
            let toolbar = export_toolbar(ctx, &name, &group.heading, open_table == Some(group.id));
            let group_table = table(group.id);
            let section =
                el("section").class("group").children(vec![row::group_heading(&group, words), row::group_rows(group)]);
            let figures: Vec<El> = figures.collect();
            let figures = (!figures.is_empty()).then(|| el("div").class("series-charts").children(figures));
            sections.push(section.children(vec![toolbar]).children_iter(group_table).children_iter(figures));
        }
        el("div").class("charts").children(sections)
    })
}

/// Returns the head of the charts: hint, sort order, copy button and legends. `keys` are the legend entries of bullet charts
/// and of series charts.
fn head(words: &'static Words, state: &State, keys: &[Vec<usize>; 2], copied: Option<Result<(), String>>) -> El {
    let labels = words.chart;
    let copied =
        copied.map(|copied| copied.map_or_else(|address| (labels.copy_this)(&address), |()| labels.copied.to_owned()));
    let sorts = Sort::NAMES.iter().zip(labels.sorts);
    let sorts = sorts.map(|((_, sort), name)| toggle(Command::Sort(*sort), state.sort == *sort, name));
    let switch = el("div").class("switch").attr("role", "group").attr("aria-label", labels.sort).children_iter(sorts);
    let copy = button(Command::CopyAddress).text_content(labels.link);
    // The status region exists before its text, so that the text is announced. It stands beside the button, so that it is seen.
    let status = el("p").class("copy-status").attr("role", "status").text_content(copied.unwrap_or_default());
    let legend = |is_series: bool, names: &[&'static str], indices: &[usize]| {
        let key = |(index, name): (usize, &&'static str)| {
            el("li").children(vec![
                svg_drawing("0 0 22 24", paint::sample_shapes(is_series, index)),
                el("span").text_content(*name),
            ])
        };
        let keys = names.iter().enumerate().filter(|(index, _)| indices.contains(index)).map(key);
        (!indices.is_empty()).then(|| el("ul").class("legend").children_iter(keys))
    };
    let [bullets, series] = keys;
    let legends = [legend(false, &labels.legend, bullets), legend(true, &labels.series_legend, series)];
    let head = el("div").class("view-head").children(vec![
        el("h2").attr("id", "indicators-heading").text_content((words.view_name)(View::Indicators)),
        el("p").class("hint").text_content(labels.hint),
        el("div").class("view-controls").children(vec![switch, copy, status]),
    ]);
    head.children_iter(legends.into_iter().flatten())
}

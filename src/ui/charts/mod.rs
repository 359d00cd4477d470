//! The indicators view: charts of targets and actual values, painted on canvas where it is available and drawn as SVG
//! otherwise.

mod canvases;
mod chart_table;
mod export;
mod row;
mod series_chart;
mod tooltip;

pub(super) use canvases::paint_canvases;
pub(super) use export::handle_command;
pub(super) use tooltip::{ChartTooltip, escape};
pub use tooltip::{POINTER_EVENTS, SELECTOR, on_pointer};
#[cfg(feature = "hydrate")]
pub(super) use tooltip::{on_press, on_scroll};

use std::sync::Arc;

use leptos::prelude::{Get, IntoView, RwSignal, Set, StoredValue, WithUntracked, component};

use super::element::{El, el};
use super::head::toggle;
use super::part::{Part, PartId};
use super::record::hidden_placeholder;
use super::session::Session;
use crate::paint;
use crate::scene::charts::{ChartId, indicator_groups, legend, series_charts};
use crate::scene::records::record_text::SceneContext;
use crate::state::{Sort, State, View};
use crate::words::Words;
use tooltip::{PointedMark, PointerTrail};

/// True if the view is compiled in. Builds without it show its share of the program size.
const IS_ENABLED: bool = cfg!(feature = "charts");

/// Width of the prerendered charts, in CSS pixels. The SVG stretches to its column.
const WIDTH: f64 = 600.0;

/// State of the charts that the URL does not contain.
#[derive(Clone, Copy)]
pub(super) struct ChartsState {
    /// The mark whose tooltip is open.
    pointed: RwSignal<Option<PointedMark>>,
    /// Recent pointer events.
    trail: StoredValue<PointerTrail>,
    /// The chart whose table is open.
    open_table: RwSignal<Option<ChartId>>,
    /// Result of copying the address: on failure, the address itself. `None` before, and after any other action.
    copied: RwSignal<Option<Result<(), String>>>,
}

impl Default for ChartsState {
    fn default() -> Self {
        Self {
            pointed: RwSignal::new(None),
            trail: StoredValue::new(PointerTrail::default()),
            open_table: RwSignal::new(None),
            copied: RwSignal::new(None),
        }
    }
}

impl ChartsState {
    /// Closes the tooltip and the table.
    #[cfg(feature = "hydrate")]
    pub(super) fn reset(self) {
        self.pointed.set(None);
        self.open_table.set(None);
        self.forget_copy();
    }

    /// Clears the status of copying the address.
    pub(super) fn forget_copy(self) {
        if self.copied.with_untracked(Option::is_some) {
            self.copied.set(None);
        }
    }
}

/// The indicators view with all charts.
#[component]
pub(super) fn Charts(session: Session) -> impl IntoView {
    Part::new(session, PartId::Charts, charts)
}

fn charts(session: Session) -> El {
    let (twin, copied) = (session.charts().open_table.get(), session.charts().copied.get());
    let models = if IS_ENABLED { session.series_models() } else { Arc::default() };
    session.scene(|ctx, visible, highlight, state| {
        if !IS_ENABLED || !state.view.shows(View::Indicators) {
            return hidden_placeholder();
        }
        let words = ctx.words();
        let groups = indicator_groups(ctx, visible, highlight, state.sort, WIDTH);
        let mut families = series_charts(ctx, visible, highlight, &models, WIDTH);
        let keys = [
            legend::of_bullets(groups.iter().flat_map(|group| &group.rows).map(|row| &row.bullet)),
            legend::of_series(families.iter().map(|family| &family.drawing)),
        ];
        let mut sections = vec![head(words, state, &keys, copied)];
        if groups.is_empty() {
            sections.push(el("p").class("nothing").text_content(words.nothing_for(state.is_filtered())));
        }
        for group in groups {
            let own =
                |name: ChartId, programme: Option<usize>| name == ChartId::All || name == ChartId::Group(programme);
            let (with, rest): (Vec<_>, Vec<_>) =
                families.into_iter().partition(|family| own(group.id, family.programme));
            families = rest;
            let table =
                |name: ChartId| chart_table::chart_table(ctx, visible, state.sort, name).filter(|_| twin == Some(name));
            let name = group.id.to_text(ctx);
            let figures = with.into_iter().map(|own| {
                let own_table = table(own.id);
                series_chart::series_figure(ctx, own, twin, own_table)
            });
            let bar = tools(ctx, &name, &group.heading, twin == Some(group.id));
            let list = table(group.id);
            let section = el("section").class("group").children(vec![row::heading(&group, words), row::rows(group)]);
            let figures: Vec<El> = figures.collect();
            let figures = (!figures.is_empty()).then(|| el("div").class("families").children(figures));
            sections.push(section.children(vec![bar]).children_iter(list).children_iter(figures));
        }
        el("div").class("charts").children(sections)
    })
}

/// Returns the head of the charts: hint, sort order, copy button and legends. `keys` are the legend entries of bullet charts
/// and of series charts.
fn head(words: &'static Words, state: &State, keys: &[Vec<usize>; 2], copied: Option<Result<(), String>>) -> El {
    let said = words.chart;
    let copied =
        copied.map(|copied| copied.map_or_else(|address| (said.copy_this)(&address), |()| said.copied.to_owned()));
    let sorts = Sort::NAMES.iter().zip(said.sorts);
    let sorts = sorts.map(|((word, sort), name)| toggle("data-sort", word, state.sort == *sort, name));
    let switch = el("div").class("switch").attr("role", "group").attr("aria-label", said.sort).children_iter(sorts);
    let link = el("button").attr("type", "button").attr("data-take", "link").text_content(said.link);
    // The status region exists before its text, so that the text is announced. It stands beside the button, so that it is seen.
    let status = el("p").class("copy-status").attr("role", "status").text_content(copied.unwrap_or_default());
    let legend = |is_series: bool, names: &[&'static str], places: &[usize]| {
        let key = |(place, name): (usize, &&'static str)| {
            el("li").children(vec![
                drawing("0 0 22 24", paint::sample_shapes(is_series, place)),
                el("span").text_content(*name),
            ])
        };
        let keys = names.iter().enumerate().filter(|(place, _)| places.contains(place)).map(key);
        (!places.is_empty()).then(|| el("ul").class("legend").children_iter(keys))
    };
    let [bullets, series] = keys;
    let legends = [legend(false, &said.legend, bullets), legend(true, &said.series_legend, series)];
    let head = el("div").class("view-head").children(vec![
        el("h2").attr("id", "indicators-heading").text_content(words.view_names[3]),
        el("p").class("hint").text_content(said.hint),
        el("div").class("view-controls").children(vec![switch, link, status]),
    ]);
    head.children_iter(legends.into_iter().flatten())
}

/// Returns shapes as an SVG drawing that stretches to its frame. It is hidden from screen readers; text beside it has the
/// content.
fn drawing(frame: impl Into<super::element::TextValue>, shapes: Vec<paint::SvgShape>) -> El {
    let path = |own: paint::SvgShape| {
        let class = if own.form == paint::ShapeForm::Fill {
            own.role.name().to_owned()
        } else {
            [own.role.name(), " line"].concat()
        };
        el("path").class(class).attr("d", own.path)
    };
    let svg = el("svg").attr("viewBox", frame).attr("preserveAspectRatio", "none").attr("aria-hidden", "true");
    svg.children_iter(shapes.into_iter().map(path))
}

/// Returns the export toolbar of a chart: one tab stop, with arrow keys between the buttons.
fn tools(ctx: &SceneContext<'_>, name: &str, title: &str, is_open: bool) -> El {
    let said = ctx.words().chart;
    let button = |index: usize, word: &str, label: &'static str| {
        let button = el("button").attr("type", "button").attr("data-take", [word, " ", name].concat());
        button.attr_opt("tabindex", (index > 0).then_some("-1")).text_content(label)
    };
    let table = button(0, "table", said.table).attr("aria-expanded", if is_open { "true" } else { "false" });
    let bar = el("div").class("tools").attr("role", "toolbar").attr("aria-label", (said.take)(title));
    let kinds = [("png", "PNG"), ("svg", "SVG"), ("csv", "CSV")];
    let kinds = kinds.into_iter().enumerate().map(|(index, (word, label))| button(index + 1, word, label));
    bar.attr("data-roving", "button").children(vec![table]).children_iter(kinds)
}

//! Targets against actuals: charts by plotters, on canvas where there is one, in SVG where there is not.

mod family;
mod ink;
mod row;
mod take;
mod tip;
mod twin;

pub(super) use ink::paint_all;
pub(super) use take::act;
pub use tip::{AREA, MOVES, moved};
pub(super) use tip::{escape, part as tip_part};
#[cfg(feature = "hydrate")]
pub(super) use tip::{pressed, scrolled};

use std::sync::Arc;

use leptos::prelude::{Get, RwSignal, Set, StoredValue, WithUntracked};

use super::element::{El, el};
use super::head::toggle;
use super::record::hidden;
use super::session::Session;
use crate::paint;
use crate::scene::chart::{Name, families, groups, legend};
use crate::scene::facts::Told;
use crate::state::{Sort, State, View};
use crate::words::Words;
use tip::{Pointed, Trail};

/// Whether the view is built in at all: without it is seen what it weighs.
const IS_THERE: bool = cfg!(feature = "charts");

/// The width that charts are drawn for where nothing can be measured; the SVG stretches.
const WIDTH: f64 = 600.0;

/// What of the charts no link tells of.
#[derive(Clone, Copy)]
pub(super) struct Charts {
    /// What is pointed at.
    pointed: RwSignal<Option<Pointed>>,
    /// What the pointer did last.
    trail: StoredValue<Trail>,
    /// The chart that is shown as a table too.
    twin: RwSignal<Option<Name>>,
    /// Whether the address was copied, or the address where it could not be; none once something else is done.
    copied: RwSignal<Option<Result<(), String>>>,
}

impl Default for Charts {
    fn default() -> Self {
        Self {
            pointed: RwSignal::new(None),
            trail: StoredValue::new(Trail::default()),
            twin: RwSignal::new(None),
            copied: RwSignal::new(None),
        }
    }
}

impl Charts {
    /// Nothing is pointed at, and no table is open.
    #[cfg(feature = "hydrate")]
    pub(super) fn reset(self) {
        self.pointed.set(None);
        self.twin.set(None);
        self.forget_copy();
    }

    /// Says no more that the address was copied.
    pub(super) fn forget_copy(self) {
        if self.copied.with_untracked(Option::is_some) {
            self.copied.set(None);
        }
    }
}

/// All charts.
pub(super) fn charts(session: Session) -> El {
    let (twin, copied) = (session.charts().twin.get(), session.charts().copied.get());
    let plans = if IS_THERE { session.plans() } else { Arc::default() };
    session.scene(|told, shown, lit, state| {
        if !IS_THERE || !state.view.shows(View::Indicators) {
            return hidden();
        }
        let words = told.words();
        let groups = groups(told, shown, lit, state.sort, WIDTH);
        let mut families = families(told, shown, lit, &plans, WIDTH);
        let keys = [
            legend::of_bullets(groups.iter().flat_map(|group| &group.rows).map(|row| &row.ink)),
            legend::of_series(families.iter().map(|family| &family.ink)),
        ];
        let mut sections = vec![head(words, state, &keys, copied)];
        if groups.is_empty() {
            sections.push(el("p").class("nothing").words(words.nothing_for(state.is_filtered())));
        }
        for group in groups {
            let own = |name: Name, programme: Option<usize>| name == Name::All || name == Name::Group(programme);
            let (with, rest): (Vec<_>, Vec<_>) =
                families.into_iter().partition(|family| own(group.name, family.programme));
            families = rest;
            let table = |name: Name| twin::twin(told, shown, state.sort, name).filter(|_| twin == Some(name));
            let name = group.name.written(told);
            let figures = with.into_iter().map(|own| {
                let own_table = table(own.name);
                family::figure(told, own, twin, own_table)
            });
            let bar = tools(told, &name, &group.heading, twin == Some(group.name));
            let list = table(group.name);
            let section = el("section").class("group").with(vec![row::heading(&group, words), row::rows(group)]);
            let figures: Vec<El> = figures.collect();
            let figures = (!figures.is_empty()).then(|| el("div").class("families").with(figures));
            sections.push(section.with(vec![bar]).each(list).each(figures));
        }
        el("div").class("charts").with(sections)
    })
}

/// Head of the charts: how to read them, the order of the rows, and the legends with the keys of bullets and series.
fn head(words: &'static Words, state: &State, keys: &[Vec<usize>; 2], copied: Option<Result<(), String>>) -> El {
    let said = words.chart;
    let copied =
        copied.map(|copied| copied.map_or_else(|address| (said.copy_this)(&address), |()| said.copied.to_owned()));
    let sorts = Sort::NAMES.iter().zip(said.sorts);
    let sorts = sorts.map(|((word, sort), name)| toggle("data-sort", word, state.sort == *sort, name));
    let switch = el("div").class("switch").at("role", "group").at("aria-label", said.sort).each(sorts);
    let link = el("button").at("type", "button").at("data-take", "link").words(said.link);
    // There before it says anything, so that it is read aloud, and where the button is, so that it is seen.
    let status = el("p").class("copy-status").at("role", "status").words(copied.unwrap_or_default());
    let legend = |is_series: bool, names: &[&'static str], places: &[usize]| {
        let key = |(place, name): (usize, &&'static str)| {
            el("li").with(vec![drawing("0 0 22 24", paint::sample_shapes(is_series, place)), el("span").words(*name)])
        };
        let keys = names.iter().enumerate().filter(|(place, _)| places.contains(place)).map(key);
        (!places.is_empty()).then(|| el("ul").class("legend").each(keys))
    };
    let [bullets, series] = keys;
    let legends = [legend(false, &said.legend, bullets), legend(true, &said.series_legend, series)];
    let head = el("div").class("view-head").with(vec![
        el("h2").at("id", "indicators-heading").words(words.view_names[3]),
        el("p").class("hint").words(said.hint),
        el("div").class("view-controls").with(vec![switch, link, status]),
    ]);
    head.each(legends.into_iter().flatten())
}

/// Shapes as an SVG drawing, which stretches to its frame. What it shows is said by words beside it.
fn drawing(frame: impl Into<super::element::Words>, shapes: Vec<paint::Shape>) -> El {
    let path = |own: paint::Shape| {
        let class =
            if own.form == paint::Form::Fill { own.ink.name().to_owned() } else { [own.ink.name(), " line"].concat() };
        el("path").class(class).at("d", own.path)
    };
    let svg = el("svg").at("viewBox", frame).at("preserveAspectRatio", "none").at("aria-hidden", "true");
    svg.each(shapes.into_iter().map(path))
}

/// What can be taken away of a chart: one tab stop, arrows between.
fn tools(told: &Told<'_>, name: &str, title: &str, is_open: bool) -> El {
    let said = told.words().chart;
    let button = |index: usize, word: &str, label: &'static str| {
        let button = el("button").at("type", "button").at("data-take", [word, " ", name].concat());
        button.at_if("tabindex", (index > 0).then_some("-1")).words(label)
    };
    let table = button(0, "table", said.table).at("aria-expanded", if is_open { "true" } else { "false" });
    let bar = el("div").class("tools").at("role", "toolbar").at("aria-label", (said.take)(title));
    let kinds = [("png", "PNG"), ("svg", "SVG"), ("csv", "CSV")];
    let kinds = kinds.into_iter().enumerate().map(|(index, (word, label))| button(index + 1, word, label));
    bar.at("data-roving", "button").with(vec![table]).each(kinds)
}

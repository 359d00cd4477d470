//! Elements of the map's marks: a line or an area, which scale with the map, a symbol of constant size, or a cluster.

use crate::geometry::{Point, Size, coordinate};
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::map::{MapCluster, PlaceMark, PlaceMarkForm, share_of, symbol};
use crate::scene::records::record_text::SceneContext;
use crate::story::{PlaceKind, RecordId, RecordKind};
use crate::ui::command::Command;
use crate::ui::element::{El, el};
use crate::ui::record::with_record_state;

/// Returns the element id of a symbol. The legend defines the symbol, and marks refer to it with `<use>`.
pub(super) fn symbol_id(symbol: usize) -> String {
    format!("minxin-{}", symbol::NAMES.get(symbol).copied().unwrap_or_default())
}

/// Returns true if a mark scales with the map.
pub(super) fn is_scaled(form: &PlaceMarkForm) -> bool {
    matches!(form, PlaceMarkForm::Line(_) | PlaceMarkForm::Area(_))
}

/// Shifts an element by CSS pixels that do not scale with the map.
fn with_nudge(element: El, by: Point) -> El {
    let is_zero = by == Point::default();
    let transform = || format!("translate({} {})", coordinate(by.x), coordinate(by.y));
    element.attr_opt("transform", (!is_zero).then(transform))
}

/// Returns the element of a mark: a button that selects its place. One mark of the map is a tab stop.
pub(super) fn place_mark(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    mark: &PlaceMark,
    size: Size,
    is_tab_stop: bool,
) -> El {
    let state = highlight.mark_state(ctx.story, mark.record);
    let base = match mark.form {
        PlaceMarkForm::Line(_) => "mark line",
        PlaceMarkForm::Area(_) => "mark area",
        PlaceMarkForm::Symbol => "mark symbol",
        PlaceMarkForm::Approximate if mark.kind == PlaceKind::District => "mark symbol",
        PlaceMarkForm::Approximate => "mark symbol hollow",
    };
    let class = if mark.stop.is_some() { format!("{base} visited") } else { base.to_owned() };
    let button = el("g").class(state.class(&class)).attr("role", "button");
    let button = with_record_state(button.attr("tabindex", if is_tab_stop { "0" } else { "-1" }), &state)
        .key(mark.record.index as u32 * 2);
    let button = button.children(vec![el("title").text_content(accessible_name(ctx, mark))]);
    let [x, y] = share_of(size, mark.position);
    match &mark.form {
        PlaceMarkForm::Line(data) => {
            let path = |class: &'static str| el("path").class(class).attr("d", data.clone());
            button.children(with_overlap_target(mark, &state, vec![path("hit"), path("shape")]))
        }
        PlaceMarkForm::Area(data) => {
            button.children(with_overlap_target(mark, &state, vec![el("path").class("shape").attr("d", data.clone())]))
        }
        _ => {
            let positioned =
                |element: El, name: [&'static str; 2]| element.attr(name[0], x.clone()).attr(name[1], y.clone());
            let hit = positioned(el("circle").class("hit"), ["cx", "cy"]).attr("r", "12");
            let shape = el("use").class("shape").attr("href", format!("#{}", symbol_id(symbol::symbol(mark.kind))));
            let shape = vec![hit, positioned(shape, ["x", "y"])];
            with_nudge(button, mark.nudge)
                .children(with_overlap_target(mark, &state, shape))
                .children_iter(stop_number(mark, &x, &y))
        }
    }
}

/// Wraps the click target of a mark. Where marks overlap, a click on it opens the picker. From the keyboard each mark opens its
/// own record.
fn with_overlap_target(mark: &PlaceMark, state: &MarkState, parts: Vec<El>) -> Vec<El> {
    if mark.is_shared { vec![el("g").command(Command::OpenMapCluster(&state.id)).children(parts)] } else { parts }
}

/// Returns the number of a stop, above its symbol; `None` if the place is no stop.
pub(super) fn stop_number(mark: &PlaceMark, x: &str, y: &str) -> Option<El> {
    let stop = mark.stop?;
    let circle = el("circle").class("stop").attr("cx", x.to_owned()).attr("cy", y.to_owned()).attr("r", "9");
    let text = el("text").class("stop").attr("x", x.to_owned()).attr("y", y.to_owned()).attr("dy", "4");
    Some(with_nudge(el("g").children(vec![circle, text.text_content(stop.to_string())]), Point::new(0.0, -16.0)))
}

/// Returns the accessible name of a mark: the name of the place and the precision of its position.
pub(super) fn accessible_name(ctx: &SceneContext<'_>, mark: &PlaceMark) -> String {
    let Some((_, place)) = ctx.story.places.get(mark.record.index) else { return String::new() };
    let name = format!("{} · {}", place.name.get(ctx.lang), ctx.whereabouts(place));
    // The visible stop number is part of the accessible name.
    match mark.stop {
        Some(stop) => format!("{} · {name}", (ctx.words().in_views().detail.stop)(stop)),
        None => name,
    }
}

/// Returns the element of a cluster, labelled with its number of places.
pub(super) fn cluster_mark(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    cluster: &MapCluster,
    size: Size,
    is_tab_stop: bool,
) -> El {
    let first = cluster.members.first().copied().unwrap_or(RecordId { kind: RecordKind::Place, index: 0 });
    let is_highlighted = cluster.members.iter().any(|record| highlight.contains(*record));
    let name = ctx.story.name_of(first).map(|name| name.get(ctx.lang)).unwrap_or_default();
    let button =
        el("g").class(if is_highlighted { "map-cluster related" } else { "map-cluster" }).attr("role", "button");
    let button = button.attr("tabindex", if is_tab_stop { "0" } else { "-1" }).key(first.index as u32 * 2 + 1);
    let button = button.command(Command::OpenMapCluster(ctx.story.id_of(first)));
    let [x, y] = share_of(size, cluster.position);
    let circle = el("circle").attr("cx", x.clone()).attr("cy", y.clone()).attr("r", "11");
    let count = el("text").attr("x", x).attr("y", y).attr("dy", "4").text_content(cluster.members.len().to_string());
    let title = el("title").text_content((ctx.words().in_views().map.cluster)(cluster.members.len(), name));
    button.children(vec![title, circle, count])
}

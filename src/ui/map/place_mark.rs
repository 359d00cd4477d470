//! Elements of the map's marks: a line or an area, which scale with the map, a symbol of constant size, or a cluster.

use crate::geometry::{Point, Size, coordinate};
use crate::scene::kit::highlight::{Highlight, MarkState};
use crate::scene::map::{MapCluster, PlaceMark, PlaceMarkForm, share_of, symbol};
use crate::scene::records::record_text::SceneContext;
use crate::story::RecordId;
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
    let is_still = by == Point::default();
    let text = || format!("translate({} {})", coordinate(by.x), coordinate(by.y));
    element.attr_opt("transform", (!is_still).then(text))
}

/// Returns the element of a mark: a button that selects its place. One mark of the map is a tab stop.
pub(super) fn mark(ctx: &SceneContext<'_>, highlight: &Highlight, own: &PlaceMark, size: Size, is_stop: bool) -> El {
    let link = highlight.mark_state(ctx.story, own.record);
    let base = match own.form {
        PlaceMarkForm::Line(_) => "mark line",
        PlaceMarkForm::Area(_) => "mark area",
        PlaceMarkForm::Symbol => "mark symbol",
        PlaceMarkForm::Approximate if own.kind == crate::story::PlaceKind::District => "mark symbol",
        PlaceMarkForm::Approximate => "mark symbol hollow",
    };
    let class = if own.stop.is_some() { format!("{base} visited") } else { base.to_owned() };
    let button = el("g").class(link.class(&class)).attr("role", "button");
    let button = with_record_state(button.attr("tabindex", if is_stop { "0" } else { "-1" }), &link)
        .key(own.record.index as u32 * 2);
    let button = button.children(vec![el("title").text_content(name(ctx, own))]);
    let [x, y] = share_of(size, own.position);
    match &own.form {
        PlaceMarkForm::Line(data) => {
            let path = |class: &'static str| el("path").class(class).attr("d", data.clone());
            button.children(shared(own, &link, vec![path("hit"), path("shape")]))
        }
        PlaceMarkForm::Area(data) => {
            button.children(shared(own, &link, vec![el("path").class("shape").attr("d", data.clone())]))
        }
        _ => {
            let at = |element: El, name: [&'static str; 2]| element.attr(name[0], x.clone()).attr(name[1], y.clone());
            let hit = at(el("circle").class("hit"), ["cx", "cy"]).attr("r", "12");
            let shape = el("use").class("shape").attr("href", format!("#{}", symbol_id(symbol::symbol(own.kind))));
            let shape = vec![hit, at(shape, ["x", "y"])];
            with_nudge(button, own.nudge).children(shared(own, &link, shape)).children_iter(number(own, &x, &y))
        }
    }
}

/// Wraps the click target of a mark. Where marks overlap, a click on it opens the picker. From the keyboard each mark opens its
/// own record.
fn shared(own: &PlaceMark, link: &MarkState, parts: Vec<El>) -> Vec<El> {
    if own.is_shared { vec![el("g").command(Command::OpenMapCluster(&link.id)).children(parts)] } else { parts }
}

/// Returns the number of a stop, above its symbol; `None` if the place is no stop.
pub(super) fn number(own: &PlaceMark, x: &str, y: &str) -> Option<El> {
    let stop = own.stop?;
    let circle = el("circle").class("stop").attr("cx", x.to_owned()).attr("cy", y.to_owned()).attr("r", "9");
    let words = el("text").class("stop").attr("x", x.to_owned()).attr("y", y.to_owned()).attr("dy", "4");
    Some(with_nudge(el("g").children(vec![circle, words.text_content(stop.to_string())]), Point::new(0.0, -16.0)))
}

/// Returns the accessible name of a mark: the name of the place and how exactly its position is known.
pub(super) fn name(ctx: &SceneContext<'_>, own: &PlaceMark) -> String {
    let Some((_, place)) = ctx.story.places.get(own.record.index) else { return String::new() };
    let name = format!("{} · {}", place.name.get(ctx.lang), ctx.whereabouts(place));
    // The visible stop number is part of the accessible name.
    match own.stop {
        Some(stop) => format!("{} · {name}", (ctx.words().detail.stop)(stop)),
        None => name,
    }
}

/// Returns the element of a cluster, labelled with its number of places.
pub(super) fn cluster(
    ctx: &SceneContext<'_>,
    highlight: &Highlight,
    own: &MapCluster,
    size: Size,
    is_stop: bool,
) -> El {
    let first = own.members.first().copied().unwrap_or(RecordId { kind: crate::story::RecordKind::Place, index: 0 });
    let is_lit = own.members.iter().any(|at| highlight.contains(*at));
    let name = ctx.story.name_of(first).map(|name| name.get(ctx.lang)).unwrap_or_default();
    let button = el("g").class(if is_lit { "gather related" } else { "gather" }).attr("role", "button");
    let button = button.attr("tabindex", if is_stop { "0" } else { "-1" }).key(first.index as u32 * 2 + 1);
    let button = button.command(Command::OpenMapCluster(ctx.story.id_of(first)));
    let [x, y] = share_of(size, own.position);
    let circle = el("circle").attr("cx", x.clone()).attr("cy", y.clone()).attr("r", "11");
    let count = el("text").attr("x", x).attr("y", y).attr("dy", "4").text_content(own.members.len().to_string());
    let title = el("title").text_content((ctx.words().map.cluster)(own.members.len(), name));
    button.children(vec![title, circle, count])
}

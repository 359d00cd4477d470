//! One mark of the map: a line or an area on the ground, a symbol that keeps its size, or a number.

use crate::geometry::{Point, Size, coordinate};
use crate::scene::facts::Told;
use crate::scene::link::{Link, Lit};
use crate::scene::map::{Crowd, Form, Mark, share, symbol};
use crate::story::Ref;
use crate::ui::element::{El, el};
use crate::ui::record::tied;

/// The id of a symbol, which the legend draws and every mark draws on.
pub(super) fn symbol_id(symbol: usize) -> String {
    format!("minxin-{}", symbol::NAMES.get(symbol).copied().unwrap_or_default())
}

/// Whether a mark lies on the ground, and is stretched with it.
pub(super) fn flat(form: &Form) -> bool {
    matches!(form, Form::Line(_) | Form::Area(_))
}

/// Moved by pixels that are not stretched.
fn nudged(element: El, by: Point) -> El {
    let is_still = by == Point::default();
    let text = || format!("translate({} {})", coordinate(by.x), coordinate(by.y));
    element.at_if("transform", (!is_still).then(text))
}

/// A mark, which is chosen like a button; one of all is a tab stop.
pub(super) fn mark(told: &Told<'_>, lit: &Lit, own: &Mark, size: Size, is_stop: bool) -> El {
    let link = lit.link(told.story, own.at);
    let base = match own.form {
        Form::Line(_) => "mark line",
        Form::Area(_) => "mark area",
        Form::Symbol => "mark symbol",
        Form::Somewhere if own.kind == crate::story::PlaceKind::District => "mark symbol",
        Form::Somewhere => "mark symbol hollow",
    };
    let class = if own.stop.is_some() { format!("{base} visited") } else { base.to_owned() };
    let button = el("g").class(link.class(&class)).at("role", "button");
    let button = tied(button.at("tabindex", if is_stop { "0" } else { "-1" }), &link).key(own.at.index as u32 * 2);
    let button = button.with(vec![el("title").words(name(told, own))]);
    let [x, y] = share(size, own.spot);
    match &own.form {
        Form::Line(data) => {
            let path = |class: &'static str| el("path").class(class).at("d", data.clone());
            button.with(shared(own, &link, vec![path("hit"), path("shape")]))
        }
        Form::Area(data) => button.with(shared(own, &link, vec![el("path").class("shape").at("d", data.clone())])),
        _ => {
            let at = |element: El, name: [&'static str; 2]| element.at(name[0], x.clone()).at(name[1], y.clone());
            let hit = at(el("circle").class("hit"), ["cx", "cy"]).at("r", "12");
            let shape = el("use").class("shape").at("href", format!("#{}", symbol_id(symbol::symbol(own.kind))));
            let shape = vec![hit, at(shape, ["x", "y"])];
            nudged(button, own.nudge).with(shared(own, &link, shape)).each(number(own, &x, &y))
        }
    }
}

/// What of a mark is pointed at: where others are drawn at the same spot, a list of them all opens. From the keyboard each has its
/// own mark.
fn shared(own: &Mark, link: &Link, parts: Vec<El>) -> Vec<El> {
    if own.is_shared { vec![el("g").at("data-gather", link.id.clone()).with(parts)] } else { parts }
}

/// The number of a stop, above its symbol.
pub(super) fn number(own: &Mark, x: &str, y: &str) -> Option<El> {
    let stop = own.stop?;
    let circle = el("circle").class("stop").at("cx", x.to_owned()).at("cy", y.to_owned()).at("r", "9");
    let words = el("text").class("stop").at("x", x.to_owned()).at("y", y.to_owned()).at("dy", "4");
    Some(nudged(el("g").with(vec![circle, words.words(stop.to_string())]), Point::new(0.0, -16.0)))
}

/// What is heard of a mark: the name, and how exactly it is known.
pub(super) fn name(told: &Told<'_>, own: &Mark) -> String {
    let Some((_, place)) = told.story.places.get(own.at.index) else { return String::new() };
    let name = format!("{} · {}", place.name.get(told.lang), told.whereabouts(place));
    // The number that is seen is part of the name that is heard.
    match own.stop {
        Some(stop) => format!("{} · {name}", (told.words().detail.stop)(stop)),
        None => name,
    }
}

/// Places that there is no room for, as their number.
pub(super) fn crowd(told: &Told<'_>, lit: &Lit, own: &Crowd, size: Size, is_stop: bool) -> El {
    let first = own.members.first().copied().unwrap_or(Ref { kind: crate::story::Kind::Place, index: 0 });
    let is_lit = own.members.iter().any(|at| lit.has(*at));
    let name = told.story.name_of(first).map(|name| name.get(told.lang)).unwrap_or_default();
    let button = el("g").class(if is_lit { "gather related" } else { "gather" }).at("role", "button");
    let button = button.at("tabindex", if is_stop { "0" } else { "-1" }).key(first.index as u32 * 2 + 1);
    let button = button.at("data-gather", told.story.id_of(first).to_owned());
    let [x, y] = share(size, own.spot);
    let circle = el("circle").at("cx", x.clone()).at("cy", y.clone()).at("r", "11");
    let count = el("text").at("x", x).at("y", y).at("dy", "4").words(own.members.len().to_string());
    let title = el("title").words((told.words().map.crowd)(own.members.len(), name));
    button.with(vec![title, circle, count])
}

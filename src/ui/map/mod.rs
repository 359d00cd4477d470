//! The map: its controls, the drawing with its overview and legend, and the list of places.

mod dots;
mod drawing;
mod hold;
mod keys;
mod list;
mod mark;
mod nearby;
mod press;
mod reins;

#[cfg(feature = "hydrate")]
pub(super) use dots::draw as repaint;
pub(super) use dots::follow;
pub(super) use drawing::{credit, drawing};
pub use hold::{AREA, MOVES, moved};
pub(super) use keys::key;
pub(super) use list::list;
pub(super) use nearby::{Near, from};
pub(super) use press::{act, within};
pub(super) use reins::{Held, halt};

use super::element::{El, el};
use super::record::hidden;
use super::session::Session;
use super::walk::Walk;
use crate::scene::facts::Told;
use crate::scene::map::plan::Item;
use crate::scene::map::{Plan, stops, with_relatives};
use crate::state::{State, View};
use leptos::prelude::With;

/// What stands above the drawing: the heading, how to use it, the controls.
pub(super) fn head(session: Session) -> El {
    let playing = session.look.with(|look| look.playing);
    session.scene(|told, _, _, state| {
        if !state.view.shows(View::Map) {
            return hidden();
        }
        let (words, plan) = (told.words(), session.map_plan());
        let map = words.map;
        let sign = |word: &'static str, sign: &'static str, name: &'static str| {
            button(word).at("aria-label", name).at("title", name).words(sign)
        };
        let fit = |word: &'static str, name: &'static str, is_possible: bool| {
            button(word).at_if("disabled", (!is_possible).then_some("")).words(name)
        };
        let is_walk = stops(&plan).len() > 1;
        let zoom = vec![sign("in", "＋", map.zoom_in), sign("out", "－", map.zoom_out)];
        let zoom = el("div").class("switch").with(zoom).each(is_walk.then(|| fit("home", map.home, true))).with(vec![
            fit("all", map.all, !plan.spots.is_empty()),
            fit("programme", map.programme, state.programme.is_some()),
            fit("selection", map.selection, is_somewhere(told, &plan, state)),
        ]);
        let play = if playing == Some(Walk::Visit) {
            sign("pause", "❚❚", map.pause)
        } else {
            sign("play", "▶", map.play)
        };
        let [before, after] = map.stops;
        // Who walks by ear hears where.
        let stop = stops(&plan).into_iter().find(|item| state.selected == Some(item.at));
        let name = |item: &Item| told.story.name_of(item.at).map(|name| name.get(told.lang)).unwrap_or_default();
        let said = stop.map(|item| [&(words.detail.stop)(item.stop.unwrap_or(0)), " · ", name(item)].concat());
        let walk = is_walk.then(|| {
            el("div").class("switch").with(vec![sign("previous", "◀", before), play, sign("next", "▶|", after)])
        });
        let controls = el("div").class("view-controls").at("role", "group").at("aria-label", map.controls);
        let controls = controls.with(vec![zoom]).each(walk).each(districts(told, state));
        el("div").class("view-head").with(vec![
            el("h2").at("id", "map-heading").words(words.view_names[2]),
            el("p").class("hint").words(words.map_hint),
            controls,
            el("p").class("unseen").at("role", "status").words(said.unwrap_or_default()),
        ])
    })
}

/// Whether what is chosen, or anything that belongs to it, is on the map.
fn is_somewhere(told: &Told<'_>, plan: &Plan, state: &State) -> bool {
    let Some(at) = state.selected else { return false };
    let wanted = with_relatives(told.story, at);
    plan.items.iter().any(|item| wanted.contains(&item.at) && item.point().is_some())
}

fn button(word: &'static str) -> El {
    el("button").at("type", "button").at("data-map", word)
}

/// The choice of the district that all views are filtered by: those that the story has places in. None where it has none.
fn districts(told: &Told<'_>, state: &State) -> Option<El> {
    let map = told.words().map;
    let option = |code: &str, name: &str| {
        let is = state.district.as_deref().unwrap_or_default() == code;
        el("option").at("value", code.to_owned()).at_if("selected", is.then_some("")).words(name.to_owned())
    };
    let own = told.base.districts.iter().filter(|district| told.story.has_district(&district.code));
    let own: Vec<El> = own.map(|district| option(&district.code, district.name.get(told.lang))).collect();
    let is_any = !own.is_empty();
    let select = el("select").at("name", "district").with(vec![option("", map.all_districts)]).each(own);
    is_any.then(|| el("label").class("filter").with(vec![el("span").words(map.district), select]))
}

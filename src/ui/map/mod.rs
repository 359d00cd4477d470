//! The map view: controls, the drawing with its overview and legend, and the list of places.

mod commands;
mod drawing;
mod keyboard;
mod list;
mod nearby;
mod place_mark;
mod point_layer;
mod pointer;
mod viewport_controller;

pub(super) use commands::{filter_district, handle_command};
pub(super) use drawing::{MapDrawing, credit};
pub(super) use keyboard::on_key;
pub(super) use list::MapList;
pub(super) use nearby::{Nearby, from};
#[cfg(feature = "hydrate")]
pub(super) use point_layer::draw as repaint;
pub(super) use point_layer::redraw_on_change;
pub use pointer::{POINTER_EVENTS, SELECTOR, on_pointer};
pub(super) use viewport_controller::{MapViewState, reset};

use super::element::{El, el};
use super::part::{Part, PartId};
use super::record::hidden_placeholder;
use super::session::Session;
use super::tour::Tour;
use crate::scene::map::model::MapItem;
use crate::scene::map::{MapModel, tour_stops, with_relatives};
use crate::scene::records::record_text::SceneContext;
use crate::state::{State, View};
use leptos::prelude::{IntoView, With, component};

/// The head of the map: heading, hint and controls.
#[component]
pub(super) fn MapHead(session: Session) -> impl IntoView {
    Part::new(session, PartId::MapHead, head)
}

fn head(session: Session) -> El {
    let playing = session.cursor.with(|look| look.playing);
    session.scene(|ctx, _, _, state| {
        if !state.view.shows(View::Map) {
            return hidden_placeholder();
        }
        let (words, model) = (ctx.words(), session.map_model());
        let map = words.map;
        let sign = |word: &'static str, sign: &'static str, name: &'static str| {
            button(word).attr("aria-label", name).attr("title", name).text_content(sign)
        };
        let fit = |word: &'static str, name: &'static str, is_possible: bool| {
            button(word).attr_opt("disabled", (!is_possible).then_some("")).text_content(name)
        };
        let is_walk = tour_stops(&model).len() > 1;
        let zoom = vec![sign("in", "＋", map.zoom_in), sign("out", "－", map.zoom_out)];
        let zoom = el("div")
            .class("switch")
            .children(zoom)
            .children_iter(is_walk.then(|| fit("home", map.home, true)))
            .children(vec![
                fit("all", map.all, !model.anchors.is_empty()),
                fit("programme", map.programme, state.programme.is_some()),
                fit("selection", map.selection, is_somewhere(ctx, &model, state)),
            ]);
        let play = if playing == Some(Tour::Visit) {
            sign("pause", "❚❚", map.pause)
        } else {
            sign("play", "▶", map.play)
        };
        let [before, after] = map.stops;
        // The status region announces the current stop to screen readers.
        let stop = tour_stops(&model).into_iter().find(|item| state.selected == Some(item.record));
        let name = |item: &MapItem| ctx.story.name_of(item.record).map(|name| name.get(ctx.lang)).unwrap_or_default();
        let said = stop.map(|item| [&(words.detail.stop)(item.stop.unwrap_or(0)), " · ", name(item)].concat());
        let walk = is_walk.then(|| {
            el("div").class("switch").children(vec![sign("previous", "◀", before), play, sign("next", "▶|", after)])
        });
        let controls = el("div").class("view-controls").attr("role", "group").attr("aria-label", map.controls);
        let controls = controls.children(vec![zoom]).children_iter(walk).children_iter(districts(ctx, state));
        el("div").class("view-head").children(vec![
            el("h2").attr("id", "map-heading").text_content(words.view_names[2]),
            el("p").class("hint").text_content(words.map_hint),
            controls,
            el("p").class("unseen").attr("role", "status").text_content(said.unwrap_or_default()),
        ])
    })
}

/// Returns true if the selected record, or one of its relatives, has a position on the map.
fn is_somewhere(ctx: &SceneContext<'_>, model: &MapModel, state: &State) -> bool {
    let Some(at) = state.selected else { return false };
    let wanted = with_relatives(ctx.story, at);
    model.items.iter().any(|item| wanted.contains(&item.record) && item.point().is_some())
}

fn button(word: &'static str) -> El {
    el("button").attr("type", "button").attr("data-map", word)
}

/// Returns the `<select>` of the district filter, with the districts that have places; `None` if none has.
fn districts(ctx: &SceneContext<'_>, state: &State) -> Option<El> {
    let map = ctx.words().map;
    let option = |code: &str, name: &str| {
        let is = state.district.as_deref().unwrap_or_default() == code;
        el("option").attr("value", code.to_owned()).attr_opt("selected", is.then_some("")).text_content(name.to_owned())
    };
    let own = ctx.basemap.districts.iter().filter(|district| ctx.story.has_district(&district.code));
    let own: Vec<El> = own.map(|district| option(&district.code, district.name.get(ctx.lang))).collect();
    let is_any = !own.is_empty();
    let select = el("select").attr("name", "district").children(vec![option("", map.all_districts)]).children_iter(own);
    is_any.then(|| el("label").class("filter").children(vec![el("span").text_content(map.district), select]))
}

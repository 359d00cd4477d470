//! The map view: controls, the drawing with its overview and legend, and the list of places.

mod commands;
mod drawing;
mod keyboard;
mod list;
mod nearby;
mod place_mark;
mod point_layer;
mod pointer;
mod state;
mod viewport;

pub(super) use commands::{filter_district, open_cluster, run_command, step_tour};
pub(super) use drawing::{credit, drawing};
pub(super) use keyboard::on_key;
pub(super) use list::{list, place_row};
pub(super) use nearby::measure_from;
pub(super) use point_layer::draw as repaint;
pub(super) use pointer::{POINTER_EVENTS, SELECTOR, on_pointer};
pub(super) use state::{MapState, Nearby};
pub(super) use viewport::Map;

use super::command::{Command, MapCommand};
use super::control::{button, form_switch, icon_button};
use super::element::{El, el};
use super::record::hidden_placeholder;
use super::session::Session;
use super::tour::{TourLabels, tour_buttons};
use crate::scene::map::model::MapItem;
use crate::scene::map::{MapModel, tour_stops, with_relatives};
use crate::scene::records::record_text::SceneContext;
use crate::scene::viewport::tour::TourKind;
use crate::state::{State, View};

/// The head of the map: heading, switch and controls.
pub(in crate::ui) fn head(session: Session) -> El {
    let playing = session.tour().get().playing;
    session.scene(|ctx, _, _, state| {
        if state.view != View::Map {
            return hidden_placeholder();
        }
        let (words, model) = (ctx.words(), session.map().model());
        let map = words.in_views().map;
        let icon = |command, sign, label| icon_button(Command::Map(command), sign, label);
        let fit = |command, name: &'static str, is_possible: bool| {
            button(Command::Map(command)).attr_opt("disabled", (!is_possible).then_some("")).text_content(name)
        };
        let has_tour = tour_stops(&model).len() > 1;
        let zoom = vec![icon(MapCommand::ZoomIn, "＋", map.zoom_in), icon(MapCommand::ZoomOut, "－", map.zoom_out)];
        let zoom = el("div")
            .class("switch")
            .children(zoom)
            .children_iter(has_tour.then(|| fit(MapCommand::ShowInitial, map.main_area, true)))
            .children(vec![
                fit(MapCommand::ShowAll, map.all, !model.anchors.is_empty()),
                fit(MapCommand::ShowProgramme, map.programme, state.programme.is_some()),
                fit(MapCommand::ShowSelection, map.selection, is_selection_on_map(ctx, &model, state)),
            ]);
        // The status region announces the current stop to screen readers.
        let stop = tour_stops(&model).into_iter().find(|item| state.selected == Some(item.record));
        let name = |item: &MapItem| ctx.story.name_of(item.record).map(|name| name.get(ctx.lang)).unwrap_or_default();
        let status =
            stop.map(|item| [&(words.in_views().detail.stop)(item.stop.unwrap_or(0)), " · ", name(item)].concat());
        let labels = TourLabels { play: map.play, pause: map.pause, steps: map.stops };
        let tour = has_tour.then(|| tour_buttons(TourKind::Visit, playing, &labels));
        let controls = el("div").class("view-controls").attr("role", "group").attr("aria-label", map.controls);
        let controls = controls.children(vec![zoom]).children_iter(tour);
        let heading = el("h2").attr("id", "map-heading").text_content((words.view_name)(View::Map));
        let title = el("div").class("view-title").children(vec![heading, form_switch(words, state.form)]);
        el("div").class("view-head").children(vec![
            title,
            controls,
            el("p").class("visually-hidden").attr("role", "status").text_content(status.unwrap_or_default()),
        ])
    })
}

/// Returns true if the selected record, or one of its relatives, has a position on the map.
fn is_selection_on_map(ctx: &SceneContext<'_>, model: &MapModel, state: &State) -> bool {
    let Some(record) = state.selected else { return false };
    let records = with_relatives(ctx.story, record);
    model.items.iter().any(|item| records.contains(&item.record) && item.point().is_some())
}

//! The timeline view: controls and legend, the drawing, the overview strip, and the list of all events in time order.

mod commands;
mod css;
mod drawing;
mod event_mark;
mod keyboard;
mod lanes;
mod list;
mod overview_strip;
mod pointer;
mod state;
mod viewport;

pub(super) use commands::{open_cluster, run_command, step_tour};
pub(super) use drawing::drawing;
pub(super) use keyboard::on_key;
#[cfg(feature = "ssr")]
pub(super) use list::year_section;
pub(super) use list::{event_row, list};
pub(super) use pointer::{POINTER_EVENTS, SELECTOR, on_pointer};
pub(super) use state::TimelineState;
pub(super) use viewport::Timeline;

use super::command::{Command, TimelineCommand};
use super::control::{button, form_switch, icon_button, option};
use super::element::{El, el};
use super::record::{hidden_placeholder, span};
use super::session::Session;
use super::tour::{TourLabels, tour_buttons};
use crate::gather::Gather;
use crate::scene::records::record_text::SceneContext;
use crate::scene::viewport::tour::TourKind;
use crate::state::{State, View};
use crate::story::{RecordId, RecordKind, Story};
use crate::words::Words;

/// The head of the timeline: heading, switch and controls.
pub(in crate::ui) fn head(session: Session) -> El {
    let tour = session.tour().get();
    session.scene(|ctx, _, _, state| {
        if state.view != View::Timeline {
            return hidden_placeholder();
        }
        let words = ctx.words();
        let time = &words.in_views().time;
        let icon = |command, sign, label| icon_button(Command::Timeline(command), sign, label);
        let text_button = |command, label: &'static str| button(Command::Timeline(command)).text_content(label);
        let zoom = el("div").class("switch timeline-zoom").children(vec![
            icon(TimelineCommand::ZoomIn, "＋", time.zoom_in),
            icon(TimelineCommand::ZoomOut, "－", time.zoom_out),
            icon(TimelineCommand::PanEarlier, "←", time.earlier),
            icon(TimelineCommand::PanLater, "→", time.later),
            text_button(TimelineCommand::ShowAll, time.all),
            text_button(TimelineCommand::ShowSelection, time.selection)
                .attr_opt("disabled", state.selected.is_none().then_some("")),
        ]);
        let labels = TourLabels { play: time.play, pause: time.pause, steps: time.stops };
        let stops = tour_buttons(TourKind::Events, tour.playing, &labels);
        let controls = el("div").class("view-controls").attr("role", "group").attr("aria-label", time.controls);
        let controls = controls
            .children(vec![zoom, stops])
            .children_iter(tour_select(ctx, tour.whole))
            .children(vec![lane_toggles(ctx, state)]);
        el("div").class("view-head").children(vec![
            el("h2").attr("id", "timeline-heading").text_content((words.view_name)(View::Timeline)),
            form_switch(words, state.form),
            controls,
        ])
    })
}

/// Returns the `<select>` of the tour; `None` if the story has only the tour of all events.
fn tour_select(ctx: &SceneContext<'_>, parent: Option<RecordId>) -> Option<El> {
    let parents = events_with_parts(ctx.story);
    let options = parents.iter().map(|record| {
        let title = ctx.story.name_of(*record).map(|name| name.get(ctx.lang)).unwrap_or_default();
        option(ctx.story.id_of(*record), title, parent == Some(*record))
    });
    let time = &ctx.words().in_views().time;
    let select = el("select")
        .attr("name", "tour")
        .children(vec![option("", time.all_events, parent.is_none())])
        .children_iter(options);
    (!parents.is_empty())
        .then(|| el("label").class("filter").children(vec![el("span").text_content(time.tour), select]))
}

/// Returns the toggles that fold the lanes, in a disclosure. They also serve keyboard users.
fn lane_toggles(ctx: &SceneContext<'_>, state: &State) -> El {
    let words = ctx.words();
    let lane = |programme: Option<usize>, id: &str, name: &str| {
        let is_open = if state.folded.contains(&programme) { "false" } else { "true" };
        let button = button(Command::ToggleLane(id)).attr("aria-pressed", is_open);
        el("li").children(vec![button.text_content(name.to_owned())])
    };
    let programmes = ctx.story.programmes.iter().enumerate();
    let programmes = programmes.map(|(index, (id, entry))| lane(Some(index), id, entry.name.get(ctx.lang)));
    let toggles =
        el("ul").class("popup").children(vec![lane(None, "", words.in_views().no_programme)]).children_iter(programmes);
    let summary = el("summary")
        .class("summary-button")
        .attr("title", words.in_views().time.fold)
        .text_content(words.in_views().time.lanes);
    el("details").class("lane-menu").children(vec![summary, toggles])
}

/// Returns the events that have parts. Each is a tour through its parts.
fn events_with_parts(story: &Story) -> Vec<RecordId> {
    let mut ids: Vec<&str> = story.events.iter().filter_map(|(_, part)| part.part_of.as_deref()).gather();
    // Parts of one event are mostly adjacent. Removing adjacent duplicates first keeps the quadratic search below small.
    ids.dedup();
    let mut events: Vec<RecordId> = Vec::new();
    for record in ids.into_iter().filter_map(|id| story.lookup(id)).filter(|record| record.kind == RecordKind::Event) {
        if !events.contains(&record) {
            events.push(record);
        }
    }
    events
}

/// Returns the legend of the marks that occur.
fn legend_list(words: &'static Words, occurs: [bool; 13]) -> El {
    const MARKS: [&str; 13] = [
        "sample dot",
        "sample event-bar",
        "sample event-bar uncertain",
        "sample event-bar open-end",
        "sample event-bar fade-end",
        "sample era",
        "sample deadline met",
        "sample deadline missed",
        "sample deadline part",
        "sample deadline no-result",
        "sample deadline not-searched",
        "sample deadline",
        "sample cluster",
    ];
    let keys = MARKS.into_iter().zip(words.in_views().time.legend).zip(occurs).filter(|(_, occurs)| *occurs);
    let key = |((class, name), _): ((&'static str, &'static str), bool)| {
        let sample = el("span").class(class).attr("aria-hidden", "true");
        let sample = if class == "sample cluster" { sample.text_content("+7") } else { sample };
        el("li").children(vec![sample, span("", name)])
    };
    el("ul").class("legend-list").children_iter(keys.map(key))
}

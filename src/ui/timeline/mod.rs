//! The timeline: its controls and legend, the drawing, the strip with all time, and every event in time order.

mod drawing;
mod list;
mod mark;
mod strip;

pub(super) use drawing::drawing;
pub(super) use list::list;
pub(super) use mark::button;

use super::element::{El, el};
use super::record::{hidden, span};
use super::session::Session;
use crate::state::View;
use crate::story::{Kind, Ref, Story};
use crate::words::Words;
use leptos::prelude::With;

/// What stands above the drawing: the heading, how to use it, the controls.
pub(super) fn head(session: Session) -> El {
    let (playing, walk) = session.look.with(|look| (look.playing, look.walk));
    session.scene(|told, _, _, state| {
        if !state.view.shows(View::Timeline) {
            return hidden();
        }
        let words = told.words();
        let button = |word: &'static str, sign: &'static str, name: &'static str| {
            let plain = el("button").at("type", "button").at("data-time", word);
            if sign.is_empty() { plain.words(name) } else { plain.at("aria-label", name).at("title", name).words(sign) }
        };
        let time = &words.time;
        let play = if playing { button("pause", "", time.pause) } else { button("play", "", time.play) };
        let controls = el("div").class("time-controls").at("role", "group").at("aria-label", time.controls).with(vec![
            button("in", "＋", time.zoom_in),
            button("out", "－", time.zoom_out),
            button("earlier", "←", time.earlier),
            button("later", "→", time.later),
            button("all", "", time.all),
            button("selection", "", time.selection).at_if("disabled", state.selected.is_none().then_some("")),
            play,
        ]);
        let walks = walks(told.story);
        let choice = (!walks.is_empty()).then(|| {
            let option = |id: &str, name: &str, is: bool| {
                el("option").at("value", id.to_owned()).at_if("selected", is.then_some("")).words(name.to_owned())
            };
            let options = walks.iter().map(|at| {
                let title = told.story.name_of(*at).map(|name| name.get(told.lang)).unwrap_or_default();
                option(told.story.id_of(*at), title, walk == Some(*at))
            });
            let all = option("", time.all_events, walk.is_none());
            let select = el("select").at("name", "walk").with(vec![all]).each(options);
            el("label").class("filter").with(vec![el("span").words(time.walk), select])
        });
        el("div").class("time-head").with(vec![
            el("h2").words(words.view_names[1]),
            el("p").class("hint").words(words.timeline_hint),
            controls.each(choice),
        ])
    })
}

/// The events that others are parts of: each is a walk through its parts.
fn walks(story: &Story) -> Vec<Ref> {
    let is_whole = |id: &str| story.events.iter().any(|(_, part)| part.part_of.as_deref() == Some(id));
    let wholes = story.events.iter().enumerate().filter(|(_, (id, _))| is_whole(id));
    wholes.map(|(index, _)| Ref { kind: Kind::Event, index }).collect()
}

/// What the marks mean.
fn legend(words: &'static Words) -> El {
    const MARKS: [&str; 10] = ["dot", "bar", "vague", "open", "fade", "era", "met", "missed", "due", "crowd"];
    let keys = MARKS.into_iter().zip(words.time.legend);
    let key = |(mark, name): (&'static str, &'static str)| {
        el("li").class(format!("key {mark}")).with(vec![mark::sample(mark), span("", name)])
    };
    el("ul").class("time-legend").each(keys.map(key))
}

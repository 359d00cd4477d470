//! The timeline: its controls and legend, the drawing, the strip with all time, and every event in time order.

mod drawing;
mod hold;
mod keys;
mod list;
mod mark;
mod press;
mod reins;
mod strip;

pub(super) use drawing::drawing;
pub use hold::{AREA, MOVES, moved};
pub(super) use keys::key;
pub(super) use list::list;
pub(super) use press::act;
pub(super) use reins::{Hands, halt};

use super::element::{El, el};
use super::record::{hidden, span};
use super::session::Session;
use super::walk::Walk;
use crate::scene::facts::Told;
use crate::state::{State, View};
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
        let time = &words.time;
        let sign = |word: &'static str, sign: &'static str, name: &'static str| {
            button(word).at("aria-label", name).at("title", name).words(sign)
        };
        let play = if playing == Some(Walk::Events) {
            sign("pause", "❚❚", time.pause)
        } else {
            sign("play", "▶", time.play)
        };
        let zoom = el("div").class("switch time-zoom").with(vec![
            sign("in", "＋", time.zoom_in),
            sign("out", "－", time.zoom_out),
            sign("earlier", "←", time.earlier),
            sign("later", "→", time.later),
            button("all").words(time.all),
            button("selection").at_if("disabled", state.selected.is_none().then_some("")).words(time.selection),
        ]);
        let [before, after] = time.stops;
        let stops =
            el("div").class("switch").with(vec![sign("previous", "◀", before), play, sign("next", "▶|", after)]);
        let controls = el("div").class("view-controls").at("role", "group").at("aria-label", time.controls);
        let controls = controls.with(vec![zoom, stops]).each(walk_choice(told, walk)).with(vec![lanes(told, state)]);
        el("div").class("view-head").with(vec![
            el("h2").at("id", "timeline-heading").words(words.view_names[1]),
            el("p").class("hint").words(words.timeline_hint),
            controls,
        ])
    })
}

fn button(word: &'static str) -> El {
    el("button").at("type", "button").at("data-time", word)
}

/// Which events are walked through, where there is a choice.
fn walk_choice(told: &Told<'_>, walk: Option<Ref>) -> Option<El> {
    let walks = walks(told.story);
    let option = |id: &str, name: &str, is: bool| {
        el("option").at("value", id.to_owned()).at_if("selected", is.then_some("")).words(name.to_owned())
    };
    let options = walks.iter().map(|at| {
        let title = told.story.name_of(*at).map(|name| name.get(told.lang)).unwrap_or_default();
        option(told.story.id_of(*at), title, walk == Some(*at))
    });
    let time = &told.words().time;
    let select = el("select").at("name", "walk").with(vec![option("", time.all_events, walk.is_none())]).each(options);
    (!walks.is_empty()).then(|| el("label").class("filter").with(vec![el("span").words(time.walk), select]))
}

/// What folds the lanes, for keyboards too.
fn lanes(told: &Told<'_>, state: &State) -> El {
    let words = told.words();
    let lane = |place: Option<usize>, id: &str, name: &str| {
        let is_open = if state.folded.contains(&place) { "false" } else { "true" };
        let button = el("button").at("type", "button").at("data-fold", id.to_owned()).at("aria-pressed", is_open);
        el("li").with(vec![button.words(name.to_owned())])
    };
    let own = told.story.programmes.iter().enumerate();
    let own = own.map(|(index, (id, entry))| lane(Some(index), id, entry.name.get(told.lang)));
    let all = el("ul").with(vec![lane(None, "", words.no_programme)]).each(own);
    let summary = el("summary").at("title", words.time.fold).words(words.time.lanes);
    el("details").class("lanes").with(vec![summary, all])
}

/// The events that others are parts of: each is a walk through its parts.
fn walks(story: &Story) -> Vec<Ref> {
    let mut wholes: Vec<&str> = story.events.iter().filter_map(|(_, part)| part.part_of.as_deref()).collect();
    // The parts of a whole stand near each other; those of ten thousand events are too many to compare all with all.
    wholes.dedup();
    let mut walks: Vec<Ref> = Vec::new();
    for at in wholes.into_iter().filter_map(|id| story.lookup(id)).filter(|at| at.kind == Kind::Event) {
        if !walks.contains(&at) {
            walks.push(at);
        }
    }
    walks
}

/// Legend of the marks that occur.
fn legend(words: &'static Words, occurs: [bool; 10]) -> El {
    const MARKS: [&str; 10] = [
        "sample dot",
        "sample extent",
        "sample extent vague",
        "sample extent on",
        "sample extent fade-end",
        "sample era",
        "sample due met",
        "sample due missed",
        "sample due",
        "sample crowd",
    ];
    let keys = MARKS.into_iter().zip(words.time.legend).zip(occurs).filter(|(_, occurs)| *occurs);
    let key = |((class, name), _): ((&'static str, &'static str), bool)| {
        let sample = el("span").class(class).at("aria-hidden", "true");
        let sample = if class == "sample crowd" { sample.words("+7") } else { sample };
        el("li").with(vec![sample, span("", name)])
    };
    el("ul").class("legend-list").each(keys.map(key))
}

//! The drawing: the names of the lanes, and beside them what is in sight of the stage that the marks are on.

use super::{legend, mark, strip};
use crate::geometry::{coordinate, percent};
use crate::scene::timeline::legend::keys;
use crate::scene::timeline::{Band, Drawing, DrawnLane, Eye, Stage, choices, drawing as drawn, place_of_crowd};
use crate::state::View;
use crate::ui::element::{El, el};
use crate::ui::picker::{Picking, picker};
use crate::ui::record::{hidden, tied};
use crate::ui::session::Session;
use crate::words::Words;
use leptos::prelude::{Get, With};

/// The drawing of what is in sight.
pub(in crate::ui) fn drawing(session: Session) -> El {
    let frame = session.frame();
    let (moving, cursor, picking) = session.look.with(|look| (session.stage.get(), look.cursor, look.picking));
    session.scene(|told, _, lit, state| {
        if !state.view.shows(View::Timeline) {
            return hidden();
        }
        let words = told.words();
        let Some(plan) = session.plan() else {
            return el("p").class("nothing").words(words.nothing_for(state.is_filtered()));
        };
        let sight = session.sight(&plan);
        let stage = moving.filter(|stage| stage.serves(sight, frame.pixels));
        let stage = stage.unwrap_or_else(|| Stage::still(sight, frame.pixels));
        let level = session.level(&plan, stage.level, frame.pixels);
        let scene = drawn(told, lit, &plan, &level, stage, Eye { sight, frame });
        // The one tab stop: where the arrow keys were, else what is chosen, else the first mark.
        let marks = || scene.lanes.iter().flat_map(|lane| &lane.marks);
        let has = |wanted: Option<_>| marks().any(|mark| Some(mark.link.at) == wanted);
        let stop = cursor.filter(|own| has(Some(*own))).or(state.selected.filter(|own| has(Some(*own))));
        let stop = stop.or_else(|| marks().next().map(|mark| mark.link.at));
        let mut moved = el("div").class("moving").moved(stage.placed(sight)).each(axis(&scene));
        moved = moved.each(scene.eras.iter().map(band));
        for lane in &scene.lanes {
            moved = moved.each(lane.marks.iter().map(|own| mark::mark(own, Some(own.link.at) == stop)));
            let id = |at| told.story.id_of(at).to_owned();
            moved = moved.each(lane.crowds.iter().map(|own| mark::crowd(own, id(own.first), stop.is_none())));
        }
        let height = ["height:", &length(scene.height)].concat();
        let grounds = scene.lanes.iter().enumerate().map(|(index, lane)| ground(lane, index));
        let sight_of = el("div").class("sight").placed(height).each(grounds).with(vec![moved]);
        let names = el("div").class("lane-names").with(vec![el("p").class("in-sight").words(scene.sight.clone())]);
        let names = names.each(scene.lanes.iter().map(|lane| name(lane, words)));
        let whole = el("div").class("time-frame").at("role", "group").at("aria-label", words.view_names[1]);
        let columns = ["grid-template-columns:", &length(frame.names), " minmax(0,1fr)"].concat();
        let whole = whole.at("data-pan", "").placed(columns).with(vec![names, sight_of]);
        let listed = picking.and_then(|picking| {
            let Picking::Crowd(first) = picking else { return None };
            let (x, y) = place_of_crowd(&scene, stage, sight, first)?;
            let choices = choices(told, lit, &plan, first, sight, frame.pixels);
            let heading = (words.time.here)(choices.len());
            let x = (frame.names + x * frame.pixels) / (frame.names + frame.pixels);
            Some(picker(words, choices, heading, x, y / scene.height))
        });
        let drawn = el("div").class("picked-from").with(vec![whole]).each(listed);
        el("div").class("time").with(vec![drawn, strip::strip(&plan, sight, words), legend(words, keys(&plan, &level))])
    })
}

/// A place on the stage: a share of its width, and a length from the top.
pub(super) fn spot(x: f64, y: f64) -> String {
    ["left:", &percent(x), ";top:", &length(y)].concat()
}

/// A length in pixels of the scene, which the style sheet lets grow with the reader's letters.
pub(super) fn length(pixels: f64) -> String {
    ["calc(", &coordinate(pixels), "*var(--px))"].concat()
}

fn axis(scene: &Drawing) -> impl Iterator<Item = El> {
    let tick = |class: &'static str, at: f64, label: &str| {
        el("div")
            .class(class)
            .placed(["left:", &percent(at)].concat())
            .at("aria-hidden", "true")
            .words(label.to_owned())
    };
    let fine = scene.ticks.fine.iter().map(move |own| tick("tick", own.at, &own.label));
    fine.chain(scene.ticks.coarse.iter().map(move |own| tick("tick coarse", own.at, &own.label)))
}

/// An era, as a band that is tinted down through all lanes.
fn band(band: &Band) -> El {
    let style = format!("{};width:{};text-indent:{}", spot(band.x, band.y), percent(band.wide), length(band.indent));
    let button = el("div").class(band.link.class("era")).at("role", "button").at("tabindex", "-1");
    let button = tied(button, &band.link).at("title", band.name.clone()).placed(style);
    button.key(mark::key(band.link.at)).words(band.name.clone())
}

fn ground(lane: &DrawnLane, index: usize) -> El {
    let class = match (lane.lit, index % 2) {
        (true, _) => "ground lit",
        (_, 0) => "ground even",
        _ => "ground",
    };
    el("div").class(class).placed(extent(lane))
}

fn extent(lane: &DrawnLane) -> String {
    ["top:", &length(lane.top), ";height:", &length(lane.height)].concat()
}

fn name(lane: &DrawnLane, words: &'static Words) -> El {
    let class = if lane.lit { "lane-name lit" } else { "lane-name" };
    let name = match &lane.fold {
        Some(id) => {
            let count = if lane.folded { format!("（{}）", (words.time.folded)(lane.count)) } else { String::new() };
            let button = el("button").at("type", "button").class(class).at("data-fold", id.clone());
            let button = button.at("tabindex", "-1").at("aria-expanded", if lane.folded { "false" } else { "true" });
            button.words([&lane.name, count.as_str()].concat())
        }
        None => el("span").class(class).words(lane.name.clone()),
    };
    name.placed(extent(lane))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::read::{self, Basemap};
    use leptos::prelude::Owner;
    use std::sync::Arc;

    #[test]
    fn every_place_and_height_grows_with_the_letters() {
        Owner::new().set();
        let story = read::story(include_bytes!("../../../public/stories/minxin-2021.json")).story.unwrap_or_default();
        let session = Session::new(Arc::new(story), Arc::new(Basemap::default()));
        let html = drawing(session).to_html();
        let places: Vec<&str> = html.split("data-css=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(places.len() > 50 && places.iter().any(|place| place.contains("*var(--px))")), "{places:?}");
        for place in places {
            let fixed = |part: &str| part.ends_with(|letter: char| letter.is_ascii_digit());
            let mut parts = place.split("px").peekable();
            while let Some(part) = parts.next() {
                assert!(parts.peek().is_none() || !fixed(part), "a length of pixels in {place}");
            }
        }
    }

    #[test]
    fn larger_letters_leave_room_for_fewer_words() {
        Owner::new().set();
        let session = Session::new(Arc::default(), Arc::new(Basemap::default()));
        session.widen(1200.0);
        let usual = session.frame();
        session.set_text_scale(2.0);
        let large = session.frame();
        assert_eq!(large, crate::scene::timeline::Frame::of(600.0));
        assert!(large.pixels < usual.pixels && !session.is_first(true), "{large:?}");
        // Half the letters in half the column: the same drawing.
        session.set_text_scale(0.5);
        session.widen(600.0);
        assert_eq!(session.frame().names, usual.names);
    }
}

//! The list of places, and how to have it sorted by distance.

use leptos::prelude::{Get, With};

use super::button;
use super::drawing::nothing;
use super::nearby::{Near, is_far, origin};
use crate::scene::facts::Told;
use crate::scene::map::list::{Row, list as listed};
use crate::state::View;
use crate::ui::element::{El, el};
use crate::ui::record::{hidden, record_link, span};
use crate::ui::session::Session;

/// The list of places.
pub(in crate::ui) fn list(session: Session) -> El {
    let (near, more) = (session.map().near.get(), session.look.with(|look| look.places));
    session.scene(|told, _, lit, state| {
        if !state.view.shows(View::Map) {
            return hidden();
        }
        let (words, plan) = (told.words(), session.map_plan());
        let listed = listed(told, &plan, lit, origin(session, near), more);
        let head = el("h3").words(words.places);
        let tools = nearness(told, session, near);
        if listed.rows.is_empty() {
            return el("div").class("map-list").with(vec![head, nothing(words, "nothing", state.is_filtered())]);
        }
        let rows = el("ul").class("places").each(listed.rows.iter().map(row));
        let more = (listed.left > 0).then(|| button("more").class("more").words((words.map.more)(listed.left)));
        el("div").class("map-list").with(vec![head, tools, rows]).each(more)
    })
}

fn row(row: &Row) -> El {
    let stop = row.stop.map(|stop| span("stop-number", stop.to_string()));
    let away = (!row.away.is_empty()).then(|| span("away", row.away.clone()));
    let parts = [stop, Some(span("title", row.name.clone())), away, Some(span("note", row.note.clone()))];
    el("li").with(vec![record_link(&row.link, "place", parts.into_iter().flatten().collect())])
}

/// How near: the button that asks, what came of it, and a place to choose instead.
fn nearness(told: &Told<'_>, session: Session, near: Near) -> El {
    let map = told.words().map;
    let name = |at| told.story.name_of(at).map(|name| name.get(told.lang)).unwrap_or_default();
    let (said, is_on) = match near {
        Near::Off => (map.kept_here.to_owned(), false),
        Near::Asking => (map.asking.to_owned(), true),
        Near::Here(_) if is_far(session, near) => (format!("{}{}", (map.sorted_from)(map.here), map.far), true),
        Near::Here(_) => ((map.sorted_from)(map.here), true),
        Near::Place(at) => ((map.sorted_from)(name(at)), true),
        Near::Failed(why) => ((map.unlocated)(why).to_owned(), false),
    };
    let chosen = if let Near::Place(at) = near { Some(at) } else { None };
    let option = |id: &str, name: &str, is: bool| {
        el("option").at("value", id.to_owned()).at_if("selected", is.then_some("")).words(name.to_owned())
    };
    let plan = session.map_plan();
    let placed =
        plan.items.iter().filter(|item| item.error.is_some() || item.kind == crate::story::PlaceKind::District);
    let placed = placed.filter(|item| item.point().is_some()).take(200);
    let options = placed.map(|item| option(told.story.id_of(item.at), name(item.at), chosen == Some(item.at)));
    let select = el("select").at("name", "from").with(vec![option("", map.choose, chosen.is_none())]).each(options);
    let picker = el("label").class("filter").with(vec![el("span").words(map.from), select]);
    let ask = button("near").words(map.near_me);
    let forget = is_on.then(|| button("forget").words(map.forget));
    let tools = el("div").class("view-controls").with(vec![ask, picker]).each(forget);
    el("div").class("nearness").with(vec![tools, el("p").class("hint").at("role", "status").words(said)])
}

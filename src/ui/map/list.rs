//! The list of places, and the controls that sort it by distance.

use leptos::prelude::{Get, IntoView, component};

use super::drawing::nothing;
use super::nearby::{is_far, origin};
use super::state::Nearby;
use crate::scene::map::list::{PlaceRow, place_list as listed};
use crate::scene::records::record_text::SceneContext;
use crate::state::View;
use crate::ui::command::{Command, MapCommand, PagedList};
use crate::ui::control::{button, option};
use crate::ui::element::{El, el};
use crate::ui::part::{Part, PartId};
use crate::ui::record::{hidden_placeholder, record_link, span};
use crate::ui::session::Session;

/// The list of places.
#[component]
pub(in crate::ui) fn MapList(session: Session) -> impl IntoView {
    Part::new(session, PartId::MapList, list)
}

fn list(session: Session) -> El {
    let (nearby, pages) = (session.map().nearby.get(), session.map().pages.get());
    session.scene(|ctx, _, highlight, state| {
        if !state.view.shows(View::Map) {
            return hidden_placeholder();
        }
        let (words, model) = (ctx.words(), session.map().model());
        let listed = listed(ctx, &model, highlight, origin(session, nearby), pages);
        let head = el("h3").text_content(words.places);
        let tools = nearness(ctx, session, nearby);
        if listed.rows.is_empty() {
            return el("div").class("map-list").children(vec![head, nothing(words, "nothing", state.is_filtered())]);
        }
        let rows = el("ul").class("places").children_iter(listed.rows.iter().map(row));
        let more = (listed.remaining > 0).then(|| {
            button(Command::ShowMore(PagedList::Places)).class("more").text_content((words.map.more)(listed.remaining))
        });
        el("div").class("map-list").children(vec![head, tools, rows]).children_iter(more)
    })
}

fn row(row: &PlaceRow) -> El {
    let stop = row.stop.map(|stop| span("stop-number", stop.to_string()));
    let away = (!row.distance.is_empty()).then(|| span("away", row.distance.clone()));
    let parts = [stop, Some(span("title", row.name.clone())), away, Some(span("note", row.note.clone()))];
    el("li").children(vec![record_link(&row.state, "place", parts.into_iter().flatten().collect())])
}

/// Returns the controls of the distance sort: the button that locates the reader, its status, and the place to choose instead.
fn nearness(ctx: &SceneContext<'_>, session: Session, nearby: Nearby) -> El {
    let map = ctx.words().map;
    let name = |at| ctx.story.name_of(at).map(|name| name.get(ctx.lang)).unwrap_or_default();
    let (said, is_on) = match nearby {
        Nearby::Off => (map.kept_here.to_owned(), false),
        Nearby::Asking => (map.asking.to_owned(), true),
        Nearby::Here(_) if is_far(session, nearby) => (format!("{}{}", (map.sorted_from)(map.here), map.far), true),
        Nearby::Here(_) => ((map.sorted_from)(map.here), true),
        Nearby::Place(at) => ((map.sorted_from)(name(at)), true),
        Nearby::Failed(why) => ((map.unlocated)(why).to_owned(), false),
    };
    let chosen = if let Nearby::Place(at) = nearby { Some(at) } else { None };
    let model = session.map().model();
    let placed =
        model.items.iter().filter(|item| item.error.is_some() || item.kind == crate::story::PlaceKind::District);
    let placed = placed.filter(|item| item.point().is_some()).take(200);
    let options =
        placed.map(|item| option(ctx.story.id_of(item.record), name(item.record), chosen == Some(item.record)));
    let select = el("select")
        .attr("name", "from")
        .children(vec![option("", map.choose, chosen.is_none())])
        .children_iter(options);
    let picker = el("label").class("filter").children(vec![el("span").text_content(map.from), select]);
    let ask = button(Command::Map(MapCommand::Locate)).text_content(map.near_me);
    let forget = is_on.then(|| button(Command::Map(MapCommand::ForgetLocation)).text_content(map.forget));
    let tools = el("div").class("view-controls").children(vec![ask, picker]).children_iter(forget);
    el("div").class("nearness").children(vec![tools, el("p").class("hint").attr("role", "status").text_content(said)])
}

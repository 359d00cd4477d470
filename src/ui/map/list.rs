//! The list of places, and the controls that sort it by distance.

use super::drawing::empty_view;
use super::nearby::{is_far, origin};
use super::state::Nearby;
use crate::gather::Gather;
use crate::scene::map::list::{PlaceRow, place_list};
use crate::scene::records::record_text::SceneContext;
use crate::state::{Form, View};
use crate::story::PlaceKind;
use crate::ui::command::{Command, MapCommand, PagedList};
use crate::ui::control::{button, option, with_form};
use crate::ui::element::{El, el};
use crate::ui::record::{hidden_placeholder, record_link, span};
use crate::ui::session::Session;

/// The list of places.
pub(in crate::ui) fn list(session: Session) -> El {
    let (nearby, pages) = (session.map().nearby.get(), session.map().pages.get());
    session.scene(|ctx, _, highlight, state| {
        if state.view != View::Map {
            return hidden_placeholder();
        }
        let (words, model) = (ctx.words(), session.map().model());
        let scene = place_list(ctx, &model, highlight, origin(session, nearby), pages);
        let head = el("h3").text_content(words.in_views().places);
        let controls = distance_controls(ctx, session, nearby);
        if scene.rows.is_empty() {
            let empty = empty_view(words, "empty-view", state.is_filtered());
            return with_form(el("div").class("map-list").children(vec![head, empty]), Form::List, state.form);
        }
        let rows = el("ul").class("places").children_iter(scene.rows.iter().map(place_row));
        let more = (scene.remaining > 0).then(|| {
            button(Command::ShowMore(PagedList::Places))
                .class("more")
                .text_content((words.in_views().map.more)(scene.remaining))
        });
        let list = el("div").class("map-list").children(vec![head, controls, rows]).children_iter(more);
        with_form(list, Form::List, state.form)
    })
}

/// Returns the row of a place.
pub(in crate::ui) fn place_row(row: &PlaceRow) -> El {
    let stop = row.stop.map(|stop| span("stop-number", stop.to_string()));
    let distance = (!row.distance.is_empty()).then(|| span("distance", row.distance.clone()));
    let parts = [stop, Some(span("title", row.name.clone())), distance, Some(span("note", row.note.clone()))];
    el("li").children(vec![record_link(&row.state, "place", parts.into_iter().flatten().gather())])
}

/// Returns the controls of the distance sort: the button that locates the reader, its status, and the place to choose instead.
fn distance_controls(ctx: &SceneContext<'_>, session: Session, nearby: Nearby) -> El {
    let map = ctx.words().in_views().map;
    let name = |record| ctx.story.name_of(record).map(|name| name.get(ctx.lang)).unwrap_or_default();
    let (status, is_on) = match nearby {
        Nearby::Off => (map.kept_here.to_owned(), false),
        Nearby::Asking => (map.asking.to_owned(), true),
        Nearby::Here(_) if is_far(session, nearby) => (format!("{}{}", (map.sorted_from)(map.here), map.far), true),
        Nearby::Here(_) => ((map.sorted_from)(map.here), true),
        Nearby::Place(record) => ((map.sorted_from)(name(record)), true),
        Nearby::Failed(error) => ((map.unlocated)(error).to_owned(), false),
    };
    let chosen = if let Nearby::Place(record) = nearby { Some(record) } else { None };
    let model = session.map().model();
    let origins = model.items.iter().filter(|item| item.error.is_some() || item.kind == PlaceKind::District);
    let origins = origins.filter(|item| item.point().is_some()).take(200);
    let options =
        origins.map(|item| option(ctx.story.id_of(item.record), name(item.record), chosen == Some(item.record)));
    let select = el("select")
        .attr("name", "from")
        .children(vec![option("", map.choose, chosen.is_none())])
        .children_iter(options);
    let picker = el("label").class("filter").children(vec![el("span").text_content(map.from), select]);
    let locate = button(Command::Map(MapCommand::Locate)).text_content(map.near_me);
    let forget = is_on.then(|| button(Command::Map(MapCommand::ForgetLocation)).text_content(map.forget));
    let controls = el("div").class("view-controls").children(vec![locate, picker]).children_iter(forget);
    el("div")
        .class("distance-tools")
        .children(vec![controls, el("p").class("hint").attr("role", "status").text_content(status)])
}

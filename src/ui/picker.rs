//! The list that opens where several records share one place of a drawing, to choose from.

use leptos::prelude::{Update, WithUntracked};

use super::element::{El, el};
use super::record::{span, tied};
use super::session::Session;
use crate::browser;
use crate::geometry::{Point, percent};
use crate::scene::choice::Choice;
use crate::story::Ref;
use crate::words::Words;

/// More records than that are not listed: the list below the drawing has them all.
const MOST: usize = 100;

/// The place of a drawing whose records are listed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Picking {
    /// The crowd of the timeline that begins with this record.
    Crowd(Ref),
    /// A point of the map, and the place whose mark or number opened the list, if one did.
    Spot(Point, Option<Ref>),
}

/// The list with its heading, at a place of the drawing: shares of its width and its height.
pub(super) fn picker(words: &'static Words, choices: Vec<Choice>, heading: String, x: f64, y: f64) -> El {
    let close = el("button").at("type", "button").class("picker-close").at("data-pick", "");
    let close = close.at("aria-label", words.detail.close).at("title", words.detail.close).words("✕");
    let left = choices.len().saturating_sub(MOST);
    let rest = (left > 0).then(|| el("p").class("picker-rest").words((words.time.unlisted)(left)));
    let rows = choices.into_iter().take(MOST).map(|choice| el("li").with(vec![row(choice)]));
    let list = el("div").class("picker").at("role", "group").at("aria-label", heading.clone());
    // Below its place or above it, on whichever side there is more room.
    let (side, from, room) = if y < 0.5 { ("top:", y, 1.0 - y) } else { ("bottom:", 1.0 - y, y) };
    let across = ["left:max(0px,min(", &percent(x), ",100% - 18rem));"].concat();
    let place = [&across, side, &percent(from), ";max-height:max(9rem,", &percent(room), ")"].concat();
    let head = el("div").class("picker-head").with(vec![el("p").words(heading), close]);
    list.placed(place).with(vec![head, el("ul").each(rows)]).each(rest)
}

fn row(choice: Choice) -> El {
    let button = tied(el("button").at("type", "button").class(choice.link.class("pick")), &choice.link);
    button.with(vec![span("title", choice.title), span("note", choice.note)])
}

/// Opens the list.
pub(super) fn open(session: Session, picking: Picking) {
    session.look.update(|look| look.picking = Some(picking));
}

/// Closes the list: whether it was open.
pub(super) fn close(session: Session) -> bool {
    let is_open = session.look.with_untracked(|look| look.picking.is_some());
    if is_open {
        session.look.update(|look| look.picking = None);
    }
    is_open
}

/// The same from the keyboard: the focus goes back to what opened it.
pub(super) fn leave(session: Session) -> bool {
    let origin = match session.look.with_untracked(|look| look.picking) {
        Some(Picking::Crowd(at)) => Some(("data-crowd", at)),
        Some(Picking::Spot(_, at)) => at.map(|at| ("data-gather", at)),
        None => return false,
    };
    if let Some((hook, at)) = origin {
        let id = session.story().id_of(at).to_owned();
        session.root().focus_still(&["[role=button]", &browser::with_id(hook, &id)].concat());
    }
    close(session)
}

/// Gives the focus to the first of the list, where it has been opened from the keyboard.
pub(super) fn enter(session: Session) {
    if session.look.with_untracked(|look| look.picking.is_some()) {
        let root = session.root();
        browser::after_next_frame(move || root.focus_still(".picker .pick"));
    }
}

//! The picker: a list of the records that share one position of a drawing.

use leptos::prelude::{Update, WithUntracked};

use super::element::{El, el};
use super::record::{span, with_record_state};
use super::session::Session;
use crate::browser;
use crate::geometry::{Point, css_percent};
use crate::scene::kit::record_choice::RecordChoice;
use crate::story::RecordId;
use crate::words::Words;

/// Maximum number of records listed. The list below the drawing has them all.
const MOST: usize = 100;

/// Position of a drawing whose records the picker lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PickerTarget {
    /// The cluster of the timeline that starts with this record.
    Cluster(RecordId),
    /// A point of the map, and the place whose mark or cluster opened the picker; `None` for the point layer.
    Overlap(Point, Option<RecordId>),
}

/// Returns the picker. `x` and `y` are its position, as shares of the drawing's width and height.
pub(super) fn picker(words: &'static Words, choices: Vec<RecordChoice>, heading: String, x: f64, y: f64) -> El {
    let close = el("button").attr("type", "button").class("picker-close").attr("data-pick", "");
    let close = close.attr("aria-label", words.detail.close).attr("title", words.detail.close).text_content("✕");
    let left = choices.len().saturating_sub(MOST);
    let rest = (left > 0).then(|| el("p").class("picker-rest").text_content((words.time.unlisted)(left)));
    let rows = choices.into_iter().take(MOST).map(|choice| el("li").children(vec![row(choice)]));
    let list = el("div").class("picker").attr("role", "group").attr("aria-label", heading.clone());
    // Below or above its position, on the side with more space.
    let (side, from, room) = if y < 0.5 { ("top:", y, 1.0 - y) } else { ("bottom:", 1.0 - y, y) };
    let across = ["left:max(0px,min(", &css_percent(x), ",100% - 18rem));"].concat();
    let place = [&across, side, &css_percent(from), ";max-height:max(9rem,", &css_percent(room), ")"].concat();
    let head = el("div").class("picker-head").children(vec![el("p").text_content(heading), close]);
    list.style(place).children(vec![head, el("ul").children_iter(rows)]).children_iter(rest)
}

fn row(choice: RecordChoice) -> El {
    let button =
        with_record_state(el("button").attr("type", "button").class(choice.state.class("pick")), &choice.state);
    button.children(vec![span("title", choice.title), span("note", choice.note)])
}

/// Opens the picker.
pub(super) fn open(session: Session, picking: PickerTarget) {
    session.cursor.update(|look| look.picking = Some(picking));
}

/// Closes the picker. Returns false if it was not open.
pub(super) fn close(session: Session) -> bool {
    let is_open = session.cursor.with_untracked(|look| look.picking.is_some());
    if is_open {
        session.cursor.update(|look| look.picking = None);
    }
    is_open
}

/// Closes the picker like [`close`], and returns the focus to the mark that opened it.
pub(super) fn leave(session: Session) -> bool {
    let origin = match session.cursor.with_untracked(|look| look.picking) {
        Some(PickerTarget::Cluster(at)) => Some(("data-crowd", at)),
        Some(PickerTarget::Overlap(_, at)) => at.map(|at| ("data-gather", at)),
        None => return false,
    };
    if let Some((hook, at)) = origin {
        let id = session.story().id_of(at).to_owned();
        session.root().focus_without_scroll(&["[role=button]", &browser::attribute_selector(hook, &id)].concat());
    }
    close(session)
}

/// Focuses the first record of the picker, if it is open.
pub(super) fn enter(session: Session) {
    if session.cursor.with_untracked(|look| look.picking.is_some()) {
        let root = session.root();
        browser::after_next_frame(move || root.focus_without_scroll(".picker .pick"));
    }
}

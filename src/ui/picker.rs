//! The picker: a list of the records that share one position of a drawing.

use leptos::prelude::{GetUntracked, WithUntracked};

use super::command::{ATTRIBUTE, Command};
use super::element::{El, el};
use super::record::{span, with_record_state};
use super::session::Session;
use crate::browser;
use crate::geometry::css_percent;
use crate::scene::kit::record_choice::{PickerTarget, RecordChoice};
use crate::words::Words;

/// Maximum number of records listed. The list below the drawing has them all.
const MOST: usize = 100;

/// Returns the picker. `x` and `y` are its position, as shares of the drawing's width and height.
pub(super) fn picker(words: &'static Words, choices: Vec<RecordChoice>, heading: String, x: f64, y: f64) -> El {
    let close = el("button").attr("type", "button").class("picker-close").command(Command::ClosePicker);
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

/// Closes the picker, and returns the focus to the mark that opened it. Returns false if it was not open.
pub(super) fn leave(session: Session) -> bool {
    let story = session.story();
    let origin = match session.picker().get_untracked() {
        Some(PickerTarget::Cluster(at)) => Some(Command::OpenTimelineCluster(story.id_of(at))),
        Some(PickerTarget::Overlap(_, at)) => at.map(|at| Command::OpenMapCluster(story.id_of(at))),
        None => return false,
    };
    if let Some(command) = origin {
        let control = browser::attribute_selector(ATTRIBUTE, &command.encode());
        session.root().focus_without_scroll(&["[role=button]", &control].concat());
    }
    session.close_picker()
}

/// Focuses the first record of the picker, if it is open.
pub(super) fn enter(session: Session) {
    if session.picker().with_untracked(Option::is_some) {
        let root = session.root();
        browser::after_next_frame(move || {
            root.focus_without_scroll(".picker .pick");
        });
    }
}

//! The picker: a list of the records that share one position of a drawing.

use super::command::{ATTRIBUTE, Command};
use super::element::{El, el};
use super::record::{span, with_record_state};
use super::session::Session;
use crate::browser;
use crate::geometry::css_percent;
use crate::scene::kit::record_choice::{PickerTarget, RecordChoice};
use crate::words::Words;

/// Maximum number of records listed. The list below the drawing has them all.
const MAX_ROWS: usize = 100;

/// Returns the picker. `x` and `y` are its position, as shares of the drawing's width and height.
pub(super) fn picker(words: &'static Words, choices: Vec<RecordChoice>, heading: String, x: f64, y: f64) -> El {
    let close = el("button").attr("type", "button").class("picker-close").command(Command::ClosePicker);
    let close = close.attr("aria-label", words.shell.close).attr("title", words.shell.close).text_content("✕");
    let omitted = choices.len().saturating_sub(MAX_ROWS);
    let rest = (omitted > 0)
        .then(|| el("p").class("picker-remaining").text_content((words.in_views().time.unlisted)(omitted)));
    let rows = choices.into_iter().take(MAX_ROWS).map(|choice| el("li").children(vec![picker_row(choice)]));
    let list = el("div").class("picker popup").attr("role", "group").attr("aria-label", heading.clone());
    // Below or above its position, on the side with more space.
    let (side, offset, space) = if y < 0.5 { ("top:", y, 1.0 - y) } else { ("bottom:", 1.0 - y, y) };
    let horizontal = ["left:max(0px,min(", &css_percent(x), ",100% - 18rem));"].concat();
    let css = [&horizontal, side, &css_percent(offset), ";max-height:max(9rem,", &css_percent(space), ")"].concat();
    let head = el("div").class("picker-head").children(vec![el("p").text_content(heading), close]);
    list.style(css).children(vec![head, el("ul").children_iter(rows)]).children_iter(rest)
}

fn picker_row(choice: RecordChoice) -> El {
    let button = with_record_state(
        el("button").attr("type", "button").class(choice.state.class("picker-option")),
        &choice.state,
    );
    button.children(vec![span("title", choice.title), span("note", choice.note)])
}

/// Closes the picker, and returns the focus to the mark that opened it. Returns false if it was not open.
pub(super) fn close(session: Session) -> bool {
    let story = session.story();
    let origin = match session.picker().get_untracked() {
        Some(PickerTarget::Cluster(first)) => Some(Command::OpenTimelineCluster(story.id_of(first))),
        Some(PickerTarget::Overlap(_, first)) => first.map(|first| Command::OpenMapCluster(story.id_of(first))),
        None => return false,
    };
    if let Some(command) = origin {
        let control = browser::attribute_selector(ATTRIBUTE, &command.encode());
        session.root().focus_without_scroll(&["[role=button]", &control].concat());
    }
    session.close_picker()
}

/// Focuses the first record of the picker, if it is open.
pub(super) fn focus_first(session: Session) {
    if session.picker().with_untracked(Option::is_some) {
        let root = session.root();
        browser::after_next_frame(move || {
            root.focus_without_scroll(".picker .picker-option");
        });
    }
}

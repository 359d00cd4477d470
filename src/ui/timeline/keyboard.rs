//! Keyboard navigation of the timeline's marks: one tab stop, from which arrow keys move the focus.

use web_sys::Event;

use super::viewport::TimelineController;
use crate::browser;
use crate::gather::Gather;
use crate::geometry::clamp;
use crate::scene::timeline::{
    CursorMove, RenderedRange, cluster_start, find_by_prefix, fit_records, move_cursor, reveal,
};
use crate::scene::viewport::Viewport;
use crate::scene::viewport::input::zoom_of_key;
use crate::story::RecordId;
use crate::ui::command::{ATTRIBUTE, CONTROL_ATTRIBUTES, Command, RECORD_ATTRIBUTES};
use crate::ui::session::Session;
use crate::ui::viewport::state::Settle;

/// Selector of the element that holds the marks.
const EXTENT: &str = ".timeline-extent";

/// Longest pause between the letters of one typed prefix, in milliseconds.
const TYPEAHEAD_MS: f64 = 1_000.0;

/// Handles a key on a mark or a cluster. Returns false if the key has no meaning there.
pub(in crate::ui) fn on_key(session: Session, event: &Event, key: &str) -> bool {
    if browser::value_at(event, EXTENT, "class").is_none() {
        return false;
    }
    let Some((attribute, value)) = browser::control_at(event, &CONTROL_ATTRIBUTES) else { return false };
    let Some(controller) = TimelineController::from_session(session) else { return false };
    let story = session.story();
    let focused = match Command::parse(&value) {
        Some(Command::OpenTimelineCluster(id)) if attribute == ATTRIBUTE => {
            story.lookup(id).map(|first| record_in_cluster(&controller, first))
        }
        _ => story.lookup(&value),
    };
    if let Some(factor) = zoom_of_key(key) {
        session.stop_tour();
        zoom_at_record(&controller, focused, factor);
        return true;
    }
    let target = |by| move_cursor(&controller.model, focused, by).map(|item| item.record);
    let page = controller.viewport.length();
    let next = match key {
        "ArrowRight" => target(CursorMove::Later),
        "ArrowLeft" => target(CursorMove::Earlier),
        "ArrowDown" => target(CursorMove::Down),
        "ArrowUp" => target(CursorMove::Up),
        "Home" => target(CursorMove::First),
        "End" => target(CursorMove::Last),
        "PageDown" => target(CursorMove::By(page)),
        "PageUp" => target(CursorMove::By(-page)),
        letter if letter.chars().count() == 1 => match find_by_typing(&controller, focused, letter) {
            Some(found) => Some(found),
            None => return false,
        },
        _ => return false,
    };
    session.stop_tour();
    if let Some(record) = next {
        bring_into_view(&controller, record);
    }
    true
}

/// Returns the record that the arrow keys move from while a cluster has the focus: the one under the cursor, if the cluster
/// contains it, or else its first.
fn record_in_cluster(controller: &TimelineController, first: RecordId) -> RecordId {
    let (timeline, model) = (controller.session.timeline(), &controller.model);
    let scale_step = RenderedRange::exact(controller.viewport, controller.plot).scale_step;
    let packing = timeline.lane_packing(model, scale_step, controller.plot);
    let is_inside = |record: &RecordId| cluster_start(model, &packing, *record) == Some(first);
    timeline.cursor.get_untracked().filter(is_inside).unwrap_or(first)
}

/// Zooms about the record with the focus, or about the middle of the viewport if the record has no date.
fn zoom_at_record(controller: &TimelineController, focused: Option<RecordId>, factor: f64) {
    let (range, from) = (focused.and_then(|record| fit_records(&controller.model, &[record])), controller.target());
    let share = range.map_or(0.5, |range| clamp(from.share_of(f64::midpoint(range.from, range.to)), 0.0, 1.0));
    controller.jump_to(from.zoom_at(factor, share), Settle::Commit);
    if let Some(record) = focused {
        controller.session.timeline().cursor.set(Some(record));
        focus_soon(controller.session, record);
    }
}

/// Returns the next mark whose title starts with the typed letters.
fn find_by_typing(controller: &TimelineController, focused: Option<RecordId>, letter: &str) -> Option<RecordId> {
    let (session, now) = (controller.session, browser::now());
    let prefix = session.timeline().typed.try_update_value(|(text, last)| {
        if now - *last > TYPEAHEAD_MS {
            text.clear();
        }
        // A space begins no title. It activates the mark.
        if letter != " " || !text.is_empty() {
            text.push_str(letter);
        }
        *last = now;
        text.clone()
    })?;
    if prefix.is_empty() {
        return None;
    }
    session.scene_untracked(|ctx, _, _, _| {
        find_by_prefix(ctx, &controller.model, focused, &prefix).map(|item| item.record)
    })
}

/// Focuses a mark, and moves the viewport if the mark is outside.
fn bring_into_view(controller: &TimelineController, record: RecordId) {
    controller.session.timeline().cursor.set(Some(record));
    let from = controller.target();
    let range = reveal(&controller.model, record, from, controller.plot);
    if let Some(range) = range.filter(|range| *range != from) {
        // Moving the focus does not filter the other views.
        controller.jump_to(range, Settle::Rest);
    }
    focus_soon(controller.session, record);
}

/// Focuses the mark of a record, or the cluster that it starts, after the next frame, when it is drawn. Otherwise the tab stop of
/// the drawing gets the focus, which is the cluster that contains the record.
fn focus_soon(session: Session, record: RecordId) {
    let (story, root) = (session.story(), session.root());
    let id = story.id_of(record);
    let cluster = Command::OpenTimelineCluster(id).encode();
    let mut controls: Vec<String> = RECORD_ATTRIBUTES.map(|name| browser::attribute_selector(name, id)).into();
    controls.push(browser::attribute_selector(ATTRIBUTE, &cluster));
    let in_extent = |selector: &str| [EXTENT, " ", selector].concat();
    let selector = controls.iter().map(|control| in_extent(control)).gather().join(",");
    let tab_stop = in_extent("[tabindex=\"0\"]");
    browser::after_next_frame(move || {
        if !root.focus_without_scroll(&selector) {
            root.focus_without_scroll(&tab_stop);
        }
    });
}

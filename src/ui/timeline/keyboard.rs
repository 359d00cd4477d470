//! Keyboard navigation of the timeline's marks: one tab stop, from which arrow keys move the focus.

use leptos::prelude::{Update, UpdateValue, untrack};
use web_sys::Event;

use super::viewport_controller::{ViewportController, cancel_animation, settle_after_idle, stop_at_rest};
use crate::browser;
use crate::geometry::clamp;
use crate::scene::timeline::{CursorMove, find_by_prefix, fit_records, move_cursor, reveal};
use crate::scene::viewport::Viewport;
use crate::story::RecordId;
use crate::ui::motion;
use crate::ui::session::Session;

/// Longest pause between the letters of one typed prefix, in milliseconds.
const TYPEAHEAD_MS: f64 = 1_000.0;

/// Handles a key on a mark. Returns false if the key has no meaning there.
pub(in crate::ui) fn on_key(session: Session, event: &Event, key: &str) -> bool {
    let id = ["data-event", "data-indicator", "data-record", "data-crowd"].into_iter();
    let mut id = id.filter_map(|name| browser::value_at(event, ".moving [role=button]", name));
    let Some(own) = id.next().map(|id| session.story().lookup(&id)) else { return false };
    let Some(controller) = ViewportController::from_session(session) else { return false };
    let go = |by| move_cursor(&controller.model, own, by).map(|item| item.record);
    let page = controller.viewport.length();
    let to = match key {
        "ArrowRight" => go(CursorMove::Later),
        "ArrowLeft" => go(CursorMove::Earlier),
        "ArrowDown" => go(CursorMove::Down),
        "ArrowUp" => go(CursorMove::Up),
        "Home" => go(CursorMove::First),
        "End" => go(CursorMove::Last),
        "PageDown" => go(CursorMove::By(page)),
        "PageUp" => go(CursorMove::By(-page)),
        "+" | "=" => return zoom_at_record(&controller, own, 0.5),
        "-" => return zoom_at_record(&controller, own, 2.0),
        letter if letter.chars().count() == 1 && letter != " " => find_by_typing(session, &controller, own, letter),
        _ => return false,
    };
    if let Some(at) = to {
        bring_into_view(&controller, at);
    }
    true
}

/// Zooms about the record of the focused mark, or about the middle of the viewport if the record has no date. Always returns
/// true.
fn zoom_at_record(controller: &ViewportController, own: Option<RecordId>, factor: f64) -> bool {
    let minute = own.and_then(|at| fit_records(&controller.model, &[at])).map(|span| f64::midpoint(span.from, span.to));
    let share = minute.map_or(0.5, |minute| clamp(controller.viewport.share_of(minute), 0.0, 1.0));
    controller.set_viewport(controller.viewport.zoom_at(factor, share));
    if let Some(at) = own {
        focus_soon(controller.session, at);
    }
    settle_after_idle(controller.session, cancel_animation(controller.session));
    true
}

/// Returns the next mark whose title starts with the typed letters.
fn find_by_typing(
    session: Session,
    controller: &ViewportController,
    own: Option<RecordId>,
    letter: &str,
) -> Option<RecordId> {
    let now = browser::now();
    let text = session.timeline_pointer.try_update_value(|pointer| {
        if now - pointer.typed.1 > TYPEAHEAD_MS {
            pointer.typed.0.clear();
        }
        pointer.typed.0.push_str(letter);
        pointer.typed.1 = now;
        pointer.typed.0.clone()
    })?;
    untrack(|| session.scene(|ctx, _, _, _| find_by_prefix(ctx, &controller.model, own, &text).map(|item| item.record)))
}

/// Focuses a mark, and moves the viewport if the mark is outside.
fn bring_into_view(controller: &ViewportController, at: RecordId) {
    let session = controller.session;
    session.cursor.update(|look| look.cursor = Some(at));
    if let Some(goal) = reveal(&controller.model, at, controller.viewport, controller.axis_width)
        .filter(|goal| *goal != controller.viewport)
    {
        // Without animation: keyboard users should not wait for one.
        let turn = cancel_animation(session);
        controller.set_viewport(goal);
        // Moving the focus does not filter the other views.
        motion::settle_after_idle(session, session.motion(), turn, stop_at_rest);
    }
    focus_soon(session, at);
}

/// Focuses a mark after the next frame, when it is drawn.
fn focus_soon(session: Session, at: RecordId) {
    let id = untrack(|| session.scene(|ctx, _, _, _| ctx.story.id_of(at).to_owned()));
    let root = session.root();
    browser::after_next_frame(move || {
        let hooks = ["data-event", "data-indicator", "data-record"]
            .map(|name| [".moving ", &browser::attribute_selector(name, &id)].concat());
        root.focus_without_scroll(&hooks.join(","));
    });
}

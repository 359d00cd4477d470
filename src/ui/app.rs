//! The page: its parts in order, and the one place that hears clicks and keys.

use leptos::ev::{Event, KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use super::control::{CONTROLS, action, filter, is_record};
use super::detail::{footer, panel};
use super::element::El;
use super::head::{key_figures, masthead};
use super::indicators::{charts, paint_all};
use super::map::map;
use super::session::Session;
use super::table::table;
use super::timeline::timeline;
use super::toolbar::{notices, toolbar};
use crate::browser;
use crate::state::Action;

/// The whole page of a story.
#[component]
pub fn App(
    /// The story and what the reader chose.
    session: Session,
) -> impl IntoView {
    Effect::new(move || browser::on_resize("#main", move |width| session.widen(width)));
    // What the browser keeps beside the elements: language, title, the option picked, and the ink of the canvases.
    Effect::new(move || {
        session.width.track();
        let (lang, title, option) = session.scene(|told, _, _, state| {
            let option = state.programme.map_or(0, |index| index + 1);
            (told.lang, told.story.title.get(told.lang).to_owned(), option)
        });
        browser::speak(lang.tag());
        browser::titled(&title);
        browser::choose_option("select[name=programme]", option);
        browser::after_next_frame(move || paint_all(session));
    });
    // Each part is told of changes by itself; being one type, they are compiled once.
    let part = move |make: fn(Session) -> El| move || make(session);
    view! {
        <div
            class="page"
            on:click=move |event| clicked(session, &event)
            on:keydown=move |event| pressed(session, &event)
            on:change=move |event| changed(session, &event)
        >
            {part(masthead)}
            {part(key_figures)}
            {part(toolbar)}
            {part(notices)}
            <div class="body">
                <main id="main" tabindex="-1">
                    {part(timeline)}
                    {part(map)}
                    {part(charts)}
                    {part(table)}
                </main>
                {part(panel)}
            </div>
            {part(footer)}
        </div>
    }
}

/// Does what the control that was clicked asks for. From the keyboard, the focus goes along to a record.
fn clicked(session: Session, event: &MouseEvent) {
    if event.default_prevented() || !browser::is_plain_click(event) {
        return;
    }
    if let Some((control, value)) = browser::control_at(event, &CONTROLS) {
        event.prevent_default();
        act(session, control, &value, event.detail() == 0);
    }
}

fn act(session: Session, control: &str, value: &str, by_keyboard: bool) {
    if control == "data-close" {
        return close(session);
    }
    if let Some(action) = action(session, control, value) {
        session.dispatch(action);
        if is_record(control) && by_keyboard {
            session.opener.update_value(|opener| *opener = browser::opener(&CONTROLS).or(opener.take()));
            browser::next_frame(browser::focus_detail);
        }
    }
}

/// Enter and space open a mark, arrows go to the next, Escape closes what is chosen.
fn pressed(session: Session, event: &KeyboardEvent) {
    if browser::rove(event) {
        event.prevent_default();
        return;
    }
    match browser::key_of(event).as_str() {
        "Enter" | " " if browser::is_mark(event) => {
            if let Some((control, value)) = browser::control_at(event, &CONTROLS) {
                event.prevent_default();
                act(session, control, &value, true);
            }
        }
        "Escape" if session.selected().is_some() => close(session),
        _ => {}
    }
}

/// Filters by the programme that was picked.
fn changed(session: Session, event: &Event) {
    if let Some(id) = browser::picked(event, "programme") {
        session.dispatch(filter(session, &id));
    }
}

/// Chooses nothing, and puts the focus back to where it was before the detail panel took it.
fn close(session: Session) {
    session.dispatch(Action::Select(None));
    if let Some(opener) = session.opener.try_update_value(Option::take).flatten() {
        browser::next_frame(move || browser::focus(&opener));
    }
}

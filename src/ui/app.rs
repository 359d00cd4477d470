//! The page: its parts in order.

use leptos::prelude::*;

use super::detail::{footer, panel};
use super::element::El;
use super::head::{key_figures, masthead};
use super::indicators::{charts, paint_all};
use super::map::map;
use super::part::Part;
use super::session::Session;
use super::table::table;
use super::timeline;
use super::toolbar::{notices, toolbar};
use crate::browser;

/// The number of parts that are laid out for the width of their column; they come first.
#[cfg(feature = "hydrate")]
pub(super) const WIDE: usize = 2;

/// The number of parts.
pub(super) const PARTS: usize = 12;

/// The whole page of a story.
#[component]
pub fn App(
    /// The story and what the reader chose.
    session: Session,
) -> impl IntoView {
    // What the browser keeps beside the elements: language, title, the option picked, and the ink of the canvases.
    Effect::new(move || {
        if session.is_first(true) && !session.has_time_for(PARTS - 1) {
            return;
        }
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
    let part = move |index, make: fn(Session) -> El| move || Part { session, make, index, is_wide: false };
    let wide = move |index, make: fn(Session) -> El| move || Part { session, make, index, is_wide: true };
    view! {
        <div class="page">
            {part(3, masthead)}
            {part(7, key_figures)}
            {part(4, toolbar)}
            {part(8, notices)}
            <div class="body">
                <main id="main" tabindex="-1">
                    <section class="view" data-view="timeline" aria-labelledby="timeline-heading">
                        {part(9, timeline::head)}
                        {wide(0, timeline::drawing)}
                        {part(10, timeline::list)}
                    </section>
                    {wide(1, map)}
                    {part(5, charts)}
                    {part(6, table)}
                </main>
                {part(2, panel)}
            </div>
            {part(11, footer)}
        </div>
    }
}

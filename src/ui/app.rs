//! The page: its parts in order, and how the browser takes over what was prerendered of them.

use leptos::prelude::*;

use super::charts;
use super::detail::{footer, panel};
use super::element::{El, el};
use super::head::{key_figures, masthead};
use super::map;
use super::page::Page;
use super::session::Session;
use super::share;
use super::table::table;
use super::timeline;
use super::toolbar::{notices, toolbar};
use crate::browser;
use crate::state::View;
use crate::story::Ref;

/// A part of the page, which is told of changes by itself.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Makes it.
    pub(super) make: fn(Session) -> El,
    /// Whether it is laid out for the width of its column.
    pub(super) is_wide: bool,
    /// Where it is: at each level below the page, among how many siblings it comes.
    pub(super) path: &'static [u8],
}

/// The number of parts that are laid out for the width of their column; they come first.
#[cfg(feature = "hydrate")]
pub(super) const WIDE: usize = 2;

/// The parts, in the order in which they are taken over when there is time.
pub(super) const PARTS: [Part; 16] = [
    Part { make: timeline::drawing, is_wide: true, path: &[4, 0, 0, 1] },
    Part { make: map::drawing, is_wide: true, path: &[4, 0, 1, 1] },
    Part { make: panel, is_wide: false, path: &[4, 1] },
    Part { make: masthead, is_wide: false, path: &[0] },
    Part { make: toolbar, is_wide: false, path: &[2] },
    Part { make: charts::charts, is_wide: false, path: &[4, 0, 2, 0] },
    Part { make: charts::tip_part, is_wide: false, path: &[4, 0, 2, 1] },
    Part { make: table, is_wide: false, path: &[4, 0, 3] },
    Part { make: key_figures, is_wide: false, path: &[1] },
    Part { make: notices, is_wide: false, path: &[3] },
    Part { make: timeline::head, is_wide: false, path: &[4, 0, 0, 0] },
    Part { make: timeline::list, is_wide: false, path: &[4, 0, 0, 2] },
    Part { make: map::head, is_wide: false, path: &[4, 0, 1, 0] },
    Part { make: map::list, is_wide: false, path: &[4, 0, 1, 2] },
    Part { make: footer, is_wide: false, path: &[5] },
    Part { make: share::dialog, is_wide: false, path: &[6] },
];

/// The whole page of a story.
#[component]
pub fn App(
    /// The story and what the reader chose.
    session: Session,
) -> impl IntoView {
    // What the browser keeps beside the elements: language, title, the option picked, and the ink of the canvases.
    Effect::new(move || {
        if !is_inked(session) {
            return;
        }
        session.width.track();
        let (lang, title, option, view) = session.scene(|told, _, _, state| {
            let option = state.programme.map_or(0, |index| index + 1);
            (told.lang, told.story.title.get(told.lang).to_owned(), option, state.view)
        });
        let root = session.root();
        let only = View::NAMES.iter().find(|(_, own)| *own == view && view != View::All);
        root.set_only_view(only.map(|(word, _)| *word));
        root.speak(lang.tag());
        root.titled(&title);
        root.choose_option("select[name=programme]", option);
        browser::after_next_frame(move || {
            if !session.is_gone() {
                charts::paint_all(session);
            }
        });
    });
    Effect::new(move || map::follow(session));
    Effect::new(move |last: Option<Option<Ref>>| {
        let chosen = session.state().selected;
        // Each record is read from its top, however it was opened.
        if last.is_some_and(|last| last != chosen) {
            session.root().scroll_detail_to_top();
        }
        chosen
    });
    Page { session }
}

/// Whether the program draws the ink by now; until then the prerendered drawings stand. The caller is told of changes.
pub(super) fn is_inked(session: Session) -> bool {
    session.has_time_for(PARTS.len() - 1) || !session.is_first(true)
}

/// The page as elements, with what frames its parts.
pub(super) fn page(session: Session) -> El {
    let view = |name: &'static str, heading: &'static str, parts: Vec<El>| {
        el("section").class("view").at("data-view", name).at("aria-labelledby", heading).with(parts)
    };
    let time = vec![timeline::head(session), timeline::drawing(session), timeline::list(session)];
    let place = vec![map::head(session), map::drawing(session), map::list(session)];
    let (time, place) = (view("timeline", "timeline-heading", time), view("map", "map-heading", place));
    let charts = vec![charts::charts(session), charts::tip_part(session)];
    let charts = view("indicators", "indicators-heading", charts);
    let views = vec![time, place, charts, table(session)];
    let main = el("main").at("id", "main").at("tabindex", "-1").with(views);
    el("div").class("page").with(vec![
        masthead(session),
        key_figures(session),
        toolbar(session),
        notices(session),
        el("div").class("body").with(vec![main, panel(session)]),
        footer(session),
        share::dialog(session),
    ])
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::read::{self, Basemap};
    use std::sync::Arc;

    #[test]
    fn every_part_is_where_it_is_looked_for() {
        Owner::new().set();
        let story = read::story(include_bytes!("../../public/stories/elder-care.json")).story.unwrap_or_default();
        let session = Session::new(Arc::new(story), Arc::new(Basemap::default()));
        let page = page(session);
        for part in PARTS {
            let found = part.path.iter().try_fold(&page, |node, place| node.child(usize::from(*place)));
            assert_eq!(found, Some(&(part.make)(session)), "{:?}", part.path);
        }
    }
}

//! The page: its parts in order, and how the browser takes over what was prerendered of them.

use leptos::prelude::*;

use super::charts;
use super::detail::{footer, panel};
use super::element::{El, el};
use super::embed_dialog;
use super::head::{key_figures, masthead};
use super::map;
use super::page::Page;
use super::session::Session;
use super::table::table;
use super::timeline;
use super::toolbar::{notices, toolbar};
use crate::browser;
use crate::state::View;
use crate::story::RecordId;

/// A part of the page, which is told of changes by itself.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Makes it.
    pub(super) view: fn(Session) -> El,
    /// Whether it is laid out for the width of its column.
    pub(super) is_wide: bool,
    /// Where it is: at each level below the page, among how many siblings it comes.
    pub(super) path: &'static [u8],
}

/// The number of parts that are laid out for the width of their column; they come first.
#[cfg(feature = "hydrate")]
pub(super) const FIRST_PARTS: usize = 2;

/// The parts, in the order in which they are taken over when there is time.
pub(super) const PARTS: [Part; 16] = [
    Part { view: timeline::drawing, is_wide: true, path: &[4, 0, 0, 1] },
    Part { view: map::drawing, is_wide: true, path: &[4, 0, 1, 1] },
    Part { view: panel, is_wide: false, path: &[4, 1] },
    Part { view: masthead, is_wide: false, path: &[0] },
    Part { view: toolbar, is_wide: false, path: &[2] },
    Part { view: charts::charts, is_wide: false, path: &[4, 0, 2, 0] },
    Part { view: charts::tip_part, is_wide: false, path: &[4, 0, 2, 1] },
    Part { view: table, is_wide: false, path: &[4, 0, 3] },
    Part { view: key_figures, is_wide: false, path: &[1] },
    Part { view: notices, is_wide: false, path: &[3] },
    Part { view: timeline::head, is_wide: false, path: &[4, 0, 0, 0] },
    Part { view: timeline::list, is_wide: false, path: &[4, 0, 0, 2] },
    Part { view: map::head, is_wide: false, path: &[4, 0, 1, 0] },
    Part { view: map::list, is_wide: false, path: &[4, 0, 1, 2] },
    Part { view: footer, is_wide: false, path: &[5] },
    Part { view: embed_dialog::dialog, is_wide: false, path: &[6] },
];

/// The whole page of a story.
#[component]
pub fn App(
    /// The story and what the reader chose.
    session: Session,
) -> impl IntoView {
    // What the browser keeps beside the elements: language, title, the option picked, and the ink of the canvases.
    Effect::new(move || {
        if !canvases_ready(session) {
            return;
        }
        session.width.track();
        let (lang, title, option, view) = session.scene(|ctx, _, _, state| {
            let option = state.programme.map_or(0, |index| index + 1);
            (ctx.lang, ctx.story.title.get(ctx.lang).to_owned(), option, state.view)
        });
        let root = session.root();
        let only = View::NAMES.iter().find(|(_, own)| *own == view && view != View::All);
        root.set_only_view(only.map(|(word, _)| *word));
        root.set_lang(lang.tag());
        root.set_title(&title);
        root.choose_option("select[name=programme]", option);
        browser::after_next_frame(move || {
            if !session.is_disposed() {
                charts::paint_canvases(session);
            }
        });
    });
    Effect::new(move || map::redraw_on_change(session));
    Effect::new(move |last: Option<Option<RecordId>>| {
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
pub(super) fn canvases_ready(session: Session) -> bool {
    session.is_hydrated(PARTS.len() - 1) || !session.matches_prerender(true)
}

/// The page as elements, with what frames its parts.
pub(super) fn page(session: Session) -> El {
    let view = |name: &'static str, heading: &'static str, parts: Vec<El>| {
        el("section").class("view").attr("data-view", name).attr("aria-labelledby", heading).children(parts)
    };
    let time = vec![timeline::head(session), timeline::drawing(session), timeline::list(session)];
    let place = vec![map::head(session), map::drawing(session), map::list(session)];
    let (time, place) = (view("timeline", "timeline-heading", time), view("map", "map-heading", place));
    let charts = vec![charts::charts(session), charts::tip_part(session)];
    let charts = view("indicators", "indicators-heading", charts);
    let views = vec![time, place, charts, table(session)];
    let main = el("main").attr("id", "main").attr("tabindex", "-1").children(views);
    el("div").class("page").children(vec![
        masthead(session),
        key_figures(session),
        toolbar(session),
        notices(session),
        el("div").class("body").children(vec![main, panel(session)]),
        footer(session),
        embed_dialog::dialog(session),
    ])
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::read;
    use crate::story::Basemap;
    use std::sync::Arc;

    #[test]
    fn every_part_is_where_it_is_looked_for() {
        Owner::new().set();
        let story = read::story(include_bytes!("../../public/stories/elder-care.json")).story.unwrap_or_default();
        let session = Session::new(Arc::new(story), Arc::new(Basemap::default()));
        let page = page(session);
        for part in PARTS {
            let found = part.path.iter().try_fold(&page, |node, place| node.child(usize::from(*place)));
            assert_eq!(found, Some(&(part.view)(session)), "{:?}", part.path);
        }
    }
}

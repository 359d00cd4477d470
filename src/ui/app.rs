//! The root component: the tree of the page, and the effects on the document outside it.

use leptos::prelude::*;

use super::about::About;
use super::charts::{self, ChartTooltip, Charts};
use super::commitments::Commitments;
use super::detail::{DetailPanel, Footer};
use super::effects::run_effect;
use super::element::{El, el};
use super::embed_dialog::EmbedDialog;
use super::head::{KeyFigures, Masthead};
use super::map::{self, MapDrawing, MapHead, MapList};
use super::part::canvases_ready;
use super::session::Session;
use super::table::Tables;
use super::timeline::{TimelineDrawing, TimelineHead, TimelineList};
use super::toolbar::{Notices, Toolbar};
use crate::browser;
use crate::state::View;
use crate::story::RecordId;

/// The whole page of an atlas.
#[component]
pub fn App(
    /// The session whose state is shown.
    session: Session,
) -> impl IntoView {
    session.handle_effects(run_effect);
    // Updates the document outside the parts: language, title and the canvases.
    Effect::new(move || {
        if !canvases_ready(session) {
            return;
        }
        session.column().width.track();
        let (lang, title, view) =
            session.scene(|ctx, _, _, state| (ctx.lang, ctx.story.title.get(ctx.lang).to_owned(), state.view));
        let root = session.root();
        let single = View::NAMES.iter().find(|(_, known)| *known == view && view != View::All);
        root.set_only_view(single.map(|(name, _)| *name));
        root.set_lang(lang.tag());
        root.set_title(&title);
        browser::after_next_frame(move || {
            if !session.is_disposed() {
                charts::paint_canvases(session);
            }
        });
    });
    Effect::new(move || map::redraw_on_change(session));
    Effect::new(move |before: Option<Option<RecordId>>| {
        let selected = session.state().selected;
        // Every record starts at its top, even if it replaces another one.
        if before.is_some_and(|before| before != selected) {
            session.root().scroll_detail_to_top();
        }
        selected
    });
    page(session)
}

/// Returns the tree of the page. Only the parts change; the elements around them are static.
fn page(session: Session) -> El {
    let view = |name: &'static str, heading: &'static str| {
        el("section").class("view").attr("data-view", name).attr("aria-labelledby", heading)
    };
    let timeline = view("timeline", "timeline-heading")
        .view(view! { <TimelineHead session /> })
        .view(view! { <TimelineDrawing session /> })
        .view(view! { <TimelineList session /> });
    let map = view("map", "map-heading")
        .view(view! { <MapHead session /> })
        .view(view! { <MapDrawing session /> })
        .view(view! { <MapList session /> });
    let indicators = view("indicators", "indicators-heading")
        .view(view! { <Charts session /> })
        .view(view! { <ChartTooltip session /> });
    let main = el("main").attr("id", "main").attr("tabindex", "-1");
    let main = main
        .view(view! { <Commitments session /> })
        .view(timeline)
        .view(map)
        .view(indicators)
        .view(view! { <Tables session /> });
    let body = el("div").class("body").children(vec![main]).view(view! { <DetailPanel session /> });
    el("div")
        .class("page")
        .view(view! { <Masthead session /> })
        .view(view! { <KeyFigures session /> })
        .view(view! { <Toolbar session /> })
        .view(view! { <Notices session /> })
        .children(vec![body])
        .view(view! { <About session /> })
        .view(view! { <Footer session /> })
        .view(view! { <EmbedDialog session /> })
}

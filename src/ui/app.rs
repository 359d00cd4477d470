//! The root component: the tree of the page, and the effects on the document outside it.

use leptos::prelude::*;

use super::chunks;
use super::current_page::CurrentPage;
use super::effects::run_effect;
use super::element::{El, el};
use super::hero::Hero;
use super::navigation;
use super::notice::Notices;
use super::part::Part;
use super::part_id::{PartId, PartInputs};
use super::reactive::run_on_change;
use super::session::Session;
use super::shell::{FilterSheet, FilterSummary, Filters, Masthead, Menu, TabBar};
use crate::scene::pages::title;
use crate::state::{Route, ShownPage, View};

/// The whole page of an atlas.
#[component]
pub fn App(
    /// The session whose state is shown.
    session: Session,
) -> impl IntoView {
    #[cfg(feature = "ssr")]
    super::split_points::connect();
    session.handle_effects(run_effect);
    let shown_page = session.shown_page();
    // Elements of a page that is left take their listeners along.
    let page_subscriptions = StoredValue::new_local(Vec::new());
    run_on_change(Box::new(move || {
        shown_page.track();
        navigation::arrive(session);
    }));
    run_on_change(Box::new(move || {
        session.has_views().track();
        session.track_renders();
        if let Some(views) = chunks::views() {
            page_subscriptions.set_value((views.subscribe_to_page)(session));
        }
    }));
    // Updates the document outside the parts: language, title, and links of the head.
    let mut shown: Option<Route> = None;
    run_on_change(Box::new(move || {
        // The head of the document is that of the prerendered page. To read it again would parse the story.
        if session.matches_prerender(PartInputs::State) && !session.is_hydrated(PartId::EmbedDialog) {
            return;
        }
        let (route, _) = session.route();
        let (lang, title, view) = session.scene(|ctx, _, _, state| (ctx.lang, title(ctx.story, &route), state.view));
        let root = session.root();
        let single = View::NAMES.iter().find(|(_, known)| *known == view && view != View::All);
        root.set_only_view(single.map(|(name, _)| *name));
        root.set_lang(lang.tag());
        root.set_title(&title);
        if shown.as_ref() != Some(&route) {
            root.set_head_links(&route);
            shown = Some(route);
        }
    }));
    run_on_change(Box::new(move || {
        if session.has_views().get()
            && let Some(views) = chunks::views()
        {
            (views.register_effects)(session);
        }
    }));
    page(session)
}

/// Returns the tree of the page. Only the parts and the current page change; the elements around them are static.
fn page(session: Session) -> El {
    let of_chunk = |id| Part::of_chunk(session, id);
    let body = el("div").class("body").view(CurrentPage::new(session)).view(of_chunk(PartId::Detail));
    // The strip has a second line then.
    let has_programme = move || {
        let is_page = matches!(session.shown_page().get(), ShownPage::Record(_));
        (!is_page && session.store.with_state(|state| state.programme.is_some())).then(String::new)
    };
    let strip = el("div")
        .class("strip")
        .view(view! { <Filters session /> })
        .view(of_chunk(PartId::Search))
        .view(view! { <FilterSummary session /> });
    el("div")
        .class("page")
        .bind_attr("data-programme", has_programme)
        .view(view! { <Masthead session /> })
        .children(vec![strip])
        .view(view! { <Notices session /> })
        .view(view! { <Hero session /> })
        .children(vec![body])
        .view(of_chunk(PartId::Footer))
        .view(view! { <Menu session /> })
        .view(view! { <FilterSheet session /> })
        .view(of_chunk(PartId::EmbedDialog))
        .view(view! { <TabBar session /> })
}

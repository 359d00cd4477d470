//! The root component: the tree of the page, and the effects on the document outside it.

use leptos::prelude::*;

use super::charts;
use super::current_page::CurrentPage;
use super::detail::{DetailPanel, Footer};
use super::effects::run_effect;
use super::element::{El, el};
use super::embed_dialog::EmbedDialog;
use super::hero::Hero;
use super::map;
use super::navigation;
use super::notice::Notices;
use super::part::canvases_ready;
use super::reactive::run_on_change;
use super::search::{self, Search};
use super::session::Session;
use super::shell::{FilterSheet, FilterSummary, Filters, Masthead, Menu, TabBar};
use super::subscriptions::subscribe_to_page;
use super::table;
use crate::browser;
use crate::scene::pages::title;
use crate::state::{Route, ShownPage, View};
use crate::story::RecordId;

/// The whole page of an atlas.
#[component]
pub fn App(
    /// The session whose state is shown.
    session: Session,
) -> impl IntoView {
    session.handle_effects(run_effect);
    let shown_page = session.shown_page();
    // Elements of a page that is left take their listeners along.
    let page_subscriptions = StoredValue::new_local(Vec::new());
    run_on_change(Box::new(move || {
        shown_page.track();
        page_subscriptions.set_value(subscribe_to_page(session));
        navigation::arrive(session);
    }));
    // Updates the document outside the parts: language, title, links of the head, and the canvases.
    let mut shown: Option<Route> = None;
    run_on_change(Box::new(move || {
        if !canvases_ready(session) {
            return;
        }
        session.column().width.track();
        // At its end there are more canvases.
        session.arrival().track();
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
        browser::after_next_frame(move || {
            if !session.is_disposed() {
                session.measure_stages();
                charts::paint_canvases(session);
            }
        });
    }));
    run_on_change(Box::new(move || map::redraw_on_change(session)));
    run_on_change(Box::new(move || search::follow_address(session)));
    run_on_change(Box::new(move || table::follow_address(session)));
    let mut before: Option<Option<RecordId>> = None;
    run_on_change(Box::new(move || {
        let selected = session.state().selected;
        // Every record starts at its top, even if it replaces another one.
        if before.replace(selected).is_some_and(|before| before != selected) {
            session.root().scroll_detail_to_top();
            // The sheet of a phone must not cover the mark.
            browser::after_next_frame(move || session.root().reveal_above("main .current", ".sheet-handle"));
        }
    }));
    page(session)
}

/// Returns the tree of the page. Only the parts and the current page change; the elements around them are static.
fn page(session: Session) -> El {
    let body = el("div").class("body").view(CurrentPage::new(session)).view(view! { <DetailPanel session /> });
    // The strip has a second line then.
    let has_programme = move || {
        let is_page = matches!(session.shown_page().get(), ShownPage::Record(_));
        (!is_page && session.store.with_state(|state| state.programme.is_some())).then(String::new)
    };
    let strip = el("div")
        .class("strip")
        .view(view! { <Filters session /> })
        .view(view! { <Search session /> })
        .view(view! { <FilterSummary session /> });
    el("div")
        .class("page")
        .bind_attr("data-programme", has_programme)
        .view(view! { <Masthead session /> })
        .children(vec![strip])
        .view(view! { <Notices session /> })
        .view(view! { <Hero session /> })
        .children(vec![body])
        .view(view! { <Footer session /> })
        .view(view! { <Menu session /> })
        .view(view! { <FilterSheet session /> })
        .view(view! { <EmbedDialog session /> })
        .view(view! { <TabBar session /> })
}

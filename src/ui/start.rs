//! From an empty browser to a page that answers: the default story at once, another one when the link names it.

use std::sync::{Arc, LazyLock};

use leptos::mount::hydrate_from;
use leptos::prelude::Set;
use wasm_bindgen_futures::spawn_local;

use super::app::{App, AppProps};
use super::events::{EVENT_TYPES, handle_event};
use super::part::PartId;
use super::{Session, bundled_basemap, fetching};
use crate::browser::{self, EventSubscription, Root};
use crate::read;
use crate::scene::map::tiles::Layer;
use crate::story::Basemap;
use crate::story::Story;

/// Takes over the prerendered page, then opens another story if the link names one. On a page that is not the program's own,
/// which only brings it, nothing happens.
pub async fn start() {
    let root = Root::of_page();
    if !root.is_waiting() {
        return;
    }
    browser::on_panic(super::mount::fail_all);
    browser::dom_content_loaded().await;
    let Some(element) = root.app() else { return root.mark_failed() };
    let session = Session::of(Arc::new(LazyLock::new(Box::new(bundled))), true, root.clone());
    hydrate_from(element, move || App(AppProps { session })).forget();
    // To measure before the first paint would hold it up.
    browser::after_paint().await;
    // Before the width is asked for: what is laid out for that is laid out for the next frame too.
    root.lay_out_below_the_fold();
    // The prerendered page is the usual state at the usual width, so the address and the width come only now.
    if let Some(width) = root.width_of(MAIN) {
        session.set_width(width);
    }
    let layers: Vec<Layer> = browser::metas("minxin:tiles").into_iter().filter_map(layer).collect();
    if !layers.is_empty() {
        session.map().tiles.set(Arc::new(layers));
    }
    let followed = browser::on_pop(move || {
        if super::embed_dialog::on_popstate(session) {
            return;
        }
        super::tour::stop(session);
        spawn_local(fetching::load_from_address(session));
    });
    followed.forget();
    listen(session).into_iter().for_each(EventSubscription::forget);
    if !root.query().is_empty() {
        root.mark_waiting();
        fetching::load_from_address(session).await;
    }
    fetching::done(session).await;
    if !session.matches_prerender(true) {
        // What was set is drawn before the next frame.
        browser::frames(1).await;
    }
    root.set_ready();
    super::embed::start(session);
    super::embed_dialog::restore(session);
    // What changes the height of the page comes at once, so that it is not long on the move.
    browser::frames(2).await;
    (0..PartId::FIRST_COUNT).for_each(|_| session.hydrate_next());
    root.lay_out_offscreen_parts();
    // Each other part takes a moment to take over. Whoever clicks sooner waits for it; who reads first, does not.
    for _ in PartId::FIRST_COUNT..PartId::COUNT {
        browser::frames(2).await;
        session.hydrate_next();
    }
}

/// What the views are laid out for the width of.
pub(super) const MAIN: &str = "#main";

/// Everything that an atlas hears.
pub(super) fn listen(session: Session) -> Vec<EventSubscription> {
    let root = session.root();
    vec![
        root.on_resize(MAIN, move |width| session.set_width(width)),
        root.on_events(".page", &EVENT_TYPES, move |event| handle_event(session, &event)),
        root.on_events(super::MAP, &super::MAP_MOVES, move |event| super::map_moved(session, &event)),
        root.on_events(super::CHARTS, &super::CHART_MOVES, move |event| super::chart_moved(session, &event)),
        root.on_events(super::TIMELINE, &super::TIMELINE_MOVES, move |event| super::timeline_moved(session, &event)),
        root.on_events("dialog.share", &["close"], move |_| super::embed_dialog::on_close(session)),
        browser::on_repaint(move || super::repaint(session)),
        root.on_events(".page", &["pointerdown"], move |_| super::charts::on_press(session)),
        browser::on_scroll(move || super::charts::on_scroll(session)),
    ]
}

/// The layer that the portal has written into the page's head.
fn layer(meta: browser::Meta) -> Option<Layer> {
    let [deepest, attribution, review] = ["data-deepest", "data-attribution", "data-review"].map(|name| meta.get(name));
    Layer::new(&meta.get("content"), deepest.parse().ok(), &attribution, &review)
}

/// The story in the page, and the base map.
fn bundled() -> (Arc<Story>, Arc<Basemap>) {
    let story = browser::embedded_text("story").and_then(|text| read::embedded_story(&text));
    if story.is_none() {
        // Without its story the page stays as it was prerendered, and says that it does not answer.
        Root::of_page().mark_failed();
    }
    (Arc::new(story.unwrap_or_default()), bundled_basemap())
}

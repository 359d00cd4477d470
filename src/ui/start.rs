//! Startup: hydrates the prerendered page, then loads the story that the address names.

use std::sync::{Arc, LazyLock};

use leptos::mount::hydrate_from;
use leptos::prelude::{Set, SetValue};
use wasm_bindgen_futures::spawn_local;

use super::app::{App, AppProps};
use super::bundle::bundled_basemap;
use super::column::COLUMN;
use super::part::PartId;
use super::session::Session;
use super::subscriptions::subscribe;
use super::{fetching, mount};
use crate::browser::{self, EventSubscription, Root};
use crate::read;
use crate::scene::map::tiles::Layer;
use crate::story::Basemap;
use crate::story::Story;

/// Hydrates the prerendered page, then opens the story of the address if it names another one. Does nothing on a page that only
/// loads the program to mount atlases.
pub async fn start() {
    let root = Root::of_page();
    if !root.is_waiting() {
        return;
    }
    browser::on_panic(mount::fail_all);
    browser::dom_content_loaded().await;
    let Some(element) = root.app() else { return root.mark_failed() };
    let session = Session::of(Arc::new(LazyLock::new(Box::new(parse_bundle))), true, root.clone());
    session.embed_dialog().mounter.set_value(Some(mount::MOUNTER));
    hydrate_from(element, move || App(AppProps { session })).forget();
    // Measuring before the first paint would delay it.
    browser::after_paint().await;
    // Before the width is read, so that this layout also serves the next frame.
    root.lay_out_below_the_fold();
    // The prerendered page has the default state and width. The address and the actual width are applied only now.
    if let Some(width) = root.width_of(COLUMN) {
        session.set_width(width);
    }
    let layers: Vec<Layer> = browser::metas("minxin:tiles").into_iter().filter_map(parse_layer).collect();
    if !layers.is_empty() {
        session.map().tiles.set(Arc::new(layers));
    }
    let feedback = browser::metas("minxin:feedback").into_iter().map(|meta| meta.get("content"));
    session.feedback().set(feedback.filter(|address| read::is_contact_address(address)).last());
    let subscription = browser::on_pop(move || {
        if super::embed_dialog::on_popstate(session) {
            return;
        }
        super::tour::stop(session);
        spawn_local(fetching::load_from_address(session));
    });
    subscription.forget();
    subscribe(session).into_iter().for_each(EventSubscription::forget);
    if !root.query().is_empty() {
        root.mark_waiting();
        fetching::load_from_address(session).await;
    }
    fetching::wait_until_done(session).await;
    if !session.matches_prerender(true) {
        // The changed state is drawn before the next frame.
        browser::frames(1).await;
    }
    root.set_ready();
    super::embed::start(session);
    super::embed_dialog::restore(session);
    // Parts that change the height of the page are hydrated together, so that the layout is stable early.
    browser::frames(2).await;
    (0..PartId::FIRST_COUNT).for_each(|_| session.hydrate_next());
    root.lay_out_offscreen_parts();
    // Hydrating each other part takes a moment. A click waits for at most one of them, and reading is not interrupted.
    for _ in PartId::FIRST_COUNT..PartId::COUNT {
        browser::frames(2).await;
        session.hydrate_next();
    }
}

/// Parses a tile layer from a `minxin:tiles` meta element of the page's head; `None` if it is invalid.
fn parse_layer(meta: browser::Meta) -> Option<Layer> {
    let [deepest, attribution, review] = ["data-deepest", "data-attribution", "data-review"].map(|name| meta.get(name));
    Layer::new(&meta.get("content"), deepest.parse().ok(), &attribution, &review)
}

/// Parses the story embedded in the page and the bundled base map.
fn parse_bundle() -> (Arc<Story>, Arc<Basemap>) {
    let story = browser::embedded_text("story").and_then(|text| read::embedded_story(&text));
    if story.is_none() {
        // Without its story the page stays as prerendered and shows that it is not interactive.
        Root::of_page().mark_failed();
    }
    (Arc::new(story.unwrap_or_default()), bundled_basemap())
}

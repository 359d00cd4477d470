//! Startup: hydrates the overview or replaces a static page, then loads the story that the address names.

use std::pin::Pin;
use std::sync::{Arc, LazyLock, Mutex};

use leptos::mount::{hydrate_from, mount_to};

use super::app::{App, AppProps};
use super::bundle::bundled_basemap;
use super::chunks::{prefetch_overview, prefetch_views, wait_for_overview, wait_for_views, with_views};
use super::column::COLUMN;
use super::part_id::PartInputs;
use super::session::Session;
use super::subscriptions::subscribe;
use super::{chunks, fetching, hydration, mount, navigation, shell, split_points, unknown_address};
use crate::browser::{self, EventSubscription, Root, TimeSlice, spawn_local};
use crate::gather::Gather;
use crate::read;
use crate::scene::map::tiles::Layer;
use crate::story::Basemap;
use crate::story::{Lang, Story};

/// Hydrates the prerendered page or replaces a static one, then opens the story of the address if it names another one. Does nothing on a page that only
/// loads the program to mount atlases.
pub async fn start() {
    let root = Root::of_page();
    if !root.is_waiting() {
        return;
    }
    browser::on_panic(mount::fail_all);
    split_points::connect();
    browser::dom_content_loaded().await;
    let Some(element) = root.app() else { return root.mark_failed() };
    let is_prerendered = root.is_prerendered();
    let mut bundle: BundleParser = Box::new(parse_bundle);
    if !is_prerendered {
        // The views make the whole page.
        root.mark_waiting();
        wait_for_views().await;
        // Its text is replaced, so the story has to be readable.
        let Some(story) = page_story(&root) else { return root.mark_failed() };
        if root.is_not_found() && !unknown_address::resolve(&root, &story).await {
            return root.set_ready();
        }
        bundle = Box::new(move || (Arc::new(story), bundled_basemap()));
    }
    let session = Session::of(Arc::new(LazyLock::new(bundle)), root.page_lang() == Lang::default(), root.clone());
    chunks::signal_when_loaded(session);
    session.store.bundle_path.set_value(root.page_story());
    session.store.loaded_path.set_value(root.page_story());
    session.embed_dialog().mounter.set_value(Some(mount::MOUNTER));
    if is_prerendered {
        hydrate_from(element, move || App(AppProps { session })).forget();
    } else {
        // The state is that of the address from the first element on, so that the page is built once.
        session.follow_address();
        root.clear_app();
        mount_to(element, move || App(AppProps { session })).forget();
    }
    // Measuring before the first paint would delay it.
    browser::after_paint().await;
    // Before the width is read, so that this layout also serves the next frame.
    root.lay_out_below_the_fold();
    // The prerendered page has the default state and width. The address and the actual width are applied only now.
    if let Some(width) = root.width_of(COLUMN) {
        session.set_width(width);
    }
    let layers: Vec<Layer> = browser::metas("minxin:tiles").into_iter().filter_map(parse_layer).gather();
    if !layers.is_empty() {
        session.map().tiles.set(Arc::new(layers));
    }
    let feedback = browser::metas("minxin:feedback").into_iter().map(|meta| meta.get("content"));
    session.feedback().set(feedback.filter(|address| read::is_contact_address(address)).last());
    let subscription = browser::on_pop(move || {
        if !shell::restore_filters(session) {
            shell::close_filters(session);
            if super::embed_dialog::on_popstate(session) {
                return;
            }
        }
        session.stop_tour();
        shell::hide_qr_code(session);
        // The browser restores the position of the page that the reader goes back to.
        session.arrival().set(false);
        spawn_local(fetching::load_from_address(session));
    });
    subscription.forget();
    subscribe(session).into_iter().for_each(EventSubscription::forget);
    let names_more = !root.query().is_empty();
    if names_more {
        root.mark_waiting();
        // At the same time. An action before the story is there must not change the address to one without it.
        prefetch_views();
        fetching::load_from_address(session).await;
    }
    fetching::wait_until_done(session).await;
    if names_more {
        // What the address names is not the overview, which alone needs no view.
        wait_for_views().await;
    }
    // Before the address is written, which drops the fragment.
    show_fragment(session, is_prerendered);
    navigation::canonicalise(session);
    if !session.matches_prerender(PartInputs::StateAndWidth) {
        // The changed state is drawn before the next frame.
        browser::frames(1).await;
    }
    root.set_ready();
    super::embed::start(session);
    super::embed_dialog::restore(session);
    shell::restore_filters(session);
    if is_prerendered {
        // At the same time.
        prefetch_overview();
        prepare_story(&root).await;
    }
    wait_for_overview().await;
    prefetch_views();
    root.lay_out_offscreen_parts();
    hydration::hydrate_in_turn(session, is_prerendered).await;
    browser::mark_live();
}

/// Shows the row or element that the fragment of the address names. A prerendered element was shown by the browser.
fn show_fragment(session: Session, is_prerendered: bool) {
    let root = session.root();
    if let Some(id) = root.fragment()
        && !(is_prerendered && root.has_target(&id))
        && !root.show_target(&id)
    {
        with_views(move |views| (views.show_row)(session, &id));
    }
}

/// Parses a tile layer from a `minxin:tiles` meta element of the page's head; `None` if it is invalid.
fn parse_layer(meta: browser::Meta) -> Option<Layer> {
    let [deepest, attribution, review] = ["data-deepest", "data-attribution", "data-review"].map(|name| meta.get(name));
    Layer::new(&meta.get("content"), deepest.parse().ok(), &attribution, &review)
}

/// Parses the story of the page when it is first used.
type BundleParser = Box<dyn FnOnce() -> (Arc<Story>, Arc<Basemap>) + Send>;

/// The story of the prerendered page, parsed in steps before anything needed it.
static PREPARED: Mutex<Option<Story>> = Mutex::new(None);

/// Parses the story of the prerendered page in steps, so that the page responds meanwhile. What needs the story before that parses
/// it at once.
async fn prepare_story(root: &Root) {
    let Some(text) = root.story_text() else { return };
    let slice = TimeSlice::new();
    let pause = || -> Pin<Box<dyn Future<Output = ()>>> { Box::pin(slice.clone().pause()) };
    let story = read::bundled_story_in_steps(&text, &pause).await;
    // Something may have needed it meanwhile.
    if root.story_text().is_some()
        && let Ok(mut prepared) = PREPARED.lock()
    {
        *prepared = story;
    }
}

/// Parses the story of the prerendered page and the bundled base map.
fn parse_bundle() -> (Arc<Story>, Arc<Basemap>) {
    let root = Root::of_page();
    let prepared = PREPARED.lock().ok().and_then(|mut prepared| prepared.take());
    let story = prepared.or_else(|| page_story(&root));
    root.drop_story_text();
    if story.is_none() {
        // The page stays as prerendered, and shows that it is not interactive.
        root.mark_failed();
    }
    (Arc::new(story.unwrap_or_default()), bundled_basemap())
}

/// Parses the data of the page's story, which `boot.js` has fetched. `None` if it cannot be read.
fn page_story(root: &Root) -> Option<Story> {
    root.story_text().and_then(|text| read::bundled_story(&text))
}

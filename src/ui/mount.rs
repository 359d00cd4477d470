//! Atlases mounted in other documents: each lives in an element of a shadow root, and can be removed completely.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use leptos::mount::mount_to;
use web_sys::HtmlElement;

use super::app::{App, AppProps};
use super::bundle::{DEFAULT_STORY, bundled_basemap, other_story};
use super::chunks::{prefetch_overview, prefetch_views, wait_for_views};
use super::column::COLUMN;
use super::embed::{ReportedState, run_command};
use super::embed_dialog::Mounter;
use super::fetching;
use super::reactive::run_on_change;
use super::session::Session;
use super::split_points;
use super::subscriptions::subscribe;
use crate::browser::{self, Root, spawn_local};
use crate::embed::{Command, Event, RequestQueue};
use crate::story::{Lang, Story};
use crate::words::{Words, words};

/// The functions that the preview of the embed dialog is mounted with.
pub(super) const MOUNTER: Mounter = Mounter { mount, send, unmount };

/// An atlas mounted in another document.
struct MountedAtlas {
    id: u32,
    root: Root,
    /// `None` until its story is loaded.
    session: Option<Session>,
    /// Commands since the last animation frame, or since the atlas was mounted while its story is being fetched.
    queue: RequestQueue,
    /// Event subscriptions, followed by the mounted view. They are dropped in this order.
    subscriptions: Vec<Box<dyn Any>>,
}

thread_local! {
    static MOUNTED: RefCell<Vec<MountedAtlas>> = const { RefCell::new(Vec::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Mounts an atlas in an element of a shadow root and returns its id for [`unmount`] and [`send`]. Its files are below the
/// address `base`, which ends with a slash. `query` is its initial state, as in the address of the atlas.
///
/// Events are dispatched on the host element of the shadow root: `ready`, `select`, `viewchange` and `error`.
pub fn mount(element: HtmlElement, base: String, query: String) -> u32 {
    browser::on_panic(fail_all);
    split_points::connect();
    let id = LAST.get() + 1;
    LAST.set(id);
    let root = Root::in_shadow_root(element.into(), base, query);
    MOUNTED.with_borrow_mut(|mounted| {
        mounted.push(MountedAtlas {
            id,
            root: root.clone(),
            session: None,
            queue: RequestQueue::default(),
            subscriptions: Vec::new(),
        });
    });
    spawn_local(load_and_mount(id, root));
    id
}

/// Removes an atlas with its elements and event subscriptions. Does nothing if the id is unknown.
pub fn unmount(id: u32) {
    // Code that runs while it is dropped may access `MOUNTED`, which must not be borrowed then.
    let removed = MOUNTED.with_borrow_mut(|mounted| {
        let index = mounted.iter().position(|atlas| atlas.id == id)?;
        Some(mounted.remove(index))
    });
    if let Some(MountedAtlas { root, subscriptions, .. }) = removed {
        drop(subscriptions);
        root.clear();
    }
}

/// Runs a command of the embed protocol in the next animation frame. Of several commands of one kind, only the last one counts.
/// Commands wait until the story is loaded. An unknown command or id is ignored.
pub fn send(id: u32, command: &str, value: &str) {
    let Some(command) = Command::of(command, &|_| Some(value)) else { return };
    let is_first = MOUNTED.with_borrow_mut(|mounted| {
        mounted
            .iter_mut()
            .find(|atlas| atlas.id == id)
            .is_some_and(|atlas| atlas.queue.push(command) && atlas.session.is_some())
    });
    if is_first {
        spawn_local(async move {
            browser::frames(1).await;
            run_queued_commands(id);
        });
    }
}

/// Runs the queued commands, if the story is loaded.
fn run_queued_commands(id: u32) {
    let pending = MOUNTED.with_borrow_mut(|mounted| {
        let atlas = mounted.iter_mut().find(|atlas| atlas.id == id)?;
        Some((atlas.session?, atlas.queue.take().0))
    });
    let Some((session, commands)) = pending else { return };
    for command in commands {
        // A command may cause the host to unmount the atlas.
        if !session.is_disposed() {
            run_command(session, command);
        }
    }
}

/// Marks the page and all mounted atlases as failed after a panic.
pub(super) fn fail_all() {
    Root::of_page().mark_failed();
    MOUNTED.with(|mounted| {
        // The code that panicked may have borrowed it.
        for atlas in mounted.try_borrow().iter().flat_map(|mounted| mounted.iter()) {
            atlas.root.mark_failed();
            atlas.root.emit("error", "reason", "start");
        }
    });
}

fn is_mounted(id: u32) -> bool {
    MOUNTED.with_borrow(|mounted| mounted.iter().any(|atlas| atlas.id == id))
}

/// Fetches the story, then mounts the atlas.
async fn load_and_mount(id: u32, root: Root) {
    let fail = |message: &dyn Fn(&Words) -> String| {
        let lang = root.parameter("lang").and_then(|tag| Lang::of_tag(&tag)).unwrap_or_default();
        root.set_lang(lang.tag());
        root.announce(&message(words(lang)));
        root.emit("error", "reason", "story");
    };
    let named = match other_story(&root.query()) {
        Some(Err(path)) => return fail(&|words| (words.path_refused)(&path)),
        named => named.and_then(Result::ok),
    };
    let path = named.clone().unwrap_or_else(|| DEFAULT_STORY.to_owned());
    // Both are fetched at the same time.
    prefetch_overview();
    prefetch_views();
    let failing = root.clone();
    let failures = browser::on_chunk(move |chunk, code| {
        if chunk == "views" && code.is_some() {
            failing.emit("error", "reason", "start");
        }
    });
    let opened = fetching::fetch_story(&root, &path, &|_| ()).await;
    wait_for_views().await;
    drop(failures);
    if !is_mounted(id) {
        return;
    }
    let (story, problems) = match opened {
        Ok(opened) => opened,
        Err(error) => return fail(&|words| (words.not_fetched)(&path, &error)),
    };
    let Some(session) = mount_story(id, &root, story) else { return };
    session.store.bundle_path.set_value(named.clone());
    session.store.loaded_path.set_value(named);
    session.store.report_notices(&path, fetching::problem_notice(&path, problems));
    if let Some(width) = root.width_of(COLUMN) {
        session.set_width(width);
    }
    session.follow_address();
    run_queued_commands(id);
    // The initial state is not a page that the reader comes to: it is whole when it is ready, and leaves focus and position to the host.
    session.arrival().set(false);
    session.hydrate_all();
    root.lay_out_offscreen_parts();
    browser::frames(2).await;
    if !session.is_disposed() {
        root.set_ready();
        root.emit("ready", "", "");
    }
}

/// Mounts the elements and subscribes to events. Returns `None` if the root has no element.
fn mount_story(id: u32, root: &Root, story: Story) -> Option<Session> {
    let element = root.element()?;
    let created = Rc::new(Cell::new(None));
    let (result, atlas_root) = (created.clone(), root.clone());
    let view = mount_to(element, move || {
        let bundle = move || (Arc::new(story), bundled_basemap());
        let session = Session::of(Arc::new(LazyLock::new(Box::new(bundle))), false, atlas_root);
        session.embed_dialog().mounter.set_value(Some(MOUNTER));
        result.set(Some(session));
        let reported = RefCell::new(ReportedState::default());
        run_on_change(Box::new(move || {
            let state = session.state();
            reported.borrow_mut().update(session, &state, |event| emit(&session.root(), event));
        }));
        App(AppProps { session })
    });
    let session = created.get()?;
    let subscriptions: Vec<Box<dyn Any>> = vec![Box::new(subscribe(session)), Box::new(view)];
    MOUNTED.with_borrow_mut(|mounted| {
        if let Some(atlas) = mounted.iter_mut().find(|atlas| atlas.id == id) {
            (atlas.session, atlas.subscriptions) = (Some(session), subscriptions);
        }
    });
    Some(session)
}

fn emit(root: &Root, event: &Event<'_>) {
    match event {
        Event::Select(id) => root.emit("select", "sel", id),
        Event::View(view) => root.emit("viewchange", "view", view),
        Event::Error(reason) => root.emit("error", "reason", reason),
        Event::Ready => {}
    }
}

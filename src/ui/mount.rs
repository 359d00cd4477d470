//! Atlases mounted in other documents: each lives in an element of a shadow root, and can be removed completely.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use leptos::mount::mount_to;
use leptos::prelude::{Effect, SetValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::app::{App, AppProps};
use super::embed::{ReportedState, run_command};
use super::part::PartId;
use super::start::{MAIN, listen};
use super::{DEFAULT_STORY, Session, bundled_basemap, fetching};
use crate::browser::{self, Root};
use crate::embed::{Command, Event, RequestQueue};
use crate::state::story_path;
use crate::story::{Lang, Story};
use crate::words::{Words, words};

/// An atlas mounted in another document.
struct MountedAtlas {
    root: Root,
    /// `None` until its story is loaded.
    session: Option<Session>,
    /// Commands since the last animation frame, or since the atlas was mounted while its story is being fetched.
    queue: RequestQueue,
    /// Event subscriptions, followed by the mounted view. They are dropped in this order.
    subscriptions: Vec<Box<dyn Any>>,
}

thread_local! {
    static GUESTS: RefCell<BTreeMap<u32, MountedAtlas>> = const { RefCell::new(BTreeMap::new()) };
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Mounts an atlas in an element of a shadow root and returns its id for [`unmount`] and [`send`]. Its files are below the
/// address `base`, which ends with a slash. `query` is its initial state, as in the address of the atlas.
///
/// Events are dispatched on the host element of the shadow root: `ready`, `select`, `viewchange` and `error`.
pub fn mount(element: HtmlElement, base: String, query: String) -> u32 {
    browser::on_panic(fail_all);
    let id = LAST.get() + 1;
    LAST.set(id);
    let root = Root::in_shadow_root(element.into(), base, query);
    GUESTS.with_borrow_mut(|guests| {
        guests.insert(
            id,
            MountedAtlas {
                root: root.clone(),
                session: None,
                queue: RequestQueue::default(),
                subscriptions: Vec::new(),
            },
        )
    });
    spawn_local(load_and_mount(id, root));
    id
}

/// Removes an atlas with its elements and event subscriptions. Does nothing if the id is unknown.
pub fn unmount(id: u32) {
    // Code that runs while it is dropped may access `GUESTS`, which must not be borrowed then.
    let guest = GUESTS.with_borrow_mut(|guests| guests.remove(&id));
    if let Some(MountedAtlas { root, subscriptions: held, .. }) = guest {
        drop(held);
        root.clear();
    }
}

/// Runs a command of the embed protocol in the next animation frame. Of several commands of one kind, only the last one counts.
/// Commands wait until the story is loaded. An unknown command or id is ignored.
pub fn send(id: u32, command: &str, value: &str) {
    let Some(command) = Command::of(command, &|_| Some(value)) else { return };
    let is_first = GUESTS.with_borrow_mut(|guests| {
        guests.get_mut(&id).is_some_and(|guest| guest.queue.push(command) && guest.session.is_some())
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
    let waiting = GUESTS.with_borrow_mut(|guests| {
        let guest = guests.get_mut(&id)?;
        Some((guest.session?, guest.queue.take().0))
    });
    let Some((session, commands)) = waiting else { return };
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
    GUESTS.with(|guests| {
        // The code that panicked may have borrowed it.
        for guest in guests.try_borrow().iter().flat_map(|guests| guests.values()) {
            guest.root.mark_failed();
            guest.root.emit("error", "reason", "start");
        }
    });
}

fn is_mounted(id: u32) -> bool {
    GUESTS.with_borrow(|guests| guests.contains_key(&id))
}

/// Fetches the story, then mounts the atlas.
async fn load_and_mount(id: u32, root: Root) {
    let fail = |sentence: &dyn Fn(&Words) -> String| {
        let lang = root.parameter("lang").and_then(|tag| Lang::of_tag(&tag)).unwrap_or_default();
        root.set_lang(lang.tag());
        root.announce(&sentence(words(lang)));
        root.emit("error", "reason", "story");
    };
    let named = match story_path(&root.query()) {
        Some(Err(path)) => return fail(&|words| (words.path_refused)(&path)),
        named => named.and_then(Result::ok),
    };
    let path = named.clone().unwrap_or_else(|| DEFAULT_STORY.to_owned());
    let ctx = fetching::open(&root, &path, &|_| ()).await;
    if !is_mounted(id) {
        return;
    }
    let (story, problems) = match ctx {
        Ok(ctx) => ctx,
        Err(why) => return fail(&|words| (words.not_fetched)(&path, &why)),
    };
    let Some(session) = mount_story(id, &root, story) else { return };
    session.opened.set_value(named);
    session.report_notices(&path, fetching::problem_notice(&path, problems));
    if let Some(width) = root.width_of(MAIN) {
        session.set_width(width);
    }
    session.follow_address();
    run_queued_commands(id);
    (0..PartId::COUNT).for_each(|_| session.hydrate_next());
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
    let made = Rc::new(Cell::new(None));
    let (ctx, own) = (made.clone(), root.clone());
    let atlas = mount_to(element, move || {
        let bundle = move || (Arc::new(story), bundled_basemap());
        let session = Session::of(Arc::new(LazyLock::new(Box::new(bundle))), false, own);
        ctx.set(Some(session));
        let known = RefCell::new(ReportedState::default());
        Effect::new(move || {
            let state = session.state();
            known.borrow_mut().learn(session, &state, |event| emit(&session.root(), event));
        });
        App(AppProps { session })
    });
    let session = made.get()?;
    let held: Vec<Box<dyn Any>> = vec![Box::new(listen(session)), Box::new(atlas)];
    GUESTS.with_borrow_mut(|guests| {
        if let Some(guest) = guests.get_mut(&id) {
            (guest.session, guest.subscriptions) = (Some(session), held);
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

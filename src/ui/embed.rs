//! The page in an iframe: it reports its height and events to the host, and runs the host's commands.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::{Effect, GetUntracked, Track, With, untrack};
use wasm_bindgen_futures::spawn_local;

use super::message::Message as Notice;
use super::session::Session;
use crate::browser;
use crate::embed::{
    self, Command, Event, HostMessage, Message, MessageData, RequestQueue, ResizeLoopGuard, ResizeProtocols, Verdict,
};
use crate::scene::records::embed_code::THEMES;
use crate::state::{Action, State, View};
use crate::story::Lang;

/// Selector of the measured element. The document is unsuitable, because it is at least as high as its frame.
const APP: &str = "#app";

/// State last reported to the host: the selected id, the view, and true if the requested story is missing.
#[derive(Default)]
pub(super) struct ReportedState(String, View, bool);

/// Connection to the host of the iframe.
struct EmbedFrame {
    protocols: ResizeProtocols,
    loop_guard: ResizeLoopGuard,
    /// Size reported last, in CSS pixels.
    size: (f64, f64),
    /// Origin of the first host that sent a hello message. Only this origin receives events and may send commands.
    origin: Option<String>,
    reported: ReportedState,
    /// Requests of the host since the last animation frame.
    queue: RequestQueue,
}

type Shared = Rc<RefCell<EmbedFrame>>;

/// Connects to the host for the lifetime of the page. Does nothing if the page is not embedded.
pub(super) fn start(session: Session) {
    if !browser::is_embedded() {
        return;
    }
    let root = session.root();
    let frame = EmbedFrame {
        protocols: ResizeProtocols::new(&root.address(), |key| root.parameter(key)),
        loop_guard: ResizeLoopGuard::default(),
        size: (0.0, 0.0),
        origin: None,
        reported: ReportedState::default(),
        queue: RequestQueue::default(),
    };
    let frame: Shared = Rc::new(RefCell::new(frame));
    post_all(frame.borrow().protocols.greeting());
    let own = frame.clone();
    root.on_box(APP, move |width, height| on_resize(&own, width, height)).forget();
    let own = frame.clone();
    browser::on_host(move |data, origin| on_message(session, &own, &data, origin)).forget();
    let own = frame.clone();
    root.on_events(APP, &["pointerdown", "keydown", "wheel"], move |_| own.borrow_mut().loop_guard.reset()).forget();
    Effect::new(move || {
        let state = session.state();
        session.store.messages.track();
        report_changes(session, &frame, &state);
        // An offscreen frame is laid out only when its size is read. The size is read after the elements change.
        let own = frame.clone();
        spawn_local(async move {
            browser::frames(2).await;
            if let Some((width, height)) = session.root().size_of(APP) {
                on_resize(&own, width, height);
            }
        });
    });
}

fn post_all(messages: impl IntoIterator<Item = Message>) {
    for message in messages {
        browser::post_to_host(&message, "*");
    }
}

/// Reports the size if it differs from the last one by a pixel or more.
fn on_resize(frame: &Shared, width: f64, height: f64) {
    let mut frame = frame.borrow_mut();
    let (wide, high) = frame.size;
    if (wide - width).abs() < 1.0 && (high - height).abs() < 1.0 {
        return;
    }
    match frame.loop_guard.judge(height, browser::now()) {
        Verdict::Report => {
            frame.size = (width, height);
            post_all(frame.protocols.size(width, height));
        }
        Verdict::Suppress => {}
        Verdict::LoopDetected => post_all([embed::encode_event(&Event::Error("resize-loop"))]),
    }
}

fn on_message(session: Session, frame: &Shared, data: &MessageData, origin: String) {
    let mut own = frame.borrow_mut();
    let Some(heard) = embed::parse_message(data, own.protocols.child()) else { return };
    let is_first = match &heard {
        HostMessage::Command(command) => own.origin.as_ref() == Some(&origin) && own.queue.push(command.clone()),
        other => own.protocols.note(other) && own.queue.request_size(),
    };
    if is_first {
        answer_next_frame(session, frame);
    }
    if heard == HostMessage::Hello && own.origin.is_none() {
        browser::post_to_host(&embed::encode_event(&Event::Ready), &origin);
        own.origin = Some(origin);
        drop(own);
        report_changes(session, frame, &untrack(|| session.state()));
    }
}

/// Runs all commands of the host in the next animation frame, and reports the size if the host requested it.
fn answer_next_frame(session: Session, frame: &Shared) {
    let frame = frame.clone();
    spawn_local(async move {
        browser::frames(1).await;
        let (commands, wants_size) = frame.borrow_mut().queue.take();
        if !commands.is_empty() {
            // A resize after a command is intended by the host.
            frame.borrow_mut().loop_guard.reset();
        }
        for command in commands {
            run_command(session, command);
        }
        let mut own = frame.borrow_mut();
        let (width, height) = own.size;
        if wants_size && height > 0.0 {
            post_all(own.protocols.size(width, height));
        }
    });
}

/// Reports changes of the selection, the view and the story to the host. Does nothing before the hello message.
fn report_changes(session: Session, frame: &Shared, state: &State) {
    let mut frame = frame.borrow_mut();
    let Some(origin) = frame.origin.clone() else { return };
    frame.reported.learn(session, state, |event| browser::post_to_host(&embed::encode_event(event), &origin));
}

impl ReportedState {
    /// Calls `tell` with an event for every change since the last call. Reactive to the notices.
    pub(super) fn learn(&mut self, session: Session, state: &State, tell: impl Fn(&Event<'_>)) {
        let story = session.story();
        let id = state.selected.map(|at| story.id_of(at).to_owned()).unwrap_or_default();
        if id != self.0 {
            tell(&Event::Select(&id));
            self.0 = id;
        }
        if state.view != self.1 {
            let word = View::NAMES.iter().find(|(_, view)| *view == state.view).map_or("", |(word, _)| word);
            tell(&Event::View(word));
            self.1 = state.view;
        }
        let is_missing = session.store.messages.with(|messages| messages.iter().any(Notice::is_story_missing));
        if is_missing && !self.2 {
            tell(&Event::Error("story"));
        }
        self.2 = is_missing;
    }
}

/// Runs a command of the host. An unknown id, language, view or theme is ignored.
pub(super) fn run_command(session: Session, command: Command) {
    let action = match command {
        Command::Select(id) if id.is_empty() => Some(Action::Select(None)),
        Command::Select(id) => session.story().lookup(&id).map(|at| Action::Select(Some(at))),
        Command::Lang(tag) => {
            // The English text is not fetched twice.
            let is_coming = session.store.busy.get_untracked();
            Lang::of_tag(&tag).filter(|lang| !is_coming || *lang != Lang::En).map(Action::SetLanguage)
        }
        Command::View(word) => View::NAMES.iter().find(|(own, _)| *own == word).map(|(_, view)| Action::SetView(*view)),
        Command::Theme(word) => {
            if let Some(theme) = THEMES.into_iter().find(|own| own.eq_ignore_ascii_case(&word)) {
                session.root().set_theme(theme);
                super::repaint::repaint(session);
            }
            None
        }
        Command::Print => {
            browser::print();
            None
        }
    };
    if let Some(action) = action {
        session.dispatch(action);
    }
}

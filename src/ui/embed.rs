//! The page in an iframe: it reports its height and events to the host, and runs the host's commands.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::untrack;

use super::message::Message as Notice;
use super::reactive::run_on_change;
use super::session::Session;
use crate::browser::{self, spawn_local};
use crate::embed::{
    self, Command, Event, HeightDecision, HostMessage, Message, MessageData, RequestQueue, ResizeLoopGuard,
    ResizeProtocols,
};
use crate::scene::records::embed_code::THEMES;
use crate::state::{Action, State, View};
use crate::story::Lang;

/// Selector of the measured element. The document is unsuitable, because it is at least as high as its frame.
const APP: &str = "#app";

/// State last reported to the host.
#[derive(Default)]
pub(super) struct ReportedState {
    /// Id of the selected record. Empty without a selection.
    selected: String,
    view: View,
    /// True if the requested story is not shown.
    is_story_missing: bool,
}

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

type SharedFrame = Rc<RefCell<EmbedFrame>>;

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
    let frame: SharedFrame = Rc::new(RefCell::new(frame));
    post_all(frame.borrow().protocols.greeting());
    let resize_frame = frame.clone();
    root.on_box(APP, move |width, height| on_resize(&resize_frame, width, height)).forget();
    let message_frame = frame.clone();
    browser::on_host(move |data, origin| on_message(session, &message_frame, &data, origin)).forget();
    let input_frame = frame.clone();
    root.on_events(APP, &["pointerdown", "keydown", "wheel"], move |_| input_frame.borrow_mut().loop_guard.reset())
        .forget();
    run_on_change(Box::new(move || {
        let state = session.state();
        session.store.messages.track();
        report_changes(session, &frame, &state);
        // An offscreen frame is laid out only when its size is read. The size is read after the elements change.
        let frame = frame.clone();
        spawn_local(async move {
            browser::frames(2).await;
            if let Some((width, height)) = session.root().size_of(APP) {
                on_resize(&frame, width, height);
            }
        });
    }));
}

fn post_all(messages: impl IntoIterator<Item = Message>) {
    for message in messages {
        browser::post_to_host(&message, "*");
    }
}

/// Reports the size if it differs from the last one by a pixel or more.
fn on_resize(frame: &SharedFrame, width: f64, height: f64) {
    let mut frame = frame.borrow_mut();
    let (last_width, last_height) = frame.size;
    if (last_width - width).abs() < 1.0 && (last_height - height).abs() < 1.0 {
        return;
    }
    match frame.loop_guard.decide(height, browser::now()) {
        HeightDecision::Report => {
            frame.size = (width, height);
            post_all(frame.protocols.size(width, height));
        }
        HeightDecision::Suppress => {}
        HeightDecision::LoopDetected => post_all([embed::encode_event(&Event::Error("resize-loop"))]),
    }
}

fn on_message(session: Session, shared: &SharedFrame, data: &MessageData, origin: String) {
    let mut frame = shared.borrow_mut();
    let Some(message) = embed::parse_message(data, frame.protocols.child()) else { return };
    // Only the first request since the last animation frame needs a callback.
    let is_first = match &message {
        HostMessage::Command(command) => frame.origin.as_ref() == Some(&origin) && frame.queue.push(command.clone()),
        other => frame.protocols.note(other) && frame.queue.request_size(),
    };
    if is_first {
        answer_next_frame(session, shared);
    }
    if message == HostMessage::Hello && frame.origin.is_none() {
        browser::post_to_host(&embed::encode_event(&Event::Ready), &origin);
        frame.origin = Some(origin);
        drop(frame);
        report_changes(session, shared, &untrack(|| session.state()));
    }
}

/// Runs all commands of the host in the next animation frame, and reports the size if the host requested it.
fn answer_next_frame(session: Session, shared: &SharedFrame) {
    let shared = shared.clone();
    spawn_local(async move {
        browser::frames(1).await;
        let (commands, wants_size) = shared.borrow_mut().queue.take();
        if !commands.is_empty() {
            // A resize after a command is intended by the host.
            shared.borrow_mut().loop_guard.reset();
        }
        for command in commands {
            run_command(session, command);
        }
        let mut frame = shared.borrow_mut();
        let (width, height) = frame.size;
        if wants_size && height > 0.0 {
            post_all(frame.protocols.size(width, height));
        }
    });
}

/// Reports changes of the selection, the view and the story to the host. Does nothing before the hello message.
fn report_changes(session: Session, frame: &SharedFrame, state: &State) {
    let mut frame = frame.borrow_mut();
    let Some(origin) = frame.origin.clone() else { return };
    frame.reported.update(session, state, |event| browser::post_to_host(&embed::encode_event(event), &origin));
}

impl ReportedState {
    /// Calls `report` with an event for every change since the last call. Reactive to the notices.
    pub(super) fn update(&mut self, session: Session, state: &State, report: impl Fn(&Event<'_>)) {
        let story = session.story();
        let id = state.selected.map(|record| story.id_of(record).to_owned()).unwrap_or_default();
        if id != self.selected {
            report(&Event::Select(&id));
            self.selected = id;
        }
        if state.view != self.view {
            let name = View::NAMES.iter().find(|(_, view)| *view == state.view).map_or("", |(name, _)| name);
            report(&Event::View(name));
            self.view = state.view;
        }
        let is_missing = session.store.messages.with(|messages| messages.iter().any(Notice::is_story_missing));
        if is_missing && !self.is_story_missing {
            report(&Event::Error("story"));
        }
        self.is_story_missing = is_missing;
    }
}

/// Runs a command of the host. An unknown id, language, view or theme is ignored.
pub(super) fn run_command(session: Session, command: Command) {
    let action = match command {
        Command::Select(id) if id.is_empty() => Some(Action::Select(None)),
        Command::Select(id) => session.story().lookup(&id).map(|record| Action::Select(Some(record))),
        Command::Lang(tag) => {
            // The English text is not fetched twice.
            let is_fetching = session.store.busy.get_untracked();
            Lang::of_tag(&tag).filter(|lang| !is_fetching || *lang != Lang::En).map(Action::SetLanguage)
        }
        Command::View(name) => {
            View::NAMES.iter().find(|(known, _)| *known == name).map(|(_, view)| Action::SetView(*view))
        }
        Command::Theme(name) => {
            if let Some(theme) = THEMES.into_iter().find(|theme| theme.eq_ignore_ascii_case(&name)) {
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

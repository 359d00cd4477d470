//! The page in another page's frame: what hosts say, what they are told, and in whose words. Pure: it posts and hears nothing itself.

mod container_queries;
mod incoming;
mod request_queue;
mod resize_loop_guard;
mod resize_protocols;

pub use container_queries::to_container_units;
pub use incoming::{Command, HostMessage, MAX_TEXT_LENGTH, MessageData, parse_message};
pub use request_queue::RequestQueue;
pub use resize_loop_guard::{ResizeLoopGuard, Verdict};
pub use resize_protocols::{HostFilter, ResizeProtocols};

/// A value in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// An object with one member.
    Inner(String, f64),
}

/// What is posted to the host.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A string.
    Text(String),
    /// An object.
    Fields(Vec<(&'static str, Field)>),
}

/// Who speaks, in messages of our own dialect.
const CHILD_SENTINEL: &str = "minxin-atlas";
/// Who is spoken to, in the same.
const HOST_SENTINEL: &str = "minxin-atlas-host";

/// What happened, for a host that said hello.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// Everything is drawn and answers.
    Ready,
    /// A record was chosen, by its id; none with an empty one.
    Select(&'a str),
    /// Another view is looked at, by its word.
    View(&'a str),
    /// Something is wrong, by a word.
    Error(&'a str),
}

/// An event in our own dialect.
pub fn encode_event(event: &Event<'_>) -> Message {
    let (kind, detail) = match event {
        Event::Ready => ("ready", None),
        Event::Select(id) => ("select", Some(("sel", *id))),
        Event::View(view) => ("viewchange", Some(("view", *view))),
        Event::Error(what) => ("error", Some(("reason", *what))),
    };
    let mut fields = native_fields(kind);
    fields.extend(detail.map(|(key, value)| (key, Field::Text(value.to_owned()))));
    Message::Fields(fields)
}

/// The head of a message in our own dialect.
fn native_fields(kind: &str) -> Vec<(&'static str, Field)> {
    vec![
        ("source", Field::Text(CHILD_SENTINEL.to_owned())),
        ("v", Field::Number(1.0)),
        ("type", Field::Text(kind.to_owned())),
    ]
}

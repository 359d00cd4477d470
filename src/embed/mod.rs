//! Messages exchanged with the embedding page, for each supported resize protocol. Pure: sending and receiving is done in
//! `browser::host`.

mod container_queries;
mod incoming;
mod request_queue;
mod resize_loop_guard;
mod resize_protocols;

pub use container_queries::to_container_units;
pub use incoming::{Command, HostMessage, MAX_TEXT_LENGTH, MessageData, parse_message};
pub use request_queue::RequestQueue;
pub use resize_loop_guard::{HeightDecision, ResizeLoopGuard};
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

/// An outgoing message.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A string.
    Text(String),
    /// An object.
    Fields(Vec<(&'static str, Field)>),
}

/// Value of `source` in native messages from the atlas.
const CHILD_SENTINEL: &str = "minxin-atlas";
/// Value of `source` in native messages from the host.
const HOST_SENTINEL: &str = "minxin-atlas-host";

/// An event, for a native host that has greeted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<'a> {
    /// The atlas is drawn and interactive.
    Ready,
    /// A record was selected, by id; an empty id if the selection was cleared.
    Select(&'a str),
    /// The view changed.
    View(&'a str),
    /// An error occurred, by code.
    Error(&'a str),
}

/// Encodes an event as a native message.
pub fn encode_event(event: &Event<'_>) -> Message {
    let (kind, detail) = match event {
        Event::Ready => ("ready", None),
        Event::Select(id) => ("select", Some(("sel", *id))),
        Event::View(view) => ("viewchange", Some(("view", *view))),
        Event::Error(reason) => ("error", Some(("reason", *reason))),
    };
    let mut fields = native_fields(kind);
    fields.extend(detail.map(|(key, value)| (key, Field::Text(value.to_owned()))));
    Message::Fields(fields)
}

/// Common fields of native messages.
fn native_fields(kind: &str) -> Vec<(&'static str, Field)> {
    vec![
        ("source", Field::Text(CHILD_SENTINEL.to_owned())),
        ("v", Field::Number(1.0)),
        ("type", Field::Text(kind.to_owned())),
    ]
}

//! The host page of an iframe: receives its messages, and posts messages to it.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::JsCast;
use web_sys::{MessageEvent, Window};

use super::{EventSubscription, window};
use crate::embed::{Field, MAX_TEXT_LENGTH, Message, MessageData};
use crate::gather::Gather;

/// The keys that are read from message objects. All others are ignored.
const MESSAGE_KEYS: [&str; 9] = ["source", "v", "type", "sentinel", "id", "sel", "theme", "lang", "view"];

/// Returns the parent window, or `None` if the page is not in an iframe.
fn parent() -> Option<Window> {
    let window = window()?;
    let parent = window.parent().ok()??;
    (!Object::is(&parent, &window)).then_some(parent)
}

/// True if the page is in an iframe.
pub fn is_embedded() -> bool {
    parent().is_some()
}

/// Posts a message to the host page, if that has the given origin. The origin `*` matches any host, and only messages
/// about the size of the page use it. Does nothing outside of an iframe.
pub fn post_to_host(message: &Message, origin: &str) {
    let Some(parent) = parent() else { return };
    // A sandboxed or local page has the opaque origin `null`, which is not a valid target.
    let origin = if origin == "null" { "*" } else { origin };
    // An error means that the host page no longer exists.
    let _ = parent.post_message(&value(message), origin);
}

fn value(message: &Message) -> JsValue {
    let fields = match message {
        Message::Text(text) => return text.into(),
        Message::Fields(fields) => fields,
    };
    let object = Object::new();
    // Setting a property of a new object cannot fail.
    let set = |object: &Object, key: &str, value: &JsValue| drop(Reflect::set(object, &key.into(), value));
    for (key, field) in fields {
        let value = match field {
            Field::Text(text) => text.into(),
            Field::Number(number) => (*number).into(),
            Field::Inner(name, number) => {
                let inner = Object::new();
                set(&inner, name, &(*number).into());
                inner.into()
            }
        };
        set(&object, key, &value);
    }
    object.into()
}

/// Calls back with each message from the host page, and its origin. Messages from other windows are ignored.
pub fn on_host(call: impl Fn(MessageData, String) + 'static) -> EventSubscription {
    let parent = parent();
    EventSubscription::on(window().filter(|_| parent.is_some()).map(Into::into), &["message"], move |event| {
        let (Some(parent), Some(event)) = (&parent, event.dyn_ref::<MessageEvent>()) else { return };
        // The source is checked first, so that no data of other windows is copied.
        if !event.source().is_some_and(|source| Object::is(&source, parent)) {
            return;
        }
        if let Some(data) = data(&event.data()) {
            call(data, event.origin());
        }
    })
}

/// Returns the text of a JavaScript string of at most [`MAX_TEXT_LENGTH`] code units. A longer string is not copied
/// into the program's memory. `None` for it and for other values.
pub fn short_text(value: &JsValue) -> Option<String> {
    let text = value.dyn_ref::<JsString>().filter(|text| text.length() <= MAX_TEXT_LENGTH)?;
    text.as_string()
}

/// Reads a message: a text, or the known keys of an object. `None` for other values.
fn data(value: &JsValue) -> Option<MessageData> {
    if value.is_string() {
        return short_text(value).map(MessageData::Text);
    }
    if !value.is_object() {
        return None;
    }
    let field = |key: &&str| {
        let member = Reflect::get(value, &JsValue::from_str(key)).ok()?;
        let number = member.as_f64().map(crate::geometry::coordinate);
        Some(((*key).to_owned(), short_text(&member).or(number)?))
    };
    Some(MessageData::Fields(MESSAGE_KEYS.iter().filter_map(field).gather()))
}

/// Opens the browser's print dialog.
pub fn print() {
    // A sandbox that forbids it logs the reason.
    let _ = window().map(|window| window.print());
}

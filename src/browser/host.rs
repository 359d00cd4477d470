//! The page that this one stands in: hearing it, and telling it something.

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::JsCast;
use web_sys::{MessageEvent, Window};

use super::{EventSubscription, window};
use crate::embed::{Field, MAX_TEXT_LENGTH, Message, MessageData};

/// The keys of objects that hosts send; no other is looked at.
const MESSAGE_KEYS: [&str; 9] = ["source", "v", "type", "sentinel", "id", "sel", "theme", "lang", "view"];

/// The window around this one; none where the page stands alone.
fn parent() -> Option<Window> {
    let own = window()?;
    let parent = own.parent().ok()??;
    (!Object::is(&parent, &own)).then_some(parent)
}

/// Whether the page stands in another.
pub fn is_embedded() -> bool {
    parent().is_some()
}

/// Tells the host something, if it is of that origin; `*` for any, where nothing is told but a size.
pub fn post_to_host(message: &Message, origin: &str) {
    let Some(parent) = parent() else { return };
    // The origin of a sandboxed or a local page cannot be named.
    let origin = if origin == "null" { "*" } else { origin };
    // A host that has gone hears nothing.
    let _ = parent.post_message(&value(message), origin);
}

fn value(message: &Message) -> JsValue {
    let fields = match message {
        Message::Text(text) => return text.into(),
        Message::Fields(fields) => fields,
    };
    let object = Object::new();
    // Setting a member of a fresh object cannot fail.
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

/// Calls back with what the host says and the origin that it says it from. What comes from anywhere else is not heard.
pub fn on_host(call: impl Fn(MessageData, String) + 'static) -> EventSubscription {
    let parent = parent();
    EventSubscription::on(window().filter(|_| parent.is_some()).map(Into::into), &["message"], move |event| {
        let (Some(parent), Some(event)) = (&parent, event.dyn_ref::<MessageEvent>()) else { return };
        // Asked first: nothing of a stranger's message is copied.
        if !event.source().is_some_and(|source| Object::is(&source, parent)) {
            return;
        }
        if let Some(data) = data(&event.data()) {
            call(data, event.origin());
        }
    })
}

/// The text of a JavaScript string of at most [`MAX_TEXT`] code units. A longer one is not copied into the program's memory.
pub fn short_text(value: &JsValue) -> Option<String> {
    let text = value.dyn_ref::<JsString>().filter(|text| text.length() <= MAX_TEXT_LENGTH)?;
    text.as_string()
}

/// What of a message is looked at; none of what is neither text nor a plain object.
fn data(value: &JsValue) -> Option<MessageData> {
    if value.is_string() {
        return short_text(value).map(MessageData::Text);
    }
    if !value.is_object() {
        return None;
    }
    let plain = |key: &&str| {
        let member = Reflect::get(value, &JsValue::from_str(key)).ok()?;
        let number = member.as_f64().map(crate::geometry::coordinate);
        Some(((*key).to_owned(), short_text(&member).or(number)?))
    };
    Some(MessageData::Fields(MESSAGE_KEYS.iter().filter_map(plain).collect()))
}

/// Prints the page.
pub fn print() {
    // A sandbox that does not allow it says so by itself.
    let _ = window().map(|window| window.print());
}

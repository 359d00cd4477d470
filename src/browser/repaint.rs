//! Changes of colours and pixel density, after which canvases are redrawn.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use web_sys::EventTarget;

use super::spawn::spawn_local;
use super::{EventSubscription, Root, document, window};

thread_local! {
    /// True while the page is being printed.
    static IS_PRINTING: Cell<bool> = const { Cell::new(false) };
}

/// True between the events `beforeprint` and `afterprint`, while canvases use the print colours.
pub(super) fn is_printing() -> bool {
    IS_PRINTING.get()
}

/// Calls back when the colours or the device pixel ratio change, and before and after printing. A host that changes
/// colours of the style sheet sends the event `minxin:redraw` to the document, which calls back too.
pub fn on_repaint(call: impl Fn() + 'static) -> EventSubscription {
    let call: Rc<dyn Fn()> = Rc::new(call);
    let subscribe = |target: Option<EventTarget>, kinds| {
        let call = call.clone();
        EventSubscription::on(target, kinds, move |_| call())
    };
    let on_media_change = |query| subscribe(media(query), &["change"]);
    let on_print = call.clone();
    let print = EventSubscription::on(window().map(Into::into), &["beforeprint", "afterprint"], move |event| {
        IS_PRINTING.set(event.type_() == "beforeprint");
        on_print();
    });
    let all = [
        print,
        subscribe(document().map(Into::into), &["minxin:redraw"]),
        on_media_change("print"),
        on_media_change("(prefers-color-scheme: dark)"),
        on_media_change("(forced-colors: active)"),
        on_media_change("(prefers-contrast: more)"),
    ];
    let density = Rc::new(RefCell::new(None));
    on_density(&Rc::downgrade(&density), call.clone());
    EventSubscription::with_cleanup(move || drop((all, density)))
}

impl Root {
    /// Writes the address on the masthead (`data-address`), which the style sheet prints.
    pub fn note_address(&self) {
        if let Some(masthead) = self.find(".masthead") {
            let _ = masthead.set_attribute("data-address", &self.address());
        }
    }
}

/// Returns the list of a media query, which is the target of its `change` events.
fn media(query: &str) -> Option<EventTarget> {
    window()?.match_media(query).ok()?.map(Into::into)
}

/// Calls back when the device pixel ratio changes, for as long as `slot` is alive.
fn on_density(slot: &Weak<RefCell<Option<EventSubscription>>>, call: Rc<dyn Fn()>) {
    let (Some(subscription), Some(window)) = (slot.upgrade(), window()) else { return };
    // JavaScript formats the number, because the formatting of floats would make the program larger.
    let Ok(density) = js_sys::Number::from(window.device_pixel_ratio()).to_string_with_radix(10) else { return };
    let list = media(&["(resolution: ", &String::from(density), "dppx)"].concat());
    let slot = slot.clone();
    let listener = EventSubscription::on(list, &["change"], move |_| {
        call();
        // The query matches a single ratio, so each change needs a new query. It is replaced later, because a running
        // closure must not be dropped.
        let (slot, call) = (slot.clone(), call.clone());
        spawn_local(async move { on_density(&slot, call) });
    });
    subscription.replace(Some(listener));
}

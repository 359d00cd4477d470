//! When colours or pixels change, so that ink has to be drawn again.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;
use web_sys::EventTarget;

use super::{EventSubscription, document, window};

thread_local! {
    /// Whether the browser prints the page.
    static PAPER: Cell<bool> = const { Cell::new(false) };
}

/// Whether ink is drawn to be printed: between the events `beforeprint` and `afterprint`.
pub(super) fn is_printing() -> bool {
    PAPER.get()
}

/// Calls back when the colours or the pixels of the device change, before and after the page is printed, and when the page is
/// told of it: a host that changes the colours of the style sheet sends the event `minxin:redraw` to the document.
pub fn on_repaint(call: impl Fn() + 'static) -> EventSubscription {
    let call: Rc<dyn Fn()> = Rc::new(call);
    let heard = |target: Option<EventTarget>, kinds| {
        let call = call.clone();
        EventSubscription::on(target, kinds, move |_| call())
    };
    let list = |query| heard(media(query), &["change"]);
    let printed = call.clone();
    let printed = EventSubscription::on(window().map(Into::into), &["beforeprint", "afterprint"], move |event| {
        PAPER.set(event.type_() == "beforeprint");
        printed();
    });
    let all = [
        printed,
        heard(document().map(Into::into), &["minxin:redraw"]),
        list("print"),
        list("(prefers-color-scheme: dark)"),
        list("(forced-colors: active)"),
        list("(prefers-contrast: more)"),
    ];
    let density = Rc::new(RefCell::new(None));
    on_density(&Rc::downgrade(&density), call.clone());
    EventSubscription::with_cleanup(move || drop((all, density)))
}

/// What tells of changes of the answer to a media query.
fn media(query: &str) -> Option<EventTarget> {
    window()?.match_media(query).ok()?.map(Into::into)
}

/// Calls back whenever a pixel of the page is another number of the device's, for as long as `kept` is.
fn on_density(kept: &Weak<RefCell<Option<EventSubscription>>>, call: Rc<dyn Fn()>) {
    let (Some(place), Some(window)) = (kept.upgrade(), window()) else { return };
    // As the browser writes the number: printing floats is a library.
    let Ok(density) = js_sys::Number::from(window.device_pixel_ratio()).to_string_with_radix(10) else { return };
    let list = media(&["(resolution: ", &String::from(density), "dppx)"].concat());
    let own = kept.clone();
    let heard = EventSubscription::on(list, &["change"], move |_| {
        call();
        // It asks for one density alone; the next change is that of another. Not here: nothing drops what runs.
        let (own, call) = (own.clone(), call.clone());
        spawn_local(async move { on_density(&own, call) });
    });
    place.replace(Some(heard));
}

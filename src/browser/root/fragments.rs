//! Fragments of addresses and their targets in the root.

use wasm_bindgen::prelude::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::super::{attribute_selector, is_embedded, window};
use super::Root;

impl Root {
    /// Follows a link to a fragment of the page: scrolls its target into view and focuses it. Returns true if the
    /// target exists.
    ///
    /// Browsers find no target inside a shadow root. In an iframe, following the link would add an entry to the history
    /// of the host page. Elsewhere this does nothing and returns false.
    pub fn follow_fragment(&self, event: &Event) -> bool {
        if self.0.mounted.is_none() && !is_embedded() {
            return false;
        }
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = clicked.and_then(|target| target.closest("a[href^='#']").ok().flatten());
        let id = link.and_then(|link| link.get_attribute("href"));
        id.is_some_and(|id| self.show_target(id.trim_start_matches('#')))
    }

    /// Returns the decoded fragment of the address, without the leading `#`. `None` without one, and in a host page.
    pub fn fragment(&self) -> Option<String> {
        let hash = window().filter(|_| self.0.mounted.is_none())?.location().hash().ok()?;
        let id = js_sys::decode_uri_component(hash.strip_prefix('#')?).ok()?;
        Some(String::from(id)).filter(|id| !id.is_empty())
    }

    /// True if an element in the root has this id.
    pub fn has_target(&self, id: &str) -> bool {
        self.find(&attribute_selector("id", id)).is_some()
    }

    /// Scrolls the element with this id into view, opens what it is folded in, and focuses it. Returns false if there is none.
    pub fn show_target(&self, id: &str) -> bool {
        let target = self.find(&attribute_selector("id", id));
        let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return false };
        if let Ok(Some(folded)) = target.closest("details") {
            let _ = folded.set_attribute("open", "");
        }
        target.scroll_into_view();
        let _ = target.focus();
        true
    }
}

//! The root element and the address of an atlas, its only handle to the DOM. On the atlas' own page these are the
//! document element and the address bar. In a host page they are an element in a shadow root, and a query that only the
//! atlas stores.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement, Node, ShadowRoot};

use super::{EventSubscription, document};

/// The root element of an atlas, with the state that depends on the page around it. Without an element, as in native
/// builds, the methods do nothing.
#[derive(Clone, Debug, Default)]
pub struct Root(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    element: Option<Element>,
    mounted: Option<HostPageState>,
    /// Selector for the control that had the focus before the detail panel.
    opener: RefCell<Option<String>>,
}

/// State of an atlas in a host page.
#[derive(Debug)]
struct HostPageState {
    /// Base address of files and links, with a slash at the end.
    base: String,
    /// Replaces the query of the address bar.
    query: RefCell<String>,
}

impl Root {
    /// Creates the root of the atlas' own page.
    pub fn of_page() -> Self {
        let element = document().and_then(|document| document.document_element());
        Self(Rc::new(Inner { element, ..Inner::default() }))
    }

    /// Creates the root of an atlas in an element of a host page. Files are below the address `base`, and `query`
    /// encodes the initial state.
    pub fn in_shadow_root(element: Element, base: String, query: String) -> Self {
        let mounted = Some(HostPageState { base, query: RefCell::new(query) });
        Self(Rc::new(Inner { element: Some(element), mounted, ..Inner::default() }))
    }

    /// Returns the base address of files and links in a host page. `None` on the atlas' own page, where it is that of
    /// the document.
    pub fn base(&self) -> Option<&str> {
        self.0.mounted.as_ref().map(|mounted| mounted.base.as_str())
    }

    /// Returns the root element.
    pub fn element(&self) -> Option<HtmlElement> {
        self.0.element.clone()?.dyn_into().ok()
    }

    /// Returns the prerendered element of the page, `#app`.
    pub fn app(&self) -> Option<HtmlElement> {
        self.find("#app")?.dyn_into().ok()
    }

    /// True if the page is prerendered and not yet hydrated. False on a page that only loads the program.
    pub fn is_waiting(&self) -> bool {
        self.0
            .element
            .as_ref()
            .is_some_and(|element| element.matches(".atlas[data-state]:not([data-state=ready])").unwrap_or(false))
    }

    /// Returns the query of the address, without the leading `?`.
    pub fn query(&self) -> String {
        self.0.mounted.as_ref().map_or_else(super::history::query, |mounted| mounted.query.borrow().clone())
    }

    /// Returns the decoded value of a parameter of the query. `None` if it is missing or blank.
    pub fn parameter(&self, key: &str) -> Option<String> {
        crate::state::parameter(&self.query(), key)
    }

    /// Adds a history entry with this query. Replaces the current entry in an iframe and while a dialog is open. In a
    /// host page, only stores the query.
    ///
    /// A sandboxed iframe or a busy browser may refuse. This is ignored.
    pub fn push(&self, query: &str) {
        self.write_query(query, super::history::push);
    }

    /// Replaces the query of the current history entry.
    pub fn replace(&self, query: &str) {
        self.write_query(query, super::history::replace);
    }

    /// Adds a history entry for a dialog, so that going back closes the dialog. Does nothing in a host page, because
    /// its history is not the atlas' own.
    pub fn push_dialog(&self) {
        if self.0.mounted.is_none() {
            super::history::push_dialog();
        }
    }

    /// True if the current history entry belongs to a dialog.
    pub fn is_at_dialog(&self) -> bool {
        self.0.mounted.is_none() && super::history::is_dialog()
    }

    /// Goes back if the current history entry belongs to a dialog.
    pub fn leave_dialog(&self) {
        if self.is_at_dialog() {
            super::history::back();
        }
    }

    fn write_query(&self, query: &str, write: fn(&str)) {
        match &self.0.mounted {
            Some(mounted) => query.clone_into(&mut mounted.query.borrow_mut()),
            None => write(query),
        }
    }

    /// Returns the address that links to the current state.
    pub fn address(&self) -> String {
        let Some(mounted) = &self.0.mounted else { return super::files::address() };
        let query = mounted.query.borrow();
        if query.is_empty() { mounted.base.clone() } else { [&mounted.base, "?", &query].concat() }
    }

    /// Sets the language (`lang`), for screen readers and fonts.
    pub fn set_lang(&self, tag: &str) {
        self.set_attribute("lang", tag);
    }

    /// Sets the theme (`data-theme`), for style sheets.
    pub fn set_theme(&self, theme: &str) {
        self.set_attribute("data-theme", theme);
    }

    /// Sets the only visible view (`data-only`), for style sheets. `None` shows all views.
    pub fn set_only_view(&self, view: Option<&str>) {
        match (view, &self.0.element) {
            (Some(view), _) => self.set_attribute("data-only", view),
            (None, Some(element)) => drop(element.remove_attribute("data-only")),
            (None, None) => {}
        }
    }

    /// Sets the title of the document, except in a host page.
    pub fn set_title(&self, title: &str) {
        if let Some(document) = document().filter(|_| self.0.mounted.is_none()) {
            document.set_title(title);
        }
    }

    /// Sets `data-state` to `ready`: everything is drawn and responds to input. Also hides the error panel, which may
    /// report a slow start.
    pub fn set_ready(&self) {
        self.set_attribute("data-state", "ready");
        if let Some(panel) = self.find("#trouble") {
            let _ = panel.set_attribute("hidden", "");
        }
        if self.0.mounted.is_none() {
            super::page::mark_ready();
        }
    }

    /// Reports that the program has failed. On the atlas' own page, dispatches the event `minxin:failed`, and `boot.js`
    /// shows the error panel; the text stays readable. In a host page, sets `data-state` to `error`.
    pub fn mark_failed(&self) {
        if self.0.mounted.is_some() {
            return self.set_attribute("data-state", "error");
        }
        if let (Some(window), Ok(event)) = (super::window(), Event::new("minxin:failed")) {
            let _ = window.dispatch_event(&event);
        }
    }

    /// Dispatches the event `minxin:waiting`: the program waits for a request that has its own time limits, so
    /// `boot.js` stops its timer.
    pub fn mark_waiting(&self) {
        if let (Some(window), Ok(event)) = (super::window(), Event::new("minxin:waiting")) {
            let _ = window.dispatch_event(&event);
        }
    }

    /// Removes `data-first-paint`, which keeps the browser from laying out the content below the first screen.
    pub fn lay_out_below_the_fold(&self) {
        if let Some(element) = &self.0.element {
            let _ = element.remove_attribute("data-first-paint");
        }
    }

    /// Sets `data-full-layout`, which lets the browser lay out the parts outside the viewport as well. They are deferred
    /// until the page responds.
    pub fn lay_out_offscreen_parts(&self) {
        self.set_attribute("data-full-layout", "");
    }

    fn set_attribute(&self, name: &str, value: &str) {
        if let Some(element) = &self.0.element {
            let _ = element.set_attribute(name, value);
        }
    }

    /// Returns the first element in the root that matches.
    pub(super) fn find(&self, selector: &str) -> Option<Element> {
        self.0.element.as_ref()?.query_selector(selector).ok().flatten()
    }

    /// Returns every element in the root that matches.
    pub(super) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.0.element.as_ref().and_then(|element| element.query_selector_all(selector).ok());
        let Some(found) = found else { return Vec::new() };
        (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
    }

    /// Calls back for each event of the given types on the first element that matches or on its descendants.
    pub fn on_events(
        &self,
        selector: &str,
        kinds: &'static [&'static str],
        call: impl Fn(Event) + 'static,
    ) -> EventSubscription {
        EventSubscription::on(self.find(selector).map(Into::into), kinds, call)
    }

    fn shadow(&self) -> Option<ShadowRoot> {
        self.0.element.as_ref()?.get_root_node().dyn_into().ok()
    }

    /// Returns the focused element of the page or the shadow root. `None` for the body.
    pub(super) fn focused(&self) -> Option<Element> {
        let focused = match self.shadow() {
            Some(shadow) => shadow.active_element(),
            None => document().and_then(|document| document.active_element()),
        };
        focused.filter(|element| element.tag_name() != "BODY")
    }

    pub(super) fn opener(&self) -> &RefCell<Option<String>> {
        &self.0.opener
    }

    /// Dispatches a custom event of type `kind` on the host element of the shadow root. Its detail is an object with
    /// `value` under `key`, or an empty object if `key` is empty. Does nothing without a shadow root.
    pub fn emit(&self, kind: &str, key: &str, value: &str) {
        let Some(shadow) = self.shadow() else { return };
        let detail = js_sys::Object::new();
        if !key.is_empty() {
            // Setting a property of a new object cannot fail.
            let _ = js_sys::Reflect::set(&detail, &key.into(), &value.into());
        }
        let options = CustomEventInit::new();
        options.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(kind, &options) {
            let _ = shadow.host().dispatch_event(&event);
        }
    }

    /// Removes the content of the root element.
    pub fn clear(&self) {
        if let Some(element) = &self.0.element {
            element.unchecked_ref::<Node>().set_text_content(None);
        }
    }

    /// Replaces the content of the root element with a sentence, which screen readers announce.
    pub fn announce(&self, sentence: &str) {
        if let Some(element) = &self.0.element {
            let _ = element.set_attribute("role", "alert");
            element.set_text_content(Some(sentence));
        }
    }

    /// Follows a link to a fragment of the page: scrolls its target into view and focuses it. Returns true if the
    /// target exists.
    ///
    /// Browsers find no target inside a shadow root. In an iframe, following the link would add an entry to the history
    /// of the host page. Elsewhere this does nothing and returns false.
    pub fn follow_fragment(&self, event: &Event) -> bool {
        if self.0.mounted.is_none() && !super::is_embedded() {
            return false;
        }
        let clicked = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = clicked.and_then(|target| target.closest("a[href^='#']").ok().flatten());
        let id = link.and_then(|link| link.get_attribute("href"));
        let target = id.and_then(|id| self.find(&super::attribute_selector("id", id.trim_start_matches('#'))));
        let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return false };
        if let Ok(Some(folded)) = target.closest("details") {
            let _ = folded.set_attribute("open", "");
        }
        target.scroll_into_view();
        let _ = target.focus();
        true
    }
}

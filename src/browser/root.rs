//! What an atlas has of the browser: the element that it lives in, and an address. On its own page these are the page and the
//! address bar; in another page's document, an element in a shadow root, and an address that only the atlas knows.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement, Node, ShadowRoot};

use super::document;

/// The element that an atlas lives in, with all that depends on where that is. None natively, and then nothing is done.
#[derive(Clone, Debug, Default)]
pub struct Root(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    element: Option<Element>,
    mounted: Option<MountedAtlas>,
    /// What had the focus before the detail panel took it, as a selector.
    opener: RefCell<Option<String>>,
}

/// An atlas in a document that is not its own.
#[derive(Debug)]
struct MountedAtlas {
    /// The address that its files and links are below, with a slash at its end.
    base: String,
    /// What stands in for the query of the address bar.
    query: RefCell<String>,
}

impl Root {
    /// The page's own.
    pub fn of_page() -> Self {
        let element = document().and_then(|document| document.document_element());
        Self(Rc::new(Inner { element, ..Inner::default() }))
    }

    /// In an element of another document. The files are below `base`; `query` says what is seen at first.
    pub fn in_shadow_root(element: Element, base: String, query: String) -> Self {
        let guest = Some(MountedAtlas { base, query: RefCell::new(query) });
        Self(Rc::new(Inner { element: Some(element), mounted: guest, ..Inner::default() }))
    }

    /// The address that files and links are below, where that is not the document's own.
    pub fn base(&self) -> Option<&str> {
        self.0.mounted.as_ref().map(|guest| guest.base.as_str())
    }

    /// The element itself.
    pub fn element(&self) -> Option<HtmlElement> {
        self.0.element.clone()?.dyn_into().ok()
    }

    /// The element that is prerendered, on the page.
    pub fn app(&self) -> Option<HtmlElement> {
        self.find("#app")?.dyn_into().ok()
    }

    /// Whether it is the page of this program, which waits to be taken over; a page that only brings the program is not.
    pub fn is_waiting(&self) -> bool {
        self.0
            .element
            .as_ref()
            .is_some_and(|own| own.matches(".atlas[data-state]:not([data-state=ready])").unwrap_or(false))
    }

    /// The query of the address, without `?`.
    pub fn query(&self) -> String {
        self.0.mounted.as_ref().map_or_else(super::history::query, |guest| guest.query.borrow().clone())
    }

    /// A part of the query, as it stands in the address.
    pub fn parameter(&self, key: &str) -> Option<String> {
        crate::state::parameter(&self.query(), key)
    }

    /// Adds an entry with this query to the history. In the frame of another page and while a dialog is open, the entry is replaced.
    /// A sandboxed frame or a busy browser may refuse; the page goes on.
    pub fn push(&self, query: &str) {
        self.write_query(query, super::history::push);
    }

    /// Gives the entry of the history this query, without adding one.
    pub fn replace(&self, query: &str) {
        self.write_query(query, super::history::replace);
    }

    /// Adds an entry for a dialog, so that going back closes it; none in another page, where the way back is not the atlas' own.
    pub fn push_dialog(&self) {
        if self.0.mounted.is_none() {
            super::history::push_dialog();
        }
    }

    /// Whether the entry of the history is that of a dialog.
    pub fn is_at_dialog(&self) -> bool {
        self.0.mounted.is_none() && super::history::is_dialog()
    }

    /// Goes back from the entry of a dialog, if that is where the history is.
    pub fn leave_dialog(&self) {
        if self.is_at_dialog() {
            super::history::back();
        }
    }

    fn write_query(&self, query: &str, write: fn(&str)) {
        match &self.0.mounted {
            Some(guest) => query.clone_into(&mut guest.query.borrow_mut()),
            None => write(query),
        }
    }

    /// The address of what is seen.
    pub fn address(&self) -> String {
        let Some(guest) = &self.0.mounted else { return super::files::address() };
        let query = guest.query.borrow();
        if query.is_empty() { guest.base.clone() } else { [&guest.base, "?", &query].concat() }
    }

    /// The language, for readers aloud and for fonts.
    pub fn set_lang(&self, tag: &str) {
        self.set_attribute("lang", tag);
    }

    /// The theme, for style sheets.
    pub fn set_theme(&self, theme: &str) {
        self.set_attribute("data-theme", theme);
    }

    /// The one view that is shown, for style sheets; none while all are.
    pub fn set_only_view(&self, view: Option<&str>) {
        match (view, &self.0.element) {
            (Some(view), _) => self.set_attribute("data-only", view),
            (None, Some(own)) => drop(own.remove_attribute("data-only")),
            (None, None) => {}
        }
    }

    /// The title of the page.
    pub fn set_title(&self, title: &str) {
        if let Some(document) = document().filter(|_| self.0.mounted.is_none()) {
            document.set_title(title);
        }
    }

    /// Says that everything is drawn and answers; whoever said before that it takes too long, no longer does.
    pub fn set_ready(&self) {
        self.set_attribute("data-state", "ready");
        if let Some(panel) = self.find("#trouble") {
            let _ = panel.set_attribute("hidden", "");
        }
        if self.0.mounted.is_none() {
            super::page::mark_ready();
        }
    }

    /// It cannot answer. On its own page the script that started the program says so, in a panel that is hidden otherwise. The text
    /// stays readable.
    pub fn mark_failed(&self) {
        if self.0.mounted.is_some() {
            return self.set_attribute("data-state", "error");
        }
        if let (Some(window), Ok(event)) = (super::window(), Event::new("minxin:failed")) {
            let _ = window.dispatch_event(&event);
        }
    }

    /// The program runs, and waits for what has limits of its own: the page need not watch over it any more.
    pub fn mark_waiting(&self) {
        if let (Some(window), Ok(event)) = (super::window(), Event::new("minxin:waiting")) {
            let _ = window.dispatch_event(&event);
        }
    }

    /// Has what lies below the first screen laid out as soon as it comes near, as it would have been but for that.
    pub fn lay_out_below_the_fold(&self) {
        if let Some(own) = &self.0.element {
            let _ = own.remove_attribute("data-first");
        }
    }

    /// Has the parts out of sight laid out too, which were left for later until the page answered.
    pub fn lay_out_offscreen_parts(&self) {
        self.set_attribute("data-whole", "");
    }

    fn set_attribute(&self, name: &str, value: &str) {
        if let Some(own) = &self.0.element {
            let _ = own.set_attribute(name, value);
        }
    }

    /// The first element in it that matches.
    pub(super) fn find(&self, selector: &str) -> Option<Element> {
        self.0.element.as_ref()?.query_selector(selector).ok().flatten()
    }

    /// Every element in it that matches.
    pub(super) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.0.element.as_ref().and_then(|own| own.query_selector_all(selector).ok());
        let Some(found) = found else { return Vec::new() };
        (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
    }

    fn shadow(&self) -> Option<ShadowRoot> {
        self.0.element.as_ref()?.get_root_node().dyn_into().ok()
    }

    /// What has the focus, unless that is the whole document or something outside.
    pub(super) fn focused(&self) -> Option<Element> {
        let focused = match self.shadow() {
            Some(shadow) => shadow.active_element(),
            None => document().and_then(|document| document.active_element()),
        };
        focused.filter(|own| own.tag_name() != "BODY")
    }

    pub(super) fn opener(&self) -> &RefCell<Option<String>> {
        &self.0.opener
    }

    /// Tells the element of another document that holds the shadow root what happens, with one word of detail.
    pub fn emit(&self, kind: &str, key: &str, value: &str) {
        let Some(shadow) = self.shadow() else { return };
        let detail = js_sys::Object::new();
        if !key.is_empty() {
            // Setting a member of a fresh object cannot fail.
            let _ = js_sys::Reflect::set(&detail, &key.into(), &value.into());
        }
        let options = CustomEventInit::new();
        options.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(kind, &options) {
            let _ = shadow.host().dispatch_event(&event);
        }
    }

    /// Takes everything out of the element.
    pub fn clear(&self) {
        if let Some(own) = &self.0.element {
            own.unchecked_ref::<Node>().set_text_content(None);
        }
    }

    /// Says one sentence in place of everything.
    pub fn announce(&self, sentence: &str) {
        if let Some(own) = &self.0.element {
            let _ = own.set_attribute("role", "alert");
            own.set_text_content(Some(sentence));
        }
    }

    /// Goes where a link within the page leads: no shadow root does so by itself, and a frame would add a step to the way back of
    /// the page around it. Whether it led anywhere.
    pub fn follow_fragment(&self, event: &Event) -> bool {
        if self.0.mounted.is_none() && !super::is_embedded() {
            return false;
        }
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
        let id = link.and_then(|link| link.get_attribute("href"));
        let goal = id.and_then(|id| self.find(&super::attribute_selector("id", id.trim_start_matches('#'))));
        let Some(goal) = goal.and_then(|goal| goal.dyn_into::<HtmlElement>().ok()) else { return false };
        goal.scroll_into_view();
        let _ = goal.focus();
        true
    }
}

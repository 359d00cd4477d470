//! The root element and the address of an atlas, its only handle to the DOM. On the atlas' own page these are the
//! document element and the address bar. In a host page they are an element in a shadow root, and a query that only the
//! atlas stores.

mod fragments;
mod page_state;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement, ShadowRoot};

use super::site::Site;
use super::{EventSubscription, document};
use crate::gather::Gather;
use crate::state::{Address, SiteBase};
use crate::story::Lang;

/// Property of the root element in which `boot.js` leaves the data of the story.
const STORY_KEY: &str = "minxinStory";

/// The root element of an atlas, with the state that depends on the page around it. Without an element, as in native
/// builds, the methods do nothing.
#[derive(Clone, Debug, Default)]
pub struct Root(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    element: Option<Element>,
    /// The site, unless the atlas is in a host page.
    site: Option<Site>,
    mounted: Option<HostPageState>,
    /// Selector for the control that had the focus before the detail panel.
    opener: RefCell<Option<String>>,
}

/// State of an atlas in a host page.
#[derive(Debug)]
struct HostPageState {
    /// Base of files and links.
    base: Rc<SiteBase>,
    /// Replaces the query of the address bar.
    query: RefCell<String>,
}

impl Root {
    /// Creates the root of the atlas' own page.
    pub fn of_page() -> Self {
        let element = document().and_then(|document| document.document_element());
        let site = element.as_ref().and_then(Site::of_page);
        Self(Rc::new(Inner { element, site, ..Inner::default() }))
    }

    /// Creates the root of an atlas in an element of a host page. Files are below the address `base`, and `query`
    /// encodes the initial state.
    pub fn in_shadow_root(element: Element, base: String, query: String) -> Self {
        let base = Rc::new(SiteBase { address: base, file: "" });
        let mounted = Some(HostPageState { base, query: RefCell::new(query) });
        Self(Rc::new(Inner { element: Some(element), mounted, ..Inner::default() }))
    }

    /// Returns the base of files and links. `None` without a document.
    pub fn base(&self) -> Option<&Rc<SiteBase>> {
        let of_site = || self.0.site.as_ref().map(|site| &site.base);
        self.0.mounted.as_ref().map(|mounted| &mounted.base).or_else(of_site)
    }

    /// Returns the address of the style sheet of the atlas' own page. `None` in a host page.
    pub(super) fn sheet(&self) -> Option<&str> {
        self.0.site.as_ref()?.sheet.as_deref()
    }

    /// True if the host shows this page at an address that it does not know.
    pub fn is_not_found(&self) -> bool {
        self.0.element.as_ref().is_some_and(|element| element.has_attribute(super::site::NOT_FOUND))
    }

    /// Returns the address of the current history entry, and its path on the host. `None` in a host page.
    pub fn location(&self) -> Option<(Address, String)> {
        self.0.site.as_ref().map(|site| (site.address(), super::site::path()))
    }

    /// True if the atlas is in a host page.
    pub(super) fn is_mounted(&self) -> bool {
        self.0.mounted.is_some()
    }

    /// Returns the data of the page's story, which `boot.js` has fetched. `None` without it, and after [`Self::drop_story_text`].
    pub fn story_text(&self) -> Option<String> {
        js_sys::Reflect::get(self.0.element.as_ref()?, &STORY_KEY.into()).ok()?.as_string()
    }

    /// Removes the data of the page's story, which would otherwise stay in memory beside the story.
    pub fn drop_story_text(&self) {
        if let Some(element) = &self.0.element {
            let _ = js_sys::Reflect::delete_property(element, &STORY_KEY.into());
        }
    }

    /// Returns the file below the base with all texts of the page's story.
    pub fn full_story(&self) -> Option<String> {
        self.0.site.as_ref().map(|site| site.full_story.clone()).filter(|file| !file.is_empty())
    }

    /// Returns the file of the story that the page was built for; `None` for the default story.
    pub fn page_story(&self) -> Option<String> {
        self.0.site.as_ref().and_then(|site| site.page_story.clone())
    }

    /// True if the page was prerendered by the program itself, and can be hydrated.
    pub fn is_prerendered(&self) -> bool {
        self.app().is_some_and(|app| app.has_attribute("data-app"))
    }

    /// Returns the language of the page as it was built.
    pub fn page_lang(&self) -> Lang {
        let tag = self.0.element.as_ref().and_then(|element| element.get_attribute("lang"));
        tag.and_then(|tag| Lang::of_tag(&tag)).unwrap_or_default()
    }

    /// Returns the names of the stories that have pages, without the default one.
    pub fn stories(&self) -> Vec<String> {
        self.0.site.as_ref().map(|site| site.stories.clone()).unwrap_or_default()
    }

    /// True if the address names the page by its path. In a frame at the base of the site and in a host page, the query alone
    /// does.
    pub fn has_paths(&self) -> bool {
        self.0.mounted.is_none() && self.0.site.as_ref().is_some_and(Site::has_paths)
    }

    /// Returns the root element.
    pub fn element(&self) -> Option<HtmlElement> {
        self.0.element.clone()?.dyn_into().ok()
    }

    /// Returns true if the atlas is inside another page, which gives it the height of its content.
    pub fn has_own_heights(&self) -> bool {
        self.0.element.as_ref().is_some_and(|element| element.class_list().contains("embedded"))
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

    /// Returns the query of the address, without the leading `?`. It contains what the path names.
    pub fn query(&self) -> String {
        match (&self.0.mounted, &self.0.site) {
            (Some(mounted), _) => mounted.query.borrow().clone(),
            (None, Some(site)) => site.address().to_query(),
            (None, None) => String::new(),
        }
    }

    /// Returns the decoded value of a parameter of the query. `None` if it is missing or blank.
    pub fn parameter(&self, key: &str) -> Option<String> {
        crate::state::parameter(&self.query(), key)
    }

    /// Adds a history entry with this query, or with the path and query below the base if there is a `path`. Replaces the
    /// current entry in an iframe and while a dialog is open. In a host page, only stores the query.
    ///
    /// A sandboxed iframe or a busy browser may refuse. This is ignored.
    pub fn push(&self, query: &str, path: Option<&str>) {
        self.write_address(query, path, super::history::push);
    }

    /// Replaces the address of the current history entry.
    pub fn replace(&self, query: &str, path: Option<&str>) {
        self.write_address(query, path, super::history::replace);
    }

    /// Adds a history entry for a dialog, so that going back closes the dialog. Does nothing in a host page, because
    /// its history is not the atlas' own.
    pub fn push_dialog(&self, name: &str) {
        if self.0.mounted.is_none() {
            super::history::push_dialog(name);
        }
    }

    /// Returns the name of the dialog that the current history entry belongs to.
    pub fn dialog_at_entry(&self) -> Option<String> {
        if self.0.mounted.is_none() { super::history::dialog() } else { None }
    }

    /// Goes back if the current history entry belongs to a dialog.
    pub fn leave_dialog(&self) {
        if self.dialog_at_entry().is_some() {
            super::history::back();
        }
    }

    fn write_address(&self, query: &str, path: Option<&str>, write: fn(&str)) {
        match (&self.0.mounted, &self.0.site) {
            (Some(mounted), _) => query.clone_into(&mut mounted.query.borrow_mut()),
            (None, Some(site)) => write(&site.url(query, path)),
            (None, None) => {}
        }
    }

    /// Returns the address that links to the current state.
    pub fn address(&self) -> String {
        let Some(mounted) = &self.0.mounted else { return super::files::address() };
        let query = mounted.query.borrow();
        mounted.base.link(&["?", &query].concat())
    }

    /// Returns the first element in the root that matches.
    pub(super) fn find(&self, selector: &str) -> Option<Element> {
        self.0.element.as_ref()?.query_selector(selector).ok().flatten()
    }

    /// Returns every element in the root that matches.
    pub(super) fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.0.element.as_ref().and_then(|element| element.query_selector_all(selector).ok());
        let Some(found) = found else { return Vec::new() };
        (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).gather()
    }

    /// Returns every element in the root that matches, to mount components in.
    pub fn elements(&self, selector: &str) -> Vec<HtmlElement> {
        self.all(selector).into_iter().filter_map(|element| element.dyn_into().ok()).gather()
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
}

//! The state of the page around the parts: language, theme, title, readiness, failure and the deferred layout.

use wasm_bindgen::prelude::JsCast;
use web_sys::{Event, Node};

use super::super::{document, page, window};
use super::Root;
use crate::state::{HeadLinks, Route};

/// Selector for what a document's head says about the page that it was built for, apart from its title and its links.
const ABOUT_BUILT_PAGE: &str = "head > :is(meta[name=description], meta[property], script[type='application/ld+json'])";

impl Root {
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

    /// Sets the links of the document's head to the addresses of a page and of its translations. Once another page is shown than the one
    /// that the document was built for, removes what its head says about that page. Does nothing in a host page.
    pub fn set_head_links(&self, route: &Route) {
        let Some(site) = &self.0.site else { return };
        let links = HeadLinks::new(route, site.canonical.as_deref(), |other| site.base.link(&other.path()));
        let set = |selector: &str, href: &str| {
            if let Some(link) = self.find(selector) {
                let _ = link.set_attribute("href", href);
            }
        };
        if let Some(canonical) = &links.canonical {
            set("link[rel=canonical]", canonical);
        }
        for (tag, href) in &links.alternates {
            set(&["link[hreflang=", tag, "]"].concat(), href);
        }
        if *route != site.built {
            for stale in self.all(ABOUT_BUILT_PAGE) {
                stale.remove();
            }
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
            page::mark_ready();
        }
    }

    /// Reports that the program has failed. On the atlas' own page, dispatches the event `minxin:failed`, and `boot.js`
    /// shows the error panel; the text stays readable. In a host page, sets `data-state` to `error`.
    pub fn mark_failed(&self) {
        if self.0.mounted.is_some() {
            return self.set_attribute("data-state", "error");
        }
        if let (Some(window), Ok(event)) = (window(), Event::new("minxin:failed")) {
            let _ = window.dispatch_event(&event);
        }
    }

    /// Dispatches the event `minxin:waiting`: the program waits for a request that has its own time limits, so
    /// `boot.js` stops its timer.
    pub fn mark_waiting(&self) {
        if let (Some(window), Ok(event)) = (window(), Event::new("minxin:waiting")) {
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

    /// Removes the content of the page's app element.
    pub fn clear_app(&self) {
        if let Some(app) = self.app() {
            app.set_text_content(None);
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

    /// Sets an attribute if it changes: even for the same value, the browser computes the styles of the whole page again.
    fn set_attribute(&self, name: &str, value: &str) {
        if let Some(element) = &self.0.element
            && element.get_attribute(name).as_deref() != Some(value)
        {
            let _ = element.set_attribute(name, value);
        }
    }
}

//! Dialogs, and what stands in a shadow root of one.

use gloo_net::http::Request;
use js_sys::Array;
use wasm_bindgen::prelude::JsCast;
use web_sys::{
    CssStyleSheet, HtmlDialogElement, HtmlElement, HtmlTextAreaElement, ShadowRoot, ShadowRootInit, ShadowRootMode,
};

use super::{Root, document};
use crate::embed::to_container_units;

impl Root {
    /// Opens the first dialog that matches, before everything else.
    pub fn show_dialog(&self, selector: &str) {
        if let Some(dialog) = self.dialog(selector) {
            // One that is open already stays so.
            let _ = dialog.show_modal();
        }
    }

    /// Closes it.
    pub fn close_dialog(&self, selector: &str) {
        if let Some(dialog) = self.dialog(selector) {
            dialog.close();
        }
    }

    fn dialog(&self, selector: &str) -> Option<HtmlDialogElement> {
        self.find(selector)?.dyn_into().ok()
    }

    /// Marks all of the first text field that matches, so that it can be copied by hand.
    pub fn select_text(&self, selector: &str) {
        if let Some(field) = self.find(selector).and_then(|own| own.dyn_into::<HtmlTextAreaElement>().ok()) {
            let _ = field.focus();
            field.select();
        }
    }

    /// An element for an atlas that is only looked at, in a shadow root of the first element that matches, with the page's own style sheet.
    pub async fn shadow_in(&self, selector: &str) -> Option<HtmlElement> {
        let host = self.find(selector)?;
        let sheet = sheet().await?;
        let shadow: ShadowRoot = match host.shadow_root() {
            Some(shadow) => shadow,
            None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?,
        };
        shadow.set_adopted_style_sheets(&Array::of1(&sheet));
        let own: HtmlElement = document()?.create_element("div").ok()?.dyn_into().ok()?;
        own.set_class_name("atlas guest embedded");
        // It is to be looked at: whoever goes on by keys is not led through all of it.
        let _ = own.set_attribute("inert", "");
        shadow.replace_children_with_node_1(&own);
        Some(own)
    }
}

/// The page's style sheet, for an element in place of the window.
async fn sheet() -> Option<CssStyleSheet> {
    let link = document()?.query_selector("link[rel=stylesheet]").ok()??;
    let request = Request::get(&link.get_attribute("href")?);
    let request = request.integrity(&link.get_attribute("integrity").unwrap_or_default());
    let text = request.send().await.ok()?.text().await.ok()?;
    let sheet = CssStyleSheet::new().ok()?;
    // The page around is the atlas' own, with the reader's font size.
    sheet.replace_sync(&to_container_units(&text, "1rem")).ok()?;
    Some(sheet)
}

//! Dialogs, text selection, and the shadow root of the embed preview.

use js_sys::Array;
use wasm_bindgen::prelude::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CssStyleSheet, HtmlDialogElement, HtmlElement, HtmlTextAreaElement, RequestInit, ShadowRoot, ShadowRootInit,
    ShadowRootMode,
};

use super::fetch::response_to;
use super::{Root, document};
use crate::embed::to_container_units;

impl Root {
    /// Opens the first dialog that matches, as a modal dialog.
    pub fn show_dialog(&self, selector: &str) {
        if let Some(dialog) = self.dialog(selector) {
            // A dialog that is already open stays open.
            let _ = dialog.show_modal();
        }
    }

    /// Opens the first dialog that matches, beside the rest of the page, which can still be used. A modal dialog makes the browser compute
    /// the style of every element.
    pub fn show_popup(&self, selector: &str) {
        if let Some(dialog) = self.dialog(selector) {
            dialog.show();
        }
    }

    /// Closes the first dialog that matches.
    pub fn close_dialog(&self, selector: &str) {
        if let Some(dialog) = self.dialog(selector) {
            dialog.close();
        }
    }

    fn dialog(&self, selector: &str) -> Option<HtmlDialogElement> {
        self.find(selector)?.dyn_into().ok()
    }

    /// Focuses the first text field that matches and selects all of its text, so that the reader can copy it.
    pub fn select_text(&self, selector: &str) {
        if let Some(field) = self.find(selector).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok()) {
            let _ = field.focus();
            field.select();
        }
    }

    /// Creates the element of a preview atlas, in a shadow root of the first element that matches. The shadow root
    /// adopts the page's style sheet.
    ///
    /// Returns `None` if no element matches or the style sheet cannot be fetched.
    pub async fn shadow_in(&self, selector: &str) -> Option<HtmlElement> {
        let host = self.find(selector)?;
        let sheet = sheet(self.sheet()).await?;
        let shadow: ShadowRoot = match host.shadow_root() {
            Some(shadow) => shadow,
            None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).ok()?,
        };
        shadow.set_adopted_style_sheets(&Array::of1(&sheet));
        let element: HtmlElement = document()?.create_element("div").ok()?.dyn_into().ok()?;
        element.set_class_name("atlas mounted embedded");
        // The preview is inert: it takes no focus, so keyboard users skip it.
        let _ = element.set_attribute("inert", "");
        shadow.replace_children_with_node_1(&element);
        Some(element)
    }
}

/// Fetches the page's style sheet and converts its viewport units to container units. Without its `address`, that of its link is used.
async fn sheet(address: Option<&str>) -> Option<CssStyleSheet> {
    let link = document()?.query_selector("link[rel=stylesheet]").ok()??;
    let address = address.map_or_else(|| link.get_attribute("href"), |address| Some(address.to_owned()))?;
    let request = RequestInit::new();
    request.set_integrity(&link.get_attribute("integrity").unwrap_or_default());
    let text = response_to(&address, &request).await?.text().ok()?;
    let text = JsFuture::from(text).await.ok()?.as_string()?;
    let sheet = CssStyleSheet::new().ok()?;
    // The root element belongs to the atlas here, so `1rem` already is the reader's font size.
    sheet.replace_sync(&to_container_units(&text, "1rem")).ok()?;
    Some(sheet)
}

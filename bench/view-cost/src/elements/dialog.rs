//! The embed dialog: a form, a preview and code to copy.

use super::{button, filter, text};
use crate::scene::{Dialog, Scene};
use leptos::prelude::*;
use minxin_atlas::ui::{El, el};

#[component]
pub fn EmbedDialog(scene: RwSignal<Scene>) -> impl IntoView {
    move || {
        scene.with(|scene| {
            let dialog = el("dialog").attr("aria-labelledby", "embed-heading").class("embed-dialog");
            dialog.children(scene.dialog.as_ref().map(content).unwrap_or_default())
        })
    }
}

fn content(own: &Dialog) -> Vec<El> {
    let snippet = |[heading, hint, code]: &[String; 3]| {
        let area = text("textarea", code.clone()).attr("readonly", "").attr("rows", "6");
        el("section").class("snippet").children(vec![
            text("h3", heading.clone()),
            text("p", hint.clone()).class("hint"),
            area.attr("aria-label", heading.clone()),
            button("Copy").attr("data-export", format!("code {heading}")),
        ])
    };
    let preview = el("div").attr("role", "img").attr("tabindex", "0").attr("aria-label", "Preview").class("preview");
    let close = button("✕").attr("data-embed-dialog", "close").attr("aria-label", "Close");
    let heading = text("h2", own.heading.clone()).attr("id", "embed-heading");
    let mut parts = vec![
        el("div").class("embed-dialog-head").children(vec![heading, close]),
        text("p", "Choose a view and copy the code.").class("hint"),
        el("div").class("choices").children_iter(own.choices.iter().map(filter)),
        preview,
    ];
    parts.extend(own.snippets.iter().map(snippet));
    parts.push(el("p").attr("role", "status").class("copy-status"));
    parts
}

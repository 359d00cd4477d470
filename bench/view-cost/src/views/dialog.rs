//! The embed dialog: a form, a preview and code to copy.

use super::{block, filter};
use crate::scene::{Dialog, Scene};
use leptos::prelude::*;

fn content(own: &Dialog) -> impl IntoView + use<> {
    let snippet = |[heading, hint, code]: &[String; 3]| {
        block! {
            <section class="snippet">
                <h3>{heading.clone()}</h3>
                <p class="hint">{hint.clone()}</p>
                <textarea readonly="" rows="6" aria-label=heading.clone()>{code.clone()}</textarea>
                <button type="button" data-export=format!("code {heading}")>"Copy"</button>
            </section>
        }
    };
    block! {
        <div class="embed-dialog-head">
            <h2 id="embed-heading">{own.heading.clone()}</h2>
            <button type="button" data-embed-dialog="close" aria-label="Close">"✕"</button>
        </div>
        <p class="hint">"Choose a view and copy the code."</p>
        <div class="choices">{own.choices.iter().map(filter).collect_view()}</div>
        <div role="img" tabindex="0" aria-label="Preview" class="preview"></div>
        {own.snippets.iter().map(snippet).collect_view()}
        <p role="status" class="copy-status"></p>
    }
}

#[component]
pub fn EmbedDialog(scene: RwSignal<Scene>) -> impl IntoView {
    move || {
        let content = scene.with(|scene| scene.dialog.as_ref().map(content));
        block! { <dialog aria-labelledby="embed-heading" class="embed-dialog">{content}</dialog> }
    }
}

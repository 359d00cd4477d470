//! Masthead, key figures, toolbar and notices.

use super::{block, filter, switch};
use crate::scene::{Figure, Notice, Scene};
use leptos::prelude::*;

#[component]
pub fn Masthead(scene: RwSignal<Scene>) -> impl IntoView {
    move || {
        scene.with(|scene| {
            let phrase = |own: &String| block! { <span class="phrase">{own.clone()}</span> };
            block! {
                <header class="masthead">
                    <a href="#main" class="skip">"Skip to the content"</a>
                    <div class="masthead-bar">
                        <p class="brand">
                            <strong>"Minxin Atlas"</strong>
                            <span lang="zh-Hans">"民心地图"</span>
                        </p>
                        <div class="controls">
                            {switch(&scene.basis, "Basis")}
                            <button type="button" lang="zh-Hans" data-lang="zh" class="language">"中文"</button>
                            <button type="button" data-embed-dialog="open" class="embed-open">"Embed"</button>
                        </div>
                    </div>
                    <h1>{scene.title.iter().map(phrase).collect_view()}</h1>
                    <p class="summary">{scene.summary.clone()}</p>
                    <p class="as-of">{scene.as_of.clone()}</p>
                </header>
            }
        })
    }
}

#[component]
pub fn KeyFigures(scene: RwSignal<Scene>) -> impl IntoView {
    let figure = |own: &Figure| {
        let record = &own.record;
        block! {
            <li>
                <a
                    href=record.href()
                    data-indicator=record.id.clone()
                    aria-current=record.current()
                    class=record.class("figure")
                >
                    <span class="value">{own.value.clone()}</span>
                    <span class="name">{own.name.clone()}</span>
                    <span class="share">{own.share.clone()}</span>
                </a>
            </li>
        }
    };
    move || {
        let figures = scene.with(|scene| scene.figures.iter().map(figure).collect_view());
        block! {
            <section aria-label="Key figures" class="figures">
                <ul>{figures}</ul>
            </section>
        }
    }
}

#[component]
pub fn Toolbar(scene: RwSignal<Scene>) -> impl IntoView {
    let chip = |own: &String| {
        block! { <button type="button" data-clear=own.clone() class="chip">{format!("{own} ✕")}</button> }
    };
    move || {
        scene.with(|scene| {
            block! {
                <section aria-label="Visible" class="toolbar">
                    <nav aria-label="Views">{switch(&scene.views, "Views")}</nav>
                    {filter(&scene.programme)}
                    {scene.chips.iter().map(chip).collect_view()}
                    <p role="status" class="counts">{scene.counts.clone()}</p>
                </section>
            }
        })
    }
}

#[component]
pub fn Notices(scene: RwSignal<Scene>) -> impl IntoView {
    let problem = |own: &String| block! { <li>{own.clone()}</li> };
    let notice = move |own: &Notice| {
        let problems = own.problems.iter().map(problem).collect_view();
        let retry = own.can_retry.then(|| block! { <button type="button" data-retry="">"Try again"</button> });
        block! {
            <div data-notice="" class="notice">
                <span>{own.text.clone()}</span>
                {retry}
                <ul>{problems}</ul>
            </div>
        }
    };
    move || {
        let notices = scene.with(|scene| scene.notices.iter().map(notice).collect_view());
        block! { <div role="status" class="notices">{notices}</div> }
    }
}

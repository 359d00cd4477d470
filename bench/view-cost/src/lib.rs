//! One page, made of typed views, of type-erased views or of `El`. `../../view-cost.mjs` compares the sizes of the programs.

#![forbid(unsafe_code)]

#[cfg(feature = "el")]
mod elements;
mod example;
pub mod scene;
#[cfg(feature = "typed")]
mod views;

#[cfg(all(feature = "hydrate", feature = "el", not(feature = "typed")))]
use elements::Page;
#[cfg(all(feature = "hydrate", feature = "typed"))]
use views::Page;

use leptos::prelude::*;
use scene::Scene;

/// The baseline: makes the same data and shows one text of it.
#[cfg(all(feature = "hydrate", not(any(feature = "typed", feature = "el"))))]
#[component]
fn Page(scene: RwSignal<Scene>) -> impl IntoView {
    move || scene.with(|scene| std::hint::black_box(scene).about.clone())
}

/// Hydrates the page of a seed. A click changes it to the page of the next one.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(seed: u32) {
    let scene = RwSignal::new(Scene::new(seed));
    leptos::mount::hydrate_body(move || view! { <Page scene /> });
    let next = RwSignal::new(seed);
    window_event_listener_untyped("click", move |_| {
        next.update(|seed| *seed = seed.wrapping_add(1));
        scene.set(Scene::new(next.get_untracked()));
    });
}

/// The page of typed or type-erased views as HTML.
#[cfg(all(feature = "ssr", feature = "typed"))]
#[must_use]
pub fn views_html(seed: u32) -> String {
    Owner::new().with(|| views::Page(views::PageProps { scene: RwSignal::new(Scene::new(seed)) }).to_html())
}

/// The page of `El`s as HTML.
#[cfg(all(feature = "ssr", feature = "el"))]
#[must_use]
pub fn elements_html(seed: u32) -> String {
    Owner::new().with(|| elements::Page(elements::PageProps { scene: RwSignal::new(Scene::new(seed)) }).to_html())
}

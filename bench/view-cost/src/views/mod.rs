//! The page as `view!`: with static types, or with each block type-erased.

mod charts;
mod dialog;
mod head;
mod map;
mod records;
mod timeline;

use crate::scene::{Choice, Scene, Toggle};
use leptos::prelude::*;

/// The block as it is, or type-erased with the feature `erased`.
#[cfg(not(feature = "erased"))]
macro_rules! block {
    ($($markup:tt)*) => { view! { $($markup)* } };
}
#[cfg(feature = "erased")]
macro_rules! block {
    ($($markup:tt)*) => { leptos::prelude::IntoAny::into_any(view! { $($markup)* }) };
}
use block;

#[component]
pub fn Page(scene: RwSignal<Scene>) -> impl IntoView {
    block! {
        <div class="page">
            <head::Masthead scene />
            <head::KeyFigures scene />
            <head::Toolbar scene />
            <head::Notices scene />
            <div class="body">
                <main id="main" tabindex="-1">
                    <section data-view="timeline" aria-labelledby="timeline-heading" class="view">
                        <timeline::TimelineHead scene />
                        <timeline::TimelineDrawing scene />
                        <timeline::OverviewStrip scene />
                        <timeline::Picker scene />
                        <timeline::EventList scene />
                    </section>
                    <section data-view="map" aria-labelledby="map-heading" class="view">
                        <map::MapHead scene />
                        <map::MapDrawing scene />
                        <map::MapOverlays scene />
                        <map::PlaceList scene />
                    </section>
                    <section data-view="indicators" aria-labelledby="indicators-heading" class="view">
                        <charts::ChartsHead scene />
                        <charts::BulletGroups scene />
                        <charts::SeriesCharts scene />
                        <charts::Tooltip scene />
                    </section>
                    <records::Tables scene />
                </main>
                <records::DetailPanel scene />
            </div>
            <records::Footer scene />
            <dialog::EmbedDialog scene />
        </div>
    }
}

/// A group of buttons of which one is pressed. `attribute` is the index of its command.
fn switch(toggles: &[Toggle], label: &'static str) -> impl IntoView + use<> {
    let button = |own: &Toggle| {
        let pressed = if own.is_pressed { "true" } else { "false" };
        block! { <button type="button" data-toggle=own.value.clone() aria-pressed=pressed>{own.name.clone()}</button> }
    };
    block! { <div role="group" aria-label=label class="switch">{toggles.iter().map(button).collect_view()}</div> }
}

/// A labelled select.
fn filter(choice: &Choice) -> impl IntoView + use<> {
    let option = |own: &Toggle| {
        block! { <option value=own.value.clone() selected=own.is_pressed>{own.name.clone()}</option> }
    };
    block! {
        <label class="filter">
            <span>{choice.label.clone()}</span>
            <select name=choice.name.clone()>{choice.options.iter().map(option).collect_view()}</select>
        </label>
    }
}

//! The map: head, drawing, overlays and list of places.

use super::{block, filter, switch};
use crate::scene::{Label, PlaceMark, PlaceRow, Scene, percent};
use leptos::prelude::*;

#[component]
pub fn MapHead(scene: RwSignal<Scene>) -> impl IntoView {
    move || {
        scene.with(|scene| {
            block! {
                <div class="view-head">
                    <h2 id="map-heading">"Map"</h2>
                    <p class="hint">"Drag to move, pinch to zoom."</p>
                    <div role="group" aria-label="Map" class="view-controls">
                        <div class="switch">
                            <button type="button" data-map="out" aria-label="Zoom out">"−"</button>
                            <button type="button" data-map="in" aria-label="Zoom in">"+"</button>
                            <button type="button" data-map="home" title="Initial view">"⌂"</button>
                        </div>
                        {switch(&scene.views, "Tour")}
                        {filter(&scene.programme)}
                        <p role="status" class="visually-hidden">{scene.counts.clone()}</p>
                    </div>
                </div>
            }
        })
    }
}

/// A line or an area, which scale with the map.
fn flat(own: &PlaceMark) -> impl IntoView + use<> {
    let record = &own.record;
    let class = record.class(if own.is_area { "mark area" } else { "mark line" });
    let hit = (!own.is_area).then(|| block! { <path d=own.path.clone() class="hit"></path> });
    block! {
        <g
            role="button"
            tabindex="-1"
            aria-label=own.name.clone()
            data-place=record.id.clone()
            aria-current=record.current()
            class=class
        >
            {hit}
            <path d=own.path.clone() class="shape"></path>
        </g>
    }
}

fn symbol(own: &PlaceMark) -> impl IntoView + use<> {
    let record = &own.record;
    let (x, y) = (percent(own.x), percent(own.y));
    let number = own.stop.map(|stop| {
        let (x, y) = (x.clone(), y.clone());
        block! {
            <g transform="translate(0 -16)">
                <circle cx=x.clone() cy=y.clone() r="9" class="stop"></circle>
                <text x=x y=y dy="4" class="stop">{stop.to_string()}</text>
            </g>
        }
    });
    block! {
        <g
            role="button"
            tabindex="-1"
            aria-label=own.name.clone()
            data-place=record.id.clone()
            aria-current=record.current()
            class=record.class("mark symbol")
        >
            <circle cx=x.clone() cy=y.clone() r="12" class="hit"></circle>
            <rect x=x y=y width="9" height="9" class="shape"></rect>
            {number}
        </g>
    }
}

#[component]
pub fn MapDrawing(scene: RwSignal<Scene>) -> impl IntoView {
    let district = |(path, is_highlighted): &(String, bool)| {
        let class = if *is_highlighted { "district highlighted" } else { "district" };
        block! { <path d=path.clone() class=class></path> }
    };
    let label = |(own, y): &(Label, f64)| {
        block! {
            <text x=percent(own.x) y=percent(*y) dx="6" dy="4" class=format!("label {}", own.class)>
                {own.text.clone()}
            </text>
        }
    };
    let is_flat = |own: &&PlaceMark| !own.path.is_empty();
    move || {
        scene.with(|scene| {
            let symbols = scene.places.iter().filter(|own| own.path.is_empty());
            block! {
                <div tabindex="0" role="group" aria-label="Map of places" class="map-viewport">
                    <div data-roving="" class="map-extent" style="transform:none">
                        <svg viewBox="0 0 780 440" preserveAspectRatio="none" class="basemap">
                            {scene.districts.iter().map(district).collect_view()}
                            <path d="M0 9L780 9" class="river"></path>
                            <path d="M0 99L780 99" stroke-width="3" class="creek"></path>
                        </svg>
                        <svg viewBox="0 0 780 440" preserveAspectRatio="none" class="map-lines">
                            {scene.places.iter().filter(is_flat).map(flat).collect_view()}
                            <path d=scene.density.clone() class="route"></path>
                        </svg>
                        <svg class="map-marks">
                            {symbols.map(symbol).collect_view()}
                            <g aria-hidden="true">{scene.place_labels.iter().map(label).collect_view()}</g>
                        </svg>
                    </div>
                </div>
            }
        })
    }
}

#[component]
pub fn MapOverlays(scene: RwSignal<Scene>) -> impl IntoView {
    move || {
        scene.with(|scene| {
            let (length, text) = &scene.scale;
            let (left, width) = scene.window;
            let window = format!("left:{};width:{}", percent(left), percent(width));
            block! {
                <div class="map-overlays">
                    <div aria-hidden="true" class="overview">
                        <svg viewBox="0 0 100 100" class="basemap">
                            <path d=scene.density.clone() class="river"></path>
                        </svg>
                        <div class="map-window" style=window></div>
                    </div>
                    <div aria-hidden="true" class="map-scale" style=format!("width:{}", percent(*length))>
                        {text.clone()}
                    </div>
                    <div aria-hidden="true" class="map-north">"N"</div>
                    <p class="map-attribution">
                        <span class="schematic">"Schematic map"</span>
                        <a href="https://example.org/" target="_blank" rel="noopener noreferrer" class="external">
                            "© Contributors"
                        </a>
                    </p>
                    <p aria-hidden="true" class="map-hint wheel">"Hold Ctrl to zoom"</p>
                    <p aria-hidden="true" class="map-hint fingers">"Use two fingers"</p>
                </div>
            }
        })
    }
}

#[component]
pub fn PlaceList(scene: RwSignal<Scene>) -> impl IntoView {
    let row = |own: &PlaceRow| {
        let record = &own.record;
        let stop = own.stop.map(|stop| block! { <span class="stop-number">{stop.to_string()}</span> });
        block! {
            <li>
                <a
                    href=record.href()
                    data-place=record.id.clone()
                    aria-current=record.current()
                    class=record.class("place")
                >
                    {stop}
                    <span class="title">{own.name.clone()}</span>
                    <span class="distance">{own.distance.clone()}</span>
                    <span class="note">{own.note.clone()}</span>
                </a>
            </li>
        }
    };
    move || {
        scene.with(|scene| {
            block! {
                <div class="map-list">
                    <h3>"Places"</h3>
                    <div class="distance-tools">
                        <div class="view-controls">
                            <button type="button" data-map="near">"Near me"</button>
                            {filter(&scene.origin)}
                        </div>
                        <p role="status" class="hint">{scene.counts.clone()}</p>
                    </div>
                    <ul class="places">{scene.place_rows.iter().map(row).collect_view()}</ul>
                </div>
            }
        })
    }
}

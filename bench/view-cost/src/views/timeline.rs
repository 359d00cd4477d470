//! The timeline: head, drawing, overview strip, picker and list.

use super::{block, switch};
use crate::scene::{EventRow, Form, Lane, Mark, Record, Scene, percent};
use leptos::prelude::*;

#[component]
pub fn TimelineHead(scene: RwSignal<Scene>) -> impl IntoView {
    let lane = |own: &Lane| {
        let pressed = if own.is_folded { "false" } else { "true" };
        block! {
            <li>
                <button type="button" data-toggle-lane=own.id.clone() aria-pressed=pressed>{own.name.clone()}</button>
            </li>
        }
    };
    move || {
        scene.with(|scene| {
            block! {
                <div class="view-head">
                    <h2 id="timeline-heading">"Timeline"</h2>
                    <p class="hint">"Drag to move, pinch to zoom."</p>
                    <div role="group" aria-label="Time" class="view-controls">
                        <div class="switch timeline-zoom">
                            <button type="button" data-time="out" aria-label="Zoom out">"−"</button>
                            <button type="button" data-time="in" aria-label="Zoom in">"+"</button>
                            <button type="button" data-time="all">"All"</button>
                        </div>
                        {switch(&scene.views, "Tour")}
                        <details class="lane-menu">
                            <summary title="Fold lanes">"Lanes"</summary>
                            <ul>{scene.lanes.iter().map(lane).collect_view()}</ul>
                        </details>
                    </div>
                </div>
            }
        })
    }
}

fn mark(own: &Mark) -> impl IntoView + use<> {
    let record = &own.record;
    let bar = own.form == Form::Bar;
    let width = if bar { format!(";width:{}", percent(own.width)) } else { String::new() };
    let style = format!("left:{};top:{}px{width}", percent(own.x), own.y);
    let class = match own.form {
        Form::Dot => "mark dot",
        Form::Bar => "mark event-bar",
        Form::Deadline => "mark deadline",
    };
    let words = bar.then(|| block! { <span class="mark-label">{own.text.clone()}</span> });
    let text = (!bar).then(|| own.text.clone());
    block! {
        <div
            role="button"
            tabindex="-1"
            aria-label=own.name.clone()
            title=own.name.clone()
            data-event=record.id.clone()
            aria-current=record.current()
            class=record.class(class)
            style=style
        >
            {words}
            {text}
        </div>
    }
}

#[component]
pub fn TimelineDrawing(scene: RwSignal<Scene>) -> impl IntoView {
    let name = |own: &Lane| {
        let style = format!("top:{}px", own.top);
        let expanded = if own.is_folded { "false" } else { "true" };
        block! {
            <button
                type="button"
                tabindex="-1"
                data-toggle-lane=own.id.clone()
                aria-expanded=expanded
                class="lane-name"
                style=style
            >
                {own.name.clone()}
            </button>
        }
    };
    let background = |own: &Lane| block! { <div class="lane-background" style=format!("top:{}px", own.top)></div> };
    let tick = |(at, label, is_major): &(f64, String, bool)| {
        let class = if *is_major { "tick coarse" } else { "tick" };
        block! { <div aria-hidden="true" class=class style=format!("left:{}", percent(*at))>{label.clone()}</div> }
    };
    let era = |(record, at, width, name): &(Record, f64, f64, String)| {
        let style = format!("left:{};width:{}", percent(*at), percent(*width));
        block! {
            <div
                role="button"
                tabindex="-1"
                data-record=record.id.clone()
                aria-current=record.current()
                title=name.clone()
                class=record.class("era")
                style=style
            >
                {name.clone()}
            </div>
        }
    };
    let cluster = |(id, at, count): &(String, f64, u32)| {
        block! {
            <div
                role="button"
                tabindex="-1"
                data-cluster=id.clone()
                aria-label=format!("{count} events")
                class="cluster"
                style=format!("left:{}", percent(*at))
            >
                {format!("+{count}")}
            </div>
        }
    };
    let marks = move |own: &Lane| {
        let marks = own.marks.iter().map(mark).collect_view();
        (marks, own.clusters.iter().map(cluster).collect_view())
    };
    move || {
        scene.with(|scene| {
            block! {
                <div role="group" aria-label="Timeline" data-pan="" class="timeline-frame">
                    <div class="lane-names">
                        <p class="range-label">{scene.as_of.clone()}</p>
                        {scene.lanes.iter().map(name).collect_view()}
                    </div>
                    <div class="timeline-viewport">
                        {scene.lanes.iter().map(background).collect_view()}
                        <div class="timeline-extent" style="transform:none">
                            {scene.ticks.iter().map(tick).collect_view()}
                            {scene.eras.iter().map(era).collect_view()}
                            {scene.lanes.iter().map(marks).collect_view()}
                        </div>
                    </div>
                </div>
            }
        })
    }
}

#[component]
pub fn OverviewStrip(scene: RwSignal<Scene>) -> impl IntoView {
    move || {
        scene.with(|scene| {
            let (left, width) = scene.window;
            let style = format!("left:{};width:{}", percent(left), percent(width));
            block! {
                <div aria-hidden="true" title="Overview" class="overview-strip">
                    <svg viewBox="0 0 120 30" preserveAspectRatio="none">
                        <path d=scene.density.clone()></path>
                    </svg>
                    <div data-brush="window" class="brush-window" style=style>
                        <span data-brush="start" class="brush-handle"></span>
                        <span data-brush="end" class="brush-handle"></span>
                    </div>
                </div>
            }
        })
    }
}

#[component]
pub fn Picker(scene: RwSignal<Scene>) -> impl IntoView {
    let row = |(record, title, note): &(Record, String, String)| {
        block! {
            <li>
                <button
                    type="button"
                    data-event=record.id.clone()
                    aria-current=record.current()
                    class=record.class("picker-option")
                >
                    <span class="title">{title.clone()}</span>
                    <span class="note">{note.clone()}</span>
                </button>
            </li>
        }
    };
    let picker = move |own: &Vec<(Record, String, String)>| {
        let rows = own.iter().map(row).collect_view();
        block! {
            <div role="group" aria-label="Events here" class="picker" style="left:10%;top:20%">
                <div class="picker-head">
                    <p>{format!("{} events here", own.len())}</p>
                    <button type="button" data-close-picker="" aria-label="Close" class="picker-close">"✕"</button>
                </div>
                <ul>{rows}</ul>
            </div>
        }
    };
    move || {
        let listed = scene.with(|scene| scene.picker.as_ref().map(picker));
        block! { <div class="picker-anchor">{listed}</div> }
    }
}

#[component]
pub fn EventList(scene: RwSignal<Scene>) -> impl IntoView {
    let row = |own: &EventRow| {
        let record = &own.record;
        let class = record.class(&format!("event {}", own.form));
        block! {
            <li>
                <article>
                    <a href=record.href() data-event=record.id.clone() aria-current=record.current() class=class>
                        <time datetime=own.iso.clone()>{own.date.clone()}</time>
                        <span class="title">{own.title.clone()}</span>
                    </a>
                </article>
            </li>
        }
    };
    let year = move |(heading, rows): &(String, Vec<EventRow>)| {
        block! {
            <section class="year">
                <h3>{heading.clone()}</h3>
                <ol>{rows.iter().map(row).collect_view()}</ol>
            </section>
        }
    };
    let more = |remaining: usize| {
        block! { <button type="button" data-time="more" class="more">{format!("{remaining} more")}</button> }
    };
    move || {
        scene.with(|scene| {
            let more = (scene.remaining > 0).then(|| more(scene.remaining));
            block! {
                <div class="event-list">
                    {scene.years.iter().map(year).collect_view()}
                    {more}
                </div>
            }
        })
    }
}

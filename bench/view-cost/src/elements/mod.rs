//! The page as `El`. Each component returns one `El` for the data that it follows.

mod charts;
mod dialog;
mod head;
mod map;
mod records;
mod timeline;

use crate::scene::{Choice, Record, Scene, Toggle};
use leptos::prelude::*;
use minxin_atlas::ui::{El, el};

#[component]
pub fn Page(scene: RwSignal<Scene>) -> impl IntoView {
    let view = |name: &'static str, heading: &'static str| {
        el("section").attr("data-view", name).attr("aria-labelledby", heading).class("view")
    };
    let timeline = view("timeline", "timeline-heading")
        .view(view! { <timeline::TimelineHead scene /> })
        .view(view! { <timeline::TimelineDrawing scene /> })
        .view(view! { <timeline::OverviewStrip scene /> })
        .view(view! { <timeline::Picker scene /> })
        .view(view! { <timeline::EventList scene /> });
    let map = view("map", "map-heading")
        .view(view! { <map::MapHead scene /> })
        .view(view! { <map::MapDrawing scene /> })
        .view(view! { <map::MapOverlays scene /> })
        .view(view! { <map::PlaceList scene /> });
    let indicators = view("indicators", "indicators-heading")
        .view(view! { <charts::ChartsHead scene /> })
        .view(view! { <charts::BulletGroups scene /> })
        .view(view! { <charts::SeriesCharts scene /> })
        .view(view! { <charts::Tooltip scene /> });
    let main = el("main").attr("id", "main").attr("tabindex", "-1").children(vec![timeline, map, indicators]);
    let body = el("div").class("body").children(vec![main.view(view! { <records::Tables scene /> })]);
    el("div")
        .class("page")
        .view(view! { <head::Masthead scene /> })
        .view(view! { <head::KeyFigures scene /> })
        .view(view! { <head::Toolbar scene /> })
        .view(view! { <head::Notices scene /> })
        .children(vec![body.view(view! { <records::DetailPanel scene /> })])
        .view(view! { <records::Footer scene /> })
        .view(view! { <dialog::EmbedDialog scene /> })
}

/// An element with text.
fn text(tag: &'static str, text: impl Into<std::borrow::Cow<'static, str>>) -> El {
    el(tag).text_content(text)
}

fn span(class: &'static str, words: &str) -> El {
    text("span", words.to_owned()).class(class)
}

fn button(words: impl Into<std::borrow::Cow<'static, str>>) -> El {
    text("button", words).attr("type", "button")
}

/// Adds the attributes that tie an element to a record. `kind` is the name of the data attribute.
fn with_record(element: El, kind: &'static str, record: &Record, class: &str) -> El {
    let element = element.attr(kind, record.id.clone()).attr_opt("aria-current", record.current());
    element.class(record.class(class))
}

fn record_link(kind: &'static str, record: &Record, class: &str) -> El {
    with_record(el("a").attr("href", record.href()), kind, record, class)
}

/// A group of buttons of which one is pressed.
fn switch(toggles: &[Toggle], label: &'static str) -> El {
    let toggle = |own: &Toggle| {
        let pressed = if own.is_pressed { "true" } else { "false" };
        button(own.name.clone()).attr("data-toggle", own.value.clone()).attr("aria-pressed", pressed)
    };
    let group = el("div").attr("role", "group").attr("aria-label", label).class("switch");
    group.children_iter(toggles.iter().map(toggle))
}

/// A labelled select.
fn filter(choice: &Choice) -> El {
    let option = |own: &Toggle| {
        let option = text("option", own.name.clone()).attr("value", own.value.clone());
        option.attr_opt("selected", own.is_pressed.then_some(""))
    };
    let select = el("select").attr("name", choice.name.clone()).children_iter(choice.options.iter().map(option));
    el("label").class("filter").children(vec![text("span", choice.label.clone()), select])
}

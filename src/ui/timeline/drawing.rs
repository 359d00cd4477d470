//! The timeline drawing: lane names on the left, and on the right the viewport with the rendered extent that holds the marks.

use super::{event_mark, legend, overview_strip};
use crate::geometry::{coordinate, css_percent};
use crate::scene::timeline::legend::keys;
use crate::scene::timeline::{
    DrawOptions, DrawnLane, EraBand, RenderedRange, TimelineDrawing, choices, cluster_position, draw_timeline as drawn,
};
use crate::state::View;
use crate::ui::element::{El, el};
use crate::ui::part::{Part, PartId};
use crate::ui::picker::{PickerTarget, picker};
use crate::ui::record::{hidden_placeholder, with_record_state};
use crate::ui::session::Session;
use crate::words::Words;
use leptos::prelude::{Get, IntoView, With, component};

/// The timeline drawing, with the overview strip and the legend.
#[component]
pub(in crate::ui) fn TimelineDrawing(session: Session) -> impl IntoView {
    Part::new(session, PartId::TimelineDrawing, drawing)
}

fn drawing(session: Session) -> El {
    let frame = session.timeline_plot_size();
    let (moving, cursor, picking) =
        session.cursor.with(|look| (session.timeline_extent.get(), look.cursor, look.picking));
    session.scene(|ctx, _, highlight, state| {
        if !state.view.shows(View::Timeline) {
            return hidden_placeholder();
        }
        let words = ctx.words();
        let Some(model) = session.timeline_model() else {
            return el("p").class("nothing").text_content(words.nothing_for(state.is_filtered()));
        };
        let viewport = session.timeline_viewport(&model);
        let extent = moving.filter(|extent| extent.covers(viewport, frame.axis_width));
        let extent = extent.unwrap_or_else(|| RenderedRange::exact(viewport, frame.axis_width));
        let level = session.lane_packing(&model, extent.scale_step, frame.axis_width);
        let scene = drawn(ctx, highlight, &model, &level, extent, DrawOptions { range: viewport, plot: frame });
        // The only tab stop: the mark under the keyboard cursor, else the selected mark, else the first mark.
        let marks = || scene.lanes.iter().flat_map(|lane| &lane.marks);
        let has = |wanted: Option<_>| marks().any(|mark| Some(mark.state.record) == wanted);
        let stop = cursor.filter(|own| has(Some(*own))).or(state.selected.filter(|own| has(Some(*own))));
        let stop = stop.or_else(|| marks().next().map(|mark| mark.state.record));
        let mut moved = el("div")
            .class("moving")
            .dynamic_style(extent.css_transform(viewport, frame.axis_width))
            .children_iter(axis(&scene));
        moved = moved.children_iter(scene.eras.iter().map(era_band));
        for lane in &scene.lanes {
            moved = moved.children_iter(
                lane.marks.iter().map(|own| event_mark::event_mark(own, Some(own.state.record) == stop)),
            );
            let id = |at| ctx.story.id_of(at).to_owned();
            moved = moved
                .children_iter(lane.clusters.iter().map(|own| event_mark::cluster(own, id(own.first), stop.is_none())));
        }
        let height = ["height:", &length(scene.height)].concat();
        let grounds = scene.lanes.iter().enumerate().map(|(index, lane)| lane_background(lane, index));
        let sight_of = el("div").class("sight").style(height).children_iter(grounds).children(vec![moved]);
        let names = el("div")
            .class("lane-names")
            .children(vec![el("p").class("in-sight").text_content(scene.range_text.clone())]);
        let names = names.children_iter(scene.lanes.iter().map(|lane| name(lane, words)));
        let whole = el("div").class("time-frame").attr("role", "group").attr("aria-label", words.view_names[1]);
        let columns = ["grid-template-columns:", &length(frame.label_width), " minmax(0,1fr)"].concat();
        let whole = whole.attr("data-pan", "").style(columns).children(vec![names, sight_of]);
        let listed = picking.and_then(|picking| {
            let PickerTarget::Cluster(first) = picking else { return None };
            let (x, y) = cluster_position(&scene, extent, viewport, first)?;
            let choices = choices(ctx, highlight, &model, first, viewport, frame.axis_width);
            let heading = (words.time.here)(choices.len());
            let x = (frame.label_width + x * frame.axis_width) / (frame.label_width + frame.axis_width);
            Some(picker(words, choices, heading, x, y / scene.height))
        });
        let drawn = el("div").class("picked-from").children(vec![whole]).children_iter(listed);
        el("div").class("time").children(vec![
            drawn,
            overview_strip::strip(&model, viewport, words),
            legend(words, keys(&model, &level)),
        ])
    })
}

/// Returns the CSS position in the rendered extent: `x` as a share of its width, `y` in scene pixels from the top.
pub(super) fn translate(x: f64, y: f64) -> String {
    ["left:", &css_percent(x), ";top:", &length(y)].concat()
}

/// Returns a length in scene pixels as CSS. The style sheet scales it with the text size of the reader (`--px`).
pub(super) fn length(pixels: f64) -> String {
    ["calc(", &coordinate(pixels), "*var(--px))"].concat()
}

fn axis(scene: &TimelineDrawing) -> impl Iterator<Item = El> {
    let tick = |class: &'static str, at: f64, label: &str| {
        el("div")
            .class(class)
            .style(["left:", &css_percent(at)].concat())
            .attr("aria-hidden", "true")
            .text_content(label.to_owned())
    };
    let fine = scene.ticks.fine.iter().map(move |own| tick("tick", own.at, &own.label));
    fine.chain(scene.ticks.coarse.iter().map(move |own| tick("tick coarse", own.at, &own.label)))
}

/// Returns the button of an era: a band whose tint extends down through all lanes.
fn era_band(band: &EraBand) -> El {
    let style =
        format!("{};width:{};text-indent:{}", translate(band.x, band.y), css_percent(band.width), length(band.indent));
    let button = el("div").class(band.state.class("era")).attr("role", "button").attr("tabindex", "-1");
    let button = with_record_state(button, &band.state).attr("title", band.name.clone()).style(style);
    button.key(event_mark::key(band.state.record)).text_content(band.name.clone())
}

fn lane_background(lane: &DrawnLane, index: usize) -> El {
    let class = match (lane.is_highlighted, index % 2) {
        (true, _) => "ground lit",
        (_, 0) => "ground even",
        _ => "ground",
    };
    el("div").class(class).style(extent(lane))
}

fn extent(lane: &DrawnLane) -> String {
    ["top:", &length(lane.top), ";height:", &length(lane.height)].concat()
}

fn name(lane: &DrawnLane, words: &'static Words) -> El {
    let class = if lane.is_highlighted { "lane-name lit" } else { "lane-name" };
    let name = match &lane.toggle_id {
        Some(id) => {
            let count =
                if lane.is_folded { format!("（{}）", (words.time.folded)(lane.count)) } else { String::new() };
            let button = el("button").attr("type", "button").class(class).attr("data-fold", id.clone());
            let button =
                button.attr("tabindex", "-1").attr("aria-expanded", if lane.is_folded { "false" } else { "true" });
            button.text_content([&lane.name, count.as_str()].concat())
        }
        None => el("span").class(class).text_content(lane.name.clone()),
    };
    name.style(extent(lane))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::read;
    use crate::story::Basemap;
    use leptos::prelude::{Owner, RenderHtml};
    use std::sync::Arc;

    #[test]
    fn every_place_and_height_grows_with_the_letters() {
        Owner::new().set();
        let story = read::story(include_bytes!("../../../public/stories/minxin-2021.json")).story.unwrap_or_default();
        let session = Session::new(Arc::new(story), Arc::new(Basemap::default()));
        let html = drawing(session).to_html();
        let places: Vec<&str> = html.split("data-css=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(places.len() > 50 && places.iter().any(|place| place.contains("*var(--px))")), "{places:?}");
        for place in places {
            let fixed = |part: &str| part.ends_with(|letter: char| letter.is_ascii_digit());
            let mut parts = place.split("px").peekable();
            while let Some(part) = parts.next() {
                assert!(parts.peek().is_none() || !fixed(part), "a length of pixels in {place}");
            }
        }
    }

    #[test]
    fn larger_letters_leave_room_for_fewer_words() {
        Owner::new().set();
        let session = Session::new(Arc::default(), Arc::new(Basemap::default()));
        session.set_width(1200.0);
        let usual = session.timeline_plot_size();
        session.set_text_scale(2.0);
        let large = session.timeline_plot_size();
        assert_eq!(large, crate::scene::timeline::TimelineSize::of(600.0));
        assert!(large.axis_width < usual.axis_width && !session.matches_prerender(true), "{large:?}");
        // Text of half the size in a column of half the width gives the same drawing.
        session.set_text_scale(0.5);
        session.set_width(600.0);
        assert_eq!(session.timeline_plot_size().label_width, usual.label_width);
    }
}

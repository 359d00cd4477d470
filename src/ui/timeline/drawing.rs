//! The timeline drawing: lane labels on the left, and on the right the viewport with the rendered extent that holds the marks.

use super::css::{length, translate};
use super::{event_mark, lanes, legend_list, overview_strip, viewport};
use crate::geometry::css_percent;
use crate::scene::kit::record_choice::PickerTarget;
use crate::scene::timeline::legend::keys;
use crate::scene::timeline::{
    DrawOptions, DrawnLane, EraBand, RenderedRange, TimelineDrawing, choices, cluster_position, draw_timeline,
    range_in_words,
};
use crate::state::{Form, View};
use crate::ui::command::Command;
use crate::ui::control::{button, key, with_form, zoom_hint};
use crate::ui::element::{El, el};
use crate::ui::picker::picker;
use crate::ui::record::{hidden_placeholder, with_record_state};
use crate::ui::session::Session;
use crate::words::Words;

/// The timeline drawing, with the overview strip and the legend.
pub(in crate::ui) fn drawing(session: Session) -> El {
    let (size, timeline, picked) = (viewport::size(session), session.timeline(), session.picker().get());
    let (moving, cursor) = (timeline.viewport.extent.get(), timeline.cursor.get());
    session.scene(|ctx, _, highlight, state| {
        if state.view != View::Timeline {
            return hidden_placeholder();
        }
        let words = ctx.words();
        let Some(model) = timeline.model() else {
            let empty = el("p").class("empty-view").text_content(words.in_views().nothing_for(state.is_filtered()));
            return with_form(empty, Form::Drawing, state.form);
        };
        if size.is_narrow() {
            let extent = RenderedRange::exact(viewport::current_viewport(session, &model), size.axis_width);
            let packing = timeline.lane_packing(&model, extent.scale_step, size.axis_width);
            let mut occurs = keys(&model, &packing);
            // The rows have neither eras nor clusters.
            (occurs[5], occurs[12]) = (false, false);
            let legend = legend_list(words, occurs);
            let rows = el("div").class("picker-anchor").attr("data-roving", ".lane-row");
            let rows = rows.children(vec![lanes::lanes(session, ctx, highlight, &model, size)]);
            let parts = vec![rows, key(words, vec![el("p").text_content(words.in_views().timeline_hint), legend])];
            return with_form(el("div").class("timeline-drawing narrow").children(parts), Form::Drawing, state.form);
        }
        let viewport = viewport::current_viewport(session, &model);
        let extent = moving.filter(|extent| extent.covers(viewport, size.axis_width));
        let extent = extent.unwrap_or_else(|| RenderedRange::exact(viewport, size.axis_width));
        let packing = timeline.lane_packing(&model, extent.scale_step, size.axis_width);
        let scene =
            draw_timeline(ctx, highlight, &model, &packing, extent, DrawOptions { range: viewport, plot: size });
        let tab_stop = scene.tab_stop(&model, &packing, cursor, state.selected);
        let bound_model = model.clone();
        let viewport_of_frame = move || viewport::viewport_of_frame(session, &bound_model);
        let transform = {
            let viewport = viewport_of_frame.clone();
            move || extent.css_transform(viewport(), size.axis_width)
        };
        let mut extent_layer =
            el("div").class("timeline-extent").bind_style(transform).children_iter(axis_ticks(&scene));
        extent_layer = extent_layer.children_iter(scene.eras.iter().map(era_band));
        for lane in &scene.lanes {
            let marks = lane.marks.iter();
            let marks = marks.map(|mark| event_mark::event_mark(mark, Some(mark.state.record) == tab_stop));
            let clusters = lane.clusters.iter().map(|cluster| {
                event_mark::cluster_mark(cluster, ctx.story.id_of(cluster.first), tab_stop == Some(cluster.first))
            });
            extent_layer = extent_layer.children_iter(marks).children_iter(clusters);
        }
        let height = ["height:", &length(scene.height)].concat();
        let backgrounds = scene.lanes.iter().map(lane_background);
        let plot =
            el("div").class("timeline-viewport").style(height).children_iter(backgrounds).children(vec![extent_layer]);
        let range_text = {
            let viewport = viewport_of_frame.clone();
            move || {
                let range = viewport();
                session.scene_untracked(|ctx, _, _, _| range_in_words(ctx, range))
            }
        };
        let lane_labels =
            el("div").class("lane-names").children(vec![el("p").class("range-label").bind_text(range_text)]);
        let lane_labels = lane_labels.children_iter(scene.lanes.iter().map(|lane| lane_label(lane, words)));
        let frame = el("div")
            .class("timeline-frame")
            .attr("role", "group")
            .attr("aria-label", (words.view_name)(View::Timeline));
        let columns = ["grid-template-columns:", &length(size.label_width), " minmax(0,1fr)"].concat();
        let frame = frame.attr("data-pan", "").style(columns).children(vec![lane_labels, plot]);
        let picker = picked.and_then(|target| {
            let PickerTarget::Cluster(first) = target else { return None };
            let (x, y) = cluster_position(&scene, extent, viewport, first)?;
            let choices = choices(ctx, highlight, &model, first, viewport, size.axis_width);
            let heading = (words.in_views().time.here)(choices.len());
            let x = (size.label_width + x * size.axis_width) / (size.label_width + size.axis_width);
            Some(picker(words, choices, heading, x, y / scene.height))
        });
        let drawing = el("div").class("picker-anchor").children(vec![frame]).children_iter(picker);
        let view = el("div").class("timeline-drawing").children(vec![
            drawing,
            overview_strip::strip(&model, viewport_of_frame, words),
            key(
                words,
                vec![zoom_hint(words, words.in_views().timeline_hint), legend_list(words, keys(&model, &packing))],
            ),
        ]);
        with_form(view, Form::Drawing, state.form)
    })
}

fn axis_ticks(scene: &TimelineDrawing) -> impl Iterator<Item = El> {
    let tick = |class: &'static str, at: f64, label: &str| {
        el("div")
            .class(class)
            .style(["left:", &css_percent(at)].concat())
            .attr("aria-hidden", "true")
            .text_content(label.to_owned())
    };
    let fine = scene.ticks.fine.iter().map(move |mark| tick("tick", mark.at, &mark.label));
    fine.chain(scene.ticks.coarse.iter().map(move |mark| tick("tick coarse", mark.at, &mark.label)))
}

/// Returns the button of an era: a band whose tint extends down through all lanes.
fn era_band(band: &EraBand) -> El {
    let style =
        format!("{};width:{};text-indent:{}", translate(band.x, band.y), css_percent(band.width), length(band.indent));
    let button = el("div").class(band.state.class("era")).attr("role", "button").attr("tabindex", "-1");
    let button = with_record_state(button, &band.state).attr("title", band.name.clone()).style(style);
    button.key(event_mark::key(band.state.record)).text_content(band.name.clone())
}

fn lane_background(lane: &DrawnLane) -> El {
    let class = if lane.is_highlighted { "lane-background highlighted" } else { "lane-background" };
    el("div").class(class).style(vertical_css(lane))
}

fn vertical_css(lane: &DrawnLane) -> String {
    ["top:", &length(lane.top), ";height:", &length(lane.height)].concat()
}

fn lane_label(lane: &DrawnLane, words: &'static Words) -> El {
    let class = if lane.is_highlighted { "lane-name highlighted" } else { "lane-name" };
    let label = match &lane.toggle_id {
        Some(id) => {
            let count = if lane.is_folded {
                format!("（{}）", (words.in_views().time.folded)(lane.count))
            } else {
                String::new()
            };
            let button = button(Command::ToggleLane(id)).class(class);
            let button =
                button.attr("tabindex", "-1").attr("aria-expanded", if lane.is_folded { "false" } else { "true" });
            button.text_content([&lane.name, count.as_str()].concat())
        }
        None => el("span").class(class).text_content(lane.name.clone()),
    };
    label.style(vertical_css(lane))
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::read;
    use crate::state::State;
    use crate::story::Basemap;
    use crate::ui::split_points;
    use leptos::prelude::{Owner, RenderHtml};
    use std::sync::Arc;

    #[test]
    fn positions_and_heights_scale_with_the_text_size() {
        Owner::new().set();
        split_points::connect();
        let story = read::story(include_bytes!("../../../public/stories/minxin-2021.json")).story.unwrap_or_default();
        let session = Session::new(Arc::new(story), Arc::new(Basemap::default()));
        session.set_state(State { view: View::Timeline, ..State::default() });
        let html = drawing(session).to_html();
        let styles: Vec<&str> = html.split("data-css=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(styles.len() > 50 && styles.iter().any(|css| css.contains("*var(--px))")), "{styles:?}");
        for css in styles {
            let fixed = |part: &str| part.ends_with(|last: char| last.is_ascii_digit());
            let mut parts = css.split("px").peekable();
            while let Some(part) = parts.next() {
                assert!(parts.peek().is_none() || !fixed(part), "a length of pixels in {css}");
            }
        }
    }
}

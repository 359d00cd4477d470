//! The map drawing: the rendered extent with the base map and the marks, the controls in its corners, and the legend.

use super::place_mark::{self, is_scaled};
use super::point_layer;
use super::state::GestureHint;
use super::viewport;
use crate::geometry::{Point, Size, coordinate, css_percent};
use crate::scene::kit::labels::PlacedLabel;
use crate::scene::kit::record_choice::PickerTarget;
use crate::scene::map::basemap_layer::Outline;
use crate::scene::map::legend::keys;
use crate::scene::map::tiles::{Layer, Tile};
use crate::scene::map::{self, MapDrawing, MapViewport, Overview, RenderedExtent, share_of, symbol};
use crate::scene::records::record_text::SceneContext;
use crate::state::{Form, View};
use crate::ui::command::{ATTRIBUTE, Command};
use crate::ui::control::{button, key, with_form, zoom_hint};
use crate::ui::element::{El, el};
use crate::ui::picker::picker;
use crate::ui::record::{external_link, hidden_placeholder, span};
use crate::ui::session::Session;
use crate::words::Words;

/// Address of the licence and the contributors of the base map.
const COPYRIGHT: &str = "https://www.openstreetmap.org/copyright";

/// The map drawing, with its overview and legend.
pub(in crate::ui) fn drawing(session: Session) -> El {
    let (size, moving, picked) = (viewport::size(session), session.map().viewport.extent.get(), session.picker().get());
    session.scene(|ctx, _, highlight, state| {
        if state.view != View::Map {
            return hidden_placeholder();
        }
        let (words, model) = (ctx.words(), session.map().model());
        let viewport = viewport::current_viewport(session, &model, size);
        let extent = moving.filter(|extent| extent.covers(viewport, size));
        let extent = extent.unwrap_or_else(|| RenderedExtent::exact(viewport, size));
        let scene = map::draw_map(ctx, &model, highlight, &extent, state.district.as_deref(), moving.is_none());
        let tab_stop = scene.tab_stop(state.selected);
        let marks = |of_scaled: bool| {
            let marks = scene.marks.iter().filter(move |mark| is_scaled(&mark.form) == of_scaled);
            marks.map(|mark| place_mark::place_mark(ctx, highlight, mark, scene.size, Some(mark.record) == tab_stop))
        };
        let clusters = scene.clusters.iter().map(|cluster| {
            let is_tab_stop = tab_stop.is_some_and(|record| cluster.members.contains(&record));
            place_mark::cluster_mark(ctx, highlight, cluster, scene.size, is_tab_stop)
        });
        let stop_numbers = scene.marks.iter().filter(|mark| is_scaled(&mark.form)).filter_map(|mark| {
            let [x, y] = share_of(scene.size, mark.position);
            let state = highlight.mark_state(ctx.story, mark.record);
            let number = place_mark::stop_number(mark, &x, &y)?.class(state.class("numbered"));
            let number = number.command(Command::Select(&state.id));
            Some(number.children(vec![el("title").text_content(place_mark::accessible_name(ctx, mark))]))
        });
        // The selected place may share a position with a cluster. It is drawn above the cluster.
        let mark_layer = el("svg")
            .class("map-marks")
            .children_iter(stop_numbers)
            .children_iter(clusters)
            .children_iter(marks(false));
        let mark_layer = mark_layer.children(vec![label_layer(ctx, &scene)]);
        let bound_model = model.clone();
        let viewport_of_frame = move || viewport::viewport_of_frame(session, &bound_model, size);
        let transform = {
            let viewport = viewport_of_frame.clone();
            move || extent.css_transform(viewport(), size)
        };
        let extent_layer = el("div").class("map-extent").attr("data-roving", "").bind_style(transform);
        let layers = session.map().tiles.get();
        let tiles = layers.iter().flat_map(|layer| layer.tiles(&extent)).map(|tile| tile_image(tile, scene.size));
        let extent_layer = extent_layer.children(vec![basemap_layer(&scene)]).children_iter(tiles);
        let point_layer = (!model.point_layer.is_empty()).then(|| {
            point_layer::draw_when_made(session);
            el("canvas").class("map-dots").attr("aria-hidden", "true")
        });
        let extent_layer = extent_layer
            .children(vec![line_layer(&scene).children_iter(marks(true)).children_iter(route_path(&scene))])
            .children_iter(point_layer)
            .children(vec![mark_layer]);
        let plot = el("div").class("map-viewport").attr("tabindex", "0").attr("role", "group");
        let plot = plot
            .attr("aria-label", words.in_views().map.label)
            .attr_opt("data-measured", session.column().has_map_plot().then_some(""))
            .bind_attr("title", move || session.map().tooltip.get())
            .children(vec![extent_layer]);
        let frame_class = if size.is_narrow() { "map-frame tall" } else { "map-frame" };
        let overview = map::overview(ctx, &model);
        let overview = overview.map(|overview| overview_map(overview, viewport_of_frame.clone(), size.aspect));
        let empty = model
            .items
            .iter()
            .all(|item| item.point().is_none())
            .then(|| empty_view(words, "map-empty", state.is_filtered()));
        let picker = picked.and_then(|target| {
            let PickerTarget::Overlap(point, _) = target else { return None };
            let drawn = map::DrawnMap { ctx, model: &model, highlight, plot: size, viewport };
            let (choices, position) = (drawn.choices_at(point), viewport.position_of(point));
            let heading = (words.in_views().map.at_spot)(choices.len());
            Some(picker(words, choices, heading, position.x + 0.5, position.y / size.aspect + 0.5))
        });
        let controls = map_controls(session, viewport_of_frame, size.width, &layers, words);
        let frame = el("div").class(frame_class).children(vec![plot]).children_iter(overview).children_iter(empty);
        let frame = frame.children(controls).children_iter(picker);
        // Below the drawing, so that it covers no place.
        let beyond =
            (!model.is_based).then(|| el("p").class("basemap-notice").text_content(words.in_views().map.beyond));
        let legend = key(
            words,
            vec![zoom_hint(words, words.in_views().map_hint), legend_list(words, keys(&model)), credit(words)],
        );
        let view = el("div").class("map").children(vec![frame]).children_iter(beyond).children(vec![legend]);
        with_form(view, Form::Drawing, state.form)
    })
}

/// Returns the controls over the map: scale bar, north arrow, attribution and gesture hints. `viewport` is the viewport of the
/// current frame, and reactive.
fn map_controls(
    session: Session,
    viewport: impl Fn() -> MapViewport + Clone + Send + Sync + 'static,
    width: f64,
    layers: &[Layer],
    words: &'static Words,
) -> Vec<El> {
    let viewport_of_frame = viewport.clone();
    let length = move || ["width:", &css_percent(map::scale_bar(viewport_of_frame(), width).0)].concat();
    let metres = move || (words.in_views().scale_bar)(map::scale_bar(viewport(), width).1);
    let bar = el("div").class("map-scale").attr("aria-hidden", "true").bind_style(length);
    let hint = |hint: GestureHint, class: &'static str, text: &'static str| {
        let is_shown = move || (session.map().hint.get() == Some(hint)).then(String::new);
        el("p").class(class).attr("aria-hidden", "true").bind_attr("data-visible", is_shown).text_content(text)
    };
    let attributions = layers.iter().map(|layer| {
        let review = if layer.review.is_empty() {
            String::new()
        } else {
            [" ", words.in_views().map.review, &layer.review].concat()
        };
        span("tile-attribution", [layer.attribution.as_str(), &review].concat())
    });
    vec![
        bar.bind_text(metres),
        el("div").class("map-north").attr("aria-hidden", "true").text_content(words.in_views().map.north),
        el("p")
            .class("map-attribution")
            .children(vec![span("schematic", words.in_views().map.schematic), osm_link(words)])
            .children_iter(attributions),
        hint(GestureHint::Wheel, "map-hint wheel", words.in_views().map.wheel_hint),
        hint(GestureHint::Touch, "map-hint fingers", words.in_views().map.fingers_hint),
    ]
}

/// Returns the attribution: a note that the map is schematic, and the source of its data.
pub(in crate::ui) fn credit(words: &'static Words) -> El {
    el("p").class("attribution").children(vec![span("schematic", words.in_views().schematic), osm_link(words)])
}

fn osm_link(words: &'static Words) -> El {
    external_link(words.in_views().attribution.to_owned(), Some(COPYRIGHT.to_owned()))
}

/// Returns a sentence that no place is shown, with a button that clears the filters if any are set.
pub(super) fn empty_view(words: &'static Words, class: &'static str, is_filtered: bool) -> El {
    let clear = || button(Command::ClearFilters).text_content(words.in_views().map.clear);
    let text = if is_filtered { words.in_views().map.empty } else { words.in_views().map.placeless };
    el("div").class(class).children(vec![el("p").text_content(text)]).children_iter(is_filtered.then(clear))
}

fn svg_path(class: &'static str, data: String) -> El {
    el("path").class(class).attr("d", data)
}

fn view_box(size: Size) -> String {
    format!("0 0 {} {}", coordinate(size.width), coordinate(size.height))
}

fn svg_layer(class: &'static str, size: Size) -> El {
    el("svg").class(class).attr("viewBox", view_box(size)).attr("preserveAspectRatio", "none")
}

fn basemap_layer(scene: &MapDrawing) -> El {
    let basemap = &scene.basemap;
    let district = |outline: &Outline| {
        let class =
            if scene.highlighted_districts.contains(&outline.code) { "district highlighted" } else { "district" };
        svg_path(class, outline.path.clone())
    };
    let creek = svg_path("creek", basemap.creek.clone()).attr("stroke-width", coordinate(basemap.creek_width));
    let waters = [svg_path("river", basemap.river.clone()), creek, svg_path("bridges", basemap.bridges.clone())];
    svg_layer("basemap", scene.size).children_iter(basemap.districts.iter().map(district)).children_iter(waters)
}

/// Returns an image of a tile layer. The base map below it is visible until it has loaded.
fn tile_image(tile: Tile, size: Size) -> El {
    let [left, top] = share_of(size, Point::new(tile.area.x, tile.area.y));
    let [width, height] = share_of(size, Point::new(tile.area.width, tile.area.height));
    let css = ["left:", &left, ";top:", &top, ";width:", &width, ";height:", &height].concat();
    el("img").class("tile").attr("alt", "").attr("src", tile.url).style(css).key(tile.key)
}

/// Returns the layer of the marks that scale with the map, with the circles of positional uncertainty. The caller adds the
/// lines and areas.
fn line_layer(scene: &MapDrawing) -> El {
    let rings = scene.marks.iter().filter_map(|mark| {
        let ring = el("circle")
            .class("accuracy-circle")
            .attr("cx", coordinate(mark.position.x))
            .attr("cy", coordinate(mark.position.y));
        Some(ring.attr("r", coordinate(mark.error?)))
    });
    svg_layer("map-lines", scene.size).children_iter(rings)
}

/// Returns the route of the visit, above the lines and below the symbols.
fn route_path(scene: &MapDrawing) -> Option<El> {
    (!scene.route.is_empty()).then(|| svg_path("route", scene.route.clone()))
}

/// Returns the labels. They are hidden from screen readers, because the marks have the same names. The label of a district
/// filters by it.
fn label_layer(ctx: &SceneContext<'_>, scene: &MapDrawing) -> El {
    let label_text = |label: &PlacedLabel| {
        let [x, y] = share_of(scene.size, label.of);
        let text = el("text").class(format!("label {}", label.class)).attr("x", x).attr("y", y);
        let text = text.attr("dx", coordinate(label.at.x - label.of.x)).attr("dy", coordinate(label.at.y - label.of.y));
        let district = ctx.basemap.districts.get(label.tag).filter(|_| label.class == "district");
        let district = district.filter(|district| ctx.story.has_district(&district.code));
        let filter = district.map(|district| Command::FilterDistrict(&district.code));
        // The label of a place is one click target with its mark.
        let place =
            ctx.story.places.get(label.tag).filter(|_| matches!(label.class, "visit" | "highlighted" | "place"));
        let command = filter.or(place.map(|(id, _)| Command::Select(id)));
        text.attr_opt(ATTRIBUTE, command.map(Command::encode)).text_content(label.text.clone())
    };
    el("g").attr("aria-hidden", "true").children_iter(scene.labels.iter().map(label_text))
}

/// Returns the overview map: the whole base map, with a window that marks the viewport. It is hidden from screen readers,
/// because the controls do the same.
fn overview_map(overview: Overview, viewport: impl Fn() -> MapViewport + Send + Sync + 'static, aspect: f64) -> El {
    let districts = overview.districts.into_iter().map(|district| svg_path("district", district.path));
    let basemap =
        svg_layer("basemap", overview.size).children_iter(districts).children(vec![svg_path("river", overview.river)]);
    let window = el("div").class("map-window");
    let window = window.bind_style(move || map::window(overview.area, viewport(), aspect));
    el("div").class("overview").attr("aria-hidden", "true").children(vec![basemap, window])
}

/// Returns the legend of the marks that occur. The other entries are hidden but stay in the page, because marks refer to their
/// symbols.
fn legend_list(words: &'static Words, occurs: [bool; 10]) -> El {
    let symbol_path = |index: usize| {
        el("path").attr("id", place_mark::symbol_id(index)).class("shape").attr("d", symbol::outline(index))
    };
    let sample = |class: &'static str, shape: El| {
        el("svg").class(class).attr("viewBox", "-12 -9 24 18").attr("aria-hidden", "true").children(vec![shape])
    };
    let line = |class: &'static str| svg_path(class, "M-11 0L11 0".to_owned());
    let samples = [
        sample("sample line visited", line("shape")),
        sample("sample", symbol_path(0)),
        sample("sample", symbol_path(1)),
        sample("sample", symbol_path(2)),
        sample("sample", symbol_path(3)),
        sample("sample", symbol_path(4)),
        sample("sample", symbol_path(5)),
        sample("sample hollow", el("use").class("shape").attr("href", format!("#{}", place_mark::symbol_id(1)))),
        sample("sample", el("circle").class("accuracy-circle").attr("r", "8")),
        sample("sample", line("route")),
    ];
    let keys = samples.into_iter().zip(words.in_views().map.legend).zip(occurs);
    let key = |((sample, name), occurs): ((El, &'static str), bool)| {
        el("li").attr_opt("hidden", (!occurs).then_some("")).children(vec![sample, span("", name)])
    };
    el("ul").class("legend-list").children_iter(keys.map(key))
}

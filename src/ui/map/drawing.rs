//! The map drawing: the rendered extent with the base map and the marks, the controls in its corners, and the legend.

use super::place_mark::{self, flat};
use crate::geometry::{Point, Size, coordinate, css_percent};
use crate::scene::map::basemap_layer::Outline;
use crate::scene::map::legend::keys;
use crate::scene::map::tiles::{Layer, Tile};
use crate::scene::map::{self, MapDrawing, MapViewport, Overview, RenderedExtent, share_of, symbol};
use crate::scene::records::record_text::SceneContext;
use crate::state::View;
use crate::ui::element::{El, el};
use crate::ui::part::{Part, PartId};
use crate::ui::picker::{PickerTarget, picker};
use crate::ui::record::{external_link, hidden_placeholder, span};
use crate::ui::session::Session;
use crate::words::Words;
use leptos::prelude::{Get, IntoView, With, component};

/// Address of the licence and the contributors of the base map.
const COPYRIGHT: &str = "https://www.openstreetmap.org/copyright";

/// The map drawing, with its overview and legend.
#[component]
pub(in crate::ui) fn MapDrawing(session: Session) -> impl IntoView {
    Part::new(session, PartId::MapDrawing, drawing)
}

fn drawing(session: Session) -> El {
    let (frame, moving) = (session.map_plot_size(), session.map().extent.get());
    let picking = session.cursor.with(|look| look.picking);
    session.scene(|ctx, _, highlight, state| {
        if !state.view.shows(View::Map) {
            return hidden_placeholder();
        }
        let (words, model) = (ctx.words(), session.map_model());
        let viewport = session.map_viewport(&model, frame);
        let extent = moving.filter(|extent| extent.covers(viewport, frame));
        let extent = extent.unwrap_or_else(|| RenderedExtent::exact(viewport, frame));
        let scene = map::draw_map(ctx, &model, highlight, &extent, state.district.as_deref(), moving.is_none());
        // The only tab stop among the places: the selected one, else the first.
        let has = |wanted| scene.marks.iter().any(|mark| Some(mark.record) == wanted);
        let stop = state.selected.filter(|own| has(Some(*own))).or(scene.marks.first().map(|mark| mark.record));
        let marks = |is_flat: bool| {
            let own = scene.marks.iter().filter(move |mark| flat(&mark.form) == is_flat);
            own.map(|own| place_mark::mark(ctx, highlight, own, scene.size, Some(own.record) == stop))
        };
        let clusters =
            scene.clusters.iter().map(|own| place_mark::cluster(ctx, highlight, own, scene.size, stop.is_none()));
        let numbers = scene.marks.iter().filter(|mark| flat(&mark.form)).filter_map(|own| {
            let [x, y] = share_of(scene.size, own.position);
            let link = highlight.mark_state(ctx.story, own.record);
            let number = place_mark::number(own, &x, &y)?.class(link.class("numbered")).attr("data-mark", link.id);
            Some(number.children(vec![el("title").text_content(place_mark::name(ctx, own))]))
        });
        // The selected place may share a position with a cluster. It is drawn above the cluster.
        let above =
            el("svg").class("map-marks").children_iter(numbers).children_iter(clusters).children_iter(marks(false));
        let above = above.children(vec![names(ctx, &scene)]);
        let moved =
            el("div").class("map-stage").attr("data-roving", "").dynamic_style(extent.css_transform(viewport, frame));
        let layers = session.map().tiles.get();
        let tiles = layers.iter().flat_map(|layer| layer.tiles(&extent)).map(|own| tile(own, scene.size));
        let moved = moved.children(vec![basemap(&scene)]).children_iter(tiles);
        let dots = (!model.point_layer.is_empty()).then(|| el("canvas").class("map-dots").attr("aria-hidden", "true"));
        let moved = moved
            .children(vec![lines(&scene).children_iter(marks(true)).children_iter(route(&scene))])
            .children_iter(dots)
            .children(vec![above]);
        let sight_of = el("div").class("map-sight").attr("tabindex", "0").attr("role", "group");
        let sight_of = sight_of.attr("aria-label", words.map.label).children(vec![moved]);
        let aspect = if frame.aspect > 1.0 { "map-frame tall" } else { "map-frame" };
        let overview = map::overview(ctx, &model).map(|own| overview(own, viewport, frame.aspect));
        let empty = model
            .items
            .iter()
            .all(|item| item.point().is_none())
            .then(|| nothing(words, "map-empty", state.is_filtered()));
        let listed = picking.and_then(|picking| {
            let PickerTarget::Overlap(spot, _) = picking else { return None };
            let drawn = map::DrawnMap { ctx, model: &model, highlight, plot: frame, viewport };
            let (choices, place) = (drawn.choices_at(spot), viewport.position_of(spot));
            let heading = (words.map.at_spot)(choices.len());
            Some(picker(words, choices, heading, place.x + 0.5, place.y / frame.aspect + 0.5))
        });
        let corners = corners(viewport, frame.width, &layers, words);
        let frame = el("div").class(aspect).children(vec![sight_of]).children_iter(overview).children_iter(empty);
        let frame = frame.children(corners).children_iter(listed);
        // Below the drawing, so that it covers no place.
        let beyond = (!model.is_based).then(|| el("p").class("map-beyond").text_content(words.map.beyond));
        el("div")
            .class("map")
            .children(vec![frame])
            .children_iter(beyond)
            .children(vec![legend(words, keys(&model)), credit(words)])
    })
}

/// Returns the overlays of the map: scale bar, north arrow, attribution and gesture hints.
fn corners(viewport: MapViewport, pixels: f64, layers: &[Layer], words: &'static Words) -> Vec<El> {
    let (length, metres) = map::scale_bar(viewport, pixels);
    let bar = el("div")
        .class("map-scale")
        .attr("aria-hidden", "true")
        .dynamic_style(["width:", &css_percent(length)].concat());
    let help =
        |class: &'static str, text: &'static str| el("p").class(class).attr("aria-hidden", "true").text_content(text);
    let theirs = layers.iter().map(|layer| {
        let review =
            if layer.review.is_empty() { String::new() } else { [" ", words.map.review, &layer.review].concat() };
        span("theirs", [layer.attribution.as_str(), &review].concat())
    });
    vec![
        bar.text_content((words.scale_bar)(metres)),
        el("div").class("map-north").attr("aria-hidden", "true").text_content(words.map.north),
        el("p")
            .class("map-credit")
            .children(vec![span("schematic", words.map.schematic), osm(words)])
            .children_iter(theirs),
        help("map-word wheel", words.map.wheel_hint),
        help("map-word fingers", words.map.fingers_hint),
    ]
}

/// Returns the attribution: a note that the map is schematic, and the source of its data.
pub(in crate::ui) fn credit(words: &'static Words) -> El {
    el("p").class("credit").children(vec![span("schematic", words.schematic), osm(words)])
}

fn osm(words: &'static Words) -> El {
    external_link(words.attribution.to_owned(), Some(COPYRIGHT.to_owned()))
}

/// Returns a sentence that no place is shown, with a button that clears the filters if any are set.
pub(super) fn nothing(words: &'static Words, class: &'static str, is_filtered: bool) -> El {
    let clear = || el("button").attr("type", "button").attr("data-clear", "").text_content(words.map.clear);
    let said = if is_filtered { words.map.empty } else { words.map.placeless };
    el("div").class(class).children(vec![el("p").text_content(said)]).children_iter(is_filtered.then(clear))
}

fn path(class: &'static str, data: String) -> El {
    el("path").class(class).attr("d", data)
}

fn view_box(size: Size) -> String {
    format!("0 0 {} {}", coordinate(size.width), coordinate(size.height))
}

fn sheet(class: &'static str, size: Size) -> El {
    el("svg").class(class).attr("viewBox", view_box(size)).attr("preserveAspectRatio", "none")
}

fn basemap(scene: &MapDrawing) -> El {
    let ground = &scene.basemap;
    let district = |own: &Outline| {
        let class = if scene.highlighted_districts.contains(&own.code) { "district lit" } else { "district" };
        path(class, own.path.clone())
    };
    let creek = path("creek", ground.creek.clone()).attr("stroke-width", coordinate(ground.creek_width));
    let waters = [path("river", ground.river.clone()), creek, path("bridges", ground.bridges.clone())];
    sheet("map-ground", scene.size).children_iter(ground.districts.iter().map(district)).children_iter(waters)
}

/// Returns an image of a tile layer. The base map below it is visible until it has loaded.
fn tile(tile: Tile, size: Size) -> El {
    let [left, top] = share_of(size, Point::new(tile.area.x, tile.area.y));
    let [wide, tall] = share_of(size, Point::new(tile.area.width, tile.area.height));
    let place = ["left:", &left, ";top:", &top, ";width:", &wide, ";height:", &tall].concat();
    el("img").class("tile").attr("alt", "").attr("src", tile.url).style(place).key(tile.key)
}

/// Returns the circles of positional uncertainty. Lines and areas are added by the caller.
fn lines(scene: &MapDrawing) -> El {
    let rings = scene.marks.iter().filter_map(|mark| {
        let ring =
            el("circle").class("error").attr("cx", coordinate(mark.position.x)).attr("cy", coordinate(mark.position.y));
        Some(ring.attr("r", coordinate(mark.error?)))
    });
    sheet("map-lines", scene.size).children_iter(rings)
}

/// Returns the route of the visit, above the lines and below the symbols.
fn route(scene: &MapDrawing) -> Option<El> {
    (!scene.route.is_empty()).then(|| path("route", scene.route.clone()))
}

/// Returns the labels. They are hidden from screen readers, because the marks have the same names. The label of a district
/// filters by it.
fn names(ctx: &SceneContext<'_>, scene: &MapDrawing) -> El {
    let name = |label: &crate::scene::kit::labels::PlacedLabel| {
        let [x, y] = share_of(scene.size, label.of);
        let text = el("text").class(format!("label {}", label.class)).attr("x", x).attr("y", y);
        let text = text.attr("dx", coordinate(label.at.x - label.of.x)).attr("dy", coordinate(label.at.y - label.of.y));
        let district = ctx.basemap.districts.get(label.tag).filter(|_| label.class == "district");
        let district = district.filter(|district| ctx.story.has_district(&district.code));
        let text = text.attr_opt("data-district", district.map(|district| district.code.clone()));
        // The label of a place is one click target with its mark.
        let place = ctx.story.places.get(label.tag).filter(|_| matches!(label.class, "visit" | "lit" | "place"));
        text.attr_opt("data-mark", place.map(|(id, _)| id.clone())).text_content(label.text.clone())
    };
    el("g").attr("aria-hidden", "true").children_iter(scene.labels.iter().map(name))
}

/// Returns the overview map: the whole base map, with a window that marks the viewport. It is hidden from screen readers,
/// because the controls do the same.
fn overview(own: Overview, viewport: MapViewport, aspect: f64) -> El {
    let districts = own.districts.into_iter().map(|district| path("district", district.path));
    let ground = sheet("map-ground", own.size).children_iter(districts).children(vec![path("river", own.river)]);
    let window = el("div").class("map-window").dynamic_style(map::window(own.area, viewport, aspect));
    el("div").class("overview").attr("aria-hidden", "true").children(vec![ground, window])
}

/// Returns the legend of the marks that occur. The other entries are hidden but stay in the page, because marks refer to their
/// symbols.
fn legend(words: &'static Words, occurs: [bool; 10]) -> El {
    let drawn = |index: usize| {
        el("path").attr("id", place_mark::symbol_id(index)).class("shape").attr("d", symbol::outline(index))
    };
    let sample = |class: &'static str, shape: El| {
        el("svg").class(class).attr("viewBox", "-12 -9 24 18").attr("aria-hidden", "true").children(vec![shape])
    };
    let line = |class: &'static str| path(class, "M-11 0L11 0".to_owned());
    let samples = [
        sample("sample line visited", line("shape")),
        sample("sample", drawn(0)),
        sample("sample", drawn(1)),
        sample("sample", drawn(2)),
        sample("sample", drawn(3)),
        sample("sample", drawn(4)),
        sample("sample", drawn(5)),
        sample("sample hollow", el("use").class("shape").attr("href", format!("#{}", place_mark::symbol_id(1)))),
        sample("sample", el("circle").class("error").attr("r", "8")),
        sample("sample", line("route")),
    ];
    let keys = samples.into_iter().zip(words.map.legend).zip(occurs);
    let key = |((sample, name), occurs): ((El, &'static str), bool)| {
        el("li").attr_opt("hidden", (!occurs).then_some("")).children(vec![sample, span("", name)])
    };
    el("ul").class("legend-list").children_iter(keys.map(key))
}

//! The drawing: the stage with the ground and the marks on it, what lies above it in the corners, and the legend.

use super::mark::{self, flat};
use crate::geometry::{Point, Size, coordinate, percent};
use crate::scene::facts::Told;
use crate::scene::map::ground::Outline;
use crate::scene::map::legend::keys;
use crate::scene::map::tiles::{Layer, Tile};
use crate::scene::map::{self, Drawing, Overview, Sight, Stage, share, symbol};
use crate::state::View;
use crate::ui::element::{El, el};
use crate::ui::picker::{Picking, picker};
use crate::ui::record::{hidden, outward, span};
use crate::ui::session::Session;
use crate::words::Words;
use leptos::prelude::{Get, With};

/// Where the base map's licence and its contributors are told.
const COPYRIGHT: &str = "https://www.openstreetmap.org/copyright";

/// The drawing of what is in sight.
pub(in crate::ui) fn drawing(session: Session) -> El {
    let (frame, moving) = (session.map_frame(), session.map().stage.get());
    let picking = session.look.with(|look| look.picking);
    session.scene(|told, _, lit, state| {
        if !state.view.shows(View::Map) {
            return hidden();
        }
        let (words, plan) = (told.words(), session.map_plan());
        let sight = session.map_sight(&plan, frame);
        let stage = moving.filter(|stage| stage.serves(sight, frame));
        let stage = stage.unwrap_or_else(|| Stage::still(sight, frame));
        let scene = map::drawing(told, &plan, lit, &stage, state.district.as_deref(), moving.is_none());
        // The one tab stop among the places: what is chosen, else the first.
        let has = |wanted| scene.marks.iter().any(|mark| Some(mark.at) == wanted);
        let stop = state.selected.filter(|own| has(Some(*own))).or(scene.marks.first().map(|mark| mark.at));
        let marks = |is_flat: bool| {
            let own = scene.marks.iter().filter(move |mark| flat(&mark.form) == is_flat);
            own.map(|own| mark::mark(told, lit, own, scene.size, Some(own.at) == stop))
        };
        let crowds = scene.crowds.iter().map(|own| mark::crowd(told, lit, own, scene.size, stop.is_none()));
        let numbers = scene.marks.iter().filter(|mark| flat(&mark.form)).filter_map(|own| {
            let [x, y] = share(scene.size, own.spot);
            let link = lit.link(told.story, own.at);
            let number = mark::number(own, &x, &y)?.class(link.class("numbered")).at("data-mark", link.id);
            Some(number.with(vec![el("title").words(mark::name(told, own))]))
        });
        // A chosen place may stand where a number is: it is drawn above the number.
        let above = el("svg").class("map-marks").each(numbers).each(crowds).each(marks(false));
        let above = above.with(vec![names(told, &scene)]);
        let moved = el("div").class("map-stage").at("data-roving", "").moved(stage.placed(sight, frame.aspect));
        let layers = session.map().tiles.get();
        let tiles = layers.iter().flat_map(|layer| layer.tiles(&stage)).map(|own| tile(own, scene.size));
        let moved = moved.with(vec![ground(&scene)]).each(tiles);
        let dots = (!plan.dense.is_empty()).then(|| el("canvas").class("map-dots").at("aria-hidden", "true"));
        let moved = moved.with(vec![lines(&scene).each(marks(true)).each(route(&scene))]).each(dots).with(vec![above]);
        let sight_of = el("div").class("map-sight").at("tabindex", "0").at("role", "group");
        let sight_of = sight_of.at("aria-label", words.map.label).with(vec![moved]);
        let aspect = if frame.aspect > 1.0 { "map-frame tall" } else { "map-frame" };
        let overview = map::overview(told, &plan).map(|own| overview(own, sight, frame.aspect));
        let empty = plan
            .items
            .iter()
            .all(|item| item.point().is_none())
            .then(|| nothing(words, "map-empty", state.is_filtered()));
        let listed = picking.and_then(|picking| {
            let Picking::Spot(spot, _) = picking else { return None };
            let (choices, place) = (map::choices(told, &plan, lit, frame, sight, spot), sight.place_of(spot));
            let heading = (words.map.at_spot)(choices.len());
            Some(picker(words, choices, heading, place.x + 0.5, place.y / frame.aspect + 0.5))
        });
        let corners = corners(sight, frame.pixels, &layers, words);
        let frame = el("div").class(aspect).with(vec![sight_of]).each(overview).each(empty);
        let frame = frame.with(corners).each(listed);
        // Below the drawing, where it covers no place.
        let beyond = (!plan.is_based).then(|| el("p").class("map-beyond").words(words.map.beyond));
        el("div").class("map").with(vec![frame]).each(beyond).with(vec![legend(words, keys(&plan)), credit(words)])
    })
}

/// What lies above the drawing: the scale, north, what the map is and whose data it shows, words of help.
fn corners(sight: Sight, pixels: f64, layers: &[Layer], words: &'static Words) -> Vec<El> {
    let (length, metres) = map::scale_bar(sight, pixels);
    let bar = el("div").class("map-scale").at("aria-hidden", "true").moved(["width:", &percent(length)].concat());
    let help = |class: &'static str, text: &'static str| el("p").class(class).at("aria-hidden", "true").words(text);
    let theirs = layers.iter().map(|layer| {
        let review =
            if layer.review.is_empty() { String::new() } else { [" ", words.map.review, &layer.review].concat() };
        span("theirs", [layer.attribution.as_str(), &review].concat())
    });
    vec![
        bar.words((words.scale_bar)(metres)),
        el("div").class("map-north").at("aria-hidden", "true").words(words.map.north),
        el("p").class("map-credit").with(vec![span("schematic", words.map.schematic), osm(words)]).each(theirs),
        help("map-word wheel", words.map.wheel_hint),
        help("map-word fingers", words.map.fingers_hint),
    ]
}

/// That the map is schematic, and whose data it shows.
pub(in crate::ui) fn credit(words: &'static Words) -> El {
    el("p").class("credit").with(vec![span("schematic", words.schematic), osm(words)])
}

fn osm(words: &'static Words) -> El {
    outward(words.attribution.to_owned(), Some(COPYRIGHT.to_owned()))
}

/// A sentence that no place is shown; with filters on, also the button that clears them.
pub(super) fn nothing(words: &'static Words, class: &'static str, is_filtered: bool) -> El {
    let clear = || el("button").at("type", "button").at("data-clear", "").words(words.map.clear);
    let said = if is_filtered { words.map.empty } else { words.map.placeless };
    el("div").class(class).with(vec![el("p").words(said)]).each(is_filtered.then(clear))
}

fn path(class: &'static str, data: String) -> El {
    el("path").class(class).at("d", data)
}

fn view_box(size: Size) -> String {
    format!("0 0 {} {}", coordinate(size.width), coordinate(size.height))
}

fn sheet(class: &'static str, size: Size) -> El {
    el("svg").class(class).at("viewBox", view_box(size)).at("preserveAspectRatio", "none")
}

/// The base map.
fn ground(scene: &Drawing) -> El {
    let ground = &scene.ground;
    let district = |own: &Outline| {
        let class = if scene.lit.contains(&own.code) { "district lit" } else { "district" };
        path(class, own.path.clone())
    };
    let creek = path("creek", ground.creek.clone()).at("stroke-width", coordinate(ground.creek_width));
    let waters = [path("river", ground.river.clone()), creek, path("bridges", ground.bridges.clone())];
    sheet("map-ground", scene.size).each(ground.districts.iter().map(district)).each(waters)
}

/// A tile of the portal's own map: seen once it has come, and until then what lies below it.
fn tile(tile: Tile, size: Size) -> El {
    let [left, top] = share(size, Point::new(tile.area.x, tile.area.y));
    let [wide, tall] = share(size, Point::new(tile.area.width, tile.area.height));
    let place = ["left:", &left, ";top:", &top, ";width:", &wide, ";height:", &tall].concat();
    el("img").class("tile").at("alt", "").at("src", tile.url).placed(place).key(tile.key)
}

/// What lies on the ground: the rings of error, and below other things the lines.
fn lines(scene: &Drawing) -> El {
    let rings = scene.marks.iter().filter_map(|mark| {
        let ring = el("circle").class("error").at("cx", coordinate(mark.spot.x)).at("cy", coordinate(mark.spot.y));
        Some(ring.at("r", coordinate(mark.error?)))
    });
    sheet("map-lines", scene.size).each(rings)
}

/// The route of the visit, above the lines and below the symbols.
fn route(scene: &Drawing) -> Option<El> {
    (!scene.route.is_empty()).then(|| path("route", scene.route.clone()))
}

/// The names, which readers aloud hear from the marks. A district's filters by it.
fn names(told: &Told<'_>, scene: &Drawing) -> El {
    let name = |label: &crate::scene::labels::Label| {
        let [x, y] = share(scene.size, label.of);
        let text = el("text").class(format!("label {}", label.class)).at("x", x).at("y", y);
        let text = text.at("dx", coordinate(label.at.x - label.of.x)).at("dy", coordinate(label.at.y - label.of.y));
        let district = told.base.districts.get(label.tag).filter(|_| label.class == "district");
        let district = district.filter(|district| told.story.has_district(&district.code));
        let text = text.at_if("data-district", district.map(|district| district.code.clone()));
        // The name of a place is one target with its mark.
        let place = told.story.places.get(label.tag).filter(|_| matches!(label.class, "visit" | "lit" | "place"));
        text.at_if("data-mark", place.map(|(id, _)| id.clone())).words(label.text.clone())
    };
    el("g").at("aria-hidden", "true").each(scene.names.iter().map(name))
}

/// The whole of the base map, small, with a window on what is in sight. Whatever it does, the controls do too.
fn overview(own: Overview, sight: Sight, aspect: f64) -> El {
    let districts = own.districts.into_iter().map(|district| path("district", district.path));
    let ground = sheet("map-ground", own.size).each(districts).with(vec![path("river", own.river)]);
    let window = el("div").class("map-window").moved(map::window(own.area, sight, aspect));
    el("div").class("overview").at("aria-hidden", "true").with(vec![ground, window])
}

/// Legend of the marks that occur. The others are hidden and stay in the page, because marks draw on their symbols.
fn legend(words: &'static Words, occurs: [bool; 10]) -> El {
    let drawn =
        |index: usize| el("path").at("id", mark::symbol_id(index)).class("shape").at("d", symbol::outline(index));
    let sample = |class: &'static str, shape: El| {
        el("svg").class(class).at("viewBox", "-12 -9 24 18").at("aria-hidden", "true").with(vec![shape])
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
        sample("sample hollow", el("use").class("shape").at("href", format!("#{}", mark::symbol_id(1)))),
        sample("sample", el("circle").class("error").at("r", "8")),
        sample("sample", line("route")),
    ];
    let keys = samples.into_iter().zip(words.map.legend).zip(occurs);
    let key = |((sample, name), occurs): ((El, &'static str), bool)| {
        el("li").at_if("hidden", (!occurs).then_some("")).with(vec![sample, span("", name)])
    };
    el("ul").class("legend-list").each(keys.map(key))
}

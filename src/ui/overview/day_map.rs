//! The route of the visit on a map. It is hidden from screen readers, because the steps say the same.

use super::parts::{path, width_class};
use crate::gather::Gather;
use crate::geometry::{Size, coordinate, css_percent};
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::labels::PlacedLabel;
use crate::scene::map::{PlaceMark, PlaceMarkForm, share_of};
use crate::scene::overview::{DayMap, STOP_RADIUS, day_map};
use crate::state::VisibleRecords;
use crate::ui::element::{El, el};
use crate::ui::map::credit;
use crate::ui::pages::page_context::PageContext;

/// Share of a wide column that the map has beside the steps, and their distance in pixels.
const BESIDE: (f64, f64) = (8.0 / 13.0, 48.0);
/// From this width of the column on, the map is beside the steps, in pixels.
const BESIDE_FROM: f64 = 800.0;

/// Returns the map. `None` if no stop can be drawn.
pub(super) fn map_figure(
    page: &PageContext<'_>,
    visible: &VisibleRecords,
    highlight: &Highlight,
    widths: &[f64],
) -> Option<El> {
    let widths: Vec<f64> = widths.iter().map(|width| map_width(*width)).gather();
    let scenes: Vec<DayMap> = widths.iter().filter_map(|width| day_map(&page.ctx, visible, highlight, *width)).gather();
    // The extent is the same at every width; the widest drawing has the finest lines.
    let scene = scenes.last()?;
    let labels = scenes.iter().enumerate().map(|(index, scene)| {
        let class = ["map-words", width_class(index, &widths)].concat();
        el("g").class(class).children_iter(scene.labels.iter().map(|label| label_text(scene.size, label)))
    });
    let words = el("svg")
        .class("day-words")
        .children_iter(labels)
        .children_iter(scene.stops.iter().map(|mark| stop(scene.size, mark)));
    let drawing =
        el("div").class("day-map").attr("aria-hidden", "true").children(vec![base(scene), words, scale_bar(scene)]);
    Some(el("figure").class("visit-map").children(vec![drawing, credit(page.ctx.words())]))
}

fn map_width(column: f64) -> f64 {
    if column < BESIDE_FROM { column } else { (column - BESIDE.1) * BESIDE.0 }
}

/// Returns what scales with the map.
fn base(scene: &DayMap) -> El {
    let Size { width, height } = scene.size;
    let basemap = &scene.basemap;
    let districts = basemap.districts.iter().map(|outline| path("district", outline.path.clone()));
    let creek = path("creek", basemap.creek.clone()).attr("stroke-width", coordinate(basemap.creek_width));
    let waters = vec![path("river", basemap.river.clone()), creek, path("bridges", basemap.bridges.clone())];
    let lines = scene.stops.iter().filter_map(|mark| match &mark.form {
        PlaceMarkForm::Line(data) => Some(path("visited-line", data.clone())),
        PlaceMarkForm::Area(data) => Some(path("visited-area", data.clone())),
        _ => None,
    });
    let rings = scene.stops.iter().filter_map(|mark| {
        let ring = el("circle").class("error-ring").attr("r", coordinate(mark.error?));
        Some(ring.attr("cx", coordinate(mark.position.x)).attr("cy", coordinate(mark.position.y)))
    });
    let view_box = ["0 0 ", &coordinate(width), " ", &coordinate(height)].concat();
    let svg = el("svg").class("basemap").attr("viewBox", view_box);
    svg.children_iter(districts)
        .children(waters)
        .children_iter(rings)
        .children_iter(lines)
        .children(vec![path("day-route", scene.route.clone())])
}

/// Returns the number of a stop.
fn stop(size: Size, mark: &PlaceMark) -> El {
    let [x, y] = share_of(size, mark.position);
    let number = mark.stop.map(|stop| stop.to_string()).unwrap_or_default();
    el("svg").class("day-stop").attr("x", x).attr("y", y).children(vec![
        el("circle").attr("r", coordinate(STOP_RADIUS)),
        el("text").attr("y", "4.6").text_content(number),
    ])
}

fn label_text(size: Size, label: &PlacedLabel) -> El {
    // The name of a stop keeps its distance from it while the drawing grows, the others keep their place.
    let of = if label.class == "visit" { label.of } else { label.area.centre() };
    let [x, y] = share_of(size, of);
    let text = el("text").class(["map-word word-", label.class].concat()).attr("x", x).attr("y", y);
    let text = text.attr("dx", coordinate(label.at.x - of.x)).attr("dy", coordinate(label.at.y - of.y));
    text.text_content(label.text.clone())
}

fn scale_bar(scene: &DayMap) -> El {
    let (share, text) = &scene.scale;
    let bar = el("rect").attr("width", css_percent(*share)).attr("height", "4");
    el("svg").class("day-scale").children(vec![bar, el("text").attr("y", "-5").text_content(text.clone())])
}

//! The map: base map, marks of the places, labels, overview and the list of places.

pub mod basemap_layer;
pub mod distance;
mod fit;
pub mod fit_insets;
mod insets;
pub mod legend;
pub mod list;
pub mod marks;
pub mod model;
mod overlapping_places;
pub mod place_labels;
mod place_mark;
mod places_file;
pub mod plot_size;
pub mod point_layer;
pub mod rendered_extent;
pub mod seam;
mod shared_positions;
pub mod symbol;
pub mod tiles;
pub mod viewport;

pub use fit::{
    fit_all, fit_area, fit_district, fit_records, fit_stop, initial_view, pan_bounds, with_relatives, zoom_to_cluster,
};
pub use model::{MapModel, map_model};
pub use overlapping_places::DrawnMap;
pub use place_mark::{MapCluster, PlaceMark, PlaceMarkForm};
pub use places_file::{places_file, visible_places};
pub use plot_size::PlotSize;
pub use rendered_extent::RenderedExtent;
pub use viewport::{MapViewport, PanBounds};

use self::basemap_layer::{BasemapDrawing, Outline, draw_basemap};
use crate::gather::Gather;
use crate::geometry::{Point, Rect, Size, clamp, css_percent, path_data};
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::labels::PlacedLabel;
use crate::scene::kit::projection::{unit_per_metre, unproject};
use crate::scene::records::record_text::SceneContext;
use crate::story::RecordId;

/// Simplification tolerance of the base map, in pixels.
const DETAIL: f64 = 1.5;
/// Simplification tolerance of the overview, in pixels.
const COARSE: f64 = 2.0;
/// Width that the overview is drawn for, in pixels.
const OVERVIEW: f64 = 300.0;
/// Height of the credit line, in pixels.
const CREDIT: f64 = 30.0;

/// Drawing of the map.
#[derive(Clone, Debug)]
pub struct MapDrawing {
    /// Size of the rendered extent, in pixels.
    pub size: Size,
    /// The base map.
    pub basemap: BasemapDrawing,
    /// Codes of the highlighted districts: the filtered one, and those that the selected record or its relatives are known
    /// to be in.
    pub highlighted_districts: Vec<String>,
    /// SVG path data of the route of the visit.
    pub route: String,
    /// Marks of places, in painting order.
    pub marks: Vec<PlaceMark>,
    /// Clusters of places.
    pub clusters: Vec<MapCluster>,
    /// Labels.
    pub labels: Vec<PlacedLabel>,
}

impl MapDrawing {
    /// The place whose mark, or whose cluster, is the only tab stop: the selected place, else the first one. `None` if
    /// nothing is drawn.
    pub fn tab_stop(&self, selected: Option<RecordId>) -> Option<RecordId> {
        let marks = self.marks.iter().map(|mark| mark.record);
        let mut drawn = marks.chain(self.clusters.iter().flat_map(|cluster| cluster.members.iter().copied()));
        let first = drawn.clone().next();
        selected.filter(|record| drawn.any(|other| other == *record)).or(first)
    }
}

/// Boxes of the overlays in the corners of a drawing: north arrow, overview with the scale bar below it, credit line.
fn corner_boxes(size: Rect) -> [Rect; 3] {
    let (width, height) = (size.width, size.height);
    let overview = if width < 500.0 {
        Rect::new(10.0, height - 60.0, width * 0.25, 50.0)
    } else {
        let side = (width * 0.17).max(120.0);
        Rect::new(10.0, height - 44.0 - side * 1.05, side, side * 1.05 + 44.0)
    };
    [Rect::new(10.0, 8.0, 22.0, 34.0), overview, Rect::new(width - 250.0, height - CREDIT, 250.0, CREDIT)]
}

/// Draws a rendered extent. While the map does not move, labels keep clear of the overlays in the corners.
pub fn draw_map(
    ctx: &SceneContext<'_>,
    model: &MapModel,
    highlight: &Highlight,
    extent: &RenderedExtent,
    district: Option<&str>,
    is_still: bool,
) -> MapDrawing {
    let all = marks::place_marks(ctx.story, ctx.basemap, model, highlight, extent);
    let (size, corners) = (extent.size(), corner_boxes(extent.size()));
    let lit_codes = model.items.iter().filter(|item| highlight.contains(item.record));
    let lit_codes = lit_codes.flat_map(|item| model::districts_of(ctx.story, item.record)).cloned();
    let lit_codes = lit_codes.chain(district.map(str::to_owned)).gather();
    MapDrawing {
        size: Size::new(size.width, size.height),
        basemap: draw_basemap(ctx.basemap, model, extent, DETAIL),
        highlighted_districts: lit_codes,
        route: route(model, extent),
        labels: place_labels::map_labels(ctx, model, &all, highlight, extent, if is_still { &corners } else { &[] }),
        marks: all.marks,
        clusters: all.clusters,
    }
}

/// SVG path data of the line through the stops of the visit.
fn route(model: &MapModel, extent: &RenderedExtent) -> String {
    let stops = if marks::are_apart(model, extent) { tour_stops(model) } else { Vec::new() };
    let stops: Vec<Point> = stops.into_iter().filter_map(|item| Some(extent.to_px(item.point()?))).gather();
    path_data(&stops, false)
}

/// The visible stops of the visit, in order.
pub fn tour_stops(model: &MapModel) -> Vec<&model::MapItem> {
    let stops: Vec<&model::MapItem> = model.items.iter().filter(|item| item.stop.is_some()).gather();
    let order = crate::sorting::argsort(stops.iter().map(|item| (i64::from(item.stop.unwrap_or(0)), 0)).gather());
    order.into_iter().filter_map(|index| stops.get(index).copied()).gather()
}

/// A position as a share of the width and height, in percent.
pub fn share_of(size: Size, at: Point) -> [String; 2] {
    [css_percent(at.x / size.width), css_percent(at.y / size.height)]
}

/// Maximum length of the scale bar: a share of the drawing's width, or pixels if that is less. The next shorter bar is 0.4
/// times as long and still has room for its label.
const LONGEST_BAR: (f64, f64) = (0.2, 190.0);

/// The scale bar of a viewport in a drawing `pixels` wide: its length as a share of the width, and the metres that it
/// represents (1, 2 or 5 times a power of ten).
pub fn scale_bar(viewport: MapViewport, pixels: f64) -> (f64, u32) {
    let most = LONGEST_BAR.0.max(LONGEST_BAR.1 / pixels);
    let metre = unit_per_metre(unproject(viewport.center)[1]) / viewport.width;
    let mut metres = 1_u32;
    'size: for power in [1_u32, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000] {
        for step in [1, 2, 5] {
            if f64::from(power * step) * metre > most {
                break 'size;
            }
            metres = power * step;
        }
    }
    (f64::from(metres) * metre, metres)
}

/// The overview: the whole base map, small.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Size, in pixels.
    pub size: Size,
    /// Outlines of the districts.
    pub districts: Vec<Outline>,
    /// SVG path data of the river.
    pub river: String,
    /// Its extent on the unit square.
    pub area: Rect,
}

/// The rendered extent of the overview.
fn overview_stage(model: &MapModel) -> RenderedExtent {
    let frame = PlotSize { width: OVERVIEW, aspect: clamp(model.all.height / model.all.width.max(1e-12), 0.5, 1.5) };
    RenderedExtent::exact(MapViewport::fit(model.all, frame.size(), 4.0), frame)
}

/// Extent of the overview on the unit square. `None` without a base map.
pub fn overview_area(model: &MapModel) -> Option<Rect> {
    model.is_based.then(|| overview_stage(model).region)
}

/// The overview. `None` without a base map.
pub fn overview(ctx: &SceneContext<'_>, model: &MapModel) -> Option<Overview> {
    let extent = overview_stage(model);
    let basemap = draw_basemap(ctx.basemap, model, &extent, COARSE);
    let size = extent.size();
    model.is_based.then(|| Overview {
        size: Size::new(size.width, size.height),
        districts: basemap.districts,
        river: basemap.river,
        area: extent.region,
    })
}

/// Position of the viewport on the overview, as CSS.
pub fn window(area: Rect, viewport: MapViewport, aspect: f64) -> String {
    let rect = viewport.area(aspect);
    let (left, top) = ((rect.x - area.x) / area.width, (rect.y - area.y) / area.height);
    let (width, height) = (rect.width / area.width, rect.height / area.height);
    [
        "left:",
        &css_percent(left),
        ";top:",
        &css_percent(top),
        ";width:",
        &css_percent(width),
        ";height:",
        &css_percent(height),
    ]
    .concat()
}

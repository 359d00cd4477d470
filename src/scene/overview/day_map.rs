//! The route of the visit on a crop of the base map.

use crate::gather::Gather;
use crate::geometry::{Point, Rect, Size, path_data};
use crate::scene::kit::context::SceneContext;
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::labels::PlacedLabel;
use crate::scene::kit::projection::{unit_per_metre, unproject};
use crate::scene::map::basemap_layer::{BasemapDrawing, draw_basemap};
use crate::scene::map::fit_insets::Insets;
use crate::scene::map::marks::place_marks;
use crate::scene::map::model::{MapItem, union};
use crate::scene::map::place_labels::map_labels;
use crate::scene::map::{MapViewport, PlaceMark, PlotSize, RenderedExtent, map_model, scale_bar, tour_stops};
use crate::state::VisibleRecords;

/// Height divided by width.
const ASPECT: f64 = 0.54;
/// Insets around the stops, as shares of the width: left, top, right, bottom. Names of stops need more room at the sides.
const INSETS: (f64, f64, f64, f64) = (0.2, 0.09, 0.16, 0.1);
/// Simplification tolerance of the base map, in pixels.
const DETAIL: f64 = 2.0;
/// Widths from which bridges are named, in pixels.
const BRIDGES_FROM: f64 = 600.0;
/// Distance of a stop's number above its symbol on the map. Here the number stands in the place of the symbol.
const RAISED: f64 = 16.0;
/// Radius of a stop's number, in pixels.
pub const STOP_RADIUS: f64 = 11.0;
/// Box of the credit line in the lower right corner, and of the scale bar in the lower left one, in pixels.
const CORNERS: [(f64, f64); 2] = [(250.0, 26.0), (120.0, 34.0)];

/// The route of the visit. Positions are in pixels.
#[derive(Clone, Debug)]
pub struct DayMap {
    /// Size. The drawing has the same extent at every width.
    pub size: Size,
    /// The base map.
    pub basemap: BasemapDrawing,
    /// SVG path data of the line through the stops.
    pub route: String,
    /// The stops.
    pub stops: Vec<PlaceMark>,
    /// Labels of stops, districts, waters and bridges.
    pub labels: Vec<PlacedLabel>,
    /// Scale bar: its length as a share of the width, and as text.
    pub scale: (f64, String),
}

/// The map of the visible stops, `width` pixels wide. `None` if no stop has a position, or if two are too close to be numbered.
pub fn day_map(ctx: &SceneContext<'_>, visible: &VisibleRecords, highlight: &Highlight, width: f64) -> Option<DayMap> {
    let mut model = map_model(ctx, visible);
    model.items.retain(|item| item.stop.is_some());
    let plot = PlotSize { width, aspect: ASPECT };
    let (left, top, right, bottom) = INSETS;
    let insets = Insets { left: left * width, top: top * width, right: right * width, bottom: bottom * width };
    let area = model.items.iter().filter_map(stop_area).reduce(union)?;
    let viewport = MapViewport::fit_in(area, plot.size(), insets);
    let extent = RenderedExtent::exact(viewport, plot);
    let mut marks = place_marks(ctx.story, ctx.basemap, &model, highlight, &extent);
    marks.marks.retain(|mark| mark.stop.is_some());
    if marks.marks.is_empty() {
        return None;
    }
    for mark in &mut marks.marks {
        mark.nudge.y += RAISED;
    }
    let bounds = extent.size();
    let [(credit, high), (bar, low)] = CORNERS;
    let corners = [
        Rect::new(bounds.width - credit, bounds.height - high, credit, high),
        Rect::new(0.0, bounds.height - low, bar, low),
    ];
    let mut labels = map_labels(ctx, &model, &marks, highlight, &extent, &corners);
    let stop_box = |mark: &PlaceMark| {
        let Point { x, y } = mark.position;
        Rect::new(x - STOP_RADIUS, y - STOP_RADIUS, 2.0 * STOP_RADIUS, 2.0 * STOP_RADIUS)
    };
    labels.retain(|label| match label.class {
        "visit" => true,
        "bridge" if width < BRIDGES_FROM => false,
        _ => !marks.marks.iter().any(|mark| label.area.overlaps(&stop_box(mark))),
    });
    let line: Vec<Point> = tour_stops(&model).into_iter().filter_map(|item| Some(extent.to_px(item.point()?))).gather();
    let (share, metres) = scale_bar(viewport, width);
    Some(DayMap {
        size: Size::new(bounds.width, bounds.height),
        basemap: draw_basemap(ctx.basemap, &model, &extent, DETAIL),
        route: path_data(&line, false),
        stops: marks.marks,
        labels,
        scale: (share, (ctx.words().in_views().scale_bar)(metres)),
    })
}

/// The point of a stop with its error ring: of a long line, its middle only.
fn stop_area(item: &MapItem) -> Option<Rect> {
    let point = item.point()?;
    let error = item.error.unwrap_or(0.0) * unit_per_metre(unproject(point)[1]);
    Some(Rect::new(point.x - error, point.y - error, 2.0 * error, 2.0 * error))
}

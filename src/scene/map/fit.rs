//! Target viewports of the map: initial view, all places, some records, a cluster.

use super::fit_insets::{corners_of, fit_points};
use super::marks;
use super::model::{self, MapModel};
use super::plot_size::PlotSize;
use super::rendered_extent::RenderedExtent;
use super::viewport::{MapViewport, PanBounds};
use crate::gather::Gather;
use crate::geometry::{Point, Rect};
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::projection::{project, unit_per_metre, unproject};
use crate::scene::records::record_text::SceneContext;
use crate::scene::viewport::Viewport;
use crate::story::{RecordId, RecordKind, Story};

/// Margin around a fitted area, in pixels.
const MARGIN: f64 = 36.0;
/// A cluster is zoomed to if the new width is at most this share of the current one.
const NEARER: f64 = 0.9;
/// A stop of the visit is shown with at least this share of the visited area.
const AROUND_A_STOP: f64 = 1.0 / 3.0;

/// The initial viewport: the area where the story is set.
pub fn initial_view(model: &MapModel, frame: PlotSize) -> MapViewport {
    fit_points(model.main_area, &model.anchors, frame, 0.0)
}

/// The viewport of all places.
pub fn fit_all(model: &MapModel, frame: PlotSize) -> MapViewport {
    fit_points(model.all, &model.anchors, frame, MARGIN / 3.0)
}

/// The viewport of some places with their error rings. `None` if none of them is drawn. A place known only by its district
/// stands for the whole district.
pub fn fit_records(
    ctx: &SceneContext<'_>,
    model: &MapModel,
    frame: PlotSize,
    records: &[RecordId],
) -> Option<MapViewport> {
    let items: Vec<&model::MapItem> = model.items.iter().filter(|item| records.contains(&item.record)).gather();
    let districts =
        |item: &model::MapItem| model::districts_area(ctx.basemap, model::districts_of(ctx.story, item.record));
    let area = |item: &&model::MapItem| {
        let rect = item.area()?;
        let error = item.error.unwrap_or(0.0) * unit_per_metre(unproject(rect.centre())[1]);
        let ring = Rect::new(rect.x - error, rect.y - error, rect.width + 2.0 * error, rect.height + 2.0 * error);
        Some(districts(item).unwrap_or(ring))
    };
    let points: Vec<Point> = items.iter().flat_map(|item| points_of(ctx, item)).gather();
    let area = items.iter().filter_map(area).reduce(model::union)?;
    Some(fit_points(area, &points, frame, MARGIN))
}

/// Points of a place that must not be covered by the overlays in the corners.
fn points_of(ctx: &SceneContext<'_>, item: &model::MapItem) -> Vec<Point> {
    match &item.geometry {
        model::PlaceGeometry::None => Vec::new(),
        model::PlaceGeometry::Point(point) => {
            vec![model::named_point(ctx.basemap, ctx.story, item).unwrap_or(*point)]
        }
        model::PlaceGeometry::Points(area) => corners_of(*area).to_vec(),
        model::PlaceGeometry::Lines(lines) | model::PlaceGeometry::Area(lines) => {
            lines.iter().flatten().copied().gather()
        }
    }
}

/// The viewport of a district. `None` if the base map has no district of that code.
pub fn fit_district(ctx: &SceneContext<'_>, frame: PlotSize, code: &str) -> Option<MapViewport> {
    let area = model::districts_area(ctx.basemap, &[code.to_owned()])?;
    let district = ctx.basemap.districts.iter().find(|district| district.code == code)?;
    let border: Vec<Point> = district.rings.iter().flatten().map(|position| project(*position)).gather();
    Some(fit_points(area, &border, frame, MARGIN))
}

/// The viewport of a box, with all of it clear of the overlays.
pub fn fit_area(frame: PlotSize, area: Rect) -> MapViewport {
    fit_points(area, &corners_of(area), frame, 60.0)
}

/// The limits of panning and zooming.
pub fn pan_bounds(model: &MapModel, frame: PlotSize) -> PanBounds {
    PanBounds { area: model.all, pixels: frame.width }
}

/// A record with the records to show with it: a place alone; any other record with its places.
pub fn with_relatives(story: &Story, record: RecordId) -> Vec<RecordId> {
    let mut records = if record.kind == RecordKind::Place { Vec::new() } else { story.relatives(record) };
    records.push(record);
    records
}

/// The viewport of a stop of the visit, wide enough to see where in the visited area it is.
pub fn fit_stop(ctx: &SceneContext<'_>, model: &MapModel, frame: PlotSize, stop: RecordId) -> Option<MapViewport> {
    let viewport = fit_records(ctx, model, frame, &[stop])?;
    Some(MapViewport { width: viewport.width.max(model.main_area.width * AROUND_A_STOP), ..viewport })
}

/// The viewport that separates the cluster starting with a place. `None` if zooming does not help, because it is near
/// enough already or its places stay together at any scale: a list is shown then.
pub fn zoom_to_cluster(
    ctx: &SceneContext<'_>,
    model: &MapModel,
    highlight: &Highlight,
    frame: PlotSize,
    viewport: MapViewport,
    first: RecordId,
) -> Option<MapViewport> {
    let drawn = marks::place_marks(ctx.story, ctx.basemap, model, highlight, &RenderedExtent::exact(viewport, frame));
    let cluster = drawn.clusters.into_iter().find(|cluster| cluster.members.first() == Some(&first))?;
    let destination = fit_records(ctx, model, frame, &cluster.members)?.clamp_to(pan_bounds(model, frame));
    if destination.width >= NEARER * viewport.width {
        return None;
    }
    let nearer =
        marks::place_marks(ctx.story, ctx.basemap, model, highlight, &RenderedExtent::exact(destination, frame));
    let is_parted = nearer.clusters.iter().all(|other| other.members != cluster.members);
    is_parted.then_some(destination)
}

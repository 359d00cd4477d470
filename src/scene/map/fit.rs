//! Where the map may go: the sight of what is to be looked at.

use super::fit_insets::{corners_of, fit_points};
use super::marks;
use super::model::{self, MapModel};
use super::rendered_extent::{PlotSize, RenderedExtent};
use super::viewport::{MapViewport, PanBounds};
use crate::geometry::{Point, Rect};
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::projection::{project, unit_per_metre, unproject};
use crate::scene::records::record_text::SceneContext;
use crate::story::{RecordId, RecordKind, Story};

/// The margin around what is fitted into the drawing, in pixels.
const MARGIN: f64 = 36.0;
/// A number opens where that brings one at least so much nearer, as a factor of the width in sight.
const NEARER: f64 = 0.9;
/// A stop of the visit is looked at with at least that share of the area visited.
const AROUND_A_STOP: f64 = 1.0 / 3.0;

/// The sight of the area where the story plays.
pub fn initial_view(model: &MapModel, frame: PlotSize) -> MapViewport {
    fit_points(model.home, &model.anchors, frame, 0.0)
}

/// The sight of all there is.
pub fn fit_all(model: &MapModel, frame: PlotSize) -> MapViewport {
    fit_points(model.all, &model.anchors, frame, MARGIN / 3.0)
}

/// The sight of some places with the rings of their errors; none when none of them is drawn. A place known by its district
/// alone is all of the district.
pub fn fit_records(
    ctx: &SceneContext<'_>,
    model: &MapModel,
    frame: PlotSize,
    wanted: &[RecordId],
) -> Option<MapViewport> {
    let items: Vec<&model::MapItem> = model.items.iter().filter(|item| wanted.contains(&item.record)).collect();
    let districts =
        |item: &model::MapItem| model::districts_area(ctx.basemap, marks::districts_of(ctx.story, item.record));
    let area = |item: &&model::MapItem| {
        let own = item.area()?;
        let error = item.error.unwrap_or(0.0) * unit_per_metre(unproject(own.centre())[1]);
        let ring = Rect::new(own.x - error, own.y - error, own.width + 2.0 * error, own.height + 2.0 * error);
        Some(districts(item).unwrap_or(ring))
    };
    let spots: Vec<Point> = items.iter().flat_map(|item| points_of(ctx, item)).collect();
    let area = items.iter().filter_map(area).reduce(model::union)?;
    Some(fit_points(area, &spots, frame, MARGIN))
}

/// The points of a place that a fit keeps clear of the corners.
fn points_of(ctx: &SceneContext<'_>, item: &model::MapItem) -> Vec<Point> {
    match &item.geometry {
        model::PlaceGeometry::None => Vec::new(),
        model::PlaceGeometry::Point(point) => {
            vec![marks::named_point(ctx.basemap, ctx.story, item).unwrap_or(*point)]
        }
        model::PlaceGeometry::Points(area) => corners_of(*area).to_vec(),
        model::PlaceGeometry::Lines(lines) | model::PlaceGeometry::Area(lines) => {
            lines.iter().flatten().copied().collect()
        }
    }
}

/// The sight of a district; none where the base map has none of that code.
pub fn fit_district(ctx: &SceneContext<'_>, frame: PlotSize, code: &str) -> Option<MapViewport> {
    let area = model::districts_area(ctx.basemap, &[code.to_owned()])?;
    let district = ctx.basemap.districts.iter().find(|district| district.code == code)?;
    let border: Vec<Point> = district.rings.iter().flatten().map(|place| project(*place)).collect();
    Some(fit_points(area, &border, frame, MARGIN))
}

/// The sight of a box, with all of it clear of the corners.
pub fn fit_area(frame: PlotSize, area: Rect) -> MapViewport {
    fit_points(area, &corners_of(area), frame, 60.0)
}

/// What a sight is held within.
pub fn pan_bounds(model: &MapModel, frame: PlotSize) -> PanBounds {
    PanBounds { area: model.all, pixels: frame.width }
}

/// A record and what is to be looked at with it: a place by itself; of anything else, the places that belong to it too.
pub fn with_relatives(story: &Story, at: RecordId) -> Vec<RecordId> {
    let mut wanted = if at.kind == RecordKind::Place { Vec::new() } else { story.relatives(at) };
    wanted.push(at);
    wanted
}

/// The sight of a stop of the visit: no nearer than it takes to see where in the area that is.
pub fn fit_stop(ctx: &SceneContext<'_>, model: &MapModel, frame: PlotSize, stop: RecordId) -> Option<MapViewport> {
    let viewport = fit_records(ctx, model, frame, &[stop])?;
    Some(MapViewport { width: viewport.width.max(model.home.width * AROUND_A_STOP), ..viewport })
}

/// Where the number that begins with a place opens to; none where one is as near as it takes already, or its places stay
/// together from however near: then they are to be chosen from.
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
    let goal = fit_records(ctx, model, frame, &cluster.members)?.clamp_to(pan_bounds(model, frame));
    if goal.width >= NEARER * viewport.width {
        return None;
    }
    let nearer = marks::place_marks(ctx.story, ctx.basemap, model, highlight, &RenderedExtent::exact(goal, frame));
    let is_parted = nearer.clusters.iter().all(|own| own.members != cluster.members);
    is_parted.then_some(goal)
}

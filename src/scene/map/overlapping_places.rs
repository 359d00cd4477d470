//! Places that share a position on the map: a click may be meant for any of them, so they are listed to choose from.

use super::marks;
use super::model::MapModel;
use super::place_mark::{PlaceMark, PlaceMarks};
use super::plot_size::PlotSize;
use super::rendered_extent::RenderedExtent;
use super::shared_positions::{NEAR, is_flat};
use super::viewport::MapViewport;
use crate::gather::Gather;
use crate::geometry::Point;
use crate::scene::kit::highlight::Highlight;
use crate::scene::kit::record_choice::RecordChoice;
use crate::scene::records::record_text::SceneContext;
use crate::story::RecordId;

/// Tolerance for the midpoints of lines and areas, in pixels.
const SAME: f64 = 0.1;
/// Maximum number of places listed for a cluster of points.
const MOST: usize = 1_000;

/// The map as it is drawn: the inputs of a query for marks at a position.
#[derive(Clone, Copy)]
pub struct DrawnMap<'a> {
    /// The story and the language.
    pub ctx: &'a SceneContext<'a>,
    /// The map's items.
    pub model: &'a MapModel,
    /// The selected record and its relatives.
    pub highlight: &'a Highlight,
    /// Size of the plot.
    pub plot: PlotSize,
    /// The visible part.
    pub viewport: MapViewport,
}

impl DrawnMap<'_> {
    /// Position of a mark or cluster on the unit square. `None` if it is not drawn.
    pub fn position_of(&self, record: RecordId) -> Option<Point> {
        let (extent, drawn) = self.marks();
        let cluster = drawn.clusters.iter().find(|cluster| cluster.members.first() == Some(&record));
        let mark = || drawn.marks.iter().find(|mark| mark.record == record).map(PlaceMark::middle);
        cluster.map(|cluster| cluster.position).or_else(mark).map(|px| extent.from_px(px))
    }

    /// All places drawn or clustered at a position, in the author's order: symbols, clusters and points; if there are
    /// none, lines or areas with the same outline.
    pub fn records_at(&self, position: Point) -> Vec<RecordId> {
        let (extent, drawn) = self.marks();
        let at = extent.to_px(position);
        let near = |mark: &&PlaceMark| !is_flat(mark) && mark.middle().distance(at) < NEAR;
        let marks = drawn.marks.iter().filter(near).map(|mark| mark.record);
        let clusters = drawn.clusters.iter().filter(|cluster| cluster.position.distance(at) < NEAR);
        let clusters = clusters.flat_map(|cluster| cluster.members.iter().copied());
        let points = self.model.point_layer.owners_at(&extent, position, NEAR, MOST);
        let mut all: Vec<RecordId> = marks.chain(clusters).chain(points).gather();
        if all.is_empty() {
            let first = drawn.marks.iter().find(|mark| is_flat(mark) && mark.middle().distance(at) < SAME);
            let same = drawn.marks.iter().filter(|mark| first.is_some_and(|first| first.form == mark.form));
            all.extend(same.map(|mark| mark.record));
        }
        self.model.items.iter().map(|item| item.record).filter(|record| all.contains(record)).gather()
    }

    /// The same as list rows.
    pub fn choices_at(&self, position: Point) -> Vec<RecordChoice> {
        let ctx = self.ctx;
        let choice = |record: RecordId| {
            let (_, place) = ctx.story.places.get(record.index)?;
            let title = place.name.get(ctx.lang).to_owned();
            let state = self.highlight.mark_state(ctx.story, record);
            Some(RecordChoice { state, title, note: ctx.whereabouts(place) })
        };
        self.records_at(position).into_iter().filter_map(choice).gather()
    }

    fn marks(&self) -> (RenderedExtent, PlaceMarks) {
        let extent = RenderedExtent::exact(self.viewport, self.plot);
        let marks = marks::place_marks(self.ctx.story, self.ctx.basemap, self.model, self.highlight, &extent);
        (extent, marks)
    }
}

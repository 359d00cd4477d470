//! Point layer: large point sets, clustered per zoom, drawn on a canvas below the marks, and hit-tested under the pointer.

use std::sync::{Arc, OnceLock};

use super::rendered_extent::RenderedExtent;
use super::viewport::MapViewport;
use crate::geometry::{Point, Rect};
use crate::scene::kit::cluster_marks::{ClusterMark, PointMarks, radius};
use crate::scene::kit::clusters::{Cluster, ClusterLevel, Points};
use crate::scene::kit::scale_steps::scale_step;
use crate::scene::records::record_text::SceneContext;
use crate::story::RecordId;

/// Points closer than this are clustered, in pixels.
const RADIUS: f64 = 46.0;
/// Hit radius of a point, in pixels.
const REACH: f64 = 12.0;
/// Number of zooms that are clustered; deeper zooms use the last one.
const ZOOMS: usize = 24;
/// log2 of the world's width at zoom 0, in pixels.
const WORLD: i32 = 8;

/// Points and the places that own them.
#[derive(Clone, Debug, Default)]
pub struct PointLayer {
    points: Arc<Points>,
    /// Index of the first point of each place.
    owners: Vec<(u32, RecordId)>,
    /// Clusters per zoom, computed on first use.
    levels: Arc<[OnceLock<ClusterLevel>; ZOOMS]>,
}

/// Builder of a point layer.
#[derive(Debug, Default)]
pub struct PointLayerBuilder {
    positions: Vec<Point>,
    owners: Vec<(u32, RecordId)>,
}

/// Points under the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointHit {
    /// The place that owns the point, or the first point of the cluster.
    pub owner: RecordId,
    /// Number of points.
    pub count: u32,
    /// Position on the unit square.
    pub at: Point,
    /// Their bounding box.
    pub area: Rect,
}

impl PointLayerBuilder {
    /// Adds the points of a place.
    pub fn add(&mut self, owner: RecordId, points: impl IntoIterator<Item = Point>) {
        self.owners.push((self.positions.len() as u32, owner));
        self.positions.extend(points);
    }

    /// Builds the layer.
    pub fn build(self) -> PointLayer {
        PointLayer { points: Arc::new(Points::new(self.positions)), owners: self.owners, levels: Arc::default() }
    }
}

impl PointLayer {
    /// True if there are no points.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// True if the layer has points of a place.
    pub fn has(&self, at: RecordId) -> bool {
        self.owners.iter().any(|(_, record)| *record == at)
    }

    /// The clusters for a scale step: those of the zoom at which they are drawn at 1 to 2 times the size.
    fn level(&self, level: i32) -> Option<&ClusterLevel> {
        let zoom = level.div_euclid(2) - WORLD;
        let zoom = zoom.max(0) as usize;
        let level = self.levels.get(zoom).or(self.levels.last())?;
        Some(level.get_or_init(|| self.points.level(2.0_f64.powi(zoom as i32 + WORLD), RADIUS)))
    }

    /// Marks of the points in a rendered extent, in its pixels.
    pub fn marks(&self, ctx: &SceneContext<'_>, extent: &RenderedExtent) -> PointMarks {
        let size = extent.size();
        let mut marks =
            PointMarks { width: size.width, height: size.height, singles: Vec::new(), clusters: Vec::new() };
        let Some(level) = self.level(extent.scale_step).filter(|_| !self.is_empty()) else { return marks };
        for cluster in level.within(extent.region) {
            let at = extent.to_px(cluster.at);
            if cluster.count == 1 {
                marks.singles.push(at);
            } else {
                let label = (ctx.words().in_views().map.count)(cluster.count);
                marks.clusters.push(ClusterMark { at, radius: radius(cluster.count), label });
            }
        }
        marks
    }

    /// The points under a position of a drawing `pixels` wide.
    pub fn hit(&self, viewport: MapViewport, pixels: f64, position: Point) -> Option<PointHit> {
        let level = self.level(scale_step(pixels / viewport.width)).filter(|_| !self.is_empty())?;
        let a_pixel = viewport.width / pixels;
        let found = level.nearest(viewport.point_at(position), REACH.max(24.0) * a_pixel)?;
        let tolerance = if found.count == 1 { REACH } else { radius(found.count) } * a_pixel;
        (found.at.distance(viewport.point_at(position)) <= tolerance).then(|| self.includes(level, found)).flatten()
    }

    /// Owners of the nearest cluster within `reach` pixels of a point, without duplicates, at most `most`.
    pub(super) fn owners_at(&self, extent: &RenderedExtent, at: Point, tolerance: f64, most: usize) -> Vec<RecordId> {
        let Some(level) = self.level(extent.scale_step).filter(|_| !self.is_empty()) else { return Vec::new() };
        let Some(found) = level.nearest(at, tolerance / extent.scale()) else { return Vec::new() };
        let mut owners = Vec::new();
        // The points of one place are consecutive.
        for owner in level.members(found).filter_map(|point| self.owner(point)) {
            if owners.last() != Some(&owner) && !owners.contains(&owner) {
                owners.push(owner);
            }
            if owners.len() == most {
                break;
            }
        }
        owners
    }

    /// The place that owns a point.
    fn owner(&self, point: u32) -> Option<RecordId> {
        let after = self.owners.partition_point(|(first, _)| *first <= point);
        self.owners.get(after.checked_sub(1)?).map(|(_, owner)| *owner)
    }

    fn includes(&self, level: &ClusterLevel, cluster: &Cluster) -> Option<PointHit> {
        let owner = self.owner(cluster.first)?;
        Some(PointHit { owner, count: cluster.count, at: cluster.at, area: self.points.extent_of(level, cluster) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::PlotSize;
    use crate::story::RecordKind;

    fn place(index: usize) -> RecordId {
        RecordId { kind: RecordKind::Place, index }
    }

    /// Two places with points far apart; the first has two that are close to each other.
    fn layer() -> PointLayer {
        let mut builder = PointLayerBuilder::default();
        builder.add(place(3), [Point::new(0.5, 0.5), Point::new(0.500_000_1, 0.5)]);
        builder.add(place(7), [Point::new(0.6, 0.5)]);
        builder.build()
    }

    #[test]
    fn a_pointer_finds_what_is_drawn_under_it() {
        let (layer, viewport) = (layer(), MapViewport { center: Point::new(0.55, 0.5), width: 0.2 });
        let hit = |x: f64| layer.hit(viewport, 1_000.0, Point::new(x, 0.0));
        let one = hit(0.25).unwrap();
        assert_eq!((one.owner, one.count), (place(7), 1));
        let two = hit(-0.255).unwrap();
        assert_eq!((two.owner, two.count), (place(3), 2));
        assert!(two.area.width > 0.0 && two.area.width < 1e-6);
        assert_eq!(hit(0.0), None);
        assert_eq!(hit(0.27), None, "twenty pixels beside it");
        assert!(PointLayer::default().hit(viewport, 1_000.0, Point::default()).is_none());
    }

    #[test]
    fn a_cluster_splits_as_one_comes_nearer() {
        let layer = layer();
        let hit =
            |width: f64| layer.hit(MapViewport { center: Point::new(0.5, 0.5), width }, 1_000.0, Point::default());
        assert_eq!(hit(0.2).map(|hit| hit.count), Some(2));
        assert_eq!(hit(1e-6).map(|hit| hit.count), Some(1));
    }

    #[test]
    fn each_drawn_point_is_counted_once() {
        let (layer, frame) = (layer(), PlotSize { width: 1_000.0, aspect: 0.5 });
        let extent = RenderedExtent::exact(MapViewport { center: Point::new(0.55, 0.5), width: 0.2 }, frame);
        let level = layer.level(extent.scale_step).unwrap();
        let drawn: u32 = level.within(extent.region).map(|cluster| cluster.count).sum();
        assert_eq!(drawn, 3);
    }
}

//! Clustering of large point sets: points that would overlap at a scale become one cluster with a count.
//!
//! Positions are on the unit square of spherical Mercator: x eastwards, y southwards, both from 0 to 1. Clusters depend on
//! the scale and on the order of the points, but not on the viewport, so that panning changes none of them.

use static_aabb2d_index::{StaticAABB2DIndex, StaticAABB2DIndexBuilder};

use crate::geometry::{Point, Rect};
use crate::scene::kit::spatial_hash_grid::SpatialHashGrid;

/// A point that is in no cluster yet.
const FREE: u32 = u32::MAX;
/// Minimum distance at which two points are different: about 40 µm on the ground.
const LEAST: f64 = 1e-12;

/// A large point set. A point is identified by its index.
#[derive(Clone, Debug, Default)]
pub struct Points {
    positions: Vec<Point>,
    count: usize,
}

/// Points that are one mark at a scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Mean position of its points.
    pub at: Point,
    /// Number of its points.
    pub count: u32,
    /// Index of its first point, around which the others lie.
    pub first: u32,
}

/// All clusters at one scale, with a spatial index.
#[derive(Clone, Debug)]
pub struct ClusterLevel {
    clusters: Vec<Cluster>,
    /// For each point the next one of its cluster; for the last one of a cluster, itself.
    next: Vec<u32>,
    index: Option<StaticAABB2DIndex<f64>>,
}

impl Points {
    /// Creates a point set. A point with a NaN or infinite coordinate keeps its index and is in no cluster.
    pub fn new(positions: Vec<Point>) -> Self {
        let count = positions.iter().filter(|at| is_somewhere(**at)).count();
        Self { positions, count }
    }

    /// Number of points with a finite position.
    pub fn len(&self) -> usize {
        self.count
    }

    /// True if no point has a finite position.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Position of a point. `None` if it is not finite or the index is out of range.
    pub fn at(&self, point: u32) -> Option<Point> {
        self.positions.get(point as usize).copied().filter(|at| is_somewhere(*at))
    }

    /// The clusters at a scale, in pixels per unit.
    ///
    /// In index order, each point that is still free takes all free points closer than `radius` pixels. So the first points
    /// of two clusters are at least that far apart. Points with one position are one cluster at any scale.
    pub fn level(&self, scale: f64, radius: f64) -> ClusterLevel {
        // `max` also replaces NaN.
        let reach = (radius / scale).max(LEAST);
        // Slightly larger than the distance, so that rounding never hides a neighbour two cells away.
        let mut cells = SpatialHashGrid::new(reach * 1.001, self.count);
        // In reverse, because a chain starts with the item added last.
        for (point, at) in self.positions.iter().enumerate().rev().filter(|(_, at)| is_somewhere(**at)) {
            cells.add(&Rect::new(at.x, at.y, 0.0, 0.0), point as u32);
        }
        let mut next = vec![FREE; self.positions.len()];
        let mut clusters = Vec::new();
        for (first, seed) in self.positions.iter().enumerate().filter(|(_, at)| is_somewhere(**at)) {
            if next.get(first) == Some(&FREE) {
                clusters.push(self.around(first as u32, *seed, reach, &mut cells, &mut next));
            }
        }
        ClusterLevel::new(clusters, next)
    }

    /// The cluster of all free points around `first`. Points that join it are removed from the grid.
    fn around(&self, first: u32, seed: Point, reach: f64, cells: &mut SpatialHashGrid, next: &mut [u32]) -> Cluster {
        let (mut count, mut last) = (1, first);
        // Sums of offsets from the first point, so that the mean of points with one position is exactly that position.
        let (mut east, mut south) = (0.0, 0.0);
        join(next, first, first);
        let near = Rect::new(seed.x - reach, seed.y - reach, 2.0 * reach, 2.0 * reach);
        cells.remove_in(&near, |point| {
            let Some(at) = self.positions.get(point as usize) else { return true };
            let (x, y) = (at.x - seed.x, at.y - seed.y);
            let is_near = x * x + y * y < reach * reach;
            if is_near && point != first {
                east += x;
                south += y;
                count += 1;
                join(next, last, point);
                last = point;
            }
            is_near
        });
        let at = Point::new(seed.x + east / f64::from(count), seed.y + south / f64::from(count));
        Cluster { at, count, first }
    }

    /// Bounding box of the points of a cluster. Fitted into the view, it separates them most.
    pub fn extent_of(&self, level: &ClusterLevel, cluster: &Cluster) -> Rect {
        let members = level.members(cluster).filter_map(|point| self.at(point));
        let (low, high) = members.fold((cluster.at, cluster.at), |(low, high), at| {
            (Point::new(low.x.min(at.x), low.y.min(at.y)), Point::new(high.x.max(at.x), high.y.max(at.y)))
        });
        Rect::new(low.x, low.y, high.x - low.x, high.y - low.y)
    }
}

/// Appends a point to a cluster.
fn join(next: &mut [u32], last: u32, point: u32) {
    for place in [last, point] {
        if let Some(next) = next.get_mut(place as usize) {
            *next = point;
        }
    }
}

fn is_somewhere(at: Point) -> bool {
    at.x.is_finite() && at.y.is_finite()
}

impl ClusterLevel {
    fn new(clusters: Vec<Cluster>, next: Vec<u32>) -> Self {
        let mut index = StaticAABB2DIndexBuilder::new(clusters.len());
        for Cluster { at, .. } in &clusters {
            index.add(at.x, at.y, at.x, at.y);
        }
        // `build` fails only if the number of boxes differs from the one announced.
        Self { clusters, next, index: index.build().ok() }
    }

    /// All clusters, ordered by their first points.
    pub fn clusters(&self) -> &[Cluster] {
        &self.clusters
    }

    /// The clusters inside an area or on its edge. The order is arbitrary but deterministic.
    pub fn within(&self, area: Rect) -> impl Iterator<Item = &Cluster> {
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        let found = self.index.as_ref().map(|index| index.query(area.x, area.y, right, bottom));
        found.unwrap_or_default().into_iter().filter_map(|place| self.clusters.get(place))
    }

    /// The nearest cluster within a distance of `at`. Ties go to the cluster with the earliest point.
    pub fn nearest(&self, at: Point, within: f64) -> Option<&Cluster> {
        let area = Rect::new(at.x - within, at.y - within, 2.0 * within, 2.0 * within);
        let mut nearest: Option<(f64, &Cluster)> = None;
        for cluster in self.within(area) {
            let distance = cluster.at.distance(at);
            let is_nearer = nearest
                .is_none_or(|(least, other)| distance < least || (distance == least && cluster.first < other.first));
            if distance <= within && is_nearer {
                nearest = Some((distance, cluster));
            }
        }
        nearest.map(|(_, cluster)| cluster)
    }

    /// The points of a cluster of this level, the first one first.
    pub fn members(&self, cluster: &Cluster) -> impl Iterator<Item = u32> {
        std::iter::successors(Some(cluster.first), |point| {
            self.next.get(*point as usize).copied().filter(|next| next != point && *next != FREE)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Some isolated, some close to each other, some with one position.
    fn points() -> impl Strategy<Value = Points> {
        let alone = (0.0..1.0_f64, 0.0..1.0_f64);
        let crowded = (0.4..0.41_f64, 0.6..0.61_f64);
        let stacked = Just((0.25, 0.75));
        let lattice = (0..30_u8, 0..30_u8).prop_map(|(x, y)| (f64::from(x) / 32.0, f64::from(y) / 32.0));
        let one = prop_oneof![alone, crowded, stacked, lattice];
        proptest::collection::vec(one.prop_map(|(x, y)| Point::new(x, y)), 0..200).prop_map(Points::new)
    }

    /// Pixels per unit, for a radius of 40: from one cluster for the whole world to single streets.
    fn scales() -> impl Strategy<Value = f64> {
        (0..22_i32).prop_map(|zoom| 20.0 * 2.0_f64.powi(zoom))
    }

    proptest! {
        #[test]
        fn every_point_is_in_exactly_one_cluster(points in points(), scale in scales()) {
            let level = points.level(scale, 40.0);
            let mut visits = vec![0; points.len()];
            for cluster in level.clusters() {
                let members: Vec<_> = level.members(cluster).collect();
                prop_assert_eq!(members.len(), cluster.count as usize);
                prop_assert_eq!(members[0], cluster.first);
                for member in members {
                    visits[member as usize] += 1;
                }
            }
            prop_assert!(visits.iter().all(|times| *times == 1));
        }

        #[test]
        fn they_are_those_that_a_look_at_every_pair_finds(points in points(), scale in scales()) {
            let level = points.level(scale, 40.0);
            let reach = 40.0 / scale;
            let mut free = vec![true; points.len()];
            let mut found = Vec::new();
            for (first, seed) in points.positions.iter().enumerate() {
                if !free[first] {
                    continue;
                }
                let near = |at: &Point| (at.x - seed.x).powi(2) + (at.y - seed.y).powi(2) < reach * reach;
                let joined: Vec<_> = (first..free.len()).filter(|at| free[*at] && near(&points.positions[*at])).collect();
                for at in &joined {
                    free[*at] = false;
                }
                found.push((first as u32, joined.len() as u32));
            }
            let starts_and_counts: Vec<_> = level.clusters().iter().map(|cluster| (cluster.first, cluster.count)).collect();
            prop_assert_eq!(starts_and_counts, found);
        }

        #[test]
        fn first_points_keep_apart_and_extents_hold_all_points(points in points(), scale in scales()) {
            let level = points.level(scale, 40.0);
            for (index, one) in level.clusters().iter().enumerate() {
                let seed = points.at(one.first).unwrap();
                for other in &level.clusters()[index + 1..] {
                    prop_assert!(seed.distance(points.at(other.first).unwrap()) >= 40.0 / scale * (1.0 - 1e-12));
                }
                let extent = points.extent_of(&level, one);
                let wider = Rect::new(extent.x, extent.y, extent.width + 1e-15, extent.height + 1e-15);
                prop_assert!(level.members(one).all(|point| wider.contains_point(points.at(point).unwrap())));
                prop_assert!(one.count > 1 || (one.at == seed && extent == Rect::new(seed.x, seed.y, 0.0, 0.0)));
            }
        }

        #[test]
        fn a_query_finds_the_same_as_a_scan(
            points in points(), scale in scales(), x in -0.2..1.0_f64, y in -0.2..1.0_f64, side in 0.0..0.9_f64,
        ) {
            let level = points.level(scale, 40.0);
            let area = Rect::new(x, y, side, side / 2.0);
            let mut found: Vec<_> = level.within(area).map(|cluster| cluster.first).collect();
            found.sort_unstable();
            let all = level.clusters().iter().filter(|cluster| area.contains_point(cluster.at));
            prop_assert_eq!(found, all.map(|cluster| cluster.first).collect::<Vec<_>>());
        }

        #[test]
        fn the_nearest_is_the_nearest_of_all(
            points in points(), scale in scales(), x in 0.0..1.0_f64, y in 0.0..1.0_f64, within in 0.0..0.3_f64,
        ) {
            let level = points.level(scale, 40.0);
            let at = Point::new(x, y);
            let near = level.clusters().iter().filter(|cluster| cluster.at.distance(at) <= within);
            let nearest = near.min_by(|one, other| one.at.distance(at).total_cmp(&other.at.distance(at)));
            prop_assert_eq!(level.nearest(at, within), nearest);
        }

        /// Each group is much smaller than the radius and far from the next one, so the order of the points does not
        /// matter.
        #[test]
        fn dense_groups_far_apart_are_clusters_in_any_order(
            points in proptest::collection::vec((0..8_u8, 0..8_u8, 0.0..1e-4_f64), 0..80).prop_shuffle(),
        ) {
            let site = |x: f64, y: f64| ((x * 8.0).floor() as u8, (y * 8.0).floor() as u8);
            let mut expected = std::collections::BTreeMap::new();
            for (x, y, _) in &points {
                *expected.entry((*x, *y)).or_insert(0) += 1;
            }
            let position = |(x, y, off): &(u8, u8, f64)| Point::new((f64::from(*x) + off) / 8.0, (f64::from(*y) + off) / 8.0);
            let level = Points::new(points.iter().map(position).collect()).level(4_000.0, 40.0);
            let found = level.clusters().iter().map(|cluster| (site(cluster.at.x, cluster.at.y), cluster.count)).collect();
            prop_assert_eq!(expected, found);
        }
    }

    #[test]
    fn no_points_make_no_clusters() {
        let level = Points::new(vec![]).level(1e6, 40.0);
        assert!(Points::default().is_empty() && level.clusters().is_empty());
        assert_eq!(level.within(Rect::new(0.0, 0.0, 1.0, 1.0)).count(), 0);
        assert_eq!(level.nearest(Point::new(0.5, 0.5), f64::INFINITY), None);
    }

    #[test]
    fn points_at_one_place_are_one_cluster_at_any_scale() {
        let position = Point::new(0.837_427_3, 0.408_513_9);
        let points = Points::new(vec![position; 1000]);
        for scale in [0.0, 1.0, 1e9, 1e300, f64::INFINITY, f64::NAN] {
            let level = points.level(scale, 40.0);
            assert_eq!(level.clusters(), [Cluster { at: position, count: 1000, first: 0 }], "{scale}");
            assert_eq!(points.extent_of(&level, &level.clusters()[0]), Rect::new(position.x, position.y, 0.0, 0.0));
        }
    }

    #[test]
    fn points_without_finite_coordinates_are_left_out() {
        let bad = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(|bad| Point::new(0.5, bad));
        let points = Points::new([&bad[..], &[Point::new(0.5, 0.5)], &bad].concat());
        assert_eq!(points.len(), 1);
        assert_eq!((points.at(0), points.at(3)), (None, Some(Point::new(0.5, 0.5))));
        let level = points.level(1000.0, 40.0);
        assert_eq!(level.clusters(), [Cluster { at: Point::new(0.5, 0.5), count: 1, first: 3 }]);
        assert!(Points::new(bad.to_vec()).is_empty());
    }

    #[test]
    fn one_far_away_does_not_slow_the_others() {
        let near = (0..20_000).map(|at| Point::new(0.5 + f64::from(at % 141) * 1e-9, 0.5 + f64::from(at / 141) * 1e-9));
        let points = Points::new(near.chain([Point::new(1e9, -1e9)]).collect());
        // All closer than 1e-9 to zero: in a single cell, this would compare 400 million pairs.
        let level = points.level(1e12, 500.0);
        assert_eq!(level.clusters().len(), 20_001);
    }
}

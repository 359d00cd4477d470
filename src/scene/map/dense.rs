//! Very many points on the map: clustered at each zoom, drawn on a canvas below the marks, and found again under a pointer.

use std::sync::{Arc, OnceLock};

use super::camera::Sight;
use super::stage::Stage;
use crate::geometry::{Point, Rect};
use crate::scene::clusters::{Cluster, Level, Points};
use crate::scene::dots::{Disc, Dots, radius};
use crate::scene::facts::Told;
use crate::scene::levels::level_of;
use crate::story::Ref;

/// Points nearer than that, in pixels, are one.
const RADIUS: f64 = 46.0;
/// How near a pointer must be to a point, in pixels.
const REACH: f64 = 12.0;
/// The deepest zoom at which points are clustered apart: from there on they stay as they are.
const ZOOMS: usize = 24;
/// The width of the world at zoom 0, in pixels, as a number of zooms.
const WORLD: i32 = 8;

/// Very many points and whose they are.
#[derive(Clone, Debug, Default)]
pub struct Dense {
    points: Arc<Points>,
    /// Where the points of a place begin.
    owners: Vec<(u32, Ref)>,
    /// The clusters of each zoom, made when they are first asked for.
    levels: Arc<[OnceLock<Level>; ZOOMS]>,
}

/// Collects the points.
#[derive(Debug, Default)]
pub struct DenseBuilder {
    positions: Vec<Point>,
    owners: Vec<(u32, Ref)>,
}

/// What lies under a pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The place that the point, or the first of the cluster, belongs to.
    pub owner: Ref,
    /// How many points there are.
    pub count: u32,
    /// Where they are drawn.
    pub at: Point,
    /// The box around them.
    pub area: Rect,
}

impl DenseBuilder {
    /// Adds the points of a place.
    pub fn add(&mut self, owner: Ref, points: impl IntoIterator<Item = Point>) {
        self.owners.push((self.positions.len() as u32, owner));
        self.positions.extend(points);
    }

    /// All of them.
    pub fn build(self) -> Dense {
        Dense { points: Arc::new(Points::new(self.positions)), owners: self.owners, levels: Arc::default() }
    }
}

impl Dense {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }

    /// Whether the points of a place are among them.
    pub fn has(&self, at: Ref) -> bool {
        self.owners.iter().any(|(_, own)| *own == at)
    }

    /// The clusters for a level of scale: those of the zoom at which it is drawn, or up to twice as large.
    fn level(&self, level: i32) -> Option<&Level> {
        let zoom = level.div_euclid(2) - WORLD;
        let zoom = zoom.max(0) as usize;
        let own = self.levels.get(zoom).or(self.levels.last())?;
        Some(own.get_or_init(|| self.points.level(2.0_f64.powi(zoom as i32 + WORLD), RADIUS)))
    }

    /// What of them is drawn on a stage, in its pixels.
    pub fn dots(&self, told: &Told<'_>, stage: &Stage) -> Dots {
        let size = stage.size();
        let mut dots = Dots { width: size.width, height: size.height, singles: Vec::new(), clusters: Vec::new() };
        let Some(level) = self.level(stage.level).filter(|_| !self.is_empty()) else { return dots };
        for cluster in level.within(stage.drawn) {
            let at = stage.spot(cluster.at);
            if cluster.count == 1 {
                dots.singles.push(at);
            } else {
                let label = (told.words().map.count)(cluster.count);
                dots.clusters.push(Disc { at, radius: radius(cluster.count), label });
            }
        }
        dots
    }

    /// What lies under a place of the drawing, in a drawing so many pixels wide.
    pub fn hit(&self, sight: Sight, pixels: f64, place: Point) -> Option<Hit> {
        let level = self.level(level_of(pixels / sight.wide)).filter(|_| !self.is_empty())?;
        let a_pixel = sight.wide / pixels;
        let found = level.nearest(sight.at(place), REACH.max(24.0) * a_pixel)?;
        let reach = if found.count == 1 { REACH } else { radius(found.count) } * a_pixel;
        (found.at.distance(sight.at(place)) <= reach).then(|| self.told(level, found)).flatten()
    }

    /// The places that the nearest cluster within `reach` pixels of a point belongs to, each once, at most `most` of them.
    pub(super) fn owners_at(&self, stage: &Stage, at: Point, reach: f64, most: usize) -> Vec<Ref> {
        let Some(level) = self.level(stage.level).filter(|_| !self.is_empty()) else { return Vec::new() };
        let Some(found) = level.nearest(at, reach / stage.scale()) else { return Vec::new() };
        let mut owners = Vec::new();
        // Those of one place stand in a row; each is looked at, but few are kept.
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

    /// The place that a point belongs to.
    fn owner(&self, point: u32) -> Option<Ref> {
        let after = self.owners.partition_point(|(first, _)| *first <= point);
        self.owners.get(after.checked_sub(1)?).map(|(_, owner)| *owner)
    }

    fn told(&self, level: &Level, cluster: &Cluster) -> Option<Hit> {
        let owner = self.owner(cluster.first)?;
        Some(Hit { owner, count: cluster.count, at: cluster.at, area: self.points.extent_of(level, cluster) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::map::Frame;
    use crate::story::Kind;

    fn place(index: usize) -> Ref {
        Ref { kind: Kind::Place, index }
    }

    /// Two places with points far apart, the first with two that are near each other.
    fn dense() -> Dense {
        let mut builder = DenseBuilder::default();
        builder.add(place(3), [Point::new(0.5, 0.5), Point::new(0.500_000_1, 0.5)]);
        builder.add(place(7), [Point::new(0.6, 0.5)]);
        builder.build()
    }

    #[test]
    fn a_pointer_finds_what_is_drawn_under_it() {
        let (dense, sight) = (dense(), Sight { middle: Point::new(0.55, 0.5), wide: 0.2 });
        let hit = |x: f64| dense.hit(sight, 1_000.0, Point::new(x, 0.0));
        let one = hit(0.25).unwrap();
        assert_eq!((one.owner, one.count), (place(7), 1));
        let two = hit(-0.255).unwrap();
        assert_eq!((two.owner, two.count), (place(3), 2));
        assert!(two.area.width > 0.0 && two.area.width < 1e-6);
        assert_eq!(hit(0.0), None);
        assert_eq!(hit(0.27), None, "twenty pixels beside it");
        assert!(Dense::default().hit(sight, 1_000.0, Point::default()).is_none());
    }

    #[test]
    fn a_cluster_splits_as_one_comes_nearer() {
        let dense = dense();
        let hit = |wide: f64| dense.hit(Sight { middle: Point::new(0.5, 0.5), wide }, 1_000.0, Point::default());
        assert_eq!(hit(0.2).map(|hit| hit.count), Some(2));
        assert_eq!(hit(1e-6).map(|hit| hit.count), Some(1));
    }

    #[test]
    fn what_is_drawn_is_counted_once() {
        let (dense, frame) = (dense(), Frame { pixels: 1_000.0, aspect: 0.5 });
        let stage = Stage::still(Sight { middle: Point::new(0.55, 0.5), wide: 0.2 }, frame);
        let level = dense.level(stage.level).unwrap();
        let drawn: u32 = level.within(stage.drawn).map(|cluster| cluster.count).sum();
        assert_eq!(drawn, 3);
    }
}

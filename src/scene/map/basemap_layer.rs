//! Base map layer: districts, waters and bridges, simplified to the scale.

use super::model::MapModel;
use super::rendered_extent::RenderedExtent;
use crate::gather::Gather;
use crate::geometry::{Point, Rect, path_data, ring_steps};
use crate::scene::kit::clip;
use crate::scene::kit::projection::{project, unit_per_metre, unproject};
use crate::story::LonLat;
use crate::story::{Basemap, District};

/// Width of the creek, in metres (51 to 68 in reality).
const CREEK: f64 = 60.0;
/// Margin around the rendered extent within which shapes are drawn, in pixels, so that no clipped edge is visible.
const BLEED: f64 = 20.0;
/// Bridges are drawn from this scale on, in pixels per metre.
const BRIDGES_FROM: f64 = 0.03;

/// Drawing of the base map.
#[derive(Clone, Debug, Default)]
pub struct BasemapDrawing {
    /// Outlines of the districts.
    pub districts: Vec<Outline>,
    /// SVG path data of the river.
    pub river: String,
    /// SVG path data of the creek.
    pub creek: String,
    /// Stroke width of the creek, in pixels.
    pub creek_width: f64,
    /// SVG path data of the bridges: strokes across the creek.
    pub bridges: String,
}

/// Outline of a district.
#[derive(Clone, Debug)]
pub struct Outline {
    /// Code of the district.
    pub code: String,
    /// SVG path data.
    pub path: String,
}

/// Pixels per metre of a rendered extent.
pub fn px_per_metre(extent: &RenderedExtent) -> f64 {
    unit_per_metre(unproject(extent.region.centre())[1]) * extent.scale()
}

/// Projects a line of coordinates to pixels of a rendered extent.
pub(super) fn project_line(extent: &RenderedExtent, line: &[LonLat]) -> Vec<Point> {
    line.iter().map(|position| extent.to_px(project(*position))).gather()
}

/// The rendered extent with a margin.
pub(super) fn with_bleed(extent: &RenderedExtent) -> Rect {
    let size = extent.size();
    Rect::new(-BLEED, -BLEED, size.width + 2.0 * BLEED, size.height + 2.0 * BLEED)
}

/// Draws the base map, simplified to `tolerance` pixels.
pub fn draw_basemap(base: &Basemap, model: &MapModel, extent: &RenderedExtent, tolerance: f64) -> BasemapDrawing {
    if !model.is_based {
        return BasemapDrawing::default();
    }
    let (frame, metre) = (with_bleed(extent), px_per_metre(extent));
    let ring =
        |ring: &Vec<LonLat>| ring_steps(&clip::ring(&clip::simplify(&project_line(extent, ring), tolerance), frame));
    let outline =
        |district: &District| Outline { code: district.code.clone(), path: district.rings.iter().map(ring).collect() };
    let creek = clip::line(&clip::simplify(&project_line(extent, &base.creek), tolerance * 0.6), frame);
    let bridges =
        base.bridges.iter().map(|bridge| extent.to_px(project(bridge.at))).filter(|at| frame.contains_point(*at));
    let reach = (CREEK * metre * 0.7).max(6.0);
    let bridges = bridges.map(|at| path_data(&across(&creek, at, reach), false));
    BasemapDrawing {
        districts: base.districts.iter().map(outline).filter(|outline| !outline.path.is_empty()).gather(),
        river: base.river.iter().map(ring).collect(),
        creek_width: (CREEK * metre).max(1.4),
        bridges: if metre > BRIDGES_FROM { bridges.collect() } else { String::new() },
        creek: creek.iter().map(|stretch| path_data(stretch, false)).collect(),
    }
}

/// A stroke across the creek at a bridge, `reach` long on both sides.
fn across(creek: &[Vec<Point>], at: Point, reach: f64) -> Vec<Point> {
    let segments = creek.iter().flat_map(|line| line.windows(2));
    let pairs = segments.filter_map(|pair| if let [a, b] = pair { Some((*a, *b)) } else { None });
    let nearest = pairs.min_by(|(a, b), (c, d)| {
        let middle = |a: &Point, b: &Point| Point::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y));
        middle(a, b).distance(at).total_cmp(&middle(c, d).distance(at))
    });
    let Some((a, b)) = nearest else { return Vec::new() };
    let length = a.distance(b).max(0.001);
    let (x, y) = ((b.y - a.y) / length * reach, (a.x - b.x) / length * reach);
    vec![Point::new(at.x - x, at.y - y), Point::new(at.x + x, at.y + y)]
}

/// Offsets a line to its right-hand side, where the bank of a section is.
pub(super) fn offset_line(line: &[Point], by: f64) -> Vec<Point> {
    let direction = |from: Option<&Point>, to: Option<&Point>| {
        let (from, to) = (from?, to?);
        let length = from.distance(*to);
        (length > 0.0).then(|| Point::new((to.x - from.x) / length, (to.y - from.y) / length))
    };
    let moved = |(index, at): (usize, &Point)| {
        let before = index.checked_sub(1).and_then(|before| direction(line.get(before), Some(at)));
        let after = direction(Some(at), line.get(index + 1));
        let one = before.or(after).unwrap_or_default();
        let other = after.or(before).unwrap_or_default();
        // Mitre of the two sides, at most 1.5 times the offset.
        let (x, y) = (one.x + other.x, one.y + other.y);
        let excess = by * 2.0 / (x * x + y * y).max(1.7);
        Point::new(at.x - y * excess, at.y + x * excess)
    };
    line.iter().enumerate().map(moved).gather()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bank_is_on_the_right_hand() {
        let east = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(offset_line(&east, 4.0), east.map(|at| Point::new(at.x, 4.0)), "south, where y grows");
        let west = [(20.0, 0.0), (0.0, 0.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(offset_line(&west, 4.0), west.map(|at| Point::new(at.x, -4.0)));
        let corner = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)].map(|(x, y)| Point::new(x, y));
        assert_eq!(offset_line(&corner, 2.0)[1], Point::new(8.0, 2.0), "the sides meet");
        let back = [(0.0, 0.0), (10.0, 0.0), (0.0, 0.0)].map(|(x, y)| Point::new(x, y));
        assert!(offset_line(&back, 2.0).iter().all(|at| at.x.is_finite() && at.y.is_finite()));
        assert!(offset_line(&[Point::default(); 2], 2.0).iter().all(|at| at.x.is_finite()));
    }

    #[test]
    fn a_bridge_lies_across() {
        let creek = vec![vec![Point::new(0.0, 0.0), Point::new(10.0, 0.0)]];
        let stroke = across(&creek, Point::new(5.0, 0.0), 3.0);
        assert_eq!(stroke, [Point::new(5.0, 3.0), Point::new(5.0, -3.0)]);
        assert!(across(&[], Point::default(), 3.0).is_empty());
    }
}

//! Fits an area into the drawing so that its places are clear of the overlays in the corners.

pub use super::insets::Insets;
use super::plot_size::PlotSize;
use super::viewport::MapViewport;
use super::{CREDIT, corner_boxes};
use crate::gather::Gather;
use crate::geometry::{Point, Rect};

/// Above this number of points only their convex hull is used.
const MANY: usize = 300;
/// Box that a mark occupies around its position, in pixels: its number above, a symbol below the name of a district.
const MARK: Rect = Rect::new(-12.0, -27.0, 24.0, 51.0);
/// Gap between an overlay and fitted points beside or below it, in pixels.
const GAP: f64 = 14.0;
/// Gap between an overlay and fitted points above it, in pixels.
const GAP_ABOVE: f64 = 26.0;
/// Maximum width of a fitted viewport, in lengths of the longer side of the area: the map is not shrunk for one mark.
const WIDEST: f64 = 2.6;

/// The narrowest viewport of an area in which the overlays cover the fewest of its points, with a margin in pixels and
/// above the credit line.
pub fn fit_points(area: Rect, points: &[Point], frame: PlotSize, margin: f64) -> MapViewport {
    let (width, height) = frame.size();
    let corners = corner_boxes(Rect::new(0.0, 0.0, width, height));
    let [north, overview, credit] = corners;
    let points = convex_hull(points.iter().filter(|point| area.contains_point(**point)).copied().gather());
    let covered = |viewport: &MapViewport| {
        let is_covered = |point: &&Point| {
            let position = viewport.position_of(**point);
            let (x, y) = ((position.x + 0.5) * width, position.y * width + height / 2.0);
            let mark = Rect::new(x + MARK.x, y + MARK.y, MARK.width, MARK.height);
            corners.iter().any(|corner| corner.overlaps(&mark))
        };
        points.iter().filter(is_covered).count()
    };
    let plain = Insets { bottom: margin.max(CREDIT), ..Insets::all(margin) };
    let mut best: Option<(usize, MapViewport)> = None;
    for left in [0.0, north.x + north.width, overview.x + overview.width] {
        for top in [0.0, north.y + north.height] {
            for bottom in [0.0, height - credit.y, height - overview.y] {
                let room = |room: f64, gap: f64, least: f64| if room > 0.0 { (room + gap).max(least) } else { least };
                let insets = Insets {
                    left: room(left, GAP, plain.left),
                    top: room(top, GAP + MARK.y.abs(), plain.top),
                    bottom: room(bottom, GAP_ABOVE, plain.bottom),
                    ..plain
                };
                let viewport = MapViewport::fit_in(area, (width, height), insets);
                let count = covered(&viewport);
                let is_tiny = insets != plain && viewport.width > WIDEST * area.width.max(area.height).max(1e-6);
                if is_tiny && best.is_some() {
                    continue;
                }
                // Fewest covered points first; then the narrowest; then the first candidate, which is moved least.
                let is_better = best
                    .is_none_or(|(least, best)| count < least || count == least && viewport.width < best.width * 0.999);
                if is_better {
                    best = Some((count, viewport));
                }
                if count == 0 && insets == plain {
                    return viewport;
                }
            }
        }
    }
    best.map_or_else(|| MapViewport::fit_in(area, (width, height), plain), |(_, viewport)| viewport)
}

/// The corners of a box.
pub fn corners_of(area: Rect) -> [Point; 4] {
    let (right, bottom) = (area.x + area.width, area.y + area.height);
    [(area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom)].map(|(x, y)| Point::new(x, y))
}

/// The outermost points in the eight directions.
fn convex_hull(points: Vec<Point>) -> Vec<Point> {
    const DIRECTIONS: [(f64, f64); 8] =
        [(1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (-1.0, 1.0), (-1.0, 0.0), (-1.0, -1.0), (0.0, -1.0), (1.0, -1.0)];
    if points.len() <= MANY {
        return points;
    }
    let furthest = |(x, y): (f64, f64)| {
        points.iter().copied().max_by(|one, other| (one.x * x + one.y * y).total_cmp(&(other.x * x + other.y * y)))
    };
    DIRECTIONS.into_iter().filter_map(furthest).gather()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The overlay that covers the mark at a point.
    fn covering(viewport: MapViewport, point: Point, frame: PlotSize) -> Option<Rect> {
        let (width, height) = frame.size();
        let position = viewport.position_of(point);
        let mark = Rect::new((position.x + 0.5) * width - 7.0, position.y * width + height / 2.0 - 7.0, 14.0, 14.0);
        assert!(Rect::new(0.0, 0.0, width, height).contains(&mark), "{mark:?} is out of sight");
        corner_boxes(Rect::new(0.0, 0.0, width, height)).into_iter().find(|corner| corner.overlaps(&mark))
    }

    proptest! {
        #[test]
        fn a_place_in_any_corner_is_seen(
            width in prop::sample::select(vec![320.0, 560.0, 780.0, 1400.0]), x in 0.0..1.0_f64, y in 0.0..1.0_f64,
            area_width in 1e-5..1e-2_f64, area_height in 1e-5..1e-2_f64,
        ) {
            let (frame, area) = (PlotSize::of(width), Rect::new(0.8, 0.4, area_width, area_height));
            let point = Point::new(area.x + x * area_width, area.y + y * area_height);
            prop_assert_eq!(covering(fit_points(area, &[point], frame, 12.0), point, frame), None);
            // All four corners at once.
            let viewport = fit_points(area, &corners_of(area), frame, 12.0);
            for corner in corners_of(area) {
                prop_assert_eq!(covering(viewport, corner, frame), None);
            }
        }
    }

    #[test]
    fn a_point_outside_of_the_corners_moves_nothing() {
        let (frame, area) = (PlotSize::of(780.0), Rect::new(0.8, 0.4, 0.002, 0.001));
        let plain = MapViewport::fit_in(area, frame.size(), Insets { bottom: CREDIT, ..Insets::all(12.0) });
        assert_eq!(fit_points(area, &[area.centre()], frame, 12.0), plain);
        assert_eq!(fit_points(area, &[], frame, 12.0), plain);
        let outside = Point::new(area.x - 0.0001, area.y + 0.001);
        assert_eq!(fit_points(area, &[outside], frame, 12.0), plain, "what is not of the area is not looked for");
    }

    #[test]
    fn many_positions_are_represented_by_the_outermost() {
        let grid = (0..1000).map(|at| Point::new(f64::from(at % 40), f64::from(at / 40)));
        let out = convex_hull(grid.collect());
        assert!(out.len() <= 8 && out.contains(&Point::new(0.0, 24.0)) && out.contains(&Point::new(39.0, 0.0)));
    }
}
